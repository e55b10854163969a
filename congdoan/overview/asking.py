"""Texts of a file that could not be read, prepared for the screen: which rows say each, what it may be read as, what was decided."""

from django.utils.translation import gettext as _

from congdoan.kernel.money import format_number
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks import registry
from congdoan.workbooks.answers import BLANK, key_of
from congdoan.workbooks.choices import BatchState

ASKED_AT_ONCE = 10  # of one kind; once these are answered the page shows the next
OPTIONS_AT_ONCE = 300
ROWS_NAMED = 3


def asks(found, batch, by, failed=None, key="", url_of=None):
    """{kind: {"asks": [...], "more": texts besides}}: what an officer can answer, the text of most rows first.

    ``found``: importing.problems(batch); ``failed``: the bound form of an answer that was refused, kept as it was typed; ``key``: begins
    the request keys of the forms; ``url_of``: position, sheet -> address of the row. Asks through ``gather``.
    """
    if batch.state != BatchState.PREVIEWED:
        return {}
    by_kind = {}
    for position, sheet, problem in found:
        if problem.about and problem.blocks:
            text = (sheet, problem.name, key_of(problem.about))
            one = by_kind.setdefault(str(problem.kind), {}).setdefault(text, _ask(sheet, problem))
            one["rows"][position] = problem.row
    shown = {kind: sorted(texts.values(), key=lambda one: (-len(one["rows"]), one["text"])) for kind, texts in by_kind.items()}
    first = [ask for texts in shown.values() for ask in texts[:ASKED_AT_ONCE]]
    for number, one in enumerate(first):
        one |= {"id": f"hieu-{number}", "key": f"{key}-{number}", "count": len(one["rows"])}
        _keep(one, failed)
    _offer(first, batch, by)
    yield from _name(first, batch, url_of or (lambda position, sheet: ""))
    return {kind: {"asks": texts[:ASKED_AT_ONCE], "more": max(len(texts) - ASKED_AT_ONCE, 0)} for kind, texts in shown.items()}


def answered(found, batch, key=""):
    """[{"text", "value", "title", "sheet", "count", "known", "told", …}]: what the batch reads otherwise than typed, in how many rows."""
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
            "told": _told(one),
            "key": f"{key}-thoi-{number}",
        }
        for number, one in enumerate(batch.answers)
        for place in [(one["sheet"], one["column"], key_of(one["text"]))]
    ]


def done(found, answer):
    """What an answer has done, that it will be remembered, and what else keeps its rows out. ``found``: importing.problems afterwards."""
    sentences = [_told(answer) or _("Đã đọc “%(text)s” là “%(value)s”.") % answer]
    if _column(answer).recalled:
        sentences.append(_("Tệp sau của đơn vị cũng đọc thế; muốn thôi thì bấm “Thôi hiểu thế”."))
    place, mine, left = (answer["sheet"], answer["column"], key_of(answer["text"])), set(), {}
    for position, sheet, problem in found:
        if problem.about and (sheet, problem.name, key_of(problem.about)) == place:
            mine.add(position)
        if problem.blocks and position is not None:
            left.setdefault(position, problem)
    left = [left[position] for position in sorted(mine & left.keys())]
    if left:
        where = "; ".join(_where(problem) for problem in left[:ROWS_NAMED])
        more = _(" và %s dòng nữa") % format_number(len(left) - ROWS_NAMED) if len(left) > ROWS_NAMED else ""
        sentences.append(
            _("Còn %(count)s dòng vướng chỗ khác: %(where)s%(more)s.") % {"count": format_number(len(left)), "where": where, "more": more}
        )
    return " ".join(map(str, sentences))


def _where(problem):
    column = problem.column.rstrip(" *")
    return _("dòng %(row)s, cột %(column)s") % {"row": problem.row, "column": column} if column else _("dòng %s") % problem.row


def _told(one):
    """What an answer does, where "… đọc là …" does not say it."""
    if one["value"] == BLANK:
        return _("“%(text)s” để trống.") % one
    column = _column(one)
    return column.told(one["text"], one["value"]) if column else ""


def _column(one):
    """The Column or question of an answer or of what is asked; None if there is none by now."""
    sheet = registry.sheet_named(one["sheet"])
    return sheet.asked(one["column"]) if sheet else None


def _ask(sheet, problem):
    return {
        "sheet": sheet,
        "column": problem.name,
        "title": problem.column.rstrip(" *"),
        "tab": problem.sheet,
        "text": problem.about,
        "words": problem.text,
        "rows": {},
        "typed": "",
        "error": "",
    }


def _keep(one, failed):
    """What was typed, and why it was refused, beside its control."""
    said = failed.data if failed is not None else {}
    if said and (one["sheet"], one["column"], one["text"]) == (said.get("sheet"), said.get("column"), said.get("text")):
        one |= {"id": "id_value", "typed": said.get("value", ""), "error": " ".join(failed.errors.get("value", ()))}


def _offer(shown, batch, by):
    """Puts into each question the texts that it may be read as; nothing where one types. ``press``: the words of a single answer."""
    places = {}
    for one in shown:
        places.setdefault((one["sheet"], one["column"]), []).append(one["text"])
    offers = workbooks.offers(batch, by=by, asked=places)
    for one in shown:
        column = _column(one)
        options = offers.get((one["sheet"], one["column"]), {}).get(one["text"], ())[:OPTIONS_AT_ONCE]
        one["options"] = [{"value": value, "label": label, "selected": value == one["typed"]} for value, label in options]
        one["apart"] = one["count"] > 1 and column is not None and column.own_to_row
        one["blank"] = BLANK if column and column.may_stay_blank and not column.required else ""
        one["press"] = one["options"][0] if column and column.pressed and len(options) == 1 else None
        if one["press"]:
            one["words"] = column.question(one["text"])


def covers(asks):
    """{(position, column or question)} of what is asked about on the page, so that it need not be listed once more."""
    return {(position, one["column"]) for of_kind in asks.values() for one in of_kind["asks"] for position in one["rows"]}


def _name(shown, batch, url_of):
    """Says of each question which rows it is about, and whose they are: ``places`` [{"words", "url"}], ``more`` rows besides."""
    asked = {position for one in shown for position in list(one["rows"])[:ROWS_NAMED]}
    names = (yield from workbooks.called(batch, asked)) if asked else {}
    for one in shown:
        first = list(one["rows"].items())[:ROWS_NAMED]
        one["more"] = format_number(left) if (left := len(one["rows"]) - ROWS_NAMED) > 0 else ""
        one["places"] = [
            {"words": ", ".join(filter(None, (_("dòng %s") % row, names.get(place)))), "url": url_of(place, one["sheet"])}
            for place, row in first
        ]
