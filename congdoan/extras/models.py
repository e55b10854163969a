"""Mục thông tin thêm, lựa chọn, câu trả lời."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.extras.choices import LISTED, Kind, Sight
from congdoan.kernel.dated import Dated


class Field(Dated):
    """Mục thông tin thêm: một điều mà một cấp muốn biết về đoàn viên của mình và cấp dưới, từ ngày đến ngày."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="extra_fields", verbose_name=_("cấp lập ra"))
    label = models.CharField(_("tên mục"), max_length=60)
    match_key = models.CharField(_("khóa so tên"), max_length=80)
    kind = models.CharField(_("loại"), max_length=6, choices=Kind.choices)
    help_text = models.CharField(_("lời dặn"), max_length=200, blank=True)
    required = models.BooleanField(_("phải ghi"), default=False)
    self_filled = models.BooleanField(_("đoàn viên tự ghi được"), default=False)
    seen_by = models.CharField(_("ai xem được"), max_length=8, choices=Sight.choices, default=Sight.EVERYONE)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("mục thông tin thêm")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="extras_field_kind_known"),
            models.CheckConstraint(condition=Q(seen_by__in=Sight.values), name="extras_field_sight_known"),
            models.CheckConstraint(condition=~Q(label=""), name="extras_field_labelled"),
            Dated.order_constraint("extras_field_dates"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return self.label

    @property
    def chooses(self):
        """True if the answer is chosen from a list."""
        return self.kind in LISTED


class Choice(models.Model):
    """Lựa chọn: một câu trả lời có sẵn của một mục; thôi dùng thì vẫn đứng ở người đã chọn."""

    field = models.ForeignKey(Field, models.PROTECT, related_name="choices", verbose_name=_("mục"))
    label = models.CharField(_("câu trả lời"), max_length=60)
    match_key = models.CharField(_("khóa so tên"), max_length=80)
    place = models.PositiveSmallIntegerField(_("thứ tự"))
    closed_on = models.DateField(_("thôi dùng từ ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("lựa chọn")
        constraints = [models.UniqueConstraint(fields=["field", "match_key"], name="extras_choice_once")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ()
        sensitive = ()

    def __str__(self):
        return self.label


class Answer(Dated):
    """Câu trả lời: điều đã ghi của một người cho một mục, từ ngày đến ngày; chọn nhiều thì mỗi lựa chọn một dòng.

    The answer that holds today has no end; a later one ends it. What was written and mended on one day is one row. A row that says nothing
    (all columns empty) was taken back on the day it was written.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="extra_answers", verbose_name=_("người"), db_index=False)
    field = models.ForeignKey(Field, models.PROTECT, related_name="answers", verbose_name=_("mục"), db_index=False)
    choice = models.ForeignKey(Choice, models.PROTECT, null=True, blank=True, related_name="answers", verbose_name=_("lựa chọn"))
    text = models.CharField(_("chữ"), max_length=200, blank=True)
    number = models.BigIntegerField(_("số"), null=True, blank=True)
    day = models.DateField(_("ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("câu trả lời")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "field"],
                condition=Q(valid_until__isnull=True, choice__isnull=True)
                & (Q(text__gt="") | Q(number__isnull=False) | Q(day__isnull=False)),
                name="extras_answer_one_open",
            ),
            models.UniqueConstraint(
                fields=["person", "field", "choice"], condition=Q(valid_until__isnull=True), name="extras_answer_chosen_once"
            ),
            Dated.order_constraint("extras_answer_dates"),
        ]
        indexes = [
            models.Index(fields=["field", "choice", "person"], name="extras_answered"),
            models.Index(fields=["person", "field"], name="extras_answers_of"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm: what a field asks is not known beforehand, so every answer is held as sensitive."""

        personal = ("person", "recorded_by")
        sensitive = ("choice", "text", "number", "day")

    def __str__(self):
        return f"{self.person_id} {self.field_id}"
