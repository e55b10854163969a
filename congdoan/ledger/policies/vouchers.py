"""What a voucher may say."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money
from congdoan.kernel.periods import month_of
from congdoan.ledger import marks
from congdoan.ledger.choices import BookKind, VoucherKind


def check_day(on, *, today, opened_on, field="voucher_on"):
    """A voucher is of a day that has come, and not before the book began."""
    if on > today:
        raise Refused(_("Ngày chứng từ ở sau hôm nay. Ghi ngày đã thu, đã chi."), field=field)
    if on < opened_on:
        raise Refused(
            _("Sổ này mở từ ngày %(day)s; chứng từ trước đó nằm trong số dư khi mở sổ.") % {"day": dates.format_date(opened_on)},
            field=field,
        )


def check_open(on, *, closed, field="voucher_on"):
    """The month of the day is not closed. ``closed``: first days of the months that are."""
    month = month_of(on)
    if month.start in closed:
        raise Refused(
            _("Sổ %(month)s đã khóa. Ghi vào tháng đang mở, hoặc đề nghị mở lại sổ tháng ấy.") % {"month": month.label},
            field=field,
        )


def check_lines(lines, *, field="amount"):
    """Something is posted, each amount (đồng) above zero."""
    if not lines:
        raise Refused(_("Chứng từ chưa có dòng nào. Ghi mục và số tiền."), field=field)
    if any(amount <= 0 for _debit, _credit, amount in lines):
        raise Refused(_("Số tiền phải lớn hơn 0. Ghi nhầm thì đảo chứng từ, không ghi số âm."), field=field)


def check_item(item, *, side, on, kind, field="item"):
    """The item is of the chart of that day and of this side; items are of union money alone (``kind`` of the book)."""
    if kind != BookKind.UNION:
        raise Refused(_("Mục lục thu chi là của ngân sách công đoàn. Chọn nơi giữ tiền của sổ ấy."), field="place")
    if not item.chart.holds_on(on):
        raise Refused(
            _("Mục %(code)s là của %(chart)s, ngày %(day)s dùng mục lục khác. Chọn lại mục.")
            % {"code": item.code, "chart": item.chart.name, "day": dates.format_date(on)},
            field=field,
        )
    if item.side != side:
        raise Refused(_("Mục %(code)s không phải mục %(side)s. Chọn lại mục.") % {"code": item.code, "side": side.label}, field=field)


def check_enough(moves, *, on, amount, name, field="amount"):
    """What goes out on a day is there, on that day and on every later one.

    ``moves``: [(day, đồng in less đồng out)] of where the money lies; ``amount``: what is to go out, đồng.
    """
    by_day = {on: 0}
    for day, moved in moves:
        by_day[day] = by_day.get(day, 0) + moved
    left = 0
    for day in sorted(by_day):
        left += by_day[day]
        if day >= on and left < amount:
            words = {"name": name, "day": dates.format_date(day), "left": format_money(left)}
            raise Refused(
                _("%(name)s ngày %(day)s chỉ còn %(left)s. Ghi khoản thu trước, hoặc xem lại ngày, số tiền.") % words, field=field
            )


def check_all_enough(moves, *, outs, name, field="amount"):
    """The same of several that go out of one place. ``outs``: [(day, đồng)]; the first that is not there is refused."""
    moved = {}
    for on, amount in [*moves, *((on, -amount) for on, amount in outs)]:
        moved[on] = moved.get(on, 0) + amount
    left, first = 0, min(on for on, _amount in outs)
    short = False
    for day in sorted(moved):
        left += moved[day]
        short = short or (day >= first and left < 0)
    standing = list(moves)
    for on, amount in outs if short else ():
        check_enough(standing, on=on, amount=amount, name=name, field=field)
        standing.append((on, -amount))


def check_follows(number, *, kind, year, book, last, field="number"):
    """The number of a voucher is the one after the ``last`` of its series. ``book``: its kind."""
    words = {name: marks.written(kind=kind, number=said, year=year, book=book) for name, said in (("mark", number), ("next", last + 1))}
    if number <= last:
        raise Refused(_("%(mark)s đã có trong sổ. Số tiếp theo là %(next)s.") % words, field=field)
    if number > last + 1:
        raise Refused(_("Trước %(mark)s phải có %(next)s: số chứng từ của một năm liền nhau.") % words, field=field)


def check_reversible(*, kind, mark, reversed_by):
    """A voucher is reversed once; a reversal is not, nor an opening balance, which is corrected where the money lies."""
    if reversed_by is not None:
        raise Refused(_("%(mark)s đã được đảo bằng %(other)s.") % {"mark": mark, "other": reversed_by})
    if kind == VoucherKind.OPENING:
        raise Refused(_("%(mark)s là số dư khi mở sổ. Mở sổ quỹ, sổ tiền gửi rồi bấm Sửa số dư khi mở sổ.") % {"mark": mark})
    if kind == VoucherKind.REVERSAL:
        raise Refused(_("%(mark)s là bút toán đảo. Ghi lại chứng từ đúng thay vì đảo lần nữa.") % {"mark": mark})


def check_not_before(on, *, first, mark, field="voucher_on"):
    """A reversal is not of a day before what it reverses."""
    if on < first:
        raise Refused(
            _("%(mark)s ghi ngày %(day)s; bút toán đảo không thể trước ngày đó.") % {"mark": mark, "day": dates.format_date(first)},
            field=field,
        )


def check_funds(out, *, left, opening):
    """A fund gives what it has. ``out``: {its account: đồng that leave it}; ``left``: {account: đồng} of all funds of the book; ``opening``: of no fund."""
    after = left | {account: left.get(account, 0) - amount for account, amount in out.items()}
    short = sum(-amount for amount in after.values() if amount < 0)
    for account, amount in out.items():
        if amount > 0 and after[account] < 0 and short > opening:
            words = {"name": account.name, "left": format_money(max(left.get(account, 0), 0))}
            raise Refused(_("“%(name)s” chỉ còn %(left)s. Ghi khoản thu vào quỹ ấy trước; quỹ này không chi thay quỹ khác.") % words)
