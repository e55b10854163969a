"""Levy: what an employer owes, by which day, how late it is; how a payment upward falls on months. Pure."""

import datetime

from django.utils.translation import gettext as _

from congdoan.dues.choices import KEEPERS, Every, Key
from congdoan.dues.policies.dues import check_period_begun, rule_for, share_of
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money
from congdoan.kernel.periods import month_of, read_period


def levy_due(fund, rule):
    """Số phải nộp: the rate of the wage fund; nothing before there was a rule. ``rule``: DuesRule or None."""
    return share_of(fund, rule.value) if fund and rule else 0


def deadline(rules, month, every, known_on):
    """The last day on which the levy of a month is in time, or None where no rule says it: so many months after the month (the quarter)."""
    end = month_of(month).end if every == Every.MONTH else read_period(f"{month.year}-Q{(month.month - 1) // 3 + 1}").end
    last_day = dates.day_before(end)
    rule = rule_for(rules, Key.LEVY_MONTHS, "", last_day, known_on)
    if rule is None:
        return None
    for _more in range(rule.value):
        end = month_of(end).end
    return dates.day_before(end)


def days_late(limit, settled_on, day):
    """Days after the deadline: until it was paid, else until ``day``; 0 in time."""
    until = settled_on or day
    return max((until - limit).days, 0) if limit else 0


def counts_as_unpaid(rules, month, late):
    """True where so many days late is by the rules no longer late but not paid."""
    rule = rule_for(rules, Key.LEVY_UNPAID, "", month_of(month).last_day, datetime.date.max)
    return rule is not None and late > rule.value


def last_overdue(rules, every, day):
    """The first day of the newest month whose deadline lies before a day; None where none of two years back does."""
    month = month_of(day).start
    for _back in range(24):
        limit = deadline(rules, month, every, day)
        if limit is not None and limit < day:
            return month
        month = month_of(dates.day_before(month)).start
    return None


def allocated(amount, owed):
    """{key: đồng} of ``amount`` on ``owed`` [(key, đồng)] in order: each takes what it owes, the last what is left over."""
    found = {}
    for key, left in owed:
        taken = min(amount, max(left, 0))
        if taken:
            found[key] = taken
            amount -= taken
    if amount and owed:
        last = owed[-1][0]
        found[last] = found.get(last, 0) + amount
    return found


def check_levy_place(stands, *, name, month):
    """An employer owes levy at a union beside which it stood in that month. ``stands``: True if it did."""
    if not stands:
        raise Refused(
            _("%(name)s không phải cơ quan của công đoàn trong %(month)s. Ghi cơ quan của đơn vị trước, hoặc chọn tháng khác.")
            % {"name": name, "month": month_of(month).label}
        )


def check_levy_row(*, name, fund, workers, paid, paid_on, today):
    """One employer's month as it is to stand. ``paid`` None: all that is owed; 0: nothing now."""
    if (fund or 0) < 0 or (workers or 0) < 0 or (paid or 0) < 0:
        raise Refused(_("%(name)s: số không thể âm. Ghi số từ 0 trở lên.") % {"name": name}, field="rows")
    if fund is None and paid != 0:
        raise Refused(
            _("%(name)s: chưa có quỹ lương nên chưa biết phải nộp bao nhiêu. Ghi quỹ lương đóng bảo hiểm xã hội trước.") % {"name": name},
            field="rows",
        )
    if fund is None and workers:
        raise Refused(_("%(name)s: có số lao động thì ghi cả quỹ lương.") % {"name": name}, field="rows")
    if paid != 0:
        check_paid_day(paid_on, today=today, name=name)


def check_fund_kept(fund, *, name):
    """A month that was declared is corrected, never emptied. ``fund``: đồng, or None for an empty cell."""
    if fund is None:
        raise Refused(
            _("%(name)s: tháng này đã ghi quỹ lương nên không để trống. Không phát sinh thì ghi 0.") % {"name": name}, field="rows"
        )


def check_paid_day(paid_on, *, today, name):
    """Money came on a day that has been."""
    if paid_on is None:
        raise Refused(_("%(name)s: có số nộp thì ghi ngày nộp.") % {"name": name}, field="paid_on")
    if paid_on > today:
        raise Refused(_("%(name)s: ngày nộp ở sau hôm nay. Ghi ngày đã nộp.") % {"name": name}, field="paid_on")


def check_day_open(paid_on, *, closed, unit):
    """Money of a day goes into a book whose month is open. ``closed``: first days of months closed at ``unit``, whose book it is."""
    if paid_on.replace(day=1) in closed:
        words = {"month": month_of(paid_on).label, "unit": unit.name}
        raise Refused(
            _("Sổ %(month)s của %(unit)s đã khóa nên không ghi thêm tiền vào tháng ấy. Ghi ngày tiền vào sổ của tháng đang mở.") % words,
            field="paid_on",
        )


def check_owed(owed, *, name):
    """There is something to be paid when all that is owed is ticked."""
    if owed <= 0:
        raise Refused(_("%(name)s: không còn nợ tháng này. Bỏ đánh dấu, hoặc ghi số đã nộp thêm.") % {"name": name}, field="rows")


def check_levy_collector(above):
    """Levy of an employer comes to its union or to a level above. ``above``: True if it does."""
    if not above:
        raise Refused(_("Kinh phí của cơ quan này không vào tài khoản của đơn vị. Chọn đơn vị khác."))


def check_levy_unit(unit):
    """Levy is written at a union and what lies above it, not at a group."""
    if unit.kind not in KEEPERS:
        raise Refused(_("Phần kinh phí là của công đoàn cơ sở. Mở công đoàn cơ sở rồi ghi."))


def check_terms_month(month, *, last):
    """Written from a month on, after what was written before. ``last``: first month of the last one, or None."""
    if last is not None and month < last:
        raise Refused(_("Đã ghi cách nộp từ ngày %(day)s. Ghi từ tháng ấy trở đi.") % {"day": dates.format_date(last)}, field="valid_from")


def check_parts(dues, levy):
    """A remittance is of something."""
    if dues + levy <= 0:
        raise Refused(_("Ghi số tiền nộp: phần đoàn phí, phần kinh phí, hoặc cả hai."), field="amount")


def check_transfer(above, *, period, paid_on, today):
    """There is somebody above who gives, on a day that has been, for a period that has begun. ``above``: the superior of that day, or None."""
    if above is None:
        raise Refused(_("Ngày ấy đơn vị không có cấp trên. Xem lại ngày cấp."), field="paid_on")
    check_period_begun(period, today=today)
    if paid_on > today:
        raise Refused(_("Ngày cấp ở sau hôm nay. Ghi ngày đã cấp."), field="paid_on")


def said_late(late, unpaid, owed):
    """ "chậm 12 ngày", "quá hạn 75 ngày, coi là không đóng"; empty in time."""
    if not late:
        return ""
    if owed > 0 and unpaid:
        return _("quá hạn %(days)s ngày, coi là không đóng") % {"days": late}
    return (_("quá hạn %(days)s ngày") if owed > 0 else _("nộp chậm %(days)s ngày")) % {"days": late}


def said_months(start, end):
    """ "01/2022 - 03/2022" of months from ``start`` to before ``end``."""
    return f"{start:%m/%Y} - {dates.day_before(end):%m/%Y}"


def said_more(owed):
    """ "nộp thừa 50.000 đ"; empty otherwise."""
    return _("nộp thừa %(more)s") % {"more": format_money(-owed)} if owed < 0 else ""
