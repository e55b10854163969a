"""Screens of what is published: the list, one publication and its paper, publishing, a member's own page."""

from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Permission as Care
from congdoan.disclosure import forms, queries
from congdoan.disclosure.actions import publications
from congdoan.disclosure.choices import Kind, Permission
from congdoan.finance.choices import Permission as Finance
from congdoan.kernel.covering import COVERED, FEW
from congdoan.kernel.dates import format_date, long_date_with_place
from congdoan.kernel.money import format_number
from congdoan.kernel.text import number_in
from congdoan.ui import xlsx
from congdoan.ui.cancelling import Cancel as CancelForm
from congdoan.ui.screens import ActionScreen, ListScreen, Page, RecordAction, UnitPage, UpTo
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of


def _url(name, unit_id, *more):
    return reverse(f"disclosure:{name}", args=[unit_id, *more])


def _name(row):
    return capfirst(str(row))


def _page(row):
    return "" if row.is_cancelled else _url("publication", row.unit_id, row.pk)


def _times(line):
    return "" if line.times is None else str(FEW) if line.times == COVERED else format_number(line.times)


def _table(way=None):
    """The columns of a publication; ``way`` (line -> address): where its rows open."""
    money = [(_("Đầu năm (đ)"), "opening"), (_("Thu (đ)"), "income"), (_("Chi (đ)"), "spending"), (_("Còn lại (đ)"), "balance")]
    return Table(
        _("Số đã công khai"),
        (
            Column(_("Nội dung"), lambda line: line.label, link=way),
            Column(_("Số lượt"), _times, phone="nhan", optional=True),
            *(
                Column(title, lambda line, name=name: getattr(line, name), "money", way, phone="nhan", optional=True)
                for title, name in money
            ),
        ),
    )


def _paper(row, lines):
    """What the A4 needs: official head, lines, place and day, signature."""
    table = _table().trimmed(lines)
    superior = row.unit.parent.name if row.unit.parent else ""
    place = place_of(superior) or place_of(row.unit.name) or "…………"
    return {
        "row": row, "unit": row.unit, "superior": superior, "name": str(row.get_kind_display()).upper(),
        "table": table, "rows": table.shown(lines), "place_and_day": long_date_with_place(place, row.published_on),
    }  # fmt: skip


class PublicationList(UpTo, ListScreen):
    """Công khai tài chính của đơn vị."""

    query = queries.publications
    happened = "published_on"
    section = "funds"
    title = _("Công khai tài chính")
    file_name = "cong-khai.xlsx"
    order = ("-published_on", "-pk")
    things = _("lần công khai")
    empty_title = _("Chưa công khai lần nào")
    empty_text = _("Chọn loại số và năm; số lấy từ sổ, không gõ tay, không nêu tên ai.")
    empty_icon = "bc"
    table = Table(
        _("Các lần công khai, mới nhất trước"),
        (
            Column(_("Công khai việc gì"), _name, link=_page, note=lambda row: _t("về sau đã rút") if row.is_cancelled else ""),
            Column(_("Lần"), lambda row: row.edition, "count", phone="nhan"),
            Column(_("Ngày"), lambda row: row.published_on, "date"),
            Column(_("Ở đâu"), lambda row: capfirst(row.get_place_display()), phone="nhan"),
            Column(_("Người công khai"), lambda row: row.recorded_by.full_name, phone="nhan"),
        ),
    )

    def page_label(self, row):
        return format_date(row.published_on)

    def query_arguments(self):
        return {"on": self.past_day}

    def summary(self):
        """What of last year is due and not told yet."""
        year = self.by.today.year - 1
        left = [(kind, due) for kind, due in queries.untold(self.unit, year)] if self.past_day is None else []
        words = "; ".join(
            (_t("%(what)s (hạn %(day)s, đã quá)") if due < self.by.today else _t("%(what)s (hạn %(day)s)"))
            % {"what": kind.label, "day": format_date(due)}
            for kind, due in left
        )
        return _t("Năm %(year)s chưa công khai: %(what)s.") % {"year": year, "what": words} if words else ""

    def actions(self):
        if not self.by.may(Permission.MAKE_PUBLICATION, self.unit):
            return []
        return [{"label": _t("Công khai"), "icon": "them", "url": _url("publish", self.unit.pk), "main": True}]


class Publish(ActionScreen):
    """Công khai số liệu một năm."""

    action = publications.publish
    form_class = forms.Publish
    section = "funds"
    title = _("Công khai tài chính")
    main_button = _("Công khai với đoàn viên")
    not_done = _("Chưa công khai")
    explanation = _(
        "Số lấy từ sổ lúc bấm nút và giữ nguyên về sau. Tên quỹ được nêu; đợt giúp một người, quỹ mang tên một đoàn viên thì gộp, không nêu tên. "
        "Quỹ mang tên người ngoài thì ghi người thụ hưởng ở trang quỹ trước khi công khai."
    )
    confirmation = _("Đã công khai. Đoàn viên xem được ngay; in A4 để dán bảng tin.")

    def initial(self):
        return {"year": self.by.today.year - 1, "published_on": self.by.today}

    def success_url(self, pk):
        return _url("publication", self.unit.pk, pk) if pk else self.cancel_url()

    def cancel_url(self):
        return _url("list", self.unit.pk)


