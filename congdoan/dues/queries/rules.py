"""Rules by date and the payer groups of units; unscoped: law, and what policies need."""

from congdoan.access.actions import reads
from congdoan.dues import policies
from congdoan.dues.choices import DEFAULT_GROUP, Permission
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


class Reckoner:
    """Works out what is due in one unit's months; the rules are read once."""

    def __init__(self, unit):
        self.rules, self.groups, self._terms = rules(), groups_of(unit), {}

    def terms(self, month, known_on):
        """What holds in a month as it was known on a day."""
        if (month, known_on) not in self._terms:
            group = policies.group_on(self.groups, month) or DEFAULT_GROUP
            self._terms[month, known_on] = policies.terms_for(self.rules, group, month, known_on)
        return self._terms[month, known_on]

    def due(self, line, month):
        """Số phải thu of a line (đồng)."""
        if line.exempt:
            return 0
        return line.due if line.given_due else policies.amount_due(line.wage, self.terms(month, line.known_on))
