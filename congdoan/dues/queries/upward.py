"""What goes up: the share of the dues and of the levy that the union collected, what was remitted of it, what remains; by unit and period, in SQL.

``changed``: what rules signed after the money came make other than it was then. Rounded once for a unit, a period and a share.
"""

from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Sum, Value

from congdoan.access.actions import reads
from congdoan.dues.choices import Key, Permission, Share
from congdoan.dues.models import DuesLine, Remittance, RemittancePart
from congdoan.dues.policies import PARTS
from congdoan.dues.queries.levy import receipts_standing
from congdoan.dues.queries.places import keepers_of
from congdoan.dues.queries.rules import rules
from congdoan.dues.queries.shares import above_rate, kept_parts, kept_parts_then, months_left, rounded_parts, signed_later
from congdoan.dues.queries.sheets import summed, sums
from congdoan.kernel.money import MoneyField
from congdoan.units import queries as units

TOLD = ("collected", "above_rate", "levied", "owed_dues", "owed_levy", "changed", "owed_up", "remitted", "left_up")
OF = {
    Share.DUES: (Key.KEPT_DUES, "sheet__month", "sheet__unit", F("paid") - above_rate()),
    Share.LEVY: (Key.KEPT_LEVY, "line__month", "line__unit", F("amount")),
}
"""{share: (key of the rule, lookup of the month, of the unit, what is shared)}; both have ``paid_on``."""


def _rows(share, period, unit):
    if share == Share.DUES:
        return DuesLine.objects.filter(period.q("sheet__month"), sheet__unit=unit, paid__gt=0)
    return receipts_standing().filter(period.q("line__month"), line__unit=unit, to_unit=unit)


def _parts(shared, kept):
    return Sum(shared * (Value(PARTS) - kept), output_field=MoneyField())


def _share(rows, known, share, period, today):
    """Adds ``owed_<share>`` by the rules known today, and ``then_<share>`` by those known when the money came."""
    key, month, unit, shared = OF[share]
    found = _rows(share, period, OuterRef("pk"))
    now, then = f"parts_{share}", f"parts_then_{share}"
    rows = rows.annotate(**{now: summed(found, unit, _parts(shared, kept_parts(known, key, month, today)))})
    if signed_later(known, key):
        rows = rows.annotate(**{then: summed(found, unit, _parts(shared, kept_parts_then(known, key, month, "paid_on")))})
    else:
        then = now
    return rows.annotate(**{f"owed_{share}": rounded_parts(now), f"then_{share}": rounded_parts(then)})


def _with_upward(rows, period, today):
    known, dues = rules(), _rows(Share.DUES, period, OuterRef("pk"))
    remitted = RemittancePart.objects.filter(period.q("month"), remittance__unit=OuterRef("pk"), remittance__voucher__isnull=False)
    rows = rows.annotate(
        collected=summed(dues, "sheet__unit", Sum("paid")),
        above_rate=summed(dues, "sheet__unit", Sum(above_rate())),
        levied=summed(_rows(Share.LEVY, period, OuterRef("pk")), "line__unit", Sum("amount")),
        remitted=summed(remitted, "remittance__unit", Sum("amount")),
    )
    for share in Share:
        rows = _share(rows, known, share, period, today)
    rows = rows.annotate(owed_up=F("owed_dues") + F("owed_levy"), changed=F("owed_dues") + F("owed_levy") - F("then_dues") - F("then_levy"))
    return rows.annotate(left_up=ExpressionWrapper(F("owed_up") - F("remitted"), output_field=MoneyField()))


def remittance_facts():
    """Remittances that stand: with a payment; unscoped. One whose payment was reversed is written anew, it waits for no other."""
    return Remittance.objects.filter(voucher__isnull=False).select_related("to_unit")


@reads(Permission.VIEW_TOTALS)
def upward(*, by, unit, period):
    """Unions at the unit and below, as the tree stood at the end of the period, with what ``TOLD`` names (đồng)."""
    found = keepers_of(unit, period, by.today).filter(by.scope(Permission.VIEW_TOTALS).q("path"))
    return _with_upward(found, period, by.today)


def left_by_month(unit, period, today):
    """{share: [(month, đồng still owed)]} of a unit's months in a period, in order of time; unscoped."""
    known, found = rules(), {}
    for share in Share:
        key, month, _unit, shared = OF[share]
        rows = _rows(share, period, unit).order_by().values(month)
        owed = dict(rows.annotate(told=_parts(shared, kept_parts(known, key, month, today))).values_list(month, "told"))
        parts = RemittancePart.objects.filter(period.q("month"), share=share, remittance__unit=unit, remittance__voucher__isnull=False)
        done = dict(parts.order_by().values("month").annotate(told=Sum("amount")).values_list("month", "told"))
        found[share] = months_left(owed, done, period)
    return found


def left_up(unit, period, today):
    """{share: what a unit still owes upward of a period (đồng)}; unscoped."""
    found = _with_upward(units.units().filter(pk=unit.pk), period, today).get()
    parts = RemittancePart.objects.filter(period.q("month"), remittance__unit=unit, remittance__voucher__isnull=False)
    done = dict(parts.order_by().values("share").annotate(told=Sum("amount")).values_list("share", "told"))
    return {share: getattr(found, f"owed_{share}") - done.get(share, 0) for share in Share}


def upward_totals(rows):
    """{what ``TOLD`` names: đồng} of ``upward``; one statement."""
    return sums(rows, TOLD)


@reads(Permission.VIEW_TOTALS)
def remittances(*, by, unit):
    """Remittances of the unit and below, the newest first, with their payments, ``of_dues``, ``of_levy``."""
    found = Remittance.objects.filter(by.scope(Permission.VIEW_TOTALS).q("unit__path"), units.today_q(unit.path, "unit__path"))
    parts = {share: RemittancePart.objects.filter(remittance=OuterRef("pk"), share=share) for share in Share}
    found = found.annotate(**{f"of_{share}": summed(rows, "remittance", Sum("amount")) for share, rows in parts.items()})
    return found.select_related("unit", "to_unit", "voucher__book__unit", "recorded_by").order_by("-paid_on", "-pk")


def remitted_for(rows, period):
    """Those of ``remittances`` that are for months of a period, with ``within``: what counts for them (đồng), nothing of a payment that was reversed."""
    parts = RemittancePart.objects.filter(period.q("month"), remittance=OuterRef("pk"))
    counted = summed(parts.filter(remittance__voucher__isnull=False), "remittance", Sum("amount"))
    return rows.filter(Exists(parts)).annotate(within=counted)
