"""Đoàn viên ưu tú: công nhận, bỏ."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.db import insert_all
from congdoan.membership import policies, queries
from congdoan.membership.choices import Permission
from congdoan.membership.models import Membership, Outstanding
from congdoan.organization.actions import decisions
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out
from congdoan.units import queries as units


@action(Permission.RECORD_OUTSTANDING, at="unit")
def recognise(*, by, unit, persons, recognised_on, number, signed_on, issuer=""):
    """Ghi công nhận đoàn viên ưu tú cho nhiều người theo một quyết định.

    ``number``, ``signed_on``, ``issuer``: of the decision, issued by the unit itself if nobody is said. Refused: a day to come, somebody who was no
    member of the unit that day, or was recognised on it already. Returns the rows in the order of ``persons``.
    """
    recorded.check_come(recognised_on, today=by.today, field="recognised_on")
    ids = [person.pk for person in persons]
    here = Membership.objects.as_of(recognised_on).filter(units.today_q(unit.path, "unit__path"), person__in=ids)
    places = dict(here.order_by("pk").values_list("person_id", "unit_id"))
    policies.check_recognised(persons=persons, places=places, already=queries.recognised_on(ids, recognised_on), unit=unit)
    paper = decisions.entered(by=by, number=number, signed_on=signed_on, issuer=issuer or unit.name, effective_on=recognised_on)
    made = [
        Outstanding(
            person=person, unit_id=places[person.pk], recognised_on=recognised_on, decision=paper, recorded_by=by.person, recorded_at=by.now
        )
        for person in persons
    ]
    insert_all(Outstanding, made)
    note(rows=[row.pk for row in made])
    return made


@action(Permission.RECORD_OUTSTANDING, at="recognition.unit")
def cancel(*, by, recognition, version, reason):
    """Bỏ một lần công nhận đoàn viên ưu tú ghi nhầm; the row stays with day and reason."""
    row = Outstanding.objects.select_for_update(of=("self",)).get(pk=recognition.pk)
    recorded.check_correctable(row, version)
    return taking_out.one(row, by=by, reason=reason)
