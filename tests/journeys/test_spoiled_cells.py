"""Cells as people get them wrong: what is said of each, what goes in all the same, and that the mended file ends the matter."""

from datetime import date, datetime

import pytest

from tests.spoiled import Said, Spoiled, goes_as_written
from tests.spoiling import put, rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # what a cell says does not depend on the database; books go to both
VISITS, MEMBERS, POSTS, GIFTS, CHILDREN = "Thăm hỏi", "Đoàn viên", "Chức vụ công đoàn", "Tặng quà", "Con đoàn viên"
FUNDS, GIVEN, HANDED, STUDY, UNITS = "Quỹ và đợt vận động", "Ủng hộ", "Trao tặng", "Học tập, tuyên truyền", "Đơn vị"
DECLARED, CONGRESS, BALLOT = "Số liệu công bố", "Đại hội", "Bầu cử"
MEMBER_IN = {
    POSTS: "Họ và tên",
    CHILDREN: "Họ và tên đoàn viên",
    VISITS: "Đoàn viên",
    GIFTS: "Đoàn viên (cha, mẹ)",
    FUNDS: "Người thụ hưởng",
    GIVEN: "Người ủng hộ",
    BALLOT: "Người ứng cử",
}
THOM, CHUNG, MINH, VAN = "Ngô Thị Kim Thơm (31/10/1982)", "Nguyễn Đức Chung", "Hồ Đức Minh", "Nguyễn Thị Ngọc Vân"


def cell(name, sheet, row, column, value, part, shown=None, also=None):
    """One cell spoiled, one problem there: ``shown`` is the value as the problem repeats it; ``also()``: what follows."""
    said = Said(sheet, row, column, str(value or "") if shown is None else shown, part)
    return Spoiled(name=name, ways=(put(sheet, row, column, value),), bad=lambda: [said, *(also() if also else ())])


def elsewhere(name, sheet, row, column, value, *said, also=None):
    """One cell spoiled, and the problem stands at another of its row: whoever mends turns back the first."""
    bad = lambda: [Said(sheet, row, *said), *(also() if also else ())]  # noqa: E731
    return Spoiled(name=name, ways=(put(sheet, row, column, value),), bad=bad, mends=((sheet, row, column),))


def depends(sheet, row, column, value, culprit, of_sheet, of_row):
    """The problem of a row that names a row in error."""
    return Said(sheet, row, column, value, f"Dòng này nhắc đến {culprit} ở trang {of_sheet} dòng {of_row} đang có lỗi.")


def of_member(label, row):
    """A function for the problems of all rows that name a member whose row is in error; ``label``: the name in other sheets."""

    def found():
        for sheet, column in MEMBER_IN.items():
            for number, cells in rows_of(sheet):
                if label in (cells[column] or "").split("; "):
                    yield depends(sheet, number, column, cells[column], label, MEMBERS, row)
        yield from of_children(
            {cells["Tên con"]: number for number, cells in rows_of(CHILDREN) if cells[MEMBER_IN[CHILDREN]] == label}, label
        )
        if label == VAN:  # the only one in her group
            yield Said(STUDY, 6, "Người tham gia", "Tất cả", "Không có ai như thế vào ngày này.")

    return found


def of_children(rows, parent):
    """The problems of the gifts to a member's children; ``rows``: {name: row number} of those in error."""
    for number, cells in rows_of(GIFTS):
        named = [name for name in cells["Người nhận"].split("; ") if name in rows]
        if named and cells[MEMBER_IN[GIFTS]] == parent:
            yield depends(GIFTS, number, "Người nhận", cells["Người nhận"], named[0], CHILDREN, rows[named[0]])


