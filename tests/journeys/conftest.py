"""Fixtures that several stories share."""

import copy

import pytest

from congdoan.demo import loading
from tests import books


@pytest.fixture(scope="module")
def first_chair(stand_for_module):
    """Whoever sets up an installation that holds nothing else, for all stories of a module."""
    return stand_for_module(lambda: loading.set_up(books.FAR))


@pytest.fixture
def by(first_chair, db):
    """The same for one story: brings books in."""
    return copy.deepcopy(first_chair)
