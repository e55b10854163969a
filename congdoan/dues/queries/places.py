"""In which union's sheet a person stands in a month: the union that kept the group where he or she was a member."""

from congdoan.access.actions import reads
from congdoan.dues.choices import KEEPERS, Permission
from congdoan.dues.models import DuesLine
from congdoan.kernel.db import listed
from congdoan.kernel.periods import month_of
from congdoan.membership import queries as members
from congdoan.units import queries as units
from congdoan.units import tree


class Places:
    """Memberships of some persons and the unions above them; two statements, unscoped."""

    def __init__(self, person_ids):
        self._spells = {}
        for row in members.matching(list(person_ids)) if person_ids else ():
            self._spells.setdefault(row.person_id, []).append(row)
        paths = {row.unit.path for rows in self._spells.values() for row in rows}
        serials = {serial for path in paths for serial in tree.numbers(path)}
        found = units.units().order_by("pk").filter(kind__in=KEEPERS, serial__in=listed(serials)) if serials else ()
        self._keepers = sorted(found, key=lambda unit: -len(unit.path))

    def find(self, person_id, month):
        """(the union, the group or union where the person was a member last in that month), or None."""
        end = month_of(month).end
        for row in reversed(self._spells.get(person_id, ())):
            if row.valid_from < end and (row.valid_until is None or row.valid_until > month):
                keeper = next((unit for unit in self._keepers if row.unit.path.startswith(unit.path)), None)
                if keeper is not None:
                    return keeper, row.unit
        return None


def keepers_of(unit, period, today):
    """Unions at the unit and below, as the tree stood at the end of the period, or stands today where it is not over, by name; unscoped."""
    inside = units.subtree(unit, on=min(period.last_day, today)).order_by().values("pk")
    return units.units().filter(pk__in=inside, kind__in=KEEPERS).order_by("search_key", "pk")


@reads(Permission.VIEW_WAGES)
def lines_below(*, by, unit):
    """Lines of the sheets of the unit and below, in order of time: for the workbook."""
    found = DuesLine.objects.filter(by.scope(Permission.VIEW_WAGES).q("sheet__unit__path"), units.today_q(unit.path, "sheet__unit__path"))
    return found.select_related("sheet", "person").order_by("sheet__month", "sheet__unit__path", "person__sort_key", "pk")


def lines_by_month(person_ids, months):
    """{(person id, month): line} of these persons in these months; unscoped."""
    found = DuesLine.objects.filter(person__in=listed(person_ids), sheet__month__in=list(months)).select_related("sheet")
    return {(line.person_id, line.sheet.month): line for line in found.order_by("pk")} if person_ids else {}


def lines_by_id(pks):
    """Lines with sheets, units, persons and receipts; unscoped."""
    return list(DuesLine.objects.filter(pk__in=list(pks)).select_related("sheet__unit", "person", "voucher__book").order_by("pk"))
