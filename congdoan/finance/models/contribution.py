"""Khoản ủng hộ."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.finance.codes import new_code
from congdoan.finance.models.fund import Fund
from congdoan.kernel.money import MoneyField, format_money, money_not_negative
from congdoan.people.recorded import Recorded


class Contribution(Recorded):
    """Khoản ủng hộ: một người góp tiền hoặc hiện vật vào một quỹ, một đợt vận động, vào một ngày.

    Somebody who gives together with another has a row without money that points to the other's (``joint_with``): the gift counts once, each of them gave.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="contributions", verbose_name=_("đơn vị"))
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="contributions", verbose_name=_("quỹ"))
    given_on = models.DateField(_("ngày ủng hộ"))
    donor = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("đoàn viên ủng hộ")
    )
    donor_name = models.CharField(_("người ủng hộ ngoài công đoàn"), max_length=200, blank=True)
    amount = MoneyField(_("số tiền"), default=0)
    by_bank = models.BooleanField(_("chuyển khoản"), default=False)
    goods = models.CharField(_("hiện vật"), max_length=200, blank=True)
    quantity = models.PositiveIntegerField(_("số lượng"), null=True, blank=True)
    goods_value = MoneyField(_("trị giá hiện vật"), default=0)
    joint_with = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="joint", verbose_name=_("cùng góp trong khoản")
    )
    name_shown = models.BooleanField(_("đồng ý nêu tên trên trang công khai"), default=False)
    receipt_code = models.CharField(_("mã biên nhận"), max_length=10, unique=True, default=new_code)
    voucher = models.ForeignKey("ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu thu"))
    goods_voucher = models.ForeignKey(
        "ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu nhập")
    )

    settled = {"voucher": ("amount", "fund_id"), "goods_voucher": ("goods_value", "fund_id")}

    class Meta:
        verbose_name = _("khoản ủng hộ")
        constraints = [
            money_not_negative("finance_contribution_amount_not_negative", "amount"),
            money_not_negative("finance_contribution_value_not_negative", "goods_value"),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | ~Q(goods="") | Q(joint_with__isnull=False), name="finance_contribution_money_or_goods"
            ),
            models.CheckConstraint(
                condition=Q(joint_with__isnull=True) | Q(amount=0, goods="", goods_value=0), name="finance_contribution_joint_once_in_money"
            ),
            models.CheckConstraint(
                condition=~Q(goods="") | Q(goods_value=0, quantity__isnull=True), name="finance_contribution_value_of_goods"
            ),
            models.CheckConstraint(
                condition=Q(donor__isnull=False, donor_name="") | (Q(donor__isnull=True) & ~Q(donor_name="")),
                name="finance_contribution_one_donor",
            ),
            Recorded.cancelled_constraint("finance_contribution_cancelled_with_reason"),
        ]
        indexes = [
            models.Index(fields=["unit", "given_on"], name="finance_contribution_of_unit"),
            models.Index(fields=["fund", "given_on"], name="finance_contribution_of_fund"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("donor", "donor_name", "name_shown", "receipt_code", "recorded_by")
        sensitive = ()

    def __str__(self):
        return f"{self.giver}: {self.given}"

    @property
    def giver(self):
        """Tên người ủng hộ."""
        return self.donor.full_name if self.donor_id else self.donor_name

    @property
    def givers(self):
        """Tên mọi người cùng góp: "Nguyễn Hải Đăng, Công ty Yên Bình"; asks for ``joint`` (``queries.with_joint``) unless it is known that there is none."""
        if not getattr(self, "is_joint", True):
            return self.giver
        return ", ".join([self.giver, *(row.giver for row in self.joint.all() if not row.is_cancelled)])

    @property
    def things(self):
        """Hiện vật: "20 chăn", "gạo"; empty for money alone."""
        return " ".join(str(part) for part in (self.quantity, self.goods) if part)

    @property
    def given(self):
        """Đã góp gì: "200.000 đ", "20 chăn", both joined by "và"."""
        return " và ".join(part for part in (format_money(self.amount) if self.amount else "", self.things) if part)
