"""Nine roles and a plain member x five relations x every address, asked with real requests, GET and POST: all as declared."""

import pytest
from django.urls import get_resolver, path

from congdoan.access import roles
from congdoan.access.choices import Reach
from congdoan.access.models import Grant
from congdoan.access.roles import Role
from congdoan.audit.models import Entry
from congdoan.care.choices import Permission as Care
from congdoan.ui.screens import UnitPage
from tests.matrix import endpoints as declared
from tests.matrix.asking import nobody, said, signed_in, smuggled, wrong_cells

ENDPOINTS = declared.endpoints(get_resolver().url_patterns)
OURS = [endpoint for endpoint in ENDPOINTS if endpoint.name not in declared.ANYONE | declared.SIGNED_IN | declared.CLOSED]
ROLES = [*Role, "member"]
pytestmark = pytest.mark.django_db


def held(role):
    return roles.permissions_of(role) if role in Role.values else frozenset()


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_a_role_as_declared(small_tree, role):
    before = Entry.objects.count()
    wrong = list(wrong_cells(signed_in(small_tree.users[role]), small_tree, held(role), OURS))
    assert wrong == [], "\n".join(wrong)
    assert Entry.objects.count() == before


def test_a_role_that_reaches_its_own_unit_alone_ends_there(small_tree):
    user = small_tree.users[Role.CHAIR]
    Grant.objects.filter(person=user.person).update(reach=Reach.HERE)
    wrong = list(wrong_cells(signed_in(user), small_tree, held(Role.CHAIR), OURS, Reach.HERE, relations=("child",)))
    assert wrong == [], "\n".join(wrong)


def test_a_record_of_elsewhere_under_ones_own_address_is_not_there(small_tree):
    opened = list(smuggled(signed_in(small_tree.users[Role.CHAIR]), small_tree, OURS))
    assert opened == [], "\n".join(opened)


def test_whoever_has_not_signed_in_sees_the_sign_in_and_nothing_else(small_tree):
    let_in = [
        endpoint.name
        for endpoint in ENDPOINTS
        if endpoint.name not in declared.ANYONE | declared.CLOSED
        and not nobody(endpoint.address(small_tree.places["own"], small_tree.records["own"]))
    ]
    assert let_in == []
    assert all(
        said(signed_in(None), "get", endpoint.address(None, {})) == 404 for endpoint in ENDPOINTS if endpoint.name in declared.CLOSED
    )


class Unguarded(UnitPage):
    """Says it asks for a right and asks for none: what the matrix is there to find."""

    permission = str(Care.VIEW_VISITS)

    def require(self):
        """Forgotten."""


class Nameless(UnitPage):
    """Says nothing of rights."""


def made(name, view):
    return declared.endpoints([path("thu/<int:unit_id>/", view.as_view(), name=name)])


@pytest.fixture
def wrong_address(settings):
    """The house with one address more, whose screen asks for no right."""
    settings.ROOT_URLCONF = "tests.matrix.wrong_urls"


def test_a_screen_that_forgets_its_right_is_found(small_tree, wrong_address):
    endpoints = [each for each in declared.endpoints(get_resolver("tests.matrix.wrong_urls").url_patterns) if each.name == "wrong"]
    user = small_tree.users[Role.ADMINISTRATOR]
    found = list(wrong_cells(signed_in(user), small_tree, held(Role.ADMINISTRATOR), endpoints))
    assert found == [f"wrong {relation} get: said 200, declared refused" for relation in ("own", "child", "parent")]


def test_an_address_that_declares_nothing_is_found():
    with pytest.raises(declared.Undeclared, match="names no action, query or permission"):
        made("nameless", Nameless)[0].needs()
    with pytest.raises(declared.Undeclared, match="is no screen"):
        declared.endpoints([path("thu/", lambda request: None, name="bare")])[0].needs()
    with pytest.raises(declared.Undeclared, match="which record is <pk>"):
        declared.endpoints([path("thu/<int:pk>/", Unguarded.as_view(), name="care:new-thing")])[0].address(None, {})


def test_every_address_of_the_house_declares_who_may_open_it_and_of_which_record(small_tree):
    assert len(OURS) > 100
    assert all(endpoint.address(small_tree.places["own"], small_tree.records["own"]) for endpoint in OURS)
    assert all(isinstance(endpoint.needs(), tuple) for endpoint in OURS)
    assert {endpoint.name for endpoint in ENDPOINTS} >= declared.ANYONE | declared.SIGNED_IN | declared.CLOSED
