"""Mẫu quyết định của một cơ quan; quyết định đã lập; bản chụp quyết định."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.attachments.kept import KeptFile
from congdoan.kernel.dated import DatedQuerySet
from congdoan.papers.choices import Sort


class Template(models.Model):
    """Mẫu quyết định: tệp Word của một cơ quan, dùng cho cơ quan ấy và cấp dưới từ ngày đến ngày, thay mẫu có sẵn.

    Half-open days as in ``kernel.dated``; one that was replaced on the day it came held on no day.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="templates", verbose_name=_("cơ quan"))
    sort = models.CharField(_("loại quyết định"), max_length=12, choices=Sort.choices)
    valid_from = models.DateField(_("dùng từ ngày"))
    valid_until = models.DateField(_("thôi dùng từ ngày"), null=True, blank=True)
    file_name = models.CharField(_("tên tệp"), max_length=200)
    content = models.BinaryField(_("nội dung"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("mẫu quyết định")
        constraints = [
            models.UniqueConstraint(fields=["unit", "sort"], condition=Q(valid_until__isnull=True), name="papers_template_one_open"),
            models.CheckConstraint(condition=Q(sort__in=Sort.values), name="papers_template_sort_known"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="papers_template_dates"
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return self.file_name


class Issued(models.Model):
    """Quyết định đã lập: tệp Word điền từ sổ, lưu cùng số, ngày của quyết định; lập lại thì thêm một bản."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="issued", verbose_name=_("nơi ban hành"))
    sort = models.CharField(_("loại quyết định"), max_length=12, choices=Sort.choices)
    decision = models.ForeignKey("units.Decision", models.PROTECT, related_name="issued", verbose_name=_("quyết định"))
    about = models.CharField(_("về ai, đơn vị nào"), max_length=300)
    template = models.ForeignKey(Template, models.PROTECT, null=True, blank=True, related_name="issued", verbose_name=_("theo mẫu"))
    content = models.BinaryField(_("nội dung"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người lập"))
    recorded_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("quyết định đã lập")
        constraints = [models.CheckConstraint(condition=Q(sort__in=Sort.values), name="papers_issued_sort_known")]
        indexes = [models.Index(fields=["unit", "recorded_at"], name="papers_issued_listed")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("about", "content", "recorded_by")
        sensitive = ()

    def __str__(self):
        return f"{self.decision_id} {self.about}"


class Scan(KeptFile):
    """Bản chụp quyết định: một tệp PDF hay ảnh của quyết định có chữ ký, con dấu, giữ trong hồ sơ của một đơn vị."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="scans", verbose_name=_("giữ ở hồ sơ của"))
    decision = models.ForeignKey("units.Decision", models.PROTECT, related_name="scans", verbose_name=_("quyết định"))

    class Meta:
        verbose_name = _("bản chụp quyết định")
        constraints = KeptFile.kept_constraints("papers_scan", "decision", "unit")

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("file_name", "content", "recorded_by", "cancel_reason")
        sensitive = ()
