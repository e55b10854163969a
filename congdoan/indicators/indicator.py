"""An indicator (chỉ tiêu): what it counts, among which facts, by which date, and how its rows are shown."""

from dataclasses import dataclass

from congdoan.indicators.choices import Kind

REGISTRY = {}  # key -> Indicator, in the order of declaration


@dataclass(frozen=True)
class Indicator:
    """Chỉ tiêu, declared beside its facts in a room's indicators.py; nobody pushes values into it.

    key       "care.visits"; label "Lượt thăm hỏi đoàn viên"; measure_word "lượt", "người", "%"
    kind      flow: facts() dated by ``dated`` within the period; stock: facts(day) as of the last day;
              share: people of ``whole`` that occur in facts() of the period, over ``whole``, in percent
    facts     flow, share: callable() -> queryset; stock: callable(day) -> queryset; ordered
    at        field of the unit that a row belongs to: the figure counts those at and below the unit that is asked about
    dated     field of the date that counts (flow, share)
    value     what the main number is: "rows", "people", "amount", "percent" (people of ``whole``), or a field whose distinct values are counted
    adds      field whose sum is the main number, instead of ``value``: "130 suất quà" in six handovers
    person    field whose distinct values are "people"; amount: field that is summed, whole đồng
    whole     callable(day) -> queryset of memberships (field ``person_id``): the base of a share or of "31 trên 56"
    whole_adds field of ``whole`` whose sum is the base instead: "14 trên 29 đại biểu"; rows of ``whole`` have ``unit``
    part      field that splits the rows; part_labels: {raw value: word}; parts_listed: the annex lists the parts beneath
    title     callable(row) -> text of one row; columns: ((title, callable(row) -> value, kind), …) of the drill-down
    how       "Số này đếm thế nào?": one or two sentences
    permission the right that opens the rows; without it only the number is shown
    tells     the right without which a small count is not told either (ADR 0029); "": it tells nothing of anybody that is not known
    tells_with key of the indicator whose count decides that, where it is not this one's: a share of women goes with the women
    telling   True if none, or all, of ``whole`` tells of each of them what is sensitive
    parts_seen the right without which the parts are not told: reasons of single persons
    """

    key: str
    label: str
    kind: Kind
    facts: object
    how: str
    permission: str
    title: object
    columns: tuple
    measure_word: str = ""
    dated: str = ""
    at: str = "unit"
    value: str = "rows"
    adds: str = ""
    person: str = ""
    amount: str = ""
    whole: object = None
    whole_adds: str = ""
    part: str = ""
    part_labels: object = None
    parts_listed: bool = False
    tells: str = ""
    tells_with: str = ""
    telling: bool = False
    parts_seen: str = ""
    place: int = 100

    @property
    def room(self):
        """The room that declares it: "care"."""
        return self.key.split(".")[0]


def indicator(**facts):
    """Declares an indicator; a key can be declared once."""
    made = Indicator(**facts)
    if made.key in REGISTRY:
        raise ValueError(f"indicator {made.key} is declared twice")
    REGISTRY[made.key] = made
    return made


def get(key):
    """The indicator of a key; KeyError names the unknown key."""
    return REGISTRY[key]


def indicators():
    """All indicators, by room and place."""
    return sorted(REGISTRY.values(), key=lambda entry: (entry.room, entry.place, entry.key))
