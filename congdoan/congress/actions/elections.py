"""Bầu cử: ghi kết quả kiểm phiếu, sửa, bỏ. Who is elected is computed here and nowhere else written."""

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.congress import policies, queries
from congdoan.congress.actions import seats as seating
from congdoan.congress.choices import Permission
from congdoan.congress.models import Candidate, Election
from congdoan.kernel.db import insert_all, update_all
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out
from congdoan.units import queries as units

FIELDS = ("held_on", "at", "position", "round", "seats", "issued", "collected", "valid")


@action(Permission.RECORD_ELECTION, at="unit")
def record(*, by, unit, held_on, at, position, round, seats, issued, collected, valid, candidates, take_up=True, replaces=()):
    """Ghi kết quả bầu cử.

    ``candidates``: [(person, votes)] in the order of the list. ``take_up``: the elected take up their posts from that day.
    ``replaces``: persons who leave the post for them, where several hold it side by side.
    """
    row = _row(unit, held_on, at, position, round, seats, issued, collected, valid, candidates)
    [made] = _record(by, [row])
    if take_up and seating.takes_up(made):
        seating.step_down(by=by, election=made, persons=[person.pk for person in replaces]) if replaces else None
        seat_elected(by=by, election=made)
    return made


@action(Permission.RECORD_ELECTION, at="unit")
def record_all(*, by, unit, rows):
    """Ghi nhiều kết quả bầu cử; ``rows``: dicts with unit, FIELDS and candidates [(person id, votes)].

    Posts are not taken up here: ``seat_all`` does it. Returns the elections with their candidates.
    """
    require_each(by=by, permission=Permission.RECORD_ELECTION, unit=unit, units={row["unit"] for row in rows})
    made = _record(by, rows)
    note(rows=[election.pk for election in made])
    return made


@action(Permission.RECORD_ELECTION, at="election.unit")
def correct(*, by, election, version, held_on, at, position, round, seats, issued, collected, valid, candidates, take_up=True, replaces=()):
    """Sửa kết quả bầu cử; người không còn trúng cử thôi chức vụ đã ghi từ cuộc bầu này, người tiền nhiệm giữ lại."""
    found = _standing_of([election.pk], election.unit).get(election.pk) or Election.objects.select_related("unit").get(pk=election.pk)
    recorded.check_correctable(found, version)
    row = _row(found.unit, held_on, at, position, round, seats, issued, collected, valid, candidates)
    seating.unseat(by=by, unit=found.unit, elections=[found])
    _rewrite(by, {found.pk: found}, {found.pk: row})
    if take_up and seating.takes_up(found):
        seating.step_down(by=by, election=found, persons=[person.pk for person in replaces]) if replaces else None
        seat_elected(by=by, election=found)
    return found


@action(Permission.RECORD_ELECTION, at="unit")
def correct_all(*, by, unit, rows):
    """Sửa nhiều kết quả bầu cử; ``rows``: {pk: facts as of ``record_all``}."""
    found = _standing_of(rows, unit)
    reached = {row["unit"] for row in rows.values()} | {election.unit for election in found.values()}
    require_each(by=by, permission=Permission.RECORD_ELECTION, unit=unit, units=reached)
    renewed = seating.unseat(by=by, unit=unit, elections=list(found.values()))
    _rewrite(by, found, rows)
    for pk in sorted(renewed):
        seating.seat_again(by=by, election=found[pk])
    note(rows=sorted(rows))
    return [found[pk] for pk in rows]


@action(Permission.CANCEL_ELECTION, at="election.unit")
def cancel(*, by, election, version, reason):
    """Bỏ một cuộc bầu khỏi sổ, cùng chức vụ đã ghi từ cuộc bầu này; người vì cuộc bầu ấy mà thôi thì giữ lại chức vụ.

    The right is not the recorder's: a chair who records his successor's election has no right left the moment it is written. It is held
    by the chair and vice chairs there, the wrongly elected one among them, and by the officer above, who recognises elections.
    """
    found = _standing_of([election.pk], election.unit).get(election.pk) or Election.objects.select_related("unit").get(pk=election.pk)
    recorded.check_correctable(found, version)
    recorded.check_reason(reason)
    _take_out(by, found.unit, [found], reason)
    return found


@action(Permission.CANCEL_ELECTION, at="unit")
def remove_all(*, by, unit, pks):
    """Hoàn tác một lần nhập bầu cử, cùng chức vụ đã ghi từ các cuộc bầu ấy; người vì đó mà thôi thì giữ lại chức vụ.

    Deletes the rows that the import made; the engine has seen that nobody touched them since (ADR 0012).
    """
    found = _standing_of(pks, unit)
    require_each(by=by, permission=Permission.CANCEL_ELECTION, unit=unit, units={election.unit for election in found.values()})
    seating.unseat(by=by, unit=unit, elections=list(found.values()))
    Candidate.objects.filter(election__in=found).delete()
    Election.objects.filter(pk__in=found).delete()
    note(rows=sorted(found))


