"""Matters of a file, their states, the states of a file; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng hồ sơ kết thúc hoạt động."""

    VIEW_FILES = "dissolution.view_dissolution_files", _("xem hồ sơ bàn giao của đơn vị kết thúc")
    OPEN_FILE = "dissolution.open_dissolution_file", _("mở, bỏ hồ sơ bàn giao của đơn vị kết thúc")
    SETTLE_LINE = "dissolution.settle_dissolution_line", _("ghi các mục bàn giao của đơn vị kết thúc")
    SIGN_FILE = "dissolution.sign_dissolution_file", _("ký bên giao hồ sơ kết thúc")
    RECEIVE_FILE = "dissolution.receive_dissolution_file", _("ký bên nhận hồ sơ kết thúc")


class FileState(models.TextChoices):
    """Trạng thái của hồ sơ."""

    OPEN = "open", _("đang bàn giao")
    GIVEN = "given", _("bên giao đã ký")
    DONE = "done", _("hai bên đã ký")
    CANCELLED = "cancelled", _("đã bỏ")


TRANSITIONS = {
    FileState.OPEN: {FileState.GIVEN, FileState.CANCELLED},
    FileState.GIVEN: {FileState.DONE, FileState.OPEN},
    FileState.DONE: set(),
    FileState.CANCELLED: set(),
}
BADGES = {FileState.OPEN: "nghe", FileState.GIVEN: "cham", FileState.DONE: "la", FileState.CANCELLED: "khai"}
RUNNING = (FileState.OPEN, FileState.GIVEN)
"""States of files that are not finished."""


class Kind(models.TextChoices):
    """Mục bàn giao, in the order of minutes."""

    FUNDS = "funds", _("Quỹ, tiền")
    RECORDS = "records", _("Sổ thu chi, chứng từ")
    DEBTS = "debts", _("Công nợ")
    GOODS = "goods", _("Tài sản, hiện vật")
    SEAL = "seal", _("Con dấu")
    DOCUMENTS = "documents", _("Hồ sơ, tài liệu")
    MEMBERS = "members", _("Đoàn viên và nơi đến")
    POSTS = "posts", _("Chức vụ công đoàn")
    SIGN_INS = "sign_ins", _("Quyền, tài khoản đăng nhập")
    WAITING = "waiting", _("Đơn, đề nghị đang chờ")
    BOOKS = "books", _("Sổ Excel đang nhập dở")
    REPORTS = "reports", _("Báo cáo đến hạn")
    OTHER = "other", _("Việc khác")


BY_HAND = (Kind.DEBTS, Kind.GOODS, Kind.OTHER)
"""Matters of which the books say nothing: written by hand."""
HANDED = (Kind.FUNDS, Kind.RECORDS, Kind.DEBTS, Kind.GOODS, Kind.SEAL, Kind.DOCUMENTS)
"""What somebody takes into his hands: whoever takes it is named."""


class LineState(models.TextChoices):
    """Mục ấy ra sao."""

    OPEN = "open", _("còn mở")
    DONE = "done", _("đã xong")
    NONE = "none", _("không có")


LINE_BADGES = {LineState.OPEN: "son", LineState.DONE: "la", LineState.NONE: "khai"}
