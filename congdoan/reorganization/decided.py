"""Plans by their decision, from the day on which they were submitted with it."""

from django.db.models import Q

from congdoan.reorganization.choices import WAITING, Permission
from congdoan.reorganization.models import Plan


def decided(where):
    """{kind of deed: (queryset, path to the decision, path to the unit)}; ``where(permission)``: (path) -> Q of the rows that are meant."""
    said = Q(event__isnull=False) | Q(state__in=WAITING)
    return {"plans": (Plan.objects.filter(said, where(Permission.VIEW_PLANS)("unit")), "decision", "unit")}
