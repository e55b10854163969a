"""Công khai, rút lần công khai nhầm."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.disclosure import policies, queries
from congdoan.disclosure.choices import Permission
from congdoan.disclosure.models import Publication, PublicationLine
from congdoan.kernel.db import insert_all
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.MAKE_PUBLICATION, at="unit")
def publish(*, by, unit, kind, year, published_on, place):
    """Công khai số liệu một năm: every figure is drawn from the books of now and stays as told."""
    policies.check_year(year, kind, today=by.today)
    policies.check_day(published_on, kind, year=year, today=by.today)
    policies.check_whole(queries.sees_all(by, unit, kind))
    last = Publication.objects.select_for_update(of=("self",)).filter(unit=unit, kind=kind, year=year).order_by("-edition").first()
    lines = queries.drawn(by=by, unit=unit, kind=kind, year=year)
    policies.check_some(lines)
    told = queries.told(last) if last is not None and not last.is_cancelled else None
    policies.check_another(told=told, lines=lines)
    made = Publication.objects.create(
        unit=unit, kind=kind, year=year, edition=last.edition + 1 if last else 1, published_on=published_on, place=place,
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip
    insert_all(PublicationLine, [PublicationLine(publication=made, number=place, **line) for place, line in enumerate(lines, 1)])
    note(kind=str(kind), year=year, edition=made.edition)
    return made


@action(Permission.MAKE_PUBLICATION, at="publication.unit")
def cancel(*, by, publication, version, reason):
    """Rút một lần công khai nhầm: members see it no more, the row stays with its reason."""
    found = Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    recorded.check_correctable(found, version)
    return taking_out.one(found, by=by, reason=reason)
