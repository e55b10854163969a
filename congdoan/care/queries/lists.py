"""The list of a gift: who may get it on a day, with whether they got it already this year."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.care.choices import Recipient
from congdoan.care.queries.gifts import given_already
from congdoan.kernel import names
from congdoan.membership import queries as membership
from congdoan.people.choices import Sex


@dataclass(frozen=True)
class Line:
    """Một dòng của danh sách: who may get a gift; ``given_on``: the day of the one got already, or None."""

    key: str
    name: str = ""
    note: str = ""
    relation: str = ""
    person: object = None
    child: object = None
    given_on: datetime.date | None = None
    proposed: bool = True

    @property
    def who(self):
        """What tells recipients apart, as in ``given_already``."""
        return ("child", self.child.pk) if self.child else ("person", self.person.pk) if self.person else None

    def recipient_facts(self, name):
        """{"recipient", "person", "child", "recipient_name"} for the action; ``name``: as typed, for outsiders."""
        if self.child:
            return {"recipient": Recipient.CHILD, "person": self.person, "child": self.child, "recipient_name": ""}
        if self.person:
            return {"recipient": Recipient.MEMBER, "person": self.person, "child": None, "recipient_name": ""}
        return {"recipient": Recipient.OTHER, "person": None, "child": None, "recipient_name": name}


def who(row):
    """The same of a row for the action."""
    child, person = row.get("child"), row.get("person")
    return ("child", child.pk) if child else ("person", person.pk) if person else ("name", row.get("recipient_name"))


def lines_for_children(*, by, unit, on, oldest, occasion, proposed):
    """Members' children who are at most ``oldest`` in the year of the day ``on``, by given name; each parent is a member that day."""
    members = {row.person_id for row in membership.members_on(unit, on)}
    given = given_already(unit, occasion, on.year)
    found = []
    for child in membership.children_below(by=by, unit=unit):
        alive = child.died_on is None or child.died_on > on
        if alive and child.person_id in members and 0 <= on.year - child.birth_year <= oldest:
            already = given.get(("child", child.pk))
            found.append(
                Line(
                    key=f"c{child.pk}",
                    name=child.name,
                    note=str(child.birth_year),
                    person=child.person,
                    child=child,
                    relation=_("con %(title)s %(name)s") % {"title": child.person.title, "name": child.person.full_name},
                    given_on=already,
                    proposed=proposed and not already,
                )
            )
    return sorted(found, key=lambda line: (names.sort_key(line.name), line.child.pk))


def lines_for_members(*, unit, on, women_only, occasion, proposed):
    """Members of the unit and below on a day, or the women among them, by given name."""
    given = given_already(unit, occasion, on.year)
    rows = membership.members_on(unit, on)
    if women_only:
        rows = rows.filter(person__sex=Sex.FEMALE)
    found = {}
    for row in rows:
        already = given.get(("person", row.person_id))
        found.setdefault(
            row.person_id,
            Line(
                key=f"p{row.person_id}",
                name=row.person.full_name,
                note=row.unit.name,
                person=row.person,
                given_on=already,
                proposed=proposed and not already,
            ),
        )
    return list(found.values())
