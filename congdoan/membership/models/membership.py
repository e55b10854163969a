"""Thời gian là đoàn viên, vào Đảng."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates
from congdoan.kernel.dated import Dated
from congdoan.membership.choices import How, WhyLeft
from congdoan.people.choices import Precision
from congdoan.units.caused import caused, caused_index


class Membership(Dated):
    """Đoàn viên: một người ở một đơn vị từ ngày về đến ngày rời (bên trong: ngày sau ngày rời)."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships", verbose_name=_("người"), db_index=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="memberships", verbose_name=_("đơn vị"), db_index=False)
    union_joined_on = models.DateField(_("ngày vào công đoàn"))
    union_joined_precision = models.CharField(
        _("mức biết ngày vào công đoàn"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    how = models.CharField(_("hình thức"), max_length=12, choices=How.choices, default=How.ADMITTED)
    why_left = models.CharField(_("lý do rời"), max_length=14, choices=WhyLeft.choices, blank=True)
    why_left_note = models.CharField(_("lý do rời, ghi rõ"), max_length=200, blank=True)
    member_number = models.CharField(_("mã đoàn viên"), max_length=20, blank=True)
    job_title = models.CharField(_("chức vụ chuyên môn"), max_length=120, blank=True)
    begun_by = caused(_("mở theo biến động"))
    ended_by = caused(_("khép theo biến động"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("đoàn viên")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(valid_until__isnull=True), name="membership_membership_one_open"),
            models.UniqueConstraint(fields=["person", "unit", "valid_from"], name="membership_membership_once"),
            models.UniqueConstraint(
                fields=["member_number"],
                condition=Q(valid_until__isnull=True) & ~Q(member_number=""),
                name="membership_membership_number_once",
            ),
            models.CheckConstraint(condition=Q(how__in=How.values), name="membership_membership_how_known"),
            models.CheckConstraint(condition=Q(why_left__in=["", *WhyLeft.values]), name="membership_membership_why_left_known"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=False) | Q(why_left="", why_left_note=""), name="membership_membership_why_left_after"
            ),
            models.CheckConstraint(condition=Q(union_joined_precision__in=Precision.values), name="membership_membership_precision_known"),
            models.CheckConstraint(condition=Q(union_joined_on__lte=F("valid_from")), name="membership_membership_joined_first"),
            Dated.order_constraint("membership_membership_dates"),
        ]
        indexes = [  # those of person and unit begin the constraint "once" and the index "counted"
            models.Index(fields=["unit", "valid_from", "valid_until", "person"], name="membership_counted"),
            models.Index(fields=["member_number"], name="membership_numbered"),
            caused_index("begun_by", "membership_begun_by"),
            caused_index("ended_by", "membership_ended_by"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = (
            "person",
            "union_joined_on",
            "union_joined_precision",
            "how",
            "why_left",
            "why_left_note",
            "member_number",
            "job_title",
            "recorded_by",
        )
        sensitive = ()

    def __str__(self):
        return f"{self.person_id} {self.unit_id}"

    @property
    def union_joined_text(self):
        """Ngày vào công đoàn as known: 01/09/2011, 09/2011 or 2011."""
        return str(dates.ApproximateDate(self.union_joined_on, self.union_joined_precision))

    @property
    def why_left_text(self):
        """Lý do rời, in the words it was recorded with."""
        return self.why_left_note or self.get_why_left_display()


class PartyStanding(models.Model):
    """Vào Đảng: ngày được giới thiệu, ngày kết nạp của một đoàn viên. Sensitive by law 91/2025/QH15."""

    person = models.OneToOneField("people.Person", models.PROTECT, related_name="party", verbose_name=_("người"))
    introduced_on = models.DateField(_("ngày giới thiệu vào Đảng"), null=True, blank=True)
    joined_on = models.DateField(_("ngày vào Đảng"), null=True, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("vào Đảng")
        constraints = [
            models.CheckConstraint(
                condition=Q(introduced_on__isnull=True) | Q(joined_on__isnull=True) | Q(joined_on__gte=F("introduced_on")),
                name="membership_party_dates",
            ),
            models.CheckConstraint(
                condition=Q(introduced_on__isnull=False) | Q(joined_on__isnull=False), name="membership_party_says_something"
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "recorded_by")
        sensitive = ("introduced_on", "joined_on")

    def __str__(self):
        return str(self.person_id)
