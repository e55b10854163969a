"""The buttons of a member's and of a unit's whole page: shown to those who may, closed with the sentence where the state forbids."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.membership.tests.factories import member
from tests.people import found

pytestmark = pytest.mark.django_db
LEAVE, CLOSE = "Ghi nhận rời công đoàn", "Kết thúc hoạt động"


def buttons(client, name, **given):
    """{label: address, or the sentence that closes it} at the head of a whole page."""
    answer = client.get(reverse(f"overview:{name}", kwargs=given))
    assert answer.status_code == 200
    head = BeautifulSoup(answer.content, "html.parser").select_one(".cd-head")
    closed = {one.get_text(strip=True): head.find(id=one["aria-describedby"]).get_text() for one in head.select("button[aria-disabled]")}
    return {one.get_text(strip=True): one["href"] for one in head.select("a.btn")} | closed


def test_leaving_is_offered_to_those_who_may_record_it(cast, sign_in):
    row = member(cast, "Trần Thị Mai", unit=cast.group)
    shown = buttons(sign_in(cast.chair), "member", person_id=row.person_id)
    assert shown[LEAVE] == reverse("membership:member-leave", kwargs={"unit_id": cast.group.pk, "membership_id": row.pk})
    assert sign_in(cast.chair).get(shown[LEAVE]).status_code == 200
    assert LEAVE not in buttons(sign_in(cast.accountant), "member", person_id=row.person_id)


def test_leaving_is_closed_for_whoever_has_left(cast, sign_in):
    row = member(cast, "Lê Thị Bích", unit=cast.group, valid_until="2018-01-01", why_left="retired")
    assert buttons(sign_in(cast.chair), "member", person_id=row.person_id)[LEAVE].startswith("Đã ghi rời đơn vị rồi.")


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
