"""Figures from facts: one aggregate per indicator over the unit and everything below it, as the tree stood on the last day."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Sum

from congdoan.indicators.choices import Kind
from congdoan.kernel.periods import Period
from congdoan.units import queries as units

ITEMS = 20


@dataclass(frozen=True)
class Question:
    """Câu hỏi: which unit, which period. Counts go as far as the last day, or ``today`` if the period is not over."""

    unit: object
    period: Period
    today: object

    @cached_property
    def as_of(self):
        """The last day counted."""
        return min(self.period.last_day, self.today)

    @cached_property
    def units(self):
        """Unit ids at and below the unit, as the tree stood on that day (a subquery)."""
        return units.subtree(self.unit, on=self.as_of).order_by().values("pk")


@dataclass
class Figure:
    """Con số: value with whatever else applies; ``declared`` if it was typed in, not counted."""

    indicator: object
    value: object = 0
    records: int = 0
    people: int | None = None
    amount: int | None = None
    of: int | None = None
    parts: dict | None = None
    items: list = field(default_factory=list)
    declared: bool = False
    source: str = ""

    @property
    def key(self):
        """The indicator's key."""
        return self.indicator.key

    @property
    def label(self):
        """The indicator's label."""
        return str(self.indicator.label)

    def as_json(self):
        """What `congdoan report --format json` prints of it; facets that do not apply are left out."""
        printed = {"key": self.key, "label": self.label, "value": self.value, "records": self.records}
        for name in ("of", "people", "amount", "parts"):
            if getattr(self, name) is not None:
                printed[name] = getattr(self, name)
        if self.items:
            printed["items"] = self.items
        if self.declared:
            printed |= {"declared": True, "source": self.source}
        return printed


def rows(indicator, question):
    """The rows behind a figure: exactly those counted, in the order of the facts."""
    inside = {"unit__in": question.units}
    if indicator.kind == Kind.STOCK:
        return indicator.facts(question.as_of).filter(**inside)
    within = {f"{indicator.dated}__gte": question.period.start, f"{indicator.dated}__lte": question.as_of}
    found = indicator.facts().filter(**inside, **within)
    if indicator.kind == Kind.SHARE:
        found = found.filter(**{f"{indicator.person.removesuffix('_id')}__in": _whole(indicator, question).values("person_id")})
    return found


def figure(indicator, question, with_items=True):
    """The figure: one aggregate, one query each for the whole, the parts and the items where they apply."""
    found = rows(indicator, question)
    totals = found.order_by().aggregate(**_aggregates(indicator))
    made = Figure(indicator, records=totals["records"])
    made.people = totals.get("people")
    made.amount = (totals.get("amount") or 0) if indicator.amount else None
    if indicator.whole is not None:
        made.of = _whole(indicator, question).order_by().aggregate(n=Count("person_id", distinct=True))["n"]
    made.value = _value(indicator, made, totals)
    if indicator.part:
        made.parts = _parts(indicator, found)
    if with_items:
        made.items = [str(indicator.title(row)) for row in found[:ITEMS]]
    return made


def _whole(indicator, question):
    return indicator.whole(question.as_of).filter(unit__in=question.units)


def _aggregates(indicator):
    wanted = {"records": Count("pk", distinct=True)}
    if indicator.person:
        wanted["people"] = Count(indicator.person, distinct=True)
    if indicator.amount:
        wanted["amount"] = Sum(indicator.amount)
    if indicator.adds:
        wanted["added"] = Sum(indicator.adds)
    if indicator.value not in ("rows", "people", "amount", "percent"):
        wanted["distinct"] = Count(indicator.value, distinct=True)
    return wanted


def _value(indicator, made, totals):
    if indicator.kind == Kind.SHARE or indicator.value == "percent":
        return percent(made.people, made.of)
    if indicator.adds:
        return totals["added"] or 0
    if indicator.value == "rows":
        return made.records
    if indicator.value in ("people", "amount"):
        return getattr(made, indicator.value)
    return totals["distinct"]


def percent(part, whole):
    """A share in percent with one decimal; whole numbers without one; 0 of nothing is 0."""
    share = round(100 * part / whole, 1) if whole else 0
    return int(share) if share == int(share) else share


def _parts(indicator, found):
    counted = found.order_by(indicator.part).values_list(indicator.part).annotate(n=Count("pk", distinct=True))
    labels = indicator.part_labels or {}
    parts = {}
    for raw, count in counted:
        word = str(labels.get(raw, raw))
        parts[word] = parts.get(word, 0) + count
    return parts
