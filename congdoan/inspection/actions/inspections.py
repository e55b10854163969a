"""Lập đợt kiểm tra, sửa, ghi kết quả từng nội dung, kết luận, bỏ."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.inspection import helps, policies, queries
from congdoan.inspection.choices import Permission
from congdoan.inspection.models import Finding, Inspection, LineResult, TeamMember
from congdoan.kernel.db import insert_all
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import Refused
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

PLAN = ("subject", "plan", "period_from", "period_until", "planned_on", "others")


@action(Permission.HOLD_INSPECTION, at="unit")
def draw_up(*, by, unit, sort, subject, period_from, period_until, planned_on, head, members, plan="", others="", committee=None):
    """Lập đợt kiểm tra.

    ``sort``: a Sort value; ``head`` a person id and ``members`` a list of them, of the committee's own unit; ``committee``: the unit whose
    inspection committee it is, None for the nearest.
    """
    policies.check_apart(queries.keeps_money(by, unit))
    theirs = queries.committees(by, unit)
    committee = committee or theirs[0]
    policies.check_committee(committee in theirs)
    policies.check_plan(subject=subject, period_from=period_from, period_until=period_until, planned_on=planned_on)
    checklist = queries.checklist_on(sort, planned_on)
    if checklist is None:
        raise Refused(_("Ngày này chưa có danh mục kiểm tra loại ấy. Chọn ngày khác."), field="planned_on")
    made = Inspection.objects.create(
        unit=unit, committee=committee, checklist=checklist, subject=subject, plan=plan, period_from=period_from, period_until=period_until,
        planned_on=planned_on, drawn_on=by.today, others=others, recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip
    _put_team(by, made, head, members)
    return made


@action(Permission.HOLD_INSPECTION, at="inspection.unit")
def change(*, by, inspection, version, subject, period_from, period_until, planned_on, head, members, plan="", others=""):
    """Sửa kế hoạch, đoàn kiểm tra. Arguments as ``draw_up``."""
    found = _current(by, inspection, version)
    said = {"subject": subject, "plan": plan, "period_from": period_from, "period_until": period_until, "planned_on": planned_on, "others": others}  # fmt: skip
    policies.check_plan(subject=subject, period_from=period_from, period_until=period_until, planned_on=planned_on)
    TeamMember.objects.filter(inspection=found).delete()
    _put_team(by, found, head, members)
    return _saved(found, **said)


@action(Permission.HOLD_INSPECTION, at="inspection.unit")
def check(*, by, inspection, version, results):
    """Ghi kết quả từng nội dung kiểm tra.

    ``results``: {line id: (Result value or "", note)}; "" takes a result off. What the books say now is kept beside a line answered anew.
    """
    found = _current(by, inspection, version)
    lines = {line.pk: line for line in queries.lines_of(found.checklist_id)}
    said = {lines[key]: (result, words) for key, (result, words) in results.items() if key in lines}
    policies.check_results(said)
    facts, held = gather(helps.facts(by=by, inspection=found))[0], queries.results_of(found)
    for line, (result, words) in said.items():
        row = held.get(line.pk)
        if row is not None and (row.result, row.note) == (result, words):
            continue
        if row is not None:
            row.delete()
        if result:
            LineResult.objects.create(
                inspection=found, line=line, result=result, note=words, fact=facts.get(line.help, ""),
                answered_by=by.person, answered_at=by.now,
            )  # fmt: skip
    return _saved(found)


@action(Permission.HOLD_INSPECTION, at="inspection.unit")
def conclude(*, by, inspection, version, concluded_on, conclusion):
    """Kết luận đợt kiểm tra: from then on nothing in it changes."""
    found = _current(by, inspection, version)
    answered = queries.results_of(found)
    missing = [line.place for line in queries.lines_of(found.checklist_id) if line.pk not in answered]
    policies.check_conclusion(words=conclusion, concluded_on=concluded_on, inspection=found, unanswered=missing, today=by.today)
    return _saved(found, conclusion=conclusion, concluded_on=concluded_on, concluded_by=by.person)


@action(Permission.HOLD_INSPECTION, at="inspection.unit")
def cancel(*, by, inspection, version, reason):
    """Bỏ đợt kiểm tra lập nhầm, chưa có kiến nghị."""
    found = _current(by, inspection, version)
    policies.check_no_findings(Finding.objects.filter(inspection=found).count())
    return taking_out.one(found, by=by, reason=reason)


def check_theirs(by, inspection):
    """The inspection is of the person's own committee, and he keeps none of what it looks at."""
    policies.check_apart(queries.keeps_money(by, inspection.unit))
    policies.check_committee(by.may(Permission.HOLD_INSPECTION, inspection.committee))


def _current(by, inspection, version):
    found = queries.to_change(inspection.pk)
    check_theirs(by, found)
    recorded.check_unchanged(found, version)
    policies.check_open(found)
    return found


def _saved(found, **said):
    for name, value in said.items():
        setattr(found, name, value)
    found.version += 1
    found.save(update_fields=[*said, "version"])
    return found


def _put_team(by, inspection, head, members):
    known = {person.pk: person.full_name for person, _as in queries.team_choices(inspection.committee, by.today)}
    chosen = {key: known[key] for key in (head, *members) if key in known}
    policies.check_team(head=head, members=chosen, barred=queries.barred(inspection.unit, by.today))
    insert_all(TeamMember, [TeamMember(inspection=inspection, person_id=key, is_head=key == head) for key in chosen])
    note(team=len(chosen))
