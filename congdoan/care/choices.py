"""Permissions, reasons of visits, occasions of gifts, kinds of recipients."""

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng chăm lo."""

    RECORD_VISIT = "care.record_visit", _("ghi nhận thăm hỏi")
    VIEW_VISITS = "care.view_visits", _("xem sổ thăm hỏi")
    VIEW_VISIT_REASON = "care.view_visit_reason", _("xem lý do thăm hỏi")
    UNMASK_VISIT_REASON = "care.unmask_visit_reason", _("mở xem lý do thăm hỏi khi ghi vì sao")
    GIVE_GIFTS = "care.give_gifts", _("ghi tặng quà")
    VIEW_GIFTS = "care.view_gifts", _("xem sổ tặng quà")
    KEEP_NORMS = "care.keep_norms", _("ghi định mức chi theo quy chế chi tiêu nội bộ")
    VIEW_NORMS = "care.view_norms", _("xem định mức chi")


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


class Relation(models.TextChoices):
    """Người được thăm, được tặng là ai đối với đoàn viên."""

    MEMBER = "member", _("đoàn viên")
    PARENT = "parent", _("cha, mẹ hai bên")
    SPOUSE = "spouse", _("vợ, chồng")
    CHILD = "child", _("con")
    OTHER = "other", _("người khác")


class Per(models.TextChoices):
    """Định mức tính cho một lần hay cho cả năm."""

    CASE = "case", _("một lần")
    YEAR = "year", _("một năm")


def visit_event(reason):
    """The event of a norm that a visit for ``reason`` is."""
    return f"visit:{reason}"


def gift_event(occasion):
    """The event of a norm that a gift on ``occasion`` is."""
    return f"gift:{occasion}"


EVENTS = [
    *((visit_event(reason.value), format_lazy(_("thăm hỏi: {what}"), what=reason.label)) for reason in Reason),
    *((gift_event(occasion.value), format_lazy(_("quà: {what}"), what=occasion.label)) for occasion in Occasion),
]
"""What a norm may be of: a reason of a visit, an occasion of a gift."""

REASONS_ALSO = {
    "ốm": Reason.SICK_AT_HOME,
    "ốm đau": Reason.SICK_AT_HOME,
    "đau ốm": Reason.SICK_AT_HOME,
    "bị ốm": Reason.SICK_AT_HOME,
    "ốm nằm viện": Reason.HOSPITAL,
    "đi viện": Reason.HOSPITAL,
    "nhập viện": Reason.HOSPITAL,
    "phẫu thuật": Reason.HOSPITAL,
    "điều trị tại bệnh viện": Reason.HOSPITAL,
    "thai sản": Reason.CHILDBIRTH,
    "sinh": Reason.CHILDBIRTH,
    "sinh cháu": Reason.CHILDBIRTH,
    "tang lễ": Reason.FUNERAL,
    "tang": Reason.FUNERAL,
    "viếng": Reason.FUNERAL,
    "việc hiếu": Reason.FUNERAL,
    "tứ thân phụ mẫu": Reason.FUNERAL,
    "cưới": Reason.WEDDING,
    "kết hôn": Reason.WEDDING,
    "hỉ": Reason.WEDDING,
    "việc hỷ": Reason.WEDDING,
    "hoàn cảnh khó khăn": Reason.HARDSHIP,
    "trợ cấp khó khăn": Reason.HARDSHIP,
    "tai nạn lao động": Reason.ACCIDENT,
    "tai nạn giao thông": Reason.ACCIDENT,
    "hưu": Reason.RETIREMENT,
    "hưu trí": Reason.RETIREMENT,
    "khác": Reason.OTHER,
}
"""Other wordings met in books."""

OCCASIONS_ALSO = {
    "Tết": Occasion.TET,
    "Tết Âm lịch": Occasion.TET,
    "Tết cổ truyền": Occasion.TET,
    "8/3": Occasion.WOMEN_0803,
    "08/03": Occasion.WOMEN_0803,
    "Quốc tế Phụ nữ": Occasion.WOMEN_0803,
    "Ngày Quốc tế Phụ nữ 8/3": Occasion.WOMEN_0803,
    "20/10": Occasion.WOMEN_2010,
    "Ngày Phụ nữ Việt Nam 20/10": Occasion.WOMEN_2010,
    "Phụ nữ Việt Nam": Occasion.WOMEN_2010,
    "1/6": Occasion.CHILDREN_0106,
    "01/06": Occasion.CHILDREN_0106,
    "Tết Thiếu nhi": Occasion.CHILDREN_0106,
    "Quốc tế Thiếu nhi": Occasion.CHILDREN_0106,
    "Quốc tế Thiếu nhi 1/6": Occasion.CHILDREN_0106,
    "Trung thu": Occasion.MID_AUTUMN,
    "27/7": Occasion.INVALIDS_2707,
    "Thương binh liệt sĩ": Occasion.INVALIDS_2707,
    "Học sinh giỏi": Occasion.GOOD_PUPILS,
    "Khen thưởng học sinh giỏi": Occasion.GOOD_PUPILS,
    "Sinh nhật đoàn viên": Occasion.BIRTHDAY,
    "Hưu trí": Occasion.RETIREMENT,
    "khác": Occasion.OTHER,
}
