"""CĐCS Văn phòng HĐND & UBND huyện Hữu Lũng, 2010: a union of four sections, one at each of four offices."""

import random
from datetime import date

from congdoan.demo import names, roster, writing
from congdoan.demo.cases.binh_luc.units import unit_sheet
from congdoan.demo.roster import Place

SEED, UNIT, FILE = 2010, "HL-VP", "so-cong-doan-huu-lung.xlsx"
F, M = names.FEMALE, names.MALE
FOUNDED, SINCE, UNTIL = date(1998, 3, 16), date(2008, 4, 18), date(2010, 6, 30)
SECTION, STATE = "Công đoàn bộ phận", "cơ quan hành chính"
OFFICE, ETHNIC, JUSTICE, ENFORCEMENT = (f"HL-VP-{number}" for number in (1, 2, 3, 4))
ABOVE = (
    ("LS", "LĐLĐ tỉnh Lạng Sơn", "Liên đoàn Lao động tỉnh, thành phố", "TLD", None, None, date(1979, 1, 1), None),
    ("HL", "LĐLĐ huyện Hữu Lũng", "Liên đoàn Lao động huyện, quận", "LS", None, None, date(1979, 1, 1), None),
)
OWN = (
    (UNIT, "CĐCS Văn phòng HĐND & UBND huyện Hữu Lũng", "Công đoàn cơ sở", "HL", None, None, FOUNDED, "12/QĐ-LĐLĐ"),
    (OFFICE, "Công đoàn bộ phận Văn phòng HĐND & UBND huyện", SECTION, UNIT, "Văn phòng HĐND & UBND huyện", STATE, FOUNDED, "03/QĐ-CĐCS"),
    (ETHNIC, "Công đoàn bộ phận Phòng Dân tộc", SECTION, UNIT, "Phòng Dân tộc", STATE, FOUNDED, "03/QĐ-CĐCS"),
    (JUSTICE, "Công đoàn bộ phận Phòng Tư pháp", SECTION, UNIT, "Phòng Tư pháp", STATE, FOUNDED, "03/QĐ-CĐCS"),
    (ENFORCEMENT, "Công đoàn bộ phận Chi cục Thi hành án dân sự", SECTION, UNIT, "Chi cục Thi hành án dân sự huyện", STATE, FOUNDED,
     "03/QĐ-CĐCS"),
)  # fmt: skip

# Bộ phận, giới tính, năm sinh, chức vụ chuyên môn
STAFF = (
    (OFFICE, M, 1958, "Chủ tịch UBND huyện"), (OFFICE, M, 1961, "Phó Chủ tịch HĐND huyện"), (OFFICE, M, 1963, "Phó Chủ tịch UBND huyện"),
    (OFFICE, M, 1966, "Chánh Văn phòng"), (OFFICE, F, 1970, "Phó Chánh Văn phòng"), (OFFICE, M, 1972, "Phó Chánh Văn phòng"),
    (OFFICE, M, 1975, "Chuyên viên tổng hợp"), (OFFICE, M, 1978, "Chuyên viên tổng hợp"), (OFFICE, F, 1980, "Chuyên viên tổng hợp"),
    (OFFICE, M, 1981, "Chuyên viên tổng hợp"), (OFFICE, M, 1983, "Chuyên viên công nghệ thông tin"), (OFFICE, F, 1979, "Kế toán"),
    (OFFICE, F, 1985, "Văn thư"), (OFFICE, M, 1974, "Chuyên viên tiếp dân"), (OFFICE, M, 1977, "Lái xe"), (OFFICE, M, 1969, "Lái xe"),
    (OFFICE, M, 1964, "Bảo vệ"), (OFFICE, F, 1968, "Phục vụ"),
    (ETHNIC, M, 1962, "Trưởng phòng"), (ETHNIC, M, 1973, "Phó Trưởng phòng"), (ETHNIC, F, 1980, "Chuyên viên"),
    (ETHNIC, M, 1982, "Chuyên viên"), (ETHNIC, M, 1984, "Chuyên viên"),
    (JUSTICE, M, 1965, "Trưởng phòng"), (JUSTICE, F, 1971, "Phó Trưởng phòng"), (JUSTICE, M, 1979, "Chuyên viên"),
    (JUSTICE, F, 1983, "Chuyên viên"), (JUSTICE, M, 1984, "Chuyên viên"),
    (ENFORCEMENT, M, 1960, "Chi cục trưởng"), (ENFORCEMENT, M, 1968, "Phó Chi cục trưởng"), (ENFORCEMENT, M, 1972, "Chấp hành viên"),
    (ENFORCEMENT, F, 1976, "Chấp hành viên"), (ENFORCEMENT, M, 1978, "Chấp hành viên"), (ENFORCEMENT, M, 1980, "Thẩm tra viên"),
    (ENFORCEMENT, M, 1982, "Thư ký thi hành án"), (ENFORCEMENT, F, 1984, "Thư ký thi hành án"), (ENFORCEMENT, F, 1981, "Kế toán"),
    (ENFORCEMENT, M, 1985, "Thủ kho"), (ENFORCEMENT, M, 1976, "Chấp hành viên"),
)  # fmt: skip
# Left before the year, came after it: rows from which a report of 2010 has to choose.
OTHERS = (
    Place(OFFICE, M, 1949, "Chánh Văn phòng", left=date(2009, 12, 31), why="Nghỉ hưu", came=date(1999, 5, 4), how="Chuyển đến"),
    Place(JUSTICE, F, 1954, "Trưởng phòng", left=date(2009, 9, 30), why="Nghỉ hưu", came=date(2000, 2, 14), how="Chuyển đến"),
    Place(ETHNIC, F, 1988, "Chuyên viên", came=date(2011, 3, 1), party=False),
)
RETIRED = {1958: date(2018, 6, 30), 1960: date(2020, 8, 31), 1961: date(2021, 10, 31), 1962: date(2022, 12, 31)}
MINORITY = ("Tày", "Nùng", "Kinh", "Nùng", "Tày")


