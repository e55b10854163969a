"""Sheets as people shape them: other headings, orders, types and stray rows; what is meant goes in, what is not is said."""

from datetime import date, datetime

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from congdoan import workbooks
from congdoan.demo.columns import Rows
from congdoan.workbooks import queries
from tests import books, spoiling
from tests.spoiled import Said, Spoiled, bring_in, goes_as_written
from tests.spoiling import changed, every, put

pytestmark = pytest.mark.slow  # on both databases where rows come in another order or stay out; how a cell is written is read alike on both
VISITS, MEMBERS, POSTS, GIFTS, CHILDREN = "Thăm hỏi", "Đoàn viên", "Chức vụ công đoàn", "Tặng quà", "Con đoàn viên"
FUNDS, GIVEN, HANDED, STUDY, UNITS = "Quỹ và đợt vận động", "Ủng hộ", "Trao tặng", "Học tập, tuyên truyền", "Đơn vị"
DECLARED, CONGRESS, BALLOT = "Số liệu công bố", "Đại hội", "Bầu cử"
MONEY = (
    (VISITS, "Số tiền"), (GIFTS, "Trị giá"), (GIVEN, "Số tiền"), (GIVEN, "Trị giá"), (HANDED, "Trị giá"), (FUNDS, "Mục tiêu"),
    (DECLARED, "Giá trị"),
)  # fmt: skip
DAYS = (
    (UNITS, "Ngày thành lập"), (MEMBERS, "Ngày sinh"), (MEMBERS, "Ngày vào Đảng"), (MEMBERS, "Ngày vào công đoàn"),
    (MEMBERS, "Ngày về đơn vị"), (MEMBERS, "Ngày rời"), (POSTS, "Từ ngày"), (POSTS, "Đến ngày"), (VISITS, "Ngày"), (GIFTS, "Ngày"),
    (FUNDS, "Từ ngày"), (FUNDS, "Đến ngày"), (GIVEN, "Ngày"), (HANDED, "Ngày"), (STUDY, "Ngày"), (CONGRESS, "Ngày"),
    (BALLOT, "Ngày bầu"),
)  # fmt: skip
PEOPLE = (
    (MEMBERS, "Họ và tên"), (POSTS, "Họ và tên"), (CHILDREN, "Họ và tên đoàn viên"), (CHILDREN, "Tên con"), (VISITS, "Đoàn viên"),
    (GIFTS, "Người nhận"), (GIFTS, "Đoàn viên (cha, mẹ)"), (FUNDS, "Người thụ hưởng"), (GIVEN, "Người ủng hộ"),
    (STUDY, "Người tham gia"), (BALLOT, "Người ứng cử"),
)  # fmt: skip
OWN_NAMES = ((MEMBERS, "Họ và tên"), (CHILDREN, "Tên con"))  # stored as written here; the others only name somebody
SEVERAL = ((GIFTS, "Người nhận"), (GIVEN, "Người ủng hộ"))
SHEETS = (UNITS, MEMBERS, POSTS, CHILDREN, VISITS, GIFTS, FUNDS, GIVEN, HANDED, STUDY, CONGRESS, BALLOT, DECLARED)
COPY = ("Ngày", "Đoàn viên", "Lý do", "Số tiền", "Nguồn chi", "Người thăm", "Số chứng từ", "Ghi chú")


def repaired(change, part, *places):
    """A function for what is said of all cells of some columns, each read otherwise than ``change`` has made it."""
    return lambda: [
        Said(sheet, number, title, change(cells[title]), part)
        for sheet, title in places
        for number, cells in spoiling.rows_of(sheet)
        if cells[title]
    ]


def read_as_days(write, quoted):
    """A function for what is said of all date cells: as which day each was read. ``quoted``: what is written there, in the sentence."""
    return lambda: [
        Said(sheet, number, title, str(write(day)), f"Đọc {quoted % write(day)} là {day:%d/%m/%Y}.")
        for sheet, title in DAYS
        for number, cells in spoiling.rows_of(sheet)
        if isinstance(day := cells[title], (date, datetime))
    ]


