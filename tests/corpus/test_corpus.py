"""Every labelled cell of the messy files is stored right or reported; nothing changes silently."""

import pytest

from tests.corpus import books, checking, pages

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BOOKS = {declared[0]: declared for declared in books.declared()}


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_a_messy_file(name, db):
    wrong, _batch = checking.checked(pages.one_made(*BOOKS[name]))
    assert not wrong, "\n" + "\n".join(wrong)
