"""One thing that Việc tuần này asks, and how many are shown first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST = 3
LATE_COUNTED = 20
"""More than these of one kind are not counted."""


def count_of(rows):
    """How many they are, in a title; ``rows``: one more than LATE_COUNTED where there are more."""
    return str(len(rows)) if len(rows) <= LATE_COUNTED else _("hơn %s") % LATE_COUNTED


@dataclass(frozen=True)
class Task:
    """Một việc: minutes, title, the one reason why it is here, one button."""

    minutes: int
    title: str
    reason: str
    url: str
    button: str