def on_days(write):
    """A change of date cells alone: years and texts stay."""
    return lambda value: write(value) if isinstance(value, (date, datetime)) else value


def dotted(value):
    return f"{value:,}".replace(",", ".")


def serial(value):
    return value.toordinal() - date(1899, 12, 30).toordinal()


def more(sheet, *rows):
    """The book as data with more rows at the end of a sheet."""
    return lambda book: {**book, sheet: Rows(book[sheet].columns, [*book[sheet].rows, *rows])}


def less(*sheets):
    """The book as data without some sheets."""
    return lambda book: {name: rows for name, rows in book.items() if name not in sheets}


def epoch_1904(book):
    book.epoch = CALENDAR_MAC_1904


def marker_row(book):
    book[VISITS].insert_rows(2)
    for column in range(1, 9):
        book[VISITS].cell(2, column).value = f"({column})"


def letterhead(book):
    """Two rows of officialdom side by side above the header, as in papers."""
    page = book[VISITS]
    page.insert_rows(1, 4)
    page["A1"], page["E1"] = "LĐLĐ HUYỆN BÌNH LỤC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    page["A2"], page["E2"] = "CÔNG ĐOÀN KHỐI DÂN ĐẢNG", "Độc lập - Tự do - Hạnh phúc"
    page["A3"] = "SỔ THĂM HỎI"


def parted(book):
    """The visits of the first years in one sheet, the later ones in another."""
    page, other = book[VISITS], book.create_sheet("Sổ thăm hỏi")
    for row in (1, 6, 7, 8, 9):
        other.append([cell.value for cell in page[row]])
    page.delete_rows(6, 4)


def turned_about(book):
    book.move_sheet(VISITS, -4)
    book.move_sheet(UNITS, 9)
    book.create_sheet("Sheet3")


def private_sheet(book):
    page = book.create_sheet("Sổ riêng")
    page.append(["Việc", "Ngày"])
    page.append(["mua văn phòng phẩm", "1/2/2020"])


def codes_from_elsewhere(book):
    """Mã dòng as another installation wrote them."""
    page = book[VISITS]
    page.cell(1, 9).value = "Mã dòng"
    for row in range(2, 10):
        page.cell(row, 9).value = f"TH-{row}.aaa"


