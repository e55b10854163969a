"""Đơn gia nhập công đoàn, from the day it came in to the day its writer is a member."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates, names
from congdoan.membership.choices import JOINING, ApplicationState, How
from congdoan.people.choices import Precision, Sex

_DECIDED = [ApplicationState.DECIDED.value, ApplicationState.ADMITTED.value]


class Application(models.Model):
    """Đơn gia nhập: ai xin vào (hoặc xin công nhận là đoàn viên), ở đơn vị nào, xét đến đâu.

    What the writer says of himself stays here as it was written; a person comes into the book only on becoming a member.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="applications", verbose_name=_("đơn vị"))
    how = models.CharField(_("xin gì"), max_length=12, choices=JOINING, default=How.ADMITTED)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    match_key = models.CharField(_("khóa so tên"), max_length=160)
    search_key = models.CharField(_("tên không dấu"), max_length=160)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex.choices)
    birth_on = models.DateField(_("ngày sinh"))
    birth_precision = models.CharField(_("mức biết ngày sinh"), max_length=5, choices=Precision.choices, default=Precision.DAY)
    national_id = models.CharField(_("số CCCD"), max_length=12, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=15, blank=True)
    ethnic_group = models.CharField(_("dân tộc"), max_length=40, blank=True)
    native_place = models.CharField(_("quê quán"), max_length=160, blank=True)
    residence = models.CharField(_("nơi ở hiện nay"), max_length=200, blank=True)
    job_title = models.CharField(_("chức vụ, công việc"), max_length=120, blank=True)
    union_joined_on = models.DateField(_("đã vào công đoàn ngày"), null=True, blank=True)
    union_joined_precision = models.CharField(
        _("mức biết ngày vào công đoàn"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    member_number = models.CharField(_("mã đoàn viên đã có"), max_length=20, blank=True)
    applied_on = models.DateField(_("ngày làm đơn"))
    state = models.CharField(_("trạng thái"), max_length=12, choices=ApplicationState.choices, default=ApplicationState.RECEIVED)
    considered_on = models.DateField(_("ngày ban chấp hành xét"), null=True, blank=True)
    closed_on = models.DateField(_("ngày thôi xét"), null=True, blank=True)
    reason = models.CharField(_("lý do không kết nạp, rút đơn"), max_length=200, blank=True)
    decision = models.ForeignKey(
        "units.Decision", models.PROTECT, null=True, blank=True, related_name="applications", verbose_name=_("quyết định")
    )
    ceremony_on = models.DateField(_("ngày lễ kết nạp"), null=True, blank=True)
    membership = models.OneToOneField(
        "membership.Membership", models.PROTECT, null=True, blank=True, related_name="application", verbose_name=_("đoàn viên")
    )
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("đơn gia nhập")
        constraints = [
            models.CheckConstraint(condition=Q(how__in=[value for value, _label in JOINING]), name="membership_application_how_known"),
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="membership_application_sex_known"),
            models.CheckConstraint(condition=Q(state__in=ApplicationState.values), name="membership_application_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=_DECIDED, decision__isnull=False) | (~Q(state__in=_DECIDED) & Q(membership__isnull=True)),
                name="membership_application_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.ADMITTED) | Q(membership__isnull=False), name="membership_application_admitted"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ApplicationState.REFUSED.value, ApplicationState.WITHDRAWN.value])
                | (~Q(reason="") & Q(closed_on__isnull=False)),
                name="membership_application_says_why",
            ),
            models.CheckConstraint(
                condition=Q(how=How.ADMITTED) | Q(union_joined_on__isnull=False), name="membership_application_recognised_since"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "applied_on"], name="membership_application_open")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = (
            "full_name",
            "match_key",
            "search_key",
            "sex",
            "birth_on",
            "birth_precision",
            "national_id",
            "phone",
            "native_place",
            "residence",
            "job_title",
            "union_joined_on",
            "union_joined_precision",
            "member_number",
            "reason",
            "membership",
            "recorded_by",
        )
        sensitive = ("ethnic_group",)

    def __str__(self):
        return self.full_name

    @property
    def birth_text(self):
        """Ngày sinh as known."""
        return str(self.birth)

    @property
    def birth(self):
        """Ngày sinh as an ApproximateDate."""
        return dates.ApproximateDate(self.birth_on, self.birth_precision)

    @property
    def union_joined(self):
        """Ngày đã vào công đoàn as an ApproximateDate, or None for somebody who joins now."""
        return dates.ApproximateDate(self.union_joined_on, self.union_joined_precision) if self.union_joined_on else None

    @property
    def given_name(self):
        """Tên."""
        return names.split_name(self.full_name)[1]
