"""Công đoàn phường Thượng Thanh, first half of 2016: its members, those admitted, named to the Party and elected to councils."""

import random
from datetime import date

from congdoan.demo import columns, names, roster, writing
from congdoan.demo.cases import charity
from congdoan.demo.cases.binh_luc.units import unit_sheet
from congdoan.demo.roster import Place

SEED, UNIT, FILE = 2016, "TT-P", "so-cong-doan-thuong-thanh.xlsx"
F, M = names.FEMALE, names.MALE
FOUNDED, SINCE, UNTIL = date(2004, 3, 1), date(2012, 11, 20), date(2015, 12, 31)
ELECTED = date(2016, 5, 22)
WARD, DISTRICT = "HĐND phường Thượng Thanh", "HĐND quận Long Biên"
ABOVE = (
    ("HNI", "LĐLĐ thành phố Hà Nội", "Liên đoàn Lao động tỉnh, thành phố", "TLD", None, None, date(1946, 7, 20), None),
    ("LB", "LĐLĐ quận Long Biên", "Liên đoàn Lao động huyện, quận", "HNI", None, None, date(2004, 1, 1), None),
)
OWN = (UNIT, "Công đoàn phường Thượng Thanh", "Công đoàn cơ sở", "LB", "UBND phường Thượng Thanh", "Cơ quan cấp xã", FOUNDED, "08/QĐ-LĐLĐ")

# Giới tính, năm sinh, chức vụ chuyên môn, đại biểu HĐND phường
STAFF = (
    (M, 1964, "Bí thư Đảng ủy", True), (M, 1969, "Chủ tịch UBND", True), (F, 1972, "Phó Chủ tịch HĐND", True),
    (M, 1974, "Phó Chủ tịch UBND", True), (F, 1976, "Phó Chủ tịch UBND", True), (M, 1966, "Chủ tịch UBMTTQ", True),
    (M, 1971, "Chủ tịch Hội Cựu chiến binh", True), (F, 1974, "Chủ tịch Hội Liên hiệp Phụ nữ", True),
    (M, 1970, "Chủ tịch Hội Nông dân", True), (M, 1986, "Bí thư Đoàn Thanh niên", True), (M, 1975, "Trưởng Công an phường", True),
    (M, 1978, "Chỉ huy trưởng Quân sự", True), (F, 1979, "Công chức Văn phòng - Thống kê", True), (F, 1977, "Công chức Tư pháp - Hộ tịch", True),
    (M, 1980, "Công chức Địa chính - Xây dựng", False), (M, 1983, "Công chức Địa chính - Xây dựng", False),
    (F, 1982, "Công chức Tài chính - Kế toán", False), (F, 1985, "Công chức Tài chính - Kế toán", False),
    (F, 1984, "Công chức Văn hóa - Xã hội", False), (F, 1987, "Công chức Văn hóa - Xã hội", False),
    (M, 1981, "Công chức Văn phòng - Thống kê", False), (F, 1988, "Công chức Tư pháp - Hộ tịch", False),
    (F, 1980, "Cán bộ dân số", False), (M, 1976, "Cán bộ quản lý đê điều", False), (F, 1978, "Cán bộ lao động, việc làm", False),
    (M, 1972, "Cán bộ đài truyền thanh", False), (F, 1986, "Thủ quỹ - Văn thư", False), (M, 1968, "Bảo vệ", False),
)  # fmt: skip
ADMITTED = (
    Place(UNIT, F, 1991, "Công chức Văn hóa - Xã hội", came=date(2016, 2, 22), party=False),
    Place(UNIT, M, 1990, "Công chức Địa chính - Xây dựng", came=date(2016, 3, 28), party=False),
    Place(UNIT, F, 1992, "Cán bộ một cửa", came=date(2016, 3, 28), party=False),
    Place(UNIT, M, 1989, "Cán bộ công nghệ thông tin", came=date(2016, 5, 16), party=False),
)
OTHERS = (
    Place(UNIT, M, 1955, "Chủ tịch UBMTTQ", left=date(2015, 8, 31), why="Nghỉ hưu", came=date(2006, 2, 6), how="Chuyển đến"),
    Place(UNIT, F, 1990, "Cán bộ một cửa", came=date(2016, 9, 5), party=False),
    Place(
        UNIT, M, 1982, "Công chức Tư pháp - Hộ tịch", came=date(2013, 4, 1), how="Chuyển đến", left=date(2016, 7, 29), why="Chuyển công tác"
    ),
)
INTRODUCED = {"Công chức Văn hóa - Xã hội": date(2016, 4, 25), "Thủ quỹ - Văn thư": date(2016, 6, 13)}


