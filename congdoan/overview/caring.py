"""What a week asks of care: visits to make, requests for aid to decide, feast days near."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.aid import queries as aid
from congdoan.aid.choices import Permission as Aid
from congdoan.aid.choices import State
from congdoan.care import queries as care
from congdoan.care.choices import Occasion
from congdoan.care.choices import Permission as Care
from congdoan.kernel import dates
from congdoan.overview.asked import LATE_COUNTED, MOST, Task, count_of


def visits_to_make(by, unit):
    """Notices that no visit has answered."""
    if not (by.may(Care.RECORD_VISIT, unit) and by.may(Care.VIEW_VISIT_REASON, unit)):
        return []
    found = yield care.waiting(by=by, unit=unit)[:MOST]
    return [
        Task(
            minutes=1,
            title=_("Ghi nhận lần thăm %(title)s %(name)s") % {"title": told.person.title, "name": told.person.full_name},
            reason=_("%(who)s báo ngày %(day)s, sổ chưa ghi ai đã thăm.")
            % {"who": told.recorded_by.full_name, "day": dates.format_date(told.reported_on)},
            url=reverse("care:visit-record", kwargs={"unit_id": unit.pk}) + f"?doan_vien={told.person_id}",
            button=_("Ghi nhận"),
        )
        for told in found
    ]


def feasts_coming(by, unit):
    """Feast days of the next days for which no gift stands in the book."""
    found = yield from care.coming(by=by, unit=unit)
    return [
        Task(
            minutes=5,
            title=_("Chuẩn bị quà %s") % Occasion(occasion).label,
            reason=_("Còn ít ngày nữa, %s; sổ chưa có suất quà nào của dịp này.") % dates.format_date(day),
            url=reverse("care:gift-give", kwargs={"unit_id": unit.pk}),
            button=_("Lập danh sách"),
        )
        for occasion, day in found
    ]


AID = (
    (State.WAITING, gettext_lazy("Xét %s đề nghị trợ cấp")),
    (State.APPROVED, gettext_lazy("Trao %s khoản trợ cấp đã duyệt")),
    (State.INCOMPLETE, gettext_lazy("Hoàn tất giấy tờ của %s khoản chi trước")),
)


def aid_to_decide(by, unit):
    """Requests for aid that wait: to be decided, to be given, papers to be completed; one thing to do for each of the three."""
    if not by.may(Aid.DECIDE_AID, unit):
        return []
    lists = yield tuple(aid.to_do(by=by, unit=unit, state=state)[: LATE_COUNTED + 1] for state, _title in AID)
    return [
        Task(
            minutes=2,
            title=title % count_of(rows),
            reason=_("Lâu nhất: %(name)s, ngày %(day)s.") % {"name": rows[0].person.full_name, "day": dates.format_date(rows[0].asked_on)},
            url=reverse("aid:request-list", kwargs={"unit_id": unit.pk}) + f"?o_dau={state.value}",
            button=_("Xem đề nghị"),
        )
        for (state, title), rows in zip(AID, lists, strict=True)
        if rows
    ]
