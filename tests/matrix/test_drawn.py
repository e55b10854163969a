"""Every screen drawn by each role, on the page, on paper and in Excel: none shows what its reader may not see, none asks more than ten times.

Known secrets stand in the data. An identity number stands in full nowhere: it takes a POST with a reason.
"""

import pytest

from congdoan.access import roles
from congdoan.access.roles import Role
from congdoan.audit.models import Head
from congdoan.care.choices import Permission as Care
from congdoan.care.models import Notice, Visit
from congdoan.membership.choices import Permission as Members
from congdoan.membership.models import Application, PartyStanding
from congdoan.people.models import Person
from congdoan.units.models import Unit
from tests.matrix.asking import signed_in
from tests.matrix.drawing import too_many, walk
from tests.people import TODAY

pytestmark = pytest.mark.django_db
NUMBER, APPLICANT = "001186012345", "001190054321"
SECRETS = {
    NUMBER: None,
    APPLICANT: None,
    "Pà Thẻn": Members.VIEW_PARTY,
    "17/11/2009": Members.VIEW_PARTY,
    "viêm gan mạn": Care.VIEW_VISIT_REASON,
    "khoa truyền nhiễm": Care.VIEW_VISIT_REASON,
}
"""What is written of one member of the own unit (and of one who applies), and the right with which one may read it: None for nobody."""


@pytest.fixture
def secrets(drawn_tree):
    """The tree with its secrets."""
    own = drawn_tree.records["own"]
    Person.objects.filter(pk=own["person"]).update(national_id=NUMBER, ethnic_group="Pà Thẻn")
    Application.objects.filter(pk=own["application"]).update(national_id=APPLICANT)
    PartyStanding.objects.create(person_id=own["person"], joined_on=TODAY.replace(year=2009, month=11, day=17), **drawn_tree.written)
    Visit.objects.filter(pk=own["visit"]).update(note="viêm gan mạn")
    Notice.objects.filter(pk=own["notice"]).update(place="khoa truyền nhiễm")
    Head.objects.bulk_create(
        [Head(unit=unit) for unit in Unit.objects.exclude(pk__in=Head.objects.values("unit"))]
    )  # no unit's first entry is written here
    return drawn_tree


def told(pages, hidden):
    """ "care:visit-list xlsx: viêm gan mạn" of every page that shows something of ``hidden``."""
    return [f"{page.name} {page.form}: {secret}" for page in pages for secret in hidden if secret in page.text]


@pytest.mark.parametrize(
    "role", [Role.CHAIR, Role.ACCOUNTANT, Role.INSPECTOR, Role.GROUP_LEADER, Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR]
)
def test_no_screen_shows_a_role_what_it_may_not_see_nor_asks_more_than_ten_times(secrets, role):
    held = roles.permissions_of(role)
    hidden = [secret for secret, permission in SECRETS.items() if permission is None or str(permission) not in held]
    pages = list(walk(signed_in(secrets.users[role]), secrets))
    assert told(pages, hidden) == []
    assert too_many(pages) == [], "\n".join(too_many(pages))
    if role == Role.CHAIR:
        seen = {secret for secret in SECRETS if any(secret in page.text for page in pages)}
        assert seen == {secret for secret, permission in SECRETS.items() if permission is not None}, "the walk sees what may be seen"
        assert {page.form for page in pages if page.name == "care:visit-list"} == {"", "in", "xlsx"}
        assert too_many(pages, most=3), "a page that asks more is named"
