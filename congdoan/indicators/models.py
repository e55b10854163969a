"""Số khai báo."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.people.recorded import Recorded


class DeclaredFigure(Recorded):
    """Số khai báo: con số đơn vị khai mà không có từng dòng (sổ cũ, năm xa); luôn hiện kèm chữ "Số khai báo"."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="declared_figures", verbose_name=_("đơn vị"))
    period = models.CharField(_("kỳ"), max_length=20)
    indicator = models.CharField(_("chỉ tiêu"), max_length=120)
    value = models.BigIntegerField(_("giá trị"))
    source = models.CharField(_("nguồn"), max_length=300)

    class Meta:
        verbose_name = _("số khai báo")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period", "indicator"], condition=Q(cancelled_on__isnull=True), name="indicators_declared_once"
            ),
            Recorded.cancelled_constraint("indicators_declared_cancelled_with_reason"),
        ]

    class Privacy:
        """Người ghi; ngoài ra không có dữ liệu cá nhân."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.indicator} {self.period}: {self.value}"
