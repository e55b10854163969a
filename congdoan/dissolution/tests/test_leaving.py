"""A file counts what its plan leaves in the unit, before the day as after it; the list leads to the file that a unit has."""

import pytest
from django.urls import reverse

from congdoan.dissolution import queries, told
from congdoan.dissolution.actions import files
from congdoan.dissolution.choices import Kind
from congdoan.dissolution.models import DissolutionFile
from congdoan.dissolution.tests.factories import fresh, opened
from congdoan.finance.tests import factories as finance
from congdoan.reorganization.actions import carrying
from congdoan.reorganization.tests.factories import approved, drafted, members, second_officer
from congdoan.reorganization.tests.factories import fresh as plan_now
from tests.people import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def stood(cast):
    """One member in the union itself, two in its first group, three and a fund in the second."""
    for unit, count in ((cast.union, 1), (cast.group, 2), (cast.group2, 3)):
        members(cast, unit, count)
    finance.fund(cast, unit=cast.group2, code="Q2")


def counts(file):
    said = told.of([file], TODAY)[file.pk]
    return {"members": said[Kind.MEMBERS].count, "funds": said[Kind.FUNDS].count, "posts": said[Kind.POSTS].count}


def planned(cast, *steps):
    """(the file of the union, the plan approved)."""
    second = second_officer(cast)
    plan = approved(cast, second, drafted(cast, *steps))
    files.open_for_plan(by=cast.officer, plan=plan)
    return fresh(DissolutionFile.objects.get(unit=cast.union)), plan, second


@pytest.mark.db
@pytest.mark.parametrize(
    ("steps", "left"),
    [
        (lambda cast: [{"deed": "merge", "unit": cast.union, "target_code": "YT"}], {"members": 1, "funds": 0}),
        (lambda cast: [{"deed": "dissolve", "unit": cast.union, "fate": "move", "target_code": "YT"}], {"members": 6, "funds": 1}),
        (
            lambda cast: [
                {"deed": "dissolve", "unit": cast.union, "fate": "move", "target_code": "YT"},
                {"deed": "change", "unit": cast.group2, "parent_code": "YT"},
            ],
            {"members": 3, "funds": 0},
        ),
        (
            lambda cast: [
                {"deed": "dissolve", "unit": cast.union, "fate": "move", "target_code": "YT"},
                {"deed": "merge", "unit": cast.group, "target_code": "KDD-T2"},
                {"deed": "change", "unit": cast.group2, "parent_code": "YT"},
            ],
            {"members": 1, "funds": 0},
        ),
    ],
)  # fmt: skip
def test_what_the_plan_places_elsewhere_is_not_counted(cast, stood, steps, left):
    file, _plan, _second = planned(cast, *steps(cast))
    said = counts(file)
    assert {name: said[name] for name in left} == left
    rows = queries.members(by=cast.officer, unit=cast.union, file=file)
    assert len(rows) == left["members"]


def test_the_day_changes_none_of_the_numbers(cast, stood):
    move = {"deed": "change", "unit": cast.group2, "parent_code": "YT"}
    file, plan, second = planned(cast, {"deed": "dissolve", "unit": cast.union, "fate": "move", "target_code": "YT"}, move)
    before = counts(file)
    carrying.carry_out(by=second, plan=plan, version=plan_now(plan).version)
    assert counts(fresh(file)) == before


def test_the_page_of_such_a_file_asks_no_more_than_any(cast, stood, sign_in, django_assert_max_num_queries):
    move = {"deed": "change", "unit": cast.group2, "parent_code": "YT"}
    file, _plan, _second = planned(cast, {"deed": "dissolve", "unit": cast.union, "fate": "move", "target_code": "YT"}, move)
    client = sign_in(cast.officer)
    with django_assert_max_num_queries(10):
        assert client.get(reverse("dissolution:file", args=[cast.union.pk, file.pk])).status_code == 200


def test_the_list_leads_to_the_file_that_there_is(cast, sign_in):
    client, address = sign_in(cast.officer), reverse("dissolution:file-list", args=[cast.union.pk])
    opening = reverse("dissolution:open", args=[cast.union.pk])
    assert opening in client.get(address).content.decode()
    file = opened(cast, cast.union)
    page = client.get(address).content.decode()
    assert opening not in page and "Hồ sơ của đơn vị này" in page
    files.cancel(by=cast.officer, file=file, version=file.version, reason="Nhầm")
    assert opening in client.get(address).content.decode()
