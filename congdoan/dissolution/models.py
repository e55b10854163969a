"""Hồ sơ bàn giao của đơn vị kết thúc và các mục của nó."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.dissolution.choices import FileState, Kind, LineState
from congdoan.kernel.money import MoneyField


def _signed(verbose_name):
    return models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=verbose_name)


class DissolutionFile(models.Model):
    """Hồ sơ bàn giao của một đơn vị kết thúc: giao những gì, cho ai, hai bên ký ngày nào.

    ``closes_on``: the first day on which the unit is no more; ``plan``: the plan that ends it, none where an officer opened the file by hand.
    ``receiver_by_hand``: somebody chose another receiver than the plan's, which the file follows no more.
    A file of a plan that was undone or cancelled counts no more, and the next one of the unit takes its place.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="dissolution_files", verbose_name=_("đơn vị kết thúc"))
    plan = models.ForeignKey(
        "reorganization.Plan", models.PROTECT, null=True, blank=True, related_name="dissolution_files", verbose_name=_("theo phương án")
    )
    receiver = models.ForeignKey("units.Unit", models.PROTECT, related_name="dissolutions_received", verbose_name=_("nơi nhận"))
    receiver_by_hand = models.BooleanField(_("nơi nhận do người chọn"), default=False)
    closes_on = models.DateField(_("kết thúc từ ngày"))
    grounds = models.CharField(_("căn cứ"), max_length=200, blank=True)
    state = models.CharField(_("trạng thái"), max_length=9, choices=FileState.choices, default=FileState.OPEN)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    met_on = models.DateField(_("ngày bàn giao"), null=True, blank=True)
    place = models.CharField(_("nơi bàn giao"), max_length=200, blank=True)
    giver = models.CharField(_("đại diện bên giao"), max_length=200, blank=True)
    giver_post = models.CharField(_("chức vụ bên giao"), max_length=120, blank=True)
    taker = models.CharField(_("đại diện bên nhận"), max_length=200, blank=True)
    taker_post = models.CharField(_("chức vụ bên nhận"), max_length=120, blank=True)
    given_by = _signed(_("người ký bên giao"))
    given_at = models.DateTimeField(_("bên giao ký lúc"), null=True, blank=True)
    taken_by = _signed(_("người ký bên nhận"))
    taken_at = models.DateTimeField(_("bên nhận ký lúc"), null=True, blank=True)
    reason = models.CharField(_("lý do bỏ, mở lại"), max_length=300, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người mở"))
    recorded_at = models.DateTimeField(_("mở lúc"))

    class Meta:
        verbose_name = _("hồ sơ bàn giao của đơn vị kết thúc")
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=~Q(state=FileState.CANCELLED), name="dissolution_file_one_of_a_unit"),
            models.CheckConstraint(condition=Q(state__in=FileState.values), name="dissolution_file_state_known"),
            models.CheckConstraint(condition=~Q(unit=F("receiver")), name="dissolution_file_to_another"),
            models.CheckConstraint(condition=Q(taken_by__isnull=True) | ~Q(taken_by=F("given_by")), name="dissolution_file_two_persons"),
            models.CheckConstraint(
                condition=~Q(state__in=[FileState.GIVEN, FileState.DONE]) | Q(given_by__isnull=False), name="dissolution_file_given_signed"
            ),
            models.CheckConstraint(condition=~Q(state=FileState.DONE) | Q(taken_by__isnull=False), name="dissolution_file_done_signed"),
        ]
        indexes = [models.Index(fields=["state", "closes_on"], name="dissolution_file_late")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("giver", "taker", "given_by", "taken_by", "recorded_by")
        sensitive = ()

    def __str__(self):
        return f"{self.unit_id} {self.closes_on:%d/%m/%Y}"


class DissolutionLine(models.Model):
    """Mục bàn giao: một việc của hồ sơ, sổ ghi gì về nó, xong chưa, ai nhận, giấy tờ nào.

    ``said``: what the books said of it when the giving side signed; until then it is asked anew each time.
    """

    file = models.ForeignKey(DissolutionFile, models.CASCADE, related_name="lines", verbose_name=_("hồ sơ"))
    kind = models.CharField(_("mục"), max_length=9, choices=Kind.choices)
    place = models.PositiveSmallIntegerField(_("thứ tự"))
    title = models.CharField(_("nội dung"), max_length=200, blank=True)
    state = models.CharField(_("ra sao"), max_length=4, choices=LineState.choices, default=LineState.OPEN)
    amount = MoneyField(_("số tiền, trị giá"), null=True, blank=True)
    receiver = models.CharField(_("người nhận"), max_length=200, blank=True)
    proof = models.CharField(_("giấy tờ kèm theo"), max_length=200, blank=True)
    remark = models.CharField(_("ghi chú"), max_length=300, blank=True)
    said = models.CharField(_("sổ ghi"), max_length=300, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    ticked_by = _signed(_("người ghi"))
    ticked_at = models.DateTimeField(_("ghi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("mục bàn giao")
        constraints = [
            models.UniqueConstraint(fields=["file", "place"], name="dissolution_line_place_once"),
            models.UniqueConstraint(fields=["file", "kind"], condition=~Q(kind=Kind.OTHER), name="dissolution_line_kind_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="dissolution_line_kind_known"),
            models.CheckConstraint(condition=Q(state__in=LineState.values), name="dissolution_line_state_known"),
            models.CheckConstraint(condition=~Q(kind=Kind.OTHER) | ~Q(title=""), name="dissolution_line_other_named"),
            models.CheckConstraint(
                condition=Q(state=LineState.OPEN) | Q(ticked_by__isnull=False), name="dissolution_line_ticked_by_somebody"
            ),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gte=0), name="dissolution_line_amount_not_negative"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("receiver", "remark", "ticked_by")
        sensitive = ()

    def __str__(self):
        return self.title or self.get_kind_display()

    @property
    def words(self):
        """What the matter is called: the kind, or what was written."""
        return self.title or str(self.get_kind_display())
