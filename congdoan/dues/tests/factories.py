"""Sheets, groups and rules as tests need them."""

import datetime

from congdoan.access.actors import actor_for
from congdoan.dues import queries
from congdoan.dues.actions import groups, sheets
from congdoan.dues.choices import Group
from congdoan.dues.models import DuesLine
from congdoan.finance.tests.factories import member
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import settling
from congdoan.ledger.tests.factories import item, place
from tests import people


def day(text):
    """A day from ISO."""
    return datetime.date.fromisoformat(text)


def on(actor, text):
    """The same person on another day."""
    at = datetime.datetime.fromisoformat(f"{text}T03:00:00+00:00")
    return actor_for(actor.user, at)


def crew(cast, *names, unit=None, since="2015-01-05", until=None):
    """Members with these names in the cast's group; {name: person}."""
    found = {name: people.person(name) for name in names}
    for who in found.values():
        member(cast, who, unit or cast.group, since=since, until=until)
    return found


def group(cast, which=Group.OTHER, since="2022-01-01", by=None):
    """The payer group of the union."""
    return groups.put(by=by or cast.accountant, unit=cast.union, group=which, valid_from=day(since), source="Quy chế chi tiêu")


def filled(by, unit, month):
    """The sheet of a month, read again."""
    made = sheets.fill(by=by, unit=unit, month=day(month))
    return queries.sheet(unit=unit, pk=made.pk)


def paid(by, sheet, **lines):
    """Saves lines; {person: (wage, paid)} by person id as p12=..., paid None for all that is due."""
    rows = {}
    for key, (wage, amount, *exempt) in lines.items():
        rows[int(key[1:])] = {
            "wage": wage,
            "paid": amount,
            "paid_on": by.today if amount != 0 else None,
            "exempt": exempt[0] if exempt else "",
        }
    sheets.save(by=by, sheet=sheet, version=sheet.version, rows=rows)
    return queries.sheet(unit=sheet.unit, pk=sheet.pk)


def waiting(kept):
    """Dues collected that wait for a receipt in a book."""
    return ledger.waiting(ledger.cause_of("doan-phi"), kept)


def receipt(cast, kept, written_on="2022-05-21", matters=None):
    """One receipt for them, or for ``matters``."""
    chosen = [matter.key for matter in waiting(kept) if matters is None or matter in matters]
    given = {"place": place(kept), "item": item("22"), "voucher_on": day(written_on), "words": "Thu đoàn phí"}
    return settling.settle(by=cast.accountant, unit=cast.union, cause="doan-phi", matters=chosen, **given)


def line(who, month):
    """One person's line of a month."""
    return queries.with_brought(DuesLine.objects.filter(person=who, sheet__month=day(month))).get()
