"""Search from the masthead: members and units by name, with or without diacritics."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import text
from congdoan.overview import queries
from congdoan.ui.screens import Page

MOST = 20
SHORTEST = 2


class Search(Page):
    """Tìm đoàn viên, đơn vị trong phạm vi được xem.

    Asks for no permission of its own: each list is cut to where the person holds the permission of its query.
    """

    personal = True
    template_name = "overview/search.html"
    title = _("Tìm")

    def context(self):
        typed = text.squeeze(self.request.GET.get("q", ""))[:80]
        if len(typed) < SHORTEST:
            return {"q": typed, "groups": [], "asked": False}
        groups = [self.members(typed), self.units(typed)]
        return {"q": typed, "groups": [group for group in groups if group["found"]], "asked": True}

    def members(self, typed):
        """Members whose name holds every word."""
        found = list(queries.members_found(by=self.by, words=typed)[: MOST + 1])
        return self.group("doan-vien", _("Đoàn viên"), _("người"), found, self.member_line)

    def units(self, typed):
        """Units by name or code."""
        found = list(queries.units_found(by=self.by, words=typed)[: MOST + 1])
        return self.group("don-vi", _("Đơn vị"), _("đơn vị"), found, self.unit_line)

    @staticmethod
    def group(key, title, things, found, line):
        """One list of the answer; "hơn 20" where there are more."""
        count = _("hơn %s") % MOST if len(found) > MOST else str(len(found))
        return {"key": key, "title": title, "count": f"{count} {things}", "found": [line(row) for row in found[:MOST]]}

    @staticmethod
    def member_line(row):
        """Name, year of birth, unit."""
        born = row.person.birth_on.year if row.person.birth_on else ""
        words = " · ".join(str(part) for part in (born, row.unit.name) if part)
        url = reverse("overview:member", kwargs={"person_id": row.person_id})
        return {"name": row.person.full_name, "person": True, "words": words, "url": url}

    @staticmethod
    def unit_line(unit):
        """Name, code, superior."""
        under = unit.parent.name if unit.parent else ""
        closed = _("đã kết thúc") if unit.closed_on else ""
        words = " · ".join(str(part) for part in (unit.code, under, closed) if part)
        return {"name": unit.name, "person": False, "words": words, "url": reverse("overview:unit", kwargs={"unit_id": unit.pk})}
