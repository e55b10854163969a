"""Numbers: of identity cards, telephones, amounts; as text, without their noughts, in words, with too many digits."""

from datetime import date

from tests.corpus.books_dates import HEAD
from tests.corpus.books_headings import NUMBER, PHONE
from tests.corpus.books_tabs import MEMBER_HEAD, VISITS
from tests.corpus.cells import bad, either, put
from tests.corpus.pages import Page, messy
from tests.corpus.people import FEMALE, members, newcomers


def with_numbers(seed, title, column, ways):
    """Newcomers, each with a number written in one of the ways; ``ways``: cells, or functions of the person."""
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[1:], (title, column))
    for one, way in zip(newcomers(seed, len(ways)), ways, strict=True):
        page.row(one.name, one.sex, one.birth, one.joined, one.group, way(one) if callable(way) else way)
    return page


def real(one, province, serial):
    """An identity number of a real province, whose digits agree with sex and birth."""
    return f"{province:03d}{int(one.sex == FEMALE)}{one.birth:%y}{serial:06d}"


@messy("identity numbers as numbers", "lost noughts", "scientific format")
def identity_numbers_that_lost_noughts():
    return with_numbers("lost noughts", "Số CCCD", NUMBER, [
        lambda one: put(int(real(one, 35, 101)), real(one, 35, 101), warned="thêm số 0"),
        lambda one: put(int(real(one, 1, 102)), real(one, 1, 102), warned="thêm số 0"),
        lambda one: put(float(real(one, 35, 103)), real(one, 35, 103), warned="thêm số 0"),
        lambda one: put(int(real(one, 35, 104)), real(one, 35, 104), warned="thêm số 0", number_format="0.00E+00"),
        lambda one: put(12345678, "012345678", warned="thêm số 0"),
        lambda one: put(168123456, "168123456"),
        lambda one: put(real(one, 35, 105), real(one, 35, 105)),
        lambda one: put(int(one.number), one.number, number_format="0"),
    ])  # fmt: skip


@messy("identity numbers with blanks, dots, apostrophes")
def identity_numbers_dressed_up():
    return with_numbers("dressed", "Số CCCD", NUMBER, [
        lambda one: put(f"{one.number[:3]} {one.number[3:6]} {one.number[6:]}", one.number),
        lambda one: put(f"{one.number[:3]}.{one.number[3:6]}.{one.number[6:]}", one.number),
        lambda one: put(f"'{one.number}", one.number),
        lambda one: put(f"{one.number}\u00a0", one.number),
        lambda one: put(f"\u200b{one.number}", one.number),
        lambda one: put("".join(chr(0xFF10 + int(digit)) for digit in one.number), one.number, either="chữ số"),
        lambda one: either(f"CCCD {one.number}", one.number, "chữ số"),
        lambda one: either(f"{one.number} cấp ngày 01/02/2021", one.number, "chữ số"),
        lambda one: put("168 123 457", "168123457"),
    ])  # fmt: skip


@messy("identity numbers that cannot be", "sixteen digits", "letters among digits")
def identity_numbers_that_cannot_be():
    return with_numbers("cannot be", "Số CCCD", NUMBER, [
        bad("3,5186E+10", ""), bad("3.5186E+10", ""), bad("03518600041", "chữ số"), bad("0351860004123", "chữ số"), bad("O35186000412", "chữ số"),
        bad(9704366812345678, ""), bad("chưa có", "chữ số"), bad("đang làm lại", "chữ số"), bad("168123456/035186000412", "chữ số"),
        bad(35186000412.5, ""), bad("1681234", "chữ số"), bad(1681234, "chữ số"), bad("35186000412", "chữ số"), bad("-", ""),
    ])  # fmt: skip


@messy("identity number against sex and year", "one number twice")
def identity_numbers_that_contradict():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[1:], ("Số CCCD", NUMBER))
    one, two, three, four = newcomers("contradict", 4)
    other = f"035{int(one.sex != FEMALE)}{one.birth:%y}000201"
    page.row(one.name, one.sex, one.birth, one.joined, one.group, put(other, other, warned="giới tính khác"))
    year = f"035{int(two.sex == FEMALE)}{(two.birth.year + 3) % 100:02d}000202"
    page.row(two.name, two.sex, two.birth, two.joined, two.group, put(year, year, warned="sinh năm"))
    page.row(three.name, three.sex, three.birth, three.joined, three.group, three.number)
    page.row(four.name, four.sex, four.birth, four.joined, four.group, bad(three.number, "dòng 4"))
    return page


