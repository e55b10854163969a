"""Signing in and out, and one's password, as a person meets them."""

import pytest
from bs4 import BeautifulSoup

from tests.pages import check_form_with_errors
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN, CHANGE = "/tai-khoan/dang-nhap/", "/tai-khoan/doi-mat-khau/"


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_the_sign_in_page_opens_signed_out_and_speaks_vietnamese(client):
    page = soup(client.get(SIGN_IN))
    assert page.h1.get_text() == "Đăng nhập"
    assert [label.get_text(strip=True) for label in page.select("main label")] == [
        "Điện thoại, tên đăng nhập hoặc thư điện tử", "Mật khẩu", "Nhớ tôi trên máy này",
    ]  # fmt: skip
    assert page.find(id="id_login")["autocomplete"] == "username"


def test_an_empty_and_a_wrong_sign_in_say_what_to_do(client, cast):
    empty = soup(client.post(SIGN_IN, {}))
    check_form_with_errors(empty)
    wrong = soup(client.post(SIGN_IN, {"login": "chutich", "password": "sai-mat-khau"}))
    check_form_with_errors(wrong)
    assert "bộ gõ tiếng Việt" in wrong.select_one(".cd-bao-son").get_text()
    assert wrong.find(id="id_login")["value"] == "chutich"
    assert not wrong.find(id="id_password").get("value")


def test_one_signs_in_by_user_name_whatever_its_case_and_goes_where_one_wanted(client, cast):
    answer = client.post(f"{SIGN_IN}?next=/giao-dien/", {"login": "ChuTich", "password": PASSWORD, "next": "/giao-dien/"})
    assert answer["Location"] == "/giao-dien/"
    assert client.get("/giao-dien/").status_code == 200


def test_signing_out_asks_first(client, cast, sign_in):
    client = sign_in(cast.chair)
    assert "Thôi, làm tiếp" in soup(client.get("/tai-khoan/dang-xuat/")).main.get_text()
    assert client.get("/giao-dien/").status_code == 200
    assert client.post("/tai-khoan/dang-xuat/")["Location"] == SIGN_IN
    assert client.get("/giao-dien/").status_code == 302


def test_a_password_is_changed_and_its_errors_are_ours(cast, sign_in):
    client = sign_in(cast.chair)
    check_form_with_errors(soup(client.post(CHANGE, {})))
    page = soup(client.post(CHANGE, {"oldpassword": "sai", "password1": "hoa-phuong-do-2022", "password2": "khac"}))
    check_form_with_errors(page)
    said = [line.get_text() for line in page.select(".cd-bao-son li")]
    assert said[0].startswith("Mật khẩu hiện nay chưa đúng")
    assert said[-1].startswith("Hai lần gõ mật khẩu mới")
    new = {"oldpassword": PASSWORD, "password1": "hoa-phuong-do-2022", "password2": "hoa-phuong-do-2022"}
    assert client.post(CHANGE, new).status_code == 302
    cast.chair.user.refresh_from_db()
    assert cast.chair.user.check_password("hoa-phuong-do-2022")


def test_the_closed_doors_stay_closed(client):
    assert client.get("/tai-khoan/khong-co/account_signup/").status_code == 404
