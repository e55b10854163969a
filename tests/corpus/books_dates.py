"""Days: as text in many ways, as numbers, of both epochs, known to the year only, impossible, mixed in one column."""

from datetime import date, datetime, timedelta

from tests.corpus.books_headings import BIRTH, GROUP, JOINED, NAME, SEX
from tests.corpus.books_tabs import MEMBER_HEAD, VISITS
from tests.corpus.cells import Cell, bad, either, put
from tests.corpus.pages import Page, messy
from tests.corpus.people import members, newcomers, text_of

HEAD = (("Ngày", "Ngày"), ("Đoàn viên", "Đoàn viên"), ("Lý do", "Lý do"), ("Số tiền", "Số tiền"))
DAY = date(2022, 3, 14)
SERIAL = (DAY - date(1899, 12, 30)).days
SAID = "là 14/03/2022"


def visits(*days, title=VISITS, head=HEAD):
    """A page of visits, one for each way of writing a day; the members take turns."""
    page = Page(title, VISITS)
    page.head(*head)
    for place, day in enumerate(days):
        page.row(day, members()[place % 18].name, "hiếu", 300_000)
    return page


@messy("days as text in ten ways")
def days_as_text():
    ways = (
        "14/03/2022",
        "14/3/2022",
        "14-3-2022",
        "14.3.2022",
        "14 / 3 / 2022",
        put("14/3/22", DAY, SAID),
        "2022-03-14",
        "ngày 14 tháng 3 năm 2022",
    )
    more = (
        "14.03.22",
        "Ngày 14/3/2022",
        "14-03-22",
        "14 tháng 3 năm 2022",
        "14/03/2022 08:30",
        "2022/03/14",
        "14/03/2022.",
        "14\u00a0/3/2022",
    )
    return visits(*[way if isinstance(way, Cell) else put(way, DAY) for way in ways], *[either(way, DAY, "ngày") for way in more])


@messy("days as text with slips of the hand")
def days_with_slips():
    return visits(
        put("14/03 /2022 ", DAY), put(" 14/ 03/2022", DAY), either("14//3/2022", DAY, "Không đọc được"), either("14/3/2022 (âm lịch)", DAY, "Không đọc được"),
        bad("l4/03/2022", "Không đọc được"), bad("14/O3/2022", "Không đọc được"), either("14032022", DAY, "đọc được"), bad("14/3", "ngày"),
        bad("14/3/202", ""), bad("14/3/20222", ""), bad("tháng 3/2022", "chưa đủ ngày"), bad("Quý I/2022", "đọc được"),
        bad("14-15/3/2022", "đọc được"), bad("từ 14/3 đến 16/3/2022", "đọc được"),
    )  # fmt: skip


@messy("days as numbers without a format", "with the time of day")
def days_as_numbers():
    return visits(
        put(SERIAL, DAY, SAID), put(SERIAL + 0.0, DAY, SAID), put(SERIAL + 0.35, DAY, SAID), bad(1980.5, "là năm hay ngày"), datetime(2022, 3, 14, 0, 0), put(datetime(2022, 3, 14, 9, 30), DAY),
        put(DAY, DAY, number_format="yyyy-mm-dd"), put(DAY, DAY, number_format="d-mmm-yy"), put(DAY, DAY, number_format="[$-42A]dd mmmm yyyy"),
        put(DAY, DAY, number_format="mm/yyyy"), put(str(SERIAL), DAY, either="đọc được"), put(SERIAL, DAY, SAID, number_format="#,##0"),
    )  # fmt: skip


@messy("days counted from 1904", options={"date_1904": True})
def days_from_1904():
    serial = SERIAL - 1462
    return visits(
        DAY, put(datetime(2022, 3, 14, 9, 30), DAY), put(serial, DAY, SAID), put("14/03/2022", DAY), put(serial + 0.5, DAY, SAID),
        put(DAY - timedelta(days=1), DAY - timedelta(days=1), number_format="d/m/yy"),
    )  # fmt: skip


@messy("days that never were")
def days_that_never_were():
    return visits(
        bad("30/02/2022", "Tháng 2 không có ngày 30"), bad("29/02/2021", "Tháng 2 năm 2021 không có ngày 29"), bad("31/4/2022", "Tháng 4 không có ngày 31"),
        bad("31.11.2021", "Tháng 11 không có ngày 31"), bad("14/13/2022", "Không có tháng 13"), bad("0/3/2022", "chưa đủ ngày"), bad("32/3/2022", "ngày 32"),
        bad("00/00/2022", "chưa đủ ngày"), bad(2022, "chưa đủ ngày"), bad("2022", "chưa đủ ngày"), bad(60, "đọc được"), bad(14032022, "đọc được"),
        bad(0, "đọc được"), bad(-5, "đọc được"), bad("14/3/1022", "Năm 1022"), bad("14/3/2202", "Năm 2202"), bad("hôm qua", "Không đọc được"),
        bad("nt", "Không đọc được"), bad("-", "Không đọc được"), bad("?", "Không đọc được"),
    )  # fmt: skip


