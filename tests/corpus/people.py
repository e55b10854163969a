"""Made-up people: those who stand in the union's book before a messy file comes, and newcomers for messy member lists."""

import datetime
import random
from dataclasses import dataclass
from functools import cache

from congdoan.demo import names
from congdoan.kernel.dates import ApproximateDate
from congdoan.organization.actions import installation
from congdoan.people.choices import Sex
from congdoan.workbooks.actions import batches
from congdoan.workbooks.tests.factories import book

NOW = datetime.datetime(2026, 11, 16, 2, 0, tzinfo=datetime.timezone.utc)
UNION, GROUPS = "YDG", ("YDG-T1", "YDG-T2", "YDG-T3")
UNION_NAME = "Công đoàn cơ sở xã Yên Đồng"
GROUP_NAMES = ("Tổ Văn phòng", "Tổ Trường học", "Tổ Y tế")
FOUNDED = datetime.date(1993, 1, 4)
FEMALE, MALE = "Nữ", "Nam"


@dataclass(frozen=True)
class Person:
    """Người: full name, sex as written, birth, numbers that belong to nobody, when a member since and in which group."""

    name: str
    sex: str
    birth: datetime.date
    number: str
    phone: str
    joined: datetime.date
    group: str

    @property
    def rest(self):
        """Họ và đệm."""
        return self.name.rpartition(" ")[0]

    @property
    def given(self):
        """Tên."""
        return self.name.rpartition(" ")[2]

    @property
    def born(self):
        """Ngày sinh as written by hand: 05/02/1980."""
        return text_of(self.birth)


def text_of(day):
    """24/05/2022."""
    return f"{day:%d/%m/%Y}"


@cache
def drawn(seed, count):
    """``count`` people, no two of one name within a seed."""
    rng = random.Random(f"{seed}")
    giver, found = names.Names(rng), []
    for place in range(count):
        sex = names.FEMALE if place % 5 in (0, 2, 3) else names.MALE
        born = datetime.date(rng.randint(1962, 1994), rng.randint(1, 12), rng.randint(13, 28))
        joined = datetime.date(max(1998, born.year + 19) + rng.randint(1, 6), rng.randint(1, 12), rng.randint(1, 28))
        found.append(
            Person(
                name=giver.new(sex, born.year),
                sex=FEMALE if sex == names.FEMALE else MALE,
                birth=born,
                number=names.national_id(rng, sex, born.year),
                phone=f"09{rng.randint(0, 9)}0000{rng.randint(0, 999):03d}",
                joined=joined,
                group=GROUPS[place % 3],
            )
        )
    return tuple(found)


def members():
    """Eighteen people who stand in the book: nine women and more; none shares a name but by a twin of ``twins``."""
    return drawn("in the book", 18)


def newcomers(seed, count):
    """People whom the book does not know yet; their names are nobody's in it."""
    known = {one.name for one in members()}
    return tuple(one for one in drawn(f"new {seed}", count + 6) if one.name not in known)[:count]


def set_up():
    """The union, its three groups and its members in an empty database; returns the chair who brings books in."""
    by = installation.initialise(
        code=UNION,
        name=UNION_NAME,
        kind="grassroots_union",
        founded_on=FOUNDED,
        superiors=[("NDN", "LĐLĐ huyện Nam Đồng", "district_federation", datetime.date(1990, 1, 2))],
        full_name="Phạm Thế Vinh",
        sex=Sex.MALE,
        birth=ApproximateDate(datetime.date(1970, 6, 15)),
        username="chutich",
        password="mot-mat-khau-dai",
        now=NOW,
    )
    take_in(by, clean_book())
    return by


def take_in(by, content, name="so.xlsx"):
    """Brings a clean file in; fails if a row stays out."""
    batch = batches.bring_in(by=by, unit=by.units[0], file_name=name, content=content)
    assert batch.counts["error"] == 0, batch.counts
    return batch


@cache
def clean_book():
    """Groups, members, some children, a fund: what messy files name."""
    groups = [[code, name, "Tổ công đoàn", UNION, FOUNDED] for code, name in zip(GROUPS, GROUP_NAMES, strict=True)]
    people = [[one.name, one.birth, one.sex, one.number, one.group, one.joined] for one in members()]
    children = [[one.name, child, year] for one, (child, year) in zip(members(), CHILDREN, strict=False)]
    funds = [["QVN", "Quỹ Vì người nghèo", "quỹ", datetime.date(2005, 1, 1)]]
    return book(
        {
            "Đơn vị": [["Mã", "Tên", "Loại", "Trực thuộc (mã)", "Ngày thành lập"], *groups],
            "Đoàn viên": [["Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị (mã)", "Ngày vào công đoàn"], *people],
            "Con đoàn viên": [["Họ và tên đoàn viên", "Tên con", "Năm sinh"], *children],
            "Quỹ và đợt vận động": [["Mã", "Tên", "Loại", "Từ ngày"], *funds],
        }
    )


CHILDREN = (("Bảo Ngọc", 2012), ("Gia Huy", 2014), ("Hà My", 2009), ("Minh Quân", 2016))
