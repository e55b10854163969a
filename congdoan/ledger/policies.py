"""Rules of the books; each tells in one sentence what a person can do about it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from congdoan.access.roles import Role
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money
from congdoan.kernel.periods import month_of
from congdoan.ledger.choices import DENOMINATIONS, AccountKind, BookKind, VoucherKind


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


def check_reversible(*, kind, mark, reversed_by):
    """A voucher is reversed once; a reversal is not, nor an opening balance, which is corrected where the money lies."""
    if reversed_by is not None:
        raise Refused(_("%(mark)s đã được đảo bằng %(other)s.") % {"mark": mark, "other": reversed_by})
    if kind == VoucherKind.OPENING:
        raise Refused(_("%(mark)s là số dư khi mở sổ. Mở sổ quỹ, sổ tiền gửi rồi bấm Sửa số dư khi mở sổ.") % {"mark": mark})
    if kind == VoucherKind.REVERSAL:
        raise Refused(_("%(mark)s là bút toán đảo. Ghi lại chứng từ đúng thay vì đảo lần nữa.") % {"mark": mark})


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


def check_book_new(exists, *, name):
    """A unit keeps one book of each sort of money."""
    if exists:
        raise Refused(_("Đơn vị đã có sổ %(name)s.") % {"name": name}, field="kind")


def check_opened(opened_on, *, today):
    """A book begins on a day that has come."""
    if opened_on > today:
        raise Refused(_("Ngày mở sổ ở sau hôm nay."), field="opened_on")


def check_bank(*, name, amount, kind):
    """A deposit lies somewhere, and is money."""
    if name and kind == BookKind.GOODS:
        raise Refused(_("Sổ hiện vật không có tiền gửi."), field="bank_name")
    if amount and not name:
        raise Refused(_("Có tiền gửi thì ghi gửi ở ngân hàng, kho bạc nào."), field="bank_name")


def check_other_opening(amount, *, now):
    """An opening balance is corrected to another one (đồng)."""
    if amount == now:
        raise Refused(_("Số dư khi mở sổ đang là %(now)s. Ghi số đúng.") % {"now": format_money(now)}, field="amount")


def check_account_new(name, *, taken):
    """Two accounts of one book have two names."""
    if name.casefold() in {one.casefold() for one in taken}:
        raise Refused(_("Sổ đã có tài khoản “%(name)s”.") % {"name": name}, field="name")


def check_place_of(place, *, unit, field="place"):
    """The place of money is one of the unit's own books."""
    if place.book.unit_id != unit.pk:
        raise Refused(_("“%(name)s” là của sổ ở đơn vị khác. Chọn nơi giữ tiền của đơn vị mình.") % {"name": place.name}, field=field)


def check_same_book(source, target, *, field="target"):
    """Money stays in its book."""
    if source.pk == target.pk:
        raise Refused(_("Nơi đi và nơi đến là một. Chọn nơi đến khác."), field=field)
    if source.book_id != target.book_id:
        raise Refused(_("Tiền của sổ này không chuyển sang sổ khác. Chọn hai nơi trong cùng một sổ."), field=field)


def check_not_before(on, *, first, mark, field="voucher_on"):
    """A reversal is not of a day before what it reverses."""
    if on < first:
        raise Refused(
            _("%(mark)s ghi ngày %(day)s; bút toán đảo không thể trước ngày đó.") % {"mark": mark, "day": dates.format_date(first)},
            field=field,
        )


def check_cause(cause, *, kind, name):
    """What waits is of the sort of money that the place holds. Returns the sort."""
    if cause is None:
        raise Refused(_("Không có loại việc này. Mở lại trang Chờ lập phiếu."))
    if cause.book != kind:
        raise Refused(
            _("“%(name)s” không giữ %(kind)s. Chọn nơi giữ của sổ ấy.") % {"name": name, "kind": BookKind(cause.book).label}, field="place"
        )
    return cause


def check_matters(keys, *, waiting):
    """Something was chosen, and all of it still waits as it was seen. Returns the matters. ``waiting``: {key: Matter}."""
    if not keys:
        raise Refused(_("Chưa đánh dấu việc nào. Đánh dấu việc cần lập phiếu."), field="matters")
    if any(key not in waiting for key in keys):
        raise Refused(_("Có việc vừa được sửa, hoặc vừa được lập phiếu. Xem lại danh sách rồi đánh dấu lại."), field="matters")
    return [waiting[key] for key in dict.fromkeys(keys)]


