"""Câu trong báo cáo về quỹ, vận động, trao tặng."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.passages import F, passage

passage(
    section="care",
    place=40,
    parts=(
        _("Công đoàn quyên góp ủng hộ "),
        F("finance.hardship_drives", _("{people} đoàn viên gặp khó khăn, hoạn nạn với số tiền {amount}")),
        _("."),
    ),
)
passage(
    section="social",
    place=10,
    parts=(
        F("finance.fund_participation.percent", _("{value}%")),
        _(" đoàn viên ủng hộ các quỹ: "),
        F("finance.funds", _("{names}")),
        _("."),
    ),
)
passage(
    section="social",
    place=20,
    parts=(_("Các quỹ và đợt vận động thu được "), F("finance.collected.amount", _("{amount}")), _(".")),
)
passage(
    section="social",
    place=30,
    parts=(
        _("Công đoàn trao tặng "),
        F("finance.handovers", _("{value} lần, trị giá {amount}")),
        _(" cho người nghèo, vùng khó khăn, việc nghĩa và đoàn viên gặp hoạn nạn."),
    ),
)
passage(
    section="social",
    place=40,
    parts=(_("Trong đó có "), F("finance.given.gifts", _("{value} suất quà trị giá {amount}")), _(".")),
)
passage(section="social", place=50, parts=(_("Ủng hộ xây dựng "), F("finance.given.houses", _("{value} ngôi nhà tình nghĩa")), _(".")))
