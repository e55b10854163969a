"""Words of the room budget."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng dự toán, quyết toán."""

    DRAW_FILING = "budget.draw_filing", _("lập dự toán, quyết toán năm và gửi cấp trên")
    AGREE_FILING = "budget.agree_filing", _("đồng ý dự toán, quyết toán năm trước khi gửi")
    ANSWER_FILING = "budget.answer_filing", _("duyệt, trả lại dự toán, quyết toán của cấp dưới")
    VIEW_FILINGS = "budget.view_filings", _("xem dự toán, quyết toán năm")


class Kind(models.TextChoices):
    """Loại hồ sơ: what is to be spent, and what was."""

    ESTIMATE = "estimate", _("dự toán")
    SETTLEMENT = "settlement", _("quyết toán")


class Sort(models.TextChoices):
    """Dòng của mẫu lấy số từ đâu."""

    OPENING = "opening", _("số dư đầu kỳ")
    INCOME = "income", _("thu")
    EXPENSE = "expense", _("chi")
    RESERVE = "reserve", _("dự phòng")
    OWED = "owed", _("còn phải nộp")
    TOTAL = "total", _("cộng")


TYPED = (Sort.OPENING, Sort.INCOME, Sort.EXPENSE, Sort.RESERVE, Sort.OWED)
"""Lines of an estimate that somebody writes; the others follow from them."""
DRAWN = (Sort.OPENING, Sort.INCOME, Sort.EXPENSE)
"""Lines of a settlement that the books say; RESERVE and OWED no book says yet."""


class Source(models.TextChoices):
    """Số ghi sẵn của dự toán lấy từ đâu."""

    ESTIMATE = "estimate", _("Số ghi sẵn lấy từ dự toán năm %(year)s lập gần nhất.")
    SETTLEMENT = "settlement", _("Số ghi sẵn lấy từ quyết toán năm %(year)s.")
    BOOKS = "books", _("Năm %(year)s chưa quyết toán: số ghi sẵn lấy từ sổ kế toán năm ấy đến nay, số dư đầu kỳ là số sổ đang còn.")
    NONE = "none", _("Năm trước chưa có quyết toán, sổ kế toán cùng mục để ghi sẵn số.")


class Limit(models.TextChoices):
    """Tỉ lệ là mức cao nhất hay thấp nhất."""

    MOST = "most", _("không quá")
    LEAST = "least", _("ít nhất")


class State(models.TextChoices):
    """Hồ sơ đến đâu: read from its dated steps, never written."""

    NONE = "none", _("chưa lập")
    DRAWN = "drawn", _("đang lập")
    AGREED = "agreed", _("đã đồng ý, chưa gửi")
    SENT = "sent", _("đã gửi, chờ duyệt")
    RETURNED = "returned", _("trả lại")
    APPROVED = "approved", _("đã duyệt")


BADGES = {
    State.NONE: "khai",
    State.DRAWN: "khai",
    State.AGREED: "cham",
    State.SENT: "nghe",
    State.RETURNED: "son",
    State.APPROVED: "la",
}
