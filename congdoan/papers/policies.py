"""Rules of lists and decisions; pure."""

from django.utils.translation import gettext as _

from congdoan.kernel import text
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused
from congdoan.papers.choices import OF_UNITS

MOST_ROWS = 5000
MOST_SCANS = 20
"""So many scans of one decision are kept in one unit's files."""


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
        raise Refused(_("Danh sách có trên %(most)s người, mỗi lần lập tối đa chừng ấy. Lập từng đơn vị.") % {"most": MOST_ROWS})


def check_chosen(*, chosen, offered, number, signed_on):
    """The Sources chosen: all on offer, of one decision, whose number and day are those written. ``offered``: {key: Source}."""
    found = [offered[key] for key in chosen if key in offered]
    if not found or len(found) < len(chosen):
        raise Refused(_("Chọn ít nhất một việc đã ghi trong sổ. Danh sách vừa đổi thì mở lại trang."), field="chosen")
    if len({source.paper for source in found}) > 1:
        raise Refused(_("Những việc đã chọn thuộc các quyết định khác nhau. Lập riêng từng quyết định."), field="chosen")
    said = found[0]
    if said.number and text.fold(said.number) != text.fold(number):
        raise Refused(_("Sổ đã ghi việc này theo quyết định %(number)s. Ghi đúng số ấy.") % {"number": said.number}, field="number")
    if said.signed_on and said.signed_on != signed_on:
        raise Refused(
            _("Sổ đã ghi quyết định ký ngày %(day)s. Ghi đúng ngày ấy.") % {"day": format_date(said.signed_on)}, field="signed_on"
        )
    return found


def check_seen(decision):
    """The decision is one that the reader sees from the unit."""
    if decision is None:
        raise Refused(_("Quyết định này không có ở đơn vị. Mở lại danh sách quyết định."))
    return decision


def check_may_keep(*, hidden):
    """Scans of a decision about persons are kept by those who may see these persons."""
    if hidden:
        raise Refused(_("Quyết định này về đoàn viên của đơn vị khác, bản chụp do đơn vị ấy giữ."))


def check_withdrawn(template):
    """There was one of the office's own."""
    if template is None:
        raise Refused(_("Cơ quan này không có mẫu riêng: đang dùng mẫu của cấp trên hoặc mẫu có sẵn."))
    return template


def month_of(day):
    """The month as papers write it: 01, 02, 3 … 12 (Decree 30/2020/NĐ-CP, annex I)."""
    return f"{day:%m}" if day.month < 3 else str(day.month)


def is_of_units(sort):
    """True for decisions about organisations."""
    return sort in [each.value for each in OF_UNITS]
