"""Inspections and findings by right, where they stood on a day, who may be in a team, what waits for whom."""

from django.db.models import BooleanField, Case, Count, DateField, F, IntegerField, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from congdoan.access import queries as access
from congdoan.access.actions import reads
from congdoan.access.roles import Role
from congdoan.inspection.choices import AFTER, BESIDE, CLOSED, OVERDUE, UNMENDED, Permission, State
from congdoan.inspection.models import Checklist, ChecklistLine, Finding, FindingStep, Inspection, LineResult, TeamMember
from congdoan.ledger.choices import Permission as Ledger
from congdoan.units import queries as units

TEAM = (Role.INSPECTOR, Role.COMMITTEE_MEMBER, Role.VICE_CHAIR, Role.CHAIR)
KEEPING = (Ledger.KEEP_BOOKS, Ledger.RECORD_COUNT)
"""Who holds the account or stands in for him, keeps the books or the cash of a unit may do one of these: he is in no team that inspects it (DOMAIN 4.2)."""


@reads(Permission.VIEW_INSPECTIONS)
def inspections(*, by, unit, on=None):
    """Đợt kiểm tra at the unit and below, the newest first, with ``findings_made``, ``left``, ``late``: how many stood, were open, overdue on a day."""
    found = _seen(by).standing(on).filter(units.today_q(unit.path, "unit__path"))
    day = on or by.today
    inside = _stood(Finding.objects.filter(inspection=OuterRef("pk"), issued_on__lte=day), day)
    still = inside.exclude(stands__in=CLOSED)
    found = found.annotate(findings_made=_counted(inside), left=_counted(still), late=_counted(inside.filter(late=True)))
    return found.order_by("-drawn_on", "-pk")


@reads(Permission.VIEW_INSPECTIONS)
def inspection(*, by, pk, with_team=True):
    """One with its team, or None; taken out too."""
    team = Prefetch("team", TeamMember.objects.select_related("person").order_by("-is_head", "person__sort_key", "pk"))
    rows = _seen(by).select_related("unit__parent", "checklist", "concluded_by", "recorded_by").filter(pk=pk)
    return (rows.prefetch_related(team) if with_team else rows).first()


@reads(Permission.VIEW_INSPECTIONS)
def findings(*, by, unit, on=None):
    """Kiến nghị at the unit and below with ``stands`` (State), ``due``, ``late``; as of a day; the earliest due first among the open."""
    day = on or by.today
    rows = Finding.objects.filter(by.scope(Permission.VIEW_INSPECTIONS).q("inspection__unit__path"), issued_on__lte=day)
    rows = rows.filter(units.today_q(unit.path, "inspection__unit__path"))
    return _stood(rows, day).select_related("inspection__unit").order_by("place", "due", "pk")


@reads(Permission.VIEW_INSPECTIONS)
def finding(*, by, pk):
    """One finding with its inspection and steps, or None."""
    rows = Finding.objects.filter(by.scope(Permission.VIEW_INSPECTIONS).q("inspection__unit__path"), pk=pk)
    rows = rows.select_related("inspection__unit", "inspection__committee", "line", "issued_by")
    return rows.prefetch_related(Prefetch("steps", FindingStep.objects.select_related("taken_by").order_by("pk"))).first()


def of_inspection(inspection, day):
    """Findings of one inspection as they stood on a day, by number."""
    return _stood(Finding.objects.filter(inspection=inspection, issued_on__lte=day), day).order_by("number")


def in_state(rows, wanted):
    """Those of ``findings`` that stand so; OVERDUE: late."""
    return rows.filter(late=True) if wanted == OVERDUE else rows.filter(stands=wanted)


@reads(Permission.ANSWER_FINDINGS)
def to_answer(*, by, unit):
    """Findings at the very unit that wait for its answer or are late, the earliest due first."""
    rows = Finding.objects.filter(by.scope(Permission.ANSWER_FINDINGS).q("inspection__unit__path"), inspection__unit=unit)
    return _stood(rows, by.today).filter(Q(stands=State.OPEN) | Q(late=True)).order_by("due", "pk")


