"""Levy that the level above collected: the union's share of it, what was given back, what is still to come; by unit and period."""

from django.db.models import ExpressionWrapper, F, OuterRef, Sum

from congdoan.access.actions import reads
from congdoan.dues.choices import Key, Permission
from congdoan.dues.models import LevyTransfer, LevyTransferPart
from congdoan.dues.queries.levy import receipts_standing
from congdoan.dues.queries.places import keepers_of
from congdoan.dues.queries.rules import rules
from congdoan.dues.queries.shares import kept_parts, months_left, rounded_parts
from congdoan.dues.queries.sheets import summed, sums
from congdoan.kernel.money import MoneyField
from congdoan.units import queries as units


def transfer_facts():
    """What the level above gave back and was not taken out; unscoped: for the books."""
    return LevyTransfer.objects.standing().select_related("from_unit", "to_unit")


def _parts(period):
    """Parts of a period's months of what was given back and stands."""
    return LevyTransferPart.objects.filter(period.q("month"), transfer__cancelled_on__isnull=True)


def _taken(period, unit):
    """What the level above collected of a unit's months of a period."""
    return receipts_standing().filter(period.q("line__month"), line__unit=unit).exclude(to_unit=unit)


def _own(today):
    """The unit's share of it, in parts: rounded once added up."""
    return Sum(F("amount") * kept_parts(rules(), Key.KEPT_LEVY, "line__month", today), output_field=MoneyField())


def to_come_by_month(unit, period, today):
    """[(month, đồng still to come)] of a unit's months in a period, in order of time; unscoped."""
    got = _taken(period, unit).order_by().values("line__month")
    own = dict(got.annotate(told=_own(today)).values_list("line__month", "told"))
    given = _parts(period).filter(transfer__to_unit=unit).order_by().values("month").annotate(told=Sum("amount"))
    done = dict(given.values_list("month", "told"))
    return months_left(own, done, period)


def _with_downward(rows, period, today):
    got = _taken(period, OuterRef("pk"))
    given = _parts(period).filter(transfer__to_unit=OuterRef("pk"))
    rows = rows.annotate(
        taken=summed(got, "line__unit", Sum("amount")),
        parts=summed(got, "line__unit", _own(today)),
        given=summed(given, "transfer__to_unit", Sum("amount")),
    )
    rows = rows.annotate(own=rounded_parts("parts"))
    return rows.annotate(to_come=ExpressionWrapper(F("own") - F("given"), output_field=MoneyField()))


@reads(Permission.VIEW_LEVY)
def downward(*, by, unit, period):
    """Unions at the unit and below, as the tree stood at the end of the period, with ``taken``, ``own``, ``given``, ``to_come`` (đồng)."""
    found = keepers_of(unit, period, by.today).filter(by.scope(Permission.VIEW_LEVY).q("path"))
    return _with_downward(found, period, by.today)


def to_come(unit, period, today):
    """What is still to come down of a period (đồng); unscoped."""
    return _with_downward(units.units().filter(pk=unit.pk), period, today).get().to_come


def downward_totals(rows):
    """{"taken", "own", "given", "to_come"} of ``downward``; one statement."""
    return sums(rows, ("taken", "own", "given", "to_come"))


@reads(Permission.VIEW_LEVY)
def transfers(*, by, unit):
    """What was given back to the unit and those below, the newest first."""
    found = LevyTransfer.objects.standing().filter(
        by.scope(Permission.VIEW_LEVY).q("to_unit__path"), units.today_q(unit.path, "to_unit__path")
    )
    return found.select_related("from_unit", "to_unit", "voucher__book__unit", "paid_voucher__book__unit").order_by("-paid_on", "-pk")


def transfer(*, unit, pk):
    """One of them to the unit, or None; unscoped."""
    return (
        LevyTransfer.objects.filter(to_unit=unit, pk=pk)
        .select_related("to_unit", "from_unit", "voucher__book", "paid_voucher__book")
        .first()
    )
