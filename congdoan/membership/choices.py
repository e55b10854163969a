"""How one becomes and ceases to be a member; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng đoàn viên."""

    VIEW_MEMBERS = "membership.view_members", _("xem danh sách đoàn viên")
    VIEW_MEMBER_COUNTS = "membership.view_member_counts", _("xem số lượng đoàn viên")
    VIEW_PARTY = "membership.view_party", _("xem ngày vào Đảng, dân tộc")
    VIEW_IDENTITY = "membership.view_identity", _("xem số CCCD, mã đoàn viên")
    VIEW_FAMILIES = "membership.view_families", _("xem con của đoàn viên")
    ADMIT_MEMBER = "membership.admit_member", _("kết nạp, ghi đoàn viên")
    CORRECT_MEMBER = "membership.correct_member", _("sửa thông tin đoàn viên")
    END_MEMBERSHIP = "membership.end_membership", _("ghi đoàn viên rời đơn vị")
    RECORD_CHILD = "membership.record_child", _("ghi con đoàn viên")


class How(models.TextChoices):
    """Hình thức vào đơn vị."""

    ADMITTED = "admitted", _("Kết nạp")
    TRANSFERRED = "transferred", _("Chuyển đến")
    RECOGNISED = "recognised", _("Công nhận")


class WhyLeft(models.TextChoices):
    """Lý do rời đơn vị."""

    RETIRED = "retired", _("Nghỉ hưu")
    TRANSFERRED = "transferred", _("Chuyển công tác")
    MOVED_GROUP = "moved_group", _("Chuyển tổ")
    LEFT_EMPLOYER = "left_employer", _("Thôi việc")
    RESIGNED = "resigned", _("Xin ra khỏi tổ chức")
    REMOVED = "removed", _("Xóa tên")
    EXPELLED = "expelled", _("Khai trừ")
    DIED = "died", _("Qua đời")
    UNIT_CLOSED = "unit_closed", _("Đơn vị giải thể")
    REARRANGED = "rearranged", _("Sắp xếp lại tổ chức")
    OTHER = "other", _("Lý do khác")


WHY_LEFT_ALSO = {
    "Hưu": WhyLeft.RETIRED,
    "Hưu trí": WhyLeft.RETIRED,
    "Nghỉ hưu theo chế độ": WhyLeft.RETIRED,
    "Chuyển đi": WhyLeft.TRANSFERRED,
    "Chuyển đơn vị": WhyLeft.TRANSFERRED,
    "Chuyển sinh hoạt": WhyLeft.TRANSFERRED,
    "Thuyên chuyển": WhyLeft.TRANSFERRED,
    "Điều động": WhyLeft.TRANSFERRED,
    "Chuyển sang tổ khác": WhyLeft.MOVED_GROUP,
    "Chuyển sinh hoạt tổ": WhyLeft.MOVED_GROUP,
    "Nghỉ việc": WhyLeft.LEFT_EMPLOYER,
    "Chấm dứt hợp đồng": WhyLeft.LEFT_EMPLOYER,
    "Xin ra": WhyLeft.RESIGNED,
    "Từ trần": WhyLeft.DIED,
    "Mất": WhyLeft.DIED,
    "Giải thể": WhyLeft.UNIT_CLOSED,
    "Sáp nhập": WhyLeft.REARRANGED,
    "Chia tách": WhyLeft.REARRANGED,
    "Khác": WhyLeft.OTHER,
}
"""Other wordings met in books."""
