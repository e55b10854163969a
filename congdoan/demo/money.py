"""The first union's money of the year that its books are open in: months of dues with their receipts, last year's settlement sent and approved, this year's estimate, what members are told.

Wages are made up: a step of half a million by the member's place in the list.
"""

from datetime import date

from congdoan.budget import queries as budget
from congdoan.budget.actions import drawing, steps
from congdoan.budget.choices import Kind
from congdoan.disclosure.actions import publications
from congdoan.disclosure.choices import Kind as Told
from congdoan.disclosure.choices import Place
from congdoan.dues import queries as dues
from congdoan.dues.actions import groups
from congdoan.dues.actions.sheets import fill, save
from congdoan.dues.choices import Exempt, Group
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import settling
from congdoan.ledger.choices import BookKind, Side

LAST_MONTH = 5
LOWEST, STEP, STEPS = 5_500_000, 500_000, 9
LATE, ON_LEAVE = 13, 7
"""Places in the list: who has not paid since March, who is on maternity leave."""
ESTIMATE = {"22": 31_000_000, "24": 20_000_000, "31": 25_000_000, "32": 9_000_000, "33": 6_000_000}


def put_in(chair, accountant, officer):
    """``chair``, ``accountant`` of the first union, ``officer`` of the level above. Actors."""
    unit = accountant.units[0]
    year = max(ledger.closed_months(unit)).year + 1
    groups.put(by=accountant, unit=unit, group=Group.BUDGET, valid_from=date(year, 1, 1), source="Hướng dẫn 1803/HD-TLĐ năm 2013")
    for month in range(1, LAST_MONTH + 1):
        _month_of_dues(accountant, unit, date(year, month, 1))
    _settled_year(chair, accountant, officer, unit, year - 1)
    _estimated_year(chair, accountant, officer, unit, year)
    for kind in (Told.CARE, Told.FUNDS, Told.SETTLEMENT):
        publications.publish(by=chair, unit=unit, kind=kind, year=year - 1, published_on=date(year, 2, 15), place=Place.BOARD)


def _month_of_dues(by, unit, first):
    """A sheet filled; paid on the 20th unless that is still to come, and then into the book."""
    made = fill(by=by, unit=unit, month=first)
    sheet, paid_on = dues.sheet(unit=unit, pk=made.pk), first.replace(day=20)
    rows = {}
    for nth, line in enumerate(dues.lines_of(sheet)):
        owes = (nth == LATE and first.month > 2) or (first.month == LAST_MONTH and nth % 3 == 0)
        rows[line.person_id] = {
            "wage": LOWEST + STEP * (nth % STEPS),
            "exempt": Exempt.MATERNITY if nth == ON_LEAVE else "",
            "paid": 0 if owes or nth == ON_LEAVE else None,
            "paid_on": None if owes or nth == ON_LEAVE else paid_on,
        }
    save(by=by, sheet=sheet, version=sheet.version, rows=rows)
    if first.month < LAST_MONTH:
        _receipt(by, unit, paid_on)


def _receipt(by, unit, on):
    one, book = ledger.cause_of("doan-phi"), ledger.book_of(unit)
    matters = [matter.key for matter in ledger.waiting(one, book)]
    facts = {"item": ledger.proposed(one, ledger.items_on(on, Side.INCOME)), "place": ledger.accounts_of(unit, BookKind.UNION).first()}
    settling.settle(by=by, unit=unit, cause=one.key, matters=matters, voucher_on=on, words=f"Thu đoàn phí {month_of(on).label}", **facts)


def _settled_year(chair, accountant, officer, unit, year):
    made = drawing.settlement(by=accountant, unit=unit, year=year, version=0)
    _through(chair, accountant, officer, made)


def _estimated_year(chair, accountant, officer, unit, year):
    keys = {line.key for line in budget.layout(Kind.ESTIMATE, year)}
    amounts = {key: amount for key, amount in ESTIMATE.items() if key in keys}
    _through(chair, accountant, officer, drawing.estimate(by=accountant, unit=unit, year=year, version=0, amounts=amounts))


def _through(chair, accountant, officer, made):
    """Agreed, sent, approved as it is."""
    made = steps.agree(by=chair, filing=made, version=made.version)
    made = steps.send(by=accountant, filing=made, version=made.version)
    steps.approve(by=officer, filing=made, version=made.version, amounts={})
