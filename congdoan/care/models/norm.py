"""Định mức chi."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import EVENTS, Per, Relation
from congdoan.kernel.dated import Dated, DatedQuerySet
from congdoan.kernel.money import MoneyField
from congdoan.people.recorded import Recorded, RecordedQuerySet


class NormQuerySet(DatedQuerySet, RecordedQuerySet):
    """Norms: as of a day, and standing."""


class Norm(Dated, Recorded):
    """Định mức chi: quy chế chi tiêu nội bộ của đơn vị cho việc nào, cho ai, bao nhiêu, một lần hay một năm, từ ngày nào.

    A union sets its own amounts (DOMAIN 5.2: Quyết định 4290/QĐ-TLĐ, 01/03/2022, cần đối chiếu chi tiết); none is built in. Where a unit has none
    for an event and relation, that of the nearest level above holds.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    event = models.CharField(_("việc"), max_length=24, choices=EVENTS)
    relation = models.CharField(_("cho ai"), max_length=6, choices=Relation.choices)
    amount = MoneyField(_("mức chi"))
    per = models.CharField(_("tính cho"), max_length=4, choices=Per.choices, default=Per.CASE)
    regulation = models.CharField(_("số quy chế"), max_length=80)
    issued_on = models.DateField(_("ngày quy chế"))
    approved_by = models.CharField(_("nơi thông qua"), max_length=200)
    wider_reason = models.CharField(_("vì sao rộng hơn cấp trên"), max_length=300, blank=True)

    objects = NormQuerySet.as_manager()

    class Meta:
        verbose_name = _("định mức chi")
        constraints = [
            models.CheckConstraint(condition=Q(event__in=[event for event, _label in EVENTS]), name="care_norm_event_known"),
            models.CheckConstraint(condition=Q(relation__in=Relation.values), name="care_norm_relation_known"),
            models.CheckConstraint(condition=Q(per__in=Per.values), name="care_norm_per_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="care_norm_amount_positive"),
            models.CheckConstraint(condition=~Q(regulation="") & ~Q(approved_by=""), name="care_norm_has_a_source"),
            models.UniqueConstraint(
                fields=["unit", "event", "relation"],
                condition=Q(cancelled_on__isnull=True, valid_until__isnull=True),
                name="care_norm_one_open",
            ),
            Dated.order_constraint("care_norm_dates"),
            Recorded.cancelled_constraint("care_norm_cancelled_with_reason"),
        ]
        indexes = [models.Index(fields=["unit", "event"], name="care_norm_of_unit")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.get_event_display()}, {self.get_relation_display()}"

    @property
    def key(self):
        """What it is the norm of."""
        return (self.event, self.relation)
