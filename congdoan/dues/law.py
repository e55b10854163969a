"""Rates, caps, base salaries, shares by date: data with sources, put in by the second migration.

A rule holds from its first month until the next of the same key and group. ``issued_on``: the day on which it was signed, where that is later than
the first month: whoever worked out a month before that day could not know it. Shares are in parts of ten thousand (50 = 0,5 %), salaries in đồng,
deadlines in months and days. No source gives a rule of interest for levy paid late, so none is worked out.
"""

import datetime

_d = datetime.date
F1 = "Nguyên tắc chung từ 01/07/2025, ký 29/07/2025: 0,5% tiền lương, không quá 10% lương cơ sở"
BEFORE = "Mức 1% tiền lương đóng bảo hiểm xã hội, đến 30/06/2025; nhóm và mức trần trước đó cần đối chiếu"
STOP = "Cơ quan hưởng 100% lương từ ngân sách thôi thu đoàn phí, kinh phí công đoàn từ 01/06/2025"
LEVY = "Luật Công đoàn, điều 29; Nghị định 191/2013, 105/2026: 2% quỹ lương đóng bảo hiểm xã hội"
SIGNED = _d(2025, 7, 29)
BEFORE_105 = "Nghị định 191/2013: nộp cùng kỳ đóng bảo hiểm xã hội bắt buộc; hạn ngày cuối tháng cần đối chiếu"
D105 = "Nghị định 105/2026/NĐ-CP, hiệu lực 16/05/2026: chậm nhất ngày cuối cùng của tháng tiếp theo"
UNPAID = "Nghị định 105/2026/NĐ-CP: quá 60 ngày sau hạn thì coi là không đóng kinh phí"
RELIEF = "Luật Công đoàn 50/2024, điều 30; Nghị định 105/2026/NĐ-CP"
PUT_OFF = "Hạn nộp bù sau khi hết tạm dừng chưa tìm được văn bản; tạm ghi ngày cuối của tháng tiếp theo, cần đối chiếu"
GROWING = "Nghị quyết 7c/NQ-BCH năm 2016 của Tổng Liên đoàn: 67% năm 2017, mỗi năm thêm 1%; từng năm cần đối chiếu"

# key, group ("" = every group), value, base, from, issued, source, confirmed
RULES = [
    ("rate", "budget", 100, "insured", _d(2014, 1, 1), None, BEFORE, True),
    ("rate", "budget", 0, "insured", _d(2025, 6, 1), None, STOP, True),
    ("rate", "public", 100, "insured", _d(2014, 1, 1), None, BEFORE, True),
    ("rate", "public", 50, "insured", _d(2025, 7, 1), SIGNED, F1, True),
    ("rate", "state", 100, "insured", _d(2014, 1, 1), None, BEFORE, True),
    ("rate", "state", 50, "actual", _d(2025, 7, 1), SIGNED, F1 + "; nhóm 2 theo tiền lương thực nhận", True),
    ("rate", "other", 100, "insured", _d(2014, 1, 1), None, BEFORE, True),
    ("rate", "other", 50, "insured", _d(2025, 7, 1), SIGNED, F1, True),
    ("cap", "public", 1000, "", _d(2025, 7, 1), SIGNED, F1 + "; văn bản không nhắc lại mức trần cho nhóm 1, cần đối chiếu", False),
    ("cap", "state", 1000, "", _d(2025, 7, 1), SIGNED, F1, True),
    ("cap", "other", 1000, "", _d(2025, 7, 1), SIGNED, F1, True),
    ("base_salary", "", 2_340_000, "", _d(2024, 7, 1), None, "Lương cơ sở đến 30/06/2026; ngày bắt đầu cần đối chiếu", False),
    ("base_salary", "", 2_530_000, "", _d(2026, 7, 1), None, "Nghị định 161/2026", True),
    ("levy", "budget", 200, "insured", _d(2014, 1, 10), None, LEVY, True),
    ("levy", "budget", 0, "insured", _d(2025, 6, 1), None, STOP, True),
    ("levy", "public", 200, "insured", _d(2014, 1, 10), None, LEVY, True),
    ("levy", "state", 200, "insured", _d(2014, 1, 10), None, LEVY, True),
    ("levy", "other", 200, "insured", _d(2014, 1, 10), None, LEVY, True),
    ("kept_dues", "", 6000, "", _d(2014, 1, 1), None, "60% giữ lại trước năm 2023, cần đối chiếu", False),
    ("kept_dues", "", 7000, "", _d(2023, 1, 1), None, "Quyết định 8108/QĐ-TLĐ; 1408/QĐ-TLĐ ngày 01/08/2024", True),
    ("kept_levy", "", 6500, "", _d(2014, 1, 10), None, "65% giữ lại trước năm 2017, cần đối chiếu", False),
    *(("kept_levy", "", 6700 + 100 * nth, "", _d(2017 + nth, 1, 1), None, GROWING, False) for nth in range(6)),
    ("kept_levy", "", 7500, "", _d(2023, 1, 1), None, "Quyết định 1408/QĐ-TLĐ ngày 01/08/2024; năm 2023 cần đối chiếu", False),
    ("levy_months", "", 0, "", _d(2014, 1, 10), None, BEFORE_105, False),
    ("levy_months", "", 1, "", _d(2026, 5, 16), None, D105, True),
    ("levy_unpaid", "", 60, "", _d(2026, 5, 16), None, UNPAID, True),
    ("cut_most", "", 2000, "", _d(2026, 5, 16), None, RELIEF + ": giảm không quá 20%", True),
    ("cut_months", "", 6, "", _d(2026, 5, 16), None, RELIEF + ": giảm không quá 6 tháng", True),
    ("pause_months", "", 12, "", _d(2026, 5, 16), None, RELIEF + ": tạm dừng không quá 12 tháng, rồi đóng đủ", True),
    ("pause_due", "", 1, "", _d(2014, 1, 10), None, PUT_OFF, False),
]
