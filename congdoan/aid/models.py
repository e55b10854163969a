"""Đề nghị trợ cấp và các bước."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.aid.choices import ONCE, StepKind, Way
from congdoan.attachments.kept import KeptFile
from congdoan.care.choices import Reason
from congdoan.kernel.money import MoneyField, money_not_negative
from congdoan.people.recorded import Recorded


class Request(Recorded):
    """Đề nghị trợ cấp: cho một đoàn viên, vì lý do gì, xin bao nhiêu; ``is_confidential``: only the chair and whoever he names know of it."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("đoàn viên"))
    asked_on = models.DateField(_("ngày đề nghị"))
    way = models.CharField(_("đến từ đâu"), max_length=8, choices=Way.choices)
    reason = models.CharField(_("lý do"), max_length=16, choices=Reason.choices)
    what = models.CharField(_("việc gì xảy ra"), max_length=1000)
    amount_asked = MoneyField(_("số tiền đề nghị"), null=True, blank=True)
    is_confidential = models.BooleanField(_("kín"), default=False)

    class Meta:
        verbose_name = _("đề nghị trợ cấp")
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="aid_request_way_known"),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="aid_request_reason_known"),
            models.CheckConstraint(condition=~Q(what=""), name="aid_request_says_what"),
            models.CheckConstraint(condition=Q(amount_asked__isnull=True) | Q(amount_asked__gt=0), name="aid_request_asks_something"),
            Recorded.cancelled_constraint("aid_request_cancelled_with_reason"),
        ]
        indexes = [
            models.Index(fields=["unit", "asked_on"], name="aid_request_of_unit"),
            models.Index(fields=["person", "asked_on"], name="aid_request_of_person"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "recorded_by", "cancel_reason")
        sensitive = ("reason", "what")

    def __str__(self):
        return f"{self.asked_on} {self.person_id}"


class Evidence(KeptFile):
    """Giấy tờ của đề nghị: giấy ra viện, hóa đơn; opened by whoever may read the reason, and by the member. Taken out, its bytes are gone."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="evidence", verbose_name=_("đề nghị"))

    class Meta:
        verbose_name = _("giấy tờ của đề nghị trợ cấp")
        constraints = KeptFile.kept_constraints("aid_evidence", "request")

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by", "cancel_reason")
        sensitive = ("file_name", "content")


class Step(models.Model):
    """Một bước của đề nghị: ai làm, lúc nào, bao nhiêu; never changed. ``visit``, ``gift``: what was given."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="steps", verbose_name=_("đề nghị"))
    kind = models.CharField(_("bước"), max_length=8, choices=StepKind.choices)
    taken_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người làm"))
    taken_at = models.DateTimeField(_("làm lúc"))
    amount = MoneyField(_("số tiền"), null=True, blank=True)
    words = models.CharField(_("ghi thêm"), max_length=300, blank=True)
    named = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người được cho biết")
    )
    visit = models.ForeignKey("care.Visit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lượt thăm hỏi"))
    gift = models.ForeignKey("care.Gift", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("suất quà"))

    class Meta:
        verbose_name = _("bước của đề nghị trợ cấp")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="aid_step_kind_known"),
            models.UniqueConstraint(fields=["request", "kind"], condition=Q(kind__in=ONCE), name="aid_step_once"),
            models.UniqueConstraint(fields=["request"], condition=Q(kind__in=("approved", "refused")), name="aid_step_decided_once"),
            money_not_negative("aid_step_amount_not_negative", "amount"),
            models.CheckConstraint(
                condition=Q(kind="given", visit__isnull=False, gift__isnull=True)
                | Q(kind="given", visit__isnull=True, gift__isnull=False)
                | (~Q(kind="given") & Q(visit__isnull=True, gift__isnull=True)),
                name="aid_step_given_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(kind="named", named__isnull=False) | (~Q(kind="named") & Q(named__isnull=True)), name="aid_step_names_somebody"
            ),
            models.CheckConstraint(condition=~Q(kind__in=("approved", "given")) | Q(amount__isnull=False), name="aid_step_amount_said"),
            models.CheckConstraint(condition=~Q(kind="refused") | ~Q(words=""), name="aid_step_refused_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("taken_by", "named")
        sensitive = ("words",)

    def __str__(self):
        return f"{self.get_kind_display()} {self.request_id}"

    @property
    def given(self):
        """The visit or gift that was given, or None."""
        return self.visit or self.gift
