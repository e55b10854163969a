"""Rows that hold from a day to a day (hiệu lực theo ngày): inside, the end is exclusive; None means still holding."""

import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _


class DatedQuerySet(models.QuerySet):
    """Adds ``as_of`` and ``overlapping``; nothing is filtered unless asked for."""

    def as_of(self, day):
        """Rows that hold on ``day``."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)

    def overlapping(self, start, end):
        """Rows that hold on at least one day of ``start`` .. ``end`` (``end`` exclusive, None = open)."""
        rows = self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=start))
        return rows if end is None else rows.filter(valid_from__lt=end)

    def clashing(self, *same):
        """Rows that still hold on the first day of a later row with the same values in the fields ``same``: there ought to be none."""
        later = self.filter(
            Q(valid_from__gt=OuterRef("valid_from")) | Q(valid_from=OuterRef("valid_from"), pk__gt=OuterRef("pk")),
            **{name: OuterRef(name) for name in same},
        )
        open_ended = Q(valid_until__isnull=True) & Exists(later)
        return self.filter(open_ended | Exists(later.filter(valid_from__lt=OuterRef("valid_until"))))


class Dated(models.Model):
    """Có hiệu lực: valid_from (first day), valid_until (day after the last one, or None)."""

    valid_from = models.DateField(_("từ ngày"))
    valid_until = models.DateField(_("hết hiệu lực từ ngày"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    @staticmethod
    def order_constraint(name):
        """CheckConstraint that the end lies after the beginning; each model passes its own ``name``."""
        return models.CheckConstraint(condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")), name=name)

    def holds_on(self, day):
        """True if the row holds on ``day``."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    @property
    def last_day(self):
        """The last day it holds, as people write it ("đến ngày"); None while it holds."""
        return self.valid_until - datetime.timedelta(days=1) if self.valid_until else None


class YearlyDue(Dated):
    """Hạn hằng năm: the day and month by which something about a year is done, so many years after it; with its source."""

    years_after = models.SmallIntegerField(_("sau mấy năm"))
    month = models.PositiveSmallIntegerField(_("tháng"))
    day = models.PositiveSmallIntegerField(_("ngày"))
    source = models.CharField(_("căn cứ"), max_length=300)

    class Meta:
        abstract = True

    def due_on(self, year):
        """The day of what is about ``year``."""
        return datetime.date(year + self.years_after, self.month, self.day)
