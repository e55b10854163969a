"""A fund that was closed with a statement pays for no visit and no gift, and what it paid for stays as the statement says."""

import pytest

from congdoan.care.actions import gifts, visits
from congdoan.care.choices import Occasion, Reason, Recipient
from congdoan.care.models import Gift, Visit
from congdoan.care.tests import factories
from congdoan.finance.actions import statements
from congdoan.finance.choices import MoneySource
from congdoan.finance.tests import factories as finance
from congdoan.kernel.errors import Refused
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def paid(cast):
    """A visit and a gift paid by a fund that is closed by now."""
    fund = finance.fund(cast)
    finance.contribution(cast, fund, amount=900_000)
    whose = {"source": MoneySource.FUND, "fund": fund}
    cast.fund, cast.mai = fund, factories.member(cast)
    cast.visit = factories.visit(cast, cast.mai, amount=300_000, **whose)
    cast.gift = factories.gift(cast, to=cast.mai, given_on="2022-05-10", amount=100_000, **whose)
    statements.close(by=cast.accountant, fund=fund, version=1, closed_on=people.TODAY, left_to="chuyển vào Quỹ xã hội")
    return cast


def _visit(cast):
    facts = {"visited_on": people.TODAY, "reason": Reason.HOSPITAL, "amount": 100_000, "source": MoneySource.FUND, "fund": cast.fund}
    visits.record(by=cast.group_leader, unit=cast.group, person=cast.mai, **facts)


def _gift(cast):
    rows = [{"recipient": Recipient.MEMBER, "person": cast.mai, "child": None, "recipient_name": "", "amount": 100_000}]
    facts = {"given_on": people.TODAY, "occasion": Occasion.MID_AUTUMN, "source": MoneySource.FUND, "fund": cast.fund}
    gifts.give_all(by=cast.chair, unit=cast.union, rows=rows, **facts)


DEEDS = {
    "a new visit": _visit,
    "a new gift": _gift,
    "a visit taken out": lambda cast: visits.cancel(by=cast.group_leader, visit=cast.visit, version=1, reason="Nhầm"),
    "a gift taken out": lambda cast: gifts.cancel(by=cast.chair, gift=cast.gift, version=1, reason="Nhầm"),
    "visits of a file": lambda cast: visits.correct_all(by=cast.chair, unit=cast.union, rows={cast.visit.pk: {"amount": 5}}),
    "gifts of a file": lambda cast: gifts.correct_all(by=cast.chair, unit=cast.union, rows={cast.gift.pk: {"amount": 5}}),
    "a file taken back": lambda cast: visits.remove_all(by=cast.chair, unit=cast.union, pks=[cast.visit.pk]),
    "another sum": lambda cast: visits.correct(
        by=cast.group_leader,
        visit=cast.visit,
        version=1,
        person=cast.mai,
        visited_on=cast.visit.visited_on,
        reason=Reason.HOSPITAL,
        amount=0,
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_moves_under_a_closing_statement(paid, deed):
    with pytest.raises(Refused, match="đã khép ngày 24/05/2022"):
        DEEDS[deed](paid)
    assert (Visit.objects.standing().count(), Gift.objects.standing().count()) == (1, 1)


def test_words_beside_the_money_are_still_corrected(paid):
    facts = {"person": paid.mai, "visited_on": paid.visit.visited_on, "reason": Reason.HOSPITAL, "amount": 300_000}
    visits.correct(
        by=paid.group_leader, visit=paid.visit, version=1, source=MoneySource.FUND, fund=paid.fund, visitors="Ban chấp hành", **facts
    )
    assert Visit.objects.get().visitors == "Ban chấp hành"
