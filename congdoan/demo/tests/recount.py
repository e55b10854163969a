"""Adds a written book up again, in few lines that share nothing with the generator: the judge of its figures."""

import re
from datetime import date

import openpyxl

FROM, TO = date(2017, 1, 1), date(2023, 3, 28)
HEADS = {"Mã", "Họ và tên", "Họ và tên đoàn viên", "Ngày", "Ngày bầu", "Kỳ"}


def read(path):
    """{sheet: [{title: value}]} of an .xlsx; whatever stands above the header row is skipped."""
    book = {}
    for sheet in openpyxl.load_workbook(path):
        rows = [[cell.date() if hasattr(cell, "date") else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
        top = next(number for number, row in enumerate(rows) if row[0] in HEADS)
        book[sheet.title] = [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]
    return book


def in_term(rows, title="Ngày"):
    """Rows whose day lies in the term."""
    return [row for row in rows if FROM <= row[title] <= TO]


def members(book, day, unit=None):
    """{(name, birthday): sex} of the members on ``day``, of one unit alone if given."""
    return {
        (row["Họ và tên"], row["Ngày sinh"]): row["Giới tính"]
        for row in book["Đoàn viên"]
        if row["Ngày về đơn vị"] <= day <= (row["Ngày rời"] or date.max) and unit in (None, row["Đơn vị (mã)"])
    }


def named(book, cell, day, unit=None):
    """The members whom a cell names: "Tất cả", "Tất cả nữ", or names; every name must be exactly one member of that day."""
    group = None if unit in (None, "BL-KDD") and cell.startswith("Tất cả") else unit
    there = members(book, day, group)
    if cell in ("Tất cả", "Tất cả nữ"):
        return {who for who, sex in there.items() if cell == "Tất cả" or sex == "Nữ"}
    return {_one(there, text) for text in cell.split("; ")}


def _one(there, text):
    name, birth = re.fullmatch(r"(.*?)(?: \((.*)\))?", text).groups()
    found = [who for who in there if who[0] == name and birth in (None, f"{who[1]:%d/%m/%Y}" if isinstance(who[1], date) else who[1])]
    assert len(found) == 1, f"{text}: {len(found)} members"
    return found[0]


def visits(book):
    """Thăm hỏi in the term."""
    rows = in_term(book["Thăm hỏi"])
    people = set().union(*(named(book, row["Đoàn viên"], row["Ngày"]) for row in rows))
    return {"value": len(rows), "people": len(people), "amount": sum(row["Số tiền"] for row in rows)}


def child_gifts(book):
    """Members' children who got something in the term."""
    rows = [row for row in in_term(book["Tặng quà"]) if row["Quan hệ"] == "con đoàn viên"]
    return {"people": len({(row["Đoàn viên (cha, mẹ)"], child) for row in rows for child in row["Người nhận"].split("; ")})}


def accident_drive(book):
    """Drives for one member, and what members gave to them in the term."""
    rows = [row for row in book["Quỹ và đợt vận động"] if row["Loại"] == "giúp đoàn viên" and FROM <= row["Từ ngày"] <= TO]
    codes = {row["Mã"] for row in rows}
    given = [row for row in in_term(book["Ủng hộ"]) if row["Quỹ (mã)"] in codes]
    amount = sum(row["Số tiền"] * len(named(book, row["Người ủng hộ"], row["Ngày"], row["Đơn vị (mã)"])) for row in given)
    return {"value": len(rows), "people": len({row["Người thụ hưởng"] for row in rows}), "amount": amount}


def _share(reached, whole):
    return {"value": round(100 * len(reached & whole) / len(whole), 1)}


def fund_participation_percent(book):
    """Share of the last day's members who gave to a standing fund in the term."""
    codes = {row["Mã"] for row in book["Quỹ và đợt vận động"] if row["Loại"] == "quỹ"}
    rows = [row for row in in_term(book["Ủng hộ"]) if row["Quỹ (mã)"] in codes]
    givers = set().union(*(named(book, row["Người ủng hộ"], row["Ngày"], row["Đơn vị (mã)"]) for row in rows))
    return _share(givers, set(members(book, TO)))


def women_of_staff(book):
    """Women, and members, on the last day."""
    there = members(book, TO)
    return {"value": list(there.values()).count("Nữ"), "of": len(there)}


def women_propaganda_percent(book):
    """Share of the last day's women who came to a session on gender equality in the term."""
    rows = [row for row in in_term(book["Học tập, tuyên truyền"]) if row["Chủ đề"] == "bình đẳng giới"]
    came = set().union(*(named(book, row["Người tham gia"], row["Ngày"], row["Đơn vị (mã)"]) for row in rows))
    return _share(came, {who for who, sex in members(book, TO).items() if sex == "Nữ"})


def _elected(book, place, *posts):
    rows = [row for row in in_term(book["Bầu cử"], "Ngày bầu") if row["Tại"] == place and row["Chức danh"] in posts]
    return {"value": sum(2 * row["Số phiếu"] > row["Phiếu thu về"] for row in rows)}


def committee_elected(book):
    """Elected to the committee by the congress."""
    return _elected(book, "đại hội", "Ủy viên Ban Chấp hành")


def chair_and_vice_chair(book):
    """Chair and vice chair elected by the new committee."""
    return _elected(book, "hội nghị BCH", "Chủ tịch", "Phó chủ tịch")


FIGURES = {
    one.__name__: one
    for one in (
        visits, child_gifts, accident_drive, fund_participation_percent, women_of_staff, women_propaganda_percent,
        committee_elected, chair_and_vice_chair,
    )
}  # fmt: skip
