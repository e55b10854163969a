"""Levy that the level above collected: the union's share of it, what was given back, what is still to come; by unit and period."""

from django.db.models import BigIntegerField, ExpressionWrapper, F, OuterRef, Sum
from django.db.models.functions import Cast

from congdoan.access.actions import reads
from congdoan.dues.choices import KEEPERS, Key, Permission
from congdoan.dues.models import LevyTransfer, LevyTransferPart
from congdoan.dues.policies import PARTS
from congdoan.dues.queries.levy import receipts_standing
from congdoan.dues.queries.rules import rules
from congdoan.dues.queries.shares import kept_parts
from congdoan.dues.queries.sheets import summed
from congdoan.kernel.money import MoneyField
from congdoan.units import queries as units


def transfer_facts():
    """What the level above gave back and was not taken out; unscoped: for the books."""
    return LevyTransfer.objects.standing().select_related("from_unit", "to_unit")


def _parts(period):
    """Parts of a period's months of what was given back and stands."""
    return LevyTransferPart.objects.filter(period.q("month"), transfer__cancelled_on__isnull=True)


def to_come_by_month(unit, period, today):
    """[(month, đồng still to come)] of a unit's months in a period, in order of time; unscoped."""
    got = receipts_standing().filter(period.q("line__month"), line__unit=unit).exclude(to_unit=unit).order_by().values("line__month")
    share = Sum(F("amount") * kept_parts(rules(), Key.KEPT_LEVY, "line__month", today), output_field=MoneyField())
    own = dict(got.annotate(told=share).values_list("line__month", "told"))
    given = _parts(period).filter(transfer__to_unit=unit).order_by().values("month").annotate(told=Sum("amount"))
    done = dict(given.values_list("month", "told"))
    months = sorted({*own, *done}) or [period.start]
    return [(month, (int(own.get(month, 0)) + PARTS // 2) // PARTS - done.get(month, 0)) for month in months]


def _with_downward(rows, period, today):
    got = receipts_standing().filter(period.q("line__month"), line__unit=OuterRef("pk")).exclude(to_unit=OuterRef("pk"))
    given = _parts(period).filter(transfer__to_unit=OuterRef("pk"))
    share = Sum(F("amount") * kept_parts(rules(), Key.KEPT_LEVY, "line__month", today), output_field=MoneyField())
    rows = rows.annotate(
        taken=summed(got, "line__unit", Sum("amount")),
        parts=summed(got, "line__unit", share),
        given=summed(given, "transfer__to_unit", Sum("amount")),
    )
    rows = rows.annotate(own=ExpressionWrapper((Cast("parts", BigIntegerField()) + PARTS // 2) / PARTS, output_field=MoneyField()))
    return rows.annotate(to_come=ExpressionWrapper(F("own") - F("given"), output_field=MoneyField()))


@reads(Permission.VIEW_LEVY)
def downward(*, by, unit, period):
    """Unions at the unit and below, as the tree stood at the end of the period, with ``taken``, ``own``, ``given``, ``to_come`` (đồng)."""
    inside = units.subtree(unit, on=min(period.last_day, by.today)).order_by().values("pk")
    found = units.units().filter(by.scope(Permission.VIEW_LEVY).q("path"), pk__in=inside, kind__in=KEEPERS)
    return _with_downward(found, period, by.today).order_by("search_key", "pk")


def to_come(unit, period, today):
    """What is still to come down of a period (đồng); unscoped."""
    return _with_downward(units.units().filter(pk=unit.pk), period, today).get().to_come


def downward_totals(rows):
    """{"taken", "own", "given", "to_come"} of ``downward``; one statement."""
    names = ("taken", "own", "given", "to_come")
    told = rows.order_by().aggregate(**{f"all_{name}": Sum(name) for name in names})
    return {name: told[f"all_{name}"] or 0 for name in names}


@reads(Permission.VIEW_LEVY)
def transfers(*, by, unit):
    """What was given back to the unit and those below, the newest first."""
    found = LevyTransfer.objects.standing().filter(
        by.scope(Permission.VIEW_LEVY).q("to_unit__path"), units.today_q(unit.path, "to_unit__path")
    )
    return found.select_related("from_unit", "to_unit", "voucher__book__unit", "paid_voucher__book__unit").order_by("-paid_on", "-pk")


def transfer(*, unit, pk):
    """One of them to the unit, or None; unscoped."""
    return LevyTransfer.objects.filter(to_unit=unit, pk=pk).select_related("to_unit", "from_unit", "voucher", "paid_voucher").first()
