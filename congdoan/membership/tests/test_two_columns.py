"""Two columns of a file that say the same: one counts, the other is told, none is lost without a word."""

import pytest

from congdoan import workbooks
from congdoan.workbooks.tests.factories import book

pytestmark = pytest.mark.db
MEMBER = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào công đoàn"]


@pytest.mark.parametrize("columns", [["Chứng minh nhân dân", "Số CCCD"], ["Số CCCD", "CMND"]])
def test_of_two_columns_that_say_the_same_the_one_called_as_ours_counts_and_the_other_is_told(cast, columns):
    numbers = {"Số CCCD": "035180000412"}
    heads = [*columns, *MEMBER]
    rows = [[numbers.get(column, "168012345") for column in columns] + ["Trần Thị Mai", "09/10/1980", "Nữ", "01/02/2015"]]
    batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Đoàn viên": [heads, *rows]}))
    (row,) = batch.rows.all()
    assert row.cells["national_id"] == "035180000412"
    assert any(remark["column"] != "Số CCCD" and "hai cột cùng nghĩa" in remark["sentence"] for remark in batch.remarks)
