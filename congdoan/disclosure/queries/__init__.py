"""What is read of publications and questions."""

from congdoan.disclosure.queries.drawing import (
    HELPED,
    NEEDED,
    drawn,
    edition_told,
    helped,
    named_in,
    overdue,
    sees_all,
    untold,
)
from congdoan.disclosure.queries.publications import (
    FIGURES,
    displays,
    due_days,
    duties,
    hanging,
    held,
    lines_of,
    own,
    publications,
    told,
)
from congdoan.disclosure.queries.questions import (
    asked,
    questions,
    unanswered,
    waiting_of,
)

__all__ = [
    "FIGURES",
    "HELPED",
    "NEEDED",
    "asked",
    "displays",
    "drawn",
    "due_days",
    "duties",
    "edition_told",
    "hanging",
    "held",
    "helped",
    "lines_of",
    "named_in",
    "overdue",
    "own",
    "publications",
    "questions",
    "sees_all",
    "told",
    "unanswered",
    "untold",
    "waiting_of",
]
