"""The buttons of a member's and of a unit's whole page: shown to those who may, closed with the sentence where the state forbids."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.membership.actions import lives
from congdoan.membership.tests.factories import member
from congdoan.organization.actions import terms
from congdoan.organization.tests.factories import appoint
from tests.people import found

pytestmark = pytest.mark.django_db
CHANGE, CLOSE = "Thay đổi sinh hoạt", "Kết thúc hoạt động"


def buttons(client, name, **given):
    """{label: address, or the sentence that closes it} at the head of a whole page."""
    answer = client.get(reverse(f"overview:{name}", kwargs=given))
    assert answer.status_code == 200
    head = BeautifulSoup(answer.content, "html.parser").select_one(".cd-head")
    closed = {one.get_text(strip=True): head.find(id=one["aria-describedby"]).get_text() for one in head.select("button[aria-disabled]")}
    return {one.get_text(strip=True): one["href"] for one in head.select("a.btn")} | closed


def test_changes_are_offered_to_those_who_may_record_them(cast, sign_in):
    row = member(cast, "Trần Thị Mai", unit=cast.group)
    shown = buttons(sign_in(cast.chair), "member", person_id=row.person_id)
    assert shown[CHANGE] == reverse("membership:member-changes", kwargs={"unit_id": cast.group.pk, "membership_id": row.pk})
    page = sign_in(cast.chair).get(shown[CHANGE]).content.decode()
    assert reverse("membership:member-leave", kwargs={"unit_id": cast.group.pk, "membership_id": row.pk}) in page
    assert CHANGE not in buttons(sign_in(cast.accountant), "member", person_id=row.person_id)


def test_leaving_is_closed_for_whoever_has_left(cast, sign_in):
    row = member(cast, "Lê Thị Bích", unit=cast.group, valid_until="2018-01-01", why_left="retired")
    page = sign_in(cast.chair).get(reverse("membership:member-changes", args=[cast.group.pk, row.pk])).content.decode()
    assert "Đã ghi rời đơn vị rồi." in page and reverse("membership:member-leave", args=[cast.group.pk, row.pk]) not in page


class TestAsOfADay:
    """One member's page on four days: before the first membership, at one unit with a post, paused, after leaving."""

    @pytest.fixture
    def mai(self, cast):
        first = member(
            cast, "Trần Thị Mai", unit=cast.group, party_joined_on="2019-02-03", valid_until="2018-01-01", why_left="moved_group"
        )
        second = member(cast, "Trần Thị Mai", unit=cast.group2, valid_from="2018-01-01", how="transferred")
        appoint(cast, first.person, since=datetime.date(2016, 1, 1), valid_until=datetime.date(2017, 1, 1))
        lives.suspend(
            by=cast.chair,
            membership=second,
            version=1,
            reason="study",
            valid_from=datetime.date(2020, 1, 1),
            last_day=datetime.date(2020, 6, 30),
        )
        lives.record_death(by=cast.chair, membership=second, version=1, died_on=datetime.date(2021, 5, 1))
        return first.person

    @pytest.mark.parametrize(
        ("day", "there", "not_there"),
        [
            ("01/01/2015", ["Ngày ấy chưa là đoàn viên"], ["Đang sinh hoạt", "Vào Đảng"]),
            ("24/05/2016", ["Đang sinh hoạt", "Tổ Văn phòng", "Ủy viên Ban Chấp hành"], ["Tổ Ban Đảng", "Vào Đảng", "Qua đời"]),
            ("24/05/2020", ["Tạm dừng sinh hoạt", "Tổ Ban Đảng", "Vào Đảng"], ["Sinh hoạt lại", "Qua đời", "Đang sinh hoạt"]),
            ("02/05/2021", ["Đã qua đời", "Qua đời", "Sinh hoạt lại"], ["Đang sinh hoạt"]),
        ],
    )
    def test_the_page_is_of_that_day(self, cast, sign_in, mai, day, there, not_there):
        page = sign_in(cast.chair).get(reverse("overview:member", args=[mai.pk]) + f"?ngay={day}").content.decode()
        assert [words for words in there if words not in page] == []
        assert [words for words in not_there if words in page] == []
        assert CHANGE not in page and "Sửa thông tin" not in page

    def test_a_day_that_cannot_be_read_is_today(self, cast, sign_in, mai):
        page = sign_in(cast.chair).get(reverse("overview:member", args=[mai.pk]) + "?ngay=hôm+kia").content.decode()
        assert "Chưa đọc được ngày" in page and "Đã qua đời" in page

    def test_why_somebody_pauses_is_for_the_committee(self, cast, sign_in, mai):
        address = reverse("overview:member", args=[mai.pk])
        assert "Đi học dài ngày" in sign_in(cast.chair).get(address).content.decode()
        page = sign_in(cast.accountant).get(address).content.decode()
        assert "Tạm dừng sinh hoạt" in page and "Đi học dài ngày" not in page


