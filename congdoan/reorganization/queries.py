"""Plans, what a plan's checks ask for, what has been built on one since."""

import datetime
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Upper

from congdoan.access import queries as access
from congdoan.access.actions import reads
from congdoan.accounts import queries as accounts
from congdoan.finance import queries as finance
from congdoan.kernel import text
from congdoan.kernel.db import listed
from congdoan.kernel.db.gathering import gather
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.organization import restoring
from congdoan.reorganization import reach
from congdoan.reorganization.choices import OPEN, UNDECIDED, Deed, Permission, PlanState
from congdoan.reorganization.models import Plan, Step, StepPart
from congdoan.reorganization.outcome import Sketch, outcome
from congdoan.reorganization.then import as_of
from congdoan.units import queries as units
from congdoan.units import rearranged, tree
from congdoan.workbooks import queries as workbooks


@dataclass
class Known:
    """Những điều đã biết: what the checks of one plan hold it against."""

    kinds: list = field(default_factory=list)
    nestings: list = field(default_factory=list)
    labels: dict = field(default_factory=dict)
    levels: dict = field(default_factory=dict)
    since: dict = field(default_factory=dict)  # {unit id: (placed, called, employed since)}
    members: dict = field(default_factory=dict)  # {unit id: AtUnit}
    standing: dict = field(default_factory=dict)  # {unit id: [person id]} on the eve of the day, of units that close
    persons: dict = field(default_factory=dict)  # {person id: Membership on the day}
    stands: dict = field(default_factory=dict)  # {unit id: Stands} of units that get another kind
    posts: list = field(default_factory=list)  # posts at units that close, holding on the day or later
    grants: list = field(default_factory=list)  # roles there, likewise
    facts: list = field(default_factory=list)  # [(words, unit id, how many)] dated on the day or later
    waiting: list = field(default_factory=list)  # [(words, unit id, how many)] that wait for an answer there
    plans: list = field(default_factory=list)  # other plans that hold a unit of this one, with ``at``: the unit
    same_number: list = field(default_factory=list)  # other plans of that number
    decisions: list = field(default_factory=list)  # Decisions of that number, with ``used``
    taken: set = field(default_factory=set)  # codes of new units that exist
    funds: list = field(default_factory=list)  # [(unit id, what is left)] of funds there
    seats: dict = field(default_factory=dict)  # {unit id: seats in elected bodies}
    books: dict = field(default_factory=dict)  # {unit id: workbooks on the way}
    signing_in: set = field(default_factory=set)  # ids of persons with a role there who sign in
    sums: tuple = (0, 0)  # units and members below the deciding unit, on the eve of the day


@reads(Permission.VIEW_PLANS)
def plans(*, by, unit, on=None):
    """Plans decided at the unit or below, newest first, with the number of steps and ``state_then``; ``on``: as they stood on a day, today if None."""
    found = Plan.objects.filter(by.scope(Permission.VIEW_PLANS).q("unit__path"), units.today_q(unit.path, "unit__path"))
    return as_of(found, on).select_related("unit", "recorded_by").annotate(total=Count("steps")).order_by("-recorded_at", "-pk")


@reads(Permission.VIEW_PLANS)
def plan(*, by, pk):
    """One plan that ``by`` may see, with everybody who had a hand in it, or None."""
    found = Plan.objects.filter(by.scope(Permission.VIEW_PLANS).q("unit__path"), pk=pk)
    return found.select_related(
        "unit__parent", "event", "decision", "recorded_by", "submitted_by", "approved_by", "carried_out_by", "undone_by"
    ).first()


@reads(Permission.VIEW_PLANS)
def steps(*, by, unit, plan):
    """The steps of a plan, in order, with units and parts."""
    seen = Step.objects.filter(by.scope(Permission.VIEW_PLANS).q("plan__unit__path"), plan=plan)
    return seen.select_related("unit", "unit__parent").annotate(apart=Count("parts")).order_by("place")


