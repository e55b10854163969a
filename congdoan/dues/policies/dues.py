"""What is owed, and what the state of things allows; pure. Amounts are whole đồng, rounded once, in ``rounded``."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.dues.choices import KEEPERS, Group, Key
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.periods import month_of

PARTS = 10_000
"""Shares are in parts of ten thousand."""


def rounded(parts):
    """Đồng of so many parts, to the nearest, half a đồng up: dues and levy are rounded so alone (in SQL: queries.shares.rounded_parts)."""
    return (parts + PARTS // 2) // PARTS


def share_of(amount, parts):
    """A share of an amount (đồng)."""
    return rounded(amount * parts)


def rule_for(rules, key, group, month, known_on):
    """The rule in force in a month as it was known on a day, or None: the last to begin, of those the last signed."""
    found = [
        rule
        for rule in rules
        if rule.key == key
        and rule.group in ("", group)
        and rule.valid_from <= month
        and (rule.issued_on is None or rule.issued_on <= known_on)
    ]
    return max(found, key=lambda rule: (rule.valid_from, rule.issued_on or rule.valid_from), default=None)


@dataclass(frozen=True)
class Terms:
    """Mức đóng của một tháng: ``rate`` (DuesRule or None where the month lies before all rules), ``ceiling`` in đồng, None for none."""

    rate: object
    ceiling: int | None

    @property
    def pays(self):
        """True if anything at all is owed."""
        return self.rate is not None and self.rate.value > 0


def terms_for(rules, group, month, known_on):
    """What holds for a payer group in a month, as it was known on a day."""
    cap, salary = (rule_for(rules, key, group, month, known_on) for key in (Key.CAP, Key.BASE_SALARY))
    ceiling = share_of(salary.value, cap.value) if cap and salary else None
    return Terms(rule_for(rules, Key.RATE, group, month, known_on), ceiling)


def amount_due(wage, terms):
    """Số phải thu: the rate of the wage, at most the ceiling; nothing without a wage."""
    if not wage or not terms.pays:
        return 0
    due = share_of(wage, terms.rate.value)
    return due if terms.ceiling is None else min(due, terms.ceiling)


def group_on(groups, month):
    """The payer group of a month among the dated rows of a unit, or None where none is written."""
    return next((Group(row.group) for row in groups if row.holds_on(month)), None)


def recomputed(line, terms, standing):
    """What a line would owe now (đồng), where that is not what stands; None where nothing changes.

    ``standing``: its due with the adjustments made so far. Exempt lines, lines without a wage, dues written by
    hand and months before all rules are let be.
    """
    if line.exempt or line.given_due or line.wage is None or terms.rate is None:
        return None
    now = amount_due(line.wage, terms)
    return None if now == standing else now


def months_owed(rows):
    """[(month, đồng)] still owed of ``rows`` [(month, due, paid)] in order of time: what was paid settles the oldest month first."""
    paid, owed = sum(row[2] for row in rows), []
    for month, due, _paid in rows:
        covered = min(paid, max(due, 0))
        paid -= covered if due > 0 else due
        if due > covered:
            owed.append((month, due - covered))
    return owed


def check_keeper(unit):
    """Sheets are kept by a grassroots union for all its groups."""
    if unit.kind not in KEEPERS:
        raise Refused(_("Bảng đoàn phí lập ở công đoàn cơ sở, gồm cả các tổ. Mở công đoàn cơ sở rồi lập."))


def check_month(month, *, today, closed, field="month"):
    """A month that has begun and whose book is not closed. ``closed``: first days of the months that are."""
    check_month_begun(month, today=today, field=field)
    check_month_open(month, closed=closed, field=field)


def check_month_begun(month, *, today, field):
    """The month has begun."""
    if month > today:
        raise Refused(
            _("%(month)s chưa đến. Chọn tháng này hoặc tháng trước.") % {"month": month_of(month).label.capitalize()}, field=field
        )


def check_month_open(month, *, closed, field=None):
    """The book of the month is not closed."""
    if month in closed:
        raise Refused(
            _("Sổ %(month)s đã khóa nên bảng đoàn phí tháng ấy giữ nguyên. Ghi phần thu thêm ở bảng tháng đang mở.")
            % {"month": month_of(month).label},
            field=field,
        )


def check_size(count, *, most):
    """A sheet is a screen and a paper, not a province."""
    if count > most:
        raise Refused(
            _("Công đoàn có %(count)s đoàn viên, quá %(most)s người một bảng. Lập bảng ở từng công đoàn cơ sở thành viên.")
            % {"count": count, "most": most}
        )


def check_not_locked(voucher, *, name):
    """A line whose money is in the book is not changed. ``voucher``: the receipt, or None."""
    if voucher is not None:
        raise Refused(
            _("%(name)s: tiền đã vào %(mark)s. Đóng thêm thì ghi ở bảng tháng sau; ghi sai thì đảo phiếu trước.")
            % {"name": name, "mark": voucher.mark}
        )


def check_line(*, name, wage, due, given_due, exempt, paid, paid_on, today):
    """One member's line as it is to stand. ``paid`` None: all that is due."""
    if wage is not None and wage < 0 or due < 0 or (paid or 0) < 0:
        raise Refused(_("%(name)s: số tiền không thể âm. Ghi số từ 0 trở lên.") % {"name": name}, field="paid")
    if exempt and (paid or paid is None):
        raise Refused(_("%(name)s: đang ghi được miễn mà có số đã thu. Bỏ một trong hai.") % {"name": name}, field="paid")
    if paid is None and wage is None and not given_due:
        raise Refused(
            _("%(name)s: chưa có lương nên chưa biết phải thu bao nhiêu. Ghi lương, hoặc ghi số đã thu.") % {"name": name}, field="paid"
        )
    if paid and paid_on is None:
        raise Refused(_("%(name)s: có số đã thu thì ghi ngày thu.") % {"name": name}, field="paid_on")
    if paid_on is not None and paid_on > today:
        raise Refused(_("%(name)s: ngày thu ở sau hôm nay. Ghi ngày đã thu.") % {"name": name}, field="paid_on")


