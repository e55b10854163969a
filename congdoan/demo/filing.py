"""The first union's last closed year sent up and approved, the next one's estimate, what members are told, so that these screens are alive."""

from datetime import date

from congdoan.budget import queries as budget
from congdoan.budget.actions import drawing, steps
from congdoan.budget.choices import Kind
from congdoan.disclosure.actions import displays, publications
from congdoan.disclosure.choices import Kind as Told
from congdoan.disclosure.choices import Place
from congdoan.ledger import queries as ledger

ESTIMATE = {"22": 31_000_000, "24": 20_000_000, "31": 25_000_000, "32": 9_000_000, "33": 6_000_000}


def put_in(chair, accountant, officer):
    """``chair``, ``accountant`` of the first union, ``officer`` of the level above. Actors."""
    unit = accountant.units[0]
    year = max(ledger.closed_months(unit)).year
    keys = {line.key for line in budget.layout(Kind.ESTIMATE, year + 1)}
    amounts = {key: amount for key, amount in ESTIMATE.items() if key in keys}
    of = {"by": accountant, "unit": unit, "version": 0}
    for made in (drawing.settlement(year=year, **of), drawing.estimate(year=year + 1, amounts=amounts, **of)):
        _through(chair, accountant, officer, made)
    for kind in (Told.CARE, Told.FUNDS, Told.SETTLEMENT):
        made = publications.publish(by=chair, unit=unit, kind=kind, year=year, told_on=date(year + 1, 2, 15), places=[Place.BOARD])
        displays.take_down(by=chair, display=made.displays.get(place=Place.BOARD), version=1, last_day=date(year + 1, 3, 16))
    displays.add(by=chair, publication=made, place=Place.MEETING, spot="hội nghị người lao động", told_on=date(year + 1, 2, 24))


def _through(chair, accountant, officer, made):
    """Agreed, sent, approved as it is."""
    made = steps.agree(by=chair, filing=made, version=made.version)
    made = steps.send(by=accountant, filing=made, version=made.version)
    steps.approve(by=officer, filing=made, version=made.version, amounts={})
