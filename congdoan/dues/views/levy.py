"""Sổ kinh phí công đoàn: từng cơ quan từng tháng, ai còn nợ, các lần nộp; một dòng."""

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import forms, payments, queries
from congdoan.dues.choices import Permission, Relief, Way
from congdoan.dues.views.reliefs import BADGES, decision_of, months_of, words_of
from congdoan.dues.views.ways import receipt_url, url
from congdoan.kernel import dates, money
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.periods import month_of
from congdoan.ledger.choices import Permission as Books
from congdoan.ui.opening import Doors
from congdoan.ui.screens import AsOf, ListScreen, UnitPage, UpTo
from congdoan.ui.tables import Column, Table


class LevyList(AsOf, ListScreen):
    """Sổ kinh phí công đoàn: quỹ lương, phải nộp, đã nộp, hạn, chậm của từng cơ quan từng tháng."""

    query = queries.levy_lines
    section = "funds"
    title = gettext_lazy("Kinh phí công đoàn")
    print_title = gettext_lazy("Sổ theo dõi thu kinh phí công đoàn")
    file_name = "kinh-phi-cong-doan.xlsx"
    order = ("-month", "employer__name", "pk")
    things = gettext_lazy("dòng")
    empty_title = gettext_lazy("Sổ kinh phí chưa có dòng nào")
    empty_text = gettext_lazy("Ghi quỹ lương đóng bảo hiểm xã hội của từng cơ quan từng tháng; máy tính số phải nộp, hạn nộp, ai chậm.")
    empty_icon = "quy"

    def filter_form(self, data, unit, by):
        """The filter, whose overdue is that of the day shown."""
        return forms.LevyFilter(data, unit=unit, by=by, day=self.day)

    @cached_property
    def standing(self):
        """Deadlines as of the day shown."""
        return queries.Standing(self.day)

    @property
    def in_workbook(self):
        """True where the rows go into Excel, which shows no notes."""
        return self.request.GET.get("dang") == "xlsx"

    @property
    def table(self):
        """Columns; every row opens its payments."""
        return Table(
            gettext_lazy("Tháng gần đây trước"),
            (
                Column(gettext_lazy("Tháng"), lambda row: f"{row.month:%m/%Y}", phone="nhan"),
                Column(gettext_lazy("Cơ quan"), lambda row: row.employer.name, link=lambda row: url("levy-line", row.unit, row.pk), note=lambda row: decision_of(row.relief)),
                Column(gettext_lazy("Công đoàn"), self._union, phone="an", optional=True),
                Column(gettext_lazy("Lao động"), lambda row: row.workers, "count", phone="an", optional=True),
                Column(gettext_lazy("Quỹ lương (đ)"), lambda row: row.fund, "money", phone="an"),
                Column(gettext_lazy("Phải nộp (đ)"), lambda row: row.due, "money", phone="nhan", note=lambda row: _("bớt %(less)s") % {"less": money.format_number(row.relieved)} if row.relieved else ""),
                Column(gettext_lazy("Điều chỉnh (đ)"), lambda row: row.changed or None, "money", phone="nhan", optional=True),
                Column(gettext_lazy("Đã nộp (đ)"), lambda row: row.paid or None, "money", phone="nhan"),
                Column(gettext_lazy("Còn nợ (đ)"), lambda row: row.owed or None, "money", phone="nhan"),
                Column(gettext_lazy("Hạn nộp"), self.standing.limit, "date", phone="nhan"),
                Column(gettext_lazy("Miễn, giảm"), lambda row: words_of(row.relief), "badge", badge=lambda row: row.relief and BADGES[Relief(row.relief.kind)], phone="khoi", optional=True),
                *(self._told_in_notes() if self.in_workbook else ()),
                Column(gettext_lazy("Chậm"), self.standing.words, "badge", badge=lambda row: "son" if row.owed > 0 else "nghe", phone="khoi", optional=True),
            ),
        )  # fmt: skip

    @staticmethod
    def _told_in_notes():
        return (
            Column(gettext_lazy("Được bớt (đ)"), lambda row: row.relieved or None, "money"),
            Column(gettext_lazy("Theo quyết định"), lambda row: decision_of(row.relief)),
        )

    def _union(self, row):
        """Which union, where it is not the one that is looked at."""
        return row.unit.name if self.in_workbook or row.unit_id != self.unit.pk else ""

    def query_arguments(self):
        return {"on": self.day}

    def page_rows(self, rows):
        """With the relief of each month."""
        rows = list(rows)
        found = queries.reliefs_of_lines(rows, self.day)
        for row in rows:
            row.relief = found.get(row.pk)
        return rows

    def page_label(self, row):
        return f"{row.month:%m/%Y}"

    def summary(self):
        sums = queries.levy_totals(self.all_rows)
        told = {name: money.format_money(amount) for name, amount in sums.items()}
        if sums["relieved"]:
            return _("Quỹ lương %(fund)s; phải nộp %(due)s, được miễn, giảm %(relieved)s, đã nộp %(paid)s, còn nợ %(owed)s.") % told
        return _("Quỹ lương %(fund)s; phải nộp %(due)s, đã nộp %(paid)s, còn nợ %(owed)s.") % told

    def paper_cut(self, rows, page):
        """The register ends with its sums."""
        return " ".join(filter(None, [super().paper_cut(rows, page), self.summary()]))

    def actions(self):
        listed = [{"label": _("Cơ quan còn nợ"), "icon": "nguoi", "url": url("levy-debts", self.unit)}]
        listed += [{"label": _("Các lần nộp"), "icon": "sach", "url": url("levy-receipts", self.unit)}]
        listed += [{"label": _("Kinh phí cấp trên cấp"), "icon": "sach", "url": url("downward", self.unit)}]
        listed += [{"label": _("Miễn, giảm, tạm dừng"), "icon": "sach", "url": url("levy-reliefs", self.unit)}]
        if self.by.may(Permission.RECORD_LEVY, self.unit):
            listed.append({"label": _("Tính lại theo quy định mới"), "icon": "bc", "url": url("levy-recompute", self.unit)})
        if self.by.may(Books.KEEP_BOOKS, self.unit):
            listed.append({"label": _("Lập phiếu thu"), "icon": "quy", "url": receipt_url(self.unit, "kinh-phi")})
        if self.by.may(Permission.RECORD_LEVY, self.unit):
            listed.append({"label": _("Ghi quỹ lương, số nộp"), "icon": "them", "url": url("levy-enter", self.unit), "main": True})
        return listed


