"""Which plans hold a unit while they wait: answered for the room organization, before it changes or closes one by hand."""

from django.db.models import Q
from django.db.models.functions import Upper

from congdoan.reorganization.choices import WAITING, Deed
from congdoan.reorganization.models import Step
from congdoan.units import tree


def titles(unit):
    """[title] of plans that wait and touch the unit, lean on it as a receiver or superior, or end a unit around it; one query, unscoped."""
    code, around = unit.code.upper(), tree.ancestors(unit.path)[:-1]
    said = Q(target=code) | Q(superior=code) | Q(sent=code)
    ends = Q(deed__in=[Deed.MERGE, Deed.DISSOLVE], unit__path__in=around)
    rows = Step.objects.annotate(target=Upper("target_code"), superior=Upper("parent_code"), sent=Upper("parts__target_code"))
    found = rows.filter(said | ends | Q(unit=unit) | Q(parts__unit=unit), plan__state__in=WAITING).order_by("plan_id")
    return list(dict.fromkeys(found.values_list("plan__title", flat=True)))
