"""When a month is closed and opened again."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.periods import month_of


def next_open(opened_on, closed):
    """The first month from ``opened_on`` on that is not closed, the next to be. ``closed``: first days of the months that are."""
    month = month_of(opened_on)
    while month.start in closed:
        month = month_of(month.end)
    return month


def check_closable(month, *, today, opened_on, closed):
    """A month is closed once it is over, after those before it. ``opened_on``: of the unit's first book, None without one."""
    if opened_on is None:
        raise Refused(_("Chưa mở sổ kế toán nên chưa có gì để khóa. Mở sổ trước."))
    wanted = month_of(month)
    if wanted.end > today:
        raise Refused(_("%(month)s chưa hết. Khóa sổ từ ngày đầu tháng sau.") % {"month": wanted.label.capitalize()}, field="month")
    if month in closed:
        raise Refused(_("Sổ %(month)s đã khóa rồi.") % {"month": wanted.label}, field="month")
    if wanted.end <= opened_on:
        raise Refused(_("Sổ mở từ ngày %(day)s.") % {"day": dates.format_date(opened_on)}, field="month")
    before = next_open(opened_on, closed)
    if before.start < month:
        raise Refused(_("Sổ %(month)s chưa khóa. Khóa lần lượt từng tháng.") % {"month": before.label}, field="month")


def check_reopenable(closing, *, later):
    """Only the last closed month is opened again. ``later``: a month closed after it, or None."""
    if closing.reopened_at is not None:
        raise Refused(_("Sổ %(month)s đã mở lại rồi.") % {"month": month_of(closing.month).label})
    if later is not None:
        raise Refused(_("Sổ %(later)s cũng đã khóa. Mở lại từ tháng sau cùng trước.") % {"later": month_of(later).label})


def check_asked(closing, *, person_id):
    """Whoever agrees to open a month again is another than who asked."""
    if closing.asked_by_id is None:
        raise Refused(_("Chưa ai đề nghị mở lại sổ tháng này."))
    if closing.asked_by_id == person_id:
        raise Refused(_("Anh/chị là người đề nghị nên không tự đồng ý được. Nhờ chủ tịch hoặc phó chủ tịch khác."))


def check_not_asked(closing):
    """A month is asked for once."""
    if closing.asked_by_id is not None:
        raise Refused(_("Đã có đề nghị mở lại sổ %(month)s, đang chờ đồng ý.") % {"month": month_of(closing.month).label})
