"""Đọc lại chữ bảng mã cũ: a sheet typed with TCVN3 or VNI is read in Unicode, and what was changed is told for somebody to look at.

The letters decide, the font helps: cells set in an old font are weighed together, and those that could be read either way are read by the
font's table if some text of the sheet in that font makes sense by it alone. A font by itself changes nothing: text of today is often
pasted into cells that keep their old font.
"""

from congdoan.kernel import oldtext

SAMPLES = 6


def in_unicode(grid, fonts=None):
    """({"tables", "cells", "samples": [[as typed, as read]]} or {} where the sheet is of today). Changes the grid's cells.

    Column by column, for a book may have been put together from old and new ones. ``fonts``: {(row, column): oldtext.Font}.
    """
    told = {"tables": [], "cells": 0, "samples": {}}
    if fonts:
        _read_by_font(grid, fonts, told)
    expected, _read = oldtext.recognised([cell for row in grid for cell in row if type(cell) is str])
    if expected:
        for column in range(len(grid[0]) if grid else 0):
            places = [
                (row, column) for row in range(len(grid)) if type(grid[row][column]) is str and not (fonts and (row, column) in fonts)
            ]
            _reread(grid, places, "" if fonts else expected, told)
    if not told["cells"]:
        return {}
    return {**told, "samples": [list(pair) for pair in _telling(told["samples"])]}


def _read_by_font(grid, fonts, told):
    groups = {}
    for (row, column), font in fonts.items():
        if row < len(grid) and column < len(grid[row]) and type(grid[row][column]) is str:
            groups.setdefault((column, font), []).append((row, column))
    agreed = {
        font.table for (_column, font), places in groups.items() if any(oldtext.speaks_for(font.table, grid[row][at]) for row, at in places)
    }
    for (_column, font), places in groups.items():
        _reread(grid, places, font.table if font.table in agreed else "", told, capitals=font.capitals)


def _reread(grid, places, expected, told, capitals=False):
    """Reads the texts of one column; ``capitals``: they are set in a font that draws every letter as a capital."""
    table, read = oldtext.recognised([grid[row][column] for row, column in places], expected)
    if not table:
        return
    told["tables"] += [table] if table not in told["tables"] else []
    for row, column in places:
        typed = grid[row][column]
        meant = read.get(typed, typed)
        meant = meant.upper() if capitals else meant
        if meant != typed:
            told["samples"].setdefault(typed, meant)
            told["cells"] += 1
            grid[row][column] = meant


def _telling(samples):
    """The longest texts first: they show best whether the reading is right."""
    return sorted(samples.items(), key=lambda pair: (-len(pair[0]), pair[0]))[:SAMPLES]
