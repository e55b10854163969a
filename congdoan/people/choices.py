"""Words that people are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """Giới tính."""

    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class Precision(models.TextChoices):
    """How exactly a date is known (biết đến ngày, tháng hay năm)."""

    DAY = "day", _("biết ngày")
    MONTH = "month", _("biết tháng")
    YEAR = "year", _("chỉ biết năm")
