"""Trang "Bầu cử": one row a candidate; who is elected is computed, and the elected take up posts that the book does not name."""

from django.utils.translation import gettext_lazy as _

from congdoan.congress import policies, queries
from congdoan.congress.actions import elections
from congdoan.congress.choices import POSITION_ALSO, At, Permission, Position
from congdoan.congress.columns import CandidateColumn, RoundColumn
from congdoan.congress.sheets import ballots
from congdoan.kernel.errors import Refused
from congdoan.units import queries as units
from congdoan.workbooks import problems
from congdoan.workbooks.columns import Choice, Count, Date
from congdoan.workbooks.sheets import Existing, Sheet


def _existing(*, by, unit):
    found = queries.elections(by=by, unit=unit).order_by("held_on", "pk")
    return [
        Existing(pk=candidate.pk, unit_id=election.unit_id, cells=ballots.cells_of(candidate, election))
        for election in found
        for candidate in election.candidates.all()
    ]


def _match(rows, existing, run):
    """The same person in the same election, whatever the numbers say."""
    known = {(ballots.key_of(found.unit_id, found.cells), found.cells["person"]): found for found in existing}
    for row in rows:
        cells = {name: row.cells.get(name) for name in (*ballots.WHICH, "person")}
        if all(cells[name] is not None for name in cells if name != "round"):
            row.match = known.pop((ballots.key_of(row.unit.pk, cells), cells["person"]), None)


def _judge_all(rows, run):
    """Each election as a whole: its numbers agree, its tally adds up, its candidates are members."""
    plans = _plans(rows, refusing=True)
    ids = {person_id for plan in plans for person_id in plan.person_ids}
    spells, names = queries.member_spells(ids), queries.names_of(ids)
    for plan in plans:
        try:
            _check(plan, run.today, spells, names)
        except Refused as refused:
            _refuse(plan.rows, refused)


def _check(plan, today, spells, names):
    facts = plan.facts
    policies.check_happened(on=facts["held_on"], today=today)
    policies.check_position_fits(position=facts["position"], at=facts["at"], is_group=facts["unit"].is_group)
    policies.check_ballots(**{name: facts[name] for name in ("seats", "issued", "collected", "valid")})
    policies.check_once(people=plan.person_ids, name_of=names.get)
    policies.check_votes(votes=dict(facts["candidates"]), seats=facts["seats"], valid=facts["valid"], name_of=names.get)
    for person_id in plan.person_ids:
        policies.check_candidate_is_member(
            name=names.get(person_id, ""), unit=facts["unit"], on=facts["held_on"], spells=spells.get(person_id, ())
        )


def _plans(rows, refusing=False):
    reached = {row.unit.pk for row in rows} | {row.match.unit_id for row in rows if row.match}
    standing, plans = queries.elections_by_key(reached), []
    for group in ballots.grouped(rows):
        try:
            plans.append(ballots.ballot(group, standing))
        except Refused as refused:
            if not refusing:
                raise
            _refuse(group, refused)
    return plans


def _refuse(rows, refused):
    field = {"candidates": "votes"}.get(refused.field, refused.field)
    for row in rows:
        row.refuse(field, refused.sentence)


def _write(*, by, unit, new, changed, run):
    plans = _plans([*new, *changed])
    fresh, known = [plan for plan in plans if plan.standing is None], [plan for plan in plans if plan.standing]
    made = elections.record_all(by=by, unit=unit, rows=[plan.facts for plan in fresh]) if fresh else []
    made += elections.correct_all(by=by, unit=unit, rows={plan.standing.pk: plan.facts for plan in known}) if known else []
    keys = queries.candidate_keys(made)
    for plan, election in zip((*fresh, *known), made, strict=True):
        for row in plan.rows:
            row.pk = keys[election.pk, row["person"]]
    left_out = {
        (election.pk, person_id): sentence for election, person_id, sentence in elections.seat_all(by=by, unit=unit, elections=made)
    }
    for plan, election in zip((*fresh, *known), made, strict=True):
        for row in plan.rows:
            if sentence := left_out.get((election.pk, row["person"])):
                row.warn("person", sentence, _("Chưa ghi chức vụ. Xem lại Đến ngày ở trang Chức vụ công đoàn."), kind=problems.REFUSED)


