"""Nộp cấp trên."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.dues.choices import Share
from congdoan.kernel.money import MoneyField


class Remittance(models.Model):
    """Lần nộp đoàn phí, kinh phí lên cấp trên: of the months from ``start`` to before ``end``; the payment that paid it, which is taken off when it is reversed; then it does not count."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị nộp"))
    to_unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("cấp trên nhận"))
    start = models.DateField(_("từ tháng"))
    end = models.DateField(_("đến trước ngày"))
    amount = MoneyField(_("số tiền"))
    paid_on = models.DateField(_("ngày nộp"))
    voucher = models.ForeignKey("ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu chi"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("lần nộp cấp trên")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="dues_remittance_positive"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="dues_remittance_dates"),
            models.UniqueConstraint(fields=["voucher"], name="dues_remittance_voucher_once"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.unit_id}: {self.amount}"


class RemittancePart(models.Model):
    """Phần của một lần nộp cấp trên, theo tháng và khoản: so that what was paid for a quarter is taken off its months."""

    remittance = models.ForeignKey(Remittance, models.PROTECT, related_name="parts", verbose_name=_("lần nộp"))
    share = models.CharField(_("khoản"), max_length=10, choices=Share.choices)
    month = models.DateField(_("tháng"))
    amount = MoneyField(_("số tiền"))

    class Meta:
        verbose_name = _("phần của lần nộp")
        constraints = [
            models.UniqueConstraint(fields=["remittance", "share", "month"], name="dues_part_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="dues_part_positive"),
            models.CheckConstraint(condition=Q(month__day=1, share__in=Share.values), name="dues_part_of_a_month"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.month:%m/%Y}: {self.amount}"
