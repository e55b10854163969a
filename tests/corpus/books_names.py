"""Names: of NFD, in capitals, with strange blanks, several in a cell, shared, with titles, unknown, of the highlands."""

import unicodedata
from datetime import date

from congdoan.workbooks.tests.factories import book
from tests.corpus.books_dates import HEAD
from tests.corpus.books_headings import BIRTH, GROUP, JOINED, NAME, SEX
from tests.corpus.books_tabs import MEMBER_HEAD, VISITS
from tests.corpus.cells import bad, either, put
from tests.corpus.pages import Page, messy
from tests.corpus.people import FEMALE, GROUPS, members, newcomers, take_in

DAY = date(2022, 3, 14)
STUDY = "Học tập, tuyên truyền"
STUDY_HEAD = (("Ngày", "Ngày"), ("Loại", "Loại"), ("Văn bản, chuyên đề", "Văn bản, chuyên đề"), ("Người tham gia", "Người tham gia"))


def named(seed, *ways):
    """A member list; each way is a function of the name that gives a cell."""
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[1:])
    for one, way in zip(newcomers(seed, len(ways)), ways, strict=True):
        page.row(way(one.name), one.sex, one.birth, one.joined, one.group)
    return page


@messy("names NFD, in capitals, with strange blanks", "zero-width signs")
def names_with_strange_letters():
    return named(
        "strange",
        lambda name: put(unicodedata.normalize("NFD", name), name),
        lambda name: put(name.upper(), name),
        lambda name: put(name.lower(), name),
        lambda name: put(f"  {name.replace(' ', '   ')} ", name),
        lambda name: put(name.replace(" ", "\u00a0"), name),
        lambda name: put(name.replace(" ", " \u200b"), name),
        lambda name: put(f"\ufeff{name}", name),
        lambda name: put(name.replace(" ", "\t", 1), name),
        lambda name: put(name.replace(" ", "\n", 1), name),
        lambda name: put(unicodedata.normalize("NFD", name.upper()), name),
        lambda name: put(f"{name}\u200e", name),
        lambda name: put(name.upper().replace(" ", "  "), name),
    )


@messy("names of the highlands", "apostrophes", "Icelandic đ")
def names_of_the_highlands():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[1:])
    people = newcomers("highlands", 8)
    ways = (
        "H'Hen Niê",
        put("H’Bia Ksor", "H'Bia Ksor"),
        "Y Blơ Êban",
        "Giàng A Pháo",
        "Lò Thị Mỉ",
        put("Ðặng Văn Lâm", "Đặng Văn Lâm", warned=" "),
        "K'Brôi",
        "A Sùng",
    )
    for one, way in zip(people, ways, strict=True):
        wrong = isinstance(way, str) and len(way.split()) < 2
        page.row(bad(way, "đủ họ và tên") if wrong else way, one.sex, one.birth, one.joined, one.group)
    return page


@messy("names that are none")
def names_that_are_none():
    return named(
        "none", lambda name: bad(name.rpartition(" ")[2], "ví dụ Trần Thị Mai"), lambda name: bad("123", "ví dụ Trần Thị Mai"), lambda name: bad(f"{name} 2", "ví dụ Trần Thị Mai"),
        lambda name: bad("?", "ví dụ Trần Thị Mai"), lambda name: bad(None, "Chưa ghi"), lambda name: bad("\u00a0 ", "Chưa ghi"),
        lambda name: bad(True, ""), lambda name: bad("#N/A", "lỗi công thức"), lambda name: either(f"{name}, Trần Thị Lộc", f"{name}, Trần Thị Lộc", "tên"),
    )  # fmt: skip


@messy("titles before names", "what one is after the name")
def names_with_titles():
    taken_off = [lambda name, title=title: either(f"{title} {name}", name, "", told=True) for title in ("Đ/c", "đ/c", "Đồng chí")]
    doubted = [lambda name, title=title: put(f"{title} {name}", name, warned="Đọc") for title in ("Ông", "Bà", "Cô")]
    refused = [lambda name, way=way: either(way % name, name, "", told=True) for way in ("Ông: %s", "%s (Tổ trưởng)", "%s - CT", "1. %s")]
    return named("titles", *taken_off, *doubted, *refused)


@messy("tones where others put them", "known people in other letters")
def known_people_in_other_letters():
    page = Page(VISITS, VISITS)
    page.head(*HEAD)
    known = members()
    ways = [
        put(unicodedata.normalize("NFD", known[0].name), known[0].name), put(known[1].name.upper(), known[1].name), put(known[2].name.lower(), known[2].name),
        put(f" {known[3].name.replace(' ', '  ')}", known[3].name), put(known[4].name.replace(" ", "\u00a0"), known[4].name),
        put(f"{known[5].name} ({known[5].born})", known[5].name, told=True), put(f"{known[6].name} ({known[6].birth.year})", known[6].name, told=True),
        put(f"{known[7].name} ({known[7].number})", known[7].name, told=True), either(unaccented(known[8].name), known[8].name, "Có phải"),
        either(f"Đ/c {known[9].name}", known[9].name, "Không có đoàn viên"), either(f"{known[10].name}.", known[10].name, "Không có đoàn viên"),
        bad(known[11].given, "Không có đoàn viên"), bad(f"{known[12].name} (01/01/1901)", "Trong sổ"), bad("Trần Thị Không Có", "Không có đoàn viên"),
        either(f"{known[13].name}\n", known[13].name, "Không có"), put(f"\u200b{known[14].name}", known[14].name),
    ]  # fmt: skip
    for way in ways:
        page.row(DAY, way, "hiếu", 300_000)
    return page