def words_for(steps, plan):
    """(kinds, {unit id: (name, kind)} on the eve of the plan's day, {CODE: name} of the places named) for telling these steps; one statement."""
    eve = plan.effective_on - datetime.timedelta(days=1)
    codes = {code.upper() for step in steps for code in (step.parent_code, step.target_code) if code}
    kinds, spells, places, founded = gather(
        units.every_kind(),
        units.spells_on(eve).filter(unit__in=[step.unit_id for step in steps if step.unit_id]),
        rearranged.coded(codes),
        Step.objects.annotate(capitals=Upper("code")).filter(plan=plan, deed=Deed.FOUND, capitals__in=codes).order_by("place"),
    )
    names = {row.capitals: row.name for row in (*founded, *places)}
    return kinds, {row.unit_id: (row.name, row.kind) for row in spells}, names


@reads(Permission.VIEW_PLANS)
def steps_below(*, by, unit):
    """The steps of every plan at the unit that was not cancelled or undone: for the workbook."""
    seen = Step.objects.filter(by.scope(Permission.VIEW_PLANS).q("plan__unit__path"), plan__unit=unit)
    return seen.exclude(plan__state__in=[PlanState.CANCELLED, PlanState.UNDONE]).select_related("plan", "unit").order_by("plan_id", "place")


@reads(Permission.VIEW_PLANS)
def touched_units(*, by, unit, plan, pks):
    """Units that a plan touches, in tree order: ``pks``, as its last check kept them."""
    seen = units.units().filter(by.scope(Permission.VIEW_PLANS).q("path") | Q(path__in=tree.ancestors(unit.path)))
    return seen.filter(pk__in=listed(pks))


@reads(Permission.SEND_MEMBERS)
def people(*, by, unit, plan):
    """Members whom the drafter sends where each is to go: memberships on the day with persons, units, and ``apart``, the code said for one.

    Whoever has that right sees their names here, as the procedure needs them, and of them no more than birth and unit.
    """
    mine = StepPart.objects.filter(step__plan=plan, person=OuterRef("person")).order_by("pk")
    rows = membership.standing_members(plan.findings.get("settles", {}), plan.effective_on)
    rows = rows.filter(by.scope(Permission.SEND_MEMBERS).q("unit__path"))
    return rows.annotate(apart=Subquery(mine.values("target_code")[:1]))


def undecided_q(plan):
    """Q of those ``people`` of whom nobody has said yet where they go."""
    return Q(apart__isnull=True, unit__in=listed(int(pk) for pk, place in plan.findings.get("settles", {}).items() if place == UNDECIDED))


def draft_of(unit, number, effective_on):
    """The draft at the unit with that decision number and day, or None."""
    drafts = Plan.objects.filter(unit=unit, effective_on=effective_on, state=PlanState.DRAFT).order_by("pk")
    return rearranged.numbered(drafts, number).first()


def units_in_drafts(unit):
    """{(number, folded, day, CODE)} of the units, those to be founded included, that have a step in a draft at the unit."""
    rows = Step.objects.filter(plan__unit=unit, plan__state=PlanState.DRAFT).select_related("plan", "unit").order_by("pk")
    return {(row.plan.number_key, row.plan.effective_on, (row.unit.code if row.unit else row.code).upper()) for row in rows}


def due(day):
    """Approved plans whose day has come, oldest first, unscoped: for the clock."""
    return (
        Plan.objects.filter(state=PlanState.APPROVED, effective_on__lte=day)
        .select_related("approved_by__account")
        .order_by("effective_on", "pk")
    )


def around(day, within):
    """Approved and carried-out plans whose day lies so many days around this one, unscoped: for the clock of rooms above."""
    span = datetime.timedelta(days=within)
    rows = Plan.objects.filter(state__in=[PlanState.APPROVED, PlanState.CARRIED_OUT], effective_on__range=(day - span, day + span))
    return rows.select_related("unit", "approved_by__account").order_by("effective_on", "pk")


def steps_held(plan):
    """The steps with ``parts_held``; two queries."""
    parts = Prefetch("parts", queryset=StepPart.objects.select_related("person").order_by("pk"), to_attr="parts_held")
    return list(Step.objects.filter(plan=plan).select_related("unit").prefetch_related(parts).order_by("place"))


