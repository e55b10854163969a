"""Cells of the workbook that only the care book has: the occasion in the union's own words, and who got a gift."""

import re
from dataclasses import KW_ONLY, dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import OCCASIONS_ALSO, Occasion, Recipient
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import header_key, squeeze
from congdoan.membership import queries as membership
from congdoan.membership.columns import PeopleColumn, PersonColumn
from congdoan.workbooks import problems
from congdoan.workbooks.columns import Column, as_text

_BETWEEN = re.compile(r"[;\n\r]+")
MEMBER, CHILD, OTHER = "m", "c", "n"


@dataclass(eq=False)
class OccasionColumn(Column):
    """Dịp. Canonical: an Occasion value, or the union's own words for what is not in the list."""

    width: int = 24
    kind = _("Chữ quá dài")

    def parse(self, raw):
        text = squeeze(as_text(raw))
        if len(text) > 120:
            raise Unreadable(_("Dài quá 120 ký tự. Ghi ngắn lại."))
        return KNOWN.get(header_key(text), text) or None

    def write(self, value):
        return str(Occasion(value).label) if value in Occasion.values else value

    def options(self):
        return [str(label) for value, label in Occasion.choices if value != Occasion.OTHER]


KNOWN = {header_key(str(occasion.label)): occasion.value for occasion in Occasion}
KNOWN |= {header_key(wording): occasion.value for wording, occasion in OCCASIONS_ALSO.items()}


def occasion_cell(gift):
    """The canonical value of "Dịp" for a stored gift."""
    return gift.occasion_text or gift.occasion


def occasion_facts(cell):
    """{"occasion", "occasion_text"} from the canonical value."""
    known = cell in Occasion.values
    return {"occasion": cell if known else Occasion.OTHER.value, "occasion_text": "" if known else cell}


@dataclass(eq=False)
class ParentColumn(PersonColumn):
    """Đoàn viên (cha, mẹ): may have been looked up already by the column of the recipient."""

    def resolve(self, rows, run):
        written = [row for row in rows if isinstance(row.cells[self.name], str)]
        if written:
            super().resolve(written, run)


@dataclass(eq=False)
class RecipientColumn(Column):
    """Người nhận: members, children of the parent, or outsiders, as the column ``relation`` says; several make several rows.

    Canonical: "m12" (person), "c34" (child) or "nBà Nguyễn Thị Bảy" (somebody else). ``day``: the column by whose day "Tất cả" is read.
    """

    _: KW_ONLY
    relation: str
    parent: str
    day: str
    finds: str | None = "Con đoàn viên"
    width: int = 40
    kind = problems.NOT_FOUND

    def parse(self, raw):
        return "\n".join(names_in(raw)) or None

    def named(self, raw):
        return names_in(raw)

    def persons(self, value):
        written = value if isinstance(value, tuple) else (value,)
        return tuple(int(one[1:]) for one in written if one.startswith(MEMBER))

    def resolve(self, rows, run):
        groups = {kind: [row for row in rows if row.cells.get(self.relation) == kind] for kind in Recipient.values}
        if groups[Recipient.MEMBER]:
            PeopleColumn(self.title, self.name, day=self.day).resolve(groups[Recipient.MEMBER], run)
        for row in groups[Recipient.MEMBER]:
            row.cells[self.name] = tuple(f"{MEMBER}{pk}" for pk in row.cells[self.name])
        if groups[Recipient.CHILD]:
            self._children(groups[Recipient.CHILD], run)
        for row in groups[Recipient.OTHER]:
            row.cells[self.name] = tuple(f"{OTHER}{name[:120]}" for name in row.cells[self.name].split("\n"))
        for row in rows:
            if row.cells.get(self.relation) is None:
                row.cells[self.name] = None

    def _children(self, rows, run):
        parent = rows[0].sheet.column(self.parent)
        if with_parent := [row for row in rows if row.cells.get(self.parent) is not None]:
            parent.resolve(with_parent, run)
        known = membership.KnownChildren.named(run.unit, {name for row in rows for name in row.cells[self.name].split("\n")})
        for row in rows:
            row.cells[self.name] = self._found(row, known)
        self._name_parents(rows)

    def _name_parents(self, rows):
        """A row without the parent gets it from its children: the book knows whose they are."""
        parents = membership.parents_of([int(key[1:]) for row in rows for key in row.cells[self.name]])
        for row in rows:
            found = {parents[int(key[1:])] for key in row.cells[self.name]}
            if row.cells.get(self.parent) is None and len(found) == 1:
                row.cells[self.parent] = found.pop()
            elif len(found) > 1:
                row.refuse(self.name, _("Các cháu không cùng cha, mẹ."), _("Ghi con của mỗi đoàn viên một dòng."), kind=self.kind)

    def _found(self, row, known):
        found = []
        for name in row.cells[self.name].split("\n"):
            try:
                found.append(f"{CHILD}{known.find(name, row.cells.get(self.parent))}")
            except Unreadable as problem:
                row.refuse(self.name, problem.sentence, _("Xem lại tên, hoặc ghi cháu ở trang Con đoàn viên."), kind=self.kind)
        return tuple(sorted(found, key=lambda key: int(key[1:])))

    def write_all(self, values, run):
        ids = {kind: [int(value[1:]) for value in values if value[0] == kind] for kind in (MEMBER, CHILD)}
        people = PeopleColumn(self.title, self.name).write_all(ids[MEMBER], run) if ids[MEMBER] else {}
        children = membership.child_labels(run.unit, ids[CHILD]) if ids[CHILD] else {}
        shown = {MEMBER: people, CHILD: children}
        return {value: value[1:] if value[0] == OTHER else shown[value[0]].get(int(value[1:]), "") for value in values}


def names_in(raw):
    """The names in a cell: between semicolons or line breaks."""
    return [name for part in _BETWEEN.split(as_text(raw)) if (name := squeeze(part))]


def recipient_cell(gift):
    """The canonical value of "Người nhận" for a stored gift."""
    if gift.child_id:
        return f"{CHILD}{gift.child_id}"
    return f"{MEMBER}{gift.person_id}" if gift.person_id else f"{OTHER}{gift.recipient_name}"


def recipient_facts(cell, parents):
    """{"recipient", "person_id", "child_id", "recipient_name"}; ``parents``: {child id: id of the parent}."""
    kind, rest = cell[0], cell[1:]
    if kind == OTHER:
        return {"recipient": Recipient.OTHER.value, "person_id": None, "child_id": None, "recipient_name": rest}
    if kind == CHILD:
        child = {"person_id": parents[int(rest)], "child_id": int(rest)}
        return {"recipient": Recipient.CHILD.value, "recipient_name": "", **child}
    return {"recipient": Recipient.MEMBER.value, "person_id": int(rest), "child_id": None, "recipient_name": ""}
