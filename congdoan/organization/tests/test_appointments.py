"""Posts, the rights that follow from them, and what may not be held together."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.choices import Reach
from congdoan.access.models import Grant
from congdoan.access.roles import Role
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.organization import policies, queries
from congdoan.organization.actions import appointments
from congdoan.organization.choices import Permission, Post
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import SINCE, appoint, member_from
from tests.people import NOW, TODAY, account, acting, person

pytestmark = pytest.mark.db
LATER = datetime.date(2019, 7, 1)


@pytest.mark.parametrize(
    ("post", "unit", "role", "reach"),
    [
        (Post.CHAIR, "union", Role.CHAIR, Reach.HERE_AND_BELOW),
        (Post.VICE_CHAIR, "union", Role.VICE_CHAIR, Reach.HERE_AND_BELOW),
        (Post.COMMITTEE_MEMBER, "union", Role.COMMITTEE_MEMBER, Reach.HERE_AND_BELOW),
        (Post.INSPECTION_MEMBER, "union", Role.INSPECTOR, Reach.HERE_AND_BELOW),
        (Post.ACCOUNTANT, "union", Role.ACCOUNTANT, Reach.HERE_AND_BELOW),
        (Post.GROUP_LEADER, "group", Role.GROUP_LEADER, Reach.HERE_AND_BELOW),
        (Post.DEPUTY_GROUP_LEADER, "group", Role.GROUP_LEADER, Reach.HERE_AND_BELOW),
        (Post.WOMEN_BOARD_MEMBER, "union", None, None),
        (Post.CHAIR, "district", Role.SUPERIOR_OFFICER, Reach.HERE_AND_BELOW),
        (Post.ACCOUNTANT, "district", Role.ACCOUNTANT, Reach.HERE),
    ],
)
def test_the_role_that_follows_from_a_post(cast, post, unit, role, reach):
    cast.chair.grants[0].__class__.objects.create(person=cast.chair.person, role=Role.CHAIR, unit=cast.district, valid_from=SINCE)
    chair = actor_for(cast.chair.user, NOW)
    who = member_from(cast, person("Đỗ Quốc Cường"), cast.union, SINCE)
    row = appointments.appoint(by=chair, unit=getattr(cast, unit), person=who, post=post, valid_from=SINCE)
    given = Grant.objects.filter(follows=row.key).first()
    assert (given and given.role, given and given.reach) == (role, reach)


def test_rights_begin_and_end_with_the_post(cast):
    who = person("Đỗ Quốc Cường", "male")
    user = account(who, "cuong")
    row = appoint(cast, who, Post.VICE_CHAIR)
    assert actor_for(user, NOW).may("organization.appoint", cast.union)
    row = appointments.end_post(by=cast.chair, appointment=row, last_day=TODAY - datetime.timedelta(days=1), version=row.version)
    assert not actor_for(user, NOW).may("organization.appoint", cast.union)
    assert row.valid_until == TODAY


@pytest.mark.parametrize(
    ("post", "other", "apart"),
    [
        (Post.ACCOUNTANT, Post.INSPECTION_MEMBER, True),
        (Post.CASHIER, Post.INSPECTION_CHAIR, True),
        (Post.ACCOUNTANT, Post.CASHIER, True),
        (Post.ACCOUNTANT, Post.COMMITTEE_MEMBER, False),
        (Post.COMMITTEE_MEMBER, Post.INSPECTION_CHAIR, False),
        (Post.VICE_CHAIR, Post.WOMEN_BOARD_HEAD, False),
    ],
)
def test_who_handles_money_does_not_inspect_it(cast, post, other, apart):
    who = person("Đỗ Quốc Cường", "male")
    appoint(cast, who, other)
    assert bool(policies.kept_apart(post, other)) is apart
    if apart:
        with pytest.raises(Refused, match="Đỗ Quốc Cường đang là .* nên không làm .* được"):
            appoint(cast, who, post)
        appoint(cast, person("Lê Thị Bích"), post)
    else:
        appoint(cast, who, post)


def test_posts_kept_apart_may_follow_one_another(cast):
    who = person("Đỗ Quốc Cường", "male")
    appoint(cast, who, Post.ACCOUNTANT, valid_until=LATER)
    appoint(cast, who, Post.INSPECTION_MEMBER, since=LATER)


def test_one_chair_at_a_time_and_the_successor_takes_over(cast):
    old, new = person("Phạm Văn Bình", "male"), person("Lê Thị Bích")
    first = appoint(cast, old, Post.CHAIR)
    with pytest.raises(Refused, match="Chủ tịch đang là Phạm Văn Bình, từ ngày 24/03/2017"):
        appoint(cast, new, Post.CHAIR, since=LATER)
    second = appoint(cast, new, Post.CHAIR, since=LATER, succeed=True)
    first.refresh_from_db()
    assert (first.valid_until, second.valid_until) == (LATER, None)
    assert Grant.objects.get(follows=first.key).valid_until == LATER
    assert queries.chair(cast.union, SINCE) == old
    assert queries.chair(cast.union, LATER) == new


def test_a_post_recorded_ahead_gives_no_right_before_its_day(cast, sign_in):
    who, first = person("Đỗ Quốc Cường", "male"), TODAY + datetime.timedelta(days=30)
    user = account(who, "cuong")
    row = appoint(cast, who, Post.VICE_CHAIR, since=first)
    assert not actor_for(user, NOW).may("organization.appoint", cast.union)
    assert actor_for(user, NOW + datetime.timedelta(days=30)).may("organization.appoint", cast.union)
    assert row not in queries.appointments_on(TODAY)
    assert row in queries.appointments_on(first)
    client = sign_in(cast.chair)
    page = reverse("organization:post-list", args=[cast.union.pk])
    ahead = "Phó chủ tịch, từ ngày 23/06/2022 (chưa đến)"
    assert [ahead in client.get(page + query).content.decode() for query in ("", "?ai=sap", "?ai=het")] == [False, True, True]
    end = reverse("organization:post-end", kwargs={"unit_id": cast.union.pk, "pk": row.pk})
    assert "coi như chưa ghi" in client.get(end).content.decode()


def test_a_post_that_has_not_begun_is_called_off_whole(cast):
    row = appoint(cast, post=Post.VICE_CHAIR, since=TODAY + datetime.timedelta(days=30))
    appointments.end_post(by=cast.chair, appointment=row, last_day=TODAY, version=row.version)
    assert not Appointment.objects.filter(pk=row.pk).exists()
    assert not Grant.objects.filter(follows=row.key).exists()
    held = appoint(cast, post=Post.VICE_CHAIR)
    with pytest.raises(Refused, match="phải từ ngày bắt đầu"):
        appointments.end_post(by=cast.chair, appointment=held, last_day=SINCE - datetime.timedelta(days=1), version=held.version)


def test_several_vice_chairs_are_no_conflict(cast):
    appoint(cast, post=Post.VICE_CHAIR)
    appoint(cast, person("Lê Thị Bích"), Post.VICE_CHAIR)


def test_the_same_person_post_unit_and_first_day_is_the_same_post(cast):
    who = person("Đỗ Quốc Cường", "male")
    first, again = appoint(cast, who), appoint(cast, who)
    assert first.pk == again.pk
    assert Appointment.objects.count() == Grant.objects.filter(follows=first.key).count() == 1
    with pytest.raises(Refused, match="đã giữ chức vụ này"):
        appoint(cast, who, since=LATER)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"since": TODAY + datetime.timedelta(days=367)}, "trong vòng một năm"),
        ({"since": datetime.date(2009, 1, 1)}, "thành lập ngày 01/01/2010"),
        ({"valid_until": SINCE}, "Đến ngày phải từ ngày bắt đầu"),
        ({"term": "2017 đến 2022"}, "Ghi nhiệm kỳ như 2017-2022"),
        ({"post": Post.GROUP_LEADER}, "là chức vụ của một tổ"),
    ],
)
def test_refusals(cast, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        appoint(cast, **facts)


def test_a_group_has_only_leader_and_deputy(cast):
    with pytest.raises(Refused, match="chỉ có tổ trưởng, tổ phó"):
        appoint(cast, unit=cast.group)


def test_who_may_not_appoint(cast):
    for who in (cast.accountant, cast.inspector, cast.group_leader, cast.stranger, cast.officer):
        with pytest.raises(NotAllowed):
            appointments.appoint(by=who, unit=cast.union, person=cast.member.person, post=Post.COMMITTEE_MEMBER, valid_from=SINCE)


def test_many_rows_in_a_fixed_number_of_statements_and_nothing_outside_the_unit(cast, django_assert_num_queries):
    def rows(count, **more):
        posts = [{"unit": cast.union, "post": Post.COMMITTEE_MEMBER, "valid_from": SINCE} for _ in range(count)]
        people = [member_from(cast, person(f"Nguyễn Văn An {chr(65 + n)}", "male"), cast.group, SINCE) for n in range(count)]
        return [{**row, "person_id": who.pk, **more} for who, row in zip(people, posts, strict=True)]

    appointments.appoint_all(by=cast.chair, unit=cast.union, rows=rows(1))  # begins the unit's log
    few, many = rows(3), rows(23)
    with CaptureQueriesContext(connection) as first:
        appointments.appoint_all(by=cast.chair, unit=cast.union, rows=few)
    with django_assert_num_queries(len(first)):
        made = appointments.appoint_all(by=cast.chair, unit=cast.union, rows=many)
    assert len(first) <= 15
    assert Grant.objects.filter(follows__in=[row.key for row in made], role=Role.COMMITTEE_MEMBER).count() == 23
    with pytest.raises(NotAllowed):
        appointments.appoint_all(by=cast.chair, unit=cast.union, rows=rows(1, unit=cast.other))


def test_the_whole_committee_steps_down(cast):
    chair, member, inspector = (
        appoint(cast, person(f"Người {post}"), post) for post in (Post.CHAIR, Post.COMMITTEE_MEMBER, Post.INSPECTION_MEMBER)
    )
    ended = appointments.end_all(by=cast.chair, unit=cast.union, on=LATER)
    assert {row.pk for row in ended} == {chair.pk, member.pk}
    inspector.refresh_from_db()
    assert inspector.valid_until is None


def test_corrections_move_the_right_and_withdrawal_takes_it_away(cast):
    row = appoint(cast)
    appointments.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: {"post": Post.ACCOUNTANT, "duties": "tài chính"}})
    row.refresh_from_db()
    assert (row.post, row.duties, row.version) == (Post.ACCOUNTANT, "tài chính", 2)
    assert Grant.objects.get(follows=row.key).role == Role.ACCOUNTANT
    appointments.withdraw_all(by=cast.chair, unit=cast.union, pks=[row.pk])
    assert not Appointment.objects.exists()
    assert not Grant.objects.exclude(follows="").exists()


def test_a_stale_ending_conflicts_and_an_ending_before_the_beginning_is_refused(cast):
    row = appoint(cast)
    with pytest.raises(Conflict):
        appointments.end_post(by=cast.chair, appointment=row, last_day=TODAY, version=7)
    with pytest.raises(Refused):
        appointments.end_post(by=cast.chair, appointment=row, last_day=SINCE - datetime.timedelta(days=1), version=row.version)


def test_who_takes_a_post_in_a_union_is_a_member_of_it_on_that_day(cast):
    given = {"by": cast.chair, "unit": cast.union, "post": Post.COMMITTEE_MEMBER, "valid_from": SINCE}
    elsewhere = member_from(cast, person("Lê Thị Bích"), cast.other, SINCE)
    later = member_from(cast, person("Lê Thị Cúc"), cast.union, LATER)
    for who in (person("Lê Văn Ai"), elsewhere, later):
        with pytest.raises(Refused, match="không phải đoàn viên của công đoàn này vào ngày 24/03/2017") as refusal:
            appointments.appoint(person=who, **given)
        assert refusal.value.field == "person"
    row = appointments.appoint(person=later, **{**given, "valid_from": LATER})
    with pytest.raises(Refused, match="không phải đoàn viên"):
        appointments.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: {"person_id": elsewhere.pk}})
    appointments.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: {"duties": "nữ công"}})


def test_a_leader_may_be_a_member_of_another_group_and_a_full_time_officer_of_another_union(cast):
    who = member_from(cast, person("Lê Thị Cúc"), cast.group2, SINCE)
    assert appointments.appoint(by=cast.chair, unit=cast.group, person=who, post=Post.GROUP_LEADER, valid_from=SINCE).pk
    officer = person("Lê Văn Ai", "male")
    assert appointments.appoint(by=cast.chair, unit=cast.union, person=officer, post=Post.OFFICER, valid_from=SINCE).pk
    grants.give(person=cast.chair.person, role=Role.ADMINISTRATOR, unit=cast.district, valid_from=SINCE)
    above = actor_for(cast.chair.user, NOW)
    assert appointments.appoint(by=above, unit=cast.district, person=officer, post=Post.CHAIR, valid_from=SINCE).pk


def test_a_post_is_held_by_a_member_from_the_first_day_to_the_last(cast):
    """Left in 2019, came back in 2021: the post ends with the first spell, or begins in the second; a move between groups is no gap."""
    who, left, back = person("Lê Thị Đào"), datetime.date(2019, 1, 1), datetime.date(2021, 1, 1)
    member_from(cast, who, cast.group, SINCE, datetime.date(2018, 1, 1))
    member_from(cast, who, cast.group2, datetime.date(2018, 1, 1), left)
    with pytest.raises(Refused, match="không còn là đoàn viên của công đoàn này từ ngày 01/01/2019"):
        appoint(cast, who)
    member_from(cast, who, cast.group, back)
    for until in (None, left + datetime.timedelta(days=1)):
        with pytest.raises(Refused, match="không còn là đoàn viên của công đoàn này từ ngày 01/01/2019"):
            appoint(cast, who, valid_until=until)
    assert appoint(cast, who, valid_until=left).valid_until == left and appoint(cast, who, since=back).valid_until is None


def test_the_same_first_day_with_another_end_is_refused_and_not_dropped(cast):
    row = appoint(cast)
    with pytest.raises(Refused, match="đã được ghi giữ chức vụ này từ ngày"):
        appoint(cast, row.person, valid_until=datetime.date(2021, 1, 1))
    assert appoint(cast, row.person).pk == row.pk and Appointment.objects.count() == 1


def test_a_role_given_at_the_start_goes_over_to_the_post(cast):
    """The chair of the cast holds the role by hand: once the post is recorded it ends with the post, taken out it holds again."""
    given = Grant.objects.get(person=cast.chair.person, follows="")
    appoint(cast, cast.chair.person, Post.CHAIR, since=datetime.date(2012, 1, 1), valid_until=SINCE)
    given.refresh_from_db()
    assert given.valid_until is None, "a post that is over takes nothing over"
    row = appoint(cast, cast.chair.person, Post.CHAIR)
    given.refresh_from_db()
    assert given.valid_until == SINCE and acting(cast.chair.user).may(Permission.APPOINT, cast.union)
    appointments.withdraw_all(by=cast.chair, unit=cast.union, pks=[row.pk])
    given.refresh_from_db()
    assert given.valid_until is None and given.ended_by == ""
    row = appoint(cast, cast.chair.person, Post.CHAIR)
    appointments.end_post(by=cast.chair, appointment=row, last_day=TODAY - datetime.timedelta(days=1), version=1)
    assert not acting(cast.chair.user).may(Permission.APPOINT, cast.union)


def test_a_role_given_at_the_start_goes_over_ahead_by_correction_and_above(cast):
    given = Grant.objects.get(person=cast.chair.person, follows="")
    member_from(cast, cast.chair.person, cast.union, SINCE)
    row = appoint(cast, cast.chair.person, Post.CHAIR, since=TODAY + datetime.timedelta(days=5))
    given.refresh_from_db()
    assert given.valid_until == row.valid_from
    appointments.withdraw_all(by=cast.chair, unit=cast.union, pks=[row.pk])
    row = appoint(cast, cast.chair.person, Post.VICE_CHAIR)
    facts = {name: getattr(row, name) for name in ("unit", "person_id", "valid_from", "valid_until", "term", "duties")}
    appointments.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: facts | {"post": Post.CHAIR}})
    given.refresh_from_db()
    assert given.valid_until == SINCE
    other = member_from(cast, person("Lê Thị Gấm"), cast.union, SINCE)
    appointments.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: {"person_id": other.pk}})
    given.refresh_from_db()
    assert given.valid_until is None, "the post was another person's"
    above = grants.give(person=cast.stranger.person, role=Role.CHAIR, unit=cast.district, valid_from=SINCE)
    by = acting(cast.stranger.user)
    row = appointments.appoint(by=by, unit=cast.district, person=cast.stranger.person, post=Post.CHAIR, valid_from=TODAY)
    above.refresh_from_db()
    assert above.valid_until == TODAY and Grant.objects.get(follows=row.key).role == Role.SUPERIOR_OFFICER
