"""Bước xác nhận thứ hai: set up, asked for at sign-in, a recovery code once, wrong codes limited; the secret is no plain text."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client

from congdoan.access.models import FactorRule
from congdoan.access.roles import Role
from tests.people import NOW, PASSWORD, TODAY

pytestmark = pytest.mark.django_db
SIGN_IN, INDEX, PHONE, CODE = (
    "/tai-khoan/dang-nhap/",
    "/tai-khoan/buoc-hai/",
    "/tai-khoan/buoc-hai/dien-thoai/",
    "/tai-khoan/buoc-hai/ghi-ma/",
)


@pytest.fixture(autouse=True)
def no_attempts_counted():
    """Attempts of other tests are not ours."""
    cache.clear()


def code_of(secret, ahead=0):
    """What the phone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def sign_in_page(client):
    return client.post(SIGN_IN, {"login": "chutich", "password": PASSWORD})


def confirmed(address):
    """A browser in which the chair has signed in and given the password once more, which ``address`` asks for."""
    client = Client()
    assert sign_in_page(client).status_code == 302
    again = client.get(address)["Location"]
    assert again.startswith("/tai-khoan/xac-nhan-lai/") and client.post(again, {"password": PASSWORD})["Location"] == address
    return client


def set_up():
    """(a signed-in browser, the secret, recovery codes) of the chair, all through the pages."""
    client = confirmed(PHONE)
    page = soup(client.get(PHONE))
    assert page.select_one("main svg path") and not page.select("main svg [style], main [style]")
    secret = page.select_one("main b.cd-khoa-chu").get_text().replace(" ", "")
    wrong = soup(client.post(PHONE, {"code": "000000"}))
    assert "Mã chưa đúng" in wrong.main.get_text() and wrong.select_one("main b.cd-khoa-chu").get_text().replace(" ", "") == secret
    answer = client.post(PHONE, {"code": code_of(secret)})
    codes = [line.get_text() for line in soup(client.get(answer["Location"])).select("main .cd-duphong li")]
    return client, secret, codes


def test_set_up_then_asked_for_and_a_recovery_code_serves_once(cast):
    client, secret, codes = set_up()
    assert len(codes) == 10 and not soup(client.get(INDEX + "ma-du-phong/")).select("main .cd-duphong"), "shown once"
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept and codes[0] not in kept

    other = Client()
    assert sign_in_page(other)["Location"] == CODE
    assert other.get("/")["Location"].startswith(SIGN_IN), "the password alone opens nothing"
    page = soup(other.get(CODE))
    assert page.h1.get_text() == "Bước xác nhận thứ hai" and page.select_one("[name=code]")["inputmode"] == "numeric"
    assert other.post(CODE, {"code": code_of(secret, ahead=1)}).status_code == 302 and other.get("/").status_code == 200

    third, fourth = Client(), Client()
    sign_in_page(third), sign_in_page(fourth)
    assert third.post(CODE, {"code": codes[0]}).status_code == 302 and third.get("/").status_code == 200
    assert "Mã chưa đúng hoặc đã dùng rồi" in soup(fourth.post(CODE, {"code": codes[0]})).main.get_text()
    assert fourth.get("/").status_code == 302

    forced = {"recorded_by": cast.officer.person, "recorded_at": NOW, "valid_from": TODAY}
    FactorRule.objects.create(unit=cast.union, role=Role.CHAIR, **forced)
    assert "phải có bước xác nhận thứ hai" in soup(client.post(PHONE + "bo/")).main.get_text()
    Authenticator.objects.filter(type="totp").update(type="webauthn", data={"name": "Khóa", "credential": {}})
    key = Authenticator.objects.get(type="webauthn")
    assert "phải có bước xác nhận thứ hai" in soup(client.post(f"{INDEX}khoa/{key.pk}/bo/", follow=True)).get_text()
    assert Authenticator.objects.filter(type="webauthn").exists(), "a forced role keeps its last factor"


def test_wrong_codes_are_limited(cast):
    _client, secret, _codes = set_up()
    cache.clear()
    other = Client()
    sign_in_page(other)
    for _attempt in range(5):
        assert "Mã chưa đúng" in soup(other.post(CODE, {"code": "000000"})).main.get_text()
    told = soup(other.post(CODE, {"code": code_of(secret, ahead=1)}))
    assert "Đã thử sai nhiều lần" in told.main.get_text() and other.get("/").status_code == 302


def test_a_key_is_asked_for_without_inline_script(cast):
    client = confirmed(INDEX + "khoa/")
    page = soup(client.get(INDEX + "khoa/"))
    button = page.select_one("main button[data-khoa]")
    assert "creation_options" in button["data-khoa"] and not [one for one in page.select("script") if not one.get("src")]
    told = soup(client.post(INDEX + "khoa/", {"name": "Máy", "credential": "{}"}))
    assert not Authenticator.objects.exists() and told.select_one(".cd-bao-son")
