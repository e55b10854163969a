"""Cells of the workbook that name members and their children."""

import contextlib
import re
from dataclasses import KW_ONLY, dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import header_key, squeeze
from congdoan.membership import queries
from congdoan.membership.queries.known import Ambiguous
from congdoan.workbooks import problems
from congdoan.workbooks.columns import Column, as_text

_BETWEEN = re.compile(r"[;\n\r]+")
_ALL = {"tatca": False, "tatcadoanvien": False, "toanthe": False, "tatcanu": True, "tatcadoanviennu": True}
_FIX = _("Xem lại tên, hoặc ghi người này ở trang Đoàn viên.")


def _names_in(raw):
    """The names in a cell: between semicolons or line breaks."""
    return [name for part in _BETWEEN.split(as_text(raw)) if (name := squeeze(part))]


def _also_without_title(texts):
    """The names, and those that begin with a title without it."""
    return {text for written in texts for text in (written, names.without_title(written))}


def _found(column, row, written, known):
    """The id of the person named; one found only without the title before the name gets a warning, none a problem."""
    try:
        return known.find(written, row.unit).person_id
    except Unreadable as problem:
        bare = names.without_title(written)
        if bare != written and not isinstance(problem, Ambiguous):
            with contextlib.suppress(Unreadable):
                person = known.find(bare, row.unit)
                row.warn(
                    column.name, _("Đọc “%(text)s” là “%(name)s”.") % {"text": written[:60], "name": person.name}, kind=problems.RESTORED
                )
                return person.person_id
        row.refuse(column.name, problem.sentence, column.fix or _FIX, kind=_kind(problem), about=written)
        return None


def _kind(problem):
    return problems.AMBIGUOUS if isinstance(problem, Ambiguous) else problems.NOT_FOUND


@dataclass(eq=False)
class PersonColumn(Column):
    """Một đoàn viên, by name; "name (dd/mm/yyyy)" where two share it. Canonical: the person's id.

    Looked up in the row's unit and below, then in the units around it up to that of the import; past members count.
    """

    finds: str | None = "Đoàn viên"
    width: int = 26
    kind = problems.NOT_FOUND
    recalled = True
    holds_names = True

    def parse(self, raw):
        return squeeze(as_text(raw)) or None

    def offers(self, texts, run):
        return queries.Known.named(run.unit, texts).namesakes(texts)

    def resolve(self, rows, run):
        known = queries.Known.named(run.unit, _also_without_title(row.cells[self.name] for row in rows))
        for row in rows:
            row.cells[self.name] = _found(self, row, row.cells[self.name], known)

    def persons(self, value):
        return (value,) if isinstance(value, int) else ()

    def write_all(self, values, run):
        known = queries.Known.sharing(run.unit, values)
        return {value: known.label(value) for value in values}


@dataclass(eq=False)
class PeopleColumn(Column):
    """Nhiều đoàn viên: names between ";" or line breaks, "Tất cả", "Tất cả nữ". Canonical: a sorted tuple of person ids.

    "Tất cả" stands for everyone who is a member of the row's unit and below on the row's day, which stands in the column ``day``.
    """

    _: KW_ONLY
    day: str = ""
    finds: str | None = "Đoàn viên"
    width: int = 40
    kind = problems.NOT_FOUND
    recalled = True

    def parse(self, raw):
        return "\n".join(_names_in(raw)) or None

    def texts(self, raw):
        return _names_in(raw) or [""]

    def joined(self, texts):
        return "\n".join(texts)

    def offers(self, texts, run):
        return queries.Known.named(run.unit, texts).namesakes(texts)

    def named(self, raw):
        return [name for name in _names_in(raw) if header_key(name) not in _ALL]

    def resolve(self, rows, run):
        written = {id(row): row.cells[self.name].split("\n") for row in rows}
        singles = _also_without_title(name for names in written.values() for name in names if header_key(name) not in _ALL)
        known = queries.Known.named(run.unit, singles) if singles else None
        for row in rows:
            row.cells[self.name] = self._found(row, written[id(row)], known, run)

    def _found(self, row, names, known, run):
        found = []
        for name in names:
            if header_key(name) in _ALL:
                found += self._everybody(row, run, women_only=_ALL[header_key(name)])
                continue
            if (person_id := _found(self, row, name, known)) is not None:
                found.append(person_id)
        return tuple(sorted(found))

    def _everybody(self, row, run, women_only):
        day = row.day(self.day) if self.day else None
        if day is None:
            row.refuse(self.name, _("“Tất cả” cần ngày của dòng để biết là những ai."), _("Ghi ngày."), kind=self.kind)
            return ()
        everybody = run.once("membership.everybody", lambda: queries.Known.everybody(run.unit))
        return everybody.members_on(day, row.unit, women_only)

    def persons(self, value):
        return tuple(pk for pk in self._ids(value) if isinstance(pk, int))

    def write_all(self, values, run):
        known = queries.Known.sharing(run.unit, {pk for value in values for pk in self._ids(value)})
        return {value: "; ".join(filter(None, (known.label(pk) for pk in self._ids(value)))) for value in values}

    @staticmethod
    def _ids(value):
        return value if isinstance(value, tuple) else (value,)


@dataclass(eq=False)
class ChildColumn(Column):
    """Một cháu, con đoàn viên, by name, "name (2013)" where two share it. Canonical: the child's id.

    ``parent`` names the column (a PersonColumn that stands before this one) of the father or mother; where that cell is empty the
    child is looked up among the children of all members of the import's unit.
    """

    _: KW_ONLY
    parent: str = ""
    finds: str | None = "Con đoàn viên"
    width: int = 26
    kind = problems.NOT_FOUND

    def parse(self, raw):
        return squeeze(as_text(raw)) or None

    def resolve(self, rows, run):
        known = queries.KnownChildren.named(run.unit, {row.cells[self.name] for row in rows})
        for row in rows:
            parent = row.cells.get(self.parent) if self.parent else None
            try:
                row.cells[self.name] = known.find(row.cells[self.name], parent if isinstance(parent, int) else None)
            except Unreadable as problem:
                fix = self.fix or _("Xem lại tên, hoặc ghi cháu ở trang Con đoàn viên.")
                row.refuse(self.name, problem.sentence, fix, kind=_kind(problem))
                row.cells[self.name] = None

    def write_all(self, values, run):
        return queries.child_labels(run.unit, values)
