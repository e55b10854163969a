"""Monthly sheets, their lines, who has paid, what a person paid."""

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Least

from congdoan.access.actions import reads
from congdoan.dues.choices import Permission
from congdoan.dues.models import Adjustment, DuesLine, MonthSheet
from congdoan.kernel.money import MoneyField
from congdoan.membership import queries as members
from congdoan.people import queries as people
from congdoan.units import queries as units

NOTHING = Value(0, output_field=MoneyField())
DIFFERENCE = Sum(F("new_due") - F("old_due"))


def summed(rows, by, expression):
    """The sum over rows of one key as a subquery; 0 for none."""
    told = rows.order_by().values(by).annotate(told=expression).values("told")
    return Coalesce(Subquery(told, output_field=MoneyField()), NOTHING)


def sums(rows, names):
    """{name: đồng} of the annotations or fields ``names`` over all rows; one statement."""
    told = rows.order_by().aggregate(**{f"all_{name}": Sum(name) for name in names})
    return {name: told[f"all_{name}"] or 0 for name in names}


def with_brought(lines):
    """Lines with ``brought``: what earlier months leave to be settled here (đồng). Paid too much before, below zero; else adjustments settled here.

    A debt of earlier months is no part of it: it is asked for by itself. An adjustment counts from the month that it is settled in, so that
    no earlier sheet reads otherwise than it was.
    """
    mine = {"person": OuterRef("person"), "sheet__unit": OuterRef("sheet__unit")}
    before = DuesLine.objects.filter(sheet__month__lt=OuterRef("sheet__month"), **mine)
    taken = Adjustment.objects.filter(
        settled_in__person=OuterRef("person"), settled_in__sheet__unit=OuterRef("sheet__unit"), settled_in__sheet__month__lte=OuterRef("sheet__month")
    )  # fmt: skip
    more = Adjustment.objects.filter(settled_in=OuterRef("pk"), new_due__gt=F("old_due"))
    left = summed(before, "person", Sum("due") - Sum("paid")) + summed(taken, "settled_in__person", DIFFERENCE)
    return lines.annotate(brought=Least(left, summed(more, "settled_in", DIFFERENCE), output_field=MoneyField()))


@reads(Permission.VIEW_TOTALS)
def sheets(*, by, unit):
    """Sheets of the unit and below with ``people``, ``due``, ``paid``, ``free``, ``behind``: how many have paid nothing; the newest first."""
    found = MonthSheet.objects.filter(by.scope(Permission.VIEW_TOTALS).q("unit__path"), units.today_q(unit.path, "unit__path"))
    return found.select_related("unit", "recorded_by").annotate(
        people=Count("lines"),
        due=Coalesce(Sum("lines__due"), NOTHING),
        paid=Coalesce(Sum("lines__paid"), NOTHING),
        free=Count("lines", filter=~Q(lines__exempt="")),
        behind=Count("lines", filter=Q(lines__due__gt=0, lines__paid=0)),
    ).order_by("-month", "-pk")  # fmt: skip


def sheet(*, unit, pk):
    """One sheet of the unit, or None; unscoped."""
    return MonthSheet.objects.filter(unit=unit, pk=pk).select_related("unit").first()


def last_before(unit, month):
    """The unit's sheet before a month, or None: what the next one is filled from."""
    return MonthSheet.objects.filter(unit=unit, month__lt=month).order_by("-month").first()


@reads(Permission.VIEW_WAGES)
def lines(*, by, unit, sheet):
    """Lines of a sheet with persons, groups, receipts and ``brought``, by given name."""
    found = DuesLine.objects.filter(by.scope(Permission.VIEW_WAGES).q("sheet__unit__path"), sheet=sheet, sheet__unit=unit)
    return with_brought(found).select_related("person", "unit", "voucher__book").order_by("person__sort_key", "pk")


def lines_of(sheet):
    """The same lines, unscoped: for actions and forms whose right is asked there."""
    found = with_brought(DuesLine.objects.filter(sheet=sheet)).select_related("person", "unit", "voucher__book")
    return found.order_by("person__sort_key", "pk")


def asking(lines):
    """Those of ``lines`` that still wait for money, with ``ask`` (đồng): of lines whose money is in the book nothing is asked."""
    return lines.filter(voucher__isnull=True).annotate(ask=F("due") + F("brought") - F("paid")).filter(ask__gt=0)


def paid_facts():
    """Lines with money, of every sheet; unscoped: for the books."""
    return DuesLine.objects.filter(paid__gt=0).select_related("sheet__unit", "person")


def totals(rows):
    """{"due", "brought", "paid"} of lines; one statement."""
    return sums(rows, ("due", "brought", "paid"))


