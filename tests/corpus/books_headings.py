"""Headings: under mottos, in two and three rows, in other words, misspelt, without marks, broken over lines, names in two columns."""

from tests.corpus.cells import put
from tests.corpus.pages import Page, messy
from tests.corpus.people import FEMALE, newcomers, text_of

NAME, BIRTH, SEX, JOINED = "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào công đoàn"
NUMBER, PHONE, GROUP, JOB = "Số CCCD", "Điện thoại", "Đơn vị (mã)", "Chức vụ chuyên môn"


@messy("motto and title in merged cells", "marker row", "numbering")
def motto_over_the_list():
    page = Page("Đoàn viên")
    page.motto("LIÊN ĐOÀN LAO ĐỘNG HUYỆN NAM ĐỒNG", "CÔNG ĐOÀN CƠ SỞ XÃ YÊN ĐỒNG", "Độc lập - Tự do - Hạnh phúc", width=6)
    page.motto("DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN NĂM 2019", "(Kèm theo Công văn số 12/CĐ ngày 05/3/2019)", width=6)
    page.head(
        ("STT", None),
        ("Họ và tên", NAME),
        ("Giới tính", SEX),
        ("Ngày sinh", BIRTH),
        ("Ngày vào công đoàn", JOINED),
        ("CCCD", NUMBER),
        ("Đơn vị (mã)", GROUP),
    )
    page.plain("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)")
    for place, one in enumerate(newcomers("motto", 6), 1):
        page.row(place, one.name, one.sex, one.birth, one.joined, one.number, one.group)
    return page


@messy("birth in two columns, men and women", "header of two rows", "numbering TT")
def birth_of_men_and_women():
    page = Page("Đoàn viên")
    page.motto("DANH SÁCH ĐOÀN VIÊN", width=5)
    page.head(
        ("", None), ("", NAME), ("Nam", BIRTH), ("Nữ", BIRTH), ("", JOINED), ("", GROUP),
        upper=("TT", "Họ và tên", "Ngày sinh", None, "Ngày vào công đoàn", "Đơn vị (mã)"),
    )  # fmt: skip
    for place, one in enumerate(newcomers("two columns", 8), 1):
        woman = one.sex == FEMALE
        birth = put(one.born, one.birth)
        page.row(place, one.name, None if woman else birth, birth if woman else None, one.joined, one.group, also={SEX: one.sex})
    return page


@messy("header of three rows", "merged headings")
def header_of_three_rows():
    page = Page("Đoàn viên")
    page.motto("BIỂU TỔNG HỢP ĐOÀN VIÊN", width=7)
    top = page.plain("STT", "Họ và tên", "Thông tin cá nhân", None, None, "Công đoàn", None, None)
    page.merged.append((top - 1, 2, top - 1, 4))
    page.merged.append((top - 1, 5, top - 1, 7))
    page.head(
        ("", None), ("", NAME), ("Nam", BIRTH), ("Nữ", BIRTH), ("", NUMBER), ("Ngày vào công đoàn", JOINED), ("Mã đoàn viên", "Mã đoàn viên"), ("Đơn vị (mã)", GROUP),
        upper=(None, None, "Ngày sinh", None, "Số CCCD", None, None, None),
    )  # fmt: skip
    for place, one in enumerate(newcomers("three rows", 5), 1):
        woman = one.sex == FEMALE
        birth = [None, one.birth] if woman else [one.birth, None]
        page.row(place, one.name, *birth, one.number, one.joined, f"0350{place:04d}", one.group, also={SEX: one.sex})
    return page


@messy("headings in other words")
def headings_in_other_words():
    page = Page("Đoàn viên")
    page.head(
        ("TT", None), ("Họ tên", NAME), ("Năm sinh", BIRTH), ("Nam/Nữ", SEX), ("Số CMND", NUMBER), ("ĐT", PHONE), ("Ngày KN", JOINED),
        ("Chức danh", JOB), ("Mã đơn vị", GROUP),
    )  # fmt: skip
    for place, one in enumerate(newcomers("other words", 6), 1):
        page.row(
            place,
            one.name,
            put(one.birth.year, str(one.birth.year)),
            one.sex,
            one.number[3:],
            one.phone,
            one.joined,
            "Giáo viên",
            one.group,
        )
    return page


@messy("headings in other words again")
def headings_of_another_office():
    page = Page("Đoàn viên")
    page.head(
        ("Số TT", None), ("Họ và tên đoàn viên", NAME), ("Ngày tháng năm sinh", BIRTH), ("Giới", SEX), ("CMND/CCCD", NUMBER),
        ("SĐT", PHONE), ("Ngày vào CĐ", JOINED), ("E-mail", "Thư điện tử"), ("Trình độ", "Trình độ chuyên môn"), ("Mã đơn vị", GROUP),
    )  # fmt: skip
    for place, one in enumerate(newcomers("another office", 6), 1):
        mail = f"canbo{place}@yendong.example"
        page.row(
            place,
            one.name,
            put(one.born, one.birth),
            one.sex,
            one.number,
            one.phone,
            put(text_of(one.joined), one.joined),
            mail,
            "Đại học",
            one.group,
        )
    return page


@messy("headings without marks", "in capitals")
def headings_without_marks():
    page = Page("Doan vien")
    page.head(
        ("STT", None), ("HO VA TEN", NAME), ("GIOI TINH", SEX), ("NGAY SINH", BIRTH), ("NGAY VAO CONG DOAN", JOINED), ("DON VI (MA)", GROUP)
    )
    for place, one in enumerate(newcomers("without marks", 5), 1):
        page.row(place, one.name, one.sex, put(one.born, one.birth), put(text_of(one.joined), one.joined), one.group)
    return page


