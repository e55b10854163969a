"""Writing congresses and elections: terms open and close, the elected take up their posts, mistakes are taken back."""

import datetime

import pytest

from congdoan.audit import queries as log
from congdoan.congress import queries
from congdoan.congress.actions import congresses, elections
from congdoan.congress.choices import At, Form, Position
from congdoan.congress.models import Candidate, Congress, Election
from congdoan.congress.tests import factories
from congdoan.congress.tests.factories import HELD
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership.models import Membership
from congdoan.organization import queries as posts
from congdoan.organization.actions import appointments
from congdoan.organization.choices import How, Post
from congdoan.organization.models import Appointment

pytestmark = pytest.mark.db
DAY = datetime.date.fromisoformat


def holders(cast, *wanted, on=HELD, unit=None):
    """Names of who holds these posts, in the order of posts and of appointment."""
    return [row.person.full_name for row in posts.holders(unit or cast.union, wanted, on)]


def terms(cast):
    return [(str(term), term.opened_on, term.closed_on) for term in posts.terms(cast.union)]


def test_a_congress_opens_its_term_and_closes_the_one_before(cast):
    factories.congress(cast, DAY("2017-03-24"), "2017-2022", ordinal=5)
    made = factories.congress(cast, ordinal=6, guests="Bí thư Huyện ủy")
    assert (made.term, made.recorded_by) == ("2022-2027", cast.chair.person)
    assert terms(cast) == [("2022-2027", HELD, None), ("2017-2022", DAY("2017-03-24"), HELD)]
    period = posts.term_period(cast.union, 2017, 2022)
    assert (period.start, period.last_day) == (DAY("2017-03-25"), HELD)


@pytest.mark.parametrize("role", ["accountant", "inspector", "group_leader", "officer", "stranger", "member"])
def test_others_do_not_record_congresses(cast, role):
    with pytest.raises(NotAllowed):
        congresses.record(by=getattr(cast, role), unit=cast.union, held_on=HELD, term="2022-2027", form=Form.PLENARY)
    assert not Congress.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"held_on": DAY("2022-05-25")}, "held_on"),
        ({"term": ""}, "term"),
        ({"term": "2022"}, "term"),
        ({"present": 57}, "present"),
    ],
)
def test_what_is_no_congress(cast, changed, field):
    with pytest.raises(Refused) as refusal:
        factories.congress(cast, **changed)
    assert refusal.value.field == field
    assert terms(cast) == []


def test_a_congress_corrected_moves_its_term_and_a_cancelled_one_takes_it_along(cast):
    factories.congress(cast, DAY("2017-03-24"), "2017-2022")
    made = factories.congress(cast)
    facts = {"held_on": DAY("2022-03-29"), "term": "2022-2027", "form": Form.DELEGATE}
    corrected = congresses.correct(by=cast.chair, congress=made, version=1, **facts)
    assert (corrected.form, corrected.version) == ("delegate", 2)
    assert terms(cast) == [("2022-2027", DAY("2022-03-29"), None), ("2017-2022", DAY("2017-03-24"), DAY("2022-03-29"))]
    with pytest.raises(Conflict):
        congresses.correct(by=cast.chair, congress=made, version=1, **facts)
    with pytest.raises(Refused, match="Đã có đại hội ngày 24/03/2017"):
        congresses.correct(by=cast.chair, congress=made, version=2, **{**facts, "held_on": DAY("2017-03-24")})
    congresses.correct(by=cast.chair, congress=made, version=2, **{**facts, "term": "2023-2028"})
    assert [term for term, *_days in terms(cast)] == ["2023-2028", "2017-2022"]
    congresses.cancel(by=cast.chair, congress=made, version=3, reason="ghi nhầm đơn vị")
    assert terms(cast) == [("2017-2022", DAY("2017-03-24"), None)]


def test_a_second_congress_of_a_term_opens_nothing(cast):
    factories.congress(cast, DAY("2020-03-24"), "2020-2025")
    extra = factories.congress(cast, DAY("2022-03-28"), "2020-2025")
    assert terms(cast) == [("2020-2025", DAY("2020-03-24"), None)]
    congresses.cancel(by=cast.chair, congress=extra, version=1, reason="ghi nhầm")
    assert terms(cast) == [("2020-2025", DAY("2020-03-24"), None)]


