"""States of a plan, kinds of steps, where members go; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng sắp xếp tổ chức."""

    VIEW_PLANS = "reorganization.view_plans", _("xem phương án sắp xếp tổ chức")
    DRAFT_PLAN = "reorganization.draft_plan", _("lập, trình phương án sắp xếp tổ chức")
    SEND_MEMBERS = "reorganization.send_members", _("chọn nơi đến cho từng đoàn viên trong phương án")
    APPROVE_PLAN = "reorganization.approve_plan", _("duyệt phương án sắp xếp tổ chức")
    EXECUTE_PLAN = "reorganization.execute_plan", _("thi hành, hoàn tác phương án sắp xếp tổ chức")


class PlanState(models.TextChoices):
    """Trạng thái của phương án."""

    DRAFT = "draft", _("đang soạn")
    SUBMITTED = "submitted", _("chờ duyệt")
    APPROVED = "approved", _("đã duyệt, chờ thi hành")
    CARRIED_OUT = "carried_out", _("đã thi hành")
    UNDONE = "undone", _("đã hoàn tác")
    CANCELLED = "cancelled", _("đã bỏ")


TRANSITIONS = {
    PlanState.DRAFT: {PlanState.SUBMITTED, PlanState.CANCELLED},
    PlanState.SUBMITTED: {PlanState.APPROVED, PlanState.DRAFT, PlanState.CANCELLED},
    PlanState.APPROVED: {PlanState.CARRIED_OUT, PlanState.DRAFT, PlanState.CANCELLED},
    PlanState.CARRIED_OUT: {PlanState.UNDONE},
    PlanState.UNDONE: set(),
    PlanState.CANCELLED: set(),
}
OPEN = tuple(state for state in PlanState if TRANSITIONS[state] - {PlanState.UNDONE})
"""States of plans that may still be carried out."""
WAITING = (PlanState.SUBMITTED, PlanState.APPROVED)
"""States in which a plan holds its units: no other plan may touch them."""
BADGES = {
    PlanState.DRAFT: "khai",
    PlanState.SUBMITTED: "nghe",
    PlanState.APPROVED: "cham",
    PlanState.CARRIED_OUT: "la",
    PlanState.UNDONE: "son",
    PlanState.CANCELLED: "khai",
}


class Deed(models.TextChoices):
    """Việc của một bước."""

    FOUND = "found", _("Lập mới")
    CHANGE = "change", _("Đổi tên, loại, cấp trên")
    MERGE = "merge", _("Nhập vào đơn vị khác")
    SPLIT = "split", _("Chia, tách một phần")
    DISSOLVE = "dissolve", _("Giải thể")


LEAVES, STAYS, UNDECIDED = "-", "=", "?"
"""Where members of a unit go that no code says: out of the union, nowhere, nobody knows."""


class Fate(models.TextChoices):
    """Đoàn viên của đơn vị kết thúc đi đâu."""

    END = "end", _("Thôi là đoàn viên")
    MOVE = "move", _("Chuyển sang đơn vị khác")
