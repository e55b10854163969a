"""The sheet Đoàn phí: in, the same again, out and in, undone; what is wrong is told row by row."""

import pytest

from congdoan import workbooks
from congdoan.dues.models import DuesLine, MonthSheet
from congdoan.dues.sheets import DUES
from congdoan.dues.tests.factories import crew, day, filled, group, line, receipt
from congdoan.ledger.actions import closings
from congdoan.ledger.tests.factories import book as ledger_book
from congdoan.workbooks import registry
from congdoan.workbooks.tests.factories import book

pytestmark = [pytest.mark.django_db, pytest.mark.db]
HEAD = ["Tháng", "Đoàn viên", "Tiền lương làm căn cứ", "Số phải thu", "Số đã thu", "Ngày thu"]
ROWS = [
    ["04/2022", "Đỗ Quốc Cường", "5.000.000", 50_000, "50.000 đ", "20/04/2022"],
    ["04/2022", "Nguyễn Hải Đăng", 7_000_000, None, None, None],
    ["05/2022", "Đỗ Quốc Cường", 5_000_000, 60_000, 60_000, "20/05/2022"],
]


@pytest.fixture
def crewed(cast):
    cast.who = crew(cast, "Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh")
    group(cast)
    with registry.instead(DUES):
        yield cast


def came(cast, rows, commit=True):
    batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Đoàn phí": [HEAD, *rows]}))
    return workbooks.commit(by=cast.chair, batch=batch) if commit else batch


def stood():
    return sorted(DuesLine.objects.values_list("person__full_name", "sheet__month", "wage", "due", "given_due", "paid", "paid_on"))


def test_in_again_out_and_undone(crewed):
    cast = crewed
    batch = came(cast, ROWS)
    assert batch.counts == {"new": 3, "changed": 0, "same": 0, "error": 0} and MonthSheet.objects.count() == 2
    assert stood() == [
        ("Nguyễn Hải Đăng", day("2022-04-01"), 7_000_000, 70_000, False, 0, None),
        ("Đỗ Quốc Cường", day("2022-04-01"), 5_000_000, 50_000, False, 50_000, day("2022-04-20")),
        ("Đỗ Quốc Cường", day("2022-05-01"), 5_000_000, 60_000, True, 60_000, day("2022-05-20")),
    ]
    assert line(cast.who["Đỗ Quốc Cường"], "2022-04-01").unit == cast.group
    assert came(cast, ROWS, commit=False).counts == {"new": 0, "changed": 0, "same": 3, "error": 0}, "the same file twice changes nothing"
    before = stood()
    exported = workbooks.export(by=cast.chair, unit=cast.union, sensitive=True)
    again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=exported)
    assert again.counts == {"new": 0, "changed": 0, "same": 3, "error": 0}
    changed = came(cast, [["05/2022", "Đỗ Quốc Cường", 6_000_000, None, "60000", "20/05/2022"]])
    assert changed.counts["changed"] == 1 and line(cast.who["Đỗ Quốc Cường"], "2022-05-01").due == 60_000
    workbooks.undo(by=cast.chair, batch=changed)
    assert stood() == before
    workbooks.undo(by=cast.chair, batch=batch)
    assert not DuesLine.objects.exists() and not MonthSheet.objects.exists()


@pytest.mark.parametrize(
    "row",
    [
        ["05/2022", "Người Lạ Hoắc", 5_000_000, None, None, None],
        ["05/2022", "Đỗ Quốc Cường", "-5000000", None, None, None],
        ["05/2022", "Đỗ Quốc Cường", "năm triệu mấy", None, None, None],
        ["06/2022", "Đỗ Quốc Cường", 5_000_000, None, None, None],
        ["2022", "Đỗ Quốc Cường", 5_000_000, None, None, None],
        ["12/2014", "Đỗ Quốc Cường", 5_000_000, None, None, None],
        ["05/2022", "Đỗ Quốc Cường", 5_000_000, None, 50_000, None],
        ["05/2022", "Đỗ Quốc Cường", 5_000_000, None, 50_000, "25/05/2022"],
        ["04/2022", "Đỗ Quốc Cường", 5_000_000, None, None, None],
    ],
    ids=["unknown", "negative", "text", "future", "year", "no member", "no day", "paid in future", "closed"],
)
def test_a_row_that_stays_out(crewed, row):
    cast = crewed
    ledger_book(cast)
    for shut in ("2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01"):
        closings.close(by=cast.accountant, unit=cast.union, month=day(shut))
    batch = came(cast, [row, ["05/2022", "Nguyễn Hải Đăng", 7_000_000, None, None, None]])
    assert batch.counts == {"new": 1, "changed": 0, "same": 0, "error": 1} and DuesLine.objects.count() == 1


def test_a_person_twice_is_flagged(crewed):
    batch = came(crewed, [ROWS[0], ROWS[0]], commit=False)
    assert batch.counts["error"] >= 1


def test_what_a_receipt_holds_is_neither_changed_nor_undone(crewed):
    cast = crewed
    kept, batch = ledger_book(cast), came(cast, ROWS)
    receipt(cast, kept)
    assert came(cast, [["04/2022", "Đỗ Quốc Cường", 9_000_000, None, None, None]], commit=False).counts["error"] == 1
    with pytest.raises(Exception, match="tiền đã vào PT 01/2022"):
        workbooks.undo(by=cast.chair, batch=batch)
    assert filled(cast.accountant, cast.union, "2022-05-01")
