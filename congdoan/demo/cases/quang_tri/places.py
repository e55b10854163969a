"""Communes, wards and towns of Quảng Trị before 1 February 2020, by district, and those that were merged then.

From general knowledge of the rearrangement of 2019-2021 [K]: 141 before, 125 after it. The unions, their people and figures are made up.
"""

from dataclasses import dataclass
from datetime import date

# Mã, tên LĐLĐ, the communes that stayed as they were
DISTRICTS = (
    ("QT-DH", "LĐLĐ thành phố Đông Hà", (
        "phường 1", "phường 2", "phường 3", "phường 4", "phường 5", "phường Đông Giang", "phường Đông Lễ", "phường Đông Lương",
        "phường Đông Thanh",
    )),
    ("QT-TX", "LĐLĐ thị xã Quảng Trị", ("phường 1", "phường 2", "phường 3", "phường An Đôn", "xã Hải Lệ")),
    ("QT-VL", "LĐLĐ huyện Vĩnh Linh", (
        "thị trấn Hồ Xá", "thị trấn Bến Quan", "xã Vĩnh Chấp", "xã Vĩnh Giang", "xã Vĩnh Hà", "xã Vĩnh Hòa", "xã Vĩnh Khê", "xã Vĩnh Lâm",
        "xã Vĩnh Long", "xã Vĩnh Ô", "xã Vĩnh Sơn", "xã Vĩnh Thái", "xã Vĩnh Thủy", "xã Vĩnh Tú",
    )),
    ("QT-HH", "LĐLĐ huyện Hướng Hóa", (
        "thị trấn Khe Sanh", "thị trấn Lao Bảo", "xã A Dơi", "xã Ba Tầng", "xã Húc", "xã Hướng Lập", "xã Hướng Linh", "xã Hướng Lộc",
        "xã Hướng Phùng", "xã Hướng Sơn", "xã Hướng Tân", "xã Hướng Việt", "xã Tân Hợp", "xã Tân Lập", "xã Tân Liên", "xã Tân Long",
        "xã Tân Thành", "xã Thanh", "xã Thuận", "xã Xy",
    )),
    ("QT-GL", "LĐLĐ huyện Gio Linh", (
        "thị trấn Gio Linh", "thị trấn Cửa Việt", "xã Gio An", "xã Gio Châu", "xã Gio Mai", "xã Gio Mỹ", "xã Gio Quang", "xã Gio Việt",
        "xã Hải Thái", "xã Linh Hải", "xã Trung Giang", "xã Trung Hải", "xã Trung Sơn",
    )),
    ("QT-DK", "LĐLĐ huyện Đakrông", (
        "thị trấn Krông Klang", "xã A Bung", "xã A Ngo", "xã A Vao", "xã Ba Nang", "xã Đakrông", "xã Húc Nghì", "xã Hướng Hiệp", "xã Mò Ó",
        "xã Tà Long", "xã Tà Rụt", "xã Triệu Nguyên",
    )),
    ("QT-CL", "LĐLĐ huyện Cam Lộ", (
        "thị trấn Cam Lộ", "xã Cam Chính", "xã Cam Hiếu", "xã Cam Nghĩa", "xã Cam Thành", "xã Cam Thủy", "xã Cam Tuyền",
    )),
    ("QT-TP", "LĐLĐ huyện Triệu Phong", (
        "thị trấn Ái Tử", "xã Triệu Ái", "xã Triệu An", "xã Triệu Đại", "xã Triệu Độ", "xã Triệu Giang", "xã Triệu Hòa", "xã Triệu Lăng",
        "xã Triệu Long", "xã Triệu Phước", "xã Triệu Sơn", "xã Triệu Tài", "xã Triệu Thuận", "xã Triệu Thượng", "xã Triệu Trạch",
        "xã Triệu Trung", "xã Triệu Vân",
    )),
    ("QT-HL", "LĐLĐ huyện Hải Lăng", (
        "xã Hải An", "xã Hải Ba", "xã Hải Chánh", "xã Hải Dương", "xã Hải Khê", "xã Hải Lâm", "xã Hải Phú", "xã Hải Quế", "xã Hải Quy",
        "xã Hải Sơn", "xã Hải Thượng", "xã Hải Trường",
    )),
)  # fmt: skip

