"""Thống kê và biến động: by hand over a small tree; opening + came - went = closing; each number opens as many rows."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.membership import queries, statistics
from congdoan.membership.models import Membership
from congdoan.membership.queries.statistics import ALONG, INSIDE
from congdoan.membership.tests.factories import many, member
from congdoan.people.models import Person
from congdoan.units.models import Placement, Unit
from congdoan.units.tree import path
from tests.people import FOUNDED, TODAY, account, acting, found, person

pytestmark = pytest.mark.db
YEAR = statistics.Span(datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))


@pytest.fixture
def book(cast):
    """Group 1: Mai (woman, Party, Tày), Hải (man; left on 30/06/2021). Group 2: Bích (woman, admitted 2021), Ba (man; came from group 1 in 2021)."""
    member(cast, "Trần Thị Mai", unit=cast.group, party_joined_on="2021-02-03", ethnic_group="Tày", professional_level="Đại học")
    member(cast, "Nguyễn Văn Hải", "male", cast.group, born="1980", valid_until="2021-07-01", why_left="retired", ethnic_group="Kinh")
    member(cast, "Lê Thị Bích", unit=cast.group2, born="1991", joined="01/12/2021", ethnic_group="kinh", professional_level="Đại học")
    member(cast, "Đỗ Văn Ba", "male", cast.group, born="1985", valid_until="2021-05-01", why_left="moved_group")
    member(cast, "Đỗ Văn Ba", "male", cast.group2, born="1985", valid_from="2021-05-01", how="transferred")
    return cast


def test_every_table_makes_up_all_members(book):
    counts, everybody, *_more = queries.breakdown(by=book.chair, unit=book.union, on=TODAY)
    assert everybody == 3
    assert {key: count for key, count in counts.items() if count} == {
        "nu": 2, "nam": 1, "tuoi-30": 3, "dang": 1, "ngoai-dang": 2, "kinh": 1, "thieu-so": 1, "dan-toc-chua": 1,
    }  # fmt: skip
    for _title, cells in statistics.tables(TODAY):
        assert sum(counts[cell.key] for cell in cells) == everybody


def test_every_table_makes_up_all_members_of_a_crowd_on_any_day(cast):
    many(cast, 40)
    Person.objects.filter(full_name__contains=" Ba ").update(birth_on=None)
    for day in (datetime.date(2016, 2, 29), datetime.date(2020, 1, 1), TODAY):
        counts, everybody, *_more = queries.breakdown(by=cast.chair, unit=cast.union, on=day)
        for title, cells in statistics.tables(day):
            assert sum(counts[cell.key] for cell in cells) == everybody == 40, title


def test_levels_as_written(book):
    assert queries.by_level(by=book.chair, unit=book.union, on=TODAY, most=5) == [("Đại học", 2), ("", 1)]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("union", {"opening": 3, "closing": 3, "came": {"admitted": 1, INSIDE: 1}, "went": {"retired": 1, INSIDE: 1}}),
        ("group", {"opening": 3, "closing": 1, "came": {}, "went": {"retired": 1, "moved_group": 1}}),
        ("group2", {"opening": 0, "closing": 2, "came": {"admitted": 1, "transferred": 1}, "went": {}}),
        ("other", {"opening": 0, "closing": 0, "came": {}, "went": {}}),
    ],
)
def test_movements(book, unit, expected):
    found = queries.movements(by=book.officer, unit=getattr(book, unit), span=YEAR)
    assert found == expected
    assert found["opening"] + sum(found["came"].values()) - sum(found["went"].values()) == found["closing"]


def test_who_left_on_the_last_day_of_the_year_is_counted_on_it_and_gone_the_next(cast):
    member(cast, valid_until="2022-01-01", why_left="retired")
    found = queries.movements(by=cast.chair, unit=cast.union, span=YEAR)
    assert (found["opening"], found["closing"], found["went"]) == (1, 1, {})
    next_year = statistics.Span(datetime.date(2022, 1, 1), TODAY)
    assert queries.movements(by=cast.chair, unit=cast.union, span=next_year)["went"] == {"retired": 1}


@pytest.mark.parametrize("moved", [None, True])
def test_a_unit_that_moved_or_ended_in_the_span_is_told_of(cast, moved):
    """YT (8 members since 2015) stood in another district until 01/07/2021; a union of 2021 alone had two, who went to the union."""
    elsewhere, day = found("TX", "LĐLĐ thị xã", "district_federation"), datetime.date(2021, 7, 1)
    for place in (elsewhere, cast.district):
        here = {"parent": place, "path": path(place.path, cast.other.serial)}
        if place == elsewhere:
            Placement.objects.filter(unit=cast.other).update(parent=place, valid_until=day)
        else:
            Placement.objects.create(unit=cast.other, parent=place, valid_from=day)
        Unit.objects.filter(pk=cast.other.pk).update(**here)
    cast.other.refresh_from_db()
    Membership.objects.filter(pk__in=[row.pk for row in many(cast, 8)]).update(unit=cast.other)
    short = found("NGAN", "Công đoàn một mùa", "grassroots_union", cast.district, founded_on=datetime.date(2021, 2, 1))
    for name in ("Bùi Thị Hoa", "Bùi Thị Huệ"):
        first = member(cast, name, unit=cast.group2, joined="01/02/2021", valid_until="2021-10-01", why_left="transferred")
        member(cast, name, unit=cast.group, joined="01/02/2021", valid_from="2021-10-01", how="transferred")
        Membership.objects.filter(pk=first.pk).update(unit=short)
    Unit.objects.filter(pk=short.pk).update(closed_on=datetime.date(2021, 11, 1))
    told = queries.movements(by=cast.officer, unit=cast.district, span=YEAR, moved=moved)
    assert told == {"opening": 0, "closing": 10, "came": {"admitted": 2, INSIDE: 2, ALONG: 8}, "went": {INSIDE: 2}}
    there = queries.movements(by=grants_at(elsewhere), unit=elsewhere, span=YEAR, moved=moved)
    assert there == {"opening": 8, "closing": 0, "came": {}, "went": {ALONG: 8}}


def grants_at(unit):
    """An officer who looks after that unit, and the union that stood there before."""
    who = person("Cán Bộ Thị Xã")
    for each in (unit, Unit.objects.get(code="YT")):
        grants.give(person=who, role=Role.SUPERIOR_OFFICER, unit=each, valid_from=FOUNDED)
    return acting(account(who, "thixa"))


class TestScreens:
    def page(self, unit, query="", name="member-statistics"):
        return reverse(f"membership:{name}", kwargs={"unit_id": unit.pk}) + query

    def test_every_number_opens_as_many_rows(self, book, sign_in):
        client = sign_in(book.chair)
        text = client.get(self.page(book.union)).content.decode() + client.get(self.page(book.union, "?ngay=31/12/2021")).content.decode()
        opened = re.findall(r'<a class="cd-fig" href="([^"]+)">(\d+)</a>', text)
        assert len(opened) > 15
        for url, count in opened:
            rows = BeautifulSoup(client.get(url.replace("&amp;", "&")).content, "html.parser").select("table tbody tr")
            assert len(rows) == int(count), url

    def test_a_level_above_sees_totals_and_no_small_ones_of_party_and_people(self, book, sign_in):
        text = sign_in(book.officer).get(self.page(book.union)).content.decode()
        assert "ít, không nêu" in text and "cd-fig" not in text and "chỉ nơi quản lý đoàn viên" in text
        assert "ít, không nêu" not in sign_in(book.chair).get(self.page(book.union)).content.decode()

    def test_no_small_cell_of_sex_age_or_education_is_told_above_nor_can_be_reckoned(self, cast, sign_in):
        for n in range(30):
            told = {"born": "1960" if n < 3 else "1985", "professional_level": "Tiến sĩ" if n < 2 else "Đại học"}
            member(cast, f"Nguyễn Văn {chr(65 + n % 26)}{chr(97 + n // 26)}n", "female" if n < 4 else "male", cast.group, **told)

        def tables(who):
            page = BeautifulSoup(sign_in(who).get(self.page(cast.union)).content, "html.parser")
            return {block.h2.text: [line.dd.text.strip() for line in block.select("dl > div")] for block in page.select("section.card")}

        assert tables(cast.chair)["Nam, nữ"] == ["4", "26"]
        above, few = tables(cast.officer), "ít, không nêu"
        assert above["Nam, nữ"] == [few, few] and above["Trình độ chuyên môn"] == [few, few]
        assert above["Độ tuổi"].count(few) >= 2 and "27" not in above["Độ tuổi"] and "3" not in above["Độ tuổi"]
        for shape in ("?dang=in", "?dang=xlsx"):
            assert sign_in(cast.officer).get(self.page(cast.union, shape)).status_code == 200

    def test_the_filter_opens_nothing_that_the_person_may_not_see(self, book, sign_in):
        listed = sign_in(book.accountant).get(reverse("membership:member-list", kwargs={"unit_id": book.union.pk}) + "?muc=dang")
        assert listed.status_code == 200 and "Lê Thị" in listed.content.decode()  # unfiltered: nothing is told by who is left out

    @pytest.mark.parametrize("name", ["membership:member-list", "organization:unit-tree", "overview:unit", "membership:member-statistics"])
    def test_a_day_before_there_were_unions_is_a_day_like_any(self, book, sign_in, name):
        for day in ("27/07/1929", "01/01/1900"):
            assert sign_in(book.chair).get(reverse(name, kwargs={"unit_id": book.union.pk}) + f"?ngay={day}").status_code == 200

    def test_a_part_of_the_year_opens_its_own_rows(self, book, sign_in):
        """The last day of Hải was 30/06/2021, Bích came in December: the second half opens with 3 and closes with 3."""
        client = sign_in(book.chair)
        answer = client.get(reverse("membership:member-statistics", kwargs={"unit_id": book.union.pk}) + "?ngay=31/12/2021&tu=01/07/2021")
        block = answer.context["blocks"][-1]
        assert str(block["title"]) == "Biến động từ 01/07/2021 đến 31/12/2021" and str(block["lines"][0]["label"]) == "Ngày 30/06/2021"
        assert [line["words"] for line in block["lines"]][:1] + [line["words"] for line in block["lines"]][-1:] == [3, 3]
        for line in block["lines"]:
            if line["url"]:
                rows = BeautifulSoup(client.get(line["url"]).content, "html.parser").select("table tbody tr")
                assert len(rows) == line["words"], line["label"]
        late = client.get(reverse("membership:member-statistics", kwargs={"unit_id": book.union.pk}) + "?ngay=31/12/2021&tu=01/07/2022")
        assert str(late.context["blocks"][-1]["title"]).startswith("Biến động năm 2021")
        assert "Ngày bắt đầu biến động ở sau ngày xem" in late.content.decode()
        wrong = client.get(reverse("membership:member-statistics", kwargs={"unit_id": book.union.pk}) + "?tu=thang-bay").content.decode()
        assert "thang-bay" in wrong and "cd-loi-chu" in wrong

    def test_paper_and_workbook(self, book, sign_in):
        client = sign_in(book.chair)
        assert "THỐNG KÊ ĐOÀN VIÊN" in client.get(self.page(book.union, "?dang=in")).content.decode()
        answer = client.get(self.page(book.union, "?dang=xlsx"))
        assert answer["Content-Disposition"] == 'attachment; filename="thong-ke-doan-vien.xlsx"' and answer.content[:2] == b"PK"

    def test_who_may(self, book, sign_in):
        assert sign_in(book.member).get(self.page(book.union)).status_code in (403, 404)
        assert sign_in(book.stranger).get(self.page(book.union)).status_code == 404
        assert sign_in(book.officer).get(self.page(book.union, name="movement-list")).status_code == 403
        assert sign_in(book.chair).get(self.page(book.union, "?loai=gi-do", name="movement-list")).status_code == 404

    def test_queries_do_not_grow(self, cast, sign_in, django_assert_max_num_queries):
        many(cast, 30)
        client = sign_in(cast.chair)
        client.get(self.page(cast.union))
        with django_assert_max_num_queries(10):
            client.get(self.page(cast.union))
