"""One thing that Việc tuần này asks, and how many at most."""

from dataclasses import dataclass

MOST = 3
LATE_COUNTED = 20
"""More than these of one kind are not counted."""


@dataclass(frozen=True)
class Task:
    """Một việc: minutes, title, the one reason why it is here, one button."""

    minutes: int
    title: str
    reason: str
    url: str
    button: str
