"""Phương án: lập, sửa, kiểm tra, trình, duyệt, trả lại, bỏ."""

from django.db.models import Max
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel import text
from congdoan.kernel.db import insert_all
from congdoan.kernel.errors import Refused
from congdoan.organization.actions import decisions
from congdoan.people import policies as recorded
from congdoan.reorganization import checking, findings, policies, queries, touching
from congdoan.reorganization.choices import OPEN, Permission, PlanState
from congdoan.reorganization.models import Plan, Step, StepPart
from congdoan.reorganization.outcome import outcome

STALE = _("Có người vừa sửa phương án này. Xem bản mới rồi làm lại.")
_FACTS = ("deed", "code", "name", "kind", "parent_code", "target_code", "fate", "employer", "sector")


@action(Permission.DRAFT_PLAN, at="unit")
def draft(*, by, unit, title, effective_on, number="", signed_on=None, issuer="", steps=()):
    """Lập phương án sắp xếp tổ chức.

    ``unit``: where it is decided, all units it touches lie below; ``steps``: dicts as ``add`` takes. Nothing changes in the tree.
    """
    plan = Plan.objects.create(
        unit=unit,
        title=text.squeeze(title),
        number=text.squeeze(number),
        signed_on=signed_on,
        issuer=text.squeeze(issuer),
        effective_on=effective_on,
        recorded_by=by.person,
        recorded_at=by.now,
    )
    add(plan, steps)
    _check(by, plan)
    return plan


@action(Permission.DRAFT_PLAN, at="plan.unit")
def correct(*, by, plan, version, title, effective_on, number="", signed_on=None, issuer=""):
    """Sửa phần đầu của phương án đang soạn."""
    plan = locked(plan, version)
    policies.check_may_edit(state=plan.state)
    plan.title, plan.number, plan.issuer = text.squeeze(title), text.squeeze(number), text.squeeze(issuer)
    plan.signed_on, plan.effective_on = signed_on, effective_on
    _check(by, plan)
    return plan


@action(Permission.DRAFT_PLAN, at="unit")
def import_steps(*, by, unit, rows):
    """Lập phương án từ sổ Excel: rows of one decision become one draft, or join the draft that has its number and day.

    ``rows``: dicts as ``add`` takes, with number, effective_on and, where the file says them, signed_on and issuer, which a draft that has none
    takes over. Returns the steps in order.
    """
    groups, made = {}, {}
    for place, row in enumerate(rows):
        groups.setdefault((text.fold(row["number"]), row["effective_on"]), []).append((place, row))
    for (_key, effective_on), held in groups.items():
        number = held[0][1]["number"]
        said = {name: next((row[name] for _place, row in held if row.get(name)), None) for name in ("signed_on", "issuer")}
        plan = queries.draft_of(unit, number, effective_on)
        if plan is None:
            title = imported_title(number)
            plan = draft(by=by, unit=unit, title=title, effective_on=effective_on, number=number)
        plan.signed_on, plan.issuer = plan.signed_on or said["signed_on"], plan.issuer or text.squeeze(said["issuer"] or "")
        plan.save(update_fields=["signed_on", "issuer"])
        made |= dict(zip([place for place, _row in held], add(locked(plan), [row for _place, row in held]), strict=True))
        _check(by, locked(plan))
    note(rows=[made[place].pk for place in sorted(made)])
    return [made[place] for place in sorted(made)]


@action(Permission.DRAFT_PLAN, at="unit")
def withdraw_steps(*, by, unit, pks):
    """Bỏ những việc vừa nhập nhầm (hoàn tác), cùng phương án nháp lập ra từ đó. Refused for a plan that is no draft any more."""
    mine = Step.objects.filter(pk__in=pks, plan__unit=unit).values("plan")
    touched = list(Plan.objects.select_for_update().filter(pk__in=mine).order_by("pk"))
    for plan in touched:
        policies.check_may_edit(state=plan.state)
    Step.objects.filter(pk__in=pks, plan__in=touched).delete()
    note(rows=sorted(pks))
    for plan in touched:
        if plan.title == imported_title(plan.number) and not plan.steps.exists():
            plan.delete()
        else:
            _check(by, locked(plan))


def imported_title(number):
    """What a plan is called that came from a workbook."""
    return _("Sắp xếp theo quyết định %(number)s") % {"number": number}


@action(Permission.DRAFT_PLAN, at="plan.unit")
def check(*, by, plan):
    """Kiểm tra lại phương án: what it touches and what stands against it, as the book is now."""
    plan = locked(plan)
    if plan.state not in OPEN:
        raise Refused(_("Phương án %(state)s, không cần kiểm tra nữa.") % {"state": PlanState(plan.state).label})
    _check(by, plan)
    return plan


