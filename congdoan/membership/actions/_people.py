"""Whose row is it? Persons behind rows: matched with those known, or made new; all rows at once."""

from congdoan.kernel import dates, names
from congdoan.membership import policies, queries
from congdoan.people import queries as people
from congdoan.people.actions import persons

FACTS = ("full_name", "sex", "birth", "national_id", "phone", "email", "ethnic_group", "professional_level")


def persons_for(rows, path):
    """The person of each row, in order: found by identity number, else member number, else name and birth date among those
    of the unit at ``path`` and below, else made. Facts that a row gives are written to the person it found.

    Whoever holds a post there without being a member yet is found by name as well.
    """
    seen = _Seen(rows, path)
    found, new = [], []
    for row in rows:
        person = seen.find(row)
        if person is None:
            person = {name: row[name] for name in FACTS if row.get(name) not in (None, "")}
            new.append(person)
        seen.remember(row, person)
        found.append(person)
    _correct(rows, found)
    made = dict(zip(map(id, new), persons.add_all(new), strict=True))
    return [made[id(person)] if isinstance(person, dict) else person for person in found]


def _correct(rows, found):
    """What a row says of a person is added to what is known of him or her; of several rows the last word counts."""
    known = {}
    for row, person in zip(rows, found, strict=True):
        said = {name: row[name] for name in FACTS if row.get(name) not in (None, "")}
        if isinstance(person, dict):
            person.update(said)
        else:
            known.setdefault(person.pk, (person, {}))[1].update(said)
    persons.correct_all(list(known.values()))


def birth_text(birth):
    """The birth date of a row as Person.birth_text writes it."""
    return str(birth) if birth else ""


class _Seen:
    """Those already in the book and those met earlier in the same batch."""

    def __init__(self, rows, path):
        self._by_id = people.by_national_ids([row["national_id"] for row in rows if row.get("national_id")])
        self._by_number = queries.by_member_numbers([row["member_number"] for row in rows if row.get("member_number")])
        self._by_name = {}
        wanted = {names.match_key(names.clean_name(row["full_name"])) for row in rows}
        for person in queries.persons_about(path, wanted):
            self._by_name.setdefault((person.match_key, person.birth_text), person)

    def find(self, row):
        """A Person, the dict of a person new in this batch, or None."""
        number = row.get("national_id")
        known = self._by_id.get(number) if number else None
        if known is not None:
            if not isinstance(known, dict):
                policies.check_same_person(
                    national_id=number, full_name=names.clean_name(row["full_name"]), birth_text=birth_text(row.get("birth")), person=known
                )
            return known
        if row.get("member_number") and (known := self._by_number.get(row["member_number"])) is not None:
            return known
        key = names.match_key(names.clean_name(row["full_name"]))
        known = self._by_name.get((key, birth_text(row.get("birth")))) or self._undated(key)
        held = known and (known.get("national_id") if isinstance(known, dict) else known.national_id)
        return None if known is None or (number and held and held != number) else known

    def remember(self, row, person):
        """So that a later row of the same person finds him or her."""
        if row.get("national_id"):
            self._by_id.setdefault(row["national_id"], person)
        if row.get("member_number"):
            self._by_number.setdefault(row["member_number"], person)
        self._by_name.setdefault((names.match_key(names.clean_name(row["full_name"])), birth_text(row.get("birth"))), person)

    def _undated(self, key):
        """Somebody of that name whose birth date nobody has written yet (the first officer of an installation)."""
        person = self._by_name.get((key, ""))
        return None if person is None or isinstance(person, dict) else person


def approximate(on, precision):
    """ApproximateDate of two stored fields, or None."""
    return dates.ApproximateDate(on, precision) if on else None
