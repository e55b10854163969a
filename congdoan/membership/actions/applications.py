"""Đơn gia nhập: nhận, sửa, xét, ghi quyết định, kết nạp, rút. One application or a list of them, step by step."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action, require_each
from congdoan.audit.notes import note
from congdoan.kernel import dates, names
from congdoan.kernel.db import insert_all
from congdoan.kernel.errors import Refused
from congdoan.membership import joining, policies, queries
from congdoan.membership.actions import members
from congdoan.membership.choices import ApplicationState, How, Permission
from congdoan.membership.guarded import unseen
from congdoan.membership.models import Application
from congdoan.organization.actions import decisions
from congdoan.people import policies as recorded
from congdoan.units import queries as units

_TEXTS = ("national_id", "phone", "ethnic_group", "native_place", "residence", "job_title", "member_number")


@action(Permission.RECEIVE_APPLICATION, at="unit")
def receive(
    *, by, unit, full_name, sex, birth, applied_on, how=How.ADMITTED, union_joined=None, national_id="", phone="", ethnic_group="",
    native_place="", residence="", job_title="", member_number="",
):  # fmt: skip
    """Nhận một đơn gia nhập, hoặc đề nghị công nhận đoàn viên.

    ``birth``, ``union_joined``: ApproximateDate, the latter only of somebody who asks to be recognised; ``member_number``: the one he or
    she has already, never made up. Refused: dates out of order, under fifteen, an application of the same person under way, a
    member number that is somebody else's.
    """
    row = {
        "unit": unit, "full_name": full_name, "sex": sex, "birth": birth, "applied_on": applied_on, "how": how, "union_joined": union_joined,
        "national_id": national_id, "phone": phone, "ethnic_group": ethnic_group, "native_place": native_place, "residence": residence,
        "job_title": job_title, "member_number": member_number,
    }  # fmt: skip
    return _receive(by, unit, [row])[0]


@action(Permission.RECEIVE_APPLICATION, at="unit")
def receive_all(*, by, unit, rows, applied_on):
    """Nhận danh sách nhiều người xin gia nhập. ``rows``: dicts of full_name, sex, birth, and national_id, phone, job_title where known."""
    made = _receive(by, unit, [{**row, "unit": unit, "applied_on": applied_on} for row in rows])
    note(rows=[row.pk for row in made])
    return made


@action(Permission.RECEIVE_APPLICATION, at="application.unit")
def correct(
    *, by, application, version, full_name, sex, birth, applied_on, how=How.ADMITTED, union_joined=None, national_id="", phone="",
    ethnic_group="", native_place="", residence="", job_title="", member_number="",
):  # fmt: skip
    """Sửa một đơn ghi sai, khi chưa có quyết định.

    Arguments as ``receive``; Conflict if ``version`` is not the current one. What ``by`` may not see stays as it is.
    """
    row = _locked(application, version)
    joining.check_correctable(row)
    facts = {
        "full_name": full_name, "sex": sex, "birth": birth, "applied_on": applied_on, "how": how, "union_joined": union_joined,
        "national_id": national_id, "phone": phone, "ethnic_group": ethnic_group, "native_place": native_place, "residence": residence,
        "job_title": job_title, "member_number": member_number,
    }  # fmt: skip
    _fill(row, facts | {name: getattr(row, name) for name in unseen(by, row.unit) & facts.keys()})
    _check(by, row.unit, [row])
    row.version += 1
    row.save()
    return row


@action(Permission.DECIDE_APPLICATION, at="application.unit")
def correct_number(*, by, application, version, member_number=""):
    """Sửa mã đoàn viên của một đơn đã có quyết định.

    ``member_number``: as the card has it, empty where there is none; never made up. Refused: somebody else's, or one that another application
    under way has, which is named.
    """
    row = _locked(application, version)
    joining.check_number_mended(row, hidden=unseen(by, row.unit))
    row.member_number = member_number
    _check_numbers(by, [row])
    joining.check_number_open(row, queries.applications_under_way(row.unit))
    row.version += 1
    row.save(update_fields=["member_number", "version"])
    return row


@action(Permission.DECIDE_APPLICATION, at="unit")
def consider(*, by, unit, applications, considered_on, agreed, reason=""):
    """Ghi kết quả ban chấp hành xét đơn.

    ``applications``: those considered together; ``agreed`` False: none of them is admitted, for ``reason``.
    """
    rows = _chosen(by, unit, applications, ApplicationState.AGREED if agreed else ApplicationState.REFUSED)
    joining.check_day(
        considered_on, field="considered_on", today=by.today, after=[(row.full_name, row.applied_on) for row in rows], what=_("làm đơn")
    )
    if not agreed:
        joining.check_reason(reason)
    for row in rows:
        row.considered_on = considered_on
        row.state = ApplicationState.AGREED if agreed else ApplicationState.REFUSED
        row.reason, row.closed_on = ("", None) if agreed else (reason, considered_on)
    return _step(rows)


@action(Permission.DECIDE_APPLICATION, at="unit")
def decide(*, by, unit, applications, number, signed_on, effective_on=None, issuer=""):
    """Ghi quyết định kết nạp, công nhận đoàn viên. ``effective_on``: the day of signing if None, not before anybody was considered; ``issuer``: the unit itself if empty."""
    rows = _chosen(by, unit, applications, ApplicationState.DECIDED)
    joining.check_day(
        signed_on, field="signed_on", today=by.today, after=[(row.full_name, row.considered_on) for row in rows], what=_("được xét")
    )
    effective_on = effective_on or signed_on
    joining.check_effective(effective_on, considered=[(row.full_name, row.considered_on) for row in rows])
    _check_numbers(by, rows)
    paper = decisions.entered(by=by, number=number, signed_on=signed_on, issuer=issuer or unit.name, effective_on=effective_on)
    for row in rows:
        row.state, row.decision = ApplicationState.DECIDED, paper
    return _step(rows)


@action(Permission.DECIDE_APPLICATION, at="unit")
def induct(*, by, unit, applications, joins_on, ceremony_on=None):
    """Kết nạp những người đã có quyết định vào danh sách đoàn viên.

    ``joins_on``: first day as members; ``ceremony_on``: lễ kết nạp, None where none was held. Whoever is a member elsewhere today is refused:
    that is a transfer. Returns the Memberships.
    """
    rows = _chosen(by, unit, applications, ApplicationState.ADMITTED)
    came = [(row.full_name, row.decision.effective_on) for row in rows]
    joining.check_day(joins_on, field="joins_on", today=by.today, after=came, what=_("quyết định có hiệu lực từ"))
    if ceremony_on is not None:
        signed = [(row.full_name, row.decision.signed_on) for row in rows]
        joining.check_day(ceremony_on, field="ceremony_on", today=by.today, after=signed, what=_("quyết định ký"))
    joining.check_ceremony(ceremony_on=ceremony_on, joins_on=joins_on)
    _check_numbers(by, rows)
    made = members.admit_all(by=by, unit=unit, rows=[_as_member(row, joins_on) for row in rows])
    for row, membership in zip(rows, made, strict=True):
        row.state, row.membership, row.ceremony_on = ApplicationState.ADMITTED, membership, ceremony_on
    _step(rows)
    return made


@action(Permission.RECEIVE_APPLICATION, at="application.unit")
def withdraw(*, by, application, version, reason):
    """Ghi người làm đơn rút đơn."""
    row = _locked(application, version)
    joining.check_moves([row], ApplicationState.WITHDRAWN)
    joining.check_reason(reason)
    row.state, row.reason, row.closed_on = ApplicationState.WITHDRAWN, reason, by.today
    row.version += 1
    row.save()
    return row


def _receive(by, unit, rows):
    made = [_fill(Application(recorded_by=by.person, recorded_at=by.now, unit=row["unit"]), row) for row in rows]
    _check(by, unit, made)
    return insert_all(Application, made)


def _fill(row, facts):
    row.full_name = names.clean_name(facts["full_name"])
    row.match_key, row.search_key = names.match_key(row.full_name), names.search_key(row.full_name)
    row.sex, row.applied_on, row.how = facts["sex"], facts["applied_on"], facts.get("how") or How.ADMITTED
    row.birth_on, row.birth_precision = facts["birth"].on, facts["birth"].precision
    joined = facts.get("union_joined")
    row.union_joined_on, row.union_joined_precision = (joined.on, joined.precision) if joined else (None, "day")
    for name in _TEXTS:
        setattr(row, name, facts.get(name) or "")
    return row


def _check(by, unit, rows):
    """Each application by itself, beside those under way, and beside one another."""
    levels = units.kind_levels()
    beside = list(queries.applications_under_way(unit))
    for row in rows:
        policies.check_name(row.full_name)
        joining.check_day(row.applied_on, field="applied_on", today=by.today)
        at = dates.ApproximateDate(row.applied_on)
        policies.check_ages(birth=row.birth, union_joined=row.union_joined or at, today=by.today)
        joining.check_recognised(how=row.how, union_joined=row.union_joined, applied_on=row.applied_on)
        policies.check_unit(unit=row.unit, level=levels.get(row.unit.kind, 0), valid_from=row.applied_on, valid_until=None)
        joining.check_not_waiting(row, [other for other in beside if other is not row])
        beside.append(row)
    _check_numbers(by, rows)


def _check_numbers(by, rows):
    """The member numbers that are written are nobody else's: told while the application may still be mended."""
    known, wrong = queries.by_member_numbers([row.member_number for row in rows if row.member_number]), []
    seen = queries.persons_seen(by=by, person_ids=[person.pk for person in known.values()], also=Permission.VIEW_IDENTITY)
    for row in rows:
        try:
            joining.check_number(row, known.get(row.member_number), seen)
        except Refused as refused:
            wrong.append(refused)
    policies.check_each(wrong)


