"""Đọc lại chữ bảng mã cũ: a sheet typed with TCVN3 or VNI is read in Unicode, and what was changed is told for somebody to look at."""

from congdoan.kernel import oldtext

SAMPLES = 6


def in_unicode(grid):
    """({"tables", "cells", "samples": [[as typed, as read]]} or {} where the sheet is of today). Changes the grid's cells.

    Column by column, for a book may have been put together from old and new ones.
    """
    expected, _read = oldtext.recognised([cell for row in grid for cell in row if type(cell) is str])
    if not expected:
        return {}
    tables, samples, cells = [], {}, 0
    for position in range(len(grid[0]) if grid else 0):
        table, read = oldtext.recognised([row[position] for row in grid if type(row[position]) is str], expected)
        if not table:
            continue
        tables += [table] if table not in tables else []
        for row in grid:
            if type(row[position]) is str and (meant := read.get(row[position])) is not None and meant != row[position]:
                samples.setdefault(row[position], meant)
                row[position] = meant
                cells += 1
    if not cells:
        return {}
    return {"tables": tables, "cells": cells, "samples": [list(pair) for pair in _telling(samples)]}


def _telling(samples):
    """The longest texts first: they show best whether the reading is right."""
    return sorted(samples.items(), key=lambda pair: (-len(pair[0]), pair[0]))[:SAMPLES]
