"""Where and when: several places, each with its days; taking down, a row taken out; what the database refuses; who may."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.care.tests import factories as care
from congdoan.disclosure import policies, queries
from congdoan.disclosure.actions import displays, publications
from congdoan.disclosure.choices import Kind, Place
from congdoan.disclosure.models import Display
from congdoan.disclosure.tests.test_publications import at, sent, words
from congdoan.finance.tests import factories as finance
from congdoan.kernel.errors import NotAllowed, Refused
from tests import people

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def told(cast):
    """Funds of 2021, on the board since April and at a meeting on the same day; made on the day of today."""
    finance.contribution(cast, finance.fund(cast), amount=600_000, given_on="2021-05-01")
    places = [Place.BOARD, Place.MEETING]
    return publications.publish(by=cast.accountant, unit=cast.union, kind=Kind.FUNDS, year=2021, told_on=DAY(2022, 4, 4), places=places)


def add(cast, told, place=Place.BOARD, on=None, **facts):
    return displays.add(by=cast.accountant, publication=told, place=place, told_on=on or DAY(2022, 4, 5), **facts)


def seen(cast, told, on=None):
    row = queries.publications(by=cast.chair, unit=cast.union, on=on).get(pk=told.pk)
    return row.published_on, [(str(one.place), one.valid_from, one.last_day) for one in row.displays.all()]


@pytest.mark.parametrize(("spot", "words"), [("", "bảng tin"), ("tầng 1", "bảng tin tầng 1"), ("Bảng tin tầng 1", "Bảng tin tầng 1")])
def test_how_a_place_is_called(spot, words):
    assert str(Display(place=Place.BOARD, spot=spot)) == words


@pytest.mark.parametrize(("last_day", "refused"), [
    (None, ""), ("2022-04-04", ""), ("2022-05-24", ""), ("2022-05-25", "chưa tới"), ("2022-04-03", "từ ngày 04/04/2022"),
])  # fmt: skip
def test_which_last_day(last_day, refused):
    try:
        policies.check_last_day(last_day and DAY.fromisoformat(last_day), first=DAY(2022, 4, 4), today=people.TODAY)
    except Refused as problem:
        assert refused and refused in str(problem)
    else:
        assert not refused


@pytest.mark.db
def test_places_each_with_its_days(cast, told):
    meeting, board = ("meeting", DAY(2022, 4, 4), DAY(2022, 4, 4)), ("board", DAY(2022, 4, 4), None)
    page = ("app", people.TODAY, None)
    assert seen(cast, told) == (DAY(2022, 4, 4), [board, meeting, page])
    hung = told.displays.get(place="board")
    care.member(cast, who=cast.member.person)
    for place, facts, refused in (
        (Place.BOARD, {}, "Đã ghi bảng tin từ ngày 04/04/2022"),
        (Place.BOARD, {"spot": "nhà chị Trần Thị Mai"}, "nêu tên"),
        (Place.APP, {}, "lúc nào cũng có"),
        (Place.GROUP, {"on": DAY(2021, 4, 5)}, "phải sau"),
        (Place.GROUP, {"last_day": DAY(2022, 4, 4)}, "từ ngày 05/04/2022"),
    ):
        with pytest.raises(Refused, match=refused):
            add(cast, told, place, **facts)
    upstairs = add(cast, told, spot="tầng 1", on=DAY(2022, 4, 1), last_day=DAY(2022, 4, 30))
    assert seen(cast, told)[0] == DAY(2022, 4, 1), "the first day anywhere"
    displays.take_down(by=cast.chair, display=hung, version=1, last_day=DAY(2022, 5, 3))
    assert Display.objects.get(pk=hung.pk).last_day == DAY(2022, 5, 3)
    with pytest.raises(Refused, match="đã gỡ, ngày cuối là 03/05/2022"):
        displays.take_down(by=cast.chair, display=hung, version=2, last_day=DAY(2022, 5, 4))
    add(cast, told, on=DAY(2022, 5, 4))
    displays.cancel(by=cast.chair, display=upstairs, version=1, reason="Ghi nhầm năm")
    assert seen(cast, told)[0] == DAY(2022, 4, 4)
    app = told.displays.get(place="app")
    for wrong in (
        lambda: displays.take_down(by=cast.chair, display=app, version=1, last_day=people.TODAY),
        lambda: displays.cancel(by=cast.chair, display=app, version=1, reason="x"),
    ):
        with pytest.raises(Refused, match="rút cả lần công khai"):
            wrong()
    publications.cancel(by=cast.chair, publication=told, version=1, reason="Nhầm")
    with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
        add(cast, told, Place.GROUP)


@pytest.mark.db
def test_the_database_keeps_where_and_when(cast, told):
    board, gone = told.displays.filter(place="board"), add(cast, told, Place.GROUP)
    displays.cancel(by=cast.chair, display=gone, version=1, reason="Nhầm")
    for rows, wrong in (
        (board, {"place": "page"}),
        (board, {"spot": "tầng 2"}),
        (board, {"valid_from": DAY(2022, 3, 1)}),
        (told.displays.filter(place="meeting"), {"valid_until": DAY(2022, 4, 9)}),
        (told.displays.filter(place="meeting"), {"valid_until": None}),
        (told.displays.filter(place="app"), {"valid_until": DAY(2022, 6, 9)}),
        (Display.objects.filter(pk=gone.pk), {"cancelled_on": None, "cancel_reason": ""}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
        with pytest.raises(IntegrityError, match="stays as told"), transaction.atomic():
            rows._raw_delete("default")


@pytest.mark.parametrize("name", ["inspector", "group_leader", "officer", "stranger", "member"])
def test_who_may_not_say_where(cast, told, name):
    actor, board = getattr(cast, name), told.displays.get(place="board")
    for wrong in (
        lambda: displays.add(by=actor, publication=told, place=Place.GROUP, told_on=people.TODAY),
        lambda: displays.take_down(by=actor, display=board, version=1, last_day=people.TODAY),
        lambda: displays.cancel(by=actor, display=board, version=1, reason="x"),
    ):
        with pytest.raises(NotAllowed):
            wrong()


def test_the_screens(cast, told, sign_in, django_assert_max_num_queries):
    care.member(cast, who=cast.member.person)
    client, union, board = sign_in(cast.accountant), cast.union, told.displays.get(place="board")
    add_at, down_at = at("publication-place", union, told.pk), at("display-take-down", union, board.pk)
    with django_assert_max_num_queries(10):
        page = words(client.get(at("publication", union, told.pk)))
    assert "muộn 4 ngày (hạn 31/03/2022)" in page and "từ 04/04/2022" in page and down_at in page and add_at in page
    given = {"place": "board", "spot": "tầng 1", "told_on": "10/05/2022"}
    wrong = client.post(add_at, sent(1, **given | {"told_on": "25/05/2022"}))
    assert wrong.status_code == 422 and "chưa tới" in words(wrong) and 'value="tầng 1"' in words(wrong)
    for _twice in range(2):
        assert client.post(add_at, sent(2, **given)).status_code == 303
    assert told.displays.filter(spot="tầng 1").count() == 1
    assert client.post(down_at, sent(3, 1, last_day="03/04/2022")).status_code == 422
    assert client.post(down_at, sent(4, 1, last_day="03/05/2022")).status_code == 303
    assert client.post(down_at, sent(5, 1, last_day="04/05/2022")).status_code == 409
    with django_assert_max_num_queries(10):
        listed = words(client.get(at("list", union)))
    assert "Bảng tin từ 04/04/2022 đến hết 03/05/2022; hội nghị ngày 04/04/2022" in listed and "muộn 4 ngày" in listed
    with django_assert_max_num_queries(10):
        register = words(client.get(at("displays", union)))
    assert "Bảng tin tầng 1" in register and "03/05/2022" in register and ">30<" in register
    then = words(client.get(at("displays", union) + "?ngay=01/05/2022"))
    assert "03/05/2022" not in then and "tầng 1" not in then and ">28<" in then, "it still hung"
    for way in ("in", "xlsx"):
        assert client.get(at("displays", union) + f"?dang={way}").status_code == 200
    assert "Công khai tại: Bảng tin từ 04/04/2022" in words(client.get(at("publication", union, told.pk) + "?dang=in"))
    assert "bảng tin tầng 1 từ 10/05/2022" in words(sign_in(cast.member).get(reverse("disclosure:mine")))
    for name, status, forbidden in (("inspector", 200, 403), ("officer", 200, 403), ("stranger", 404, 404), ("member", 404, 404)):
        other = sign_in(getattr(cast, name))
        assert [other.get(one).status_code for one in (at("displays", union), add_at, down_at)] == [status, forbidden, forbidden]
    assert sign_in(cast.stranger).get(at("display-take-down", cast.other, board.pk)).status_code == 404
