"""Texts of a file that could not be read, prepared for the screen: how many rows say each, what it may be read as, what was decided."""

from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.answers import key_of
from congdoan.workbooks.choices import BatchState

ASKED_AT_ONCE = 10  # of one kind; once these are answered the page shows the next
OPTIONS_AT_ONCE = 300


def asks(found, batch, by, failed=None, key=""):
    """{kind: {"asks": [...], "more": texts besides}}: what an officer can answer, the text of most rows first.

    ``found``: importing.problems(batch); ``failed``: the bound form of an answer that was refused, kept as it was typed; ``key``: begins
    the request keys of the forms.
    """
    if batch.state != BatchState.PREVIEWED:
        return {}
    by_kind = {}
    for position, sheet, problem in found:
        if problem.about and problem.blocks:
            text = (sheet, problem.name, key_of(problem.about))
            one = by_kind.setdefault(str(problem.kind), {}).setdefault(text, _ask(sheet, problem))
            one["rows"].add(position)
    shown = {kind: sorted(texts.values(), key=lambda one: (-len(one["rows"]), one["text"])) for kind, texts in by_kind.items()}
    for number, one in enumerate(ask for texts in shown.values() for ask in texts[:ASKED_AT_ONCE]):
        one |= {"id": f"hieu-{number}", "key": f"{key}-{number}", "count": len(one["rows"])}
        _keep(one, failed)
    _offer([one for texts in shown.values() for one in texts[:ASKED_AT_ONCE]], batch, by)
    return {kind: {"asks": texts[:ASKED_AT_ONCE], "more": max(len(texts) - ASKED_AT_ONCE, 0)} for kind, texts in shown.items()}


def answered(found, batch, key=""):
    """[{"text", "value", "title", "sheet", "count", "known", ...}]: what the batch reads otherwise than typed, in how many rows."""
    rows, titles = {}, {}
    for position, sheet, problem in found:
        if problem.about and not problem.blocks:
            place = (sheet, problem.name, key_of(problem.about))
            rows.setdefault(place, set()).add(position)
            titles[place] = problem.column
    return [
        {
            **one,
            "count": len(rows.get(place, ())),
            "title": titles.get(place, "").rstrip(" *"),
            "known": one.get("known", False),
            "key": f"{key}-thoi-{number}",
        }
        for number, one in enumerate(batch.answers)
        for place in [(one["sheet"], one["column"], key_of(one["text"]))]
    ]


def _ask(sheet, problem):
    return {
        "sheet": sheet,
        "column": problem.name,
        "title": problem.column.rstrip(" *"),
        "text": problem.about,
        "sentence": "" if problem.column else problem.sentence,  # of a whole row: the question
        "rows": set(),
        "typed": "",
        "error": "",
    }


def _keep(one, failed):
    """What was typed, and why it was refused, beside its control."""
    said = failed.data if failed is not None else {}
    if said and (one["sheet"], one["column"], one["text"]) == (said.get("sheet"), said.get("column"), said.get("text")):
        one |= {"id": "id_value", "typed": said.get("value", ""), "error": " ".join(failed.errors.get("value", ()))}


def _offer(shown, batch, by):
    """Puts into each question the texts that it may be read as; nothing where one types."""
    places = {}
    for one in shown:
        places.setdefault((one["sheet"], one["column"]), []).append(one["text"])
    offers = workbooks.offers(batch, by=by, asked=places)
    for one in shown:
        options = offers.get((one["sheet"], one["column"]), {}).get(one["text"], ())[:OPTIONS_AT_ONCE]
        one["options"] = [{"value": value, "label": label, "selected": value == one["typed"]} for value, label in options]
