"""Other sheets of the book as they are kept: gifts, drives, study, posts, children, groups; only the columns that must be there."""

from datetime import date

from tests.corpus.books_headings import BIRTH, GROUP, JOINED, NAME, SEX
from tests.corpus.cells import bad, either, put
from tests.corpus.pages import Page, messy
from tests.corpus.people import CHILDREN, FEMALE, GROUPS, UNION, members, newcomers

DAY = date(2022, 3, 14)
GIFTS, GIVEN, HANDED, FUNDS = "Tặng quà", "Ủng hộ", "Trao tặng", "Quỹ và đợt vận động"
STUDY, POSTS, KIDS, UNITS = "Học tập, tuyên truyền", "Chức vụ công đoàn", "Con đoàn viên", "Đơn vị"


@messy("a list of gifts with the fewest columns", "children and members", "all women")
def gifts_for_a_day():
    page = Page(GIFTS, GIFTS)
    page.motto("DANH SÁCH TẶNG QUÀ NĂM 2022", width=5)
    page.head(("Ngày", "Ngày"), ("Dịp", "Dịp"), ("Người nhận", "Người nhận"), ("Quan hệ", "Quan hệ"), ("Trị giá", "Trị giá"))
    one, two = members()[:2]
    women = [one.name for one in members() if one.sex == FEMALE]
    parent = "Đoàn viên (cha, mẹ)"
    page.row(put("14/3/2022", DAY), put("Tết", "Tết Nguyên đán"), one.name, "đoàn viên", put("200.000đ", 200_000))
    page.row(DAY, "sinh nhật", put(two.name.upper(), two.name), put("Đoàn viên", "đoàn viên"), put("200k", 200_000))
    page.row(
        put("8/3/2022", date(2022, 3, 8)),
        put("8/3", "Quốc tế Phụ nữ 8/3"),
        "Tất cả nữ",
        "đoàn viên",
        put("100.000", 100_000),
        each=("Người nhận", women),
    )
    page.row(
        put("1/6/2022", date(2022, 6, 1)),
        put("1/6", "Tết Thiếu nhi 1/6"),
        CHILDREN[0][0],
        put("con", "con đoàn viên"),
        150_000,
        also={parent: one.name},
    )
    page.row(DAY, put("Trung thu", "Tết Trung thu"), bad("Cháu Không Có", "Không có cháu"), "con đoàn viên", 150_000)
    page.row(DAY, "sinh nhật", bad("Trần Thị Không Có", ""), "đoàn viên", 150_000)
    page.row(DAY, bad("Lễ hội " * 40, "Dài quá"), one.name, "đoàn viên", 150_000)
    page.row(DAY, "Ngày thành lập xã", one.name, "đoàn viên", bad("một suất", ""))
    page.row(DAY, "Ngày thành lập xã", one.name, bad("hàng xóm", ""), 100_000)
    return page


@messy("a drive's list with the fewest columns", "money or goods")
def contributions_to_a_drive():
    page = Page(GIVEN, GIVEN)
    page.head(("Ngày", "Ngày"), ("Quỹ (mã)", "Quỹ (mã)"), ("Người ủng hộ", "Người ủng hộ"), ("Số tiền", "Số tiền"))
    a, b, c = (one.name for one in members()[:3])
    page.row(put("14-3-2022", DAY), "QVN", a, put("50.000 đ", 50_000))
    page.row(DAY, put("qvn", "QVN"), f"{a}; {b}", put("50 nghìn", 50_000), each=("Người ủng hộ", [a, b]))
    page.row(DAY, bad("QKHAC", "Không có quỹ"), c, 50_000)
    page.row(DAY, "QVN", c, bad("một ngày lương", ""))
    page.row(bad("14/3/2004", ""), "QVN", c, 50_000)
    page.row(DAY, "QVN", c, bad(None, "", at=""))
    return page


