"""Figures from facts: aggregates over the unit and everything below it, as the tree stood on the last day; all in one statement."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from django.db.models import BigIntegerField, Count, Max, Sum, TextField, Value
from django.db.models.functions import Cast

from congdoan.indicators.choices import Kind
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.periods import Period
from congdoan.units import queries as units

ITEMS = 20
_NOTHING = Max(Cast(Value(None), BigIntegerField()))  # an aggregate, so that the row stays one
PART = "part "
"""Before the key of an indicator in a line that counts one of its parts."""
_AGGREGATES = ("records", "people", "amount", "added", "distinct")


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
        return self._units(self.moved)

    def settle(self):
        """Finds out how the units of that day are found, for a page that asks other things at once: through ``gather``."""
        moves = yield units.moves_since(self.unit, self.as_of)
        self.__dict__["moved"] = any(moves)
        self.__dict__["units"] = self._units(self.moved)

    @cached_property
    def moved(self):
        """True if units moved into or out of this branch since that day: then today's paths do not show it."""
        return any(gather(*units.moves_since(self.unit, self.as_of)))

    def _units(self, moved):
        return units.subtree(self.unit, on=self.as_of, moved=moved).order_by().values("pk")


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
    declared: bool = False
    source: str = ""
    rows: object = None
    covered: bool = False

    def cover(self):
        """Nothing of the number is told any more, nor of its rows."""
        self.value, self.records, self.people, self.amount, self.of, self.parts = None, 0, None, None, None, None
        self.rows, self.covered = self.rows.none(), True

    @cached_property
    def items(self):
        """Titles of the first rows; read when they are asked for."""
        return [str(self.indicator.title(row)) for row in self.rows[:ITEMS]]

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
        if self.covered:
            return {"key": self.key, "label": self.label, "covered": True}
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
    inside = {f"{indicator.at}__in": question.units}
    if indicator.kind == Kind.STOCK:
        return indicator.facts(question.as_of).filter(**inside)
    within = {f"{indicator.dated}__gte": question.period.start, f"{indicator.dated}__lte": question.as_of}
    found = indicator.facts().filter(**inside, **within)
    if indicator.kind == Kind.SHARE:
        found = found.filter(**{f"{indicator.person.removesuffix('_id')}__in": whole(indicator, question).values("person_id")})
    return found


def figure(indicator, question):
    """The figure of one indicator."""
    return figures([indicator], question)[0]


def figures(asked, question, with_parts=True):
    """The figures of the asked indicators, in their order: one statement for all their numbers and parts."""
    found = {indicator.key: rows(indicator, question) for indicator in asked}
    numbers, parts = _numbers(asked, found, question, [one for one in asked if one.part and with_parts])
    made = []
    for indicator in asked:
        totals = numbers[indicator.key]
        one = Figure(indicator, records=totals["records"], people=totals["people"], rows=found[indicator.key])
        one.amount = (totals["amount"] or 0) if indicator.amount else None
        one.of = (numbers[whole_key(indicator)]["people"] or 0) if indicator.whole is not None else None
        one.value = value_of(indicator, one, totals)
        one.parts = parts.get(indicator.key, {}) if indicator.part and with_parts else None
        made.append(one)
    return made


def whole(indicator, question):
    """The memberships that a share is a share of, inside the question's units."""
    return indicator.whole(question.as_of).filter(unit__in=question.units)


def whole_key(indicator):
    if indicator.whole_adds:
        return f"whole of {indicator.key}"
    return f"whole {indicator.whole.__module__}.{indicator.whole.__qualname__}"


def _base(indicator):
    """What the whole is counted in: people, or the sum of a field of its rows."""
    return Sum(indicator.whole_adds) if indicator.whole_adds else Count("person_id", distinct=True)


def _numbers(asked, found, question, split):
    """({key: {name of an aggregate: number}} of the indicators and of the wholes that they are parts of, {key: {word: rows}} of those that are ``split``)."""
    lines = {whole_key(one): (whole(one, question), {"people": _base(one)}) for one in asked if one.whole}
    lines |= {one.key: (found[one.key], _aggregates(one)) for one in asked}
    wanted = [_line(key, rows, wanted) for key, (rows, wanted) in lines.items()]
    wanted += [_line(PART + one.key, found[one.key], {"records": Count("pk", distinct=True)}, Cast(one.part, TextField())) for one in split]
    read = together(wanted)
    numbers = {key: dict(zip(_AGGREGATES, row, strict=True)) for key, _part, *row in read if not key.startswith(PART)}
    return numbers, _parts(split, sorted((row for row in read if row[0].startswith(PART)), key=str))


def _line(key, found, wanted, part=None):
    numbers = {f"of_{name}": wanted.get(name) or _NOTHING for name in _AGGREGATES}
    keyed = found.order_by().select_related(None)
    keyed = keyed.annotate(of_key=Value(key, TextField()), of_part=Value("", TextField()) if part is None else part).values(
        "of_key", "of_part"
    )
    found = keyed.annotate(**{name: Cast(number, BigIntegerField()) for name, number in numbers.items()})
    return found.values_list("of_key", "of_part", *numbers)


def together(lines):
    if not lines:
        return []
    first, *others = lines
    return list(first.union(*others, all=True))


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


def value_of(indicator, made, totals):
    """The main number, from the figure's other numbers and ``totals`` ("added", "distinct")."""
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
    """A share in percent with one decimal, halves up as by hand; whole numbers without one; 0 of nothing is 0.

    100 is said of all alone and 0 of none: one of two thousand who lacks it leaves 99.9, and one who has it makes 0.1.
    """
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else 0
    if 0 < part < whole:
        share = min(max(share, Decimal("0.1")), Decimal("99.9"))
    return int(share) if share == int(share) else float(share)


def _parts(asked, read):
    """{key: {word: how many rows}} of the indicators that are split, from the rows that were read."""
    labels = {one.key: {str(raw): word for raw, word in (one.part_labels or {}).items()} for one in asked}
    parts = {one.key: {} for one in asked}
    for name, raw, count, *_rest in read:
        key = name.removeprefix(PART)
        word = str(labels[key].get(raw, raw))
        parts[key][word] = parts[key].get(word, 0) + count
    return parts
