"""Facts of the figures: unscoped, ordered; rights are checked by whoever shows them."""

import datetime

from django.db.models import DateField, F, Q
from django.db.models.functions import Cast

from congdoan.membership.choices import How, WhyLeft
from congdoan.membership.models import Membership
from congdoan.membership.queries.moving import counted
from congdoan.people.choices import Sex


def _rows():
    return Membership.objects.select_related("person", "unit").order_by("person__sort_key", "pk")


def member_facts(day):
    """Members on a day, as the rule of pausing counts them."""
    return counted(_rows().as_of(day), day)


def women_facts(day):
    """Women members on a day."""
    return member_facts(day).filter(person__sex=Sex.FEMALE)


def party_facts(day):
    """Members on a day who were in the Party by then."""
    return member_facts(day).filter(person__party__joined_on__lte=day)


def admitted_facts():
    """Admissions (kết nạp), by ``valid_from``; those who came from another unit are none."""
    return _rows().filter(how=How.ADMITTED)


def left_facts():
    """Members who left, by ``left_on`` (last day); moving to another group, or with one's union in a merger or split, is no leaving."""
    last_day = Cast(F("valid_until") - datetime.timedelta(days=1), DateField())
    return (
        _rows().filter(valid_until__isnull=False).exclude(why_left__in=[WhyLeft.MOVED_GROUP, WhyLeft.REARRANGED]).annotate(left_on=last_day)
    )


def introduced_facts():
    """Members introduced to the Party, by ``person__party__introduced_on``: the membership that held on that day."""
    return _held_on("person__party__introduced_on")


def party_admitted_facts():
    """Members admitted into the Party, by ``person__party__joined_on``: the membership that held on that day."""
    return _held_on("person__party__joined_on")


def _held_on(field):
    still = Q(valid_until__isnull=True) | Q(valid_until__gt=F(field))
    return _rows().select_related("person__party").filter(still, **{f"{field}__isnull": False, f"{field}__gte": F("valid_from")})
