"""The elected take up their posts: visible calls to organization's appointments, made by the actions of elections.py."""

from types import SimpleNamespace

from django.db import transaction

from congdoan.congress import policies, queries
from congdoan.congress.choices import POSTS, At, Position
from congdoan.congress.models import Candidate
from congdoan.kernel.errors import Refused
from congdoan.organization import policies as organization
from congdoan.organization import queries as posts
from congdoan.organization.actions import appointments, succession
from congdoan.organization.choices import SINGLE, How, Post

MONTH = 31
STEP_DOWN_WITH = {Position.COMMITTEE: (Post.COMMITTEE_MEMBER, Post.STANDING_MEMBER)}
"""Posts that end when a whole body is elected anew; other positions end only their own post."""


def takes_up(election):
    """True if somebody elected here takes up a post: delegates do not."""
    return Position(election.position) in POSTS and Candidate.objects.filter(election=election, elected=True).exists()


def seat(*, by, election):
    """Everybody elected gets the post from the day of the election; predecessors of the same body step down.

    Their posts remember this election, so that ``unseat`` can give them back. The first ballot on a body since the congress renews
    it; later ones (another round, a by-election) add to it.
    """
    policies.check_takes_up(position=election.position, posts=POSTS)
    position = Position(election.position)
    congress, added = queries.behind_and_added(election)
    by_election, key = position == Position.COMMITTEE and election.at == At.COMMITTEE_MEETING, _key(election)
    if not added and not by_election and POSTS[position] not in SINGLE:
        ending = STEP_DOWN_WITH.get(position, (POSTS[position],))
        appointments.end_all(by=by, unit=election.unit, on=election.held_on, posts=ending, because=key)
    rows = [_row(election, person_id, congress, by_election or added) for person_id in _elected([election])[election.pk]]
    rows = appointments.as_long_as_members(rows)
    return appointments.appoint_all(by=by, unit=election.unit, rows=rows, succeed=True, because=key)


def step_down(*, by, election, persons):
    """These people (ids) leave the post for the elected: of several who hold it side by side, those who are replaced."""
    post = POSTS[Position(election.position)]
    appointments.end_all(by=by, unit=election.unit, on=election.held_on, posts=(post,), because=_key(election), persons=set(persons))


def seat_again(*, by, election):
    """As ``seat`` for an election corrected by a book, whose elected had taken others' places; left to ``seat_beside`` if refused."""
    if not takes_up(election):
        return
    try:
        with transaction.atomic():
            seat(by=by, election=election)
    except Refused:
        return  # seat_beside says why


def seat_beside(*, by, unit, elections):
    """Posts for the elected that do not stand yet, nobody stepping down; [(election, person id, sentence)] of those left out."""
    elections = [election for election in elections if Position(election.position) in POSTS]
    elected = _elected(elections)
    beside = list(posts.appointments_at({election.unit_id for election in elections}))
    names = queries.names_of({person_id for found in elected.values() for person_id in found} | {row.person_id for row in beside})
    behind, rows, left_out = queries.congresses_behind(elections), [], []
    seats = {}
    for election in sorted(elections, key=lambda one: (one.held_on, one.pk)):
        seats[election] = [_row(election, person_id, behind[election.pk], False) for person_id in elected[election.pk]]
    appointments.as_long_as_members([row for wanted in seats.values() for row in wanted])
    for election, wanted_rows in seats.items():
        for row in wanted_rows:
            person_id = row["person_id"]
            wanted = SimpleNamespace(**row, unit_id=election.unit_id, pk=None)
            if any(_stands(wanted, other) for other in beside):
                continue
            try:
                organization.check_appointment(wanted, unit=election.unit, today=by.today)
                organization.check_beside(wanted, [other for other in beside if other.unit_id == election.unit_id], name_of=names.get)
            except Refused as refusal:
                left_out.append((election, person_id, str(refusal)))
                continue
            beside.append(wanted)
            rows.append(row)
    if rows:
        appointments.appoint_all(by=by, unit=unit, rows=rows)
    return left_out


def unseat(*, by, unit, elections):
    """Takes back the posts that came from these elections (at ``unit`` and below): elected to them, from that day, in that unit.

    Whoever had stepped down for them holds the post again. Returns ids of the elections for which somebody had.
    """
    elected = _elected(elections)
    came = {
        (person_id, election.unit_id, str(POSTS[Position(election.position)]), election.held_on)
        for election in elections
        for person_id in elected[election.pk]
        if Position(election.position) in POSTS
    }
    held = posts.appointments_at({election.unit_id for election in elections}).filter(how__in=[How.ELECTED, How.BY_ELECTION])
    pks = [row.pk for row in held if (row.person_id, row.unit_id, str(row.post), row.valid_from) in came]
    keys = {_key(election): election for election in elections}
    ended = list(posts.ended_by(keys))
    if pks or ended:
        because = {key: election.held_on for key, election in keys.items()}
        succession.take_back(by=by, unit=unit, pks=pks, because=because, left=_left(ended))
    return {keys[row.ended_by].pk for row in ended}


def _left(ended):
    """{person id: the first day on which he or she was no member of the union of the post any more}; above the grassroots nobody is asked."""
    spells, unions = queries.member_spells({row.person_id for row in ended}), posts.unions_around({row.unit for row in ended})
    found = {}
    for row in ended:
        union, held = unions[row.unit_id], spells.get(row.person_id, ())
        left = organization.no_member_from(row.valid_from, union=union, spells=held) if union is not None else None
        if left is not None and left > row.valid_from:
            found[row.person_id] = left
    return found


def _key(election):
    """As ``Appointment.ended_by`` names an election."""
    return queries.key_of_record(election)


def _elected(elections):
    """{election id: [person ids, highest votes first]}."""
    found = {election.pk: [] for election in elections}
    rows = Candidate.objects.filter(election__in=elections, elected=True).order_by("-votes", "place")
    for election_id, person_id in rows.values_list("election_id", "person_id"):
        found[election_id].append(person_id)
    return found


def _row(election, person_id, congress, by_election):
    return {
        "unit": election.unit, "person_id": person_id, "post": POSTS[Position(election.position)], "valid_from": election.held_on,
        "valid_until": None, "term": congress.term if congress else "", "duties": "",
        "how": How.BY_ELECTION if by_election else How.ELECTED,
    }  # fmt: skip


def _stands(wanted, other):
    """The same person already holds the same post at the unit on that day, or takes it up within a month."""
    same = (other.person_id, other.unit_id, str(other.post)) == (wanted.person_id, wanted.unit_id, str(wanted.post))
    holds = other.valid_from <= wanted.valid_from and (other.valid_until is None or wanted.valid_from < other.valid_until)
    return same and (holds or 0 < (other.valid_from - wanted.valid_from).days <= MONTH)