def test_the_elected_are_counted_and_take_up_their_posts(cast):
    factories.congress(cast)
    a, b, c, d, e, f, g = factories.crew(cast)
    made = factories.election(cast, [(a, 53), (b, 52), (c, 50), (d, 47), (e, 41), (f, 15), (g, 9)], seats=5)
    assert list(made.candidates.order_by("place").values_list("elected", flat=True)) == [True] * 5 + [False] * 2
    assert holders(cast, Post.COMMITTEE_MEMBER) == [who.full_name for who in (a, b, c, d, e)]
    [first, *_rest] = posts.holders(cast.union, [Post.COMMITTEE_MEMBER], HELD)
    assert (first.term, first.how, first.valid_from) == ("2022-2027", How.ELECTED, HELD)
    actions = list(log.entries_of_unit(cast.union).values_list("action", flat=True))
    assert actions[:2] == ["congress.elections.record", "congress.elections.seat_elected"]
    assert "organization.appointments.appoint_all" in actions


def test_a_new_committee_takes_the_place_of_the_old_one_and_a_by_election_adds_to_it(cast):
    a, b, c, d, *_rest = factories.crew(cast)
    factories.congress(cast, DAY("2017-03-24"), "2017-2022")
    factories.election(cast, [(a, 50), (b, 50)], seats=2, held_on=DAY("2017-03-24"))
    factories.election(cast, [(c, 3)], at=At.COMMITTEE_MEETING, held_on=DAY("2019-07-05"), issued=3, collected=3, valid=3)
    assert holders(cast, Post.COMMITTEE_MEMBER, on=DAY("2020-01-01")) == [a.full_name, b.full_name, c.full_name]
    assert posts.holders(cast.union, [Post.COMMITTEE_MEMBER], DAY("2020-01-01"))[2].how == How.BY_ELECTION
    factories.congress(cast)
    factories.election(cast, [(a, 50), (d, 50)], seats=2)
    assert holders(cast, Post.COMMITTEE_MEMBER) == [a.full_name, d.full_name]
    assert holders(cast, Post.COMMITTEE_MEMBER, on=HELD - datetime.timedelta(days=1)) == [a.full_name, b.full_name, c.full_name]


def test_a_second_round_adds_to_the_first(cast):
    factories.congress(cast)
    a, b, c, *_rest = factories.crew(cast)
    first = factories.election(cast, [(a, 40), (b, 30), (c, 30)], seats=2)
    assert [row.person for row in first.candidates.filter(elected=True)] == [a]
    factories.election(cast, [(b, 31), (c, 23)], round=2)
    assert holders(cast, Post.COMMITTEE_MEMBER) == [a.full_name, b.full_name]
    with pytest.raises(Refused, match="Cuộc bầu này đã có trong sổ"):
        factories.election(cast, [(c, 31)], round=2)


def test_the_new_chair_follows_the_old_one_with_the_rights_of_the_post(cast):
    factories.congress(cast)
    a, b, *_rest = factories.crew(cast)
    appointments.appoint(by=cast.chair, unit=cast.union, person=a, post=Post.CHAIR, valid_from=DAY("2017-03-24"))
    ballots = {"issued": 5, "collected": 5, "valid": 5, "at": At.COMMITTEE_MEETING}
    factories.election(cast, [(b, 5)], position=Position.CHAIR, **ballots)
    assert holders(cast, Post.CHAIR) == [b.full_name]
    assert holders(cast, Post.CHAIR, on=HELD - datetime.timedelta(days=1)) == [a.full_name]
    assert b.grants.get().role == "chair"
    assert a.grants.get().valid_until == HELD


@pytest.mark.parametrize("takes_up", [True, False])
def test_one_elected_who_has_left_since_held_the_post_until_then(cast, takes_up):
    """An election of long ago is written after the leaving; by hand with the posts, by a book beside them."""
    factories.congress(cast)
    stayed, left = factories.crew(cast)[:2]
    gone_on = datetime.date(2022, 5, 1)
    Membership.objects.filter(person=left).update(valid_until=gone_on, why_left="retired")
    made = factories.election(cast, [(stayed, 50), (left, 45)], seats=2, take_up=takes_up)
    if not takes_up:
        assert elections.seat_all(by=cast.chair, unit=cast.union, elections=[made]) == []
    held = dict(Appointment.objects.values_list("person", "valid_until"))
    assert held == {stayed.pk: None, left.pk: gone_on}


