"""The whole page of a unit: who leads it, its figures that open, what stands below it, what changed when."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.dissolution.choices import Permission as Dissolution
from congdoan.indicators.engine import Question
from congdoan.indicators.telling import Telling
from congdoan.kernel import dates
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import why_not
from congdoan.kernel.periods import read_period
from congdoan.membership import queries as membership
from congdoan.organization import policies
from congdoan.organization import queries as organization
from congdoan.organization.choices import Permission, Post
from congdoan.overview.figures import Opening
from congdoan.papers.choices import Permission as Papers
from congdoan.reorganization.choices import Permission as Plans
from congdoan.reports.choices import Permission as Reports
from congdoan.ui.opening import Doors
from congdoan.ui.screens import AsOf, UnitPage
from congdoan.units import queries as units
from congdoan.units import rearranged

FIGURES = ("membership.members", "membership.women", "organization.groups", "care.visits", "finance.contributions", "education.sessions")


SHOWN = 50
"""Units shown below; the list has the rest."""


class WholeUnit(AsOf, UnitPage):
    """Cả trang của một đơn vị, theo ngày."""

    permission = str(Permission.VIEW_UNITS)
    template_name = "overview/unit.html"
    section = "organization"

    def prepare(self):
        super().prepare()
        terms = organization.terms(self.unit, self.day)
        (
            self.spells,
            self.placed,
            (*self.above, _own),
            below,
            self.officers,
            self.facts,
            self.employers,
            self.terms,
            self.kin,
            ended,
            kinds,
        ) = gather(
            units.spells(self.unit),
            units.placements_named(self.unit),
            units.chain_on(self.unit, self.day),
            units.placed_under([self.unit.pk], self.day, SHOWN),
            organization.holders_asked(self.unit, list(Post), self.day),
            organization.facts_on(self.unit, self.day),
            units.employers(self.unit, self.day),
            terms if self.by.may(Reports.VIEW_REPORT, self.unit) else terms.none(),
            rearranged.kin(self.unit),
            rearranged.ending(self.unit),
            units.every_kind(),
        )
        self.ended = ended[0].decision if ended else None
        self.below, self.total = below.get(self.unit.pk, ([], 0))
        self.spell = next((row for row in self.spells if row.holds_on(self.day)), self.unit)
        self.title = self.spell.name
        self.kind = {kind.key: kind.label for kind in kinds}.get(self.spell.kind, self.spell.kind)

    def context(self):
        above, below, officers, kin = self.above, self.below, self.officers, self.kin_lines()
        doors = Doors(self.by).learn([*above, *below, *(row.person for row in officers), *(link["unit"] for link in kin)])
        dated = [*self.spells, *(one["row"] for one in self.placed)]
        doors.learn([*(row.decision for row in dated), self.ended])
        counts = membership.counts_by_unit(by=self.by, places=[self.unit, *below], on=self.day)
        return {
            **super().context(),
            "unit": self.unit,
            "typed": self.request.GET.get("ngay") or dates.format_date(self.by.today),
            "is_today": self.day == self.by.today,
            "day_query": self.day_query,
            "above": [{"name": each.name_then, "url": doors.url(each) and doors.url(each) + self.day_query} for each in above],
            "kind": self.kind,
            "closed": self.unit.closed_on is not None and self.unit.closed_on <= self.day,
            "members": counts.get(self.unit.pk, 0),
            "below": [
                {"name": each.name_then, "url": doors.url(each) and doors.url(each) + self.day_query, "count": counts.get(each.pk)}
                for each in below
            ],
            "more_below": self.total - len(below),
            "list_url": reverse("organization:unit-list", kwargs={"unit_id": self.unit.pk}) + self.day_query,
            "employers": self.employers,
            "employers_url": reverse("organization:employer-list", kwargs={"unit_id": self.unit.pk}) + self.day_query,
            "facts": self.facts,
            "facts_url": reverse("organization:fact-list", kwargs={"unit_id": self.unit.pk}) + self.day_query,
            "officers": _by_person(officers, doors),
            "placements": [{**one, "told": _paper(one["row"].decision, doors)} for one in self.placed],
            "spells": [{"name": row.name, "valid_from": row.valid_from, "told": _paper(row.decision, doors)} for row in self.spells],
            "ended": _paper(self.ended, doors),
            "kin": [{**link, "url": doors.url(link["unit"])} for link in kin],
            "take_back_url": self.take_back_url(),
            "terms": self.terms,
            "figures": self.figures(),
            "actions": self.actions(below),
        }

    def kin_lines(self):
        """[{"words", "name", "unit", "on"}]: whose work this unit carries on, and who carries on its own."""
        return [
            {"words": words, "name": link["name"], "unit": link["unit"], "on": link["on"]}
            for words, links in zip((_("Kế tục"), _("Được kế tục bởi")), self.kin, strict=True)
            for link in links
        ]

    def figures(self):
        """This year's figures, each opening its rows."""
        if not self.by.may(Reports.VIEW_REPORT, self.unit):
            return []
        code = str(self.day.year)
        base = reverse("overview:report", kwargs={"unit_id": self.unit.pk, "kind": "year", "period": code})
        found = Telling(self.by, Question(self.unit, read_period(code), self.day)).figures(FIGURES, with_parts=False)
        return Opening(self.by, self.unit, self.day, bool(self.below)).lines(found, FIGURES, base)

    def take_back_url(self):
        """Where the last change is taken back, for whoever may, on today's page."""
        changed = any(row.valid_from > self.unit.founded_on for row in (*self.spells, *(one["row"] for one in self.placed)))
        return reverse("organization:unit-take-back", kwargs={"unit_id": self.unit.pk}) if changed and self.may_change else ""

    @cached_property
    def may_change(self):
        """True if the signed-in person takes decisions about this unit, and today's page is open."""
        lives = self.unit.closed_on is None and self.day == self.by.today
        return lives and self.by.may(Permission.CHANGE_UNIT, self.unit.decided_at)

    def actions(self, below):
        """Buttons at the head; what changes the unit is offered on today's page alone."""
        lead = [("organization:unit-tree", _("Cây đơn vị"), "cay"), ("organization:post-list", _("Chức vụ"), "nguoi")]
        given = {"unit_id": self.unit.pk}
        found = [{"label": label, "icon": icon, "url": reverse(name, kwargs=given), "main": False} for name, label, icon in lead]
        if self.may_change:
            url = reverse("organization:unit-change", kwargs=given)
            found.append({"label": _("Thay đổi theo quyết định"), "icon": "sua", "url": url, "main": False})
        found.append(
            {"label": _("Bàn giao chức vụ"), "icon": "nguoi", "url": reverse("handovers:handover-list", kwargs=given), "main": False}
        )
        if self.by.may(Papers.VIEW_DECISIONS, self.unit):
            found.append({"label": _("Quyết định"), "icon": "tep", "url": reverse("papers:decision-list", kwargs=given), "main": False})
        deciding = next((unit for unit in (self.unit.decided_at, self.unit) if self.by.may(Plans.VIEW_PLANS, unit)), None)
        if deciding is not None:
            url = reverse("reorganization:plan-list", kwargs={"unit_id": deciding.pk})
            found.append({"label": _("Phương án sắp xếp"), "icon": "hop", "url": url, "main": False})
        if self.by.may(Dissolution.VIEW_FILES, self.unit) and (self.unit.closed_on is not None or self.may_change):
            url = reverse("dissolution:file-list", kwargs=given)
            found.append({"label": _("Hồ sơ bàn giao"), "icon": "tep", "url": url, "main": False})
        if self.day == self.by.today and self.by.may(Permission.FOUND_UNIT, self.unit):
            closed = why_not(policies.check_may_close, unit=self.unit, closed_on=dates.day_after(self.day), open_below=below)
            url = reverse("organization:unit-close", kwargs=given)
            found.append({"label": _("Kết thúc hoạt động"), "icon": "dong", "url": url, "why_not": closed})
        return found


def _paper(decision, doors):
    """{"text", "url"} of a decision as a dated line names it; None for none."""
    return {"text": decision.text, "url": doors.url(decision)} if decision is not None else None


def _by_person(officers, doors):
    """[{"name", "url", "posts"}]: each officer once, with all posts."""
    held = {}
    for row in officers:
        line = held.setdefault(row.person_id, {"name": row.person.full_name, "url": doors.url(row.person), "posts": []})
        words = {"post": row.get_post_display(), "day": dates.format_date(row.valid_from)}
        line["posts"].append(_("%(post)s, từ %(day)s") % words)
    return list(held.values())