class LevyDebtList(AsOf, ListScreen):
    """Cơ quan còn nợ kinh phí, từ tháng nào, quá hạn bao lâu; cơ quan chưa kê quỹ lương tháng trước."""

    query = queries.levy_debts
    filter_form = forms.LevyDebtFilter
    section = "funds"
    title = gettext_lazy("Cơ quan còn nợ kinh phí")
    print_title = gettext_lazy("Danh sách cơ quan còn nợ kinh phí công đoàn")
    file_name = "no-kinh-phi.xlsx"
    order = ("employer__name", "pk")
    things = gettext_lazy("cơ quan")
    empty_title = gettext_lazy("Không cơ quan nào còn nợ")
    empty_icon = "dung"

    @cached_property
    def standing(self):
        """Deadlines as of the day shown."""
        return queries.Standing(self.day)

    @property
    def table(self):
        """Columns; what is owed opens its months."""
        return Table(
            gettext_lazy("Xếp theo tên"),
            (
                Column(gettext_lazy("Cơ quan"), lambda row: row.employer.name),
                Column(gettext_lazy("Công đoàn"), lambda row: row.unit.name, phone="nhan"),
                Column(gettext_lazy("Còn nợ (đ)"), lambda row: row.owed if row.since else None, "money", link=lambda row: f"{url('levy-list', row.unit)}?loai=no" if row.since else "", phone="nhan"),
                Column(gettext_lazy("Từ tháng"), lambda row: f"{row.since:%m/%Y}" if row.since else "", phone="nhan"),
                Column(gettext_lazy("Tuổi nợ"), lambda row: self._late(row) or self._put_off(row), "badge", badge=lambda row: "son" if self._late(row) else "khai", phone="khoi", optional=True),
                Column(gettext_lazy("Kê quỹ lương"), self._undeclared, phone="khoi", optional=True),
            ),
        )  # fmt: skip

    def _late(self, row):
        """How late the month is that is asked for first."""
        return self.standing.late(row.aged, row.every, row.owed, until=row.aged_until) if row.since else ""

    def _put_off(self, row):
        return self.standing.put_off(row.aged, row.every, row.owed, row.aged_until) if row.since else ""

    def _undeclared(self, row):
        month = month_of(dates.day_before(self.day.replace(day=1)))
        return _("chưa kê %(month)s") % {"month": month.label} if row.undeclared else ""

    def query_arguments(self):
        return {"on": self.day}

    def page_label(self, row):
        return row.employer.name

    def summary(self):
        count, owed, none = queries.levy_owed_total(self.all_rows)
        said = _("%(count)s cơ quan còn nợ %(owed)s.") % {"count": count, "owed": money.format_money(owed)} if count else ""
        more = _("%(none)s cơ quan chưa kê quỹ lương tháng trước.") % {"none": none} if none else ""
        return " ".join(filter(None, (said, more)))


