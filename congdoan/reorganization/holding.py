"""Which plans hold a unit while they wait: answered for the room organization, before it changes or closes units by hand."""

from django.db.models import Q
from django.db.models.functions import Upper

from congdoan.reorganization.choices import WAITING, Deed
from congdoan.reorganization.models import Step
from congdoan.units import tree

ENDINGS = (Deed.MERGE, Deed.DISSOLVE)


def titles(units):
    """{unit id: [title]} of plans that wait and touch the unit, lean on it as a receiver or superior, or end a unit around it; one query, unscoped."""
    codes, ids = {unit.code.upper() for unit in units}, [unit.pk for unit in units]
    around = {path for unit in units for path in tree.ancestors(unit.path)[:-1]}
    said = Q(target__in=codes) | Q(superior__in=codes) | Q(sent__in=codes)
    ends = Q(deed__in=ENDINGS, unit__path__in=around)
    rows = Step.objects.annotate(target=Upper("target_code"), superior=Upper("parent_code"), sent=Upper("parts__target_code"))
    found = rows.filter(said | ends | Q(unit__in=ids) | Q(parts__unit__in=ids), plan__state__in=WAITING).order_by("plan_id")
    held = {}
    for title, deed, path, own, part, *named in found.values_list(
        "plan__title", "deed", "unit__path", "unit_id", "parts__unit_id", "target", "superior", "sent"
    ).distinct():
        for unit in units:
            ended = deed in ENDINGS and path and path != unit.path and unit.path.startswith(path)
            if ended or unit.pk in (own, part) or unit.code.upper() in named:
                held.setdefault(unit.pk, {})[title] = True
    return {pk: list(of_unit) for pk, of_unit in held.items()}
