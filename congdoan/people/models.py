"""Người."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates, names
from congdoan.kernel.fields import BytewiseField
from congdoan.people.choices import Precision, Sex


class Person(models.Model):
    """Người: họ tên, ngày sinh, giới tính, số định danh, cách liên lạc."""

    full_name = models.CharField(_("họ và tên"), max_length=120)
    match_key = models.CharField(_("khóa so tên"), max_length=160)
    search_key = models.CharField(_("tên không dấu"), max_length=160)
    sort_key = BytewiseField(_("khóa xếp theo tên"), max_length=400)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex.choices)
    birth_on = models.DateField(_("ngày sinh"), null=True, blank=True)
    birth_precision = models.CharField(_("mức biết ngày sinh"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    national_id = models.CharField(_("số CCCD"), max_length=12, null=True, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=15, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    ethnic_group = models.CharField(_("dân tộc"), max_length=40, blank=True)
    professional_level = models.CharField(_("trình độ chuyên môn"), max_length=120, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", verbose_name=_("đã nhập vào")
    )
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    class Meta:
        verbose_name = _("người")
        constraints = [
            models.UniqueConstraint(fields=["national_id"], name="people_person_national_id_once"),
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="people_person_sex_known"),
            models.CheckConstraint(condition=Q(birth_precision__in=Precision.values), name="people_person_precision_known"),
            models.CheckConstraint(condition=~Q(full_name=""), name="people_person_named"),
        ]
        indexes = [  # named here, for a field that asks for its own index gets two on PostgreSQL
            models.Index(fields=["sort_key", "id"], name="people_person_sorted"),
            models.Index(fields=["match_key"], name="people_person_matched"),
            models.Index(fields=["search_key"], name="people_person_searched"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = (
            "full_name",
            "match_key",
            "search_key",
            "sort_key",
            "sex",
            "birth_on",
            "birth_precision",
            "national_id",
            "phone",
            "email",
            "professional_level",
        )
        sensitive = ("ethnic_group",)

    def __str__(self):
        return self.full_name

    @property
    def name_parts(self):
        """(họ và đệm, tên): the given name is shown in bold, for lists are sorted by it."""
        return names.split_name(self.full_name)

    @property
    def given_name(self):
        """Tên."""
        return names.split_name(self.full_name)[1]

    @property
    def birth_text(self):
        """Ngày sinh as known: 24/05/1980, 05/1980 or 1980; empty if unknown."""
        if self.birth_on is None:
            return ""
        return str(dates.ApproximateDate(self.birth_on, self.birth_precision))

    @property
    def title(self):
        """Cách xưng hô: anh or chị."""
        return "chị" if self.sex == Sex.FEMALE else "anh"

    @property
    def is_woman(self):
        """Là nữ."""
        return self.sex == Sex.FEMALE


def named(full_name):
    """The four name fields of a Person from a written name: a dict for create or update."""
    clean = names.clean_name(full_name)
    return {
        "full_name": clean,
        "match_key": names.match_key(clean),
        "search_key": names.search_key(clean),
        "sort_key": names.sort_key(clean),
    }
