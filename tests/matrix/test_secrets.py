"""Known secrets in the data, and every screen walked by every role: on the page, on paper, in Excel none shows what its reader may not see.

An identity number stands in full nowhere: it takes a POST with a reason.
"""

import io

import openpyxl
import pytest
from django.urls import get_resolver

from congdoan.access import roles
from congdoan.access.roles import Role
from congdoan.care.choices import Permission as Care
from congdoan.care.models import Notice, Visit
from congdoan.membership.choices import Permission as Members
from congdoan.membership.models import Application, PartyStanding
from congdoan.people.models import Person
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
WITH_WORDS = "overview:report-file"


@pytest.fixture
def secrets(drawn_tree):
    """The tree with its secrets."""
    own = drawn_tree.records["own"]
    Person.objects.filter(pk=own["person"]).update(national_id=NUMBER, ethnic_group="Pà Thẻn")
    Application.objects.filter(pk=own["application"]).update(national_id=APPLICANT)
    PartyStanding.objects.create(person_id=own["person"], joined_on=TODAY.replace(year=2009, month=11, day=17), **drawn_tree.written)
    Visit.objects.filter(pk=own["visit"]).update(note="viêm gan mạn")
    Notice.objects.filter(pk=own["notice"]).update(place="khoa truyền nhiễm")
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


def shown(client, made):
    """(name of the screen, form of it, text) of every screen at the own unit: on the page, on A4, in Excel."""
    for endpoint in WALKED:
        address = endpoint.address(made.places["own"], made.records["own"])
        for form in ("", "in", "xlsx"):
            yield endpoint.name, form, text_of(client.get(address, {"dang": form} if form else {}))


@pytest.mark.parametrize(
    "role", [Role.CHAIR, Role.ACCOUNTANT, Role.INSPECTOR, Role.GROUP_LEADER, Role.SUPERIOR_OFFICER, Role.ADMINISTRATOR]
)
def test_no_screen_shows_a_role_what_it_may_not_see(secrets, role):
    held = roles.permissions_of(role)
    hidden = [secret for secret, permission in SECRETS.items() if permission is None or str(permission) not in held]
    told = [
        f"{name} {form}: {secret}"
        for name, form, text in shown(signed_in(secrets.users[role]), secrets)
        for secret in hidden
        if secret in text
    ]
    assert told == []


def test_the_walk_sees_what_may_be_seen(secrets):
    seen = {secret for _name, _form, text in shown(signed_in(secrets.users[Role.CHAIR]), secrets) for secret in SECRETS if secret in text}
    assert seen == {secret for secret, permission in SECRETS.items() if permission is not None}
