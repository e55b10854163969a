"""The test world is hostile: no network but loopback, an undefined template variable fails, warnings are errors."""

import copy
import socket

import pytest
from django.test.client import Client

from tests import people

pytest_plugins = ["tests.browser", "tests.standing", "tests.swift"]

REAL_CONNECT = socket.socket.connect
REAL_REQUEST = Client.request
MARK = "!!BIẾN KHÔNG CÓ"


def _only_loopback(self, address):
    host = address[0] if isinstance(address, tuple) else ""
    if isinstance(address, tuple) and host not in ("127.0.0.1", "::1", "localhost"):
        raise AssertionError(f"a test tried to reach {host}")
    return REAL_CONNECT(self, address)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Nothing outside this machine is ever asked."""
    monkeypatch.setattr(socket.socket, "connect", _only_loopback)


def _strict_request(self, **request):
    answer = REAL_REQUEST(self, **request)
    if not answer.streaming and answer.headers.get("Content-Type", "").startswith("text/html"):
        page = answer.content.decode(errors="replace")
        for mark, meaning in ((MARK, "a template variable that does not exist"), ("<c-", "a component that was not rendered")):
            where = page.find(mark)
            assert where < 0, f"the page shows {meaning}: {page[max(0, where - 200) : where + 120]}"
    return answer


@pytest.fixture(autouse=True)
def strict_pages(monkeypatch):
    """Every page that a test sees is checked for undefined variables and raw component tags."""
    monkeypatch.setattr(Client, "request", _strict_request)


MAKES_TABLES = ("tables", "club_tables")  # tables cannot be made above records that stand


@pytest.fixture(scope="module")
def cast_for_all(request, stand_for_module):
    """The cast, made once for a module whose tests all know it; None for a module where some begin with an empty database."""
    here = [item for item in request.session.items if item.module is request.module]
    here = [item for item in here if item.get_closest_marker("django_db") or "db" in item.fixturenames]
    made = {name for item in here for name in MAKES_TABLES if name in item.fixturenames}
    alike = all({"cast", *made} <= set(item.fixturenames) for item in here)
    return stand_for_module(people.cast) if alike else None


@pytest.fixture
def cast(cast_for_all, db):
    """The cast of tests/people.py."""
    return people.cast() if cast_for_all is None else copy.deepcopy(cast_for_all)


@pytest.fixture
def sign_in(client, monkeypatch):
    """sign_in(actor) -> a client signed in as that person, at the fixed moment."""
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: people.NOW)

    def signed_in(actor):
        client.force_login(actor.user, backend="congdoan.accounts.backends.AnyNameBackend")
        return client

    return signed_in