@reads(Permission.HOLD_INSPECTION)
def to_follow(*, by, unit):
    """Findings of the committee of the unit that were answered, said to be mended, or are late, the earliest due first."""
    rows = Finding.objects.filter(by.scope(Permission.HOLD_INSPECTION).q("inspection__committee__path"), inspection__committee=unit)
    rows = _stood(rows, by.today).filter(Q(stands__in=(State.ANSWERED, State.FIXED)) | Q(late=True))
    return rows.select_related("inspection__unit").order_by("due", "pk")


def _stood(rows, day):
    """``rows`` of findings with ``stands``, ``due``, ``late``, ``place`` (0 open, 1 closed), as the steps up to the day say."""
    steps = FindingStep.objects.filter(finding=OuterRef("pk"), taken_on__lte=day).order_by("-pk")
    moved = Subquery(steps.exclude(kind__in=BESIDE).values("kind")[:1])
    rows = rows.annotate(
        moved=Coalesce(moved, Value("")),
        due=Coalesce(Subquery(steps.filter(due_on__isnull=False).values("due_on")[:1]), F("due_on"), output_field=DateField()),
    )
    names = [When(moved=kind, then=Value(state.value)) for kind, state in AFTER.items()]
    rows = rows.annotate(stands=Case(*names, default=Value(State.OPEN.value)))
    late = Case(When(stands__in=UNMENDED, due__lt=day, then=Value(True)), default=Value(False), output_field=BooleanField())
    closed = Case(When(stands__in=CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
    return rows.annotate(late=late, place=closed)


def _counted(rows):
    """How many of the rows stand beside the outer one."""
    told = rows.order_by().values("inspection").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(told), Value(0), output_field=IntegerField())


def _seen(by):
    found = Inspection.objects.filter(by.scope(Permission.VIEW_INSPECTIONS).q("unit__path"))
    return found.select_related("unit", "committee")


def checklist_on(sort, day):
    """The checklist of a sort that holds on a day, or None."""
    return Checklist.objects.as_of(day).filter(sort=sort).order_by("-valid_from").first()


def lines_of(checklist_id):
    """The lines of a checklist in their order."""
    return ChecklistLine.objects.filter(checklist=checklist_id).order_by("place")


def results_of(inspection):
    """{line id: LineResult} of an inspection, with who answered."""
    return {row.line_id: row for row in LineResult.objects.filter(inspection=inspection).select_related("answered_by")}


def committees(by, unit):
    """Units whose inspection committee the person acts for at a unit: where the right lies, the nearest first."""
    held = [grant.unit for grant in by.grants if str(Permission.HOLD_INSPECTION) in grant.permissions and grant.reaches(unit)]
    return sorted({one.pk: one for one in held}.values(), key=lambda one: -len(one.path))


def team_choices(committee, day):
    """[(person, role)] of those who may be in a team: of the committee's own unit, inspectors first; each person once."""
    found = {}
    for grant in access.holders_at(committee, day):
        if grant.unit_id == committee.pk and grant.role in TEAM:
            found.setdefault(grant.person_id, (grant.person, grant.role))
    return sorted(found.values(), key=lambda one: (TEAM.index(one[1]), one[0].sort_key, one[0].pk))


def barred(unit, day):
    """Ids of those who hold the account, the books or the cash of a unit by a role there."""
    there = (grant for grant in access.holders_at(unit, day) if grant.unit_id == unit.pk)
    return {grant.person_id for grant in there if not grant.permissions.isdisjoint(map(str, KEEPING))}


def keeps_money(by, unit):
    """True if the person writes vouchers or counts the cash of the unit: who does, inspects it not."""
    return any(by.may(one, unit) for one in KEEPING)


def to_change(pk):
    """One inspection, held until the transaction ends."""
    return Inspection.objects.select_for_update(of=("self",)).select_related("unit", "committee", "checklist").get(pk=pk)


def finding_to_change(pk):
    """One finding with its steps in order, held until the transaction ends."""
    rows = Finding.objects.select_for_update(of=("self",)).select_related("inspection__unit", "inspection__committee")
    return rows.prefetch_related(Prefetch("steps", FindingStep.objects.order_by("pk"))).get(pk=pk)
