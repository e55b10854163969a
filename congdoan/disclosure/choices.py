"""Words of the room disclosure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng công khai tài chính."""

    MAKE_PUBLICATION = "disclosure.make_publication", _("công khai tài chính với đoàn viên")
    VIEW_PUBLICATIONS = "disclosure.view_publications", _("xem các lần công khai tài chính")
    ANSWER_QUESTION = "disclosure.answer_question", _("trả lời câu hỏi về công khai tài chính")


class Kind(models.TextChoices):
    """Công khai việc gì."""

    CARE = "care", _("chi chăm lo đoàn viên")
    FUNDS = "funds", _("quỹ, đợt vận động")
    DUES = "dues", _("đoàn phí, kinh phí")
    ESTIMATE = "estimate", _("dự toán")
    SETTLEMENT = "settlement", _("quyết toán")


class Place(models.TextChoices):
    """Công khai ở đâu; APP: the members' page, where each publication stands from the day it is made."""

    BOARD = "board", _("bảng tin")
    MEETING = "meeting", _("hội nghị")
    GROUP = "group", _("nhóm chat của đơn vị")
    PAGE = "page", _("trang của đơn vị")
    APP = "app", _("trang Công khai của đoàn viên")


CHOSEN = [(place.value, place.label) for place in Place if place != Place.APP]
"""Places that an officer names; the members' page is there by itself."""
OF_ONE_DAY = (Place.MEETING,)
"""Told there on one day, not left hanging."""
