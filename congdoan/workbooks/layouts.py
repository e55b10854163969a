"""Cách đọc tệp: what somebody said of sheets and columns, frozen into the batch, remembered by the shape of the sheet.

A layout of one table: {"sheet": name or "" for none, "header": [row, height] from 0 (height 0: to be found), "columns": {position: token}, "fill": {column name:
text}, "groups": {row number: unit code}, "offered": fill of the last such file, "seen": True once somebody has confirmed it, "remembered": who and when, if from another file}.
Where the file has more columns than the remembered one: "added", their positions, and "doubted": True if by itself the tab would be read as another sheet.
"""

from congdoan.kernel.text import header_key
from congdoan.units import tree
from congdoan.workbooks.columns import ApproximateDate, Date
from congdoan.workbooks.models import Layout

FROZEN = "frozen"
TABS_KEPT = 60


def known(batch):
    """{signature: layout of a table} as remembered at the batch's unit and above it; {} once the batch is frozen.

    Of two of one shape the nearest unit's counts; the nearest and latest come last.
    """
    if batch.layout.get(FROZEN):
        return {}
    found = (
        Layout.objects.filter(unit__path__in=tree.ancestors(batch.unit.path))
        .select_related("made_by")
        .order_by("unit__path", "made_at", "pk")
    )
    said = {}
    for layout in found:
        said.pop(layout.signature, None)
        said[layout.signature] = _remembered(layout, batch)
    return said


def frozen(tables):
    """The batch's layout after a run: nothing that is remembered later will change how its file is read."""
    return {FROZEN: True, "tables": {str(table.index): table.layout for table in tables if table.layout}}


def remembered_in(tables):
    """Ids of the Layouts by which tables were read."""
    return {table.layout["remembered"]["id"] for table in tables if table.layout.get("remembered")}


def without(tables, index):
    """The layouts of a batch's tables without what is remembered of one, and of those read by the same Layout."""
    gone = (tables.get(str(index), {}).get("remembered") or {}).get("id")
    return {
        key: entry for key, entry in tables.items() if key != str(index) and (not gone or (entry.get("remembered") or {}).get("id") != gone)
    }


def of_table(table, before):
    """What is remembered of a table that somebody has confirmed; ``before``: what was, {} for nothing.

    Days for a whole sheet, its unit and its groups hold for one file: they are kept under the tab's name, to be offered.
    """
    fill = table.layout.get("fill", {})
    lasting = {name: text for name, text in fill.items() if name != "unit" and not _is_day(table.sheet.column(name))}
    tab = {"fill": {name: text for name, text in fill.items() if name not in lasting}, "groups": table.layout.get("groups", {})}
    tabs = [*list(before.get("tabs", {}).items())[-TABS_KEPT:], (header_key(table.title), tab)]
    return {"sheet": table.sheet.name, "shape": table.shape, "columns": table.layout["columns"], "fill": lasting, "tabs": dict(tabs)}


def _remembered(layout, batch):
    said = {"id": layout.pk, "by": layout.made_by.full_name, "at": layout.made_at.isoformat()}
    return {**layout.mapping, "seen": True, "remembered": said}


def _is_day(column):
    return isinstance(column, (Date, ApproximateDate))
