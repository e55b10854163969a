"""Thi hành và hoàn tác phương án: all or nothing, in one transaction, with one log entry that names everything."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.membership.actions import rearranging as members
from congdoan.organization.actions import decisions
from congdoan.organization.actions import rearranging as tree
from congdoan.organization.rearranging import Rearrangement
from congdoan.reorganization import checking, findings, policies, queries
from congdoan.reorganization.actions.plans import checked, locked
from congdoan.reorganization.choices import Permission, PlanState
from congdoan.reorganization.models import Plan
from congdoan.units import rearranged


@action(Permission.EXECUTE_PLAN, at="plan.unit")
def carry_out(*, by, plan, version, seen=False):
    """Thi hành phương án đã duyệt.

    Checked once more as the book is now; refused whole if anything stands against it, or before its day, or if it touches more or less than what
    was approved and whoever carries it out has not ``seen`` that.
    """
    plan = locked(plan, version)
    policies.check_step_to(state=plan.state, to=PlanState.CARRIED_OUT)
    policies.check_day_has_come(effective_on=plan.effective_on, today=by.today)
    drawn = queries.sketch(plan)
    found, told = checked(drawn)
    checking.refuse_problems(told.problems)
    changed_since = findings.differences(findings.read(plan.approved_findings), findings.read(told.as_json()))
    policies.check_as_approved(differences=changed_since, seen=seen)
    units = tree.lock(plan.unit.path, drawn.units.keys())
    touched = [units[pk] for pk in (*found.changed, *found.closed)]
    policies.check_reaches(may=lambda unit: by.may(Permission.EXECUTE_PLAN, unit), units=touched)
    decision = decisions.entered(by=by, number=plan.number, signed_on=plan.signed_on, issuer=plan.issuer, effective_on=plan.effective_on)
    event, made = tree.carry_out(by, _rearrangement(drawn, found, units), decision=decision, about=plan.key)
    places = {unit.code.upper(): unit for unit in (*units.values(), *made.values())}
    ended, begun = members.carry_out(
        by,
        event,
        ends=found.ends,
        moves={pk: places[code] for pk, code in found.moves.items()},
        persons={person: (pk, places[code] if code else None) for person, (pk, code) in found.persons.items()},
    )
    plan.state, plan.event, plan.decision, plan.stopped = PlanState.CARRIED_OUT, event, decision, ""
    plan.findings, plan.checked_at = told.as_json(), by.now
    plan.carried_out_by, plan.carried_out_at = by.person, by.now
    _save(plan)
    note(event=event.pk, founded=[unit.pk for unit in made.values()], changed=sorted(found.changed), closed=sorted(found.closed))
    note(ended=ended, begun=begun, unlike_approved=[[one.what, one.then, one.now, one.names] for one in changed_since])
    return plan


@action(Permission.EXECUTE_PLAN, at="plan.unit")
def undo(*, by, plan, version, reason):
    """Hoàn tác cả phương án đã thi hành.

    Within its window, and while nothing recorded since stands on it; everything is again as it was.
    """
    plan = locked(plan, version)
    policies.check_step_to(state=plan.state, to=PlanState.UNDONE)
    policies.check_within_window(plan=plan, today=by.today)
    event = plan.event
    units = tree.lock(plan.unit.path, rearranged.touched_by(event))
    policies.check_reaches(may=lambda unit: by.may(Permission.EXECUTE_PLAN, unit), units=units.values())
    policies.check_nothing_built(built=queries.built_since(event))
    members.undo(event)
    tree.undo(by, event)
    plan.state, plan.undone_by, plan.undone_at, plan.reason = PlanState.UNDONE, by.person, by.now, reason
    _save(plan)
    note(event=event.pk, units=sorted(units))
    return plan


def stop(plan, sentence):
    """Ghi vì sao đến ngày mà chưa thi hành được; called by the clock, which acts for nobody."""
    Plan.objects.filter(pk=plan.pk, state=PlanState.APPROVED).update(stopped=sentence)


def _save(plan):
    plan.version += 1
    plan.save()


def _rearrangement(drawn, found, units):
    """What the tree's own engine is told: Units where they stand already, codes where they are founded in the same breath."""
    places = {unit.code.upper(): unit for unit in units.values()}

    def at(code):
        return places.get(code) or (found.founded[code].code if code in found.founded else None)

    rows = []
    for step in found.founded.values():
        row = {
            "code": step.code,
            "name": step.name,
            "kind": step.kind,
            "founded_on": drawn.day,
            "employer": step.employer,
            "sector": step.sector,
        }
        above = at(step.parent_code.upper())
        rows.append(row | ({"parent_code": above} if isinstance(above, str) else {"parent": above}))
    return Rearrangement(
        drawn.day,
        founded=tuple(rows),
        changed={units[pk]: change.under(at(change.parent)) for pk, change in found.changed.items()},
        closed=tuple(units[pk] for pk in found.closed),
        heirs={units[pk]: [at(code) for code in codes] for pk, codes in found.heirs.items() if codes},
    )
