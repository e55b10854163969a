"""Search: members and units in reach, with or without diacritics, at most twenty of each."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.care.tests import factories as care
from congdoan.ledger.tests.factories import book, paid, received
from congdoan.membership.tests.factories import many, member
from congdoan.units.models import Decision, Placement

SEARCH = "/tim/"


def found(answer):
    """{heading: [names]}."""
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    return {
        card.h2.text: [line.p.get_text(" ", strip=True) for line in card.select("li")]
        for card in page.select("main section.card")
        if card.h2 and card.ul
    }


def test_members_and_units_with_or_without_diacritics(cast, sign_in):
    member(cast, "Trần Thị Mai")
    member(cast, "Trịnh Văn Khánh", "male")
    client = sign_in(cast.chair)
    assert found(client.get(SEARCH, {"q": "tran mai"})) == {"Đoàn viên": ["Trần Thị Mai"]}
    assert found(client.get(SEARCH, {"q": "Trần"})) == {"Đoàn viên": ["Trần Thị Mai"]}
    assert found(client.get(SEARCH, {"q": "to van phong"})) == {"Đơn vị": ["Tổ Văn phòng"]}
    assert found(client.get(SEARCH, {"q": "kdd-t"})) == {"Đơn vị": ["Tổ Văn phòng", "Tổ Ban Đảng"]}


def test_names_lead_to_their_pages(cast, sign_in):
    row = member(cast, "Trần Thị Mai")
    page = BeautifulSoup(sign_in(cast.chair).get(SEARCH, {"q": "mai"}).content, "html.parser")
    assert page.select_one("main .cd-ds a")["href"] == reverse("overview:member", kwargs={"person_id": row.person_id})
    page = BeautifulSoup(sign_in(cast.chair).get(SEARCH, {"q": "KDD-T1"}).content, "html.parser")
    assert page.select_one("main .cd-ds a")["href"] == reverse("overview:unit", kwargs={"unit_id": cast.group.pk})


def test_nothing_outside_ones_reach(cast, sign_in):
    member(cast, "Trần Thị Mai")
    for who in (cast.stranger, cast.member):
        answer = sign_in(who).get(SEARCH, {"q": "mai"})
        assert found(answer) == {}
        assert "Không thấy ai, không thấy đơn vị nào" in answer.content.decode()
    assert found(sign_in(cast.officer).get(SEARCH, {"q": "mai"})) == {}, "an officer above sees totals, not members"
    assert found(sign_in(cast.group_leader).get(SEARCH, {"q": "mai"})) == {}, "she belongs to the union, not to this group"


def test_at_most_twenty(cast, sign_in, django_assert_max_num_queries, django_assert_num_queries):
    many(cast, 20)
    client = sign_in(cast.chair)
    with django_assert_max_num_queries(10) as seen:
        page = client.get(SEARCH, {"q": "nguyen"}).content.decode()
    assert "20 người" in page
    many(cast, 10, start=20)
    with django_assert_num_queries(len(seen)):
        answer = client.get(SEARCH, {"q": "nguyen"})
    assert "hơn 20 người" in answer.content.decode()
    assert len(found(answer)["Đoàn viên"]) == 20


@pytest.mark.parametrize("typed", ["", "a", "%", "  "])
def test_too_little_to_look_for(typed, cast, sign_in):
    assert found(sign_in(cast.chair).get(SEARCH, {"q": typed})) == {}


def test_what_was_typed_is_shown_as_text(cast, sign_in):
    page = sign_in(cast.chair).get(SEARCH, {"q": "<b>mai"}).content.decode()
    assert "&lt;b&gt;mai" in page
    assert "<b>mai" not in page


def test_the_masthead_leads_here(cast, sign_in):
    page = BeautifulSoup(sign_in(cast.chair).get(SEARCH).content, "html.parser")
    assert page.select_one("header form[role=search]")["action"] == SEARCH


def test_signed_out(client, db):
    assert client.get(SEARCH, {"q": "mai"}).status_code == 302


def test_what_has_a_number_is_found_by_it(cast, sign_in):
    mai = care.member(cast)
    visit = care.visit(cast, mai, voucher_number="PC 12/2022")
    for name in ("Minh Khôi", "Minh Thư"):
        care.gift(cast, of=care.child(cast, mai, name), given_on="2022-05-20", amount=100_000, voucher_number="PC 12b")
    Placement.objects.filter(unit=cast.union).update(decision=Decision.objects.create(number="125/QĐ-LĐLĐ"))
    client = sign_in(cast.chair)
    answer = client.get(SEARCH, {"q": "pc 12"})
    assert found(answer) == {"Chứng từ thăm hỏi": ["PC 12/2022"], "Chứng từ tặng quà": ["PC 12b"]}
    text = answer.content.decode().replace("\xa0", " ")
    assert "Trần Thị Mai · 18/05/2022 · 500.000 đ" in text and "2 suất · 200.000 đ" in text and "nằm viện" not in text
    links = [line["href"] for line in BeautifulSoup(text, "html.parser").select("main .cd-ds a")]
    assert links[0] == reverse("care:visit-detail", args=[cast.group.pk, visit.pk])
    assert {client.get(link).status_code for link in links} == {200}
    assert found(client.get(SEARCH, {"q": "125/QĐ"})) == {"Quyết định": ["125/QĐ-LĐLĐ"]}
    assert found(sign_in(cast.stranger).get(SEARCH, {"q": "pc 12"})) == {}
    assert found(sign_in(cast.officer).get(SEARCH, {"q": "pc 12"})) == {}


def test_vouchers_of_the_books_are_found_by_number(cast, sign_in, django_assert_max_num_queries):
    kept = book(cast)
    received(cast, kept, 450_000)
    made = paid(cast, kept, 200_000)
    client = sign_in(cast.accountant)
    for typed in ("PC 01/2022", "pc1/2022", "pc 1", "Phiếu chi số 1/2022"):
        with django_assert_max_num_queries(10):
            answer = client.get(SEARCH, {"q": typed})
        assert found(answer) == {"Chứng từ trong sổ": ["PC 01/2022"]}
    assert "200.000 đ" in answer.content.decode().replace("\xa0", " ")
    [link] = [line["href"] for line in BeautifulSoup(answer.content, "html.parser").select("main .cd-ds a")]
    assert link == reverse("ledger:voucher", args=[cast.union.pk, made.pk]) and client.get(link).status_code == 200
    assert found(client.get(SEARCH, {"q": "01/2022"}))["Chứng từ trong sổ"][:2] == ["PC 01/2022", "PT 01/2022"]
    assert found(client.get(SEARCH, {"q": "PC 01/2023"})) == {}
    for who in (cast.stranger, cast.member, cast.officer, cast.group_leader):
        assert found(sign_in(who).get(SEARCH, {"q": "PC 01/2022"})) == {}
