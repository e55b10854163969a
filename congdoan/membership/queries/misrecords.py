"""Đoàn viên ghi nhầm: what was taken out, what made a membership."""

import datetime

from django.db.models import F, Q

from congdoan.access.actions import reads
from congdoan.membership import rules
from congdoan.membership.choices import Permission, TransferState
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
    """The applications that made this membership; unscoped, for the policy."""
    return Application.objects.filter(membership=membership.pk).select_related("decision").order_by("pk")


def moving_with(membership):
    """Transfers that name this membership and are under way or done; unscoped, for the policy."""
    rows = Transfer.objects.filter(Q(membership=membership.pk) | Q(made=membership.pk))
    return rows.filter(state__in=[TransferState.ASKED, TransferState.CONFIRMED]).order_by("pk")


def moving_on_from(membership):
    """Those of them that lead away from it."""
    return moving_with(membership).filter(membership=membership.pk)


def undoings_to_answer(*, by, unit):
    """Moves that the other side asks to take back, to be answered at the unit or below, the oldest first."""
    asked = Transfer.objects.filter(state=TransferState.CONFIRMED, undo_unit__isnull=False, kept_on__isnull=True)
    here = by.scope(Permission.ADMIT_MEMBER).q("to_unit__path") & units.today_q(unit.path, "to_unit__path") & Q(undo_unit=F("from_unit"))
    away = (
        by.scope(Permission.END_MEMBERSHIP).q("from_unit__path") & units.today_q(unit.path, "from_unit__path") & Q(undo_unit=F("to_unit"))
    )
    return asked.filter(here | away).select_related("person", "from_unit", "to_unit", "undo_unit").order_by("undo_asked_on", "pk")


def undoings_kept(*, by, unit):
    """Moves that the unit or one below asked to take back, and that the other side keeps, for as long as that is news; the newest answer first."""
    since = by.today - datetime.timedelta(days=rules.ANSWER_IS_NEWS)
    kept = Transfer.objects.filter(state=TransferState.CONFIRMED, kept_on__gt=since)
    here = by.scope(Permission.ADMIT_MEMBER).q("to_unit__path") & units.today_q(unit.path, "to_unit__path") & Q(undo_unit=F("to_unit"))
    away = (
        by.scope(Permission.END_MEMBERSHIP).q("from_unit__path") & units.today_q(unit.path, "from_unit__path") & Q(undo_unit=F("from_unit"))
    )
    return kept.filter(here | away).select_related("person", "from_unit", "to_unit", "undo_unit").order_by("-kept_on", "-pk")
