"""Rows of the sheet Đoàn viên prepared, matched and judged, beside each other and beside the book."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.kernel.errors import Refused
from congdoan.membership import doubling, moving, policies, queries
from congdoan.membership.choices import Permission
from congdoan.membership.sheets import alike, arriving, ending, identity
from congdoan.membership.sheets.members_io import OF_PERSON, person_as_known, whole
from congdoan.people.choices import Sex
from congdoan.units import queries as units
from congdoan.workbooks import matching, problems

_ENDS = {"valid_until", "why_left"}


def prepare(rows, run):
    """Rows of one person say the same of the person; empty Ngày về đơn vị and Hình thức get what they stand for."""
    alike.gather(rows, run)
    for row in rows:
        joined = (row["union_joined"] + "-01-01")[:10] if row["union_joined"] else None
        arriving.fill(row, joined)


@matching.takes_errors
def match(rows, existing, run):
    """The same person, unit and first day; else that person's next period there that shares a day with the row."""
    if not existing:
        return
    used = set()
    for row, found in identity.answered(rows, existing, run):
        if row.match is None and found.pk not in used and found.unit_id == row.unit.pk and not _apart(row, found.cells):
            row.match = found
            used.add(found.pk)
    index = {}
    for found in existing:
        for key in _keys(found.cells):
            index.setdefault((key, found.unit_id), []).append(found)
    beside = [(row, [index[key, row.unit.pk] for key in _keys(row.cells) if (key, row.unit.pk) in index]) for row in rows]
    for named in (True,) if rows[0].in_error else (True, False):  # a slip of the hand makes nobody's row another's
        for same_day in (True, False):
            for row, periods in beside:
                if periods and row.match is None:
                    _pair(row, periods, used, same_day, named)


def _pair(row, beside, used, same_day, named):
    """``beside``: lists of periods that share something with the row.

    ``named``: only with a period of somebody of the row's name; else a number counts where the birth date agrees.
    """
    for periods in beside:
        for found in periods:
            other = row["national_id"] and found.cells["national_id"] not in (None, row["national_id"])
            other_day = row["valid_from"] not in (None, found.cells["valid_from"])
            if found.pk in used or other or (other_day and (same_day or _apart(row, found.cells))):
                continue
            same_name = names.match_key(row["full_name"] or "") == names.match_key(found.cells["full_name"])
            if not same_name and (named or row["birth"] != found.cells["birth"]):
                continue
            used.add(found.pk)
            row.match = found
            if same_name:
                row.cells["full_name"] = found.cells["full_name"]
            return


def _apart(row, cells):
    """True if one period ends before the other begins: two periods, however alike."""
    return _before(row["valid_until"], cells["valid_from"]) or _before(cells["valid_until"], row["valid_from"])


def _before(last, first):
    return last is not None and first is not None and last < first


def _keys(cells):
    if cells.get("national_id"):
        yield "id", cells["national_id"]
    if cells.get("member_number"):
        yield "number", cells["member_number"]
    if cells.get("full_name"):
        yield "name", names.match_key(cells["full_name"]), cells.get("birth")


@matching.takes_errors
def judge(row, run):
    """One row by itself, all its rules at once, but for those that need a cell in error."""
    arriving.settle(row, run)
    facts, wrong = whole(row, run.units), row.unread if row.in_error else set()
    for rule, needs in _RULES:
        if not wrong.isdisjoint(needs):
            continue
        try:
            rule(row, facts, run)
        except Refused as refused:
            row.refuse(refused.field, refused.sentence)
            wrong.add(refused.field)


def _came(facts):
    return facts.get("valid_from") or facts["union_joined"].on


def _judge_name(row, facts, run):
    policies.check_name(facts["full_name"])


def _judge_ages(row, facts, run):
    policies.check_ages(birth=facts["birth"], union_joined=facts["union_joined"], today=run.today)


def _judge_spell(row, facts, run):
    days = {"valid_from": _came(facts), "valid_until": facts.get("valid_until")}
    policies.check_spell(union_joined=facts["union_joined"], today=run.today, **days)


