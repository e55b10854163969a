"""Gifts to members, to women and to members' children: sheet Tặng quà."""

import random
from datetime import date

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc.vouchers import BUDGET, EMPLOYER
from congdoan.demo.names import FEMALE, MALE

MEMBER, CHILD, OTHER = "đoàn viên", "con đoàn viên", "khác"
ALL, ALL_WOMEN = "Tất cả", "Tất cả nữ"
TET, WOMEN_8_3, WOMEN_20_10 = "Tết Nguyên đán", "Quốc tế Phụ nữ 8/3", "Phụ nữ Việt Nam 20/10"
CHILDREN, MID_AUTUMN, GOOD_PUPILS = "Tết Thiếu nhi 1/6", "Tết Trung thu", "khen học sinh giỏi"
OLDEST = 15

# Ngày, dịp, mỗi suất, nguồn chi
TO_MEMBERS = (
    (date(2017, 1, 20), TET, 200_000, EMPLOYER), (date(2017, 3, 7), WOMEN_8_3, 50_000, BUDGET),
    (date(2017, 10, 19), WOMEN_20_10, 50_000, BUDGET), (date(2018, 2, 8), TET, 200_000, EMPLOYER),
    (date(2018, 3, 7), WOMEN_8_3, 50_000, BUDGET), (date(2018, 10, 19), WOMEN_20_10, 50_000, BUDGET),
    (date(2019, 1, 28), TET, 250_000, BUDGET), (date(2019, 3, 8), WOMEN_8_3, 70_000, BUDGET),
    (date(2019, 10, 18), WOMEN_20_10, 70_000, BUDGET), (date(2020, 1, 17), TET, 250_000, EMPLOYER),
    (date(2020, 10, 20), WOMEN_20_10, 100_000, BUDGET), (date(2021, 2, 5), TET, 300_000, BUDGET),
    (date(2021, 3, 8), WOMEN_8_3, 70_000, BUDGET), (date(2021, 10, 20), WOMEN_20_10, 100_000, BUDGET),
    (date(2022, 1, 25), TET, 300_000, EMPLOYER), (date(2022, 3, 8), WOMEN_8_3, 100_000, BUDGET),
    (date(2022, 10, 20), WOMEN_20_10, 100_000, BUDGET), (date(2023, 1, 16), TET, 300_000, BUDGET),
    (date(2023, 3, 8), WOMEN_8_3, 100_000, BUDGET),
)  # fmt: skip
TO_CHILDREN = (
    (date(2016, 9, 14), MID_AUTUMN, 50_000, BUDGET), (date(2017, 5, 31), CHILDREN, 50_000, BUDGET),
    (date(2017, 10, 3), MID_AUTUMN, 50_000, EMPLOYER), (date(2018, 5, 31), CHILDREN, 60_000, BUDGET),
    (date(2018, 9, 21), MID_AUTUMN, 60_000, EMPLOYER), (date(2019, 5, 31), CHILDREN, 70_000, BUDGET),
    (date(2019, 9, 12), MID_AUTUMN, 70_000, BUDGET), (date(2020, 6, 1), CHILDREN, 80_000, BUDGET),
    (date(2020, 9, 30), MID_AUTUMN, 80_000, EMPLOYER), (date(2021, 9, 20), MID_AUTUMN, 80_000, BUDGET),
    (date(2022, 6, 1), CHILDREN, 100_000, BUDGET), (date(2022, 9, 9), MID_AUTUMN, 100_000, EMPLOYER),
    (date(2023, 6, 1), CHILDREN, 100_000, BUDGET),
)  # fmt: skip
TO_PUPILS = ((date(2019, 7, 4), 100_000), (date(2022, 7, 5), 150_000))
# Children of poor households, who are not members' children and are not counted with them.
TO_OTHERS = (
    (date(2019, 5, 31), CHILDREN, 200_000, EMPLOYER, 3),
    (date(2022, 9, 9), MID_AUTUMN, 150_000, EMPLOYER, 4),
)


def payments():
    """What the gifts cost, for the numbering of vouchers: one list of receipts, one voucher."""
    pupils = [(day, GOOD_PUPILS, BUDGET) for day, _value in TO_PUPILS]
    return [(day, occasion, source) for day, occasion, _value, source in (*TO_MEMBERS, *TO_CHILDREN)] + pupils


def children_on(people, day):
    """[(parent, [children of at most fifteen])] of those who are members on ``day``; the newborn from the autumn on."""
    families = []
    for parent in people.on(day):
        born_by = day.year if day.month >= 9 else day.year - 1
        if found := [child for child in parent.children if day.year - OLDEST <= child.born <= born_by]:
            families.append((parent, found))
    return families


def gift_sheet(people, vouchers, seed):
    """Tặng quà, in the order of days; brothers and sisters in one row."""
    rows = [
        _row(vouchers, day, occasion, value, source, ALL if occasion == TET else ALL_WOMEN, MEMBER)
        for day, occasion, value, source in TO_MEMBERS
    ]
    for day, occasion, value, source in TO_CHILDREN:
        for parent, found in children_on(people, day):
            names = columns.SEVERAL.join(child.name for child in found)
            rows.append(_row(vouchers, day, occasion, value, source, names, CHILD, parent.label))
    rng = random.Random(f"{seed} pupils")
    for day, value in TO_PUPILS:
        pupils = [(parent, child) for parent, found in children_on(people, day) for child in found if day.year - child.born >= 7]
        for parent, child in sorted(rng.sample(pupils, 7), key=lambda one: pupils.index(one)):
            rows.append(_row(vouchers, day, GOOD_PUPILS, value, BUDGET, child.name, CHILD, parent.label))
    for day, occasion, value, source, number in TO_OTHERS:
        strangers = columns.SEVERAL.join(people.names.new(rng.choice((FEMALE, MALE)), day.year - 9) for _ in range(number))
        rows.append(_row(vouchers, day, occasion, value, source, strangers, OTHER))
    return columns.sheet("Tặng quà", sorted(rows, key=lambda row: row["Ngày"]))


def _row(vouchers, day, occasion, value, source, receivers, relation, parent=None):
    """One row; the voucher of an occasion covers all its rows."""
    return {"Ngày": day, "Dịp": occasion, "Người nhận": receivers, "Quan hệ": relation, "Đoàn viên (cha, mẹ)": parent,
            "Trị giá": value, "Nguồn chi": source, "Số chứng từ": vouchers.number(day, occasion, source)}  # fmt: skip
