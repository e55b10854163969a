"""Đề nghị trợ cấp: ask, propose, back, approve or refuse, give, give first and complete the papers after, name who may know."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.aid import policies, queries
from congdoan.aid.actions import evidence
from congdoan.aid.choices import How, Permission, StepKind, Way
from congdoan.aid.models import Request, Step
from congdoan.care import policies as care_rules
from congdoan.care import queries as care
from congdoan.care.actions import gifts, visits
from congdoan.care.choices import Occasion, Recipient
from congdoan.kernel.errors import Refused
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

OCCASION = "trợ cấp"


@action(None, at="membership.unit", own="membership.person")
def ask(*, by, membership, reason, what, amount_asked=None, is_confidential=False, files=()):
    """Tự đề nghị trợ cấp.

    ``reason``: a care Reason; ``what`` happened, in the member's words; ``amount_asked`` in đồng, None if none is said; ``files``: papers.
    """
    made = _new(by, membership.unit, membership.person, Way.OWN, reason, what, amount_asked, is_confidential)
    _step(by, made, StepKind.ASKED, amount=amount_asked)
    if files:
        evidence.keep(by, made, files)
    return made


@action(Permission.PROPOSE_AID, at="unit")
def propose(*, by, unit, person, reason, what, amount_asked=None, is_confidential=False):
    """Đề nghị trợ cấp cho một đoàn viên. Arguments as ``ask``; the person is a member at the unit or below."""
    made = _new(by, unit, person, Way.PROPOSED, reason, what, amount_asked, is_confidential)
    _step(by, made, StepKind.PROPOSED, amount=amount_asked)
    return made


@action(Permission.PROPOSE_AID, at="case.unit")
def back(*, by, case, version, words=""):
    """Đề xuất trợ cấp theo đề nghị của đoàn viên; ``words``: what the group knows of it."""
    found = _current(by, case, version)
    policies.check_waiting(found.way, found.steps.all())
    policies.check_not_backed(steps=found.steps.all())
    policies.check_not_own(person_id=found.person_id, by_id=by.person.pk)
    return _taken(by, found, StepKind.PROPOSED, words=words)


@action(Permission.DECIDE_AID, at="case.unit")
def approve(*, by, case, version, amount, over_reason=""):
    """Duyệt đề nghị trợ cấp.

    ``amount`` in đồng; more than the norm of today asks ``over_reason``.
    """
    found = _current(by, case, version)
    policies.check_waiting(found.way, found.steps.all())
    policies.check_not_own(person_id=found.person_id, by_id=by.person.pk)
    policies.check_amount(amount)
    allowed = care.allowed_visit(found.unit, found.person, found.reason, by.today)
    care_rules.check_norm(amount, allowed, over_reason)
    words = over_reason if care_rules.is_over(amount, allowed) else ""
    return _taken(by, found, StepKind.APPROVED, amount=amount, words=words)


@action(Permission.DECIDE_AID, at="case.unit")
def refuse(*, by, case, version, reason):
    """Không duyệt đề nghị trợ cấp; ``reason``: a sentence that the member reads."""
    found = _current(by, case, version)
    policies.check_waiting(found.way, found.steps.all())
    policies.check_not_own(person_id=found.person_id, by_id=by.person.pk)
    policies.check_refusal(reason)
    return _taken(by, found, StepKind.REFUSED, words=reason)


@action(Permission.DECIDE_AID, at="case.unit")
def give(*, by, case, version, how, given_on, source, fund=None, over_reason=""):
    """Trao khoản trợ cấp đã duyệt: writes the visit or the gift in the care book.

    ``how``: a How value; of a confidential request a gift without a name.
    """
    found = _current(by, case, version)
    steps = found.steps.all()
    policies.check_to_give(found.way, steps)
    policies.check_not_own(person_id=found.person_id, by_id=by.person.pk)
    amount = policies.amount_to_give(steps)
    row = _carry_out(by, found, how, given_on, amount, source, fund, over_reason)
    return _taken(by, found, StepKind.GIVEN, amount=amount, **row)


@action(Permission.DECIDE_AID, at="unit")
def give_first(*, by, unit, person, reason, what, amount, how, given_on, source, fund=None, is_confidential=False, over_reason=""):
    """Chi trợ cấp trước, hoàn tất giấy tờ sau.

    For an emergency: the request is made and given at once, marked so, and stays listed until its papers are complete.
    """
    policies.check_not_own(person_id=person.pk, by_id=by.person.pk)
    policies.check_amount(amount)
    made = _new(by, unit, person, Way.URGENT, reason, what, None, is_confidential)
    row = _carry_out(by, made, how, given_on, amount, source, fund, over_reason)
    _step(by, made, StepKind.GIVEN, amount=amount, **row)
    return made


@action(Permission.DECIDE_AID, at="case.unit")
def complete(*, by, case, version, words):
    """Ghi đủ giấy tờ của khoản chi trước; ``words``: which papers."""
    found = _current(by, case, version)
    policies.check_to_complete(found.way, found.steps.all())
    return _taken(by, found, StepKind.PAPERS, words=words)


@action(Permission.VIEW_CONFIDENTIAL_AID, at="case.unit")
def name(*, by, case, version, person):
    """Cho một người biết một đề nghị kín; ``person`` works with requests at that unit."""
    found = _current(by, case, version)
    policies.check_confidential(found.is_confidential)
    policies.check_may_know(queries.may_know(found.unit, by.today).filter(pk=person.pk).exists())
    return _taken(by, found, StepKind.NAMED, named=person)


@action(Permission.PROPOSE_AID, at="case.unit")
def cancel(*, by, case, version, reason):
    """Bỏ một đề nghị trợ cấp ghi nhầm, khi chưa duyệt."""
    found = _current(by, case, version)
    policies.check_waiting(found.way, found.steps.all())
    return taking_out.one(found, by=by, reason=reason)


def _new(by, unit, person, way, reason, what, amount_asked, is_confidential):
    policies.check_said(what, amount_asked)
    spells = care.spells([person.pk])
    care_rules.check_member(person, unit=unit, on=by.today, spells=spells.get(person.pk, ()))
    policies.check_not_waiting_already(queries.waiting_of(person, reason) if way != Way.URGENT and not is_confidential else None)
    return Request.objects.create(
        unit=unit, person=person, asked_on=by.today, way=way, reason=reason, what=what, amount_asked=amount_asked,
        is_confidential=is_confidential, recorded_by=by.person, recorded_at=by.now,
    )  # fmt: skip


def _current(by, case, version):
    """The request as it stands now, as it was last seen, if ``by`` knows of it at all."""
    found = queries.locked(case.pk)
    if queries.request(by=by, pk=found.pk) is None:
        raise Refused(_("Sổ anh/chị xem được không có đề nghị này."))
    recorded.check_correctable(found, version)
    return found


def _step(by, request, kind, **facts):
    return Step.objects.create(request=request, kind=kind, taken_by=by.person, taken_at=by.now, **facts)


def _taken(by, request, kind, **facts):
    """The step, and the request one version on."""
    _step(by, request, kind, **facts)
    request.version += 1
    request.save(update_fields=["version"])
    return request


def _carry_out(by, request, how, on, amount, source, fund, over_reason):
    """{"visit"} or {"gift"}: the row of the care book, by that room's own action."""
    policies.check_how(confidential=request.is_confidential, is_visit=how == How.VISIT)
    paid = {"amount": amount, "source": source, "fund": fund}
    if how == How.VISIT:
        made = visits.record(
            by=by, unit=request.unit, person=request.person, visited_on=on, reason=request.reason, over_reason=over_reason, **paid
        )
        return {"visit": made}
    to, unit = {"recipient": Recipient.MEMBER, "person": request.person, "child": None, "recipient_name": ""}, request.unit
    if request.is_confidential:
        unit = policies.unit_without_name(unit)
        to |= {"recipient": Recipient.OTHER, "person": None, "recipient_name": _("Trường hợp kín số %(number)s") % {"number": request.pk}}
    [made] = gifts.give_all(
        by=by, unit=unit, given_on=on, occasion=Occasion.OTHER, occasion_text=OCCASION, rows=[{**to, "amount": amount}], source=source,
        fund=fund, over_reason=over_reason,
    )  # fmt: skip
    return {"gift": made}
