"""Quy định về đoàn phí, kinh phí theo ngày; nhóm đóng của đơn vị."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.dues.choices import Base, Group, Key
from congdoan.kernel.dated import Dated


class DuesRule(models.Model):
    """Quy định về đoàn phí: one value from its first day until the next of the same key and group; known from ``issued_on``."""

    key = models.CharField(_("loại quy định"), max_length=12, choices=Key.choices)
    group = models.CharField(_("nhóm đóng"), max_length=10, choices=Group.choices, blank=True)
    value = models.BigIntegerField(_("giá trị"))
    base = models.CharField(_("lương làm căn cứ"), max_length=10, choices=Base.choices, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    issued_on = models.DateField(_("ngày ký"), null=True, blank=True)
    source = models.CharField(_("căn cứ"), max_length=300)
    confirmed = models.BooleanField(_("đã đối chiếu"), default=True)

    class Meta:
        verbose_name = _("quy định về đoàn phí")
        constraints = [
            models.UniqueConstraint(fields=["key", "group", "valid_from", "issued_on"], name="dues_rule_once"),
            models.CheckConstraint(condition=Q(key__in=Key.values), name="dues_rule_key_known"),
            models.CheckConstraint(condition=Q(value__gte=0), name="dues_rule_not_negative"),
        ]

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.get_key_display()} {self.valid_from:%m/%Y}"


class PayerGroup(Dated):
    """Nhóm đóng đoàn phí của một đơn vị, từ tháng đến tháng, theo văn bản nào."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    group = models.CharField(_("nhóm đóng"), max_length=10, choices=Group.choices)
    source = models.CharField(_("căn cứ"), max_length=300)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("nhóm đóng đoàn phí")
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_until__isnull=True), name="dues_group_one_open"),
            models.UniqueConstraint(fields=["unit", "valid_from"], name="dues_group_once"),
            models.CheckConstraint(condition=Q(valid_from__day=1), name="dues_group_of_a_month"),
            models.CheckConstraint(condition=Q(group__in=Group.values), name="dues_group_known"),
            Dated.order_constraint("dues_group_dates"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.unit_id}: {self.get_group_display()}"
