"""Books of a year with all months closed, estimates and settlements as tests need them."""

import datetime

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.budget import queries
from congdoan.budget.actions import drawing, steps
from congdoan.budget.models import STANDING, Filing
from congdoan.dues.models import LevyLine
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import books, closings, vouchers
from congdoan.ledger.choices import AccountKind, BookKind
from congdoan.ledger.tests.factories import day, item
from congdoan.organization.actions import appointments
from congdoan.organization.choices import Post
from congdoan.units.models import Employer
from tests import people

YEAR = 2021
MONTHS = [datetime.date(YEAR, month, 1) for month in range(1, 13)]


def second_officer(cast):
    """Another officer of the district."""
    who = people.person("Đoàn Thị Ngân")
    grants.give(person=who, role=Role.SUPERIOR_OFFICER, unit=cast.district, valid_from=people.FOUNDED)
    return people.acting(people.account(who, "captren2"))


def year_book(cast, cash=1_000_000, kind=BookKind.UNION, unit=None, by=None):
    """A book of 2021 with cash alone."""
    return books.open(by=by or cast.accountant, unit=unit or cast.union, kind=kind, opened_on=MONTHS[0], cash=cash)


def moved(cast, book, code, amount, on="2021-02-10", income=None, chart="B07-2021", by=None):
    """A receipt or a payment of cash."""
    found = item(code, chart)
    deed = vouchers.receive if found.side == "income" else vouchers.pay
    place = ledger.place_account(book, AccountKind.CASH)
    return deed(
        by=by or cast.accountant, unit=book.unit, place=place, voucher_on=day(on), item=found, amount=amount, words="Việc của năm"
    )  # fmt: skip


def closed(cast, unit=None, months=MONTHS, by=None):
    """The months closed."""
    for month in months:
        closings.close(by=by or cast.accountant, unit=unit or cast.union, month=month)
    if months and months[-1].month == 12:
        closings.close_year(by=by or cast.accountant, unit=unit or cast.union, year=months[-1].year, remark="Kiểm kê ngày 30/12")


def reopened(cast):
    """The year and its December opened again, by two persons."""
    for _each in range(2):
        last = ledger.last_closed(cast.union)
        asked = closings.ask_reopen(by=cast.accountant, closing=last, version=last.version, reason="Sót phiếu")
        closings.reopen(by=cast.chair, closing=asked, version=asked.version)


def kept_year(cast):
    """A whole year: dues 5.000.000, levy 3.000.000, care 2.500.000, sport 700.000, remitted 1.500.000; all months closed; charity money beside."""
    book = year_book(cast)
    year_book(cast, kind=BookKind.CHARITY, cash=9_000_000)
    for code, amount, on in (
        ("22", 5_000_000, "2021-02-10"), ("23", 3_000_000, "2021-03-10"), ("31", 2_500_000, "2021-04-10"),
        ("32", 700_000, "2021-06-10"), ("38", 1_500_000, "2021-12-31"),
    ):  # fmt: skip
        moved(cast, book, code, amount, on)
    closed(cast)
    return book


def headed(cast):
    """What the head of a settlement tells beside members: two employers' levy of two months, one full-time officer."""
    for name, months in (
        ("Công ty May Yên Bình", ((11, 40, 200_000_000), (12, 42, 210_000_000))),
        ("Trường Yên Trung", ((12, 30, 300_000_000),)),
    ):
        body = Employer.objects.create(name=name)
        for month, workers, fund in months:
            told = {"month": datetime.date(YEAR, month, 1), "workers": workers, "fund": fund, "due": fund // 50}
            LevyLine.objects.create(
                unit=cast.union, employer=body, known_on=people.TODAY, recorded_by=cast.accountant.person, recorded_at=people.NOW, **told
            )
    officer = people.person("Lê Văn Ái", "male")
    appointments.appoint(by=cast.chair, unit=cast.union, person=officer, post=Post.OFFICER, valid_from=MONTHS[0])


AMOUNTS = {"10": 1_000_000, "22": 6_000_000, "31": 4_000_000, "32": 1_000_000}


def estimate(cast, year=YEAR, version=0, **amounts):
    """A drawn estimate of the union."""
    return drawing.estimate(by=cast.accountant, unit=cast.union, year=year, version=version, amounts=amounts or AMOUNTS)


def settlement(cast, version=0):
    """A drawn settlement of the union."""
    return drawing.settlement(by=cast.accountant, unit=cast.union, year=YEAR, version=version)


def sent(cast, filing):
    """Agreed by the chair, sent by the accountant."""
    agreed = steps.agree(by=cast.chair, filing=filing, version=filing.version)
    return steps.send(by=cast.accountant, filing=agreed, version=agreed.version)


def approved(cast, filing, **amounts):
    """Sent and approved."""
    found = sent(cast, filing)
    return steps.approve(by=cast.officer, filing=found, version=found.version, amounts=amounts)


def standing(cast, kind):
    """What the level above counts of the union's year."""
    return Filing.objects.filter(STANDING, unit=cast.union, kind=kind, year=YEAR)


def figures(filing, column="amount"):
    """{key: đồng} of a filing's lines."""
    return {row.line.key: getattr(row, column) for row in queries.lines_of([filing])}
