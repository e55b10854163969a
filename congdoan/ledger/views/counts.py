"""Kiểm kê quỹ: the minutes, writing them, their paper."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.dates import format_date, long_date
from congdoan.kernel.money import format_money, format_number
from congdoan.kernel.numberwords import money_in_words
from congdoan.ledger import forms, queries
from congdoan.ledger.actions import counts
from congdoan.ledger.choices import AccountKind, Paper, Permission
from congdoan.ledger.views.books import url
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import AsOf, ListScreen, RecordAction, UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of


class CountList(AsOf, ListScreen):
    """Các lần kiểm kê quỹ tiền mặt."""

    query = queries.counts
    section = "funds"
    title = gettext_lazy("Kiểm kê quỹ")
    print_title = gettext_lazy("Các lần kiểm kê quỹ tiền mặt")
    file_name = "kiem-ke-quy.xlsx"
    order = ("-counted_on", "-pk")
    things = gettext_lazy("lần")
    empty_title = gettext_lazy("Chưa kiểm kê lần nào")
    empty_text = gettext_lazy("Cuối tháng, cuối năm đếm tiền mặt theo mệnh giá rồi đối chiếu với sổ quỹ; lệch thì ghi lý do.")
    empty_icon = "quy"

    @property
    def table(self):
        """Columns; each opens its minutes."""
        return Table(
            gettext_lazy("Các lần kiểm kê, mới trước"),
            (
                Column(gettext_lazy("Ngày"), lambda row: format_date(row.counted_on), link=lambda row: url("count", self.unit, row.pk), note=lambda row: row.account.book.get_kind_display().capitalize()),
                Column(gettext_lazy("Đếm được (đ)"), lambda row: row.counted, "money", phone="nhan"),
                Column(gettext_lazy("Sổ còn (đ)"), lambda row: row.in_book, "money", phone="nhan"),
                Column(gettext_lazy("Thừa, thiếu (đ)"), lambda row: row.difference or None, "money", note=lambda row: row.reason, phone="nhan"),
                Column(gettext_lazy("Người tham gia"), lambda row: row.present, phone="an"),
            ),
        )  # fmt: skip

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return f"{row.counted_on:%d/%m/%Y}"

    def actions(self):
        if not self.by.may(Permission.RECORD_COUNT, self.unit):
            return []
        places = [one for one in queries.accounts_of(self.unit) if one.kind == AccountKind.CASH]
        return [
            {
                "label": _("Kiểm kê quỹ %(book)s") % {"book": one.book.get_kind_display()} if len(places) > 1 else _("Kiểm kê quỹ"),
                "icon": "them", "url": url("account-count", self.unit, one.pk), "main": True,
            }
            for one in places
        ]  # fmt: skip


class CountPage(UnitPage):
    """Một biên bản kiểm kê quỹ: số tờ từng mệnh giá, cộng, so với sổ; bản in để ký."""

    permission = str(Permission.VIEW_BOOKS)
    template_name = "ledger/count.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.count = queries.counts(by=self.by, unit=self.unit).filter(pk=self.kwargs["pk"]).first()
        if self.count is None:
            raise Http404
        self.title = _("Kiểm kê quỹ ngày %(day)s") % {"day": format_date(self.count.counted_on)}

    def get(self, request, *args, **kwargs):
        """The page, or the minutes to be signed (?dang=in)."""
        if request.GET.get("dang") == "in":
            self.template_name = "ledger/count_paper.html"
        return self.show()

    def context(self):
        row, superior = self.count, self.unit.parent.name if self.unit.parent else ""
        notes = sorted(((int(value), pieces) for value, pieces in row.notes.items()), reverse=True)
        cancel = {"label": _("Bỏ biên bản ghi nhầm"), "icon": "loi", "url": url("count-cancel", self.unit, row.pk)}
        return {
            "unit": self.unit,
            "count": row,
            "lines": [{"value": format_number(value), "pieces": format_number(n), "amount": format_money(value * n)} for value, n in notes],
            "in_words": money_in_words(row.counted),
            "form": queries.form_on(Paper.COUNT, row.counted_on),
            "superior": superior,
            "place": place_of(superior) or place_of(self.unit.name),
            "date": long_date(row.counted_on),
            "back": self.request.path,
            "list_url": url("count-list", self.unit),
            "actions": [
                {"label": _("In biên bản"), "icon": "in", "url": "?dang=in"},
                *([cancel] if self.by.may(Permission.RECORD_COUNT, self.unit) else ()),
            ],
        }


class Count(RecordAction):
    """Kiểm kê quỹ tiền mặt."""

    action = counts.count
    form_class = forms.Count
    gives = ("place",)
    section = "funds"
    title = gettext_lazy("Kiểm kê quỹ tiền mặt")
    main_button = gettext_lazy("Ghi biên bản")
    not_done = gettext_lazy("Chưa ghi biên bản")
    confirmation = gettext_lazy("Đã ghi biên bản kiểm kê.")

    def find(self):
        found = queries.accounts_of(self.unit).filter(pk=self.kwargs["pk"], kind=AccountKind.CASH).first()
        if found is None:
            raise Http404
        return found

    @property
    def explanation(self):
        """What the book has today."""
        left = queries.balance_on(self.record, self.by.today)
        words = {"book": self.record.book.get_kind_display(), "left": format_money(left)}
        return _("Quỹ %(book)s: hôm nay sổ còn %(left)s. Đếm số tờ từng loại; lệch với sổ thì ghi lý do.") % words

    def initial(self):
        return {"counted_on": self.by.today}

    def success_url(self, pk):
        return self.cancel_url() if pk is None else url("count", self.unit, pk)

    def cancel_url(self):
        return url("count-list", self.unit)


class CancelCount(RecordAction):
    """Bỏ một biên bản kiểm kê ghi nhầm."""

    action = counts.cancel
    form_class = Cancel
    gives = ("count",)
    section = "funds"
    title = gettext_lazy("Bỏ biên bản kiểm kê")
    main_button = gettext_lazy("Bỏ biên bản này")
    not_done = gettext_lazy("Chưa bỏ")
    confirmation = gettext_lazy("Đã bỏ biên bản kiểm kê.")

    def find(self):
        found = queries.counts(by=self.by, unit=self.unit).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def cancel_url(self):
        return url("count-list", self.unit)
