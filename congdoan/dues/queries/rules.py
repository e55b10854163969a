"""Rules by date and the payer groups of units; unscoped: law, and what policies need."""

from congdoan.access.actions import reads
from congdoan.dues.choices import Permission
from congdoan.dues.models import DuesRule, PayerGroup


def rules():
    """Every rule, in order; few rows."""
    return list(DuesRule.objects.order_by("key", "group", "valid_from", "pk"))


def groups_of(unit):
    """The dated payer groups of a unit, the newest first."""
    return list(PayerGroup.objects.filter(unit=unit).order_by("-valid_from"))


@reads(Permission.VIEW_TOTALS)
def payer_groups(*, by, unit):
    """The same, for whoever may see what the unit collects."""
    return PayerGroup.objects.filter(by.scope(Permission.VIEW_TOTALS).q("unit__path"), unit=unit).order_by("-valid_from", "-pk")
