"""The list of candidates with their votes: rows to be typed, names found as they are written, no script needed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import squeeze
from congdoan.membership import queries as members
from congdoan.membership.columns import suggested
from congdoan.people import queries as people

ROWS, MOST, SUGGESTED = 12, 60, 1000


class CandidateGrid(forms.Widget):
    """Bảng người ứng cử: a name and a number in each row; the browser suggests the members' names."""

    template_name = "congress/candidate_grid.html"
    use_fieldset = True
    rows, suggestions = ROWS, ()
    wrong = {}
    """{number of the line: [cells of it, "name" and "votes", that are to be mended]}."""

    def value_from_datadict(self, data, files, name):
        """[(name, votes)] as typed, empty rows included."""
        return list(zip(data.getlist(f"{name}-ten"), data.getlist(f"{name}-phieu"), strict=False))[:MOST]

    def get_context(self, name, value, attrs):
        """Adds the rows, filled and empty, and the suggestions."""
        context = super().get_context(name, value, attrs)
        filled = [(squeeze(str(who)), squeeze(str(votes))) for who, votes in value or []]
        while filled and filled[-1] == ("", ""):
            filled.pop()
        empty = max(self.rows - len(filled), 3)
        context["rows"] = [
            {"name": who, "votes": votes, "wrong": self.wrong.get(number, ())}
            for number, (who, votes) in enumerate([*filled, *[("", "")] * empty], start=1)
        ]
        context["suggestions"] = self.suggestions
        return context


class CandidatesField(forms.Field):
    """Người ứng cử và số phiếu. Cleans to [(Person, votes)] in the order of the list."""

    widget = CandidateGrid
    default_error_messages = {"required": _("Ghi ít nhất một người ứng cử với số phiếu.")}

    def offer(self, unit, day, rows=ROWS):
        """Suggests the members of ``unit`` and below on a day; ``rows``: how many lines to show."""
        self.unit = unit
        self.widget.suggestions = suggested([row.person for row in members.members_on(unit, day)[:SUGGESTED]])
        self.widget.wrong = {}
        self.widget.rows = min(max(rows, ROWS), MOST)

    def clean(self, value):
        """All that is wrong is said at once, each with the number of its line."""
        lines = [
            (number, squeeze(who), squeeze(votes)) for number, (who, votes) in enumerate(value, start=1) if squeeze(who) or squeeze(votes)
        ]
        if not lines:
            raise ValidationError(self.error_messages["required"])
        known = members.Known.named(self.unit, {who for _number, who, _votes in lines if who})
        problems, found = [], []
        for number, who, votes in lines:
            read = []
            for cell, reader in (("name", lambda who=who: self._person(known, who)), ("votes", lambda votes=votes: self._votes(votes))):
                try:
                    read.append(reader())
                except Unreadable as problem:
                    self.mark(number, cell)
                    problems.append(ValidationError(_("Dòng %(number)s: %(why)s"), params={"number": number, "why": problem.sentence}))
            found.append(read)
        if problems:
            raise ValidationError(problems)
        self._numbers = [number for number, _who, _votes in lines]
        persons = people.persons().in_bulk([person_id for person_id, _votes in found])
        return [(persons[person_id], votes) for person_id, votes in found]

    def mark(self, number, cell):
        """One cell of one line is to be mended: "name" or "votes"."""
        self.widget.wrong.setdefault(number, []).append(cell)

    def mark_what_is_refused(self, found, valid):
        """Cells for which the rules of ballots refuse a list: more votes than valid ballots, one person twice."""
        people_before = set()
        for number, (person, votes) in zip(self._numbers, found, strict=True):
            if valid is not None and votes > valid:
                self.mark(number, "votes")
            if person in people_before:
                self.mark(number, "name")
            people_before.add(person)

    def _person(self, known, who):
        if not who:
            raise Unreadable(_("có số phiếu mà chưa ghi tên người ứng cử."))
        return known.find(who, loose=True).person_id

    @staticmethod
    def _votes(votes):
        if not (votes.isascii() and votes.isdigit() and len(votes) < 7):
            raise Unreadable(_("ghi số phiếu bằng chữ số, ví dụ 41; không được phiếu nào thì ghi 0."))
        return int(votes)


def as_typed(election):
    """[(name, votes)] of an election's candidates, told apart where two share a name: what the grid shows first."""
    candidates = list(election.candidates.all())
    known = members.Known.sharing(election.unit, [candidate.person_id for candidate in candidates])
    return [(known.label(candidate.person_id) or candidate.person.full_name, str(candidate.votes)) for candidate in candidates]
