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
