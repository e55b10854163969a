"""Quyết định: the paper behind what other rooms record, entered once whoever names it."""

from django.db.models import ProtectedError

from congdoan.kernel import text
from congdoan.kernel.db import insert_all
from congdoan.organization import changing, decision_queries
from congdoan.units import rearranged
from congdoan.units.models import Decision

_KEPT = {"papers.scan", "papers.issued"}


def named(*, by, unit, number, signed_on=None, issuer="", effective_on=None):
    """The Decision that a form about a unit names, entered; None where it names none. Refused: a day or an issuer of a decision without a number."""
    changing.check_named(number=text.squeeze(number), signed_on=signed_on, issuer=text.squeeze(issuer))
    if not text.squeeze(number):
        return None
    return entered(by=by, number=number, signed_on=signed_on, issuer=issuer, effective_on=effective_on, unit=unit)


def key_of(row):
    """What says which decision a row of facts names: (number, day it was signed, issuer)."""
    return (text.squeeze(row.get("decision") or ""), row.get("signed_on"), text.squeeze(row.get("issuer") or ""))


def entered_all(rows, today, held=()):
    """{key: Decision} of the decisions that rows of facts name (``key_of``), entered in two statements; refused as ``named`` and ``entered``.

    ``held``: Decisions that the units of these rows name already. A decision of the book is taken again where it is whole: a number alone
    ("12/QĐ") may stand on the papers of many an office.
    """
    keys = dict.fromkeys(key_of(row) for row in rows)
    known = {name: found[::-1] for name, found in decision_queries.decisions_numbered(key[0] for key in keys).items()}
    found, new = {}, []
    for key in keys:
        number, signed_on, issuer = key
        changing.check_named(number=number, signed_on=signed_on, issuer=issuer)
        if not number:
            continue
        alike = known.setdefault(text.fold(number), [])
        changing.check_decision(number=number, signed_on=signed_on, issuer=issuer, known=alike, today=today)
        own = [one for one in held if text.fold(one.number) == text.fold(number)]
        own += [one for one in reversed(alike) if (one.signed_on and one.issuer) or one in new]
        found[key] = next((one for one in own if _paper(one) == (signed_on, text.fold(issuer))), None)
        if found[key] is None:
            found[key] = Decision(number=number, signed_on=signed_on, issuer=issuer)
            new.append(found[key])
            alike.append(found[key])
    insert_all(Decision, new)
    return found


def _paper(one):
    """(day, folded issuer): what tells decisions of one number apart."""
    return one.signed_on, text.fold(one.issuer)


def restated(*, by, held, number, signed_on, issuer, effective_on):
    """``entered``, for a plan that is submitted again: ``held`` (``let_go``), which only its scans name by now, says what is written this time."""
    number, issuer = text.squeeze(number), text.squeeze(issuer)
    others = rearranged.numbered(Decision.objects.order_by("pk"), number).exclude(pk=held.pk if held else None)
    if held is None or any(_paper(one) == (signed_on, text.fold(issuer)) for one in others):
        return entered(by=by, number=number, signed_on=signed_on, issuer=issuer, effective_on=effective_on)
    changing.check_decision(number=number, signed_on=signed_on, issuer=issuer, known=others, today=by.today)
    held.number, held.signed_on, held.issuer, held.effective_on = number, signed_on, issuer, effective_on
    held.save()
    return held


def let_go(decision):
    """Takes out a decision by which nothing is done any more; returns it where only its scans and Word files are left, else None."""
    try:
        decision.delete()
    except ProtectedError as problem:
        return decision if {row._meta.label_lower for row in problem.protected_objects} <= _KEPT else None
    return None


def entered(*, by, number, signed_on=None, issuer="", effective_on=None, unit=None):
    """Ghi một quyết định, hoặc lấy lại quyết định đã ghi cùng số, nơi ban hành, ngày.

    ``unit``: of which something is recorded; a number without its issuer is another's paper unless that unit names it already. A plain call from the guarded actions of other rooms, in their transaction. Refused: signed in the future, the same number of the same
    issuer signed on another day, another day or issuer than the unit's own decision of that number says.
    """
    number, issuer = text.squeeze(number), text.squeeze(issuer)
    known = list(rearranged.numbered(Decision.objects.order_by("pk"), number))
    changing.check_decision(number=number, signed_on=signed_on, issuer=issuer, known=known, today=by.today)
    alike = [one for one in known if _paper(one) == (signed_on, text.fold(issuer))]
    if unit is not None and not alike:
        held = [one for one in known if decision_queries.named_at(one, unit)]
        changing.check_papers_of_unit(unit=unit, number=number, signed_on=signed_on, issuer=issuer, held=held)
    exact = (one for one in alike if one.effective_on == effective_on)
    same = next((one for one in exact if issuer or unit is None or decision_queries.named_at(one, unit)), None)
    if same is None and signed_on is not None and issuer:  # whole, it is one decision, though what it says may hold from several days
        same = next(iter(alike), None)
    return same or Decision.objects.create(number=number, signed_on=signed_on, issuer=issuer, effective_on=effective_on)
