"""Each page of the house, drawn, asks the database at most ten times."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from congdoan.access.roles import Role
from tests.matrix import endpoints as declared
from tests.matrix.asking import signed_in
from tests.matrix.test_matrix import OURS

MOST = 10
WHOLE_BOOKS = frozenset({"overview:workbook"})
"""They ask once for each sheet."""
MORE = {"congress:election-correct": 12, "reorganization:plan-people": 18, "dissolution:file-members": 18}
"""What asks more for now, and how much: the first is to come down, the others write down who looked."""
pytestmark = pytest.mark.django_db


def asked(client, address):
    """(status, how many statements a page took)."""
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        if answer.streaming:
            answer.close()
        transaction.set_rollback(True)
    return answer.status_code, sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")) for one in captured)


def too_many(client, made, endpoints, most=MOST):
    """ "care:visit-list asked 11 times" of every page of one's own unit that asks more than ``most`` times."""
    for endpoint in endpoints:
        status, count = asked(client, endpoint.address(made.places["own"], made.records["own"]))
        if status == 200 and count > MORE.get(endpoint.name, most):
            yield f"{endpoint.name} asked {count} times"


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SUPERIOR_OFFICER])
def test_no_page_asks_more_than_ten_times(drawn_tree, role):
    pages = [endpoint for endpoint in OURS if endpoint.name not in WHOLE_BOOKS]
    mine = [each for each in declared.endpoints(get_resolver().url_patterns) if each.name in ("overview:home", "overview:me")]
    found = list(too_many(signed_in(drawn_tree.users[role]), drawn_tree, [*pages, *mine]))
    assert found == [], "\n".join(found)


def test_a_page_that_asks_more_is_named(drawn_tree):
    list_of_visits = [endpoint for endpoint in OURS if endpoint.name == "care:visit-list"]
    assert len(list(too_many(signed_in(drawn_tree.users[Role.CHAIR]), drawn_tree, list_of_visits, most=3))) == 1
