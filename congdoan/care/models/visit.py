"""Lượt thăm hỏi."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Reason, Relation, visit_event
from congdoan.finance.choices import MoneySource
from congdoan.kernel.money import MoneyField, money_not_negative
from congdoan.membership.choices import PARENTS, RelativeKind
from congdoan.people.recorded import Recorded


class Visit(Recorded):
    """Thăm hỏi: một lần công đoàn đến thăm một đoàn viên, vì lý do gì, bao nhiêu tiền, lấy từ nguồn nào."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("đoàn viên"))
    visited_on = models.DateField(_("ngày thăm"))
    reason = models.CharField(_("lý do"), max_length=16, choices=Reason.choices)
    relative = models.ForeignKey(
        "membership.Relative", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người mất")
    )
    amount = MoneyField(_("số tiền"), default=0)
    source = models.CharField(_("nguồn chi"), max_length=16, choices=MoneySource.choices, blank=True)
    fund = models.ForeignKey("finance.Fund", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quỹ"))
    visitors = models.CharField(_("người thăm"), max_length=300, blank=True)
    voucher_number = models.CharField(_("số chứng từ"), max_length=60, blank=True)
    voucher = models.ForeignKey("ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu chi"))
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    over_reason = models.CharField(_("lý do chi vượt định mức"), max_length=300, blank=True)

    settled = {"voucher": ("amount", "source", "fund", "fund_id", "person", "person_id", "unit", "unit_id")}

    class Meta:
        verbose_name = _("lượt thăm hỏi")
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="care_visit_reason_known"),
            models.CheckConstraint(condition=Q(source__in=["", *MoneySource.values]), name="care_visit_source_known"),
            models.CheckConstraint(condition=Q(relative__isnull=True) | Q(reason=Reason.FUNERAL), name="care_visit_relative_mourned"),
            money_not_negative("care_visit_amount_not_negative", "amount"),
            models.CheckConstraint(
                condition=Q(source=MoneySource.FUND, fund__isnull=False) | (~Q(source=MoneySource.FUND) & Q(fund__isnull=True)),
                name="care_visit_fund_named",
            ),
            Recorded.cancelled_constraint("care_visit_cancelled_with_reason"),
        ]
        indexes = [
            models.Index(fields=["unit", "visited_on"], name="care_visit_of_unit"),
            models.Index(fields=["person", "visited_on"], name="care_visit_of_person"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "visitors", "over_reason", "recorded_by", "cancel_reason")
        sensitive = ("reason", "relative", "note")

    def __str__(self):
        return f"{self.visited_on} {self.person_id}"

    @property
    def reason_text(self):
        """Lý do, and who died: "hiếu (mẹ đẻ Nguyễn Thị Tư)"."""
        if self.relative_id is None:
            return self.get_reason_display()
        return f"{self.get_reason_display()} ({self.relative.get_kind_display().lower()} {self.relative.name})"

    @property
    def norm_key(self):
        """Of which norm it is: (event, relation); of a bereavement without a name, the member's own."""
        kind = self.relative.kind if self.relative_id else None
        relation = Relation.PARENT if kind in PARENTS else _RELATIONS.get(kind, Relation.MEMBER)
        return (visit_event(self.reason), relation.value)


_RELATIONS = {RelativeKind.SPOUSE: Relation.SPOUSE, RelativeKind.CHILD: Relation.CHILD}
