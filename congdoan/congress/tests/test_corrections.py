"""Elections recorded by mistake: whoever stepped down for them holds post and rights again, and nothing else comes back."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.congress.actions import elections
from congdoan.congress.choices import At, Position
from congdoan.congress.models import Election
from congdoan.congress.sheets import ELECTIONS
from congdoan.congress.tests import factories
from congdoan.congress.tests.factories import HELD
from congdoan.congress.tests.test_sheets import ELECTION as HEADINGS
from congdoan.congress.tests.test_sheets import ballot, bring_in, counts
from congdoan.kernel.errors import NotAllowed
from congdoan.organization import queries as posts
from congdoan.organization.actions import appointments
from congdoan.organization.actions import units as organization
from congdoan.organization.choices import Post
from congdoan.organization.models import Appointment
from congdoan.workbooks import registry
from congdoan.workbooks.tests.factories import book
from tests.people import account, acting

pytestmark = pytest.mark.db
DAY = datetime.date.fromisoformat
SINCE, LATER = DAY("2017-03-24"), DAY("2022-05-03")
BALLOTS = {"at": At.COMMITTEE_MEETING, "issued": 5, "collected": 5, "valid": 5}


@pytest.fixture
def seated(cast):
    """The union's people; the first is chair since 2017, the last two its committee."""
    factories.congress(cast)
    crew = factories.crew(cast)
    for who, post in ((crew[0], Post.CHAIR), (crew[5], Post.COMMITTEE_MEMBER), (crew[6], Post.COMMITTEE_MEMBER)):
        appointments.appoint(by=cast.chair, unit=cast.union, person=who, post=post, valid_from=SINCE)
    return crew


def elect(cast, who, position=Position.CHAIR, by=None, **facts):
    return factories.election(cast, [(who, 5)], position=position, by=by, **{**BALLOTS, **facts})


def correct(cast, made, votes, **facts):
    given = {"held_on": made.held_on, "at": made.at, "position": made.position, "round": 1, "seats": 1, **BALLOTS, **facts}
    return elections.correct(by=cast.chair, election=made, version=made.version, candidates=votes, **given)


def cancel(cast, made, by=None):
    made.refresh_from_db()
    return elections.cancel(by=by or cast.chair, election=made, version=made.version, reason="ghi nhầm")


def holders(cast, post=Post.CHAIR, on=None):
    return [row.person for row in posts.holders(cast.union, [post], on or cast.chair.today)]


def test_a_chair_who_recorded_a_successor_by_mistake_is_chair_again_and_can_act(cast, seated):
    a, b, *_rest = seated
    user = account(a, "chutich-cu")
    made = elect(cast, b, by=acting(user))
    assert holders(cast) == [b]
    assert not acting(user).may("congress.record_election", cast.union)
    with pytest.raises(NotAllowed, match="cấp trên"):
        cancel(cast, made, by=acting(user))
    cancel(cast, made, by=cast.officer)
    assert holders(cast) == [a]
    assert a.grants.get().valid_until is None and not b.grants.exists()
    assert elect(cast, b, by=acting(user)).round == 1


def test_who_may_take_an_election_out(cast, seated):
    _a, b, c, *_rest = seated
    user, vice = account(b, "chutich-moi"), account(c, "pho")
    appointments.appoint(by=cast.chair, unit=cast.union, person=c, post=Post.VICE_CHAIR, valid_from=SINCE)
    for who in (user, vice):
        cancel(cast, elect(cast, b), by=acting(who))
        assert holders(cast) == [seated[0]]
    made = elect(cast, b)
    for role in ("accountant", "inspector", "group_leader", "stranger", "member"):
        with pytest.raises(NotAllowed):
            cancel(cast, made, by=getattr(cast, role))
    with pytest.raises(NotAllowed):
        elect(cast, c, by=cast.officer, position=Position.VICE_CHAIR)


def test_a_corrected_election_leaves_the_right_persons_in_the_post(cast, seated):
    a, b, c, *_rest = seated
    made = elect(cast, b)
    made = correct(cast, made, [(c, 5)])
    assert (holders(cast), holders(cast, on=HELD - datetime.timedelta(days=1))) == ([c], [a])
    made = correct(cast, made, [(c, 5)], held_on=LATER)
    assert (holders(cast, on=HELD), holders(cast)) == ([a], [c])
    made = correct(cast, made, [(c, 2), (b, 2)])
    assert holders(cast) == [a]
    made = correct(cast, made, [(c, 5)])
    made = correct(cast, made, [(c, 5)], take_up=False)
    assert holders(cast) == [a]


def test_a_whole_committee_comes_back(cast, seated):
    a, b, *_rest, f, g = seated
    appointments.appoint(by=cast.chair, unit=cast.union, person=g, post=Post.STANDING_MEMBER, valid_from=SINCE)
    made = factories.election(cast, [(a, 50), (b, 50)], seats=2)
    assert holders(cast, Post.COMMITTEE_MEMBER) == [a, b] and holders(cast, Post.STANDING_MEMBER) == []
    cancel(cast, made)
    assert holders(cast, Post.COMMITTEE_MEMBER) == [f, g] and holders(cast, Post.STANDING_MEMBER) == [g]


