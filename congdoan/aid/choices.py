"""Permissions, how a request came, its steps, where it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng đề nghị trợ cấp."""

    PROPOSE_AID = "aid.propose_aid", _("đề nghị trợ cấp cho đoàn viên")
    VIEW_AID = "aid.view_aid", _("xem đề nghị trợ cấp")
    DECIDE_AID = "aid.decide_aid", _("duyệt đề nghị trợ cấp")
    VIEW_CONFIDENTIAL_AID = "aid.view_confidential_aid", _("xem đề nghị trợ cấp kín")


class Way(models.TextChoices):
    """Đề nghị đến từ đâu."""

    OWN = "own", _("đoàn viên tự đề nghị")
    PROPOSED = "proposed", _("công đoàn đề nghị")
    URGENT = "urgent", _("chi trước, giấy tờ sau")


class StepKind(models.TextChoices):
    """Một bước của đề nghị."""

    ASKED = "asked", _("Đề nghị")
    PROPOSED = "proposed", _("Tổ đề xuất")
    APPROVED = "approved", _("Duyệt")
    REFUSED = "refused", _("Không duyệt")
    GIVEN = "given", _("Trao")
    PAPERS = "papers", _("Đủ giấy tờ")
    NAMED = "named", _("Cho biết thêm")


ONCE = (StepKind.ASKED, StepKind.PROPOSED, StepKind.APPROVED, StepKind.REFUSED, StepKind.PAPERS)
"""Steps that a request takes once; it is given again where what was given was taken out of the book."""


class State(models.TextChoices):
    """Đề nghị đang ở đâu; follows from the steps."""

    WAITING = "waiting", _("chờ duyệt")
    APPROVED = "approved", _("đã duyệt, chờ trao")
    REFUSED = "refused", _("không duyệt")
    INCOMPLETE = "incomplete", _("đã trao, thiếu giấy tờ")
    DONE = "done", _("đã trao")


BADGES = {State.WAITING: "nghe", State.APPROVED: "cham", State.REFUSED: "khai", State.INCOMPLETE: "son", State.DONE: "la"}


class How(models.TextChoices):
    """Trao bằng cách nào."""

    VISIT = "visit", _("Đến thăm, trao tận nơi")
    GIFT = "gift", _("Trao tiền, quà, không đến thăm")