def test_a_unit_ends_from_its_whole_page(cast, sign_in):
    shown = buttons(sign_in(cast.chair), "unit", unit_id=cast.group.pk)
    assert shown[CLOSE] == reverse("organization:unit-close", kwargs={"unit_id": cast.group.pk})
    assert sign_in(cast.chair).get(shown[CLOSE]).status_code == 200
    assert CLOSE not in buttons(sign_in(cast.accountant), "unit", unit_id=cast.group.pk)


def test_a_unit_with_others_below_or_ended_already_says_why_not(cast, sign_in):
    client = sign_in(cast.chair)
    assert buttons(client, "unit", unit_id=cast.union.pk)[CLOSE].startswith("Còn 2 đơn vị trực thuộc đang hoạt động, như Tổ ")
    ended = found("KDD-T9", "Tổ Cũ", "union_group", cast.union)
    type(ended).objects.filter(pk=ended.pk).update(closed_on="2020-01-01")
    assert buttons(client, "unit", unit_id=ended.pk)[CLOSE] == "Tổ Cũ đã kết thúc rồi."


def test_nothing_is_changed_from_an_old_day(cast, sign_in):
    answer = sign_in(cast.chair).get(reverse("overview:unit", kwargs={"unit_id": cast.group.pk}) + "?ngay=01/01/2020")
    assert CLOSE not in answer.content.decode()


def test_the_identity_number_is_masked_and_not_for_everybody(cast, sign_in):
    row = member(cast, "Trần Thị Mai", unit=cast.group, national_id="035186000412")
    for actor, shown in ((cast.chair, True), (cast.accountant, False), (cast.group_leader, False)):
        page = sign_in(actor).get(reverse("overview:member", args=[row.person_id])).content.decode()
        assert "035186000412" not in page
        assert ("035 ··· ··· 412" in page) is shown


@pytest.mark.parametrize(("who", "status"), [("chair", 200), ("accountant", 403), ("officer", 403), ("stranger", 404)])
def test_the_rows_behind_a_figure_are_for_those_who_may_see_them(cast, sign_in, who, status):
    at = {"unit_id": cast.union.pk, "kind": "year", "period": "2022", "key": "membership.party_members"}
    assert sign_in(getattr(cast, who)).get(reverse("overview:report-rows", kwargs=at)).status_code == status


def test_a_day_shows_the_terms_that_had_begun_by_then(cast, sign_in):
    for first, on in ((2012, None), (2017, None), (2023, datetime.date(2022, 4, 28))):
        terms.open(by=cast.chair, unit=cast.union, first_year=first, last_year=first + 5, on=on)
    page = lambda day: sign_in(cast.chair).get(reverse("overview:unit", args=[cast.union.pk]) + f"?ngay={day}").content.decode()  # noqa: E731
    for day, shown in (("29/06/2019", ("2012", "2017")), ("27/04/2022", ("2012", "2017")), ("28/04/2022", ("2012", "2017", "2023"))):
        found = page(day)
        assert [first for first in ("2012", "2017", "2023") if f"/term/{first}" in found or f"{first}-{int(first) + 5}" in found] == list(
            shown
        ), day
