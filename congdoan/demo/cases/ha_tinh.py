"""CĐCS Văn phòng Tỉnh ủy Hà Tĩnh, term 2017-2022: 45 members in four groups at its end."""

import random
from datetime import date

from congdoan.demo import names, roster, writing
from congdoan.demo.cases import charity
from congdoan.demo.cases.binh_luc.units import unit_sheet
from congdoan.demo.roster import Place

SEED, UNIT, FILE = 2022, "HT-VPTU", "so-cong-doan-ha-tinh.xlsx"
F, M = names.FEMALE, names.MALE
FOUNDED, SINCE, UNTIL = date(1998, 6, 8), date(2017, 10, 12), date(2020, 12, 31)
GROUP, PARTY_BODY, OFFICE = "Tổ công đoàn", "cơ quan Đảng, đoàn thể", "Văn phòng Tỉnh ủy Hà Tĩnh"
G1, G2, G3, G4 = (f"HT-VPTU-T{number}" for number in (1, 2, 3, 4))
ABOVE = (
    ("HTI", "LĐLĐ tỉnh Hà Tĩnh", "Liên đoàn Lao động tỉnh, thành phố", "TLD", None, None, date(1991, 9, 1), None),
    ("HT-CDVC", "Công đoàn Viên chức tỉnh Hà Tĩnh", "Công đoàn viên chức tỉnh", "HTI", None, None, date(1996, 1, 1), None),
)
OWN = (
    (UNIT, "CĐCS Văn phòng Tỉnh ủy Hà Tĩnh", "Công đoàn cơ sở", "HT-CDVC", OFFICE, PARTY_BODY, FOUNDED, "21/QĐ-CĐVC"),
    (G1, "Tổ công đoàn Tổng hợp", GROUP, UNIT, OFFICE, PARTY_BODY, FOUNDED, "02/QĐ-CĐCS"),
    (G2, "Tổ công đoàn Hành chính - Cơ yếu", GROUP, UNIT, OFFICE, PARTY_BODY, FOUNDED, "02/QĐ-CĐCS"),
    (G3, "Tổ công đoàn Tài chính - Quản trị", GROUP, UNIT, OFFICE, PARTY_BODY, FOUNDED, "02/QĐ-CĐCS"),
    (G4, "Tổ công đoàn Lưu trữ - Công nghệ thông tin", GROUP, UNIT, OFFICE, PARTY_BODY, FOUNDED, "02/QĐ-CĐCS"),
)

# Tổ, nữ, nam, chức vụ chuyên môn đầu tiên, chức vụ của những người còn lại
GROUPS = (
    (G1, 4, 11, ("Chánh Văn phòng", "Phó Chánh Văn phòng", "Phó Chánh Văn phòng", "Trưởng phòng Tổng hợp"), "Chuyên viên tổng hợp"),
    (G2, 6, 4, ("Trưởng phòng Hành chính", "Trưởng phòng Cơ yếu"), "Chuyên viên văn thư"),
    (G3, 4, 8, ("Trưởng phòng Tài chính", "Phó Trưởng phòng Quản trị"), "Chuyên viên quản trị"),
    (G4, 5, 3, ("Trưởng phòng Lưu trữ", "Trưởng phòng Công nghệ thông tin"), "Chuyên viên lưu trữ"),
)
# Came in the term, left in it, came after it.
OTHERS = (
    Place(G1, M, 1958, "Chánh Văn phòng", left=date(2018, 11, 30), why="Nghỉ hưu", came=date(2001, 3, 5), how="Chuyển đến"),
    Place(G3, F, 1964, "Kế toán trưởng", left=date(2019, 6, 30), why="Nghỉ hưu", came=date(2000, 9, 4), how="Chuyển đến"),
    Place(G1, M, 1980, "Chuyên viên tổng hợp", left=date(2020, 10, 31), why="Chuyển công tác", came=date(2008, 4, 1)),
    Place(G2, F, 1997, "Chuyên viên văn thư", came=date(2023, 2, 6), party=False),
)


def places():
    """Each member at the end of the term, the youngest not yet in the Party; then those of other years."""
    found = []
    for unit, women, men, heads, staff in GROUPS:
        jobs = [*heads, *[staff] * (women + men - len(heads))]
        women_first = [F] * women + [M] * men
        sexes = women_first if unit == G2 else [M] * len(heads) + [F] * women + [M] * (men - len(heads))
        for number, (job, sex) in enumerate(zip(jobs, sexes, strict=True)):
            born = (1968 if number < len(heads) else 1974) + number * (3 if number < len(heads) else 1)
            found.append(Place(unit, sex, born, job, level="Thạc sĩ" if number < len(heads) else "Đại học",
                               how="Chuyển đến" if born < 1976 else "Kết nạp"))  # fmt: skip
    last = found[-1]
    newcomer = Place(G4, last.sex, 1998, "Chuyên viên công nghệ thông tin", party=False, came=date(2021, 8, 2), introduced=None)
    return [*found[:-1], newcomer, *OTHERS]


def people(seed=SEED):
    """Everybody of the book."""
    rng = random.Random(f"{seed} {UNIT}")
    return roster.draw(rng, places(), names.Names(rng), UNTIL)


def workbook(seed=SEED):
    """The book as {sheet name: Rows}."""
    drawn, rng, term = people(seed), random.Random(f"{seed} {UNIT} cards"), "2017-2022"
    women = next(one for one in drawn if one.place.unit == G2)
    leaders = [
        next(one for one in drawn if one.place.unit == unit and one.place.job.startswith("Chuyên viên")) for unit in (G1, G2, G3, G4)
    ]
    posts = [
        (chair(seed), UNIT, "Chủ tịch", SINCE, None, term, "phụ trách chung"),
        (leaders[2], UNIT, "Phó chủ tịch", SINCE, None, term, "chính sách, pháp luật"),
        (women, UNIT, "Ủy viên Ban Chấp hành", SINCE, None, term, "nữ công"),
        (leaders[0], UNIT, "Ủy viên Ban Chấp hành", SINCE, None, term, "tuyên giáo"),
        *[(leader, leader.place.unit, "Tổ trưởng", SINCE, None, term, None) for leader in leaders],
    ]
    return {
        "Đơn vị": unit_sheet((*ABOVE, *OWN)),
        "Đoàn viên": roster.member_sheet(drawn),
        "Chức vụ công đoàn": roster.post_sheet(posts),
        "Trình độ, chứng chỉ": roster.qualification_sheet(rng, drawn),
        **charity.ha_tinh(UNIT),
    }


def chair(seed=SEED):
    """The member who holds the chair."""
    return next(one for one in people(seed) if one.place.job == "Phó Chánh Văn phòng")


def write(path, seed=SEED):
    """Write the book to ``path`` as .xlsx."""
    writing.write(path, workbook(seed))
