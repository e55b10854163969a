"""Mẫu quyết định có sẵn: papers of the house in proper form (Decree 30/2020/NĐ-CP, annex I) whose words are places to be filled.

Set by the same writer as every other Word paper, so head, margins, type and signature are one.
"""

import datetime
from functools import cache

from congdoan.papers.choices import Sort
from congdoan.reports.paper import Article, Centred, Column, Ground, Paper, Paragraph, Run, Signature, Table
from congdoan.reports.writers.docx import write

_NEVER = datetime.date(2026, 1, 1)  # stands in the properties of the file alone
_PEOPLE = {
    "name": ("Họ và tên", 34, "{{n.ho_ten}}"), "born": ("Ngày sinh", 20, "{{n.ngay_sinh}}"), "job": ("Chức vụ, công việc", 30, "{{n.chuc_danh}}"),
    "unit": ("Đơn vị", 32, "{{n.don_vi}}"), "to": ("Đơn vị mới", 32, "{{n.noi_den}}"), "from": ("Từ ngày", 20, "{{n.tu_ngay}}"),
    "until": ("Đến hết ngày", 20, "{{n.den_ngay}}"),
}  # fmt: skip
_UNITS = {
    "name": ("Tên tổ chức công đoàn", 60, "{{n.ten}}"), "under": ("Trực thuộc", 50, "{{n.truc_thuoc}}"),
    "to": ("Nơi nhận", 50, "{{n.noi_nhan}}"), "members": ("Số đoàn viên", 20, "{{n.so_doan_vien}}"),
}  # fmt: skip
FORMS = {
    Sort.ADMISSION: ("Về việc kết nạp đoàn viên công đoàn", "nguoi", _PEOPLE, ("name", "born", "job", "unit"),
        "Kết nạp {{so_luong}} người có tên dưới đây vào Công đoàn Việt Nam, từ ngày {{ngay_hieu_luc}}:",
        "Người có tên ở Điều 1 có quyền và trách nhiệm của đoàn viên theo Điều lệ Công đoàn Việt Nam"),
    Sort.RECOGNITION: ("Về việc công nhận đoàn viên công đoàn", "nguoi", _PEOPLE, ("name", "born", "job", "unit"),
        "Công nhận {{so_luong}} người có tên dưới đây là đoàn viên công đoàn, từ ngày {{ngay_hieu_luc}}:",
        "Người có tên ở Điều 1 có quyền và trách nhiệm của đoàn viên theo Điều lệ Công đoàn Việt Nam"),
    Sort.TRANSFER: ("Về việc chuyển sinh hoạt công đoàn", "nguoi", _PEOPLE, ("name", "born", "unit", "to", "from"),
        "Chuyển sinh hoạt công đoàn của {{so_luong}} đoàn viên có tên dưới đây:",
        "Công đoàn nơi đi và nơi đến bàn giao, tiếp nhận đoàn viên theo quy định"),
    Sort.PAUSE: ("Về việc tạm dừng sinh hoạt công đoàn", "nguoi", _PEOPLE, ("name", "born", "unit", "from", "until"),
        "Cho tạm dừng sinh hoạt công đoàn {{so_luong}} đoàn viên có tên dưới đây:",
        "Hết thời gian ghi ở Điều 1, đoàn viên trở lại sinh hoạt tại công đoàn nơi đang công tác"),
    Sort.APPOINTMENT: ("Về việc chỉ định, phân công chức vụ công đoàn", "nguoi", _PEOPLE, ("name", "born", "job", "unit", "from"),
        "Giao chức vụ công đoàn cho {{so_luong}} người có tên dưới đây:",
        "Người có tên ở Điều 1 thực hiện nhiệm vụ, quyền hạn của chức vụ được giao theo Điều lệ Công đoàn Việt Nam"),
    Sort.FOUNDING: ("Về việc thành lập tổ chức công đoàn", "don_vi", _UNITS, ("name", "under"),
        "Thành lập {{so_luong}} tổ chức công đoàn có tên dưới đây, từ ngày {{ngay_hieu_luc}}:",
        "Tổ chức công đoàn có tên ở Điều 1 hoạt động theo Điều lệ Công đoàn Việt Nam, có con dấu và tài chính theo quy định"),
    Sort.MERGING: ("Về việc sáp nhập tổ chức công đoàn", "don_vi", _UNITS, ("name", "to", "members"),
        "Sáp nhập {{so_luong}} tổ chức công đoàn có tên dưới đây vào đơn vị ghi cùng dòng, từ ngày {{ngay_hieu_luc}}:",
        "Đơn vị nhận tiếp nhận nguyên trạng đoàn viên, tài chính, tài sản, hồ sơ của tổ chức công đoàn có tên ở Điều 1"),
    Sort.DISSOLUTION: ("Về việc giải thể tổ chức công đoàn", "don_vi", _UNITS, ("name", "to", "members"),
        "Giải thể {{so_luong}} tổ chức công đoàn có tên dưới đây, từ ngày {{ngay_hieu_luc}}:",
        "Tổ chức công đoàn có tên ở Điều 1 bàn giao tài chính, con dấu, tài sản, hồ sơ, đoàn viên cho nơi nhận và nộp biên bản bàn giao"),
}  # fmt: skip


