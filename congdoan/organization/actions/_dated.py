"""The dated rows under a unit: placement, name and kind, employer, decision. Called by the verbs of units.py alone."""

from django.db.models import Q

from congdoan.kernel.db import insert_all, update_all
from congdoan.organization.actions.decisions import entered_all, key_of
from congdoan.organization.choices import GRASSROOTS_LEVEL
from congdoan.organization.models import UnitFact
from congdoan.units import queries as units
from congdoan.units.models import Decision, Employer, Placement, UnitEmployer, UnitSpell


def begin(founded, rows, event=None, today=None):
    """First dated rows of new units; ``rows``: the facts they were founded with, in the same order; ``event``: by which they are founded."""
    decisions, employers = {} if event else entered_all(rows, today, _of_the_union(founded, rows)), _employers(rows)
    placements, spells, works = [], [], []
    for unit, row in zip(founded, rows, strict=True):
        span = {"valid_from": row["founded_on"], "valid_until": row.get("closed_on"), "begun_by": event}
        decision = event.decision if event else decisions.get(key_of(row))
        placements.append(Placement(unit=unit, parent=unit.parent, decision=decision, **span))
        spells.append(UnitSpell(unit=unit, name=unit.name, kind=unit.kind, decision=decision, **span))
        if employer := employers.get(_employer_key(row)):
            works.append(UnitEmployer(unit=unit, employer=employer, **span))
    insert_all(Placement, placements)
    insert_all(UnitSpell, spells)
    insert_all(UnitEmployer, works)


def _of_the_union(founded, rows):
    """Decisions by which the union founded others of its groups: in a list ("listed") a number alone is the same paper as it was in the last list.

    Asked only where such a row names one.
    """
    if not any(row.get("decision") and row.get("listed") for row in rows):
        return []
    levels = units.kind_levels()
    unions = {unit.parent_id for unit in founded if unit.parent is not None and levels.get(unit.parent.kind, 0) >= GRASSROOTS_LEVEL}
    if not unions:
        return []
    named = Decision.objects.filter(Q(placement__unit__in=unions) | Q(placement__unit__parent__in=unions))
    return list(named.exclude(placement__unit__in=[unit.pk for unit in founded]).distinct().order_by("pk"))


def end(closed, closed_on):
    """Ends every open row of units that close on ``closed_on`` (exclusive)."""
    for model in (Placement, UnitSpell, UnitEmployer):
        model.objects.filter(unit__in=closed, valid_until__isnull=True).update(valid_until=closed_on)
    UnitFact.objects.filter(unit__in=closed, valid_until__isnull=True, valid_from__lt=closed_on).update(valid_until=closed_on)


def correct(changed, rows, today):
    """Puts corrected facts into the last dated rows of each unit, and the corrected first day into the first ones."""
    named = Decision.objects.filter(placement__unit__in=changed).distinct().order_by("pk")
    decisions, employers = entered_all(rows.values(), today, list(named)), _employers(rows.values())
    lived = _lives(changed)
    _rewrite(Placement, changed, rows, decisions, ())
    _rewrite(UnitSpell, changed, rows, decisions, ("name", "kind"))
    works = {}
    for work in UnitEmployer.objects.filter(unit__in=changed).select_related("employer").order_by("valid_from", "pk"):
        works.setdefault(work.unit_id, []).append(work)
    written, new, gone = [], [], []
    for unit in changed:
        facts, held = rows[unit.pk], works.get(unit.pk, [])
        employer = employers.get(_employer_key(facts))
        if employer is None:
            gone += held[-1:]
        elif not held:
            new.append(UnitEmployer(unit=unit, employer=employer, valid_from=facts["founded_on"], valid_until=facts["closed_on"]))
        else:
            _keep_to(held, lived[unit.pk], (facts["founded_on"], facts["closed_on"]))
            held[-1].employer = employer
            written += held
    UnitEmployer.objects.filter(pk__in=[work.pk for work in gone]).delete()
    update_all(UnitEmployer, written, ["employer", "valid_from", "valid_until"])
    insert_all(UnitEmployer, new)


def _lives(changed):
    """{unit id: (first day, end)} of the units as their places have it before they are corrected."""
    found = {}
    for pk, start, end in (
        Placement.objects.filter(unit__in=changed).order_by("valid_from").values_list("unit_id", "valid_from", "valid_until")
    ):
        found[pk] = (found.get(pk, (start, None))[0], end)
    return found


def _keep_to(works, before, after):
    """Employers that began or ended with the unit still do; those begun or ended by a decision of their own stay as they are."""
    for work in works:
        work.valid_from = after[0] if work.valid_from == before[0] else work.valid_from
        work.valid_until = after[1] if work.valid_until == before[1] else work.valid_until


def _rewrite(model, changed, rows, decisions, fields):
    held = {}
    for row in model.objects.filter(unit__in=changed).select_related("decision").order_by("valid_from"):
        held.setdefault(row.unit_id, []).append(row)
    for unit in changed:
        facts, own = rows[unit.pk], held[unit.pk]
        own[0].valid_from, own[-1].valid_until = facts["founded_on"], facts["closed_on"]
        own[0].decision = _kept(own[0].decision, decisions.get(key_of(facts)))
        for name in fields:
            setattr(own[-1], name, facts[name])
    update_all(model, [row for own in held.values() for row in own], ["valid_from", "valid_until", "decision", *fields])


def _kept(held, named):
    """The decision that the row has where it is the one that is named; its effective day, and its scans, stay with it."""
    alike = held and named and (held.number, held.signed_on, held.issuer) == (named.number, named.signed_on, named.issuer)
    return held if alike else named


def _employer_key(row):
    return (row.get("employer") or "", row.get("sector") or "")


def _employers(rows):
    """{(name, sector): Employer} of the bodies written in the rows; new ones are made."""
    wanted = sorted({_employer_key(row) for row in rows if row.get("employer")})
    found = Employer.objects.filter(name__in=[name for name, _sector in wanted]).order_by("pk")
    known = {(employer.name, employer.sector): employer for employer in found}
    made = insert_all(Employer, [Employer(name=name, sector=sector) for name, sector in wanted if (name, sector) not in known])
    return known | {(employer.name, employer.sector): employer for employer in made}
