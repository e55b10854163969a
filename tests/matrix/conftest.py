"""The tree of the matrix, made once, and requests without what is drawn behind the door."""

import logging
from functools import cache

import pytest
from django.http import HttpResponse

from congdoan.access.actors import actor_for
from congdoan.accounts.queries import with_person
from congdoan.ui.screens import Page
from tests import people
from tests.matrix.world import world


@pytest.fixture(scope="module")
def tree(stand_for_module):
    """The tree and its records, made once for all cells."""
    return stand_for_module(world)


@pytest.fixture
def drawn_tree(tree, db, monkeypatch):
    """The tree at its moment, with pages as they are."""
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: people.NOW)
    return tree


@pytest.fixture
def small_tree(tree, db, monkeypatch, settings):
    """The tree at its moment. Who gets in is asked, not what the page looks like: nothing behind the door is drawn, sessions stand in
    memory, and an account and its grants, which nothing changes between its requests here, are read at the first of them."""
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: people.NOW)
    monkeypatch.setattr(Page, "show", lambda self, status=200, **extra: HttpResponse(status=status))
    monkeypatch.setattr("congdoan.ui.middleware.actor_for", cache(actor_for))
    monkeypatch.setattr("congdoan.accounts.queries.with_person", cache(with_person))
    monkeypatch.setattr("congdoan.ui.errors.page", lambda request, status, sentence: HttpResponse(sentence, status=status))
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith(("tests.", "whitenoise."))]
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    return tree
