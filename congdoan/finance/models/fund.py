"""Quỹ và đợt vận động."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.finance.choices import FundKind
from congdoan.kernel.dated import Dated, DatedQuerySet
from congdoan.kernel.money import MoneyField
from congdoan.people.recorded import Recorded, RecordedQuerySet


class FundQuerySet(DatedQuerySet, RecordedQuerySet):
    """Funds: as of a day, and standing."""


class Fund(Dated, Recorded):
    """Quỹ, đợt vận động, hoặc đợt giúp một đoàn viên: thu vào việc gì, cho ai, từ ngày đến ngày."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="funds", verbose_name=_("đơn vị"))
    code = models.CharField(_("mã quỹ"), max_length=40)
    name = models.CharField(_("tên quỹ"), max_length=200)
    kind = models.CharField(_("loại"), max_length=10, choices=FundKind.choices)
    purpose = models.CharField(_("mục đích"), max_length=300, blank=True)
    beneficiary = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="drives", verbose_name=_("đoàn viên được giúp")
    )
    beneficiary_name = models.CharField(_("người thụ hưởng"), max_length=200, blank=True)
    target_amount = MoneyField(_("mục tiêu"), null=True, blank=True)
    money_account = models.OneToOneField(
        "ledger.Account", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tài khoản tiền")
    )
    goods_account = models.OneToOneField(
        "ledger.Account", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tài khoản hiện vật")
    )

    settled = {}
    objects = FundQuerySet.as_manager()

    class Meta:
        verbose_name = _("quỹ, đợt vận động")
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], condition=Q(cancelled_on__isnull=True), name="finance_fund_code_once"),
            models.CheckConstraint(condition=Q(kind__in=FundKind.values), name="finance_fund_kind_known"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="finance_fund_named"),
            models.CheckConstraint(condition=Q(target_amount__isnull=True) | Q(target_amount__gt=0), name="finance_fund_target_positive"),
            models.CheckConstraint(
                condition=~Q(kind=FundKind.HARDSHIP) | Q(beneficiary__isnull=False), name="finance_fund_hardship_helps_somebody"
            ),
            models.CheckConstraint(condition=Q(beneficiary__isnull=True) | Q(beneficiary_name=""), name="finance_fund_one_beneficiary"),
            Dated.order_constraint("finance_fund_dates"),
            Recorded.cancelled_constraint("finance_fund_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("beneficiary", "beneficiary_name", "recorded_by")
        sensitive = ("purpose",)

    def __str__(self):
        return self.name

    @property
    def last_day(self):
        """Ngày cuối, inclusive as people write it; None while open."""
        return self.valid_until - datetime.timedelta(days=1) if self.valid_until else None

    @property
    def helps(self):
        """Tên người thụ hưởng: the member or whoever is named; empty for a general fund."""
        return self.beneficiary.full_name if self.beneficiary_id else self.beneficiary_name
