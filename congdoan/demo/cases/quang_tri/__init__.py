"""LĐLĐ tỉnh Quảng Trị: 141 commune unions, merged into 125 by one plan on 1 February 2020, with 3,873 members at the end of 2021.

Three books tell it: the province as it stood, the plan itself (sheet Sắp xếp tổ chức), and what came in the two years after it.
"""

import random
from datetime import date

from congdoan.demo import columns, roster, writing
from congdoan.demo.cases.binh_luc.units import unit_sheet
from congdoan.demo.cases.quang_tri import people, places

SEED, UNIT = 2021, "QT"
FILES = ("so-cong-doan-quang-tri-2019.xlsx", "phuong-an-sap-xep-2020.xlsx", "so-cong-doan-quang-tri-2021.xlsx")
DECISION, SIGNED, MERGED = "15/QĐ-LĐLĐ", date(2020, 1, 15), date(2020, 2, 1)
ISSUER = "LĐLĐ tỉnh Quảng Trị"
GRASSROOTS, OFFICE = "Công đoàn cơ sở", "Cơ quan cấp xã"
PROVINCE = ("QT", "LĐLĐ tỉnh Quảng Trị", "Liên đoàn Lao động tỉnh, thành phố", "TLD", None, None, date(1989, 7, 1), None)
ELECTED, TERM = date(2017, 10, 20), "2017-2022"
PAPERS = {"chair": "Chủ tịch", "vice": "Phó chủ tịch"}


def _unit(one, founded_on, number):
    return (one.code, one.union, GRASSROOTS, one.district, one.office, OFFICE, founded_on, number)


def units():
    """Đơn vị as it stood: the province, its districts, their commune unions."""
    districts = [
        (code, name, "Liên đoàn Lao động huyện, quận", UNIT, None, None, date(1990, 1, 1), None) for code, name, _in in places.DISTRICTS
    ]
    unions = [_unit(one, date(1998, 4, 1 + number % 28), f"{number + 1}/QĐ-LĐLĐ") for number, one in enumerate(places.before())]
    return unit_sheet((PROVINCE, *districts, *unions))


def _posts(staff, since):
    """Chair and vice chair of each union: the first two of each."""
    rows = []
    for unit, there in staff.items():
        for who, post in zip(there, PAPERS.values(), strict=False):
            rows.append((who, unit, post, since, None, TERM, "nữ công" if post == "Phó chủ tịch" else "phụ trách chung"))
    return roster.post_sheet(rows)


def by_unit(members):
    """{code: [Member]} in the order given."""
    found = {}
    for one in members:
        found.setdefault(one.place.unit, []).append(one)
    return found


def before(seed=SEED):
    """The book of the end of 2019."""
    members = people.before(seed)
    return {
        "Đơn vị": units(),
        "Đoàn viên": roster.member_sheet(members),
        "Chức vụ công đoàn": _posts(by_unit(members), ELECTED),
        "Trình độ, chứng chỉ": roster.qualification_sheet(random.Random(f"{seed} QT cards"), members),
    }


def plan():
    """The sheet Sắp xếp tổ chức: 11 unions founded, 27 merged."""
    titles, rows = columns.SHEETS["Sắp xếp tổ chức"], []
    for target, founded, olds in places.mergers():
        if founded:
            rows.append((DECISION, MERGED, "Lập mới", target.code, target.union, GRASSROOTS, target.district, None))
        rows += [(DECISION, MERGED, "Nhập vào đơn vị khác", one.code, None, None, None, target.code) for one in olds]
    return {"Sắp xếp tổ chức": columns.sheet("Sắp xếp tổ chức", [dict(zip(titles, row, strict=True)) for row in rows])}


def after(seed=SEED):
    """The book of the two years after: committees of the new unions, who came and who left."""
    members, new = people.before(seed), [target for target, founded, _olds in places.mergers() if founded]
    gone = {one.code: target.code for target, _founded, olds in places.mergers() for one in olds}
    moved = {target.code: [] for target in new}
    for one in members:
        if gone.get(one.place.unit) in moved:
            moved[gone[one.place.unit]].append(one)
    came, left = people.came(seed), people.left(seed)
    return {
        "Đoàn viên": roster.member_sheet([*came, *left]),
        "Chức vụ công đoàn": _posts(moved, MERGED),
        "Trình độ, chứng chỉ": roster.qualification_sheet(random.Random(f"{seed} QT later"), came),
    }


def write(folder, seed=SEED):
    """Write the three books into ``folder``; returns their paths."""
    paths = [folder / name for name in FILES]
    for path, book in zip(paths, (before(seed), plan(), after(seed)), strict=True):
        writing.write(path, book)
    return paths
