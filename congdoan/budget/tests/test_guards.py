"""What is refused in which state, by rules and by the database; what counts when an approved year is drawn again."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from congdoan.budget import policies, queries
from congdoan.budget.actions import drawing, steps
from congdoan.budget.choices import Kind, State
from congdoan.budget.models import Filing
from congdoan.budget.tests.factories import YEAR, approved, estimate, figures, kept_year, moved, sent, settlement, standing, year_book
from congdoan.budget.tests.test_summing import SENT, filed, summed
from congdoan.dues.models import DuesLine, MonthSheet
from congdoan.kernel.errors import Conflict, Refused
from congdoan.ledger.models import Closing
from tests import people

pytestmark = pytest.mark.django_db
BOOKS = queries.YearBooks(book=object())


@pytest.mark.parametrize(
    ("check", "given", "words"),
    [
        ("check_unsent", {"state": State.SENT}, "không sửa được nữa"),
        ("check_agreeable", {"state": State.AGREED, "drawn_by_id": 1, "person_id": 2}, "đã được đồng ý rồi"),
        ("check_agreeable", {"state": State.SENT, "drawn_by_id": 1, "person_id": 2}, "không sửa được nữa"),
        ("check_agreeable", {"state": State.DRAWN, "drawn_by_id": 1, "person_id": 1}, "Nhờ chủ tịch"),
        ("check_sendable", {"state": State.RETURNED, "has_superior": True}, "không sửa được nữa"),
        ("check_sendable", {"state": State.AGREED, "has_superior": False}, "không có cấp trên"),
        ("check_answerable", {"state": State.SENT, "superseded": False, "has_superior": False}, "không ai duyệt"),
        ("check_answerable", {"state": State.SENT, "superseded": True, "has_superior": True}, "lần sau"),
        ("check_answerable", {"state": State.AGREED, "superseded": False, "has_superior": True}, "chưa gửi"),
        ("check_answerable", {"state": State.APPROVED, "superseded": False, "has_superior": True}, "đã duyệt rồi"),
        ("check_another", {"state": State.APPROVED, "differs": False}, "Không cần lập lần nữa"),
        ("check_form", {"form": None, "year": 2005}, "Chưa có mẫu biểu"),
        ("check_settleable", {"year": 2021, "today": people.TODAY, "books": BOOKS, "strange": ["99"]}, "không có mục 99"),
    ],
)
def test_what_the_state_forbids(check, given, words):
    if check == "check_settleable":
        given = given | {"books": queries.YearBooks(book=type("Book", (), {"opened_on": datetime.date(2021, 1, 1)})(), closing=1)}
    with pytest.raises(Refused, match=words):
        getattr(policies, check)(**given)


@pytest.mark.parametrize(
    ("check", "given"),
    [
        ("check_another", {"state": State.APPROVED, "differs": True}),
        ("check_another", {"state": State.RETURNED, "differs": False}),
        ("check_agreeable", {"state": State.DRAWN, "drawn_by_id": 1, "person_id": 2}),
        ("check_sendable", {"state": State.AGREED, "has_superior": True}),
        ("check_answerable", {"state": State.SENT, "superseded": False, "has_superior": True}),
    ],
)
def test_what_it_allows(check, given):
    assert getattr(policies, check)(**given) is None


def test_items_that_the_form_does_not_hold_are_named(db):
    lines = list(queries.layout(Kind.SETTLEMENT, YEAR))
    assert queries.YearBooks(items={"22": 5, "99": 1, "98": 0}).strange(lines) == ["99"]


def test_a_book_of_a_later_year_settles_no_earlier_one(cast):
    year_book(cast)
    with pytest.raises(Refused, match="sau năm quyết toán"):
        drawing.settlement(by=cast.accountant, unit=cast.union, year=2020, version=0)


def test_the_books_are_asked_again_when_it_is_sent(cast):
    book = kept_year(cast)
    made = settlement(cast)
    agreed = steps.agree(by=cast.chair, filing=made, version=made.version)
    last = [one.pk for one in Closing.objects.order_by("-sequence")[:2]]  # the year and December
    Closing.objects.filter(pk__in=last).update(reopened_at=people.NOW)
    moved(cast, book, "31", 300_000, on="2021-12-30")
    with pytest.raises(Refused, match="Chưa khóa sổ tháng 12"):
        steps.send(by=cast.accountant, filing=agreed, version=agreed.version)


def test_stale_steps_conflict(cast):
    made = estimate(cast)
    for step, by in ((steps.agree, cast.chair), (steps.send, cast.accountant)):
        with pytest.raises(Conflict):
            step(by=by, filing=made, version=made.version + 1)
    gone = sent(cast, made)
    with pytest.raises(Conflict):
        steps.give_back(by=cast.officer, filing=gone, version=1, remark="Sai")
    with pytest.raises(Conflict):
        steps.approve(by=cast.officer, filing=gone, version=1, amounts={})


@pytest.mark.parametrize(
    ("amounts", "words"), [({"31": 99_000_000}, "không thể âm"), ({"20": 1}, "không có dòng 20"), ({"31": -1}, "không thể âm")]
)
def test_what_cannot_be_approved(cast, amounts, words):
    gone = sent(cast, estimate(cast))
    with pytest.raises(Refused, match=words):
        steps.approve(by=cast.officer, filing=gone, version=gone.version, amounts=amounts)


@pytest.mark.db
@pytest.mark.parametrize(
    "wrong",
    [
        {"agreed_at": None, "agreed_by": None},
        {"returned_at": SENT, "remark": ""},
        {"returned_at": SENT, "approved_at": SENT, "remark": "Sai"},
        {"sent_at": None, "approved_at": SENT},
        {"kind": "other"},
    ],
)
def test_the_database_keeps_the_order_of_steps(cast, wrong):
    made = filed(cast, cast.union, {"22": 1})
    with pytest.raises(IntegrityError), transaction.atomic():
        Filing.objects.filter(pk=made.pk).update(**wrong)


@pytest.mark.db
def test_what_was_sent_and_approved_keeps_every_figure(cast):
    made = approved(cast, estimate(cast))
    for rows, wrong in (
        (made.lines.all(), {"approved": 1}), (made.lines.all(), {"approved": None}), (made.lines.all(), {"amount": 1}),
        *((Filing.objects.all(), wrong) for wrong in ({"cash": 1}, {"members": 1}, {"wages": 1}, {"workers": 1}, {"levy_fund": 1}, {"officers": 1}, {"edition": 9}, {"year": 2020})),
    ):  # fmt: skip
        with pytest.raises(IntegrityError, match="keeps its figures"), transaction.atomic():
            rows.update(**wrong)
    draft = filed(cast, cast.union, {"22": 2}, edition=2, sent_at=None)
    for rows in (made.lines.all(), Filing.objects.filter(pk=made.pk)):
        with pytest.raises(IntegrityError, match="keeps its figures"), transaction.atomic():
            rows._raw_delete("default")
    draft.delete()


@pytest.mark.db
def test_one_stands_and_one_is_open(cast):
    first = filed(cast, cast.union, {"22": 1})
    with pytest.raises(IntegrityError), transaction.atomic():
        filed(cast, cast.union, {"22": 2}, edition=2)
    filed(cast, cast.union, {"22": 2}, edition=2, sent_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        filed(cast, cast.union, {"22": 3}, edition=3, sent_at=None)
    assert standing(cast, Kind.SETTLEMENT).get() == first


def told(cast, key="31", on=None):
    """(amount of the sum, state in the list, amount in the list) of the union's estimate."""
    asked = {"by": cast.officer, "unit": cast.district, "kind": Kind.ESTIMATE, "year": YEAR, "on": on}
    state = queries.units_below(**asked).get(pk=cast.union.pk).state_then
    amounts = queries.line_amounts([cast.union.pk], Kind.ESTIMATE, YEAR, list(queries.layout(Kind.ESTIMATE, YEAR)), key, on)
    return queries.consolidated(**asked).amounts[key], state, amounts.get(cast.union.pk)


