"""Đã sửa khi nhập: cells that an answer reads otherwise, as they go into the workbook with marks, so that it reads by itself what was decided."""

from django.utils.translation import gettext as _

from congdoan.workbooks import scales
from congdoan.workbooks.answers import BLANK
from congdoan.workbooks.columns import as_text
from congdoan.workbooks.opening import ErrorCell
from congdoan.workbooks.proposing import is_cross


def of_table(table, answers):
    """{row: {column: (the text as read, [sentences])}}, both counted from 0; ``answers``: answers.Answers of the batch."""
    found = {}
    for column in table.sheet.columns:
        headings = [heading for heading in table.headings if heading.name == column.name]
        if headings and answers.about(table.sheet, column.name):
            reading = _Reading(table.sheet, column, answers)
            for line in table.lines:
                if cells := reading.cells(headings, line.cells):
                    found[line.number - 1] = found.get(line.number - 1, {}) | cells
    return found


class _Reading:
    """One column of a sheet, read by the answers about it."""

    def __init__(self, sheet, column, answers):
        self.sheet, self.column, self.answers = sheet, column, answers

    def cells(self, headings, cells):
        """{position: (text, [sentences])} of the cells of one row under the headings that stand for the column."""
        found = {}
        for heading in headings:
            cell = scales.in_dong(cells[heading.position], heading.times) if heading.times > 1 else cells[heading.position]
            if not heading.part and not (heading.mark and is_cross(cell)):
                text, said = self._read(cell, heading.times)
                found |= {heading.position: (text, said)} if said else {}
        parts = [heading.position for heading in sorted(headings, key=lambda heading: heading.part) if heading.part]
        return found | self._parts(parts, cells)

    def _parts(self, positions, cells):
        """Họ đệm and Tên: the last words each to a part of their own, what comes before to the first."""
        filled = [cells[position] for position in positions if cells[position] is not None]
        if any(isinstance(cell, ErrorCell) for cell in filled):
            return {}
        text, said = self._read(" ".join(as_text(cell) for cell in filled) or None)
        if not said:
            return {}
        words = text.split()
        last = words[max(1, len(words) - len(positions) + 1) :]
        texts = [" ".join(words[: len(words) - len(last)]), *last, *[None] * (len(positions) - 1 - len(last))]
        return {position: (text, said if place == 0 else []) for place, (position, text) in enumerate(zip(positions, texts, strict=True))}

    def _read(self, cell, times=1):
        """(text, [sentences]) of a cell; no sentence where no answer is about it."""
        if cell is None or isinstance(cell, ErrorCell):
            return "", []
        texts, said = [], []
        for typed in self.column.texts(cell):
            answer = self.answers.find(self.sheet, self.column.name, typed)
            meant = _in_full(answer["value"], times) if answer else typed
            if answer and meant == BLANK:
                meant = ""
                said.append(_("Đã để trống khi nhập, vì chưa đúng: “%(typed)s”. Biết chữ đúng thì ghi vào đây.") % {"typed": typed})
            elif meant != typed:
                said.append(_("Đã sửa khi nhập: “%(typed)s” thành “%(meant)s”.") % {"typed": typed, "meant": meant})
            texts.append(meant)
        return (self.column.joined(texts), said) if said else ("", [])


def _in_full(value, times):
    """An amount answered is in đồng: under a heading in thousands it says so."""
    return f"{value} đồng" if times > 1 and scales.in_dong(value, times) != value else value