def test_a_known_last_day_comes_back_too(cast, seated):
    b = seated[1]
    Appointment.objects.filter(person=seated[0]).update(valid_until=DAY("2022-12-01"))
    seated[0].grants.update(valid_until=DAY("2022-12-01"))
    cancel(cast, elect(cast, b))
    assert Appointment.objects.get(person=seated[0]).valid_until == seated[0].grants.get().valid_until == DAY("2022-12-01")


def test_what_ended_for_another_reason_since_stays_ended(cast, seated):
    a, b, *_rest, f, g = seated
    made = factories.election(cast, [(a, 50), (b, 50)], seats=2)
    left_early = Appointment.objects.get(person=f)
    appointments.end_post(by=cast.chair, appointment=left_early, last_day=DAY("2022-01-31"), version=left_early.version)
    cancel(cast, made)
    assert holders(cast, Post.COMMITTEE_MEMBER) == [g]
    assert Appointment.objects.get(person=f).valid_until == f.grants.get().valid_until == DAY("2022-02-01")


def test_a_right_ended_by_hand_before_does_not_come_back(cast, seated):
    a, b, *_rest = seated
    a.grants.update(valid_until=DAY("2020-01-01"))
    cancel(cast, elect(cast, b))
    assert holders(cast) == [a] and a.grants.get().valid_until == DAY("2020-01-01")


def test_who_has_left_the_union_since_holds_the_post_until_then(cast, seated):
    a, b, *_rest = seated
    made = elect(cast, b)
    a.memberships.update(valid_until=LATER)
    cancel(cast, made)
    assert (holders(cast, on=DAY("2022-05-02")), holders(cast)) == ([a], [])


def test_two_successions_taken_back_in_either_order(cast, seated):
    a, b, c, *_rest = seated
    for first_out in (0, 1):
        made = [elect(cast, b), elect(cast, c, held_on=LATER)]
        cancel(cast, made.pop(first_out))
        then, now = ([b], [b]) if first_out else ([a], [c])
        assert (holders(cast, on=HELD), holders(cast)) == (then, now)
        cancel(cast, made.pop())
        assert (holders(cast, on=HELD), holders(cast)) == ([a], [a])
        assert a.grants.get().valid_until is None


def test_a_later_holder_of_the_post_stays(cast, seated):
    a, b, c, *_rest = seated
    made = elect(cast, b)
    appointments.appoint(by=cast.chair, unit=cast.union, person=c, post=Post.CHAIR, valid_from=LATER, succeed=True)
    cancel(cast, made)
    assert (holders(cast, on=HELD), holders(cast)) == ([a], [c])
    assert a.grants.get().valid_until == LATER


def test_a_post_kept_apart_taken_since_stays(cast, seated):
    b, c = seated[1], seated[2]
    appointments.appoint(by=cast.chair, unit=cast.union, person=c, post=Post.INSPECTION_MEMBER, valid_from=SINCE)
    made = factories.election(cast, [(b, 50)], position=Position.INSPECTION)
    appointments.appoint(by=cast.chair, unit=cast.union, person=c, post=Post.ACCOUNTANT, valid_from=LATER)
    cancel(cast, made)
    assert Appointment.objects.get(person=c, post=Post.INSPECTION_MEMBER).valid_until == LATER


def test_a_closed_unit_gets_nobody_back(cast):
    a, b = factories.crew(cast, ["Đỗ Quốc Cường", "Hoàng Thị Hạnh"], cast.group)
    appointments.appoint(by=cast.chair, unit=cast.group, person=a, post=Post.GROUP_LEADER, valid_from=SINCE)
    made = elect(cast, b, Position.GROUP_LEADER, unit=cast.group, at=At.CONGRESS)
    for who in (a, b):
        who.memberships.update(unit=cast.union)
    organization.close(by=cast.chair, unit=cast.group, last_day=DAY("2022-05-02"))
    cancel(cast, made)
    assert a.grants.get().valid_until == LATER and not Appointment.objects.filter(valid_until__isnull=True).exists()


def ballot_book(*votes):
    """The sheet Bầu cử with a chair's election at the committee's meeting."""
    return book({"Bầu cử": [HEADINGS, *ballot(dict(votes), "Chủ tịch", "hội nghị BCH", 1, 1, 5, 5, 5)]})


def test_an_undone_book_gives_back_the_post_whose_holder_stepped_down_on_screen(cast, seated):
    a, b, *_rest = seated
    with registry.instead(ELECTIONS):
        batch = bring_in(cast, ballot_book((b.full_name, 5)))
        assert holders(cast) == [a]
        elections.seat_elected(by=cast.chair, election=Election.objects.get())
        assert holders(cast) == [b]
        workbooks.undo(by=cast.chair, batch=batch)
    assert holders(cast) == [a] and a.grants.get().valid_until is None


def test_a_book_that_corrects_the_votes_seats_the_other_and_undone_the_first_again(cast, seated):
    a, b, c, *_rest = seated
    elections.record(
        by=cast.chair, unit=cast.union, held_on=HELD, position=Position.CHAIR, round=1, seats=1, candidates=[(b, 3), (c, 2)], **BALLOTS
    )
    assert holders(cast) == [b]
    with registry.instead(ELECTIONS):
        batch = bring_in(cast, ballot_book((b.full_name, 2), (c.full_name, 3)))
        assert counts(batch) == {"changed": 2}
        assert holders(cast) == [c]
        workbooks.undo(by=cast.chair, batch=batch)
        assert holders(cast) == [b]
    cancel(cast, Election.objects.get())
    assert holders(cast) == [a] and a.grants.get().valid_until is None
