"""Đoàn viên ghi nhầm, đã bỏ khỏi sổ."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Misrecord(models.Model):
    """Đoàn viên ghi nhầm: một thời gian là đoàn viên đã bỏ khỏi sổ, vì sao, ai bỏ; dòng giữ nguyên vẹn để ghi lại được.

    ``row``: {"membership": values, "pauses": [values]} as they stood. No reader of memberships meets it: it is no row of theirs (ADR 0028).
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="misrecords", verbose_name=_("người"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="misrecords", verbose_name=_("đơn vị"))
    valid_from = models.DateField(_("đã ghi từ ngày"))
    valid_until = models.DateField(_("đã ghi hết hiệu lực từ ngày"), null=True, blank=True)
    row = models.JSONField(_("dòng đã cất"), encoder=DjangoJSONEncoder)
    cancelled_on = models.DateField(_("bỏ khỏi sổ ngày"))
    cancel_reason = models.CharField(_("lý do bỏ"), max_length=200)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người bỏ"))
    recorded_at = models.DateTimeField(_("bỏ lúc"))
    restored_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ghi lại")
    )
    restored_at = models.DateTimeField(_("ghi lại lúc"), null=True, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("đoàn viên ghi nhầm")
        constraints = [
            models.CheckConstraint(condition=~Q(cancel_reason=""), name="membership_misrecord_says_why"),
            models.CheckConstraint(
                condition=Q(restored_at__isnull=True, restored_by__isnull=True) | Q(restored_at__isnull=False, restored_by__isnull=False),
                name="membership_misrecord_restored_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["unit", "recorded_at"], name="membership_misrecorded_at")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "valid_from", "valid_until", "cancel_reason", "recorded_by", "restored_by")
        sensitive = ("row",)

    def __str__(self):
        return f"{self.person_id} {self.unit_id}"
