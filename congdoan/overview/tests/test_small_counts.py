"""Small counts are covered for whoever may not see the names: in the report, on its files, the unit's page, at home, in totals, alike."""

import datetime
import io
import json
import zipfile
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.choices import Reach
from congdoan.access.roles import Role, holders
from congdoan.indicators.engine import Question
from congdoan.indicators.indicator import REGISTRY, get
from congdoan.indicators.telling import Telling
from congdoan.kernel.periods import read_period
from congdoan.membership.models import Membership, PartyStanding
from congdoan.reports.choices import Permission as Reports
from congdoan.units.models import Placement, Unit
from congdoan.units.tree import path
from tests import people
from tests.people import FOUNDED, NOW, TODAY

pytestmark = pytest.mark.db
FEW = "ít, không nêu"
YEAR = {"kind": "year", "period": "2022"}


def crowd(cast, unit, women, men, party=0):
    """Members of a unit since 2015, so many women and men, the first ones in the Party since 2019."""
    for number in range(women + men):
        sex = "female" if number < women else "male"
        who = people.person(f"Trần {'Thị' if number < women else 'Văn'} {chr(65 + number % 26)}{chr(97 + number // 26)} {unit.code}", sex)
        since = datetime.date(2015, 6, 1)
        Membership.objects.create(
            person=who, unit=unit, union_joined_on=since, valid_from=since, recorded_by=cast.chair.person, recorded_at=NOW
        )
        if number < party:
            PartyStanding.objects.create(person=who, joined_on="2019-05-19", recorded_by=cast.chair.person, recorded_at=NOW)


@pytest.fixture
def book(cast):
    """The union: 3 women of 20, in two groups. Beside it YT: 8 of 16; a third: 20 of 40."""
    cast.third = people.found("TT", "Công đoàn Trường Thịnh", "grassroots_union", cast.district)
    crowd(cast, cast.group, 2, 8, party=1)
    crowd(cast, cast.group2, 1, 9)
    crowd(cast, cast.other, 8, 8, party=6)
    crowd(cast, cast.third, 20, 20, party=10)
    return cast


def asked(by, unit, code="2022", today=TODAY):
    return Telling(by, Question(unit, read_period(code), today))


def told(by, unit, key="membership.women", **asks):
    """The value that is told, None for a covered one."""
    return asked(by, unit, **asks).figures([key])[key].value


def page(client, name, unit, query="", **more):
    return client.get(reverse(f"overview:{name}", kwargs={"unit_id": unit.pk, **more}) + query)


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text(" ").split())


def test_the_superior_less_the_others_tells_nobody(book):
    assert [told(book.officer, unit) for unit in (book.district, book.union, book.other, book.third)] == [31, None, None, 20]
    assert [told(book.officer, unit) for unit in (book.group, book.group2)] == [None, None]
    assert [told(book.officer, unit, "membership.members") for unit in (book.district, book.union, book.other)] == [76, 20, 16]
    for unit, women in ((book.union, 3), (book.group, 2), (book.group2, 1)):
        assert told(book.chair, unit) == women and told(book.accountant, unit) == women  # who sees the names


def test_two_men_are_as_few_as_two_women(cast):
    crowd(cast, cast.group, 18, 2)
    assert told(cast.officer, cast.union) is None and told(cast.chair, cast.union) == 18
    of_the_women = "education.gender_equality.women_reached.percent"
    assert told(cast.officer, cast.union, of_the_women) is None  # its base is how many women there are


def test_of_the_party_none_and_all_are_covered_too(cast):
    crowd(cast, cast.group, 6, 7, party=0)
    crowd(cast, cast.other, 6, 7, party=13)
    for unit in (cast.union, cast.other):
        assert told(cast.officer, unit, "membership.party_members") is None
    assert told(cast.chair, cast.union, "membership.party_members") == 0
    assert told(cast.accountant, cast.union, "membership.party_members") is None  # names, and not who is in the Party


def test_what_goes_with_the_women_is_covered_with_them(book):
    for key in ("membership.women.percent", "education.gender_equality.women_reached.percent"):
        made = asked(book.officer, book.union).figures([key])[key]
        assert (made.value, made.people, made.of, made.covered) == (None, None, None, True)
        assert asked(book.officer, book.third).figures([key])[key].of in (20, 40)


def test_an_indicator_that_is_covered_says_with_which_right_and_goes_with_one_of_the_same():
    for one in REGISTRY.values():
        if one.tells_with:
            assert one.tells == get(one.tells_with).tells and not get(one.tells_with).tells_with
        if one.tells and not one.tells_with:
            assert one.person and not one.whole_adds


def test_every_face_says_the_same(book, sign_in):
    client = sign_in(book.officer)
    for unit, women in ((book.union, FEW), (book.other, FEW), (book.third, "20 trên 40 người")):
        report, drawer = page(client, "report", unit, **YEAR), page(client, "report", unit, "?mo=membership.women", **YEAR)
        assert f"Nữ đoàn viên {women}" in words(report) and women in words(drawer)
        assert f"Nữ đoàn viên {women}" in words(page(client, "unit", unit))
        assert ("số nữ không nêu riêng" in words(report)) is (women == FEW)
        assert ("chị em trong tổng số" in words(report)) is (women != FEW)
        assert ("chỉ nơi quản lý đoàn viên" in words(drawer)) is (women == FEW)
        totals = words(page(client, "report-totals", unit, key="membership.women", **YEAR))
        assert women in totals
    above = words(page(client, "report-totals", book.district, key="membership.women", **YEAR))
    assert above.count(FEW) == 2 and "31 trên 76 người" in above and "20 trên 40 người" in above
    assert "Nữ đoàn viên 31 trên 76 người" in words(client.get("/"))


