"""Thay ai? Who holds a post beside those elected to it, who must be of the committee, and what an election made of posts."""

import datetime

from congdoan.congress import queries
from congdoan.congress.choices import CHAIRS, POSTS, At, Position
from congdoan.congress.models import Candidate, Election
from congdoan.organization import queries as posts
from congdoan.organization.choices import COMMITTEE, SINGLE

NEAR = datetime.timedelta(days=3)
"""Who took up a post within so many days was elected at the same meeting: nobody asks whether he is replaced."""
OF_COMMITTEE = (*CHAIRS, Position.STANDING_COMMITTEE)
"""Elected by the committee among its members. Source: docs/glossary.md, "ban chấp hành"; the Charter's own text was not read [K]."""


def stay_on(*, unit, position, at, held_on, election=None):
    """(appointments that go on beside the newly elected unless somebody is replaced, those that ended for the election corrected).

    Without the first where nobody has to be asked: one person holds the post, or the ballot renews the body. ``election``: the one corrected,
    whose own elected are left out and whose predecessors are back.
    """
    post = POSTS.get(Position(position))
    if post is None or post in SINGLE:
        return [], stepped_down(election) if election else []
    voted = Election(pk=election.pk if election else None, unit=unit, position=position, at=at, held_on=held_on)
    _congress, added, ended = queries.behind_and_added(voted, _ended_by(election))
    by_election = position == Position.COMMITTEE and at == At.COMMITTEE_MEETING
    if not by_election and not added:
        return [], ended
    own = {row.pk for row in seated(election)} if election else set()
    held = [row for row in posts.holders(unit, [post], held_on) if row.valid_from < held_on - NEAR and row.pk not in own]
    return [*(row for row in ended if row.post == post), *held], ended


def _ended_by(election):
    return posts.ended_by([queries.key_of_record(election)] if election else [])


def stepped_down(election):
    """Appointments that ended for this election."""
    return list(_ended_by(election))


def seated(election):
    """Appointments of the elected to the post, from the day of the election on."""
    post = POSTS.get(Position(election.position))
    if post is None:
        return []
    elected = set(Candidate.objects.filter(election=election, elected=True).values_list("person_id", flat=True))
    held = posts.holders(election.unit, [post], election.held_on)
    return [row for row in held if row.person_id in elected and row.valid_from == election.held_on]


def outside_committee(*, unit, held_on, persons):
    """Those of ``persons`` who are not in the unit's committee on the day, by post or by election; none if the book knows no committee."""
    known = {row.person_id for row in posts.holders(unit, COMMITTEE, held_on)}
    election = Election(unit=unit, position=Position.COMMITTEE, held_on=held_on)
    congress = queries.congresses_behind([election])[election.pk]
    since = congress.held_on - queries.SESSIONS if congress else held_on
    found = Candidate.objects.filter(elected=True, election__unit=unit, election__cancelled_on__isnull=True)
    found = found.filter(election__position=Position.COMMITTEE, election__held_on__gte=since, election__held_on__lte=held_on)
    known |= set(found.order_by().values_list("person_id", flat=True))
    return [person for person in persons if person.pk not in known] if known else []
