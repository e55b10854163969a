"""The tree's arithmetic: a unit's path is its parent's path and its own serial number in base 36, five characters wide."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WIDTH = 5
AFTER = "~"  # sorts after every digit: a subtree is path >= p and path < p + AFTER


def segment(serial):
    """Five base-36 characters for ``serial`` (1 .. 60,466,175)."""
    characters = []
    for _place in range(WIDTH):
        serial, digit = divmod(serial, len(DIGITS))
        characters.append(DIGITS[digit])
    if serial:
        raise ValueError("more units than the tree's paths can number")
    return "".join(reversed(characters))


def path(parent_path, serial):
    """The path of a unit under ``parent_path`` ("" for a root)."""
    return parent_path + segment(serial)


def numbers(unit_path):
    """Serial numbers of the units from the root down to and including the one at ``unit_path``."""
    return [int(unit_path[start : start + WIDTH], len(DIGITS)) for start in range(0, len(unit_path), WIDTH)]


def ancestors(unit_path):
    """Paths from the root down to and including ``unit_path``."""
    return [unit_path[:end] for end in range(WIDTH, len(unit_path) + 1, WIDTH)]
