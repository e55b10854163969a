"""What waits for a voucher and what has one."""

from django.utils.translation import gettext as _

from congdoan.kernel.errors import Refused
from congdoan.ledger.choices import BookKind


def check_cause(cause, *, kind, name):
    """What waits is of the sort of money that the place holds. Returns the sort."""
    if cause is None:
        raise Refused(_("Không có loại việc này. Mở lại trang Chờ lập phiếu."))
    if cause.book != kind:
        raise Refused(
            _("“%(name)s” không giữ %(kind)s. Chọn nơi giữ của sổ ấy.") % {"name": name, "kind": BookKind(cause.book).label}, field="place"
        )
    return cause


def check_matters(keys, *, waiting):
    """Something was chosen, and all of it still waits as it was seen. Returns the matters. ``waiting``: {key: Matter}."""
    if not keys:
        raise Refused(_("Chưa đánh dấu việc nào. Đánh dấu việc cần lập phiếu."), field="matters")
    if any(key not in waiting for key in keys):
        raise Refused(_("Có việc vừa được sửa, hoặc vừa được lập phiếu. Xem lại danh sách rồi đánh dấu lại."), field="matters")
    return [waiting[key] for key in dict.fromkeys(keys)]


def check_rows_seen(count, *, seen):
    """Nothing slipped in between what was seen and what is held."""
    if count != seen:
        raise Refused(_("Danh sách vừa thay đổi. Xem lại rồi đánh dấu lại."), field="matters")


def check_unsettled(row, changed=None, field=None):
    """What a voucher was written for is not changed under it. ``changed``: names of what would change, None for the whole row.

    The row's model says in ``settled`` which of its fields each voucher stands for.
    """
    for link, names in row.settled.items():
        if getattr(row, f"{link}_id") is not None and (changed is None or set(names) & set(changed)):
            mark = getattr(row, link).mark
            raise Refused(_("Việc này đã có %(mark)s. Kế toán đảo phiếu ấy trước, rồi sửa và lập phiếu lại.") % {"mark": mark}, field=field)
