"""What a unit published, where it was told, by what day it was due."""

import datetime

from django.db.models import OuterRef, Prefetch, Subquery

from congdoan.access.actions import reads
from congdoan.disclosure.choices import Kind, Permission
from congdoan.disclosure.models import Display, Duty, Publication, PublicationLine
from congdoan.kernel.dates import day_after
from congdoan.membership import queries as membership
from congdoan.units import tree

FIGURES = ("key", "fund_id", "label", "times", "opening", "income", "spending", "balance", "planned", "amount")


@reads(Permission.VIEW_PUBLICATIONS)
def publications(*, by, unit, on=None):
    """What the unit published, the newest first, without what was taken back; ``on``: as it stood by the end of a day."""
    return _told(Publication.objects.standing(on).filter(by.scope(Permission.VIEW_PUBLICATIONS).q("unit__path"), unit=unit), on)


def own(*, by):
    """What was published to the signed-in person: by the unit of the membership of today and those above it."""
    held = membership.own_today(by=by)
    if held is None:
        return Publication.objects.none()
    return _told(Publication.objects.standing().filter(unit__path__in=tree.ancestors(held.unit.path)))


def _told(rows, on=None):
    """Publications, the newest first, with ``published_on``: the first day on which one was told anywhere; ``first_on``: any of its year and kind; with displays."""
    shown = Display.objects.standing(on)
    editions = Publication.objects.standing(on).filter(
        unit=OuterRef(OuterRef("unit")), kind=OuterRef(OuterRef("kind")), year=OuterRef(OuterRef("year"))
    )
    first = shown.order_by("valid_from", "pk").values("valid_from")
    rows = rows.annotate(
        published_on=Subquery(first.filter(publication=OuterRef("pk"))[:1]), first_on=Subquery(first.filter(publication__in=editions)[:1])
    )
    there = shown if on is None else shown.filter(valid_from__lte=on)
    there = Prefetch("displays", there.select_related("recorded_by").order_by("valid_from", "pk"))
    return rows.select_related("unit__parent", "recorded_by").prefetch_related(there).order_by("-published_on", "-pk")


@reads(Permission.VIEW_PUBLICATIONS)
def displays(*, by, unit, on=None):
    """Where what the unit published was told, the newest first, without what was taken out; ``on``: as it stood by the end of a day."""
    rows = Display.objects.standing(on).filter(by.scope(Permission.VIEW_PUBLICATIONS).q("publication__unit__path"), publication__unit=unit)
    rows = rows.filter(publication__in=Publication.objects.standing(on).filter(unit=unit))
    return rows.select_related("publication__unit", "recorded_by").order_by("-valid_from", "-pk")


def held(publication):
    """The publication, held until the transaction ends."""
    return Publication.objects.select_for_update(of=("self",)).select_related("unit").get(pk=publication.pk)


def hanging(publication, place, spot, first, last_day):
    """The standing display at the same place on any of the days, or None; ``last_day``: None for open."""
    rows = Display.objects.standing().filter(publication=publication, place=place, spot=spot)
    return rows.overlapping(first, last_day and day_after(last_day)).order_by("valid_from").first()


def duties():
    """What is to be told each year, by dates."""
    return Duty.objects.order_by("pk")


def due_days(rows, duties):
    """{(kind, year): day by which it was due} of publications, by rows of ``duties``."""
    told = {(row.kind, row.year) for row in rows}
    return {
        (kind, year): duty.due_on(year)
        for kind, year in told
        for duty in duties
        if duty.kind == kind and duty.holds_on(datetime.date(year - 1 if kind == Kind.ESTIMATE else year, 12, 31))
    }


def lines_of(publications):
    """Lines as they were told."""
    return PublicationLine.objects.filter(publication__in=publications).order_by("publication_id", "number")


def told(publication):
    """[{figure: value}] of a publication, as ``drawn`` gives them."""
    return list(PublicationLine.objects.filter(publication=publication).order_by("number").values(*FIGURES))