def _judge_unit(row, facts, run):
    levels = run.once("membership.levels", units.kind_levels)
    days = {"valid_from": _came(facts), "valid_until": facts.get("valid_until")}
    try:
        policies.check_unit(unit=row.unit, level=levels.get(row.unit.kind, 0), **days)
    except Refused as refused:
        if not arriving.ask(row, refused):
            raise


def _judge_leaving(row, facts, run):
    policies.check_leaving(valid_until=facts.get("valid_until"), why_left=facts.get("why_left"), today=run.today)


def _judge_party(row, facts, run):
    birth_on = facts["birth"].on if facts.get("birth") else None
    days = {"introduced_on": facts.get("party_introduced_on"), "joined_on": facts.get("party_joined_on"), "birth_on": birth_on}
    policies.check_party(**days, today=run.today)


def _judge_number(row, facts, run):
    if doubt := policies.identity_doubt(national_id=facts.get("national_id"), sex=facts["sex"], birth=facts["birth"]):
        row.warn("national_id", doubt, kind=problems.DOUBTFUL)


_RULES = (
    (_judge_name, {"full_name"}),
    (_judge_ages, {"birth", "union_joined"}),
    (_judge_spell, {"union_joined", "valid_from", "valid_until"}),
    (_judge_unit, {"unit", "union_joined", "valid_from", "valid_until"}),
    (_judge_leaving, {"valid_until", "why_left"}),
    (_judge_party, {"party_introduced_on", "party_joined_on", "birth"}),
    (_judge_number, {"national_id", "sex", "birth"}),
)
"""(rule, the columns that it needs): without one of them nothing can be said."""


def judge_all(rows, run):
    """Whose row it is, and that nobody is a member at two places at a time, nor two people under one member number."""
    facts = {id(row): whole(row, run.units) for row in rows}
    by_facts = {id(facts[id(row)]): row for row in rows}
    path = queries.book_of(run.by.scope(Permission.ADMIT_MEMBER), run.unit)
    changed = {held.pk: held for held in queries.memberships_with_persons({row.pk for row in rows if row.match})}
    found = queries.whose(
        list(facts.values()),
        path,
        lambda said, refused: _refuse_number(by_facts[id(said)], refused),
        lambda said, named: _doubt(by_facts[id(said)], said, named, run),
    )
    people = [changed[row.pk].person if row.match else person for row, person in zip(rows, found, strict=True)]
    beside, all_held = {}, {}
    for held in queries.matching({person.pk for person in people if hasattr(person, "pk")}):
        all_held.setdefault(held.person_id, []).append(held)
        if held.pk not in changed:
            beside.setdefault(held.person_id, []).append(held)
    holders = {number: person.pk for number, person in queries.by_member_numbers(_numbers(rows)).items()}
    sees = run.by.scope(Permission.VIEW_MEMBERS).contains
    _judge_keeping([row for row in rows if row.match], changed, all_held, run)
    _doubt_renamed(rows, people)
    _doubt_elsewhere(
        [(row, facts[id(row)]) for row, person in zip(rows, people, strict=True) if isinstance(person, queries.Newcomer)], path, run
    )
    _remember([(row, person) for row, person in zip(rows, people, strict=True) if not row.match and hasattr(person, "pk")], all_held, run)
    ended = []
    for row, person in zip(rows, people, strict=True):
        if not row.match:
            facts[id(row)]["person"] = person  # the action need not ask again
        period = _period(row, facts[id(row)])
        if not row.in_error:
            _judge_beside(row, period, getattr(person, "pk", id(person)), beside, holders, sees)
        if period.valid_until and not row.in_error and hasattr(person, "pk") and (not row.match or _ENDS & set(row.changes)):
            ended.append((row, period, person.pk))
    ending.judge(ended, beside, sees)


def _refuse_number(row, refused):
    outside = isinstance(refused, queries.Elsewhere)
    row.refuse(refused.field, refused.sentence, kind=problems.ELSEWHERE if outside else problems.REFUSED, about=row.asked(refused.field))


