"""Bàn giao chức vụ: what its state and its persons allow."""

from django.utils.translation import gettext as _

from congdoan.handovers.choices import Permission
from congdoan.kernel.errors import NotAllowed, Refused

GIVES, TAKES = "give", "take"


def sides(*, by, handover):
    """For whom ``by`` may tick and sign: {GIVES}, {TAKES}, both for a third who confirms for who is away, or nothing."""
    if by.person.pk == handover.giver_id:
        return {GIVES}
    if by.person.pk == handover.receiver_id:
        return {TAKES}
    return {GIVES, TAKES} if by.may(Permission.CONFIRM_HANDOVER, handover.unit) else set()


def check_may_draw(*, by, appointment, receiver):
    """The list is drawn up by who holds or held the post, by who takes it over, or by who may confirm there."""
    mine = by.person.pk in (appointment.person_id, receiver.pk if receiver else None)
    if not mine and not by.may(Permission.CONFIRM_HANDOVER, appointment.unit):
        raise NotAllowed(_("Danh mục bàn giao do bên giao, bên nhận, chủ tịch hoặc cán bộ cấp trên lập."))


def check_receiver(*, appointment, receiver, offered):
    """Nobody hands over to himself; who takes over has a post there, now or to come. ``offered``: ids of such persons."""
    if receiver.pk == appointment.person_id:
        raise Refused(_("Bên nhận phải là người khác."), field="receiver")
    if receiver.pk not in offered:
        raise Refused(
            _("%(name)s chưa giữ chức vụ nào ở đơn vị này hay cấp trên trực tiếp. Ghi chức vụ trước, rồi bàn giao.")
            % {"name": receiver.full_name},
            field="receiver",
        )


def check_none_open(is_open):
    """One handover of a post at a time."""
    if is_open:
        raise Refused(_("Chức vụ này đang có một lần bàn giao chưa ký xong. Mở lần ấy rồi làm tiếp."))


def check_takes_part(*, by, handover):
    """Only who takes part ticks; returns the sides."""
    found = sides(by=by, handover=handover)
    if not found:
        raise NotAllowed(_("Chỉ bên giao, bên nhận, chủ tịch và cán bộ cấp trên ghi được vào biên bản này."))
    return found


def check_open(handover):
    """What both signed stays; so does what was taken out."""
    if handover.is_cancelled:
        raise Refused(_("Lần bàn giao này đã bỏ nên không ghi thêm được."))
    if handover.is_signed:
        raise Refused(_("Hai bên đã ký nên biên bản không sửa được nữa. Mục còn lại thì ghi ở “Giao nốt”."))


def check_lines(handover, lines):
    """Every line of the list is said, none more."""
    if len(lines) != len(handover.lines):
        raise Refused(_("Danh mục vừa có thay đổi. Mở lại trang rồi ghi."))


def check_none_taken_before_given(lines):
    """Who takes over ticks what the other side has ticked."""
    early = _numbers(lines, lambda line: line["taken"] and not line["given"])
    if early:
        raise Refused(_("Bên giao chưa đánh dấu đã giao mục %s. Chưa giao thì chưa nhận được.") % early)


def check_all_said(handover, tick, words):
    """Each line is ticked on this side, or its remark says why not."""
    left = _numbers(handover.lines, lambda line: not line[tick] and not line[words])
    if left:
        raise Refused(_("Mục %s chưa đánh dấu mà cũng chưa ghi vì sao.") % left)


def _numbers(lines, wanted):
    """ "2, 5": where such lines stand in the list; what they are called not everybody who ticks may read."""
    return ", ".join(str(number) for number, line in enumerate(lines, 1) if wanted(line))


def check_may_give(handover):
    """Bên giao ký một lần."""
    check_open(handover)
    if handover.given_at is not None:
        raise Refused(_("Bên giao đã ký rồi."))
    check_all_said(handover, "given", "note")


def check_may_take(handover):
    """Bên nhận ký sau bên giao, một lần."""
    check_open(handover)
    if handover.given_at is None:
        raise Refused(_("Bên giao ký trước, bên nhận ký sau."))
    check_all_said(handover, "taken", "remark")


def check_side(*, by, handover, side, why):
    """Each side signs for itself; a third says why somebody else's name stands there."""
    found = sides(by=by, handover=handover)
    who = handover.giver if side == GIVES else handover.receiver
    if side not in found:
        raise NotAllowed(_("%(name)s tự ký bên mình; vắng thì chủ tịch hoặc cán bộ cấp trên ký thay.") % {"name": who.full_name})
    if by.person.pk != who.pk and not why:
        raise Refused(_("Ghi vì sao ký thay, ví dụ: %(name)s đã nghỉ hưu, đã ký bản giấy.") % {"name": who.full_name}, field="why")


def check_may_settle(*, by, handover):
    """What had stayed open is noted by who takes over, or by a third, once both have signed."""
    if TAKES not in sides(by=by, handover=handover):
        raise NotAllowed(_("Mục giao nốt do bên nhận ghi; vắng thì chủ tịch hoặc cán bộ cấp trên ghi thay."))
    if not handover.is_signed:
        raise Refused(_("Hai bên chưa ký. Đánh dấu thẳng vào danh mục."))
    if not handover.left:
        raise Refused(_("Không còn mục nào chưa giao."))


def check_may_cancel(*, by, handover):
    """Only before both have signed, by who takes part."""
    check_takes_part(by=by, handover=handover)
    check_open(handover)
