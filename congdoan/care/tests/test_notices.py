"""Word of illness waits until somebody goes there; nothing is stored twice."""

import pytest
from django.urls import reverse

from congdoan.care import queries
from congdoan.care.actions import notices
from congdoan.care.choices import Reason
from congdoan.care.tests import factories
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.choices import WhyLeft
from congdoan.membership.models import Membership
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


def test_who_waited_on_a_day_that_is_gone(cast, mai, sign_in):
    def then(text):
        return [row.person.full_name for row in queries.waiting(by=cast.chair, unit=cast.union, on=factories.day(text))]

    taken_out = factories.notice(cast, factories.member(cast, "Vũ Thị Yến"), reported_on="2022-05-20")
    factories.notice(cast, mai, reported_on="2022-05-18")
    factories.visit(cast, mai, visited_on="2022-05-21")
    notices.cancel(by=cast.chair, notice=taken_out, version=1, reason="Đã ra viện.")
    days = {day: then(f"2022-05-{day}") for day in (17, 18, 20, 21, 23)}
    both, one = ["Trần Thị Mai", "Vũ Thị Yến"], ["Vũ Thị Yến"]
    assert days == {17: [], 18: ["Trần Thị Mai"], 20: both, 21: one, 23: one} and waiting(cast) == []
    client, address = sign_in(cast.chair), reverse("care:waiting-list", args=[cast.union.pk])
    page = client.get(address, {"ngay": "20/05/2022"}).content.decode()
    assert "Yến" in page and "Bỏ tin báo" not in page and "Ghi nhận thăm</a>" not in page
    assert "Ngày 17/05/2022 không có người nào" in client.get(address, {"ngay": "17/05/2022"}).content.decode()


def test_who_died_later_waited_until_then(cast, mai):
    factories.notice(cast, mai, reported_on="2022-05-18")
    row = Membership.objects.get(person=mai)
    row.valid_until, row.why_left = factories.day("2022-05-21"), WhyLeft.DIED
    row.save()
    held = [queries.waiting(by=cast.chair, unit=cast.union, on=factories.day(day)).count() for day in ("2022-05-19", "2022-05-20")]
    assert held == [1, 0]
