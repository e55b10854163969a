"""The officer at the screens: saves what is proposed of sheets and columns, corrects at most a little, writes."""

from congdoan.workbooks import registry
from congdoan.workbooks.actions import answering, batches, layouts

MOST_CORRECTIONS = 2


def answered(by, book, batch):
    """The batch after step 2: what was guessed is seen and saved, what the Book ``says`` corrected."""
    said = {str(tab): dict(entry) for tab, entry in book.says.items()}
    assert corrections(book) <= MOST_CORRECTIONS
    turned = {tab: {"sheet": entry.pop("sheet")} for tab, entry in said.items() if "sheet" in entry}
    if turned:  # a page is another sheet: its columns are proposed anew
        batch = layouts.read_as(by=by, batch=batch, layout=turned)
    tables = {str(table["index"]): table for table in batch.understood}
    wanted = {tab: _as_shown(table, said.get(tab, {})) for tab, table in tables.items() if table["guesses"] or tab in said or tab in turned}
    wanted = {tab: entry for tab, entry in wanted.items() if entry}
    batch = layouts.read_as(by=by, batch=batch, layout=wanted) if wanted else batch
    for sheet, column, text, value in book.answers:
        if not any(one["text"] == text for one in batch.answers):  # remembered from the file before
            batch = answering.answer(by=by, batch=batch, sheet=sheet, column=column, text=text, value=value)
    return batch


def corrections(book):
    """How many fields of the form the officer changes, and texts that he or she explains."""
    said = [value for entry in book.says.values() for value in entry.values()]
    return len(book.answers) + sum(len(value) if isinstance(value, dict) else 1 for value in said)


def committed(by, batch):
    """The batch written to the book."""
    return batches.commit(by=by, batch=batch)


def _as_shown(table, said):
    """What the form of step 2 sends for one table; ``said``: {"columns": {heading: column or ""}, "fill": {column: text}, "groups": {…}}."""
    if not table["sheet"] or not table["header_row"]:
        return None
    sheet = registry.sheet_named(table["sheet"])
    names = {column.title: column.name for column in sheet.columns}
    columns = {str(column["position"]): column["token"] for column in table["columns"]}
    for heading, title in said.get("columns", {}).items():
        position = next(column["position"] for column in table["columns"] if column["title"] == heading)
        columns[str(position)] = names.get(title, title)
    fill = {**table["fill"], **{names[title]: text for title, text in said.get("fill", {}).items()}}
    return {
        "sheet": table["sheet"],
        "header": [table["header"] - 1, table["header_row"] - table["header"] + 1],
        "columns": columns,
        "fill": {name: text for name, text in fill.items() if name not in columns.values()},
        "groups": {str(group["row"]): group["unit"] for group in table["groups"]} | said.get("groups", {}),
        "seen": True,
    }
