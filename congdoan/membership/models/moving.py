"""Chuyển sinh hoạt giữa hai đơn vị; tạm dừng sinh hoạt."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dated import Dated
from congdoan.membership import rules
from congdoan.membership.choices import SuspensionReason, TransferState, WhyLeft
from congdoan.units.caused import caused, caused_index

_CAME_TO_NOTHING = [TransferState.DECLINED.value, TransferState.CALLED_BACK.value, TransferState.UNDONE.value]
_MADE = [TransferState.CONFIRMED.value, TransferState.UNDONE.value]


class Transfer(models.Model):
    """Chuyển sinh hoạt: đơn vị mới đề nghị, đơn vị cũ xác nhận; thời gian ở hai nơi nối liền nhau, không trùng, không hở.

    ``undo_*``: which side asks that a move made by mistake be taken back, and why; ``kept_*``: when the other side answered that it stands, and
    why. Requests that came to nothing name no membership any more once that was taken out as recorded by mistake.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="transfers", verbose_name=_("người"))
    membership = models.ForeignKey(
        "membership.Membership",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers_away",
        verbose_name=_("đoàn viên ở nơi cũ"),
    )
    from_unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="transfers_away", verbose_name=_("đơn vị cũ"))
    to_unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="transfers_here", verbose_name=_("đơn vị mới"))
    moves_on = models.DateField(_("ngày về đơn vị mới"))
    job_title = models.CharField(_("chức vụ, công việc ở nơi mới"), max_length=120, blank=True)
    note = models.CharField(_("lời nhắn cho đơn vị cũ"), max_length=200, blank=True)
    asked_on = models.DateField(_("ngày đề nghị"))
    state = models.CharField(_("trạng thái"), max_length=12, choices=TransferState.choices, default=TransferState.ASKED)
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=200, blank=True)
    answered_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người trả lời")
    )
    made = models.OneToOneField(
        "membership.Membership", models.PROTECT, null=True, blank=True, related_name="transfer", verbose_name=_("đoàn viên ở nơi mới")
    )
    undo_unit = models.ForeignKey(
        "units.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị đề nghị bỏ lần chuyển")
    )
    undo_asked_on = models.DateField(_("ngày đề nghị bỏ lần chuyển"), null=True, blank=True)
    undo_reason = models.CharField(_("lý do bỏ lần chuyển"), max_length=200, blank=True)
    kept_on = models.DateField(_("ngày trả lời giữ nguyên lần chuyển"), null=True, blank=True)
    kept_reason = models.CharField(_("lý do giữ nguyên lần chuyển"), max_length=200, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("chuyển sinh hoạt")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(state=TransferState.ASKED), name="membership_transfer_one_asked"),
            models.CheckConstraint(condition=Q(state__in=TransferState.values), name="membership_transfer_state_known"),
            models.CheckConstraint(
                condition=(Q(state=TransferState.CONFIRMED) & Q(made__isnull=False))
                | (~Q(state=TransferState.CONFIRMED) & Q(made__isnull=True)),
                name="membership_transfer_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(state=TransferState.DECLINED) | (~Q(reason="") & Q(answered_on__isnull=False)),
                name="membership_transfer_says_why",
            ),
            models.CheckConstraint(condition=~Q(from_unit=models.F("to_unit")), name="membership_transfer_moves"),
            models.CheckConstraint(
                condition=Q(membership__isnull=False) | Q(state__in=_CAME_TO_NOTHING), name="membership_transfer_of_a_member"
            ),
            models.CheckConstraint(
                condition=Q(undo_unit__isnull=True, undo_asked_on__isnull=True, undo_reason="")
                | (Q(undo_asked_on__isnull=False, state__in=_MADE) & ~Q(undo_reason="")),
                name="membership_transfer_undo_says_why",
            ),
            models.CheckConstraint(
                condition=Q(kept_on__isnull=True, kept_reason="")
                | (Q(kept_on__isnull=False, undo_unit__isnull=False, state=TransferState.CONFIRMED) & ~Q(kept_reason="")),
                name="membership_transfer_kept_says_why",
            ),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = (
            "person",
            "membership",
            "made",
            "job_title",
            "note",
            "reason",
            "answered_by",
            "undo_reason",
            "kept_reason",
            "recorded_by",
        )
        sensitive = ()

    def __str__(self):
        return f"{self.person_id} {self.from_unit_id} > {self.to_unit_id}"

    @property
    def answer_due(self):
        """Hạn trả lời: the last day on which the old unit's answer is in time."""
        return rules.answer_due(self.asked_on)

    @property
    def undo_waits(self):
        """Một bên đề nghị bỏ lần chuyển, bên kia chưa trả lời."""
        return self.state == TransferState.CONFIRMED and self.undo_unit_id is not None and self.kept_on is None

    @property
    def kept_by(self):
        """Đơn vị trả lời giữ nguyên: the other side than the one that asked; None where nothing was kept."""
        if self.kept_on is None:
            return None
        return self.to_unit if self.undo_unit_id == self.from_unit_id else self.from_unit


