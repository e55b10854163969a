"""Posts in the made-up union, term by term: sheet Chức vụ công đoàn."""

from datetime import date, timedelta

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc import plan

CHAIR, VICE_CHAIR, MEMBER = "Chủ tịch", "Phó chủ tịch", "Ủy viên Ban Chấp hành"
INSPECTION_CHAIR, INSPECTOR = "Chủ nhiệm Ủy ban Kiểm tra", "Ủy viên Ủy ban Kiểm tra"
ACCOUNTANT, CASHIER, LEADER, DEPUTY = "Kế toán", "Thủ quỹ", "Tổ trưởng", "Tổ phó"

BEFORE, THIS, NEXT = "2012-2017", "2017-2022", "2023-2028"
SINCE = date(2017, 3, 24)
LAST = plan.CONGRESS - timedelta(days=1)
U = plan.UNION

# Chức vụ, đơn vị, ai, từ ngày, đến ngày (ngày cuối), nhiệm kỳ, phụ trách
POSTS = (
    (CHAIR, U, "dv_old", date(2012, 3, 20), date(2017, 3, 23), BEFORE, None),
    (VICE_CHAIR, U, "vp_old", date(2012, 3, 20), date(2017, 3, 23), BEFORE, None),
    (CHAIR, U, "vp_deputy_m", SINCE, LAST, THIS, "phụ trách chung"),
    (VICE_CHAIR, U, "tc_moved", SINCE, date(2019, 6, 30), THIS, "chính sách, pháp luật"),
    (VICE_CHAIR, U, "vp_deputy_f", date(2019, 7, 5), LAST, THIS, "chính sách, pháp luật"),
    (MEMBER, U, "vp_deputy_f", SINCE, date(2019, 7, 4), THIS, "tuyên giáo"),
    (MEMBER, U, "pn_deputy", SINCE, LAST, THIS, "nữ công"),
    (MEMBER, U, "ct_head", SINCE, LAST, THIS, "kiểm tra"),
    (MEMBER, U, "kt_deputy", date(2019, 7, 5), LAST, THIS, "tuyên giáo"),
    (INSPECTION_CHAIR, U, "ct_head", SINCE, LAST, THIS, None),
    (INSPECTOR, U, "kt_staff1", SINCE, LAST, THIS, None),
    (INSPECTOR, U, "mt_staff1", SINCE, LAST, THIS, None),
    (ACCOUNTANT, U, "vp_account", SINCE, LAST, THIS, "tài chính công đoàn"),
    (CASHIER, U, "vp_cashier", SINCE, date(2019, 9, 30), THIS, None),
    (CASHIER, U, "vp_archive", date(2019, 10, 1), LAST, THIS, None),
    (LEADER, plan.OFFICE, "vp_it", SINCE, LAST, THIS, None),
    (DEPUTY, plan.OFFICE, "vp_writer", SINCE, LAST, THIS, None),
    (LEADER, plan.BOARDS, "tc_staff1", SINCE, LAST, THIS, None),
    (DEPUTY, plan.BOARDS, "tc_staff2", SINCE, LAST, THIS, None),
    (LEADER, plan.FRONT, "pn_staff1", SINCE, LAST, THIS, None),
    (DEPUTY, plan.FRONT, "nd_deputy", SINCE, LAST, THIS, None),
    (LEADER, plan.SCHOOL, "ct_teacher1", SINCE, LAST, THIS, None),
    (LEADER, plan.WOMEN, "pn_deputy", SINCE, LAST, THIS, None),
    (DEPUTY, plan.WOMEN, "tg_staff", date(2019, 10, 21), LAST, THIS, None),
    (CHAIR, U, "vp_deputy_f", plan.CONGRESS, None, NEXT, "phụ trách chung"),
    (VICE_CHAIR, U, "kt_deputy", plan.CONGRESS, None, NEXT, "chính sách, pháp luật"),
    (MEMBER, U, "pn_deputy", plan.CONGRESS, None, NEXT, "nữ công"),
    (MEMBER, U, "ct_teacher1", plan.CONGRESS, None, NEXT, "kiểm tra"),
    (MEMBER, U, "tg_staff", plan.CONGRESS, None, NEXT, "tuyên giáo"),
    (INSPECTION_CHAIR, U, "ct_teacher1", plan.CONGRESS, None, NEXT, None),
    (INSPECTOR, U, "kt_staff1", plan.CONGRESS, None, NEXT, None),
    (INSPECTOR, U, "mt_staff1", plan.CONGRESS, None, NEXT, None),
    (ACCOUNTANT, U, "vp_account", plan.CONGRESS, None, NEXT, "tài chính công đoàn"),
    (CASHIER, U, "vp_archive", plan.CONGRESS, None, NEXT, None),
    (LEADER, plan.OFFICE, "vp_it", plan.CONGRESS, None, NEXT, None),
    (DEPUTY, plan.OFFICE, "vp_writer", plan.CONGRESS, None, NEXT, None),
    (LEADER, plan.BOARDS, "tc_staff1", plan.CONGRESS, None, NEXT, None),
    (DEPUTY, plan.BOARDS, "tc_staff2", plan.CONGRESS, None, NEXT, None),
    (LEADER, plan.FRONT, "pn_staff1", plan.CONGRESS, None, NEXT, None),
    (DEPUTY, plan.FRONT, "nd_deputy", plan.CONGRESS, None, NEXT, None),
    (LEADER, plan.SCHOOL, "ct_teacher2", plan.CONGRESS, None, NEXT, None),
    (LEADER, plan.WOMEN, "pn_deputy", plan.CONGRESS, None, NEXT, None),
    (DEPUTY, plan.WOMEN, "vp_analyst", plan.CONGRESS, None, NEXT, None),
)


def holder(post, unit, day):
    """Key of whoever holds ``post`` at ``unit`` on ``day``; the last one before, if it is vacant."""
    held = [row for row in POSTS if row[:2] == (post, unit) and row[3] <= day]
    return max(held, key=lambda row: row[3])[2] if held else None


def post_sheet(people):
    """Chức vụ công đoàn: every post of every term, with first and last day."""
    return columns.sheet("Chức vụ công đoàn", [
        {"Họ và tên": people[key].label, "Đơn vị (mã)": unit, "Chức vụ": post, "Từ ngày": start, "Đến ngày": end,
         "Nhiệm kỳ": term, "Phụ trách": charge}
        for post, unit, key, start, end, term, charge in POSTS
    ])  # fmt: skip
