"""Finding people by number or by name; rights are checked by the room that asks."""

from django.db.models import Max, Q

from congdoan.kernel import text
from congdoan.kernel.db import listed
from congdoan.people.models import Person


def persons():
    """Everyone who has not been merged into another, by given name."""
    return Person.objects.filter(merged_into__isnull=True).order_by("sort_key", "id")


def newest():
    """The key of whoever was recorded last; 0 where nobody is."""
    return Person.objects.aggregate(newest=Max("pk"))["newest"] or 0


def by_national_ids(numbers):
    """{number: person} for the identity numbers (số CCCD) that are known; who was merged into another is that other."""
    found = Person.objects.filter(national_id__in=listed(numbers)).select_related("merged_into").order_by("sort_key", "id")
    return {person.national_id: person.merged_into or person for person in found}


def stands_for(pk):
    """The key of the person that a merged one is now, or None: old addresses lead there."""
    return Person.objects.filter(pk=pk).values_list("merged_into", flat=True).first()


def search_q(words, prefix=""):
    """Q that keeps persons whose name holds every word, typed with or without diacritics.

    ``prefix`` leads from the searched model to the person ("person__").
    """
    condition = Q()
    for word in text.fold(words).split():
        condition &= Q(**{f"{prefix}search_key__contains": word})
    return condition
