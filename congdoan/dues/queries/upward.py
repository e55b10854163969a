"""What goes up: the share of the dues collected, what was remitted of it, what remains; by unit and period, in SQL."""

from django.db.models import BigIntegerField, Case, ExpressionWrapper, F, OuterRef, Sum, Value, When
from django.db.models.functions import Cast

from congdoan.access.actions import reads
from congdoan.dues.choices import KEEPERS, Key, Permission
from congdoan.dues.models import DuesLine, Remittance
from congdoan.dues.policies import PARTS
from congdoan.dues.queries.rules import rules
from congdoan.dues.queries.sheets import summed
from congdoan.kernel.money import MoneyField
from congdoan.units import queries as units


def _going_up(today):
    """The parts of ten thousand that go up, by the month of the line: the rules of shares known today, as one expression."""
    kept = [rule for rule in rules() if rule.key == Key.KEPT_DUES and (rule.issued_on is None or rule.issued_on <= today)]
    kept.sort(key=lambda rule: rule.valid_from, reverse=True)
    whens = [When(sheet__month__gte=rule.valid_from, then=Value(PARTS - rule.value)) for rule in kept]
    return Case(*whens, default=Value(0), output_field=BigIntegerField())


def _with_upward(rows, period, today):
    lines = DuesLine.objects.filter(period.q("sheet__month"), sheet__unit=OuterRef("pk"))
    counted = remittance_facts().filter(unit=OuterRef("pk"), start__gte=period.start, end__lte=period.end)
    share = Sum(F("paid") * _going_up(today), output_field=MoneyField())
    rows = rows.annotate(collected=summed(lines, "sheet__unit", Sum("paid")), parts=summed(lines, "sheet__unit", share))
    rows = rows.annotate(
        owed_up=ExpressionWrapper(
            (Cast("parts", BigIntegerField()) + PARTS // 2) / PARTS, output_field=MoneyField()
        ),  # PostgreSQL adds up as numeric
        remitted=summed(counted, "unit", Sum("amount")),
    )
    return rows.annotate(left_up=ExpressionWrapper(F("owed_up") - F("remitted"), output_field=MoneyField()))


def remittance_facts():
    """Remittances that stand: with a payment; unscoped. One whose payment was reversed is written anew, it waits for no other."""
    return Remittance.objects.filter(voucher__isnull=False).select_related("to_unit")


@reads(Permission.VIEW_TOTALS)
def upward(*, by, unit, period):
    """Unions at the unit and below, as the tree stood at the end of the period, with ``collected``, ``owed_up``, ``remitted``, ``left_up`` (đồng)."""
    day = min(period.last_day, by.today)
    inside = units.subtree(unit, on=day).order_by().values("pk")
    found = units.units().filter(by.scope(Permission.VIEW_TOTALS).q("path"), pk__in=inside, kind__in=KEEPERS)
    return _with_upward(found, period, by.today).order_by("search_key", "pk")


def left_up(unit, period, today):
    """What a unit still owes upward of a period (đồng); unscoped."""
    return _with_upward(units.units().filter(pk=unit.pk), period, today).get().left_up


def upward_totals(rows):
    """{"collected", "owed_up", "remitted", "left_up"} of ``upward``; one statement."""
    names = ("collected", "owed_up", "remitted", "left_up")
    told = rows.order_by().aggregate(**{f"all_{name}": Sum(name) for name in names})
    return {name: told[f"all_{name}"] or 0 for name in names}


@reads(Permission.VIEW_TOTALS)
def remittances(*, by, unit):
    """Remittances of the unit and below, the newest first, with their payments."""
    found = Remittance.objects.filter(by.scope(Permission.VIEW_TOTALS).q("unit__path"), units.today_q(unit.path, "unit__path"))
    return found.select_related("unit", "to_unit", "voucher__book__unit", "recorded_by").order_by("-paid_on", "-pk")