@action(Permission.RECORD_ELECTION, at="election.unit")
def seat_elected(*, by, election):
    """Ghi chức vụ cho những người trúng cử, từ ngày bầu; người tiền nhiệm thôi chức vụ."""
    return seating.seat(by=by, election=election)


@action(Permission.RECORD_ELECTION, at="unit")
def seat_all(*, by, unit, elections):
    """Ghi chức vụ cho những người trúng cử ở nhiều cuộc bầu; ai chưa ghi được thì trả về kèm lý do.

    Used by the import: a post that already stands is left as it is, and nobody is made to step down, for the book says itself who
    left when. Returns [(election, person id, sentence)] for those who could not be seated.
    """
    require_each(by=by, permission=Permission.RECORD_ELECTION, unit=unit, units={election.unit for election in elections})
    return seating.seat_beside(by=by, unit=unit, elections=elections)


def _row(unit, held_on, at, position, round, seats, issued, collected, valid, candidates):
    return {
        "unit": unit, "held_on": held_on, "at": at, "position": position, "round": round, "seats": seats, "issued": issued,
        "collected": collected, "valid": valid, "candidates": [(person.pk, votes) for person, votes in candidates],
    }  # fmt: skip


def _record(by, rows):
    taken = set(queries.elections_by_key({row["unit"].pk for row in rows}))
    _check_all(by, rows, taken)
    made = [Election(unit=row["unit"], recorded_by=by.person, recorded_at=by.now, **{name: row[name] for name in FIELDS}) for row in rows]
    insert_all(Election, made)
    _write_candidates(made, rows)
    return made


def _rewrite(by, found, rows):
    reached = {row["unit"].pk for row in rows.values()} | {election.unit_id for election in found.values()}
    _check_all(by, list(rows.values()), set(queries.elections_by_key(reached, besides=found)))
    for pk, row in rows.items():
        election = found[pk]
        for name in ("unit", *FIELDS):
            setattr(election, name, row[name])
        election.version += 1
    update_all(Election, [found[pk] for pk in rows], ["unit", "version", *FIELDS])
    _write_candidates([found[pk] for pk in rows], list(rows.values()))


def _write_candidates(elections, rows):
    """The list of each election as given: known candidates keep their row; who is elected is counted anew."""
    known = {}
    for candidate in Candidate.objects.filter(election__in=elections).order_by("pk"):
        known[candidate.election_id, candidate.person_id] = candidate
    new, changed = [], []
    for election, row in zip(elections, rows, strict=True):
        elected = queries.count(election, dict(row["candidates"])).elected
        for place, (person_id, votes) in enumerate(row["candidates"], start=1):
            candidate = known.pop((election.pk, person_id), None)
            (changed if candidate else new).append(candidate := candidate or Candidate(election=election, person_id=person_id))
            candidate.unit, candidate.place, candidate.votes = row["unit"], place, votes
            candidate.elected = person_id in elected
    Candidate.objects.filter(pk__in=[candidate.pk for candidate in known.values()]).delete()
    update_all(Candidate, changed, ["unit", "place", "votes", "elected"])
    insert_all(Candidate, new)


def _standing_of(pks, unit):
    found = Election.objects.select_for_update(of=("self",)).standing().filter(units.today_q(unit.path, "unit__path"))
    return {election.pk: election for election in found.select_related("unit").filter(pk__in=list(pks)).order_by("pk")}


def _take_out(by, unit, found, reason):
    seating.unseat(by=by, unit=unit, elections=found)
    for election in found:
        taking_out.mark(election, by=by, reason=reason)
    update_all(Election, found, taking_out.CHANGED)


def _check_all(by, rows, taken):
    """Every election by itself, and no two of one kind. ``taken``: keys of the standing elections."""
    ids = {person_id for row in rows for person_id, _votes in row["candidates"]}
    names, spells = queries.names_of(ids), queries.member_spells(ids)
    for row in rows:
        key = queries.key_of(row["unit"].pk, *(row[name] for name in FIELDS[:4]))
        policies.check_new_election(taken=key in taken)
        taken.add(key)
        policies.check_happened(on=row["held_on"], today=by.today)
        policies.check_position_fits(position=row["position"], at=row["at"], is_group=row["unit"].is_group)
        policies.check_ballots(**{name: row[name] for name in ("seats", "issued", "collected", "valid")})
        policies.check_once(people=[person_id for person_id, _votes in row["candidates"]], name_of=names.get)
        policies.check_votes(votes=dict(row["candidates"]), seats=row["seats"], valid=row["valid"], name_of=names.get)
        for person_id, _votes in row["candidates"]:
            policies.check_candidate_is_member(
                name=names.get(person_id, ""), unit=row["unit"], on=row["held_on"], spells=spells.get(person_id, ())
            )
