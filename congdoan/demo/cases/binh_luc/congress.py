"""The congress of 28 March 2023 and its ballots: sheets Đại hội, Bầu cử and Số liệu công bố."""

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc import officers, plan

CONGRESS, COMMITTEE = "đại hội", "hội nghị BCH"
DELEGATE = "Đại biểu dự đại hội cấp trên"
# Guests by office: whoever held it that day is nobody's made-up record.
GUESTS = (
    "Bí thư Huyện ủy, Chủ tịch HĐND huyện", "Phó Bí thư Thường trực Huyện ủy", "Thường trực HĐND huyện", "Lãnh đạo UBND huyện",
    "Lãnh đạo các ban xây dựng Đảng Huyện ủy", "Thường trực LĐLĐ huyện",
)  # fmt: skip

# Tại, chức danh, số lượng bầu, phiếu phát ra, thu về, hợp lệ, {ai: số phiếu}
ELECTIONS = (
    (CONGRESS, officers.MEMBER, 5, 55, 55, 54,
     {"vp_deputy_f": 53, "pn_deputy": 52, "kt_deputy": 50, "ct_teacher1": 47, "tg_staff": 41, "td_staff": 15, "vp_analyst": 9}),
    (CONGRESS, DELEGATE, 3, 55, 55, 55, {"vp_deputy_f": 54, "pn_deputy": 49, "tg_staff": 47, "ct_teacher2": 12}),
    (COMMITTEE, officers.CHAIR, 1, 5, 5, 5, {"vp_deputy_f": 5}),
    (COMMITTEE, officers.VICE_CHAIR, 1, 5, 5, 5, {"kt_deputy": 4, "pn_deputy": 1}),
    (COMMITTEE, officers.INSPECTOR, 3, 5, 5, 5, {"ct_teacher1": 5, "kt_staff1": 5, "mt_staff1": 4}),
    (COMMITTEE, officers.INSPECTION_CHAIR, 1, 5, 5, 5, {"ct_teacher1": 5}),
)  # fmt: skip

DECLARED = (
    ("2015", "finance.collected.amount", 4_200_000, "Sổ giấy: số ủng hộ quỹ xã hội công đoàn năm 2015"),
    ("2015", "care.visits", 6, "Sổ thăm hỏi viết tay năm 2015"),
)


def congress_sheet():
    """Đại hội: everybody summoned, one in hospital."""
    return columns.sheet("Đại hội", [
        {"Ngày": plan.CONGRESS, "Lần thứ": 6, "Nhiệm kỳ": officers.NEXT, "Hình thức": "toàn thể", "Số triệu tập": 56,
         "Số có mặt": 55, "Khách mời": columns.SEVERAL.join(GUESTS)}
    ])  # fmt: skip


def election_sheet(people):
    """Bầu cử: a row for each candidate of each ballot, in the order of the ballot paper (by given name)."""
    rows = []
    for place, post, seats, issued, collected, valid, votes in ELECTIONS:
        for key in sorted(votes, key=lambda key: people[key].name.split()[::-1]):
            rows.append({
                "Ngày bầu": plan.CONGRESS, "Tại": place, "Chức danh": post, "Vòng": 1, "Số lượng bầu": seats,
                "Phiếu phát ra": issued, "Phiếu thu về": collected, "Phiếu hợp lệ": valid,
                "Người ứng cử": people[key].label, "Số phiếu": votes[key],
            })  # fmt: skip
    return columns.sheet("Bầu cử", rows)


def declared_sheet():
    """Số liệu công bố: two figures from paper books that nobody can itemise any more."""
    titles = ("Kỳ", "Chỉ tiêu (mã)", "Giá trị", "Nguồn")
    return columns.sheet("Số liệu công bố", [dict(zip(titles, row, strict=True)) for row in DECLARED])
