"""The people of the made-up union: names and dates from the seed, and their sheets Đoàn viên and Con đoàn viên."""

import calendar
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from congdoan.demo import columns, names
from congdoan.demo.cases.binh_luc import plan
from congdoan.demo.workdays import workday

ETHNIC_MINORITY = {"td_staff": "Mường", "vp_analyst": "Tày"}
NOMINATED = {"td_new": date(2022, 9, 15)}
YEAR_ONLY = {"vp_old"}
SAME_SURNAME = {"nd_moved": "vp_it"}

# Retirement age beyond 60 (men) and 55 (women), in months, by year: Decree 135/2020/NĐ-CP.
LATER_RETIREMENT = {2021: (3, 4), 2022: (6, 8), 2023: (9, 12)}


@dataclass(frozen=True)
class Child:
    """Con đoàn viên."""

    name: str
    born: int
    sex: str


@dataclass(frozen=True)
class Person:
    """A made-up member; ``label`` is how the other sheets name him or her."""

    staff: plan.Staff
    name: str
    label: str
    birth: date
    national_id: str | None
    phone: str | None
    joined: date
    spells: tuple
    children: tuple = ()

    @property
    def key(self):
        """The plan's key."""
        return self.staff.key

    @property
    def is_woman(self):
        """Là nữ."""
        return self.staff.sex == plan.F

    def unit_on(self, day):
        """Code of the unit of which this person is a member on ``day``, or None."""
        return next((one.unit for one in self.spells if one.came <= day and (not one.left or day <= one.left)), None)


class People:
    """Everybody of the book, by key."""

    def __init__(self, seed):
        """Draw names, birthdays and numbers with ``seed``."""
        self.rng = random.Random(f"{seed} members")
        self.names = names.Names(self.rng)
        self.by_key = {}
        for number, staff in enumerate(plan.STAFF, 1):
            self.by_key[staff.key] = self._draw(number, staff)
        self._share_names()

    def __iter__(self):
        """Every person, in the plan's order."""
        return iter(self.by_key.values())

    def __getitem__(self, key):
        """The person of that key."""
        return self.by_key[key]

    def label(self, *keys):
        """The names of these persons as one cell."""
        return columns.SEVERAL.join(self.by_key[key].label for key in keys)

    def on(self, day, unit=None):
        """Members on ``day``, of ``unit`` alone if given."""
        return [one for one in self if (found := one.unit_on(day)) and unit in (None, found)]

    def _draw(self, number, staff):
        twin = SAME_SURNAME.get(staff.key)
        name = self.names.new(staff.sex, staff.born, twin and self.by_key[twin].name.split()[0])
        birth = _birth(self.rng, staff)
        spells, joined = _spells(self.rng, staff)
        known = not spells[-1].left or spells[-1].left >= date(2018, 1, 1)
        return Person(
            staff=staff, name=name, label=name, birth=birth, joined=joined, spells=spells,
            national_id=names.national_id(self.rng, staff.sex, staff.born) if known else None,
            phone=names.phone(number) if known else None, children=self._children(staff, name),
        )  # fmt: skip

    def _children(self, staff, name):
        father = name.split()[0] if staff.sex == plan.M else names.pick(self.rng, names.lists.SURNAMES)
        sexes = [self.rng.choice((plan.F, plan.M)) for _ in staff.kids]
        return tuple(
            Child(self.names.new(sex, max(born, 2001), father), born, sex)
            for sex, born in zip(sexes, staff.kids, strict=True)
            if born >= 1996
        )

    def _share_names(self):
        for one, other in plan.NAMESAKES:
            for key in (one, other):
                person = replace(self[key], name=self[one].name)
                self.by_key[key] = replace(person, label=f"{person.name} ({person.birth:%d/%m/%Y})")
        for one, born, other, other_born in plan.CHILD_NAMESAKES:
            model = next(child for child in self[one].children if child.born == born)
            twins = (replace(model, born=other_born) if child.born == other_born else child for child in self[other].children)
            self.by_key[other] = replace(self[other], children=tuple(twins))


