"""What a kept file carries in every room."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.attachments.choices import Medium
from congdoan.people.recorded import Recorded


class KeptFile(Recorded):
    """Tệp giữ trong hồ sơ: tên, kiểu, dung lượng, dấu vân tay, nội dung; lists ``defer("content")``."""

    file_name = models.CharField(_("tên tệp"), max_length=200)
    medium = models.CharField(_("kiểu tệp"), max_length=20, choices=Medium.choices)
    size = models.PositiveIntegerField(_("dung lượng (byte)"))
    sha256 = models.CharField(_("dấu vân tay của tệp"), max_length=64)
    content = models.BinaryField(_("nội dung"))

    class Meta:
        abstract = True

    def __str__(self):
        return self.file_name

    @staticmethod
    def kept_constraints(name, *once):
        """[constraints] of a room's own model; ``name`` begins their names, ``once``: fields with which the same bytes stand once."""
        return [
            models.CheckConstraint(condition=Q(medium__in=Medium.values), name=f"{name}_medium_known"),
            models.CheckConstraint(condition=Q(size__gt=0), name=f"{name}_not_empty"),
            models.UniqueConstraint(fields=[*once, "sha256"], condition=Q(cancelled_on__isnull=True), name=f"{name}_once"),
            Recorded.cancelled_constraint(f"{name}_cancelled"),
        ]
