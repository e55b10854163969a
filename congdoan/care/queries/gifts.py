"""Tặng quà: the gifts that somebody may see."""

from django.db.models import Q

from congdoan.access.actions import reads
from congdoan.care.choices import Permission
from congdoan.care.models import Gift
from congdoan.units import queries as units

_WITH = ("person", "child", "unit", "fund__unit", "recorded_by", "voucher__book__unit")


@reads(Permission.VIEW_GIFTS)
def gifts(*, by, unit):
    """Sổ tặng quà: standing gifts of the unit and of all below it, newest first."""
    seen = Gift.objects.standing().filter(by.scope(Permission.VIEW_GIFTS).q("unit__path"))
    return seen.filter(units.today_q(unit.path, "unit__path")).select_related(*_WITH).order_by("-given_on", "-pk")


@reads(Permission.VIEW_GIFTS)
def gift(*, by, pk):
    """One gift, cancelled or not, that ``by`` may see: by right, or because it went to ``by`` or a child of ``by``; else None."""
    seen = Gift.objects.filter(by.scope(Permission.VIEW_GIFTS).q("unit__path") | Q(person=by.person))
    return seen.select_related(*_WITH).filter(pk=pk).first()


def gifts_by_ids(pks):
    """Gifts for an import's corrections; the action checks the right at their units."""
    return Gift.objects.filter(pk__in=list(pks)).select_related(*_WITH).order_by("pk")


def locked_gift(pk):
    """The gift as it stands now, held until the transaction ends."""
    return Gift.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=pk)


def given_already(unit, occasion, year):
    """{("child", id) or ("person", id): day} of who at the unit or below got a gift for the occasion in that year."""
    found = Gift.objects.standing().filter(units.today_q(unit.path, "unit__path"), occasion=occasion, given_on__year=year)
    rows = found.order_by("given_on", "pk").values_list("child_id", "person_id", "given_on")
    return {("child", child) if child else ("person", person): day for child, person, day in rows if child or person}
