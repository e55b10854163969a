"""Trang tính Đoàn viên: one row is one period of membership of one person."""

from congdoan.membership.choices import How, Permission
from congdoan.membership.columns.own import MemberNumber, NameColumn, WhyLeftColumn
from congdoan.membership.sheets import judging, members_io
from congdoan.membership.sheets.identity import WHO, WhoColumn
from congdoan.people.choices import Sex
from congdoan.workbooks.columns import ApproximateDate, Choice, Date, Email, LastDay, NationalId, Phone, Text, UnitCode
from congdoan.workbooks.sheets import Sheet, Split

SEX_ALSO = {"Nam giới": Sex.MALE, "Nữ giới": Sex.FEMALE, "M": Sex.MALE, "F": Sex.FEMALE, "Trai": Sex.MALE, "Gái": Sex.FEMALE}

MEMBERS = Sheet(
    name="Đoàn viên",
    prefix="DV",
    permission=Permission.ADMIT_MEMBER,
    seen_with=Permission.VIEW_MEMBERS,
    guarded=members_io.GUARDED,
    needs=("Đơn vị",),
    columns=(
        NameColumn("Họ và tên", "full_name", required=True),
        ApproximateDate("Ngày sinh", "birth", required=True),
        Choice("Giới tính", "sex", Sex, required=True, also=SEX_ALSO),
        NationalId("Số CCCD", "national_id", aliases=("CCCD", "Số định danh cá nhân", "Số CMND")),
        MemberNumber("Mã đoàn viên", "member_number", aliases=("Mã số đoàn viên", "Số thẻ", "Số thẻ đoàn viên")),
        Text("Dân tộc", "ethnic_group", max_length=40, width=10),
        UnitCode("Đơn vị (mã)", "unit", required=True),
        Text("Chức vụ chuyên môn", "job_title", max_length=120, aliases=("Công việc", "Chức vụ, công việc")),
        Text("Trình độ chuyên môn", "professional_level", max_length=120, width=16),
        Date("Ngày vào Đảng", "party_joined_on"),
        ApproximateDate("Ngày vào công đoàn", "union_joined", required=True),
        Date("Ngày về đơn vị", "valid_from"),
        Choice("Hình thức", "how", How),
        LastDay("Ngày rời", "valid_until"),
        WhyLeftColumn("Lý do rời", "why_left"),
        Phone("Điện thoại", "phone", aliases=("Số điện thoại",)),
        Email("Thư điện tử", "email", aliases=("Email",)),
        Date("Ngày giới thiệu vào Đảng", "party_introduced_on"),
    ),
    split=(Split("birth", {"nam": {"sex": "Nam"}, "nữ": {"sex": "Nữ"}}),),
    existing=members_io.existing,
    prepare=judging.prepare,
    match=judging.match,
    judge=judging.judge,
    judge_all=judging.judge_all,
    write=members_io.write,
    undo=members_io.undo,
    known_by=("full_name",),
    told_apart_by="birth",
    questions=(WhoColumn("Là ai", WHO),),
)
