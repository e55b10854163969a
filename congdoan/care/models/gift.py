"""Suất quà."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Occasion, Recipient, gift_event
from congdoan.finance.choices import MoneySource
from congdoan.kernel.money import MoneyField, money_not_negative
from congdoan.people.recorded import Recorded


class Gift(Recorded):
    """Tặng quà: một suất quà cho một người nhận nhân một dịp.

    ``recipient``: a member (``person``), a member's child (``child``; ``person`` is the parent) or somebody else
    (``recipient_name``).
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    given_on = models.DateField(_("ngày tặng"))
    occasion = models.CharField(_("dịp"), max_length=16, choices=Occasion.choices)
    occasion_text = models.CharField(_("dịp khác"), max_length=120, blank=True)
    recipient = models.CharField(_("quan hệ"), max_length=6, choices=Recipient.choices)
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đoàn viên (cha, mẹ)")
    )
    child = models.ForeignKey(
        "membership.Relative", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("con đoàn viên")
    )
    recipient_name = models.CharField(_("người nhận khác"), max_length=120, blank=True)
    amount = MoneyField(_("trị giá"), default=0)
    source = models.CharField(_("nguồn chi"), max_length=16, choices=MoneySource.choices, blank=True)
    fund = models.ForeignKey("finance.Fund", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quỹ"))
    in_goods = models.BooleanField(_("lấy từ hiện vật của quỹ"), default=False)
    voucher_number = models.CharField(_("số chứng từ"), max_length=60, blank=True)
    over_reason = models.CharField(_("lý do chi vượt định mức"), max_length=300, blank=True)
    voucher = models.ForeignKey("ledger.Voucher", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phiếu chi"))

    settled = {"voucher": ("amount", "source", "in_goods", "fund", "fund_id", "person", "person_id", "unit", "unit_id")}

    class Meta:
        verbose_name = _("suất quà")
        constraints = [
            models.CheckConstraint(condition=Q(occasion__in=Occasion.values), name="care_gift_occasion_known"),
            models.CheckConstraint(condition=Q(occasion_text="") | Q(occasion=Occasion.OTHER), name="care_gift_own_words_only_for_other"),
            models.CheckConstraint(
                condition=Q(recipient=Recipient.MEMBER, person__isnull=False, child__isnull=True, recipient_name="")
                | Q(recipient=Recipient.CHILD, person__isnull=False, child__isnull=False, recipient_name="")
                | (Q(recipient=Recipient.OTHER, person__isnull=True, child__isnull=True) & ~Q(recipient_name="")),
                name="care_gift_recipient_named",
            ),
            models.CheckConstraint(condition=Q(source__in=["", *MoneySource.values]), name="care_gift_source_known"),
            money_not_negative("care_gift_amount_not_negative", "amount"),
            models.CheckConstraint(
                condition=Q(source=MoneySource.FUND, fund__isnull=False) | (~Q(source=MoneySource.FUND) & Q(fund__isnull=True)),
                name="care_gift_fund_named",
            ),
            models.CheckConstraint(condition=Q(in_goods=False) | Q(source=MoneySource.FUND), name="care_gift_goods_of_a_fund"),
            Recorded.cancelled_constraint("care_gift_cancelled_with_reason"),
        ]
        indexes = [
            models.Index(fields=["unit", "given_on"], name="care_gift_of_unit"),
            models.Index(fields=["person", "given_on"], name="care_gift_of_person"),
            models.Index(fields=["child", "given_on"], name="care_gift_of_child"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "child", "recipient_name", "over_reason", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.given_on} {self.get_recipient_display()}"

    @property
    def occasion_label(self):
        """Dịp in words: the union's own words where the occasion is not in the list."""
        return self.occasion_text or self.get_occasion_display()

    @property
    def name(self):
        """Tên người nhận."""
        if self.recipient == Recipient.CHILD:
            return self.child.name
        return self.person.full_name if self.recipient == Recipient.MEMBER else self.recipient_name

    @property
    def relation(self):
        """Quan hệ in words: "đoàn viên", "con chị Trần Thị Mai", "người ngoài công đoàn"."""
        if self.recipient == Recipient.CHILD:
            return _("con %(title)s %(name)s") % {"title": self.person.title, "name": self.person.full_name}
        return self.get_recipient_display() if self.recipient == Recipient.MEMBER else _("người ngoài công đoàn")

    @property
    def norm_key(self):
        """Of which norm it is: (event, relation)."""
        return (gift_event(self.occasion), str(self.recipient))
