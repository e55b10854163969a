"""Words of the room congress: forms of a congress, what is elected, where; and which post follows from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.organization.choices import Post


class Permission(models.TextChoices):
    """Quyền của phòng congress."""

    RECORD_CONGRESS = "congress.record_congress", _("ghi đại hội")
    RECORD_ELECTION = "congress.record_election", _("ghi kết quả bầu cử")
    CANCEL_ELECTION = "congress.cancel_election", _("bỏ kết quả bầu cử ghi nhầm")
    VIEW_CONGRESSES = "congress.view_congresses", _("xem đại hội, kết quả bầu cử")


class Form(models.TextChoices):
    """Hình thức đại hội."""

    PLENARY = "plenary", _("toàn thể")
    DELEGATE = "delegate", _("đại biểu")


class At(models.TextChoices):
    """Nơi bầu."""

    CONGRESS = "congress", _("đại hội")
    COMMITTEE_MEETING = "committee_meeting", _("hội nghị BCH")


class Position(models.TextChoices):
    """Chức danh được bầu, in the order of a congress."""

    COMMITTEE = "committee", _("Ban Chấp hành")
    STANDING_COMMITTEE = "standing_committee", _("Ban Thường vụ")
    CHAIR = "chair", _("Chủ tịch")
    VICE_CHAIR = "vice_chair", _("Phó chủ tịch")
    INSPECTION = "inspection", _("Ủy ban Kiểm tra")
    INSPECTION_CHAIR = "inspection_chair", _("Chủ nhiệm Ủy ban Kiểm tra")
    INSPECTION_VICE_CHAIR = "inspection_vice_chair", _("Phó chủ nhiệm Ủy ban Kiểm tra")
    DELEGATE = "delegate", _("Đại biểu dự đại hội cấp trên")
    ALTERNATE = "alternate", _("Đại biểu dự khuyết dự đại hội cấp trên")
    GROUP_LEADER = "group_leader", _("Tổ trưởng")
    DEPUTY_GROUP_LEADER = "deputy_group_leader", _("Tổ phó")


POSITION_ALSO = {
    "Ủy viên Ban Chấp hành": Position.COMMITTEE,
    "BCH": Position.COMMITTEE,
    "UV BCH": Position.COMMITTEE,
    "Ủy viên BCH": Position.COMMITTEE,
    "Ủy viên Ban Thường vụ": Position.STANDING_COMMITTEE,
    "BTV": Position.STANDING_COMMITTEE,
    "Ủy viên Ủy ban Kiểm tra": Position.INSPECTION,
    "UBKT": Position.INSPECTION,
    "Ủy viên UBKT": Position.INSPECTION,
    "Chủ nhiệm UBKT": Position.INSPECTION_CHAIR,
    "Phó chủ nhiệm UBKT": Position.INSPECTION_VICE_CHAIR,
    "Đại biểu": Position.DELEGATE,
    "Đại biểu chính thức": Position.DELEGATE,
    "Đại biểu dự khuyết": Position.ALTERNATE,
}
"""Other wordings met in books."""

POSTS = {
    Position.COMMITTEE: Post.COMMITTEE_MEMBER,
    Position.STANDING_COMMITTEE: Post.STANDING_MEMBER,
    Position.CHAIR: Post.CHAIR,
    Position.VICE_CHAIR: Post.VICE_CHAIR,
    Position.INSPECTION: Post.INSPECTION_MEMBER,
    Position.INSPECTION_CHAIR: Post.INSPECTION_CHAIR,
    Position.INSPECTION_VICE_CHAIR: Post.INSPECTION_VICE_CHAIR,
    Position.GROUP_LEADER: Post.GROUP_LEADER,
    Position.DEPUTY_GROUP_LEADER: Post.DEPUTY_GROUP_LEADER,
}
"""The post that the elected take up; delegates take up none."""

CHAIRS = (Position.CHAIR, Position.VICE_CHAIR)
DELEGATES = (Position.DELEGATE, Position.ALTERNATE)
