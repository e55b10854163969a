"""Tables as declarations: one list of columns feeds the screen, the phone's cards, the A4 print and the XLSX."""

import datetime
from dataclasses import dataclass, replace

from congdoan.kernel import dates, money

RIGID = ("name", "date", "money", "count")  # kinds whose words belong on one line


@dataclass(frozen=True)
class Column:
    """Cột: title, ``value`` (row -> value), kind (text, name, date, money, count, badge), link and looks.

    ``badge`` (row -> text): of a badge cell its colour (la, nghe, son, cham, khai), of a name a word beside it ("Chủ tịch").
    ``note`` (row -> text): a second, smaller line. ``opens`` (row -> record or None): the cell leads to that record's page for
    those who may open it (ui.opening); ``link`` (row -> address) where the address is the screen's own.

    ``phone``: "" (label and value), "an" (hidden), "khoi" (own line), "nhan" (label shown in a compact card).
    ``printed`` False leaves the column off the paper; ``exported`` False off the workbook.
    ``optional``: left out of a page on which no row has a value.
    """

    title: str
    value: object
    kind: str = "text"
    link: object = None
    phone: str = ""
    printed: bool = True
    exported: bool = True
    badge: object = None
    note: object = None
    optional: bool = False
    opens: object = None

    def cell(self, row, head=False, doors=None):
        """What the template needs of one cell; ``head``: it names the row; ``doors``: what the reader may open."""
        value = self.value(row)
        return {
            "kind": self.kind,
            "text": written(value, self.kind),
            "url": self._url(row, doors),
            "badge": (self.badge(row) or "") if self.badge else "",
            "title": self.title,
            "css": self.css,
            "note": (self.note(row) or "") if self.note else "",
            "head": head,
            "label": "" if self.phone == "an" else self.title,
        }

    def _url(self, row, doors):
        if self.link:
            return self.link(row)
        return doors.url(self.opens(row)) if self.opens and doors else ""

    @property
    def head_css(self):
        """Classes of the column's head."""
        return " ".join(name for name in self.css.split() if name in ("cd-so", "d-print-none"))

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
    """Bảng: caption, columns, CSS classes of its phone view ("cd-gon" compact, "cd-hai" two columns, "" label by label)."""

    caption: str
    columns: tuple
    css: str = "cd-gon"
    numbered: bool = False

    def trimmed(self, rows):
        """This table without the optional columns that are empty in all ``rows``."""
        kept = [column for column in self.columns if not column.optional or any(column.value(row) not in (None, "") for row in rows)]
        return replace(self, columns=tuple(kept))

    @property
    def head(self):
        """Which column names the row: the first of kind "name", else the first."""
        return next((place for place, column in enumerate(self.columns) if column.kind == "name"), 0)

    def shown(self, rows, first=1, doors=None):
        """Rows ready for the template; ``numbered`` tables put the running number before the first column.

        ``doors``: what the reader may open; without it no cell of ``opens`` is a link.
        """
        head, rows = self.head, list(rows)
        if doors is not None:
            doors.learn(column.opens(row) for column in self.columns if column.opens for row in rows)
        return [
            {"number": number, "cells": [column.cell(row, place == head, doors) for place, column in enumerate(self.columns)], "row": row}
            for number, row in enumerate(rows, start=first)
        ]

    def sheet(self, rows):
        """(titles, rows of values) for the workbook."""
        columns = [column for column in self.columns if column.exported]
        return [str(column.title) for column in columns], ([column.value(row) for column in columns] for row in rows)
