"""Báo cáo (reports): official papers made from the indicators, and their printing as DOCX, PDF, XLSX and text.

- ``paper.py``: văn bản, the model of one official paper: head, sections, signature block, annex of figures.
- ``vietnamese.py``: how text, dates and numbers are written on a paper.
- ``writers/``: one module for each format; each turns a paper into the bytes of a file.
- ``typst/``: the page layout of the PDF.
"""