def _undo(*, by, unit, created, changed):
    """Created lines leave their elections, changed ones get their old numbers; an election without lines goes out of the book."""
    standing = {
        candidate.pk: (election, candidate) for election in queries.elections(by=by, unit=unit) for candidate in election.candidates.all()
    }
    old = {pk: {**ballots.cells_of(standing[pk][1], standing[pk][0]), **cells} for pk, cells in changed if pk in standing}
    reached = {standing[pk][0].pk: standing[pk][0] for pk in (*created, *old) if pk in standing}
    places = units.units().in_bulk([cells["unit"] for cells in old.values() if cells.get("unit")])
    gone, rows = [], {}
    for election in reached.values():
        left = [candidate for candidate in election.candidates.all() if candidate.pk not in created]
        if not left:
            gone.append(election.pk)
            continue
        cells = [old.get(candidate.pk) or ballots.cells_of(candidate, election) for candidate in left]
        restored = next((one for one in cells if "unit" in one), cells[0])
        shared = {name: restored[name] for name in ballots.SHARED}
        rows[election.pk] = {
            **ballots.facts_of(shared),
            "unit": places.get(restored.get("unit"), election.unit),
            "candidates": [(one["person"], one["votes"]) for one in cells],
        }
    if rows:
        elections.seat_all(by=by, unit=unit, elections=elections.correct_all(by=by, unit=unit, rows=rows))
    if gone:
        elections.remove_all(by=by, unit=unit, pks=gone)


ELECTIONS = Sheet(
    name="Bầu cử",
    prefix="BC",
    permission=Permission.RECORD_ELECTION,
    seen_with=Permission.VIEW_CONGRESSES,
    needs=("Đoàn viên", "Chức vụ công đoàn", "Đại hội"),
    aliases=("Kết quả bầu cử",),
    columns=(
        Date("Ngày bầu", "held_on", required=True, aliases=("Ngày", "Ngày bầu cử", "Ngày họp")),
        Choice(
            "Tại", "at", At, required=True, aliases=("Bầu tại", "Nơi bầu"),
            also={"hội nghị Ban Chấp hành": At.COMMITTEE_MEETING, "phiên họp thứ nhất": At.COMMITTEE_MEETING},
        ),
        Choice("Chức danh", "position", Position, required=True, aliases=("Chức danh bầu", "Chức vụ bầu", "Bầu chức danh", "Chức vụ"), also=POSITION_ALSO),
        RoundColumn("Vòng", "round", least=1, aliases=("Vòng bầu", "Lần bầu")),
        Count("Số lượng bầu", "seats", required=True, aliases=("Số được bầu", "Số lượng cần bầu", "Số cần bầu", "Số lượng được bầu"), least=1),
        Count("Phiếu phát ra", "issued", required=True, aliases=("Số phiếu phát ra", "Phát ra", "Số phiếu phát")),
        Count("Phiếu thu về", "collected", required=True, aliases=("Số phiếu thu về", "Thu về", "Số phiếu thu")),
        Count("Phiếu hợp lệ", "valid", required=True, aliases=("Số phiếu hợp lệ", "Hợp lệ")),
        CandidateColumn("Người ứng cử", "person", required=True, election=ballots.WHICH, aliases=("Họ và tên", "Họ tên", "Ứng cử viên", "Họ tên ứng cử viên", "Họ và tên người ứng cử", "Người được bầu")),
        Count("Số phiếu", "votes", required=True, aliases=("Số phiếu bầu", "Số phiếu đồng ý", "Số phiếu đạt", "Phiếu đồng ý", "Số phiếu bầu đạt", "Số phiếu được bầu")),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge_all=_judge_all,
    match=_match,
)  # fmt: skip
