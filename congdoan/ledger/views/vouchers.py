"""Chứng từ: the list, one voucher and its printed form, writing one, reversing one."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates, money
from congdoan.kernel.errors import why_not
from congdoan.kernel.numberwords import money_in_words
from congdoan.kernel.periods import month_of
from congdoan.ledger import forms, policies, queries
from congdoan.ledger.actions import vouchers
from congdoan.ledger.choices import BADGES, SIGNERS, BookKind, Permission, VoucherKind
from congdoan.ledger.views.books import url
from congdoan.ui.opening import Doors
from congdoan.ui.screens import ActionScreen, AsOf, ListScreen, RecordAction, UnitPage
from congdoan.ui.tables import Column, Table


def _page(row):
    return reverse("ledger:voucher", kwargs={"unit_id": row.book.unit_id, "pk": row.pk})


class VoucherList(AsOf, ListScreen):
    """Chứng từ của một đơn vị."""

    query = queries.vouchers
    filter_form = forms.VoucherFilter
    section = "funds"
    title = gettext_lazy("Chứng từ")
    print_title = gettext_lazy("Bảng kê chứng từ")
    file_name = "chung-tu.xlsx"
    order = ("-voucher_on", "-pk")
    things = gettext_lazy("chứng từ")
    empty_title = gettext_lazy("Chưa có chứng từ nào")
    empty_text = gettext_lazy("Lập phiếu thu, phiếu chi; số phiếu, sổ quỹ, quyết toán tự có.")
    empty_icon = "quy"

    @property
    def table(self):
        """Columns; a voucher that was reversed by the day shown says by which."""
        return Table(
            gettext_lazy("Chứng từ, ngày gần đây trước"),
            (
                Column(gettext_lazy("Số hiệu"), lambda row: row.mark, link=_page, note=lambda row: self._struck(row) or row.words),
                Column(gettext_lazy("Ngày"), lambda row: row.voucher_on, "date", phone="nhan"),
                Column(gettext_lazy("Loại"), lambda row: row.get_kind_display().capitalize(), "badge", badge=lambda row: BADGES[VoucherKind(row.kind)], phone="an"),
                Column(gettext_lazy("Người nộp, nhận"), lambda row: row.party, phone="nhan"),
                Column(gettext_lazy("Số tiền (đ)"), lambda row: row.amount, "money", phone="nhan"),
                *([Column(_("Vào mục %(items)s (đ)") % {"items": self._items()}, lambda row: row.entered, "money", phone="nhan")] if self._items() else ()),
                Column(gettext_lazy("Sổ"), lambda row: row.book.get_kind_display(), phone="an"),
                Column(gettext_lazy("Đơn vị"), lambda row: row.book.unit.name, phone="an"),
            ),
    )  # fmt: skip

    def _items(self):
        """The codes that the list is filtered by, in words; empty for none."""
        return ", ".join(self.form.cleaned_data["item"]) if self.form.is_valid() else ""

    def summary(self):
        if not self._items():
            return ""
        words = {"items": self._items(), "sum": money.format_money(queries.entered_total(self.all_rows))}
        return _("Mục %(items)s cộng %(sum)s: thu, chi trừ phần đã đảo.") % words

    def _struck(self, row):
        """By which voucher it was reversed on the day shown."""
        other = getattr(row, "reversed_by", None)
        return _("đã đảo bằng %(mark)s") % {"mark": other.mark} if other and other.voucher_on <= self.day else ""

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return f"{row.voucher_on:%d/%m/%Y}"

    def actions(self):
        listed = [{"label": _("Sổ kế toán"), "icon": "sach", "url": url("books", self.unit)}]
        if self.by.may(Permission.KEEP_BOOKS, self.unit):
            listed.append({"label": _("Phiếu thu"), "icon": "them", "url": url("receive", self.unit), "main": True})
            listed.append({"label": _("Phiếu chi"), "icon": "them", "url": url("pay", self.unit), "main": True})
        return listed


class VoucherPage(UnitPage):
    """Một chứng từ: nợ, có, ai lập, bản in."""

    permission = str(Permission.VIEW_BOOKS)
    template_name = "ledger/voucher.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.voucher = queries.vouchers(by=self.by, unit=self.unit).filter(book__unit=self.unit, pk=self.kwargs["pk"]).first()
        if self.voucher is None:
            raise Http404
        self.title = f"{self.voucher.get_kind_display().capitalize()} {self.voucher.mark.partition(' ')[2]}"

    def get(self, request, *args, **kwargs):
        """The page, or the form to be signed (?dang=in)."""
        self.on_paper = request.GET.get("dang") == "in"
        if self.on_paper:
            self.template_name = "ledger/voucher_paper.html"
        return self.show()

    def context(self):
        voucher, lines = self.voucher, list(queries.postings_of(self.voucher))
        return {
            "unit": self.unit,
            "voucher": voucher,
            "date": dates.long_date(voucher.voucher_on),
            "lines": [{"debit": line.debit.name, "credit": line.credit.name, "amount": line.amount} for line in lines],
            "in_words": money_in_words(voucher.amount),
            "facts": self._facts(),
            "written_for": self._written_for(),
            "superior": self.unit.parent.name if self.unit.parent else "",
            "back": self.request.path,
            "is_goods": voucher.book.kind == BookKind.GOODS,
            "form": queries.form_on(voucher.kind, voucher.voucher_on) if self.on_paper else None,
            "signer": dict(zip(("whose", "signs"), SIGNERS.get(voucher.kind, SIGNERS[VoucherKind.PAYMENT]), strict=True)),
            "actions": self._actions(),
        }

    def _facts(self):
        voucher, other = self.voucher, getattr(self.voucher, "reversed_by", None)
        facts = [
            {"label": _("Số hiệu"), "text": voucher.mark},
            {"label": _("Ngày"), "text": dates.format_date(voucher.voucher_on)},
            {"label": _("Số tiền"), "text": money.format_money(voucher.amount)},
            {"label": _("Nội dung"), "text": voucher.words},
            {"label": _("Người nộp, nhận"), "text": voucher.party or "-"},
            {"label": _("Chứng từ gốc"), "text": voucher.papers or "-"},
            {"label": _("Sổ"), "text": voucher.book.get_kind_display().capitalize()},
            {"label": _("Người lập"), "text": voucher.recorded_by.full_name},
            {"label": _("Khóa sổ"), "text": month_of(voucher.closing.month).label if voucher.closing else _("chưa khóa")},
        ]
        for label, row in ((_("Đảo chứng từ"), voucher.reverses), (_("Đã đảo bằng"), other)):
            if row is not None:
                facts.append({"label": label, "text": row.mark, "url": url("voucher", self.unit, row.pk)})
        return facts

    def _written_for(self):
        """[{"label", "rows": [{"words", "party", "on", "amount", "url"}], "count"}] of what it was written for, as far as the person may see it."""
        found = [(one, rows) for one, rows in queries.written_for(self.voucher) if self.by.may(one.seen_with, self.unit)]
        doors = Doors(self.by).learn(row for _one, rows in found for row in rows)
        shown = []
        for one, rows in found:
            said = [(row, one.told(row, 1)) for row in rows]
            lines = [
                {"words": words, "party": party, "on": getattr(row, one.dated), "amount": getattr(row, one.amount), "url": doors.url(row)}
                for row, (words, party) in said[: queries.MOST]
            ]
            count = money.format_number(len(lines)) if len(rows) <= queries.MOST else _("%(most)s việc đầu") % {"most": queries.MOST}
            shown.append({"label": one.label, "rows": lines, "count": count})
        return shown

    def _actions(self):
        listed = [{"label": _("In phiếu"), "icon": "in", "url": "?dang=in"}]
        if self.by.may(Permission.KEEP_BOOKS, self.unit):
            other = getattr(self.voucher, "reversed_by", None)
            why = why_not(
                policies.check_reversible, kind=self.voucher.kind, mark=self.voucher.mark, reversed_by=other.mark if other else None
            )
            reverse_url = url("voucher-reverse", self.unit, self.voucher.pk)
            listed.append({"label": _("Đảo chứng từ"), "icon": "lui", "url": reverse_url, "why_not": why})
        return listed


class _Write(ActionScreen):
    """What is written into the book."""

    section = "funds"
    template_name = "ledger/write.html"
    not_done = gettext_lazy("Chưa lập phiếu")
    explanation = gettext_lazy("Số phiếu tự đánh theo năm. Lập rồi thì không sửa; sai thì đảo và lập lại.")

    def initial(self):
        first = queries.accounts_of(self.unit).first()
        return {"voucher_on": self.by.today, "place": first}

    def get(self, request, *args, **kwargs):
        if not queries.books_held(self.unit).exists():
            return self.show(form=None)
        return super().get(request, *args, **kwargs)

    def context(self):
        return {**super().context(), "open_url": url("open", self.unit)}

    def success_url(self, pk):
        return self.cancel_url() if pk is None else url("voucher", self.unit, pk)

    def cancel_url(self):
        return url("books", self.unit)


class Receive(_Write):
    """Lập phiếu thu."""

    action = vouchers.receive
    form_class = forms.Receive
    title = gettext_lazy("Lập phiếu thu")
    main_button = gettext_lazy("Lập phiếu thu")
    confirmation = gettext_lazy("Đã lập phiếu thu.")


class Pay(_Write):
    """Lập phiếu chi."""

    action = vouchers.pay
    form_class = forms.Pay
    title = gettext_lazy("Lập phiếu chi")
    main_button = gettext_lazy("Lập phiếu chi")
    confirmation = gettext_lazy("Đã lập phiếu chi.")


class Move(_Write):
    """Chuyển quỹ."""

    action = vouchers.move
    form_class = forms.Move
    title = gettext_lazy("Chuyển quỹ")
    main_button = gettext_lazy("Ghi chuyển quỹ")
    explanation = gettext_lazy("Rút tiền gửi về quỹ tiền mặt, hoặc nộp tiền mặt vào tài khoản.")
    confirmation = gettext_lazy("Đã ghi chuyển quỹ.")

    def initial(self):
        return {"voucher_on": self.by.today, "words": _("Rút tiền gửi về quỹ tiền mặt")}


class Reverse(RecordAction):
    """Đảo một chứng từ."""

    action = vouchers.reverse
    form_class = forms.Reverse
    gives = ("voucher",)
    section = "funds"
    main_button = gettext_lazy("Ghi bút toán đảo")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa đảo")
    explanation = gettext_lazy("Cả hai chứng từ ở lại trong sổ, cộng lại bằng không. Sau đó lập phiếu đúng.")
    confirmation = gettext_lazy("Đã ghi bút toán đảo. Lập lại phiếu đúng nếu cần.")

    def find(self):
        found = queries.voucher(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def title(self):
        """Of which voucher."""
        return _("Đảo %(mark)s") % {"mark": self.record.mark}

    def initial(self):
        return {"voucher_on": self.by.today}

    def success_url(self, pk):
        return self.cancel_url() if pk is None else url("voucher", self.unit, pk)

    def cancel_url(self):
        return url("voucher", self.unit, self.record.pk)
