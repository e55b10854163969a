"""What the state of things allows: refusals are sentences. Pure: no queries."""

from django.utils.translation import gettext as _

from congdoan.kernel.dates import day_before, format_date
from congdoan.kernel.errors import Refused
from congdoan.people import policies as recorded


def check_days(first, last):
    """The last day is not before the first; None: without an end. ``last`` is the last day itself."""
    if last is not None and last < first:
        raise Refused(_("Ngày cuối phải từ ngày đầu trở đi, hoặc để trống nếu chưa biết."), field="last_day")


def check_within(first, last, partner):
    """An offer lies within the days of the agreement."""
    end = day_before(partner.valid_until) if partner.valid_until else None
    if first < partner.valid_from or (end is not None and (last is None or last > end)):
        words = {"first": format_date(partner.valid_from), "last": format_date(end) if end else "…"}
        raise Refused(
            _("Thỏa thuận với đối tác này từ %(first)s đến %(last)s. Ghi ngày của ưu đãi trong khoảng ấy, hoặc sửa đối tác trước.") % words,
            field="valid_from" if first < partner.valid_from else "last_day",
        )


def check_holds(offers, partner_end):
    """An agreement does not end before what was offered by it. ``offers``: last days (None: open) of its standing offers."""
    if partner_end is not None and any(end is None or end > partner_end for end in offers):
        raise Refused(_("Còn ưu đãi kéo dài hơn ngày này. Sửa ngày cuối của các ưu đãi trước."), field="last_day")


def check_no_offers(count):
    """A partner with offers is not taken out."""
    if count:
        raise Refused(_("Đối tác này đã có ưu đãi. Bỏ các ưu đãi trước, hoặc sửa ngày cuối của thỏa thuận."))


def check_member(is_member):
    """Who used it is a member of the unit."""
    if not is_member:
        raise Refused(_("Ngày ấy người này không phải đoàn viên của đơn vị. Chọn lại người hoặc ngày."), field="person")


def check_use(*, used_on, offer, today, is_theirs, again):
    """Used by a member for whom it is, on a day on which it held, once a day."""
    recorded.check_come(used_on, today=today, field="used_on")
    if not is_theirs:
        raise Refused(_("Ưu đãi này không dành cho đoàn viên của đơn vị này."), field="offer")
    if offer.is_cancelled or not offer.holds_on(used_on):
        raise Refused(_("Ngày %(day)s ưu đãi này không còn hoặc chưa có. Ghi ngày khác.") % {"day": format_date(used_on)}, field="used_on")
    if again:
        raise Refused(_("Ngày này đã ghi dùng ưu đãi này rồi, không cần ghi lần nữa."), field="used_on")
