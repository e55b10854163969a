"""Câu trong báo cáo về đại hội, bầu cử."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.passages import F, passage

passage(
    section="congress",
    place=10,
    parts=(_("Đại hội đã bầu "), F("congress.committee_elected", _("{value} đồng chí")), _(" vào Ban Chấp hành khóa mới.")),
)
passage(
    section="congress",
    place=20,
    parts=(
        _("Tại phiên họp thứ nhất, Ban Chấp hành đã bầu chủ tịch, phó chủ tịch: "),
        F("congress.chairs_elected", _("{value} đồng chí")),
        _("."),
    ),
)
passage(
    section="congress",
    place=30,
    parts=(_("Bầu "), F("congress.delegates_elected", _("{value} đồng chí")), _(" là đại biểu dự đại hội công đoàn cấp trên.")),
)
