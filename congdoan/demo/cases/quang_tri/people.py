"""The members of Quảng Trị's commune unions: officers and civil servants of each office, from the seed."""

import random
from dataclasses import replace
from datetime import date
from functools import cache

from congdoan.demo import names, roster
from congdoan.demo.cases.quang_tri import places
from congdoan.demo.roster import Place

MEMBERS, CAME, LEFT = 3873, 24, 18
UNTIL, LEAST = date(2019, 10, 31), date(1999, 1, 1)
SMALLEST, LARGEST = 23, 31
F, M = names.FEMALE, names.MALE

# Chức vụ chuyên môn, tỷ lệ nữ (%)
JOBS = (
    ("Phó Chủ tịch HĐND", 30), ("Chủ tịch Hội Liên hiệp Phụ nữ", 100), ("Bí thư Đảng ủy", 8), ("Chủ tịch UBND", 6), ("Phó Bí thư Đảng ủy", 20),
    ("Phó Chủ tịch UBND", 15), ("Phó Chủ tịch UBND", 15), ("Chủ tịch UBMTTQ", 20), ("Chủ tịch Hội Nông dân", 12), ("Chủ tịch Hội Cựu chiến binh", 0),
    ("Bí thư Đoàn Thanh niên", 40), ("Chỉ huy trưởng Quân sự", 0), ("Trưởng Công an", 0), ("Công chức Văn phòng - Thống kê", 60),
    ("Công chức Văn phòng - Thống kê", 60), ("Công chức Địa chính - Xây dựng", 15), ("Công chức Địa chính - Nông nghiệp", 20),
    ("Công chức Tài chính - Kế toán", 75), ("Công chức Tài chính - Kế toán", 75), ("Công chức Tư pháp - Hộ tịch", 45),
    ("Công chức Tư pháp - Hộ tịch", 45), ("Công chức Văn hóa - Xã hội", 50), ("Công chức Văn hóa - Xã hội", 50), ("Cán bộ dân số", 85),
    ("Cán bộ đài truyền thanh", 30), ("Thủ quỹ - Văn thư", 90), ("Cán bộ thú y", 25), ("Cán bộ khuyến nông", 30), ("Nhân viên y tế học đường", 80),
    ("Cán bộ lao động, việc làm", 55), ("Phó Chỉ huy trưởng Quân sự", 0),
)  # fmt: skip
LEVELS = ("Đại học",) * 7 + ("Cao đẳng",) + ("Trung cấp",) * 2
HIGHLAND_PEOPLES = ("Bru - Vân Kiều", "Bru - Vân Kiều", "Tà Ôi", "Kinh", "Kinh")
CADRES = 13  # of JOBS: those elected or commanding, who are older


def _sizes(rng):
    """{code: how many members} before the merging, adding up to what stands at the end less who came, plus who left."""
    found = {one.code: rng.randint(SMALLEST, LARGEST) for one in places.before()}
    codes, missing = list(found), MEMBERS - CAME + LEFT - sum(found.values())
    while missing:
        code, step = rng.choice(codes), 1 if missing > 0 else -1
        if SMALLEST <= found[code] + step <= LARGEST:
            found[code], missing = found[code] + step, missing - step
    return found


def _place(rng, commune, number):
    job, women = JOBS[number]
    born = rng.randint(1964, 1982) if number < CADRES else rng.randint(1970, 1993)
    ethnic = rng.choice(HIGHLAND_PEOPLES) if commune.district in places.HIGHLANDS else "Kinh"
    return Place(
        commune.code, F if rng.randrange(100) < women else M, born, job, level=rng.choice(LEVELS), party=rng.random() < 0.9,
        how="Chuyển đến" if born < 1976 else "Kết nạp", ethnic=ethnic,
    )  # fmt: skip


@cache
def before(seed):
    """Members of the 141 unions at the end of 2019, by union; chair and vice chair first. A name leads to one of them."""
    rng = random.Random(f"{seed} QT")
    sizes = _sizes(rng)
    drawn = [_place(rng, one, number) for one in places.before() for number in range(sizes[one.code])]
    return tuple(roster.draw(rng, drawn, lambda sex, born: names.full_name(rng, sex, born), UNTIL, LEAST))


def came(seed):
    """Those admitted after the merging, in unions old and new."""
    rng = random.Random(f"{seed} QT came")
    drawn = []
    for number, commune in enumerate(rng.sample(places.after(), CAME)):
        day = date(2020 + number % 2, rng.randint(3, 11), rng.randint(1, 27))
        job, women = rng.choice(JOBS[CADRES:])
        sex = F if rng.randrange(100) < women else M
        drawn.append(Place(commune.code, sex, rng.randint(1992, 1997), job, party=False, came=day))
    taken = {one.name for one in before(seed)}
    return roster.draw(rng, drawn, lambda sex, born: _unheard(rng, sex, born, taken), date(2021, 12, 31))


def _unheard(rng, sex, born, taken):
    while (name := names.full_name(rng, sex, born)) in taken:
        continue
    taken.add(name)
    return name


def left(seed):
    """Those who left after it, of unions that were not merged, with their last day and why."""
    rng, touched = random.Random(f"{seed} QT left"), {one for _target, _founded, olds in places.mergers() for one in olds}
    whole = {one.code for one in places.before() if one not in touched} - {target.code for target, _founded, _olds in places.mergers()}
    staying = [one for one in before(seed) if one.place.unit in whole and one.place.job not in (JOBS[0][0], JOBS[1][0])]
    found = []
    for one in rng.sample(staying, LEFT):
        last = date(rng.choice((2020, 2021)), rng.randint(3, 11), 28)
        why = "Nghỉ hưu" if one.birth.year < 1966 else "Chuyển công tác"
        found.append(replace(one, place=replace(one.place, left=last, why=why)))
    return found
