"""One sheet of an import prepared for the screen: its rows with old and new values, and each message in its cell."""

from django.utils.translation import gettext as _

from congdoan.kernel.money import format_number
from congdoan.overview.importing import ICONS, plain_title, word
from congdoan.workbooks.choices import RowStatus
from congdoan.workbooks.problems import Problem, either

BADGES = {RowStatus.NEW: "la", RowStatus.CHANGED: "nghe", RowStatus.SAME: "", RowStatus.ERROR: "son"}


def chosen(sheets, asked, status):
    """The sheet to open: the asked one if it has rows of the status, else the first in error, else the first to be written."""
    open_to = [sheet for sheet in sheets if not status or sheet["counts"][status]]
    named = [sheet for sheet in open_to if sheet["sheet"] == asked]
    in_error = [sheet for sheet in open_to if sheet["counts"]["error"]]
    to_write = [sheet for sheet in open_to if sheet["counts"]["new"] or sheet["counts"]["changed"]]
    return next(iter([*named, *in_error, *to_write, *open_to]), None)


def options(batch, sheets, sheet, status):
    """[{"name", "label", "selected"}] for choosing another sheet: "Thăm hỏi (3 lỗi)"."""
    wanted = status or str(RowStatus.ERROR.value)
    called = word(batch, RowStatus(wanted)).lower()
    shown = []
    for other in sheets:
        count = other["counts"][wanted]
        if status and not count:
            continue
        words = f"{format_number(count)} {called}" if count else _("%s dòng") % format_number(other["rows"])
        shown.append({"name": other["sheet"], "label": f"{other['sheet']} ({words})", "selected": other is sheet})
    return shown


def table(batch, sheet, rows):
    """{"columns": [{title, number, unknown}], "rows": [...]} of the rows of one page; columns without any content stay away."""
    titles = _titles(batch, sheet)
    said = {row.pk: _said(row, titles) for row in rows}
    filled = {name for row in rows for name, text in (*row.cells.items(), *row.old.items()) if text} | {
        name for found in said.values() for name in found
    }
    columns = [{"name": name, "title": title, "number": number} for name, title, number in sheet["columns"] if name in filled]
    extra = list(dict.fromkeys(title for row in rows for title in row.extra))
    return {
        "columns": columns,
        "extra": extra,
        "rows": [_row(batch, row, columns, extra, said[row.pk]) for row in rows],
    }


def _titles(batch, sheet):
    """{title in the file, or ours: column name}."""
    own = {title: name for name, title, _number in sheet["columns"]}
    seen = {}
    for table in batch.understood:
        alike = {}
        for column in table["columns"] if table["sheet"] == sheet["sheet"] else ():
            if column["column"]:
                alike.setdefault(column["column"], []).append(column["title"])
        for ours, titles in alike.items():
            seen |= dict.fromkeys((*titles, either(titles)), own.get(ours))
    return own | seen


def _said(row, titles):
    """{column name, or "" for the whole row: [Problem]}."""
    found = {}
    for facts in row.problems:
        problem = Problem(**facts)
        found.setdefault(titles.get(problem.column) or "", []).append(problem)
    return found


def _row(batch, row, columns, extra, said):
    status = RowStatus(row.status)
    return {
        "anchor": f"d{row.position}",
        "number": row.row_no,
        "status": word(batch, status),
        "icon": ICONS[status],
        "badge": BADGES[status],
        "about": [_short(problem) for problem in said.get("", ())],
        "why": [
            {"title": plain_title(problem.column), "text": problem.text}
            for name, problems in said.items()
            for problem in problems
            if name and problem.blocks
        ],
        "cells": [_cell(row, column, said.get(column["name"], ())) for column in columns],
        "extra": [{"title": title, "text": row.extra.get(title, "")} for title in extra],
    }


def _cell(row, column, problems):
    name = column["name"]
    changed = name in row.old
    text, messages = row.cells.get(name, ""), _messages(problems)
    empty = not (text or changed or messages)
    return {
        "title": column["title"],
        "text": text,
        "changed": changed,
        "old": row.old.get(name, ""),
        "messages": messages,
        "css": "cd-an" if empty else _css(column, changed, messages),
    }


def _css(column, changed, messages):
    names = ["cd-so"] if column["number"] else []
    names += ["cd-o-doi"] if changed else []
    names += ["cd-o-loi"] if any(message["blocks"] for message in messages) else []
    return " ".join(names)


def _short(problem):
    """What is said of a whole row; what to do stands once above the table where it is asked there for all such rows."""
    text = problem.sentence if problem.blocks and problem.about else problem.text
    return {"text": text, "blocks": problem.blocks}


def _messages(problems):
    return [{"text": problem.text, "blocks": problem.blocks} for problem in problems]
