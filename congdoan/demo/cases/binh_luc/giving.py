"""What members gave, in money and in kind: sheet Ủng hộ. Amounts and values stand for each giver of the row."""

import random
from datetime import date, timedelta

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc import funds, plan
from congdoan.demo.workdays import workday, workdays

ALL = "Tất cả"
HEADS = ("Trưởng", "Chủ tịch", "Chánh", "Giám đốc", "Bí thư")

# Collections in the groups, one list a group. Quỹ, ngày đầu, mỗi người
BY_GROUP = (
    (funds.SOCIAL, date(2016, 5, 10), 100_000), (funds.SOCIAL, date(2017, 5, 9), 100_000),
    (funds.SOCIAL, date(2018, 5, 8), 100_000), (funds.SOCIAL, date(2019, 5, 14), 120_000),
    (funds.SOCIAL, date(2020, 5, 12), 120_000), (funds.SOCIAL, date(2021, 5, 11), 150_000),
    (funds.SOCIAL, date(2022, 5, 10), 150_000), (funds.SOCIAL, date(2023, 3, 14), 150_000),
    (funds.CHILDREN, date(2017, 5, 22), 50_000), (funds.CHILDREN, date(2018, 5, 21), 50_000),
    (funds.CHILDREN, date(2019, 5, 20), 50_000), (funds.CHILDREN, date(2020, 5, 25), 50_000),
    (funds.CHILDREN, date(2021, 5, 24), 60_000), (funds.CHILDREN, date(2022, 5, 23), 60_000),
    (funds.CHILDREN, date(2023, 5, 22), 60_000),
    (funds.GRATITUDE, date(2017, 7, 11), 100_000), (funds.GRATITUDE, date(2018, 7, 10), 100_000),
    (funds.GRATITUDE, date(2020, 7, 14), 100_000), (funds.GRATITUDE, date(2021, 7, 13), 120_000),
    (funds.COVID, date(2020, 4, 6), 100_000), (funds.COVID, date(2021, 8, 16), 200_000),
    (funds.FLOOD, date(2020, 10, 21), 150_000),
)  # fmt: skip
# Collections at one sitting of the whole union: everybody who was a member on the day.
AT_ONCE = ((funds.GRATITUDE, date(2019, 7, 16), 100_000), (funds.GRATITUDE, date(2022, 7, 12), 120_000))
# The month for the poor, a line for each member: the year's rate, twice for deputies, three times for heads.
BY_NAME = ((2017, 100_000), (2018, 100_000), (2019, 100_000), (2020, 120_000), (2021, 120_000), (2022, 150_000))

# In kind. Quỹ, ngày, ai, hiện vật, số lượng và trị giá của mỗi người
IN_KIND = (
    (funds.COVID, date(2020, 4, 8), ("pn_head", "pn_deputy", "pn_staff1"), "khẩu trang vải may tay (cái)", 40, 200_000),
    (funds.COVID, date(2021, 8, 18), ("nd_head", "nd_deputy", "nd_staff"), "gạo (kg)", 20, 300_000),
    (funds.COVID, date(2021, 8, 18), ("td_head", "td_staff", "td_deputy"), "nước sát khuẩn tay (chai)", 5, 250_000),
    (funds.COVID, date(2021, 8, 19), ("vp_service2",), "rau, củ (kg)", 30, 240_000),
    (funds.FLOOD, date(2020, 10, 23), ("ct_teacher1", "ct_office"), "mì ăn liền (thùng)", 3, 330_000),
    (funds.FLOOD, date(2020, 10, 23), ("mt_staff1", "pn_staff1", "pn_staff2"), "áo ấm, chăn (bộ)", 2, 400_000),
)


def rank(person):
    """3 for the head of a body, 2 for a deputy, 1 for staff, 0 for service staff."""
    job = person.staff.job
    if job.startswith("Phó"):
        return 2
    if job.startswith(HEADS):
        return 3
    return 0 if person.staff.level in (plan.NONE, plan.SCHOOLED) else 1


def giving_sheet(people, seed):
    """Ủng hộ, in the order of days."""
    rng = random.Random(f"{seed} giving")
    rows = [row for fund, day, amount in BY_GROUP for row in _by_group(rng, people, fund, day, amount)]
    rows += [{"Ngày": day, "Quỹ (mã)": fund, "Người ủng hộ": ALL, "Số tiền": amount} for fund, day, amount in AT_ONCE]
    rows += [row for year, amount in BY_NAME for row in _by_name(rng, people, year, amount)]
    rows += [
        {"Ngày": day, "Quỹ (mã)": fund, "Người ủng hộ": people.label(*who), "Hiện vật": thing, "Số lượng": number, "Trị giá": value}
        for fund, day, who, thing, number, value in IN_KIND
    ]
    rows += _for_member(rng, people, funds.ACCIDENT, date(2018, 11, 12), 31_000_000, (200_000, 400_000, 700_000, 1_000_000))
    rows += _for_member(rng, people, funds.ILLNESS, date(2016, 9, 6), 12_500_000, (100_000, 200_000, 300_000, 400_000))
    return columns.sheet("Ủng hộ", sorted(rows, key=lambda row: row["Ngày"]))


def _by_group(rng, people, fund, first, amount):
    """One row a group, a day or two apart; names where somebody was away; a row each for those not yet in a group."""
    rows = []
    for number, unit in enumerate(plan.GROUPS):
        day = workday(first + timedelta(days=number // 2))
        members = people.on(day, unit)
        away = set(rng.sample([one.key for one in members], 1)) if rng.random() < 0.4 else set()
        who = people.label(*(one.key for one in members if one.key not in away)) if away else ALL
        rows.append({"Ngày": day, "Đơn vị (mã)": unit, "Quỹ (mã)": fund, "Người ủng hộ": who, "Số tiền": amount})
    day = workday(first + timedelta(days=1))
    return rows + [
        {"Ngày": day, "Đơn vị (mã)": plan.UNION, "Quỹ (mã)": fund, "Người ủng hộ": one.label, "Số tiền": amount}
        for one in people.on(day, plan.UNION)
    ]


def _by_name(rng, people, year, amount):
    """A line for each member within the month for the poor (17 October to 18 November)."""
    rows = []
    for one in people.on(date(year, 10, 20)):
        day = rng.choice(workdays(date(year, 10, 20), 24))
        if one.unit_on(day):
            each = amount * max(rank(one), 1)
            rows.append({"Ngày": day, "Quỹ (mã)": funds.POOR, "Người ủng hộ": one.label, "Số tiền": each})
    return rows


def _for_member(rng, people, fund, first, target, usual):
    """A line for each giver, about what is ``usual`` for the rank, together exactly ``target``."""
    givers = [one for one in people.on(first) if one.key != funds.HELPED[fund]]
    amounts = {one.key: usual[rank(one)] for one in givers}
    while missing := target - sum(amounts.values()):
        step, key = (100_000 if missing > 0 else -100_000), rng.choice(list(amounts))
        if 100_000 <= amounts[key] + step <= 2_000_000:
            amounts[key] += step
    days = {one.key: rng.choice(workdays(first, 16)) for one in givers}
    return [{"Ngày": days[key], "Quỹ (mã)": fund, "Người ủng hộ": people.label(key), "Số tiền": amount} for key, amount in amounts.items()]