@pytest.mark.db
def test_what_was_approved_counts_until_another_is_sent_and_again_when_that_is_returned(cast):
    first = approved(cast, estimate(cast), **{"31": 3_500_000})
    assert told(cast) == (4_000_000, State.APPROVED, 4_000_000)
    second = estimate(cast, **{"22": 8_000_000, "31": 5_000_000})
    assert told(cast) == (4_000_000, State.APPROVED, 4_000_000), "a draft says nothing above"
    gone = sent(cast, second)
    assert told(cast) == (5_000_000, State.SENT, 5_000_000)
    assert {row.line.key: row.approved for row in queries.assigned(cast.union, YEAR)}["31"] == 3_500_000, "until its own yes"
    steps.give_back(by=cast.officer, filing=gone, version=gone.version, remark="Không có nguồn")
    assert told(cast) == (4_000_000, State.RETURNED, 4_000_000)
    assert standing(cast, Kind.ESTIMATE).get() == first
    Filing.objects.filter(pk=first.pk).update(**{f"{step}_at": SENT for step in ("drawn", "agreed", "sent", "approved")})
    Filing.objects.filter(pk=gone.pk).update(sent_at=SENT + datetime.timedelta(days=20))
    day = SENT.date()
    assert [told(cast, on=day + datetime.timedelta(days=days))[0] for days in (-1, 1, 25)] == [0, 4_000_000, 5_000_000]


