"""Visits to members: sheet Thăm hỏi. Thirty in the term, to thirty people; a few before and after it."""

from datetime import date

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc import officers, plan
from congdoan.demo.cases.binh_luc.vouchers import BUDGET, EMPLOYER, SOCIAL_FUND

SICK, HOSPITAL, BIRTH, FUNERAL, WEDDING = "ốm tại nhà", "nằm viện", "sinh con", "hiếu", "hỷ"
HARDSHIP, ACCIDENT, OTHER = "khó khăn", "tai nạn", "lý do khác"
SHIRE, PROVINCE, HOME = "Bệnh viện Đa khoa huyện", "Bệnh viện Đa khoa tỉnh", "thăm tại nhà riêng"
FAREWELL = "nghỉ hưu, gặp mặt chia tay tại cơ quan"

# Ngày, ai, lý do, số tiền, nguồn chi, ghi chú
VISITS = (
    (date(2016, 11, 15), "mt_account", SICK, 300_000, BUDGET, HOME),
    (date(2016, 11, 29), "vp_before", OTHER, 500_000, BUDGET, FAREWELL),
    (date(2016, 12, 30), "nd_head", SICK, 300_000, SOCIAL_FUND, HOME),
    (date(2017, 2, 16), "vp_service1", SICK, 300_000, BUDGET, HOME),
    (date(2017, 6, 28), "pn_old", OTHER, 500_000, BUDGET, FAREWELL),
    (date(2017, 8, 15), "tc_staff3", BIRTH, 500_000, BUDGET, HOME),
    (date(2017, 9, 28), "vp_old", OTHER, 500_000, BUDGET, FAREWELL),
    (date(2017, 11, 14), "nd_head", FUNERAL, 500_000, EMPLOYER, "viếng thân phụ"),
    (date(2018, 1, 18), "td_head", SICK, 300_000, BUDGET, HOME),
    (date(2018, 3, 22), "mt_deputy", SICK, 300_000, SOCIAL_FUND, HOME),
    (date(2018, 5, 30), "dv_old", OTHER, 500_000, EMPLOYER, FAREWELL),
    (date(2018, 8, 9), "vp_driver2", BIRTH, 300_000, BUDGET, HOME),
    (date(2018, 11, 13), "nd_staff", ACCIDENT, 1_000_000, SOCIAL_FUND, "con bị tai nạn giao thông; " + PROVINCE),
    (date(2018, 12, 20), "kt_member", FUNERAL, 500_000, BUDGET, "viếng mẹ vợ"),
    (date(2019, 3, 12), "vp_analyst", BIRTH, 500_000, BUDGET, HOME),
    (date(2019, 5, 21), "vp_driver1", HOSPITAL, 700_000, SOCIAL_FUND, SHIRE),
    (date(2019, 9, 27), "vp_cashier", OTHER, 500_000, BUDGET, FAREWELL),
    (date(2019, 11, 5), "td_deputy", WEDDING, 300_000, BUDGET, None),
    (date(2019, 11, 28), "ct_old", OTHER, 500_000, EMPLOYER, FAREWELL),
    (date(2020, 2, 18), "mt_staff2", BIRTH, 500_000, BUDGET, HOME),
    (date(2020, 5, 14), "td_staff", BIRTH, 300_000, BUDGET, HOME),
    (date(2020, 8, 20), "vp_chief", HOSPITAL, 700_000, EMPLOYER, PROVINCE),
    (date(2020, 11, 17), "kt_died", HOSPITAL, 1_000_000, SOCIAL_FUND, PROVINCE),
    (date(2021, 1, 20), "vp_guard", HARDSHIP, 700_000, SOCIAL_FUND, "trước Tết Tân Sửu"),
    (date(2021, 6, 10), "vp_young", BIRTH, 500_000, BUDGET, HOME),
    (date(2021, 10, 14), "dv_deputy", FUNERAL, 500_000, BUDGET, "viếng bố chồng"),
    (date(2021, 12, 7), "ct_teacher2", SICK, 300_000, BUDGET, "gửi quà qua tổ công đoàn"),
    (date(2022, 2, 24), "tg_staff", SICK, 300_000, SOCIAL_FUND, "gửi quà qua tổ công đoàn"),
    (date(2022, 3, 3), "tc_staff2", SICK, 300_000, SOCIAL_FUND, "gửi quà qua tổ công đoàn"),
    (date(2022, 3, 10), "tc_staff1", SICK, 300_000, EMPLOYER, "gửi quà qua tổ công đoàn"),
    (date(2022, 6, 16), "kt_staff2", HOSPITAL, 700_000, BUDGET, SHIRE),
    (date(2022, 10, 27), "vp_retired", OTHER, 500_000, BUDGET, FAREWELL),
    (plan.CONGRESS, "nd_deputy", HOSPITAL, 700_000, BUDGET, SHIRE + ", thăm buổi sáng trước đại hội"),
    (date(2023, 4, 6), "tg_deputy", SICK, 300_000, BUDGET, HOME),
    (date(2023, 4, 27), "cb_head", OTHER, 500_000, BUDGET, FAREWELL),
)


def payments():
    """What the visits cost, for the numbering of vouchers."""
    return [(day, key, source) for day, key, _reason, _amount, source, _note in VISITS]


def visitors(people, key, day, reason):
    """Keys of who went: the chair, the leader of the group or the vice chair, and the women's officer to a young mother."""
    unit = people[key].unit_on(day)
    second = officers.holder(officers.LEADER, unit, day) or officers.holder(officers.VICE_CHAIR, plan.UNION, day)
    went = [officers.holder(officers.CHAIR, plan.UNION, day), second]
    if reason == BIRTH and people[key].is_woman:
        went.append(officers.holder(officers.LEADER, plan.WOMEN, day))
    return list(dict.fromkeys(who for who in went if who and who != key))


def visit_sheet(people, vouchers):
    """Thăm hỏi, in the order of days."""
    return columns.sheet("Thăm hỏi", [
        {"Ngày": day, "Đoàn viên": people[key].label, "Lý do": reason, "Số tiền": amount, "Nguồn chi": source,
         "Người thăm": people.label(*visitors(people, key, day, reason)),
         "Số chứng từ": vouchers.number(day, key, source), "Ghi chú": note}
        for day, key, reason, amount, source, note in VISITS
    ])  # fmt: skip
