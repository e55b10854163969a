"""Mục lục thu chi, sổ, tài khoản, chứng từ, lần khóa sổ, đề nghị mở lại, kiểm kê quỹ."""

from congdoan.ledger.models.book import Account, Book
from congdoan.ledger.models.chart import Item, ItemChart, PaperForm
from congdoan.ledger.models.closing import Closing, Reopening
from congdoan.ledger.models.count import CashCount
from congdoan.ledger.models.voucher import Posting, Voucher

__all__ = ["Account", "Book", "CashCount", "Closing", "Item", "ItemChart", "PaperForm", "Posting", "Reopening", "Voucher"]
