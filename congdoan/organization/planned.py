"""Đơn vị đang trong phương án: rooms above know which plans hold a unit; one of them answers for all.

Asked before a unit is changed or closed by hand. The room reorganization answers in its navigation.py; no plan holds anything before that.
"""

_ANSWERS = []


def answer(finder):
    """Declares who knows. ``finder(unit)`` -> [title of a plan that waits for its approval or its day and holds the unit]."""
    _ANSWERS.append(finder)


def plans_with(unit):
    """[title] of the plans that hold the unit."""
    return [title for finder in _ANSWERS for title in finder(unit)]
