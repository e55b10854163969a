"""Workbooks of made-up members for measuring: 25 columns, seven of them unknown to the product, as real books have."""

import datetime
import random
import tempfile
from pathlib import Path

COLUMNS = 25


def member_book(rows, code, seed=1, start=0):
    """The bytes of an .xlsx of that many new members of the union ``code``; ``start``: number of the first."""
    from congdoan.demo import writing
    from congdoan.demo.columns import SHEETS, Rows

    draw = random.Random(seed)
    own = [f"Cột riêng {number}" for number in range(1, COLUMNS - len(SHEETS["Đoàn viên"]) + 1)]
    filled = [(*_member(draw, start + number, code), *(f"ghi chú {number}" for _column in own)) for number in range(rows)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "doan-vien.xlsx"
        writing.write(path, {"Đoàn viên": Rows((*SHEETS["Đoàn viên"], *own), filled)})
        return path.read_bytes()


def union_book(count, above, prefix):
    """The bytes of an .xlsx that founds that many unions under the unit ``above``."""
    from congdoan.demo import writing
    from congdoan.demo.columns import SHEETS, Rows

    titles = SHEETS["Đơn vị"]
    facts = {"Loại": "Công đoàn cơ sở", "Trực thuộc (mã)": above, "Ngày thành lập": datetime.date(2000, 1, 1)}
    filled = [
        tuple({**facts, "Mã": f"{prefix}{number:05d}", "Tên": f"CĐCS số {number}"}.get(title) for title in titles)
        for number in range(count)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "don-vi.xlsx"
        writing.write(path, {"Đơn vị": Rows(titles, filled)})
        return path.read_bytes()


def _member(draw, number, code):
    """The cells of one member: one in three in the Party, one in ten has left, half with an address for letters."""
    from congdoan.demo import names

    sex = draw.choice((names.MALE, names.FEMALE))
    born = _day(draw, 1965, 2002)
    joined, party = _day(draw, 2021, 2024), _day(draw, 2021, 2024) if draw.random() < 0.33 else None
    left = _day(draw, 2025, 2025) if draw.random() < 0.1 else None
    return (
        names.full_name(draw, sex, born.year), born, "Nam" if sex == names.MALE else "Nữ", f"99{number:010d}", f"M{number:08d}",
        draw.choice(("Kinh", "Kinh", "Kinh", "Mường", "Tày")), code, draw.choice(("Chuyên viên", "Giáo viên", "Công nhân", "Kế toán")),
        draw.choice(("Đại học", "Thạc sĩ", "Cao đẳng", "12/12")), party, joined, joined, "Kết nạp", left, "Nghỉ hưu" if left else None,
        f"09{number:08d}", f"m{number}@example.com" if number % 2 else None, party - datetime.timedelta(days=200) if party else None,
    )  # fmt: skip


def _day(draw, first, last):
    return datetime.date(draw.randint(first, last), draw.randint(1, 12), draw.randint(1, 28))