MEANT = (
    Spoiled(
        name="a row twice is two events",
        ways=(spoiling.doubled(VISITS, 5),),
        left=lambda book: more(VISITS, book[VISITS].rows[3])(book),
    ),
    Spoiled(name="units below before those above", ways=(spoiling.reordered(reversed, UNITS),)),
    Spoiled(name="all rows upside down", ways=(spoiling.reordered(reversed, *(set(SHEETS) - {BALLOT})),)),  # a ballot paper has its order
    Spoiled(name="letters and marks apart", ways=(spoiling.decomposed,)),
    Spoiled(name="title rows", ways=(spoiling.under_titles("CÔNG ĐOÀN KHỐI DÂN ĐẢNG HUYỆN BÌNH LỤC", "SỔ CÔNG ĐOÀN", "(Năm 2016 - 2023)"),)),
    Spoiled(name="a letterhead", ways=(letterhead,)),
    Spoiled(name="birth dates under two headings", ways=(spoiling.birth_in_two_columns,)),
    Spoiled(name="columns in another order", ways=(spoiling.turned(),)),
    Spoiled(name="headings and sheets written otherwise", ways=(spoiling.written_otherwise,)),
    Spoiled(name="a numbering column", ways=(spoiling.numbered("STT"),)),
    Spoiled(name="a numbering column of another name under titles", ways=(spoiling.numbered("Số TT"), spoiling.under_titles("DANH SÁCH"))),
    Spoiled(name="blank rows", ways=(spoiling.spread(),)),
    Spoiled(name="numbers of the columns under the header", ways=(marker_row,)),
    Spoiled(name="sheets in another order and an empty one", ways=(turned_about,)),
    Spoiled(name="one kind of rows in two sheets", ways=(parted,)),
    Spoiled(name="everything at once", ways=(
        spoiling.turned(), spoiling.numbered("TT"), spoiling.spread(), spoiling.written_otherwise,
        spoiling.under_titles("SỔ CÔNG ĐOÀN"), spoiling.decomposed,
    )),
    Spoiled(name="a sheet that is not there", ways=(spoiling.sheet_dropped(VISITS),), left=less(VISITS)),
    Spoiled(
        name="a column that is not there",
        ways=(spoiling.column_dropped(HANDED, "Số lượng"),),
        left=lambda book: changed(HANDED, 4, "Số lượng", None)(changed(HANDED, 3, "Số lượng", None)(changed(HANDED, 2, "Số lượng", None)(book))),
    ),
)  # fmt: skip
WRITTEN = (
    Spoiled(name="amounts as text", ways=(every(dotted, *MONEY),)),
    Spoiled(name="amounts as text with their unit", ways=(every(lambda value: f"{dotted(value)} đ", *MONEY[:-1]),)),
    Spoiled(name="amounts in thousands and millions", ways=(put(VISITS, 3, "Số tiền", "300k"), put(VISITS, 6, "Số tiền", "1 triệu"),
                                                             put(HANDED, 2, "Trị giá", "12,5 triệu đồng"))),
    Spoiled(name="days as text", ways=(every(on_days(lambda day: f"{day.day}/{day.month}/{day.year}"), *DAYS),)),
    Spoiled(name="days as short text", ways=(every(on_days(lambda day: f"{day:%d.%m.%y}"), *DAYS),),
            told=read_as_days(lambda day: f"{day:%d.%m.%y}", "“%s”")),
    Spoiled(name="days in words", ways=(every(on_days(lambda day: f"ngày {day.day} tháng {day.month} năm {day.year}"), *DAYS),)),
    Spoiled(name="days as plain numbers", ways=(every(on_days(serial), *DAYS),), told=read_as_days(serial, "%s")),
    Spoiled(name="days with the hour", ways=(every(on_days(lambda day: day.replace(hour=8, minute=30)), *DAYS),)),
    Spoiled(name="days counted from 1904", ways=(epoch_1904,)),
    Spoiled(name="identity numbers as numbers", ways=(every(int, (MEMBERS, "Số CCCD")),)),
    Spoiled(
        name="an identity number that lost its nought",
        clean=changed(MEMBERS, 12, "Số CCCD", "035071000412"),
        ways=(put(MEMBERS, 12, "Số CCCD", 35071000412),),
        told=(Said(MEMBERS, 12, "Số CCCD", "35071000412", "Đã thêm số 0 ở đầu: 035071000412."),),
    ),
    Spoiled(name="telephones as numbers", ways=(every(lambda value: int(value.replace(" ", "")), (MEMBERS, "Điện thoại")),),
            told=repaired(lambda number: str(int(number.replace(" ", ""))), "Đã thêm số 0 ở đầu: 0", (MEMBERS, "Điện thoại"))),
    Spoiled(name="names in capitals", ways=(every(str.upper, *PEOPLE),), told=repaired(str.upper, "Đọc “", *OWN_NAMES)),
    Spoiled(name="names in small letters", ways=(every(str.lower, *PEOPLE),), told=repaired(str.lower, "Đọc “", *OWN_NAMES)),
    Spoiled(name="tones on the other letter", ways=(every(lambda name: name.replace("Thủy", "Thuỷ"), *PEOPLE[1:]),)),
    Spoiled(name="stray blanks", ways=(every(lambda name: f"\u00a0 {name.replace(' ', '  ')}\u200b ", *PEOPLE),)),
    Spoiled(name="names on lines", ways=(every(lambda names: names.replace("; ", "\n") + ";", *SEVERAL),)),
    Spoiled(name="all women in other words", ways=(put(GIFTS, 16, "Người nhận", "tất cả đoàn viên nữ"),
                                                    put(STUDY, 7, "Người tham gia", "TAT CA NU"))),
    Spoiled(name="years of terms with other dashes", ways=(every(lambda term: term.replace("-", " – "), (POSTS, "Nhiệm kỳ")),)),
    Spoiled(name="text that begins with a sign", clean=lambda book: changed(VISITS, 4, "Ghi chú", "+84 900 000 007 (nhà riêng)")(
        changed(VISITS, 3, "Ghi chú", "=SUM(A1:A9)")(changed(VISITS, 2, "Ghi chú", "@chị Thơm -- hẹn lại")(book))), ways=()),
    Spoiled(name="numbers where text belongs", clean=changed(VISITS, 3, "Số chứng từ", "1207"), ways=(put(VISITS, 3, "Số chứng từ", 1207),)),
)  # fmt: skip
SAID = (
    Spoiled(
        name="a row of totals",
        ways=(spoiling.appended(VISITS, "Tổng cộng", None, None, 4300000),),
        told=(Said(VISITS, 10, "", "Tổng cộng · 4300000", "Bỏ qua: dòng tổng cộng."),),
    ),
    Spoiled(
        name="the header again on the next page",
        ways=(spoiling.appended(VISITS, *COPY),),
        told=(Said(VISITS, 10, "", " · ".join(COPY), "Bỏ qua: dòng tiêu đề lặp lại."),),
    ),
    Spoiled(
        name="a column of one's own",
        ways=(spoiling.column_added(VISITS, "Người ký", "Trần Văn A"),),
        told=(Said(VISITS, 1, "Người ký", "", "Chưa hiểu cột này; không nhập, vẫn hiện khi xem trước."),),
    ),
    Spoiled(
        name="a sheet of one's own",
        ways=(private_sheet,),
        told=(Said("Sổ riêng", None, "", "", "Chưa hiểu trang này; 2 dòng không được nhập."),),
    ),
    Spoiled(
        name="a note below the table in a column of one's own",
        ways=(spoiling.column_added(VISITS, "Người ký", "A"), lambda book: book[VISITS].cell(11, 9, "Kế toán đã ký")),
        told=(
            Said(VISITS, 1, "Người ký", "", "Chưa hiểu cột này"),
            Said(VISITS, 11, "", "Kế toán đã ký", "Bỏ qua: không có gì ở các cột đã hiểu."),
        ),
    ),
    Spoiled(
        name="a signature under the table",
        ways=(lambda book: book[VISITS].cell(11, 6, "Người lập biểu"),),
        told=(Said(VISITS, 11, "", "Người lập biểu", "Bỏ qua: phần ký dưới bảng."),),
    ),
    Spoiled(
        name="codes of rows from elsewhere",
        ways=(codes_from_elsewhere,),
        told=tuple(Said(VISITS, row, "", "", f"Không thấy Mã dòng TH-{row}.aaa") for row in range(2, 10)),
    ),
)


