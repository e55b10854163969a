"""Tài khoản nhận tiền; sao kê ngân hàng: đưa lên, khớp, gỡ, danh sách."""

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, queries
from congdoan.dues.actions import accounts, bank
from congdoan.dues.choices import LineState, Permission
from congdoan.dues.views.ways import receipt_url, url
from congdoan.kernel import dates, money
from congdoan.ledger.choices import Permission as Books
from congdoan.ui.screens import ActionScreen, ListScreen, RecordAction, UnitPage, UpTo
from congdoan.ui.tables import Column, Table

PRIVACY = gettext_lazy("Sao kê có tên và số tiền của từng người: chủ tịch, kế toán, thủ quỹ, ủy ban kiểm tra xem được.")
BADGES = {LineState.WAITING: "nghe", LineState.MATCHED: "la", LineState.ASIDE: "khai"}


class AccountPage(UnitPage):
    """Tài khoản nhận đoàn phí, kinh phí của đơn vị, từng thời kỳ."""

    permission = str(Permission.VIEW_TOTALS)
    template_name = "dues/account.html"
    section = "funds"
    title = gettext_lazy("Tài khoản nhận tiền")

    def context(self):
        rows = list(queries.bank_accounts(by=self.by, unit=self.unit))
        may = self.by.may(Permission.SET_ACCOUNT, self.unit)
        listed = [{"label": _("Ghi tài khoản"), "icon": "sua", "url": url("account-put", self.unit), "main": True}] if may else []
        return {"unit": self.unit, "rows": rows, "actions": listed}


class SetAccount(ActionScreen):
    """Ghi tài khoản nhận tiền của đơn vị."""

    action = accounts.put
    form_class = forms.SetAccount
    section = "funds"
    title = gettext_lazy("Ghi tài khoản nhận tiền")
    main_button = gettext_lazy("Ghi tài khoản")
    not_done = gettext_lazy("Chưa ghi tài khoản")
    explanation = gettext_lazy(
        "Mã QR của đoàn phí, kinh phí trỏ vào tài khoản này. Chỉ ghi tài khoản của công đoàn; đối chiếu từng chữ số với giấy của ngân hàng."
    )
    confirmation = gettext_lazy("Đã ghi tài khoản. Quét thử một mã QR, xem đúng tên chủ tài khoản rồi mới dùng.")

    def initial(self):
        return {"valid_from": self.by.today}

    def cancel_url(self):
        return url("account", self.unit)


class BankLineList(UpTo, ListScreen):
    """Các dòng tiền vào của sao kê ngân hàng, đã khớp vào đâu."""

    query = queries.bank_lines
    happened = "came_on"
    filter_form = forms.BankLineFilter
    section = "funds"
    title = gettext_lazy("Sao kê ngân hàng")
    print_title = gettext_lazy("Tiền vào tài khoản theo sao kê ngân hàng")
    file_name = "sao-ke-ngan-hang.xlsx"
    order = ("-came_on", "-pk")
    things = gettext_lazy("dòng")
    empty_title = gettext_lazy("Chưa có dòng sao kê nào")
    empty_text = gettext_lazy("Tải sao kê từ ngân hàng rồi đưa lên: máy tìm ai đã chuyển đoàn phí, cơ quan nào đã chuyển kinh phí.")
    empty_icon = "tep"

    @property
    def table(self):
        """Columns; what it was found to be opens there, and its voucher."""
        return Table(
            gettext_lazy("Ngày gần đây trước"),
            (
                Column(gettext_lazy("Ngày"), lambda row: row.came_on, "date", phone="nhan"),
                Column(gettext_lazy("Nội dung"), lambda row: row.memo or row.reference or _("không có nội dung"), note=lambda row: row.reference if row.memo else ""),
                Column(gettext_lazy("Số tiền (đ)"), lambda row: row.amount, "money", phone="nhan"),
                Column(gettext_lazy("Tình trạng"), lambda row: row.get_state_display(), "badge", badge=lambda row: BADGES[row.state], phone="khoi"),
                Column(gettext_lazy("Khớp vào"), self._what, link=self._where, phone="nhan", optional=True),
                Column(gettext_lazy("Phiếu thu"), lambda row: (voucher := _voucher(row)) and voucher.mark or "", opens=_voucher, phone="nhan", optional=True),
                Column(gettext_lazy("Khớp nhầm"), self._undo, link=lambda row: url("bank-unmatch", row.unit, row.pk) if self._undo(row) else "", phone="nhan", printed=False, exported=False, optional=True),
            ),
        )  # fmt: skip

    @cached_property
    def _writes(self):
        return self.by.may(Permission.IMPORT_BANK, self.unit)

    @staticmethod
    def _what(row):
        if row.dues_line:
            words = {"who": row.dues_line.person.full_name, "month": f"{row.dues_line.sheet.month:%m/%Y}"}
            return _("%(who)s, đoàn phí %(month)s") % words
        if row.receipt:
            words = {"who": row.receipt.line.employer.name, "month": f"{row.receipt.line.month:%m/%Y}"}
            return _("%(who)s, kinh phí %(month)s") % words
        return _("%(name)s, ủng hộ") % {"name": row.contribution.fund.name} if row.contribution else ""

    @staticmethod
    def _where(row):
        if row.dues_line:
            return url("sheet", row.dues_line.sheet.unit, row.dues_line.sheet_id)
        return url("levy-line", row.receipt.line.unit, row.receipt.line_id) if row.receipt else ""

    def _undo(self, row):
        return _("Gỡ") if self._writes and row.state != LineState.WAITING and _voucher(row) is None else ""

    def page_label(self, row):
        return dates.format_date(row.came_on)

    def summary(self):
        count, amount = queries.bank_totals(self.all_rows)
        return _("%(count)s dòng chờ khớp, %(amount)s.") % {"count": count, "amount": money.format_money(amount)} if count else ""

    def actions(self):
        listed = [{"label": _("Tài khoản nhận tiền"), "icon": "sach", "url": url("account", self.unit)}]
        if self.by.may(Books.KEEP_BOOKS, self.unit):
            listed.append({"label": _("Lập phiếu thu"), "icon": "quy", "url": receipt_url(self.unit, "doan-phi")})
        if self._writes:
            listed.append({"label": _("Tệp đã đưa lên"), "icon": "tep", "url": url("bank-file-list", self.unit)})
            listed.append({"label": _("Khớp các dòng chờ"), "icon": "dung", "url": url("bank-match", self.unit)})
            listed.append({"label": _("Đưa sao kê lên"), "icon": "tep", "url": url("bank-file", self.unit), "main": True})
        return listed


