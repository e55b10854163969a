"""Findings (kết quả kiểm tra): what stands against a plan, what to mind, what is in order; and what it touches. Kept as JSON."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.money import format_number as number

MOST_NAMED = 6
MUST, MIND, GOOD = "must", "mind", "good"


@dataclass(frozen=True)
class Finding:
    """Một điều kiểm tra thấy: ``kind`` (must: phải sửa, mind: lưu ý, good: đạt), a title and a sentence that names the rows."""

    kind: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Touch:
    """Phương án đụng đến: what, how many, what becomes of it; ``key`` of its rows, ``at``: [(unit id, how many there)].

    ``marks``: {unit id as text: what tells these rows there from others of the same number}, for ``differences``.
    """

    what: str
    count: int
    becomes: str
    key: str = ""
    at: tuple = ()
    marks: dict = field(default_factory=dict)


@dataclass
class Findings:
    """Everything one check found: ``problems`` and the rest as Finding, ``touches``, where members go, sums before and after."""

    found: list = field(default_factory=list)
    touches: list = field(default_factory=list)
    goes: list = field(default_factory=list)  # [(name of the place, members)]
    sums: dict = field(default_factory=dict)  # {"units": (before, after), "members": (before, after)}
    undecided: int = 0  # how many members of units that end have no place to go
    settles: dict = field(default_factory=dict)  # {unit id as text: where its members go unless said otherwise}, see touching.settles
    names: dict = field(default_factory=dict)  # {unit id as text: name} of the units in ``at`` of what is weighed

    @property
    def problems(self):
        """What must be mended first."""
        return [one for one in self.found if one.kind == MUST]

    def as_json(self):
        """As a plan keeps it."""
        return asdict(self)


def read(kept):
    """Findings of what ``as_json`` wrote; empty Findings for nothing."""
    return Findings(
        found=[Finding(**one) for one in kept.get("found", ())],
        touches=[Touch(**one) for one in kept.get("touches", ())],
        goes=[tuple(one) for one in kept.get("goes", ())],
        sums={key: tuple(pair) for key, pair in kept.get("sums", {}).items()},
        undecided=kept.get("undecided", 0),
        settles=kept.get("settles", {}),
        names=kept.get("names", {}),
    )


WEIGHED = ("closed", "followers", "renamed", "moved", "going", "ended", "ahead", "posts", "seats", "funds")
"""What a second person has approved by its number; what comes and goes from day to day (requests, workbooks, sign-ins) is not weighed."""


_UNIT = gettext_lazy("tên, loại hay cấp trên đã khác")
_WHO = gettext_lazy("không còn đúng những người ấy")
HOW = {
    "closed": _UNIT, "followers": _UNIT, "renamed": _UNIT, "moved": _UNIT, "going": _WHO, "ended": _WHO, "posts": _WHO,
    "funds": gettext_lazy("số tiền còn đã khác"),
}  # fmt: skip
"""What is unlike where the number is the same; of the rest, that it stands elsewhere."""


@dataclass(frozen=True)
class Difference:
    """Chỗ khác lúc duyệt: what, how many when it was approved, how many now, the units where it differs (in words)."""

    key: str
    what: str
    then: int
    now: int
    names: str

    @property
    def sentence(self):
        """As it is told, without its full stop."""
        said = {"what": self.what, "then": number(self.then), "now": number(self.now), "names": self.names}
        if self.then != self.now:
            return _("%(what)s: lúc duyệt %(then)s, nay %(now)s; khác ở %(names)s") % said
        return _("%(what)s: vẫn %(now)s, nhưng %(how)s ở %(names)s") % (said | {"how": HOW.get(self.key, _("đã khác"))})


def differences(approved, now):
    """[Difference] of what is weighed and is not the same, unit by unit, of two Findings; [] for nothing approved.

    The same number is not enough: of each unit its count is held against the count, its mark (``Touch.marks``) against the mark.
    """
    if not approved.touches:
        return []
    held = [{touch.key: touch for touch in one.touches if touch.key in WEIGHED} for one in (approved, now)]
    names, found = approved.names | now.names, []
    for key in WEIGHED:
        pair = [one.get(key, Touch("", 0, "")) for one in held]
        units = _unlike(*pair)
        if units or pair[0].count != pair[1].count:
            told = naming(sorted(names[pk] for pk in units if pk in names))
            found.append(Difference(key, pair[1].what or pair[0].what, pair[0].count, pair[1].count, told))
    return found


def _unlike(then, now):
    """Ids, as text, of the units where two Touches of one key differ; what was kept without marks is held by its counts alone."""
    counts = [{str(pk): count for pk, count in one.at} for one in (then, now)]
    both = then.marks.keys() & now.marks.keys()
    fewer = {pk for pk in counts[0].keys() | counts[1].keys() if counts[0].get(pk) != counts[1].get(pk)}
    return fewer | {pk for pk in both if then.marks[pk] != now.marks[pk]}


def naming(rows, most=MOST_NAMED):
    """ "CĐCS A, CĐCS B và 10 đơn vị khác": names of units or other words, the first few written out."""
    shown, more = list(rows)[:most], len(rows) - most
    return ", ".join(map(str, shown)) + (_(" và %(more)s chỗ khác") % {"more": more} if more > 0 else "")
