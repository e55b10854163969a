"""Tables as declarations: one list of columns feeds the screen, the phone's cards, the A4 print and the XLSX."""

import datetime
from dataclasses import dataclass

from congdoan.kernel import dates, money


@dataclass(frozen=True)
class Column:
    """Cột: title, ``value`` (row -> value), kind (text, name, date, money, count, badge), link and looks.

    ``phone``: "" (label and value), "an" (hidden), "khoi" (own line), "nhan" (label shown in a compact card).
    ``printed`` False leaves the column off the paper; ``exported`` False off the workbook.
    """

    title: str
    value: object
    kind: str = "text"
    link: object = None
    phone: str = ""
    printed: bool = True
    exported: bool = True
    badge: object = None

    def cell(self, row):
        """What the template needs of one cell."""
        value = self.value(row)
        return {
            "kind": self.kind,
            "text": written(value, self.kind),
            "url": self.link(row) if self.link else "",
            "badge": (self.badge(row) or "") if self.badge else "",
            "title": self.title,
            "css": self.css,
            "label": "" if self.phone == "an" else self.title,
        }

    @property
    def css(self):
        """Classes of the cell."""
        classes = [f"cd-{self.phone}"] if self.phone else []
        classes += ["cd-so"] if self.kind in ("money", "count") else []
        classes += ["text-nowrap"] if self.kind == "date" else []
        classes += [] if self.printed else ["d-print-none"]
        return " ".join(classes)


def written(value, kind):
    """A value as the screen shows it."""
    if value is None or value == "":
        return ""
    if kind == "money" or (kind == "count" and isinstance(value, int)):
        return money.format_number(value)
    if isinstance(value, datetime.date):
        return dates.format_date(value)
    return str(value)


@dataclass(frozen=True)
class Table:
    """Bảng: caption, columns, CSS classes of its phone view ("cd-gon", "cd-hai")."""

    caption: str
    columns: tuple
    css: str = ""

    def shown(self, rows, first=1):
        """Rows ready for the template; the first column may be the running number (value None means so)."""
        return [
            {"number": first + index, "cells": [column.cell(row) for column in self.columns], "row": row} for index, row in enumerate(rows)
        ]

    def sheet(self, rows):
        """(titles, rows of values) for the workbook."""
        columns = [column for column in self.columns if column.exported]
        return [str(column.title) for column in columns], ([column.value(row) for column in columns] for row in rows)
