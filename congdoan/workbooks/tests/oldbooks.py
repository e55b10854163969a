"""Sổ gõ bằng phông cũ: twenty files typed with TCVN3 or VNI, made from books in Unicode; and twenty books of today that look a little like them.

``old_books()`` gives {name: (bytes, file name, {sheet: rows as they are meant})}; a file of today is meant as it is.
"""

import datetime
import random
import unicodedata

from congdoan.kernel.oldtext import TCVN3, VNI
from congdoan.workbooks.tests import oldformats
from congdoan.workbooks.tests.factories import book
from tests.oldfonts import typed

FACES = {TCVN3: ".VnTime", VNI: "VNI-Times"}
CAPITALS = {TCVN3: ".VnTimeH", VNI: None}
_SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Quách",
    "Bế",
    "Lò",
    "Ma",
)
_MIDDLE = ("Thị", "Văn", "Đức", "Ngọc", "Thu", "Quỳnh", "Hữu", "Xuân", "Mỹ", "Khánh", "Thuỳ", "Bảo", "Kim", "Thanh")
_GIVEN = (
    "Hoà",
    "Hằng",
    "Cường",
    "Mai",
    "Nguyệt",
    "Thắm",
    "Huyền",
    "Phượng",
    "Tuyết",
    "Khuê",
    "Yến",
    "Bích",
    "Dũng",
    "Giang",
    "Lộc",
    "Ước",
    "Ánh",
    "Ý",
)
_PLACES = (
    "Xã Bình Lục, tỉnh Ninh Bình", "Số 12 phố Lê Lợi, phường Hồng Gai, tỉnh Quảng Ninh", "Thôn Đồng Văn, xã Yên Mỹ", "Tổ 5, khu Cẩm Thuỷ",
    "Ấp Phước Thạnh, xã Long Định, tỉnh Tiền Giang", "Buôn Đôn, tỉnh Đắk Lắk", "Krông Pắk, Đắk Lắk",
)  # fmt: skip
_WORDS = (
    "Ốm đau, nằm viện", "Hiếu", "Hỷ", "Sinh con thứ nhất", "Khó khăn đột xuất", "Tết Nguyên đán", "Phẫu thuật tại bệnh viện Bạch Mai", "Nghỉ hưu",
    "Quyết định số 12/QĐ-LĐLĐ", "Kế toán trưởng", "Phó chủ tịch CĐCS", "Uỷ viên BCH", "Tổ trưởng tổ công đoàn", "Đại học Sư phạm", "Ko", "x",
)  # fmt: skip
_MINORITY = ("Y Bơm Niê", "H'Hen Niê", "Giàng Seo Phử", "Vàng A Páo", "Rơ Châm Ngọc", "Kpă Klơng", "Lò Thị Pâng", "Siu Hơ Bia")


def _name(draw):
    return " ".join((draw.choice(_SURNAMES), draw.choice(_MIDDLE), draw.choice(_GIVEN)))


def _members(draw, count=40, minority=False):
    rows = [["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Địa chỉ", "Số CCCD", "Ghi chú"]]
    for number in range(1, count + 1):
        name = draw.choice(_MINORITY) if minority and number % 8 == 0 else _name(draw)
        day = datetime.date(draw.randint(1960, 2000), draw.randint(1, 12), draw.randint(1, 28))
        note = draw.choice((None, None, *_WORDS))
        rows.append([number, name, day, draw.choice(("Nam", "Nữ")), draw.choice(_PLACES), f"0{draw.randrange(10**11):011}", note])
    return rows


def _visits(draw, count=30):
    rows = [["Ngày", "Đoàn viên", "Lý do", "Số tiền"]]
    return rows + [
        [f"{draw.randint(1, 28):02}/05/2009", _name(draw), draw.choice(_WORDS), draw.choice((200000, "500.000", 1000000))]
        for _row in range(count)
    ]


def _columns(rows, table, places):
    """The rows with some columns typed by the old table, their headings too."""
    return [[typed(table, cell) if isinstance(cell, str) and place in places else cell for place, cell in enumerate(row)] for row in rows]


def _whole(rows, table):
    return _columns(rows, table, range(99))


def _upper(rows):
    return [[cell.upper() if isinstance(cell, str) else cell for cell in row] for row in rows]


def _latin(rows):
    """The bytes of a .csv, each letter a byte, as the old fonts had it."""
    return oldformats.csv(rows, encoding="latin-1")