_WHO = "{{n.danh_xung}} {{n.ho_ten}}, sinh ngày {{n.ngay_sinh}}"
ONE = {
    Sort.ADMISSION: f"Kết nạp {_WHO}, {{{{n.chuc_danh}}}}, {{{{n.don_vi}}}}, vào Công đoàn Việt Nam từ ngày {{{{ngay_hieu_luc}}}}",
    Sort.RECOGNITION: f"Công nhận {_WHO}, {{{{n.chuc_danh}}}}, {{{{n.don_vi}}}}, là đoàn viên công đoàn từ ngày {{{{ngay_hieu_luc}}}}",
    Sort.TRANSFER: f"Chuyển sinh hoạt công đoàn của {_WHO}, từ {{{{n.don_vi}}}} về {{{{n.noi_den}}}}, từ ngày {{{{n.tu_ngay}}}}",
    Sort.PAUSE: f"Cho {_WHO}, {{{{n.don_vi}}}}, tạm dừng sinh hoạt công đoàn từ ngày {{{{n.tu_ngay}}}}",
    Sort.APPOINTMENT: f"Giao {_WHO}, giữ chức vụ {{{{n.chuc_danh}}}} {{{{n.don_vi}}}}, từ ngày {{{{n.tu_ngay}}}}",
}
"""How a decision about one person is worded; a list of several stands in a table."""


@cache
def template(sort):
    """Bytes of the built-in Word template of a sort of decision."""
    subject, listed, columns, shown, first, second = FORMS[Sort(sort)]
    chosen = [columns[key] for key in shown]
    blank = ("",) * len(chosen)
    table = Table(
        (Column("STT", 10, "center"), *(Column(title, share) for title, share, _place in chosen)),
        ((f"{{%tr for n in {listed} %}}", *blank), ("{{n.stt}}", *(place for _title, _share, place in chosen)), ("{%tr endfor %}", *blank)),
    )
    one = ONE.get(Sort(sort))
    whom = (
        (Paragraph((Run('{%p if so_luong == "1" %}'),)), Article("Điều 1.", f"{{% for n in nguoi %}}{one}{{% endfor %}}."),
         Paragraph((Run("{%p else %}"),)), Article("Điều 1.", first), table, Paragraph((Run("{%p endif %}"),)))
        if one else (Article("Điều 1.", first), table)
    )  # fmt: skip
    body = (
        Centred("BAN CHẤP HÀNH {{CO_QUAN_BAN_HANH}}"),
        Paragraph((Run("{%p for c in can_cu %}"),)),
        Ground("{{c.cau}};"),
        Paragraph((Run("{%p endfor %}"),)),
        Ground("Theo đề nghị của bộ phận tham mưu,"),
        Centred("QUYẾT ĐỊNH:"),
        *whom,
        Article("Điều 2.", f"{second}."),
        Article("Điều 3.", "Quyết định có hiệu lực từ ngày {{ngay_hieu_luc}}. Các bộ phận, đơn vị liên quan và người có tên ở Điều 1 thi hành quyết định này."
                if listed == "nguoi" else "Quyết định có hiệu lực từ ngày {{ngay_hieu_luc}}. Các bộ phận, đơn vị liên quan thi hành quyết định này."),
    )  # fmt: skip
    return write(Paper(
        kind_title="Quyết định", subject=subject, issuer="{{CO_QUAN_BAN_HANH}}", superior="{{CO_QUAN_CAP_TREN}}", number="Số: {{so}}",
        place="{{dia_danh}}", dated_on=_NEVER, date_words="ngày {{ngay}} tháng {{thang}} năm {{nam}}",
        signature=Signature(authority="TM. BAN CHẤP HÀNH", office="CHỦ TỊCH", name="{{nguoi_ky}}"),
        opening=body, recipients=("Như Điều 3", "{{co_quan_cap_tren}}", "Lưu: VT"),
    ))  # fmt: skip
