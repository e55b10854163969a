"""The sheet Số liệu công bố: periods and indicators read, matched, written, undone."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.indicators.models import DeclaredFigure
from congdoan.workbooks import queries
from congdoan.workbooks.tests.factories import book, cells

pytestmark = pytest.mark.db
HEADINGS = ["Kỳ", "Chỉ tiêu (mã)", "Giá trị", "Nguồn"]
ROWS = [["2012..2017", "membership.members", 52, "sổ cũ"], [2016, "membership.women", "31", None]]


def preview(cast, *rows, by=None):
    return workbooks.preview(
        by=by or cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Số liệu công bố": [HEADINGS, *rows]})
    )


def figures():
    return {(row.unit.code, row.period, row.indicator): (row.value, row.source) for row in DeclaredFigure.objects.select_related("unit")}


def problems(batch):
    return [(one.row, one.column, one.text) for _kind, found in queries.problem_groups(batch) for one in found]


def test_figures_are_declared_changed_and_taken_back(cast):
    first = workbooks.commit(by=cast.chair, batch=preview(cast, *ROWS))
    assert figures() == {("KDD", "2012..2017", "membership.members"): (52, "sổ cũ"), ("KDD", "2016", "membership.women"): (31, "")}
    assert preview(cast, *ROWS).counts == {"new": 0, "changed": 0, "same": 2, "error": 0}
    second = workbooks.commit(by=cast.chair, batch=preview(cast, ["2012-2017", "membership.members", 53, "sổ cũ"]))
    assert second.counts["changed"] == 1
    assert figures()["KDD", "2012..2017", "membership.members"] == (53, "sổ cũ")
    workbooks.undo(by=cast.chair, batch=second)
    assert figures()["KDD", "2012..2017", "membership.members"] == (52, "sổ cũ")
    workbooks.undo(by=cast.chair, batch=first)
    assert figures() == {}


def test_what_goes_out_comes_back_unchanged(cast):
    workbooks.commit(by=cast.chair, batch=preview(cast, *ROWS))
    content = workbooks.export(by=cast.chair, unit=cast.union)
    sheet = cells(content)["Số liệu công bố"]
    assert sheet[1][:4] == ["2012..2017", "membership.members", 52.0, "sổ cũ"]
    again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    assert (again.rows_to_write, again.counts["error"]) == (0, 0)


@pytest.mark.parametrize(
    ("written", "code"), [("2012 – 2017", "2012..2017"), ("2016-h1", "2016-H1"), (2016, "2016"), ("2022-05", "2022-05")]
)
def test_periods_as_people_write_them(written, code, cast):
    workbooks.commit(by=cast.chair, batch=preview(cast, [written, "membership.members", 1, None]))
    assert [period for _unit, period, _key in figures()] == [code]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ([datetime.date(2022, 5, 1), "membership.members", 1, None], "Kỳ", "Excel đã đổi kỳ thành ngày."),
        (["năm ngoái", "membership.members", 1, None], "Kỳ", "Không đọc được kỳ “năm ngoái”."),
        (["2016", "khong.co", 1, None], "Chỉ tiêu (mã)", "Không có chỉ tiêu mã “khong.co”."),
        (["2016", "membership.members", "nhiều", None], "Giá trị", "Không đọc được số “nhiều”."),
        (["2016", "membership.members", None, None], "Giá trị", "Chưa ghi Giá trị."),
    ],
)
def test_what_cannot_be_read_says_what_to_write(row, column, words, cast):
    [(number, where, text)] = problems(preview(cast, row))
    assert (number, where) == (2, column)
    assert text.startswith(words)


def test_one_figure_twice_in_a_file(cast):
    found = problems(preview(cast, ROWS[0], [*ROWS[0][:2], 60, None]))
    assert found == [(3, "Chỉ tiêu (mã)", "Chỉ tiêu này của kỳ này đã ghi ở dòng 2. Để lại một dòng.")]


def test_a_unit_below_has_its_own(cast):
    content = book({"Số liệu công bố": [[*HEADINGS, "Đơn vị (mã)"], [*ROWS[0], "KDD-T1"], [*ROWS[0], None]]})
    workbooks.commit(by=cast.chair, batch=workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content))
    assert {unit for unit, _period, _key in figures()} == {"KDD", "KDD-T1"}