def check_group_month(month, *, last):
    """A group is written from the first day of a month, after the groups written before. ``last``: first month of the last one, or None."""
    if last is not None and month < last:
        raise Refused(_("Đã ghi nhóm đóng từ ngày %(day)s. Ghi từ tháng ấy trở đi.") % {"day": dates.format_date(last)}, field="valid_from")


def check_changes(found):
    """There is something to be adjusted."""
    if not found:
        raise Refused(_("Mọi tháng đã đúng theo quy định hiện có, không có gì phải điều chỉnh."))


def check_place(found, *, name, month, path):
    """Whoever stands in a sheet was a member in that month, in the branch at work. ``found``: (union, group) or None."""
    near = found is not None and (found[0].path.startswith(path) or path.startswith(found[0].path))
    if not near:
        words = {"name": name, "month": month_of(month).label}
        raise Refused(
            _("%(name)s không là đoàn viên của đơn vị trong %(month)s. Xem lại người, tháng, ngày về đơn vị.") % words, field="person"
        )


def check_exempt_owes_nothing(*, exempt, due):
    """Who is exempt has no due."""
    if exempt and due:
        raise Refused(_("Được miễn thì để trống số phải thu."), field="due")


def check_remittance(above, *, period, today):
    """There is somebody above to remit to, and the period has begun. ``above``: the superior of that day, or None."""
    if above is None:
        raise Refused(_("Ngày ấy đơn vị không có cấp trên để nộp. Xem lại ngày phiếu chi."), field="voucher_on")
    check_period_begun(period, today=today)


def check_period_begun(period, *, today):
    """The period has begun."""
    if period.start > today:
        raise Refused(_("%(period)s chưa đến. Chọn kỳ đã bắt đầu.") % {"period": period.label.capitalize()}, field="period")


def check_same_line(*, person, month):
    """A line stays of its person and its month. ``person``, ``month``: True for what changed."""
    if person or month:
        raise Refused(_("Dòng này của người khác hoặc tháng khác. Đổi người, đổi tháng thì ghi thành dòng mới, xóa Mã dòng."))