def _doubt(row, said, named, run):
    """Somebody new who may be one of those who bear the name: the person, if an answer says so."""
    if row.match:
        return None
    number = row["national_id"]
    birth = str(said["birth"]) if said.get("birth") else ""
    persons = [person for person in named if identity.may_be(person, birth, number)]
    person = identity.ask(row, persons, run) if persons else None
    if person is not None:
        said["person"] = person
    return person


def _remember(added_to, held, run):
    """New rows of people known before and kept here: what the book says of them now."""
    may = run.by.scope(Permission.CORRECT_MEMBER).contains
    kept = [(row, person) for row, person in added_to if policies.keeps_person(held.get(person.pk, ()), may=may, today=run.today)]
    standings = queries.standings_of({person.pk for _row, person in kept}) if kept else {}
    for row, person in kept:
        row.was = person_as_known(person, standings.get(person.pk))


def _doubt_renamed(rows, people):
    """Somebody of the book whom a row calls by another name or puts to the other sex: it may be a correction, it is shown."""
    for row, person in zip(rows, people, strict=True):
        if row.in_error or not hasattr(person, "pk"):
            continue
        other_sex = row["sex"] != person.sex
        if other_sex or names.match_key(row["full_name"]) != person.match_key:
            facts = {"name": person.full_name, "sex": Sex(person.sex).label}
            sentence = _(
                "Sổ ghi người này là %(name)s, %(sex)s. Đúng là sửa thì để nguyên; là người khác thì xem lại số CCCD, mã đoàn viên."
            )
            row.warn("full_name", sentence % facts, kind=problems.DOUBTFUL)


def _doubt_elsewhere(rows, path, run):
    """New people whom another union may have already: one query for the file, a sentence beside each row."""
    rows = [(row, said) for row, said in rows if not row.in_error]
    asked = {id(row): queries.Wanted(said["full_name"], said.get("birth"), said.get("national_id") or "") for row, said in rows}
    found = queries.elsewhere(by=run.by, wanted=asked.values(), path=path)
    for row, _said in rows:
        if (one := asked[id(row)]) in found:
            row.warn("full_name", doubling.sentence({one: found[one]}), kind=problems.DOUBTFUL)


def _judge_keeping(rows, changed, held, run):
    """Facts of a person are corrected by where he or she is a member today."""
    may = run.by.scope(Permission.CORRECT_MEMBER).contains
    for row in rows:
        person, said = changed[row.pk].person, [name for name in OF_PERSON if name in row.changes and name != "member_number"]
        if said and not row.in_error:
            try:
                policies.check_keeps_person(name=person.full_name, held=held.get(person.pk, ()), may=may, today=run.today)
            except Refused as refused:
                row.refuse(said[0], refused.sentence)


def _numbers(rows):
    return [row["member_number"] for row in rows if row["member_number"]]


def _period(row, facts):
    valid_from = facts.get("valid_from") or facts["union_joined"].on
    left = {"valid_until": facts.get("valid_until"), "why_left": facts.get("why_left") or ""}
    return SimpleNamespace(unit=row.unit, valid_from=valid_from, row=row, **left)


def _judge_beside(row, period, person_id, beside, holders, sees):
    others = beside.setdefault(person_id, [])
    try:
        moving.check_alive(period, others)
    except Refused as refused:
        row.refuse(refused.field if refused.field in row.given else "full_name", refused.sentence)
        return
    try:
        policies.check_overlap(period, others, seen_paths=sees)
        policies.check_member_number(number=row["member_number"], person_id=person_id, holders=holders)
    except Refused as refused:
        beside_row = next((other.row for other in others if hasattr(other, "row")), None)
        if beside_row is None or refused.field != "valid_from":
            row.refuse(refused.field, refused.sentence)
            return
        facts = {"place": alike.place(beside_row, row), "unit": beside_row.unit.name}
        sentence = _("Người này đã ghi ở %(place)s của tệp, ở %(unit)s, trùng thời gian.") % facts
        fix = _("Ghi hai lần thì xóa một dòng; chuyển đơn vị thì xem lại ngày về, ngày rời ở cả hai dòng.")
        row.refuse("valid_from" if "valid_from" in row.given else "full_name", sentence, fix, kind=problems.TWICE, about="")
    else:
        others.append(period)
        holders.setdefault(row["member_number"], person_id)
