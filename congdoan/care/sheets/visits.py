"""Trang "Thăm hỏi"."""

from congdoan.care import policies, queries
from congdoan.care.actions import visits
from congdoan.care.choices import REASONS_ALSO, Permission, Reason
from congdoan.care.sheets import rows as of
from congdoan.finance.columns import SourceColumn, source_cell, source_facts
from congdoan.membership.columns import PersonColumn
from congdoan.workbooks.columns import Choice, Date, Money, Text, day
from congdoan.workbooks.sheets import Existing, Sheet

_FACTS = {
    "visited_on": lambda cell: {"visited_on": of.date(cell)},
    "person": lambda cell: {"person_id": cell},
    "reason": lambda cell: {"reason": cell},
    "amount": lambda cell: {"amount": cell},
    "source": source_facts,
    "visitors": lambda cell: {"visitors": cell or ""},
    "voucher_number": lambda cell: {"voucher_number": cell or ""},
    "note": lambda cell: {"note": cell or ""},
}


def _existing(*, by, unit):
    """Visits whose reason ``by`` may read: a row without its reason could not be read back."""
    seen = queries.visits(by=by, unit=unit).filter(by.scope(Permission.VIEW_VISIT_REASON).q("unit__path"))
    return [Existing(pk=visit.pk, unit_id=visit.unit_id, cells=_cells(visit)) for visit in seen.order_by("visited_on", "pk")]


def _cells(visit):
    return {
        "visited_on": day(visit.visited_on),
        "person": visit.person_id,
        "reason": visit.reason,
        "amount": visit.amount,
        "source": source_cell(visit.source, visit.fund_id),
        "visitors": visit.visitors or None,
        "voucher_number": visit.voucher_number or None,
        "note": visit.note or None,
    }


def _write(*, by, unit, new, changed, run):
    if new:
        made = visits.record_all(by=by, unit=unit, rows=[{"unit": row.unit, **of.facts(_own(row), _FACTS)} for row in new])
        for row, visit in zip(new, made, strict=True):
            row.pk = visit.pk
    if changed:
        wanted = {row.pk: of.facts({name: now for name, (_old, now) in row.changes.items()}, _FACTS) for row in changed}
        visits.correct_all(by=by, unit=unit, rows=wanted)


def _undo(*, by, unit, created, changed):
    if changed:
        visits.correct_all(by=by, unit=unit, rows={pk: of.facts(old, _FACTS) for pk, old in changed})
    if created:
        visits.remove_all(by=by, unit=unit, pks=created)


def _own(row):
    return {name: row[name] for name in _FACTS}


def _judge(row, run):
    policies.check_visit_day(of.day(row, "visited_on"), today=run.today)


def _judge_all(rows, run):
    of.check_members(rows, "person", "visited_on")
    of.warn_of_missing_sources(rows)


VISITS = Sheet(
    name="Thăm hỏi",
    prefix="TH",
    permission=Permission.RECORD_VISIT,
    seen_with=Permission.VIEW_VISIT_REASON,
    needs=("Đoàn viên", "Quỹ và đợt vận động"),
    aliases=("Sổ thăm hỏi",),
    columns=(
        Date("Ngày", "visited_on", required=True, aliases=("Ngày thăm",)),
        PersonColumn("Đoàn viên", "person", required=True, aliases=("Người được thăm",)),
        Choice("Lý do", "reason", Reason, required=True, also=REASONS_ALSO),
        Money("Số tiền", "amount", required=True, aliases=("Số tiền (đ)",)),
        SourceColumn("Nguồn chi", "source"),
        Text("Người thăm", "visitors", max_length=300),
        Text("Số chứng từ", "voucher_number", max_length=60),
        Text("Ghi chú", "note", max_length=500, width=40),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge=_judge,
    judge_all=_judge_all,
)
