"""Rows of the sheet Đoàn viên prepared, matched and judged, beside each other and beside the book."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.kernel.errors import Refused
from congdoan.membership import policies, queries
from congdoan.membership.choices import Permission
from congdoan.membership.sheets import arriving, identity
from congdoan.membership.sheets.members_io import OF_PERSON, person_as_known, whole
from congdoan.units import queries as units
from congdoan.workbooks import matching, problems


def prepare(rows, run):
    """Rows of one person say the same of the person; empty Ngày về đơn vị and Hình thức get what they stand for."""
    for alike in _by_person(rows):
        _agree(alike)
        _refuse_doubled(alike)
    for row in rows:
        joined = (row["union_joined"] + "-01-01")[:10] if row["union_joined"] else None
        arriving.fill(row, joined)


def _by_person(rows):
    """Lists of rows that are one person's: by identity number, if name or birth date agree, else by name and birth date."""
    groups, by_number, by_name = [], {}, {}
    for row in rows:
        number, who = row["national_id"], (names.match_key(row["full_name"] or ""), row["birth"])
        group, known = by_number.get(number, (None, who))
        if group is None or not any(said == other for said, other in zip(who, known, strict=True)):
            group = by_name.get(who)
            held = {other["national_id"] for other in group or ()} - {None}
            if group is None or (number and held and number not in held):
                groups.append(group := [])
        group.append(row)
        by_name.setdefault(who, group)
        if number:
            by_number.setdefault(number, (group, who))
    return groups


def _refuse_doubled(rows):
    """Of rows of one person, those that begin in one unit on one day are one row written twice."""
    first = {}
    for row in rows:
        earlier = first.setdefault((row.unit.pk, row["valid_from"] or row["union_joined"]), row)
        if earlier is row:
            continue
        name = "national_id" if row["national_id"] and row["national_id"] == earlier["national_id"] else "full_name"
        sentence = _("Người này đã ghi ở %(place)s, cùng đơn vị, cùng ngày về đơn vị.") % {"place": _place(earlier, row)}
        row.refuse(name, sentence, _("Xóa một dòng."), kind=problems.TWICE)


def _refuse_shared_numbers(rows, existing):
    """One identity number for people of other names and other birth dates: it is whose the book says, else whose it is first."""
    holders = {found.cells["national_id"]: found.cells for found in existing if found.cells["national_id"]}
    by_number = {}
    for row in rows:
        if row["national_id"]:
            by_number.setdefault(row["national_id"], []).append(row)
    for number, alike in by_number.items():
        theirs = [row for row in alike if number in holders and _same_name_or_birth(row, holders[number])]
        keeper = next(iter([*theirs, *alike]))
        for row in alike:
            if row is not keeper and not _same_name_or_birth(row, keeper):
                sentence = _("Số này ở %(place)s là của người khác tên, khác ngày sinh.") % {"place": _place(keeper, row)}
                row.refuse("national_id", sentence, _("Xem lại số ở cả hai dòng."), kind=problems.TWICE, about="")


def _place(other, row):
    """ "dòng 12", with its sheet where that is another."""
    if other.table is row.table:
        return _("dòng %(row)s") % {"row": other.number}
    return _("dòng %(row)s trang %(sheet)s") % {"row": other.number, "sheet": other.table.title}


def _agree(rows):
    """The last word on each fact of the person counts for all of his or her rows."""
    if len(rows) < 2:
        return
    for name in OF_PERSON:
        said = [row for row in rows if row[name] is not None and name in row.given]
        if not said:
            continue
        for row in rows:
            if name not in row.given or row[name] == said[-1][name]:
                continue
            if row[name] is not None:
                last = said[-1].number
                row.warn(name, _("Dòng %(row)s của cùng người này ghi khác; lấy theo dòng ấy.") % {"row": last}, kind=problems.LOOK_ALIKE)
            row.cells[name] = said[-1][name]


