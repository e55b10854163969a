"""How one becomes and ceases to be a member, and the states on the way; the permissions of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Quyền của phòng đoàn viên."""

    VIEW_MEMBERS = "membership.view_members", _("xem danh sách đoàn viên")
    VIEW_MEMBER_COUNTS = "membership.view_member_counts", _("xem số lượng đoàn viên")
    VIEW_PARTY = "membership.view_party", _("xem ngày vào Đảng, dân tộc")
    UNMASK_PARTY = "membership.unmask_party", _("mở xem ngày vào Đảng, dân tộc khi ghi vì sao")
    VIEW_IDENTITY = "membership.view_identity", _("xem số CCCD, mã đoàn viên")
    VIEW_FAMILIES = "membership.view_families", _("xem gia đình của đoàn viên")
    ADMIT_MEMBER = "membership.admit_member", _("kết nạp, ghi đoàn viên")
    CORRECT_MEMBER = "membership.correct_member", _("sửa thông tin đoàn viên")
    END_MEMBERSHIP = "membership.end_membership", _("ghi đoàn viên rời đơn vị")
    RECORD_RELATIVE = "membership.record_relative", _("ghi, xác nhận thân nhân của đoàn viên")
    VIEW_APPLICATIONS = "membership.view_applications", _("xem đơn gia nhập")
    RECEIVE_APPLICATION = "membership.receive_application", _("nhận đơn gia nhập")
    DECIDE_APPLICATION = "membership.decide_application", _("xét đơn gia nhập, ghi quyết định kết nạp")
    VIEW_TRANSFERS = "membership.view_transfers", _("xem đề nghị chuyển sinh hoạt")
    SUSPEND_MEMBERSHIP = "membership.suspend_membership", _("ghi tạm dừng sinh hoạt")
    VIEW_QUALIFICATIONS = "membership.view_qualifications", _("xem trình độ, chứng chỉ")
    RECORD_QUALIFICATION = "membership.record_qualification", _("ghi trình độ, chứng chỉ")
    VIEW_COUNCILS = "membership.view_councils", _("xem chức vụ dân cử, cấp ủy")
    VIEW_OUTSTANDING = "membership.view_outstanding", _("xem đoàn viên ưu tú")
    RECORD_OUTSTANDING = "membership.record_outstanding", _("ghi, bỏ công nhận đoàn viên ưu tú")
    RECORD_COUNCIL = "membership.record_council", _("ghi cơ quan dân cử, chức vụ dân cử")


class How(models.TextChoices):
    """Hình thức vào đơn vị.

    ``RETURNED`` has no word in the format of the workbook (kết nạp, chuyển đến, công nhận): it is written "Trở lại" there and read back as
    such, so that a book brought in again says the same; as "công nhận" a return would come back as a recognition.
    """

    ADMITTED = "admitted", _("Kết nạp")
    TRANSFERRED = "transferred", _("Chuyển đến")
    RECOGNISED = "recognised", _("Công nhận")
    RETURNED = "returned", _("Trở lại")


JOINING = [(How.ADMITTED.value, _("Xin gia nhập")), (How.RECOGNISED.value, _("Đề nghị công nhận"))]
"""What an application asks for."""


class WhyLeft(models.TextChoices):
    """Lý do rời đơn vị."""

    RETIRED = "retired", _("Nghỉ hưu")
    TRANSFERRED = "transferred", _("Chuyển công tác")
    MOVED_GROUP = "moved_group", _("Chuyển tổ")
    LEFT_EMPLOYER = "left_employer", _("Thôi việc")
    RESIGNED = "resigned", _("Xin ra khỏi tổ chức")
    REMOVED = "removed", _("Xóa tên")
    EXPELLED = "expelled", _("Khai trừ")
    DIED = "died", _("Qua đời")
    UNIT_CLOSED = "unit_closed", _("Đơn vị giải thể")
    REARRANGED = "rearranged", _("Sắp xếp lại tổ chức")
    OTHER = "other", _("Lý do khác")


WHY_LEFT_ALSO = {
    "Hưu": WhyLeft.RETIRED,
    "Hưu trí": WhyLeft.RETIRED,
    "Nghỉ hưu theo chế độ": WhyLeft.RETIRED,
    "Chuyển đi": WhyLeft.TRANSFERRED,
    "Chuyển đơn vị": WhyLeft.TRANSFERRED,
    "Chuyển sinh hoạt": WhyLeft.TRANSFERRED,
    "Thuyên chuyển": WhyLeft.TRANSFERRED,
    "Điều động": WhyLeft.TRANSFERRED,
    "Chuyển sang tổ khác": WhyLeft.MOVED_GROUP,
    "Chuyển sinh hoạt tổ": WhyLeft.MOVED_GROUP,
    "Nghỉ việc": WhyLeft.LEFT_EMPLOYER,
    "Chấm dứt hợp đồng": WhyLeft.LEFT_EMPLOYER,
    "Xin ra": WhyLeft.RESIGNED,
    "Từ trần": WhyLeft.DIED,
    "Mất": WhyLeft.DIED,
    "Giải thể": WhyLeft.UNIT_CLOSED,
    "Sáp nhập": WhyLeft.REARRANGED,
    "Chia tách": WhyLeft.REARRANGED,
    "Khác": WhyLeft.OTHER,
}
"""Other wordings met in books."""


