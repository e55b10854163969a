"""Mục chính và việc ghi nhận của phòng congress."""

from django.utils.translation import gettext_lazy as _

from congdoan.congress.choices import Permission
from congdoan.ui.navigation import recording, section

section(
    key="congress",
    label=_("Đại hội"),
    icon="phieu",
    url_name="congress:congress-list",
    permission=str(Permission.VIEW_CONGRESSES),
    place=55,
)
recording(
    label=_("Đại hội"),
    hint=_("Ngày, nhiệm kỳ mới, ai dự; nhiệm kỳ cũ tự khép."),
    icon="phieu",
    url_name="congress:congress-record",
    permission=str(Permission.RECORD_CONGRESS),
    place=80,
    minutes=3,
)
recording(
    label=_("Kết quả bầu cử"),
    hint=_("Số phiếu của từng người; ai trúng cử thì máy tính."),
    icon="phieu",
    url_name="congress:election-record",
    permission=str(Permission.RECORD_ELECTION),
    place=81,
    minutes=3,
)
