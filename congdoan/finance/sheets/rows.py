"""What the sheets of this room share: refusing one row, putting old cells back."""

import contextlib

from django.utils.translation import gettext as _

from congdoan.kernel.errors import Refused
from congdoan.units import queries as units
from congdoan.workbooks import problems


@contextlib.contextmanager
def refusing(row):
    """A policy's refusal inside keeps this row out, and no other."""
    try:
        yield
    except Refused as refused:
        row.refuse(refused.field, refused.sentence)


def warn_of_no_value(row, column, sentence):
    """Goods that have no value yet are pointed out; they come in all the same."""
    row.warn(column, sentence, _("Ghi trị giá ước chừng, nay hoặc sau này."), kind=problems.DOUBTFUL)


def cells_of_row(row):
    """{column name: canonical value as the row will stand}, but for the unit."""
    return {column.name: row[column.name] for column in row.sheet.columns if column.name != "unit"}


def restored(changed, found, cells_of, facts_of):
    """{pk: facts} with the old cells put back. ``found``: rows as they stand; ``cells_of(row)``; ``facts_of(cells, unit)``."""
    standing = {row.pk: row for row in found}
    places = units.units().in_bulk([old["unit"] for _pk, old in changed if old.get("unit")])
    return {
        pk: facts_of({**cells_of(standing[pk]), **old}, places.get(old.get("unit"), standing[pk].unit))
        for pk, old in changed
        if pk in standing
    }
