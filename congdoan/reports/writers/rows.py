"""Một danh sách dưới dạng Excel: title, one row of column titles, the rows; text that looks like a formula stays text."""

from io import BytesIO
from itertools import chain

import xlsxwriter

TEXT_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST = 44


def workbook(title, titles, rows):
    """Bytes of an XLSX with one sheet."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, TEXT_ONLY) as book:
        sheet = book.add_worksheet()
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
        big, head = (
            book.add_format(base | {"bold": True}),
            book.add_format(base | {"bold": True, "border": 1, "text_wrap": True, "align": "center"}),
        )
        cell = book.add_format(base | {"border": 1, "text_wrap": True})
        sheet.write_string(0, 0, str(title), big)
        sheet.write_row(2, 0, [str(each) for each in titles], head)
        for line, row in enumerate(rows, start=3):
            for place, value in enumerate(row):
                write = sheet.write_number if isinstance(value, int) else sheet.write_string
                write(line, place, value if isinstance(value, int) else str(value or ""), cell)
        for place, column in enumerate(zip(*chain([titles], rows), strict=True)):
            sheet.set_column(place, place, min(WIDEST, 2 + max(len(str(value or "")) for value in column)))
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return file.getvalue()
