"""The chain of one request as a page shows it: request, proposal, approval, given, voucher; dates and persons."""

from django.utils.translation import gettext as _

from congdoan.aid import policies
from congdoan.aid.choices import StepKind, Way
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money


def chain(request, doors, *, sees_words, opens=True):
    """[{"label", "done", "text", "note", "url"}] in the order of the chain. ``sees_words``: of asking, proposing and refusing; ``opens``: whether what was given leads to its page."""
    taken = policies.standing(request.steps.all())
    first = {Way.OWN: StepKind.ASKED, Way.PROPOSED: StepKind.PROPOSED, Way.URGENT: StepKind.GIVEN}[Way(request.way)]
    order = [StepKind.ASKED, StepKind.PROPOSED, StepKind.APPROVED, StepKind.GIVEN]
    if StepKind.REFUSED in taken:
        order = [StepKind.ASKED, StepKind.PROPOSED, StepKind.REFUSED]
    if request.way == Way.URGENT:
        order = [StepKind.GIVEN, StepKind.PAPERS]
    order = [kind for kind in order if kind in taken or kind != StepKind.ASKED or first == StepKind.ASKED]
    if request.way == Way.OWN and StepKind.PROPOSED not in taken and len(taken) > 1:
        order.remove(StepKind.PROPOSED)
    found = [_line(kind, taken.get(kind), doors, sees_words, opens) for kind in order]
    given = taken.get(StepKind.GIVEN)
    return found if StepKind.REFUSED in taken else [*found, _voucher(given.given if given else None, doors)]


def _line(kind, step, doors, sees_words, opens):
    if step is None:
        return {"label": kind.label, "done": False, "text": _("chưa"), "note": "", "url": ""}
    words = {"day": format_date(step.taken_at), "name": step.taken_by.full_name}
    text = _("%(day)s, %(name)s") % words
    if step.amount is not None:
        text = f"{text}: {format_money(step.amount)}"
    told = step.words if sees_words or kind in (StepKind.APPROVED, StepKind.PAPERS) else ""
    if told and kind == StepKind.APPROVED:
        told = _("Vượt định mức vì: %(why)s") % {"why": told}
    return {"label": kind.label, "done": True, "text": text, "note": told, "url": doors.url(step.given) if opens else ""}


def _voucher(given, doors):
    """The payment voucher of what was given: of the books where it stands there, else the number written in the care book."""
    voucher = given.voucher if given is not None else None
    mark = voucher.mark if voucher is not None else given.voucher_number if given is not None else ""
    return {
        "label": _("Phiếu chi"),
        "done": bool(mark),
        "text": mark or _("chưa"),
        "note": "",
        "url": doors.url(voucher) if voucher is not None else "",
    }
