"""Tabs and what stands between rows: Sheet1, T3, Tổ 1, sections, totals, signatures, empty tabs."""

import datetime

from tests.corpus.books_headings import BIRTH, GROUP, JOINED, NAME, NUMBER, SEX
from tests.corpus.cells import put
from tests.corpus.pages import Page, messy
from tests.corpus.people import GROUP_NAMES, GROUPS, UNION, members, newcomers, text_of

VISITS = "Thăm hỏi"
VISIT_HEAD = (("STT", None), ("Ngày", "Ngày"), ("Đoàn viên", "Đoàn viên"), ("Lý do", "Lý do"), ("Số tiền", "Số tiền"))
MEMBER_HEAD = (
    ("STT", None),
    ("Họ và tên", NAME),
    ("Giới tính", SEX),
    ("Ngày sinh", BIRTH),
    ("Ngày vào công đoàn", JOINED),
    ("Đơn vị (mã)", GROUP),
)


def member_rows(page, people, start=1):
    """Rows under MEMBER_HEAD."""
    for place, one in enumerate(people, start):
        page.row(place, one.name, one.sex, put(one.born, one.birth), put(text_of(one.joined), one.joined), one.group)


def visit_rows(page, people, year=2022, month=3, start=1):
    """Rows under VISIT_HEAD, one visit each."""
    for place, one in enumerate(people, start):
        day = datetime.date(year, month, 2 + place)
        page.row(place, put(text_of(day), day), one.name, put("ốm nằm viện", "nằm viện"), put("500.000", 500_000))


@messy("tab Sheet1", "empty tabs")
def tab_sheet1():
    page = Page("Sheet1")
    page.motto("DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN", width=5)
    page.head(*MEMBER_HEAD)
    member_rows(page, newcomers("sheet1", 6))
    return [page, Page("Sheet2"), Page("Sheet3")]


@messy("tab Sheet1 with visits", "title says what it is")
def tab_sheet1_of_visits():
    page = Page("Sheet1", VISITS)
    page.motto("SỔ THEO DÕI THĂM HỎI ĐOÀN VIÊN NĂM 2022", width=5)
    page.head(*VISIT_HEAD)
    visit_rows(page, members()[:6])
    return page


@messy("a tab a month")
def a_tab_a_month():
    pages = []
    for month in (1, 2, 3, 4):
        page = Page(f"T{month}", VISITS)
        page.motto(f"THĂM HỎI THÁNG {month} NĂM 2022", width=5)
        page.head(*VISIT_HEAD)
        visit_rows(page, members()[month : month + 3], month=month)
        pages.append(page)
    return pages


@messy("a tab a group")
def a_tab_a_group():
    pages = []
    for place in range(3):
        page = Page(f"Tổ {place + 1}")
        page.motto(f"DANH SÁCH ĐOÀN VIÊN {GROUP_NAMES[place].upper()}", width=6)
        page.head(*MEMBER_HEAD)
        for number, one in enumerate(newcomers(f"group {place}", 3), 1):
            page.row(number, one.name, one.sex, one.birth, one.joined, GROUPS[place])
        pages.append(page)
    return pages


@messy("tab with year and other words")
def tab_with_a_year():
    page = Page("DS ĐOÀN VIÊN 2019")
    page.head(*MEMBER_HEAD)
    member_rows(page, newcomers("tab with year", 5))
    return page


@messy("tab without marks")
def tab_without_marks():
    page = Page("THAM HOI", VISITS)
    page.head(*VISIT_HEAD)
    visit_rows(page, members()[3:8])
    return page


@messy("section rows per group", "numbering starts anew")
def sections_per_group():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD)
    for place, roman in enumerate(("I", "II", "III")):
        page.passed(roman, GROUP_NAMES[place], said="")
        for number, one in enumerate(newcomers(f"section {place}", 3), 1):
            page.row(number, one.name, one.sex, one.birth, one.joined, GROUPS[place])
    return page