@messy("headings misspelt")
def headings_misspelt():
    page = Page("Đoàn viên")
    page.head(
        ("STT", None),
        ("Họ và tê", NAME),
        ("Giới tình", SEX),
        ("Ngày sịnh", BIRTH),
        ("Ngày vào công doàn", JOINED),
        ("Điện thọai", PHONE),
        ("Đơn vị (mã", GROUP),
    )
    for place, one in enumerate(newcomers("misspelt", 5), 1):
        page.row(place, one.name, one.sex, one.birth, one.joined, one.phone, one.group)
    return page


@messy("line breaks in headings", "asterisks", "blanks")
def headings_over_lines():
    page = Page("Đoàn viên")
    page.head(
        ("S\nT\nT", None), ("HỌ VÀ\nTÊN (*)", NAME), ("Giới\ntính *", SEX), (" Ngày \n sinh ", BIRTH), ("Ngày vào\ncông đoàn", JOINED),
        ("Đơn vị\n(mã)", GROUP),
    )  # fmt: skip
    for place, one in enumerate(newcomers("lines", 5), 1):
        page.row(place, one.name, one.sex, one.birth, one.joined, one.group)
    return page


@messy("name in two columns")
def name_in_two_columns():
    page = Page("Đoàn viên")
    page.head(
        ("STT", None),
        ("Họ và đệm", None),
        ("Tên", NAME),
        ("Giới tính", SEX),
        ("Ngày sinh", BIRTH),
        ("Ngày vào công đoàn", JOINED),
        ("Đơn vị (mã)", GROUP),
    )
    for place, one in enumerate(newcomers("two names", 6), 1):
        page.row(place, one.rest, put(one.given, one.name, told=True), one.sex, one.birth, one.joined, one.group)
    return page


@messy("name in two columns under one heading")
def name_under_a_merged_heading():
    page = Page("Đoàn viên")
    top = page.head(
        ("TT", None),
        ("Họ và tên", None),
        (None, NAME),
        ("Giới tính", SEX),
        ("Ngày sinh", BIRTH),
        ("Ngày vào công đoàn", JOINED),
        ("Đơn vị (mã)", GROUP),
    )
    page.merged.append((top - 1, 1, top - 1, 2))
    for place, one in enumerate(newcomers("merged name", 6), 1):
        page.row(place, one.rest, put(one.given, one.name, told=True), one.sex, one.birth, one.joined, one.group)
    return page


@messy("columns of one's own", "blank columns")
def columns_of_ones_own():
    page = Page("Đoàn viên")
    page.head(
        ("STT", None), ("Họ và tên", NAME), (None, None), ("Quê quán", None), ("Giới tính", SEX), (None, None), ("Ngày sinh", BIRTH),
        ("Ngày vào công đoàn", JOINED), ("Đơn vị (mã)", GROUP), ("Ký nhận", None), ("Ghi chú", None),
    )  # fmt: skip
    for place, one in enumerate(newcomers("own columns", 4), 1):
        page.row(
            place,
            one.name,
            None,
            "Yên Đồng",
            one.sex,
            None,
            one.birth,
            one.joined,
            one.group,
            None,
            "đang nghỉ thai sản" if place == 2 else None,
        )
    return page


@messy("header far down", "blank rows", "header repeated on each printed page")
def header_far_down():
    page = Page("Đoàn viên")
    page.plain("CĐCS XÃ YÊN ĐỒNG")
    for _line in range(11):
        page.plain()
    people = newcomers("far down", 6)
    page.head(
        ("STT", None), ("Họ và tên", NAME), ("Giới tính", SEX), ("Ngày sinh", BIRTH), ("Ngày vào công đoàn", JOINED), ("Đơn vị (mã)", GROUP)
    )
    for place, one in enumerate(people[:3], 1):
        page.row(place, one.name, one.sex, one.birth, one.joined, one.group)
        page.plain()
    page.passed("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào công đoàn", "Đơn vị (mã)", said="tiêu đề lặp lại")
    for place, one in enumerate(people[3:], 4):
        page.row(place, one.name, one.sex, one.birth, one.joined, one.group)
    return page


@messy("headings that say nothing", "columns known by their content", says={0: {"columns": {"Tổ (mã)": "Đơn vị (mã)"}}})
def headings_that_say_nothing():
    page = Page("Đoàn viên")
    page.head(
        ("STT", None),
        ("Họ và tên", NAME),
        ("Nam, nữ", SEX),
        ("Ngày sinh", BIRTH),
        ("Vào CĐ", JOINED),
        ("Giấy tờ", NUMBER),
        ("Liên hệ", PHONE),
        ("Tổ (mã)", GROUP),
    )
    for place, one in enumerate(newcomers("content", 6), 1):
        page.row(place, one.name, one.sex, one.birth, one.joined, one.number, one.phone, one.group)
    return page


@messy("a column missing that is required")
def no_column_for_sex():
    page = Page("Đoàn viên")
    page.head(("STT", None), ("Họ và tên", NAME), ("Ngày sinh", BIRTH), ("Ngày vào công đoàn", JOINED), ("Đơn vị (mã)", GROUP))
    for place, one in enumerate(newcomers("no sex", 4), 1):
        page.row(place, one.name, one.birth, one.joined, one.group, whole="thiếu cột Giới tính")
    return page