def _of_address(screen):
    found = queries.publications(by=screen.by, unit=screen.unit).filter(pk=screen.kwargs["pk"]).first()
    if found is None:
        raise Http404
    return found


class Cancel(RecordAction):
    """Rút lần công khai nhầm."""

    action = publications.cancel
    form_class = CancelForm
    gives = ("publication",)
    section = "funds"
    title = _("Rút lần công khai nhầm")
    main_button = _("Rút lần công khai")
    not_done = _("Chưa rút")
    confirmation = _("Đã rút. Đoàn viên không thấy lần này nữa; dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")

    def find(self):
        return _of_address(self)

    def success_url(self, pk):
        return _url("list", self.unit.pk)

    def cancel_url(self):
        return _url("publication", self.unit.pk, self.record.pk)


class PublicationPage(UnitPage):
    """Một lần công khai: the page, ``?dang=in`` the paper, ``?dang=xlsx`` the workbook."""

    permission = queries.publications.permission
    template_name = "disclosure/publication.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.row = _of_address(self)
        self.title = _t("Công khai %(what)s") % {"what": self.row}
        self.lines = list(queries.lines_of([self.row]))

    def get(self, request, *args, **kwargs):
        """Screen, paper or workbook."""
        if request.GET.get("dang") == "xlsx":
            titles, values = _table().trimmed(self.lines).sheet(self.lines)
            return xlsx.response("cong-khai.xlsx", xlsx.workbook(self.title, titles, values, self.unit.name))
        if request.GET.get("dang") == "in":
            self.template_name = "disclosure/paper.html"
        return self.show()

    @cached_property
    def sees(self):
        """{Kind: whether the reader may open the rows}."""
        books = self.by.may(Care.VIEW_VISITS, self.unit) and self.by.may(Care.VIEW_GIFTS, self.unit)
        return {Kind.CARE: books, Kind.FUNDS: self.by.may(Finance.VIEW_FUND_TOTALS, self.unit)}

    def way(self, line):
        """Where a line's rows are; nowhere for who may not see them."""
        if not self.sees[Kind(self.row.kind)]:
            return ""
        if line.fund_id:
            return reverse("finance:fund", args=[self.unit.pk, line.fund_id])
        if line.key == queries.HELPED:
            return reverse("finance:fund-list", args=[self.unit.pk])
        return reverse(f"care:{line.key.removesuffix('s')}-list", args=[self.unit.pk]) + f"?nam={self.row.year}"

    def context(self):
        if self.template_name == "disclosure/paper.html":
            return _paper(self.row, self.lines) | {"back": self.request.path}
        table = _table(self.way).trimmed(self.lines)
        facts = [
            {"label": _t("Ngày"), "text": format_date(self.row.published_on)},
            {"label": _t("Ở đâu"), "text": capfirst(self.row.get_place_display())},
            {"label": _t("Người công khai"), "text": self.row.recorded_by.full_name},
            {"label": _t("Lần"), "text": format_number(self.row.edition)},
        ]
        return {"unit": self.unit, "table": table, "rows": table.shown(self.lines), "facts": facts, "actions": self.actions()}

    def actions(self):
        found = [
            {"label": _t("Tải về Excel"), "icon": "tai", "url": "?dang=xlsx"},
            {"label": _t("In A4"), "icon": "in", "url": "?dang=in", "main": True},
        ]
        if self.by.may(Permission.MAKE_PUBLICATION, self.unit):
            found.insert(0, {"label": _t("Rút"), "icon": "lui", "url": _url("publication-cancel", self.unit.pk, self.row.pk)})
        return found


SHOWN = 20


class OwnPublications(Page):
    """Công khai của công đoàn mình; ``?in=`` the paper of one."""

    personal = own_affairs = True
    template_name = "disclosure/mine.html"
    section = "me"
    title = _("Công khai")

    def prepare(self):
        asked = number_in(self.request.GET.get("in", ""), most=9)
        self.row = None
        if asked is not None:
            self.row = queries.own(by=self.by).filter(pk=asked).first()
            if self.row is None:
                raise Http404
            self.template_name = "disclosure/paper.html"

    def context(self):
        back = {"back": self.request.path, "me_url": reverse("overview:me")}
        if self.row is not None:
            return _paper(self.row, list(queries.lines_of([self.row]))) | back
        found, lines = list(queries.own(by=self.by)[:SHOWN]), {}
        for line in queries.lines_of(found):
            lines.setdefault(line.publication_id, []).append(line)
        return {"publications": [self._told(row, lines.get(row.pk, [])) for row in found], **back}

    def _told(self, row, lines):
        table = _table().trimmed(lines)
        words = {"day": format_date(row.published_on), "place": row.get_place_display(), "unit": row.unit.name}
        return {
            "row": row, "name": _name(row), "table": table, "rows": table.shown(lines), "paper": f"?in={row.pk}",
            "said": _t("%(unit)s, công khai ngày %(day)s, %(place)s") % words,
        }  # fmt: skip
