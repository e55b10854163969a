"""Figures from records over a small tree; the sums by hand stand in comments."""

import datetime

import pytest

from congdoan.finance import indicators, queries
from congdoan.finance.choices import Content, FundKind
from congdoan.finance.tests import factories
from congdoan.indicators import engine
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.periods import Period, read_period
from tests.people import TODAY

pytestmark = pytest.mark.db


def figure(cast, indicator, unit=None, period="2022"):
    return engine.figure(indicator, engine.Question(unit or cast.union, read_period(period), TODAY))


@pytest.fixture
def book(cast):
    """Three members of one group; a fund, a drive, two drives for members; what came and went."""
    cuong, dang, hanh = factories.crew(cast)
    cast.crew = (cuong, dang, hanh)
    social = factories.fund(cast)
    flood = factories.fund(cast, code="LULUT", name="Ủng hộ đồng bào miền Trung", kind=FundKind.DRIVE)
    illness = factories.fund(cast, code="GD1", name="Giúp anh Đăng", kind=FundKind.HARDSHIP, beneficiary=dang)
    accident = factories.fund(cast, code="GD2", name="Giúp chị Hạnh", kind=FundKind.HARDSHIP, beneficiary=hanh)
    factories.contribution(cast, social, cuong, 100_000, unit=cast.group)
    factories.contribution(cast, social, cuong, 50_000, "2022-04-08", unit=cast.group)
    factories.contribution(cast, social, dang, 100_000, unit=cast.group)
    factories.contribution(cast, social, None, 5_000_000)
    factories.contribution(cast, social, hanh, 70_000, "2021-12-31", unit=cast.group)
    factories.contribution(cast, flood, hanh, 0, goods="chăn", quantity=2, goods_value=300_000, unit=cast.group)
    factories.contribution(cast, illness, cuong, 200_000, unit=cast.group)
    factories.contribution(cast, accident, cuong, 300_000, unit=cast.group)
    factories.contribution(cast, accident, dang, 500_000, unit=cast.group)
    gone = factories.contribution(cast, accident, dang, 900_000)
    type(gone).objects.filter(pk=gone.pk).update(cancelled_on=TODAY, cancel_reason="ghi hai lần")
    factories.handover(cast, accident, 800_000)
    factories.handover(cast, social, 2_000_000, Content.GIFTS, quantity=20)
    factories.handover(cast, None, 1_500_000, Content.GIFTS, quantity=15)
    factories.handover(cast, None, 40_000_000, Content.HOUSE, quantity=1)
    factories.handover(cast, social, 100_000, handed_on="2021-12-30")
    return cast


def test_hardship_drives_count_drives_those_helped_and_money(book):
    found = figure(book, indicators.HARDSHIP_DRIVES)
    # two drives, for Đăng and Hạnh; 200 + 300 + 500 thousand; the cancelled 900 thousand is out
    assert (found.value, found.people, found.amount, found.records) == (2, 2, 1_000_000, 3)
    assert found.items == ["Đỗ Quốc Cường: 200.000\u00a0đ", "Đỗ Quốc Cường: 300.000\u00a0đ", "Nguyễn Hải Đăng: 500.000\u00a0đ"]


def test_participation_is_of_the_last_days_members(book):
    found = figure(book, indicators.FUND_PARTICIPATION)
    # in 2022 Cường and Đăng gave to a fund, Hạnh gave to a drive only: 2 of 3
    assert (found.value, found.people, found.of, found.records) == (66.7, 2, 3, 3)
    assert figure(book, indicators.FUND_PARTICIPATION, period="2021").value == 33.3
    # over the term everybody gave once
    term = engine.Question(book.union, Period.term(2017, 2022), TODAY)
    assert engine.figure(indicators.FUND_PARTICIPATION, term).value == 100


def test_who_has_left_by_the_last_day_counts_neither_above_nor_below(book):
    hanh = book.crew[2]
    hanh.memberships.update(valid_until=datetime.date(2022, 5, 1))
    found = figure(book, indicators.FUND_PARTICIPATION)
    assert (found.value, found.people, found.of) == (100, 2, 2)


def test_contributions_by_fund(book):
    found = figure(book, indicators.CONTRIBUTIONS)
    # 3 of members + 1 of a company to the fund, 1 in kind to the drive, 1 + 2 to the drives for members
    assert (found.value, found.people) == (8, 3)
    assert found.parts == {"Quỹ xã hội công đoàn": 4, "Ủng hộ đồng bào miền Trung": 1, "Giúp anh Đăng": 1, "Giúp chị Hạnh": 2}
    # 100 + 50 + 100 + 5000 + 200 + 300 + 500 thousand; what was given in kind is no money
    assert found.amount == 6_250_000
    assert figure(book, indicators.COLLECTED).value == 6_250_000
    assert figure(book, indicators.COLLECTED).records == 7


