"""The workbook that comes back with its mistakes marked can be corrected and imported as it is."""

import io
import zipfile

import pytest

from congdoan import workbooks
from congdoan.workbooks import opening
from congdoan.workbooks.tests.club import Belonging, Call
from congdoan.workbooks.tests.factories import book, cells, rewritten
from congdoan.workbooks.tests.test_importing import PEOPLE, counts

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]

SHEETS = {
    "Thăm": [
        ["SỔ THĂM HỎI", None, None, None],
        ["Ngày", "Hội viên", "Lý do", "Số tiền"],
        ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000"],
        ["31/02/2019", "Lương Văn Hùng", "Hiếu", "năm trăm"],
        ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000"],
        ["01/06/2018", "Tất cả", "Ốm đau", "=1"],
        ["01/06/2018", "Tất cả", "Ốm đau", "100.000"],
    ],
    "Hội viên": PEOPLE,
    "Ghi chép riêng": [["giữ nguyên"]],
}


@pytest.fixture
def batch(cast):
    """A committed batch with two rows left out."""
    content = book(SHEETS, merged={"Thăm": [(0, 0, 0, 3)]})
    batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    batch = workbooks.commit(by=cast.chair, batch=batch)
    assert batch.counts == counts(new=8, error=2)
    return batch


def test_cells_stay_as_they_were_and_codes_stand_beside_what_is_written(cast, batch):
    marked = cells(workbooks.errors_file(by=cast.chair, batch=batch))
    assert list(marked) == list(SHEETS)
    assert marked["Ghi chép riêng"] == [["giữ nguyên"]]
    calls = marked["Thăm"]
    assert calls[0][0] == "SỔ THĂM HỎI"
    assert calls[1] == ["Ngày", "Hội viên", "Lý do", "Số tiền", "Mã dòng", "Cần sửa"]
    assert [row[:4] for row in calls[2:]] == SHEETS["Thăm"][2:]
    assert [bool(row[4]) for row in calls[2:]] == [True, False, True, False, False]
    assert calls[3][5].startswith("Ngày: Tháng 2 không có ngày 31.")
    assert "Số tiền: " in calls[3][5]


def test_each_bad_cell_has_a_comment(cast, batch):
    content = workbooks.errors_file(by=cast.chair, batch=batch)
    comments = zipfile.ZipFile(io.BytesIO(content)).read("xl/comments1.xml").decode()
    assert comments.count("<comment ") == 3
    assert 'ref="A4"' in comments
    assert "Tháng 2 không có ngày 31" in comments


def test_corrected_and_imported_it_creates_nothing_twice(cast, batch):
    content = rewritten(
        workbooks.errors_file(by=cast.chair, batch=batch),
        {("Thăm", 3, 0): "28/02/2019", ("Thăm", 3, 3): 500_000, ("Thăm", 5, 3): 200_000},
    )
    again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    assert again.counts == counts(new=4, same=8)
    workbooks.commit(by=cast.chair, batch=again)
    assert (Call.objects.count(), Belonging.objects.count()) == (9, 3)


def test_imported_uncorrected_it_changes_nothing(cast, batch):
    content = workbooks.errors_file(by=cast.chair, batch=batch)
    again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    assert again.counts == counts(same=8, error=2)


def test_marked_twice_it_has_its_columns_once(cast, batch):
    content = workbooks.errors_file(by=cast.chair, batch=batch)
    again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    assert cells(workbooks.errors_file(by=cast.chair, batch=again))["Thăm"] == cells(content)["Thăm"]


def test_a_row_corrected_since_loses_its_sentence(cast, batch):
    content = rewritten(workbooks.errors_file(by=cast.chair, batch=batch), {("Thăm", 3, 0): "28/02/2019", ("Thăm", 3, 3): 500_000})
    again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    assert again.counts["error"] == 1
    calls = cells(workbooks.errors_file(by=cast.chair, batch=again))["Thăm"]
    assert [bool(row[5]) for row in calls[2:]] == [False, False, False, True, False]


def test_crossing_merges_do_no_harm(cast, batch, monkeypatch):
    whole = opening.Opened.grid

    def crossing(opened, title):
        grid, merged = whole(opened, title)
        return grid, [*merged, ((0, 0), (1, 1)), ((5, 5), (5, 5))]

    monkeypatch.setattr(opening.Opened, "grid", crossing)
    assert cells(workbooks.errors_file(by=cast.chair, batch=batch))["Thăm"][1][0] == "Ngày"


def test_a_book_from_1904_stays_one(cast):
    rows = [SHEETS["Thăm"][1], [27000, "Vũ Thị Dung", "Ốm đau", "năm trăm"]]
    content = book({"Hội viên": PEOPLE, "Thăm": rows}, epoch1904=True)
    batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    assert opening.opened(workbooks.errors_file(by=cast.chair, batch=batch)).epoch1904


def test_before_the_commit_new_rows_have_no_code(cast):
    batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(SHEETS))
    assert {row[4] for row in cells(workbooks.errors_file(by=cast.chair, batch=batch))["Thăm"][2:]} == {""}


def test_a_bad_cell_under_a_merged_one_can_be_filled_in(cast):
    rows = [["Ngày", "Hội viên", "Lý do", "Số tiền"], ["12/03/2017", "Vũ Thị Dung", "Ốm đau", 1], [None, "Vũ Thị Dung", "Hiếu", 2]]
    content = book({"Thăm": rows, "Hội viên": PEOPLE}, merged={"Thăm": [(1, 0, 2, 0)]})
    batch = workbooks.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    assert batch.counts == counts(new=4, error=1)
    assert opening.opened(workbooks.errors_file(by=cast.chair, batch=batch)).grid("Thăm")[1] == []
