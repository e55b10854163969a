"""The test world is hostile: no network but loopback, an undefined template variable fails, warnings are errors."""

import socket

import pytest

from tests import people

pytest_plugins = ["tests.browser"]

REAL_CONNECT = socket.socket.connect


def _only_loopback(self, address):
    host = address[0] if isinstance(address, tuple) else ""
    if isinstance(address, tuple) and host not in ("127.0.0.1", "::1", "localhost"):
        raise AssertionError(f"a test tried to reach {host}")
    return REAL_CONNECT(self, address)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Nothing outside this machine is ever asked."""
    monkeypatch.setattr(socket.socket, "connect", _only_loopback)


@pytest.fixture
def cast(db):
    """The cast of tests/people.py."""
    return people.cast()


@pytest.fixture
def sign_in(client, monkeypatch):
    """sign_in(actor) -> a client signed in as that person, at the fixed moment."""
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: people.NOW)

    def signed_in(actor):
        client.force_login(actor.user, backend="congdoan.accounts.backends.AnyNameBackend")
        return client

    return signed_in
