"""Sổ kế toán của một đơn vị: what lies where, what the month brought; opening a book."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.access import queries as access
from congdoan.kernel.periods import month_of
from congdoan.ledger import forms, policies, queries
from congdoan.ledger.actions import books
from congdoan.ledger.choices import AccountKind, BookKind, Permission
from congdoan.ui.screens import ActionScreen, RecordAction, UnitPage


def url(name, unit, pk=None):
    """An address of the room."""
    return reverse(f"ledger:{name}", kwargs={"unit_id": unit.pk} | ({"pk": pk} if pk else {}))


class Books(UnitPage):
    """Sổ kế toán: tiền ở đâu, tháng này thu chi mục nào, tháng nào đã khóa."""

    permission = str(Permission.VIEW_BOOKS)
    template_name = "ledger/books.html"
    section = "funds"
    title = gettext_lazy("Sổ kế toán")

    @cached_property
    def kept(self):
        """The books, in order."""
        return list(queries.books(by=self.by, unit=self.unit))

    def context(self):
        places, funds = queries.holdings(self.unit) if self.kept else ([], [])
        left = queries.balances([*places, *funds]) if places else {}
        first, month = self.by.today.replace(month=1, day=1), month_of(self.by.today)
        items = queries.item_totals(self.unit, first, month.end) if self.kept else []
        closed = queries.closed_months(self.unit) if self.kept else set()
        return {
            "unit": self.unit,
            "books": [
                {
                    "book": book,
                    "places": [
                        {"name": one.name, "number": one.number, "left": left[one.pk], "url": url("account", self.unit, one.pk)}
                        for one in places
                        if one.book_id == book.pk
                    ],
                    "left": sum(left[one.pk] for one in places if one.book_id == book.pk),
                    "sides": self._sides(book, [row for row in items if row["book"] == book.pk], first)
                    if book.kind == BookKind.UNION
                    else [self._funds(book, [one for one in funds if one.book_id == book.pk], left)],
                    "add_url": url("book-add-bank", self.unit, book.pk) if self.keeps and book.kind != BookKind.GOODS else "",
                }
                for book in self.kept
            ],
            "year": self.by.today.year,
            "last_closed": month_of(max(closed)).label if closed else "",
            "closings_url": url("closing-list", self.unit),
            "open_url": url("open", self.unit) if not self.kept and self.keeps else "",
            "ways": [
                {"label": _("Chờ lập phiếu"), "icon": "phieu", "url": url("waiting", self.unit)},
                {"label": _("Tất cả chứng từ"), "icon": "sach", "url": url("voucher-list", self.unit)},
                {"label": _("Kiểm kê quỹ"), "icon": "quy", "url": url("count-list", self.unit)},
            ],
            "clashes": [
                {"name": name, "duties": ", ".join(str(label) for label in labels)}
                for name, labels in policies.clashes(access.duties(self.unit, self.by.today))
            ],
            "actions": self._actions(),
        }

    @property
    def keeps(self):
        """True if the signed-in person writes here."""
        return self.by.may(Permission.KEEP_BOOKS, self.unit)

    def _sides(self, book, rows, first):
        """[{"label", "total", "items": [{"label", "sum", "url"}]}]: income, then expense, of this year."""
        found = []
        for side, label in (("income", _("Thu trong năm")), ("expense", _("Chi trong năm"))):
            mine = [row for row in rows if row["side"] == side]
            asked = f"?so={book.pk}&start={first:%d/%m/%Y}&item="
            items = [{"label": row["name"], "sum": row["sum"], "url": url("voucher-list", self.unit) + asked + row["code"]} for row in mine]
            found.append({"label": label, "total": sum(row["sum"] for row in mine), "items": items})
        return found

    def _funds(self, book, accounts, left):
        """What is left of each fund in a book of charity or goods; each opens its vouchers."""
        asked = f"{url('voucher-list', self.unit)}?so={book.pk}&quy="
        items = [{"label": one.name, "sum": -left[one.pk], "url": f"{asked}{one.pk}"} for one in accounts]
        return {"label": _("Số dư từng quỹ"), "total": sum(item["sum"] for item in items), "items": items, "is_balance": True}

    def _actions(self):
        if not self.kept or not self.keeps:
            return []
        another = [{"label": _("Mở thêm sổ"), "icon": "them", "url": url("open", self.unit)}] if len(self.kept) < len(BookKind) else []
        return [
            *another,
            {"label": _("Chuyển quỹ"), "icon": "lui", "url": url("move", self.unit)},
            {"label": _("Khóa sổ tháng"), "icon": "khoa", "url": url("close", self.unit)},
            {"label": _("Phiếu thu"), "icon": "them", "url": url("receive", self.unit), "main": True},
            {"label": _("Phiếu chi"), "icon": "them", "url": url("pay", self.unit), "main": True},
        ]


class OpenBook(ActionScreen):
    """Mở sổ kế toán."""

    action = books.open
    form_class = forms.OpenBook
    section = "funds"
    title = gettext_lazy("Mở sổ kế toán")
    explanation = gettext_lazy("Một lần cho cả đời sổ: từ ngày nào, hôm ấy còn bao nhiêu tiền mặt, tiền gửi.")
    main_button = gettext_lazy("Mở sổ")
    not_done = gettext_lazy("Chưa mở sổ")
    confirmation = gettext_lazy("Đã mở sổ kế toán.")
    privacy = gettext_lazy("Ban chấp hành, kế toán, thủ quỹ và ủy ban kiểm tra xem được sổ.")

    def initial(self):
        asked = self.request.GET.get("loai")
        return {"opened_on": self.by.today.replace(month=1, day=1), "kind": asked if asked in BookKind else BookKind.UNION}

    def cancel_url(self):
        return url("books", self.unit)


class CorrectOpening(RecordAction):
    """Sửa số dư khi mở sổ của một nơi giữ tiền."""

    action = books.correct_opening
    form_class = forms.CorrectOpening
    gives = ("place",)
    section = "funds"
    main_button = gettext_lazy("Ghi số dư đúng")
    not_done = gettext_lazy("Chưa sửa")
    explanation = gettext_lazy("Phần chênh lệch ghi bằng một chứng từ của ngày mở sổ; chứng từ cũ giữ nguyên.")
    confirmation = gettext_lazy("Đã sửa số dư khi mở sổ.")

    def find(self):
        found = queries.accounts_of(self.unit).select_related("book__unit").filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def title(self):
        """Of which place."""
        return _("Sửa số dư khi mở sổ: %(name)s") % {"name": self.record.name}

    def initial(self):
        return {"amount": queries.opening_of(self.record, queries.place_account(self.record.book, AccountKind.OPENING))}

    def success_url(self, pk):
        return self.cancel_url()

    def cancel_url(self):
        return url("account", self.unit, self.record.pk)


class AddBank(RecordAction):
    """Thêm tài khoản tiền gửi."""

    action = books.add_bank
    form_class = forms.AddBank
    gives = ("book",)
    section = "funds"
    title = gettext_lazy("Thêm tài khoản tiền gửi")
    main_button = gettext_lazy("Thêm tài khoản")
    not_done = gettext_lazy("Chưa thêm")
    confirmation = gettext_lazy("Đã thêm tài khoản tiền gửi.")

    def find(self):
        found = next((book for book in queries.books_held(self.unit).select_related("unit") if book.pk == self.kwargs["pk"]), None)
        if found is None:
            raise Http404
        return found

    def initial(self):
        return {}

    def cancel_url(self):
        return url("books", self.unit)
