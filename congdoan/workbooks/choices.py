"""Words of the room workbooks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng workbooks."""

    IMPORT_WORKBOOK = "workbooks.import_workbook", _("nhập sổ Excel")
    EXPORT_WORKBOOK = "workbooks.export_workbook", _("xuất sổ Excel")


class BatchState(models.TextChoices):
    """Trạng thái của một lần nhập."""

    PREVIEWED = "previewed", _("đã xem trước, chưa ghi")
    COMMITTED = "committed", _("đã ghi vào sổ")
    UNDONE = "undone", _("đã hoàn tác")
    DISCARDED = "discarded", _("đã bỏ, không ghi gì")


TRANSITIONS = {
    BatchState.PREVIEWED: {BatchState.COMMITTED, BatchState.DISCARDED},
    BatchState.COMMITTED: {BatchState.UNDONE},
    BatchState.UNDONE: set(),
    BatchState.DISCARDED: set(),
}


class RowStatus(models.TextChoices):
    """Trạng thái của một dòng."""

    NEW = "new", _("Mới")
    CHANGED = "changed", _("Thay đổi")
    SAME = "same", _("Giống hệt")
    ERROR = "error", _("Lỗi")
