"""Con số bên cạnh đơn vị: what rooms above let the tree and the lists show beside each unit; declared in their navigation.py."""

BESIDE = []


def beside(*, label, count):
    """Declares a figure. ``count(by=, places=, on=)`` -> {unit id: number} for the units whose figure ``by`` may see."""
    BESIDE.append((label, count))


def first(by, places, on):
    """(label, {unit id: number}) of the first figure declared; ("", {}) if there is none."""
    if not BESIDE:
        return "", {}
    label, count = BESIDE[0]
    return label, count(by=by, places=places, on=on)


PEOPLE = []


def people(count):
    """Declares who knows members: ``count(by=, unit=, on=)`` -> [(path of a unit, members, women)] of units whose counts ``by`` may see."""
    PEOPLE[:] = [count]


def people_at(by, unit, on):
    """[(path of a unit, members, women)] at the unit and below on a day; [] where nobody knows."""
    return PEOPLE[0](by=by, unit=unit, on=on) if PEOPLE else []
