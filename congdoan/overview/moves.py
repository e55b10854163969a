"""What a week asks about people who move: requests to answer, moves that the other side asks to take back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission
from congdoan.overview.asked import MOST, Task


def transfers_to_answer(by, unit):
    """Requests from other units, the oldest first."""
    if not by.may(Permission.END_MEMBERSHIP, unit):
        return []
    found = yield membership.transfers_to_answer(by=by, unit=unit)[:MOST]
    return [
        Task(
            minutes=1,
            title=_("Trả lời đề nghị chuyển %(title)s %(name)s") % {"title": asked.person.title, "name": asked.person.full_name},
            reason=_("%(unit)s đề nghị ngày %(day)s; trả lời trước ngày %(due)s.")
            % {
                "unit": asked.to_unit.name,
                "day": dates.format_date(asked.asked_on),
                "due": dates.format_date(asked.answer_due),
            },
            url=reverse("membership:transfer", kwargs={"unit_id": asked.from_unit_id, "pk": asked.pk}),
            button=_("Trả lời"),
        )
        for asked in found
    ]


def undoings_to_answer(by, unit):
    """Moves recorded by mistake that the other side asks to take back."""
    if not (by.may(Permission.ADMIT_MEMBER, unit) or by.may(Permission.END_MEMBERSHIP, unit)):
        return []
    found, kept = yield membership.undoings_to_answer(by=by, unit=unit)[:MOST], membership.undoings_kept(by=by, unit=unit)[:MOST]
    asked = [
        Task(
            minutes=1,
            title=_("Trả lời đề nghị bỏ lần chuyển %(title)s %(name)s") % {"title": row.person.title, "name": row.person.full_name},
            reason=_("%(unit)s đề nghị ngày %(day)s: %(why)s")
            % {"unit": row.undo_unit.name, "day": dates.format_date(row.undo_asked_on), "why": row.undo_reason},
            url=reverse(
                "membership:transfer",
                kwargs={"unit_id": row.to_unit_id if row.undo_unit_id == row.from_unit_id else row.from_unit_id, "pk": row.pk},
            ),
            button=_("Trả lời"),
        )
        for row in found
    ]
    return asked + [_kept(row) for row in kept]


def _kept(row):
    """The answer to what this side had asked: read on the page of the move, where it can be asked again."""
    words = {"unit": row.kept_by.name, "day": dates.format_date(row.kept_on), "why": row.kept_reason}
    return Task(
        minutes=1,
        title=_("Đọc trả lời: giữ nguyên lần chuyển %(title)s %(name)s") % {"title": row.person.title, "name": row.person.full_name},
        reason=_("%(unit)s trả lời ngày %(day)s: %(why)s") % words,
        url=reverse("membership:transfer", kwargs={"unit_id": row.undo_unit_id, "pk": row.pk}),
        button=_("Xem"),
    )
