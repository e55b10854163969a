"""What decisions say of persons: who was admitted or recognised by one, who was found outstanding."""

from congdoan.membership.choices import Permission
from congdoan.membership.models import Application, Outstanding


def decided(where):
    """{kind of deed: (queryset, path to the decision, path to the unit)} of what is decided about persons; ``where(permission)``: (path) -> Q."""
    return {
        "applications": (Application.objects.filter(where(Permission.VIEW_APPLICATIONS)("unit")), "decision", "unit"),
        "outstanding": (Outstanding.objects.filter(where(Permission.VIEW_OUTSTANDING)("unit")), "decision", "unit"),
    }


def persons_hidden(where):
    """[queryset] of what decisions say of persons whom ``where(permission)`` does not let the reader see."""
    return [
        Application.objects.exclude(where(Permission.VIEW_APPLICATIONS)("unit")),
        Outstanding.objects.exclude(where(Permission.VIEW_OUTSTANDING)("unit")),
    ]
