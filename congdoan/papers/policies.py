"""Rules of lists and decisions; pure."""

from django.utils.translation import gettext as _

from congdoan.kernel.errors import Refused

MOST_ROWS = 5000


def check_list(*, sensitive, reason, day, today):
    """What is sensitive is taken with a reason; nobody knows tomorrow's members."""
    if sensitive and not reason:
        raise Refused(_("Ghi vì sao cần cả thông tin nhạy cảm, ví dụ: nộp danh sách cho cấp trên."), field="reason")
    if day > today:
        raise Refused(_("Ngày này chưa đến. Ghi ngày hôm nay hoặc trước đó."), field="day")


def check_filled(count):
    """A list has somebody in it, and not too many for one paper."""
    if not count:
        raise Refused(_("Ngày ấy không có ai trong danh sách. Xem lại ngày, đơn vị hoặc người đã chọn."))
    if count > MOST_ROWS:
        raise Refused(_("Danh sách có %(n)s người, mỗi lần lập tối đa %(most)s. Lập từng đơn vị.") % {"n": count, "most": MOST_ROWS})
