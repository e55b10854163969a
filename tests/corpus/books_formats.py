"""Files that are no .xlsx: .csv between commas, semicolons, tabs, in several encodings; .ods; names that lie about what is inside."""

from datetime import date

from tests.corpus.books_headings import BIRTH, GROUP, JOINED, NAME, NUMBER, SEX
from tests.corpus.books_tabs import MEMBER_HEAD, VISITS, visit_rows
from tests.corpus.cells import bad, either, put
from tests.corpus.pages import Page, messy
from tests.corpus.people import members, newcomers, text_of

CSV_HEAD = (
    ("STT", None),
    ("Họ và tên", NAME),
    ("Giới tính", SEX),
    ("Ngày sinh", BIRTH),
    ("Ngày vào công đoàn", JOINED),
    ("Đơn vị (mã)", GROUP),
    ("Số CCCD", NUMBER),
)


def member_csv(seed, count=5):
    """A member list as a spreadsheet program saves it as .csv; a number keeps its noughts, one has lost them."""
    page = Page("Đoàn viên")
    page.head(*CSV_HEAD)
    for place, one in enumerate(newcomers(seed, count), 1):
        page.row(place, one.name, one.sex, put(one.born, one.birth), put(text_of(one.joined), one.joined), one.group, one.number)
    return page


@messy("csv between commas, UTF-8", kind="csv", file_name="Đoàn viên.csv")
def csv_commas():
    return member_csv("csv commas")


@messy(
    "csv between semicolons with a byte order mark",
    kind="csv",
    file_name="doan vien.csv",
    options={"delimiter": ";", "encoding": "utf-8-sig"},
)
def csv_semicolons():
    return member_csv("csv semicolons")


@messy(
    "csv between tabs, UTF-16 (Unicode Text of Excel)",
    kind="csv",
    file_name="Đoàn viên.txt",
    options={"delimiter": "\t", "encoding": "utf-16"},
)
def csv_unicode_text():
    return member_csv("csv tabs")


@messy(
    "csv with sep= in the first line",
    kind="csv",
    file_name="Đoàn viên.csv",
    options={"delimiter": ";", "encoding": "utf-8-sig", "first_line": "sep=;\r\n"},
)
def csv_with_sep():
    return member_csv("csv sep")


@messy("csv with quotes, line breaks, commas in cells", kind="csv", file_name="Thăm hỏi.csv")
def csv_with_quotes():
    page = Page(VISITS, VISITS)
    page.head(("Ngày", "Ngày"), ("Đoàn viên", "Đoàn viên"), ("Lý do", "Lý do"), ("Số tiền", "Số tiền"), ("Ghi chú", "Ghi chú"))
    day = put("14/3/2022", date(2022, 3, 14))
    people = members()
    page.row(day, people[0].name, "hiếu", put("1.500.000", 1_500_000), 'viếng "cụ", thôn 3')
    page.row(day, people[1].name, "hiếu", put("300,000", 300_000), put("dòng một\ndòng hai", "dòng một dòng hai"))
    page.row(day, people[2].name, "hiếu", put("500 000 ", 500_000), either("=1+1", "=1+1", "chưa được tính"))
    page.row(day, bad("Trần Thị Không Có", "Không có đoàn viên"), "hiếu", put("300000", 300_000), None)
    page.row(bad("31/02/2022", "Tháng 2"), people[3].name, "hiếu", put("300000", 300_000), None)
    return page


@messy("OpenDocument with repeated blanks and merged title", kind="ods")
def ods_members():
    page = Page("Đoàn viên")
    page.motto("DANH SÁCH ĐOÀN VIÊN", width=6)
    page.head(*MEMBER_HEAD)
    for place, one in enumerate(newcomers("ods", 6), 1):
        page.row(place, one.name, one.sex, one.birth, put(text_of(one.joined), one.joined), one.group)
    return page


@messy("OpenDocument of two sheets", kind="ods")
def ods_of_two_sheets():
    people = newcomers("ods two", 4)
    first = Page("Đoàn viên")
    first.head(*MEMBER_HEAD)
    for place, one in enumerate(people, 1):
        first.row(place, one.name, one.sex, put(one.born, one.birth), one.joined, one.group)
    second = Page(VISITS, VISITS)
    second.head(("STT", None), ("Ngày", "Ngày"), ("Đoàn viên", "Đoàn viên"), ("Lý do", "Lý do"), ("Số tiền", "Số tiền"))
    visit_rows(second, people, year=2023)
    return [first, second]


@messy("a workbook whose name says .xls", file_name="so-cong-doan.xls")
def xlsx_called_xls():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD)
    for place, one in enumerate(newcomers("called xls", 3), 1):
        page.row(place, one.name, one.sex, one.birth, one.joined, one.group)
    return page
