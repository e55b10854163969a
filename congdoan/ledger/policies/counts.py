"""Cash counted note by note."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money
from congdoan.ledger.choices import DENOMINATIONS, AccountKind


def check_cash(place):
    """Notes are counted where cash lies."""
    if place.kind != AccountKind.CASH:
        raise Refused(_("Kiểm kê theo mệnh giá là của quỹ tiền mặt. Tiền gửi thì đối chiếu với ngân hàng, kho bạc."))


def check_count_day(on, *, today, opened_on):
    """Cash is counted on a day that has come, of a book that is open."""
    if on > today:
        raise Refused(_("Ngày kiểm kê ở sau hôm nay."), field="counted_on")
    if on < opened_on:
        raise Refused(_("Sổ này mở từ ngày %(day)s.") % {"day": dates.format_date(opened_on)}, field="counted_on")


def check_count_free(counted_on, *, years):
    """The minutes by which a year was closed stay while it is closed. ``years``: those closed."""
    if (counted_on.month, counted_on.day) == (12, 31) and counted_on.year in years:
        raise Refused(_("Sổ năm %(year)s đã khóa theo biên bản này. Mở lại sổ năm ấy rồi bỏ biên bản.") % {"year": counted_on.year})


def check_notes(notes):
    """{denomination: pieces} of those that were there; known denominations, whole and not below zero."""
    if unknown := [value for value in notes if value not in DENOMINATIONS]:
        raise Refused(_("Không có tờ %(value)s.") % {"value": format_money(unknown[0])}, field="notes")
    if any(pieces < 0 for pieces in notes.values()):
        raise Refused(_("Số tờ không thể âm."), field="notes")
    return {value: pieces for value, pieces in notes.items() if pieces}


def sum_of_notes(notes):
    """Đồng of {denomination: pieces}."""
    return sum(value * pieces for value, pieces in notes.items())


def check_difference(counted, in_book, *, reason):
    """What differs from the book is explained."""
    if counted != in_book and not reason:
        words = {"counted": format_money(counted), "book": format_money(in_book), "more": format_money(abs(counted - in_book))}
        said = (
            _("Đếm được %(counted)s, sổ còn %(book)s: thừa %(more)s.")
            if counted > in_book
            else _("Đếm được %(counted)s, sổ còn %(book)s: thiếu %(more)s.")
        )
        raise Refused(f"{said % words} {_('Đếm lại, hoặc ghi lý do chênh lệch.')}", field="reason")