@matching.takes_errors
def match(rows, existing, run):
    """The same person, unit and first day; else that person's next period there that shares a day with the row."""
    good = [row for row in rows if not row.in_error]
    _refuse_shared_numbers(good, existing)
    rows = [row for row in good if not row.in_error] or rows
    used = set()
    for row, found in identity.answered(rows, existing, run):
        if row.match is None and found.pk not in used and found.unit_id == row.unit.pk and not _apart(row, found.cells):
            row.match = found
            used.add(found.pk)
    index = {}
    for found in existing:
        for key in _keys(found.cells):
            index.setdefault((key, found.unit_id), []).append(found)
    for same_day in (True, False):
        for row in rows:
            if row.match is None:
                _pair(row, index, used, same_day)


def _pair(row, index, used, same_day):
    for key in _keys(row.cells):
        for found in index.get((key, row.unit.pk), ()):
            other = row["national_id"] and found.cells["national_id"] not in (None, row["national_id"])
            other_day = row["valid_from"] not in (None, found.cells["valid_from"])
            if found.pk in used or other or (other_day and (same_day or _apart(row, found.cells))):
                continue
            if key[0] == "number" and not _same_name_or_birth(row, found.cells):
                continue
            used.add(found.pk)
            row.match = found
            if names.match_key(row["full_name"] or "") == names.match_key(found.cells["full_name"]):
                row.cells["full_name"] = found.cells["full_name"]
            return


def _apart(row, cells):
    """True if one period ends before the other begins: two periods, however alike."""
    return _before(row["valid_until"], cells["valid_from"]) or _before(cells["valid_until"], row["valid_from"])


def _same_name_or_birth(row, cells):
    """``cells``: of what stands in the book, or another row."""
    return names.match_key(row["full_name"] or "") == names.match_key(cells["full_name"]) or row["birth"] == cells["birth"]


def _before(last, first):
    return last is not None and first is not None and last < first


def _keys(cells):
    if cells.get("national_id"):
        yield "id", cells["national_id"]
    if cells.get("member_number"):
        yield "number", cells["member_number"]
    if cells.get("full_name"):
        yield "name", names.match_key(cells["full_name"]), cells.get("birth")


def judge(row, run):
    """One row by itself."""
    arriving.settle(row, run)
    facts = whole(row, run.units)
    levels = run.once("membership.levels", units.kind_levels)
    valid_from = facts.get("valid_from") or facts["union_joined"].on
    policies.check_name(facts["full_name"])
    policies.check_ages(birth=facts["birth"], union_joined=facts["union_joined"], today=run.today)
    policies.check_spell(union_joined=facts["union_joined"], valid_from=valid_from, valid_until=facts.get("valid_until"), today=run.today)
    try:
        policies.check_unit(unit=row.unit, level=levels.get(row.unit.kind, 0), valid_from=valid_from, valid_until=facts.get("valid_until"))
    except Refused as refused:
        if not arriving.ask(row, refused):
            raise
    policies.check_leaving(valid_until=facts.get("valid_until"), why_left=facts.get("why_left"))
    policies.check_party(introduced_on=facts.get("party_introduced_on"), joined_on=facts.get("party_joined_on"), today=run.today)
    if doubt := policies.identity_doubt(national_id=facts.get("national_id"), sex=facts["sex"], birth=facts["birth"]):
        row.warn("national_id", doubt, kind=problems.DOUBTFUL)


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
    _remember([(row, person) for row, person in zip(rows, people, strict=True) if not row.match and hasattr(person, "pk")], all_held, run)
    for row, person in zip(rows, people, strict=True):
        if not row.in_error:
            _judge_beside(row, _period(row, facts[id(row)]), getattr(person, "pk", id(person)), beside, holders, sees)


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
    return SimpleNamespace(unit=row.unit, valid_from=valid_from, valid_until=facts.get("valid_until"), row=row)


def _judge_beside(row, period, person_id, beside, holders, sees):
    others = beside.setdefault(person_id, [])
    try:
        policies.check_overlap(period, others, seen_paths=sees)
        policies.check_member_number(number=row["member_number"], person_id=person_id, holders=holders)
    except Refused as refused:
        beside_row = next((other.row for other in others if hasattr(other, "row")), None)
        fix = _("Xem %(place)s của tệp.") % {"place": _place(beside_row, row)} if beside_row and refused.field == "valid_from" else ""
        row.refuse(refused.field, refused.sentence, fix)
    else:
        others.append(period)
        holders.setdefault(row["member_number"], person_id)
