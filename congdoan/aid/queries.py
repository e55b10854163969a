"""Requests for aid: those that somebody may see, where they stand, and sums of those that he may not."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Sum

from congdoan.access import queries as access
from congdoan.access.actions import reads
from congdoan.aid.choices import Permission, State, StepKind, Way
from congdoan.aid.models import Evidence, Request, Step
from congdoan.care.policies import can_see_reason
from congdoan.people import queries as people
from congdoan.units import queries as units


@reads(Permission.VIEW_AID)
def requests(*, by, unit):
    """Đề nghị trợ cấp của đơn vị và cấp dưới, newest first; the confidential ones for the chair and whoever he named alone."""
    return _full(_seen(by).filter(units.today_q(unit.path, "unit__path"), cancelled_on__isnull=True)).order_by("-asked_on", "-pk")


@reads(Permission.VIEW_AID)
def request(*, by, pk):
    """One request, cancelled or not, that ``by`` may see, or None."""
    return _full(_seen(by).filter(pk=pk), *VOUCHERS).first()


def own(*, by):
    """Requests about the signed-in person, newest first; those taken out too, with why; with their papers, without content."""
    papers = Prefetch("evidence", queryset=_papers(), to_attr="papers")
    return _full(Request.objects.filter(person=by.person), *VOUCHERS).prefetch_related(papers).order_by("-asked_on", "-pk")


def papers_of(by, case):
    """Papers of a request that ``by`` sees, without content, the oldest first; none for who may not read the reason."""
    return list(_papers().filter(request=case)) if can_see_reason(by, case) else []


@reads(Permission.VIEW_AID)
def evidence(*, by, pk):
    """One paper with its content that ``by`` may open, or None."""
    found = Evidence.objects.standing().filter(pk=pk, request__in=_seen(by).order_by().values("pk"))
    found = found.select_related("request__unit__parent", "request__person").first()
    return found if found is not None and can_see_reason(by, found.request) else None


def own_evidence(*, by, pk):
    """One paper with its content of a request about the signed-in person, or None."""
    found = Evidence.objects.standing().filter(pk=pk, request__person=by.person)
    return found.select_related("request__unit__parent", "request__person").first()


def _papers():
    return Evidence.objects.standing().defer("content").select_related("recorded_by").order_by("recorded_at", "pk")


@dataclass(frozen=True)
class Hidden:
    """Đề nghị kín mà người xem không được biết: how many, and what was given (đồng); no name, no unit."""

    count: int
    amount: int


@reads(Permission.VIEW_AID)
def hidden(*, by, unit):
    """Hidden of the unit and below: a number alone."""
    there = Request.objects.standing().filter(by.scope(Permission.VIEW_AID).q("unit__path"), units.today_q(unit.path, "unit__path"))
    rest = there.filter(is_confidential=True).exclude(_told(by))
    found = rest.order_by().aggregate(count=Count("pk", distinct=True), amount=Sum("steps__amount", filter=_given("steps__")))
    return Hidden(found["count"], found["amount"] or 0)


def in_state(rows, state, on=None):
    """Those of ``rows`` that stand so, by the end of a day (now if None)."""
    steps = Step.objects.filter(request=OuterRef("pk"))
    steps = steps if on is None else steps.filter(taken_at__date__lte=on)
    given, papers = Exists(steps.filter(_given())), Exists(steps.filter(kind=StepKind.PAPERS))
    refused, approved = Exists(steps.filter(kind=StepKind.REFUSED)), Exists(steps.filter(kind=StepKind.APPROVED))
    urgent = Q(way=Way.URGENT)
    return rows.filter(
        *{
            State.WAITING: (~given, ~refused, ~approved, ~urgent),
            State.APPROVED: (~given, ~refused, approved | urgent),
            State.REFUSED: (~given, refused),
            State.INCOMPLETE: (given, urgent, ~papers),
            State.DONE: (given, papers | ~urgent),
        }[State(state)]
    )


def to_do(*, by, unit, state):
    """Standing requests in a state that ``by`` may decide and may see, the oldest first, with persons; for reminders."""
    decides = by.scope(Permission.DECIDE_AID).q("unit__path")
    found = _seen(by).filter(decides, units.today_q(unit.path, "unit__path"), ~Q(person=by.person), cancelled_on__isnull=True)
    return in_state(found, state).select_related("person", "unit").order_by("asked_on", "pk")


def seen(*, by, among):
    """Those of ``among`` that ``by`` may see."""
    return _seen(by).filter(pk__in=[row.pk for row in among])


def waiting_of(person, reason):
    """A standing, open request of the person for that reason which is not confidential, or None: of the others nothing is told."""
    found = Request.objects.standing().filter(person=person, reason=reason, is_confidential=False)
    return in_state(found, State.WAITING).first()


def locked(pk):
    """The request as it stands now, held until the transaction ends, with its steps."""
    Request.objects.select_for_update(of=("self",)).get(pk=pk)
    return _full(Request.objects.filter(pk=pk)).get()


def may_know(unit, on):
    """Persons who work with requests at a unit on a day: of whom the chair may name one."""
    held = access.holders_at(unit, on)
    able = {grant.person_id for grant in held if str(Permission.VIEW_AID) in grant.permissions}
    return people.persons().filter(pk__in=able).order_by("sort_key", "pk")


def _told(by):
    """Q: confidential requests of which ``by`` knows."""
    named = Step.objects.filter(request=OuterRef("pk"), kind=StepKind.NAMED, named=by.person)
    return by.scope(Permission.VIEW_CONFIDENTIAL_AID).q("unit__path") | Exists(named)


def _seen(by):
    return Request.objects.filter(by.scope(Permission.VIEW_AID).q("unit__path"), Q(is_confidential=False) | _told(by))


def _given(prefix=""):
    stands = Q(**{f"{prefix}visit__isnull": False, f"{prefix}visit__cancelled_on__isnull": True}) | Q(
        **{f"{prefix}gift__isnull": False, f"{prefix}gift__cancelled_on__isnull": True}
    )
    return Q(stands, **{f"{prefix}kind": StepKind.GIVEN})


VOUCHERS = ("visit__voucher__book__unit", "gift__voucher__book__unit")
"""The payment vouchers of what was given, as pages of one request tell them."""


def _full(rows, *more):
    steps = Step.objects.select_related("taken_by", "named", "visit__unit", "gift__unit", *more).order_by("taken_at", "pk")
    return rows.select_related("person", "unit__parent", "recorded_by").prefetch_related(Prefetch("steps", queryset=steps))
