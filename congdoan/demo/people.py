"""Who signs in to the demo as whom: one person for each part that people play in a union."""

import random
from dataclasses import dataclass
from datetime import date

from congdoan.demo import names
from congdoan.demo.cases import neighbour
from congdoan.demo.cases.binh_luc import SEED, members, officers, plan, units

# User name, key in the plan, unit, post
IN_THE_FIRST_UNION = (
    ("chutich", "vp_deputy_f", plan.UNION, officers.CHAIR),
    ("totruong", "vp_it", plan.OFFICE, officers.LEADER),
    ("ketoan", "vp_account", plan.UNION, officers.ACCOUNTANT),
    ("kiemtra", "kt_staff1", plan.UNION, officers.INSPECTOR),
    ("doanvien", "mt_staff2", plan.FRONT, "Đoàn viên"),
)
ABOVE = ("captren", units.DISTRICT, "Cán bộ công đoàn chuyên trách")
STRANGER = ("chutich2", "chair", officers.CHAIR)


@dataclass(frozen=True)
class SignIn:
    """A demo account; ``in_book`` is False for who stands in no book and must be created beside it."""

    username: str
    phone: str
    full_name: str
    unit: str
    post: str
    sex: str
    birth_on: date
    national_id: str
    in_book: bool = True


def sign_ins(seed=SEED):
    """The seven accounts of the demo, in the order in which a newcomer tries them."""
    people = members.People(seed)
    return (
        *(_member(people[key], username, unit, post) for username, key, unit, post in IN_THE_FIRST_UNION),
        _superior(seed, people),
        _stranger(seed),
    )


def _member(person, username, unit, post):
    return SignIn(username, person.phone, person.name, unit, post, person.staff.sex, person.birth, person.national_id)


def _superior(seed, people):
    """An officer of the district, who is in neither union; named after both, so that the name is nobody else's."""
    username, unit, post = ABOVE
    rng, born = random.Random(f"{seed} superior"), 1976
    taken = {one.name for one in people} | set(neighbour.Clinic(seed).names.values())
    drawn = names.Names(rng)
    drawn.used |= taken
    return SignIn(
        username, names.phone(201), drawn.new(names.MALE, born), unit, post, names.MALE,
        date(born, rng.randint(1, 12), rng.randint(1, 28)), names.national_id(rng, names.MALE, born), in_book=False,
    )  # fmt: skip


def _stranger(seed):
    clinic, (username, key, post) = neighbour.Clinic(seed), STRANGER
    sex = next(row[1] for row in neighbour.STAFF if row[0] == key)
    return SignIn(username, clinic.phone(key), clinic.names[key], neighbour.UNIT, post, sex, clinic.births[key], clinic.numbers[key])
