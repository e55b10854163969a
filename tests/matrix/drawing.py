"""Screens drawn with real requests, on the page, on paper and in Excel: what a reader sees of each, and how often it asks."""

import io
from time import perf_counter
from typing import NamedTuple

import openpyxl
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from congdoan.ui.screens import ListScreen
from tests.matrix import endpoints as declared

WALKED = [endpoint for endpoint in declared.endpoints(get_resolver().url_patterns) if endpoint.is_ours]
MOST = 10
WHOLE_BOOKS = frozenset({"overview:workbook"})
"""They ask once for each sheet."""
SETS_OUT = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")


class Drawn(NamedTuple):
    """A screen as one reader got it: what its reader sees of it, and how many statements it took."""

    name: str
    form: str
    status: int
    text: str
    asked: int
    seconds: float


def text_of(answer):
    """What a reader sees of an answer: its text, or the cells of a workbook."""
    if answer.streaming:
        answer.close()
        return ""
    if "spreadsheet" in answer["Content-Type"]:
        book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
        cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
        return " ".join(f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else str(cell) for cell in cells)
    return answer.content.decode(errors="replace") if answer["Content-Type"].startswith("text/") else ""


def drawn(client, made, endpoint, form="", relation="own", **asked):
    """One screen of the unit in this relation, in one form, ``asked`` in its address; what it writes down is undone."""
    address = endpoint.address(made.places[relation], made.records[relation])
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        began = perf_counter()
        answer = client.get(address, asked | ({"dang": form} if form else {}))
        text = text_of(answer)
        seconds = perf_counter() - began
        transaction.set_rollback(True)
    statements = sum(not one["sql"].startswith(SETS_OUT) for one in captured)
    return Drawn(endpoint.name, form, answer.status_code, text, statements, seconds)


def walk(client, made, endpoints=WALKED, relation="own", forms=("in", "xlsx")):
    """Every screen of the unit in this relation; on A4 and in Excel too where it is a list or offers them."""
    for endpoint in endpoints:
        page = drawn(client, made, endpoint, relation=relation)
        yield page
        if page.status == 200 and (issubclass(endpoint.screen, ListScreen) or "dang=" in page.text):
            yield from (drawn(client, made, endpoint, form, relation) for form in forms)


def too_many(pages, most=MOST):
    """ "care:visit-list asked 11 times" of every page that asks more than ``most`` times."""
    asking = [page for page in pages if page.status == 200 and not page.form and page.name not in WHOLE_BOOKS]
    return [f"{page.name} asked {page.asked} times" for page in asking if page.asked > most]