def test_delegates_take_up_no_post(cast):
    [a, *_rest] = factories.crew(cast)
    made = factories.election(cast, [(a, 54)], position=Position.DELEGATE)
    assert made.candidates.get().elected
    assert not posts.appointments_of(a).exists()
    with pytest.raises(Refused, match="không phải là chức vụ"):
        elections.seat_elected(by=cast.chair, election=made)


def test_posts_may_wait_and_be_taken_up_later(cast):
    [a, *_rest] = factories.crew(cast)
    made = factories.election(cast, [(a, 54)], take_up=False)
    assert holders(cast, Post.COMMITTEE_MEMBER) == []
    elections.seat_elected(by=cast.chair, election=made)
    elections.seat_elected(by=cast.chair, election=made)
    assert holders(cast, Post.COMMITTEE_MEMBER) == [a.full_name]


def test_a_corrected_tally_takes_posts_back_and_gives_them_to_those_elected(cast):
    factories.congress(cast)
    a, b, *_rest = factories.crew(cast)
    made = factories.election(cast, [(a, 30), (b, 24)])
    facts = {"held_on": HELD, "at": At.CONGRESS, "position": Position.COMMITTEE, "round": 1, "seats": 1, "issued": 55, "collected": 55}
    kept = made.candidates.get(person=a).pk
    elections.correct(by=cast.chair, election=made, version=1, valid=54, candidates=[(b, 30), (a, 24)], **facts)
    assert holders(cast, Post.COMMITTEE_MEMBER) == [b.full_name]
    assert Candidate.objects.get(pk=kept).votes == 24
    with pytest.raises(Conflict):
        elections.correct(by=cast.chair, election=made, version=1, valid=54, candidates=[(b, 30)], **facts)
    elections.correct(by=cast.chair, election=made, version=2, valid=54, candidates=[(b, 30)], **facts)
    assert made.candidates.count() == 1
    elections.cancel(by=cast.chair, election=made, version=3, reason="ghi nhầm đơn vị")
    assert holders(cast, Post.COMMITTEE_MEMBER) == []
    assert not queries.elected_facts((Position.COMMITTEE,))().exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"collected": 56}, "collected"),
        ({"valid": 56}, "valid"),
        ({"valid": 20}, "candidates"),
        ({"seats": 0}, "seats"),
        ({"held_on": DAY("2022-05-25")}, "held_on"),
        ({"position": Position.GROUP_LEADER}, "position"),
    ],
)
def test_what_is_no_tally(cast, changed, field):
    [a, *_rest] = factories.crew(cast)
    with pytest.raises(Refused) as refusal:
        factories.election(cast, [(a, 30)], **changed)
    assert refusal.value.field == field
    assert not Election.objects.exists()


def test_candidates_are_members_and_stand_once(cast):
    [a, *_rest] = factories.crew(cast)
    with pytest.raises(Refused, match="không phải đoàn viên"):
        factories.election(cast, [(cast.stranger.person, 30)])
    with pytest.raises(Refused, match="ghi hai lần trong danh sách"):
        factories.election(cast, [(a, 30), (a, 10)])


@pytest.mark.parametrize("role", ["accountant", "inspector", "group_leader", "officer", "stranger", "member"])
def test_others_do_not_record_elections(cast, role):
    with pytest.raises(NotAllowed):
        factories.election(cast, [(cast.member.person, 30)], by=getattr(cast, role))


def test_a_group_elects_its_leader(cast):
    [a] = factories.crew(cast, ["Đỗ Quốc Cường"], cast.group)
    factories.election(cast, [(a, 9)], position=Position.GROUP_LEADER, unit=cast.group, issued=9, collected=9, valid=9)
    assert holders(cast, Post.GROUP_LEADER, unit=cast.group) == [a.full_name]


