"""Books, items, vouchers as tests need them."""

import datetime

from django.db import connection

from congdoan.ledger import queries
from congdoan.ledger.actions import books, vouchers
from congdoan.ledger.choices import AccountKind, BookKind
from congdoan.ledger.models import Item

OPENED = datetime.date(2022, 1, 1)


def day(text):
    """A day from ISO."""
    return datetime.date.fromisoformat(text)


def book(cast, kind=BookKind.UNION, cash=1_000_000, bank=5_000_000, unit=None, by=None, opened_on=OPENED):
    """A book of the union with cash and a deposit."""
    deposit = {"bank_name": "Kho bạc Bình Lục", "bank_number": "3713.0.101", "bank": bank} if bank else {}
    return books.open(by=by or cast.accountant, unit=unit or cast.union, kind=kind, opened_on=opened_on, cash=cash, **deposit)


def place(book, kind=AccountKind.CASH):
    """Where money of the book lies."""
    return queries.place_account(book, kind)


def item(code, chart="B07-2021"):
    """An item of a chart."""
    return Item.objects.select_related("chart").get(chart__key=chart, code=code)


def received(cast, book, amount, on="2022-02-10", code="22", **facts):
    """A receipt of cash."""
    given = {"item": item(code), "amount": amount, "voucher_on": day(on), "words": "Thu đoàn phí tháng 2", "party": "Tổ Văn phòng"} | facts
    return vouchers.receive(by=cast.accountant, unit=book.unit, place=given.pop("place", place(book)), **given)


def paid(cast, book, amount, on="2022-02-11", code="31", **facts):
    """A payment of cash."""
    given = {"item": item(code), "amount": amount, "voucher_on": day(on), "words": "Thăm đoàn viên ốm", "party": "Trần Thị Mai"} | facts
    return vouchers.pay(by=cast.accountant, unit=book.unit, place=given.pop("place", place(book)), **given)


def unguarded(*tables):
    """Takes the database's guards off some tables until the test ends, as who owns the database could: what is done then, the chain tells."""
    with connection.cursor() as cursor:
        connection.check_constraints()
        for table in tables:
            names = ["ledger_posting_one_book", "ledger_posting_written"] if table == "posting" else [f"ledger_{table}_written"]
            for name in names:
                cursor.execute(f"DROP TRIGGER {name}{f' ON ledger_{table}' if connection.vendor == 'postgresql' else ''}")
