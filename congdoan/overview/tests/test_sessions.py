"""Phiên đăng nhập: each sign-in is seen with its machine and last use, and ended from another."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from congdoan.accounts.actions import users
from congdoan.accounts.devices import device_of
from congdoan.accounts.models import SignIn
from congdoan.accounts.retention import keeping_rule_on
from congdoan.overview.tasks import prune_sign_ins
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
HERE = "/phien-dang-nhap/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1"


def signed_in(agent):
    client = Client(HTTP_USER_AGENT=agent)
    assert client.post("/tai-khoan/dang-nhap/", {"login": "chutich", "password": PASSWORD}).status_code == 302
    return client


def page(client):
    answer = client.get(HERE)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def two(cast):
    """The chair at the office and on the telephone."""
    return signed_in(WINDOWS), signed_in(IPHONE)


def test_each_sign_in_is_seen_and_this_machine_is_marked(two):
    office, _phone = two
    rows = [" ".join(row.get_text().split()) for row in page(office).select("main li")]
    assert len(rows) == 2 and any("Chrome trên Windows máy này" in row for row in rows) and any("Safari trên iPhone" in row for row in rows)


def test_one_is_ended_and_led_to_the_sign_in_at_its_next_request(two):
    office, phone = two
    button = page(office).select_one("main li button")
    assert office.post(HERE, {button["name"]: button["value"]}).status_code == 303
    assert phone.get("/")["Location"].startswith("/tai-khoan/dang-nhap/")
    assert office.get(HERE).status_code == 200 and len(page(office).select("main li")) == 1


def test_all_others_are_ended_and_this_one_stays(two):
    office, phone = two
    signed_in(IPHONE)
    assert office.post(HERE, {"tat_ca": "1"}).status_code == 303
    assert phone.get("/").status_code == 302 and SignIn.objects.count() == 1 and office.get(HERE).status_code == 200


def test_nobody_ends_the_sign_in_of_another(two, cast, sign_in):
    row = SignIn.objects.first()
    assert sign_in(cast.accountant).post(HERE, {"phien": row.pk}).status_code == 303
    assert SignIn.objects.filter(pk=row.pk).exists() and two[0].get(HERE).status_code == 200


def test_a_new_password_ends_the_others_and_keeps_this_one(two):
    office, phone = two
    new = {"oldpassword": PASSWORD, "password1": "mot-cau-de-nho-2026", "password2": "mot-cau-de-nho-2026"}
    assert office.post("/tai-khoan/doi-mat-khau/", new).status_code == 302
    assert phone.get("/").status_code == 302
    office.get("/")
    assert [row.get_text().count("máy này") for row in page(office).select("main li")] == [1]


def test_a_closed_account_keeps_no_sign_in(two, cast):
    users.set_active(user=cast.chair.user, is_active=False)
    assert not SignIn.objects.exists() and two[0].get("/").status_code == 302


def test_the_last_use_is_written_down_now_and_then_not_at_each_request(two, monkeypatch, django_assert_num_queries):
    office, _phone = two
    office.get(HERE)
    before = SignIn.objects.get(device="Chrome trên Windows").used_at
    later = timezone.now() + datetime.timedelta(minutes=11)
    office.get(HERE)
    assert SignIn.objects.get(device="Chrome trên Windows").used_at == before
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: later)
    office.get(HERE)
    assert SignIn.objects.get(device="Chrome trên Windows").used_at == later


@pytest.mark.parametrize(
    "agent,words", [(WINDOWS, "Chrome trên Windows"), (IPHONE, "Safari trên iPhone"), ("curl/8", "máy chưa rõ"), ("", "máy chưa rõ")]
)
def test_a_machine_in_words(agent, words):
    assert device_of(agent) == words


def test_what_was_last_used_too_long_ago_is_deleted_and_a_standing_session_is_kept(two):
    row, other = SignIn.objects.order_by("pk")
    now = timezone.now()
    days = keeping_rule_on(now.date()).days
    SignIn.objects.filter(pk=row.pk).update(session_key="het-han", used_at=now - datetime.timedelta(days=days + 1))
    SignIn.objects.filter(pk=other.pk).update(used_at=now - datetime.timedelta(days=days + 1))
    prune_sign_ins(now=now)
    assert list(SignIn.objects.all()) == [other], "its session still stands"
    prune_sign_ins(now=now + datetime.timedelta(days=400))
    assert not SignIn.objects.exists() and not Session.objects.exists()
