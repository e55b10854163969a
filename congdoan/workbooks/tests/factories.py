"""Workbooks for tests, of any room."""

import datetime
import io

import python_calamine
import xlsxwriter

from congdoan.workbooks.writing import Writer

_DAY = "dd/mm/yyyy"


def book(sheets, merged=None, epoch1904=False):
    """The bytes of an .xlsx: {sheet name: [[cells of a row]]}; None is a blank cell, a date a date, a text stays a text.

    ``merged``: {sheet name: [(first row, first column, last row, last column)]} from 0, the value being the first cell's.
    """
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True, "date_1904": epoch1904, "strings_to_formulas": False})
    dated = made.add_format({"num_format": _DAY})
    for name, rows in sheets.items():
        page = made.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, datetime.date):
                    page.write_datetime(row, column, cell, dated)
                elif isinstance(cell, str):
                    page.write_string(row, column, cell)
                elif cell is not None:
                    page.write(row, column, cell)
        for first_row, first, last_row, last in (merged or {}).get(name, ()):
            page.merge_range(first_row, first, last_row, last, rows[first_row][first])
    made.close()
    return buffer.getvalue()


def cells(content):
    """{sheet name: [[cells]]} of the bytes of an .xlsx, blank cells as ""."""
    opened = python_calamine.load_workbook(io.BytesIO(content))
    return {name: opened.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in opened.sheet_names}


def rewritten(content, changes):
    """The .xlsx with single cells changed: {(sheet name, row, column): value}, rows and columns from 0."""
    writer = Writer()
    for name, rows in cells(content).items():
        page = writer.sheet(name)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                writer.put(page, row, column, changes.get((name, row, column), value))
    return writer.bytes()
