"""A birth date that is missing where Nam and Nữ have a column each: the message, the mark and the comment stand in the right one."""

import io
import zipfile

import pytest

from congdoan import workbooks
from congdoan.membership.sheets import MEMBERS
from congdoan.overview import staged
from congdoan.workbooks import queries, registry
from congdoan.workbooks.tests.factories import book

pytestmark = pytest.mark.db
HEAD = ["Họ và tên", "Ngày sinh Nam", "Ngày sinh Nữ", "Số CCCD", "Ngày vào CĐ"]
BOTH = "Ngày sinh Nam hoặc Ngày sinh Nữ"


@pytest.fixture(autouse=True)
def our_sheets():
    with registry.instead(MEMBERS):
        yield


def preview(cast, *rows, head=HEAD):
    return workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Đoàn viên": [head, *rows]}))


def problem(batch):
    (found,) = [one for row in queries.rows(batch) for one in row.problems]
    return found


def commented(batch, by):
    """Cells of the workbook with marks that have a comment."""
    with zipfile.ZipFile(io.BytesIO(workbooks.errors_file(by=by, batch=batch))) as packed:
        name = next(name for name in packed.namelist() if "comments" in name)
        return [part.split('"')[0] for part in packed.read(name).decode().split('<comment ref="')[1:]]


@pytest.mark.parametrize(
    ("number", "title", "fix", "cells"),
    [
        ("034171098702", "Ngày sinh Nữ", "Ghi vào cột “Ngày sinh Nữ”.", ["C2"]),
        ("034071098702", "Ngày sinh Nam", "Ghi vào cột “Ngày sinh Nam”.", ["B2"]),
        (None, BOTH, "Ghi vào đúng một cột: “Ngày sinh Nam” hoặc “Ngày sinh Nữ”.", ["B2", "C2"]),
    ],
)
def test_by_the_identity_number(cast, number, title, fix, cells):
    batch = preview(cast, ["Lê Thị Mỹ Xuân", None, None, number, "01/09/2015"])
    found = problem(batch)
    assert (found["column"], found["sentence"], found["fix"]) == (title, "Chưa ghi Ngày sinh.", fix)
    assert found["kind"] == "Ô bắt buộc còn trống"
    assert commented(batch, cast.chair) == cells


def test_by_a_column_that_says_the_sex(cast):
    batch = preview(cast, ["Lê Thị Mỹ Xuân", None, None, "Nữ", "01/09/2015"], head=[*HEAD[:3], "Giới tính", HEAD[4]])
    assert problem(batch)["column"] == "Ngày sinh Nữ"


def test_on_the_preview_it_stands_in_the_cell_of_the_birth_date(cast):
    batch = preview(cast, ["Lê Thị Mỹ Xuân", None, None, None, "01/09/2015"])
    (sheet,) = queries.sheets(batch)
    (row,) = staged.table(batch, sheet, list(queries.rows(batch)))["rows"]
    assert not row["about"]
    assert [cell["title"] for cell in row["cells"] if cell["messages"]] == ["Ngày sinh"]


def test_a_number_that_says_otherwise_is_a_thing_to_look_at_again(cast):
    batch = preview(cast, ["Lê Thị Mỹ Xuân", "12/03/1971", None, "034171098702", "01/09/2015"])
    found = problem(batch)
    assert (found["kind"], found["blocks"]) == ("Nên xem lại", False) and "giới tính khác" in found["sentence"]


def test_a_birth_date_that_cannot_be_is_said_of_the_column_it_stands_in(cast):
    batch = preview(cast, ["Lê Thị Mỹ Xuân", None, "30/13/1990", None, "01/09/2015"])
    assert problem(batch)["column"] == "Ngày sinh Nữ"
    assert commented(batch, cast.chair) == ["C2"]


def test_two_birth_dates_are_said_of_both_columns(cast):
    batch = preview(cast, ["Lê Thị Mỹ Xuân", "12/03/1971", "12/03/1971", None, "01/09/2015"])
    found = problem(batch)
    assert (found["column"], found["sentence"]) == (BOTH, "Cả hai cột cùng có ngày.")
    assert commented(batch, cast.chair) == ["B2", "C2"]


def test_an_answer_with_a_column_for_each_is_said_of_its_own(cast):
    head = ["Họ và tên", "Giới tính Nam", "Giới tính Nữ", "Ngày sinh", "Ngày vào CĐ"]
    batch = preview(cast, ["Lê Thị Mỹ Xuân", None, "vâng", "1971", "01/09/2015"], head=head)
    assert problem(batch)["column"] == "Giới tính Nữ"
    batch = preview(cast, ["Lê Thị Mỹ Xuân", "x", "x", "1971", "01/09/2015"], head=head)
    assert (problem(batch)["column"], problem(batch)["sentence"]) == ("Giới tính Nam hoặc Giới tính Nữ", "Cả hai cột cùng có dấu.")
