"""Tổ, công đoàn bộ phận mà một sổ đang nhập nhắc đến: founded under the import's unit, and the file read accordingly, in one step."""

from congdoan.access.actions import action
from congdoan.audit import notes
from congdoan.organization import policies
from congdoan.organization.actions import units
from congdoan.organization.choices import Permission
from congdoan.units import queries as tree
from congdoan.workbooks import policies as importing
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.actions import answering, batches


@action(Permission.FOUND_UNIT, at="batch.unit")
def found_named(*, by, batch, groups, founded_on, later=False):
    """Lập các tổ mà một sổ đang nhập nhắc đến.

    ``groups``: [{"text" as the file has it, "name", "kind", "code"}], founded directly under the import's unit on ``founded_on``; from then
    on the text is read as that unit, in this file and the unit's next ones. Refused: a decided import, a text that nobody asks about, a name
    that stands there already, whatever ``units.found_all`` refuses. Returns the batch, compared anew (``later``: by
    the background job, for it is large).
    """
    batch = batches.locked(batch)
    importing.check_undecided(batch=batch)
    policies.check_groups(groups=groups, taken={unit.name: unit.code for unit in tree.subtree(batch.unit)})
    asked = workbooks.units_asked(batch)
    said = []
    for group in groups:
        places = asked.get(workbooks.key_of(group["text"]), {"places": ()})["places"]
        importing.check_is_asked(text=group["text"], asked=bool(places))
        said += [{"sheet": sheet, "column": column, "text": group["text"], "value": group["code"]} for sheet, column in sorted(places)]
    rows = [{**{name: group[name] for name in ("code", "name", "kind")}, "founded_on": founded_on} for group in groups]
    made = units.found_all(by=by, unit=batch.unit, rows=rows)
    notes.note(rows=[unit.pk for unit in made])
    return answering.answer_each(by=by, batch=batch, said=said, later=later)
