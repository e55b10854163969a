"""Nhập hai người trùng làm một, gỡ ra, ghi là hai người khác nhau."""

from types import SimpleNamespace

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.accounts import queries as accounts
from congdoan.audit.notes import note
from congdoan.duplicates import policies, queries
from congdoan.duplicates.actions import _rows
from congdoan.duplicates.carrying import split
from congdoan.duplicates.choices import FACTS, Permission
from congdoan.duplicates.models import Distinct, Merge
from congdoan.kernel import dates
from congdoan.kernel.errors import Conflict, Refused
from congdoan.people import policies as recorded
from congdoan.people.actions import persons

_PARTY = "membership.PartyStanding.person"
_STANDS_ON = {
    "accounts.User.person": _("tài khoản"),
    "membership.Membership.person": _("thời gian là đoàn viên"),
    "membership.Transfer.person": _("đề nghị chuyển sinh hoạt"),
    "membership.CouncilSeat.person": _("chức vụ dân cử"),
    "organization.Appointment.person": _("chức vụ"),
}
"""What decides where somebody belongs: recorded after a merge, nobody can say whose it is."""


@action(Permission.MERGE_PERSONS, at="unit")
def merge(
    *, by, unit, one, other, version, keep, full_name="", birth="", sex="", national_id="", phone="", email="", ethnic_group="",
    professional_level="", party="",
):  # fmt: skip
    """Nhập hai người trùng làm một.

    ``keep``: whose page stands, "one" or "other"; each fact: whose value stands, likewise, or "" for that of the page that stands, and the
    other's where it has none. Every row said of the other moves along; a row that says the same as one of the kept person's is put away
    with the merge. ``version``: both persons' versions added up. Refused: members at two units on one day, an account each, an election
    that both stood in. Returns the Merge, by which it is undone whole.
    """
    held = persons.locked([one.pk, other.pk])
    kept, gone = (held[one.pk], held[other.pk]) if keep == "one" else (held[other.pk], held[one.pk])
    _check(by, kept, gone)
    if version != kept.version + gone.version:
        current = SimpleNamespace(version=kept.version + gone.version)
        raise Conflict(_("Có người vừa sửa một trong hai người. Xem lại hai bên rồi ghi."), current=current)
    carriage = _rows.Carriage(kept, gone)
    _check_rows(carriage)
    wanted = {
        "full_name": full_name, "birth": birth, "sex": sex, "national_id": national_id, "phone": phone, "email": email,
        "ethnic_group": ethnic_group, "professional_level": professional_level, "party": party,
    }  # fmt: skip
    from_gone = {name for name, said in wanted.items() if said and said != keep}
    stood = {column: [row.pk for row in carriage.rows[column][0]] for column in _STANDS_ON}
    try:
        with transaction.atomic():
            facts = _write_facts(kept, gone, from_gone, wanted)
            _account_stays(carriage)
            carriage.put_away_twins(prefers_gone={_PARTY} if "party" in from_gone else ())
            carriage.carry()
            persons.merge_into(gone, kept)
    except IntegrityError as problem:  # rows of the two that cannot stand beside each other, and that no policy names
        raise Refused(_("Hai người có dòng trùng nhau mà máy không tự gộp được. Sửa hoặc bỏ dòng của một người trước.")) from problem
    note(
        kept=kept.pk, gone=gone.pk, facts=sorted(facts), rows=sum(len(move["keys"]) for moves in carriage.moved.values() for move in moves)
    )
    return Merge.objects.create(
        unit=unit, kept=kept, gone=gone, merged_on=by.today, moved=carriage.moved, stored=carriage.stored, facts={**facts, "stood": stood},
        recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


@action(Permission.MERGE_PERSONS, at="merge.unit")
def undo(*, by, merge, version):
    """Gỡ một lần nhập hai người: mọi dòng trở lại như trước.

    What was recorded of the kept person since stays there, but for memberships, posts and accounts: those stand against it, as does a later
    merge, and the window. A fact corrected since stays as corrected.
    """
    held = persons.locked([merge.kept_id, merge.gone_id])
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    recorded.check_unchanged(merge, version)
    kept, gone = held[merge.kept_id], held[merge.gone_id]
    policies.check_may_undo(merge, today=by.today, on_top=queries.on_top_of(merge), later=_since(merge))
    policies.check_reaches(reached=queries.reached_by(by), paths=queries.places_of([kept.pk]))
    try:
        with transaction.atomic():
            persons.merge_into(gone, None)
            _facts_back(merge, kept, gone)
            _rows.bring_back(merge)
            connection.check_constraints(_rows.tables_of(merge))  # what a row points to may be gone since
    except IntegrityError as problem:
        raise Refused(_("Có dòng ghi sau đó trùng với dòng phải trả lại, nên gỡ không được. Xem lại số CCCD, mã đoàn viên.")) from problem
    for who in (kept, gone):
        _rows.renew(who)
    merge.undone_by, merge.undone_at, merge.version = by.person, by.now, merge.version + 1
    merge.save(update_fields=["undone_by", "undone_at", "version"])
    return merge


@action(Permission.MERGE_PERSONS, at="unit")
def tell_apart(*, by, unit, one, other):
    """Ghi là hai người khác nhau: cặp này không hỏi lại nữa."""
    policies.check_two(one, other)
    low, high = sorted((one.pk, other.pk))
    known = Distinct.objects.filter(low=low, high=high).first()
    return known or Distinct.objects.create(low_id=low, high_id=high, unit=unit, recorded_by=by.person, recorded_at=by.now)


def _check(by, kept, gone):
    policies.check_two(kept, gone)
    policies.check_not_oneself(by=by, persons=(kept, gone))
    policies.check_reaches(reached=queries.reached_by(by), paths=queries.places_of([kept.pk, gone.pk]))
    policies.check_accounts(kept=accounts.account_of(kept.pk), gone=accounts.account_of(gone.pk))


def _check_rows(carriage):
    mine, theirs = carriage.rows["membership.Membership.person"]
    policies.check_beside(theirs, mine)
    asked = [row for rows in carriage.rows["membership.Transfer.person"] for row in rows if row.state == "asked"]
    policies.check_requests(asked)
    for one, other in policies.BETWEEN:
        held = [{row.pk for rows in carriage.rows[column] for row in rows} for column in (one, other)]
        policies.check_not_between(pair=(one, other), between=held[0] & held[1])


def _account_stays(carriage):
    """A closed account of the one who goes stays where it is, if the other has one."""
    mine, theirs = carriage.rows["accounts.User.person"]
    if mine:
        theirs.clear()


def _said(person, name):
    """A fact as it is stored: text, or [day, precision] of a birth."""
    if name == "birth":
        return [person.birth_on.isoformat(), person.birth_precision] if person.birth_on else None
    return getattr(person, name) or ""


def _as_fact(name, said):
    """The stored text as persons.correct_all takes it."""
    if name == "birth":
        return dates.ApproximateDate(dates.datetime.fromisoformat(said[0]).date(), said[1]) if said else None
    return said


def _write_facts(kept, gone, from_gone, wanted):
    """Writes the facts that stand; returns {fact: [before, after]} of the kept person, and of the other's number if it goes along."""
    facts = {}
    for name in FACTS:
        if name == "party":
            continue
        before, theirs = _said(kept, name), _said(gone, name)
        if theirs != before and theirs and (name in from_gone or (not before and not wanted[name])):
            facts[name] = [before, theirs]
    if "national_id" in facts:
        persons.correct_all([(gone, {"national_id": ""})])
    persons.correct_all([(kept, {name: _as_fact(name, after) for name, (_before, after) in facts.items()})])
    return facts


def _facts_back(merge, kept, gone):
    """Facts taken from the other go back; one that was corrected since stays."""
    back = {
        name: _as_fact(name, merge.facts[name][0]) for name in FACTS if name in merge.facts and _said(kept, name) == merge.facts[name][1]
    }
    persons.correct_all([(kept, back)])
    if "national_id" in merge.facts:
        persons.correct_all([(gone, {"national_id": merge.facts["national_id"][1]})])


def _since(merge):
    """Words for what the kept person has now and had neither of the two at the merge."""
    found = []
    for column, what in _STANDS_ON.items():
        label, name = split(column)
        known = [*merge.facts["stood"][column], *(key for move in merge.moved.get(column, ()) for key in move["keys"])]
        count = _rows.rows_of(label).filter(**{name: merge.kept_id}).exclude(pk__in=known).count()
        if count:
            found.append(f"{what} ({count})")
    return found
