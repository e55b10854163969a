"""What is said of a unit's employing bodies (cơ quan của đơn vị) from a day on: the rules, as pure functions."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused


def check_begin(*, unit, name, effective_on, held, today):
    """An employer is added on a day of the unit's life, not after today, beside no row of the same. ``held``: the unit's rows of that employer."""
    if unit.closed_on is not None:
        raise Refused(_("%(unit)s đã kết thúc, không ghi thêm được.") % {"unit": unit.name})
    if effective_on > today:
        raise Refused(_("Từ ngày %(day)s thì chưa đến. Đến ngày ấy hãy ghi.") % _day(effective_on), field="effective_on")
    if effective_on < unit.founded_on:
        words = {"unit": unit.name, **_day(unit.founded_on)}
        raise Refused(_("%(unit)s thành lập ngày %(day)s. Ghi từ ngày đó trở đi.") % words, field="effective_on")
    for row in held:
        if row.valid_until is None or row.valid_until > effective_on:
            words = {"name": name, "unit": unit.name, **_day(row.valid_from)}
            raise Refused(_("%(name)s đã là cơ quan của %(unit)s từ ngày %(day)s.") % words, field="name")


def check_end(*, work, until, today):
    """An employer that holds ends after its first day and not after today. ``until``: exclusive."""
    check_own(work=work, ending=True)
    if work.valid_until is not None:
        raise Refused(_("Cơ quan này đã thôi đến hết ngày %(day)s.") % _day(work.last_day))
    if until <= work.valid_from:
        raise Refused(_("Bắt đầu từ ngày %(day)s; ngày cuối không thể sớm hơn.") % _day(work.valid_from), field="last_day")
    if until > today and (until - today).days > 1:
        raise Refused(_("Ngày cuối không thể ở tương lai."), field="last_day")


def check_take_back(*, work, others):
    """What was recorded by mistake is taken back, unless something of the same employer came after it. ``others``: its other rows."""
    check_own(work=work)
    if any(row.valid_from > work.valid_from for row in others):
        raise Refused(_("Cơ quan này đã ghi lại sau đó. Bỏ dòng sau nó trước."))


def check_own(*, work, ending=False):
    """What a plan did is undone with the plan, but what it began may end; nothing is changed at a unit that has ended."""
    if work.unit.closed_on is not None:
        raise Refused(_("%(unit)s đã kết thúc, không đổi được nữa.") % {"unit": work.unit.name})
    begun_and_open = work.begun_by_id is not None and work.valid_until is None and not ending
    if begun_and_open or work.ended_by_id is not None:
        raise Refused(_("Dòng này ghi theo một phương án sắp xếp. Hoàn tác cả phương án ở trang của phương án ấy."))


def _day(day):
    return {"day": dates.format_date(day)}
