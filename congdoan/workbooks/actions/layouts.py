"""Cách đọc tệp: what the officer says of the sheets and columns of a batch, remembered for the next file of that shape."""

from congdoan.access.actions import action
from congdoan.audit import notes
from congdoan.kernel.db import insert_all, update_all
from congdoan.workbooks import layouts, policies, registry, running
from congdoan.workbooks.actions import batches
from congdoan.workbooks.choices import BatchState, Permission
from congdoan.workbooks.models import Layout


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def read_as(*, by, batch, layout, later=False):
    """Chọn cách đọc các trang, các cột của một lần nhập, xem trước lại.

    ``layout``: {table index as text: layout of the table, as in workbooks.layouts}; tables that are not named keep theirs. What is
    said of every column is remembered for the unit's next files. ``later``: the background job previews it, for it is large. Raises
    Refused if the batch is decided, or the layout cannot be.
    """
    batch = batches.locked(batch)
    policies.check_transition(batch=batch, to=BatchState.COMMITTED)
    for index, entry in layout.items():
        policies.check_layout(batch=batch, index=index, entry=entry, sheet=registry.sheet_named(entry["sheet"]), by=by)
    batch.layout = {layouts.FROZEN: True, "tables": {**batch.layout.get("tables", {}), **layout}}
    run = batches.compare(batch, by, later)
    tables = run.tables if run else running.tables_of(batch)
    _remember(batch, by, [table for table in tables if table.sheet and table.signature and str(table.index) in layout])
    notes.note(file=batch.sha256, counts=batch.counts)
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def forget(*, by, batch, table, later=False):
    """Quên cách đọc đã nhớ của một trang, đọc lại trang ấy từ đầu.

    ``table``: its index in the file. What a unit above remembers is passed over for this file alone.
    """
    batch = batches.locked(batch)
    policies.check_transition(batch=batch, to=BatchState.COMMITTED)
    entry = batch.layout.get("tables", {}).get(str(table), {})
    known = entry.get("remembered") or {}
    Layout.objects.filter(unit=batch.unit, pk=known.get("id")).delete()
    batch.layout = {layouts.FROZEN: True, "tables": layouts.without(batch.layout.get("tables", {}), table)}
    batches.compare(batch, by, later)
    notes.note(file=batch.sha256, counts=batch.counts)
    return batch


def _remember(batch, by, tables):
    """One Layout for each shape; what was remembered of it is replaced."""
    wanted = {table.signature for table in tables if "columns" in table.layout}
    before = {layout.signature: layout for layout in Layout.objects.filter(unit=batch.unit, signature__in=wanted).order_by("pk")}
    new = {}
    for table in tables:
        if table.signature in wanted:
            known = before.get(table.signature) or new.get(table.signature)
            mapping = layouts.of_table(table, known.mapping if known else {})
            if known is None:
                new[table.signature] = known = Layout(unit=batch.unit, signature=table.signature)
            known.title, known.mapping, known.made_by, known.made_at, known.used_at = table.title[:60], mapping, by.person, by.now, by.now
    insert_all(Layout, list(new.values()))
    update_all(Layout, list(before.values()), ["title", "mapping", "made_by", "made_at", "used_at"])
