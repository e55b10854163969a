"""Words of the room inspection."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng kiểm tra."""

    HOLD_INSPECTION = "inspection.hold_inspection", _("lập đợt kiểm tra, ghi kết quả, kiến nghị và theo dõi")
    ANSWER_FINDINGS = "inspection.answer_findings", _("trả lời kiến nghị kiểm tra")
    VIEW_INSPECTIONS = "inspection.view_inspections", _("xem các đợt kiểm tra, kiến nghị")


class Sort(models.TextChoices):
    """Kiểm tra việc gì; each has its checklist of a day."""

    FINANCE = "finance", _("tài chính của công đoàn cơ sở")
    CHARTER = "charter", _("chấp hành Điều lệ")


class Result(models.TextChoices):
    """Kết quả một nội dung."""

    MET = "met", _("Đạt")
    UNMET = "unmet", _("Không đạt")
    NONE = "none", _("Không áp dụng")


RESULT_BADGES = {Result.MET: "la", Result.UNMET: "son", Result.NONE: "khai"}


class StepKind(models.TextChoices):
    """Một bước sau kiến nghị."""

    ANSWERED = "answered", _("Giải trình")
    FIXED = "fixed", _("Báo đã khắc phục")
    ACCEPTED = "accepted", _("Đồng ý, kết thúc")
    REOPENED = "reopened", _("Chưa được, làm lại")
    EXTENDED = "extended", _("Gia hạn")
    CORRECTED = "corrected", _("Đính chính")
    WITHDRAWN = "withdrawn", _("Rút kiến nghị")


OF_INSPECTED = (StepKind.ANSWERED, StepKind.FIXED)
"""Steps of the unit that was inspected; the others are the committee's."""
OF_COMMITTEE = tuple(kind for kind in StepKind if kind not in OF_INSPECTED)
BESIDE = (StepKind.EXTENDED, StepKind.CORRECTED)
"""Steps that leave a finding where it stands."""


class State(models.TextChoices):
    """Kiến nghị đang ở đâu; follows from its last step."""

    OPEN = "open", _("chờ trả lời")
    ANSWERED = "answered", _("đã giải trình")
    FIXED = "fixed", _("báo đã khắc phục, chờ kiểm tra lại")
    ACCEPTED = "accepted", _("đã khắc phục")
    WITHDRAWN = "withdrawn", _("đã rút")


AFTER = {
    "": State.OPEN,
    StepKind.REOPENED: State.OPEN,
    StepKind.ANSWERED: State.ANSWERED,
    StepKind.FIXED: State.FIXED,
    StepKind.ACCEPTED: State.ACCEPTED,
    StepKind.WITHDRAWN: State.WITHDRAWN,
}
"""{last step that moved it: where it stands}."""
CLOSED = (State.ACCEPTED, State.WITHDRAWN)
UNMENDED = (State.OPEN, State.ANSWERED)
"""Where a finding is late once its day is over."""
BADGES = {State.OPEN: "nghe", State.ANSWERED: "cham", State.FIXED: "cham", State.ACCEPTED: "la", State.WITHDRAWN: "khai"}
OVERDUE = "overdue"
