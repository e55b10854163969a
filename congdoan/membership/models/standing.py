"""Trình độ, chứng chỉ theo ngày; chức vụ dân cử, cấp ủy ngoài công đoàn."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dated import Dated, DatedQuerySet
from congdoan.membership.choices import CouncilLevel, QualificationKind
from congdoan.membership.levels import label_of
from congdoan.people.recorded import Recorded, RecordedQuerySet


class StandingQuerySet(DatedQuerySet, RecordedQuerySet):
    """As of a day, and standing."""


class Qualification(Dated, Recorded):
    """Trình độ, chứng chỉ: loại gì, bậc nào, từ ngày cấp đến ngày hết hạn (None: không hết hạn)."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="qualifications", verbose_name=_("người"))
    kind = models.CharField(_("loại"), max_length=14, choices=QualificationKind.choices)
    level = models.CharField(_("bậc"), max_length=20)
    certificate = models.CharField(_("văn bằng, chứng chỉ"), max_length=120, blank=True)
    issuer = models.CharField(_("nơi cấp"), max_length=160, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("trình độ, chứng chỉ")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "level", "valid_from", "certificate"],
                condition=Q(cancelled_on__isnull=True),
                name="membership_qualification_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=QualificationKind.values), name="membership_qualification_kind_known"),
            Dated.order_constraint("membership_qualification_dates"),
            Recorded.cancelled_constraint("membership_qualification_cancelled"),
        ]
        indexes = [models.Index(fields=["kind", "level", "person", "valid_from", "valid_until"], name="membership_qualified")]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "kind", "level", "certificate", "issuer", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.person_id} {self.kind} {self.level}"

    @property
    def level_text(self):
        """Bậc, in words."""
        return label_of(self.kind, self.level)


class Council(models.Model):
    """Cơ quan dân cử, cấp ủy: hội đồng nhân dân, Quốc hội, cấp ủy của một nhiệm kỳ, có bao nhiêu đại biểu."""

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="councils", verbose_name=_("đơn vị ghi"))
    name = models.CharField(_("tên"), max_length=160)
    level = models.CharField(_("cấp"), max_length=14, choices=CouncilLevel.choices)
    first_year = models.PositiveSmallIntegerField(_("từ năm"))
    last_year = models.PositiveSmallIntegerField(_("đến năm"))
    seats = models.PositiveSmallIntegerField(_("tổng số đại biểu"))
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("cơ quan dân cử")
        constraints = [
            models.UniqueConstraint(fields=["unit", "name", "first_year"], name="membership_council_once"),
            models.CheckConstraint(condition=Q(level__in=CouncilLevel.values), name="membership_council_level_known"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="membership_council_years"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="membership_council_seats"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("recorded_by",)
        sensitive = ()

    def __str__(self):
        return f"{self.name} {self.term}"

    @property
    def term(self):
        """Nhiệm kỳ: "2016-2021"."""
        return f"{self.first_year}-{self.last_year}"


class CouncilSeat(Dated, Recorded):
    """Chức vụ dân cử: một đoàn viên là đại biểu của cơ quan dân cử, cấp ủy viên, từ ngày đến ngày.

    Held no longer than the council's term, whether an end is written or not (``ended_on``, ``queries.seats_held``).
    """

    council = models.ForeignKey(Council, models.PROTECT, related_name="held", verbose_name=_("cơ quan dân cử"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="council_seats", verbose_name=_("người"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="council_seats", verbose_name=_("đơn vị"))

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("chức vụ dân cử")
        constraints = [
            models.UniqueConstraint(
                fields=["council", "person", "valid_from"], condition=Q(cancelled_on__isnull=True), name="membership_seat_once"
            ),
            models.UniqueConstraint(
                fields=["council", "person"],
                condition=Q(valid_until__isnull=True, cancelled_on__isnull=True),
                name="membership_seat_one_open",
            ),
            Dated.order_constraint("membership_seat_dates"),
            Recorded.cancelled_constraint("membership_seat_cancelled"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "recorded_by", "cancel_reason")
        sensitive = ()

    def __str__(self):
        return f"{self.person_id} {self.council_id}"

    @property
    def ended_on(self):
        """The last day of the seat, past or to come: the one that is written, or the term's where that comes first.

        ``next_on``: the first day of a seat in the body's next term, where a query says it (``queries.with_next_term``).
        """
        ends = [self.valid_until, getattr(self, "next_on", None), datetime.date(self.council.last_year + 1, 1, 1)]
        return min(filter(None, ends)) - datetime.timedelta(days=1)
