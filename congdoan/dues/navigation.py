"""Mục Đoàn phí và việc ghi nhận của phòng."""

from django.utils.translation import gettext_lazy as _

from congdoan.access.roles import permissions_of
from congdoan.dues.choices import Permission
from congdoan.ui.navigation import recording, section

section(
    key="dues",
    label=_("Đoàn phí"),
    icon="quy",
    url_name="dues:payers",
    permission=str(Permission.VIEW_DUES),
    place=42,
)


def _only_above(by):
    """True for officers above, who see what the unions collect and never who paid: their way in."""
    held = {permission for grant in by.grants for permission in permissions_of(grant.role)}
    return str(Permission.VIEW_DUES) not in held


section(
    key="dues_above",
    label=_("Đoàn phí"),
    icon="quy",
    url_name="dues:upward",
    permission=str(Permission.VIEW_TOTALS),
    place=42,
    shown=_only_above,
)
recording(
    label=_("Bảng đoàn phí tháng"),
    hint=_("Cả công đoàn một bảng, điền sẵn lương tháng trước: đánh dấu ai đã đóng."),
    icon="quy",
    url_name="dues:sheet-fill",
    permission=str(Permission.RECORD_DUES),
    place=44,
    minutes=3,
)
