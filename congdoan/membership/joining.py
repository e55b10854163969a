"""What the state of things allows of an application (đơn gia nhập): which step comes when, on which days. Pure."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.choices import TRANSITIONS, ApplicationState, How
from congdoan.people import policies as recorded

_STEP = {
    ApplicationState.AGREED: _("xét"),
    ApplicationState.DECIDED: _("ghi quyết định"),
    ApplicationState.ADMITTED: _("kết nạp"),
    ApplicationState.REFUSED: _("ghi không kết nạp"),
    ApplicationState.WITHDRAWN: _("rút"),
}


def check_moves(applications, to):
    """Each application may go on to state ``to``; the sentence names those that may not, and how far they are."""
    wrong = [row for row in applications if to not in TRANSITIONS[ApplicationState(row.state)]]
    if wrong:
        told = "; ".join(f"{row.full_name}: {row.get_state_display()}" for row in wrong[:6])
        raise Refused(
            _("Chưa %(step)s được các đơn này (%(told)s). Bỏ chọn các đơn ấy rồi ghi lại.") % {"step": _STEP[to], "told": told},
            field="applications",
        )


def check_chosen(applications):
    """At least one application."""
    if not applications:
        raise Refused(_("Chọn ít nhất một đơn."), field="applications")


def check_day(day, *, field, today, after=(), what=""):
    """A day by today, and not before any of ``after``: [(name, day of what came before)]."""
    recorded.check_come(day, today=today, field=field)
    early = next((pair for pair in after if pair[1] is not None and day < pair[1]), None)
    if early is not None:
        raise Refused(
            _("%(name)s: %(what)s ngày %(day)s, muộn hơn ngày vừa ghi. Xem lại ngày.")
            % {"name": early[0], "what": what, "day": dates.format_date(early[1])},
            field=field,
        )


def check_effective(effective_on, *, considered):
    """A decision holds from a day that may lie before its signing, but not before anybody was considered. ``considered``: [(name, day)]."""
    early = next((pair for pair in considered if pair[1] is not None and effective_on < pair[1]), None)
    if early is not None:
        raise Refused(
            _("%(name)s được xét ngày %(day)s; quyết định không có hiệu lực trước ngày ấy. Xem lại ngày có hiệu lực.")
            % {"name": early[0], "day": dates.format_date(early[1])},
            field="effective_on",
        )


def check_recognised(*, how, union_joined, applied_on):
    """Whoever asks to be recognised was a member before; whoever asks to join was none, so nothing is said of when."""
    if how == How.RECOGNISED and union_joined is None:
        raise Refused(_("Đề nghị công nhận thì ghi ngày đã vào công đoàn; chỉ nhớ năm thì ghi năm."), field="union_joined")
    if how == How.ADMITTED and union_joined is not None:
        raise Refused(_("Xin gia nhập lần đầu thì bỏ trống ngày đã vào công đoàn."), field="union_joined")
    if union_joined is not None and union_joined.on > applied_on:
        raise Refused(_("Ngày đã vào công đoàn phải trước ngày làm đơn."), field="union_joined")


def check_not_waiting(row, others):
    """One person has one application under way. ``others``: those under way at the same union."""
    for other in others:
        same_number = row.national_id and row.national_id == other.national_id
        alike = row.match_key == other.match_key and row.birth_on == other.birth_on and not (row.national_id and other.national_id)
        if other is not row and (row.pk is None or other.pk != row.pk) and (same_number or alike):
            raise Refused(
                _("%(name)s đã có đơn ngày %(day)s, %(state)s. Mở đơn ấy ra ghi tiếp.")
                % {"name": other.full_name, "day": dates.format_date(other.applied_on), "state": other.get_state_display()},
                field="full_name",
            )


def check_number(row, holder, seen=frozenset()):
    """A member number in an application is the writer's own.

    ``holder``: the Person who has it, or None; ``seen``: ids of persons whom the reader may see, who are named. Where there is a decision
    already the sentence says how the number is mended.
    """
    if holder is None:
        return
    same_number = row.national_id and row.national_id == holder.national_id
    same_birth = row.birth_on.year == holder.birth_on.year if row.birth_on and holder.birth_on else True
    same = same_number or (row.match_key == holder.match_key and same_birth)
    if same:
        return
    words = {"number": row.member_number, "name": row.full_name, "whose": _whose(holder, seen)}
    told = _("Mã đoàn viên %(number)s ghi cho %(name)s là của %(whose)s.") % words
    if row.state == ApplicationState.DECIDED:
        told += " " + _("Mở đơn của %(name)s, bấm Sửa mã đoàn viên, rồi kết nạp.") % words
    raise Refused(told, field="member_number")


def _whose(holder, seen):
    if holder.pk not in seen:
        return _("người khác")
    return f"{holder.full_name} ({holder.birth_text})" if holder.birth_text else holder.full_name


def check_number_open(application, others):
    """A number that is mended is not written in another application under way. ``others``: those at the same union."""
    number = application.member_number
    twin = next((row for row in others if number and row.pk != application.pk and row.member_number == number), None)
    if twin is not None:
        words = {"number": number, "name": twin.full_name, "day": dates.format_date(twin.applied_on)}
        raise Refused(
            _("Mã đoàn viên %(number)s đang ghi trong đơn của %(name)s, ngày %(day)s. Xem lại mã, hoặc sửa đơn ấy trước.") % words,
            field="member_number",
        )


def check_number_mended(application, *, hidden):
    """Between the decision and the admission the number alone may be mended, by who may see it. ``hidden``: names of fields not to be seen."""
    if "member_number" in hidden:
        raise NotAllowed(_("Anh/chị không xem mã đoàn viên ở đây nên không sửa được. Nhờ người xem được mã."))
    if application.state != ApplicationState.DECIDED:
        words = {"state": application.get_state_display()}
        raise Refused(_("Đơn này %(state)s. Chưa có quyết định thì sửa cả đơn; đã kết nạp thì sửa thông tin đoàn viên.") % words)


def check_ceremony(*, ceremony_on, joins_on):
    """Nobody is welcomed at a ceremony before being a member."""
    if ceremony_on is not None and ceremony_on < joins_on:
        words = {"day": dates.format_date(ceremony_on), "joins": dates.format_date(joins_on)}
        raise Refused(
            _("Lễ kết nạp ngày %(day)s, trước ngày là đoàn viên %(joins)s. Là đoàn viên từ ngày làm lễ hoặc sớm hơn: xem lại hai ngày.")
            % words,
            field="ceremony_on",
        )


def check_reason(reason):
    """A refusal and a withdrawal are explained."""
    if not reason:
        raise Refused(_("Ghi lý do, để sau này còn trả lời được."), field="reason")


def check_correctable(application):
    """What is written in an application is mended until there is a decision."""
    if application.state not in (ApplicationState.RECEIVED, ApplicationState.AGREED):
        raise Refused(_("Đơn này %(state)s nên không sửa nữa.") % {"state": application.get_state_display()})
