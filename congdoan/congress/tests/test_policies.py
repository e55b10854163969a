"""Ballots counted, as tables: DOMAIN's rules of threshold, order, ties and empty seats; no database."""

import datetime
from types import SimpleNamespace

import pytest

from congdoan.congress import policies, rules
from congdoan.congress.choices import At, Position
from congdoan.kernel.errors import Refused

DAY = datetime.date.fromisoformat


def refused_at(check, **facts):
    """None if allowed, else the field."""
    try:
        check(**facts)
    except Refused as refusal:
        assert str(refusal)
        return refusal.field
    return None


@pytest.mark.parametrize(
    ("votes", "seats", "collected", "elected", "tied"),
    [
        # the case's own ballot: 55 collected, 28 needed, five of seven
        ({"a": 53, "b": 52, "c": 50, "d": 47, "e": 41, "f": 15, "g": 9}, 5, 55, "abcde", ""),
        # more than half of the collected: 45 collected, 23 are needed whatever the number of valid ballots
        ({"a": 23}, 1, 45, "a", ""),
        ({"a": 22}, 1, 45, "", ""),
        # exactly half is not more than half
        ({"a": 20}, 1, 40, "", ""),
        ({"a": 21}, 1, 40, "a", ""),
        # from the highest down until the seats are full, however the list is ordered
        ({"a": 30, "b": 38, "c": 35}, 2, 40, "bc", ""),
        # the tied for the last seat are not elected, those above them are
        ({"a": 40, "b": 30, "c": 30}, 2, 45, "a", "bc"),
        ({"a": 40, "b": 30, "c": 30, "d": 30}, 3, 45, "a", "bcd"),
        ({"a": 30, "b": 30}, 1, 45, "", "ab"),
        # equal votes that all fit into the seats are no tie
        ({"a": 30, "b": 30}, 2, 45, "ab", ""),
        ({"a": 30, "b": 30, "c": 24}, 2, 45, "ab", ""),
        # equal votes below the threshold are no tie either
        ({"a": 40, "b": 20, "c": 20}, 2, 45, "a", ""),
        # nobody came through
        ({"a": 10, "b": 12}, 2, 45, "", ""),
        ({}, 1, 0, "", ""),
    ],
)
def test_who_is_elected(votes, seats, collected, elected, tied):
    found = policies.tally(votes=votes, seats=seats, ballots=collected, share=(1, 2))
    assert "".join(found.elected) == elected
    assert "".join(sorted(found.tied)) == tied
    assert found.vacant == seats - len(elected)


@pytest.mark.parametrize(("collected", "needed"), [(55, 28), (45, 23), (40, 21), (5, 3), (1, 1)])
def test_how_many_votes_are_needed(collected, needed):
    assert policies.tally(votes={"a": 1}, seats=1, ballots=collected, share=(1, 2)).needed == needed


NAMES = {"a": "Phạm Văn Bình", "b": "Vũ Thị Dung", "c": "Bùi Thị Hà"}


def test_a_tie_and_empty_seats_are_said_and_a_settled_ballot_is_not():
    tie = policies.tally(votes={"a": 40, "b": 30, "c": 30}, seats=2, ballots=45, share=(1, 2))
    assert policies.outcome(tie, NAMES.get, 2) == [
        "Vũ Thị Dung và Bùi Thị Hà bằng phiếu nhau cho 1 chỗ còn lại nên chưa ai trúng cử; phải bầu lại giữa những người này."
    ]
    few = policies.tally(votes={"a": 40, "b": 20}, seats=2, ballots=45, share=(1, 2))
    assert policies.outcome(few, NAMES.get, 2) == [
        "Mới có 1 trên 2 người được quá nửa số phiếu thu về; đại hội quyết định có bầu tiếp hay không."
    ]
    assert policies.outcome(policies.tally(votes={"a": 40}, seats=1, ballots=45, share=(1, 2)), NAMES.get, 1) == []


