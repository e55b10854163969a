"""Đoàn viên: the list, one member, who was a member on a day, finding people by what somebody wrote, the facts of the figures."""

from congdoan.membership.queries.facts import (
    admitted_facts,
    introduced_facts,
    left_facts,
    member_facts,
    party_admitted_facts,
    party_facts,
    women_facts,
)
from congdoan.membership.queries.families import KnownChildren, child_labels
from congdoan.membership.queries.known import Known, split_hint
from congdoan.membership.queries.members import (
    Counts,
    by_member_numbers,
    children_below,
    children_of,
    counts,
    letters,
    matching,
    member,
    members,
    members_on,
    memberships_below,
    memberships_of,
    party_of,
    persons_about,
    search_q,
    with_an_account,
)
from congdoan.membership.queries.spells import Spells, spells

__all__ = [
    "Counts",
    "Known",
    "KnownChildren",
    "Spells",
    "admitted_facts",
    "by_member_numbers",
    "child_labels",
    "children_below",
    "children_of",
    "counts",
    "introduced_facts",
    "left_facts",
    "letters",
    "matching",
    "member",
    "member_facts",
    "members",
    "members_on",
    "memberships_below",
    "memberships_of",
    "party_admitted_facts",
    "party_facts",
    "party_of",
    "persons_about",
    "search_q",
    "spells",
    "split_hint",
    "with_an_account",
    "women_facts",
]