def _voucher(row):
    """The receipt in the book that the money went in with, or None."""
    found = row.dues_line or row.receipt or row.contribution
    return found.voucher if found else None


class BankFile(ActionScreen):
    """Đưa sao kê ngân hàng lên."""

    action = bank.bring_in
    form_class = forms.BankFile
    template_name = "dues/bank_file.html"
    also = (str(Permission.VIEW_WAGES),)
    section = "funds"
    title = gettext_lazy("Đưa sao kê ngân hàng lên")
    main_icon = "tep"
    not_done = gettext_lazy("Chưa lấy dòng nào")
    confirmation = gettext_lazy("Đã lấy các dòng tiền vào. Xem từng dòng khớp vào đâu rồi ghi.")
    explanation = gettext_lazy("Máy chỉ lấy tiền vào. Dòng đã có từ trước thì không lấy lần nữa, đưa lại tệp cũ không đổi gì.")
    privacy = PRIVACY
    sent = None

    def form(self, data=None, files=None):
        self.sent = super().form(data, files)
        return self.sent

    @property
    def main_button(self):
        """What has been shown is taken next."""
        return _("Lấy các dòng tiền vào") if self.sent and self.sent.found and not self.sent.errors else _("Đưa tệp lên, xem trước")

    def context(self):
        return {**super().context(), "has_account": queries.accounts(self.unit).exists(), "account_url": url("account", self.unit)}

    def success_url(self, pk):
        return url("bank-match", self.unit)

    def cancel_url(self):
        return url("bank-lines", self.unit)


class Match(ActionScreen):
    """Khớp các dòng sao kê vào đoàn phí, kinh phí, quỹ."""

    action = bank.match
    form_class = forms.Match
    template_name = "dues/match.html"
    also = (str(Permission.VIEW_WAGES),)
    section = "funds"
    title = gettext_lazy("Khớp sao kê ngân hàng")
    main_button = gettext_lazy("Ghi các dòng đã chọn")
    not_done = gettext_lazy("Chưa ghi dòng nào")
    explanation = gettext_lazy("Dòng chắc chắn thì máy chọn sẵn; dòng chưa rõ thì anh/chị chọn, hoặc để trống cho chờ tiếp.")
    privacy = PRIVACY

    def done_sentence(self, result):
        matched = sum(line.state == LineState.MATCHED for line in result)
        return _("Đã ghi %(count)s dòng; tiền chờ phiếu thu ở sổ kế toán, chọn nơi là tiền gửi.") % {"count": matched}

    def cancel_url(self):
        return url("bank-lines", self.unit)


class Unmatch(RecordAction):
    """Gỡ một dòng sao kê đã khớp nhầm."""

    action = bank.unmatch
    form_class = forms.Unmatch
    gives = ("line",)
    section = "funds"
    title = gettext_lazy("Gỡ khớp một dòng sao kê")
    main_button = gettext_lazy("Gỡ khớp")
    not_done = gettext_lazy("Chưa gỡ")
    confirmation = gettext_lazy("Đã gỡ; dòng ấy lại chờ khớp.")

    def find(self):
        found = queries.bank_line(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def explanation(self):
        """Which one, and what follows."""
        words = {"day": dates.format_date(self.record.came_on), "amount": money.format_money(self.record.amount)}
        return _("Dòng ngày %(day)s, %(amount)s. Số tiền ghi theo dòng này được lấy lại khỏi bảng đoàn phí hoặc sổ kinh phí.") % words

    def cancel_url(self):
        return url("bank-lines", self.unit)
