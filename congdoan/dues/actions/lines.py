"""Lines as they are to stand: what every action of the sheets asks of one of them; plain calls from the guarded actions."""

from congdoan.dues import policies, queries
from congdoan.dues.choices import DEFAULT_GROUP


class Reckoner:
    """Works out what is due in one unit's months; the rules are read once."""

    def __init__(self, unit):
        self.rules, self.groups, self._terms = queries.rules(), queries.groups_of(unit), {}

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


FIELDS = ("wage", "due", "given_due", "known_on", "exempt", "paid", "paid_on")


def put(line, facts, *, month, reckoner, today):
    """Sets wage, exempt, paid (None: all that is due), paid_on, and due where it is given; True if anything changed. Refused where it may not."""
    before = [getattr(line, name) for name in FIELDS]
    paid, paid_on, name = facts["paid"], facts["paid_on"], line.person.full_name
    line.wage, line.exempt = facts["wage"], facts["exempt"]
    if "due" in facts:
        line.given_due = facts["due"] is not None
        line.due = facts["due"] or 0
    policies.check_line(
        name=name, wage=line.wage, due=line.due, given_due=line.given_due, exempt=line.exempt, paid=paid, paid_on=paid_on, today=today
    )
    if line.exempt:
        line.given_due = False
    line.due = reckoner.due(line, month)
    line.paid = max(line.due + line.brought, 0) if paid is None else paid
    line.paid_on = paid_on if line.paid else None
    changed = [getattr(line, name) for name in FIELDS] != before
    if changed:
        policies.check_not_locked(line.voucher, name=name)
    return changed
