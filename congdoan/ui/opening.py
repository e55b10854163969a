"""Where a record opens for a reader: each room says it once per kind of record, every list and page asks here.

No address for what the reader may not open: then the words stand as plain text. One question per kind and page, not per row.
"""

WAYS = {}  # "app.model" -> way(by, things) -> {pk: address}


def way(label, find):
    """Declares where records of ``label`` ("care.visit") open: ``find(by, [record]) -> {pk: address}`` of those that ``by`` may open."""
    WAYS[label] = find


class Doors:
    """What one reader may open, learnt a page at a time."""

    def __init__(self, by):
        self.by, self.known = by, {}

    def learn(self, things):
        """Asks for all of ``things`` (records or None) at once."""
        asked = {}
        for thing in things:
            if thing is not None and _key(thing) not in self.known:
                asked.setdefault(thing._meta.label_lower, {})[thing.pk] = thing
        for label, group in asked.items():
            found = WAYS[label](self.by, list(group.values())) if label in WAYS else {}
            self.known |= {(label, pk): found.get(pk, "") for pk in group}
        return self

    def url(self, thing):
        """The record's address for this reader, or ""."""
        if thing is None:
            return ""
        self.learn([thing])
        return self.known[_key(thing)]


def _key(thing):
    return (thing._meta.label_lower, thing.pk)
