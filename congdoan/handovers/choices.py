"""The permissions of this room; what a line of a handover is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng bàn giao chức vụ."""

    VIEW_HANDOVERS = "handovers.view_handovers", _("xem biên bản bàn giao chức vụ")
    RECORD_HANDOVER = "handovers.record_handover", _("bàn giao chức vụ của mình, nhận bàn giao")
    CONFIRM_HANDOVER = "handovers.confirm_handover", _("xác nhận bàn giao thay người vắng")


class Kind(models.TextChoices):
    """Mục bàn giao, in the order of the paper."""

    FILES = "files", _("Hồ sơ, sổ sách, tài liệu của chức vụ")
    SEAL = "seal", _("Con dấu")
    DECISIONS = "decisions", _("Quyết định đã lập")
    APPLICATIONS = "applications", _("Đơn gia nhập đang xét")
    TRANSFERS = "transfers", _("Đề nghị chuyển sinh hoạt chờ trả lời")
    NOTICES = "notices", _("Tin báo chưa ai thăm")
    PLAN = "plan", _("Phương án sắp xếp")
    WORKBOOK = "workbook", _("Tệp nhập sổ chưa xong")
    REPORT = "report", _("Báo cáo đến hạn")
    FUND = "fund", _("Quỹ")
    ROLE = "role", _("Quyền giao riêng, ngoài chức vụ")
    DEPUTY = "deputy", _("Đang ủy quyền cho người khác")
    OTHER = "other", _("Mục thêm")


GROUPS = (
    (_("Hồ sơ, con dấu, quyết định"), (Kind.FILES, Kind.SEAL, Kind.DECISIONS)),
    (_("Đơn, đề nghị, tin báo đang chờ"), (Kind.APPLICATIONS, Kind.TRANSFERS, Kind.NOTICES)),
    (_("Việc đang làm dở"), (Kind.PLAN, Kind.WORKBOOK, Kind.REPORT)),
    (_("Quỹ"), (Kind.FUND,)),
    (_("Quyền, ủy quyền"), (Kind.ROLE, Kind.DEPUTY)),
    (_("Mục thêm"), (Kind.OTHER,)),
)
"""Under which heading a page folds the lines of which kinds."""
