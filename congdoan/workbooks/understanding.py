"""Đã hiểu tệp thế nào, as it is stored for the screen: sheets, headings with a few cells, what was guessed, what is missing."""

from congdoan.kernel.text import squeeze
from congdoan.workbooks.columns import as_text

SAMPLES = 3
LONGEST = 40  # characters of a cell that is shown


def understood(run):
    """[{…}] of every sheet of the file, JSON-able: see ``_table``."""
    return [_table(table) for table in run.tables]


def _table(table):
    """``header_row`` is the last row of the header as Excel counts, ``header`` its first; ``how`` says how each heading was understood."""
    known = table.sheet is not None and table.head is not None
    return {
        "index": table.index,
        "title": table.title,
        "sheet": table.sheet.name if table.sheet else None,
        "kind": table.kind,
        "header_row": table.head.row + table.head.height if table.head else None,
        "header": table.head.row + 1 if table.head else None if table.likely is None else table.likely + 1,
        "signature": table.signature,
        "columns": [_column(table, heading) for heading in table.headings if heading.name or heading.is_unknown],
        "missing": [column.name for column in _missing(table)] if known else [],
        "fill": table.fill,
        "groups": [{"row": row, "text": text, "unit": code} for row, text, code in table.groups],
        "guesses": table.guesses,
        "seen": bool(table.layout.get("seen")),
        "remembered": table.layout.get("remembered"),
        "added": table.layout.get("added", []),
        "rows": len(table.lines) or table.rows,
        "old_text": table.old_text,
        "left_out": [{"row": number, "text": text, "reason": reason} for number, text, reason in table.left_out],
    }


def _column(table, heading):
    return {
        "title": heading.title,
        "column": table.sheet.column(heading.name).title if heading.name else None,
        "position": heading.position,
        "token": heading.token,
        "how": heading.how,
        "samples": _samples(table.lines, heading.position),
    }


def _samples(lines, position):
    """The first few different cells of a column."""
    found = {}
    for line in lines[: 20 * SAMPLES]:
        if line.cells[position] is not None:
            found.setdefault(squeeze(as_text(line.cells[position]))[:LONGEST])
        if len(found) == SAMPLES:
            break
    return list(found)


def _missing(table):
    """Required columns that the file does not have, filled for the whole sheet or not."""
    own = table.given - set(table.fill)
    return [
        column
        for column in table.sheet.columns
        if column.required and column.name not in own and not (table.groups and column.name == "unit")
    ]
