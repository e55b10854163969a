"""What the union did with a person, as one line of the person's own page; every room that knows of such things lists them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """Một việc công đoàn đã làm với một người.

    on           the day (date); pages sort by it
    kind         the word of the badge: "Chăm lo", "Học tập", "Quỹ"; badge: its look ("", "cham", "nghe", "la", "son", "khai")
    text         the sentence; only what the reader may know
    url          where its rows stand, or ""
    amount       whole đồng, or None
    recorded_by  full name of the writer, or ""
    detail       what else is worth a second line: who went, the voucher
    masked       True if the text leaves out what is sensitive: the reader may ask to see it, with a reason
    """

    on: object
    kind: str
    text: str
    badge: str = ""
    url: str = ""
    amount: int | None = None
    recorded_by: str = ""
    detail: str = ""
    masked: bool = False
