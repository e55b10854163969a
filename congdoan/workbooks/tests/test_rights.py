"""Who may import, export, and see a batch; rows of units where the right is missing stay out."""

import pytest

from congdoan import workbooks
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import NotAllowed
from congdoan.workbooks import queries
from congdoan.workbooks.models import Batch
from congdoan.workbooks.tests.club import Call
from congdoan.workbooks.tests.factories import book
from congdoan.workbooks.tests.test_importing import CALLS, GOOD, PEOPLE, bring_in, counts, preview, problems

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]


@pytest.mark.parametrize("who", ["inspector", "group_leader", "stranger", "member"])
def test_they_may_not_import(cast, who):
    with pytest.raises(NotAllowed, match="chưa có quyền nhập sổ Excel"):
        workbooks.preview(by=getattr(cast, who), unit=cast.union, file_name="so.xlsx", content=book(GOOD))
    assert not Batch.objects.exists()


@pytest.mark.parametrize("who", ["inspector", "group_leader", "stranger", "member"])
def test_they_may_not_export(cast, who):
    with pytest.raises(NotAllowed, match="chưa có quyền xuất sổ Excel"):
        workbooks.export(by=getattr(cast, who), unit=cast.union)


def test_the_accountant_may_export(cast):
    assert workbooks.export(by=cast.accountant, unit=cast.union).startswith(b"PK")


def test_a_batch_is_seen_and_handled_where_one_may_import(cast):
    batch = preview(cast, GOOD)
    assert list(queries.batches(by=cast.chair)) == [batch]
    assert not queries.batches(by=cast.stranger).exists()
    for handle in (workbooks.commit, workbooks.undo, workbooks.errors_file):
        with pytest.raises(NotAllowed):
            handle(by=cast.stranger, batch=batch)


def test_rows_stay_out_where_the_sheet_may_not_be_written(cast, monkeypatch, club_sheets):
    monkeypatch.setattr(club_sheets[0], "permission", "club.nobody")
    batch = bring_in(cast, GOOD)
    assert batch.counts == counts(new=3, error=3)
    assert "chưa có quyền club.nobody ở Công đoàn khối dân Đảng" in problems(batch)[0][4]


def test_who_writes_nothing_of_a_sheet_is_told_nothing_of_the_book(cast, monkeypatch, club_sheets):
    """The officer above may bring in plans; a list of visits that he sends learns nothing of whom the book knows."""
    bring_in(cast, GOOD)
    monkeypatch.setattr(club_sheets[0], "permission", "club.nobody")
    unknown = [*CALLS[1]]
    unknown[1] = "Người Không Có"
    batch = preview(cast, {"Thăm": [CALLS[0], CALLS[1], unknown]})
    told = [text for *_place, text in problems(batch)]
    assert len(told) == 2 and len(set(told)) == 1 and "chưa có quyền club.nobody" in told[0]


def test_a_sheet_whose_action_refuses_the_person_stays_out_alone(cast, monkeypatch, club_sheets):
    def refused(**_given):
        raise NotAllowed("Chưa có quyền ghi thăm hỏi.")

    monkeypatch.setattr(club_sheets[0], "write", refused)
    batch = bring_in(cast, GOOD)
    assert batch.counts == counts(new=3, error=3)
    assert not Call.objects.exists()


def test_units_outside_the_import_are_unknown(cast):
    people = [PEOPLE[0], ["Ngô Thị Lan", "1980", "Nữ", None, "YT"]]
    batch = preview(cast, {"Hội viên": people})
    assert [text for *_place, text in problems(batch)] == [
        "Không có đơn vị mã “YT” ở Công đoàn khối dân Đảng. Chọn đơn vị có sẵn hoặc lập tổ mới ngay ở trang xem trước."
    ]


def test_unfinished_imports_until_the_next_is_committed(cast):
    def unfinished():
        return gather(queries.unfinished(by=cast.chair, unit=cast.union))[0]

    assert unfinished() == []
    bad = bring_in(cast, {"Hội viên": PEOPLE, "Thăm": [*CALLS[:2], ["x", None, None, None, None]]})
    waiting = preview(cast, GOOD)
    assert unfinished() == [waiting, bad]
    assert gather(queries.unfinished(by=cast.chair, unit=cast.group)) == [[]]
    workbooks.commit(by=cast.chair, batch=waiting)
    assert unfinished() == []
