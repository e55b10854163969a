"""The sheets of all rooms, found in their sheets.py at start-up, ordered so that what a sheet needs comes before it."""

import contextlib
import sys
from graphlib import TopologicalSorter

from django.apps import apps

from congdoan.kernel.text import header_key
from congdoan.workbooks.sheets import Sheet

_instead: list[list[Sheet]] = []  # what tests put in place of the rooms' sheets


def sheets():
    """All sheets, needed ones first, otherwise in the order of the rooms; [Sheet]."""
    found = _instead[-1] if _instead else _declared()
    return ordered(found)


def ordered(found):
    """The sheets with every needed one before those that need it; the rest keeps its order."""
    by_name = {sheet.name: sheet for sheet in found}
    sorter = TopologicalSorter()
    for sheet in found:
        sorter.add(sheet.name, *(name for name in sheet.needs if name in by_name))
    place = {sheet.name: position for position, sheet in enumerate(found)}
    sorter.prepare()
    result = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=place.__getitem__)
        result += [by_name[name] for name in ready]
        sorter.done(*ready)
    return result


def by_key():
    """{header key: Sheet} by every name a sheet goes by."""
    return {header_key(name): sheet for sheet in sheets() for name in (sheet.name, *sheet.aliases)}


def sheet_named(name):
    """The sheet of that name, or None."""
    return by_key().get(header_key(name))


@contextlib.contextmanager
def instead(*found):
    """For tests: these sheets and no others."""
    _instead.append(list(found))
    try:
        yield
    finally:
        _instead.pop()


def _declared():
    found = []
    for config in apps.get_app_configs():
        module = sys.modules.get(f"{config.name}.sheets")
        if module and config.name != "congdoan.workbooks":
            found += [thing for thing in vars(module).values() if isinstance(thing, Sheet) and thing not in found]
    return found
