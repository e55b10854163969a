"""Không ai bị quên: who was in which case, who of them got something, and what may be told of it. Pure: rows come in, nothing is asked."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median_low

from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Occasion, Reason, Relation, gift_event, visit_event
from congdoan.kernel.covering import LEAST, OWN, Table, beside

TO_MEMBERS, TO_WOMEN, TO_CHILDREN = "doan-vien", "nu", "con"
OLDEST = 15
"""Children get gifts up to this age (DOMAIN 5.1: 1 June, Mid-Autumn)."""


@dataclass(frozen=True)
class Case:
    """Một trường hợp: visits for ``reasons`` answer it, or gifts on ``occasion`` to ``to``."""

    key: str
    label: str
    reasons: tuple = ()
    occasion: str = ""
    to: str = ""

    @property
    def is_sensitive(self):
        """True if who is in it is health or family matter."""
        return bool(self.reasons)

    @property
    def norm_keys(self):
        """Of which norms it is: (event, relation)."""
        relation = Relation.CHILD if self.to == TO_CHILDREN else Relation.MEMBER
        events = [visit_event(reason) for reason in self.reasons] or [gift_event(self.occasion)]
        return [(event, str(relation)) for event in events]


CASES = (
    Case("birthday", _("Sinh nhật"), occasion=Occasion.BIRTHDAY, to=TO_MEMBERS),
    Case("childbirth", _("Sinh con"), reasons=(Reason.CHILDBIRTH,)),
    Case("illness", _("Ốm đau, nằm viện, tai nạn"), reasons=(Reason.HOSPITAL, Reason.SICK_AT_HOME, Reason.ACCIDENT)),
    Case("funeral", _("Việc hiếu"), reasons=(Reason.FUNERAL,)),
    Case("hardship", _("Khó khăn"), reasons=(Reason.HARDSHIP,)),
    Case("children", _("Tết Thiếu nhi 1/6"), occasion=Occasion.CHILDREN_0106, to=TO_CHILDREN),
    Case("autumn", _("Tết Trung thu"), occasion=Occasion.MID_AUTUMN, to=TO_CHILDREN),
    Case("tet", _("Tết Nguyên đán"), occasion=Occasion.TET, to=TO_MEMBERS),
    Case("women_0803", _("Ngày 8/3"), occasion=Occasion.WOMEN_0803, to=TO_WOMEN),
    Case("women_2010", _("Ngày 20/10"), occasion=Occasion.WOMEN_2010, to=TO_WOMEN),
)


@dataclass(frozen=True)
class Entry:
    """Một người trong một trường hợp, vào ngày nào, đã được gì chưa.

    ``person_id``: the member; ``amount`` (đồng) of what was given, None where nothing was, or where it is not the reader's to know.
    """

    case: Case
    name: str
    unit_id: int
    unit_name: str
    person_id: int
    on: object = None
    was_given: bool = False
    amount: int | None = None


@dataclass(frozen=True)
class Fair:
    """Công bằng: of one case (at one place) how many were in it, how many were given, and how much; None: covered, too few to be told."""

    case: Case
    place: str = ""
    count: int | None = None
    given: int | None = None
    least: int | None = None
    median: int | None = None
    most: int | None = None


def forgotten(entries):
    """Who got nothing in a case in which others did, by case and name."""
    given = {entry.case.key for entry in entries if entry.was_given}
    return [entry for entry in entries if not entry.was_given and entry.case.key in given]


def fairness(entries, *, sees):
    """[Fair] of every case that anybody was in. ``sees``: case -> whether the reader may know who is in it; else small numbers are covered."""
    return [
        _fair(case, "", mine, told=sees(case) or not _small(_counts(mine))) for case, mine in _by(entries, lambda entry: entry.case).items()
    ]


def by_place(entries, *, sees):
    """{case: [Fair by unit]}, by name of the unit; where the reader may not know who, what the case's total would tell is covered too (ADR 0029)."""
    found = {}
    for case, mine in _by(entries, lambda entry: entry.case).items():
        places = _by(mine, lambda entry: (entry.unit_name, entry.unit_id))
        rows = {str(unit_id): _counts(rows) for (_name, unit_id), rows in places.items()}
        above = _TABLE.small(_counts(mine))
        hidden = {} if sees(case) else beside({**rows, OWN: (0, 0)}, (_TABLE,), above)
        found[case] = [
            _fair(case, name, rows, told=not hidden.get(str(unit_id)))
            for (name, unit_id), rows in sorted(places.items(), key=lambda item: item[0])
        ]
    return found


_TABLE = Table((0, 1))
"""Given and not given of one case: counts of one whole."""


def _by(entries, key):
    found = defaultdict(list)
    for entry in entries:
        found[key(entry)].append(entry)
    return found


def _counts(entries):
    given = sum(entry.was_given for entry in entries)
    return given, len(entries) - given


def _small(counts):
    return any(0 < count < LEAST for count in counts)


def _fair(case, place, entries, *, told):
    if not told:
        return Fair(case, place)
    amounts = [entry.amount for entry in entries if entry.amount is not None]
    told_amounts = (min(amounts), median_low(amounts), max(amounts)) if amounts else (None, None, None)
    return Fair(case, place, len(entries), _counts(entries)[0], *told_amounts)
