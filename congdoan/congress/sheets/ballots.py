"""Rows of the sheet "Bầu cử" put together into elections: each row is a candidate, the ballot numbers are repeated."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.congress import queries
from congdoan.kernel.errors import Refused
from congdoan.workbooks.columns import day

SHARED = ("held_on", "at", "position", "round", "seats", "issued", "collected", "valid")
WHICH = SHARED[:4]


@dataclass
class Ballot:
    """Cuộc bầu của tệp: the rows that are new or changed, the election that stands (or None), the list as it will be."""

    rows: list
    standing: object
    facts: dict

    @property
    def person_ids(self):
        """Everybody on the list."""
        return [person_id for person_id, _votes in self.facts["candidates"]]


def cells_of(candidate, election):
    """Canonical cells of one candidate's row."""
    return {
        "held_on": day(election.held_on),
        "at": election.at,
        "position": election.position,
        "round": None if election.round == 1 else election.round,
        "seats": election.seats,
        "issued": election.issued,
        "collected": election.collected,
        "valid": election.valid,
        "person": candidate.person_id,
        "votes": candidate.votes,
    }


def key_of(unit_id, cells):
    """Which election a row belongs to."""
    return queries.key_of(unit_id, datetime.date.fromisoformat(cells["held_on"]), cells["at"], cells["position"], cells["round"] or 1)


def grouped(rows):
    """[[rows of one election]] in the order of the file."""
    groups = {}
    for row in rows:
        groups.setdefault(key_of(row.unit.pk, {name: row[name] for name in WHICH}), []).append(row)
    return list(groups.values())


def ballot(rows, standing):
    """The rows of one election with what stands. ``standing``: {key: Election with candidates}. Raises Refused."""
    shared = {name: rows[0][name] for name in SHARED}
    for row in rows:
        for name in SHARED:
            if row[name] != shared[name]:
                raise Refused(_("Các dòng của một cuộc bầu ghi số này khác nhau. Ghi cho giống nhau."), field=name)
    election = _election_of(rows, shared, standing)
    facts = {**facts_of(shared), "unit": rows[0].unit, "candidates": _list(rows, election)}
    if election and _differs(election, facts) and len(rows) < election.candidates.count():
        raise Refused(_("Sửa ngày, chức danh hoặc số phiếu chung thì sửa ở mọi dòng của cuộc bầu này."), field="held_on")
    return Ballot(rows, election, facts)


def facts_of(shared):
    """An election's facts from the cells that its rows share."""
    return {**shared, "held_on": datetime.date.fromisoformat(shared["held_on"]), "round": shared["round"] or 1}


def _election_of(rows, shared, standing):
    by_candidate = {candidate.pk: election for election in standing.values() for candidate in election.candidates.all()}
    owners = {by_candidate[row.pk].pk: by_candidate[row.pk] for row in rows if row.match}
    there = standing.get(key_of(rows[0].unit.pk, shared))
    if len(owners) > 1 or (owners and there and there.pk not in owners):
        raise Refused(_("Hai cuộc bầu đã có trong sổ không gộp làm một được. Xem lại ngày, chức danh, vòng."), field="held_on")
    return next(iter(owners.values()), there)


def _list(rows, election):
    """[(person id, votes)]: who stands already, in the old order, then the new ones."""
    changed = {row.pk: row for row in rows if row.match}
    found = []
    for candidate in election.candidates.all() if election else ():
        row = changed.get(candidate.pk)
        if row is not None and row["person"] != candidate.person_id:
            raise Refused(_("Người ứng cử khác thì là dòng khác. Xóa ô Mã dòng của dòng này."), field="person")
        found.append((candidate.person_id, row["votes"] if row else candidate.votes))
    return found + [(row["person"], row["votes"]) for row in rows if not row.match]


def _differs(election, facts):
    return election.unit_id != facts["unit"].pk or any(getattr(election, name) != facts[name] for name in SHARED)
