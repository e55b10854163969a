"""Words of the room finance."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng finance."""

    OPEN_FUND = "finance.open_fund", _("mở quỹ, đợt vận động")
    RECORD_CONTRIBUTION = "finance.record_contribution", _("ghi khoản ủng hộ")
    RECORD_HANDOVER = "finance.record_handover", _("ghi lần trao tặng")
    CLOSE_FUND = "finance.close_fund", _("khép đợt vận động, lập bảng kết thúc")
    PUBLISH_FUND = "finance.publish_fund", _("công khai đợt vận động ra ngoài")
    VIEW_CONTRIBUTIONS = "finance.view_contributions", _("xem từng khoản ủng hộ, trao tặng")
    VIEW_FUND_TOTALS = "finance.view_fund_totals", _("xem số thu, số trao của quỹ")


class MoneySource(models.TextChoices):
    """Nguồn chi: what a visit, a gift or an activity was paid from; with FUND goes a fund."""

    UNION_BUDGET = "union_budget", _("ngân sách công đoàn")
    EMPLOYER = "employer", _("chuyên môn hỗ trợ")
    COLLECTION = "collection", _("quyên góp")
    FUND = "fund", _("quỹ")


class FundKind(models.TextChoices):
    """Loại quỹ."""

    FUND = "fund", _("quỹ")
    DRIVE = "drive", _("đợt vận động")
    HARDSHIP = "hardship", _("giúp đoàn viên")


class Content(models.TextChoices):
    """Nội dung trao tặng."""

    GIFTS = "gifts", _("suất quà")
    HOUSE = "house", _("nhà tình nghĩa")
    MONEY = "money", _("tiền")
    MEALS = "meals", _("suất ăn")
    OTHER = "other", _("khác")


class ProofKind(models.TextChoices):
    """Tệp của một lần trao là gì."""

    PHOTO = "photo", _("ảnh lúc trao")
    SIGNED = "signed", _("danh sách đã ký")


CONTENT_WORDS = {
    Content.GIFTS: _("suất"),
    Content.HOUSE: _("nhà"),
    Content.MONEY: _("lần"),
    Content.MEALS: _("suất"),
    Content.OTHER: _("thứ"),
}
"""What the quantity of a handover counts."""

FUND_BADGES = {FundKind.FUND: "cham", FundKind.DRIVE: "nghe", FundKind.HARDSHIP: "la"}
GOODS_WITHOUT_VALUE = _("Hiện vật chưa có trị giá thì không vào tổng số của đợt và không lập được phiếu nhập. Nên ước chừng theo giá chợ.")
HANDED_WITHOUT_VALUE = _(
    "Trao từ quỹ mà chưa có trị giá thì quỹ không vơi đi và không lập được phiếu xuất, phiếu chi. Nên ước chừng theo giá chợ."
)


def counted(content, quantity):
    """ "130 suất quà", "1 nhà tình nghĩa"; the sort alone where nothing was counted."""
    label = str(Content(content).label)
    if quantity is None:
        return label
    word = str(CONTENT_WORDS[content])
    return f"{quantity} {label if label.startswith(word) else f'{word} {label}'}"
