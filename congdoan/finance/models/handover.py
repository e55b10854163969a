"""Trao tặng."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.attachments.kept import KeptFile
from congdoan.finance.choices import Content, ProofKind, counted
from congdoan.finance.models.fund import Fund
from congdoan.kernel.money import MoneyField, money_not_negative
from congdoan.people.recorded import Recorded


class Handover(Recorded):
    """Trao tặng: tiền, suất quà, nhà, suất ăn đã trao cho một nơi, một người; có thể lấy từ một quỹ."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="handovers", verbose_name=_("đơn vị"))
    fund = models.ForeignKey(Fund, models.PROTECT, null=True, blank=True, related_name="handovers", verbose_name=_("quỹ"))
    handed_on = models.DateField(_("ngày trao"))
    recipient = models.CharField(_("nơi nhận, người nhận"), max_length=200)
    content = models.CharField(_("nội dung"), max_length=10, choices=Content.choices)
    quantity = models.PositiveIntegerField(_("số lượng"), null=True, blank=True)
    value = MoneyField(_("trị giá"), default=0)
    voucher = models.ForeignKey(
        "ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu chi, phiếu xuất")
    )

    settled = {"voucher": ("value", "fund_id", "unit", "unit_id")}

    class Meta:
        verbose_name = _("lần trao tặng")
        constraints = [
            models.CheckConstraint(condition=Q(content__in=Content.values), name="finance_handover_content_known"),
            models.CheckConstraint(condition=~Q(recipient=""), name="finance_handover_to_somebody"),
            money_not_negative("finance_handover_value_not_negative", "value"),
            models.CheckConstraint(condition=~Q(content=Content.MONEY) | Q(value__gt=0), name="finance_handover_money_counted"),
            Recorded.cancelled_constraint("finance_handover_cancelled_with_reason"),
        ]
        indexes = [
            models.Index(fields=["unit", "handed_on"], name="finance_handover_of_unit"),
            models.Index(fields=["fund", "handed_on"], name="finance_handover_of_fund"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recipient", "recorded_by")
        sensitive = ()

    def __str__(self):
        return f"{self.recipient}: {self.what}"

    @property
    def what(self):
        """Đã trao gì: "130 suất quà", "tiền"."""
        return counted(self.content, self.quantity)


class Recipient(models.Model):
    """Người nhận của một lần trao: one line of the list that is signed; never on a public page."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="recipients", verbose_name=_("lần trao tặng"))
    number = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("họ tên"), max_length=120)
    note = models.CharField(_("địa chỉ, ghi chú"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("người nhận")
        constraints = [
            models.UniqueConstraint(fields=["handover", "number"], name="finance_recipient_number_once"),
            models.CheckConstraint(condition=~Q(name=""), name="finance_recipient_named"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("name", "note")
        sensitive = ()

    def __str__(self):
        return self.name


class HandoverFile(KeptFile):
    """Ảnh, danh sách đã ký của một lần trao: kept with the handover, opened by whoever may see single handovers."""

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="files", verbose_name=_("lần trao tặng"))
    kind = models.CharField(_("loại"), max_length=6, choices=ProofKind.choices)

    class Meta:
        verbose_name = _("ảnh, danh sách đã ký")
        constraints = [
            *KeptFile.kept_constraints("finance_handover_file", "handover"),
            models.CheckConstraint(condition=Q(kind__in=ProofKind.values), name="finance_handover_file_kind_known"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("file_name", "content", "recorded_by", "cancel_reason")
        sensitive = ()
