"""Words of the room ledger."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng sổ kế toán."""

    KEEP_BOOKS = "ledger.keep_books", _("mở sổ kế toán, lập phiếu thu, phiếu chi, khóa sổ")
    REOPEN_MONTH = "ledger.reopen_month", _("trả lời đề nghị mở lại sổ đã khóa")
    RECORD_COUNT = "ledger.record_count", _("ghi biên bản kiểm kê quỹ tiền mặt")
    VIEW_BOOKS = "ledger.view_books", _("xem sổ kế toán, phiếu thu, phiếu chi")


class Span(models.TextChoices):
    """Khóa sổ một tháng, hay cả năm sau khi đủ các tháng."""

    MONTH = "month", _("tháng")
    YEAR = "year", _("năm")


class Answer(models.TextChoices):
    """Trả lời một đề nghị mở lại sổ."""

    WAITING = "waiting", _("chờ trả lời")
    AGREED = "agreed", _("đồng ý")
    DECLINED = "declined", _("không đồng ý")
    WITHDRAWN = "withdrawn", _("đã rút")


class BookKind(models.TextChoices):
    """Loại sổ: money of the one never stands in the other."""

    UNION = "union", _("ngân sách công đoàn")
    CHARITY = "charity", _("quỹ xã hội, từ thiện")
    GOODS = "goods", _("hiện vật")


class AccountKind(models.TextChoices):
    """Loại tài khoản của một sổ."""

    CASH = "cash", _("tiền mặt")
    BANK = "bank", _("tiền gửi")
    GOODS = "goods", _("hiện vật")
    ITEM = "item", _("mục thu chi")
    FUND = "fund", _("quỹ")
    OPENING = "opening", _("số dư khi mở sổ")


PLACES = (AccountKind.CASH, AccountKind.BANK, AccountKind.GOODS)
"""Where money and goods lie."""


class VoucherKind(models.TextChoices):
    """Loại chứng từ; each is numbered by itself, within a book and year, without gaps."""

    RECEIPT = "receipt", _("phiếu thu")
    PAYMENT = "payment", _("phiếu chi")
    TRANSFER = "transfer", _("chuyển quỹ")
    GOODS_IN = "goods_in", _("phiếu nhập")
    GOODS_OUT = "goods_out", _("phiếu xuất")
    REVERSAL = "reversal", _("bút toán đảo")
    OPENING = "opening", _("số dư khi mở sổ")


SIGNS = {
    VoucherKind.RECEIPT: "PT",
    VoucherKind.PAYMENT: "PC",
    VoucherKind.TRANSFER: "CQ",
    VoucherKind.GOODS_IN: "PN",
    VoucherKind.GOODS_OUT: "PX",
    VoucherKind.REVERSAL: "BĐ",
    VoucherKind.OPENING: "SD",
}
"""What stands before the number."""
BOOK_SIGNS = {BookKind.CHARITY: "TX", BookKind.GOODS: "HV"}
"""What stands behind the year, since each book has numbers of its own; nothing for the union's budget."""
INWARD = (VoucherKind.RECEIPT, VoucherKind.GOODS_IN)
"""What brings something in."""
BADGES = {
    VoucherKind.RECEIPT: "la",
    VoucherKind.PAYMENT: "nghe",
    VoucherKind.TRANSFER: "cham",
    VoucherKind.GOODS_IN: "la",
    VoucherKind.GOODS_OUT: "nghe",
    VoucherKind.REVERSAL: "son",
    VoucherKind.OPENING: "khai",
}


class Side(models.TextChoices):
    """Một mục là thu hay chi."""

    INCOME = "income", _("thu")
    EXPENSE = "expense", _("chi")


OF_SIDE = {Side.INCOME: VoucherKind.RECEIPT, Side.EXPENSE: VoucherKind.PAYMENT}
"""The voucher of union money that comes, that goes."""


class Paper(models.TextChoices):
    """Giấy tờ có mẫu của Bộ Tài chính."""

    RECEIPT = "receipt", _("phiếu thu")
    PAYMENT = "payment", _("phiếu chi")
    GOODS_IN = "goods_in", _("phiếu nhập")
    GOODS_OUT = "goods_out", _("phiếu xuất")
    COUNT = "count", _("biên bản kiểm kê quỹ")
    CASH = "cash", _("sổ quỹ tiền mặt")
    BANK = "bank", _("sổ tiền gửi")


SIGNERS = {
    VoucherKind.RECEIPT: (_("người nộp tiền"), _("Người nộp")),
    VoucherKind.PAYMENT: (_("người nhận tiền"), _("Người nhận")),
    VoucherKind.GOODS_IN: (_("người giao"), _("Người giao")),
    VoucherKind.GOODS_OUT: (_("người nhận hàng"), _("Người nhận")),
}
"""Whose name the paper bears, who signs for it; vouchers of other sorts have no form of their own."""
DENOMINATIONS = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200)
"""Mệnh giá tiền giấy đang lưu hành (đồng)."""
