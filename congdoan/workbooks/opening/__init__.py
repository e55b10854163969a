"""Mở tệp: a workbook of any kind (.xlsx, .xls, .ods, .csv) becomes sheets of cells; what is damaged, locked, hostile or no workbook is refused.

The kind is told by the content, whatever the file is called; only whether a plain text is a table is asked of the name. Nothing that was not measured
first (limits) is handed to a reader. Callers:

    opened = opening.opened(content, file_name)
    for title in opened.sheet_names:
        grid, merged = opened.grid(title)
"""

from congdoan.workbooks.opening.book import ErrorCell, Opened, Serial1904
from congdoan.workbooks.opening.kinds import opened
from congdoan.workbooks.opening.limits import MOST_ROWS

__all__ = ["MOST_ROWS", "ErrorCell", "Opened", "Serial1904", "opened"]