@messy("handovers and funds with the fewest columns")
def funds_and_handovers():
    funds = Page(FUNDS, FUNDS)
    funds.head(("Mã quỹ", "Mã"), ("Tên quỹ", "Tên"), ("Loại", "Loại"), ("Từ ngày", "Từ ngày"))
    funds.row(
        put("XN2022 ", "XN2022"),
        put("Xuân  nghĩa tình", "Xuân nghĩa tình"),
        put("Đợt vận động", "đợt vận động"),
        put("01/01/2022", date(2022, 1, 1)),
    )
    funds.row(put(2021, "2021"), "Quỹ năm 2021", put("Quỹ", "quỹ"), date(2021, 1, 1))
    funds.row("QDEN", "Quỹ đen", bad("quỹ đen", ""), date(2021, 1, 1))
    funds.row("QNGAY", "Quỹ không ngày", "quỹ", bad("đầu năm", "đọc được"))
    handed = Page(HANDED, HANDED)
    handed.head(("Ngày", "Ngày"), ("Nơi nhận", "Nơi nhận"), ("Nội dung", "Nội dung"), ("Số lượng", "Số lượng"), ("Trị giá", "Trị giá"))
    handed.row(
        put("20.01.2022", date(2022, 1, 20)),
        "Trạm Y tế xã Yên Đồng",
        put("Suất quà", "suất quà"),
        put("20", 20),
        put("4.000.000", 4_000_000),
    )
    handed.row(date(2022, 1, 20), put("=Trạm xá", "=Trạm xá"), put("Tiền", "tiền"), None, put("2 triệu", 2_000_000))
    handed.row(date(2022, 1, 20), "Hộ nghèo", bad("gạo", ""), 20, 4_000_000)
    handed.row(date(2022, 1, 20), "Hộ nghèo", "suất quà", bad("hai mươi", ""), 4_000_000)
    handed.row(date(2022, 1, 20), "Hộ nghèo", "suất quà", bad(20.5, ""), 4_000_000)
    handed.row(date(2022, 1, 20), "Hộ nghèo", "suất quà", bad("-20", ""), 4_000_000)
    return [funds, handed]


@messy("posts with the fewest columns", "posts in other words")
def posts_in_other_words():
    page = Page(POSTS, POSTS)
    page.head(
        ("TT", None),
        ("Họ và tên", "Họ và tên"),
        ("Đơn vị (mã)", GROUP),
        ("Chức vụ", "Chức vụ"),
        ("Từ ngày", "Từ ngày"),
        ("Nhiệm kỳ", "Nhiệm kỳ"),
    )
    people = members()
    by_group = {code: next(one for one in people if one.group == code) for code in GROUPS}
    page.row(1, people[5].name, UNION, put("UV BCH", "Ủy viên Ban Chấp hành"), put("5/7/2022", date(2022, 7, 5)), "2022-2027")
    page.row(2, people[6].name, UNION, put("PHÓ CHỦ TỊCH", "Phó chủ tịch"), date(2022, 7, 5), put("2022 - 2027", "2022-2027"))
    page.row(
        3, by_group[GROUPS[0]].name, put(GROUPS[0].lower(), GROUPS[0]), put("Tổ trưởng công đoàn", "Tổ trưởng"), date(2022, 7, 5), None
    )
    page.row(4, by_group[GROUPS[1]].name, GROUPS[1], bad("Kế toán", ""), date(2022, 7, 5), None)
    page.row(5, by_group[GROUPS[2]].name, GROUPS[2], bad("Trưởng thôn", ""), date(2022, 7, 5), None)
    page.row(6, by_group[GROUPS[2]].name, GROUPS[2], "Tổ trưởng", bad("đầu nhiệm kỳ", ""), None)
    page.row(7, people[7].name, UNION, "Thủ quỹ", date(2022, 7, 5), bad("2027-2022", ""))
    return page


