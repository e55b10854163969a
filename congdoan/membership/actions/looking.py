"""Xem đủ một thông tin nhạy cảm đang che: each time with a reason, in the log, and shown to the member."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.errors import Refused
from congdoan.membership.choices import Permission


@action(Permission.VIEW_IDENTITY, at="membership.unit", alone=False)
def unmask(*, by, membership, reason):
    """Xem đủ số CCCD của một đoàn viên.

    Returns the Person; the log names who looked, at whom, at which field, when and why.
    """
    _check_reason(reason)
    if not membership.person.national_id:
        raise Refused(_("Sổ chưa có số CCCD của người này."))
    note(field="national_id", reason=reason)
    return membership.person


@action(Permission.UNMASK_PARTY, at="membership.unit", alone=False)
def unmask_party(*, by, membership, reason):
    """Xem ngày vào Đảng, dân tộc của một đoàn viên; for those whose post does not show it but whose task needs it once.

    Returns the Person; logged and told as ``unmask`` is.
    """
    _check_reason(reason)
    note(field="party", reason=reason)
    return membership.person


def _check_reason(reason):
    if not reason:
        raise Refused(_("Ghi vì sao cần xem, ví dụ: làm thẻ đoàn viên."), field="reason")
