"""Relief of the levy: which months, how much and how long by the rules; what it makes of a due and a deadline. Pure."""

import datetime

from django.utils.translation import gettext as _

from congdoan.dues.choices import Key, Relief
from congdoan.dues.policies.dues import rule_for
from congdoan.dues.policies.levy import deadline, said_months
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.periods import month_of

WHOLE = 100
MOST_MONTHS = {Relief.REDUCED: Key.CUT_MONTHS, Relief.PAUSED: Key.PAUSE_MONTHS}


def relieved(due, percent):
    """Đồng lifted off a due (in SQL: queries.reliefs.lifted_off)."""
    return (due * percent + WHOLE // 2) // WHOLE


def deadline_after(rules, until, known_on):
    """The last day on which months are in time that were put off until the day before ``until``; None where no rule says it."""
    last = dates.day_before(until)
    rule = rule_for(rules, Key.PAUSE_DUE, "", last, known_on)
    if rule is None:
        return None
    end = until
    for _more in range(rule.value):
        end = month_of(end).end
    return dates.day_before(end)


def limit_of(rules, month, every, until, known_on):
    """The deadline of a month of levy. ``until``: the day from which a month that was put off is asked for again, or None."""
    plain = deadline(rules, month, every, known_on)
    later = deadline_after(rules, until, known_on) if until else None
    return max((day for day in (plain, later) if day), default=None)


def last_pause_over(rules, day):
    """The newest first day after a suspension whose deadline lies before a day; None where none of two years back does."""
    until = month_of(day).end
    for _back in range(24):
        limit = deadline_after(rules, until, day)
        if limit is not None and limit < day:
            return until
        until = month_of(dates.day_before(until)).start
    return None


def months_between(start, until):
    """How many months from one first day to before another."""
    return (until.year - start.year) * 12 + until.month - start.month


def with_adjoining(rows, start, until):
    """(first day, day after) of these months with those of ``rows`` [(start, until)] that touch them: several decisions in a row are one."""
    for before, after in sorted(rows, reverse=True):
        start = before if after == start else start
    for before, after in sorted(rows):
        until = after if before == until else until
    return start, until


def check_relief_months(kind, start, until):
    """Whole months, the last not before the first. ``until``: the day after the last month, or None."""
    if until is None:
        if kind != Relief.WAIVED:
            raise Refused(_("Giảm, tạm dừng thì ghi đến hết tháng nào. Chỉ miễn mới để trống được."), field="valid_until")
    elif until <= start:
        raise Refused(
            _("Tháng cuối ở trước tháng đầu. Ghi tháng cuối từ %(month)s.") % {"month": month_of(start).label}, field="valid_until"
        )


def check_relief_percent(kind, percent):
    """How much is lifted is said where it is reduced, and there alone."""
    if kind == Relief.REDUCED:
        if percent is None or not 1 <= percent < WHOLE:
            raise Refused(_("Giảm thì ghi giảm bao nhiêu phần trăm, từ 1 đến 99."), field="percent")
    elif percent is not None:
        raise Refused(_("Chỉ giảm mới ghi phần trăm. Xóa số này, hoặc chọn Giảm."), field="percent")


def check_relief_most(kind, percent, *, start, until, rules):
    """Not more, nor longer, than the rule of the first month allows; where none is known nothing is held back. ``start``, ``until``: of all in a row."""
    day = month_of(start).last_day
    share = rule_for(rules, Key.CUT_MOST, "", day, datetime.date.max) if kind == Relief.REDUCED else None
    if share is not None and percent * WHOLE > share.value:
        words = {"most": share.value // WHOLE, "source": share.source}
        raise Refused(_("Chỉ được giảm nhiều nhất %(most)s%%. Căn cứ: %(source)s. Xem lại quyết định.") % words, field="percent")
    most = rule_for(rules, MOST_MONTHS[kind], "", day, datetime.date.max) if kind in MOST_MONTHS else None
    count = months_between(start, until) if until else 0
    if most is not None and count > most.value:
        words = {"what": kind.label, "most": most.value, "count": count, "source": most.source}
        raise Refused(
            _("Chỉ được %(what)s nhiều nhất %(most)s tháng, ở đây là %(count)s tháng liền. Căn cứ: %(source)s. Ghi tháng cuối sớm hơn.")
            % words,
            field="valid_until",
        )


def check_relief_free(other, *, words):
    """One month has one relief. ``other``: the standing one that it would meet, or None; ``words``: its months."""
    if other is not None:
        raise Refused(
            _("Đã ghi %(what)s %(months)s theo quyết định %(number)s. Ghi tháng khác, hoặc bỏ dòng ấy trước.")
            % {"what": other, "months": words, "number": other.decision_number},
            field="valid_from",
        )


def check_decided(decided_on, *, today):
    """A decision was made on a day that has been."""
    if decided_on > today:
        raise Refused(_("Ngày quyết định ở sau hôm nay. Ghi ngày ghi trên quyết định."), field="decided_on")


def said_relief_months(start, until):
    """ "01/2022 - 06/2022", "từ 01/2022"."""
    return said_months(start, until) if until else _("từ %(month)s") % {"month": f"{start:%m/%Y}"}


def said_put_off(limit, day, owed):
    """ "tạm dừng, hạn nộp 31/07/2022" of what is owed and not asked for yet; empty otherwise."""
    return _("tạm dừng, hạn nộp %(day)s") % {"day": dates.format_date(limit)} if owed > 0 and limit and limit >= day else ""
