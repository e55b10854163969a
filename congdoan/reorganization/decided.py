"""Plans by the decision under which they were carried out."""

from congdoan.reorganization.choices import Permission
from congdoan.reorganization.models import Plan


def decided(where):
    """{kind of deed: (queryset, path to the decision, path to the unit)}; ``where(permission)``: (path) -> Q of the rows that are meant."""
    return {"plans": (Plan.objects.filter(where(Permission.VIEW_PLANS)("unit"), event__isnull=False), "event__decision", "unit")}
