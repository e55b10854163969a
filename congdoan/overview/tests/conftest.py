"""The made-up room of the workbook engine, so that the wizard is tried without the rooms' own sheets."""

import pytest

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.workbooks.tests.conftest import club_sheets, club_tables  # noqa: F401  fixtures by their names
from tests import people


@pytest.fixture
def deputy(cast):
    """A vice chair of the union: may import, but is not the chair."""
    who = people.person("Đỗ Quốc Cường", "male")
    grants.give(person=who, role=Role.VICE_CHAIR, unit=cast.union, valid_from=people.FOUNDED)
    return people.acting(people.account(who, "phochutich"))
