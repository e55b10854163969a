"""Word of illness waits until somebody goes there; nothing is stored twice."""

import pytest

from congdoan.care import queries
from congdoan.care.actions import notices
from congdoan.care.choices import Reason
from congdoan.care.tests import factories
from congdoan.kernel.errors import NotAllowed, Refused
from tests.people import TODAY

pytestmark = pytest.mark.db


@pytest.fixture
def mai(cast):
    """Trần Thị Mai, a member of the group."""
    return factories.member(cast)


def waiting(cast, who="chair"):
    """Who waits for a visit, as one of the cast sees it."""
    return [notice.person.full_name for notice in queries.waiting(by=getattr(cast, who), unit=cast.union)]


def test_reported_it_waits_and_a_visit_answers_it(cast, mai):
    notices.report(by=cast.group_leader, unit=cast.group, person=mai, reported_on=TODAY, reason=Reason.HOSPITAL, place="Viện 103")
    assert waiting(cast) == ["Trần Thị Mai"]
    factories.visit(cast, mai, visited_on="2022-05-23")
    assert waiting(cast) == ["Trần Thị Mai"], "a visit of the day before answers nothing"
    visit = factories.visit(cast, mai, visited_on="2022-05-24", unit=cast.union)
    assert waiting(cast) == []
    visit.cancelled_on, visit.cancel_reason = TODAY, "Ghi nhầm."
    visit.save()
    assert waiting(cast) == ["Trần Thị Mai"], "a visit taken out of the book answers nothing"


def test_oldest_first_and_only_who_must_know(cast, mai):
    factories.notice(cast, factories.member(cast, "Vũ Thị Yến"), reported_on="2022-05-23")
    factories.notice(cast, mai, reported_on="2022-05-20")
    assert waiting(cast) == waiting(cast, "group_leader") == waiting(cast, "inspector") == ["Trần Thị Mai", "Vũ Thị Yến"]
    assert waiting(cast, "accountant") == waiting(cast, "officer") == waiting(cast, "stranger") == []


def test_of_another_group_a_leader_hears_nothing(cast):
    factories.notice(cast, factories.member(cast, "Vũ Thị Yến", unit=cast.group2), unit=cast.group2)
    assert waiting(cast, "group_leader") == []


def test_a_notice_that_needs_no_visit_is_taken_out(cast, mai):
    notice = factories.notice(cast, mai)
    with pytest.raises(NotAllowed):
        notices.cancel(by=cast.inspector, notice=notice, version=1, reason="Đã ra viện.")
    notices.cancel(by=cast.group_leader, notice=notice, version=1, reason="Đã ra viện.")
    assert waiting(cast) == []
    with pytest.raises(Refused):
        notices.cancel(by=cast.group_leader, notice=notice, version=2, reason="Đã ra viện.")


def test_only_members_and_no_day_to_come(cast, mai):
    stranger = cast.stranger.person
    for person, on in ((mai, factories.day("2022-05-25")), (stranger, TODAY)):
        with pytest.raises(Refused):
            notices.report(by=cast.chair, unit=cast.union, person=person, reported_on=on, reason=Reason.FUNERAL)
