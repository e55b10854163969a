"""Việc tuần này: what there is to do with its minutes, then birthdays, the year so far, what was just recorded."""

import datetime
from itertools import zip_longest

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access import queries as access
from congdoan.access.choices import Permission as Access
from congdoan.audit import queries as log
from congdoan.dissolution import queries as dissolution
from congdoan.dissolution.choices import Permission as Dissolution
from congdoan.handovers import queries as handovers
from congdoan.handovers.choices import Permission as Handovers
from congdoan.indicators.engine import Question
from congdoan.indicators.telling import Telling
from congdoan.kernel import dates
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.periods import read_period
from congdoan.membership import queries as membership
from congdoan.membership.choices import ApplicationState
from congdoan.membership.choices import Permission as Membership
from congdoan.overview import accounting, caring, inspecting, moves, policies, queries, reading
from congdoan.overview.asked import LATE_COUNTED, MOST, Task, count_of
from congdoan.overview.figures import Opening
from congdoan.reports.choices import Permission as Reports
from congdoan.reports.deadlines import due
from congdoan.units import queries as units
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.choices import BatchState
from congdoan.workbooks.choices import Permission as Workbooks

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
JUST_RECORDED = 8
YEAR_SO_FAR = ("membership.members", "membership.women", "care.visits", "finance.fund_participation.percent", "education.sessions")
LISTS = {
    "membership.members": "membership:member-list",
    "care.visits": "care:visit-list",
    "education.sessions": "education:session-list",
}
"""The list behind a figure, for those who read no reports."""


def helped(by):
    """Visits of help that the person had of late, or has now; who looks as the person reads it in the banner."""
    return (
        []
        if by.helper or not by.was_helped
        else [{"row": row, "now": row.stands_at(by.now)} for row in access.support_lately(by.person, by.now)]
    )


def day_in_words(day):
    """ "Thứ Ba, 24/05/2022"."""
    return f"{WEEKDAYS[day.weekday()]}, {dates.format_date(day)}"


def week(by, unit):
    """(the week's things to do, most pressing first; the birthdays of the seven days; whether units stand below): two statements."""
    below, *found, birthdays = gather(
        units.children_on(unit, by.today)[:1],
        *(ask(by, unit) for ask in (*KINDS, _birthdays)),
    )
    rounds = zip_longest(*found)  # the first of each kind before the second of any: three visits hide nothing else
    return [task for tasks in rounds for task in tasks if task is not None], birthdays, bool(below)


def _applications_to_consider(by, unit):
    """Applications that nobody has considered yet: one thing to do for all of them."""
    if not by.may(Membership.DECIDE_APPLICATION, unit):
        return []
    state = ApplicationState.RECEIVED
    found = yield membership.applications_waiting(by=by, unit=unit, state=state)[: LATE_COUNTED + 1]
    if not found:
        return []
    words = {"name": found[0].full_name, "unit": found[0].unit.name, "day": dates.format_date(found[0].applied_on)}
    return [
        Task(
            minutes=3,
            title=_("Xét %s đơn gia nhập") % count_of(found),
            reason=_("Đơn chờ lâu nhất của %(name)s, %(unit)s, làm ngày %(day)s.") % words,
            url=reverse("membership:application-consider", kwargs={"unit_id": unit.pk}),
            button=_("Xét đơn"),
        )
    ]


def _files_late(by, unit):
    """Units that ended with something not handed over yet: one thing to do for all of them."""
    if not by.may(Dissolution.SIGN_FILE, unit):
        return []
    found = yield dissolution.late(by=by, unit=unit)[: LATE_COUNTED + 1]
    if not found:
        return []
    words = {"unit": found[0].unit.name, "day": dates.format_date(found[0].closes_on)}
    return [
        Task(
            minutes=5,
            title=_("Hoàn tất bàn giao của %s đơn vị đã kết thúc") % count_of(found),
            reason=_("Lâu nhất: %(unit)s, không còn từ ngày %(day)s.") % words,
            url=reverse("dissolution:file-list", kwargs={"unit_id": unit.pk}) + "?nao=tre",
            button=_("Xem hồ sơ"),
        )
    ]


def _handovers(by, unit):
    """Posts that change hands: those begun in which one takes part, then posts that ended, or soon will, without one."""
    if not by.may(Handovers.VIEW_HANDOVERS, unit):
        return []
    begun, waiting = yield handovers.in_hand(by=by, unit=unit)[:MOST], handovers.awaited_by(by=by, unit=unit)[:MOST]
    found = [
        Task(
            minutes=5,
            title=_("Làm tiếp bàn giao chức vụ %(post)s") % {"post": row.get_post_display()},
            reason=_("%(giver)s giao, %(receiver)s nhận; lập ngày %(day)s, hai bên chưa ký xong.")
            % {"giver": row.giver.full_name, "receiver": row.receiver.full_name, "day": dates.format_date(row.drawn_on)},
            url=reverse("handovers:handover", kwargs={"unit_id": row.unit_id, "pk": row.pk}),
            button=_("Mở danh mục"),
        )
        for row in begun
    ]
    return found + [_to_hand_over(row) for row in waiting]