@messy("days to come", "days before somebody was a member")
def days_out_of_place():
    page = Page(VISITS, VISITS)
    page.head(*HEAD)
    one = members()[0]
    page.row(bad("14/03/2027", "sau hôm nay"), one.name, "hiếu", 300_000)
    page.row(put("14/03/1991", DAY), bad(one.name, "không phải đoàn viên"), "hiếu", 300_000)
    page.row(put("14/03/2022", DAY), one.name, "hiếu", 300_000)
    return page


@messy("years, months, noughts where nobody knows the day")
def birth_known_to_the_year():
    page = Page("Đoàn viên")
    page.head(("Họ và tên", NAME), ("Giới tính", SEX), ("Ngày sinh", BIRTH), ("Ngày vào công đoàn", JOINED), ("Đơn vị (mã)", GROUP))
    ways = (
        (1965, "1965"), ("1965", "1965"), ("00/00/1965", "1965"), ("02/1965", "02/1965"), ("tháng 2 năm 1965", "02/1965"), ("2-1965", "02/1965"),
        ("năm 1965", "1965"), ("00/02/1965", "02/1965"), ("0/0/1965", "1965"), ("15/02/65", date(1965, 2, 15)), ("1965 ", "1965"), (1965.0, "1965"),
    )  # fmt: skip
    for one, (typed, stored) in zip(newcomers("years", 14), ways, strict=False):
        page.row(one.name, one.sex, put(typed, stored), put(1999, "1999"), one.group)
    wrong = newcomers("years", 14)[12:]
    page.row(wrong[0].name, wrong[0].sex, bad("khoảng 1965", "Không đọc được"), 1999, wrong[0].group)
    page.row(wrong[1].name, wrong[1].sex, bad("1965?", "Không đọc được"), 1999, wrong[1].group)
    return page


@messy("one column of true days, texts, numbers and years")
def a_mixed_column():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD)
    ways = (
        lambda day: day, text_of, lambda day: (day - date(1899, 12, 30)).days, lambda day: f"{day.day}-{day.month}-{day.year}", lambda day: day.isoformat(),
        lambda day: f"ngày {day.day} tháng {day.month} năm {day.year}", lambda day: f"{day:%d.%m.%y}", lambda day: datetime(day.year, day.month, day.day),
    )  # fmt: skip
    for place, one in enumerate(newcomers("mixed", 8)):
        page.row(place + 1, one.name, one.sex, put(ways[place](one.birth), one.birth), put(ways[-place](one.joined), one.joined), one.group)
    return page


@messy("days turned by an American Excel: 5/3 became a day of May, 14/3 stayed a text")
def days_turned_by_excel():
    page = Page(VISITS, VISITS)
    page.head(*HEAD)
    page.row(put("14/03/2022", DAY), members()[0].name, "hiếu", 300_000)
    page.row(put("25/03/2022", date(2022, 3, 25)), members()[1].name, "hiếu", 300_000)
    page.row(put("31/03/2022", date(2022, 3, 31)), members()[2].name, "hiếu", 300_000)
    turned = {"number_format": "m/d/yyyy", "warned": " "}
    page.row(put(date(2022, 5, 3), date(2022, 5, 3), **turned), members()[3].name, "hiếu", 300_000)
    page.row(put(date(2022, 8, 3), date(2022, 8, 3), **turned), members()[4].name, "hiếu", 300_000)
    return page


@messy("last days", "ends before beginnings")
def leaving_days():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[1:], ("Ngày rời", "Ngày rời"), ("Lý do rời", "Lý do rời"))
    one, two, three, four, five = newcomers("leaving", 5)
    page.row(one.name, one.sex, one.birth, one.joined, one.group, put("30/6/2022", date(2022, 6, 30)), put("Hưu", "Nghỉ hưu"))
    page.row(two.name, two.sex, two.birth, two.joined, two.group, date(2023, 12, 31), put("chuyển đi", "Chuyển công tác"))
    page.row(three.name, three.sex, three.birth, three.joined, three.group, bad("30/6/1996", "Ngày rời phải từ"), "Nghỉ hưu")
    page.row(four.name, four.sex, four.birth, four.joined, four.group, bad(None, "Có lý do rời mà chưa có ngày rời"), "Nghỉ hưu")
    page.row(five.name, five.sex, five.birth, bad("14/03/1970", "chưa đủ 15 tuổi"), five.group, None, None)
    return page