@messy("children with years in many ways")
def children_of_members():
    page = Page(KIDS, KIDS)
    page.head(("Họ và tên đoàn viên", "Họ và tên đoàn viên"), ("Tên con", "Tên con"), ("Năm sinh", "Năm sinh"), ("Giới tính", "Giới tính"))
    people = members()
    page.row(people[8].name, put("BẢO CHÂU", "Bảo Châu"), 2015, put("Gái", "Nữ"))
    page.row(people[8].name, "Đăng Khoa", put("2018", 2018), put("trai", "Nam"))
    page.row(put(people[9].name.upper(), people[9].name), put("Gia  Hân ", "Gia Hân"), put("năm 2011", 2011), None)
    page.row(people[9].name, "Minh Anh", either("12/5/2013", 2013, "không phải một năm"), None)
    page.row(people[9].name, "Tuấn Kiệt", bad("13", ""), None)
    page.row(people[9].name, "Tuấn Khang", bad(2062, ""), None)
    page.row(people[9].name, "Thu Trang", bad("lớp 5", ""), None)
    page.row(bad("Trần Thị Không Có", "Không có đoàn viên"), "Thu Trang", 2014, None)
    page.row(people[9].name, "Hà Anh", 2014, bad("x", ""))
    return page


@messy("a tree of groups with slips")
def a_tree_of_groups():
    page = Page(UNITS, UNITS)
    page.head(("Mã", "Mã"), ("Tên đơn vị", "Tên"), ("Loại", "Loại"), ("Ngày thành lập", "Ngày thành lập"))
    page.row(
        put(" YDG-T4", "YDG-T4"),
        put("Tổ  Hợp tác xã", "Tổ Hợp tác xã"),
        put("TỔ CÔNG ĐOÀN", "Tổ công đoàn"),
        put("1/1/2005", date(2005, 1, 1)),
        also={"Trực thuộc (mã)": UNION},
    )
    page.row("YDG-NC", "Tổ nữ công", "Tổ nữ công", date(2005, 3, 8), also={"Trực thuộc (mã)": UNION})
    page.row("YDG-T5", "Tổ Bưu điện", bad("Tổ dân phố", ""), date(2005, 1, 1))
    page.row("YDG-T6", "Tổ Mầm non", "Tổ công đoàn", bad("1/1/1985", ""))
    page.row(bad(None, "Chưa ghi"), "Tổ không mã", "Tổ công đoàn", date(2005, 1, 1))
    return page


@messy("a session's list with the fewest columns")
def sessions_in_other_words():
    page = Page("Tuyên truyền", STUDY)
    page.head(("Ngày", "Ngày"), ("Loại", "Loại"), ("Văn bản, chuyên đề", "Văn bản, chuyên đề"), ("Người tham gia", "Người tham gia"))
    one = members()[0].name
    page.row(put("14/3/2022", DAY), put("Tuyên truyền, phổ biến", "tuyên truyền"), "Luật Công đoàn\n(sửa đổi)", one)
    page.row(DAY, put("HỘI THI", "cuộc thi"), "Tìm hiểu Bộ luật Lao động", one)
    page.row(DAY, bad("họp giao ban", ""), "Giao ban tháng 3", one)
    page.row(DAY, "tập huấn", bad("N" * 301, "Dài quá"), one)
    page.row(DAY, "tập huấn", bad(None, "Chưa ghi"), one)
    return page


@messy("members with the fewest columns", "hair in the soup: sex in many ways")
def sex_in_many_ways():
    page = Page("Đoàn viên")
    page.head(("Họ và tên", NAME), ("Giới tính", SEX), ("Ngày sinh", BIRTH), ("Ngày vào công đoàn", JOINED), ("Đơn vị (mã)", GROUP))
    ways = {"Nữ": ("nữ", "NỮ", " Nữ ", "Nữ giới", "nu", "F"), "Nam": ("nam", "NAM", "Nam giới", "Nam\u00a0")}
    women = [one for one in newcomers("sex", 18) if one.sex == FEMALE]
    men = [one for one in newcomers("sex", 18) if one.sex != FEMALE]
    for people, sex in ((women, "Nữ"), (men, "Nam")):
        for one, way in zip(people, ways[sex], strict=False):
            page.row(one.name, put(way, sex), one.birth, one.joined, one.group)
    for one, way in zip([*women[6:], *men[4:]], ("x", "1", "Bà", "?", "không rõ", "nam/nữ"), strict=False):
        page.row(one.name, bad(way, ""), one.birth, one.joined, one.group)
    return page
