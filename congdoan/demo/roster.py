"""Rosters: the people of a made-up union drawn from a plan of its posts, as rows of the sheets Đoàn viên and Trình độ, chứng chỉ."""

from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.demo import columns, names
from congdoan.demo.workdays import workday

PARTY_DAYS = ((2, 3), (5, 19), (9, 2), (7, 20), (11, 7), (12, 22))
GROWN_UP = 22


@dataclass(frozen=True)
class Place:
    """One person to be drawn: where, which sex, born when, as what; the rest is drawn unless it is said."""

    unit: str
    sex: str
    born: int
    job: str
    level: str = "Đại học"
    party: bool = True
    came: date | None = None
    how: str | None = None
    left: date | None = None
    why: str | None = None
    introduced: date | None = None
    ethnic: str = "Kinh"


@dataclass(frozen=True)
class Member:
    """A made-up member; ``label``: how other sheets name him or her; ``party_on``: day of joining the Party, or None."""

    place: Place
    name: str
    label: str
    birth: date
    national_id: str
    joined: date
    came: date
    party_on: date | None

    @property
    def sex(self):
        """Nữ or nam."""
        return self.place.sex


def draw(rng, places, named, until, least=date(1998, 1, 1)):
    """A Member for each Place, in order.

    ``named``: names.Names that hands out the names, or a function of (sex, year of birth); ``until``: nobody comes later unless the place
    says so; ``least``: nor earlier.
    """
    new = named.new if isinstance(named, names.Names) else named
    drawn, known, counts = [], set(), {}
    for place in places:
        one = _draw(rng, place, new(place.sex, place.born), until, least)
        while (one.name, one.birth) in known:
            one = _draw(rng, place, new(place.sex, place.born), until, least)
        known.add((one.name, one.birth))
        drawn.append(one)
    for one in drawn:
        counts[one.name] = counts.get(one.name, 0) + 1
    return [one if counts[one.name] == 1 else _told_apart(one) for one in drawn]


def _told_apart(one):
    return Member(**{**vars(one), "label": f"{one.name} ({one.birth:%d/%m/%Y})"})


def _draw(rng, place, name, until, least):
    birth = date(place.born, rng.randint(1, 12), rng.randint(1, 28))
    came = place.came or workday(_between(rng, max(date(place.born + GROWN_UP, 6, 1), least), until))
    how = place.how or "Kết nạp"
    joined = came if how == "Kết nạp" else min(came, workday(date(place.born + GROWN_UP, rng.randint(6, 12), 5)))
    month, day = rng.choice(PARTY_DAYS)
    party_on = date(max(joined.year + rng.randint(1, 5), place.born + 24), month, day) if place.party else None
    party_on = party_on and min(party_on, until)
    return Member(
        place=place, name=name, label=name, birth=birth, joined=joined, came=came, party_on=party_on,
        national_id=names.national_id(rng, place.sex, place.born),
    )  # fmt: skip


def _between(rng, first, last):
    return first + timedelta(days=rng.randint(0, max((last - first).days, 0)))


def member_sheet(members):
    """Đoàn viên."""
    return columns.sheet("Đoàn viên", [
        {
            "Họ và tên": one.name, "Ngày sinh": one.birth, "Giới tính": one.sex.capitalize(), "Số CCCD": one.national_id,
            "Dân tộc": one.place.ethnic, "Đơn vị (mã)": one.place.unit, "Chức vụ chuyên môn": one.place.job,
            "Trình độ chuyên môn": one.place.level, "Ngày vào Đảng": one.party_on, "Ngày vào công đoàn": one.joined,
            "Ngày về đơn vị": one.came, "Hình thức": one.place.how or "Kết nạp", "Ngày rời": one.place.left, "Lý do rời": one.place.why,
            "Ngày giới thiệu vào Đảng": one.place.introduced,
        }
        for one in members
    ])  # fmt: skip


def post_sheet(rows):
    """Chức vụ công đoàn; ``rows``: (Member, unit, post, from, until or None, term, charge or None); nobody before coming."""
    titles = columns.SHEETS["Chức vụ công đoàn"]
    return columns.sheet(
        "Chức vụ công đoàn",
        [
            dict(zip(titles, (who.label, unit, post, max(start, who.came), end, term, charge), strict=True))
            for who, unit, post, start, end, term, charge in rows
        ],
    )


def qualification_sheet(rng, members):
    """Trình độ, chứng chỉ: school, profession (as the member sheet says) and political schooling of each."""
    rows = []
    for one in members:
        born, latest = one.birth.year, one.came.year
        political = "Trung cấp" if rng.random() < 0.45 else "Sơ cấp"
        rows += [
            (one.label, "Văn hóa", "Trung học phổ thông", date(born + 18, 6, 20), None),
            (one.label, "Chuyên môn", one.place.level, date(min(born + 22, latest), 1, 1 + rng.randint(4, 24)), None),
            (one.label, "Lý luận chính trị", political, date(max(born + 24, min(latest + 1, 2019)), 1, 5 + rng.randint(1, 20)), None),
        ]
    titles = columns.SHEETS["Trình độ, chứng chỉ"]
    return columns.sheet("Trình độ, chứng chỉ", [dict(zip(titles, row, strict=True)) for row in rows])
