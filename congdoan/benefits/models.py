"""Đối tác, ưu đãi, lần dùng ưu đãi."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dated import Dated, DatedQuerySet
from congdoan.people.recorded import Recorded, RecordedQuerySet


class BenefitQuerySet(DatedQuerySet, RecordedQuerySet):
    """As of a day, and standing."""


class Partner(Dated, Recorded):
    """Đối tác: who gives members something by an agreement with a union, from a day to a day."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị ký"))
    name = models.CharField(_("tên đối tác"), max_length=200)
    trade = models.CharField(_("lĩnh vực"), max_length=100)
    contact = models.CharField(_("liên hệ"), max_length=200, blank=True)
    agreement = models.CharField(_("thỏa thuận"), max_length=200)

    objects = BenefitQuerySet.as_manager()

    class Meta:
        verbose_name = _("đối tác")
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(agreement=""), name="benefits_partner_says_who"),
            Dated.order_constraint("benefits_partner_dates"),
            Recorded.cancelled_constraint("benefits_partner_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("contact", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return self.name


class Offer(Dated, Recorded):
    """Ưu đãi: what a partner gives, to whom, where, how one gets it, from a day to a day."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="offers", verbose_name=_("đối tác"))
    what = models.CharField(_("ưu đãi"), max_length=200)
    for_whom = models.CharField(_("dành cho ai"), max_length=200)
    where = models.CharField(_("ở đâu"), max_length=200)
    how = models.CharField(_("dùng thế nào"), max_length=300)

    objects = BenefitQuerySet.as_manager()

    class Meta:
        verbose_name = _("ưu đãi")
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(how=""), name="benefits_offer_says_what"),
            Dated.order_constraint("benefits_offer_dates"),
            Recorded.cancelled_constraint("benefits_offer_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.what}, {self.partner.name}"


class Use(Recorded):
    """Lần dùng ưu đãi: which member, which day; nobody is shown who, only how many."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="uses", verbose_name=_("ưu đãi"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("đoàn viên"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    used_on = models.DateField(_("ngày dùng"))

    class Meta:
        verbose_name = _("lần dùng ưu đãi")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "person", "used_on"], condition=Q(cancelled_on__isnull=True), name="benefits_use_once_a_day"
            ),
            Recorded.cancelled_constraint("benefits_use_cancelled_with_reason"),
        ]
        indexes = [models.Index(fields=["offer", "used_on"], name="benefits_use_of_offer")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.offer_id} {self.used_on}"