class ReceiptList(UpTo, ListScreen):
    """Các lần cơ quan nộp kinh phí."""

    query = queries.receipts
    happened = "paid_on"
    filter_form = forms.ReceiptFilter
    section = "funds"
    title = gettext_lazy("Các lần nộp kinh phí")
    print_title = gettext_lazy("Các lần nộp kinh phí công đoàn")
    file_name = "cac-lan-nop-kinh-phi.xlsx"
    order = ("-paid_on", "-pk")
    things = gettext_lazy("lần nộp")
    empty_title = gettext_lazy("Chưa cơ quan nào nộp")
    table = Table(
        gettext_lazy("Ngày gần đây trước"),
        (
            Column(gettext_lazy("Ngày nộp"), lambda row: row.paid_on, "date"),
            Column(gettext_lazy("Cơ quan"), lambda row: row.line.employer.name, link=lambda row: url("levy-line", row.line.unit, row.line_id)),
            Column(gettext_lazy("Của tháng"), lambda row: f"{row.line.month:%m/%Y}", phone="nhan"),
            Column(gettext_lazy("Nơi thu"), lambda row: row.to_unit.name, phone="nhan"),
            Column(gettext_lazy("Số tiền (đ)"), lambda row: row.amount, "money", phone="nhan"),
            Column(gettext_lazy("Phiếu thu"), lambda row: row.voucher.mark if row.voucher else _("chờ phiếu"), opens=lambda row: row.voucher, phone="nhan"),
        ),
    )  # fmt: skip

    def page_label(self, row):
        return dates.format_date(row.paid_on)


class LevyLinePage(UnitPage):
    """Một dòng kinh phí: một cơ quan, một tháng, các lần nộp, điều chỉnh, cách nộp."""

    permission = str(Permission.VIEW_LEVY)
    template_name = "dues/levy.html"
    section = "funds"

    def prepare(self):
        super().prepare()
        self.line = queries.levy_line(unit=self.unit, pk=self.kwargs["pk"], day=self.by.today)
        if self.line is None:
            raise Http404
        self.title = f"{self.line.employer.name}, {month_of(self.line.month).label}"

    @cached_property
    def _writes(self):
        return self.by.may(Permission.RECORD_LEVY, self.unit)

    def context(self):
        employer = self.line.employer_id
        self.terms, reliefs = gather(queries.terms_of(self.unit, [employer]), queries.reliefs_of(self.unit, employer))
        found, doors = list(queries.receipts_of(self.line)), Doors(self.by)
        doors.learn(row.voucher for row in found)
        standing = queries.Standing(self.by.today)
        return {
            "unit": self.unit,
            "facts": self._facts(standing),
            "receipts": [
                {"row": row, "url": doors.url(row.voucher), "cancel": url("levy-receipt-cancel", self.unit, row.pk) if self._writes and not row.is_cancelled and row.voucher is None else ""}
                for row in found
            ],
            "adjustments": list(queries.levy_adjustments(self.line)) if self.line.changed else [],
            "terms": self.terms,
            "reliefs": [
                {"row": row, "months": months_of(row), "decision": decision_of(row), "cancel": url("levy-relief-cancel", self.unit, row.pk) if self._writes and not row.is_cancelled else ""}
                for row in reliefs
            ],
            "payment": self._payment(),
            "actions": self._actions(),
        }  # fmt: skip

    def _payment(self):
        """Where the employer pays what it still owes, by QR; None where nothing is owed or no account is known."""
        if self.line.owed <= 0:
            return None
        own = any(row.way == Way.OWN for row in self.terms if row.holds_on(self.by.today))
        target = self.unit if own or self.unit.parent is None else self.unit.parent
        account = queries.accounts_on([target.pk], self.by.today).get(target.pk)
        return payments.Payment(account, self.line.owed, payments.code_of(payments.LEVY, self.line.pk)) if account else None

    def _facts(self, standing):
        line, limit = self.line, standing.limit(self.line)
        rows = [
            {"label": _("Công đoàn"), "text": self.unit.name},
            {"label": _("Quỹ lương đóng bảo hiểm xã hội"), "text": money.format_money(line.fund)},
            {"label": _("Số lao động"), "text": "" if line.workers is None else str(line.workers)},
            {"label": _("Phải nộp"), "text": money.format_money(line.due)},
            {"label": _("Điều chỉnh"), "text": money.format_money(line.changed) if line.changed else ""},
            {"label": _("Được miễn, giảm"), "text": money.format_money(line.relieved) if line.relieved else ""},
            {"label": _("Đã nộp"), "text": money.format_money(line.paid)},
            {"label": _("Còn nợ"), "text": money.format_money(line.owed)},
            {"label": _("Hạn nộp"), "text": dates.format_date(limit) if limit else "", "note": standing.words(line) or (_("đang tạm dừng đóng") if standing.put_off(line.month, line.every, line.owed, line.paused_until) else "")},
        ]  # fmt: skip
        return [row for row in rows if row["text"]]

    def _actions(self):
        listed = [{"label": _("Các tháng"), "icon": "lui", "url": url("levy-list", self.unit)}]
        if self._writes:
            work = queries.work_of(self.line)
            if work is not None:
                listed.append({"label": _("Cách nộp"), "icon": "sua", "url": url("levy-terms", self.unit, work.pk)})
                listed.append({"label": _("Miễn, giảm, tạm dừng"), "icon": "sua", "url": url("levy-relief-record", self.unit, work.pk)})
                listed.append(
                    {
                        "label": _("Ghi cả năm"),
                        "icon": "them",
                        "url": f"{url('levy-year', self.unit, work.pk)}?nam={self.line.month.year}",
                        "main": True,
                    }
                )
        return listed
