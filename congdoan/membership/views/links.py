"""Addresses in rooms above that pages of this room lead to, where they exist."""

from django.urls import NoReverseMatch, reverse


def reset_url(unit, person):
    """Where a lost second factor is taken away, or nothing."""
    try:
        return reverse("overview:factor-reset", kwargs={"unit_id": unit.pk, "person_id": person.pk})
    except NoReverseMatch:
        return ""