@messy("section rows merged over the table")
def sections_merged():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD)
    for place in range(3):
        number = page.passed(f"{place + 1}. {GROUP_NAMES[place]}", said="")
        page.merged.append((number - 1, 0, number - 1, 5))
        for place_in, one in enumerate(newcomers(f"merged section {place}", 2), 1):
            page.row(place_in, one.name, one.sex, one.birth, one.joined, GROUPS[place])
    return page


@messy("section rows instead of a column of units", "one of a group that the book has not")
def sections_instead_of_units():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[:-1])
    for place, roman in enumerate(("I", "II", "III")):
        page.passed(roman, GROUP_NAMES[place], said=f"các dòng dưới thuộc đơn vị {GROUPS[place]}")
        for number, one in enumerate(newcomers(f"instead {place}", 3), 1):
            page.row(number, one.name, one.sex, one.birth, one.joined, also={GROUP: GROUPS[place]})
    page.passed("IV", "Tổ Chợ", said="tên nhóm")
    for number, one in enumerate(newcomers("instead, the rest", 2), 1):
        page.row(number, one.name, one.sex, one.birth, one.joined, also={GROUP: UNION})
    return page


@messy("notes beside the table, under no heading", remarks=("Ô ở dòng 3, 6 không nằm dưới tiêu đề nào",))
def notes_beside_the_table():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD)
    for place, one in enumerate(newcomers("notes beside", 11), 1):
        note = {2: "đã nghỉ từ 1/5/2026", 5: "0912345678 (vợ)"}.get(place)
        page.row(place, one.name, one.sex, one.birth, one.joined, one.group, None, note)
    page.passed(*[None] * 7, "gửi lại trước ngày 15", said="không có gì ở các cột đã hiểu")
    return page


@messy("totals", "signatures", "place and date")
def totals_and_signatures():
    page = Page("Thăm hỏi", VISITS)
    page.head(*VISIT_HEAD)
    visit_rows(page, members()[:4])
    page.passed(None, "Tổng cộng", None, None, 2_000_000, said="tổng cộng")
    page.plain()
    page.passed(None, None, None, "Yên Đồng, ngày 31 tháng 3 năm 2022", said="")
    page.passed("NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH CÔNG ĐOÀN", said="")
    page.plain()
    page.passed("Trần Văn Lập", None, None, "Phạm Thế Vinh", said="")
    return page


@messy("a total after each section", "sum in words")
def totals_within():
    page = Page("Thăm hỏi", VISITS)
    page.head(*VISIT_HEAD)
    visit_rows(page, members()[:2])
    page.passed(None, "Cộng tháng 3", None, None, 1_000_000, said="")
    visit_rows(page, members()[2:5], month=4)
    page.passed(None, "Cộng tháng 4:", None, None, 1_500_000, said="")
    page.passed("Tổng cộng: 2.500.000 đ", said="")
    page.passed("(Bằng chữ: Hai triệu năm trăm nghìn đồng)", said="")
    return page


@messy(
    "units named by their name, or by a name of the house, not their code",
    answers=(("Đoàn viên", "unit", "Tổ VP", GROUPS[0]),),
)
def groups_by_name():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[:-1], ("Tổ công đoàn", GROUP))
    for place, one in enumerate(newcomers("by name", 6), 1):
        own = put(GROUP_NAMES[1], GROUPS[1], warned="Đọc") if place % 2 else put("Tổ VP", GROUPS[0], told=True)
        page.row(place, one.name, one.sex, one.birth, one.joined, own)
    return page


@messy("two sheets of the book and one of one's own")
def a_tab_of_ones_own():
    people = newcomers("own tab", 3)
    first = Page("Đoàn viên")
    first.head(*MEMBER_HEAD, ("Số CCCD", NUMBER))
    for place, one in enumerate(people, 1):
        first.row(place, one.name, one.sex, one.birth, one.joined, one.group, one.number)
    second = Page("Thăm hỏi", VISITS)
    second.head(*VISIT_HEAD)
    visit_rows(second, people, year=2023)
    third = Page("Kế hoạch xe")
    third.plain("Xe", "Giờ đi", "Tài xế")
    third.plain("29 chỗ", "6h30", "chưa có")
    return [first, third, second]