@pytest.mark.parametrize(
    ("votes", "ballots", "text"), [(53, 55, "96,4"), (55, 55, "100"), (0, 55, "0"), (1, 3, "33,3"), (1, 16, "6,3"), (1, 0, "")]
)
def test_percent_of_the_ballots_collected(votes, ballots, text):
    assert policies.percent(votes, ballots) == text


@pytest.mark.parametrize(
    ("seats", "issued", "collected", "valid", "field"),
    [
        (5, 55, 55, 54, None),
        (5, 55, 50, 50, None),
        (1, 5, 0, 0, None),
        (5, 55, 56, 54, "collected"),
        (5, 55, 50, 51, "valid"),
        (0, 55, 55, 54, "seats"),
        (1, 0, 0, 0, "issued"),
    ],
)
def test_ballots_add_up(seats, issued, collected, valid, field):
    assert refused_at(policies.check_ballots, seats=seats, issued=issued, collected=collected, valid=valid) == field


@pytest.mark.parametrize(
    ("votes", "seats", "valid", "field"),
    [
        ({"a": 54}, 5, 54, None),
        ({"a": 55}, 5, 54, "candidates"),
        ({"a": 54, "b": 54}, 2, 54, None),
        ({"a": 30, "b": 25}, 1, 54, "candidates"),
        ({}, 1, 54, "candidates"),
    ],
)
def test_votes_fit_into_the_valid_ballots(votes, seats, valid, field):
    assert refused_at(policies.check_votes, votes=votes, seats=seats, valid=valid, name_of=NAMES.get) == field


@pytest.mark.parametrize(
    ("position", "at", "is_group", "field"),
    [
        (Position.COMMITTEE, At.CONGRESS, False, None),
        (Position.CHAIR, At.COMMITTEE_MEETING, False, None),
        (Position.COMMITTEE, At.COMMITTEE_MEETING, False, None),
        (Position.DELEGATE, At.COMMITTEE_MEETING, False, "at"),
        (Position.GROUP_LEADER, At.CONGRESS, True, None),
        (Position.CHAIR, At.CONGRESS, True, "position"),
        (Position.GROUP_LEADER, At.CONGRESS, False, "position"),
    ],
)
def test_who_elects_what(position, at, is_group, field):
    assert refused_at(policies.check_position_fits, position=position, at=at, is_group=is_group) == field


@pytest.mark.parametrize(("summoned", "present", "field"), [(56, 55, None), (56, 56, None), (None, 55, None), (55, 56, "present")])
def test_attendance(summoned, present, field):
    assert refused_at(policies.check_attendance, summoned=summoned, present=present) == field


def test_a_congress_is_recorded_once_and_after_it_was_held():
    assert refused_at(policies.check_happened, on=DAY("2023-03-29"), today=DAY("2023-03-28")) == "held_on"
    assert refused_at(policies.check_happened, on=DAY("2023-03-28"), today=DAY("2023-03-28")) is None
    assert refused_at(policies.check_new_congress, on=DAY("2023-03-28"), others=[DAY("2023-03-28")]) == "held_on"
    assert refused_at(policies.check_new_congress, on=DAY("2023-03-28"), others=[DAY("2017-03-24")]) is None
    assert refused_at(policies.check_new_election, taken=True) == "round"


@pytest.mark.parametrize(("on", "path", "allowed"), [("2023-03-28", "0000100002", True), ("2023-03-28", "0000100009", False)])
def test_a_candidate_is_a_member(on, path, allowed):
    unit = SimpleNamespace(name="Công đoàn", path="0000100002")
    spells = [(path + "00003", DAY("2015-01-01"), None)]
    found = refused_at(policies.check_candidate_is_member, name="Vũ Thị Dung", unit=unit, on=DAY(on), spells=spells)
    assert found == (None if allowed else "candidates")


@pytest.mark.parametrize("on", ["1930-01-01", "2015-03-01", "2021-06-24", "2023-03-28"])
def test_every_day_has_a_rule_with_its_source(on):
    rule = rules.rule_on(DAY(on))
    assert rule.base == "collected" and rule.source
    assert (rule.valid_from.year == 2021) == (DAY(on) >= DAY("2021-06-24"))
