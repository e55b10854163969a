"""Posts, the role that follows from each, how a post was come by; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.access.roles import Role


class Permission(models.TextChoices):
    """Quyền của phòng tổ chức."""

    VIEW_UNITS = "organization.view_units", _("xem tổ chức")
    FOUND_UNIT = "organization.found_unit", _("lập, sửa, kết thúc đơn vị")
    CHANGE_UNIT = "organization.change_unit", _("đổi tên, loại, cấp trên của đơn vị trực thuộc")
    VIEW_POSTS = "organization.view_posts", _("xem chức vụ công đoàn")
    APPOINT = "organization.appoint", _("ghi chức vụ công đoàn")
    RECORD_FACTS = "organization.record_facts", _("ghi trụ sở, con dấu, cơ quan của đơn vị")
    WITHDRAW_POSTS = "organization.withdraw_posts", _("bỏ chức vụ ghi từ cuộc bầu ghi nhầm")
    KEEP_AREAS = "organization.keep_areas", _("lập, sửa cây địa bàn, cây ngành")
    OPEN_TERM = "organization.open_term", _("mở nhiệm kỳ")


class Post(models.TextChoices):
    """Chức vụ công đoàn, in the order of lists."""

    CHAIR = "chair", _("Chủ tịch")
    VICE_CHAIR = "vice_chair", _("Phó chủ tịch")
    STANDING_MEMBER = "standing_member", _("Ủy viên Ban Thường vụ")
    COMMITTEE_MEMBER = "committee_member", _("Ủy viên Ban Chấp hành")
    INSPECTION_CHAIR = "inspection_chair", _("Chủ nhiệm Ủy ban Kiểm tra")
    INSPECTION_VICE_CHAIR = "inspection_vice_chair", _("Phó chủ nhiệm Ủy ban Kiểm tra")
    INSPECTION_MEMBER = "inspection_member", _("Ủy viên Ủy ban Kiểm tra")
    ACCOUNTANT = "accountant", _("Kế toán")
    CASHIER = "cashier", _("Thủ quỹ")
    GROUP_LEADER = "group_leader", _("Tổ trưởng")
    DEPUTY_GROUP_LEADER = "deputy_group_leader", _("Tổ phó")
    WOMEN_BOARD_HEAD = "women_board_head", _("Trưởng Ban Nữ công")
    WOMEN_BOARD_MEMBER = "women_board_member", _("Ủy viên Ban Nữ công")
    OFFICER = "officer", _("Cán bộ công đoàn chuyên trách")


SHORT = {
    Post.STANDING_MEMBER: _("UV BTV"),
    Post.COMMITTEE_MEMBER: _("UV BCH"),
    Post.INSPECTION_CHAIR: _("Chủ nhiệm UBKT"),
    Post.INSPECTION_VICE_CHAIR: _("Phó chủ nhiệm UBKT"),
    Post.INSPECTION_MEMBER: _("UV UBKT"),
    Post.WOMEN_BOARD_MEMBER: _("UV Ban Nữ công"),
    Post.OFFICER: _("Chuyên trách"),
}
"""Short words for badges where the full ones are long."""

ALSO = {
    "UV BCH": Post.COMMITTEE_MEMBER,
    "UVBCH": Post.COMMITTEE_MEMBER,
    "Ủy viên": Post.COMMITTEE_MEMBER,
    "UV BTV": Post.STANDING_MEMBER,
    "Chủ nhiệm UBKT": Post.INSPECTION_CHAIR,
    "Phó chủ nhiệm UBKT": Post.INSPECTION_VICE_CHAIR,
    "UV UBKT": Post.INSPECTION_MEMBER,
    "Ủy viên UBKT": Post.INSPECTION_MEMBER,
    "Tổ trưởng công đoàn": Post.GROUP_LEADER,
    "Tổ phó công đoàn": Post.DEPUTY_GROUP_LEADER,
    "Tổ trưởng tổ nữ công": Post.GROUP_LEADER,
    "Trưởng ban nữ công quần chúng": Post.WOMEN_BOARD_HEAD,
}
"""Other wordings met in books."""

COMMITTEE = (Post.CHAIR, Post.VICE_CHAIR, Post.STANDING_MEMBER, Post.COMMITTEE_MEMBER)
INSPECTION = (Post.INSPECTION_CHAIR, Post.INSPECTION_VICE_CHAIR, Post.INSPECTION_MEMBER)
GROUP_POSTS = (Post.GROUP_LEADER, Post.DEPUTY_GROUP_LEADER)
MONEY = (Post.ACCOUNTANT, Post.CASHIER)
SINGLE = (Post.CHAIR, Post.INSPECTION_CHAIR, Post.CASHIER, Post.GROUP_LEADER, Post.WOMEN_BOARD_HEAD)
"""Posts that one person holds at a time."""

ROLES = {
    Post.CHAIR: Role.CHAIR,
    Post.VICE_CHAIR: Role.VICE_CHAIR,
    Post.STANDING_MEMBER: Role.COMMITTEE_MEMBER,
    Post.COMMITTEE_MEMBER: Role.COMMITTEE_MEMBER,
    Post.INSPECTION_CHAIR: Role.INSPECTOR,
    Post.INSPECTION_VICE_CHAIR: Role.INSPECTOR,
    Post.INSPECTION_MEMBER: Role.INSPECTOR,
    Post.ACCOUNTANT: Role.ACCOUNTANT,
    Post.CASHIER: Role.CASHIER,
    Post.GROUP_LEADER: Role.GROUP_LEADER,
    Post.DEPUTY_GROUP_LEADER: Role.GROUP_LEADER,
    Post.OFFICER: Role.SUPERIOR_OFFICER,
}
"""The role that follows from a post; posts that are not named bring no rights."""

UPPER_LEVEL = 3
GRASSROOTS_LEVEL = UPPER_LEVEL + 1
"""Kinds of this level and nearer the root stand above the grassroots: their officers see totals, not the members of unions below."""


class How(models.TextChoices):
    """Vì sao giữ chức vụ."""

    ELECTED = "elected", _("được bầu")
    BY_ELECTION = "by_election", _("được bầu bổ sung")
    APPOINTED = "appointed", _("được chỉ định, phân công")
    IMPORTED = "imported", _("ghi theo sổ cũ")


class FactKind(models.TextChoices):
    """Điều ghi về đơn vị theo ngày, in the order of pages."""

    ADDRESS = "address", _("Trụ sở")
    SEAL = "seal", _("Con dấu")
    PARTY_BODY = "party_body", _("Cấp ủy lãnh đạo")
    AGENCY_HEAD = "agency_head", _("Thủ trưởng cơ quan, người sử dụng lao động")
    AUTONOMY = "autonomy", _("Mức tự chủ tài chính của cơ quan")
    TERRITORY = "territory", _("Địa bàn")
    SECTOR = "sector", _("Ngành, lĩnh vực")


class AreaTree(models.TextChoices):
    """Cây thứ hai bên cạnh cây tổ chức; the values are those of FactKind."""

    TERRITORY = "territory", _("Địa bàn")
    SECTOR = "sector", _("Ngành")


class Autonomy(models.TextChoices):
    """Mức tự chủ tài chính của đơn vị sự nghiệp công: Nghị định 60/2021/NĐ-CP, Điều 9, 10."""

    ALL = "1", _("Nhóm 1: tự bảo đảm chi thường xuyên và chi đầu tư")
    REGULAR = "2", _("Nhóm 2: tự bảo đảm chi thường xuyên")
    PART = "3", _("Nhóm 3: tự bảo đảm một phần chi thường xuyên")
    NONE = "4", _("Nhóm 4: Nhà nước bảo đảm chi thường xuyên")
    OUTSIDE = "0", _("Không phải đơn vị sự nghiệp công")


COMMUNE_SECTORS = ("Cơ quan cấp xã", "Đơn vị hành chính cấp xã", "Xã, phường, thị trấn", "Xã, phường, đặc khu", "UBND cấp xã")
"""How books call the sector (Loại cơ quan) of a commune's office: Luật Tổ chức chính quyền địa phương 2015, Điều 2; 2025, Điều 1."""
