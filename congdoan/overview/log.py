"""A log entry in words: what was done, how much of it, and where its record stands."""

from django.utils.translation import gettext as _

from congdoan.access.actions import ACTIONS
from congdoan.audit.notes import GONE_ON
from congdoan.kernel.money import format_number

OUTSIDE_ACTIONS = {
    "organization.installation.initialise": _("Khởi tạo hệ thống"),
    "access.guarding.end_support": _("Kết thúc xem hộ"),
    "organization.accounts.open_account": _("Mở tài khoản cho một người của đơn vị"),
    "membership.unlocking.unlock": _("Mở khóa tài khoản bằng lệnh trên máy chủ"),
}
COUNTED = (("new", _("mới")), ("changed", _("thay đổi")), ("same", _("giống hệt")), ("error", _("lỗi")))


def what(entry):
    """The verb: "Ghi nhận một lượt thăm hỏi"; the bare key of an action that this version no longer has."""
    action = ACTIONS.get(entry.action)
    return action.label if action else str(OUTSIDE_ACTIONS.get(entry.action, entry.action))


def how_much(entry):
    """ "251 mới, 3 thay đổi" of an import, "40 dòng" of an action on many rows; whether a warning was read before; else nothing."""
    return ", ".join(filter(None, (_count(entry), _("đã đọc lời nhắc, vẫn ghi") if entry.detail.get(GONE_ON) else "")))


def _count(entry):
    counts, rows = entry.detail.get("counts"), entry.detail.get("rows")
    if isinstance(counts, dict):
        return ", ".join(f"{format_number(counts[key])} {word}" for key, word in COUNTED if counts.get(key))
    if isinstance(rows, list | int):
        count = rows if isinstance(rows, int) else len(rows)
        return _("%s dòng") % format_number(count)
    return ""


def about(entry):
    """(model, id) of the record: what the action gave back, else the import that it gave a file of."""
    label, _colon, pk = entry.result.rpartition(":")
    if not label and "batch" in entry.detail:
        return "workbooks.batch", str(entry.detail["batch"])
    return label, pk
