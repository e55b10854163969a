"""Which units below one that ends have a place of their own in the plan, told to rooms that count what is left in it; the places that a plan names."""

from django.db.models import F, OuterRef, Value
from django.db.models.functions import Concat

from congdoan.kernel.db import listed
from congdoan.reorganization.choices import WAITING, Deed
from congdoan.reorganization.models import Step, StepPart
from congdoan.reorganization.queries import names_in
from congdoan.units import tree


def named_in(plan_ids):
    """(steps, parts): querysets of {"plan_id", "unit_id", "path", "deed"} of the units that these plans, waiting, place or end by themselves; unscoped.

    A part is a branch that goes another way than its unit.
    """
    steps = Step.objects.filter(plan__in=listed(plan_ids), plan__state__in=WAITING, unit__isnull=False).exclude(deed=Deed.SPLIT)
    parts = StepPart.objects.filter(step__plan__in=listed(plan_ids), step__plan__state__in=WAITING, unit__isnull=False)
    return (
        steps.order_by("pk").values("plan_id", "unit_id", "deed", path=F("unit__path")),
        parts.order_by("pk").values("unit_id", deed=Value(""), plan_id=F("step__plan_id"), path=F("unit__path")),
    )


def receivers(plan):
    """{CODE: name} of the units that this plan sends somebody or something to, or founds, in the order in which it names them."""
    steps = list(Step.objects.filter(plan=plan).prefetch_related("parts").order_by("place"))
    named = [code for step in steps for code in (step.code, step.target_code, *(part.target_code for part in step.parts.all())) if code]
    names = names_in(steps, named)
    return {code.upper(): names.get(code.upper(), code) for code in named}


def around(plan_id, inside):
    """[queryset] of what ``named_in`` tells, strictly below the path ``inside``, at or above the outer row, which is a unit."""
    steps, parts = named_in([plan_id])
    return [
        rows.filter(path__gt=inside, path__lte=OuterRef("path")).annotate(beyond=Concat("path", Value(tree.AFTER))).filter(beyond__gt=OuterRef("path"))
        for rows in (steps.order_by(), parts.order_by())
    ]  # fmt: skip
