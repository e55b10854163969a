"""Who holds which role: of one person, and at one unit."""

from django.db.models import Q

from congdoan.access import roles
from congdoan.access.choices import Reach
from congdoan.access.models import Delegation, FactorRule, Grant, SupportVisit
from congdoan.access.roles import Role
from congdoan.units import queries as units
from congdoan.units import tree


def grants_of(person, on):
    """Giao quyền of one person that hold on a day or later, with units: whoever has the account has all of it."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    return Grant.objects.filter(running, person=person).select_related("unit").order_by("unit__path", "role")


def holders_at(unit, on, with_below=False):
    """Giao quyền, but those lent to deputies, that reach the unit on a day, at it or from above (``with_below``: also those of the units under it).

    With persons and units, in the order of Role.
    """
    held = Grant.objects.as_of(on).filter(_reaching(unit, with_below), delegation__isnull=True).select_related("person", "unit")
    order = list(Role)
    return sorted(held.order_by("unit__path", "person__sort_key", "pk"), key=lambda grant: order.index(Role(grant.role)))


def duties(unit, on, until=None, *, around=False):
    """{(person id, name): {role}} of who holds what at exactly this unit on a day, or between two; lent rights that move money are the giver's duty.

    ``around``: also what reaches it from above, and what is held below it.
    """
    held = Grant.objects.as_of(on) if until is None else Grant.objects.overlapping(on, until)
    found = {}
    for grant in (
        held.filter(_reaching(unit, with_below=True) if around else Q(unit=unit))
        .select_related("person", "delegation", "lent_from")
        .order_by("pk")
    ):
        if grant.lent_from is None or grant.permissions & roles.money():
            found.setdefault((grant.person_id, grant.person.full_name), set()).add(grant.role)
    return found


def given_by_hand(unit, on):
    """Giao quyền that follow from no post, at the unit or below, holding on a day or later, with persons and units."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    found = Grant.objects.filter(running, units.today_q(unit.path, "unit__path"), follows="", delegation__isnull=True).select_related(
        "person", "unit"
    )
    return list(found.order_by("unit__path", "person__sort_key", "pk"))


def holder_at(unit, person_id, on):
    """A role that the person holds at the unit or below on a day, given by hand too; None if there is none. With the person."""
    held = Grant.objects.as_of(on).filter(units.today_q(unit.path, "unit__path"), person=person_id, delegation__isnull=True)
    return held.select_related("person").order_by("unit__path", "pk").first()


def grant_following(key):
    """The role that follows, or followed, from a post (key as ``Grant.follows``); None if the post brings none."""
    return Grant.objects.filter(follows=key).select_related("unit").first()


def held_at(unit_ids, on):
    """Giao quyền at exactly these units that hold on a day or later, whoever gave them, with persons; unscoped."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    return list(Grant.objects.filter(running, unit__in=unit_ids).select_related("person").order_by("unit_id", "pk"))


def delegations_of(person):
    """Ủy quyền that a person gave or holds, the newest first, with persons and units."""
    found = Delegation.objects.filter(Q(giver=person) | Q(deputy=person)).select_related("giver", "deputy", "unit")
    return found.order_by("-valid_from", "-pk")


def lent_at(unit, on, with_below=False):
    """[(Delegation, permission values)] under which a deputy can do something at the unit on a day: lent there or above it.

    ``with_below``: also what is lent in the units under it. With persons and units, in tree order; what the giver lost is left out.
    """
    found = Grant.objects.as_of(on).filter(_reaching(unit, with_below), delegation__isnull=False)
    found = found.select_related("unit", "delegation__giver", "delegation__deputy", "delegation__unit", "lent_from__unit")
    lent = {}
    for grant in found.order_by("unit__path", "delegation__deputy__sort_key", "delegation_id", "pk"):
        if grant.stands_on(on):
            delegation, values = lent.get(grant.delegation_id, (grant.delegation, frozenset()))
            lent[delegation.pk] = (delegation, values | grant.permissions)
    return [(delegation, sorted(values)) for delegation, values in lent.values() if values]


def _reaching(unit, with_below):
    """Q of grants that reach the unit: at it, from above it, or (``with_below``) those of the units under it."""
    reaching = Q(unit=unit) | Q(unit__path__in=tree.ancestors(unit.path), reach=Reach.HERE_AND_BELOW)
    return reaching | units.today_q(unit.path, "unit__path") if with_below else reaching


def delegation_to_change(pk):
    """One ủy quyền, held until the transaction ends."""
    return Delegation.objects.select_for_update(of=("self",)).select_related("unit", "deputy", "giver").get(pk=pk)


def delegation(pk):
    """One ủy quyền, or None; rights are checked by the room that asks."""
    return Delegation.objects.filter(pk=pk).select_related("unit", "deputy", "giver").first()


def factor_rules_at(unit, on):
    """Quy định bước xác nhận thứ hai that reach the unit, from it or from above, on a day or later; with units and persons."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    found = FactorRule.objects.filter(running, unit__path__in=tree.ancestors(unit.path)).select_related("unit", "recorded_by")
    return found.order_by("unit__path", "role", "valid_from", "pk")


def factor_rule_to_change(pk):
    """One rule, held until the transaction ends."""
    return FactorRule.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


def factor_rule(pk):
    """One rule, or None; rights are checked by the room that asks."""
    return FactorRule.objects.filter(pk=pk).select_related("unit").first()


def support_visit(pk):
    """Một lần xem hộ with its persons and unit, or None; who may is asked by the caller."""
    return SupportVisit.objects.filter(pk=pk).select_related("helper", "helped__account", "unit").first()


def support_of(person, since):
    """Những lần xem hộ that a person had since a moment, the newest first."""
    found = SupportVisit.objects.filter(helped=person, began_at__gte=since).select_related("helper", "unit")
    return found.order_by("-began_at", "-pk")


def support_lately(person, now):
    """Those that still stand among the person's notices."""
    return support_of(person, now - SupportVisit.TOLD)


def running_rows(day):
    """Giao quyền that hold on a day, which may be a column of another row, or later; unscoped, for counts."""
    return Grant.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day))
