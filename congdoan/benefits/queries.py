"""Partners and offers by right, a member's own, how many used them."""

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from congdoan.access.actions import reads
from congdoan.benefits.choices import Permission
from congdoan.benefits.models import Offer, Partner, Use
from congdoan.membership import queries as membership
from congdoan.units import queries as units
from congdoan.units import tree


@reads(Permission.VIEW_OFFERS)
def partners(*, by, unit, on=None):
    """The unit's own partners whose agreement holds on a day, by name."""
    found = Partner.objects.as_of(on or by.today).standing(on).filter(by.scope(Permission.VIEW_OFFERS).q("unit__path"), unit=unit)
    return found.order_by("name", "pk")


@reads(Permission.VIEW_OFFERS)
def partner(*, by, pk):
    """One that stands, held or not, or None."""
    return Partner.objects.standing().filter(by.scope(Permission.VIEW_OFFERS).q("unit__path"), pk=pk).select_related("unit").first()


@reads(Permission.VIEW_OFFERS)
def offers(*, by, unit, on=None):
    """What members of the unit may use on a day, by it and by every level above it, with ``used``: how many of its members have; by name."""
    if not by.may(Permission.VIEW_OFFERS, unit):
        return Offer.objects.none()
    return _with_used(open_to(unit.path, on or by.today, on), unit, on or by.today)


@reads(Permission.VIEW_OFFERS)
def offer(*, by, pk):
    """One that stands, or None."""
    found = Offer.objects.standing().filter(by.scope(Permission.VIEW_OFFERS).q("partner__unit__path"), pk=pk)
    return found.select_related("partner__unit").first()


def own(*, by):
    """What the signed-in person may use as a member of today, by the unit and every level above it."""
    held = membership.own_today(by=by)
    return Offer.objects.none() if held is None else open_to(held.unit.path, by.today)


def own_uses(*, by):
    """The signed-in person's own uses that stand, the newest first."""
    found = Use.objects.standing().filter(person=by.person).select_related("offer__partner")
    return found.order_by("-used_on", "-pk")


def open_to(path, day, stood=None):
    """Offers to members of a unit (its path) on a day, by name; unscoped: for forms and actions. ``stood``: as the book was by the end of a day."""
    found = Offer.objects.as_of(day).standing(stood).filter(partner__unit__path__in=tree.ancestors(path))
    return found.select_related("partner__unit").order_by("what", "pk")


def is_offered(offer, unit):
    """True if an offer is for members of a unit: made there or above."""
    return offer.partner.unit.path in tree.ancestors(unit.path)


def used_by(offer, unit, day):
    """How many members of the unit and below have used an offer by the end of a day."""
    return _uses(unit, day).filter(offer=offer).values("person").distinct().count()


def _uses(unit, day):
    return Use.objects.standing().filter(units.today_q(unit.path, "unit__path"), used_on__lte=day).order_by()


def _with_used(rows, unit, day):
    """Offers with ``used``: as ``used_by`` of each."""
    told = _uses(unit, day).filter(offer=OuterRef("pk")).values("offer").annotate(n=Count("person", distinct=True)).values("n")
    return rows.annotate(used=Coalesce(Subquery(told), Value(0), output_field=IntegerField()))


def members(unit, day):
    """How many members the unit and those below it have on a day."""
    return membership.members_on(unit, day).order_by().values("person").distinct().count()


def is_member(unit, person, day):
    """True if the person is a member at the unit or below on a day."""
    return membership.members_on(unit, day).filter(person=person).exists()


def use_on(offer, person, day):
    """The use of that day that stands in the book, or None."""
    return Use.objects.standing().filter(offer=offer, person=person, used_on=day).first()


def ends_of(partner):
    """The ends of a partner's standing offers."""
    return list(Offer.objects.standing().filter(partner=partner).values_list("valid_until", flat=True))


def to_change(model, pk):
    """One row of Partner, Offer or Use, held until the transaction ends."""
    return model.objects.select_for_update(of=("self",)).get(pk=pk)
