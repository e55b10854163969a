"""Who is a member and does not pause on a day: what a card is good for."""

from django.db.models import Exists, OuterRef

from congdoan.membership.models import Membership, Suspension


def active_member(person_id, day):
    """The membership of a person who is a member on a day and does not pause, with its unit, or None; unscoped."""
    paused = Suspension.objects.as_of(day).filter(membership=OuterRef("pk"))
    rows = Membership.objects.as_of(day).filter(~Exists(paused.order_by()), person=person_id)
    return rows.select_related("person", "unit").order_by("-valid_from", "pk").first()
