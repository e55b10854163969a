"""Filings by right, and what the actions ask of them."""

from django.db.models import Exists, OuterRef

from congdoan.access.actions import reads
from congdoan.budget.choices import Kind, Permission
from congdoan.budget.models import STANDING, Filing, FilingLine
from congdoan.kernel.db import listed

HANDS = ("drawn_by", "agreed_by", "sent_by", "returned_by", "approved_by")


@reads(Permission.VIEW_FILINGS)
def filings(*, by, unit):
    """The unit's own filings, the newest year first, of each the newest edition first; with forms and hands."""
    found = Filing.objects.filter(by.scope(Permission.VIEW_FILINGS).q("unit__path"), unit=unit)
    return found.select_related("form", *HANDS).order_by("-year", "kind", "-edition")


@reads(Permission.ANSWER_FILING)
def unanswered(*, by, unit):
    """Filings of units directly below that wait for this level's answer, the oldest first."""
    found = Filing.objects.filter(STANDING, by.scope(Permission.ANSWER_FILING).q("unit__path"), approved_at__isnull=True, unit__parent=unit)
    return found.select_related("unit").order_by("sent_at", "pk")


@reads(Permission.AGREE_FILING)
def to_agree(*, by, unit):
    """The unit's own filings that somebody else has drawn and nobody agreed to yet, the oldest first."""
    found = _own(by, Permission.AGREE_FILING, unit).filter(agreed_at__isnull=True).exclude(drawn_by=by.person)
    return found.select_related("drawn_by").order_by("drawn_at", "pk")


@reads(Permission.DRAW_FILING)
def to_send(*, by, unit):
    """The unit's own filings that were agreed to and not sent, where there is a level above, the oldest first."""
    found = _own(by, Permission.DRAW_FILING, unit).filter(agreed_at__isnull=False, sent_at__isnull=True, unit__parent__isnull=False)
    return found.select_related("agreed_by").order_by("agreed_at", "pk")


@reads(Permission.DRAW_FILING)
def to_draw_again(*, by, unit):
    """The unit's own filings that the level above gave back and that nobody drew again since, the oldest first."""
    later = Filing.objects.filter(unit=OuterRef("unit"), kind=OuterRef("kind"), year=OuterRef("year"), edition__gt=OuterRef("edition"))
    found = _own(by, Permission.DRAW_FILING, unit).filter(~Exists(later), returned_at__isnull=False)
    return found.select_related("returned_by").order_by("returned_at", "pk")


def _own(by, permission, unit):
    return Filing.objects.filter(by.scope(permission).q("unit__path"), unit=unit)


def filing(*, unit, pk):
    """One filing of the unit, or None; unscoped: the action asks for the right."""
    return Filing.objects.filter(unit=unit, pk=pk).select_related("unit__parent", "form", *HANDS).first()


def by_ids(pks):
    """Filings of these numbers; unscoped: who asks has found them by right."""
    return Filing.objects.filter(pk__in=listed(pks)).order_by("pk")


def open_filing(unit, kind, year):
    """The edition that is not sent yet, or None; unscoped."""
    return Filing.objects.filter(unit=unit, kind=kind, year=year, sent_at__isnull=True).first()


def lines_of(filings):
    """Lines of filings (a queryset or a list), with the form's lines, in their order."""
    return FilingLine.objects.filter(filing__in=filings).select_related("line").order_by("filing_id", "line__place")


def assigned(unit, year):
    """Lines of the year's estimate as the level above approved it last, with the form's lines; a later one counts from its own yes."""
    found = Filing.objects.filter(unit=unit, kind=Kind.ESTIMATE, year=year, approved_at__isnull=False).order_by("-edition")
    return FilingLine.objects.filter(filing__in=found.values("pk")[:1]).select_related("line").order_by("line__place")
