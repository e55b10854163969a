"""Đại hội, cuộc bầu, người ứng cử."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.congress.choices import At, Form, Position
from congdoan.people.recorded import Recorded, RecordedQuerySet


class Congress(Recorded):
    """Đại hội: một đơn vị họp ngày nào, lần thứ mấy, mở nhiệm kỳ nào, ai dự."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="congresses", verbose_name=_("đơn vị"))
    held_on = models.DateField(_("ngày đại hội"))
    ordinal = models.PositiveSmallIntegerField(_("lần thứ"), null=True, blank=True)
    first_year = models.PositiveSmallIntegerField(_("nhiệm kỳ từ năm"))
    last_year = models.PositiveSmallIntegerField(_("nhiệm kỳ đến năm"))
    form = models.CharField(_("hình thức"), max_length=8, choices=Form.choices)
    summoned = models.PositiveIntegerField(_("số triệu tập"), null=True, blank=True)
    present = models.PositiveIntegerField(_("số có mặt"), null=True, blank=True)
    guests = models.TextField(_("khách mời"), blank=True)
    agenda = models.TextField(_("chương trình"), blank=True)
    resolution = models.TextField(_("nghị quyết"), blank=True)

    objects = RecordedQuerySet.as_manager()

    class Meta:
        verbose_name = _("đại hội")
        constraints = [
            models.UniqueConstraint(fields=["unit", "held_on"], condition=Q(cancelled_on__isnull=True), name="congress_congress_once"),
            models.CheckConstraint(condition=Q(form__in=Form.values), name="congress_congress_form_known"),
            models.CheckConstraint(condition=Q(last_year__gt=F("first_year")), name="congress_congress_term_years"),
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(summoned__isnull=True) | Q(present__lte=F("summoned")),
                name="congress_congress_attendance",
            ),
            Recorded.cancelled_constraint("congress_congress_cancelled_with_reason"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("guests", "recorded_by")
        sensitive = ()

    def __str__(self):
        return f"{self.unit_id} {self.term}"

    @property
    def term(self):
        """Nhiệm kỳ that the congress opened: "2023-2028"."""
        return f"{self.first_year}-{self.last_year}"


class Election(Recorded):
    """Cuộc bầu: bầu chức danh nào, ở đâu, ngày nào, vòng mấy, mấy người; số phiếu phát ra, thu về, hợp lệ."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="elections", verbose_name=_("đơn vị"))
    held_on = models.DateField(_("ngày bầu"))
    at = models.CharField(_("tại"), max_length=18, choices=At.choices)
    position = models.CharField(_("chức danh"), max_length=24, choices=Position.choices)
    round = models.PositiveSmallIntegerField(_("vòng"), default=1)
    seats = models.PositiveSmallIntegerField(_("số lượng bầu"))
    issued = models.PositiveIntegerField(_("phiếu phát ra"))
    collected = models.PositiveIntegerField(_("phiếu thu về"))
    valid = models.PositiveIntegerField(_("phiếu hợp lệ"))

    objects = RecordedQuerySet.as_manager()

    class Meta:
        verbose_name = _("cuộc bầu")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "held_on", "at", "position", "round"],
                condition=Q(cancelled_on__isnull=True),
                name="congress_election_once",
            ),
            models.CheckConstraint(condition=Q(at__in=At.values), name="congress_election_place_known"),
            models.CheckConstraint(condition=Q(position__in=Position.values), name="congress_election_position_known"),
            models.CheckConstraint(condition=Q(seats__gte=1, round__gte=1, issued__gte=1), name="congress_election_of_somebody"),
            models.CheckConstraint(
                condition=Q(collected__lte=F("issued"), valid__lte=F("collected")), name="congress_election_ballots_add_up"
            ),
            Recorded.cancelled_constraint("congress_election_cancelled_with_reason"),
        ]
        indexes = [models.Index(fields=["unit", "held_on"], name="congress_election_of_unit")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.get_position_display()} {self.held_on:%d/%m/%Y}"

    @property
    def invalid(self):
        """Phiếu không hợp lệ."""
        return self.collected - self.valid


class Candidate(models.Model):
    """Người ứng cử trong một cuộc bầu: số phiếu, và trúng cử hay không (do máy tính, không ghi tay)."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="candidates", verbose_name=_("đơn vị"))
    election = models.ForeignKey(Election, models.PROTECT, related_name="candidates", verbose_name=_("cuộc bầu"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="candidacies", verbose_name=_("người ứng cử"))
    place = models.PositiveSmallIntegerField(_("thứ tự trong danh sách"))
    votes = models.PositiveIntegerField(_("số phiếu"))
    elected = models.BooleanField(_("trúng cử"), default=False)

    class Meta:
        verbose_name = _("người ứng cử")
        constraints = [models.UniqueConstraint(fields=["election", "person"], name="congress_candidate_once")]
        indexes = [models.Index(fields=["person"], name="congress_candidate_person")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "votes", "elected")
        sensitive = ()

    def __str__(self):
        return f"{self.person_id}: {self.votes}"
