"""A list: one query, one table, filters; the same rows as cards on a phone, on A4 and in Excel."""

from functools import cached_property
from itertools import chain

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates, names
from congdoan.kernel.money import format_number
from congdoan.ui import paging, xlsx
from congdoan.ui.opening import Doors
from congdoan.ui.paper import PaperTable
from congdoan.ui.screens.pages import UnitPage
from congdoan.units.places import place_of

PRINT_LIMIT = 5000
SHEET_LIMIT = 100_000
SHEET_PART = 1000
"""So many rows of a workbook are looked up at a time."""


class ListScreen(UnitPage):
    """Subclasses say ``query`` (an @reads function taking by=, unit=), ``table``, ``order``, and words.

    ``filter_form``: a plain form with ``apply(queryset)``; ``page_label(row)``: the word that stands for a row in
    "Đang xem An đến Hương". ``by_letter``: the order begins with a name's sort key, so letters A B C D Đ lead into it.
    """

    template_name = generic = "ui/list.html"
    fragments = ("danh-sach",)
    query = None
    table = None
    order = ("pk",)
    page_size = 50
    filter_form = None
    things = _("dòng")
    empty_title = _("Chưa có dòng nào")
    empty_text = ""
    empty_icon = "sach"
    by_letter = False
    print_title = ""
    signed_by = (_("Người lập"), _("TM. Ban Chấp hành"), _("Chủ tịch"))
    signed_apart = False  # True: each of the three signs for himself
    file_name = "danh-sach.xlsx"
    dated = False
    past_day = None

    @classmethod
    def permission_needed(cls):
        return cls.query.permission

    def rows(self):
        """All rows of the list, filtered, unpaged."""
        self.form = self.filter_form(self.request.GET or None, unit=self.unit, by=self.by) if self.filter_form else None
        rows = type(self).query(by=self.by, unit=self.unit, **self.query_arguments())
        return self.form.apply(rows) if self.form is not None and self.form.is_valid() else rows

    @cached_property
    def all_rows(self):
        """The rows, worked out once for the page, its summary and its paper."""
        return self.rows()

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
        """The first step, offered where the list is empty: the main one of its actions."""
        return next(({"label": entry["label"], "url": entry["url"]} for entry in self.actions() if entry.get("main")), None)

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            return self.workbook()
        return self.show()

    def workbook(self):
        """The rows as an Excel file, which says so where it does not hold them all."""
        rows = self.all_rows.order_by(*self.order)
        found = list(rows[:SHEET_LIMIT])
        told = chain.from_iterable(self.page_rows(found[start : start + SHEET_PART]) for start in range(0, len(found), SHEET_PART))
        titles, values = self.table.sheet(told)
        cut = self.cut(rows, SHEET_LIMIT, _("Lọc bớt để tải được đủ."))
        remark = f"{self.as_of()}. {cut}".strip() if self.past_day else cut
        return xlsx.response(self.file_name, xlsx.workbook(self.print_title or self.title, titles, values, remark))

    def cut(self, rows, limit, way_out):
        """The sentence of a paper or workbook that holds the first rows alone; empty where it holds them all."""
        total = rows.order_by().count()
        if total <= limit:
            return ""
        words = {"limit": format_number(limit), "total": format_number(total), "things": self.things}
        return " ".join([str(_("Ở đây chỉ có {limit} {things} đầu trên {total} {things}.")).format(**words), str(way_out)])

    def context(self):
        rows = self.all_rows
        printing = self.request.GET.get("dang") == "in"
        size = PRINT_LIMIT if printing else self.page_size
        page = paging.page(rows, self.order, size, self.request.GET.get("sau", ""), self.request.GET.get("truoc", ""))
        return {
            "unit": self.unit,
            "form": self.form,
            **self.shown(rows, page, printing),
            "page": page,
            "printing": printing,
            "summary": self.summary(),
            "actions": self.actions(),
            "empty_action": self.empty_action(),
            "none_then": self.none_then(),
            "kept": self.kept(),
            "kept_day": "" if self.past_day is None or "ngay" in getattr(self.form, "fields", ()) else dates.format_date(self.past_day),
            "filtered": bool(self.form is not None and self.form.is_bound and set(self.form.changed_data) - {"ngay"}),  # a day is no filter
            "links": self.links(page),
            "labels": self.labels(page),
            "letters": self.letters(page),
            "paper": {**self.paper(), "cut": self.paper_cut(rows, page)} if printing else None,
        }

    def shown(self, rows, page, printing):
        """The table and the rows of the page: for the screen, or as they go on A4. ``rows``: all of the list."""
        here = self.page_rows(page.rows)
        if printing:
            return {"sheet": PaperTable(self.table, here, self.unit.name)}
        table = self.table.trimmed(here) if here else self.table
        return {"table": table, "rows": table.shown(here, self.first_number(rows, page), Doors(self.by))}

    def page_rows(self, rows):
        """The rows of one page, with whatever the table needs beside them."""
        return rows

    def letters(self, page):
        """The letters of given names, each an address; none where the whole list stands on one page."""
        if not self.by_letter or not (page.has_previous or page.next_row is not None):
            return []
        shown = self.request.GET.get("sau", "")
        rest = [0 if name.lstrip("-") in ("pk", "id") else "" for name in self.order[1:]]
        cursors = {letter: paging.encode([names.initial_bounds(letter)[0], *rest]) for letter in names.ALPHABET}
        return [{"letter": letter, "url": self.address(sau=cursor), "current": cursor == shown} for letter, cursor in cursors.items()]

    def paper(self):
        """What the A4 page says above and below the rows."""
        return {
            "superior": self.unit.parent.name if self.unit.parent else "",
            "unit": self.unit.name,
            "place": self.print_place(),
            "date": dates.long_date(self.by.today),
            "title": self.print_title or self.title,
            "as_of": self.as_of(),
            "left": self.signed_by[0],
            "right_first": self.signed_by[1],
            "right": self.signed_by[2],
            "apart": self.signed_by if self.signed_apart else (),
        }

    def as_of(self):
        """ "Tính đến ngày 24/05/2022", for paper and workbook."""
        return _("Tính đến ngày {day}").format(day=dates.format_date(getattr(self, "day", self.by.today)))

    def none_then(self):
        """What an empty list of another day than today says; empty today."""
        if self.past_day is None:
            return ""
        return _("Ngày {day} không có {things} nào").format(day=dates.format_date(self.past_day), things=self.things)

    def kept(self):
        """[(name, value)] of what the address filters by, for the form that asks for another day."""
        return [(name, value) for name, value in self.request.GET.items() if value and name not in ("ngay", "sau", "truoc", "dang")]

    def print_place(self):
        """The place before the date on paper ("Bình Lục"); empty where no name says it."""
        return place_of(self.unit.parent.name if self.unit.parent else "") or place_of(self.unit.name)

    def paper_cut(self, rows, page):
        """The sentence of a paper that does not hold all rows."""
        return "" if page.next_row is None else self.cut(rows, PRINT_LIMIT, _("Lọc bớt để in đủ, hoặc tải về tệp Excel."))

    def first_number(self, rows, page):
        """The running number of the first row: counted where the table shows numbers and the page is not the first."""
        if not (self.table.numbered and page.has_previous):
            return 1
        return 1 + paging.rows_before(rows, self.order, page.rows[0])

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
            "today": self.address(ngay=None).rstrip("?") if self.dated else self.request.path,
            "same": self.address(),
        }

    def address(self, **changes):
        """This address with other parameters; paging starts anew."""
        parameters = self.request.GET.copy()
        for name in ("sau", "truoc", "dang"):
            parameters.pop(name, None)
        for name, value in changes.items():
            parameters[name] = value
            if value is None:
                del parameters[name]
        return f"{self.request.path}?{parameters.urlencode()}"
