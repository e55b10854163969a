"""Persons behind rows: found among those known, or made new; all rows at once."""

from congdoan.kernel import dates
from congdoan.membership.queries.whose import Whose
from congdoan.people.actions import persons

FACTS = ("full_name", "sex", "birth", "national_id", "phone", "email", "ethnic_group", "professional_level")


def persons_for(rows, path):
    """The person of each row, in order: found in the book of the unit at ``path`` (queries.whose says how), else made.

    What a row says of somebody known is written there; of several rows of one person the last word counts.
    """
    seen = Whose(rows, path)
    found, new, known = [], [], {}
    for row in rows:
        person = seen.find(row)
        if person is None:
            person = {}
            new.append(person)
        seen.remember(row, person)
        said = {name: row[name] for name in FACTS if row.get(name) not in (None, "")}
        if isinstance(person, dict):
            person.update(said)
        else:
            known.setdefault(person.pk, (person, {}))[1].update(said)
        found.append(person)
    persons.correct_all(list(known.values()))
    made = dict(zip(map(id, new), persons.add_all(new), strict=True))
    return [made[id(person)] if isinstance(person, dict) else person for person in found]


def approximate(on, precision):
    """ApproximateDate of two stored fields, or None."""
    return dates.ApproximateDate(on, precision) if on else None
