"""The demo goes through the front door: each case's workbook is imported as a union's own would be, then sign-ins are opened.

Whoever sets the installation up brings the books in and then steps back: what stays is the right of an officer above.
"""

import datetime
import tempfile
from pathlib import Path

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.demo import people
from congdoan.demo.cases import binh_luc, neighbour
from congdoan.kernel.dates import ApproximateDate
from congdoan.organization.actions import accounts, installation
from congdoan.people import queries as persons
from congdoan.units import queries as units
from congdoan.workbooks.actions import batches

PASSWORD = "congdoan-2022"
DISTRICT = ("BL", "LĐLĐ huyện Bình Lục", "district_federation")
ABOVE = (("HNA", "LĐLĐ tỉnh Hà Nam", "provincial_federation"),)
FOUNDED = datetime.date(1997, 1, 1)
BOOKS = ((binh_luc, "so-cong-doan-khoi-dan-dang.xlsx"), (neighbour, "so-cong-doan-trung-tam-y-te.xlsx"))


def load(now):
    """Loads every case into an empty database; returns the sign-ins. ``now``: aware datetime."""
    by = set_up(now)
    for case, file_name in BOOKS:
        import_book(by, case, file_name)
    signed_in = people.sign_ins()
    open_accounts(by, signed_in)
    hand_over(by)
    return signed_in


def set_up(now):
    """The first unit and the officer above, who holds the chair's rights until the books are in."""
    officer = next(one for one in people.sign_ins() if not one.in_book)
    code, name, kind = DISTRICT
    return installation.initialise(
        code=code, name=name, kind=kind, founded_on=FOUNDED, superiors=ABOVE, full_name=officer.full_name, sex=officer.sex,
        birth=ApproximateDate(officer.birth_on), username=officer.username, password=PASSWORD, now=now, role=Role.CHAIR,
    )


def import_book(by, case, file_name):
    """One case's workbook, through preview and commit; returns the batch."""
    unit = units.by_codes([DISTRICT[0]])[DISTRICT[0]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        case.write(path)
        batch = batches.preview(by=by, unit=unit, file_name=file_name, content=path.read_bytes())
    return batches.commit(by=by, batch=batch)


def open_accounts(by, signed_in):
    """Sign-ins for people of the books."""
    known = persons.by_national_ids([one.national_id for one in signed_in])
    places = units.by_codes([one.unit for one in signed_in])
    for one in signed_in:
        if one.in_book:
            accounts.open_account(
                by=by, unit=places[one.unit], person=known[one.national_id], username=one.username, password=PASSWORD, phone=one.phone
            )


def hand_over(by):
    """The officer above keeps the rights of an officer above."""
    unit = units.by_codes([DISTRICT[0]])[DISTRICT[0]]
    fresh = actor_for(by.user, by.now)
    for grant in fresh.grants:
        grants.close(grant=grant, valid_until=by.today)
    grants.give(person=by.person, role=Role.SUPERIOR_OFFICER, unit=unit, valid_from=by.today, reach=Reach.HERE_AND_BELOW)
