"""A membership recorded by mistake: out of every list and figure of any day, kept whole, back again; what stands against it."""

import pytest
from django.urls import reverse

from congdoan.audit.models import Entry
from congdoan.cards.models import Card
from congdoan.care.models import Notice
from congdoan.care.tests import factories as care
from congdoan.education.tests import factories as education
from congdoan.finance.tests import factories as finance
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership import queries, statistics
from congdoan.membership.actions import applications, lives, misrecords, outstanding, qualifications, relatives
from congdoan.membership.models import Application, Membership, Misrecord, Suspension, Transfer
from congdoan.membership.tests.factories import day, member
from congdoan.organization.choices import Post
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import appoint
from congdoan.ui.forms import VERSION
from congdoan.units.models import Decision, Event
from tests.people import NOW, TODAY, account

LATER = {"joined": "01/02/2022", "valid_from": "2022-02-01"}


def cancel(cast, row, by=None, reason="ghi nhầm người", version=None):
    row = Membership.objects.get(pk=row.pk)
    return misrecords.cancel(by=by or cast.chair, membership=row, version=version or row.version, reason=reason)


def restore(cast, made, by=None):
    made = Misrecord.objects.get(pk=made.pk)
    return misrecords.restore(by=by or cast.chair, misrecord=made, version=made.version)


def told(cast):
    """Every list and figure of members that the chair sees, of three days and of the year."""
    span = statistics.Span(day("2022-01-01"), TODAY)
    found = [queries.movements(by=cast.chair, unit=cast.union, span=span)]
    for on in (day("2021-12-31"), day("2022-02-01"), TODAY):
        listed = [row.pk for row in queries.members(by=cast.chair, unit=cast.union, on=on)]
        counts = queries.counts(by=cast.chair, unit=cast.union, on=on)
        found.append((listed, counts, queries.breakdown(by=cast.chair, unit=cast.union, on=on), queries.member_facts(on).count()))
        found.append((queries.owing_dues(cast.union, on).count(), queries.admitted_facts().count(), queries.left_facts().count()))
    return found