def _chosen(by, unit, applications, to):
    """The applications as they stand now, locked; all at the unit or below, all of them where ``to`` may come next."""
    joining.check_chosen(applications)
    rows = list(
        Application.objects.select_for_update(of=("self",))
        .filter(pk__in=[row.pk for row in applications])
        .select_related("unit", "decision")
        .order_by("pk")
    )
    require_each(by=by, permission=Permission.DECIDE_APPLICATION, unit=unit, units={row.unit for row in rows})
    joining.check_moves(rows, to)
    note(rows=[row.pk for row in rows])
    return rows


def _locked(application, version):
    row = Application.objects.select_for_update(of=("self",)).select_related("unit").get(pk=application.pk)
    recorded.check_unchanged(row, version)
    return row


def _step(rows):
    for row in rows:
        row.version += 1
    Application.objects.bulk_update(
        rows, ["state", "considered_on", "reason", "closed_on", "decision", "membership", "ceremony_on", "version"]
    )
    return rows


def _as_member(row, joins_on):
    """What the application says, as ``members.admit_all`` takes it."""
    facts = {name: getattr(row, name) for name in ("unit", "full_name", "sex", "national_id", "phone", "ethnic_group", "job_title")}
    joined = row.union_joined or dates.ApproximateDate(joins_on)
    return facts | {
        "birth": row.birth,
        "how": row.how,
        "union_joined": joined,
        "valid_from": joins_on,
        "member_number": row.member_number,
    }
