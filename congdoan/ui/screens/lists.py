"""A list: one query, one table, filters; the same rows as cards on a phone, on A4 and in Excel."""

from django.utils.translation import gettext_lazy as _

from congdoan.ui import paging, xlsx
from congdoan.ui.screens.pages import UnitPage

PRINT_LIMIT = 5000


class ListScreen(UnitPage):
    """Subclasses say ``query`` (an @reads function taking by=, unit=), ``table``, ``order``, and words.

    ``filter_form``: a plain form with ``apply(queryset)``; ``page_label(row)``: the word that stands for a row in
    "Đang xem An đến Hương". ``columns_for()`` may vary the table by what the person may see.
    """

    template_name = "ui/list.html"
    fragments = ("danh-sach",)
    query = None
    table = None
    order = ("pk",)
    page_size = 50
    filter_form = None
    things = _("dòng")
    empty_title = _("Chưa có dòng nào")
    empty_text = ""
    print_title = ""
    file_name = "danh-sach.xlsx"

    @classmethod
    def permission_needed(cls):
        return cls.query.permission

    def rows(self):
        """All rows of the list, filtered, unpaged."""
        self.form = self.filter_form(self.request.GET or None, unit=self.unit, by=self.by) if self.filter_form else None
        rows = type(self).query(by=self.by, unit=self.unit, **self.query_arguments())
        return self.form.apply(rows) if self.form is not None and self.form.is_valid() else rows

    def query_arguments(self):
        """More keyword arguments of the query."""
        return {}

    def page_label(self, row):
        """The word by which a reader knows where the page begins; empty for no such word."""
        return ""

    def summary(self):
        """The sentence under the heading, with figures."""
        return ""

    def actions(self):
        """Buttons at the head: [{"label", "icon", "url", "main"}]."""
        return []

    def empty_action(self):
        """The first step, offered where the list is empty."""
        return

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            titles, rows = self.table.sheet(self.rows().order_by(*self.order)[:100_000])
            return xlsx.response(self.file_name, xlsx.workbook(self.print_title or self.title, titles, rows))
        return self.show()

    def context(self):
        rows = self.rows()
        printing = self.request.GET.get("dang") == "in"
        size = PRINT_LIMIT if printing else self.page_size
        page = paging.page(rows, self.order, size, self.request.GET.get("sau", ""), self.request.GET.get("truoc", ""))
        return {
            "unit": self.unit,
            "form": self.form,
            "table": self.table,
            "rows": self.table.shown(page.rows, self.first_number()),
            "page": page,
            "printing": printing,
            "summary": self.summary(),
            "actions": self.actions(),
            "empty_action": self.empty_action(),
            "filtered": bool(self.form is not None and self.form.is_bound and self.form.changed_data),
            "links": self.links(page),
            "labels": self.labels(page),
        }

    def first_number(self):
        """The running number of the first row: counted only on the first page, for keys know no offset."""
        return 1

    def labels(self, page):
        """The words of "Đang xem … đến …" and "Trang sau: từ …"."""
        if not page.rows:
            return {"first": "", "last": "", "next": ""}
        return {
            "first": self.page_label(page.rows[0]),
            "last": self.page_label(page.rows[-1]),
            "next": self.page_label(page.next_row) if page.next_row is not None else "",
        }

    def links(self, page):
        """Addresses of the neighbouring pages, the paper and the workbook, filters kept."""
        return {
            "next": self.address(sau=page.next_cursor) if page.next_row is not None else "",
            "previous": self.address(truoc=page.previous_cursor) if page.has_previous else "",
            "paper": self.address(dang="in"),
            "workbook": self.address(dang="xlsx"),
            "plain": self.request.path,
        }

    def address(self, **changes):
        """This address with other parameters; paging starts anew."""
        parameters = self.request.GET.copy()
        for name in ("sau", "truoc", "dang"):
            parameters.pop(name, None)
        for name, value in changes.items():
            parameters[name] = value
        return f"{self.request.path}?{parameters.urlencode()}"
