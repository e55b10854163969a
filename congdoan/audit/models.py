"""Dòng nhật ký và đầu chuỗi của từng đơn vị."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """Dòng nhật ký: ai làm việc gì, ở đơn vị nào, lúc nào, ra bản ghi nào; nối với dòng trước bằng mã băm."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("đơn vị"))
    sequence = models.PositiveBigIntegerField(_("số thứ tự"))
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("người làm"))
    action = models.CharField(_("việc"), max_length=100)
    result = models.CharField(_("bản ghi"), max_length=100, blank=True)
    detail = models.JSONField(_("chi tiết"), default=dict)
    request_key = models.CharField(_("mã lần gửi"), max_length=64, null=True, unique=True)
    body_hash = models.CharField(_("mã băm nội dung gửi"), max_length=64, blank=True)
    previous_hash = models.CharField(_("mã băm dòng trước"), max_length=64)
    hash = models.CharField(_("mã băm"), max_length=64)

    class Meta:
        verbose_name = _("dòng nhật ký")
        constraints = [models.UniqueConstraint(fields=["unit", "sequence"], name="audit_entry_in_order")]
        indexes = [models.Index(fields=["result"], name="audit_entry_result")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("by",)
        sensitive = ()

    def __str__(self):
        return f"{self.action} {self.result}"


class Head(models.Model):
    """Đầu chuỗi: dòng nhật ký cuối của một đơn vị; khóa lại khi ghi để chuỗi không rẽ đôi."""

    unit = models.OneToOneField("units.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("đơn vị"))
    sequence = models.PositiveBigIntegerField(_("số thứ tự cuối"), default=0)
    hash = models.CharField(_("mã băm cuối"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("đầu chuỗi nhật ký")

    class Privacy:
        """Không có dữ liệu cá nhân."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return f"{self.unit_id}: {self.sequence}"
