"""What the state of things allows: refusals are sentences."""

from django.utils.translation import gettext as _

from congdoan.disclosure.choices import Kind, Place
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused

FIRST_YEAR = 2006
MOST_WAITING = 5


def check_year(year, kind, *, today):
    """A year is told when it is over: figures that still change would tell, edition by edition, who was helped. An estimate tells of nobody."""
    if year < FIRST_YEAR:
        raise Refused(_("Ghi năm từ %(first)s.") % {"first": FIRST_YEAR}, field="year")
    if kind == Kind.ESTIMATE:
        if year > today.year + 1:
            raise Refused(_("Dự toán của năm %(year)s thì năm trước đó mới công khai được.") % {"year": year}, field="year")
    elif year >= today.year:
        raise Refused(_("Năm %(year)s chưa hết. Công khai từ ngày 01/01/%(next)s.") % {"year": year, "next": year + 1}, field="year")


def check_day(day, kind, *, year, today, field="told_on"):
    """Members are told after the year (of an estimate: not before the year in which it is drawn up), and not tomorrow."""
    if day > today:
        raise Refused(_("Ngày công khai chưa tới. Ghi ngày đã công khai."), field=field)
    if kind == Kind.ESTIMATE:
        if day.year < year - 1:
            raise Refused(_("Ngày công khai dự toán phải từ năm %(year)s.") % {"year": year - 1}, field=field)
    elif day.year <= year:
        raise Refused(_("Ngày công khai phải sau ngày 31/12/%(year)s.") % {"year": year}, field=field)


def check_named(place):
    """The members' page is there by itself."""
    if place == Place.APP:
        raise Refused(_("Trang Công khai của đoàn viên lúc nào cũng có. Chọn nơi khác."), field="place")


def check_last_day(last_day, *, first, today):
    """A display ends on a day that has come, on its first day or later. ``last_day``: None while it hangs."""
    if last_day is None:
        return
    if last_day > today:
        raise Refused(_("Ngày này chưa tới. Còn niêm yết thì để trống, gỡ rồi hãy ghi."), field="last_day")
    if last_day < first:
        raise Refused(_("Niêm yết từ ngày %(first)s. Ghi ngày gỡ từ ngày ấy.") % {"first": format_date(first)}, field="last_day")


def check_free(there):
    """A place is told of once at a time. ``there``: the standing display that it would meet, or None."""
    if there is not None:
        words = {"place": there, "day": format_date(there.valid_from)}
        raise Refused(_("Đã ghi %(place)s từ ngày %(day)s. Ghi chỗ khác ở ô Chỗ nào, hoặc gỡ dòng ấy trước.") % words, field="spot")


def check_hangs(display):
    """What hangs may be taken down, once; the members' page ends with the publication alone."""
    if display.place == Place.APP:
        raise Refused(_("Trang Công khai của đoàn viên còn chừng nào lần công khai còn. Muốn thôi thì rút cả lần công khai."))
    if display.valid_until is not None:
        raise Refused(_("Chỗ này đã gỡ, ngày cuối là %(day)s. Ghi nhầm thì bỏ dòng rồi ghi lại.") % {"day": format_date(display.last_day)})


def check_not_the_page(display):
    """The members' page is no slip of the pen."""
    if display.place == Place.APP:
        raise Refused(_("Dòng này do máy ghi lúc công khai nên không bỏ được. Công khai nhầm thì rút cả lần công khai."))


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


def check_words(words, named, field="words"):
    """What members read names nobody: who was ill or poor would stand there. ``named``: whole names of members found in the words."""
    if not words:
        raise Refused(_("Ghi nội dung."), field="words")
    if named:
        raise Refused(
            _("Lời này nêu tên %(names)s, mọi đoàn viên sẽ đọc được. Bỏ tên người, ghi chức vụ hoặc việc.") % {"names": ", ".join(named)},
            field=field,
        )


def check_few_waiting(count):
    """One person does not fill the page."""
    if count >= MOST_WAITING:
        raise Refused(_("Anh/chị có %(count)s câu hỏi đang chờ trả lời. Đợi công đoàn trả lời rồi hỏi tiếp.") % {"count": count})
