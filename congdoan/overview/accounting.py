"""What a week asks of money: books to open again or close, vouchers to write, estimates and settlements on their way, what is to be published."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.budget import queries as budget
from congdoan.budget.choices import Permission as Budget
from congdoan.disclosure import queries as disclosure
from congdoan.disclosure.choices import Permission as Disclosure
from congdoan.kernel import dates, money
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger
from congdoan.ledger.choices import Permission as Books
from congdoan.ledger.choices import VoucherKind
from congdoan.overview.asked import LATE_COUNTED, MOST, Task, count_of

SIDES = {
    VoucherKind.RECEIPT: gettext_lazy("thu"),
    VoucherKind.PAYMENT: gettext_lazy("chi"),
    VoucherKind.GOODS_IN: gettext_lazy("nhập"),
    VoucherKind.GOODS_OUT: gettext_lazy("xuất"),
}
"""What is said of the vouchers that wait, in this order."""


def books_to_reopen(by, unit):
    """Months and years that somebody else asks to open again."""
    if not (by.may(Books.REOPEN_MONTH, unit) and by.may(Books.VIEW_BOOKS, unit)):
        return []
    found = yield ledger.to_reopen(by=by, unit=unit)[:MOST]
    return [
        Task(
            minutes=2,
            title=_("Xem đề nghị mở lại sổ %s") % row.closing.label,
            reason=_("%(who)s đề nghị ngày %(day)s: %(why)s")
            % {"who": row.asked_by.full_name, "day": dates.format_date(row.asked_at), "why": row.reason},
            url=reverse("ledger:closing", kwargs={"unit_id": unit.pk, "pk": row.closing_id}),
            button=_("Xem đề nghị"),
        )
        for row in found
    ]


def books_to_close(by, unit):
    """A year whose months are all closed; months that are over, one thing to do for all of them."""
    if not by.may(Books.KEEP_BOOKS, unit):
        return []
    over, year = yield from ledger.to_close(by=by, unit=unit)
    return [*([_year_to_close(unit, year)] if year else ()), *([_months_to_close(unit, over)] if over else ())]


def _year_to_close(unit, year):
    return Task(
        minutes=5,
        title=_("Khóa sổ năm %s") % year,
        reason=_("Đã khóa đủ các tháng. Khóa sổ năm rồi mới lập được quyết toán."),
        url=reverse("ledger:close-year", kwargs={"unit_id": unit.pk}),
        button=_("Khóa sổ năm"),
    )


def _months_to_close(unit, over):
    first = month_of(over[0])
    words = {"count": money.format_number(len(over)), "month": first.label, "day": dates.format_date(first.end)}
    return Task(
        minutes=3,
        title=(_("Khóa sổ %(month)s") if len(over) == 1 else _("Khóa sổ %(count)s tháng, từ %(month)s")) % words,
        reason=(_("Khóa được từ ngày %(day)s.") if len(over) == 1 else _("Khóa được từ ngày %(day)s; khóa lần lượt từng tháng.")) % words,
        url=reverse("ledger:close", kwargs={"unit_id": unit.pk}),
        button=_("Khóa sổ"),
    )


def vouchers_to_write(by, unit):
    """What other rooms recorded that moved money and has no voucher: one thing to do for all of it."""
    if not (by.may(Books.KEEP_BOOKS, unit) and by.may(Books.VIEW_BOOKS, unit)):
        return []
    found = yield from ledger.waiting_totals(by=by, unit=unit)
    if not found:
        return []
    count, first = sum(n for n, _amount, _day in found.values()), min(day for *_told, day in found.values())
    sides = "; ".join(
        _("%(side)s %(count)s khoản, %(amount)s")
        % {"side": side, "count": money.format_number(found[kind][0]), "amount": money.format_money(found[kind][1])}
        for kind, side in SIDES.items()
        if kind in found
    )
    return [
        Task(
            minutes=5,
            title=_("Lập phiếu cho %s khoản đang chờ") % money.format_number(count),
            reason=_("%(sides)s. Lâu nhất từ ngày %(day)s.") % {"sides": sides[:1].upper() + sides[1:], "day": dates.format_date(first)},
            url=reverse("ledger:waiting", kwargs={"unit_id": unit.pk}),
            button=_("Lập phiếu"),
        )
    ]


def _page(filing, unit_id):
    return reverse(f"budget:{filing.kind}", kwargs={"unit_id": unit_id, "period": str(filing.year)})


def _own_filings(found, unit, minutes, title, reason, step):
    """A thing to do for each filing of the unit. ``step``: which of its steps ``reason`` tells of."""
    tasks = []
    for row in found:
        who, when = getattr(row, f"{step}_by"), getattr(row, f"{step}_at")
        words = {
            "what": row.get_kind_display(), "year": row.year, "who": who.full_name, "day": dates.format_date(when), "why": row.remark,
        }  # fmt: skip
        tasks.append(Task(minutes, title % words, reason % words, _page(row, unit.pk), _("Mở hồ sơ")))
    return tasks


def filings_to_agree(by, unit):
    """Estimates and settlements of the unit that wait for its chair's yes."""
    if not (by.may(Budget.AGREE_FILING, unit) and by.may(Books.VIEW_BOOKS, unit)):
        return []  # a draft is shown to those who see the books
    found = yield budget.to_agree(by=by, unit=unit)[:MOST]
    reason = _("%(who)s lập ngày %(day)s; anh/chị đồng ý thì mới gửi cấp trên được.")
    return _own_filings(found, unit, 5, _("Xem và đồng ý %(what)s năm %(year)s"), reason, "drawn")