def put_column_back(marked):
    page = marked[VISITS]
    place = page.max_column + 1
    page.cell(1, place).value = "Số tiền"
    for number, cells in spoiling.rows_of(VISITS):
        page.cell(number, place).value = cells["Số tiền"]


def put_children_back(marked):
    page = marked.create_sheet(CHILDREN)
    columns, rows = spoiling.small_book()[CHILDREN]
    for row in (columns, *rows):
        page.append(row)


def clear_codes(marked):
    for row in range(2, 10):
        marked[VISITS].cell(row, 9).value = None


REFUSED = (
    Spoiled(
        name="a required column that is not there",
        ways=(spoiling.column_dropped(VISITS, "Số tiền"),),
        bad=lambda: [Said(VISITS, row, "", "", "Trang Thăm hỏi thiếu cột Số tiền.") for row in range(2, 10)],
        mend=put_column_back,
    ),
    Spoiled(
        name="the sheet of children not there",
        ways=(spoiling.sheet_dropped(CHILDREN),),
        bad=lambda: [
            Said(GIFTS, row, "Người nhận", cells["Người nhận"], "Không có cháu tên")
            for row, cells in spoiling.rows_of(GIFTS)
            for _name in cells["Người nhận"].split("; ")
            if cells["Quan hệ"] == "con đoàn viên"
        ],
        left=lambda book: less(CHILDREN)(spoiling.without(book, {GIFTS: range(2, 15)})),
        mend=put_children_back,
    ),
    Spoiled(
        name="one cell merged over two rows",
        ways=(lambda book: book[VISITS].merge_cells("C2:C3"),),
        bad=lambda: [Said(VISITS, 3, "Lý do", "", "Chưa ghi Lý do.")],
    ),
    Spoiled(
        name="codes of rows that are none",
        ways=(spoiling.column_added(VISITS, "Mã dòng", "dòng 1"),),
        bad=lambda: [Said(VISITS, row, "", "", "Mã dòng “dòng 1” không phải của trang này.") for row in range(2, 10)],
        mend=clear_codes,
    ),
    Spoiled(
        name="a formula that was never reckoned",
        ways=(put(VISITS, 3, "Số tiền", 0), lambda book: setattr(book[VISITS]["D3"], "value", "=100000*3")),
        bad=lambda: [Said(VISITS, 3, "Số tiền", "=100000*3", "Công thức =100000*3 chưa được tính.")],
    ),
)


