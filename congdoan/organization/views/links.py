"""Addresses that lists and forms of this room lead to, in rooms above it where they exist."""

from django.urls import NoReverseMatch, reverse


def unit_url(pk):
    """The unit's whole page where there is one, else its place in the tree."""
    return _first(("overview:unit", {"unit_id": pk}), ("organization:unit-tree", {"unit_id": pk}))


def account_url(row):
    """The sign-in of whoever holds a post (given one floor up), or nothing."""
    return _first(("membership:account", {"unit_id": row.unit_id, "person_id": row.person_id}))


def hand_over_url(row):
    """The form that draws up the handover of a post (the records of all rooms are known at the top), or nothing."""
    return _first(("handovers:post-hand-over", {"unit_id": row.unit_id, "pk": row.pk}))


def appoint_url(unit):
    """The form that records a post (people are known one floor up), or nothing."""
    return _first(("membership:post-appoint", {"unit_id": unit.pk}))


def _first(*wanted):
    for name, arguments in wanted:
        try:
            return reverse(name, kwargs=arguments)
        except NoReverseMatch:
            continue
    return ""
