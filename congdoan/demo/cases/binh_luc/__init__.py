"""Công đoàn khối dân Đảng huyện Bình Lục: a made-up book of its term 2017-2022, closed by the congress of 28 March 2023.

Every figure of the term's report comes out of single rows: visits, gifts, gifts to funds, lists of those present, ballots.
The book also holds rows from before and after the term, so that a report has to choose.
"""

from congdoan.demo import writing
from congdoan.demo.cases.binh_luc import (
    care,
    congress,
    education,
    funds,
    gifts,
    giving,
    handing,
    members,
    officers,
    units,
    vouchers,
)  # fmt: skip

SEED = 2023
UNIT = "BL-KDD"
FILE = "so-cong-doan-binh-luc.xlsx"
TITLES = {
    "Đoàn viên": "DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN KHỐI DÂN ĐẢNG HUYỆN BÌNH LỤC",
    "Thăm hỏi": "SỔ THĂM HỎI ĐOÀN VIÊN",
    "Ủng hộ": "SỔ THEO DÕI ỦNG HỘ CÁC QUỸ, ĐỢT VẬN ĐỘNG",
    "Bầu cử": "KẾT QUẢ KIỂM PHIẾU NGÀY 28/03/2023",
}


def workbook(seed=SEED):
    """The whole book as {sheet name: Rows}; the same seed gives the same book."""
    people = members.People(seed)
    numbers = vouchers.Vouchers(care.payments() + gifts.payments())
    return {
        "Đơn vị": units.unit_sheet(units.ABOVE + units.OWN),
        "Đoàn viên": members.member_sheet(people, seed),
        "Chức vụ công đoàn": officers.post_sheet(people),
        "Con đoàn viên": members.child_sheet(people),
        "Thăm hỏi": care.visit_sheet(people, numbers),
        "Tặng quà": gifts.gift_sheet(people, numbers, seed),
        "Quỹ và đợt vận động": funds.fund_sheet(people),
        "Ủng hộ": giving.giving_sheet(people, seed),
        "Trao tặng": handing.handing_sheet(people),
        "Học tập, tuyên truyền": education.session_sheet(people, seed),
        "Đại hội": congress.congress_sheet(),
        "Bầu cử": congress.election_sheet(people),
        "Số liệu công bố": congress.declared_sheet(),
    }


def write(path, seed=SEED):
    """Write the book to ``path`` as .xlsx."""
    writing.write(path, workbook(seed), titles=TITLES)