def check_rows_seen(count, *, seen):
    """Nothing slipped in between what was seen and what is held."""
    if count != seen:
        raise Refused(_("Danh sách vừa thay đổi. Xem lại rồi đánh dấu lại."), field="matters")


def check_funds(out, *, left, opening):
    """A fund gives what it has. ``out``: {its account: đồng that leave it}; ``left``: {account: đồng} of all funds of the book; ``opening``: of no fund."""
    after = left | {account: left.get(account, 0) - amount for account, amount in out.items()}
    short = sum(-amount for amount in after.values() if amount < 0)
    for account, amount in out.items():
        if amount > 0 and after[account] < 0 and short > opening:
            words = {"name": account.name, "left": format_money(max(left.get(account, 0), 0))}
            raise Refused(_("“%(name)s” chỉ còn %(left)s. Ghi khoản thu vào quỹ ấy trước; quỹ này không chi thay quỹ khác.") % words)


def check_unsettled(row, changed=None, field=None):
    """What a voucher was written for is not changed under it. ``changed``: names of what would change, None for the whole row.

    The row's model says in ``settled`` which of its fields each voucher stands for.
    """
    for link, names in row.settled.items():
        if getattr(row, f"{link}_id") is not None and (changed is None or set(names) & set(changed)):
            mark = getattr(row, link).mark
            raise Refused(_("Việc này đã có %(mark)s. Kế toán đảo phiếu ấy trước, rồi sửa và lập phiếu lại.") % {"mark": mark}, field=field)


def check_cash(place):
    """Notes are counted where cash lies."""
    if place.kind != AccountKind.CASH:
        raise Refused(_("Kiểm kê theo mệnh giá là của quỹ tiền mặt. Tiền gửi thì đối chiếu với ngân hàng, kho bạc."))


def check_count_day(on, *, today, opened_on):
    """Cash is counted on a day that has come, of a book that is open."""
    if on > today:
        raise Refused(_("Ngày kiểm kê ở sau hôm nay."), field="counted_on")
    if on < opened_on:
        raise Refused(_("Sổ này mở từ ngày %(day)s.") % {"day": dates.format_date(opened_on)}, field="counted_on")


def check_notes(notes):
    """{denomination: pieces} of those that were there; known denominations, whole and not below zero."""
    if unknown := [value for value in notes if value not in DENOMINATIONS]:
        raise Refused(_("Không có tờ %(value)s.") % {"value": format_money(unknown[0])}, field="notes")
    if any(pieces < 0 for pieces in notes.values()):
        raise Refused(_("Số tờ không thể âm."), field="notes")
    return {value: pieces for value, pieces in notes.items() if pieces}


def sum_of_notes(notes):
    """Đồng of {denomination: pieces}."""
    return sum(value * pieces for value, pieces in notes.items())


def check_difference(counted, in_book, *, reason):
    """What differs from the book is explained."""
    if counted != in_book and not reason:
        words = {"counted": format_money(counted), "book": format_money(in_book), "more": format_money(abs(counted - in_book))}
        said = (
            _("Đếm được %(counted)s, sổ còn %(book)s: thừa %(more)s.")
            if counted > in_book
            else _("Đếm được %(counted)s, sổ còn %(book)s: thiếu %(more)s.")
        )
        raise Refused(f"{said % words} {_('Đếm lại, hoặc ghi lý do chênh lệch.')}", field="reason")


WATCHING = {
    Role.CHAIR: _l("chủ tài khoản"),
    Role.ACCOUNTANT: _l("kế toán"),
    Role.CASHIER: _l("thủ quỹ"),
    Role.INSPECTOR: _l("ủy ban kiểm tra"),
}
"""Who signs, who writes, who keeps the money, who inspects: four persons (DOMAIN: separation of duties)."""


def clashes(holders):
    """[(name, [labels])] of persons who hold two duties that keep watch over each other. ``holders``: {(person id, name): {role}}."""
    return [
        (name, [label for role, label in WATCHING.items() if role in roles])
        for (_pk, name), roles in holders.items()
        if len(roles & WATCHING.keys()) > 1
    ]
