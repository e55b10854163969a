"""Permissions, reasons of visits, occasions of gifts, kinds of recipients."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng chăm lo."""

    RECORD_VISIT = "care.record_visit", _("ghi nhận thăm hỏi")
    VIEW_VISITS = "care.view_visits", _("xem sổ thăm hỏi")
    VIEW_VISIT_REASON = "care.view_visit_reason", _("xem lý do thăm hỏi")
    GIVE_GIFTS = "care.give_gifts", _("ghi tặng quà")
    VIEW_GIFTS = "care.view_gifts", _("xem sổ tặng quà")


class Reason(models.TextChoices):
    """Lý do thăm hỏi."""

    HOSPITAL = "hospital", _("nằm viện")
    SICK_AT_HOME = "sick_at_home", _("ốm tại nhà")
    CHILDBIRTH = "childbirth", _("sinh con")
    FUNERAL = "funeral", _("hiếu")
    WEDDING = "wedding", _("hỷ")
    HARDSHIP = "hardship", _("khó khăn")
    ACCIDENT = "accident", _("tai nạn")
    RETIREMENT = "retirement", _("nghỉ hưu")
    OTHER = "other", _("lý do khác")


class Occasion(models.TextChoices):
    """Dịp tặng quà."""

    TET = "tet", _("Tết Nguyên đán")
    WOMEN_0803 = "women_0803", _("Quốc tế Phụ nữ 8/3")
    WOMEN_2010 = "women_2010", _("Phụ nữ Việt Nam 20/10")
    CHILDREN_0106 = "children_0106", _("Tết Thiếu nhi 1/6")
    MID_AUTUMN = "mid_autumn", _("Tết Trung thu")
    INVALIDS_2707 = "invalids_2707", _("Thương binh - Liệt sĩ 27/7")
    GOOD_PUPILS = "good_pupils", _("khen học sinh giỏi")
    BIRTHDAY = "birthday", _("sinh nhật")
    RETIREMENT = "retirement", _("nghỉ hưu")
    OTHER = "other", _("dịp khác")


class Recipient(models.TextChoices):
    """Quan hệ của người nhận với công đoàn."""

    MEMBER = "member", _("đoàn viên")
    CHILD = "child", _("con đoàn viên")
    OTHER = "other", _("khác")
