"""Columns whose text names something in the database."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.text import header_key, squeeze
from congdoan.workbooks import problems
from congdoan.workbooks.columns.base import Column, as_text

MOST_OFFERED = 300  # units in a list to choose from; where there are more, the code is typed


@dataclass(eq=False)
class Lookup(Column):
    """Tra trong sổ: a subclass says what there is (``table``) and how it is written (``write_all``).

    Rows of the sheet ``finds`` of the same file are already written when this column is looked up.
    """

    width: int = 24
    kind = problems.NOT_FOUND
    recalled = True

    def parse(self, raw):
        return squeeze(as_text(raw)) or None

    def key(self, text):
        """What two ways of writing the same thing have in common."""
        return header_key(text)

    def table(self, run):
        """{key: canonical value} of what may be named; one query, kept by ``run.once``."""
        raise NotImplementedError

    def missing(self, text, run):
        """(sentence, what to do) for a text that names nothing."""
        return _("Không tìm thấy “%(text)s”.") % {"text": text[:60]}, self.fix

    def resolve(self, rows, run):
        table = self.table(run)
        for row in rows:
            text = row.cells[self.name]
            found = table.get(self.key(text))
            if found is None:
                row.refuse(self.name, *self.missing(text, run), kind=self.kind)
            row.cells[self.name] = found


@dataclass(eq=False)
class UnitCode(Lookup):
    """Đơn vị (mã): a unit of the import's subtree; units of the sheet Đơn vị of the same file count.

    The column named "unit" also says where the row belongs (row.unit).
    """

    aliases: tuple = ("Mã đơn vị", "Đơn vị", "Tổ", "Tổ công đoàn", "Tổ CĐ")
    finds: str | None = "Đơn vị"
    width: int = 14
    kind = problems.NO_UNIT
    asked_as = _("Đơn vị, tổ (tên hoặc mã)")

    def table(self, run):
        return {header_key(unit.code): unit.pk for unit in run.units.values()}

    def missing(self, text, run):
        facts, fix = {"text": text[:40], "unit": run.unit.name}, _("Chọn đơn vị có sẵn hoặc lập tổ mới ngay ở trang xem trước.")
        if " " in text:
            return _("Chưa có đơn vị, tổ nào tên “%(text)s” ở %(unit)s.") % facts, fix
        return _("Không có đơn vị mã “%(text)s” ở %(unit)s.") % facts, fix

    def resolve(self, rows, run):
        self._read_names(rows, run)
        super().resolve(rows, run)
        if self.name == "unit":
            for row in rows:
                row.unit = run.units.get(row.cells[self.name], row.unit)

    def _read_names(self, rows, run):
        """A unit called by its name, where no other has it, is read as its code, and said."""
        codes, names = self.table(run), Counter(header_key(unit.name) for unit in run.units.values())
        called = {header_key(unit.name): unit.code for unit in run.units.values() if names[header_key(unit.name)] == 1}
        for row in rows:
            text = row.cells[self.name]
            if self.key(text) not in codes and (code := called.get(header_key(text))):
                row.warn(self.name, _("Đọc “%(text)s” là “%(code)s”.") % {"text": text[:60], "code": code}, kind=problems.RESTORED)
                row.cells[self.name] = code

    def offers(self, texts, run):
        units = sorted(run.units.values(), key=lambda unit: unit.path)
        return dict.fromkeys(texts, [(unit.code, f"{unit.code} · {unit.name}") for unit in units]) if len(units) <= MOST_OFFERED else {}

    def write_all(self, values, run):
        return {value: run.units[value].code for value in values if value in run.units}