@action(Permission.DRAFT_PLAN, at="plan.unit")
def submit(*, by, plan, version):
    """Trình phương án để người khác duyệt. Refused while something must be mended."""
    plan = locked(plan, version)
    policies.check_step_to(state=plan.state, to=PlanState.SUBMITTED)
    policies.check_signed(signed_on=plan.signed_on, today=by.today)
    checking.refuse_problems(_check(by, plan).problems)
    plan.state, plan.submitted_by, plan.submitted_at, plan.reason = PlanState.SUBMITTED, by.person, by.now, ""
    plan.approved_by = plan.approved_at = None
    paper = {"number": plan.number, "signed_on": plan.signed_on, "issuer": plan.issuer, "effective_on": plan.effective_on}
    plan.decision = decisions.restated(by=by, held=plan.decision, **paper)
    plan.save()
    return plan


@action(Permission.APPROVE_PLAN, at="plan.unit")
def approve(*, by, plan, version):
    """Duyệt phương án do người khác trình. Checked anew; refused while something must be mended."""
    plan = locked(plan, version)
    policies.check_step_to(state=plan.state, to=PlanState.APPROVED)
    policies.check_another_person(plan=plan, person_id=by.person.pk)
    checking.refuse_problems(_check(by, plan).problems)
    plan.state, plan.approved_by, plan.approved_at, plan.stopped = PlanState.APPROVED, by.person, by.now, ""
    plan.approved_findings = plan.findings
    plan.save()
    return plan


@action(Permission.DRAFT_PLAN, at="plan.unit")
def send_back(*, by, plan, version, reason):
    """Trả phương án lại để soạn tiếp; what was approved is approved no more."""
    plan = locked(plan, version)
    policies.check_step_to(state=plan.state, to=PlanState.DRAFT)
    plan.state, plan.reason, plan.stopped = PlanState.DRAFT, text.squeeze(reason), ""
    plan.submitted_by = plan.submitted_at = plan.approved_by = plan.approved_at = None
    plan.approved_findings = {}
    return _without_paper(plan)


@action(Permission.DRAFT_PLAN, at="plan.unit")
def cancel(*, by, plan, version, reason):
    """Bỏ phương án chưa thi hành; nó còn trong danh sách, không đụng đến đơn vị nào nữa."""
    plan = locked(plan, version)
    policies.check_step_to(state=plan.state, to=PlanState.CANCELLED)
    plan.state, plan.reason = PlanState.CANCELLED, text.squeeze(reason)
    return _without_paper(plan)


def _without_paper(plan):
    """The plan saved without the decision that it was submitted with; that goes too, unless something else names it."""
    held, plan.decision = plan.decision, None
    _save(plan)
    if held is not None and (kept := decisions.let_go(held)) is not None:
        Plan.objects.filter(pk=plan.pk).update(decision=kept)
        plan.decision = kept
    return plan


def locked(plan, version=None):
    """The plan as it stands now, locked; Conflict if it is no longer the version that was read."""
    current = Plan.objects.select_for_update(of=("self",)).select_related("unit__parent", "event", "decision").get(pk=plan.pk)
    if version is not None:
        recorded.check_unchanged(current, version, STALE)
    return current


def checked(drawn):
    """(Outcome, Findings) of a Sketch."""
    found = outcome(drawn)
    touched = touching.touches(drawn, found)
    told = findings.Findings(
        checking.findings(drawn, found),
        touched,
        touching.goes(drawn, found),
        touching.sums(drawn, found),
        max(touching.undecided(drawn, found), 0),
        touching.settles(drawn, found),
        touching.names(drawn, touched),
    )
    return found, told


def _check(by, plan):
    """Checks the plan and keeps what was found; returns it."""
    _outcome, told = checked(queries.sketch(plan))
    plan.findings, plan.checked_at = told.as_json(), by.now
    _save(plan)
    return told


def checked_anew(by, plan):
    """The plan with what a check of now found."""
    _check(by, plan)
    return plan


def _save(plan):
    plan.version += 1
    plan.save()


def add(plan, rows):
    """Writes steps after those there are, with their parts; each unit once.

    ``rows``: dicts of deed, unit (a Unit, None for founding), code, name, kind, parent_code, target_code, fate; ``unit_parts``: [(Unit, code)]
    and ``person_parts``: [(Person, code)] that go another way.
    """
    place = plan.steps.aggregate(last=Max("place"))["last"] or 0
    held = set(plan.steps.filter(unit__isnull=False).values_list("unit_id", flat=True))
    made = []
    for number, row in enumerate(rows, place + 1):
        unit = row.get("unit")
        if unit is not None and unit.pk in held:
            raise Refused(_("%(unit)s đã có một việc trong phương án. Bỏ việc ấy trước.") % {"unit": unit.name}, field="unit")
        held |= {unit.pk} if unit is not None else set()
        made.append(Step(plan=plan, place=number, unit=unit, **{name: _clean(row.get(name)) for name in _FACTS}))
    made = insert_all(Step, made)
    parts = []
    for step, row in zip(made, rows, strict=True):
        parts += [StepPart(step=step, unit=unit, target_code=code) for unit, code in row.get("unit_parts") or ()]
        parts += [StepPart(step=step, person=person, target_code=code) for person, code in row.get("person_parts") or ()]
    insert_all(StepPart, parts)
    return made


def _clean(value):
    return "" if value is None else text.squeeze(value)
