"""The statistics page above: what is small is covered within its table and beside the other units; it agrees with the reports."""

import datetime

import pytest
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.extras.actions import fields
from congdoan.extras.models import Answer
from congdoan.indicators.engine import Question
from congdoan.indicators.telling import Telling
from congdoan.kernel.periods import read_period
from congdoan.membership.models import Membership, PartyStanding
from congdoan.people.models import Person
from congdoan.units.models import Placement, Unit
from congdoan.units.tree import path
from tests import people
from tests.people import NOW, TODAY

pytestmark = pytest.mark.db
FEW = "ít, không nêu"
SINCE = datetime.date(2015, 6, 1)


def crowd(cast, unit, women, men, **facts):
    """Members of a unit since 2015, so many women and men."""
    rows = []
    for number in range(women + men):
        sex = "female" if number < women else "male"
        who = people.person(
            f"Trần {'Thị' if number < women else 'Văn'} {chr(65 + number % 26)}{chr(97 + number // 26)} {unit.code}", sex, **facts
        )
        rows.append(
            Membership.objects.create(
                person=who, unit=unit, union_joined_on=SINCE, valid_from=SINCE, recorded_by=cast.chair.person, recorded_at=NOW
            )
        )
    return rows


@pytest.fixture
def book(cast):
    """The union: 3 women of 20. Beside it YT: 8 of 16; a third: 20 of 40."""
    cast.third = people.found("TT", "Công đoàn Trường Thịnh", "grassroots_union", cast.district)
    cast.rows = [*crowd(cast, cast.group, 3, 17), *crowd(cast, cast.other, 8, 8), *crowd(cast, cast.third, 20, 20)]
    return cast


@pytest.fixture
def tables(sign_in):
    """{title of a table: [what stands at each line]} as somebody sees a unit's page."""

    def read(who, unit, query=""):
        answer = sign_in(who).get(reverse("membership:member-statistics", kwargs={"unit_id": unit.pk}) + query)
        assert answer.status_code == 200
        return {str(block["title"]).split(",")[0]: [line["words"] for line in block["lines"]] for block in answer.context["blocks"]}

    return read


def units(cast):
    return [cast.district, cast.union, cast.other, cast.third]


def test_women_and_men_are_covered_as_in_the_reports(book, tables):
    assert [tables(book.officer, unit)["Nam"] for unit in units(book)] == [[31, 45], [FEW, FEW], [FEW, FEW], [20, 20]]
    assert tables(book.chair, book.union)["Nam"] == [3, 17]
    for unit in (*units(book), book.group):
        figure = Telling(book.officer, Question(unit, read_period("2022"), TODAY)).figures(["membership.women"])["membership.women"]
        assert (FEW if figure.covered else figure.value) == tables(book.officer, unit)["Nam"][0]


def test_none_and_all_of_what_is_sensitive(book, tables):
    """Nobody of the union is in the Party, 6 of YT, 10 of the third; all of YT are Kinh, of the others nothing is recorded."""
    of_other = [row.person_id for row in book.rows if row.unit_id == book.other.pk]
    Person.objects.filter(pk__in=of_other).update(ethnic_group="Kinh")
    for pk in [*of_other[:6], *[row.person_id for row in book.rows if row.unit_id == book.third.pk][:10]]:
        PartyStanding.objects.create(person_id=pk, joined_on="2019-05-19", recorded_by=book.chair.person, recorded_at=NOW)
    above = [tables(book.officer, unit) for unit in units(book)]
    assert [table["Đảng viên"] for table in above] == [[16, 60], [FEW, FEW], [FEW, FEW], [10, 30]]
    assert above[2]["Dân tộc"].count(FEW) == 3 and above[3]["Dân tộc"] == [0, 0, 40]
    assert tables(book.accountant, book.union)["Đảng viên"] == [FEW, FEW] and tables(book.accountant, book.union)["Nam"] == [3, 17]


def test_a_level_that_nobody_has_stands_among_the_covered_ones(book, tables):
    """Its absence would tell that nobody there has it, and by that whose the others are."""
    for unit, level in ((book.group, "Thạc sĩ"), (book.other, "Đại học")):
        mine = [row.person_id for row in book.rows if row.unit_id == unit.pk]
        Person.objects.filter(pk__in=mine).update(professional_level="Đại học")
        Person.objects.filter(pk__in=mine[:2]).update(professional_level=level)
    few = [table["Trình độ chuyên môn"] for table in (tables(book.officer, unit) for unit in units(book)[1:3])]
    assert few[0].count(FEW) == few[1].count(FEW) > 1


def test_levels_of_education_beside_the_other_units(book, tables):
    for unit, doctors in ((book.group, 2), (book.other, 6), (book.third, 12)):
        mine = [row.person_id for row in book.rows if row.unit_id == unit.pk]
        Person.objects.filter(pk__in=mine).update(professional_level="Đại học")
        Person.objects.filter(pk__in=mine[:doctors]).update(professional_level="Tiến sĩ")
    title = "Trình độ chuyên môn"
    assert [tables(book.officer, unit)[title] for unit in units(book)] == [[56, 20], [FEW, FEW], [FEW, FEW], [28, 12]]
    assert tables(book.chair, book.union)[title] == [18, 2]


