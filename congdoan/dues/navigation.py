"""Trang Đoàn phí của mục Quỹ, thu chi và việc ghi nhận của phòng."""

from django.utils.translation import gettext_lazy as _

from congdoan.dues.choices import Permission
from congdoan.ui.navigation import page, recording

page(section="funds", label=_("Đoàn phí"), url_name="dues:payers", permission=str(Permission.VIEW_DUES), place=30)

page(section="funds", label=_("Nộp cấp trên"), url_name="dues:upward", permission=str(Permission.VIEW_TOTALS), place=35)
page(section="funds", label=_("Kinh phí"), url_name="dues:levy-list", permission=str(Permission.VIEW_LEVY), place=33)
recording(
    label=_("Kinh phí công đoàn"),
    hint=_("Quỹ lương và số nộp 2% của từng cơ quan trong tháng."),
    icon="quy",
    url_name="dues:levy-enter",
    permission=str(Permission.RECORD_LEVY),
    place=47,
    minutes=3,
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
