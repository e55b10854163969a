"""Congresses and elections by right, what their rules need, and the facts behind the figures."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.congress import policies, rules
from congdoan.congress.choices import POSTS, At, Permission, Position
from congdoan.congress.models import Candidate, Congress, Election
from congdoan.kernel.db.gathering import gather
from congdoan.membership import queries as members
from congdoan.organization import queries as organization
from congdoan.people import queries as people
from congdoan.people.moments import Moment
from congdoan.units import queries as units
from congdoan.units import tree

MONTH = datetime.timedelta(days=31)
SESSIONS = datetime.timedelta(days=3)
"""A congress may begin with a preparatory session: ballots up to three days before its day are its own."""


@dataclass(frozen=True)
class Counted:
    """Cuộc bầu đã kiểm: the election, its tally, its lines (candidate, percent, outcome) and what is still to be decided."""

    election: object
    tally: object
    lines: tuple
    sentences: tuple
    rule: object


@reads(Permission.VIEW_CONGRESSES)
def congresses(*, by, unit):
    """Standing congresses of the unit and below, newest first."""
    found = Congress.objects.standing().filter(by.scope(Permission.VIEW_CONGRESSES).q("unit__path"))
    found = found.filter(units.today_q(unit.path, "unit__path"))
    return found.select_related("unit", "recorded_by").order_by("-held_on", "-pk")


@reads(Permission.VIEW_CONGRESSES)
def elections(*, by, unit):
    """Standing elections of the unit and below with their candidates, newest first."""
    found = Election.objects.standing().filter(by.scope(Permission.VIEW_CONGRESSES).q("unit__path"))
    return _with_candidates(found.filter(units.today_q(unit.path, "unit__path"))).order_by("-held_on", "-pk")


def elections_of(congress, found):
    """Those of ``found`` (elections by right) that belong to a congress: from its first session to the next congress.

    By-elections of the term stand among them. In the order of the day and of the record.
    """
    following = Congress.objects.standing().filter(unit=congress.unit, held_on__gt=congress.held_on).order_by("held_on").first()
    own = found.filter(unit=congress.unit, held_on__gte=congress.held_on - SESSIONS)
    if following is not None:
        own = own.filter(held_on__lt=following.held_on - SESSIONS)
    return own.order_by("held_on", "pk")


def committee_meetings(congress):
    """Days since the congress on which its unit's committee elected somebody."""
    found = Election.objects.standing().filter(unit=congress.unit, at=At.COMMITTEE_MEETING, held_on__gte=congress.held_on)
    return list(found.order_by("held_on").values_list("held_on", flat=True).distinct())


def _with_candidates(found):
    candidates = Candidate.objects.select_related("person").order_by("place", "pk")
    return found.select_related("unit", "recorded_by").prefetch_related(Prefetch("candidates", queryset=candidates))


def counted(election):
    """The ballots of an election counted anew, by the rule of its day."""
    rule = rules.rule_on(election.held_on)
    candidates = list(election.candidates.all())
    found = count(election, {candidate.pk: candidate.votes for candidate in candidates})
    names = {candidate.pk: candidate.person.full_name for candidate in candidates}
    lines = tuple(
        {
            "candidate": candidate,
            "percent": policies.percent(candidate.votes, found.base),
            "elected": candidate.pk in found.elected,
            "tied": candidate.pk in found.tied,
        }
        for candidate in sorted(candidates, key=lambda candidate: (-candidate.votes, candidate.place))
    )
    return Counted(election, found, lines, tuple(policies.outcome(found, names.get, election.seats)), rule)


def count(election, votes):
    """The tally of ``votes`` ({key: votes}) by the election's seats and ballots and the rule of its day."""
    rule = rules.rule_on(election.held_on)
    return policies.tally(votes=votes, seats=election.seats, ballots=getattr(election, rule.base), share=rule.share)


def days_of_congresses(unit_ids, besides=()):
    """{unit id: [days of its standing congresses]}, but for those whose ids are in ``besides``."""
    days = {}
    found = Congress.objects.standing().filter(unit__in=list(unit_ids)).exclude(pk__in=list(besides)).order_by("held_on")
    for unit_id, day in found.values_list("unit_id", "held_on"):
        days.setdefault(unit_id, []).append(day)
    return days


def opener(unit, first_year, besides=None):
    """The congress that opened the unit's term of ``first_year``, if another than ``besides`` did."""
    found = Congress.objects.standing().filter(unit=unit, first_year=first_year).exclude(pk=besides.pk if besides else None)
    return found.order_by("held_on").first()


def present_at(unit, day):
    """How many were present at the unit's congress of that day or its next days; None if nobody has written it down."""
    near = Congress.objects.standing().filter(unit=unit, held_on__gte=day, held_on__lte=day + SESSIONS).order_by("held_on").first()
    return near.present if near else None


