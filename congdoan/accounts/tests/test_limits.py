"""Guessing passwords is slowed down: after a few failures the door stays shut for a while, whoever knocks."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import override_settings

from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture(autouse=True)
def limits():
    """The limits of a real installation."""
    cache.clear()
    with override_settings(ACCOUNT_RATE_LIMITS=settings.RATE_LIMITS):
        yield
    cache.clear()


def attempt(client, password, name="chutich"):
    return client.post(SIGN_IN, {"login": name, "password": password})


def test_after_five_wrong_passwords_even_the_right_one_waits(client, cast):
    for _attempt in range(5):
        assert "bộ gõ tiếng Việt" in attempt(client, "sai-mat-khau").content.decode()
    page = attempt(client, PASSWORD)
    assert page.status_code != 302
    assert "_auth_user_id" not in client.session


def test_another_person_from_another_place_still_gets_in(client, cast):
    for _attempt in range(5):
        attempt(client, "sai-mat-khau")
    answer = client.post(SIGN_IN, {"login": "ketoan", "password": PASSWORD}, REMOTE_ADDR="10.1.1.7")
    assert answer.status_code == 302


def test_all_worker_processes_count_together():
    from congdoan.config.settings import base

    assert "filebased" in base.CACHES["default"]["BACKEND"]
