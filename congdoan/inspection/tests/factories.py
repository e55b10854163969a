"""Inspections as tests need them."""

import datetime

from congdoan.inspection import queries
from congdoan.inspection.actions import findings, inspections
from congdoan.inspection.choices import Result

PLAN = {
    "sort": "finance", "subject": "Kiểm tra tài chính năm 2021", "period_from": datetime.date(2021, 1, 1),
    "period_until": datetime.date(2021, 12, 31), "planned_on": datetime.date(2022, 5, 20),
}  # fmt: skip
DUE = datetime.date(2022, 6, 30)


def drawn(cast, by=None, unit=None, **facts):
    """An inspection of the union by its own committee."""
    by = by or cast.inspector
    given = {"head": by.person.pk, "members": [], **PLAN, **facts}
    return inspections.draw_up(by=by, unit=unit or cast.union, **given)


def checked(cast, made, result=Result.MET, **others):
    """All lines with one result; ``others``: place=(result, note)."""
    lines = queries.lines_of(made.checklist_id)
    said = {line.pk: others.get(f"p{line.place}", (result, "")) for line in lines}
    return inspections.check(by=cast.inspector, inspection=made, version=made.version, results=said)


def issued(cast, made, **facts):
    """A finding."""
    by = facts.pop("by", cast.inspector)
    given = {"found": "Quỹ thiếu 50.000 đồng", "recommendation": "Thủ quỹ nộp bù", "due_on": DUE} | facts
    made.refresh_from_db()
    return findings.issue(by=by, inspection=made, version=made.version, **given)


def concluded(cast, made, on=datetime.date(2022, 5, 24), words="Sổ sách rõ ràng."):
    """Signed."""
    made.refresh_from_db()
    return inspections.conclude(by=cast.inspector, inspection=made, version=made.version, concluded_on=on, conclusion=words)