def people(seed=SEED):
    """Everybody of the book, in the plan's order."""
    rng = random.Random(f"{seed} {UNIT}")
    staff = [
        Place(unit, sex, born, job, how="Chuyển đến" if born < 1975 else "Kết nạp", party=born < 1981, ethnic=MINORITY[number % 5],
              left=RETIRED.get(born), why="Nghỉ hưu" if born in RETIRED else None)
        for number, (unit, sex, born, job) in enumerate(STAFF)
    ]  # fmt: skip
    return roster.draw(rng, [*staff, *OTHERS], names.Names(rng), UNTIL)


def workbook(seed=SEED):
    """The book as {sheet name: Rows}."""
    drawn, rng = people(seed), random.Random(f"{seed} {UNIT} cards")
    by_job = lambda unit, job: next(one for one in drawn if (one.place.unit, one.place.job) == (unit, job))  # noqa: E731
    chair, women = by_job(OFFICE, "Phó Chánh Văn phòng"), by_job(JUSTICE, "Phó Trưởng phòng")
    committee = [by_job(ETHNIC, "Phó Trưởng phòng"), by_job(ENFORCEMENT, "Phó Chi cục trưởng")]
    term = "2008-2013"
    posts = [
        (chair, UNIT, "Chủ tịch", SINCE, None, term, "phụ trách chung"),
        (committee[0], UNIT, "Phó chủ tịch", SINCE, None, term, "chính sách, pháp luật"),
        (committee[1], UNIT, "Ủy viên Ban Chấp hành", SINCE, None, term, "kiểm tra"),
        (women, UNIT, "Ủy viên Ban Chấp hành", SINCE, None, term, "nữ công"),
        (by_job(OFFICE, "Kế toán"), UNIT, "Kế toán", SINCE, None, term, None),
    ]
    return {
        "Đơn vị": unit_sheet((*ABOVE, *OWN)),
        "Đoàn viên": roster.member_sheet(drawn),
        "Chức vụ công đoàn": roster.post_sheet(posts),
        "Trình độ, chứng chỉ": roster.qualification_sheet(rng, drawn),
    }


def chair(seed=SEED):
    """The member who holds the chair."""
    return next(one for one in people(seed) if one.place.job == "Phó Chánh Văn phòng")


def write(path, seed=SEED):
    """Write the book to ``path`` as .xlsx."""
    writing.write(path, workbook(seed))
