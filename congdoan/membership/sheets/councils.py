"""Trang tính Cơ quan dân cử và Chức vụ dân cử."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dates import day_after
from congdoan.kernel.errors import Refused
from congdoan.membership import queries, standards
from congdoan.membership.actions import councils
from congdoan.membership.choices import CouncilLevel, Permission
from congdoan.membership.columns import PersonColumn
from congdoan.membership.columns.own import CouncilColumn
from congdoan.organization.columns import TermColumn
from congdoan.organization.policies import read_term
from congdoan.workbooks.columns import Choice, Count, Date, LastDay, Text, day, last_day
from congdoan.workbooks.sheets import Existing, Sheet

NAME = "Cơ quan dân cử"
_ALSO = {
    "HĐND xã": CouncilLevel.COMMUNE, "phường": CouncilLevel.COMMUNE, "thị trấn": CouncilLevel.COMMUNE, "HĐND phường": CouncilLevel.COMMUNE,
    "HĐND huyện": CouncilLevel.DISTRICT, "quận": CouncilLevel.DISTRICT, "thị xã": CouncilLevel.DISTRICT, "HĐND quận": CouncilLevel.DISTRICT,
    "HĐND tỉnh": CouncilLevel.PROVINCE, "thành phố": CouncilLevel.PROVINCE, "Đảng ủy": CouncilLevel.PARTY, "chi ủy": CouncilLevel.PARTY,
}  # fmt: skip


def _existing(*, by, unit):
    rows = queries.councils(by=by, unit=unit).filter(unit__path__startswith=unit.path).order_by("unit__path", "first_year", "pk")
    cells = lambda row: {"name": row.name, "level": row.level, "term": row.term, "seats": row.seats}  # noqa: E731
    return [Existing(pk=row.pk, unit_id=row.unit_id, cells=cells(row)) for row in rows]


def _judge(row, run):
    first, last = read_term(row["term"]) or (0, 0)
    standards.check_council(name=row["name"], first_year=first, last_year=last, seats=row["seats"], today=run.today)


def _facts(row):
    return {"unit": row.unit, "name": row["name"], "level": row["level"], "term": row["term"], "seats": row["seats"]}


def _write(*, by, unit, new, changed, run):
    if new:
        for row, made in zip(new, councils.record_councils(by=by, unit=unit, rows=[_facts(row) for row in new]), strict=True):
            row.pk = made.pk
    if changed:
        councils.correct_councils(by=by, unit=unit, rows={row.pk: _facts(row) for row in changed})


def _undo(*, by, unit, created, changed):
    if changed:
        known, below = queries.council_names([pk for pk, _old in changed]), queries.units_below(unit)
        rows = {}
        for pk, old in changed:
            now = known[pk]
            stood = {"unit": now.unit_id, "name": now.name, "level": now.level, "term": now.term, "seats": now.seats} | old
            rows[pk] = stood | {"unit": below[stood["unit"]]}
        councils.correct_councils(by=by, unit=unit, rows=rows)
    if created:
        councils.withdraw_councils(by=by, unit=unit, pks=created)


COUNCILS = Sheet(
    name=NAME,
    prefix="DC",
    permission=Permission.RECORD_COUNCIL,
    seen_with=Permission.VIEW_COUNCILS,
    needs=("Đơn vị",),
    columns=(
        Text("Tên", "name", required=True, max_length=160, aliases=("Tên cơ quan", "Cơ quan")),
        Choice("Cấp", "level", CouncilLevel, required=True, also=_ALSO),
        TermColumn("Nhiệm kỳ", "term", required=True),
        Count("Tổng số đại biểu", "seats", required=True, aliases=("Số đại biểu", "Tổng số")),
    ),
    existing=_existing,
    judge=_judge,
    write=_write,
    undo=_undo,
    known_by=("name",),
)


def _seats_existing(*, by, unit):
    rows = queries.council_seats(by=by, unit=unit).order_by("unit__path", "person__sort_key", "valid_from", "pk")
    return [
        Existing(
            pk=row.pk,
            unit_id=row.unit_id,
            cells={
                "person": row.person_id, "council": row.council_id,
                "valid_from": day(row.valid_from), "valid_until": last_day(row.valid_until),
            },
        )
        for row in rows
    ]  # fmt: skip


def _seat(cells):
    """Canonical cells as the actions take them."""
    said = {{"person": "person_id", "council": "council_id", "unit": "unit_id"}.get(name, name): value for name, value in cells.items()}
    if "valid_from" in said:
        said["valid_from"] = Date("", "").write(said["valid_from"])
    if "valid_until" in said:
        said["valid_until"] = day_after(Date("", "").write(said["valid_until"])) if said["valid_until"] else None
    return said


def _seat_of(row):
    return _seat({name: row[name] for name in ("person", "council", "valid_from", "valid_until")}) | {"unit": row.unit}


def _seats_judge_all(rows, run):
    """Each seat beside those of its council in the book and in the file, and beside when its holder was a member."""
    known = queries.council_names({row["council"] for row in rows})
    replaced = {row.pk for row in rows if row.match}
    beside = {}
    for other in queries.seats_of_councils(known):
        if other.pk not in replaced:
            beside.setdefault(other.council_id, []).append(other)
    spells = queries.spells(run.unit, {row["person"] for row in rows})
    for row in rows:
        facts = _seat_of(row)
        one = _Seat(**facts)
        others = beside.setdefault(one.council_id, [])
        try:
            standards.check_seat(
                one, council=known[one.council_id], others=others, today=run.today,
                member_on=lambda on, who=one.person_id: spells.on(who, on),
            )  # fmt: skip
        except Refused as refused:
            row.refuse(refused.field, refused.sentence)
        else:
            others.append(one)


class _Seat(SimpleNamespace):
    """A seat of the file, as the policy reads it."""

    def holds_on(self, on):
        """True if it is held on a day."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


def _seats_write(*, by, unit, new, changed, run):
    if new:
        for row, made in zip(new, councils.seat_all(by=by, unit=unit, rows=[_seat_of(row) for row in new]), strict=True):
            row.pk = made.pk
    if changed:
        councils.correct_seats(by=by, unit=unit, rows={row.pk: _seat_of(row) for row in changed})


def _seats_undo(*, by, unit, created, changed):
    if changed:
        councils.correct_seats(by=by, unit=unit, rows={pk: _seat(old) for pk, old in changed})
    if created:
        councils.withdraw_seats(by=by, unit=unit, pks=created)


SEATS = Sheet(
    name="Chức vụ dân cử",
    prefix="DB",
    permission=Permission.RECORD_COUNCIL,
    seen_with=Permission.VIEW_COUNCILS,
    needs=("Đoàn viên", NAME),
    columns=(
        PersonColumn("Họ và tên", "person", required=True, aliases=("Đại biểu", "Họ tên", "Đoàn viên")),
        CouncilColumn(NAME, "council", required=True, fix=_("Ghi tên cơ quan như ở trang Cơ quan dân cử.")),
        Date("Từ ngày", "valid_from", required=True, aliases=("Ngày trúng cử", "Ngày bầu")),
        LastDay("Đến ngày", "valid_until"),
    ),
    existing=_seats_existing,
    judge_all=_seats_judge_all,
    write=_seats_write,
    undo=_seats_undo,
)
