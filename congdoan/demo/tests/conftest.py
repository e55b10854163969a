"""The two books, written once and read back by a library that did not write them."""

import pytest

from congdoan.demo.cases import binh_luc, neighbour
from congdoan.demo.tests import recount


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The first union's book with the usual seed, as read back: {sheet: [{title: value}]}."""
    path = tmp_path_factory.mktemp("demo") / binh_luc.FILE
    binh_luc.write(path)
    return recount.read(path)


@pytest.fixture(scope="session")
def neighbour_book(tmp_path_factory):
    """The second union's book."""
    path = tmp_path_factory.mktemp("demo") / neighbour.FILE
    neighbour.write(path)
    return recount.read(path)
