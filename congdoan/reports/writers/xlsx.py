"""Bản Excel: the annex of figures, one sheet for each table; numbers stay numbers."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from textwrap import wrap

import xlsxwriter

from congdoan.reports.paper import ANNEX_CAPTION, ANNEX_COLUMNS, AnnexTable, Paper
from congdoan.reports.vietnamese import capitals, shown
from congdoan.reports.writers.finish import finished

A4 = 9
WIDEST = 88  # letters across an A4 page in this type
EXACT_DIGITS = 15  # Excel rounds longer numbers
NAME_LENGTH = 31
FIRST_ROW = 5
LINE_HEIGHT = 16.5
WIDTHS = tuple(WIDEST * column.share / sum(each.share for each in ANNEX_COLUMNS) for column in ANNEX_COLUMNS)
TEXT_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(paper: Paper) -> bytes:
    """The annex as an Excel workbook; a paper without an annex gives one sheet that says so."""
    paper = finished(paper)
    file = BytesIO()
    with xlsxwriter.Workbook(file, TEXT_ONLY) as book:
        day = paper.dated_on
        book.set_properties(
            {"title": paper.title, "author": paper.issuer, "created": datetime(day.year, day.month, day.day)},
        )
        formats = _formats(book)
        tables = paper.annex or (AnnexTable("", ()),)
        for table, name in zip(tables, _sheet_names(table.title for table in tables), strict=True):
            _fill(book.add_worksheet(name), paper, table, formats)
    return file.getvalue()


def _formats(book):
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    cell = base | {"border": 1, "text_wrap": True}
    return {
        "issuer": book.add_format(base | {"bold": True}),
        "title": book.add_format(base | {"bold": True, "align": "center", "font_size": 14}),
        "subject": book.add_format(base | {"italic": True, "align": "center", "text_wrap": True}),
        "head": book.add_format(cell | {"bold": True, "align": "center"}),
        "left": book.add_format(cell | {"align": "left"}),
        "center": book.add_format(cell | {"align": "center"}),
        "right": book.add_format(cell | {"align": "right"}),
        "number": book.add_format(cell | {"align": "right", "num_format": "#,##0.##########"}),
        "whole": book.add_format(cell | {"align": "right", "num_format": "#,##0"}),
        "day": book.add_format(cell | {"align": "right", "num_format": "dd/mm/yyyy"}),
    }


def _fill(sheet, paper, table, formats):
    last = len(ANNEX_COLUMNS) - 1
    sheet.write_string(0, 0, capitals(paper.issuer), formats["issuer"])
    sheet.merge_range(1, 0, 1, last, ANNEX_CAPTION, formats["title"])
    sheet.merge_range(2, 0, 2, last, table.title or paper.title, formats["subject"])
    if not table.rows:
        sheet.write_string(FIRST_ROW - 1, 0, "Văn bản này không có phụ lục số liệu.", formats["issuer"])
    else:
        _fill_rows(sheet, table, formats)
    for index, width in enumerate(WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_row(1, 2 * LINE_HEIGHT)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)


def _fill_rows(sheet, table, formats):
    for index, column in enumerate(ANNEX_COLUMNS):
        sheet.write_string(FIRST_ROW - 1, index, column.title, formats["head"])
    for number, row in enumerate(table.as_table().rows, start=FIRST_ROW):
        for index, (cell, column) in enumerate(zip(row, ANNEX_COLUMNS, strict=True)):
            _write_cell(sheet, number, index, cell, formats, column.align)
        sheet.set_row(number, LINE_HEIGHT * _lines(row))
    sheet.set_row(FIRST_ROW - 1, 1.5 * LINE_HEIGHT)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.repeat_rows(FIRST_ROW - 1)


def _lines(row):
    """How many lines the longest cell of a row takes; not every program works the height out by itself."""
    return max(len(wrap(shown(cell), max(1, int(width)))) or 1 for cell, width in zip(row, WIDTHS, strict=True))


def _write_cell(sheet, row, column, cell, formats, align):
    if cell is None:
        sheet.write_blank(row, column, None, formats[align])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), formats["day"])
    elif isinstance(cell, int | float | Decimal) and len(str(abs(cell))) <= EXACT_DIGITS:
        sheet.write_number(row, column, cell, formats["whole" if cell == int(cell) else "number"])
    else:
        sheet.write_string(row, column, str(cell), formats[align])


def _sheet_names(titles: Iterable[str]):
    """Names that Excel accepts: 31 letters, none of its marks, no two alike."""
    taken = set()
    for number, title in enumerate(titles, start=1):
        name = "".join(" " if mark in "[]:*?/\\" else mark for mark in title).strip(" '")[:NAME_LENGTH].strip(" '")
        if not name or name.lower() in taken or name.lower() == "history":
            name = "Phụ lục" if number == 1 else f"Phụ lục {number}"
        taken.add(name.lower())
        yield name