def ending_steps(plan_ids, unit_ids=None):
    """Steps by which these plans end units (of ``unit_ids`` alone, where given), and those that found the units which take over; unscoped."""
    ends = Q(deed__in=[Deed.MERGE, Deed.DISSOLVE]) & (Q() if unit_ids is None else Q(unit__in=listed(unit_ids)))
    rows = Step.objects.filter(ends | Q(deed=Deed.FOUND), plan__in=listed(plan_ids)).select_related("plan__unit", "unit__parent")
    return rows.order_by("plan_id", "place")


def person_parts(plan_ids):
    """Members whom these plans send another way than the rest of their unit; unscoped."""
    rows = StepPart.objects.filter(step__plan__in=listed(plan_ids), person__isnull=False)
    return rows.select_related("step").order_by("pk")


def with_deed(deed):
    """Keys of the plans that have such a step; for a list that is filtered by right."""
    return Step.objects.filter(deed=deed).order_by().values("plan")


def names_in(steps, more=()):
    """{code in capitals: name} of the units that these steps name: superiors, receivers, those founded among them, ``more`` codes; one query."""
    codes = {code.upper() for step in steps for code in (step.parent_code, step.target_code) if code} | {
        code.upper() for code in more if code
    }
    found = {code: unit.name for code, unit in rearranged.by_codes(codes).items()}
    return found | {step.code.upper(): step.name for step in steps if step.code and step.name}


def sketch(plan):
    """The Sketch of a plan, with all that its checks ask for; the number of queries does not grow with the steps."""
    held = steps_held(plan)
    named = {step.unit_id for step in held} | {part.unit_id for step in held for part in step.parts_held}
    found = rearranged.by_ids(named - {None})
    codes = {code for step in held for code in (step.parent_code, step.target_code, step.code)}
    codes |= {part.target_code for step in held for part in step.parts_held}
    codes |= {unit.parent.code for unit in found.values() if unit.parent}
    by_code = rearranged.by_codes({code.upper() for code in codes if code})
    below = rearranged.below({step.unit_id for step in held if step.deed == Deed.DISSOLVE})
    below |= rearranged.children({step.unit_id for step in held if step.deed == Deed.MERGE})
    found |= {unit.pk: unit for rows in below.values() for unit in rows} | {unit.pk: unit for unit in by_code.values()}
    drawn = Sketch(plan, held, found, by_code, below)
    drawn.known = _known(drawn, outcome(drawn))
    return drawn


def _known(drawn, found):
    kinds, closed, day = list(units.all_kinds()), set(found.closed), drawn.day
    other_kind = [pk for pk, change in found.changed.items() if change.kind != drawn.units[pk].kind]
    posts, grants = _ending(closed, day)
    return Known(
        kinds=[(kind.key, kind.valid_from, kind.valid_until) for kind in kinds],
        nestings=units.nestings(),
        labels=units.kind_labels(),
        levels={kind.key: kind.level for kind in kinds},
        since=rearranged.since(found.changed.keys() | closed),
        members=membership.standing_at(closed, day),
        standing=membership.standing_persons(closed, day) if closed else {},
        persons=membership.standing_of(found.persons, day),
        stands=organization.stands_at(other_kind) if other_kind else {},
        posts=posts,
        grants=grants,
        facts=facts_since(closed, day),
        waiting=membership.waiting_at(closed) if closed else [],
        funds=finance.balances_at(closed) if closed else [],
        seats=membership.seats_at(closed, day) if closed else {},
        books=workbooks.on_the_way_at(closed) if closed else {},
        signing_in=accounts.persons_signing_in({row.person_id for row in grants}) if grants else set(),
        plans=_others(drawn, found),
        same_number=_same_number(drawn.plan) if drawn.plan.number else [],
        decisions=rearranged.decisions(drawn.plan.number) if drawn.plan.number else [],
        taken={code for code in found.founded if code in drawn.by_code},
        sums=_sums(drawn.plan.unit, day),
    )


