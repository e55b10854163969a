"""Tin báo."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Reason
from congdoan.people.recorded import Recorded


class Notice(Recorded):
    """Tin báo: một đoàn viên đau ốm, sinh con, có việc hiếu, hỷ mà công đoàn cần đến thăm.

    Whether it was answered is never stored: a visit of that person on that day or later answers it.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("đoàn viên"))
    reported_on = models.DateField(_("ngày báo"))
    reason = models.CharField(_("lý do"), max_length=16, choices=Reason.choices)
    place = models.CharField(_("đang ở đâu"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("tin báo cần thăm")
        constraints = [
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="care_notice_reason_known"),
            Recorded.cancelled_constraint("care_notice_cancelled_with_reason"),
        ]
        indexes = [
            models.Index(fields=["unit", "reported_on"], name="care_notice_of_unit"),
            models.Index(fields=["person", "reported_on"], name="care_notice_of_person"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "recorded_by", "cancel_reason")
        sensitive = ("reason", "place")

    def __str__(self):
        return f"{self.reported_on} {self.person_id}"
