"""What official lists tell of members beside the book of members: education, native place; unscoped, rights are asked by the room papers."""

from congdoan.kernel.db import listed
from congdoan.membership import levels
from congdoan.membership.models import Application, Qualification


def qualifications_held(person_ids, day):
    """{person id: {kind: words}} of the highest level of each kind that holds on a day."""
    found = {}
    rows = Qualification.objects.as_of(day).filter(person__in=listed(person_ids)).order_by("person_id", "kind", "pk")
    for row in sorted(rows, key=lambda row: -(levels.rank_of(row.kind, row.level) or 0)):
        words = f"{row.level_text} ({row.certificate})" if row.certificate else row.level_text
        found.setdefault(row.person_id, {}).setdefault(row.kind, words)
    return found


def native_places(person_ids):
    """{person id: native place} as written in the application by which somebody became a member."""
    rows = Application.objects.filter(membership__person__in=listed(person_ids)).exclude(native_place="")
    return dict(rows.order_by("pk").values_list("membership__person_id", "native_place"))
