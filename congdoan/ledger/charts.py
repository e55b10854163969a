"""Item charts (mục lục thu chi) and forms of papers by version: dated data with sources, put in by the second migration.

A code of one chart is not the same code of another: 22 was the levy, 22 is the dues.
"""

import datetime

# key, name, from, until, source
CHARTS = [
    (
        "B14-2006",
        "Mục lục thu chi theo mẫu B14-TLĐ (2006)",
        datetime.date(2006, 1, 1),
        datetime.date(2021, 1, 1),
        "Mẫu B14-TLĐ dùng cho công đoàn cơ sở, 2006",
    ),
    (
        "B07-2021",
        "Mục lục thu chi theo mẫu B07-TLĐ (2021)",
        datetime.date(2021, 1, 1),
        None,
        "Hướng dẫn 47/HD-TLĐ năm 2021; nhãn rút gọn, cần đối chiếu với mẫu",
    ),
]
# chart, code, side, label
ITEMS = [
    ("B14-2006", "22", "income", "Thu kinh phí công đoàn"),
    ("B14-2006", "23", "income", "Thu đoàn phí"),
    ("B14-2006", "24", "income", "Thu khác"),
    ("B14-2006", "25", "income", "Kinh phí cấp trên cấp"),
    ("B14-2006", "27", "expense", "Lương, phụ cấp cán bộ chuyên trách"),
    ("B14-2006", "28", "expense", "Phụ cấp cán bộ không chuyên trách"),
    ("B14-2006", "29", "expense", "Hành chính"),
    ("B14-2006", "31", "expense", "Hoạt động phong trào"),
    ("B14-2006", "33", "expense", "Thăm hỏi đoàn viên"),
    ("B14-2006", "35", "expense", "Chi khác"),
    ("B14-2006", "36", "expense", "Nộp công đoàn phối hợp chỉ đạo"),
    ("B14-2006", "37", "expense", "Nộp công đoàn cấp trên quản lý"),
    ("B07-2021", "22", "income", "Thu đoàn phí"),
    ("B07-2021", "23", "income", "Thu kinh phí công đoàn"),
    ("B07-2021", "24", "income", "Cấp trên cấp"),
    ("B07-2021", "28", "income", "Thu khác"),
    ("B07-2021", "31", "expense", "Trực tiếp chăm lo, bảo vệ đoàn viên"),
    ("B07-2021", "32", "expense", "Tuyên truyền, văn hóa, thể thao"),
    ("B07-2021", "33", "expense", "Phụ cấp, quản lý hành chính"),
    ("B07-2021", "34", "expense", "Khen thưởng"),
    ("B07-2021", "38", "expense", "Nộp cấp trên"),
    ("B07-2021", "40", "expense", "Chi khác"),
]

CHECK = "số mẫu cần đối chiếu với phụ lục"
_OLD, _MID, _NEW = datetime.date(2006, 1, 1), datetime.date(2018, 1, 1), datetime.date(2025, 1, 1)
# from, until, issued, source, {paper: code}
FORMS = [
    (
        _OLD, _MID, "Quyết định 19/2006/QĐ-BTC", f"Quyết định 19/2006/QĐ-BTC ngày 30/3/2006 của Bộ Tài chính; {CHECK}",
        {"receipt": "C30-BB", "payment": "C31-BB", "goods_in": "C20-HD", "goods_out": "C21-HD", "count": "C34-HD", "cash": "S11-H", "bank": "S12-H"},
    ),
    (
        _MID, _NEW, "Thông tư 107/2017/TT-BTC", f"Thông tư 107/2017/TT-BTC ngày 10/10/2017 của Bộ Tài chính, dùng từ 01/01/2018; {CHECK}",
        {"receipt": "C40-BB", "payment": "C41-BB", "goods_in": "C30-HD", "goods_out": "C31-HD", "count": "C34-HD", "cash": "S11-H", "bank": "S12-H"},
    ),
    (
        _NEW, None, "Thông tư 24/2024/TT-BTC", f"Thông tư 24/2024/TT-BTC ngày 17/4/2024 của Bộ Tài chính, dùng từ 01/01/2025; {CHECK}",
        {"receipt": "C40-BB", "payment": "C41-BB", "goods_in": "C30-HD", "goods_out": "C31-HD", "count": "C34-HD", "cash": "S11-H", "bank": "S12-H"},
    ),
]  # fmt: skip
