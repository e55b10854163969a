"""Đoàn viên ưu tú."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.people.recorded import Recorded


class Outstanding(Recorded):
    """Đoàn viên ưu tú: một lần một đoàn viên được công nhận ưu tú, theo quyết định nào; từ đó có thể giới thiệu cho Đảng."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="recognitions", verbose_name=_("đoàn viên"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="recognitions", verbose_name=_("đơn vị"))
    recognised_on = models.DateField(_("ngày công nhận"))
    decision = models.ForeignKey("units.Decision", models.PROTECT, related_name="+", verbose_name=_("quyết định"))

    class Meta:
        verbose_name = _("đoàn viên ưu tú")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "recognised_on"], condition=Q(cancelled_on__isnull=True), name="membership_outstanding_once"
            ),
            Recorded.cancelled_constraint("membership_outstanding_cancelled"),
        ]
        indexes = [models.Index(fields=["unit", "recognised_on"], name="membership_outstanding_at")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "recognised_on", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.person_id} {self.recognised_on}"
