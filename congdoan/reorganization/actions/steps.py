"""Việc trong phương án: thêm từng việc, bỏ bớt, chọn nơi đến của đoàn viên. Each ends with the plan checked anew."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.reorganization import policies
from congdoan.reorganization.actions.plans import add, checked_anew, locked
from congdoan.reorganization.choices import Deed, Fate, Permission
from congdoan.reorganization.models import Step


@action(Permission.DRAFT_PLAN, at="plan.unit")
def found(*, by, plan, code, name, kind, parent_code, employer="", sector=""):
    """Thêm việc lập đơn vị mới vào phương án.

    ``parent_code``: of a unit that stands, or is founded in the same plan; ``employer``, ``sector``: its own office from the first day on, empty
    where it takes over the offices of those whose work it carries on.
    """
    facts = {"code": code, "name": name, "kind": kind, "parent_code": parent_code, "employer": employer, "sector": sector}
    return _added(by, plan, [{"deed": Deed.FOUND, **facts}])


@action(Permission.DRAFT_PLAN, at="plan.unit")
def change(*, by, plan, units, name="", kind="", parent_code=""):
    """Thêm việc đổi tên, loại, cấp trên vào phương án. What is left empty stays as it is; ``units``: a list of Units."""
    row = {"deed": Deed.CHANGE, "name": name, "kind": kind, "parent_code": parent_code}
    return _added(by, plan, [row | {"unit": unit} for unit in units])


@action(Permission.DRAFT_PLAN, at="plan.unit")
def merge(*, by, plan, units, target_code):
    """Thêm việc nhập đơn vị vào phương án. ``units``: a list of Units that go into the one of ``target_code``."""
    return _added(by, plan, [{"deed": Deed.MERGE, "unit": unit, "target_code": target_code} for unit in units])


@action(Permission.DRAFT_PLAN, at="plan.unit")
def split(*, by, plan, unit, target_code, groups=(), persons=()):
    """Thêm việc chia, tách vào phương án. ``groups``: Units directly below ``unit``, ``persons``: its members, that go to ``target_code``."""
    row = {"deed": Deed.SPLIT, "unit": unit, "target_code": target_code}
    row |= {"unit_parts": [(group, "") for group in groups], "person_parts": [(person, "") for person in persons]}
    return _added(by, plan, [row])


@action(Permission.DRAFT_PLAN, at="plan.unit")
def dissolve(*, by, plan, units, fate="", target_code=""):
    """Thêm việc giải thể đơn vị vào phương án, cùng tổ, bộ phận ở trong. ``fate``: what becomes of members; empty: not settled yet."""
    rows = [{"deed": Deed.DISSOLVE, "unit": unit, "fate": fate, "target_code": target_code} for unit in units]
    return _added(by, plan, rows)


@action(Permission.DRAFT_PLAN, at="plan.unit")
def settle(*, by, plan, units, fate, target_code=""):
    """Chọn nơi đến cho đoàn viên của đơn vị giải thể. ``units``: Units that the plan dissolves; empty: all that are not settled yet."""
    plan = locked(plan)
    policies.check_may_edit(state=plan.state)
    policies.check_destination(fate=fate, target_code=target_code)
    steps = Step.objects.filter(plan=plan, deed=Deed.DISSOLVE)
    steps = steps.filter(unit__in=units) if units else steps.filter(fate="")
    note(rows=sorted(steps.values_list("pk", flat=True)))
    steps.update(fate=fate, target_code=target_code if fate == Fate.MOVE else "")
    return checked_anew(by, plan)


@action(Permission.DRAFT_PLAN, at="plan.unit")
def remove(*, by, plan, steps):
    """Bỏ những việc khỏi phương án đang soạn. ``steps``: numbers (place) of its steps."""
    plan = locked(plan)
    policies.check_may_edit(state=plan.state)
    gone = Step.objects.filter(plan=plan, place__in=steps)
    note(rows=sorted(gone.values_list("pk", flat=True)))
    gone.delete()
    return checked_anew(by, plan)


def _added(by, plan, rows):
    plan = locked(plan)
    policies.check_may_edit(state=plan.state)
    for row in rows:
        if row["deed"] == Deed.DISSOLVE:
            policies.check_destination(fate=row["fate"] or Fate.END, target_code=row["target_code"])
    made = add(plan, rows)
    note(rows=[step.pk for step in made])
    return checked_anew(by, plan)
