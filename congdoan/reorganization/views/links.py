"""Addresses of plans, and finding the plan that an address names."""

from django.http import Http404
from django.urls import NoReverseMatch, reverse

from congdoan.reorganization import queries


def plan_url(plan, name="plan"):
    """An address about a plan: "plan", "plan-steps", "plan-submit" …"""
    return reverse(f"reorganization:{name}", kwargs={"unit_id": plan.unit_id, "pk": plan.pk})


def list_url(unit):
    """The list of a unit's plans."""
    return reverse("reorganization:plan-list", kwargs={"unit_id": unit.pk})


def files_url(plan):
    """The files of the units that a plan ends, in a room above where there is one; or nothing."""
    try:
        return f"{reverse('dissolution:file-list', kwargs={'unit_id': plan.unit_id})}?phuong_an={plan.pk}"
    except NoReverseMatch:
        return ""


def plan_of(screen):
    """The plan of the address, decided at the unit of the address, among those that the person may see."""
    found = queries.plan(by=screen.by, pk=screen.kwargs["pk"])
    if found is None or found.unit_id != screen.unit.pk:
        raise Http404
    return found
