"""Settings, URLs and the list of rooms."""
