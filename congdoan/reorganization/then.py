"""How far plans had come by the end of a day: the log knows, whatever has become of them since."""

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from congdoan.audit import queries as log
from congdoan.reorganization.choices import PlanState

LED_TO = {
    "reorganization.plans.submit": PlanState.SUBMITTED,
    "reorganization.plans.approve": PlanState.APPROVED,
    "reorganization.plans.send_back": PlanState.DRAFT,
    "reorganization.plans.cancel": PlanState.CANCELLED,
    "reorganization.carrying.carry_out": PlanState.CARRIED_OUT,
    "reorganization.carrying.undo": PlanState.UNDONE,
}
"""{what was done with a plan: the state it then had}."""


def state_on(day, plan="pk"):
    """Expression: the state of a plan, which the row names so, by the end of a day; a draft until something is done with it."""
    return Coalesce(log.last_of("reorganization.plan", LED_TO, day, plan), Value(PlanState.DRAFT.value))


def as_of(rows, day):
    """The plans that were there on a day (today if None), with ``state_then``."""
    if day is None:
        return rows.annotate(state_then=F("state"))
    return rows.filter(recorded_at__date__lte=day).annotate(state_then=state_on(day))
