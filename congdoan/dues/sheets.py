"""Trang "Đoàn phí": one member in one month. What is exported comes back unchanged; the reason for being exempt goes along in a column of its own."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.dues import policies, queries
from congdoan.dues.actions import imports
from congdoan.dues.choices import Exempt, Permission
from congdoan.kernel.dates import read_approximate_date
from congdoan.kernel.errors import Refused, Unreadable
from congdoan.ledger import queries as ledger
from congdoan.membership.columns import PersonColumn
from congdoan.workbooks import matching
from congdoan.workbooks.columns import ApproximateDate, Choice, Date, Money, day
from congdoan.workbooks.sheets import Existing, Sheet


@dataclass(eq=False)
class MonthColumn(ApproximateDate):
    """Tháng: canonical "2022-05"; a day of the month stands for it."""

    def parse(self, raw):
        found = read_approximate_date(raw, epoch1904=getattr(raw, "epoch1904", False))
        if found.precision == "year":
            raise Unreadable(_("Chưa rõ tháng nào. Ghi như 05/2022."))
        return found.on.isoformat()[:7]

    def doubts(self, cells):
        return {}


@dataclass(eq=False)
class MoneyIfAny(Money):
    """Số tiền nếu có: nought is as good as an empty cell."""

    def parse(self, raw):
        return super().parse(raw) or None


def _existing(*, by, unit):
    return [Existing(line.pk, _cells(line), line.sheet.unit_id) for line in queries.lines_below(by=by, unit=unit)]


def _cells(line):
    return {
        "month": line.sheet.month.isoformat()[:7],
        "person": line.person_id,
        "wage": line.wage,
        "due": line.due or None,
        "paid": line.paid or None,
        "paid_on": day(line.paid_on),
        "exempt": line.exempt or None,
    }


def _facts(row):
    return _told({name: row[name] for name in ("month", "person", "wage", "due", "paid", "paid_on", "exempt")})


def _prepare(rows, run):
    """An empty due stands for what the rules make of the wage; of a line whose wage stays it says nothing."""
    rows = [row for row in rows if row.cells.get("due") is None and row.cells.get("wage") and not row.cells.get("exempt")]
    places, months = queries.Places({row["person"] for row in rows}), {_month(row["month"]) for row in rows}
    standing = queries.lines_by_month({row["person"] for row in rows}, months)
    found = [(row, _month(row["month"]), places.find(row["person"], _month(row["month"]))) for row in rows]
    reckoners = queries.reckoners({place[0].pk for _row, _on, place in found if place})
    for row, month, place in found:
        if place is None:
            continue
        line = standing.get((row["person"], month))
        terms = reckoners[place[0].pk].terms(month, line.known_on if line else run.today)
        row.cells["due"] = policies.amount_due(row["wage"], terms) or None
        if line is not None and line.wage == row["wage"]:
            row.assumed.add("due")


def _told(cells):
    return {
        "person_id": cells["person"],
        "month": _month(cells["month"]),
        "wage": cells["wage"],
        "due": cells["due"],
        "paid": cells["paid"] or 0,
        "paid_on": datetime.date.fromisoformat(cells["paid_on"]) if cells["paid_on"] else None,
        "exempt": cells["exempt"] or "",
    }


def _month(text):
    return datetime.date.fromisoformat(f"{text}-01")


def _judge(row, run):
    facts = _facts(row)
    policies.check_month(facts["month"], today=run.today, closed=())
    if row.match is not None:
        policies.check_same_line(person="person" in row.changes, month="month" in row.changes)
    policies.check_exempt_owes_nothing(exempt=facts["exempt"], due=facts["due"])
    policies.check_line(
        name=_("Dòng này"), today=run.today, given_due=facts["due"] is not None, due=facts["due"] or 0,
        **{name: facts[name] for name in ("wage", "exempt", "paid", "paid_on")},
    )  # fmt: skip


def _judge_all(rows, run):
    """Members of that month; the book of the month is open; no receipt holds the money."""
    ids = {row["person"] for row in rows}
    places, names, closed = queries.Places(ids), queries.persons(ids), {}
    held = {line.pk: line.voucher for line in queries.lines_by_id([row.pk for row in rows if row.pk])}
    for row in rows:
        month, name = _month(row["month"]), names[row["person"]].full_name
        try:
            found = places.find(row["person"], month)
            policies.check_place(found, name=name, month=month, path=run.unit.path)
            if found[0] not in closed:
                closed[found[0]] = ledger.closed_months(found[0])
            policies.check_month_open(month, closed=closed[found[0]], field="month")
            policies.check_not_locked(held.get(row.pk), name=name)
        except Refused as refused:
            row.refuse(refused.field or "paid", refused.sentence)


def _write(*, by, unit, new, changed, run):
    rows = [*new, *changed]
    made = imports.record_all(by=by, unit=unit, rows=[_facts(row) for row in rows])
    for row, line in zip(new, made, strict=False):
        row.pk = line.pk


def _undo(*, by, unit, created, changed):
    if changed:
        standing = {line.pk: line for line in queries.lines_by_id([pk for pk, _old in changed])}
        imports.record_all(by=by, unit=unit, rows=[_told({**_cells(standing[pk]), **old}) for pk, old in changed if pk in standing])
    if created:
        imports.remove_all(by=by, unit=unit, pks=created)


DUES = Sheet(
    name="Đoàn phí",
    prefix="DP",
    permission=Permission.IMPORT_DUES,
    seen_with=Permission.VIEW_WAGES,
    sensitive=True,
    needs=("Đoàn viên",),
    aliases=("Thu đoàn phí", "Bảng thu đoàn phí", "Danh sách thu đoàn phí", "Sổ thu đoàn phí"),
    match=matching.by(("month", "person"), with_unit=False, once=True),
    columns=(
        MonthColumn("Tháng", "month", required=True, aliases=("Kỳ", "Tháng năm", "Tháng, năm")),
        PersonColumn("Đoàn viên", "person", required=True, aliases=("Họ và tên", "Họ tên", "Tên đoàn viên", "Họ và tên đoàn viên")),
        Money(
            "Tiền lương làm căn cứ", "wage",
            aliases=("Lương làm căn cứ", "Lương đóng BHXH", "Lương đóng bảo hiểm", "Mức lương đóng BHXH", "Tiền lương", "Mức lương", "Lương"),
        ),
        MoneyIfAny("Số phải thu", "due", aliases=("Phải thu", "Phải đóng", "Số phải đóng", "Mức đóng", "Đoàn phí phải nộp")),
        MoneyIfAny("Số đã thu", "paid", aliases=("Đã thu", "Đã đóng", "Số đã đóng", "Thực thu", "Đã nộp")),
        Date("Ngày thu", "paid_on", aliases=("Ngày đóng", "Ngày nộp")),
        Choice("Miễn vì", "exempt", Exempt, aliases=("Lý do miễn", "Được miễn vì", "Diện miễn")),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    prepare=_prepare,
    judge=_judge,
    judge_all=_judge_all,
)  # fmt: skip