@messy("telephones as numbers", "two in a cell", "old prefixes")
def telephones():
    return with_numbers("phones", "Điện thoại", PHONE, [
        put(912345001, "0912345001", warned=""), put("0912.345.002", "0912345002"), put("0912 345 003", "0912345003"), put("+84912345004", "0912345004"),
        put("84912345005", "0912345005", either="gọi được"), put(84912345006, "0912345006"), put("(0226) 3850 123", "02263850123"), put("0912-345-007", "0912345007"),
        put("'0912345008", "0912345008"), put("0912345009\u00a0", "0912345009"), either("01681234567", "0381234567", ""), bad("0912345010 / 0987000111", ""),
        bad("0912345011; 0987000112", ""), bad("không có", ""), bad("091234501", ""), bad("09123450122", ""), bad("0912345O13", ""), bad(91234501, ""),
        bad("nhà riêng 850123", ""),
    ])  # fmt: skip


def amounts(seed, *ways, title="Số tiền", tab=VISITS):
    """A page of visits, one for each way of writing an amount."""
    page = Page(tab, VISITS)
    page.head(*HEAD[:3], (title, "Số tiền"))
    for place, way in enumerate(ways):
        page.row(put(f"{place % 27 + 1:02d}/03/2022", date(2022, 3, place % 27 + 1)), members()[place % 18].name, "hiếu", way)
    return page


@messy("amounts in many ways")
def amounts_in_many_ways():
    half, million = 500_000, 1_500_000
    return amounts(
        "ways", put("1.500.000", million), put("1,500,000", million), put("1 500 000", million), put("1500000", million), put("1.500.000đ", million),
        put("1.500.000 đồng", million), put("1.500.000 VNĐ", million), put("1,5 triệu", million), put("1.5tr", million), put("1,5 Tr", million),
        put("500k", half), put("500K", half), put("500 nghìn", half), put("500 ngàn đồng", half), put("500.000,00", half), put("500,000.00", half),
        put(500000.0, half), put(500_000, half, number_format='#,##0 "đ"'), put("1.500.000 ₫", million), put("\u00a0500.000\u00a0", half),
        either("1.500.000đ/suất", million, "Không đọc được"), either("1.500.000.", million, "đọc được"), either("= 500.000", half, "đọc được"),
        either("500.000 (tiền mặt)", half, "đọc được"), either("1tr5", million, "đọc được"), either("một triệu năm trăm nghìn đồng", million, "đọc được"),
        either("Năm trăm nghìn đồng chẵn", half, "đọc được"), either("VNĐ 500.000", half, "đọc được"), either("500.000đ (năm trăm nghìn)", half, "đọc được"),
    )  # fmt: skip


@messy("amounts that can be read two ways, or not at all")
def amounts_that_cannot_be():
    return amounts(
        "cannot", bad("1,5", ""), bad("1.500 triệu", "hai cách"), bad("5oo.000", ""), bad("-500.000", "số âm"), bad(-500_000, "số âm"), bad(500_000.5, "phần lẻ"),
        bad("500.000 + 300.000", ""), bad("500.000/300.000", ""), bad("01 phong bì", ""), bad("1 suất quà", ""), bad("quà", ""), bad("x", ""), bad("như trên", ""),
        bad("1.50.000", ""), bad("500..000", ""), bad(10**17, ""), bad("#VALUE!", "lỗi công thức"), bad(True, ""), bad("500.00", ""), bad("-", ""),
    )  # fmt: skip


@messy("amounts in thousands of đồng, as the heading says")
def amounts_in_thousands():
    ways = [either(amount, amount * 1000, "", told=True) for amount in (500, 300, 1500, 250)]
    return amounts("thousands", *ways, title="Số tiền (nghìn đồng)")


@messy("amounts in thousands of đồng, as a line above says")
def amounts_in_thousands_said_above():
    page = Page(VISITS, VISITS)
    page.motto("SỔ THĂM HỎI NĂM 2022", width=4)
    page.plain(None, None, None, "ĐVT: 1.000 đồng")
    page.head(*HEAD)
    for one, amount in zip(members(), (500, 300, 1500), strict=False):
        page.row(put("14/03/2022", date(2022, 3, 14)), one.name, "hiếu", either(amount, amount * 1000, "", told=True))
    return page


@messy("small amounts that no visit ever had")
def amounts_too_small():
    return amounts("small", put(500, 500, warned=" "), put("300", 300, warned=" "), 500_000, 300_000, 200_000)


@messy("codes as numbers")
def codes_as_numbers():
    page = Page("Đoàn viên")
    page.head(*MEMBER_HEAD[1:], ("Mã đoàn viên", "Mã đoàn viên"), ("Chức vụ chuyên môn", "Chức vụ chuyên môn"))
    one, two, three = newcomers("codes", 3)
    page.row(one.name, one.sex, one.birth, one.joined, one.group, put(350012, "350012"), put(7, "7"))
    page.row(two.name, two.sex, two.birth, two.joined, two.group, put("CĐ 0012 3", "CĐ00123"), "-")
    page.row(three.name, three.sex, three.birth, three.joined, put(three.group.lower(), three.group), bad("1" * 25, "20 ký tự"), "+")
    return page
