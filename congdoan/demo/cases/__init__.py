"""The unions of the demo, one package or module each; every one offers ``workbook(seed)`` and ``write(path)``."""