def _ending(closed, day):
    if not closed:
        return [], []
    running = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    return list(organization.appointments_at(listed(closed)).filter(running)), access.held_at(listed(closed), day)


def _others(drawn, found):
    """Steps of other open plans that touch what this one touches.

    Two plans touch one unit where both change or end it, where one ends what the other leans on (a receiver, a superior), and where it ends
    along with a unit above it.
    """
    own, closed = found.changed.keys() | found.closed.keys(), [drawn.units[pk].code.upper() for pk in found.closed]
    if not own:
        return []
    leaned_on = {unit.pk: unit for unit in drawn.by_code.values()}
    above = {path for pk in own | leaned_on.keys() for path in tree.ancestors((leaned_on.get(pk) or drawn.units[pk]).path)[:-1]}
    both = Q(unit__in=listed(own)) | Q(target__in=closed) | Q(superior__in=closed)
    ends = Q(deed__in=[Deed.MERGE, Deed.DISSOLVE]) & (Q(unit__in=listed(leaned_on)) | Q(unit__path__in=above))
    rows = Step.objects.annotate(target=Upper("target_code"), superior=Upper("parent_code")).filter(both | ends, plan__state__in=OPEN)
    return list(rows.exclude(plan=drawn.plan.pk).select_related("plan", "unit").order_by("plan_id", "place"))


def _same_number(plan):
    others = Plan.objects.exclude(state__in=[PlanState.CANCELLED, PlanState.UNDONE]).exclude(pk=plan.pk).order_by("pk")
    whose = (plan.numbered_in, text.fold(plan.issuer))
    return [other for other in rearranged.numbered(others, plan.number) if (other.numbered_in, text.fold(other.issuer)) == whose]


def _sums(unit, day):
    """Units and members below, as the day finds them: what comes or goes on it or later is not among them."""
    there = units.subtree(unit, on=day - datetime.timedelta(days=1)).exclude(closed_on=day)
    return there.exclude(pk=unit.pk).count(), membership.standing_within(there, day)


def facts_since(pks, day, persons=None, besides=None):
    """[(words, unit id, how many)] of facts at these units dated on the day or later (``persons``: about these; ``besides`` those that an event began); a query for each kind of fact."""
    found = []
    for label, column, dated in reach.dated_facts() if pks else ():
        model = apps.get_model(label)
        names = {each.name for each in model._meta.get_fields()}
        if persons is not None and "person" not in names:
            continue
        rows = model.objects.filter(**{f"{column}__in": listed(pks), f"{dated}__gte": day})
        rows = rows.filter(cancelled_on__isnull=True) if "cancelled_on" in names else rows
        rows = rows if persons is None else rows.filter(person__in=persons)
        rows = rows.exclude(begun_by=besides) if besides is not None and "begun_by" in names else rows
        counted = rows.order_by().values_list(column).annotate(rearranged=Count("pk", distinct=True))
        found += [(str(model._meta.verbose_name), unit_id, total) for unit_id, total in counted]
    return found


def built_since(event):
    """What stands in the way of undoing an event: {"units": […], "closed": […], "members": {…}, "facts": […], "unfit": [sentence]}."""
    day, founded = event.effective_on, list(rearranged.founded_by(event))
    pks, moved = rearranged.touched_by(event), membership.moved_by(event)
    facts = facts_since({unit.pk for unit in founded}, day, besides=event) + facts_since(pks, day, persons=moved)
    names = {unit.pk: unit.name for unit in rearranged.by_ids({unit_id for _words, unit_id, _total in facts}).values()}
    posts = organization.posts_since(pks, day, persons=moved, founded=[unit.pk for unit in founded])
    return {
        "units": [unit.name for unit in rearranged.changed_since(event)],
        "closed": [unit.name for unit in rearranged.closed_around(event)],
        "members": membership.since_event(event),
        "unfit": [sentence for sentence in restoring.sentences(event, lambda ids: membership.staying_at(ids, event)) if sentence],
        "facts": [f"{names[unit_id]}: {total} {words}" for words, unit_id, total in facts] + posts,
    }
