"""Findings (kết quả kiểm tra): what stands against a plan, what to mind, what is in order; and what it touches. Kept as JSON."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

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
    """Phương án đụng đến: what, how many, what becomes of it; ``key`` of its rows, ``at``: [(unit id, how many there)]."""

    what: str
    count: int
    becomes: str
    key: str = ""
    at: tuple = ()


@dataclass
class Findings:
    """Everything one check found: ``problems`` and the rest as Finding, ``touches``, where members go, sums before and after."""

    found: list = field(default_factory=list)
    touches: list = field(default_factory=list)
    goes: list = field(default_factory=list)  # [(name of the place, members)]
    sums: dict = field(default_factory=dict)  # {"units": (before, after), "members": (before, after)}
    undecided: int = 0  # how many members of units that end have no place to go
    settles: dict = field(default_factory=dict)  # {unit id as text: where its members go unless said otherwise}, see touching.settles

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
    )


WEIGHED = ("closed", "followers", "renamed", "moved", "going", "ended", "ahead", "posts", "seats", "funds")
"""What a second person has approved by its number; what comes and goes from day to day (requests, workbooks, sign-ins) is not weighed."""


def differences(approved, now):
    """[(what, how many when it was approved, how many now)] of what is weighed and is not the same; of two Findings, [] for nothing approved."""
    if not approved.touches:
        return []
    held = [{touch.key: touch for touch in one.touches if touch.key in WEIGHED} for one in (approved, now)]
    counts = [{key: touch.count for key, touch in one.items()} for one in held]
    names = {key: touch.what for one in held for key, touch in one.items()}
    return [
        (names[key], *(one.get(key, 0) for one in counts)) for key in WEIGHED if key in names and counts[0].get(key) != counts[1].get(key)
    ]


def naming(rows, most=MOST_NAMED):
    """ "CĐCS A, CĐCS B và 10 đơn vị khác": names of units or other words, the first few written out."""
    shown, more = list(rows)[:most], len(rows) - most
    return ", ".join(map(str, shown)) + (_(" và %(more)s chỗ khác") % {"more": more} if more > 0 else "")
