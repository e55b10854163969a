"""Ghi tệp .xlsx: formats and cells, so that a text stays a text whatever it begins with."""

import datetime
import io
import re

import xlsxwriter
from django.utils.functional import Promise

from congdoan.kernel.text import squeeze

_LONGEST_TITLE, _NOT_IN_TITLES = 31, re.compile(r"[\[\]:*?/\\]")
_PLAIN = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
STYLES = {
    "text": {**_PLAIN, "num_format": "@"},
    "wrapped": {**_PLAIN, "num_format": "@", "text_wrap": True},
    "general": _PLAIN,
    "number": {**_PLAIN, "num_format": "#,##0.##########"},
    "whole": {**_PLAIN, "num_format": "#,##0"},
    "date": {**_PLAIN, "num_format": "dd/mm/yyyy"},
    "moment": {**_PLAIN, "num_format": "dd/mm/yyyy hh:mm"},
    "time": {**_PLAIN, "num_format": "hh:mm"},
    "header": {**_PLAIN, "bold": True, "text_wrap": True, "bg_color": "#E8EEF7", "border": 1},
}
BAD_ROW, BAD_CELL = {"bg_color": "#FFF6E0"}, {"bg_color": "#F9D0CB", "font_color": "#8C1D18", "bold": True}
CORRECTED_CELL = {"bg_color": "#E3F1E0"}


class Writer:
    """Một tệp đang ghi: ``sheet(name)`` adds a sheet, ``put`` writes one cell, ``bytes()`` ends it."""

    def __init__(self, epoch1904=False):
        self._buffer = io.BytesIO()
        texts = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book = xlsxwriter.Workbook(self._buffer, {"in_memory": True, "date_1904": epoch1904, **texts})
        self._formats = {}

    def sheet(self, name):
        """A new sheet of that name, as far as Excel takes it."""
        return self.book.add_worksheet(self._title(name))

    def style(self, name, **more):
        """A cell format, made once."""
        key = (name, *sorted(more.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({**STYLES[name], **more})
        return self._formats[key]

    def put(self, sheet, row, column, value, **more):
        """Writes a cell by the type of its value; ``more``: what the format has besides."""
        if isinstance(value, Promise):
            value = str(value)
        if value is None or value == "":
            if more:
                sheet.write_blank(row, column, None, self.style("general", **more))
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.style("general", **more))
        elif isinstance(value, datetime.datetime):
            sheet.write_datetime(row, column, value, self.style("moment", **more))
        elif isinstance(value, datetime.date):
            sheet.write_datetime(row, column, value, self.style("date", **more))
        elif isinstance(value, (datetime.time, datetime.timedelta)):
            sheet.write_datetime(row, column, value, self.style("time", **more))
        elif isinstance(value, (int, float)):
            self._put_number(sheet, row, column, value, more)
        else:
            text = str(value)
            sheet.write_string(row, column, text, self.style("wrapped" if "\n" in text else "text", **more))

    def _title(self, name):
        """At most 31 signs, without those that Excel refuses, and none twice; other programs are less strict."""
        name = squeeze(_NOT_IN_TITLES.sub(" ", name))[:_LONGEST_TITLE].strip("' ") or "Trang"
        taken, title, number = {sheet.lower() for sheet in self.book.sheetnames}, name, 1
        while title.lower() in taken:
            number += 1
            title = f"{name[: _LONGEST_TITLE - 4].rstrip()} {number}"
        return title

    def bytes(self):
        """The finished file."""
        self.book.close()
        return self._buffer.getvalue()

    def _put_number(self, sheet, row, column, value, more):
        """Excel keeps fifteen digits of a number; what has more stays a text."""
        if abs(value) >= 10**15:
            sheet.write_string(row, column, f"{value:.0f}" if isinstance(value, float) else str(value), self.style("text", **more))
        else:
            whole = isinstance(value, int) or value.is_integer()
            sheet.write_number(row, column, value, self.style("whole" if whole and abs(value) >= 10_000 else "general", **more))
