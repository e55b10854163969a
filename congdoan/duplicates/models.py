"""Lần nhập hai người, và những cặp đã xem là hai người khác nhau."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.duplicates import rules


class Merge(models.Model):
    """Nhập người: hai dòng của một người thành một, từ ngày nào; dòng nào đã chuyển, dòng nào đã cất, để gỡ ra được nguyên vẹn.

    ``moved``: {"app.Model.column": {the value it had: [keys]}}; ``stored``: [{"model", "values"}] of rows that said the same twice, in the
    order in which they were put away; ``facts``: {fact: [before, after]} of the person that stands.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="merges", verbose_name=_("nơi ghi"))
    kept = models.ForeignKey("people.Person", models.PROTECT, related_name="merges", verbose_name=_("người giữ lại"))
    gone = models.ForeignKey("people.Person", models.PROTECT, related_name="merges_away", verbose_name=_("người đã nhập vào"))
    merged_on = models.DateField(_("ngày nhập"))
    moved = models.JSONField(_("dòng đã chuyển"), default=dict, encoder=DjangoJSONEncoder)
    stored = models.JSONField(_("dòng đã cất"), default=list, encoder=DjangoJSONEncoder)
    facts = models.JSONField(_("điều đã đổi của người giữ lại"), default=dict, encoder=DjangoJSONEncoder)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))
    undone_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người gỡ"))
    undone_at = models.DateTimeField(_("gỡ lúc"), null=True, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("nhập người")
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at__isnull=True), name="duplicates_merge_gone_once"),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="duplicates_merge_two"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="duplicates_merge_undone_by_somebody",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("kept", "gone", "moved", "recorded_by", "undone_by")
        sensitive = ("stored", "facts")

    def __str__(self):
        return f"{self.gone_id} > {self.kept_id}"

    @property
    def undo_until(self):
        """The last day on which it may be undone."""
        return rules.undo_until(self.merged_on)


class Distinct(models.Model):
    """Hai người khác nhau: một cặp trùng tên đã có người xem và nói là hai người; không hỏi lại."""

    low = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người này"))
    high = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người kia"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("nơi ghi"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("hai người khác nhau")
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="duplicates_distinct_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="duplicates_distinct_ordered"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("low", "high", "recorded_by")
        sensitive = ()

    def __str__(self):
        return f"{self.low_id} {self.high_id}"
