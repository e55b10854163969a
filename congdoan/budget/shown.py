"""Lines of a form with their figures, as a page, a paper and a workbook show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.budget import formulas
from congdoan.budget.choices import Kind, Sort


@dataclass(frozen=True)
class Row:
    """Một dòng: the form's line; what was assigned, the figure, what was approved, what the books say by now (đồng, None for nothing)."""

    line: object
    assigned: int | None = None
    amount: int | None = None
    approved: int | None = None
    now: int | None = None
    url: str = ""

    @property
    def label(self):
        """ "II. Thu trong kỳ"."""
        return f"{self.line.number}. {self.line.label}" if self.line.number else self.line.label

    @property
    def note(self):
        """What a line is that nobody writes."""
        return _("cộng") if self.line.is_total else ""

    @property
    def differs(self):
        """True where the books say another figure by now."""
        return self.now is not None and self.now != self.amount


def rows(lines, kind, amounts, assigned=None, approved=None, now=None, url=None):
    """[Row] of all lines, totals worked out. Each column: {key: đồng} of lines that are no totals, None for an empty column."""
    columns = [None if column is None else formulas.with_totals(lines, column) for column in (assigned, amounts, approved, now)]
    return [
        Row(line, *(None if column is None else _figure(line, kind, column) for column in columns), url=url(line) if url else "")
        for line in lines
    ]


def _figure(line, kind, column):
    """A settlement leaves open what no book says yet."""
    return None if kind == Kind.SETTLEMENT and line.sort in (Sort.RESERVE, Sort.OWED) else column[line.key]


def columns_of(held):
    """(amounts, assigned, approved) as {key: đồng} of a filing's lines; None for a column that stands empty."""
    amounts = {row.line.key: row.amount for row in held}
    others = [{row.line.key: value for row in held if (value := getattr(row, name)) is not None} for name in ("assigned", "approved")]
    return (amounts, *(column or None for column in others))