class Suspension(Dated):
    """Tạm dừng sinh hoạt: vẫn là đoàn viên, nhưng thôi sinh hoạt từ ngày đến ngày, vì lý do gì.

    ``begun_by``, ``ended_by``: the event by which a pause went over to the membership at another unit, there and here; ``lasted_until``: the
    end that it had before. ``cut_by_leaving``: it ended because its membership did; taken back, it lasts until ``lasted_until`` again.
    """

    membership = models.ForeignKey("membership.Membership", models.PROTECT, related_name="suspensions", verbose_name=_("đoàn viên"))
    reason = models.CharField(_("lý do"), max_length=12, choices=SuspensionReason.choices)
    note = models.CharField(_("ghi rõ thêm"), max_length=200, blank=True)
    begun_by = caused(_("mở theo biến động"))
    ended_by = caused(_("khép theo biến động"))
    lasted_until = models.DateField(_("trước đó hết hiệu lực từ ngày"), null=True, blank=True)
    cut_by_leaving = models.BooleanField(_("khép theo lần rời đơn vị"), default=False)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("tạm dừng sinh hoạt")
        constraints = [
            models.UniqueConstraint(fields=["membership"], condition=Q(valid_until__isnull=True), name="membership_suspension_one_open"),
            models.CheckConstraint(condition=Q(reason__in=SuspensionReason.values), name="membership_suspension_reason_known"),
            Dated.order_constraint("membership_suspension_dates"),
        ]
        indexes = [
            caused_index("begun_by", "membership_pause_begun_by"),
            caused_index("ended_by", "membership_pause_ended_by"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("membership", "note", "recorded_by")
        sensitive = ("reason",)

    def __str__(self):
        return f"{self.membership_id} {self.valid_from}"


class LeavingAhead(models.Model):
    """Lần rời ghi trước: ngày rời đã ghi của một đoàn viên mà một biến động tổ chức khép sớm hơn; hoàn tác thì ngày ấy lại như cũ.

    Who goes to another unit takes the day along: the membership there ends on it.
    """

    membership = models.ForeignKey("membership.Membership", models.PROTECT, related_name="leavings_ahead", verbose_name=_("đoàn viên"))
    event = models.ForeignKey("units.Event", models.PROTECT, related_name="+", verbose_name=_("biến động"))
    valid_until = models.DateField(_("hết hiệu lực từ ngày"))
    why_left = models.CharField(_("lý do rời"), max_length=14, choices=WhyLeft.choices, blank=True)
    why_left_note = models.CharField(_("lý do rời, ghi rõ"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("lần rời ghi trước")
        constraints = [
            models.UniqueConstraint(fields=["event", "membership"], name="membership_leaving_ahead_once"),
            models.CheckConstraint(condition=Q(why_left__in=["", *WhyLeft.values]), name="membership_leaving_ahead_why_known"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("membership", "why_left", "why_left_note")
        sensitive = ()

    def __str__(self):
        return f"{self.membership_id} {self.valid_until}"
