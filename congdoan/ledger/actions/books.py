"""Mở sổ, thêm tài khoản tiền gửi."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.ledger import policies, queries
from congdoan.ledger.actions import posting
from congdoan.ledger.choices import AccountKind, BookKind, Permission, VoucherKind
from congdoan.ledger.models import Account, Book

CASH, GOODS, OPENING = "Tiền mặt", "Hiện vật", "Số dư khi mở sổ"


@action(Permission.KEEP_BOOKS, at="unit")
def open(*, by, unit, kind, opened_on, cash=0, bank_name="", bank_number="", bank=0):
    """Mở sổ kế toán.

    ``cash``, ``bank``: what is there on the first day (đồng; of goods, ``cash`` is their value); ``bank_name``: where the deposit lies, empty for none.
    """
    policies.check_book_new(queries.book_of(unit, kind) is not None, name=BookKind(kind).label)
    last = queries.last_closed(unit)
    policies.check_opened(opened_on, today=by.today, closed=last.period if last else None)
    policies.check_bank(name=bank_name, amount=bank, kind=kind)
    book = Book.objects.create(unit=unit, kind=kind, opened_on=opened_on, recorded_by=by.person, recorded_at=by.now)
    first = (AccountKind.GOODS, GOODS) if kind == BookKind.GOODS else (AccountKind.CASH, CASH)
    places = [(Account.objects.create(book=book, kind=first[0], name=first[1]), cash)]
    before = Account.objects.create(book=book, kind=AccountKind.OPENING, name=OPENING)
    if bank_name:
        places.append((Account.objects.create(book=book, kind=AccountKind.BANK, name=bank_name, number=bank_number), bank))
    lines = [(place, before, amount) for place, amount in places if amount]
    if lines:
        posting.post(by=by, book=book, kind=VoucherKind.OPENING, voucher_on=opened_on, lines=lines, words=OPENING)
    note(kind=kind)
    return book


@action(Permission.KEEP_BOOKS, at="place.book.unit")
def correct_opening(*, by, place, amount):
    """Sửa số dư khi mở sổ của một nơi giữ tiền.

    ``amount``: what was there on the first day (đồng); the difference is posted of that day, in a month that is open.
    """
    book, before = place.book, queries.place_account(place.book, AccountKind.OPENING)
    now = queries.opening_of(place, before)
    policies.check_other_opening(amount, now=now)
    line = (place, before, amount - now) if amount > now else (before, place, now - amount)
    words = f"{OPENING}, sửa: {place.name}"
    return posting.post(by=by, book=book, kind=VoucherKind.OPENING, voucher_on=book.opened_on, lines=[line], words=words)


@action(Permission.KEEP_BOOKS, at="book.unit")
def add_bank(*, by, book, name, number=""):
    """Thêm tài khoản tiền gửi vào sổ."""
    policies.check_bank(name=name, amount=0, kind=book.kind)
    policies.check_account_new(name, taken=[one.name for one in queries.accounts(book)])
    return Account.objects.create(book=book, kind=AccountKind.BANK, name=name, number=number)