def test_funds_that_were_given_to(book):
    found = figure(book, indicators.FUNDS)
    assert (found.value, found.parts) == (1, {"Quỹ xã hội công đoàn": 4})


def test_the_rows_of_a_group_are_its_own(book):
    assert figure(book, indicators.CONTRIBUTIONS, unit=book.group).value == 7
    assert figure(book, indicators.CONTRIBUTIONS, unit=book.group2).value == 0
    assert figure(book, indicators.CONTRIBUTIONS, unit=book.other).value == 0
    assert figure(book, indicators.CONTRIBUTIONS, unit=book.district).value == 8


def test_handovers_by_content(book):
    found = figure(book, indicators.HANDOVERS)
    assert (found.value, found.amount) == (4, 44_300_000)
    assert found.parts == {"suất quà": 2, "nhà tình nghĩa": 1, "tiền": 1}
    gifts = figure(book, indicators.GIFTS)
    assert (gifts.value, gifts.amount, gifts.records) == (35, 3_500_000, 2)
    assert figure(book, indicators.HOUSES).value == 1
    assert figure(book, indicators.GIFTS, period="2020").value == 0


def test_a_fund_says_what_came_and_what_went(book):
    found = {fund.code: fund for fund in queries.funds(by=book.chair, unit=book.union)}
    social, flood = found["QXH"], found["LULUT"]
    # 70 + 100 + 50 + 100 + 5000 thousand came; 2000 + 100 thousand went
    assert (social.collected, social.gifts, social.handed, social.left) == (5_320_000, 5, 2_100_000, 3_220_000)
    assert (flood.collected, flood.goods_value, flood.left) == (0, 300_000, 300_000)
    assert queries.share_of_members(social, TODAY, TODAY) == (3, 3)
    assert queries.share_of_members(social, datetime.date(2022, 3, 1), TODAY) == (3, 3)


def test_what_another_room_pays_from_a_fund_lowers_what_is_left(book, monkeypatch):
    from congdoan.finance.models import Handover
    from congdoan.finance.queries import spending

    paid = spending.Draw("Thăm hỏi", lambda: Handover.objects.standing().filter(content=Content.GIFTS), "value", "handed_on", None, "")
    monkeypatch.setattr(spending, "DRAWS", [paid])
    social = next(fund for fund in queries.funds(by=book.chair, unit=book.union) if fund.code == "QXH")
    assert (social.drawn, social.left) == (2_000_000, 1_220_000)
    assert queries.uses_of_funds([social.pk])[social.pk] == 5 + 2 + 1


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("chair", {"QXH", "LULUT", "GD1", "GD2"}),
        ("group_leader", {"QXH", "LULUT", "GD1", "GD2"}),
        ("officer", {"QXH", "LULUT", "GD1", "GD2"}),
        ("stranger", set()),
        ("member", set()),
    ],
)
def test_who_gives_to_a_fund_may_see_its_totals(book, role, codes):
    unit = book.group if role == "group_leader" else book.union
    assert {fund.code for fund in queries.funds(by=getattr(book, role), unit=unit)} == codes


@pytest.mark.parametrize(("role", "seen"), [("chair", 9), ("group_leader", 8), ("officer", 0), ("stranger", 0), ("inspector", 9)])
def test_single_contributions_are_for_those_who_keep_and_check_them(book, role, seen):
    assert queries.contributions(by=getattr(book, role), unit=book.union).count() == seen
    assert queries.handovers(by=getattr(book, role), unit=book.union).count() == (5 if seen == 9 else 0)


def test_a_person_sees_what_he_gave_and_others_by_right(book):
    cuong = book.crew[0]
    assert len(gather(queries.timeline(by=book.chair, person=cuong))[0]) == 4
    assert gather(queries.timeline(by=book.stranger, person=cuong))[0] == []
    own = gather(queries.timeline(by=book.chair, person=book.chair.person))[0]
    assert own == []
    first = gather(queries.timeline(by=book.group_leader, person=cuong))[0][0]
    assert (first.on, first.text, first.amount) == (datetime.date(2022, 4, 8), "Ủng hộ Quỹ xã hội công đoàn", 50_000)
