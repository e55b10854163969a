"""Every page of a past day on which the tree was another, its drawers open too: as many statements as any page."""

import datetime

import pytest

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.audit.models import Head
from congdoan.ui.screens import AsOf
from congdoan.units.models import Placement, Unit
from tests import people
from tests.matrix import drawing, endpoints
from tests.matrix.asking import signed_in

pytestmark = pytest.mark.django_db
MOVED = datetime.date(2021, 7, 1)
PAST = {"ngay": "01/03/2021"}
DAYS = [PAST, PAST | {"mo": "membership.women"}]
ASKED = [each for each in drawing.WALKED if issubclass(each.screen, AsOf) or {"kind", "period"} <= set(each.takes)]
"""Pages of a day, pages of a period."""


@pytest.fixture
def moved_tree(drawn_tree, monkeypatch):
    """The tree as it has stood since July 2021: until then the union stood in another district, its group in the union beside it."""
    places = drawn_tree.places
    district = Unit.objects.get(code="H2")
    for unit, stood in ((places["own"], district), (places["child"], places["sibling"]), (places["sibling"], district)):
        placed = Placement.objects.get(unit=unit)
        Placement.objects.create(unit=unit, parent=stood, valid_from=placed.valid_from, valid_until=MOVED)
        Placement.objects.filter(pk=placed.pk).update(valid_from=MOVED)
    Head.objects.bulk_create([Head(unit=unit) for unit in Unit.objects.exclude(pk__in=Head.objects.values("unit"))])
    monkeypatch.setitem(endpoints.WORDS, "period", "2021")
    return drawn_tree


def officer(made, *codes):
    """An officer above who looks after these units."""
    who = people.person("Cán Bộ Nhiều Nơi")
    for code in codes:
        grants.give(person=who, role=Role.SUPERIOR_OFFICER, unit=Unit.objects.get(code=code), valid_from=people.FOUNDED)
    return people.account(who, "nhieu-noi")


def walked(made, user, relations):
    client = signed_in(user)
    for asked in DAYS:
        for relation in relations:
            yield from (drawing.drawn(client, made, each, relation=relation, **asked) for each in ASKED)


READERS = [(("T",), ("own", "parent", "stranger")), (("H", "H2"), ("own", "stranger"))]


@pytest.mark.parametrize(("codes", "relations"), READERS)
def test_no_page_of_a_past_day_asks_an_officer_above_more_than_ten_times(moved_tree, codes, relations):
    pages = list(walked(moved_tree, officer(moved_tree, *codes), relations))
    assert len([page for page in pages if page.status == 200]) > 50
    assert drawing.too_many(pages) == [], "\n".join(drawing.too_many(pages))


def test_no_page_of_a_past_day_asks_a_chair_more_than_ten_times(moved_tree):
    pages = list(walked(moved_tree, moved_tree.users[Role.CHAIR], ("own",)))
    assert drawing.too_many(pages) == [], "\n".join(drawing.too_many(pages))
