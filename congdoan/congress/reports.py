"""Câu trong báo cáo về đại hội, bầu cử."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.passages import F, passage

passage(
    section="congress",
    place=10,
    parts=(
        _("Đại hội "),
        F("congress.congresses", _("{items}")),
        _(" đã bầu "),
        F("congress.committee_elected", _("{value} đồng chí")),
        _(" vào Ban Chấp hành khóa mới."),
    ),
)
passage(
    section="congress",
    place=20,
    parts=(_("Đại hội bầu "), F("congress.delegates_elected", _("{value} đại biểu")), _(" đi dự đại hội công đoàn cấp trên.")),
)
passage(
    section="congress",
    place=30,
    parts=(_("Ban Chấp hành bầu "), F("congress.chairs_elected", _("{value} đồng chí")), _(" giữ chức chủ tịch, phó chủ tịch.")),
)
