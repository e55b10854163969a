"""Miễn, giảm, tạm dừng đóng kinh phí: what a decision lifts off an employer's months, or puts off."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.dues.choices import Relief
from congdoan.kernel.dated import Dated, DatedQuerySet
from congdoan.people.recorded import Recorded, RecordedQuerySet


class LevyReliefQuerySet(DatedQuerySet, RecordedQuerySet):
    """As of a month, and standing."""


class LevyRelief(Dated, Recorded):
    """Miễn, giảm, tạm dừng đóng kinh phí của một cơ quan, từ tháng đến tháng, theo quyết định nào.

    ``percent``: how much of what is due is lifted: all where it is waived, none where it is put off until after the last month.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    employer = models.ForeignKey("units.Employer", models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    kind = models.CharField(_("được gì"), max_length=10, choices=Relief.choices)
    percent = models.PositiveSmallIntegerField(_("bớt bao nhiêu phần trăm"))
    decision_number = models.CharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    issuer = models.CharField(_("nơi quyết định"), max_length=200)

    objects = LevyReliefQuerySet.as_manager()

    class Meta:
        verbose_name = _("miễn, giảm, tạm dừng kinh phí")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "employer", "valid_from"], condition=Q(cancelled_on__isnull=True), name="dues_levy_relief_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__day=1) & (Q(valid_until__isnull=True) | Q(valid_until__day=1)), name="dues_levy_relief_of_months"
            ),
            models.CheckConstraint(
                condition=Q(kind=Relief.WAIVED, percent=100)
                | Q(kind=Relief.REDUCED, percent__gte=1, percent__lte=99, valid_until__isnull=False)
                | Q(kind=Relief.PAUSED, percent=0, valid_until__isnull=False),
                name="dues_levy_relief_known",
            ),
            models.CheckConstraint(condition=~Q(decision_number="") & ~Q(issuer=""), name="dues_levy_relief_by_decision"),
            Dated.order_constraint("dues_levy_relief_dates"),
            Recorded.cancelled_constraint("dues_levy_relief_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.get_kind_display()} {self.percent}%" if self.kind == Relief.REDUCED else str(self.get_kind_display())
