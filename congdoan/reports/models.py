"""Đoạn viết tay của báo cáo."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WrittenPart(models.Model):
    """Đoạn viết tay: mục của báo cáo do người soạn viết (đánh giá, phương hướng, kiến nghị), theo đơn vị và kỳ."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="written_parts", verbose_name=_("đơn vị"))
    kind = models.CharField(_("loại báo cáo"), max_length=20)
    period = models.CharField(_("kỳ"), max_length=20)
    part = models.CharField(_("mục"), max_length=10)
    text = models.TextField(_("nội dung"), blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("đoạn viết tay của báo cáo")
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "period", "part"], name="reports_written_part_once"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.kind} {self.period} {self.part}"
