"""Cây địa bàn, cây ngành as of a day, with counts that open; what changes a tree."""

from urllib.parse import urlencode

from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.organization import area_forms, area_queries, areas, beside
from congdoan.organization.actions import areas as actions
from congdoan.organization.choices import AreaTree, Permission
from congdoan.ui import xlsx
from congdoan.ui.screens import ActionScreen, AsOf, RecordAction, UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of

WOMEN = 2
"""The place of the women among a line's numbers."""
INDENTS = (0, 3, 4, 5)
"""Steps of the stylesheet by which a branch stands further right."""
PAGES = {AreaTree.TERRITORY: "organization:territory-tree", AreaTree.SECTOR: "organization:sector-tree"}
WHOLE = Table(
    gettext_lazy("Cây địa bàn, ngành"),
    (
        Column(gettext_lazy("Mã"), lambda line: line["code"]),
        Column(gettext_lazy("Tên"), lambda line: line["name"]),
        Column(gettext_lazy("Bậc"), lambda line: line["rank"]),
        Column(gettext_lazy("Thuộc"), lambda line: line["above"]),
        Column(gettext_lazy("Công đoàn"), lambda line: line["numbers"][0]["count"], "count"),
        Column(gettext_lazy("Đoàn viên"), lambda line: line["numbers"][1]["count"], "count"),
        Column(gettext_lazy("Nữ"), lambda line: line["numbers"][2]["count"], "count"),
    ),
)


class _AreaTree(AsOf, UnitPage):
    """A tree beside the first, as it stood on a day, with what belongs to each branch."""

    permission = str(Permission.VIEW_UNITS)
    template_name = "organization/area_tree.html"
    section = "organization"
    tree = None

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            titles, values = WHOLE.sheet(self.lines)
            return xlsx.response(f"{self.tree}.xlsx", xlsx.workbook(str(self.title), titles, values))
        if request.GET.get("dang") == "in":
            self.template_name = "organization/area_tree_paper.html"
        return self.show()

    def context(self):
        unit, day = self.unit, {} if self.day == self.by.today else {"ngay": dates.format_date(self.day)}
        return {
            **super().context(),
            "unit": unit,
            "lines": self.lines,
            "nowhere": self.nowhere,
            "nowhere_url": reverse("organization:fact-list", kwargs={"unit_id": unit.pk}),
            "paper_url": "?" + urlencode({**day, "dang": "in"}),
            "workbook_url": "?" + urlencode({**day, "dang": "xlsx"}),
            "back": self.request.path + self.day_query,
            "superior": unit.parent.name if unit.parent else "",
            "place": place_of(unit.name),
            "date": self.by.today,
            "actions": self.actions(),
        }

    @cached_property
    def lines(self):
        """[{"name", "code", "rank", "above", "depth", "numbers", "change_url"}] in reading order."""
        spells = list(area_queries.areas(by=self.by, unit=self.unit, tree=self.tree, on=self.day))
        belonging = list(area_queries.belonging(by=self.by, unit=self.unit, tree=self.tree, on=self.day))
        counts, self.nowhere = summed(belonging, beside.people_at(self.by, self.unit, self.day))
        nodes = areas.grown(spells, counts)
        names, keeps = {row.area_id: row.name for row in spells}, self.by.scope(Permission.KEEP_AREAS)
        return [
            {
                "name": node.row.name,
                "code": node.row.area.code,
                "rank": node.row.rank,
                "above": names.get(node.row.parent_id, ""),
                "depth": node.depth,
                "indent": INDENTS[min(node.depth, 3)],
                "numbers": [self.number(node, place) for place in range(3)],
                "change_url": reverse("organization:area-change", kwargs={"unit_id": node.row.area.unit_id, "pk": node.row.area_id})
                if keeps.contains(node.row.area.unit)
                else "",
            }
            for node in (nodes if self.by.may("membership.view_members", self.unit) else areas.cover(nodes))
        ]

    def number(self, node, place):
        """One number and where its rows stand: the units themselves, the members' statistics or list."""
        if place == WOMEN and node.few:
            return {"count": None, "url": ""}
        count, given = node.all[place], {"dia_ban": node.row.area_id}
        if self.day != self.by.today:
            given["ngay"] = dates.format_date(self.day)
        name = "organization:unit-list" if place == 0 else "membership:member-statistics"
        try:
            url = f"{reverse(name, kwargs={'unit_id': self.unit.pk})}?{urlencode(given)}" if count else ""
        except NoReverseMatch:
            url = ""
        return {"count": count, "url": url}

    def actions(self):
        """Buttons at the head."""
        found = []
        if self.by.may(Permission.KEEP_AREAS, self.unit):
            given = {"unit_id": self.unit.pk, "tree": self.tree}
            found.append(
                {"label": _("Ghi đơn vị thuộc nơi nào"), "icon": "dung", "url": reverse("organization:areas-assign", kwargs=given)}
            )
            found.append({"label": _("Nhập nhiều nơi vào một"), "icon": "lui", "url": reverse("organization:areas-merge", kwargs=given)})
            url = reverse("organization:areas-found", kwargs=given)
            found.append({"label": _("Lập các nơi"), "icon": "them", "url": url, "main": True})
        return found


