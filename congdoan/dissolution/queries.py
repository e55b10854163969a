"""Files by right: of a unit and below, and those that it is to receive; what the books say beside each."""

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from congdoan.access import queries as access
from congdoan.access.actions import reads
from congdoan.audit import queries as log
from congdoan.dissolution import leaving
from congdoan.dissolution.choices import RUNNING, FileState, LineState, Permission
from congdoan.dissolution.models import DissolutionFile, DissolutionLine
from congdoan.finance import queries as finance
from congdoan.kernel.db import listed
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.organization.choices import FactKind
from congdoan.papers import queries as papers
from congdoan.reorganization.choices import Permission as Plans
from congdoan.reorganization.choices import PlanState
from congdoan.reorganization.then import state_on
from congdoan.units import queries as units
from congdoan.units import tree
from congdoan.workbooks import queries as workbooks

VOID = Q(plan__isnull=False, plan__state__in=[PlanState.UNDONE, PlanState.CANCELLED])
"""Files of plans that came to nothing."""


LED_TO = {
    "dissolution.signing.sign": FileState.GIVEN,
    "dissolution.signing.take_back": FileState.OPEN,
    "dissolution.signing.receive": FileState.DONE,
    "dissolution.files.cancel": FileState.CANCELLED,
}
"""{what was done with a file: the state it then had}."""


def late_q(today):
    """Q of ``files`` that are not finished though their day has come."""
    return Q(state_then__in=RUNNING, closes_on__lte=today, void_then=False)


@reads(Permission.VIEW_FILES)
def files(*, by, unit, on=None):
    """Files of the unit and below, and those that units there are to receive: with counts of lines; the earliest day first.

    ``on``: as they stood on a day, today if None, with ``state_then`` and ``void_then`` (of a plan that had come to nothing).
    """
    scope = by.scope(Permission.VIEW_FILES)
    given = scope.q("unit__path") & units.today_q(unit.path, "unit__path")
    taken = scope.q("receiver__path") & units.today_q(unit.path, "receiver__path")
    rows = DissolutionFile.objects.filter(given | taken).select_related(
        "unit__parent", "receiver", "plan", "given_by", "taken_by", "recorded_by"
    )
    return _then(rows, on).order_by("closes_on", "unit__path", "pk")


def _then(rows, on):
    if on is None:
        void = Case(When(VOID, then=Value(True)), default=Value(False))
        return rows.annotate(state_then=F("state"), void_then=void, left=_lines(Q(state=LineState.OPEN)), total=_lines(Q()))
    added = Q(Exists(log.entries_of("dissolution.lines.add").filter(at__date__gt=on, result=_line_key()).order_by()))
    rows = rows.filter(recorded_at__date__lte=on).annotate(
        state_then=Coalesce(log.last_of("dissolution.dissolutionfile", LED_TO, on), Value(FileState.OPEN.value)),
        plan_then=state_on(on, "plan_id"),
        left=_lines(Q(Q(state=LineState.OPEN) | Q(ticked_at__date__gt=on)) & ~added),
        total=_lines(~added),
    )
    void = When(plan__isnull=False, plan_then__in=[PlanState.UNDONE, PlanState.CANCELLED], then=Value(True))
    return rows.annotate(void_then=Case(void, default=Value(False)))


def _line_key():
    return Concat(Value("dissolution.dissolutionline:"), Cast(OuterRef("pk"), CharField()))


def _lines(which):
    counted = DissolutionLine.objects.filter(which, file=OuterRef("pk")).order_by().values("file").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


@reads(Permission.VIEW_FILES)
def file(*, by, unit, pk):
    """One file as the unit meets it, giving or receiving, or None."""
    return files(by=by, unit=unit).filter(Q(unit=unit) | Q(receiver=unit), pk=pk).first()


def at_side(*, side, unit, pk):
    """One file whose ``side`` ("unit", "receiver") this unit is, or None; unscoped: the action asks for the right."""
    found = DissolutionFile.objects.select_related("unit__parent", "receiver", "plan", "given_by", "taken_by", "recorded_by")
    return found.filter(**{side: unit}, pk=pk).first()


