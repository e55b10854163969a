"""Who may be somebody that another union already has: the same name and whole birth date outside the book; one query for a whole list."""

from dataclasses import dataclass

from django.db.models import TextField
from django.db.models.functions import Cast, Concat

from congdoan.kernel import names
from congdoan.kernel.db import listed
from congdoan.membership.choices import Permission
from congdoan.membership.models import Membership
from congdoan.people.choices import Precision

_DIGITS = 12  # of a số CCCD; two of them are two persons


@dataclass(frozen=True)
class Wanted:
    """Somebody who is about to be written: name as it was typed, birth (ApproximateDate or None), identity number or ""."""

    full_name: str
    birth: object
    national_id: str = ""

    @property
    def pair(self):
        """What the book is asked for; "" where too little is known to doubt anything."""
        if self.birth is None or self.birth.precision != Precision.DAY:
            return ""
        return f"{names.match_key(names.clean_name(self.full_name))}|{self.birth.on.isoformat()}"


def elsewhere(*, by, wanted, path):
    """{Wanted: Membership, the newest that ``by`` may see, or None where none may be seen} of those who may be a person outside the book at ``path``.

    Never two persons with a number of twelve digits each; whoever has the same number is found by it, not doubted. Unscoped: what is not to be
    seen is told as None.
    """
    asked = {one: one.pair for one in wanted if one.pair}
    if not asked:
        return {}
    keys, days = {pair.partition("|")[0] for pair in asked.values()}, {one.birth.on.isoformat() for one in asked}
    pair = Concat("person__match_key", Cast("person__birth_on", TextField()), output_field=TextField())
    rows = Membership.objects.filter(person__match_key__in=listed(sorted(keys)), person__birth_precision=Precision.DAY)
    rows = rows.annotate(born=Cast("person__birth_on", TextField()), pair=pair)
    rows = rows.filter(born__in=listed(sorted(days)), pair__in=listed(sorted(pair.replace("|", "") for pair in asked.values())))
    persons, inside = {}, set()
    for row in rows.select_related("person", "unit__parent").order_by("-valid_from", "-pk"):
        key = f"{row.person.match_key}|{row.person.birth_on.isoformat()}"
        persons.setdefault(key, {}).setdefault(row.person_id, []).append(row)
        if row.unit.path.startswith(path):
            inside.add(row.person_id)
    sees, found = by.scope(Permission.VIEW_MEMBERS).contains, {}
    for one, key in asked.items():
        held = [rows for pk, rows in persons.get(key, {}).items() if pk not in inside and _may_be(one, rows[0].person)]
        if held:
            found[one] = next((row for rows in held for row in rows if sees(row.unit)), None)
    return found


def _may_be(one, person):
    said, known = one.national_id or "", person.national_id or ""
    if said and said == known:
        return False
    return not (len(said) == _DIGITS and len(known) == _DIGITS)
