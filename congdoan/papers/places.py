"""Chỗ điền của mẫu quyết định: what a template may ask for, in words for the guide, and a made-up filling to try it with.

A name in capitals gives the same words in capitals ({{CO_QUAN_BAN_HANH}}).
"""

from django.utils.translation import gettext_lazy as _

SINGLE = {
    "co_quan_cap_tren": _("công đoàn cấp trên của nơi ban hành"),
    "co_quan_ban_hanh": _("nơi ban hành"),
    "so": _("số quyết định"),
    "dia_danh": _("địa danh"),
    "ngay": _("ngày ký, hai chữ số"),
    "thang": _("tháng ký"),
    "nam": _("năm ký"),
    "ngay_hieu_luc": _("ngày có hiệu lực, như 05/02/2026"),
    "so_luong": _("bao nhiêu người, đơn vị"),
    "nguoi_ky": _("họ tên chủ tịch ở nơi ban hành"),
}
LISTS = {
    "can_cu": {"cau": _("một căn cứ pháp lý, theo ngày ký")},
    "nguoi": {
        "stt": _("số thứ tự"),
        "danh_xung": _("ông, bà"),
        "ho_ten": _("họ và tên"),
        "ngay_sinh": _("ngày sinh"),
        "chuc_danh": _("công việc; với chức vụ: chức vụ được giao"),
        "don_vi": _("đơn vị"),
        "noi_den": _("đơn vị mới (chuyển sinh hoạt)"),
        "tu_ngay": _("từ ngày"),
        "den_ngay": _("đến hết ngày, nếu biết"),
        "ly_do": _("lý do (tạm dừng)"),
    },
    "don_vi": {
        "stt": _("số thứ tự"),
        "ten": _("tên đơn vị"),
        "truc_thuoc": _("trực thuộc (lập mới)"),
        "noi_nhan": _("đơn vị nhận (sáp nhập, giải thể)"),
        "so_doan_vien": _("số đoàn viên"),
    },
}


def known(name):
    """True for a single place, in small letters or capitals."""
    return name in SINGLE or (name.isupper() and name.lower() in SINGLE)


def complete(facts, people=(), units=()):
    """The whole filling: every known name is there, capitals too; lists are lists of dicts with every field."""
    single = {name: str(facts.get(name, "")) for name in SINGLE}
    filled = {"nguoi": people, "don_vi": units, "can_cu": facts.get("can_cu", ())}
    lists = {name: [{field: str(row.get(field, "")) for field in fields} for row in filled[name]] for name, fields in LISTS.items()}
    return single | {name.upper(): value.upper() for name, value in single.items()} | lists


def made_up():
    """A filling of nobody, with letters that mark-up could stumble over."""
    facts = {
        "co_quan_cap_tren": "Liên đoàn Lao động tỉnh Thí Dụ", "co_quan_ban_hanh": "Công đoàn Công ty Dệt & May Thí Dụ", "so": "07/QĐ-CĐCS",
        "dia_danh": "Thí Dụ", "ngay": "05", "thang": "02", "nam": "2026", "ngay_hieu_luc": "05/02/2026", "so_luong": "2",
        "nguoi_ky": "Nguyễn Văn Thử", "can_cu": [{"cau": "Căn cứ Điều lệ Công đoàn Việt Nam"}],
    }  # fmt: skip
    people = [
        {"stt": n, "danh_xung": title, "ho_ten": name, "ngay_sinh": born, "chuc_danh": "Công nhân <bậc 4>", "don_vi": "Tổ Một",
         "noi_den": "Tổ Hai", "tu_ngay": "05/02/2026", "den_ngay": "05/05/2026", "ly_do": "Đi học dài ngày"}
        for n, (title, name, born) in enumerate((("bà", "Trần Thị Mẫu", "09/10/1986"), ("ông", "Lê Văn Thử", "1979")), 1)
    ]  # fmt: skip
    places = [
        {"stt": n, "ten": f"Công đoàn cơ sở {name}", "truc_thuoc": "Công đoàn phường Thí Dụ", "noi_nhan": "Công đoàn phường Thí Dụ",
         "so_doan_vien": 40 + n}
        for n, name in enumerate(("Trường Thử", "Công ty Mẫu"), 1)
    ]  # fmt: skip
    return complete(facts, people, places)
