"""Filings by right, and what the actions ask of them."""

from django.db.models import Exists, OuterRef

from congdoan.access.actions import reads
from congdoan.budget import formulas
from congdoan.budget.choices import Kind, Permission, Sort
from congdoan.budget.models import STANDING, Filing, FilingLine
from congdoan.budget.queries.layouts import layout
from congdoan.kernel.db import listed
from congdoan.kernel.db.gathering import gather

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


def proposal(unit, year):
    """(version of the open estimate, 0 for none; {key: đồng} to begin with): its last edition, else last year's settlement; one statement.

    What was left at the end of last year is there at the beginning. Nothing is proposed where the two years have other item charts.
    """
    mine = Filing.objects.filter(unit=unit, kind=Kind.ESTIMATE, year=year).order_by("-edition")
    before = Filing.objects.filter(unit=unit, kind=Kind.SETTLEMENT, year=year - 1).order_by("-edition")
    rows = (lines_of(found.order_by().values("pk")) for found in (mine, before))
    now, last, held, known, lines, then = gather(
        mine, before, *rows, layout(Kind.ESTIMATE, year), layout(Kind.SETTLEMENT, year - 1)
    )  # fmt: skip
    if now:
        return 0 if now[0].sent_at else now[0].version, _amounts(held, now[0])
    if not (last and lines and then and lines[0].form.chart == then[0].form.chart):
        return 0, {}
    return 0, _carried_over(_amounts(known, last[0]), then)


def _amounts(rows, filing):
    return {row.line.key: row.amount for row in rows if row.filing_id == filing.pk}


def _carried_over(known, lines):
    totals, opening = formulas.with_totals(lines, known), [line.key for line in lines if line.sort == Sort.OPENING]
    left = [line.key for line in lines if line.is_total and "-" in line.formula]
    return known | {key: totals[left[-1]] for key in opening if left}


def assigned(unit, year):
    """Lines of the year's estimate as the level above approved it last, with the form's lines; a later one counts from its own yes."""
    found = Filing.objects.filter(unit=unit, kind=Kind.ESTIMATE, year=year, approved_at__isnull=False).order_by("-edition")
    return FilingLine.objects.filter(filing__in=found.values("pk")[:1]).select_related("line").order_by("line__place")