class ApplicationState(models.TextChoices):
    """Đơn gia nhập đã đi đến đâu."""

    RECEIVED = "received", _("đã nhận đơn")
    AGREED = "agreed", _("ban chấp hành đồng ý")
    DECIDED = "decided", _("đã có quyết định")
    ADMITTED = "admitted", _("đã kết nạp")
    REFUSED = "refused", _("không kết nạp")
    WITHDRAWN = "withdrawn", _("đã rút đơn")


class TransferState(models.TextChoices):
    """Đề nghị chuyển sinh hoạt đã đi đến đâu."""

    ASKED = "asked", _("chờ đơn vị cũ xác nhận")
    CONFIRMED = "confirmed", _("đã chuyển")
    DECLINED = "declined", _("đơn vị cũ chưa đồng ý chuyển")
    CALLED_BACK = "called_back", _("đơn vị mới đã rút đề nghị")
    UNDONE = "undone", _("đã bỏ lần chuyển, như chưa chuyển")


class SuspensionReason(models.TextChoices):
    """Vì sao tạm dừng sinh hoạt."""

    UNPAID_LEAVE = "unpaid_leave", _("Nghỉ không hưởng lương")
    STUDY = "study", _("Đi học dài ngày")
    MILITARY = "military", _("Đi nghĩa vụ quân sự")
    ILLNESS = "illness", _("Nghỉ ốm dài ngày")
    CONTRACT = "contract", _("Tạm hoãn hợp đồng lao động")
    OTHER = "other", _("Lý do khác")


class QualificationKind(models.TextChoices):
    """Loại trình độ, chứng chỉ."""

    GENERAL = "general", _("Văn hóa")
    PROFESSIONAL = "professional", _("Chuyên môn")
    POLITICAL = "political", _("Lý luận chính trị")
    LANGUAGE = "language", _("Ngoại ngữ")
    COMPUTING = "computing", _("Tin học")
    OTHER = "other", _("Chứng chỉ khác")


class RelativeKind(models.TextChoices):
    """Quan hệ của thân nhân với đoàn viên."""

    CHILD = "child", _("Con")
    SPOUSE = "spouse", _("Vợ, chồng")
    FATHER = "father", _("Cha đẻ")
    MOTHER = "mother", _("Mẹ đẻ")
    FATHER_IN_LAW = "father_in_law", _("Cha vợ, cha chồng")
    MOTHER_IN_LAW = "mother_in_law", _("Mẹ vợ, mẹ chồng")
    DEPENDANT = "dependant", _("Người phụ thuộc khác")

    @property
    def other_way(self):
        """What the member is to the relative."""
        words = {RelativeKind.CHILD: _("Cha, mẹ"), RelativeKind.SPOUSE: _("Vợ, chồng"), RelativeKind.DEPENDANT: _("Phụ thuộc vào")}
        in_law = {RelativeKind.FATHER_IN_LAW: _("Con dâu, con rể"), RelativeKind.MOTHER_IN_LAW: _("Con dâu, con rể")}
        return (words | in_law).get(self, _("Con"))


PARENTS = (RelativeKind.FATHER, RelativeKind.MOTHER, RelativeKind.FATHER_IN_LAW, RelativeKind.MOTHER_IN_LAW)
"""Tứ thân phụ mẫu."""
MOURNED = (*PARENTS, RelativeKind.SPOUSE, RelativeKind.CHILD)
"""Whose death is the member's bereavement, for which the union comes (việc hiếu) [K: the usual norm of unions' spending rules]."""
ONCE = (RelativeKind.FATHER, RelativeKind.MOTHER)
"""Relatives of whom one has one."""


class CouncilLevel(models.TextChoices):
    """Cấp của cơ quan dân cử; cấp ủy của Đảng ghi cùng chỗ."""

    COMMUNE = "commune", _("xã")
    DISTRICT = "district", _("huyện")
    PROVINCE = "province", _("tỉnh")
    NATIONAL = "national", _("Quốc hội")
    PARTY = "party", _("cấp ủy")


TRANSITIONS = {
    ApplicationState.RECEIVED: {ApplicationState.AGREED, ApplicationState.REFUSED, ApplicationState.WITHDRAWN},
    ApplicationState.AGREED: {ApplicationState.DECIDED, ApplicationState.REFUSED, ApplicationState.WITHDRAWN},
    ApplicationState.DECIDED: {ApplicationState.ADMITTED, ApplicationState.WITHDRAWN},
    ApplicationState.ADMITTED: set(),
    ApplicationState.REFUSED: set(),
    ApplicationState.WITHDRAWN: set(),
    TransferState.ASKED: {TransferState.CONFIRMED, TransferState.DECLINED, TransferState.CALLED_BACK},
    TransferState.CONFIRMED: set(),
    TransferState.DECLINED: set(),
    TransferState.CALLED_BACK: set(),
    TransferState.UNDONE: set(),
}
"""Which state leads where, of applications and of transfers. What was done by mistake is taken back another way (ADR 0028)."""
OPEN_APPLICATIONS = [str(state) for state in ApplicationState if TRANSITIONS[state]]
"""States of applications on which something is still to be done."""

BADGES = {
    ApplicationState.RECEIVED: "nghe",
    ApplicationState.AGREED: "khai",
    ApplicationState.DECIDED: "khai",
    ApplicationState.ADMITTED: "la",
    ApplicationState.REFUSED: "son",
    ApplicationState.WITHDRAWN: "",
    TransferState.ASKED: "nghe",
    TransferState.CONFIRMED: "la",
    TransferState.DECLINED: "son",
    TransferState.CALLED_BACK: "",
    TransferState.UNDONE: "",
}
"""The look of each state's badge."""
