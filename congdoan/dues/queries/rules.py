"""Rules by date and the payer groups of units; unscoped: law, and what policies need."""

from congdoan.access.actions import reads
from congdoan.dues import policies
from congdoan.dues.choices import DEFAULT_GROUP, Key, Permission
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

    def put(self, line, month):
        """Sets số phải thu of a line (đồng), and what of it the rules prescribe."""
        worked_out = policies.amount_due(line.wage, self.terms(month, line.known_on))
        line.prescribed = 0 if line.exempt else None if line.wage is None else worked_out
        line.due = 0 if line.exempt else line.due if line.given_due else worked_out


class LevyReckoner:
    """Works out the levy of many units' months; rules and payer groups are read once, two statements."""

    def __init__(self, unit_ids):
        self.rules, self._groups = rules(), {}
        for row in PayerGroup.objects.filter(unit__in=list(unit_ids)).order_by("-valid_from"):
            self._groups.setdefault(row.unit_id, []).append(row)

    def rule(self, unit_id, month, known_on):
        """The rule of levy for a unit's month as it was known on a day, or None."""
        group = policies.group_on(self._groups.get(unit_id, ()), month) or DEFAULT_GROUP
        return policies.rule_for(self.rules, Key.LEVY, group, month, known_on)