@pytest.mark.db
def test_what_nobody_approved_does_not_come_back_on_any_day(cast):
    back = {"returned_at": SENT + datetime.timedelta(days=20), "returned_by": cast.officer.person, "remark": "Sai"}
    filed(cast, cast.union, {"22": 5}, superseded_at=SENT + datetime.timedelta(days=10))
    filed(cast, cast.union, {"22": 7}, edition=2, sent_at=SENT + datetime.timedelta(days=10), **back)
    days = [None, *(SENT.date() + datetime.timedelta(days=number) for number in (1, 11, 21))]
    assert [summed(cast, on=day).amounts["22"] for day in days] == [0, 5, 7, 0]


def test_less_than_nothing_is_approved_as_sent(cast, sign_in):
    made = filed(cast, cast.union, {"22": 5, "31": -3})
    client, address = sign_in(cast.officer), f"/du-toan-quyet-toan/{cast.union.pk}/ho-so/{made.pk}/duyet/"
    shown = client.get(address)
    assert "d_31" not in shown.context["form"].fields and shown.context["form"].initial["d_22"] == 5
    assert client.post(address, {"d_22": "5", "lan_gui": "1" * 32, "ban_dang_xem": str(made.version)}).status_code == 303
    assert figures(made, "approved")["31"] == -3


def test_a_district_sums_nothing_of_its_own(cast):
    filed(cast, cast.district, {"22": 7})
    assert summed(cast).filings == 0


def test_the_wage_fund_is_that_of_the_sheets_of_dues(cast):
    kept_year(cast)
    for month, wages in ((1, [4_000_000, 5_000_000]), (2, [4_500_000])):
        sheet = MonthSheet.objects.create(
            unit=cast.union, month=datetime.date(YEAR, month, 1), recorded_by=cast.accountant.person, recorded_at=SENT
        )
        for number, wage in enumerate(wages):
            who = people.person(f"Đoàn Viên {month}{number}")
            DuesLine.objects.create(sheet=sheet, person=who, unit=cast.union, wage=wage, known_on=SENT.date())
        DuesLine.objects.create(
            sheet=sheet, person=people.person(f"Nghỉ {month}"), unit=cast.union, wage=9, exempt="unpaid", known_on=SENT.date()
        )
    made = settlement(cast)
    assert (made.wages, made.wage_months) == (13_500_000, 2)
    assert queries.wages_of(cast.accountant, cast.union, 2020) == (0, 0)


def test_an_item_of_another_book_is_left_aside(cast, monkeypatch):
    book = year_book(cast)
    rows = [{"book": pk, "code": "22", "side": "income", "name": "Thu đoàn phí", "sum": 5} for pk in (book.pk, book.pk + 1)]
    monkeypatch.setattr("congdoan.ledger.queries.item_totals", lambda unit, first, end: rows)
    assert queries.books_of_year(cast.union, YEAR).items == {"22": 5}