def filings_given_back(by, unit):
    """Estimates and settlements that the level above gave back."""
    if not by.may(Budget.DRAW_FILING, unit):
        return []
    found = yield budget.to_draw_again(by=by, unit=unit)[:MOST]
    reason = _("Cấp trên trả lại ngày %(day)s (%(who)s): %(why)s")
    return _own_filings(found, unit, 8, _("Lập lại %(what)s năm %(year)s"), reason, "returned")


def filings_to_send(by, unit):
    """Estimates and settlements that were agreed to and not sent."""
    if not by.may(Budget.DRAW_FILING, unit):
        return []
    found = yield budget.to_send(by=by, unit=unit)[:MOST]
    reason = _("%(who)s đồng ý ngày %(day)s, chưa gửi.")
    return _own_filings(found, unit, 1, _("Gửi %(what)s năm %(year)s lên cấp trên"), reason, "agreed")


def filings_to_answer(by, unit):
    """Estimates and settlements of those below that wait for a yes or a no: one thing to do for all of them."""
    if not by.may(Budget.ANSWER_FILING, unit):
        return []
    found = yield budget.unanswered(by=by, unit=unit)[: LATE_COUNTED + 1]
    if not found:
        return []
    first = found[0]
    words = {"unit": first.unit.name, "what": first.get_kind_display(), "year": first.year}
    return [
        Task(
            minutes=5,
            title=_("Duyệt %s dự toán, quyết toán của cấp dưới") % count_of(found),
            reason=_("Gửi lâu nhất: %(what)s năm %(year)s của %(unit)s.") % words,
            url=_page(first, first.unit_id),
            button=_("Mở hồ sơ"),
        )
    ]


def figures_to_publish(by, unit):
    """Figures of last year that members should have been told by now: one thing to do for all of them."""
    if not by.may(Disclosure.MAKE_PUBLICATION, unit):
        return []
    found = yield from disclosure.overdue(by=by, unit=unit)
    if not found:
        return []
    names = "; ".join(_("%(what)s %(year)s") % {"what": kind.label, "year": year} for kind, year, _due in found)
    words = {"day": dates.format_date(min(due for _kind, _year, due in found)), "names": names}
    return [
        Task(
            minutes=3,
            title=_("Công khai tài chính với đoàn viên"),
            reason=_("Hạn sớm nhất %(day)s, đã quá: %(names)s.") % words,
            url=reverse("disclosure:publish", kwargs={"unit_id": unit.pk}),
            button=_("Công khai"),
        )
    ]
