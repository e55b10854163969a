"""Công khai, rút lần công khai nhầm."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.disclosure import policies, queries
from congdoan.disclosure.actions import displays
from congdoan.disclosure.choices import Permission, Place
from congdoan.disclosure.models import Publication, PublicationLine
from congdoan.kernel.db import insert_all
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.MAKE_PUBLICATION, at="unit")
def publish(*, by, unit, kind, year, told_on, places=()):
    """Công khai số liệu một năm: every figure is drawn from the books of now and stays as told. ``places``: where else than on the members' page, on ``told_on``."""
    policies.check_year(year, kind, today=by.today)
    policies.check_day(told_on, kind, year=year, today=by.today)
    policies.check_whole(queries.sees_all(by, unit, kind))
    last = Publication.objects.select_for_update(of=("self",)).filter(unit=unit, kind=kind, year=year).order_by("-edition").first()
    lines = queries.drawn(by=by, unit=unit, kind=kind, year=year)
    policies.check_some(lines)
    told = queries.told(last) if last is not None and not last.is_cancelled else None
    policies.check_another(told=told, lines=lines)
    made = Publication.objects.create(
        unit=unit, kind=kind, year=year, edition=last.edition + 1 if last else 1, recorded_by=by.person, recorded_at=by.now
    )
    insert_all(PublicationLine, [PublicationLine(publication=made, number=number, **line) for number, line in enumerate(lines, 1)])
    displays.hang(by, made, Place.APP, by.today)
    for place in places:
        policies.check_named(place)
        displays.hang(by, made, place, told_on)
    note(kind=str(kind), year=year, edition=made.edition, places=[str(place) for place in places])
    return made


@action(Permission.MAKE_PUBLICATION, at="publication.unit")
def cancel(*, by, publication, version, reason):
    """Rút một lần công khai nhầm: members see it no more, the row stays with its reason."""
    found = queries.held(publication)
    recorded.check_correctable(found, version)
    return taking_out.one(found, by=by, reason=reason)
