"""Which part of what was collected stays or goes up, as expressions of dated rules."""

from django.db.models import BigIntegerField, Case, ExpressionWrapper, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Greatest, Least

from congdoan.dues.policies import PARTS, rounded
from congdoan.kernel.money import MoneyField


def _rules_of(known, key):
    found = [rule for rule in known if rule.key == key]
    return sorted(found, key=lambda rule: (rule.valid_from, rule.issued_on or rule.valid_from), reverse=True)


def kept_parts(known, key, month, today):
    """The parts of ten thousand that stay, by the month of the row (``month``: its lookup), by the rules known on a day; all, before any rule."""
    found = [rule for rule in _rules_of(known, key) if rule.issued_on is None or rule.issued_on <= today]
    whens = [When(**{f"{month}__gte": rule.valid_from}, then=Value(rule.value)) for rule in found]
    return Case(*whens, default=Value(PARTS), output_field=BigIntegerField())


def kept_parts_then(known, key, month, paid_on):
    """The same by the rules that were known on the day when the money came (``paid_on``: its lookup)."""
    whens = []
    for rule in _rules_of(known, key):
        signed = Q() if rule.issued_on is None else Q(**{f"{paid_on}__gte": rule.issued_on})
        whens.append(When(Q(**{f"{month}__gte": rule.valid_from}) & signed, then=Value(rule.value)))
    return Case(*whens, default=Value(PARTS), output_field=BigIntegerField())


def signed_later(known, key):
    """True if some rule of that key was signed after it began: what was worked out before may be another now."""
    return any(rule.issued_on is not None for rule in _rules_of(known, key))


def rounded_parts(name):
    """Expression: ``policies.rounded`` of a sum in parts. PostgreSQL adds up as numeric, so the sum is made whole first."""
    return ExpressionWrapper((Cast(name, BigIntegerField()) + PARTS // 2) / PARTS, output_field=MoneyField())


def months_left(parts, done, period):
    """[(month, đồng left)] in order of time, of {month: parts that fall on it} and {month: đồng paid of it}; each month is rounded by itself."""
    months = sorted({*parts, *done}) or [period.start]
    return [(month, rounded(int(parts.get(month, 0))) - done.get(month, 0)) for month in months]


def above_rate():
    """Of a DuesLine: what of the money paid lies above the prescribed rate, and so is the union's own (đồng)."""
    more = Least(F("paid"), F("due")) - Coalesce(F("prescribed"), F("due"))
    return Greatest(more, Value(0), output_field=MoneyField())