# Huyện, xã mới, các xã nhập lại; the new one is founded where it is none of the old ones, else they are merged into it
MERGERS = (
    ("QT-VL", "xã Hiền Thành", ("xã Vĩnh Hiền", "xã Vĩnh Thành")),
    ("QT-VL", "xã Kim Thạch", ("xã Vĩnh Kim", "xã Vĩnh Thạch")),
    ("QT-VL", "xã Trung Nam", ("xã Vĩnh Nam", "xã Vĩnh Trung")),
    ("QT-VL", "thị trấn Cửa Tùng", ("thị trấn Cửa Tùng", "xã Vĩnh Tân")),
    ("QT-HH", "xã Lìa", ("xã A Túc", "xã A Xing")),
    ("QT-GL", "xã Linh Trường", ("xã Linh Thượng", "xã Vĩnh Trường")),
    ("QT-GL", "xã Phong Bình", ("xã Gio Phong", "xã Gio Bình")),
    ("QT-GL", "xã Gio Sơn", ("xã Gio Sơn", "xã Gio Hòa")),
    ("QT-GL", "xã Gio Hải", ("xã Gio Hải", "xã Gio Thành")),
    ("QT-DK", "xã Ba Lòng", ("xã Ba Lòng", "xã Hải Phúc")),
    ("QT-CL", "xã Thanh An", ("xã Cam An", "xã Cam Thanh")),
    ("QT-TP", "xã Triệu Thành", ("xã Triệu Thành", "xã Triệu Đông")),
    ("QT-HL", "thị trấn Diên Sanh", ("thị trấn Hải Lăng", "xã Hải Thọ")),
    ("QT-HL", "xã Hải Định", ("xã Hải Thành", "xã Hải Thiện")),
    ("QT-HL", "xã Hải Hưng", ("xã Hải Vĩnh", "xã Hải Xuân")),
    ("QT-HL", "xã Hải Phong", ("xã Hải Hòa", "xã Hải Tân")),
)  # fmt: skip
HIGHLANDS = frozenset({"QT-HH", "QT-DK"})
# Cây địa bàn, beside the tree of unions and across its districts: mã, tên, bậc, nơi trên. How the provinces themselves speak of them [K].
AREAS = (
    ("QTDB", "Tỉnh Quảng Trị", "tỉnh", ""),
    ("QTDB-DT", "Vùng đô thị", "vùng", "QTDB"),
    ("QTDB-MN", "Vùng miền núi", "vùng", "QTDB"),
    ("QTDB-DB", "Vùng đồng bằng, ven biển", "vùng", "QTDB"),
)
DIVIDED = date(2010, 1, 1)


@dataclass(frozen=True)
class Commune:
    """Một xã, phường, thị trấn: its union's code, its district's, its name."""

    code: str
    district: str
    name: str

    @property
    def union(self):
        """Tên công đoàn."""
        return f"Công đoàn {self.name}"

    @property
    def area(self):
        """Địa bàn: wards and towns, the communes of the two mountain districts, the others."""
        if self.name.startswith(("phường", "thị trấn")):
            return "QTDB-DT"
        return "QTDB-MN" if self.district in HIGHLANDS else "QTDB-DB"

    @property
    def office(self):
        """Tên cơ quan, told apart from the like-named one of another district."""
        return f"UBND {self.name}, {self.district.removeprefix('QT-')}" if self.name[-1].isdigit() else f"UBND {self.name}"


def before():
    """Every Commune before the merging."""
    found = []
    for district, _name, stayed in DISTRICTS:
        names = [*stayed, *[old for where, _new, merged in MERGERS if where == district for old in merged]]
        found += [Commune(f"{district}-{number:02d}", district, name) for number, name in enumerate(names, 1)]
    return found


def mergers():
    """[(Commune that is there afterwards, whether it is founded then, [Commune that is merged into it])]."""
    known, found, numbers = {(one.district, one.name): one for one in before()}, [], {}
    for district, new, merged in MERGERS:
        olds = [known[district, name] for name in merged]
        target = known.get((district, new))
        if target is None:
            numbers[district] = numbers.get(district, 0) + 1
            target = Commune(f"{district}-M{numbers[district]}", district, new)
        found.append((target, target not in olds, [one for one in olds if one != target]))
    return found


def after():
    """Every Commune after it."""
    gone = {one for _target, _founded, olds in mergers() for one in olds}
    return [*[one for one in before() if one not in gone], *[target for target, founded, _olds in mergers() if founded]]
