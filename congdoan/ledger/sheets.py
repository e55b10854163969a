"""Trang "Thu chi": one receipt or payment of union money. What stands in the book is never changed by a file; an undone file is reversed."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused, Unreadable
from congdoan.kernel.text import fold, squeeze
from congdoan.ledger import marks, policies, queries
from congdoan.ledger.actions import imports
from congdoan.ledger.choices import OF_SIDE, SIGNS, AccountKind, BookKind, Permission, Side
from congdoan.workbooks import matching
from congdoan.workbooks.columns import Choice, Date, Money, Text, as_text, day
from congdoan.workbooks.sheets import Existing, Sheet, Split

NUMBER = re.compile(r"^(?P<sign>pt|pc|phieu thu|phieu chi)?(?: so)?[ .:/-]*0*(?P<number>[1-9]\d{0,6})(?: ?[/-] ?(?P<year>\d{4}))?$")
SIDES = {"pt": Side.INCOME, "phieu thu": Side.INCOME, "pc": Side.EXPENSE, "phieu chi": Side.EXPENSE}


@dataclass(eq=False)
class NumberColumn(Text):
    """Số chứng từ: "PT 05/2022"; the sign and the year may be left to the columns beside it."""

    def parse(self, raw):
        text = squeeze(as_text(raw))
        if not NUMBER.match(fold(text)):
            raise Unreadable(_("Số chứng từ là số phiếu thu, phiếu chi, như PT 05/2022 hoặc 5."))
        return text


@dataclass(eq=False)
class ItemColumn(Text):
    """Mã mục: "22", or as the book names it, "22. Thu đoàn phí"."""

    def parse(self, raw):
        text = squeeze(as_text(raw))
        found = re.match(r"^(?:m[uụ]c )?(\d+)\b", text, re.IGNORECASE)
        return found[1] if found else text


def _existing(*, by, unit):
    return [Existing(voucher.pk, _cells(voucher), voucher.book.unit_id) for voucher in queries.plain_vouchers(by=by, unit=unit)]


def _cells(voucher):
    [line] = voucher.postings.all()
    inward = voucher.kind == OF_SIDE[Side.INCOME]
    place, account = (line.debit, line.credit) if inward else (line.credit, line.debit)
    return {
        "voucher_on": day(voucher.voucher_on),
        "side": Side.INCOME if inward else Side.EXPENSE,
        "item": account.item.code,
        "words": voucher.words,
        "amount": line.amount,
        "number": voucher.mark,
        "party": voucher.party or None,
        "place": place.name,
    }


def _prepare(rows, run):
    """The number in full; cash, where the file does not say where the money lies; the code of an item that is called by its name."""
    places, items = _places(run), _items(run)
    for row in rows:
        row.cells["number"] = _in_full(row)
        if not row["item"].isdigit():
            called = (item.code for item in _of_day(items, row) if fold(item.label) == fold(row["item"]))
            row.cells["item"] = next(called, row["item"])
        if row["place"] is None and row.unit and (cash := _cash(places.get(row.unit.pk, ()))):
            row.assume("place", cash.name)


def _in_full(row):
    read = NUMBER.match(fold(row["number"]))
    side, year = SIDES.get(read["sign"], row["side"]), int(read["year"] or row.day("voucher_on").year)
    return marks.written(kind=OF_SIDE[Side(side)], number=int(read["number"]), year=year, book=BookKind.UNION)


def _places(run):
    return run.once("ledger.places", lambda: queries.places_below(run.unit, BookKind.UNION))


def _items(run):
    return run.once("ledger.items", queries.all_items)


def _of_day(items, row):
    on = row.day("voucher_on")
    return [item for item in items if item.side == row["side"] and item.chart.holds_on(on)]


def _cash(places):
    return next((place for place in places if place.kind == AccountKind.CASH), None)


def _place(row, places):
    return next((place for place in places.get(row.unit.pk, ()) if fold(place.name) == fold(row["place"] or "")), None)


def _judge(row, run):
    """A voucher that stands is not changed; a new one has its sign and year as its kind and day have them."""
    if row.match is not None:
        name = next(iter(row.changes))
        sentence = _("%(mark)s đã lập nên không sửa. Đảo phiếu ấy trong sổ rồi lập phiếu khác.") % {"mark": row.match.cells["number"]}
        raise Refused(sentence, field=name)
    sign, _number, year = _parts(row)
    if sign != SIGNS[OF_SIDE[Side(row["side"])]]:
        raise Refused(_("%(mark)s không phải phiếu %(side)s.") % {"mark": row["number"], "side": Side(row["side"]).label}, field="number")
    if year != row.day("voucher_on").year:
        raise Refused(_("%(mark)s không phải số của năm ghi ở cột Ngày.") % {"mark": row["number"]}, field="number")
    if not row["amount"]:
        raise Refused(_("Số tiền phải lớn hơn 0. Ghi nhầm thì đảo chứng từ, không ghi số âm."), field="amount")


def _parts(row):
    sign, rest = row["number"].split(" ")
    number, year = rest.split("/")
    return sign, int(number), int(year)


def _judge_all(rows, run):
    """The place, the item of that day, the month open; numbers follow one another, and the money is there."""
    places, items, by_book = _places(run), _items(run), defaultdict(list)
    for row in rows:
        if row.match is None and not row.in_error and _is_placed(row, places) and _has_item(row, items):
            by_book[row.facts["place"].book].append(row)
    for book, given in by_book.items():
        closed = queries.closed_months(book.unit_id)
        for row in given:
            _refuse_if(row, "voucher_on", policies.check_day, row.day("voucher_on"), today=run.today, opened_on=book.opened_on)
            _refuse_if(row, "voucher_on", policies.check_open, row.day("voucher_on"), closed=closed)
        _judge_series(book, given)
        if _judge_money([row for row in given if not row.in_error]):
            _judge_series(book, given)
        _warn_of_waiting(book, [row for row in given if not row.in_error])


def _refuse_if(row, column, check, /, *args, **kwargs):
    try:
        check(*args, **kwargs)
    except Refused as refused:
        row.refuse(column, refused.sentence)


def _is_placed(row, places):
    if not places.get(row.unit.pk):
        row.refuse("unit", _("%(unit)s chưa mở sổ ngân sách công đoàn. Mở sổ ở trang Sổ kế toán trước.") % {"unit": row.unit.name})
        return False
    place = _place(row, places)
    if place is None:
        known = "; ".join(one.name for one in places[row.unit.pk])
        row.refuse("place", _("Sổ không có nơi giữ tiền này. Ghi một trong: %(known)s.") % {"known": known})
        return False
    row.facts = {"place": place}
    return True


def _has_item(row, items):
    known = _of_day(items, row)
    found = next((item for item in known if item.code == row["item"]), None)
    if found is None:
        facts = {"code": row["item"], "side": Side(row["side"]).label, "day": format_date(row.day("voucher_on"))}
        fix = _("Các mục: %(known)s.") % {"known": "; ".join(str(item) for item in known)}
        row.refuse("item", _("Mục lục ngày %(day)s không có mục %(side)s “%(code)s”.") % facts, fix)
        return False
    row.facts["item"] = found
    return True


def _judge_series(book, rows):
    last = queries.last_numbers(book)
    for row in sorted((row for row in rows if not row.in_error), key=_parts):
        kind, (_sign, number, year) = OF_SIDE[Side(row["side"])], _parts(row)
        _refuse_if(row, "number", policies.check_follows, number, kind=kind, year=year, book=book.kind, last=last.get((kind, year), 0))
        if not row.in_error:
            last[kind, year] = number


def _judge_money(rows):
    """Payments in the order of their days: the first that the money does not reach for is refused, the others are tried without it.

    True if any was refused: then the numbers behind it do not follow any more.
    """
    by_place = defaultdict(list)
    for row in rows:
        by_place[row.facts["place"]].append(row)
    for place, given in by_place.items():
        moves = queries.moves_of(place) + [(row.day("voucher_on"), row["amount"]) for row in given if row["side"] == Side.INCOME]
        outs = sorted((row for row in given if row["side"] == Side.EXPENSE), key=lambda row: (row.day("voucher_on"), _parts(row)))
        if not outs:
            continue
        try:
            policies.check_all_enough(moves, outs=[(row.day("voucher_on"), row["amount"]) for row in outs], name=place.name)
        except Refused:
            _refuse_short(place, moves, outs)
    return any(row.in_error for row in rows)


def _refuse_short(place, moves, outs):
    for row in outs:
        on, amount = row.day("voucher_on"), row["amount"]
        _refuse_if(row, "amount", policies.check_enough, moves, on=on, amount=amount, name=place.name)
        if not row.in_error:
            moves.append((on, -amount))


def _warn_of_waiting(book, rows):
    """What is recorded elsewhere and still waits for its voucher is not entered twice."""
    for side in {row["side"] for row in rows}:
        given = [row for row in rows if row["side"] == side]
        waits = queries.waiting_alike(book, OF_SIDE[Side(side)], {row["amount"] for row in given})
        for row in given:
            for matter in waits.get(row["amount"], ()):
                fix = _("Nếu là một việc thì lập phiếu ở trang Chờ lập phiếu và bỏ dòng này.")
                row.warn("amount", _("“%(words)s” cùng số tiền đang chờ lập phiếu.") % {"words": matter.words}, fix)


def _write(*, by, unit, new, changed, run):
    made = imports.record_all(by=by, unit=unit, rows=[_facts(row) for row in new])
    for row, voucher in zip(new, made, strict=True):
        row.pk = voucher.pk


def _facts(row):
    return {
        "place": row.facts["place"],
        "item": row.facts["item"],
        "side": row["side"],
        "number": _parts(row)[1],
        "voucher_on": row.day("voucher_on"),
        "amount": row["amount"],
        "words": row["words"],
        "party": row["party"] or "",
    }


def _undo(*, by, unit, created, changed):
    imports.reverse_all(by=by, unit=unit, pks=created)


BOOK = Sheet(
    name="Thu chi",
    prefix="PTC",
    permission=Permission.KEEP_BOOKS,
    seen_with=Permission.VIEW_BOOKS,
    aliases=("Sổ thu chi", "Sổ quỹ", "Sổ quỹ tiền mặt"),
    match=matching.by(("number",), once=True),
    columns=(
        Date("Ngày", "voucher_on", required=True, aliases=("Ngày chứng từ", "Ngày tháng", "Ngày lập")),
        Choice("Loại", "side", Side, required=True, aliases=("Loại phiếu", "Thu hay chi"), also={"phiếu thu": Side.INCOME, "phiếu chi": Side.EXPENSE}),
        ItemColumn("Mã mục", "item", required=True, aliases=("Mục", "Mục lục", "Mã số")),
        Text("Nội dung", "words", max_length=300, required=True, aliases=("Diễn giải", "Nội dung thu chi", "Lý do")),
        Money("Số tiền", "amount", required=True, aliases=("Số phát sinh",)),
        NumberColumn("Số chứng từ", "number", required=True, aliases=("Số phiếu", "Số CT", "Chứng từ số")),
        Text("Người nộp, nhận", "party", max_length=200, aliases=("Người nộp, người nhận", "Người nộp", "Người nhận", "Họ tên người nộp, nhận")),
        Text("Nơi giữ tiền", "place", max_length=200, aliases=("Tài khoản", "Quỹ", "Tiền mặt hay tiền gửi")),
    ),
    split=(
        Split("amount", {"thu": {"side": "thu"}, "chi": {"side": "chi"}}),
        Split("number", {"thu": {"side": "thu"}, "chi": {"side": "chi"}}),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    prepare=_prepare,
    judge=_judge,
    judge_all=_judge_all,
)  # fmt: skip
