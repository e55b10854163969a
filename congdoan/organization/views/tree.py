"""Cây đơn vị as of a day, opened and closed by links, without script."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.text import number_in
from congdoan.organization import beside, queries
from congdoan.organization.choices import Permission, Post
from congdoan.organization.views import links
from congdoan.ui.screens import AsOf, UnitPage
from congdoan.units import queries as units

SHOWN = 50
"""Units shown under one superior; the list has the rest."""


@dataclass
class Node:
    """Một nhánh: the unit with its name of that day, its links, and what is opened below it."""

    pk: int
    name: str
    depth: int
    url: str
    toggle: str = ""
    open: bool = False
    current: bool = False
    count: int | None = None
    more: int = 0
    more_url: str = ""
    below: list = field(default_factory=list)

    @property
    def toggle_label(self):
        """What the arrow does, for those who hear the page."""
        return (_("Thu gọn %(name)s") if self.open else _("Mở %(name)s")) % {"name": self.name}


class UnitTree(AsOf, UnitPage):
    """Cây đơn vị."""

    permission = str(Permission.VIEW_UNITS)
    template_name = "organization/unit_tree.html"
    section = "organization"
    title = gettext_lazy("Tổ chức công đoàn")

    def context(self):
        branch, spells, kinds, *facts = gather(
            queries.branch(by=self.by, unit=self.unit, on=self.day),
            units.spells(self.unit),
            units.every_kind(),
            units.employers(self.unit, self.day),
            queries.holders_asked(self.unit, [Post.CHAIR], self.day),
        )
        self.opened = self.wanted() if "mo" in self.request.GET else {each.pk for each in branch}
        [below] = gather(units.placed_under(self.opened, self.day, SHOWN))
        spell = next((row for row in spells if row.holds_on(self.day)), self.unit)
        places = [*branch[:1], *(each for shown, _total in below.values() for each in shown)]
        label, counts = beside.first(self.by, places, self.day)
        has_below = units.superiors_on(places, self.day)
        root = self.node(branch[0], 0, below, counts, has_below)
        return {
            **super().context(),
            "unit": self.unit,
            "root": root,
            "label": label,
            "facts": self.facts(branch, {kind.key: kind.label for kind in kinds}.get(spell.kind, ""), *facts),
            "name": spell.name,
            "closed": self.unit.closed_on is not None and self.unit.closed_on <= self.day,
            "here": self.address(self.unit.pk),
            "whole": links.unit_url(self.unit.pk) + self.day_query,
            "actions": self.actions(),
            "summary": _("Cây đơn vị theo từng ngày, mỗi thay đổi có quyết định đi kèm."),
        }

    def wanted(self):
        """Ids that the address opens: mo=3,7."""
        return {number for part in self.request.GET["mo"].split(",")[:200] if (number := number_in(part)) is not None}

    def node(self, unit, depth, below, counts, has_below):
        """The unit and, where it is opened, everything shown below it."""
        opened = unit.pk in self.opened and unit.pk in has_below
        node = Node(unit.pk, unit.name_then, depth, self.address(unit.pk), open=opened, current=unit.pk == self.unit.pk)
        node.count = counts.get(unit.pk)
        if unit.pk in has_below:
            node.toggle = self.address(self.unit.pk, self.opened ^ {unit.pk})
        if opened and unit.pk in below:
            shown, total = below[unit.pk]
            node.below = [self.node(each, depth + 1, below, counts, has_below) for each in shown]
            node.more = total - len(shown)
            node.more_url = reverse("organization:unit-list", kwargs={"unit_id": unit.pk}) + self.day_query
        return node

    def address(self, pk, opened=None):
        """The tree with one unit chosen; ``opened`` says exactly which branches are open."""
        parts = [] if opened is None else [f"mo={','.join(map(str, sorted(opened)))}"]
        parts += [] if self.day == self.by.today else [f"ngay={dates.format_date(self.day)}"]
        path = reverse("organization:unit-tree", kwargs={"unit_id": pk})
        return f"{path}?{'&'.join(parts)}" if parts else path

    def facts(self, branch, kind, employers, chairs):
        """The chosen unit in a few lines."""
        rows = [
            (_("Mã đơn vị"), self.unit.code),
            (_("Loại"), kind),
            (_("Trực thuộc"), self.unit.above_then.name_then if self.unit.above_then else ""),
            (_("Cơ quan"), ", ".join(row.employer.name for row in employers)),
            (_("Chủ tịch"), chairs[0].person.full_name if chairs else ""),
            (_("Thành lập"), dates.format_date(self.unit.founded_on)),
        ]
        return [{"label": name, "text": words} for name, words in rows if words]

    def actions(self):
        """Buttons at the head."""
        given = {"unit_id": self.unit.pk}
        found = [
            {"label": _("Danh sách đơn vị"), "icon": "sach", "url": reverse("organization:unit-list", kwargs=given) + self.day_query},
            {"label": _("Chức vụ"), "icon": "nguoi", "url": reverse("organization:post-list", kwargs=given)},
            {"label": _("Địa bàn"), "icon": "cay", "url": reverse("organization:territory-tree", kwargs=given) + self.day_query},
            {"label": _("Ngành"), "icon": "cay", "url": reverse("organization:sector-tree", kwargs=given) + self.day_query},
        ]
        if self.by.may(Permission.FOUND_UNIT, self.unit) and self.unit.closed_on is None:
            found.append({"label": _("Sửa thông tin"), "icon": "sua", "url": reverse("organization:unit-correct", kwargs=given)})
            found.append(
                {"label": _("Lập đơn vị trực thuộc"), "icon": "them", "url": reverse("organization:unit-found", kwargs=given), "main": True}
            )
        return found
