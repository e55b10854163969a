"""Small counts are not told where names may not be seen: which of a table are covered, so that the total tells none."""

LEAST = 5
"""Counts under this are not told to a level that may not see the names: ours, after the usual rule of statistics offices (1 to 4 covered)."""
COVERED = -1


def covered(counts):
    """The counts of one table with the small ones covered (COVERED), so that the total beside them tells none.

    Where any is of 1 to 4, so are the zeros (else one would know where nobody is), and the next larger ones until at least two are covered
    that make up LEAST together.
    """
    hidden = {place for place, count in enumerate(counts) if count < LEAST} if any(0 < count < LEAST for count in counts) else set()
    for place in sorted(set(range(len(counts))) - hidden, key=lambda place: counts[place]) if hidden else ():
        if sum(counts[each] > 0 for each in hidden) >= 2 and sum(counts[each] for each in hidden) >= LEAST:
            break
        hidden.add(place)
    return [COVERED if place in hidden else count for place, count in enumerate(counts)]