def batch_row(cast, votes, **facts):
    row = {"unit": cast.union, "held_on": HELD, "at": At.CONGRESS, "position": Position.COMMITTEE, "round": 1, "seats": 2}
    return {**row, "issued": 55, "collected": 55, "valid": 54, "candidates": [(who.pk, number) for who, number in votes], **facts}


def test_a_book_seats_whom_it_does_not_already_name_and_makes_nobody_step_down(cast):
    factories.congress(cast)
    a, b, c, d, *_rest = factories.crew(cast)
    appointments.appoint(by=cast.chair, unit=cast.union, person=a, post=Post.COMMITTEE_MEMBER, valid_from=HELD, term="2022-2027")
    appointments.appoint(by=cast.chair, unit=cast.union, person=c, post=Post.CHAIR, valid_from=DAY("2017-03-24"))
    made = elections.record_all(
        by=cast.chair,
        unit=cast.union,
        rows=[
            batch_row(cast, [(a, 50), (b, 49), (d, 9)]),
            batch_row(cast, [(d, 5)], position=Position.CHAIR, at=At.COMMITTEE_MEETING, seats=1),
            batch_row(cast, [(d, 54)], position=Position.DELEGATE),
        ],
    )
    left_out = elections.seat_all(by=cast.chair, unit=cast.union, elections=made)
    assert holders(cast, Post.COMMITTEE_MEMBER) == [a.full_name, b.full_name]
    assert holders(cast, Post.CHAIR) == [c.full_name]
    # five votes of 55 collected: d is not elected chair, so nobody is left out
    assert left_out == []
    again = elections.record_all(
        by=cast.chair, unit=cast.union, rows=[batch_row(cast, [(d, 50)], position=Position.CHAIR, at=At.CONGRESS, seats=1)]
    )
    [(election, person_id, sentence)] = elections.seat_all(by=cast.chair, unit=cast.union, elections=again)
    assert (election, person_id) == (again[0], d.pk) and c.full_name in sentence
    assert holders(cast, Post.CHAIR) == [c.full_name]


def test_the_statements_of_a_batch_do_not_grow_with_its_rows(cast, django_assert_max_num_queries):
    factories.congress(cast)
    few, many = factories.crew(cast), factories.crew(cast, [f"Nguyễn Văn B{n}" for n in range(40)])
    rows = [batch_row(cast, [(who, 20) for who in few[:5]])]
    rows_many = [batch_row(cast, [(who, 40)], held_on=HELD + datetime.timedelta(days=n + 1), seats=1) for n, who in enumerate(many)]
    for given in (rows, rows_many):
        with django_assert_max_num_queries(16):
            made = elections.record_all(by=cast.chair, unit=cast.union, rows=given)
    with django_assert_max_num_queries(26):
        elections.seat_all(by=cast.chair, unit=cast.union, elections=made)
    assert len(holders(cast, Post.COMMITTEE_MEMBER, on=cast.chair.today)) == 40
    changes = {election.pk: {**row, "collected": 54} for election, row in zip(made, rows_many, strict=True)}
    with django_assert_max_num_queries(34):
        elections.correct_all(by=cast.chair, unit=cast.union, rows=changes)
    with django_assert_max_num_queries(16):
        elections.remove_all(by=cast.chair, unit=cast.union, pks=list(changes))
    assert Election.objects.count() == 1


def test_who_is_of_another_union_by_now_does_not_hold_the_post_again(cast):
    first, second = factories.crew(cast)[:2]
    old = appointments.appoint(by=cast.chair, unit=cast.union, person=first, post=Post.CHAIR, valid_from=DAY("2018-03-24"))
    factories.congress(cast)
    made = factories.election(cast, [(second, 50)], position=Position.CHAIR, at=At.COMMITTEE_MEETING)
    went = DAY("2022-05-01")
    [spell] = Membership.objects.filter(person=first)
    Membership.objects.filter(pk=spell.pk).update(valid_until=went, why_left="transferred")
    factories.member(cast, first, cast.other, since=went)
    elections.cancel(by=cast.chair, election=made, version=1, reason="Ghi nhầm")
    old.refresh_from_db()
    assert old.valid_until == went
