"""Party standing of the persons behind rows: one row a person, written only where something is said."""

from congdoan.kernel.db import insert_all, listed, maker, update_all
from congdoan.membership import policies
from congdoan.membership.models import PartyStanding
from congdoan.people import queries as people

FACTS = {"party_introduced_on": "introduced_on", "party_joined_on": "joined_on"}


def write(by, said):
    """``said``: [(person_id, facts)] with party_introduced_on, party_joined_on where the row speaks of them (None empties).

    Returns ids of the persons whose standing is another now.
    """
    wanted = {}
    for person_id, facts in said:
        spoken = {field: facts[name] for name, field in FACTS.items() if name in facts}
        if spoken:
            wanted.setdefault(person_id, {}).update(spoken)
    if not wanted:
        return []
    held = {row.person_id: row for row in PartyStanding.objects.filter(person_id__in=listed(wanted))}
    joining = [person_id for person_id, facts in wanted.items() if facts.get("joined_on")]
    born = dict(people.persons().filter(pk__in=listed(joining)).values_list("pk", "birth_on")) if joining else {}
    make = maker(PartyStanding, "person_id", "recorded_by", "recorded_at")
    new, changed, empty = [], [], []
    for person_id, facts in wanted.items():
        row = held.get(person_id) or make(person_id, by.person, by.now)
        before = (row.introduced_on, row.joined_on)
        for field, value in facts.items():
            setattr(row, field, value)
        policies.check_party(introduced_on=row.introduced_on, joined_on=row.joined_on, today=by.today, birth_on=born.get(person_id))
        if row.introduced_on is None and row.joined_on is None:
            empty += [row.pk] if row.pk else []
        elif row.pk is None:
            new.append(row)
        elif before != (row.introduced_on, row.joined_on):
            changed.append(row)
    insert_all(PartyStanding, new)
    update_all(PartyStanding, changed, ["introduced_on", "joined_on"])
    if empty:
        PartyStanding.objects.filter(pk__in=empty).delete()
    gone = [person_id for person_id, row in held.items() if row.pk in empty]
    return [*(row.person_id for row in (*new, *changed)), *gone]