def line(*, unit, pk):
    """One line of a file of the unit, or None; unscoped: the action asks for the right."""
    return (
        DissolutionLine.objects.select_related("file__unit__parent", "file__receiver", "file__plan").filter(file__unit=unit, pk=pk).first()
    )


def lines(file_ids):
    """The lines of these files, in the order of minutes, with who ticked them."""
    rows = DissolutionLine.objects.filter(file__in=listed(file_ids)).select_related("ticked_by", "file")
    return rows.order_by("file_id", "place", "pk")


def held_by(unit_ids):
    """Files of these units that count, of whichever plan; unscoped."""
    return (
        DissolutionFile.objects.exclude(state=FileState.CANCELLED).filter(unit__in=listed(unit_ids)).select_related("plan").order_by("pk")
    )


def late(*, by, unit, on=None):
    """The files below that are late (``on``: were on a day), the oldest first: for the week of whoever may see them."""
    return files(by=by, unit=unit, on=on).filter(late_q(on or by.today))


@reads(Plans.SEND_MEMBERS)
def members(*, by, unit, file):
    """Members of the unit that ends, and of the groups that end with it, on its last day; ``next_name``: where they are members afterwards."""
    inside = leaving.below_q([file], leaving.left_in([file]))
    rows = membership.with_next(membership.standing_before(file.closes_on), file.closes_on).filter(inside)
    return rows.filter(by.scope(Plans.SEND_MEMBERS).q("unit__path")).select_related("person", "unit").order_by("person__sort_key", "pk")


WHICH = {"tre": late_q, "xong": lambda today: Q(state_then=FileState.DONE), "mo": lambda today: Q(state_then__in=RUNNING, void_then=False)}
"""{word of the filter: what it keeps on a day}."""


def filtered(rows, which, plan, today):
    """The files that a word of the filter and a plan keep; without a word all that count."""
    rows = rows.filter(WHICH[which](today)) if which in WHICH else rows
    rows = rows if which == "het" or which in WHICH else rows.filter(void_then=False).exclude(state_then=FileState.CANCELLED)
    return rows if plan is None else rows.filter(plan=plan)


def going(found, left):
    """[{"path", "unit_id", "next_name", "gone", "n"}]: members of the units of these files by where they go; a statement for each day.

    ``left``: leaving.left_in of them.
    """
    days = {}
    for one in found:
        days.setdefault(one.closes_on, []).append(one)
    rows = []
    for day, held in days.items():
        stood = membership.with_next(membership.standing_before(day), day).filter(leaving.below_q(held, left)).order_by()
        gone = Case(When(valid_until=day, then=Value(1)), default=Value(0))
        rows += stood.values("unit_id", "next_name", path=F("unit__path"), gone=gone).annotate(n=Count("pk"))
    return rows


def with_counts(file_ids, left):
    """The files with what the books hold of each: counts of rows at the unit and below that are ``left`` in it, the seal. One statement."""

    def _rows(rows, column="unit"):
        return _inside(rows.filter(leaving.counted_q(left, OuterRef("pk"), column)), column)

    day = OuterRef("closes_on")
    contributions, handovers = finance.kept_rows()
    (applied, _unit), (away, _from), (here, _to) = membership.waiting_rows()
    posts, rights = organization.appointments_before(day), access.running_rows(day)
    seal = organization.facts_before(FactKind.SEAL, day).filter(unit=OuterRef("unit"))
    return DissolutionFile.objects.filter(pk__in=listed(file_ids)).annotate(
        records=_rows(contributions) + _rows(handovers), documents=_rows(papers.issued_rows()), books=_rows(workbooks.on_the_way_rows()),
        waiting=_rows(applied) + _rows(away, "from_unit") + _rows(here, "to_unit"), posts=_rows(posts),
        posts_left=_rows(posts.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day))),
        rights=_rows(rights), accounts=_rows(rights.filter(person__account__is_active=True)), seal=Subquery(seal.values("value")[:1]),
    ).order_by("pk")  # fmt: skip


def _inside(rows, column="unit"):
    """How many of the rows stand at the file's unit or below."""
    path = OuterRef("unit__path")
    inside = {f"{column}__path__gte": path, f"{column}__path__lt": Concat(path, Value(tree.AFTER))}
    counted = rows.filter(**inside).order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
