"""Where a request stands, by its steps, and what may be done then. Pure: no queries."""

from django.utils.translation import gettext as _

from congdoan.access.roles import holders_in_words
from congdoan.aid.choices import State, StepKind, Way
from congdoan.care.choices import Permission as Care
from congdoan.kernel.errors import Refused

MOST_EVIDENCE = 10
"""So many papers of one request are kept."""


def standing(steps):
    """{kind: step} of the steps that count: of what was given, what still stands in the book; those named are left out."""
    kept = (step for step in steps if step.kind != StepKind.NAMED and (step.given is None or not step.given.is_cancelled))
    return {step.kind: step for step in kept}


def state(way, steps):
    """State of a request by its steps."""
    taken = standing(steps)
    if StepKind.GIVEN in taken:
        return State.INCOMPLETE if way == Way.URGENT and StepKind.PAPERS not in taken else State.DONE
    if StepKind.REFUSED in taken:
        return State.REFUSED
    return State.APPROVED if StepKind.APPROVED in taken or way == Way.URGENT else State.WAITING


def check_said(what, amount):
    """A request says what happened; an amount, if any, is above zero (đồng)."""
    if not what:
        raise Refused(_("Kể vắn tắt việc gì đã xảy ra, để chủ tịch xét."), field="what")
    if amount is not None and amount <= 0:
        raise Refused(_("Số tiền đề nghị lớn hơn 0, hoặc để trống."), field="amount_asked")


def check_not_waiting_already(waiting):
    """One waiting request for one matter. ``waiting``: an open one of the same person and reason, or None."""
    if waiting:
        raise Refused(_("Đã có đề nghị vì việc này đang chờ duyệt. Xem đề nghị ấy, không gửi lần nữa."), field="reason")


def check_waiting(way, steps):
    """Decided once."""
    now = state(way, steps)
    if now != State.WAITING:
        raise Refused(_gone_on(now))


def check_not_backed(*, steps):
    """Backed once."""
    if StepKind.PROPOSED in standing(steps):
        raise Refused(_("Đề nghị này tổ đã đề xuất rồi, không cần đề xuất lần nữa."))


def check_not_own(*, person_id, by_id):
    """Nobody approves for himself."""
    if person_id == by_id:
        raise Refused(_("Đề nghị này là của anh/chị nên không tự duyệt, tự trao được. Nhờ chủ tịch, phó chủ tịch khác."))


def check_amount(amount, *, field="amount"):
    """What is approved or given is something (đồng)."""
    if amount <= 0:
        raise Refused(_("Ghi số tiền lớn hơn 0. Không trợ cấp thì chọn Không duyệt, kèm lý do."), field=field)


def check_refusal(reason):
    """A refusal says why: the member reads it."""
    if not reason:
        raise Refused(_("Ghi vì sao không duyệt; người đề nghị đọc được."), field="reason")


def check_to_give(way, steps):
    """What is given was approved, and not given yet."""
    now = state(way, steps)
    if now != State.APPROVED:
        raise Refused(_("Đề nghị này chưa được duyệt. Duyệt trước rồi trao.") if now == State.WAITING else _gone_on(now))


def _gone_on(state):
    return _("Đề nghị này đang ở bước “%(state)s”. Mở lại trang đề nghị để xem việc tiếp theo.") % {"state": state.label}


def who_reads():
    """Who reads why somebody asks for aid, in words."""
    words = {"who": holders_in_words(Care.VIEW_VISIT_REASON)}
    return _("Lý do, việc xảy ra chỉ %(who)s của đơn vị và chính người ấy đọc được.") % words


def check_to_complete(way, steps):
    """Papers are completed of what was given first."""
    if state(way, steps) != State.INCOMPLETE:
        raise Refused(_("Chỉ khoản chi trước còn thiếu giấy tờ mới cần ghi đủ giấy tờ."))


def check_how(*, confidential, is_visit):
    """A visit names its person in the book."""
    if confidential and is_visit:
        raise Refused(_("Trường hợp kín thì chọn trao tiền, quà: sổ chỉ ghi số, không ghi tên. Sổ thăm hỏi có tên."), field="how")


def unit_without_name(unit):
    """In whose book a confidential gift stands: never a group's, where a number is a name."""
    return unit.parent if unit.is_group else unit


def check_confidential(is_confidential):
    """Only of a confidential request is somebody named who may know."""
    if not is_confidential:
        raise Refused(_("Đề nghị này không kín; ai có quyền đều xem được."))


def check_may_know(allowed):
    """Whoever is named works with requests at that unit. ``allowed``: whether it is so."""
    if not allowed:
        raise Refused(_("Người này chưa có quyền xem đề nghị trợ cấp ở đây. Chọn người trong ban chấp hành, tổ trưởng."), field="person")


def amount_to_give(steps):
    """Đồng that are to be given: what was approved, or, of what was given first and taken out of the book, what was given then."""
    said = [step.amount for step in steps if step.kind in (StepKind.APPROVED, StepKind.GIVEN)]
    return said[0]


def who_opens():
    """Who opens the papers of a request, in words."""
    return _("%(who)s Giấy tờ cũng vậy. Nơi chụp, giờ chụp trong ảnh bị bỏ đi.") % {"who": who_reads()}


def check_stands(case):
    """Papers go with a request that stands."""
    if case.is_cancelled:
        raise Refused(_("Đề nghị này đã bỏ khỏi sổ nên không nhận giấy tờ. Gửi đề nghị mới."))


def check_seen(case):
    """The request is one that the actor knows of."""
    if case is None:
        raise Refused(_("Sổ anh/chị xem được không có đề nghị này."))


def check_reads_reason(reads):
    """Papers of an illness are handled by those who may read the reason. ``reads``: whether it is so."""
    if not reads:
        raise Refused(_("Anh/chị không thuộc những người được xem lý do nên không giữ giấy tờ được. Nhờ chủ tịch, hoặc đoàn viên tự gửi."))


def check_not_given(way, steps):
    """What was given is accounted for by its papers."""
    if StepKind.GIVEN in standing(steps):
        raise Refused(_("Khoản này đã trao, giấy tờ đi theo phiếu chi. Gửi nhầm thì nhờ chủ tịch bỏ giúp."))
