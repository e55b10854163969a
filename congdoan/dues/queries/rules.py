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


def reckoner(unit):
    """The Reckoner of one unit; two statements."""
    return reckoners([unit.pk])[unit.pk]


def reckoners(unit_ids):
    """{unit id: its Reckoner}; two statements."""
    known, groups = rules(), {pk: [] for pk in unit_ids}
    for row in PayerGroup.objects.filter(unit__in=list(groups)).order_by("-valid_from"):
        groups[row.unit_id].append(row)
    return {pk: Reckoner(known, rows) for pk, rows in groups.items()}


class Reckoner:
    """Works out what is due in one unit's months, of members and of employers, by all rules and the unit's dated payer groups."""

    def __init__(self, known, groups):
        self._rules, self._groups, self._terms = known, groups, {}

    def _group(self, month):
        return policies.group_on(self._groups, month) or DEFAULT_GROUP

    def terms(self, month, known_on):
        """What holds of dues in a month as it was known on a day."""
        if (month, known_on) not in self._terms:
            self._terms[month, known_on] = policies.terms_for(self._rules, self._group(month), month, known_on)
        return self._terms[month, known_on]

    def levy_rule(self, month, known_on):
        """The rule of levy in a month as it was known on a day, or None."""
        return policies.rule_for(self._rules, Key.LEVY, self._group(month), month, known_on)

    def put(self, line, month):
        """Sets số phải thu of a line (đồng), and what of it the rules prescribe."""
        worked_out = policies.amount_due(line.wage, self.terms(month, line.known_on))
        line.prescribed = 0 if line.exempt else None if line.wage is None else worked_out
        line.due = 0 if line.exempt else line.due if line.given_due else worked_out
