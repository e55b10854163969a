"""Persons behind rows: found among those known, or made new; all rows at once."""

from django.db.models import F

from congdoan.kernel import dates
from congdoan.kernel.db import listed
from congdoan.membership import policies, queries
from congdoan.membership.actions import _party
from congdoan.membership.choices import Permission
from congdoan.membership.models import Membership
from congdoan.membership.queries.whose import Newcomer, Whose
from congdoan.people.actions import persons

FACTS = ("full_name", "sex", "birth", "national_id", "phone", "email", "ethnic_group", "professional_level")


def persons_for(by, rows, path):
    """([the person of each row, in order], keys of those known before): found in the book of the unit at ``path`` (queries.whose says how), else made.

    A row that names its ``person`` (a Person, or the Newcomer that it shares with others) is not asked again. What a row says of
    somebody known is written there, if ``by`` keeps that person's facts; of several rows of one person the last word counts.
    """
    seen = Whose(rows, path) if any(row.get("person") is None for row in rows) else None
    found, new, known = [], {}, {}
    for row in rows:
        person = row["person"] if seen is None else seen.find(row) or Newcomer()
        if seen is not None:
            seen.remember(row, person)
        said = {name: row[name] for name in FACTS if row.get(name) not in (None, "")}
        if isinstance(person, Newcomer):
            new.setdefault(person, {}).update(said)
        else:
            if person.birth_text.endswith(f"/{said.get('birth')}"):
                del said["birth"]  # the book knows the day, the row the year
            known.setdefault(person.pk, (person, {}))[1].update(said)
        found.append(person)
    held = _held(known) if known else {}
    mine = [(who, said) for who, said in known.values() if policies.keeps_person(held.get(who.pk, ()), may=_may(by), today=by.today)]
    _moved_on([person.pk for person in persons.correct_all(mine)])
    made = dict(zip(new, persons.add_all(list(new.values())), strict=True))
    return [made.get(person, person) for person in found], set(known)


def settle(by, changed, besides):
    """After facts of persons were written (``changed``: their ids): refused where another unit keeps them today.

    Whoever else edits one of these persons, through whichever membership, meets a conflict. ``besides``: memberships whose version
    the caller raises.
    """
    held = _held(changed) if changed else {}
    for rows in held.values():
        policies.check_keeps_person(name=rows[0].person.full_name, held=rows, may=_may(by), today=by.today)
    _moved_on(changed, besides)


def check_kept(by, person_ids, permission):
    """Refused where ``by`` holds ``permission`` neither where one of these persons is a member today nor, of who left, where it was last."""
    for rows in _held(person_ids).values():
        policies.check_keeps_person(name=rows[0].person.full_name, held=rows, may=by.scope(permission).contains, today=by.today)


def put_back(by, people, known):
    """What was said of people before an import added to it. ``people``: {id: Person}; ``known``: {id: facts}."""
    touched = [
        person.pk for person in persons.correct_all([(people[pk], _of_person(facts)) for pk, facts in known.items() if pk in people])
    ]
    _moved_on({*touched, *_party.write(by, list(known.items()))})


def _of_person(facts):
    return {name: facts[name] for name in FACTS if name in facts}


def _held(person_ids):
    found = {}
    for row in queries.matching(person_ids).select_related("unit", "person"):
        found.setdefault(row.person_id, []).append(row)
    return found


def _may(by):
    return by.scope(Permission.CORRECT_MEMBER).contains


def _moved_on(changed, besides=()):
    """A person's facts stand on the page of each of his or her memberships: all of them are newer now."""
    if changed:
        Membership.objects.filter(person__in=listed(changed)).exclude(pk__in=list(besides)).update(version=F("version") + 1)


def approximate(on, precision):
    """ApproximateDate of two stored fields, or None."""
    return dates.ApproximateDate(on, precision) if on else None
