"""Whichever way an end is recorded (screen, workbook, its undo), the same things end with it and come back; own pages; who owes dues."""

import pytest
from django.urls import reverse

from congdoan.access.models import Grant
from congdoan.kernel.dates import read_approximate_date
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.actions import applications, councils, lives, members, qualifications, transfers
from congdoan.membership.models import Application, Membership, Suspension, Transfer
from congdoan.membership.tests.factories import day, facts, member
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import appoint
from tests.people import account, acting

pytestmark = pytest.mark.db
LEFT = {"valid_until": day("2022-05-01"), "why_left": "retired"}
DEAD = {"valid_until": day("2022-05-01"), "why_left": "died"}


@pytest.fixture
def mai(cast):
    """A member with a post, a pause, a sign-in, and a request to move."""
    row = member(cast, "Trần Thị Mai", unit=cast.group, national_id="035186000412")
    appoint(cast, row.person)
    lives.suspend(by=cast.chair, membership=row, version=1, reason="unpaid_leave", valid_from=day("2022-01-01"))
    account(row.person, "maitt")
    return row


def stands(row):
    """(last day of the post, of its role, of the pause, sign-in open)."""
    post, pause = Appointment.objects.get(person=row.person), Suspension.objects.get()
    grant = Grant.objects.get(follows=post.key)
    row.person.account.refresh_from_db()
    return post.valid_until, grant.valid_until, pause.valid_until, row.person.account.is_active


def in_book(cast, row, facts):
    members.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: facts})


class TestEndings:
    @pytest.mark.parametrize("facts", [LEFT, DEAD])
    def test_the_workbook_ends_what_the_screen_ends_and_its_undo_gives_back(self, cast, mai, facts):
        on, open_then = facts["valid_until"], facts is LEFT
        in_book(cast, mai, facts)
        assert stands(mai) == (on, on, on, open_then)
        in_book(cast, mai, {"valid_until": None, "why_left": ""})
        assert stands(mai) == (None, None, None, open_then)  # a closed sign-in is opened by people
        in_book(cast, mai, facts)
        in_book(cast, mai, {"valid_until": day("2022-05-11")})
        assert stands(mai)[0] == day("2022-05-11")

    def test_a_request_to_move_is_called_back_by_a_death_in_the_book(self, cast, mai):
        card = {"full_name": "Trần Thị Mai", "birth": read_approximate_date("09/10/1986"), "number": "035186000412"}
        transfers.ask(by=cast.stranger, unit=cast.other, moves_on=day("2022-05-02"), **card)
        in_book(cast, mai, DEAD)
        assert Transfer.objects.get().state == "called_back"

    def test_who_goes_on_in_the_union_keeps_the_posts(self, cast, mai):
        until = day("2022-05-01")
        in_book(cast, mai, {"valid_until": until, "why_left": "moved_group"})
        assert stands(mai)[0] is None
        member(cast, "Trần Thị Mai", unit=cast.group2, national_id="035186000412", valid_from="2022-05-01", how="transferred")
        in_book(cast, mai, {"why_left": "transferred"})
        assert stands(mai)[0] is None

    def test_a_past_period_brought_in_ends_what_it_ends_and_taken_out_gives_it_back(self, cast):
        row = member(cast, "Trần Thị Mai", national_id="035186000412", joined="01/06/2015")
        members.leave(by=cast.chair, membership=row, last_day=day("2019-12-31"), why_left="retired", version=1)
        post = appoint(cast, row.person, since=day("2018-01-01"), valid_until=day("2020-01-01"))
        Appointment.objects.filter(pk=post.pk).update(valid_until=None)
        late = facts(cast.group, "Trần Thị Mai", national_id="035186000412", valid_from="2020-01-01", how="recognised") | LEFT
        [made] = members.admit_all(by=cast.chair, unit=cast.union, rows=[late])
        assert Appointment.objects.get(pk=post.pk).valid_until == LEFT["valid_until"]
        members.withdraw_all(by=cast.chair, unit=cast.union, pks=[made.pk], known={row.person_id: {}})
        assert Appointment.objects.get(pk=post.pk).valid_until is None

    def test_a_death_is_of_the_past_and_nobody_is_a_member_after_it(self, cast, mai):
        with pytest.raises(Refused, match="không thể ở tương lai"):
            in_book(cast, mai, {"valid_until": day("2022-06-01"), "why_left": "died"})
        in_book(cast, mai, LEFT)
        again = facts(cast.other, "Trần Thị Mai", national_id="035186000412", valid_from="2022-05-05", how="transferred")
        Membership.objects.create(
            person=mai.person, unit=cast.other, union_joined_on=mai.union_joined_on, valid_from=again["valid_from"],
            recorded_by=cast.chair.person, recorded_at=cast.chair.now,
        )  # fmt: skip
        with pytest.raises(Refused, match="còn một thời gian là đoàn viên"):
            in_book(cast, mai, DEAD)

    def test_the_cost_does_not_grow_with_the_rows(self, cast, django_assert_max_num_queries):
        rows = [member(cast, f"Trần Văn {name}", "male", born=f"0{n + 1}/02/1980") for n, name in enumerate(["An", "Bình", "Chi", "Dũng"])]
        for row in rows:
            appoint(cast, row.person)
        with django_assert_max_num_queries(26):
            members.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: LEFT for row in rows})
        assert not Appointment.objects.filter(valid_until__isnull=True, person__in=[row.person for row in rows]).exists()


