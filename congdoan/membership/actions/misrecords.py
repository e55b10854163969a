"""Bỏ một thời gian là đoàn viên ghi nhầm, ghi lại khi bỏ nhầm."""

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.errors import Refused
from congdoan.membership import hanging, misrecording, queries
from congdoan.membership.actions import _endings, members
from congdoan.membership.choices import ApplicationState, Permission
from congdoan.membership.models import Application, Membership, Misrecord, Suspension, Transfer
from congdoan.people import policies as recorded


@action(Permission.ADMIT_MEMBER, at="membership.unit")
def cancel(*, by, membership, version, reason):
    """Bỏ một thời gian là đoàn viên ghi nhầm; the row is kept whole beside the book, with day and reason.

    The application that made it waits again for its writer to be admitted. Refused: an event or a move that made it, and every row of another
    room that would stand without a membership then: each is named. What had ended with it holds again. Returns the Misrecord, by which it is
    written back.
    """
    recorded.check_reason(reason)
    row = Membership.objects.select_for_update(of=("self", "person")).select_related("person", "unit").get(pk=membership.pk)
    recorded.check_unchanged(row, version)
    check_may_cancel(row)
    applications = list(queries.made_by(row).select_for_update(of=("self",)))
    _move(applications, ApplicationState.DECIDED, None)
    return put_away(by, row, reason, applications=[each.pk for each in applications])


def put_away(by, row, reason, **beside):
    """A membership out of its table and into a Misrecord; a plain call from the guarded action. ``beside``: what else is kept of it."""
    pauses = Suspension.objects.filter(membership=row.pk).order_by("pk")
    made = Misrecord.objects.create(
        person=row.person, unit=row.unit, valid_from=row.valid_from, valid_until=row.valid_until,
        row={"membership": _values(row), "pauses": [_values(pause) for pause in pauses]} | beside, cancelled_on=by.today,
        cancel_reason=reason, recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip
    _endings.give_back({row: row.valid_until})
    pauses.delete()
    Transfer.objects.filter(membership=row.pk, made__isnull=True).update(membership=None)
    try:
        Membership.objects.filter(pk=row.pk).delete()
    except ProtectedError as problem:
        raise Refused(_("Đã có việc khác ghi theo thời gian này, nên chưa bỏ được. Gỡ các dòng ấy trước.")) from problem
    note(membership=row.pk, person=row.person_id)
    return made


@action(Permission.ADMIT_MEMBER, at="misrecord.unit")
def restore(*, by, misrecord, version):
    """Ghi lại một thời gian là đoàn viên đã bỏ nhầm: dòng cũ trở lại như trước, nếu từ đó chưa có gì ghi chồng lên."""
    kept = Misrecord.objects.select_for_update(of=("self",)).get(pk=misrecord.pk)
    recorded.check_unchanged(kept, version)
    applications = list(Application.objects.select_for_update(of=("self",)).filter(pk__in=kept.row.get("applications", ())))
    misrecording.check_may_restore(kept, applications)
    row = _made(Membership, kept.row["membership"] | {"person_id": kept.person_id})
    row.version += 1
    members.check_again(by, row)
    row.save(force_insert=True)
    Suspension.objects.bulk_create([_made(Suspension, values) for values in kept.row["pauses"]])
    _move(applications, ApplicationState.ADMITTED, row)
    _endings.follow(by, [row], {})
    kept.restored_by, kept.restored_at, kept.version = by.person, by.now, kept.version + 1
    kept.save(update_fields=["restored_by", "restored_at", "version"])
    note(membership=row.pk, person=row.person_id)
    return kept


def check_may_cancel(membership):
    """Refused where something real stands on a membership; what the screen asks before it shows its form."""
    misrecording.check_by_itself(membership=membership, transfers=list(queries.moving_with(membership)))
    check_nothing_hangs(membership)


def check_nothing_hangs(membership, reopened=None, keeper=None):
    """Refused where rows of other rooms stand on the membership alone.

    ``reopened``: another of the person's, open again when this one goes; ``keeper`` as ``misrecording.check_nothing_hangs``.
    """
    others = [row for row in queries.matching([membership.person_id]) if row.pk != membership.pk]
    for row in others:
        row.valid_until = None if reopened is not None and row.pk == reopened.pk else row.valid_until
    misrecording.check_nothing_hangs(hanging.on(membership, others), keeper)


def _move(applications, state, membership):
    """The applications back to their decision, or to the member again."""
    for row in applications:
        row.state, row.membership, row.version = state, membership, row.version + 1
        row.save(update_fields=["state", "membership", "version"])


def _values(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _made(model, values):
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: fields[name].to_python(value) for name, value in values.items()})