@pytest.mark.db
class TestTakenOut:
    def test_it_was_never_there_on_any_day_and_comes_back_whole(self, cast):
        member(cast, "Lê Thị Hoa")
        before = told(cast)
        row = member(cast, "Đỗ Văn Nhầm", "male", unit=cast.group, born="01/02/1990", **LATER)
        lives.suspend(by=cast.chair, membership=row, version=1, reason="study", valid_from=day("2022-03-01"))
        held, pause = Membership.objects.filter(pk=row.pk).values().get(), Suspension.objects.values().get()
        during = told(cast)
        assert during != before
        made = cancel(cast, row)
        assert told(cast) == before and not Suspension.objects.exists()
        assert (made.cancel_reason, made.unit, made.cancelled_on, made.recorded_by) == (
            "ghi nhầm người",
            cast.group,
            TODAY,
            cast.chair.person,
        )
        assert Entry.objects.filter(action="membership.misrecords.cancel").get().detail["membership"] == row.pk
        restore(cast, made)
        assert told(cast) == during and Suspension.objects.values().get() == pause
        assert Membership.objects.filter(pk=row.pk).values().get() == held | {"version": held["version"] + 1}
        with pytest.raises(Refused, match="đã ghi lại rồi"):
            restore(cast, made)

    def test_one_who_stands_in_two_groups_keeps_all_in_the_right_one(self, cast):
        right = member(cast, "Trần Thị Mai", unit=cast.group, valid_until="2022-02-01", why_left="moved_group")
        wrong = member(cast, "Trần Thị Mai", unit=cast.group2, valid_from="2022-02-01", how="transferred")
        care.visit(cast, right.person, unit=cast.group, visited_on="2021-03-02")
        qualifications.record(by=cast.chair, unit=cast.union, person=right.person, level="general:primary", valid_from=day("2020-01-01"))
        cancel(cast, wrong)
        right.refresh_from_db()
        taken = lives.take_back_leaving(by=cast.chair, membership=right, version=right.version)
        assert taken.valid_until is None
        with pytest.raises(Refused, match=r"(?i)Tổ Văn phòng|hai|chồng|đang"):
            restore(cast, Misrecord.objects.get())

    def test_a_leaving_that_was_recorded_goes_too_and_comes_back(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", valid_until="2022-03-01", why_left="resigned", **LATER)
        cancel(cast, row)
        assert queries.movements(by=cast.chair, unit=cast.union, span=statistics.Span(day("2022-01-01"), TODAY))["went"] == {}
        restore(cast, Misrecord.objects.get())
        assert Membership.objects.get(pk=row.pk).why_left == "resigned"

    def test_a_number_taken_since_stands_against_writing_it_back(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", member_number="M01", **LATER)
        made = cancel(cast, row)
        member(cast, "Lê Thị Hoa", member_number="M01")
        with pytest.raises(Refused):
            restore(cast, made)


def _post(cast, row):
    appoint(cast, row.person, since=day("2022-03-01"))


def _card(cast, row):
    facts = {"recorded_by": cast.chair.person, "recorded_at": cast.chair.now}
    Card.objects.create(person=row.person, unit=cast.union, token="x" * 22, valid_from=day("2022-03-01"), **facts)


def _relative(cast, row):
    relatives.record_all(by=cast.chair, unit=cast.union, rows=[{"person_id": row.person_id, "name": "Minh Khôi", "birth_year": 2013}])


def _outstanding(cast, row):
    given = {"recognised_on": day("2022-03-01"), "number": "01/QĐ", "signed_on": day("2022-03-01")}
    outstanding.recognise(by=cast.chair, unit=cast.union, persons=[row.person], **given)


HANGS = {
    "chức vụ": _post,
    "thẻ đoàn viên": _card,
    "thân nhân": _relative,
    "công nhận ưu tú": _outstanding,
    "thăm hỏi": lambda cast, row: care.visit(cast, row.person, visited_on="2022-03-01"),
    "quà tặng": lambda cast, row: care.gift(cast, to=row.person, given_on="2022-03-01"),
    "tin báo chăm lo": lambda cast, row: care.notice(cast, row.person, reported_on="2022-03-01"),
    "khoản ủng hộ": lambda cast, row: finance.contribution(cast, finance.fund(cast), donor=row.person, given_on="2022-03-01"),
    "buổi học": lambda cast, row: education.session(cast, row.person, held_on="2022-03-01"),
    "tài khoản": lambda cast, row: account(row.person, "nham"),
    "trình độ": lambda cast, row: qualifications.record(
        by=cast.chair, unit=cast.union, person=row.person, level="general:primary", valid_from=day("2020-01-01")
    ),
}


@pytest.mark.db
@pytest.mark.parametrize("what", HANGS)
def test_what_really_happened_stands_against_it_by_name(cast, what):
    row = member(cast, "Đỗ Văn Nhầm", "male", **LATER)
    HANGS[what](cast, row)
    with pytest.raises(Refused, match=what):
        cancel(cast, row)
    assert Membership.objects.filter(pk=row.pk).exists() and not Misrecord.objects.exists()


@pytest.mark.db
class TestWhatDoesNotHang:
    def test_what_was_taken_out_itself(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", **LATER)
        care.visit(cast, row.person, visited_on="2022-03-01", cancelled_on=TODAY, cancel_reason="nhầm")
        cancel(cast, row)

    def test_what_is_of_another_time_or_of_office_above(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", **LATER)
        care.visit(cast, row.person, visited_on="2021-03-01")
        held = {"post": Post.COMMITTEE_MEMBER, "valid_from": day("2022-03-01"), "recorded_by": cast.chair.person, "recorded_at": NOW}
        Appointment.objects.create(person=row.person, unit=cast.district, **held)
        cancel(cast, row)


@pytest.mark.db
class TestWhatMadeIt:
    """A decision, a request, an event: each is undone where it was written."""

    def test_an_event(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", **LATER)
        moved = Event.objects.create(effective_on=day("2022-02-01"), recorded_by=cast.chair.person, recorded_at=NOW)
        Membership.objects.filter(pk=row.pk).update(begun_by=moved)
        with pytest.raises(Refused, match="sắp xếp tổ chức"):
            cancel(cast, row)

    def test_a_request_that_nobody_answered(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", **LATER)
        asked = Transfer.objects.create(
            person=row.person, membership=row, from_unit=cast.union, to_unit=cast.other, moves_on=TODAY, asked_on=TODAY, recorded_by=cast.chair.person,
            recorded_at=NOW,
        )  # fmt: skip
        with pytest.raises(Refused, match="đề nghị chuyển sinh hoạt ngày 24/05/2022 chưa trả lời"):
            cancel(cast, row)
        Transfer.objects.filter(pk=asked.pk).update(state="called_back")
        cancel(cast, row)
        asked.refresh_from_db()
        assert asked.membership is None and asked.person == row.person, "the request that came to nothing stays, of the person"

    def applied(self, cast, row):
        paper = Decision.objects.create(number="05/QĐ-CĐ", issuer="CĐCS")
        return Application.objects.create(
            unit=cast.union, full_name="Đỗ Văn Nhầm", sex="male", birth_on=day("1986-10-09"), applied_on=day("2022-01-20"), state="admitted",
            decision=paper, membership=row, recorded_by=cast.chair.person, recorded_at=NOW,
        )  # fmt: skip

    def test_an_application_waits_again_and_is_admitted_again(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", **LATER)
        applied = self.applied(cast, row)
        made = cancel(cast, row)
        applied.refresh_from_db()
        assert (applied.state, applied.membership, applied.version) == ("decided", None, 2)
        restore(cast, made)
        applied.refresh_from_db()
        assert (applied.state, applied.membership_id) == ("admitted", row.pk)

    def test_what_its_writer_drew_back_since_is_not_written_again(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", **LATER)
        applied = self.applied(cast, row)
        made = cancel(cast, row)
        applications.withdraw(by=cast.chair, application=applied, version=2, reason="Thôi không vào.")
        with pytest.raises(Refused, match="Đơn gia nhập ngày 20/01/2022 .* nên không ghi lại được"):
            restore(cast, made)


@pytest.mark.db
class TestWho:
    @pytest.mark.parametrize("who", ["accountant", "group_leader", "officer", "stranger"])
    def test_who_may_not_record_members_there_takes_none_out(self, cast, who):
        row = member(cast, "Đỗ Văn Nhầm", "male", unit=cast.group, **LATER)
        with pytest.raises(NotAllowed):
            cancel(cast, row, by=getattr(cast, who))
        made = cancel(cast, row)
        with pytest.raises(NotAllowed):
            restore(cast, made, by=getattr(cast, who))

    def test_a_reason_and_the_version_read_are_asked(self, cast):
        row = member(cast, "Đỗ Văn Nhầm", "male", **LATER)
        with pytest.raises(Refused):
            cancel(cast, row, reason="")
        with pytest.raises(Conflict):
            cancel(cast, row, version=7)


class TestScreens:
    def test_the_way_out_and_back(self, cast, sign_in, django_assert_max_num_queries):
        row, client = member(cast, "Đỗ Văn Nhầm", "male", **LATER), sign_in(cast.chair)
        care.notice(cast, row.person, reported_on="2022-03-01")
        changes = client.get(reverse("membership:member-changes", args=[cast.union.pk, row.pk]))
        address = reverse("membership:member-misrecorded", args=[cast.union.pk, row.pk])
        assert address in changes.content.decode()
        with django_assert_max_num_queries(10):
            page = client.get(address)
        words = page.content.decode()
        assert "tin báo chăm lo (Tổ Văn phòng, 01/03/2022)" in words and 'name="reason"' not in words, "no form for what cannot be done"
        refused = client.post(address, {"reason": "nhầm người", VERSION: row.version})
        assert refused.status_code == 422 and "nhầm người" in refused.content.decode()
        Notice.objects.all().delete()
        assert 'name="reason"' in client.get(address).content.decode()
        done = client.post(address, {"reason": "nhầm người", VERSION: row.version}, follow=True)
        words = done.content.decode()
        assert "Đã bỏ Đỗ Văn Nhầm" in words and "nhầm người" in words
        made = Misrecord.objects.get()
        back = reverse("membership:misrecord-restore", args=[cast.union.pk, made.pk])
        assert back in words
        assert client.get(reverse("membership:member-correct", args=[cast.union.pk, row.pk])).status_code == 404
        client.post(back, {VERSION: made.version})
        assert Membership.objects.filter(pk=row.pk).exists()

    def test_others(self, cast, sign_in):
        row = member(cast, "Đỗ Văn Nhầm", "male", unit=cast.group, **LATER)
        address = reverse("membership:member-misrecorded", args=[cast.group.pk, row.pk])
        assert sign_in(cast.group_leader).get(address).status_code == 403
        assert sign_in(cast.stranger).get(address).status_code == 404
