"""What the state of things allows: refusals are sentences. Pure: no queries."""

from django.utils.translation import gettext as _

from congdoan.inspection.choices import AFTER, CLOSED, OF_COMMITTEE, OF_INSPECTED, UNMENDED, Result, State, StepKind
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.people import policies as recorded


def state(steps):
    """State of a finding by its steps, in their order."""
    moved = [step.kind for step in steps if step.moves]
    return AFTER[moved[-1] if moved else ""]


def due(finding, steps):
    """The day by which it is to be mended: the last one that was set."""
    return ([finding.due_on] + [step.due_on for step in steps if step.due_on])[-1]


def is_overdue(now, due_on, today):
    """Late: not closed, not said to be mended, its day over."""
    return now in UNMENDED and due_on < today


def check_apart(keeps_money):
    """Who inspects does not keep what is inspected. ``keeps_money``: may write vouchers or count cash at the unit."""
    if keeps_money:
        raise NotAllowed(_("Anh/chị giữ sổ, giữ quỹ hoặc là chủ tài khoản ở đơn vị này nên không kiểm tra được. Việc này người khác làm."))


def check_committee(is_theirs):
    """An inspection is written by the committee whose it is."""
    if not is_theirs:
        raise NotAllowed(_("Đợt kiểm tra này của ủy ban kiểm tra khác. Anh/chị xem được, không ghi được."))


def check_plan(*, subject, period_from, period_until, planned_on):
    """What is looked at has happened by the day of the inspection."""
    if not subject:
        raise Refused(_("Ghi nội dung kiểm tra, ví dụ: Kiểm tra tài chính năm 2021."), field="subject")
    if period_until < period_from:
        raise Refused(_("Ngày cuối của thời kỳ phải sau ngày đầu."), field="period_until")
    if period_until > planned_on:
        raise Refused(_("Thời kỳ phải hết trước ngày kiểm tra: việc chưa xảy ra thì chưa kiểm tra được."), field="period_until")


def check_team(*, head, members, barred):
    """Who keeps the money of the unit is not in the team that inspects it. ``members``: {id: name}; ``barred``: ids of those."""
    if head not in members:
        raise Refused(_("Chọn trưởng đoàn trong những người của ủy ban kiểm tra."), field="head")
    names = ", ".join(name for key, name in members.items() if key in barred)
    if names:
        raise Refused(
            _("%(names)s giữ sổ, giữ quỹ hoặc là chủ tài khoản ở đơn vị được kiểm tra nên không ở trong đoàn được. Bỏ chọn người này.")
            % {"names": names},
            field="head" if head in barred else "members",
        )


def check_open(inspection):
    """Nothing more is written into what is concluded."""
    recorded.check_standing(inspection)
    if inspection.is_concluded:
        raise Refused(
            _("Đợt kiểm tra đã kết luận ngày %(day)s nên giữ nguyên. Việc về sau ghi ở từng kiến nghị.")
            % {"day": format_date(inspection.concluded_on)}
        )


def check_results(results):
    """What is not as it should be says what. ``results``: {line: (result, note)} as told; ``line`` with ``place``."""
    for line, (result, note) in results.items():
        if result == Result.UNMET and not note:
            raise Refused(_("Nội dung %(place)s không đạt: ghi rõ không đạt thế nào.") % {"place": line.place}, field="results")


def check_finding(*, found, recommendation, due_on, today):
    """A finding says what, what to do, and by when."""
    if not found:
        raise Refused(_("Ghi tồn tại, thiếu sót đã thấy."), field="found")
    if not recommendation:
        raise Refused(_("Ghi kiến nghị: đơn vị phải làm gì."), field="recommendation")
    _check_due(due_on, today)


def _check_due(day, today):
    if day is None:
        raise Refused(_("Ghi hạn khắc phục."), field="due_on")
    if day <= today:
        raise Refused(_("Hạn khắc phục phải sau hôm nay."), field="due_on")


def check_conclusion(*, words, concluded_on, inspection, unanswered, today):
    """Every line is answered before the end. ``unanswered``: places of lines without a result."""
    recorded.check_come(concluded_on, today=today, field="concluded_on")
    if concluded_on < inspection.planned_on:
        raise Refused(
            _("Ngày kết luận không thể trước ngày kiểm tra %(day)s.") % {"day": format_date(inspection.planned_on)}, field="concluded_on"
        )
    if not words:
        raise Refused(_("Ghi kết luận của đoàn kiểm tra."), field="conclusion")
    if unanswered:
        raise Refused(
            _("Còn nội dung %(places)s chưa ghi kết quả. Ghi đủ rồi kết luận.") % {"places": ", ".join(str(one) for one in unanswered)}
        )


def check_no_findings(count):
    """What was told to a unit is not taken out of the book."""
    if count:
        raise Refused(_("Đợt này đã có kiến nghị gửi đơn vị nên không bỏ được. Rút từng kiến nghị, kèm lý do, rồi kết luận."))


def check_answer(*, kind, words, steps, is_team):
    """The inspected answers while the finding is open; who inspects does not answer for them."""
    if kind not in OF_INSPECTED:
        raise Refused(_("Chọn giải trình hoặc báo đã khắc phục."), field="kind")
    if is_team:
        raise NotAllowed(_("Anh/chị thuộc ủy ban kiểm tra của đợt này nên không trả lời thay đơn vị được."))
    if state(steps) in CLOSED:
        raise Refused(_("Kiến nghị này đã kết thúc, không cần trả lời nữa."))
    if not words:
        raise Refused(_("Ghi rõ giải trình thế nào, đã khắc phục việc gì."), field="words")


def follows(now):
    """What the committee may do of a finding in a state, in the order of the form."""
    if now == State.WITHDRAWN:
        return (StepKind.CORRECTED,)
    if now == State.ACCEPTED:
        return (StepKind.REOPENED, StepKind.CORRECTED)
    return OF_COMMITTEE if now in (State.ANSWERED, State.FIXED) else tuple(k for k in OF_COMMITTEE if k != StepKind.REOPENED)


def check_follow(*, kind, words, due_on, finding, steps, today):
    """A step of the committee that the state allows; a new day where one is asked for, and there alone."""
    now = state(steps)
    if kind not in follows(now):
        raise Refused(
            _("Kiến nghị này đang ở bước “%(state)s” nên không ghi việc ấy được. Chọn việc khác.") % {"state": now.label}, field="kind"
        )
    if not words:
        raise Refused(_("Ghi rõ vì sao, căn cứ vào đâu."), field="words")
    if kind in (StepKind.EXTENDED, StepKind.REOPENED):
        _check_due(due_on, today)
        if kind == StepKind.EXTENDED and due_on <= due(finding, steps):
            raise Refused(_("Gia hạn thì hạn mới phải sau hạn cũ %(day)s.") % {"day": format_date(due(finding, steps))}, field="due_on")
    elif due_on is not None:
        raise Refused(_("Chỉ gia hạn, làm lại mới ghi hạn mới. Để trống ô này."), field="due_on")
