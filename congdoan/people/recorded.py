"""What a record of work carries in every room: who wrote it and when, how often it was corrected, why it was taken out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RecordedQuerySet(models.QuerySet):
    """Adds ``standing``; nothing is filtered unless asked for."""

    def standing(self, on=None):
        """Rows that have not been cancelled; ``on``: that had not been by the end of a day."""
        still = Q(cancelled_on__isnull=True)
        return self.filter(still if on is None else still | Q(cancelled_on__gt=on))


class Recorded(models.Model):
    """Ghi sổ: người ghi, lúc ghi, lần sửa; bỏ khỏi sổ thì dòng vẫn còn, kèm ngày và lý do."""

    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    cancelled_on = models.DateField(_("bỏ khỏi sổ ngày"), null=True, blank=True)
    cancel_reason = models.CharField(_("lý do bỏ"), max_length=200, blank=True)

    objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_cancelled(self):
        """Đã bỏ khỏi sổ."""
        return self.cancelled_on is not None

    @staticmethod
    def cancelled_constraint(name):
        """CheckConstraint that a row taken out, and no other, says why; each model passes its own ``name``."""
        return models.CheckConstraint(
            condition=Q(cancelled_on__isnull=True, cancel_reason="") | (Q(cancelled_on__isnull=False) & ~Q(cancel_reason="")),
            name=name,
        )
