"""A second table below the first: with the same header it goes on; with another one its rows stay out and it is said why."""

import pytest

from congdoan import workbooks
from congdoan.workbooks.actions import layouts
from congdoan.workbooks.tests.factories import book

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]
HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào hội"]
FIRST = ["Vũ Thị Dung", "12/03/1980", "Nữ", "01/02/2015"]
SECOND = ["Lương Văn Hùng", "04/05/1975", "Nam", "01/02/2016"]


def read(cast, rows):
    return workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Hội viên": rows}))


def test_below_the_same_header_the_rows_go_on(cast):
    batch = read(cast, [HEAD, FIRST, [], ["DANH SÁCH NGHỈ HƯU"], HEAD, SECOND])
    assert batch.counts["new"] == 2 and batch.counts["error"] == 0


def test_below_another_header_they_stay_out_and_are_told(cast):
    other = [HEAD[0], HEAD[2], HEAD[3], HEAD[1]]
    batch = read(cast, [HEAD, FIRST, [], ["DANH SÁCH NGHỈ HƯU"], other, [SECOND[0], SECOND[2], SECOND[3], SECOND[1]]])
    assert batch.counts["new"] == 1 and batch.counts["error"] == 0
    said = {remark["row"]: remark["sentence"] for remark in batch.remarks}
    assert "tiêu đề khác" in said[5] and "dưới tiêu đề khác ở dòng 5" in said[6]


def test_after_it_the_first_header_holds_again(cast):
    other = [HEAD[0], HEAD[2], HEAD[3], HEAD[1]]
    batch = read(cast, [HEAD, FIRST, other, ["Ai Đó Khác", "Nam", "01/02/2016", "04/05/1975"], HEAD, SECOND])
    assert batch.counts["new"] == 2 and batch.counts["error"] == 0


def test_a_remembered_header_begins_where_it_begins_and_not_in_the_blank_row_above(cast):
    rows = [["DANH SÁCH"], [], [*HEAD, "Nơi ở"], [*FIRST, "Phủ Lý"]]
    first = read(cast, rows)
    columns = {str(place): column["token"] for place, column in enumerate(first.understood[0]["columns"])}
    layouts.read_as(by=cast.chair, batch=first, layout={"0": {"sheet": "Hội viên", "columns": columns}})
    again = read(cast, rows)
    (said,) = [remark["row"] for remark in again.remarks if remark["column"] == "Nơi ở"]
    assert said == 3
