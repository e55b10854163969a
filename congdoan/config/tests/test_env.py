"""Environment variables are read or refused by name; the visitor's address is believed only behind a known proxy."""

import pytest
from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured

from congdoan.config import env


@pytest.mark.parametrize(("written", "read"), [("", 7), ("0", 0), ("12", 12)])
def test_a_number_is_read(written, read, monkeypatch):
    monkeypatch.setenv("CONGDOAN_TRY", written)
    assert env.number("CONGDOAN_TRY", 7, "to try") == read


@pytest.mark.parametrize("written", ["-1", "1.5", "một", "²"])
def test_what_is_no_number_is_refused_by_name(written, monkeypatch):
    monkeypatch.setenv("CONGDOAN_TRY", written)
    with pytest.raises(ImproperlyConfigured, match="CONGDOAN_TRY"):
        env.number("CONGDOAN_TRY", 7, "to try")


@pytest.mark.parametrize(
    ("proxies", "sent", "believed"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
    ],
)
def test_only_a_known_proxy_says_who_visits(proxies, sent, believed, settings, rf):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", headers={"X-Forwarded-For": sent})
    assert get_adapter().get_client_ip(request) == believed


def test_postgresql_answers_long_statements_without_compiling_them(monkeypatch):
    monkeypatch.setenv("CONGDOAN_TRY", "postgresql://congdoan:m%40t@127.0.0.1:5432/congdoan")
    read = env.database("CONGDOAN_TRY", "", "to try")
    assert (read["USER"], read["PASSWORD"], read["NAME"]) == ("congdoan", "m@t", "congdoan")
    assert read["OPTIONS"] == {"options": "-c jit=off"}


def test_a_database_of_another_kind_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("CONGDOAN_TRY", "mysql://localhost/congdoan")
    with pytest.raises(ImproperlyConfigured, match="CONGDOAN_TRY"):
        env.database("CONGDOAN_TRY", "", "to try")
