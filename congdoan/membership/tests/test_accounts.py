"""Giving sign-ins: to whom, by whom, once; the password on paper; closing stops the next request."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.accounts.models import User
from congdoan.audit.models import Entry
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.actions import accounts
from congdoan.membership.models import Membership
from congdoan.membership.tests.factories import member
from congdoan.organization.tests.factories import appoint
from congdoan.ui.forms import KEY
from tests.pages import check_form_with_errors
from tests.people import FOUNDED, account, person

pytestmark = pytest.mark.django_db
GIVEN = "k7mp-x3hd-9wqt"


@pytest.fixture
def mai(cast):
    return member(cast, "Lê Thị Mai", unit=cast.group, phone="0912345678", email="mai@example.vn").person


def at(name, unit, who):
    return reverse(f"membership:{name}", kwargs={"unit_id": unit.pk, "person_id": who.pk})


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def sent(key="lần-1", **more):
    return {KEY: key, "username": "mailt", "phone": "", "email": "", **more}


def opened(cast, who, unit=None, username="maitt"):
    return accounts.open_account(by=cast.chair, unit=unit or cast.group, person=who, username=username, password=GIVEN)


class TestAction:
    def test_opens_one_account_to_be_changed_and_logged(self, cast, mai):
        made = opened(cast, mai)
        assert made.must_change_password and made.check_password(GIVEN)
        entry = Entry.objects.get(action="membership.accounts.open_account")
        assert (entry.unit, entry.by, entry.result) == (cast.group, cast.chair.person, f"accounts.user:{made.pk}")
        assert GIVEN not in str(entry.detail)
        with pytest.raises(Refused, match="Lê Thị Mai đã có tài khoản."):
            opened(cast, mai, username="mai2")

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"username": "ChuTich"}, "username"),
            ({"username": "mai tt"}, "username"),
            ({"username": "0912345678"}, "username"),
            ({"phone": "0987654321"}, "phone"),
            ({"email": "Hai@example.vn"}, "email"),
            ({"password": "ngan"}, "password"),
        ],
    )
    def test_names_are_free_and_passwords_long(self, cast, mai, facts, field):
        hai = account(person("Nguyễn Văn Hải"), "hai")
        User.objects.filter(pk=hai.pk).update(phone="0987654321", email="hai@example.vn")
        with pytest.raises(Refused) as refused:
            accounts.open_account(by=cast.chair, unit=cast.group, person=mai, **{"username": "maitt", "password": GIVEN, **facts})
        assert refused.value.field == field

    def test_only_to_those_of_the_unit(self, cast):
        elsewhere = person("Vũ Văn Xa", "male")
        with pytest.raises(NotAllowed, match="không thuộc"):
            opened(cast, elsewhere, cast.union)

    @pytest.mark.parametrize("deed", [accounts.open_account, accounts.renew_password, accounts.close_account])
    def test_nobody_gets_hold_of_an_account_that_opens_more_than_his_own_unit(self, cast, mai, deed):
        grants.give(person=mai, role=Role.SUPERIOR_OFFICER, unit=cast.district, valid_from=FOUNDED)
        more = {"username": "maitt", "password": GIVEN} if deed is accounts.open_account else {}
        more = {"password": GIVEN} if deed is accounts.renew_password else more
        with pytest.raises(NotAllowed, match="cấp trên"):
            deed(by=cast.chair, unit=cast.group, person=mai, **more)

    def test_whoever_left_for_another_union_is_out_of_reach_and_whoever_just_left_is_not(self, cast, mai):
        opened(cast, mai)
        Membership.objects.filter(person=mai).update(valid_until="2022-05-01", why_left="transferred")
        assert accounts.close_account(by=cast.chair, unit=cast.group, person=mai).is_active is False
        now = member(cast, "Ai Đó", unit=cast.group2)
        Membership.objects.filter(pk=now.pk).update(person=mai, unit=cast.other)
        with pytest.raises(NotAllowed):
            accounts.reopen_account(by=cast.chair, unit=cast.group, person=mai)

    def test_one_does_not_close_ones_own_account(self, cast):
        appoint(cast, cast.chair.person, post="chair")
        with pytest.raises(Refused, match="của chính anh/chị"):
            accounts.close_account(by=cast.chair, unit=cast.union, person=cast.chair.person)

    def test_closed_is_closed_and_open_is_open(self, cast, mai):
        with pytest.raises(Refused, match="chưa có tài khoản"):
            accounts.renew_password(by=cast.chair, unit=cast.group, person=mai, password=GIVEN)
        opened(cast, mai)
        with pytest.raises(Refused, match="đang dùng"):
            accounts.reopen_account(by=cast.chair, unit=cast.group, person=mai)
        accounts.close_account(by=cast.chair, unit=cast.group, person=mai)
        with pytest.raises(Refused, match="đã đóng"):
            accounts.renew_password(by=cast.chair, unit=cast.group, person=mai, password=GIVEN)

    @pytest.mark.parametrize("who", ["accountant", "group_leader", "officer", "inspector", "stranger"])
    def test_others_may_not(self, cast, mai, who):
        with pytest.raises(NotAllowed):
            accounts.open_account(by=getattr(cast, who), unit=cast.group, person=mai, username="maitt", password=GIVEN)


class TestScreens:
    def test_names_are_proposed(self, cast, mai, sign_in):
        account(person("Lê Thị Mai", born="1990-01-01"), "mailt")
        page = soup(sign_in(cast.chair).get(at("account-open", cast.group, mai)))
        assert [page.find(id=f"id_{name}")["value"] for name in ("username", "phone", "email")] == [
            "mailt2", "0912345678", "mai@example.vn",
        ]  # fmt: skip

    def test_the_password_is_shown_once_and_works_once(self, cast, mai, sign_in):
        chair, address = sign_in(cast.chair), at("account-open", cast.group, mai)
        answer = chair.post(address, sent(phone="0912 345 678"))
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
        page = soup(answer)
        password = page.select_one(".cd-mat-khau").get_text()
        assert "PHIẾU GIAO TÀI KHOẢN" in page.main.get_text() and "0912 345 678" in page.main.get_text()
        again = chair.post(address, sent(phone="0912 345 678"))
        assert (again.status_code, again["Location"]) == (303, at("account", cast.group, mai))
        shown = chair.get(again["Location"]).content.decode()
        assert "Đang dùng" in shown and "maitt" not in shown and password not in shown
        assert Entry.objects.filter(action="membership.accounts.open_account").count() == 1
        assert not [row for row in Entry.objects.values_list("detail", flat=True) if password in str(row)]
        self.choose_own(Client(), password)

    def choose_own(self, client, password):
        """The first sign-in: nothing opens before the person has a password of his own."""
        client.post("/tai-khoan/dang-nhap/", {"login": "0912345678", "password": password})
        change = "/tai-khoan/doi-mat-khau/"
        assert client.get("/cua-toi/")["Location"] == change
        assert client.post("/giao-dien/")["Location"] == change
        assert "Lần đầu đăng nhập" in client.get(change).content.decode()
        same = client.post(change, {"oldpassword": password, "password1": password, "password2": password})
        check_form_with_errors(soup(same))
        own = "con-duong-mua-xuan"
        assert client.post(change, {"oldpassword": password, "password1": own, "password2": own})["Location"] == "/cua-toi/"
        assert client.get("/cua-toi/").status_code == 200

    def test_a_closed_account_is_out_at_its_next_request(self, cast, mai):
        client, user = Client(), opened(cast, mai)
        User.objects.filter(pk=user.pk).update(must_change_password=False)
        client.force_login(user)
        assert client.get("/cua-toi/").status_code == 200
        accounts.close_account(by=cast.chair, unit=cast.group, person=mai)
        assert client.get("/cua-toi/")["Location"].startswith("/tai-khoan/dang-nhap/")
        fresh = Client()
        fresh.post("/tai-khoan/dang-nhap/", {"login": "maitt", "password": GIVEN})
        assert "_auth_user_id" not in fresh.session

    def test_a_new_password_signs_the_old_one_out(self, cast, mai, sign_in):
        client, user = Client(), opened(cast, mai)
        client.force_login(user)
        slip = soup(sign_in(cast.chair).post(at("account-renew", cast.group, mai), {KEY: "x"}))
        user.refresh_from_db()
        assert user.check_password(slip.select_one(".cd-mat-khau").get_text()) and user.must_change_password
        assert client.get("/cua-toi/")["Location"].startswith("/tai-khoan/dang-nhap/")

    @pytest.mark.parametrize("name", ["account-close", "account-reopen"])
    def test_closing_and_reopening(self, cast, mai, sign_in, name):
        user = opened(cast, mai)
        User.objects.filter(pk=user.pk).update(is_active=name == "account-close")
        client = sign_in(cast.chair)
        assert client.get(at(name, cast.group, mai)).status_code == 200
        assert client.post(at(name, cast.group, mai), {KEY: "y"})["Location"] == at("account", cast.group, mai)
        user.refresh_from_db()
        assert user.is_active is (name == "account-reopen")

    def test_refusals_are_422_beside_the_field(self, cast, mai, sign_in):
        answer = sign_in(cast.chair).post(at("account-open", cast.group, mai), sent(username="chutich"))
        assert answer.status_code == 422
        check_form_with_errors(soup(answer))
        opened(cast, mai)
        answer = sign_in(cast.chair).post(at("account-open", cast.group, mai), sent("lần-2"))
        assert answer.status_code == 422 and "Lê Thị Mai đã có tài khoản." in answer.content.decode()

    @pytest.mark.parametrize("name", ["account", "account-open", "account-renew", "account-close", "account-reopen"])
    def test_strangers_404_onlookers_403(self, cast, mai, sign_in, name):
        assert sign_in(cast.stranger).get(at(name, cast.group, mai)).status_code == 404
        assert sign_in(cast.accountant).get(at(name, cast.group, mai)).status_code == 403
        assert sign_in(cast.chair).get(at(name, cast.group2, mai)).status_code == 404
        assert sign_in(cast.chair).get(at(name, cast.union, cast.stranger.person)).status_code == 404

    def test_an_account_beyond_reach_says_who_gives_it(self, cast, mai, sign_in):
        grants.give(person=mai, role=Role.SUPERIOR_OFFICER, unit=cast.district, valid_from=FOUNDED)
        client = sign_in(cast.chair)
        assert "do cấp trên hoặc quản trị hệ thống giao" in soup(client.get(at("account", cast.group, mai))).select_one(".cd-vi-sao").text
        assert client.get(at("account-open", cast.group, mai)).status_code == 403

    def test_the_officers_list_and_the_member_lead_there(self, cast, mai, sign_in, django_assert_max_num_queries):
        appoint(cast, mai)
        posts = reverse("organization:post-list", kwargs={"unit_id": cast.union.pk})
        assert at("account", cast.union, mai) in sign_in(cast.chair).get(posts).content.decode()
        assert "Mở tài khoản" not in sign_in(cast.accountant).get(posts).content.decode()
        member_page = reverse("overview:member", kwargs={"person_id": mai.pk})
        assert at("account", cast.group, mai) in sign_in(cast.chair).get(member_page).content.decode()
        assert f"/tai-khoan/{mai.pk}/" not in sign_in(cast.accountant).get(member_page).content.decode()
        client = sign_in(cast.chair)
        with django_assert_max_num_queries(14):
            client.get(at("account", cast.group, mai))