def people(seed=SEED):
    """Everybody of the book."""
    rng, named = random.Random(f"{seed} {UNIT}"), set()
    staff = []
    for sex, born, job, _seat in STAFF:
        first = job not in named and (job in INTRODUCED)
        named.add(job)
        staff.append(Place(UNIT, sex, born, job, how="Chuyển đến" if born < 1972 else "Kết nạp", party=born < 1984 and not first,
                           introduced=INTRODUCED[job] if first else None))  # fmt: skip
    return roster.draw(rng, [*staff, *ADMITTED, *OTHERS], names.Names(rng), UNTIL, date(2004, 3, 15))


def council_sheets(drawn):
    """Cơ quan dân cử, Chức vụ dân cử: the bodies elected on 22 May 2016, those before, and their members of this union."""
    bodies = [(WARD, "phường", "2016-2021", 29), (DISTRICT, "quận", "2016-2021", 40)]
    titles, seats = columns.SHEETS["Cơ quan dân cử"], []
    for one, (_sex, _born, job, seat) in zip(drawn, STAFF, strict=False):
        if seat:
            seats.append((one.label, WARD, ELECTED, None))
        if job == "Bí thư Đảng ủy":
            seats.append((one.label, DISTRICT, ELECTED, None))
    return {
        "Cơ quan dân cử": columns.sheet("Cơ quan dân cử", [dict(zip(titles, body, strict=True)) for body in bodies]),
        "Chức vụ dân cử": columns.sheet(
            "Chức vụ dân cử", [dict(zip(columns.SHEETS["Chức vụ dân cử"], seat, strict=True)) for seat in seats]
        ),
    }


def workbook(seed=SEED):
    """The book as {sheet name: Rows}."""
    drawn, term = people(seed), "2012-2017"
    by_job = lambda job: next(one for one in drawn if one.place.job == job)  # noqa: E731
    posts = [
        (chair(seed), UNIT, "Chủ tịch", SINCE, None, term, "phụ trách chung"),
        (by_job("Công chức Văn phòng - Thống kê"), UNIT, "Phó chủ tịch", SINCE, None, term, "tuyên giáo"),
        (by_job("Chủ tịch Hội Liên hiệp Phụ nữ"), UNIT, "Ủy viên Ban Chấp hành", SINCE, None, term, "nữ công"),
        (by_job("Công chức Tài chính - Kế toán"), UNIT, "Kế toán", SINCE, None, term, None),
    ]
    return {
        "Đơn vị": unit_sheet((*ABOVE, OWN)),
        "Đoàn viên": roster.member_sheet(drawn),
        "Chức vụ công đoàn": roster.post_sheet(posts),
        "Trình độ, chứng chỉ": roster.qualification_sheet(random.Random(f"{seed} {UNIT} cards"), drawn),
        **council_sheets(drawn),
        **charity.thuong_thanh(UNIT, drawn),
    }


def chair(seed=SEED):
    """The member who holds the chair."""
    return next(one for one in people(seed) if one.place.job == "Phó Chủ tịch HĐND")


def write(path, seed=SEED):
    """Write the book to ``path`` as .xlsx."""
    writing.write(path, workbook(seed))