def summed(belonging, people):
    """({area id: (units, members, women)}, members of units that belong nowhere). ``people``: [(path, members, women)].

    Members of a group or section belong where the union around it does: the nearest unit above, or itself, of which it is said.
    """
    area_of, counts, nowhere = {row.unit.path: row.area_id for row in belonging}, {}, 0
    for row in belonging:
        units, members, women = counts.get(row.area_id, (0, 0, 0))
        counts[row.area_id] = (units + 1, members, women)
    for path, members, women in people:
        area = next((area_of[path[:end]] for end in range(len(path), 0, -1) if path[:end] in area_of), None)
        if area is None:
            nowhere += members
            continue
        units, before, before_women = counts[area]
        counts[area] = (units, before + members, before_women + women)
    return counts, nowhere


class Territories(_AreaTree):
    """Cây địa bàn."""

    tree = AreaTree.TERRITORY
    title = gettext_lazy("Công đoàn theo địa bàn")


class Sectors(_AreaTree):
    """Cây ngành."""

    tree = AreaTree.SECTOR
    title = gettext_lazy("Công đoàn theo ngành")


class _OfTree(ActionScreen):
    section = "organization"
    gives = ("unit", "tree")

    def prepare(self):
        self.tree = self.kwargs["tree"]
        if self.tree not in AreaTree.values:
            raise Http404
        super().prepare()

    def given(self):
        return {"unit": self.unit, "tree": self.tree}

    @property
    def title(self):
        """Of which tree."""
        return self.called % {"tree": AreaTree(self.tree).label.lower()}

    def cancel_url(self):
        return reverse(PAGES[AreaTree(self.tree)], kwargs={"unit_id": self.unit.pk})

    def success_url(self, pk):
        return self.cancel_url()


class FoundAreas(_OfTree):
    """Lập các nơi trong cây."""

    action = actions.found
    form_class = area_forms.FoundAreas
    called = gettext_lazy("Lập các nơi trong cây %(tree)s")
    main_button = gettext_lazy("Lập các nơi")
    main_icon = "them"
    not_done = gettext_lazy("Chưa lập nơi nào")
    confirmation = gettext_lazy("Đã lập các nơi trong cây.")


class AssignUnits(_OfTree):
    """Ghi nhiều đơn vị thuộc nơi nào, một lần."""

    action = actions.assign
    form_class = area_forms.AssignUnits
    called = gettext_lazy("Ghi đơn vị thuộc nơi nào trong cây %(tree)s")
    main_button = gettext_lazy("Ghi")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Đơn vị đã ghi nơi khác thì thuộc nơi mới từ ngày ấy; những ngày trước giữ như cũ.")
    confirmation = gettext_lazy("Đã ghi các đơn vị thuộc nơi nào.")


class MergeAreas(_OfTree):
    """Nhập nhiều nơi vào một."""

    action = actions.merge
    form_class = area_forms.MergeAreas
    called = gettext_lazy("Nhập nhiều nơi vào một trong cây %(tree)s")
    main_button = gettext_lazy("Ghi")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy(
        "Đơn vị ở những nơi thôi thuộc nơi nhận từ ngày ấy, trong cùng một lần. Số liệu những ngày trước giữ nguyên."
    )
    confirmation = gettext_lazy("Đã ghi; các đơn vị đã về nơi nhận.")


class ChangeArea(RecordAction):
    """Đổi tên, bậc, nơi trên của một nơi."""

    action = actions.change
    form_class = area_forms.ChangeArea
    gives = ("area",)
    section = "organization"
    main_button = gettext_lazy("Ghi thay đổi")
    not_done = gettext_lazy("Chưa ghi")
    explanation = gettext_lazy("Những ngày trước đó giữ tên và nơi trên cũ.")
    confirmation = gettext_lazy("Đã ghi thay đổi.")

    def find(self):
        found = area_queries.area(unit=self.unit, pk=self.kwargs["pk"])
        if found is None or found.spell is None:
            raise Http404
        return found

    @property
    def title(self):
        """Which one."""
        return _("Đổi %(name)s") % {"name": self.record.spell.name}

    def initial(self):
        spell = self.record.spell
        return {"name": spell.name, "rank": spell.rank, "parent": spell.parent.code if spell.parent else ""}

    def cancel_url(self):
        return reverse(PAGES[AreaTree(self.record.tree)], kwargs={"unit_id": self.unit.pk})

    def success_url(self, pk):
        return self.cancel_url()
