"""When a month, a year is closed and opened again."""

import datetime

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


def next_year(opened_on, closed_years):
    """The first year from ``opened_on`` on that is not closed."""
    year = opened_on.year
    while year in closed_years:
        year += 1
    return year


def over_unclosed(opened_on, closed, *, today):
    """First days of the months from ``opened_on`` on that are over and not closed, in order."""
    month = month_of(opened_on)
    while month.end <= today:
        if month.start not in closed:
            yield month.start
        month = month_of(month.end)


def year_to_close(opened_on, months, years, *, today):
    """The next year to be closed where it is over and its months are closed, else None."""
    year = next_year(opened_on, years)
    return year if year < today.year and not any(unclosed_months(year, opened_on, months)) else None


def unclosed_months(year, opened_on, closed):
    """First days of the months of a year, from that in which the books were opened, that are not closed."""
    month = month_of(max(opened_on, datetime.date(year, 1, 1)))
    while month.start.year == year:
        if month.start not in closed:
            yield month.start
        month = month_of(month.end)


def check_closable(month, *, today, opened_on, closed):
    """A month is closed once it is over, after those before it. ``opened_on``: of the unit's first book, None without one."""
    _check_opened(opened_on)
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


def check_year_closable(year, *, today, opened_on, months, years):
    """A year is closed once it is over, its months are closed, and so are the years before it. ``months``: first days; ``years``: those closed."""
    _check_opened(opened_on)
    if year >= today.year:
        raise Refused(_("Năm %(year)s chưa hết. Khóa sổ năm từ ngày 01/01/%(next)s.") % {"year": year, "next": year + 1}, field="year")
    if year in years:
        raise Refused(_("Sổ năm %(year)s đã khóa rồi.") % {"year": year}, field="year")
    if year < opened_on.year:
        raise Refused(_("Sổ mở từ ngày %(day)s.") % {"day": dates.format_date(opened_on)}, field="year")
    before = next_year(opened_on, years)
    if before < year:
        raise Refused(_("Sổ năm %(year)s chưa khóa. Khóa lần lượt từng năm.") % {"year": before}, field="year")
    if left := list(unclosed_months(year, opened_on, months)):
        numbers = ", ".join(str(day.month) for day in left)
        raise Refused(
            _("Chưa khóa sổ tháng %(months)s năm %(year)s. Khóa đủ các tháng rồi khóa năm.") % {"months": numbers, "year": year},
            field="year",
        )


def check_counted(uncounted, *, remark, year):
    """Cash is counted on the last day of the year (Luật Kế toán 88/2015/QH13, Điều 40), or it is said why not. ``uncounted``: names of books."""
    if uncounted and not remark:
        raise Refused(
            _(
                "Chưa có biên bản kiểm kê quỹ ngày 31/12/%(year)s của sổ %(books)s. Ghi biên bản trước, hoặc nêu vì sao không kiểm kê. Sổ đã ghi thêm sau khi kiểm kê thì kiểm kê lại."
            )
            % {"year": year, "books": ", ".join(uncounted)},
            field="remark",
        )


def check_reopenable(closing, *, later):
    """Only what was closed last is opened again, a year before its December. ``later``: the Closing after it, or None."""
    if closing.reopened_at is not None:
        raise Refused(_("Sổ %(month)s đã mở lại rồi.") % {"month": closing.label})
    if later is not None:
        raise Refused(_("Sổ %(later)s cũng đã khóa. Mở lại từ kỳ sau cùng trước.") % {"later": later.label})


def check_waiting(closing):
    """Somebody asked, and waits. Returns the request."""
    if closing.asked is None:
        raise Refused(_("Không có đề nghị mở lại sổ %(month)s nào đang chờ.") % {"month": closing.label})
    return closing.asked


def check_asked(closing, *, person_id):
    """Whoever answers a request to open a month again is another than who asked."""
    if check_waiting(closing).asked_by_id == person_id:
        raise Refused(_("Anh/chị là người đề nghị nên không tự trả lời được. Nhờ chủ tịch hoặc phó chủ tịch khác."))


def check_not_asked(closing):
    """A month is asked for once at a time."""
    if closing.asked is not None:
        raise Refused(_("Đã có đề nghị mở lại sổ %(month)s, đang chờ đồng ý.") % {"month": closing.label})


def _check_opened(opened_on):
    if opened_on is None:
        raise Refused(_("Chưa mở sổ kế toán nên chưa có gì để khóa. Mở sổ trước."))