def without_post(election, elected):
    """Those of the elected candidates whose post from this election does not stand yet; none where it is no post."""
    post = POSTS.get(Position(election.position))
    if post is None or not elected:
        return []
    held = {
        row.person_id
        for row in organization.appointments_at([election.unit_id])
        if row.post == post
        and row.valid_from <= election.held_on + MONTH
        and (row.valid_until is None or row.valid_until > election.held_on)
    }
    return [candidate for candidate in elected if candidate.person_id not in held]


def congresses_behind(elections):
    """{election id: the latest congress before it}, of its unit or, for a group, of the nearest unit above; None without one."""
    known = list(_congresses_above(elections)) if elections else []
    return {election.pk: _latest(known, election) for election in elections}


def _congresses_above(elections):
    paths = {path for election in elections for path in tree.ancestors(election.unit.path)}
    return Congress.objects.standing().filter(unit__path__in=paths).select_related("unit").order_by("-unit__path", "-held_on")


def _latest(known, election):
    """Of congresses as ``_congresses_above`` gives them."""
    before = (one for one in known if election.unit.path.startswith(one.unit.path) and one.held_on - SESSIONS <= election.held_on)
    return next(before, None)


def key_of(unit_id, held_on, at, position, round):
    """What makes an election this one and no other within the book."""
    return unit_id, held_on, str(at), str(position), round


def elections_by_key(unit_ids, besides=()):
    """{key_of: Election} of the standing elections of these units, with candidates."""
    found = Election.objects.standing().filter(unit__in=list(unit_ids)).exclude(pk__in=list(besides))
    return {key_of(row.unit_id, row.held_on, row.at, row.position, row.round): row for row in _with_candidates(found).order_by("pk")}


def candidate_keys(elections):
    """{(election id, person id): candidate id}."""
    found = Candidate.objects.filter(election__in=elections).order_by("pk")
    return {(election_id, person_id): pk for pk, election_id, person_id in found.values_list("pk", "election_id", "person_id")}


def behind_and_added(election, *besides):
    """(the latest congress before it, True if the position was already voted on since: this election adds to that one, rows of each of the
    querysets ``besides``), all by one statement.
    """
    earlier = Election.objects.standing().filter(unit=election.unit, position=election.position, held_on__lte=election.held_on)
    earlier = (earlier.filter(pk__lt=election.pk) if election.pk else earlier).order_by().values("held_on")
    known, earlier, *found = gather(_congresses_above([election]), earlier, *besides)
    congress = _latest(known, election)
    since = congress.held_on - SESSIONS if congress else datetime.date.min
    return congress, any(row["held_on"] >= since for row in earlier), *found


def key_of_record(election):
    """As ``Appointment.ended_by`` names an election."""
    return f"congress.election:{election.pk}"


def names_of(ids):
    """{person id: full name}."""
    return dict(people.persons().filter(pk__in=list(ids)).order_by("pk").values_list("pk", "full_name"))


def member_spells(ids):
    """{person id: [(unit path, from, until)]}: when and where these persons were members, in one query."""
    found = {}
    for row in members.matching(list(ids)) if ids else ():
        found.setdefault(row.person_id, []).append((row.unit.path, row.valid_from, row.valid_until))
    return found


def congress_facts():
    """Every standing congress, by day."""
    return Congress.objects.standing().select_related("unit", "recorded_by").order_by("held_on", "pk")


def elected_facts(positions):
    """A callable with the elected of these positions, by day, highest votes first."""

    def facts():
        found = Candidate.objects.filter(elected=True, election__cancelled_on__isnull=True, election__position__in=positions)
        found = found.select_related("person", "unit", "election", "election__recorded_by")
        return found.order_by("election__held_on", "election_id", "-votes", "pk")

    return facts


@reads(Permission.VIEW_CONGRESSES)
def timeline(*, by, person):
    """[Moment] of what a person was elected to, newest first: the person's own always, another's by right. Asks through ``gather``."""
    found = Candidate.objects.filter(person=person, elected=True, election__cancelled_on__isnull=True)
    if by.person != person:
        found = found.filter(by.scope(Permission.VIEW_CONGRESSES).q("unit__path"))
    rows = yield found.select_related("unit", "election", "election__recorded_by").order_by("-election__held_on", "-pk")
    return [_moment(by, candidate) for candidate in rows]


def _moment(by, candidate):
    election = candidate.election
    seen = by.may(Permission.VIEW_CONGRESSES, candidate.unit)
    return Moment(
        on=election.held_on,
        kind=_("Bầu cử"),
        badge="cham",
        text=_("Trúng cử %(position)s") % {"position": election.get_position_display()},
        detail=_("%(votes)s trên %(collected)s phiếu, tại %(at)s") % {
            "votes": candidate.votes, "collected": election.collected, "at": At(election.at).label,
        },
        url=reverse("congress:election", kwargs={"unit_id": candidate.unit_id, "pk": election.pk}) if seen else "",
        recorded_by=election.recorded_by.full_name,
    )  # fmt: skip