def _to_hand_over(row):
    words = {"name": row.person.full_name, "post": row.get_post_display(), "day": dates.format_date(row.last_day)}
    ends = _("Giữ chức vụ đến hết ngày %(day)s; máy lấy sẵn việc dở, quỹ, giấy tờ từ sổ.") % words
    return Task(
        minutes=5,
        title=_("Bàn giao chức vụ %(post)s của %(name)s") % words,
        reason=ends,
        url=reverse("handovers:post-hand-over", kwargs={"unit_id": row.unit_id, "pk": row.pk}),
        button=_("Lập danh mục"),
    )


def _reports_due(by, unit):
    if not by.may(Reports.WRITE_REPORT, unit):
        return []
    yield from units.chain_on(unit, by.today)
    superior = unit.above_then
    return [
        Task(
            minutes=8,
            title=_("Xem lại %(what)s, gửi %(superior)s")
            % {"what": deadline.title, "superior": superior.name if superior else _("cấp trên")},
            reason=_("Hạn %s. Số liệu lấy sẵn từ sổ.") % dates.format_date(day),
            url=reverse("overview:report", kwargs={"unit_id": unit.pk, "kind": deadline.kind, "period": code}),
            button=_("Xem báo cáo"),
        )
        for day, deadline, code in due(by.today)
    ]


def _imports_to_finish(by, unit):
    if not by.may(Workbooks.IMPORT_WORKBOOK, unit):
        return []
    found = yield from workbooks.unfinished(by=by, unit=unit)
    return [_import_to_finish(unit, batch) for batch in found if policies.may_read_rows(by=by, batch=batch)][:MOST]


def _import_to_finish(unit, batch):
    left_out, waiting = batch.counts.get("error", 0), batch.state != BatchState.COMMITTED
    return Task(
        minutes=5,
        title=_("Ghi tiếp tệp %s") % batch.file_name
        if waiting
        else _("Sửa %(n)s dòng còn bỏ lại của %(file)s") % {"n": left_out, "file": batch.file_name},
        reason=_("Đưa lên ngày %(day)s, %(state)s.") % {"day": dates.format_date(batch.made_at), "state": BatchState(batch.state).label}
        if waiting
        else _("Các dòng khác đã vào sổ; sửa trong tệp có đánh dấu rồi nhập lại."),
        url=reverse("overview:import", kwargs={"unit_id": unit.pk, "batch_id": batch.pk}),
        button=_("Mở lần nhập"),
    )


def _birthdays(by, unit):
    """Members whose birthday falls within the seven days from today: [(day in words, membership)]."""
    if not by.may(Membership.VIEW_MEMBERS, unit):
        return []
    days = [by.today + datetime.timedelta(days=ahead) for ahead in range(7)]
    wanted = {(day.month, day.day): day for day in days}
    found = yield from membership.birthdays(by=by, unit=unit, days=days)
    return [(day_in_words(wanted[row.person.birth_on.month, row.person.birth_on.day]), row) for row in found]


def year_so_far(by, unit, has_below):
    """The year's figures so far: [{"label", "words", "url"}]; without the right to reports those whose rows one may open."""
    code = str(by.today.year)
    question = Question(unit, read_period(code), by.today)
    if not by.may(Reports.VIEW_REPORT, unit):
        return _own_figures(by, unit, question)
    base = reverse("overview:report", kwargs={"unit_id": unit.pk, "kind": "year", "period": code})
    found = Telling(by, question).figures(YEAR_SO_FAR, with_parts=False)
    return Opening(by, unit, by.today, has_below).lines(found, YEAR_SO_FAR, base)


def _own_figures(by, unit, question):
    found = Telling(by, question).figures(YEAR_SO_FAR, with_parts=False)
    return [
        {
            "label": figure.label,
            "words": reading.in_words(figure),
            "url": reverse(LISTS[key], kwargs={"unit_id": unit.pk}) if key in LISTS and figure.records else "",
        }
        for key, figure in ((key, found[key]) for key in YEAR_SO_FAR if key in found)
        if by.may(figure.indicator.permission, unit)
    ]


def just_recorded(by, unit):
    """The newest entries of the log that the person may see; one's own for those who may not see the log."""
    if by.may(Access.VIEW_LOG, unit):
        found = queries.log(by=by, unit=unit)
    else:
        found = log.entries_by(by.person)
    return list(log.without_steps(found)[:JUST_RECORDED])


def lent_rights(by):
    """[{"giver", "unit", "until"}] of what others let this person do for them today, each delegation once."""
    found = {grant.delegation_id: grant for grant in by.grants if grant.lent_from_id is not None}
    return [{"giver": row.delegation.giver.full_name, "unit": row.unit.name, "until": row.last_day} for row in found.values()]


KINDS = (
    caring.visits_to_make, caring.aid_to_decide,
    inspecting.to_answer, inspecting.to_follow, inspecting.questions,
    moves.transfers_to_answer, moves.undoings_to_answer, accounting.books_to_reopen, accounting.filings_to_agree, _applications_to_consider,
    accounting.filings_given_back, _handovers, _files_late, accounting.filings_to_answer, accounting.filings_to_send,
    _reports_due, accounting.figures_to_publish, accounting.vouchers_to_write, accounting.books_to_close, _imports_to_finish, caring.feasts_coming,
)  # fmt: skip
"""What a week may ask, the most pressing kind first: people in need, who waits for an answer, what is late, what comes round each month."""
