"""What both sheets ask of a row: its cells as they will stand, and the rules for all rows at once."""

import datetime

from django.utils.translation import gettext_lazy as _

from congdoan.care import policies, queries
from congdoan.kernel.errors import Refused
from congdoan.people import queries as people


def value(row, name):
    """The canonical value that the row will have: of the file, or, where the file has no such column, of the book."""
    return row.cells.get(name) if row.match is None or name in row.given else row.match.cells.get(name)


def date(cell):
    """The date in a canonical cell."""
    return datetime.date.fromisoformat(cell)


def day(row, name):
    """The date that the row will have."""
    return date(value(row, name))


def facts(cells, of_column):
    """{attribute: value} of canonical cells; ``of_column``: {column name: function of a cell -> dict of attributes}."""
    found = {}
    for name, cell in cells.items():
        found |= {"unit_id": cell} if name == "unit" else of_column[name](cell)
    return found


def check_members(rows, name, on, of=lambda cell: cell):
    """Refuses rows whose person was no member of the row's unit on the row's day; three queries for all rows.

    ``name``: the person's column, ``on``: that of the day, ``of``: the person's id in a canonical value, or None.
    """
    ids = {id(row): of(value(row, name)) for row in rows}
    wanted = {pk for pk in ids.values() if pk}
    spells, persons = queries.spells(wanted), people.persons().in_bulk(wanted)
    for row in rows:
        person = persons.get(ids[id(row)])
        if person is None:
            continue
        try:
            policies.check_member(person, unit=row.unit, on=day(row, on), spells=spells.get(person.pk, ()), field=name)
        except Refused as refused:
            row.refuse(name, refused.sentence)


def warn_of_missing_sources(rows):
    """Money without a source goes in, for old books no longer know; the accountant is told."""
    for row in rows:
        if value(row, "amount") and value(row, "source") is None:
            row.warn("source", _("Chưa ghi nguồn chi."), _("Ghi nguồn thì kế toán cộng được theo nguồn."), kind=_("Thiếu nguồn chi"))