@pytest.mark.db
@pytest.mark.parametrize("spoiled", MEANT, ids=str)
def test_the_shape_of_a_sheet_does_not_count(spoiled, by, tmp_path):
    goes_as_written(spoiled, by, tmp_path)


@pytest.mark.parametrize("spoiled", WRITTEN, ids=str)
def test_the_way_of_writing_does_not_count(spoiled, by, tmp_path):
    goes_as_written(spoiled, by, tmp_path)


@pytest.mark.parametrize("spoiled", SAID, ids=str)
def test_what_is_passed_over_is_said(spoiled, by, tmp_path):
    goes_as_written(spoiled, by, tmp_path)


@pytest.mark.db
@pytest.mark.parametrize("spoiled", REFUSED, ids=str)
def test_what_cannot_be_guessed_is_refused(spoiled, by, tmp_path):
    goes_as_written(spoiled, by, tmp_path)


@pytest.mark.db
def test_a_sheet_without_a_header_stays_out_whole(by, tmp_path):
    file = spoiling.opened(books.written(spoiling.small_book(), tmp_path))
    file[VISITS].delete_rows(1)
    batch = bring_in(by, spoiling.saved(file))
    assert [(one["sheet"], one["sentence"], one["blocks"]) for one in batch.remarks] == [
        (VISITS, "Không thấy dòng tiêu đề; cả trang không được nhập.", True)
    ]
    assert not queries.rows(batch, sheet=VISITS).exists()
    assert workbooks.exit_status(batch) == 3


@pytest.mark.db
def test_a_column_of_ones_own_is_kept_in_the_preview(by, tmp_path):
    file = spoiling.opened(books.written(spoiling.small_book(), tmp_path))
    spoiling.column_added(VISITS, "Người ký", "Trần Văn A")(file)
    batch = bring_in(by, spoiling.saved(file))
    assert [row.extra for row in queries.rows(batch, sheet=VISITS)] == [{"Người ký": "Trần Văn A"}] * 8


@pytest.mark.db
def test_text_that_begins_with_a_sign_leaves_as_text(by, tmp_path):
    texts = ["=SUM(A1:A9)", "@chị Thơm", "+84 900 000 007", "-5%"]
    book = spoiling.small_book()
    for row, text in enumerate(texts, 2):
        book = changed(VISITS, row, "Ghi chú", text)(book)
    bring_in(by, books.written(book, tmp_path))
    page = spoiling.opened(workbooks.export(by=by, unit=by.units[0]))[VISITS]
    notes = [page.cell(row, spoiling.position(page, "Ghi chú")) for row in range(2, 6)]
    assert [(cell.value, cell.data_type) for cell in notes] == [(text, "s") for text in texts]
