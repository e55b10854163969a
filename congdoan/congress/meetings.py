"""Đại hội and hội nghị Ban Chấp hành: elections grouped by the meeting that held them, and the words that name a meeting."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.congress.choices import At, Position
from congdoan.kernel import dates

SOON = 31
"""Days within which the new committee first meets: a later meeting is not called the first, for earlier ones may not be in the book."""
_ORDER = list(Position)


@dataclass(frozen=True)
class Meeting:
    """Một buổi họp có bầu cử: at the congress or of the committee, its day, and what was elected there, in the order of a congress."""

    at: str
    held_on: object
    is_first: bool
    elections: tuple

    @property
    def title(self):
        """ "Tại đại hội, ngày 28/03/2023"; "Hội nghị Ban Chấp hành lần thứ nhất, ngày 30/03/2023"."""
        named = _("Tại đại hội") if self.at == At.CONGRESS else committee_meeting(self.is_first)
        return _("%(named)s, ngày %(on)s") % {"named": named, "on": dates.format_date(self.held_on)}


def grouped(congress, elections):
    """[Meeting] of a congress's term, oldest first; on one day the congress stands before the committee it elected."""
    found = {}
    for election in elections:
        found.setdefault((election.held_on, election.at != At.CONGRESS), []).append(election)
    first = _first([held_on for held_on, of_committee in found if of_committee], congress)
    return [
        Meeting(
            At.COMMITTEE_MEETING if of_committee else At.CONGRESS,
            held_on,
            of_committee and held_on == first,
            tuple(sorted(found[held_on, of_committee], key=lambda one: (_ORDER.index(Position(one.position)), one.round, one.pk))),
        )
        for held_on, of_committee in sorted(found)
    ]


def heading(election, congress, beside):
    """The meeting as minutes name it. ``congress``: the one behind it, or None; ``beside``: days of the term's committee meetings."""
    term = {"term": congress.term} if congress else {}
    if election.at == At.COMMITTEE_MEETING:
        named = committee_meeting(congress is not None and election.held_on == _first(beside, congress))
        return _("%(named)s, nhiệm kỳ %(term)s") % {"named": named, **term} if term else named
    if congress is None:
        return _("Đại hội")
    if congress.ordinal:
        return _("Đại hội lần thứ %(ordinal)s, nhiệm kỳ %(term)s") % {"ordinal": congress.ordinal, **term}
    return _("Đại hội nhiệm kỳ %(term)s") % term


def committee_meeting(is_first):
    """What a meeting of the committee is called."""
    return _("Hội nghị Ban Chấp hành lần thứ nhất") if is_first else _("Hội nghị Ban Chấp hành")


def _first(days, congress):
    """The day of the committee's first meeting, if the book knows it: soon after the congress."""
    first = min((day for day in days if day >= congress.held_on), default=None)
    return first if first is not None and (first - congress.held_on).days <= SOON else None