def unaccented(name):
    """The name as it is typed without marks."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@messy("several people in a cell", "all", "all women")
def several_people_in_a_cell():
    page = Page("Học tập", STUDY)
    page.head(*STUDY_HEAD)
    a, b, c, d = (one.name for one in members()[:4])
    everyone, women = [one.name for one in members()], [one.name for one in members() if one.sex == FEMALE]

    def study(people, names, number, day=DAY):
        page.row(day, "học tập nghị quyết", f"Nghị quyết số {number}", people, each=("Người tham gia", names))

    study(f"{a}; {b};{c}", [a, b, c], 1)
    study(f"{a}\n{b}\n{c}\n", [a, b, c], 2)
    study(f"{a};\n{d}", [a, d], 3)
    study("Tất cả", everyone, 4)
    study("tất cả nữ", women, 5)
    study("TẤT CẢ ĐOÀN VIÊN", everyone, 6)
    study("Toàn thể", everyone, 7)
    study(f"{a} ;  {b} ; ", [a, b], 8)
    page.row(DAY, "học tập nghị quyết", "Nghị quyết số 9", bad(f"{a}; {a}", "hai lần"))
    page.row(DAY, "học tập nghị quyết", "Nghị quyết số 10", bad(f"{a}; Trần Thị Không Có", "Không có đoàn viên"))
    page.row(DAY, "học tập nghị quyết", "Nghị quyết số 11", bad("ban chấp hành", ""))
    page.row(bad("2022", "chưa đủ ngày"), "học tập nghị quyết", "Nghị quyết số 12", "Tất cả")
    return page


@messy("several people between commas, “và”, slashes")
def several_people_between_commas():
    page = Page("Học tập", STUDY)
    page.head(*STUDY_HEAD)
    a, b, c = (one.name for one in members()[:3])
    for number, written in enumerate((f"{a}, {b}", f"{a} và {b}", f"{a}/{b}", f"{a}, {b} và {c}", f"{a} + {b}", f"{a} {b}"), 1):
        page.row(DAY, "tập huấn", f"Chuyên đề {number}", bad(written, ""))
    for number, written in enumerate((f"- {a}\n- {b}", f"1. {a}\n2. {b}", f"* {a};\n* {b}"), 11):
        page.row(DAY, "tập huấn", f"Chuyên đề {number}", written, each=("Người tham gia", [a, b]))
    return page


def namesakes(by):
    """Two more people of a name that the book has once, and one without another day of birth."""
    first = members()[0]
    take_in(by, book({"Đoàn viên": [
        ["Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị (mã)", "Ngày vào công đoàn"],
        [first.name, date(1988, 8, 8), first.sex, GROUPS[1], date(2012, 1, 5)],
        [first.name, date(1991, 1, 20), first.sex, GROUPS[1], date(2014, 1, 5)],
    ]}))  # fmt: skip


@messy("namesakes", before=namesakes)
def three_of_one_name():
    page = Page(VISITS, VISITS)
    page.head(*HEAD, ("Đơn vị (mã)", GROUP))
    first = members()[0]
    called = f"{first.name} ({first.born})"
    page.row(DAY, put(first.name, called, told=True), "hiếu", 300_000, first.group)
    page.row(DAY, bad(first.name, "Ghi thêm ngày sinh"), "hiếu", 300_000, GROUPS[1])
    page.row(DAY, bad(first.name, "Ghi thêm ngày sinh"), "hiếu", 300_000, "YDG")
    page.row(DAY, f"{first.name} (08/08/1988)", "hiếu", 300_000, GROUPS[1])
    page.row(DAY, put(f"{first.name} (1991)", f"{first.name} (20/01/1991)", told=True), "hiếu", 300_000, GROUPS[1])
    page.row(DAY, put(f"{first.name.upper()} ( 8/8/1988 )", f"{first.name} (08/08/1988)", told=True), "hiếu", 300_000, "YDG")
    page.row(DAY, bad(f"{first.name} (09/08/1988)", "Trong sổ"), "hiếu", 300_000, GROUPS[1])
    return page


@messy("namesakes in a member list", "the same person twice in one file")
def namesakes_in_a_list():
    page = Page("Đoàn viên")
    page.head(("Họ và tên", NAME), ("Giới tính", SEX), ("Ngày sinh", BIRTH), ("Ngày vào công đoàn", JOINED), ("Đơn vị (mã)", GROUP))
    one, two, three = newcomers("twice", 3)
    page.row(one.name, one.sex, one.birth, one.joined, GROUPS[0])
    page.row(one.name, one.sex, date(1988, 8, 8), date(2012, 1, 5), GROUPS[0])
    page.row(two.name, two.sex, two.birth, two.joined, GROUPS[0])
    page.row(bad(two.name, "", at=""), two.sex, two.birth, two.joined, GROUPS[0])
    page.row(three.name, three.sex, three.birth, three.joined, GROUPS[0])
    page.row(bad(three.name.upper(), "", at=""), three.sex, put(three.born, three.birth), three.joined, GROUPS[1])
    return page
