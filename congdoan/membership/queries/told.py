"""What official lists tell of members beside the book of members: education, native place; unscoped, rights are asked by the room papers."""

import datetime

from django.db.models import Count

from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.membership import levels
from congdoan.membership.choices import Permission
from congdoan.membership.models import Application, Membership, Qualification, Suspension
from congdoan.units import queries as units


def qualifications_held(person_ids, day):
    """{person id: {kind: words}} of the highest level of each kind that holds on a day."""
    found = {}
    rows = Qualification.objects.standing().as_of(day).filter(person__in=listed(person_ids)).order_by("person_id", "kind", "pk")
    for row in sorted(rows, key=lambda row: -(levels.rank_of(row.kind, row.level) or 0)):
        words = f"{row.level_text} ({row.certificate})" if row.certificate else row.level_text
        found.setdefault(row.person_id, {}).setdefault(row.kind, words)
    return found


def native_places(person_ids):
    """{person id: native place} as written in the application by which somebody became a member."""
    rows = Application.objects.filter(membership__person__in=listed(person_ids)).exclude(native_place="")
    return dict(rows.order_by("pk").values_list("membership__person_id", "native_place"))


def open_before(unit_ids, day):
    """{unit id: how many were members at the unit or below it on the eve of a day}, as today's tree has them; one query."""
    eve = day - datetime.timedelta(days=1)
    paths = dict(units.units().filter(pk__in=listed(unit_ids)).values_list("pk", "path"))
    wanted = {f"n{pk}": Count("person_id", distinct=True, filter=units.today_q(path, "unit__path")) for pk, path in paths.items()}
    found = Membership.objects.as_of(eve).order_by().aggregate(**wanted) if wanted else {}
    return {pk: found[f"n{pk}"] for pk in paths}


@reads(Permission.SUSPEND_MEMBERSHIP)
def suspensions_below(*, by, unit):
    """Pauses of members of the unit and below, the newest first."""
    inside = by.scope(Permission.SUSPEND_MEMBERSHIP).q("membership__unit__path") & units.today_q(unit.path, "membership__unit__path")
    return Suspension.objects.filter(inside).select_related("membership__person", "membership__unit").order_by("-valid_from", "-pk")
