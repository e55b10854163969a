"""Qualifications and elected office recorded by mistake; office that ends with its term: list, figure and the member's page agree."""

import pytest
from django.urls import reverse

from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership import queries
from congdoan.membership.actions import councils, qualifications
from congdoan.membership.choices import CouncilLevel
from congdoan.membership.models import CouncilSeat, Qualification
from congdoan.membership.tests.factories import day, member
from congdoan.ui.forms import VERSION
from tests.people import TODAY

pytestmark = pytest.mark.db


@pytest.fixture
def mai(cast):
    return member(cast, "Trần Thị Mai", unit=cast.group, joined="01/06/2010", valid_from="2010-06-01")


def body(cast, term, name="HĐND xã"):
    return councils.record_council(by=cast.chair, unit=cast.union, name=name, level="commune", term=term, seats=20)


def seat(cast, row, term, since, until=None):
    given = {"council": body(cast, term), "valid_from": day(since), "valid_until": until and day(until)}
    return councils.seat(by=cast.chair, unit=cast.union, person=row.person, **given)


def level(cast, row):
    return qualifications.record(by=cast.chair, unit=cast.union, person=row.person, level="general:primary", valid_from=day("2020-01-01"))


def told(cast, on):
    """Whether the list, the figure and the count for plans know of a seat on a day."""
    listed = queries.council_seats(by=cast.chair, unit=cast.union, on=on).count()
    return listed, queries.councillor_facts(on, CouncilLevel.COMMUNE).count(), queries.seats_at([cast.union.pk], on).get(cast.union.pk, 0)


@pytest.mark.parametrize(("on", "held"), [("2016-05-31", 0), ("2016-06-01", 1), ("2021-12-31", 1), ("2022-01-01", 0), ("2022-05-24", 0)])
def test_an_office_without_an_end_ends_with_its_term(cast, mai, on, held):
    row = seat(cast, mai, "2016-2021", "2016-06-01")
    assert told(cast, day(on)) == (held,) * 3
    assert queries.council_seats_of(by=cast.chair, person_id=mai.person_id).get().ended_on == day("2021-12-31")
    assert queries.council_seat(by=cast.chair, unit=cast.union, pk=row.pk), "it may still be mended"


def test_the_next_term_ends_it_earlier(cast, mai):
    other = member(cast, "Lê Văn Nam", "male", unit=cast.group)
    old = seat(cast, mai, "2016-2021", "2016-06-01")
    seat(cast, other, "2021-2026", "2021-06-15")
    assert told(cast, day("2021-06-14")) == told(cast, day("2021-06-15")) == (1, 1, 1)
    seats = {row.pk: row for row in queries.council_seats(by=cast.chair, unit=cast.union)}
    assert seats[old.pk].ended_on == day("2021-06-14")
    assert {row.person_id for row in queries.council_seats(by=cast.chair, unit=cast.union, on=TODAY)} == {other.person_id}


def test_screens_say_when_it_ended(cast, mai, sign_in):
    seat(cast, mai, "2016-2021", "2016-06-01")
    client, address = sign_in(cast.chair), reverse("membership:seat-list", args=[cast.union.pk])
    assert "<b>Mai</b>" not in client.get(address).content.decode()
    past = client.get(address, {"ai": "ca"}).content.decode()
    assert "<b>Mai</b>" in past and "31/12/2021" in past
    assert "<b>Mai</b>" in client.get(address, {"ngay": "01/06/2020"}).content.decode()
    assert "đến 31/12/2021" in client.get(reverse("overview:member", args=[mai.person_id])).content.decode()


def test_a_seat_recorded_by_mistake_leaves_lists_figures_and_pages(cast, mai, sign_in):
    row = seat(cast, mai, "2021-2026", "2021-06-15")
    assert told(cast, TODAY) == (1, 1, 1)
    client = sign_in(cast.chair)
    listed = client.get(reverse("membership:seat-list", args=[cast.union.pk])).content.decode()
    address = reverse("membership:seat-cancel", args=[cast.union.pk, row.pk])
    assert address in listed
    assert client.post(address, {"reason": "", VERSION: row.version}).status_code == 422
    assert client.post(address, {"reason": "ghi nhầm người", VERSION: row.version}).status_code == 303
    assert told(cast, TODAY) == (0, 0, 0) and not queries.council_seats(by=cast.chair, unit=cast.union)
    assert not queries.council_seats_of(by=cast.chair, person_id=mai.person_id)
    row.refresh_from_db()
    assert (row.cancelled_on, row.cancel_reason) == (TODAY, "ghi nhầm người")
    assert client.get(address).status_code == 404
    again = seat(cast, mai, "2021-2026", "2021-06-15")
    assert again.pk != row.pk and told(cast, TODAY) == (1, 1, 1)
    with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
        councils.cancel_seat(by=cast.chair, seat=row, version=row.version, reason="lần nữa")


def test_a_seat_taken_out_seats_no_council(cast, mai):
    other = member(cast, "Lê Văn Nam", "male", unit=cast.group)
    seat(cast, mai, "2016-2021", "2016-06-01")
    new = seat(cast, other, "2021-2026", "2021-06-15")
    councils.cancel_seat(by=cast.chair, seat=new, version=1, reason="nhầm")
    assert told(cast, day("2021-07-01")) == (1, 1, 1)
    assert queries.council_seats(by=cast.chair, unit=cast.union).get().ended_on == day("2021-12-31")


def test_a_qualification_recorded_by_mistake_leaves_lists_and_pages(cast, mai, sign_in):
    row = level(cast, mai)
    client = sign_in(cast.chair)
    address = reverse("membership:qualification-cancel", args=[cast.union.pk, row.pk])
    assert address in client.get(reverse("membership:qualification-list", args=[cast.union.pk])).content.decode()
    assert client.post(address, {"reason": "của người khác", VERSION: row.version}).status_code == 303
    assert not queries.qualifications(by=cast.chair, unit=cast.union)
    assert not queries.qualifications_of(by=cast.chair, person_id=mai.person_id)
    assert not queries.qualifications_below(by=cast.chair, unit=cast.union)
    assert queries.qualifications_held([mai.person_id], TODAY) == {}
    row.refresh_from_db()
    assert (row.cancelled_on, row.cancel_reason) == (TODAY, "của người khác")
    assert level(cast, mai).pk != row.pk and Qualification.objects.count() == 2
    with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
        qualifications.cancel(by=cast.chair, unit=cast.union, qualification=row, version=row.version, reason="lần nữa")


def test_who_may_not_record_takes_none_out(cast, mai):
    row, held = level(cast, mai), seat(cast, mai, "2021-2026", "2021-06-15")
    for who in (cast.group_leader, cast.accountant, cast.officer, cast.stranger):
        with pytest.raises(NotAllowed):
            qualifications.cancel(by=who, unit=cast.union, qualification=row, version=1, reason="nhầm")
        with pytest.raises(NotAllowed):
            councils.cancel_seat(by=who, seat=held, version=1, reason="nhầm")
    with pytest.raises(Conflict):
        qualifications.cancel(by=cast.chair, unit=cast.union, qualification=row, version=5, reason="nhầm")
    assert Qualification.objects.standing().count() == CouncilSeat.objects.standing().count() == 1
