"""Thân nhân của đoàn viên."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.membership.choices import RelativeKind
from congdoan.people.choices import Sex
from congdoan.people.recorded import Recorded


class Relative(Recorded):
    """Thân nhân: con, vợ, chồng, cha mẹ hai bên, người phụ thuộc của một đoàn viên; để chăm lo, thăm viếng, tặng quà.

    ``known_as``: the person of the book who the relative is, if a member too. ``waits``: the member wrote it down, nobody has confirmed it:
    no gift, visit or figure knows of it yet. ``changed_on``: since when it says what it says, where it was corrected. ``stood_until``: of a row
    taken out because the union where the member went corrected it; as it stood until that day the earlier union goes on reading it.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="relatives", verbose_name=_("đoàn viên"))
    kind = models.CharField(_("quan hệ"), max_length=14, choices=RelativeKind.choices, default=RelativeKind.CHILD)
    name = models.CharField(_("tên"), max_length=120)
    match_key = models.CharField(_("khóa so tên"), max_length=160, db_index=True)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    birth_on = models.DateField(_("ngày sinh"), null=True, blank=True)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex.choices, blank=True)
    died_on = models.DateField(_("ngày mất"), null=True, blank=True)
    known_as = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="known_relatives", verbose_name=_("là đoàn viên")
    )
    waits = models.BooleanField(_("chờ xác nhận"), default=False)
    changed_on = models.DateField(_("sửa ngày"), null=True, blank=True)
    stood_until = models.DateField(_("nơi cũ đọc như trước ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("thân nhân")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "match_key", "birth_year"],
                condition=Q(cancelled_on__isnull=True),
                name="membership_relative_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=RelativeKind.values), name="membership_relative_kind_known"),
            models.CheckConstraint(condition=~Q(kind=RelativeKind.CHILD) | Q(birth_year__isnull=False), name="membership_child_year_said"),
            models.CheckConstraint(condition=Q(birth_year__isnull=True) | Q(birth_year__gte=1880), name="membership_relative_year"),
            models.CheckConstraint(
                condition=Q(birth_on__isnull=True) | Q(birth_on__year=F("birth_year")), name="membership_relative_birth"
            ),
            models.CheckConstraint(condition=Q(sex__in=["", *Sex.values]), name="membership_relative_sex_known"),
            models.CheckConstraint(condition=Q(known_as__isnull=True) | ~Q(known_as=F("person")), name="membership_relative_other"),
            Recorded.cancelled_constraint("membership_relative_cancelled"),
            models.CheckConstraint(
                condition=Q(stood_until__isnull=True) | Q(cancelled_on__isnull=False), name="membership_relative_stood_is_taken_out"
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = (
            "person", "kind", "name", "match_key", "birth_year", "birth_on", "sex", "died_on", "known_as", "recorded_by", "cancel_reason",
        )  # fmt: skip
        sensitive = ()

    def __str__(self):
        return self.name

    @property
    def born(self):
        """Ngày sinh as known: 24/05/1980 or 1980; "" if unknown."""
        return self.birth_on.strftime("%d/%m/%Y") if self.birth_on else str(self.birth_year or "")

    def told_to(self, person_id):
        """(relation, name) as the page of this person says it: the member's own, or that of the relative who is a member too."""
        if person_id == self.person_id:
            return self.get_kind_display(), self.name
        return RelativeKind(self.kind).other_way, self.person.full_name
