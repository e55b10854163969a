"""Every list that has a day, asked for one: the page says which, so do paper and workbook; what is empty says that it was; few statements."""

import pytest

from congdoan.access import roles
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.ui.screens import AsOf, ListScreen
from tests.matrix import endpoints as declared
from tests.matrix.asking import signed_in
from tests.matrix.drawing import MOST, WALKED, drawn

DATED = [each for each in WALKED if issubclass(each.screen, ListScreen) and issubclass(each.screen, AsOf)]
ALWAYS = {"papers:decision-list", "organization:unit-list"}
"""The day of a decision may be unknown; a unit's own list begins with the unit."""
pytestmark = pytest.mark.django_db


def reader(endpoint):
    """A role that opens the list."""
    return next(role for role in Role if declared.expected(endpoint, roles.permissions_of(role), "own", Reach.HERE_AND_BELOW) == "open")


@pytest.mark.parametrize("endpoint", DATED, ids=lambda each: each.name)
def test_a_list_as_of_a_day_says_which_on_screen_paper_and_sheet(drawn_tree, endpoint):
    client = signed_in(drawn_tree.users[reader(endpoint)])
    asked = {form: drawn(client, drawn_tree, endpoint, form, ngay="03/02/1990") for form in ("", "in", "xlsx")}
    page = " ".join(asked[""].text.split())
    assert [one.status for one in asked.values()] == [200, 200, 200]
    assert "cd-ngay-cu" in page and "<b>03/02/1990</b>" in page and "Về hôm nay" in page
    assert "Ngày 03/02/1990 không có" in page or endpoint.name in ALWAYS, "nothing was there so long ago"
    assert "Tính đến ngày 03/02/1990" in asked["in"].text and "Tính đến ngày 03/02/1990" in asked["xlsx"].text
    assert asked[""].asked <= MOST
    today = drawn(client, drawn_tree, endpoint)
    assert "cd-ngay-cu" not in today.text and 'name="ngay"' in today.text
    wrong = drawn(client, drawn_tree, endpoint, ngay="31/02/2020")
    assert wrong.status == 200 and "Chưa đọc được ngày" in wrong.text
