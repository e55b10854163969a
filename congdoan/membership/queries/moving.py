"""Transfers and pauses: what each side sees; who a card belongs to; who owes dues on a day."""

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When

from congdoan.access.actions import reads
from congdoan.kernel import names
from congdoan.kernel.dates import day_after
from congdoan.kernel.db import listed
from congdoan.membership import rules
from congdoan.membership.choices import Permission, TransferState, WhyLeft
from congdoan.membership.models import Membership, Suspension, Transfer
from congdoan.units import queries as units


def _rows():
    related = ("person", "from_unit", "to_unit", "recorded_by", "answered_by", "made", "membership", "undo_unit")
    return Transfer.objects.select_related(*related)


@reads(Permission.VIEW_TRANSFERS)
def transfers(*, by, unit, on=None):
    """Requests that the unit or one below asked for or has to answer ``on`` a day (today if None), the newest first.

    Each with ``state_then``: how far it had come by the end of that day.
    """
    scope = by.scope(Permission.VIEW_TRANSFERS)
    here = scope.q("to_unit__path") & units.today_q(unit.path, "to_unit__path")
    away = scope.q("from_unit__path") & units.today_q(unit.path, "from_unit__path")
    return _then(_rows().filter(here | away), None if on is None or on >= by.today else on).order_by("-asked_on", "-pk")


def _then(rows, on):
    if on is None:
        return rows.annotate(state_then=F("state"))
    undone_later = When(state=TransferState.UNDONE, undo_asked_on__gt=on, answered_on__lte=on, then=Value(TransferState.CONFIRMED))
    come = Case(undone_later, When(answered_on__lte=on, then=F("state")), default=Value(TransferState.ASKED))
    return rows.filter(asked_on__lte=on).annotate(state_then=come)


@reads(Permission.VIEW_TRANSFERS)
def transfer(*, by, pk):
    """One request that ``by`` may see, from either side, or None."""
    scope = by.scope(Permission.VIEW_TRANSFERS)
    return _rows().filter(scope.q("to_unit__path") | scope.q("from_unit__path"), pk=pk).first()


@reads(Permission.VIEW_TRANSFERS)
def transfers_to_answer(*, by, unit):
    """Requests that wait for the unit's, or a lower one's, answer, the oldest first."""
    scope = by.scope(Permission.VIEW_TRANSFERS)
    waiting = _rows().filter(scope.q("from_unit__path"), units.today_q(unit.path, "from_unit__path"), state=TransferState.ASKED)
    return waiting.order_by("asked_on", "pk")


@reads(Permission.VIEW_TRANSFERS)
def transfers_of(*, by, person_id):
    """Requests about a person that made no membership, the oldest first, with ``here_id``: the unit whose page of it ``by`` may open.

    Asks through ``gather``.
    """
    scope = by.scope(Permission.VIEW_TRANSFERS)
    found = _rows().filter(scope.q("to_unit__path") | scope.q("from_unit__path"), person=person_id, made__isnull=True)
    rows = yield found.order_by("asked_on", "pk")
    for row in rows:
        row.here_id = row.to_unit_id if scope.contains(row.to_unit) else row.from_unit_id
    return rows


def own_transfers(*, by):
    """Requests about the signed-in person that made no membership, the oldest first."""
    return _rows().filter(person=by.person, made__isnull=True).order_by("asked_on", "pk")


def transfer_asked(person_id):
    """The request about a person that nobody has answered, or None; unscoped."""
    return Transfer.objects.filter(person=person_id, state=TransferState.ASKED).first()


def open_membership_of(*, full_name, birth, number):
    """The one open membership whose person has this name, this birth (ApproximateDate) and this identity or member number; unscoped."""
    found = _by_card(Membership.objects.filter(valid_until__isnull=True), full_name, birth, number)
    return found[0] if len(found) == 1 else None


def ended_membership_of(*, full_name, birth, number):
    """The last membership of the one person who has this name, birth and number, all of whose memberships have an end; None for others. Unscoped."""
    found = _by_card(Membership.objects.all(), full_name, birth, number)
    if not found or len({row.person_id for row in found}) > 1 or any(row.valid_until is None for row in found):
        return None
    last = max(found, key=lambda row: row.valid_from)
    return None if last.why_left == WhyLeft.DIED else last


def _by_card(rows, full_name, birth, number):
    rows = rows.filter(person__match_key=names.match_key(names.clean_name(full_name)))
    rows = rows.filter(Q(person__national_id=number) | Q(member_number=number)).select_related("person", "unit").order_by("pk")
    return [row for row in rows if row.person.birth_text == str(birth) or row.person.birth_text.endswith(f"/{birth}")]


def suspensions_at(membership_ids):
    """Pauses of these memberships, the oldest first; unscoped, for policies and pages whose rights are checked there."""
    return Suspension.objects.filter(membership__in=listed(membership_ids)).select_related("recorded_by").order_by("valid_from", "pk")


def suspension(pk):
    """One pause with its membership, or None; the screen looks the membership up by right."""
    return Suspension.objects.filter(pk=pk).select_related("membership", "membership__person", "membership__unit").first()


def counted(rows, day):
    """Memberships that count on a day: the one place where the rule of pausing meets the figures."""
    if rules.suspension_rule_on(day).counted:
        return rows
    return rows.filter(~Exists(Suspension.objects.as_of(day).filter(membership=OuterRef("pk"))))


def dues_of(rows, day):
    """Memberships with ``free_from``, ``free_until``: the pause for which they owe no dues on a day; None for those that owe."""
    free = Suspension.objects.as_of(day).filter(rules.free_of_dues_q(day), membership=OuterRef("pk")).order_by("valid_from")
    return rows.annotate(free_from=Subquery(free.values("valid_from")[:1]), free_until=Subquery(free.values("valid_until")[:1]))


def owing_dues(unit, day):
    """Memberships at the unit and below that owe dues on a day: those of the day less the pauses that are free; unscoped."""
    inside = Membership.objects.as_of(day).filter(unit__in=units.subtree(unit, on=day).order_by().values("pk"))
    return dues_of(inside, day).filter(free_from__isnull=True).select_related("person", "unit").order_by("person__sort_key", "pk")


def died_q(person, on=None, until=None):
    """Exists: the person (an OuterRef or its name as a lookup) has died, ``on`` that day (a lookup) or later, by the end of ``until``; for lists that must not name the dead."""
    rows = Membership.objects.filter(person=OuterRef(person), why_left=WhyLeft.DIED, valid_until__isnull=False)
    rows = rows if until is None else rows.filter(valid_until__lte=day_after(until))
    return Exists(rows if on is None else rows.filter(valid_until__gt=OuterRef(on)))
