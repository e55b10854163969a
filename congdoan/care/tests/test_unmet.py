"""Nobody forgotten: who got nothing while others in the same case did; small numbers are covered for who may not know why."""

import datetime
from dataclasses import replace

import pytest
from django.urls import reverse

from congdoan.care import feasts, queries
from congdoan.care.cases import CASES, Entry, by_place, fairness, forgotten
from congdoan.care.choices import Occasion, Reason
from congdoan.care.tests import factories
from congdoan.kernel.db.gathering import gather

pytestmark = pytest.mark.django_db
DAY = factories.day
CASE = {case.key: case for case in CASES}
TELLS = {"sees": lambda case: True}
COVERS = {"sees": lambda case: not case.is_sensitive}


def found(by, unit, start="2022-01-01", end="2022-05-25"):
    return queries.cases(by=by, unit=unit, start=DAY(start), end=DAY(end))


def names(entries, key):
    return [entry.name for entry in forgotten(entries) if entry.case.key == key]


@pytest.mark.db
def test_who_got_nothing_while_others_in_the_same_case_did(cast):
    mai, lan = factories.member(cast), factories.member(cast, "Vũ Thị Lan", born="1990-02-03")
    nam = factories.member(cast, "Lê Văn Nam", sex="male", born="1988-02-29", unit=cast.group2)
    left = factories.member(cast, "Đỗ Thị Na", until=DAY("2022-01-10"))
    factories.gift(cast, to=lan, occasion=Occasion.BIRTHDAY, given_on="2022-02-03")
    factories.gift(cast, to=mai, occasion=Occasion.TET, given_on="2022-01-25", amount=300_000)
    factories.gift(cast, to=mai, occasion=Occasion.WOMEN_0803, given_on="2022-03-08")
    factories.notice(cast, mai, "2022-05-02")
    factories.notice(cast, lan, "2022-05-03", reason=Reason.SICK_AT_HOME)
    factories.notice(cast, nam, "2022-05-04", reason=Reason.WEDDING)
    factories.notice(cast, nam, "2022-04-04", reason=Reason.HARDSHIP)
    factories.visit(cast, mai, "2022-05-10")
    factories.visit(cast, nam, "2022-05-11", reason=Reason.ACCIDENT, amount=200_000)
    rows = found(cast.chair, cast.union)
    assert names(rows, "birthday") == ["Trần Thị Mai", "Lê Văn Nam"]
    assert names(rows, "tet") == ["Vũ Thị Lan", "Lê Văn Nam"] and names(rows, "women_0803") == ["Vũ Thị Lan"]
    assert names(rows, "illness") == ["Vũ Thị Lan"]
    assert names(rows, "hardship") == [], "the visit of an accident answered the notice of hardship"
    assert left.full_name not in {entry.name for entry in rows}
    illness = next(one for one in fairness(rows, **TELLS) if one.case.key == "illness")
    assert {entry.name: entry.unit_name for entry in rows if entry.case.key == "illness"}[nam.full_name] == cast.group2.name
    assert (illness.count, illness.given, illness.least, illness.median, illness.most) == (3, 2, 200_000, 200_000, 500_000)
    group = found(cast.group_leader, cast.group)
    assert names(group, "tet") == ["Vũ Thị Lan"] and {entry.amount for entry in group if entry.case.key == "tet"} == {None}
    assert found(cast.stranger, cast.union) == []


def test_help_of_another_level_answers_and_tells_no_amount(cast):
    mai = factories.member(cast)
    factories.notice(cast, mai, "2022-05-02")
    factories.visit(cast, mai, "2022-05-03", unit=cast.district, amount=777_000)
    factories.gift(cast, to=mai, occasion=Occasion.TET, given_on="2022-01-25", unit=cast.district, amount=888_000)
    [entry] = [entry for entry in found(cast.chair, cast.union) if entry.case.key != "birthday"]
    assert entry.was_given and entry.amount is None
    [one] = fairness([entry], **TELLS)
    assert (one.given, one.most) == (1, None)


def test_children_of_gift_age(cast):
    mai = factories.member(cast)
    khoi, grown = factories.child(cast, mai), factories.child(cast, mai, "Minh Lớn", born=2000)
    factories.child(cast, mai, "Minh Bé", born=2020)
    assert found(cast.chair, cast.union, "2021-07-01", "2021-10-01") == []
    factories.gift(cast, of=khoi)
    rows = found(cast.chair, cast.union, "2021-07-01", "2021-10-01")
    assert names(rows, "autumn") == ["Minh Bé"] and grown.name not in {entry.name for entry in rows}


def entries(key, **places):
    """{place: (given, not given)} as entries."""
    return [
        Entry(CASE[key], f"{place} {number}", len(place), place, number, None, number < given, 100_000 if number < given else None)
        for place, (given, rest) in places.items()
        for number in range(given + rest)
    ]


@pytest.mark.parametrize(
    ("key", "rows", "told"),
    [
        ("illness", {"a": (6, 6), "bb": (7, 8)}, {"a", "bb"}),
        ("illness", {"a": (6, 6), "bb": (1, 8)}, set()),
        ("illness", {"a": (6, 6), "bb": (1, 8), "ccc": (9, 9)}, {"ccc"}),
        ("illness", {"a": (2, 1)}, set()),
        ("tet", {"a": (2, 1), "bb": (1, 0)}, {"a", "bb"}),
    ],
)
def test_small_numbers_are_covered_so_that_no_total_tells_them(key, rows, told):
    [shown] = by_place(entries(key, **rows), **COVERS).values()
    assert {one.place for one in shown if one.count is not None} == told
    [everything] = by_place(entries(key, **rows), **TELLS).values()
    assert all(one.count is not None for one in everything)


