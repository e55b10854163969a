"""Thẻ đoàn viên."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.cards.choices import CardKind, WhyEnded
from congdoan.kernel.dated import DatedQuerySet


class Card(models.Model):
    """Thẻ đoàn viên: cấp cho ai, có giá trị từ ngày đến ngày, giao ngày nào, vì sao thôi dùng.

    Half-open days as in ``kernel.dated``; a card lost on the day it was issued held on no day, so its end may be its beginning. ``token``:
    what the public address ends with, drawn at random; it says nothing of its bearer. ``unit``: where it was issued; the card goes with the
    person to the next unit. Whether it is valid on a day is read from the membership of that day too (``queries.valid_unit``).
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="cards", verbose_name=_("người"))
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="cards", verbose_name=_("nơi cấp"))
    kind = models.CharField(_("loại thẻ"), max_length=8, choices=CardKind.choices, default=CardKind.ORDINARY)
    token = models.CharField(_("mã trong địa chỉ công khai"), max_length=32, unique=True)
    valid_from = models.DateField(_("cấp từ ngày"))
    valid_until = models.DateField(_("hết giá trị từ ngày"), null=True, blank=True)
    handed_on = models.DateField(_("giao ngày"), null=True, blank=True)
    why_ended = models.CharField(_("vì sao thôi giá trị"), max_length=10, choices=WhyEnded.choices, blank=True)
    end_note = models.CharField(_("ghi rõ thêm"), max_length=200, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("thẻ đoàn viên")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(valid_until__isnull=True), name="cards_card_one_open"),
            models.CheckConstraint(condition=Q(kind__in=CardKind.values), name="cards_card_kind_known"),
            models.CheckConstraint(condition=Q(why_ended__in=["", *WhyEnded.values]), name="cards_card_why_known"),
            models.CheckConstraint(condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="cards_card_dates"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True, why_ended="") | (Q(valid_until__isnull=False) & ~Q(why_ended="")),
                name="cards_card_end_says_why",
            ),
            models.CheckConstraint(condition=Q(handed_on__isnull=True) | Q(handed_on__gte=F("valid_from")), name="cards_card_handed_after"),
        ]

    class Privacy:
        """Cá nhân và nhạy cảm."""

        personal = ("person", "token", "valid_from", "valid_until", "handed_on", "why_ended", "end_note", "recorded_by")
        sensitive = ()

    def __str__(self):
        return f"{self.person_id} {self.valid_from}"
