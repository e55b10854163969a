"""Words of the room workbooks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng workbooks."""

    IMPORT_WORKBOOK = "workbooks.import_workbook", _("nhập sổ Excel")
    EXPORT_WORKBOOK = "workbooks.export_workbook", _("xuất sổ Excel")


class BatchState(models.TextChoices):
    """Trạng thái của một lần nhập."""

    WAITING = "waiting", _("chờ máy đọc")
    UNREADABLE = "unreadable", _("không đọc được")
    PREVIEWED = "previewed", _("đã xem trước, chưa ghi")
    WRITING = "writing", _("chờ máy ghi vào sổ")
    COMMITTED = "committed", _("đã ghi vào sổ")
    UNDONE = "undone", _("đã hoàn tác")
    DISCARDED = "discarded", _("đã bỏ, không ghi gì")


TRANSITIONS = {
    BatchState.WAITING: {BatchState.PREVIEWED, BatchState.UNREADABLE, BatchState.DISCARDED},
    BatchState.UNREADABLE: {BatchState.DISCARDED},
    BatchState.PREVIEWED: {BatchState.WRITING, BatchState.COMMITTED, BatchState.DISCARDED},
    BatchState.WRITING: {BatchState.COMMITTED, BatchState.PREVIEWED},
    BatchState.COMMITTED: {BatchState.UNDONE},
    BatchState.UNDONE: set(),
    BatchState.DISCARDED: set(),
}
IN_HAND = (BatchState.WAITING, BatchState.WRITING)  # a background job has it


class RowStatus(models.TextChoices):
    """Trạng thái của một dòng."""

    NEW = "new", _("Mới")
    CHANGED = "changed", _("Thay đổi")
    SAME = "same", _("Giống hệt")
    ERROR = "error", _("Lỗi")
