"""What is taken away is gone at the next request of the same session; what begins later opens on its day."""

import datetime

import pytest
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.models import Grant
from congdoan.access.roles import Role
from congdoan.accounts.actions import users
from congdoan.organization.actions import appointments, deputies
from congdoan.organization.choices import Post
from congdoan.organization.tests.factories import appoint
from tests import people

pytestmark = pytest.mark.django_db
NEXT_WEEK = people.NOW + datetime.timedelta(days=7)
OPENS = {
    Role.CASHIER: "finance:contribution-list",
    Role.ACCOUNTANT: "overview:export",
    Role.GROUP_LEADER: "care:waiting-list",
    Role.SUPERIOR_OFFICER: "overview:report-list",
    Role.ADMINISTRATOR: "overview:log",
}
"""A page that each of these roles opens; any other role's pages stand in the matrix."""


@pytest.fixture
def ask(sign_in):
    """ask(actor) -> a function that says the status of a page in one and the same session."""

    def asking(actor, name, unit):
        client = sign_in(actor)
        address = reverse(name, kwargs={"unit_id": unit.pk})
        return lambda: client.get(address).status_code

    return asking


@pytest.mark.parametrize("role", OPENS, ids=str)
def test_a_role_taken_back_is_refused_at_the_next_request(cast, ask, role):
    grant = grants.give(person=cast.member.person, role=role, unit=cast.union, valid_from=people.FOUNDED)
    status = ask(cast.member, OPENS[role], cast.union)
    assert status() == 200
    grants.close(grant=grant, valid_until=people.TODAY)
    assert status() == 404


def test_a_lesser_role_stays_when_the_greater_is_taken_back(cast, ask):
    grants.give(person=cast.chair.person, role=Role.CASHIER, unit=cast.union, valid_from=people.FOUNDED)
    status = ask(cast.chair, "overview:log", cast.union)
    assert status() == 200
    Grant.objects.filter(person=cast.chair.person, role=Role.CHAIR).update(valid_until=people.TODAY)
    assert status() == 403


def test_a_post_that_ends_takes_its_rights_along(cast, ask):
    post = appoint(cast, cast.member.person, Post.VICE_CHAIR)
    status = ask(cast.member, "overview:log", cast.union)
    assert status() == 200
    appointments.end_post(by=cast.chair, appointment=post, last_day=people.TODAY - datetime.timedelta(days=1), version=post.version)
    assert status() == 404


def test_a_post_that_begins_later_opens_on_its_day_and_not_before(cast, ask, monkeypatch):
    grants.give(person=cast.member.person, role=Role.VICE_CHAIR, unit=cast.union, valid_from=NEXT_WEEK.date())
    status = ask(cast.member, "overview:log", cast.union)
    assert status() == 404
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NEXT_WEEK)
    assert status() == 200


def test_a_role_for_a_time_ends_by_the_clock_alone(cast, ask, monkeypatch):
    grants.give(person=cast.member.person, role=Role.INSPECTOR, unit=cast.union, valid_from=people.TODAY, valid_until=NEXT_WEEK.date())
    status = ask(cast.member, "overview:log", cast.union)
    assert status() == 200
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NEXT_WEEK)
    assert status() == 404


def test_an_account_that_is_closed_is_led_to_the_sign_in(cast, ask):
    status = ask(cast.chair, "overview:log", cast.union)
    assert status() == 200
    users.set_active(user=cast.chair.user, is_active=False)
    assert status() == 302


def test_a_deputy_whose_time_is_over_or_who_is_called_back_is_refused_at_the_next_request(cast, ask, monkeypatch):
    days = {"valid_from": people.TODAY, "valid_until": NEXT_WEEK.date()}
    facts = {"by": cast.chair, "unit": cast.union, "deputy": cast.member.person, "permissions": ["access.view_log"], "reason": "nghỉ phép"}
    first, status = deputies.lend(**facts, **days), ask(cast.member, "overview:log", cast.union)
    assert status() == 200
    deputies.call_back(by=cast.chair, delegation=first, version=1)
    assert status() == 404
    deputies.lend(**facts, **days)
    assert status() == 200
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NEXT_WEEK)
    assert status() == 404
