"""Headers are found, rows are told from titles and totals, whatever the officer's Excel looks like."""

import unicodedata

import pytest

from congdoan.kernel.text import header_key
from congdoan.workbooks import reading
from congdoan.workbooks.models import Batch
from congdoan.workbooks.tests import club
from congdoan.workbooks.tests.factories import book

HEADER = ["Ngày", "Hội viên", "Lý do", "Số tiền", "Ghi chú"]
ROW = ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000", None]
KEYS = {header_key(sheet.name): sheet for sheet in club.SHEETS}


def read_one(rows, name="Thăm", merged=None):
    """The only table of a workbook with one sheet."""
    (table,) = reading.read(Batch(content=book({name: rows}, merged={name: merged or []})), KEYS)
    return table


def values(table):
    """[{column name: cell}] of the lines."""
    places = {heading.name: heading.position for heading in table.headings if heading.name}
    return [{name: line.cells[place] for name, place in places.items()} for line in table.lines]


SAME = {"called_on": "12/03/2017", "member": "Vũ Thị Dung", "reason": "Ốm đau", "amount": "500.000", "note": None}


def test_a_plain_sheet():
    table = read_one([HEADER, ROW])
    assert values(table) == [SAME]
    assert table.lines[0].number == 2


def test_titles_above_blank_rows_between_and_numbering_are_passed_over():
    rows = [
        ["CÔNG ĐOÀN KHỐI DÂN ĐẢNG"], ["SỔ THĂM HỎI NĂM 2017"], [None],
        ["STT", *HEADER], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, *ROW], [None] * 6, [2, *ROW], [3],
    ]  # fmt: skip
    table = read_one(rows, merged=[(1, 0, 1, 5)])
    assert values(table) == [SAME, SAME]
    assert [line.number for line in table.lines] == [6, 8]
    assert table.left_out == []


def test_columns_in_any_order_with_other_writing():
    header = ["SO TIEN *", "ghi  chú", unicodedata.normalize("NFD", "LÝ DO"), "hội viên*", "Ngày:"]
    table = read_one([header, ["500.000", None, "Ốm đau", "Vũ Thị Dung", "12/03/2017"]])
    assert values(table) == [SAME]


def test_the_sheet_name_in_capitals_and_decomposed():
    assert read_one([HEADER, ROW], name=unicodedata.normalize("NFD", "THĂM")).sheet is club.CALLS
    assert read_one([HEADER, ROW], name="tham").sheet is club.CALLS


@pytest.mark.parametrize("merges", [[(0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1)], []], ids=["merged", "only blank"])
def test_a_header_of_two_rows(merges):
    rows = [
        ["TT", "Họ và tên", "Ngày, tháng, năm sinh", None],
        [None, None, "Nam", "Nữ"],
        [1, "Phạm Văn Bình", "03/02/1975", None],
        [2, "Trần Thị Mai", None, 1986],
    ]
    table = read_one(rows, name="Hội viên", merged=merges)
    assert [heading.name for heading in table.headings] == [None, "full_name", "born", "born"]
    assert table.headings[3].fills == {"sex": "Nữ"}
    assert table.given == {"full_name", "born", "sex"}
    assert [line.number for line in table.lines] == [3, 4]


def test_a_title_right_above_the_header_is_no_part_of_it():
    table = read_one([["Danh sách thăm hỏi"], HEADER, ROW])
    assert (table.head.row, table.head.height) == (1, 1)
    assert table.headings[0].title == "Ngày"


def test_unknown_columns_and_sheets_are_kept_and_named():
    content = book({"Thăm": [[*HEADER, "Người ký"], [*ROW, "Bình"]], "Linh tinh": [["a"], ["b"]], "Danh mục": [["x"]]})
    known, unknown = reading.read(Batch(content=content), KEYS)
    assert [heading.title for heading in known.headings if heading.is_unknown] == ["Người ký"]
    assert (unknown.sheet, unknown.rows) == (None, 2)


def test_totals_repeated_headers_and_side_notes_are_left_out_and_reported():
    rows = [
        HEADER, ROW, HEADER, ROW,
        ["Cộng", None, None, "1.000.000", None],
    ]  # fmt: skip
    table = read_one([[*row, None, None] for row in rows[:-1]] + [["Tổng cộng", None, None, "1.000.000", None]])
    assert len(table.lines) == 2
    assert [(number, reason) for number, _text, reason in table.left_out] == [(3, "dòng tiêu đề lặp lại"), (5, "dòng tổng cộng")]


def test_somebody_called_cong_is_no_total():
    row = ["Cộng", "12/03/1980", "Nam"]
    assert len(read_one([["Họ và tên", "Ngày sinh", "Giới tính"], row], name="Hội viên").lines) == 1


def test_a_column_twice_counts_once():
    table = read_one([[*HEADER, "Số tiền"], [*ROW, "1"]])
    assert values(table) == [SAME]
    assert [heading.title for heading in table.headings if heading.is_unknown] == ["Số tiền"]


def test_a_sheet_without_header_is_said_to_have_none():
    table = read_one([["xin chào"], ["12/03/2017", "Vũ Thị Dung"]])
    assert table.head is None
    assert table.rows == 2


def test_numbers_of_a_workbook_from_1904_remember_it():
    content = book({"Thăm": [HEADER, [30000, *ROW[1:]]]}, epoch1904=True)
    (table,) = reading.read(Batch(content=content), KEYS)
    assert table.lines[0].cells[0].epoch1904


MARKERS = [
    [1, 2, 3, 4], [1.0, 2.0, None, 3.0], ["1", "2", None, "3"], ["A", "B", 1, 2], ["(1)", "(2)", "(3)=(1)+(2)", "(4)"], ["[1]", "[2]", "[3]", "[4]"],
    [None, 1, 2, 3], [1, 2, "3a", "3b"], ["a", "b", "c", "d"], ["(1)", "(2)", None, None],
]  # fmt: skip


@pytest.mark.parametrize("blank", [[], [[None] * 4]], ids=["right below", "after a blank row"])
@pytest.mark.parametrize("markers", MARKERS, ids=str)
def test_a_row_that_counts_the_columns_is_passed_over(markers, blank):
    two = [["TT", "Họ và tên", "Ngày sinh", None], [None, None, "Nam", "Nữ"]]
    table = read_one([*two, *blank, markers, [1, "Phạm Văn Bình", "03/02/1975", None]], name="Hội viên")
    assert ([line.cells[1] for line in table.lines], table.left_out) == (["Phạm Văn Bình"], [])


def test_so_is_the_one_below_a_header_that_is_repeated():
    table = read_one([HEADER, [1, 2, 3, 4, 5], ROW, HEADER, [1, 2, 3, 4, 5], ROW])
    assert [line.number for line in table.lines] == [3, 6]
    assert [(number, reason) for number, _text, reason in table.left_out] == [(4, "dòng tiêu đề lặp lại")]


@pytest.mark.parametrize(
    "cells", [[1, 1, 2, 3], [5, 6, 7, 8], [1, 2, 7, 9], [1, "A", "X", None], [1, 2, None, None], ["X", "X", "X", None]], ids=str
)
def test_a_row_of_numbers_that_counts_nothing_is_one_of_the_table(cells):
    table = read_one([["TT", "Họ và tên", "Ngày sinh", "Giới tính"], cells], name="Hội viên")
    assert [line.number for line in table.lines] == [2]


def test_only_the_first_row_counts_the_columns():
    table = read_one([HEADER, ROW, [1, 2, 3, 4, 5]])
    assert [line.number for line in table.lines] == [2, 3]
