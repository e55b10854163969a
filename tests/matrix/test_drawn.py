"""Every screen drawn by each role, on the page, on paper and in Excel: none shows what its reader may not see, none asks more than ten times.

Known secrets stand in the data. An identity number stands in full nowhere: it takes a POST with a reason.
"""

import io
from typing import NamedTuple

import openpyxl
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from congdoan.access import roles
from congdoan.access.roles import Role
from congdoan.audit.models import Head
from congdoan.care.choices import Permission as Care
from congdoan.care.models import Notice, Visit
from congdoan.membership.choices import Permission as Members
from congdoan.membership.models import Application, PartyStanding
from congdoan.people.models import Person
from congdoan.ui.screens import ListScreen
from congdoan.units.models import Unit
from tests.matrix import endpoints as declared
from tests.matrix.asking import signed_in
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
WALKED = [endpoint for endpoint in declared.endpoints(get_resolver().url_patterns) if endpoint.is_ours]
MOST = 10
WHOLE_BOOKS = frozenset({"overview:workbook"})
"""They ask once for each sheet."""
SETS_OUT = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")


class Drawn(NamedTuple):
    """A screen as one reader got it: what its reader sees of it, and how many statements it took."""

    name: str
    form: str
    status: int
    text: str
    asked: int


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


def text_of(answer):
    """What a reader sees of an answer: its text, or the cells of a workbook."""
    if answer.streaming:
        answer.close()
        return ""
    if "spreadsheet" in answer["Content-Type"]:
        book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
        cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
        return " ".join(f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else str(cell) for cell in cells)
    return answer.content.decode(errors="replace") if answer["Content-Type"].startswith("text/") else ""


def drawn(client, made, endpoint, form=""):
    """One screen of the own unit, in one form; what it writes down is undone."""
    address = endpoint.address(made.places["own"], made.records["own"])
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        answer = client.get(address, {"dang": form} if form else {})
        text = text_of(answer)
        transaction.set_rollback(True)
    return Drawn(endpoint.name, form, answer.status_code, text, sum(not one["sql"].startswith(SETS_OUT) for one in captured))


def walk(client, made, endpoints=WALKED):
    """Every screen of the own unit; on A4 and in Excel too where it is a list or offers them."""
    for endpoint in endpoints:
        page = drawn(client, made, endpoint)
        yield page
        if page.status == 200 and (issubclass(endpoint.screen, ListScreen) or "dang=" in page.text):
            yield from (drawn(client, made, endpoint, form) for form in ("in", "xlsx"))


def too_many(pages, most=MOST):
    """ "care:visit-list asked 11 times" of every page that asks more than ``most`` times."""
    asking = [page for page in pages if page.status == 200 and not page.form and page.name not in WHOLE_BOOKS]
    return [f"{page.name} asked {page.asked} times" for page in asking if page.asked > most]


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
