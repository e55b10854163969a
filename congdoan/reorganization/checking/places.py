"""Where units come to stand, real ones and those that a plan founds; and how a problem is told."""

from congdoan.reorganization.findings import MUST, Finding


class Places:
    """Where units come to stand: real ones and those that the plan founds, by code; the kind that each comes to have."""

    def __init__(self, drawn, found):
        self.drawn, self.found = drawn, found

    def exists(self, code):
        """True if there is such a unit, or will be."""
        return code in self.drawn.by_code or code in self.found.founded

    def name(self, code):
        """Its name."""
        step = self.found.founded.get(code)
        return step.name if step is not None else self.drawn.by_code[code].name

    def kind(self, code):
        """The key of the kind that it comes to have."""
        step = self.found.founded.get(code)
        if step is not None:
            return step.kind
        unit = self.drawn.by_code[code]
        change = self.found.changed.get(unit.pk)
        return change.kind if change is not None else unit.kind

    def unit(self, code):
        """The Unit, or None for one that is only to be founded."""
        return None if code in self.found.founded else self.drawn.by_code.get(code)


def must(title, text=""):
    """A Finding that must be mended first."""
    return Finding(MUST, title, text)
