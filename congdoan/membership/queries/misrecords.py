"""Đoàn viên ghi nhầm: what was taken out, what made a membership."""

from django.db.models import Q

from congdoan.access.actions import reads
from congdoan.membership.choices import Permission
from congdoan.membership.models import Application, Misrecord, Transfer
from congdoan.units import queries as units


@reads(Permission.ADMIT_MEMBER)
def misrecords(*, by, unit):
    """Memberships taken out as recorded by mistake at the unit and below, the newest first."""
    found = Misrecord.objects.filter(by.scope(Permission.ADMIT_MEMBER).q("unit__path"), units.today_q(unit.path, "unit__path"))
    return found.select_related("person", "unit", "recorded_by").order_by("-recorded_at", "-pk")


@reads(Permission.ADMIT_MEMBER)
def misrecord(*, by, unit, pk):
    """One of them, of the unit or below, or None."""
    return misrecords(by=by, unit=unit).filter(pk=pk).first()


def made_by(membership):
    """([Application], [Transfer]) that name this membership; unscoped, for the policy."""
    applications = Application.objects.filter(membership=membership.pk).select_related("decision").order_by("pk")
    transfers = Transfer.objects.filter(Q(membership=membership.pk) | Q(made=membership.pk)).order_by("pk")
    return list(applications), list(transfers)
