"""The same book again: with rows added, with a cell corrected, with two records that are equal; members known already."""

from datetime import date

from congdoan.workbooks.tests.factories import book
from tests.corpus.books_dates import HEAD
from tests.corpus.books_headings import BIRTH, GROUP, JOINED, NAME, NUMBER, PHONE, SEX
from tests.corpus.books_tabs import MEMBER_HEAD, VISITS
from tests.corpus.cells import bad, put
from tests.corpus.pages import Page, messy
from tests.corpus.people import GROUPS, members, newcomers, take_in

DAY = date(2022, 3, 14)


def january(by):
    """Two visits that were brought in last month."""
    rows = [[DAY, one.name, "hiếu", 300_000] for one in members()[:2]]
    take_in(by, book({VISITS: [[title for title, _column in HEAD], *rows]}))


@messy("the same file with rows added", before=january)
def rows_added():
    page = Page(VISITS, VISITS)
    page.head(*HEAD)
    for one in members()[:2]:
        page.row(put("14/3/2022", DAY), one.name, put("HIẾU", "hiếu"), put("300.000", 300_000))
    for one in members()[2:5]:
        page.row(put("15/3/2022", date(2022, 3, 15)), one.name, put("Việc hiếu", "hiếu"), put("300.000", 300_000))
    return page


@messy("rows that are equal in one file", before=january)
def equal_rows():
    page = Page(VISITS, VISITS)
    page.head(*HEAD, ("Ghi chú", "Ghi chú"))
    one = members()[5]
    for note in ("lần đầu", "lần hai", None):
        page.row(DAY, one.name, "hiếu", 300_000, note)
    return page


@messy("a cell corrected in what is known", before=january)
def a_cell_corrected():
    page = Page(VISITS, VISITS)
    page.head(*HEAD, ("Người thăm", "Người thăm"))
    for one in members()[:2]:
        page.row(DAY, one.name, "hiếu", 300_000, "Ban Chấp hành")
    return page


@messy("members known already", "by number, by name and birth", "telephone new")
def members_known_already():
    page = Page("Đoàn viên")
    page.head(
        ("Họ và tên", NAME), ("Giới tính", SEX), ("Ngày sinh", BIRTH), ("Ngày vào công đoàn", JOINED), ("Đơn vị (mã)", GROUP), ("Số CCCD", NUMBER),
        ("Điện thoại", PHONE),
    )  # fmt: skip
    known = members()
    page.row(known[0].name, known[0].sex, known[0].birth, known[0].joined, known[0].group, known[0].number, "0912345001")
    page.row(
        put(known[1].name.upper(), known[1].name),
        known[1].sex,
        known[1].birth,
        known[1].joined,
        known[1].group,
        put(int(known[1].number), known[1].number),
        "0912345002",
    )
    page.row(
        put(known[2].name.lower(), known[2].name),
        known[2].sex,
        put(known[2].born, known[2].birth),
        known[2].joined,
        known[2].group,
        known[2].number,
        None,
    )
    page.row(known[10].name, known[10].sex, date(1988, 8, 8), date(2012, 1, 5), known[10].group, "997088123456", None)
    return page


@messy("another person's number", "a member who belongs elsewhere now")
def members_at_odds_with_the_book():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[1:], ("Số CCCD", NUMBER))
    known, new = members(), newcomers("at odds", 3)
    page.row(new[0].name, new[0].sex, new[0].birth, new[0].joined, new[0].group, bad(known[4].number, "người khác"))
    elsewhere = next(code for code in GROUPS if code != known[6].group)
    page.row(known[6].name, known[6].sex, known[6].birth, bad(known[6].joined, "đang là đoàn viên", at=""), elsewhere, known[6].number)
    page.row(new[1].name, new[1].sex, new[1].birth, new[1].joined, bad("YDG-T9", "Không có đơn vị mã"), new[1].number)
    page.row(new[2].name, bad("Bà", ""), new[2].birth, new[2].joined, new[2].group, new[2].number)
    return page


@messy("a member list in two halves with other columns")
def two_halves():
    people = newcomers("halves", 6)
    first = Page("Đoàn viên")
    first.head(*MEMBER_HEAD[1:], ("Số CCCD", NUMBER))
    for one in people[:3]:
        first.row(one.name, one.sex, one.birth, one.joined, one.group, one.number)
    second = Page("Đoàn viên (2)")
    second.head(("Đơn vị (mã)", GROUP), ("Ngày vào công đoàn", JOINED), ("Họ và tên", NAME), ("Ngày sinh", BIRTH), ("Giới tính", SEX))
    for one in people[3:]:
        second.row(one.group, one.joined, one.name, one.birth, one.sex)
    return [first, second]