def old_books():
    """{name: (bytes, file name, {sheet: rows as meant})}: ten of each table."""
    found = {}
    for place, table in enumerate((TCVN3, VNI)):
        draw, key = random.Random(2009 + place), ("TCVN3", "VNI")[place]
        members, visits, minority = _members(draw), _visits(draw), _members(draw, minority=True)
        both = {"Doan vien": members, "Tham hoi": visits}
        whole = {name: _whole(rows, table) for name, rows in both.items()}
        found[f"{key}: two sheets"] = (book(whole), "so.xlsx", both)
        found[f"{key}: in its font"] = (oldformats.xlsx(whole, lambda *_cell: FACES[table]), "so.xlsx", both)  # noqa: B023 - called at once
        found[f"{key}: one sheet of today"] = (book({**whole, "Moi": visits}), "so.xlsx", {**both, "Moi": visits})
        mixed = _columns(members, table, (1, 4))
        found[f"{key}: two columns among those of today"] = (book({"T": mixed}), "so.xlsx", {"T": members})
        halves = members[:20] + _whole(members[20:], table)
        faces = oldformats.xlsx({"T": halves}, lambda row, *_cell: FACES[table] if row >= 20 else "Times New Roman")  # noqa: B023
        found[f"{key}: continued in today's letters, fonts tell"] = (faces, "so.xlsx", {"T": members})
        found[f"{key}: names of the highlands"] = (book({"T": _whole(minority, table)}), "so.xlsx", {"T": minority})
        found[f"{key}: .xls"] = (oldformats.xls(whole, faces=(FACES[table],), face=lambda *_cell: 3), "so.xls", both)
        found[f"{key}: .ods"] = (oldformats.ods(whole, face=lambda *_cell: FACES[table]), "so.ods", both)  # noqa: B023
        found[f"{key}: .csv"] = (
            _latin(_whole(visits, table)),
            "Tham hoi.csv",
            {"Tham hoi": [[_as_text(cell) for cell in row] for row in visits]},
        )
        if CAPITALS[table]:  # drawn as capitals, typed in small letters
            content = oldformats.xlsx({"T": _whole(members, table)}, lambda *_cell: CAPITALS[table])  # noqa: B023
        else:
            content = book({"T": _whole(_upper(members), table)})
        found[f"{key}: capitals"] = (content, "so.xlsx", {"T": _upper(members)})
    return found


def _as_text(cell):
    return cell if cell is None or isinstance(cell, str) else str(cell)


def clean_books():
    """{name: (bytes, file name)}: twenty books of today, each with something that might mislead."""
    draw = random.Random(7)
    members, visits, minority = _members(draw), _visits(draw), _members(draw, minority=True)
    decomposed = [[unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row] for row in members]
    french = [
        ["Nom", "Prénom"],
        ["Müller", "Jürgen"],
        ["Lefèvre", "Hélène"],
        ["Garçon", "Zoë"],
        ["Société Générale", "Île-de-France"],
        ["Ñandú", "José"],
    ]
    signs = [
        ["Chỉ tiêu", "Đơn vị"],
        ["Bụi mịn 2,5 µm", "µg/m³"],
        ["«Lao động giỏi»", "½ ngày"],
        ["© 2010", "±5 °C"],
        ["Số 12/QĐ-LĐLĐ", "QĐ"],
        ["TLĐ·CĐ", "¾"],
    ]
    mail = [
        ["Thư điện tử", "Mạng"],
        ["nguyen.van.a@example.vn", "https://congdoan.test/đoàn-viên"],
        ["mai_tran@example.com", "www.test.vn"],
    ]
    codes = [["Mã", "Số"], ["NV-001", "ÐÞ"], ["A·B", "№ 5"], ["Ø12", "Ø16 thép"], ["π", "Ω"]]
    short = [["Tổ", "Bé"], ["Bá", "Mão"], ["Hòa", "Lê"], ["Thé", "Mô"], ["Sâm", "Hà"]]
    english = [["Name", "Note"], ["John O’Neill", "naïve café"], ["Björn", "résumé"]]
    plain = [
        [unicodedata.normalize("NFKD", cell).encode("ascii", "ignore").decode() if isinstance(cell, str) else cell for cell in row]
        for row in members
    ]
    old_face = {"T": members}
    return {
        "members": (book({"T": members}), "so.xlsx"),
        "members, decomposed": (book({"T": decomposed}), "so.xlsx"),
        "visits": (book({"T": visits}), "so.xlsx"),
        "capitals": (book({"T": _upper(members)}), "so.xlsx"),
        "names of the highlands": (book({"T": minority}), "so.xlsx"),
        "only such names": (book({"T": [["Họ và tên"], *([name] for name in _MINORITY)]}), "so.xlsx"),
        "French, German, Spanish": (book({"T": french}), "so.xlsx"),
        "English": (book({"T": english}), "so.xlsx"),
        "signs": (book({"T": signs}), "so.xlsx"),
        "addresses of the net": (book({"T": mail}), "so.xlsx"),
        "codes": (book({"T": codes}), "so.xlsx"),
        "short names with letters of the West": (book({"T": short}), "so.xlsx"),
        "without marks": (book({"T": plain}), "so.xlsx"),
        "nothing but numbers": (book({"T": [[number, number * 2] for number in range(50)]}), "so.xlsx"),
        "today's letters in .VnTime": (oldformats.xlsx(old_face, lambda *_cell: ".VnTime"), "so.xlsx"),
        "today's letters in VNI-Times": (oldformats.xlsx({"T": short}, lambda *_cell: "VNI-Times"), "so.xlsx"),
        ".xls": (oldformats.xls({"T": members}), "so.xls"),
        ".ods, in .VnTime": (oldformats.ods({"T": members}, face=lambda *_cell: ".VnTime"), "so.ods"),
        ".csv": (oldformats.csv(members), "so.csv"),
        ".csv, signs": (oldformats.csv(signs + french), "so.csv"),
    }
