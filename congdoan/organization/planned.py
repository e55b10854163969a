"""Đơn vị đang trong phương án: rooms above know which plans hold a unit; one of them answers for all.

Asked before a unit is changed or closed by hand. The room reorganization answers in its navigation.py; no plan holds anything before that.
"""

_ANSWERS = []


def answer(finder):
    """Declares who knows. ``finder(units)`` -> {unit id: [title of a plan that waits for its approval or its day and holds the unit]}."""
    _ANSWERS.append(finder)


def plans_with(unit):
    """[title] of the plans that hold the unit."""
    return plans_with_each([unit]).get(unit.pk, [])


def plans_with_each(units):
    """{unit id: [title]} of the plans that hold these units; one query, however many."""
    found = {}
    for finder in _ANSWERS if units else ():
        for pk, titles in finder(units).items():
            found.setdefault(pk, []).extend(titles)
    return found
