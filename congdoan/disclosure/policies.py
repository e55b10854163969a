"""What the state of things allows: refusals are sentences."""

from django.utils.translation import gettext as _

from congdoan.kernel.errors import Refused

FIRST_YEAR = 2006


def check_year(year, *, today):
    """A year is told when it is over: figures that still change would tell, edition by edition, who was helped."""
    if year < FIRST_YEAR:
        raise Refused(_("Ghi năm từ %(first)s.") % {"first": FIRST_YEAR}, field="year")
    if year >= today.year:
        raise Refused(_("Năm %(year)s chưa hết. Công khai từ ngày 01/01/%(next)s.") % {"year": year, "next": year + 1}, field="year")


def check_day(day, *, year, today):
    """Members are told after the year, and not tomorrow."""
    if day > today:
        raise Refused(_("Ngày công khai chưa tới. Ghi ngày đã công khai."), field="published_on")
    if day.year <= year:
        raise Refused(_("Ngày công khai phải sau ngày 31/12/%(year)s.") % {"year": year}, field="published_on")


def check_whole(is_whole):
    """Totals of a unit are told by who sees all of it."""
    if not is_whole:
        raise Refused(_("Anh/chị không xem được hết các tổ bên dưới nên số sẽ thiếu. Nhờ chủ tịch hoặc kế toán của đơn vị công khai."))


def check_some(lines):
    """Something is told."""
    if not lines:
        raise Refused(_("Năm này sổ chưa có khoản nào thuộc loại này nên chưa có gì để công khai. Xem lại loại số và năm."))


def check_another(*, told, lines):
    """What was told is told again where the books say something else. ``told``: figures of the last edition, None for none."""
    if told is not None and told == lines:
        raise Refused(_("Đã công khai rồi và sổ không có gì khác. Mở lần công khai cũ để in."))
