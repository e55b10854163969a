"""Nơi đến của từng người: members of units that a plan dissolves or splits, sent where each is to go."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.db import insert_all, listed
from congdoan.reorganization import policies, queries
from congdoan.reorganization.actions.plans import checked_anew, locked
from congdoan.reorganization.choices import Deed, Fate, Permission
from congdoan.reorganization.models import StepPart
from congdoan.reorganization.outcome import outcome


@action(Permission.SEND_MEMBERS, at="plan.unit")
def send(*, by, plan, persons, fate="", target_code=""):
    """Chọn nơi đến cho từng đoàn viên của đơn vị giải thể, chia tách.

    ``persons``: their ids; ``fate``: "move" to ``target_code``, "end" no longer a member (of a unit that is dissolved), empty: as the rest
    of the unit. What was chosen for them before is replaced. Refused for whoever stands in no such unit. The plan is checked anew.
    """
    plan = locked(plan)
    policies.check_may_edit(state=plan.state)
    policies.check_destination(fate=fate, target_code=target_code)
    drawn = queries.sketch(plan)
    found = outcome(drawn)
    steps = {pk: step for pk, step in found.closed.items() if step.deed == Deed.DISSOLVE}
    steps |= {step.unit_id: step for step in drawn.steps if step.deed == Deed.SPLIT}
    rows = queries.people(by=by, unit=plan.unit, plan=plan).filter(person__in=listed(persons))
    held = {row.person_id: row.unit_id for row in rows if row.unit_id in steps}
    policies.check_sent(persons=persons, held=held, fate=fate, split={pk for pk, step in steps.items() if step.deed == Deed.SPLIT})
    StepPart.objects.filter(step__plan=plan, person__in=listed(persons)).delete()
    if fate:
        code = target_code if fate == Fate.MOVE else ""
        insert_all(StepPart, [StepPart(step=steps[held[pk]], person_id=pk, target_code=code) for pk in persons])
    note(persons=len(persons), target=target_code)
    return checked_anew(by, plan)


@action(Permission.SEND_MEMBERS, at="plan.unit", alone=False)
def look(*, by, plan, persons):
    """Mở danh sách đoàn viên của các đơn vị trong phương án; ``persons``: whose names stood on the page."""
    note(plan=plan.pk, persons=persons, sensitive=True)
