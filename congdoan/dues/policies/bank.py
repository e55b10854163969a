"""Accounts and statements of banks: what may be written, matched, taken apart. Pure."""

import re

from django.utils.translation import gettext as _

from congdoan.dues.choices import LineState
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money

NUMBER = re.compile(r"[0-9A-Za-z]{4,19}")


def check_account(number):
    """A number that a QR code can carry."""
    if not NUMBER.fullmatch(number):
        raise Refused(
            _("Số tài khoản chỉ gồm chữ số (hoặc chữ cái không dấu), từ 4 đến 19 ký tự. Ghi liền, không dấu cách."), field="number"
        )


def check_account_day(valid_from, *, last):
    """After the accounts written before. ``last``: first day of the last one, or None."""
    if last is not None and valid_from < last:
        raise Refused(_("Đã ghi tài khoản từ ngày %(day)s. Ghi từ ngày ấy trở đi.") % {"day": dates.format_date(last)}, field="valid_from")


def check_account_unused(taken):
    """An account whose statements were brought in is not written over. ``taken``: True where it would be."""
    if taken:
        raise Refused(_("Tài khoản của ngày ấy đã có sao kê nên không sửa đè. Ghi tài khoản mới từ ngày sau."), field="valid_from")


def check_account_of(account, *, unit):
    """The account is the unit's own."""
    if account.unit_id != unit.pk:
        raise Refused(_("Tài khoản này không phải của đơn vị. Chọn tài khoản của đơn vị."), field="account")


def check_fresh(fresh, *, known):
    """There is something that the account does not have yet. ``fresh``, ``known``: how many."""
    if fresh == 0:
        said = _("Cả %(known)s dòng tiền vào của tệp đã có từ trước, không thêm dòng nào.") % {"known": known}
        raise Refused(said if known else _("Tệp không có dòng tiền vào nào lấy được. Xem các dòng để ngoài."), field="file")


def check_file_new(account):
    """A file is of one account. ``account``: another one for which it was brought in before, or None."""
    if account is not None:
        raise Refused(
            _("Tệp này đã đưa lên cho tài khoản %(account)s. Chọn tài khoản ấy, hoặc chọn tệp khác.") % {"account": account},
            field="account",
        )


def check_bank_line(came_on, *, amount, today, closed):
    """Money came, on a day that has been, into a month that is open."""
    if came_on > today:
        raise Refused(_("Dòng ngày %(day)s ở sau hôm nay. Xem lại tệp.") % {"day": dates.format_date(came_on)}, field="file")
    if amount <= 0:
        raise Refused(_("Dòng ngày %(day)s không có tiền vào. Xem lại tệp.") % {"day": dates.format_date(came_on)}, field="file")
    if came_on.replace(day=1) in closed:
        raise Refused(_("Sổ tháng %(month)s đã khóa nên không lấy dòng của tháng ấy.") % {"month": f"{came_on:%m/%Y}"}, field="file")


def check_waiting(line):
    """A line that still waits. ``line``: or None."""
    if line is None or line.state != LineState.WAITING:
        raise Refused(_("Có dòng vừa được người khác khớp. Mở lại trang để xem những dòng còn chờ."), field="rows")


def check_dues_target(line, *, unit):
    """A due of the unit's own sheets. ``line``: or None."""
    if line is None or line.sheet.unit_id != unit.pk:
        raise Refused(_("Có mã không phải của bảng đoàn phí đơn vị này. Chọn lại trong danh sách."), field="rows")


def check_levy_target(line, *, unit):
    """A month of levy of the unit or of a union below it. ``line``: or None."""
    if line is None or not line.unit.path.startswith(unit.path):
        raise Refused(_("Có mã không phải của sổ kinh phí đơn vị này. Chọn lại trong danh sách."), field="rows")


def check_fund_target(fund):
    """A fund that is there; whether it takes a gift of that day is its own to say."""
    if fund is None:
        raise Refused(_("Có mã quỹ không còn trong sổ. Chọn lại trong danh sách."), field="rows")


def check_by_hand(noted, *, came, name):
    """What stands on the sheet already is either the very same money or of before. ``noted``: đồng written by hand, 0 for none; ``came``: by bank."""
    if noted and noted != came:
        words = {"name": name, "noted": format_money(noted), "came": format_money(came)}
        raise Refused(
            _("%(name)s: bảng tháng đã ghi thu %(noted)s, sao kê có %(came)s. Sửa số ở bảng tháng cho đúng, hoặc chọn tháng khác.") % words,
            field="rows",
        )


def check_none_matched(count):
    """A file is taken out as long as nothing was written by it. ``count``: of its lines that are matched."""
    if count:
        raise Refused(_("Tệp này có %(count)s dòng đã khớp. Gỡ khớp từng dòng ấy trước, rồi bỏ tệp.") % {"count": count})


def check_unmatchable(line):
    """A line that was matched or set aside."""
    if line.state == LineState.WAITING:
        raise Refused(_("Dòng này đang chờ khớp, không có gì để gỡ."))


def check_unlinked(linked):
    """A payment that a bank's line brought is taken back there. ``linked``: True if one did."""
    if linked:
        raise Refused(_("Khoản này ghi theo sao kê ngân hàng. Mở Sao kê ngân hàng, gỡ khớp dòng ấy."))
