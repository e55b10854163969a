"""Ai xem được gì: what the page says is what the registry does, and who holds what today."""

import io

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.access import grants, roles
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.membership.tests.factories import member
from congdoan.overview import rights
from tests.people import FOUNDED, account, acting

pytestmark = pytest.mark.django_db


def shown(client, unit=None):
    address = reverse("overview:who", kwargs={"unit_id": unit.pk}) if unit else reverse("overview:who-mine")
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def card(page, role):
    return " ".join(page.find(id=f"vt-{role.value}").find_parent("section").get_text().split())


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_told_all_it_holds_and_nothing_else(cast, role):
    told = next(entry for entry in rights.by_role(cast.union, cast.chair.today) if entry["key"] == role.value)
    assert len(told["sees"]) + len(told["does"]) == len(roles.permissions_of(role))
    assert ("lý do thăm hỏi" in told["sees"]) == ("care.view_visit_reason" in roles.permissions_of(role))


def test_a_right_given_in_the_registry_is_said_on_the_page(cast, sign_in, monkeypatch):
    assert "xuất sổ Excel" not in card(shown(sign_in(cast.chair), cast.union), Role.CASHIER)
    monkeypatch.setitem(roles._held, Role.CASHIER, roles._held[Role.CASHIER] | {"workbooks.export_workbook"})
    assert "xuất sổ Excel" in card(shown(sign_in(cast.chair), cast.union), Role.CASHIER)


def test_every_permission_stands_in_one_of_the_two_tables():
    told = [*rights.by_matter(seeing=True), *rights.by_matter(seeing=False)]
    assert len(told) == len(roles.matrix())


def test_holders_of_today_at_the_unit_from_above_and_in_its_groups(cast, sign_in):
    grants.give(person=cast.member.person, role=Role.CASHIER, unit=cast.union, valid_from=FOUNDED, valid_until="2022-05-24")
    grants.give(person=cast.stranger.person, role=Role.ACCOUNTANT, unit=cast.district, valid_from=FOUNDED, reach=Reach.HERE)
    page = shown(sign_in(cast.accountant), cast.union)
    assert "Phạm Văn Bình" in card(page, Role.CHAIR) and "Ngô Thị Lan" not in card(page, Role.CHAIR)
    assert "Bùi Thị Hà (Tổ Văn phòng)" in card(page, Role.GROUP_LEADER)
    assert "Trịnh Văn Khánh (LĐLĐ huyện Bình Lục)" in card(page, Role.SUPERIOR_OFFICER)
    assert "chưa ai giữ" in card(page, Role.CASHIER) and "Ngô Thị Lan" not in card(page, Role.ACCOUNTANT)


def test_the_district_does_not_list_those_below_it(cast, sign_in):
    assert "Bùi Thị Hà" not in card(shown(sign_in(cast.officer), cast.district), Role.GROUP_LEADER)


def test_a_member_without_a_role_reads_it_for_his_own_union(cast, sign_in):
    row = member(cast, "Lê Thị Mai", unit=cast.group)
    client = sign_in(acting(account(row.person, "mai")))
    assert "Phạm Văn Bình" in card(shown(client), Role.CHAIR)
    assert client.get(reverse("overview:who", kwargs={"unit_id": cast.union.pk})).status_code == 404
    assert f'href="{reverse("overview:who-mine")}"' in client.get("/cua-toi/").content.decode()


def test_one_without_any_unit_reads_the_roles_alone(cast, sign_in):
    page = shown(sign_in(cast.member))
    assert "Xem được:" in card(page, Role.CHAIR) and "Phạm Văn Bình" not in page.main.get_text()


def test_strangers_404_and_the_foot_leads_there(cast, sign_in, django_assert_max_num_queries):
    address = reverse("overview:who", kwargs={"unit_id": cast.union.pk})
    assert sign_in(cast.stranger).get(address).status_code == 404
    client = sign_in(cast.group_leader)
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200
    assert "Ai xem được gì?" in client.get("/").content.decode()


def test_the_rights_table_on_screen_on_paper_and_in_excel_is_what_the_registry_says(cast, sign_in):
    address, client = reverse("overview:rights-table", kwargs={"unit_id": cast.union.pk}), sign_in(cast.accountant)
    screen = BeautifulSoup(client.get(address).content, "html.parser")
    assert len(screen.select("tbody tr")) == len(roles.matrix())
    line = next(row for row in screen.select("tbody tr") if row.th.get_text() == "Xem lý do thăm hỏi")
    assert [cell["data-l"] for cell in line.select("td") if "✓" in cell.get_text()] == [
        str(r.label) for r in roles.holders("care.view_visit_reason")
    ]
    paper = BeautifulSoup(client.get(address, {"dang": "in"}).content, "html.parser")
    assert sum(cell.get_text() == "x" for cell in paper.select("tbody td")) == sum(len(held) for _value, _label, held in roles.matrix())
    book = openpyxl.load_workbook(io.BytesIO(client.get(address, {"dang": "xlsx"}).content)).active
    assert [cell.value for cell in book[1]][1:] == [str(role.label) for role in Role] and book.max_row == len(roles.matrix()) + 1
    assert f'href="{address}"' in str(shown(client, cast.union))
    assert sign_in(cast.stranger).get(address).status_code == 404