def _birth(rng, staff):
    """A day in the year of birth; whoever retired did so at the end of the month in which the law allows it."""
    month, last = rng.randint(1, 12), staff.spells[-1]
    if last.why == plan.RETIRED:
        later = LATER_RETIREMENT.get(last.left.year, (0, 0))[staff.sex == plan.F]
        month = (last.left.month - later - 1) % 12 + 1
    return date(staff.born, month, rng.randint(1, calendar.monthrange(staff.born, month)[1]))


def _spells(rng, staff):
    """(periods of membership with every day filled in, day of joining the union)."""
    first = staff.spells[0]
    youngest = max(staff.born + 23, 1998)
    came = first.came or workday(_between(rng, date(youngest, 1, 5), date(min(max(youngest + 8, 2004), 2016), 6, 30)))
    joined = came
    if first.how == plan.MOVED_IN or (first.how is None and (came.year - staff.born > 28 or rng.random() < 0.4)):
        joined = min(workday(_between(rng, date(staff.born + 22, 1, 5), date(staff.born + 27, 12, 1))), came)
    how = first.how or (plan.ADMITTED if joined == came else plan.MOVED_IN)
    return (first._replace(came=came, how=how), *staff.spells[1:]), joined


def _between(rng, first, last):
    return first + timedelta(days=rng.randint(0, max((last - first).days, 0)))


def _party_days(rng, person):
    """(day of joining the Party, day of being named to it), either of them None."""
    if not person.staff.party:
        return None, NOMINATED.get(person.key)
    earliest = max(person.birth.year + 22, person.joined.year - 1)
    year, (month, day) = earliest + rng.randint(1, 4), rng.choice(((2, 3), (5, 19), (9, 2), (7, 20), (11, 7), (12, 22), (4, 12)))
    found = date(year, month, day)
    return (found, None) if found < date(2022, 12, 1) else (None, date(2022, 10, 20))


def _mail(person, taken):
    """A made-up address under the reserved name ``.example``, for those who use mail."""
    words = names.plain(person.name).split()
    found = words[-1] + "".join(word[0] for word in words[:-1])
    found = f"{found}{person.birth:%y}" if found in taken else found
    taken.add(found)
    return f"{found}@binhluc.example"


def member_sheet(people, seed):
    """Đoàn viên: a row for each period of membership, by group, those who have left last."""
    rng, taken, rows = random.Random(f"{seed} party"), set(), []
    for person in people:
        joined_party, named = _party_days(rng, person)
        staff = person.staff
        mail = _mail(person, taken) if staff.level == plan.MA and person.phone else None
        rows += [{
            "Họ và tên": person.name, "Ngày sinh": str(staff.born) if person.key in YEAR_ONLY else person.birth,
            "Giới tính": staff.sex.capitalize(), "Số CCCD": person.national_id, "Dân tộc": ETHNIC_MINORITY.get(person.key, "Kinh"),
            "Đơn vị (mã)": spell.unit, "Chức vụ chuyên môn": spell.job or staff.job, "Trình độ chuyên môn": staff.level,
            "Ngày vào Đảng": joined_party, "Ngày vào công đoàn": person.joined, "Ngày về đơn vị": spell.came,
            "Hình thức": spell.how, "Ngày rời": spell.left, "Lý do rời": spell.why, "Điện thoại": person.phone,
            "Thư điện tử": mail, "Ngày giới thiệu vào Đảng": named,
        } for spell in person.spells]  # fmt: skip
    order = (*plan.GROUPS, plan.UNION)
    rows.sort(key=lambda row: (order.index(row["Đơn vị (mã)"]), row["Ngày rời"] is not None))
    return columns.sheet("Đoàn viên", rows)


def child_sheet(people):
    """Con đoàn viên: the children born since 1996 of everybody in the book."""
    return columns.sheet("Con đoàn viên", [
        {"Họ và tên đoàn viên": person.label, "Tên con": child.name, "Năm sinh": child.born, "Giới tính": child.sex.capitalize()}
        for person in people for child in person.children
    ])  # fmt: skip
