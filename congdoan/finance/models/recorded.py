"""What every record of this room carries: who wrote it and when, and its cancelling; nothing is ever deleted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RecordedQuerySet(models.QuerySet):
    """Adds ``standing``; nothing is filtered unless asked for."""

    def standing(self):
        """Rows that have not been cancelled."""
        return self.filter(cancelled_on__isnull=True)


class Recorded(models.Model):
    """Đã ghi vào sổ: người ghi, lúc ghi, lần sửa, ngày và lý do bỏ."""

    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("lúc ghi"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    cancelled_on = models.DateField(_("ngày bỏ"), null=True, blank=True)
    cancel_reason = models.CharField(_("lý do bỏ"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def cancelled_constraint(name):
        """CheckConstraint that a cancelled row, and no other, says why."""
        return models.CheckConstraint(
            condition=Q(cancelled_on__isnull=True, cancel_reason="") | (Q(cancelled_on__isnull=False) & ~Q(cancel_reason="")),
            name=name,
        )

    @property
    def is_cancelled(self):
        """Đã bỏ khỏi sổ."""
        return self.cancelled_on is not None