class TestSides:
    def test_a_former_union_writes_what_was_in_its_time_alone(self, cast):
        row = member(cast, "Trần Thị Mai")
        members.leave(by=cast.chair, membership=row, last_day=day("2020-12-31"), why_left="transferred", version=1)
        record = lambda on: qualifications.record(  # noqa: E731
            by=cast.chair, unit=cast.union, person=row.person, level="general:primary", valid_from=day(on)
        )
        record("2021-06-01")  # where he or she was last keeps the person
        Membership.objects.create(
            person=row.person, unit=cast.other, union_joined_on=row.union_joined_on, valid_from=day("2021-01-01"),
            recorded_by=cast.stranger.person, recorded_at=cast.stranger.now,
        )  # fmt: skip
        made = record("2019-06-01")
        with pytest.raises(Refused, match="nay là đoàn viên ở đơn vị khác"):
            record("2021-07-01")
        with pytest.raises(Refused, match="nay là đoàn viên ở đơn vị khác"):
            qualifications.correct_all(by=cast.chair, unit=cast.union, rows={made.pk: {"valid_from": day("2021-07-01")}})

    def test_a_row_is_not_moved_into_or_out_of_another_union(self, cast):
        mai, lan = member(cast, "Trần Thị Mai"), Membership.objects.create(
            person=cast.stranger.person, unit=cast.other, union_joined_on=day("2015-01-01"), valid_from=day("2015-01-01"),
            recorded_by=cast.stranger.person, recorded_at=cast.stranger.now,
        )  # fmt: skip
        made = qualifications.record(
            by=cast.chair, unit=cast.union, person=mai.person, level="general:primary", valid_from=day("2019-06-01")
        )
        theirs = qualifications.record(
            by=cast.stranger, unit=cast.other, person=lan.person, level="general:primary", valid_from=day("2019-06-01")
        )
        for pk, person in ((made.pk, lan.person_id), (theirs.pk, mai.person_id)):
            with pytest.raises(Refused, match="không phải đoàn viên"):
                qualifications.correct_all(by=cast.chair, unit=cast.union, rows={pk: {"person_id": person}})
        body = councils.record_council(by=cast.chair, unit=cast.union, name="HĐND xã", level="commune", term="2021-2026", seats=20)
        said = {"name": "HĐND xã", "level": "commune", "term": "2021-2026", "seats": 20, "unit": cast.other}
        with pytest.raises(NotAllowed):
            councils.correct_councils(by=cast.chair, unit=cast.union, rows={body.pk: said})
        seat = councils.seat(by=cast.chair, unit=cast.union, person=mai.person, council=body, valid_from=day("2021-06-01"))
        with pytest.raises(NotAllowed):
            councils.correct_seats(by=cast.chair, unit=cast.union, rows={seat.pk: {"unit": cast.other}})

    def test_one_application_in_the_whole_union_and_a_withdrawn_one_keeps_its_decision(self, cast):
        given = {
            "full_name": "Lê Thị Hoa", "sex": "female", "birth": read_approximate_date("01/02/1990"), "applied_on": day("2022-03-01"),
        }  # fmt: skip
        made = applications.receive(by=cast.chair, unit=cast.group, **given)
        with pytest.raises(Refused, match="đã có đơn"):
            applications.receive(by=cast.chair, unit=cast.group2, **given)
        applications.consider(by=cast.chair, unit=cast.union, applications=[made], considered_on=day("2022-03-10"), agreed=True)
        applications.decide(by=cast.chair, unit=cast.union, applications=[made], number="12/QĐ", signed_on=day("2022-03-11"))
        made = Application.objects.get()
        applications.withdraw(by=cast.chair, application=made, version=made.version, reason="đi nước ngoài")
        assert Application.objects.get().decision.number == "12/QĐ"


class TestPages:
    def test_ones_own_page_lists_own_application_seat_and_request(self, cast, sign_in):
        row = Membership.objects.create(
            person=cast.member.person, unit=cast.group, union_joined_on=day("2015-01-01"), valid_from=day("2015-01-01"),
            recorded_by=cast.chair.person, recorded_at=cast.chair.now,
        )  # fmt: skip
        body = councils.record_council(by=cast.chair, unit=cast.union, name="HĐND xã", level="commune", term="2021-2026", seats=20)
        councils.seat(by=cast.chair, unit=cast.union, person=row.person, council=body, valid_from=day("2021-06-01"))
        member_of = {"full_name": row.person.full_name, "birth": read_approximate_date("09/10/1986"), "number": "011722904415"}
        Membership.objects.filter(pk=row.pk).update(member_number="011722904415")
        transfers.ask(by=cast.stranger, unit=cast.other, moves_on=day("2022-05-02"), **member_of)
        page = sign_in(acting(cast.member.user)).get(reverse("overview:me")).content.decode()
        assert "Đại biểu HĐND xã" in page and "Đề nghị chuyển về Công đoàn Trường Yên Trung" in page
