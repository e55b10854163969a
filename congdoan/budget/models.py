"""Mẫu biểu theo thời kỳ; hồ sơ dự toán, quyết toán của một đơn vị một năm và các dòng của nó."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.budget.choices import Kind, Limit, Sort, State
from congdoan.kernel.dated import Dated, YearlyDue
from congdoan.kernel.money import MoneyField


class FilingForm(Dated):
    """Mẫu biểu dự toán (B14), quyết toán (B07) of a time, with the item chart that its lines take."""

    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices)
    code = models.CharField(_("ký hiệu"), max_length=20)
    title = models.CharField(_("tên"), max_length=200)
    chart = models.CharField(_("mã mục lục thu chi"), max_length=20)
    source = models.CharField(_("căn cứ"), max_length=300)

    class Meta:
        verbose_name = _("mẫu biểu")
        constraints = [
            Dated.order_constraint("budget_form_dates"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="budget_form_kind_known"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.code


class FormLine(models.Model):
    """Dòng của mẫu: code, label, and what it adds up."""

    form = models.ForeignKey(FilingForm, models.PROTECT, related_name="lines", verbose_name=_("mẫu biểu"))
    place = models.PositiveSmallIntegerField(_("thứ tự"))
    key = models.CharField(_("khóa"), max_length=10)
    number = models.CharField(_("số thứ tự"), max_length=10, blank=True)
    code = models.CharField(_("mã số"), max_length=10, blank=True)
    label = models.CharField(_("nội dung"), max_length=200)
    sort = models.CharField(_("lấy số từ"), max_length=10, choices=Sort.choices)
    formula = models.CharField(_("công thức"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("dòng của mẫu biểu")
        constraints = [
            models.UniqueConstraint(fields=["form", "key"], name="budget_line_key_once"),
            models.UniqueConstraint(fields=["form", "place"], name="budget_line_place_once"),
            models.CheckConstraint(condition=Q(sort__in=Sort.values), name="budget_line_sort_known"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.code}. {self.label}" if self.code else self.label

    @property
    def is_total(self):
        """True for a line that follows from others."""
        return self.sort == Sort.TOTAL


class ShareRule(Dated):
    """Tỉ lệ chi của một năm: a group of lines, at most or at least so many percent of others."""

    chart = models.CharField(_("mã mục lục thu chi"), max_length=20)
    label = models.CharField(_("nhóm chi"), max_length=100)
    lines = models.CharField(_("các dòng"), max_length=100)
    base = models.CharField(_("tính trên"), max_length=100)
    limit = models.CharField(_("cao nhất, thấp nhất"), max_length=10, choices=Limit.choices)
    percent = models.PositiveSmallIntegerField(_("phần trăm"))
    source = models.CharField(_("căn cứ"), max_length=300)

    class Meta:
        verbose_name = _("tỉ lệ chi")
        constraints = [
            Dated.order_constraint("budget_share_dates"),
            models.CheckConstraint(condition=Q(limit__in=Limit.values, percent__lte=100), name="budget_share_known"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.label


class FilingDeadline(YearlyDue):
    """Hạn gửi: the day by which a filing of a year reaches the level above."""

    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices)

    class Meta:
        verbose_name = _("hạn gửi")
        constraints = [
            Dated.order_constraint("budget_deadline_dates"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="budget_deadline_kind_known"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.day}/{self.month}"


def _by(verbose_name, null=True):
    return models.ForeignKey("people.Person", models.PROTECT, null=null, blank=null, related_name="+", verbose_name=verbose_name)


def _at(verbose_name):
    return models.DateTimeField(verbose_name, null=True, blank=True)


STANDING = Q(sent_at__isnull=False, returned_at__isnull=True, superseded_at__isnull=True)
"""What the level above counts: sent, not returned, no later edition sent."""

STEPS = (("approved_at", State.APPROVED), ("returned_at", State.RETURNED), ("sent_at", State.SENT), ("agreed_at", State.AGREED))
"""What a filing is by its last step, the last first; before all of them it is drawn."""


class Filing(models.Model):
    """Hồ sơ dự toán, quyết toán của một đơn vị một năm: drawn, agreed, sent, then approved or returned; each step has its day and hand.

    Once sent it keeps its figures; what comes after is another ``edition``. ``superseded_at``: when a later one was sent.
    Of a settlement: ``members``, ``officers``, ``cash``, ``bank`` on the last day of the year; ``wages``: what dues were worked out from, in the
    ``wage_months`` sheets of the year; ``workers``, ``levy_fund``: whom employers declared last that year, the wages that levy was worked out
    from in the ``levy_months`` declared. None where the book does not know.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="filings", verbose_name=_("đơn vị"))
    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField(_("năm"))
    edition = models.PositiveSmallIntegerField(_("lần"), default=1)
    form = models.ForeignKey(FilingForm, models.PROTECT, related_name="filings", verbose_name=_("mẫu biểu"))
    members = models.PositiveIntegerField(_("số đoàn viên"), null=True, blank=True)
    wages = MoneyField(_("quỹ lương đóng đoàn phí"), null=True, blank=True)
    wage_months = models.PositiveSmallIntegerField(_("số bảng đoàn phí trong năm"), null=True, blank=True)
    workers = models.PositiveIntegerField(_("số lao động"), null=True, blank=True)
    levy_fund = MoneyField(_("quỹ lương đóng kinh phí"), null=True, blank=True)
    levy_months = models.PositiveSmallIntegerField(_("số tháng đã kê kinh phí trong năm"), null=True, blank=True)
    officers = models.PositiveIntegerField(_("số cán bộ chuyên trách"), null=True, blank=True)
    cash = MoneyField(_("tiền mặt cuối năm"), null=True, blank=True)
    bank = MoneyField(_("tiền gửi cuối năm"), null=True, blank=True)
    drawn_by = _by(_("người lập"), null=False)
    drawn_at = models.DateTimeField(_("lập lúc"))
    agreed_by = _by(_("người đồng ý"))
    agreed_at = _at(_("đồng ý lúc"))
    sent_by = _by(_("người gửi"))
    sent_at = _at(_("gửi lúc"))
    returned_by = _by(_("người trả lại"))
    returned_at = _at(_("trả lại lúc"))
    approved_by = _by(_("người duyệt"))
    approved_at = _at(_("duyệt lúc"))
    remark = models.CharField(_("ý kiến của cấp trên"), max_length=500, blank=True)
    superseded_at = _at(_("có lần sau thay lúc"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("hồ sơ dự toán, quyết toán")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year", "edition"], name="budget_filing_edition_once"),
            models.UniqueConstraint(fields=["unit", "kind", "year"], condition=STANDING, name="budget_filing_one_standing"),
            models.UniqueConstraint(fields=["unit", "kind", "year"], condition=Q(sent_at__isnull=True), name="budget_filing_one_open"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="budget_filing_kind_known"),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | (Q(agreed_at__isnull=False, agreed_by__isnull=False) & ~Q(agreed_by=F("drawn_by"))),
                name="budget_filing_agreed_by_another",
            ),
            models.CheckConstraint(condition=Q(sent_at__isnull=True) | Q(agreed_at__isnull=False), name="budget_filing_sent_when_agreed"),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, approved_at__isnull=True)
                | Q(sent_at__isnull=False, returned_at__isnull=False, approved_at__isnull=True) & ~Q(remark="")
                | Q(sent_at__isnull=False, returned_at__isnull=True, approved_at__isnull=False),
                name="budget_filing_answered_once",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("drawn_by", "agreed_by", "sent_by", "returned_by", "approved_by")
        sensitive = ()

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}"

    @property
    def state(self):
        """The State of now."""
        return next((state for step, state in STEPS if getattr(self, step) is not None), State.DRAWN)


class FilingLine(models.Model):
    """Dòng của hồ sơ: the figure, what the year's estimate assigned, what the level above approved (đồng); totals follow and stand nowhere."""

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="lines", verbose_name=_("hồ sơ"))
    line = models.ForeignKey(FormLine, models.PROTECT, related_name="+", verbose_name=_("dòng của mẫu"))
    amount = MoneyField(_("số tiền"))
    assigned = MoneyField(_("dự toán giao"), null=True, blank=True)
    approved = MoneyField(_("cấp trên duyệt"), null=True, blank=True)

    class Meta:
        verbose_name = _("dòng của hồ sơ")
        constraints = [models.UniqueConstraint(fields=["filing", "line"], name="budget_filing_line_once")]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return str(self.line_id)

    @property
    def granted(self):
        """What the level above gave: as it approved it, else as it was sent."""
        return self.amount if self.approved is None else self.approved