EMPTY_AND_UNKNOWN = (
    cell("required cell empty", VISITS, 3, "Lý do", None, "Chưa ghi Lý do."),
    cell("required cell of blanks", VISITS, 3, "Lý do", "  \u00a0 ", "Chưa ghi Lý do.", shown=""),
    cell("unknown name", VISITS, 5, "Đoàn viên", "Trần Ngọc Tuân", "Không có đoàn viên tên “Trần Ngọc Tuân” ở"),
    cell("a name without its marks", VISITS, 5, "Đoàn viên", "Tran Ngoc Tuan", "Có phải Trần Ngọc Tuấn?"),
    cell("a name shared by two", VISITS, 8, "Đoàn viên", "Ngô Thị Kim Thơm", "Có hai chị Thơm. Ghi thêm ngày sinh: "),
    cell("a birth date that is neither's", VISITS, 8, "Đoàn viên", "Ngô Thị Kim Thơm (31/10/1983)", "Trong sổ: "),
    cell("one of several names unknown", GIVEN, 9, "Người ủng hộ", "Trần Ngọc Tuấn; Nguyễn Đức Chúng", "“Nguyễn Đức Chúng”"),
    cell("one name twice in a cell", GIVEN, 9, "Người ủng hộ", "Trần Ngọc Tuấn; Trần Ngọc Tuấn", "ghi hai lần trong ô này"),
    cell("everybody and all women", GIVEN, 2, "Người ủng hộ", "Tất cả; tất cả nữ", "ghi hai lần trong ô này"),
    cell("nobody's child", GIFTS, 4, "Người nhận", "Vũ Yến Nga", "Không có cháu tên “Vũ Yến Nga”"),
    elsewhere("another's child", GIFTS, 4, "Đoàn viên (cha, mẹ)", "Trần Anh Hiếu", "Người nhận", "Vũ Yến Nhi", "Vũ Yến Nhi"),
    elsewhere(
        "a child that two members have, without parent",
        GIFTS,
        14,
        "Đoàn viên (cha, mẹ)",
        None,
        "Người nhận",
        "Nguyễn Bảo Châu",
        "Có 2 cháu tên Nguyễn Bảo Châu",
    ),
    cell("no such reason", VISITS, 3, "Lý do", "đi chơi", "Không có “đi chơi”. Chọn một trong:"),
    cell("no such post", POSTS, 10, "Chức vụ", "Tổ trưởng danh dự", "Không có “Tổ trưởng danh dự”."),
    cell("no such unit", POSTS, 10, "Đơn vị (mã)", "BL-KDD-T9", "Không có đơn vị mã “BL-KDD-T9” ở"),
    cell("no such fund", GIVEN, 3, "Quỹ (mã)", "QXHH", "Không có quỹ mã “QXHH” ở"),
    cell("no such source", VISITS, 3, "Nguồn chi", "quỹ đen", "Không rõ nguồn chi “quỹ đen”."),
    cell("no such figure", DECLARED, 3, "Chỉ tiêu (mã)", "care.visitz", "Không có chỉ tiêu mã “care.visitz”."),
    cell("a post that no group has", POSTS, 10, "Chức vụ", "Kế toán", "chỉ có tổ trưởng, tổ phó"),
)
DAYS = (
    cell("31 February", VISITS, 6, "Ngày", "31/02/2019", "Tháng 2 không có ngày 31."),
    cell("29 February of no leap year", VISITS, 6, "Ngày", "29/02/2019", "Tháng 2 năm 2019 không có ngày 29."),
    cell("month 14", VISITS, 6, "Ngày", "12/14/2018", "Không có tháng 14."),
    cell("a year where a day belongs", VISITS, 6, "Ngày", "2018", "chưa đủ ngày, tháng, năm"),
    cell("a year as a number where a day belongs", VISITS, 6, "Ngày", 2018, "chưa đủ ngày, tháng, năm"),
    cell("a day in words that are none", VISITS, 6, "Ngày", "hôm qua", "Không đọc được ngày “hôm qua”."),
    cell("a day to come", VISITS, 6, "Ngày", "13/11/2028", "Ngày thăm ở sau hôm nay."),
    elsewhere(
        "a day before she was a member", VISITS, 6, "Ngày", "13/11/2008", "Đoàn viên", "Nguyễn Thị Phượng", "không phải đoàn viên của"
    ),
    cell("a post that ends before it begins", POSTS, 6, "Đến ngày", "04/07/2019", "Đến ngày phải từ ngày bắt đầu trở đi."),
    cell(
        "a membership that ends before it begins", MEMBERS, 9, "Ngày rời", "02/09/2004", "Ngày rời phải từ ngày về đơn vị trở đi.",
        also=of_member(MINH, 9),
    ),
    cell("a leaving far ahead", MEMBERS, 9, "Ngày rời", date(2036, 6, 30), "Ngày rời quá xa.", "30/06/2036", also=of_member(MINH, 9)),
    cell("a fund that ends before it begins", FUNDS, 7, "Đến ngày", "18/10/2020", "Ngày khép ở trước ngày mở."),
    cell("a gift to a fund after its last day", GIVEN, 3, "Ngày", "01/10/2016", "đã khép ngày 30/09/2016"),
    cell("a term that ends before it begins", POSTS, 10, "Nhiệm kỳ", "2022-2017", "Ghi nhiệm kỳ như 2017-2022."),
    cell("a period that Excel made a day", DECLARED, 3, "Kỳ", date(2015, 5, 1), "Excel đã đổi kỳ thành ngày.", "01/05/2015"),
    cell(
        "a child from the future", CHILDREN, 6, "Năm sinh", 2062, "khó đúng", "2062",
        also=lambda: of_children({"Vũ Yến Nhi": 6}, "Vũ Mạnh Tuấn"),
    ),
)  # fmt: skip
NUMBERS = (
    cell("amount in words", VISITS, 3, "Số tiền", "năm trăm", "Không đọc được số tiền “năm trăm”."),
    cell("letters for noughts", VISITS, 3, "Số tiền", "5oo.000", "Không đọc được số tiền “5oo.000”."),
    cell("amount below nought", VISITS, 3, "Số tiền", -300000, "là số âm", "-300.000"),
    cell("amount below nought as text", VISITS, 3, "Số tiền", "-300.000", "là số âm"),
    cell("amount below nought as accountants write it", VISITS, 3, "Số tiền", "(300.000)", "Không đọc được số tiền"),
    cell("a part of a đồng", VISITS, 3, "Số tiền", 300000.5, "phần lẻ của đồng", "300000.5"),
    cell("amount that reads two ways", VISITS, 3, "Số tiền", "1.500 triệu", "hiểu hai cách"),
    cell("two amounts in a cell", VISITS, 3, "Số tiền", "300.000 + 200.000", "Không đọc được số tiền"),
    cell("a count in words", HANDED, 3, "Số lượng", "hai", "Không đọc được số “hai”."),
    cell("more votes than ballots", BALLOT, 2, "Số phiếu", 6, "được 6 phiếu, nhiều hơn 5 phiếu hợp lệ", "6"),
    cell("more present than summoned", CONGRESS, 2, "Số có mặt", 57, "nhiều hơn số triệu tập (56)", "57"),
    cell("an identity number of eleven digits", MEMBERS, 9, "Số CCCD", "99008023893", "có 11 chữ số", also=of_member(MINH, 9)),
    cell("a telephone number too short", MEMBERS, 8, "Điện thoại", "0900 000", "có 7 chữ số", also=of_member(MINH, 8)),
    cell("a letter address without @", MEMBERS, 14, "Thư điện tử", "chung.example", "Chưa đúng địa chỉ thư.", also=of_member(CHUNG, 14)),
    cell("an error of a formula", VISITS, 3, "Số tiền", "#N/A", "Ô có lỗi công thức #N/A."),
    cell("an error of a formula where nothing is required", VISITS, 3, "Ghi chú", "#REF!", "Ô có lỗi công thức #REF!."),
)
NAMED = (
    cell("a member's birth date in month 14", MEMBERS, 14, "Ngày sinh", "13/14/1985", "Không có tháng 14.", also=of_member(CHUNG, 14)),
    cell("one of two of one name", MEMBERS, 7, "Giới tính", "Bà", "Không có “Bà”. Chọn một trong: Nam, Nữ.", also=of_member(THOM, 7)),
    cell("a member of a unit that is not there", MEMBERS, 17, "Đơn vị (mã)", "BL-KDD-T9", "Không có đơn vị mã", also=of_member(VAN, 17)),
    cell("a member with another's number", MEMBERS, 17, "Số CCCD", "994071948874", "của người khác tên", also=of_member(VAN, 17)),
    elsewhere(
        "a member at two places at a time", MEMBERS, 9, "Ngày rời", datetime(2021, 7, 1), "Ngày về đơn vị", "03/09/2004",
        "Người này đã ghi ở dòng 8 của tệp, ở Tổ công đoàn Ban Đảng, trùng thời gian.", also=of_member(MINH, 9),
    ),
    cell(
        "a unit without its kind", UNITS, 8, "Loại", None, "Chưa ghi Loại.",
        also=lambda: (
            depends(MEMBERS, 17, "Đơn vị (mã)", "BL-KDD-T4", "BL-KDD-T4", UNITS, 8),
            depends(STUDY, 6, "Đơn vị (mã)", "BL-KDD-T4", "BL-KDD-T4", UNITS, 8),
            *(said for said in of_member(VAN, 17)() if said.sheet != STUDY),
        ),
    ),
    cell(
        "one code for two units", UNITS, 8, "Mã", "BL-KDD-T3", "Mã “BL-KDD-T3” đã dùng cho đơn vị khác.",
        also=lambda: (
            Said(MEMBERS, 17, "Đơn vị (mã)", "BL-KDD-T4", "Không có đơn vị mã “BL-KDD-T4”"),
            Said(STUDY, 6, "Đơn vị (mã)", "BL-KDD-T4", "Không có đơn vị mã “BL-KDD-T4”"),
            *(said for said in of_member(VAN, 17)() if said.sheet != STUDY),
        ),
    ),
    cell(
        "a fund of no kind", FUNDS, 9, "Loại", "quỹ đen", "Không có “quỹ đen”.",
        also=lambda: (
            *(depends(GIVEN, row, "Quỹ (mã)", "GD2016", "GD2016", FUNDS, 9) for row in range(3, 9)),
            depends(HANDED, 2, "Quỹ (mã)", "GD2016", "GD2016", FUNDS, 9),
        ),
    ),
    cell(
        "a candidate unknown, and the whole ballot", BALLOT, 3, "Người ứng cử", "Trần Anh Hiểu", "Không có đoàn viên tên “Trần Anh Hiểu”",
        also=lambda: (Said(BALLOT, 4, "Người ứng cử", "Nguyễn Thị Nhung", "Dòng 3 của cuộc bầu này đang có lỗi"),),
    ),
)  # fmt: skip


@pytest.mark.parametrize("spoiled", EMPTY_AND_UNKNOWN, ids=str)
def test_what_is_empty_or_unknown(spoiled, by, tmp_path):
    goes_as_written(spoiled, by, tmp_path)


@pytest.mark.parametrize("spoiled", DAYS, ids=str)
def test_days(spoiled, by, tmp_path):
    goes_as_written(spoiled, by, tmp_path)


@pytest.mark.parametrize("spoiled", NUMBERS, ids=str)
def test_numbers(spoiled, by, tmp_path):
    goes_as_written(spoiled, by, tmp_path)


@pytest.mark.parametrize("spoiled", NAMED, ids=str)
def test_rows_that_name_a_row_in_error(spoiled, by, tmp_path):
    goes_as_written(spoiled, by, tmp_path)