@pytest.mark.parametrize(("given", "rest", "told"), [(5, 5, True), (4, 5, False), (5, 4, False), (0, 5, True)])
def test_a_small_case_is_not_told_to_who_may_not_know_why(given, rest, told):
    [one] = fairness(entries("illness", a=(given, rest)), **COVERS)
    assert (one.count is not None) is told and (told or one.least is None)


@pytest.mark.parametrize("who", ["chair", "accountant"])
def test_the_page_on_screen_on_paper_and_in_excel(cast, sign_in, who, django_assert_max_num_queries):
    for number in range(15):
        member = factories.member(cast, f"Nguyễn Văn {'ABCDEGHIKLMNOPQ'[number]}", unit=cast.group if number % 2 else cast.group2)
        factories.child(cast, member, f"Bé {'ABCDEGHIKLMNOPQ'[number]}")
        if number < 3:
            factories.notice(cast, member, "2022-05-02")
        if number == 0:
            factories.visit(cast, member, "2022-05-10", amount=555_000)
            factories.gift(cast, to=member, occasion=Occasion.TET, given_on="2022-01-25")
    client, address = sign_in(getattr(cast, who)), reverse("care:unmet", args=[cast.union.pk]) + "?ky=2022"
    with django_assert_max_num_queries(10):
        answer = client.get(address)
    page = " ".join(answer.content.decode().replace("<b>", "").replace("</b>", "").split()).partition("<main")[2]
    assert "Nguyễn Văn B" in page and "Tết Nguyên đán" in page
    assert any(entry.case.is_sensitive for entry in answer.context["missing"]) is (who == "chair")
    assert ("555.000" in page) is (who == "chair") and ("ít, không nêu" in page) is (who == "accountant")
    assert (f"?doan_vien={client.get(address).context['missing'][0].person_id}" in page) is (who == "chair")
    for form in ("in", "xlsx"):
        assert client.get(f"{address}&dang={form}").status_code == 200
    asked = client.get(address.replace("2022", "bao giờ"))
    assert asked.status_code == 200 and "Quý II năm 2022" in asked.content.decode()
    assert client.get(reverse("care:unmet", args=[cast.other.pk])).status_code == 404


def on(actor, day):
    return replace(actor, now=datetime.datetime.fromisoformat(f"{day}T01:00+00:00"))


def test_a_feast_day_near_is_a_thing_to_do_until_gifts_stand_in_the_book(cast):
    near = on(cast.chair, "2022-05-28")
    assert gather(queries.coming(by=near, unit=cast.union)) == [[(Occasion.CHILDREN_0106, DAY("2022-06-01"))]]
    assert gather(queries.coming(by=cast.chair, unit=cast.union)) == [[]]
    mai = factories.member(cast)
    factories.gift(cast, of=factories.child(cast, mai), occasion=Occasion.CHILDREN_0106, given_on="2022-05-27")
    assert gather(queries.coming(by=near, unit=cast.union)) == [[]]


def test_tet_is_prepared_across_the_new_year_and_a_gift_of_december_is_for_it(cast):
    member = factories.member(cast)
    factories.gift(cast, to=member, occasion=Occasion.TET, given_on="2022-01-25")
    tet = [[(Occasion.TET, DAY("2023-01-22"))]]
    for day in ("2022-12-27", "2023-01-03"):
        assert gather(queries.coming(by=on(cast.chair, day), unit=cast.union)) == tet, day
        assert gather(queries.coming(by=on(cast.member, day), unit=cast.union)) == [[]], day
    factories.gift(cast, to=member, occasion=Occasion.TET, given_on="2022-12-28")
    assert gather(queries.coming(by=on(cast.chair, "2023-01-03"), unit=cast.union)) == [[]]


def test_days_by_the_moon_are_those_of_the_vietnamese_calendar():
    days = {year: [feasts.feasts_of(year)[one] for one in (Occasion.TET, Occasion.MID_AUTUMN)] for year in range(2015, 2036)}
    assert (
        days[2025] == [DAY("2025-01-29"), DAY("2025-10-06")] and days[2030][0] == DAY("2030-02-02") and days[2034][0] == DAY("2034-02-19")
    )
    a_month, year_long, slip = 29.530588853, {12: 354, 13: 384}, 2
    for year, (tet, autumn) in days.items():
        assert (tet.year, autumn.year) == (year, year) and DAY(f"{year}-01-21") <= tet <= DAY(f"{year}-02-20")
        moons = (autumn - tet).days - 14  # whole lunar months from the first day of the first to the first of the eighth
        assert min(abs(moons - number * a_month) for number in (7, 8)) < slip, year
        if year + 1 in days:
            assert min(abs((days[year + 1][0] - tet).days - length) for length in year_long.values()) <= 1, year
    assert Occasion.TET not in feasts.feasts_of(2050), "no day is made up"
    assert [(str(one), str(day)) for one, day in feasts.near(DAY("2026-09-20"))] == [("mid_autumn", "2026-09-25")]
    assert feasts.near(DAY("2026-02-18")) == [], "over"
    every = (DAY("2015-01-01") + datetime.timedelta(days=number) for number in range(21 * 365))
    assert all(len(feasts.near(day)) <= 1 for day in every)
