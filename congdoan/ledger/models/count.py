"""Kiểm kê quỹ tiền mặt."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.money import MoneyField, money_not_negative
from congdoan.ledger.models.book import Account
from congdoan.people.recorded import Recorded


class CashCount(Recorded):
    """Biên bản kiểm kê quỹ: how many notes of each denomination lay there at the end of a day, beside what the book said then.

    ``notes``: {denomination: pieces}; ``counted`` is their sum, ``in_book`` what the book had on that day when it was counted: both as signed.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="counts", verbose_name=_("quỹ"))
    counted_on = models.DateField(_("ngày kiểm kê"))
    notes = models.JSONField(_("số tờ theo mệnh giá"), default=dict)
    counted = MoneyField(_("số thực có"))
    in_book = MoneyField(_("số dư theo sổ"))
    reason = models.CharField(_("lý do chênh lệch"), max_length=300, blank=True)
    present = models.CharField(_("người tham gia"), max_length=300)

    class Meta:
        verbose_name = _("biên bản kiểm kê quỹ")
        constraints = [
            money_not_negative("ledger_count_not_negative", "counted"),
            models.CheckConstraint(condition=Q(counted=models.F("in_book")) | ~Q(reason=""), name="ledger_count_difference_explained"),
            Recorded.cancelled_constraint("ledger_count_cancelled_with_reason"),
        ]
        indexes = [models.Index(fields=["account", "counted_on"], name="ledger_count_of_account")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("present", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.counted_on} {self.counted}"

    @property
    def difference(self):
        """Thừa (above zero) hoặc thiếu (below), đồng."""
        return self.counted - self.in_book