def elsewhere(person_ids, sheet):
    """Ids of those who stand in another sheet of the same month: nobody owes twice."""
    found = DuesLine.objects.filter(person__in=list(person_ids), sheet__month=sheet.month).exclude(sheet=sheet)
    return set(found.order_by().values_list("person_id", flat=True))


def persons(ids):
    """{id: person}; unscoped."""
    return people.persons().in_bulk(list(ids))


@reads(Permission.VIEW_DUES)
def payers(*, by, unit, on=None):
    """Members of the unit and below on a day, by given name, with ``free_from``, ``free_until`` of those who owe no dues that day."""
    day = on or by.today
    inside = members.inside_q(unit, day, by.today)
    rows = members.members_as_of(day).filter(by.scope(Permission.VIEW_DUES).q("unit__path"), inside)
    return members.dues_of(rows, day)


def unpaid_q(month):
    """Memberships whose person owes dues of a month and has paid nothing."""
    return Exists(DuesLine.objects.filter(person=OuterRef("person"), sheet__month=month, due__gt=0, paid=0))


@reads(Permission.VIEW_WAGES)
def debts(*, by, unit, on=None):
    """The last line of each person who is not even by a day, with ``owed`` (đồng; below zero: paid too much), by given name."""
    day = on or by.today
    found = DuesLine.objects.filter(by.scope(Permission.VIEW_WAGES).q("sheet__unit__path"), units.today_q(unit.path, "sheet__unit__path"))
    found = found.filter(sheet__month__lte=day)
    mine = DuesLine.objects.filter(person=OuterRef("person"), sheet__unit=OuterRef("sheet__unit"), sheet__month__lte=day)
    changed = Adjustment.objects.filter(
        line__person=OuterRef("person"), line__sheet__unit=OuterRef("sheet__unit"), line__sheet__month__lte=day, recorded_at__date__lte=day
    )
    later = mine.filter(sheet__month__gt=OuterRef("sheet__month"))
    owed = summed(mine, "person", Sum("due")) - summed(mine.filter(paid_on__lte=day), "person", Sum("paid"))
    owed += summed(changed, "line__person", DIFFERENCE)
    found = found.filter(~Exists(later)).annotate(owed=owed).exclude(owed=0)
    return found.select_related("person", "unit", "sheet__unit").order_by("person__sort_key", "pk")


def owed_total(rows):
    """(how many owe, đồng) of ``debts``; one statement."""
    told = rows.filter(owed__gt=0).order_by().aggregate(n=Count("pk"), sum=Sum("owed"))
    return told["n"], told["sum"] or 0


@reads(Permission.VIEW_WAGES)
def paid(*, by, unit, period):
    """The last line of each person who paid dues of months of a period, beside each union, with ``told`` (đồng), ``months`` paid for, by given name."""
    lines = DuesLine.objects.filter(period.q("sheet__month"), paid__gt=0)
    found = lines.filter(by.scope(Permission.VIEW_WAGES).q("sheet__unit__path"), units.today_q(unit.path, "sheet__unit__path"))
    mine = lines.filter(person=OuterRef("person"), sheet__unit=OuterRef("sheet__unit"))
    found = found.filter(~Exists(mine.filter(sheet__month__gt=OuterRef("sheet__month"))))
    found = found.annotate(told=summed(mine, "person", Sum("paid")), months=summed(mine, "person", Count("pk")))
    return found.select_related("person", "unit", "sheet__unit").order_by("person__sort_key", "pk")


def paid_total(rows):
    """(how many, đồng) of ``paid``; one statement."""
    told = rows.order_by().aggregate(n=Count("pk"), sum=Sum("told"))
    return told["n"], told["sum"] or 0


def months_of(rows, day):
    """{(person id, unit id): [(month, due with adjustments, paid)]} of the persons of ``debts`` rows, in order of time; one statement."""
    own = Adjustment.objects.filter(line=OuterRef("pk"), recorded_at__date__lte=day)
    found = DuesLine.objects.filter(person__in=[row.person_id for row in rows], sheet__month__lte=day)
    found = found.annotate(changed=summed(own, "line", DIFFERENCE)).select_related("sheet").order_by("sheet__month", "pk")
    told = {}
    for line in found:
        paid = line.paid if line.paid_on and line.paid_on <= day else 0
        told.setdefault((line.person_id, line.sheet.unit_id), []).append((line.sheet.month, line.due + line.changed, paid))
    return told


def own_lines(*, by):
    """The signed-in person's own lines, the newest first, with adjustments of their month (``changed``)."""
    own = Adjustment.objects.filter(line=OuterRef("pk"))
    found = DuesLine.objects.filter(person=by.person).annotate(changed=summed(own, "line", DIFFERENCE))
    return found.select_related("sheet__unit").order_by("-sheet__month", "-pk")
