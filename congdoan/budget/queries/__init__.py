"""What is read of estimates and settlements: by right, what forms and rules say, what the books say of a year."""

from congdoan.budget.queries.books import YearBooks, books_of_year
from congdoan.budget.queries.filings import (
    assigned,
    by_ids,
    filing,
    filings,
    lines_of,
    open_filing,
    to_agree,
    to_draw_again,
    to_send,
    unanswered,
)
from congdoan.budget.queries.heads import head_of, wages_of
from congdoan.budget.queries.layouts import deadlines, due_on, last_day, layout, shares_of
from congdoan.budget.queries.proposing import Proposal, proposal
from congdoan.budget.queries.summing import Consolidation, consolidated, day_of, ground, line_amounts, units_below

__all__ = [
    "Consolidation",
    "Proposal",
    "YearBooks",
    "assigned",
    "books_of_year",
    "by_ids",
    "consolidated",
    "day_of",
    "deadlines",
    "due_on",
    "filing",
    "filings",
    "ground",
    "head_of",
    "last_day",
    "layout",
    "line_amounts",
    "lines_of",
    "open_filing",
    "proposal",
    "shares_of",
    "to_agree",
    "to_draw_again",
    "to_send",
    "unanswered",
    "units_below",
    "wages_of",
]
