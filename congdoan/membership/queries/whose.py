"""Whose row is it? Rows of a book matched with the persons already known; nothing is written."""

from congdoan.kernel import names
from congdoan.kernel.errors import Refused
from congdoan.membership import policies
from congdoan.membership.queries.members import by_member_numbers, outside, persons_about
from congdoan.people import queries as people
from congdoan.units import tree


class Elsewhere(Refused):
    """A number of the row is that of somebody outside the book: nothing more is said, whoever and wherever it is."""


class Newcomer:
    """Người mới: stands for one person whom nobody knew yet; the rows of one person share it."""


def key_of(row):
    """(Name in one form, birth date as written): what a row is known by when it has no number."""
    birth = row.get("birth")
    return names.match_key(names.clean_name(row["full_name"])), str(birth) if birth else ""


class Whose:
    """Những người đã biết trong sổ của đơn vị ở ``path`` và cấp dưới, and those met earlier in the same rows.

    A person is found by identity number, else member number, else name and birth date; a number counts only where name or birth date
    agree, and with an earlier row only where the name does. A row with a ``person`` is that person's. ``rows``: dicts with full_name, birth
    (ApproximateDate or None), national_id, member_number. Three queries. ``find`` and ``remember`` go row by row; what is remembered may
    be a Person or anything that stands for a new one.
    """

    def __init__(self, rows, path, strict=False):
        self._keys = {id(row): key_of(row) for row in rows}
        self._by_id = people.by_national_ids([row["national_id"] for row in rows if row.get("national_id")])
        self._by_number = by_member_numbers([row["member_number"] for row in rows if row.get("member_number")])
        holders = {person.pk for person in (*self._by_id.values(), *self._by_number.values())}
        self._outside = outside(path, holders) if strict else frozenset()
        self._by_name, self._numbers, self._said, self._named = {}, {}, {}, {}
        for person in persons_about(path, {name for name, _birth in self._keys.values()}):
            self._by_name.setdefault((person.match_key, person.birth_text), []).append(person)
            self._named.setdefault(person.match_key, []).append(person)
            self._numbers[id(person)] = person.national_id

    def find(self, row):
        """The person of a row, or None. Refused if its identity number is somebody else's, or outside the book (``strict``)."""
        if row.get("person") is not None:
            return row["person"]
        number = row.get("national_id")
        self._check_inside(row)
        if number and (known := self._by_id.get(number)) is not None:
            policies.check_same_person(national_id=number, agree=self._agree(row, known))
            return known
        member = self._by_number.get(row.get("member_number") or None)
        if member is not None and self._agree(row, member):
            return member
        name, birth = self._keys[id(row)]
        for known in (*self._by_name.get((name, birth), ()), *self._by_name.get((name, ""), ())):
            held = self._numbers.get(id(known))
            if not (number and held and held != number):
                return known
        return None

    def named(self, row):
        """Persons of the book who bear the row's name."""
        return self._named.get(self._keys[id(row)][0], ())

    def _check_inside(self, row):
        for name, known in (("national_id", self._by_id), ("member_number", self._by_number)):
            if getattr(known.get(row.get(name)), "pk", None) in self._outside:
                raise Elsewhere(policies.known_outside(), field=name)

    def remember(self, row, person):
        """So that a later row of the same person finds him or her."""
        if row.get("national_id"):
            self._by_id.setdefault(row["national_id"], person)
            self._numbers.setdefault(id(person), row["national_id"])
        if row.get("member_number"):
            self._by_number.setdefault(row["member_number"], person)
        key = self._keys[id(row)]
        self._said.setdefault(_who(person), key)
        same = self._by_name.setdefault(key, [])
        if not any(person is other for other in same):
            same.append(person)

    def _agree(self, row, known):
        """True if the row's name or birth date is that of who is known; of two rows of one file the name alone says so."""
        name, birth = self._keys[id(row)]
        if (said := self._said.get(_who(known))) is not None:
            return name == said[0]
        return name == known.match_key or birth == known.birth_text


def whose(rows, path, on_refusal, on_doubt):
    """[Person, or the Newcomer that the rows of one new person share] in order of the rows.

    ``on_refusal(row, refused)`` is called for a row whose number is somebody else's; that row gets None. ``on_doubt(row, persons)`` is
    called for somebody new of whose name there are persons in the book; it returns the one that it is after all, or None.
    """
    known, found = Whose(rows, path, strict=True), []
    for row in rows:
        try:
            person = known.find(row)
            if person is None and (named := known.named(row)):
                person = on_doubt(row, named)
            person = person or Newcomer()
            known.remember(row, person)
        except Refused as refused:
            on_refusal(row, refused)
            person = None
        found.append(person)
    return found


def holders_of(name, numbers, path):
    """{number: Person} of the book at ``path``; ``name``: national_id or member_number. Whoever is outside the book is left out."""
    found = (people.by_national_ids if name == "national_id" else by_member_numbers)(list(numbers))
    away = outside(path, {person.pk for person in found.values()})
    return {number: person for number, person in found.items() if person.pk not in away}


def book_of(scope, unit):
    """Path of the uppermost unit around ``unit`` within a scope: people are known in all of the book that the actor keeps."""
    held = (path for path in tree.ancestors(unit.path) if path in scope.exact or not scope.below.isdisjoint(tree.ancestors(path)))
    return next(held, unit.path)


def _who(known):
    """What tells persons apart, and those who stand for new ones."""
    return getattr(known, "pk", None) or ("new", id(known))
