"""Estimates and settlements: drawn, agreed, sent, answered; figures by hand, frozen lines, who may."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from congdoan.budget import policies, queries
from congdoan.budget.actions import drawing, steps
from congdoan.budget.choices import Kind, Permission, State
from congdoan.budget.models import Filing, FilingLine
from congdoan.budget.tests.factories import (
    MONTHS,
    YEAR,
    approved,
    closed,
    estimate,
    figures,
    kept_year,
    moved,
    reopened,
    sent,
    settlement,
    standing,
    year_book,
)
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.ledger.choices import BookKind

pytestmark = pytest.mark.db


def test_an_estimate_goes_up_comes_back_and_is_approved_with_another_amount(cast):
    drawn = estimate(cast)
    assert drawn.state == State.DRAWN and drawn.form.code == "B14-TLĐ"
    with pytest.raises(Refused, match="Chủ tịch chưa đồng ý"):
        steps.send(by=cast.accountant, filing=drawn, version=drawn.version)
    gone = sent(cast, drawn)
    with pytest.raises(Refused, match="đang chờ cấp trên duyệt"):
        estimate(cast)
    with pytest.raises(Refused, match="lý do"):
        steps.give_back(by=cast.officer, filing=gone, version=gone.version, remark=" ")
    back = steps.give_back(by=cast.officer, filing=gone, version=gone.version, remark="Thiếu mục 38")
    assert back.state == State.RETURNED and not standing(cast, Kind.ESTIMATE).exists()
    second = estimate(cast)
    assert (second.edition, second.version) == (2, 1)
    done = approved(cast, second, **{"31": 3_500_000})
    assert done.state == State.APPROVED
    assert (
        figures(done)["31"] == 4_000_000 and figures(done, "approved")["31"] == 3_500_000 and figures(done, "approved")["32"] == 1_000_000
    )
    with pytest.raises(Refused, match="đã duyệt rồi"):
        steps.give_back(by=cast.officer, filing=done, version=done.version, remark="Muộn")


def test_a_settlement_is_what_the_books_say(cast):
    approved(cast, estimate(cast), **{"31": 3_500_000})
    book = kept_year(cast)
    made = settlement(cast)
    assert figures(made) == {
        "10": 1_000_000, "22": 5_000_000, "23": 3_000_000, "24": 0, "28": 0, "31": 2_500_000, "32": 700_000, "33": 0, "34": 0,
        "38": 1_500_000, "40": 0,
    }  # fmt: skip
    assert figures(made, "assigned")["31"] == 3_500_000 and figures(made, "assigned")["22"] == 6_000_000
    assert (made.cash, made.bank) == (4_300_000, 0)
    assert book.unit == made.unit


def test_the_next_year_begins_with_what_was_left(cast):
    book = kept_year(cast)
    moved(cast, book, "22", 10_000, on="2022-01-05")
    books = queries.books_of_year(cast.union, 2022)
    assert (books.opening, books.cash, books.items) == (4_300_000, 4_310_000, {"22": 10_000})


def test_charity_money_never_enters(cast):
    year_book(cast, kind=BookKind.CHARITY, cash=9_000_000)
    assert queries.books_of_year(cast.union, YEAR) == queries.YearBooks()
    year_book(cast)
    found = queries.books_of_year(cast.union, YEAR)
    assert (found.opening, found.cash, found.items) == (1_000_000, 1_000_000, {})


def test_a_settlement_waits_for_twelve_closed_months(cast):
    with pytest.raises(Refused, match="Chưa mở sổ kế toán"):
        settlement(cast)
    year_book(cast)
    closed(cast, months=MONTHS[:11])
    with pytest.raises(Refused, match="Chưa khóa sổ tháng 12 năm 2021"):
        settlement(cast)
    closed(cast, months=MONTHS[11:])
    assert settlement(cast).state == State.DRAWN
    with pytest.raises(Refused, match="chưa hết"):
        drawing.settlement(by=cast.accountant, unit=cast.union, year=2022, version=0)


def test_what_was_sent_keeps_its_figures_and_a_later_edition_takes_its_place(cast):
    book = kept_year(cast)
    first = sent(cast, settlement(cast))
    with pytest.raises(Refused, match="không có gì khác"):
        settlement(cast)
    reopened(cast)
    moved(cast, book, "31", 300_000, on="2021-12-30")
    assert figures(first)["31"] == 2_500_000
    with pytest.raises(Refused, match="Chưa khóa sổ tháng 12"):
        settlement(cast)
    closed(cast, months=MONTHS[11:])
    second = settlement(cast)
    assert second.edition == 2 and figures(second)["31"] == 2_800_000
    assert standing(cast, Kind.SETTLEMENT).get() == first, "a draft takes nobody's place"
    sent(cast, second)
    assert standing(cast, Kind.SETTLEMENT).get() == second
    first.refresh_from_db()
    with pytest.raises(Refused, match="lần sau"):
        steps.approve(by=cast.officer, filing=first, version=first.version, amounts={})
    for wrong in ({"amount": 1}, {"assigned": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FilingLine.objects.filter(filing=first).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        FilingLine.objects.create(filing=first, line=first.form.lines.get(key="20"), amount=1)


def test_what_was_drawn_from_other_books_is_neither_agreed_nor_sent(cast):
    book = kept_year(cast)
    made = settlement(cast)
    reopened(cast)
    moved(cast, book, "31", 300_000, on="2021-12-30")
    with pytest.raises(Refused, match="Chưa khóa sổ"):
        steps.agree(by=cast.chair, filing=made, version=made.version)
    closed(cast, months=MONTHS[11:])
    with pytest.raises(Refused, match="Lập lại quyết toán"):
        steps.agree(by=cast.chair, filing=made, version=made.version)
    again = settlement(cast, version=made.version)
    assert (again.pk, again.edition) == (made.pk, 1) and sent(cast, again).state == State.SENT


def test_a_stale_draft_is_a_conflict_and_a_changed_one_is_agreed_to_anew(cast):
    drawn = estimate(cast)
    agreed = steps.agree(by=cast.chair, filing=drawn, version=drawn.version)
    with pytest.raises(Conflict):
        estimate(cast, version=drawn.version)
    with pytest.raises(Conflict):
        estimate(cast)
    assert estimate(cast, version=agreed.version).state == State.DRAWN
    with pytest.raises(Conflict):
        steps.send(by=cast.accountant, filing=agreed, version=agreed.version)


WHO = {
    "draw": {"accountant"}, "agree": {"chair"}, "send": {"accountant"}, "answer": {"officer"},
}  # fmt: skip


@pytest.mark.parametrize("name", ["chair", "accountant", "inspector", "group_leader", "officer", "stranger", "member"])
def test_who_may(cast, name):
    by, drawn = getattr(cast, name), estimate(cast)
    deeds = {
        "draw": lambda: drawing.estimate(by=by, unit=cast.union, year=YEAR, version=drawn.version, amounts={"22": 1}),
        "agree": lambda: steps.agree(by=by, filing=drawn, version=Filing.objects.get().version),
        "send": lambda: steps.send(by=by, filing=drawn, version=Filing.objects.get().version),
        "answer": lambda: steps.approve(by=by, filing=drawn, version=Filing.objects.get().version, amounts={}),
    }
    for deed, work in deeds.items():
        if name in WHO[deed]:
            try:
                work()
            except Refused:
                continue  # the state forbids it, not the right
        else:
            with pytest.raises(NotAllowed):
                work()
    assert by.may(Permission.VIEW_FILINGS, cast.union) == (name in ("chair", "accountant", "inspector", "officer"))


def test_who_drew_it_does_not_agree_to_it(cast):
    drawn = estimate(cast)
    Filing.objects.update(drawn_by=cast.chair.person)
    with pytest.raises(Refused, match="người lập"):
        steps.agree(by=cast.chair, filing=drawn, version=drawn.version)
    with pytest.raises(IntegrityError), transaction.atomic():
        Filing.objects.update(agreed_by=cast.chair.person, agreed_at=cast.chair.now)


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ({}, "Chưa ghi dòng nào"),
        ({"22": 0}, "Chưa ghi dòng nào"),
        ({"22": 1_000, "31": 2_000}, "không thể âm"),
        ({"20": 1_000}, "không có dòng 20"),
        ({"99": 1_000}, "không có dòng 99"),
        ({"22": -1}, "không thể âm"),
    ],
)
def test_an_estimate_that_cannot_be(cast, amounts, words):
    with pytest.raises(Refused, match=words):
        drawing.estimate(by=cast.accountant, unit=cast.union, year=YEAR, version=0, amounts=amounts)
    with pytest.raises(Refused, match="còn xa"):
        drawing.estimate(by=cast.accountant, unit=cast.union, year=2024, version=0, amounts={"22": 1})


@pytest.mark.parametrize(
    ("year", "amounts", "told"),
    [
        (2015, {"27": 300, "28": 0, "29": 100, "31": 500, "33": 100}, []),
        (2015, {"27": 200, "28": 101, "29": 100, "31": 500, "33": 99}, ["Lương", "Hoạt động"]),
        (2015, {"27": 0, "29": 101, "31": 899}, ["Hành chính"]),
        (2015, {"36": 1_000}, []),
        (2016, {"27": 900, "31": 100}, []),
    ],
)
def test_shares_of_2015_are_told_and_refuse_nothing(db, year, amounts, told):
    found = list(policies.share_words(queries.shares_of(year), "B14-2006", amounts))
    assert [any(words.startswith(label) for words in found) for label in told] == [True] * len(found)
    assert list(policies.share_words(queries.shares_of(year), "B07-2021", amounts)) == []


def test_forms_hold_in_their_years_and_the_rules_say_their_source(db):
    codes = {year: [line.code for line in queries.layout(Kind.SETTLEMENT, year)] for year in (2020, 2021, 2005)}
    assert "26" in codes[2020] and "50" in codes[2021] and codes[2005] == []
    for year in (2020, 2021):
        for kind in Kind:
            assert queries.layout(kind, year)[0].form.source
    assert queries.due_on(Kind.SETTLEMENT, 2021) == datetime.date(2022, 1, 31)
    assert queries.due_on(Kind.ESTIMATE, 2021) == datetime.date(2020, 12, 31)
