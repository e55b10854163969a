"""Khép đợt vận động, bảng kết thúc (Word, PDF), mở lại."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.finance import forms, queries
from congdoan.finance.actions import statements
from congdoan.finance.choices import Permission
from congdoan.finance.closing_paper import paper_of
from congdoan.finance.views.found import fund_of
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money, format_number
from congdoan.reports.writers import WRITERS
from congdoan.ui.screens import RecordAction, UnitPage
from congdoan.ui.screens.files import download
from congdoan.ui.tables import Column, Table

FORMS = ("docx", "pdf")


def fund_url(screen, pk, name="fund"):
    """An address of a fund as it is seen from the screen's unit."""
    return reverse(f"finance:{name}", kwargs={"unit_id": screen.unit.pk, "pk": pk})


class CloseFund(RecordAction):
    """Khép một đợt vận động."""

    action = statements.close
    form_class = forms.CloseFund
    gives = ("fund",)
    section = "funds"
    title = gettext_lazy("Khép đợt, lập bảng kết thúc")
    main_button = gettext_lazy("Khép đợt")
    not_done = gettext_lazy("Chưa khép")
    confirmation = gettext_lazy("Đã khép đợt và lập bảng kết thúc. Tải PDF để in, ký.")
    privacy = gettext_lazy("Bảng có tên nơi nhận nên chỉ người xem được từng khoản mở được. Trang công khai chỉ có tổng số.")

    def find(self):
        return fund_of(self)

    def initial(self):
        return {**super().initial(), "closed_on": self.by.today}

    @property
    def explanation(self):
        """What stands in the books now, and what will be told."""
        fund = self.record
        words = {"name": fund.name, "came": format_money(fund.collected + fund.goods_value), "went": format_money(fund.handed + fund.drawn)}
        said = _("%(name)s: đã nhận %(came)s, đã trao và chi %(went)s, còn %(left)s.") % {**words, "left": format_money(fund.left)}
        frozen = _("Số lấy từ sổ lúc bấm nút và giữ nguyên; khép rồi thì không ghi thêm, không sửa khoản nào của đợt.")
        without = fund.unvalued
        told = _("Có %(n)s khoản hiện vật chưa ghi trị giá, không vào tổng số.") % {"n": without} if without else ""
        return " ".join(filter(None, (said, told, frozen)))

    def cancel_url(self):
        return fund_url(self, self.record.pk)

    def success_url(self, pk):
        return fund_url(self, self.record.pk, "fund-statement")


class _OfStatement:
    """The statement that stands of the fund of the address, else 404."""

    def find_statement(self):
        self.fund = fund_of(self)
        found = queries.statement_of(self.fund)
        if found is None:
            raise Http404
        return found


class StatementPage(_OfStatement, UnitPage):
    """Bảng kết thúc; ?dang=docx, ?dang=pdf: the paper."""

    permission = str(Permission.VIEW_CONTRIBUTIONS)
    template_name = "finance/statement.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.statement = self.find_statement()
        if not self.by.may(
            Permission.VIEW_CONTRIBUTIONS, self.fund.unit
        ):  # a fund of the unit above tells its totals here, not whom it helped
            raise Http404
        self.title = _("Bảng kết thúc: %(name)s") % {"name": self.fund.name}

    def get(self, request, *args, **kwargs):
        """Screen or paper."""
        form = request.GET.get("dang", "")
        if form not in FORMS:
            return self.show()
        content = WRITERS[form].write(paper_of(self.statement, queries.lines_of(self.statement)))
        return download(f"bang-ket-thuc-{self.fund.pk}.{form}", content, WRITERS[form].media_type)

    def context(self):
        lines = queries.lines_of(self.statement)
        table = Table(
            _("Đã trao"),
            (
                Column(_("Nơi nhận, người nhận"), lambda row: row.recipient),
                Column(_("Ngày"), lambda row: row.happened_on, "date"),
                Column(_("Nội dung"), lambda row: row.what),
                Column(_("Trị giá (đ)"), lambda row: row.value or None, "money", phone="nhan"),
            ),
        )
        return {
            "unit": self.unit,
            "statement": self.statement,
            "facts": list(self.facts()),
            "table": table,
            "rows": table.shown(lines),
            "moved": self.moved(),
            "fund_url": fund_url(self, self.fund.pk),
            "actions": self.actions(),
        }

    def facts(self):
        """What came in, from how many, what went, what is left."""
        one, rows_url = self.statement, f"{reverse('finance:contribution-list', kwargs={'unit_id': self.unit.pk})}?fund={self.fund.pk}"
        yield {"label": _("Ngày cuối"), "text": format_date(one.closed_on)}
        yield {"label": _("Tiền đã thu"), "text": format_money(one.money_in), "url": rows_url, "opens": True}
        yield {"label": _("Hiện vật, trị giá"), "text": format_money(one.goods_in)}
        words = {name: format_number(getattr(one, name)) for name in ("gifts", "members_gave", "members_all", "outsiders")}
        yield {
            "label": _("Từ bao nhiêu người"),
            "text": _("%(gifts)s khoản; %(members_gave)s trên %(members_all)s đoàn viên; %(outsiders)s người, đơn vị ngoài công đoàn")
            % words,
        }
        yield {"label": _("Đã trao"), "text": format_money(one.handed)}
        if one.drawn:
            yield {"label": _("Chi thăm hỏi, tặng quà"), "text": format_money(one.drawn)}
        yield {"label": _("Còn lại"), "text": format_money(one.left)}
        if one.left:
            yield {"label": _("Chuyển đi đâu"), "text": one.left_to}
        yield {"label": _("Người lập"), "text": one.recorded_by.full_name}

    def moved(self):
        """True if the books say something else since: other rooms may have paid out of the fund."""
        one, now = self.statement, self.fund
        told = (one.money_in, one.goods_in, one.handed, one.drawn, one.left)
        return told != (now.collected, now.goods_value, now.handed, now.drawn, now.left)

    def actions(self):
        found = [
            {"label": _("Tải Word"), "icon": "tai", "url": "?dang=docx"},
            {"label": _("Tải PDF, in A4"), "icon": "in", "url": "?dang=pdf", "main": True},
        ]
        if self.by.may(Permission.CLOSE_FUND, self.fund.unit):
            found.insert(0, {"label": _("Mở lại đợt"), "icon": "lui", "url": fund_url(self, self.fund.pk, "fund-reopen")})
        return found


class ReopenFund(_OfStatement, RecordAction):
    """Mở lại một đợt đã khép."""

    action = statements.reopen
    form_class = forms.Reason
    gives = ("statement",)
    section = "funds"
    title = gettext_lazy("Mở lại đợt đã khép")
    explanation = gettext_lazy("Bảng kết thúc thôi dùng nhưng vẫn lưu cùng lý do. Ghi, sửa xong thì khép lại, lập bảng mới.")
    main_button = gettext_lazy("Mở lại đợt")
    not_done = gettext_lazy("Đợt vẫn khép")
    confirmation = gettext_lazy("Đã mở lại đợt.")

    def find(self):
        return self.find_statement()

    def cancel_url(self):
        return fund_url(self, self.fund.pk, "fund-statement")

    def success_url(self, pk):
        return fund_url(self, self.fund.pk)
