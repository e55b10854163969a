"""Writes a book ({sheet name: Rows}) as .xlsx, the way a union keeps it: dates as dates, money as numbers."""

from datetime import date, datetime

import xlsxwriter

from congdoan.demo.columns import MONEY

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMATS = {
    "title": {"bold": True, "font_size": 13},
    "head": {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "bg_color": "#E8EEF4"},
    "date": {"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"},
    "money": {"num_format": "#,##0", "valign": "top"},
    "number": {"num_format": "0", "valign": "top"},
    "text": {"num_format": "@", "valign": "top", "text_wrap": True},
}
NARROWEST, WIDEST = 8, 60
WRITTEN_ON = datetime(2023, 6, 30)  # written into the file instead of the clock, so that the same book is the same file


def write(path, book, titles=None):
    """Write ``book`` to ``path``; ``titles`` ({sheet name: text}) puts a title and an empty row above those headers."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as file:
        file.set_properties({"created": WRITTEN_ON})
        formats = {name: file.add_format(given) for name, given in FORMATS.items()}
        for name, rows in book.items():
            _write_sheet(file.add_worksheet(name), rows, formats, (titles or {}).get(name))


def _write_sheet(sheet, rows, formats, title):
    header = 0
    if title:
        header = 2
        sheet.write_string(0, 0, title, formats["title"])
    for column, heading in enumerate(rows.columns):
        sheet.write_string(header, column, heading, formats["head"])
        sheet.set_column(column, column, _width(heading, [row[column] for row in rows.rows]))
    for number, row in enumerate(rows.rows, header + 1):
        for column, (heading, value) in enumerate(zip(rows.columns, row, strict=True)):
            _write_cell(sheet, number, column, heading, value, formats)
    sheet.freeze_panes(header + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)


def _write_cell(sheet, row, column, heading, value, formats):
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["date"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value, formats["money" if heading in MONEY else "number"])
    else:
        sheet.write_string(row, column, value, formats["text"])


def _width(heading, values):
    """Wide enough for the longest value, within what fits a page."""
    longest = max([len(heading) * 0.6, *(_length(value) for value in values if value is not None)])
    return min(max(longest + 2, NARROWEST), WIDEST)


def _length(value):
    if isinstance(value, date):
        return 10
    return len(f"{value:,}" if isinstance(value, int) else value)
