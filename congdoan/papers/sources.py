"""Từ những gì sổ đã ghi mà lập quyết định: what may be decided about, and how it fills a template. Nothing is typed that records know."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from congdoan.kernel.dates import format_date
from congdoan.membership import queries as membership
from congdoan.membership.choices import ApplicationState, How, TransferState
from congdoan.organization import queries as organization
from congdoan.papers.choices import Sort
from congdoan.reorganization import queries as plans
from congdoan.reorganization.choices import Deed, PlanState

MOST = 200
DEEDS = {Sort.FOUNDING: Deed.FOUND, Sort.MERGING: Deed.MERGE, Sort.DISSOLUTION: Deed.DISSOLVE}
STANDING = (PlanState.APPROVED, PlanState.CARRIED_OUT)


@dataclass(frozen=True)
class Source:
    """Một việc đã ghi: key, words for the form, row(s) of the template, and what the record knows of its decision."""

    key: str
    label: str
    rows: tuple
    number: str = ""
    signed_on: object = None
    effective_on: object = None
    whom: tuple = field(default=())
    decision: object = None  # the Decision that the record names already

    @property
    def paper(self):
        """What several records must agree on to stand in one decision."""
        return (self.number, self.signed_on, self.decision and self.decision.pk)


def offered(by, unit, sort):
    """[Source], the newest first, at most two hundred."""
    return _WAYS[Sort(sort)](by, unit, Sort(sort))


def _person(person, **more):
    return {"danh_xung": "bà" if person.sex == "female" else "ông", "ho_ten": person.full_name, "ngay_sinh": person.birth_text, **more}


def _applications(by, unit, sort):
    how = How.ADMITTED if sort == Sort.ADMISSION else How.RECOGNISED
    rows = membership.applications(by=by, unit=unit).filter(how=how, decision__isnull=False)
    for row in rows.filter(state__in=[ApplicationState.DECIDED, ApplicationState.ADMITTED])[:MOST]:
        decision, facts = row.decision, _person(row, chuc_danh=row.job_title, don_vi=row.unit.name)
        label = _("%(name)s, quyết định %(number)s") % {"name": row.full_name, "number": decision.number}
        yield Source(str(row.pk), label, (facts,), decision.number, decision.signed_on, decision.effective_on, (row.full_name,), decision)


def _transfers(by, unit, sort):
    rows = membership.transfers(by=by, unit=unit).filter(state=TransferState.CONFIRMED)
    for row in rows[:MOST]:
        facts = _person(
            row.person, don_vi=row.from_unit.name, noi_den=row.to_unit.name, chuc_danh=row.job_title, tu_ngay=format_date(row.moves_on)
        )
        label = _("%(name)s về %(unit)s ngày %(day)s") % {"name": row.person.full_name, "unit": row.to_unit.name, "day": facts["tu_ngay"]}
        yield Source(str(row.pk), label, (facts,), effective_on=row.moves_on, whom=(row.person.full_name,))


def _pauses(by, unit, sort):
    for row in membership.suspensions_below(by=by, unit=unit)[:MOST]:
        person, until = row.membership.person, format_date(row.last_day) if row.last_day else ""
        facts = _person(
            person, don_vi=row.membership.unit.name, tu_ngay=format_date(row.valid_from), den_ngay=until, ly_do=row.get_reason_display()
        )
        label = _("%(name)s từ %(day)s") % {"name": person.full_name, "day": facts["tu_ngay"]}
        yield Source(str(row.pk), label, (facts,), effective_on=row.valid_from, whom=(person.full_name,))


def _appointments(by, unit, sort):
    for row in organization.appointments(by=by, unit=unit)[:MOST]:
        words = {"chuc_danh": row.get_post_display(), "don_vi": row.unit.name, "tu_ngay": format_date(row.valid_from)}
        label = _("%(name)s, %(post)s, từ %(day)s") % {"name": row.person.full_name, "post": words["chuc_danh"], "day": words["tu_ngay"]}
        yield Source(str(row.pk), label, (_person(row.person, **words),), effective_on=row.valid_from, whom=(row.person.full_name,))


def _plans(by, unit, sort):
    for plan in (
        plans.plans(by=by, unit=unit).select_related("decision").filter(state__in=STANDING, pk__in=plans.with_deed(DEEDS[sort]))[:MOST]
    ):
        rows = tuple(_steps(plan, DEEDS[sort]))
        named = tuple(row["ten"] for row in rows)
        decision = plan.decision
        label = f"{plan.title} ({len(rows)})"
        yield Source(str(plan.pk), label, rows, plan.number, plan.signed_on, plan.effective_on, named, decision)


def _steps(plan, deed):
    steps = [step for step in plans.steps_held(plan) if step.deed == deed]
    named = plans.names_in(steps)
    members = membership.open_before([step.unit_id for step in steps if step.unit_id], plan.effective_on)
    for step in steps:
        yield {
            "ten": step.name or (step.unit.name if step.unit_id else step.code),
            "truc_thuoc": named.get(step.parent_code.upper(), step.parent_code),
            "noi_nhan": named.get(step.target_code.upper(), step.target_code) or (plan.unit.name if deed == Deed.DISSOLVE else ""),
            "so_doan_vien": members.get(step.unit_id, 0) if step.unit_id else "",
        }


_WAYS = {
    Sort.ADMISSION: _applications, Sort.RECOGNITION: _applications, Sort.TRANSFER: _transfers, Sort.PAUSE: _pauses,
    Sort.APPOINTMENT: _appointments, Sort.FOUNDING: _plans, Sort.MERGING: _plans, Sort.DISSOLUTION: _plans,
}  # fmt: skip