def test_files_say_what_the_page_says(book, sign_in):
    client = sign_in(book.officer)
    for unit, covered in ((book.union, True), (book.third, False)):
        for form, part in (("docx", "word/document.xml"), ("xlsx", "xl/sharedStrings.xml")):
            made = page(client, "report-file", unit, form=form, **YEAR).content
            assert (FEW in zipfile.ZipFile(io.BytesIO(made)).read(part).decode()) is covered
        assert page(client, "report-file", unit, form="pdf", **YEAR).status_code == 200


def test_no_sentence_tells_by_being_there(cast, sign_in):
    crowd(cast, cast.group, 10, 10, party=2)
    assert "2 trên 20 đoàn viên là đảng viên" in words(page(sign_in(cast.chair), "report", cast.union, **YEAR)).replace("\xa0", " ")
    assert "là đảng viên." not in words(page(sign_in(cast.officer), "report", cast.union, **YEAR))


def test_the_unit_itself_sends_a_whole_paper(book, sign_in):
    for unit in (book.union, book.group):
        report = words(page(sign_in(book.chair), "report", unit, **YEAR))
        assert FEW not in report and "không nêu" not in report
    shown = io.StringIO()
    shown.buffer = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", shown)
        call_command("report", "year", "--unit", "KDD", "--period", "2022")
    figures = {one["key"]: one for one in json.loads(shown.buffer.getvalue())["figures"]}
    assert (figures["membership.women"]["value"], figures["membership.party_members"]["value"]) == (3, 1)


def test_a_deputy_who_writes_the_report_reads_it_whole_and_who_only_helps_does_not(book):
    lacking = book.chair.without("membership.view_party")
    assert lacking.may(Reports.WRITE_REPORT, book.union)
    assert told(lacking, book.union, "membership.party_members") == 1
    helped = replace(lacking, helper=book.officer.person)
    assert told(helped, book.union, "membership.party_members") is None
    assert told(lacking.without(Reports.WRITE_REPORT), book.union, "membership.party_members") is None


def test_whoever_may_write_reports_sees_what_they_tell():
    for permission in {one.tells for one in REGISTRY.values() if one.tells}:
        assert set(holders(Reports.WRITE_REPORT)) <= set(holders(permission))


def test_one_who_leads_one_of_the_unions_learns_nothing_of_the_others(cast):
    crowd(cast, cast.group, 3, 17)
    crowd(cast, cast.other, 8, 8)
    grants.give(person=cast.officer.person, role=Role.CHAIR, unit=cast.other, valid_from=FOUNDED, reach=Reach.HERE_AND_BELOW)
    both = people.acting(cast.officer.user)
    assert told(both, cast.other) == 8
    assert told(both, cast.district) is None  # less the eight it would tell the three
    assert told(both, cast.district, "membership.members") == 36


def test_the_reasons_of_leaving_are_for_those_who_see_the_names(cast):
    crowd(cast, cast.group, 2, 2)
    Membership.objects.filter(unit=cast.group).update(valid_until="2022-02-01", why_left="retired")
    for by, parts in ((cast.chair, [4]), (cast.officer, None)):
        made = asked(by, cast.union).figures(["membership.left"])["membership.left"]
        assert made.value == 4 and (made.parts and list(made.parts.values())) == parts


def test_a_past_day_is_covered_as_the_tree_stood(book):
    """YT moved out of the district since: on that day it stood beside the union, and stands in for it."""
    moved = datetime.date(2022, 3, 1)
    elsewhere = people.found("TX", "LĐLĐ thị xã", "district_federation")
    Placement.objects.filter(unit=book.other).update(valid_until=moved)
    Placement.objects.create(unit=book.other, parent=elsewhere, valid_from=moved)
    Unit.objects.filter(pk=book.other.pk).update(parent=elsewhere, path=path(elsewhere.path, book.other.serial))
    assert [told(book.officer, unit, code="2021") for unit in (book.district, book.union, book.third)] == [31, None, None]
    assert [told(book.officer, unit) for unit in (book.district, book.union, book.third)] == [23, None, None]
    listed = {unit.code: made.value for unit, made in asked(book.officer, book.district, code="2021").split(get("membership.women"))[1]}
    assert listed == {
        "KDD": None,
        "YT": None,
        "TT": None,
    }  # the statistics leave YT out of the district: less TT they would tell the union's


@pytest.mark.parametrize("name", ["unit", "report", "drawer", "report-totals"])
def test_ten_statements_however_many_units(book, sign_in, django_assert_max_num_queries, name):
    client = sign_in(book.officer)
    given = {} if name == "unit" else YEAR | ({"key": "membership.women"} if name == "report-totals" else {})
    name, query = ("report", "?mo=membership.women") if name == "drawer" else (name, "")
    for unit in (book.third, book.union, book.group, book.district):
        with django_assert_max_num_queries(10):
            assert page(client, name, unit, query, **given).status_code == 200


@pytest.mark.parametrize("key", REGISTRY)
def test_every_drawer_of_an_officer_above_asks_ten_times(book, sign_in, django_assert_max_num_queries, key):
    client = sign_in(book.officer)
    with django_assert_max_num_queries(10):
        assert page(client, "report", book.district, f"?mo={key}", **YEAR).status_code == 200