def test_rare_levels_are_one_number_above(book, tables, monkeypatch):
    monkeypatch.setattr("congdoan.membership.views.shading.MOST_LEVELS", 1)
    for place, row in enumerate(book.rows):
        Person.objects.filter(pk=row.person_id).update(professional_level="Đại học" if place % 2 else f"Nghề {place % 6}")
    assert tables(book.officer, book.district)["Trình độ chuyên môn"] == [38, 38]


def test_reasons_of_leaving_are_covered_and_how_many_left_is_told(book, tables):
    for unit, retired, expelled in ((book.group, 6, 1), (book.other, 4, 4), (book.third, 9, 6)):
        mine = [row.pk for row in book.rows if row.unit_id == unit.pk]
        Membership.objects.filter(pk__in=mine[:retired]).update(valid_until="2022-03-01", why_left="retired")
        Membership.objects.filter(pk__in=mine[retired : retired + expelled]).update(valid_until="2022-03-01", why_left="expelled")
    title = "Biến động năm 2022"
    # opening, came, reasons of leaving, went, closing
    assert tables(book.officer, book.district)[title] == [76, 0, 19, 11, 30, 46]
    assert tables(book.officer, book.union)[title] == [20, 0, FEW, 7, 13]
    assert tables(book.officer, book.third)[title] == [40, 0, 9, 6, 15, 25]
    assert sorted(tables(book.chair, book.union)[title][2:4]) == [1, 6]


@pytest.mark.parametrize(("why", "told"), [("transferred", 12), ("expelled", FEW)])
def test_a_reason_of_all_who_left_a_branch_tells_it_of_each_below(book, tables, why, told):
    for unit in (book.group, book.other, book.third):
        mine = [row.pk for row in book.rows if row.unit_id == unit.pk][:4]
        Membership.objects.filter(pk__in=mine).update(valid_until="2022-03-01", why_left=why)
    above = [tables(book.officer, unit)["Biến động năm 2022"][2] for unit in units(book)]
    assert above == [told, FEW, FEW, FEW]


def test_answers_beside_the_other_units(book, tables):
    field = fields.declare(
        by=book.officer, unit=book.district, label="Có xe máy", kind="yes_no", seen_by="everyone", valid_from=SINCE, choices=()
    )
    for unit, by, yes in ((book.group, book.chair, 2), (book.other, book.stranger, 8), (book.third, book.officer, 20)):
        mine = [row for row in book.rows if row.unit_id == unit.pk]
        for place, row in enumerate(mine):
            facts = {"field": field, "number": place < yes, "valid_from": TODAY, "recorded_by": by.person, "recorded_at": NOW}
            Answer.objects.create(person=row.person, **facts)
    title = "Có xe máy"  # yes, no, nothing recorded
    assert [tables(book.officer, unit)[title] for unit in units(book)] == [[30, 46, 0], [FEW] * 3, [FEW, FEW, 0], [20, 20, 0]]
    assert tables(book.chair, book.union)[title] == [2, 18, 0]
    who = people.person("Đỗ Thị Nga")
    grants.give(person=who, role=Role.ACCOUNTANT, unit=book.district, valid_from=people.FOUNDED, reach=Reach.HERE)
    here = people.acting(people.account(who, "ketoanhuyen"))
    assert tables(here, book.district)[title] == [0, 0, 0]  # whose right ends at the district's own members


def test_a_past_day_is_covered_as_the_tree_stood(book, tables):
    moved = datetime.date(2022, 3, 1)
    elsewhere = people.found("TX", "LĐLĐ thị xã", "district_federation")
    Placement.objects.filter(unit=book.other).update(valid_until=moved)
    Placement.objects.create(unit=book.other, parent=elsewhere, valid_from=moved)
    Unit.objects.filter(pk=book.other.pk).update(parent=elsewhere, path=path(elsewhere.path, book.other.serial))
    then = "?ngay=31/12/2021"
    assert [tables(book.officer, unit, then)["Nam"] for unit in (book.district, book.union, book.third)] == [
        [23, 37],
        [FEW, FEW],
        [FEW, FEW],
    ]
    assert [tables(book.officer, unit)["Nam"] for unit in (book.district, book.union, book.third)] == [[23, 37], [FEW, FEW], [FEW, FEW]]


@pytest.mark.parametrize("who", ["officer", "chair", "accountant"])
def test_ten_statements(book, sign_in, django_assert_max_num_queries, who):
    fields.declare(by=book.chair, unit=book.union, label="Có xe máy", kind="yes_no", seen_by="leaders", valid_from=SINCE, choices=())
    client = sign_in(getattr(book, who))
    for query in ("", "?ngay=31/12/2021"):
        with django_assert_max_num_queries(10):
            assert client.get(reverse("membership:member-statistics", kwargs={"unit_id": book.union.pk}) + query).status_code == 200
