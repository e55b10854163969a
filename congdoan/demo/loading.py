"""The demo goes through the front door: each case's workbook is imported by its own chair, as a union's book would be.

Only what no union does for itself stands here as the installer's hand: the officer above and the second union's first chair.
"""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.roles import Role
from congdoan.accounts import queries as known
from congdoan.accounts.actions import users
from congdoan.demo import bookkeeping, caring, collecting, driving, filing, inspecting, names, people
from congdoan.demo.cases import binh_luc, neighbour
from congdoan.demo.cases.binh_luc import plan
from congdoan.demo.cases.binh_luc import units as book
from congdoan.kernel.dates import ApproximateDate
from congdoan.membership.actions import accounts
from congdoan.organization.actions import installation
from congdoan.organization.actions import units as founding
from congdoan.people import queries as persons
from congdoan.people.actions import persons as registering
from congdoan.people.choices import Sex
from congdoan.units import kinds as units_kinds
from congdoan.units import queries as units
from congdoan.workbooks.actions import batches

PASSWORD = "congdoan-2022"  # noqa: S105 - a sign-in of the demo, printed when it starts
STILL_OPEN = timedelta(days=62)
"""What ended so long ago is closed: the last months are still being kept."""
KINDS = {label: key for key, label, *_more in units_kinds.KINDS}
CENTRE = ("TLD", "Tổng Liên đoàn Lao động Việt Nam", "Tổng Liên đoàn Lao động Việt Nam", None, None, None, date(1929, 7, 28), None)
SEX = {names.MALE: Sex.MALE, names.FEMALE: Sex.FEMALE}
FIRST, SECOND = "so-cong-doan-khoi-dan-dang.xlsx", "so-cong-doan-phong-kham.xlsx"


def load(now):
    """Loads every case into an empty database; returns the sign-ins. ``now``: aware datetime."""
    signed_in = {one.username: one for one in people.sign_ins()}
    chair = set_up(now)
    import_book(chair, binh_luc, FIRST)
    officer = install_person(signed_in["captren"], Role.SUPERIOR_OFFICER, now)
    found_second(officer)
    neighbour_chair = install_person(signed_in["chutich2"], Role.CHAIR, now)
    import_book(neighbour_chair, neighbour, SECOND)
    open_accounts(chair, [one for one in signed_in.values() if one.in_book and one.username not in ("chutich", "chutich2")])
    accountant, member, inspector = (actor_for(known.by_any_name(name), now) for name in ("ketoan", "doanvien", "kiemtra"))
    bookkeeping.keep(by=accountant, unit=chair.units[0])
    filing.put_in(chair, accountant, officer)
    collecting.put_in(accountant, chair)
    bookkeeping.close_until(by=accountant, unit=chair.units[0], end=now.date() - STILL_OPEN)
    driving.finish(by=chair, unit=chair.units[0], today=now.date())
    inspecting.put_in(chair, inspector)
    caring.put_in(chair, member)
    return list(signed_in.values())


def set_up(now):
    """The first union with those above it, and its chair, who brings the book in."""
    chair = next(one for one in people.sign_ins() if one.username == "chutich")
    above = [(code, name, KINDS[kind], founded_on) for code, name, kind, _up, _body, _sort, founded_on, _no in (CENTRE, *book.ABOVE)]
    own = next(row for row in book.OWN if row[0] == plan.UNION)
    return installation.initialise(
        code=own[0],
        name=own[1],
        kind="grassroots_union",
        founded_on=own[6],
        superiors=above,
        full_name=chair.full_name,
        sex=SEX[chair.sex],
        birth=ApproximateDate(chair.birth_on),
        username=chair.username,
        password=PASSWORD,
        now=now,
    )


def import_book(by, case, file_name):
    """One case's workbook, through preview and commit, by the chair of its union; returns the batch."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        case.write(path)
        return bring_in(by, path)


def bring_in(by, path):
    """The book at ``path`` through preview and commit."""
    batch = batches.preview(by=by, unit=by.units[0], file_name=path.name, content=path.read_bytes())
    return batches.commit(by=by, batch=batch)


def install_person(one, role, now):
    """A person, an account and a role where nobody could yet give one."""
    person = registering.add(full_name=one.full_name, sex=SEX[one.sex], birth=ApproximateDate(one.birth_on))
    user = users.open(person=person, username=one.username, password=PASSWORD, now=now, phone=one.phone)
    unit = units.by_codes([one.unit])[one.unit]
    grants.give(person=person, role=role, unit=unit, valid_from=unit.founded_on)
    return actor_for(user, now)


def found_second(officer):
    """The second union, founded by the officer above."""
    row = neighbour.OWN
    parent = units.by_codes([row[3]])[row[3]]
    founding.found(by=officer, parent=parent, code=row[0], name=row[1], kind="grassroots_union", founded_on=row[6])


def open_accounts(by, signed_in):
    """Sign-ins for people of the first book, opened by its chair."""
    known = persons.by_national_ids([one.national_id for one in signed_in])
    places = units.by_codes([one.unit for one in signed_in])
    for one in signed_in:
        accounts.open_account(
            by=by,
            unit=places[one.unit],
            person=known[one.national_id],
            username=one.username,
            password=PASSWORD,
            phone=one.phone,
            must_change=False,
        )
