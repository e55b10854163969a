"""Ủy quyền on the screen: from one's own menu to the deputy's home page, and back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.access import roles
from congdoan.membership.tests.factories import member
from congdoan.overview import rights
from tests.pages import check_form_with_errors
from tests.people import account, acting

pytestmark = pytest.mark.django_db
MINE = "/uy-quyen/"


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def mai(cast):
    """A member of the union with a sign-in and no role."""
    return acting(account(member(cast, "Lê Thị Mai", unit=cast.group).person, "mai"))


def test_an_officer_lends_the_deputy_sees_it_and_the_officer_calls_it_back(cast, sign_in, mai):
    client = sign_in(cast.chair)
    assert page(client, "/").select_one(f"a[href='{MINE}']")
    form = page(client, MINE).select_one("main .cd-nut a")["href"]
    offered = {box["value"] for box in page(client, form).select("input[name=permissions]")}
    assert "care.view_visits" in offered and not offered & {"access.give_role", "access.lend_rights", "jobs.view_all_runs"}
    sent = {
        "deputy": mai.person.pk,
        "permissions": ["care.view_visits"],
        "valid_from": "24/05/2022",
        "valid_until": "30/05/2022",
        "reason": "đi học",
    }
    assert client.post(form, sent).status_code == 303
    told = " ".join(page(client, MINE).main.get_text().split())
    assert "Lê Thị Mai" in told and "từ 24/05/2022 đến hết 30/05/2022" in told and "đang có hiệu lực" in told
    assert "làm thay Phạm Văn Bình" in page(client, reverse("overview:who", args=[cast.union.pk])).main.get_text()
    end = page(client, MINE).select_one("main li a")["href"]

    hers = sign_in(mai)
    assert "Phạm Văn Bình ủy quyền cho anh/chị đến hết ngày 30/05/2022" in page(hers, "/").main.get_text()
    assert "xem sổ thăm hỏi" in page(hers, MINE).main.get_text() and not page(hers, MINE).select("main .cd-nut a, main li a")
    assert hers.get(reverse("care:visit-list", args=[cast.union.pk])).status_code == 200
    assert hers.get(reverse("care:gift-list", args=[cast.union.pk])).status_code == 403
    assert hers.get(end).status_code == 403

    client = sign_in(cast.chair)
    version = page(client, end).select_one("input[name=ban_dang_xem]")["value"]
    assert client.post(end, {"ban_dang_xem": version}).status_code == 303
    assert "đã thôi sớm ngày 24/05/2022" in page(client, MINE).main.get_text()
    assert sign_in(mai).get(reverse("care:visit-list", args=[cast.union.pk])).status_code == 404


def test_what_may_be_lent_stands_under_the_parts_of_the_work(cast, sign_in):
    shown = page(sign_in(cast.chair), reverse("overview:deputy-lend", kwargs={"unit_id": cast.union.pk}))
    groups = shown.select("fieldset [role=group]")
    assert {"Chăm lo", "Đoàn viên", "Tổ chức", "Bàn giao chức vụ"} <= {group["aria-label"] for group in groups}
    assert not {group["aria-label"] for group in groups} & set(rights.ROOM_WORDS), "no room is named by its code"
    assert sum(len(group.select("input")) for group in groups) == len(shown.select("[name=permissions]")) > 40


def test_every_room_with_rights_has_its_words():
    assert {value.split(".")[0] for value, _label, _roles in roles.matrix()} <= rights.ROOM_WORDS.keys()


def test_what_is_wrong_is_said_at_its_field(cast, sign_in):
    answer = sign_in(cast.chair).post(reverse("overview:deputy-lend", args=[cast.union.pk]), {})
    assert answer.status_code == 422
    check_form_with_errors(BeautifulSoup(answer.content, "html.parser"))


def test_a_stranger_finds_neither_form_nor_delegation(cast, sign_in):
    client = sign_in(cast.stranger)
    assert client.get(reverse("overview:deputy-lend", args=[cast.union.pk])).status_code == 404
    assert "Chưa ai ủy quyền" in page(client, MINE).main.get_text()
