"""A list as an Excel file; text that begins with = + - @ stays text."""

import datetime
import io

import xlsxwriter
from django.http import HttpResponse

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(title, columns, rows, remark=""):
    """Bytes of an XLSX with one sheet: bold frozen header, real dates and numbers; ``remark`` stands in a line above the header."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        number = book.add_format({"num_format": "#,##0"})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, max(12, min(40, len(column) + 6)))
        head = 1 if remark else 0
        sheet.freeze_panes(head + 1, 0)
        if remark:
            sheet.write_string(0, 0, str(remark), bold)
        sheet.write_row(head, 0, columns, bold)
        for line, row in enumerate(rows, start=head + 1):
            for place, value in enumerate(row):
                _write(sheet, line, place, value, day, number)
    return buffer.getvalue()


def _write(sheet, line, place, value, day, number):
    if isinstance(value, datetime.date):
        sheet.write_datetime(line, place, datetime.datetime(value.year, value.month, value.day), day)
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(line, place, value, number)
    elif value not in (None, ""):
        sheet.write_string(line, place, str(value))


def _sheet_name(title):
    return "".join(character for character in str(title) if character not in "[]:*?/\\")[:31]


def response(file_name, content):
    """The file as a download; ``file_name`` without diacritics."""
    answer = HttpResponse(content, content_type=MIME)
    answer["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer
