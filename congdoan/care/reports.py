"""Câu trong báo cáo về chăm lo."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.passages import F, passage

passage(
    section="care",
    place=10,
    parts=(
        _("Ban Chấp hành đã thăm hỏi "),
        F("care.visits", _("{people} đoàn viên với số tiền {amount}")),
        _(" khi ốm đau, thai sản, việc hiếu, việc hỷ, gặp khó khăn."),
    ),
)
passage(
    section="care",
    place=20,
    parts=(
        _("Công đoàn tặng quà cho "),
        F("care.gifts.children", _("{people} cháu")),
        _(" là con đoàn viên nhân dịp Tết Thiếu nhi, Tết Trung thu."),
    ),
)
passage(
    section="care",
    place=30,
    parts=(_("Dịp lễ, Tết, đoàn viên được nhận "), F("care.gifts.members", _("{value} suất quà trị giá {amount}")), _(".")),
)
passage(
    section="women",
    place=30,
    parts=(_("Ngày 8/3 và 20/10, chị em được tặng "), F("care.gifts.women", _("{value} suất quà trị giá {amount}")), _(".")),
)
