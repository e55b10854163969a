"""What a file's headings and tabs are taken for, over the sheets of all rooms: to the letter, nearly, by content, or not at all."""

import datetime

import pytest

from congdoan.units.models import Unit
from congdoan.workbooks import parsing, reading, registry
from congdoan.workbooks.answers import Answers
from congdoan.workbooks.models import Batch
from congdoan.workbooks.tests.factories import book

MEMBERS, VISITS, GIFTS, GIVEN, HANDED = "Đoàn viên", "Thăm hỏi", "Tặng quà", "Ủng hộ", "Trao tặng"
CHILDREN, POSTS, UNITS, FUNDS, STUDY = "Con đoàn viên", "Chức vụ công đoàn", "Đơn vị", "Quỹ và đợt vận động", "Học tập, tuyên truyền"
CONGRESS, BALLOT, DECLARED = "Đại hội", "Bầu cử", "Số liệu công bố"


def read(sheets, merged=None):
    batch = Batch(content=book(sheets, merged=merged), unit=Unit(code="DV-TOI", name="CĐCS của tôi"))
    return reading.read(batch, registry.by_key())


def columns(table):
    return {heading.title: (heading.token, heading.how) for heading in table.headings}


HEADINGS = [
    # sheet, heading, our column, how
    (MEMBERS, "HỌ VÀ TÊN", "full_name", "exact"),
    (MEMBERS, "Họ tên", "full_name", "exact"),
    (MEMBERS, "Họ và tên ĐV", "", ""),
    (MEMBERS, "Họ và tên đoàn viên công đoàn", "full_name", "near"),
    (MEMBERS, "Họ  va tên (chữ in hoa)", "", ""),
    (MEMBERS, "Họ và tên (theo CCCD)", "full_name", "near"),
    (MEMBERS, "Họ và tên vợ/chồng", "", ""),
    (MEMBERS, "Hộ và tên", "full_name", "exact"),
    (MEMBERS, "Họ và tênn", "full_name", "near"),
    (MEMBERS, "Năm sinh", "birth", "exact"),
    (MEMBERS, "Ngày, tháng, năm sinh", "birth", "exact"),
    (MEMBERS, "Ngày sinh (dd/mm/yyyy)", "birth", "near"),
    (MEMBERS, "Ngày sinh của con", "", ""),
    (MEMBERS, "Ngay sih", "birth", "near"),
    (MEMBERS, "Nơi sinh", "", ""),
    (MEMBERS, "GIỚI TÍNH *", "sex", "exact"),
    (MEMBERS, "Nam/Nữ", "sex", "exact"),
    (MEMBERS, "CMND/CCCD", "national_id", "exact"),
    (MEMBERS, "Số CMND", "national_id", "exact"),
    (MEMBERS, "Số CCCD (12 số)", "national_id", "near"),
    (MEMBERS, "Ngày cấp CCCD", "", ""),
    (MEMBERS, "Nơi cấp", "", ""),
    (MEMBERS, "SĐT", "phone", "exact"),
    (MEMBERS, "Điện thoại cơ quan", "", ""),
    (MEMBERS, "Điện thoai:", "phone", "exact"),
    (MEMBERS, "E-mail", "email", "exact"),
    (MEMBERS, "Ngày vào CĐ", "union_joined", "exact"),
    (MEMBERS, "Ngày vào ĐV", "union_joined", "near"),
    (MEMBERS, "Ngày vào Đoàn", "", ""),
    (MEMBERS, "Ngày kết nạp", "union_joined", "near"),
    (MEMBERS, "Ngày vào Đảng", "party_joined_on", "exact"),
    (MEMBERS, "Ngày vào Đảng (nếu có)", "party_joined_on", "near"),
    (MEMBERS, "Ngày vào Đảng chính thức", "", ""),
    (MEMBERS, "Chức danh", "job_title", "exact"),
    (MEMBERS, "Chức vụ", "job_title", "exact"),
    (MEMBERS, "Tổ công đoàn", "unit", "exact"),
    (MEMBERS, "Dân tộc", "ethnic_group", "exact"),
    (MEMBERS, "Tôn giáo", "", ""),
    (MEMBERS, "Quê quán", "", ""),
    (MEMBERS, "Ghi chú", "", ""),
    (MEMBERS, "Bậc lương", "", ""),
    (MEMBERS, "Trình độ", "professional_level", "near"),
    (MEMBERS, "Số sổ BHXH", "", ""),
    (VISITS, "Ngày tháng", "visited_on", "exact"),
    (VISITS, "Ngày thăm hỏi", "visited_on", "exact"),
    (VISITS, "Họ và tên đoàn viên", "person", "exact"),
    (VISITS, "Họ tên người được thăm", "person", "exact"),
    (VISITS, "Lý do thăm hỏi", "reason", "exact"),
    (VISITS, "Nội dung", "reason", "exact"),
    (VISITS, "Số tiền (đồng)", "amount", "exact"),
    (VISITS, "Số tiền (VNĐ)", "amount", "exact"),
    (VISITS, "Số tiền (1000đ)", "amount*1000", "near"),
    (VISITS, "Số tiền (nghìn đồng)", "amount*1000", "near"),
    (VISITS, "Mức chi (triệu đồng)", "amount*1000000", "near"),
    (VISITS, "Số tiền bằng chữ", "", ""),
    (VISITS, "Mức chi", "amount", "exact"),
    (VISITS, "Kinh phí", "amount", "near"),
    (VISITS, "Người đi thăm", "visitors", "exact"),
    (VISITS, "Ký nhận", "", ""),
    (VISITS, "Phiếu chi số", "voucher_number", "exact"),
    (VISITS, "Ghi chú:", "note", "exact"),
    (VISITS, "Đối tượng", "person", "near"),
    (GIFTS, "Ngày tặng quà", "given_on", "exact"),
    (GIFTS, "Nhân dịp", "occasion", "exact"),
    (GIFTS, "Họ và tên người nhận", "recipient", "exact"),
    (GIFTS, "Họ tên cháu", "recipient", "near"),
    (GIFTS, "Trị giá quà", "amount", "exact"),
    (GIFTS, "Đơn giá", "", ""),
    (CHILDREN, "Họ tên cháu", "name", "exact"),
    (CHILDREN, "Họ tên bố (mẹ)", "parent", "exact"),
    (CHILDREN, "Năm sinh của con", "birth_year", "exact"),
    (CHILDREN, "Lớp", "", ""),
    (CHILDREN, "Thành tích học tập", "", ""),
    (POSTS, "Chức vụ công đoàn", "post", "exact"),
    (POSTS, "Chức vụ chính quyền", "", ""),
    (POSTS, "Phân công nhiệm vụ", "duties", "exact"),
    (POSTS, "Ngày bắt đầu", "valid_from", "exact"),
    (UNITS, "Tên tổ công đoàn", "name", "exact"),
    (UNITS, "Mã số", "code", "exact"),
    (UNITS, "Cấp trên trực tiếp", "parent", "exact"),
    (UNITS, "Số QĐ", "decision", "exact"),
    (UNITS, "Tổng số đoàn viên", "", ""),
    (FUNDS, "Tên quỹ", "name", "exact"),
    (FUNDS, "Ngày phát động", "valid_from", "exact"),
    (GIVEN, "Số tiền ủng hộ", "amount", "exact"),
    (GIVEN, "Họ và tên", "donor", "exact"),
    (GIVEN, "Đợt vận động", "fund", "exact"),
    (GIVEN, "Một ngày lương", "", ""),
    (HANDED, "Số suất quà", "quantity", "exact"),
    (HANDED, "Đơn vị nhận", "recipient", "exact"),
    (STUDY, "Nội dung học tập", "document", "exact"),
    (STUDY, "Thành phần tham gia", "participant", "exact"),
    (STUDY, "Điểm thi", "", ""),
    (CONGRESS, "Số đại biểu triệu tập", "summoned", "exact"),
    (CONGRESS, "Đại hội lần thứ", "ordinal", "exact"),
    (BALLOT, "Số phiếu phát ra", "issued", "exact"),
    (BALLOT, "Số phiếu đồng ý", "votes", "exact"),
    (BALLOT, "Số phiếu không đồng ý", "", ""),
    (DECLARED, "Kỳ báo cáo", "period", "exact"),
    (DECLARED, "Số liệu", "value", "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "heading", "column", "how"), HEADINGS)
def test_what_a_heading_is_taken_for(sheet, heading, column, how):
    """Beside two headings of the sheet that are not meant."""
    declared = registry.sheet_named(sheet)
    others = [one.title for one in declared.columns if one.name not in (column, "unit")]
    others = [title for title in others if title != heading][-2:]
    (table,) = read({sheet: [[*others, heading], ["?", "?", "?"], ["?", "?", "?"]]})
    found = columns(table)[heading.replace("  ", " ")]
    assert found == (column, how)


DV = ["STT", "Họ và tên", "Năm sinh", "Giới tính", "Ngày vào CĐ"]
DV_ROW = [1, "Nguyễn Văn An", 1980, "Nam", "1/5/2005"]
TH = ["TT", "Ngày", "Họ tên đoàn viên", "Lý do", "Số tiền"]
TH_ROW = [1, "12/3/2017", "Vũ Thị Dung", "Ốm đau", 500000]
TQ = ["TT", "Ngày", "Dịp", "Người nhận", "Quan hệ", "Trị giá"]
CON = ["TT", "Họ tên đoàn viên", "Họ tên con", "Năm sinh", "Giới tính"]
TABS = [
    # tab, rows, sheet, how
    ("Đoàn viên", [DV, DV_ROW], MEMBERS, "name"),
    ("doan vien", [DV, DV_ROW], MEMBERS, "name"),
    ("Danh sách đoàn viên", [DV, DV_ROW], MEMBERS, "name"),
    ("DS đoàn viên tổ 1", [DV, DV_ROW], MEMBERS, "part"),
    ("Sheet1", [DV, DV_ROW], MEMBERS, "headings"),
    ("Tổ 1", [["DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN NĂM 2022"], [None], DV, DV_ROW], MEMBERS, "headings"),
    ("DS 2021", [DV, DV_ROW], MEMBERS, "headings"),
    ("Thăm hỏi T3", [TH, TH_ROW], VISITS, "part"),
    ("Theo dõi thăm hỏi ốm đau", [TH, TH_ROW], VISITS, "name"),
    ("Theo dõi thăm hỏi ốm đau 2019", [TH, TH_ROW], VISITS, "part"),
    ("Tháng 3", [TH, TH_ROW], VISITS, "headings"),
    ("2019", [["SỔ THEO DÕI THĂM HỎI"], TH, TH_ROW], VISITS, "headings"),
    ("Trung thu", [TQ, [1, "10/9/2019", "Trung thu", "Lê An", "con", 100000]], GIFTS, "headings"),
    ("Tháng 9 tặng quà", [TQ, [1, "10/9/2019", "Trung thu", "Lê An", "con", 100000]], GIFTS, "part"),
    ("Các cháu 2020", [CON, [1, "Lê An", "Lê Bình", 2012, "Nam"]], CHILDREN, "part"),
    ("Sheet2", [CON, [1, "Lê An", "Lê Bình", 2012, "Nam"]], CHILDREN, "headings"),
    ("BCH", [["TT", "Họ và tên", "Chức vụ công đoàn", "Từ ngày"], [1, "Lê An", "Chủ tịch", "1/1/2018"]], POSTS, "headings"),
    ("Sheet3", [["Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Ngày thành lập"], ["A", "Tổ A", "Tổ", "1/1/2000"]], UNITS, "headings"),
    ("Sổ riêng", [["Việc", "Ngày"], ["mua văn phòng phẩm", "1/2/2020"]], None, ""),
    ("Lương", [["TT", "Họ và tên", "Hệ số", "Phụ cấp", "Thực lĩnh"], [1, "Lê An", 3.33, 0.2, 5000000]], None, ""),
    ("Sheet4", [["Họ và tên"], ["Lê An"]], None, ""),
    ("Linh tinh", [["x"], ["1"]], None, ""),
    ("Dự toán", [["TT", "Nội dung", "Số tiền", "Ghi chú"], [1, "Mua hoa", 200000, None]], None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("title", "rows", "sheet", "how"), TABS)
def test_which_sheet_a_tab_is(title, rows, sheet, how):
    (table,) = read({title: rows})
    assert (table.sheet.name if table.sheet else None, table.kind) == (sheet, how)
    assert len(table.lines) == (1 if sheet else 0)


@pytest.mark.parametrize(("cell", "amount"), [(300, 300_000), ("1.500", 1_500_000), (1.5, 1_500), ("500k", 500_000), ("0,5", 500)])
def test_amounts_below_their_unit(cell, amount):
    rows = [["SỔ THĂM HỎI", None, None, None, "ĐVT: 1.000 đồng"], TH, [*TH_ROW[:4], cell]]
    (table,) = read({VISITS: rows})
    assert columns(table)["Số tiền"] == ("amount*1000", "near")
    assert "Số tiền" in table.guesses
    (row,) = parsing.rows_of(table, None, Answers())
    assert row.cells["amount"] == amount


def test_three_rows_of_headings():
    rows = [
        ["TT", "Họ và tên", "Thông tin cá nhân", None, None, "Công đoàn", None],
        [None, None, "Ngày sinh", None, "Số CCCD", None, None],
        [None, None, "Nam", "Nữ", None, "Ngày vào công đoàn", "Mã đoàn viên"],
        [1, "Nguyễn Văn An", "1980", None, "035080000412", "1/5/2005", "M1"],
    ]
    merged = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 4), (0, 5, 0, 6), (1, 2, 1, 3), (1, 4, 2, 4)]
    (table,) = read({"Đoàn viên (2)": rows}, merged={"Đoàn viên (2)": merged})
    assert (table.sheet.name, table.head.height) == (MEMBERS, 3)
    tokens = [heading.token for heading in table.headings]
    assert tokens == ["", "full_name", "birth+nam", "birth+nu", "national_id", "union_joined", "member_number"]


def test_a_column_with_cells_but_no_heading_is_said():
    rows = [[*TH, None], [*TH_ROW, "a"], [*TH_ROW, "b"]]
    (table,) = read({VISITS: rows})
    assert table.unknown == [("cột F (không có tiêu đề)", 5)]


LETTERHEAD = [
    ["LIÊN ĐOÀN LAO ĐỘNG HUYỆN BÌNH LỤC", None, None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["CÔNG ĐOÀN KHỐI DÂN ĐẢNG", None, None, None, None, "Độc lập - Tự do - Hạnh phúc"],
    [None],
    ["DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN NĂM 2022"],
    ["(Kèm theo Công văn số 12/CV-CĐ ngày 05 tháng 4 năm 2022)"],
]  # fmt: skip
HEADER = [
    ["STT", "Họ và tên", None, "Ngày sinh", None, "CMND/CCCD", "SĐT", "Ngày vào CĐ", "Chức danh", "Ghi chú"],
    [None, None, None, "Nam", "Nữ"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
]
BODY = [
    ["I", "Tổ công đoàn số 1"],
    [1, "Nguyễn Văn", "An", "12/03/1980", None, "035080000412", "0912345678", "01/05/2005", "Chuyên viên", None],
    [2, "Vũ Thị", "Dung", None, 1985, "035185000413", "0912345679", "01/05/2006", "Kế toán", "nghỉ sinh"],
    ["II. Tổ công đoàn số 2"],
    [1, "Lương Văn", "Hùng", datetime.date(1975, 2, 1), None, "035075000414", None, 2001, "Lái xe", None],
    ["Tổng cộng: 03 đoàn viên"],
    [None],
    [None, None, None, None, None, None, "Bình Lục, ngày 05 tháng 4 năm 2022"],
    [None, "Người lập biểu", None, None, None, None, "TM. BAN CHẤP HÀNH"],
    [None, "(Ký, ghi rõ họ tên)", None, None, None, None, "Chủ tịch"],
    [None],
    [None, "Trần Thị Mai", None, None, None, None, "Phạm Văn Bình"],
]
MERGED = [(3, 0, 3, 9), (5, 1, 6, 2), (5, 3, 5, 4), (11, 0, 11, 9)]


@pytest.fixture
def real():
    rows = [row + [None] * (10 - len(row)) for row in LETTERHEAD + HEADER + BODY]
    (table,) = read({"Sheet1": rows}, merged={"Sheet1": MERGED})
    return table


def test_a_real_list_of_members(real):
    assert (real.sheet.name, real.head.row, real.head.height) == (MEMBERS, 5, 2)
    assert [heading.token for heading in real.headings] == [
        "", "full_name#1", "full_name#2", "birth+nam", "birth+nu", "national_id", "phone", "union_joined", "job_title", "",
    ]  # fmt: skip
    assert [line.number for line in real.lines] == [10, 11, 13]
    assert [(number, reason) for number, _text, reason in real.left_out] == [
        (9, "tên nhóm"), (12, "tên nhóm"), (14, "dòng tổng cộng"), (16, "phần ký dưới bảng"), (17, "phần ký dưới bảng"),
        (18, "phần ký dưới bảng"), (20, "phần ký dưới bảng"),
    ]  # fmt: skip


def test_its_rows_are_put_together(real):
    rows = parsing.rows_of(real, None, Answers())
    assert [(row.cells["full_name"], row.cells["birth"], row.cells["sex"]) for row in rows] == [
        ("Nguyễn Văn An", "1980-03-12", "male"), ("Vũ Thị Dung", "1985", "female"), ("Lương Văn Hùng", "1975-02-01", "male"),
    ]  # fmt: skip
    assert not [problem.text for row in rows for problem in row.problems if problem.blocks]
