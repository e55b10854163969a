"""Câu trong báo cáo về quỹ, vận động, trao tặng."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.passages import F, passage

passage(
    section="care",
    place=40,
    parts=(
        _("Công đoàn vận động quyên góp giúp đỡ "),
        F("finance.hardship_drives", _("{people} đoàn viên gặp hoạn nạn với số tiền {amount}")),
        _("."),
    ),
)
passage(
    section="social",
    place=10,
    parts=(F("finance.fund_participation.percent", _("{value}%")), _(" đoàn viên ủng hộ các quỹ xã hội, từ thiện.")),
)
passage(
    section="social",
    place=20,
    parts=(_("Các quỹ, đợt vận động nhận được "), F("finance.contributions", _("{value} khoản ủng hộ, {amount}")), _(".")),
)
passage(
    section="social",
    place=30,
    parts=(_("Từ nguồn vận động đã trao "), F("finance.given.gifts", _("{value} suất quà")), _(" cho hộ nghèo, gia đình chính sách.")),
)
passage(section="social", place=40, parts=(_("Hỗ trợ xây dựng "), F("finance.given.houses", _("{value} nhà tình nghĩa")), _(".")))
