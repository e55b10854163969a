"""From file to book: new, changed, same and error rows; preview leaves nothing; the good rows go in together."""

import unicodedata

import pytest

from congdoan import workbooks
from congdoan.audit.models import Entry
from congdoan.kernel.errors import Conflict, Refused
from congdoan.people.models import Person
from congdoan.units.models import Unit
from congdoan.workbooks import codes, queries
from congdoan.workbooks.choices import BatchState
from congdoan.workbooks.models import Batch, StagedRow
from congdoan.workbooks.tests.club import Belonging, Call
from congdoan.workbooks.tests.factories import book, cells, rewritten

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]

PEOPLE = [
    ["Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị (mã)"],
    ["Vũ Thị Dung", "12/03/1980", "Nữ", "035180000001", "KDD-T1"],
    ["Lương Văn Hùng", "1975", "Nam", None, "KDD-T1"],
    ["Trần Thị Mai", "09/10/1986", "Nữ", None, None],
]
CALLS = [
    ["Ngày", "Hội viên", "Lý do", "Số tiền", "Ghi chú"],
    ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000", None],
    ["20/06/2017", "Lương Văn Hùng", "Hiếu", 500000, "viếng"],
    ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000", None],
]
GOOD = {"Thăm": CALLS, "Hội viên": PEOPLE}


def counts(new=0, changed=0, same=0, error=0):
    return {"new": new, "changed": changed, "same": same, "error": error}


def preview(cast, sheets, **more):
    return workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(sheets), **more)


def bring_in(cast, sheets):
    return workbooks.commit(by=cast.chair, batch=preview(cast, sheets))


def problems(batch):
    """[(sheet, row, column, value, sentence and fix)] that keep rows out."""
    return [(one.sheet, one.row, one.column, one.value, one.text) for _kind, found in queries.problem_groups(batch) for one in found]


def test_a_preview_writes_nothing_but_itself(cast):
    people, entries = Person.objects.count(), Entry.objects.count()
    batch = preview(cast, GOOD)
    assert batch.counts == counts(new=6)
    assert (Person.objects.count(), Belonging.objects.count(), Call.objects.count()) == (people, 0, 0)
    assert Entry.objects.count() == entries + 1
    assert batch.state == BatchState.PREVIEWED
    assert [row.cells["member"] for row in queries.rows(batch, sheet="Thăm")] == ["Vũ Thị Dung", "Lương Văn Hùng", "Vũ Thị Dung"]


def test_a_commit_writes_all_and_says_which_record_each_row_became(cast):
    batch = bring_in(cast, GOOD)
    assert batch.state == BatchState.COMMITTED
    assert list(Belonging.objects.order_by("pk").values_list("unit__code", flat=True)) == ["KDD-T1", "KDD-T1", "KDD"]
    assert [call.amount for call in Call.objects.order_by("pk")] == [500_000] * 3
    calls = queries.rows(batch, sheet="Thăm")
    assert [row.record for row in calls] == list(Call.objects.order_by("pk").values_list("pk", flat=True))


def test_the_same_file_twice_changes_nothing(cast):
    bring_in(cast, GOOD)
    assert preview(cast, GOOD).counts == counts(same=6)


def test_the_same_file_shuffled_and_decomposed_changes_nothing(cast):
    bring_in(cast, GOOD)
    calls = [CALLS[0], *reversed(CALLS[1:])]
    turned = [[unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in reversed(row)] for row in calls]
    assert preview(cast, {"THAM": turned, "Hội viên": PEOPLE}).counts == counts(same=6)


def test_the_second_equal_row_is_a_second_event(cast):
    bring_in(cast, GOOD)
    once_more = [*CALLS, ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000", None]]
    batch = preview(cast, {"Thăm": once_more})
    assert batch.counts == counts(new=1, same=3)
    assert queries.rows(batch, status="new").get().row_no == 5


def test_of_equal_rows_the_fully_equal_one_is_the_same(cast):
    two = [CALLS[0], ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "1", "a"], ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "1", "b"]]
    bring_in(cast, {"Hội viên": PEOPLE, "Thăm": two})
    assert preview(cast, {"Thăm": [two[0], two[2], two[1]]}).counts == counts(same=2)


def test_a_change_is_shown_with_the_old_value_and_written(cast):
    bring_in(cast, GOOD)
    batch = preview(cast, {"Thăm": [CALLS[0], ["20/06/2017", "Lương Văn Hùng", "Hiếu", 500000, "đã viếng"]]})
    assert batch.counts == counts(changed=1)
    row = queries.rows(batch).get()
    assert (row.old, row.cells["note"]) == ({"note": "viếng"}, "đã viếng")
    workbooks.commit(by=cast.chair, batch=batch)
    assert Call.objects.get(pk=row.record).note == "đã viếng"


def test_an_empty_cell_and_a_missing_column_leave_alone(cast):
    bring_in(cast, GOOD)
    without = [row[:4] for row in CALLS]
    assert preview(cast, {"Thăm": without}).counts == counts(same=3)
    emptied = [CALLS[0], ["20/06/2017", "Lương Văn Hùng", "Hiếu", 500000, None]]
    assert preview(cast, {"Thăm": emptied}).counts == counts(same=1)


def test_a_year_changes_no_day_of_that_year(cast):
    bring_in(cast, GOOD)
    year = [PEOPLE[0], ["Vũ Thị Dung", "1980", *PEOPLE[1][2:]]]
    assert preview(cast, {"Hội viên": year}).counts == counts(same=1)
    other = [PEOPLE[0], ["Vũ Thị Dung", "1981", *PEOPLE[1][2:]]]
    assert preview(cast, {"Hội viên": other}).counts == counts(changed=1)


def test_a_cell_emptied_in_an_exported_book_empties(cast):
    bring_in(cast, GOOD)
    content = workbooks.export(by=cast.chair, unit=cast.union)
    out = cells(content)
    calls = out["Thăm"]
    row, column = next((row, cells.index("viếng")) for row, cells in enumerate(calls) if "viếng" in cells)
    batch = workbooks.preview(
        by=cast.chair, unit=cast.union, file_name="so.xlsx", content=rewritten(content, {("Thăm", row, column): None})
    )
    assert (batch.counts["changed"], batch.counts["new"], batch.counts["error"]) == (1, 0, 0)
    workbooks.commit(by=cast.chair, batch=batch)
    assert not Call.objects.exclude(note="").exists()


def test_a_marked_list_that_comes_back_empties_nothing(cast):
    """Its Mã dòng is ours, its empty cells were never the book's."""
    bring_in(cast, GOOD)
    code, member = codes.written("TH", Call.objects.get(note="viếng").pk), Belonging.objects.get(person__full_name="Lương Văn Hùng").pk
    calls = [[*CALLS[0], "Mã dòng", "Cần sửa"], ["20/06/2017", "Lương Văn Hùng", "Hiếu", 500000, None, code, None]]
    people = [[*PEOPLE[0], "Mã dòng", "Cần sửa"], [*PEOPLE[2][:4], None, codes.written("HV", member), None]]
    batch = preview(cast, {"Thăm": calls, "Hội viên": people})
    assert (batch.counts, problems(batch)) == (counts(same=2), [])


def test_a_change_in_a_required_column_is_a_new_row_with_a_warning(cast):
    bring_in(cast, GOOD)
    batch = preview(cast, {"Thăm": [CALLS[0], ["20/06/2017", "Lương Văn Hùng", "Hiếu", 700000, "viếng"]]})
    assert batch.counts == counts(new=1)
    ((kind, (warning,)),) = queries.problem_groups(batch, blocking=False)
    assert (kind, warning.column, warning.value) == ("Giống một dòng đã có", "Số tiền", "700.000")
    assert "chỉ khác ở đây: 500.000" in warning.sentence


def test_mistakes_are_reported_cell_by_cell_and_the_good_rows_go_in(cast):
    calls = [
        CALLS[0],
        ["31/02/2019", "Vũ Thị Dung", "Ốm đau", "500.000", None],
        ["15/10/2019", "Vũ Thị Không", "Ốm đau", "năm trăm", None],
        ["15/10/2019", None, "Đi chơi", "500.000", None],
        ["15/10/2029", "Vũ Thị Dung", "Ốm đau", "500.000", None],
        CALLS[1],
    ]
    batch = bring_in(cast, {"Hội viên": PEOPLE, "Thăm": calls})
    assert batch.counts == counts(new=4, error=4)
    assert Call.objects.count() == 1
    found = {(row, column): (value, text) for _sheet, row, column, value, text in problems(batch)}
    assert found[2, "Ngày"] == ("31/02/2019", "Tháng 2 không có ngày 31. Ghi lại ngày, ví dụ 28/02/2019.")
    assert found[3, "Hội viên"] == ("Vũ Thị Không", "Không có Vũ Thị Không ở Công đoàn khối dân Đảng.")
    assert found[3, "Số tiền"][0] == "năm trăm"
    assert found[4, "Hội viên"] == ("", "Chưa ghi Hội viên.")
    assert found[4, "Lý do"][1] == "Không có “Đi chơi”. Chọn một trong: Ốm đau, Hiếu."
    assert found[5, "Ngày"] == ("15/10/2029", "Ngày thăm không thể ở tương lai.")
    assert len(found) == 6
    assert "Số tiền viết bằng chữ" in dict(queries.problem_groups(batch))


def test_rows_that_name_a_row_in_error_stay_out_with_it(cast):
    people = [PEOPLE[0], ["Vũ Thị Dung", "31/02/1980", "Nữ", None, None], *PEOPLE[2:]]
    batch = bring_in(cast, {"Hội viên": people, "Thăm": CALLS})
    assert batch.counts == counts(new=3, error=3)
    sentence = "Dòng này nhắc đến Vũ Thị Dung ở trang Hội viên dòng 2 đang có lỗi. Sửa dòng ấy thì dòng này cũng vào."
    assert ("Thăm", 2, "Hội viên", "Vũ Thị Dung", sentence) in problems(batch)
    assert preview(cast, GOOD).counts == counts(new=3, same=3)


def test_a_row_in_error_that_stands_in_the_book_may_be_named(cast):
    bring_in(cast, GOOD)
    people = [PEOPLE[0], ["Vũ Thị Dung", "12/03/1980", "Đàn bà", "035180000001", "KDD-T1"], *PEOPLE[2:]]
    assert preview(cast, {"Hội viên": people, "Thăm": CALLS}).counts == counts(same=5, error=1)


def test_the_birth_date_tells_which_of_two_is_in_error(cast):
    people = [*PEOPLE, ["Vũ Thị Dung", "04/02/1990", "Đàn bà", None, None]]
    calls = [CALLS[0], *([f"0{n}/06/2018", name, "Ốm đau", 1, None] for n, name in enumerate(
        ("Vũ Thị Dung (12/03/1980)", "Vũ Thị Dung (04/02/1990)", "Vũ Thị Dung"), 1))]  # fmt: skip
    batch = preview(cast, {"Hội viên": people, "Thăm": calls})
    depends = [(row, text.split(" ở trang")[0]) for sheet, row, _column, _value, text in problems(batch) if "nhắc đến" in text]
    assert depends == [(3, "Dòng này nhắc đến Vũ Thị Dung (04/02/1990)"), (4, "Dòng này nhắc đến Vũ Thị Dung")]
    assert queries.rows(batch, sheet="Thăm", status="new").first().row_no == 2


def test_a_code_that_a_good_row_bears_may_be_named(cast):
    units = [["Mã", "Tên", "Trực thuộc (mã)"], ["KDD-T3", "Tổ ba", "KDD"], ["KDD-T3", "Tổ ba nữa", "KDD"], ["KDD-3a", "Nhóm", "KDD-T3"]]
    batch = bring_in(cast, {"Đơn vị": units, "Hội viên": [PEOPLE[0], ["Vũ Thị Dung", "1980", "Nữ", None, "KDD-T3"]]})
    assert batch.counts == counts(new=3, error=1)


def test_an_error_of_excel_is_no_text(cast):
    batch = preview(cast, {"Hội viên": PEOPLE, "Thăm": [CALLS[0], [*CALLS[1][:4], "#REF!"]]})
    assert problems(batch) == [("Thăm", 2, "Ghi chú", "#REF!", "Ô có lỗi công thức #REF!. Ghi lại giá trị.")]


def test_a_code_twice_in_the_file_is_a_mistake(cast):
    rows = [["Mã", "Tên", "Trực thuộc (mã)"], ["KDD-T3", "Tổ ba", "KDD"], ["KDD-T3", "Tổ ba nữa", "KDD"]]
    batch = bring_in(cast, {"Đơn vị": rows})
    assert problems(batch) == [("Đơn vị", 3, "Mã", "KDD-T3", "Đã có ở dòng 2. Xóa một dòng.")]
    assert Unit.objects.get(code="KDD-T3").name == "Tổ ba"


def test_units_of_the_same_file_in_any_order_and_their_dependents(cast):
    rows = [
        ["Mã", "Tên", "Trực thuộc (mã)"],
        ["KDD-3a", "Nhóm a", "KDD-T3"], ["KDD-T3", "Tổ ba", "KDD"],
        ["KDD-T4", None, "KDD"], ["KDD-4a", "Nhóm a", "KDD-T4"], ["KDD-4b", "Nhóm b", "KDD-4a"],
    ]  # fmt: skip
    people = [PEOPLE[0], ["Vũ Thị Dung", "1980", "Nữ", None, "KDD-3a"], ["Bùi Thị Hà", "1981", "Nữ", None, "KDD-4b"]]
    batch = bring_in(cast, {"Hội viên": people, "Đơn vị": rows})
    assert batch.counts == counts(new=3, error=4)
    assert Unit.objects.get(code="KDD-3a").parent.code == "KDD-T3"
    assert Belonging.objects.get().unit.code == "KDD-3a"
    assert [(sheet, row, column) for sheet, row, column, _value, _text in problems(batch) if "nhắc đến" in _text] == [
        ("Đơn vị", 5, "Trực thuộc (mã)"), ("Đơn vị", 6, "Trực thuộc (mã)"), ("Hội viên", 3, "Đơn vị (mã)"),
    ]  # fmt: skip


def test_everyone_and_several_names_become_single_rows(cast):
    calls = [CALLS[0], ["01/06/2018", "Tất cả", "Ốm đau", "100.000", None], ["02/06/2018", "Vũ Thị Dung;\nTrần Thị Mai", "Hiếu", 1, None]]
    batch = bring_in(cast, {"Hội viên": PEOPLE, "Thăm": calls})
    assert batch.counts == counts(new=8)
    rows = list(queries.rows(batch, sheet="Thăm"))
    dung, hung, mai = "Vũ Thị Dung (12/03/1980)", "Lương Văn Hùng (1975)", "Trần Thị Mai (09/10/1986)"  # the cast has one of each name
    assert [(row.row_no, row.part, row.cells["member"]) for row in rows] == [
        (2, 0, dung),
        (2, 1, hung),
        (2, 2, mai),
        (3, 0, dung),
        (3, 1, mai),
    ]
    assert preview(cast, {"Thăm": calls}).counts == counts(same=5)


def test_a_name_twice_in_one_cell_is_a_mistake(cast):
    calls = [CALLS[0], ["01/06/2018", "Vũ Thị Dung; Vũ Thị Dung", "Ốm đau", "100.000", None]]
    batch = preview(cast, {"Hội viên": PEOPLE, "Thăm": calls})
    assert [text for *_place, text in problems(batch)] == ["Một người được ghi hai lần trong ô này. Xóa một."]


def test_two_of_one_name_ask_for_the_birthday(cast):
    people = [*PEOPLE, ["Vũ Thị Dung", "04/02/1990", "Nữ", None, None]]
    calls = [CALLS[0], CALLS[1], ["12/03/2017", "Vũ Thị Dung (04/02/1990)", "Ốm đau", "1", None]]
    batch = preview(cast, {"Hội viên": people, "Thăm": calls})
    assert [(row, text) for _sheet, row, _column, _value, text in problems(batch)] == [
        (2, "Có 2 người tên Vũ Thị Dung. Ghi thêm ngày sinh.")
    ]
    assert batch.counts == counts(new=5, error=1)


def test_birthdays_in_two_columns_say_the_sex(cast):
    rows = [
        ["TT", "Họ và tên", "Ngày sinh", None], [None, None, "Nam", "Nữ"],
        [1, "Phạm Văn An", 1975, None], [2, "Bùi Thị Hà", None, "12/03/1980"], [3, "Lê Vân", 1970, 1971], [4, "Lê Va", None, None],
    ]  # fmt: skip
    batch = bring_in(cast, {"Hội viên": rows})
    people = Person.objects.filter(full_name__in=["Phạm Văn An", "Bùi Thị Hà"], national_id=None).order_by("-pk")[:2]
    assert [(one.full_name, one.sex, one.birth_text) for one in people] == [
        ("Bùi Thị Hà", "female", "12/03/1980"), ("Phạm Văn An", "male", "1975"),
    ]  # fmt: skip
    assert [(row, text) for _sheet, row, _column, _value, text in problems(batch)] == [
        (5, "Cả hai cột cùng có ngày. Xóa một trong hai ô."), (6, "Chưa ghi Ngày sinh. Ghi vào đúng một cột: “Ngày sinh Nam” hoặc “Ngày sinh Nữ”."),
    ]  # fmt: skip


def test_a_missing_required_column_keeps_its_sheet_out(cast):
    batch = bring_in(cast, {"Hội viên": PEOPLE, "Thăm": [row[:3] for row in CALLS]})
    assert batch.counts == counts(new=3, error=3)
    assert problems(batch)[0] == ("Thăm", 2, "", "", "Trang Thăm thiếu cột Số tiền. Thêm cột này rồi ghi đủ.")


def test_all_or_nothing_when_the_machine_fails_half_way(cast, monkeypatch, club_sheets):
    batch = preview(cast, GOOD)

    def broken(**_given):
        raise OSError("the disk is full")

    monkeypatch.setattr(club_sheets[0], "write", broken)
    with pytest.raises(OSError):
        workbooks.commit(by=cast.chair, batch=batch)
    assert not Belonging.objects.exists()
    assert Batch.objects.get().state == BatchState.PREVIEWED


def test_a_sheet_refused_by_the_database_stays_out_alone(cast):
    calls = [CALLS[0], CALLS[1], ["20/06/2017", "Lương Văn Hùng", "Hiếu", 900_000_000, None]]
    batch = bring_in(cast, {"Hội viên": PEOPLE, "Thăm": calls})
    assert batch.counts == counts(new=3, error=2)
    assert not Call.objects.exists()


def test_a_book_that_changed_since_the_preview_is_previewed_anew(cast):
    batch = preview(cast, GOOD)
    bring_in(cast, {"Hội viên": PEOPLE})
    with pytest.raises(Conflict, match="Xem lại rồi ghi"):
        workbooks.commit(by=cast.chair, batch=batch)
    assert not Call.objects.exists()
    batch = Batch.objects.get(pk=batch.pk)
    assert (batch.state, batch.counts) == (BatchState.PREVIEWED, counts(new=3, same=3))
    workbooks.commit(by=cast.chair, batch=batch)
    assert Call.objects.count() == 3


def test_both_at_once_end_as_preview_and_commit_do(cast):
    batch = workbooks.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(GOOD))
    assert (batch.state, batch.counts, Call.objects.count()) == (BatchState.COMMITTED, counts(new=6), 3)
    assert workbooks.undo(by=cast.chair, batch=batch).state == BatchState.UNDONE
    assert not Call.objects.exists()


def test_a_batch_is_committed_once(cast):
    batch = bring_in(cast, GOOD)
    with pytest.raises(Refused, match="không ghi lại được"):
        workbooks.commit(by=cast.chair, batch=batch)
    assert Call.objects.count() == 3


def test_nothing_to_write_is_said(cast):
    bring_in(cast, GOOD)
    with pytest.raises(Refused, match="Không có dòng nào"):
        bring_in(cast, GOOD)


def test_unknown_things_are_remarked_and_kept(cast):
    calls = [[*CALLS[0], "Người ký"], [*CALLS[1], "Phạm Văn Bình"]]
    batch = preview(cast, {"Hội viên": PEOPLE, "Thăm": calls, "Khác": [["x"]], "Đơn vị": [["gì"], ["đó"]]})
    assert [(remark["sheet"], remark["column"], remark["blocks"]) for remark in batch.remarks] == [
        ("Thăm", "Người ký", False), ("Khác", "", False), ("Đơn vị", "", True),
    ]  # fmt: skip
    assert queries.rows(batch, sheet="Thăm").get().extra == {"Người ký": "Phạm Văn Bình"}
    assert [sheet["title"] for sheet in batch.understood] == ["Hội viên", "Thăm", "Khác", "Đơn vị"]


def test_a_discarded_batch_keeps_nothing(cast):
    from congdoan.workbooks.actions import batches

    batch = batches.discard(by=cast.chair, batch=preview(cast, GOOD))
    assert (batch.state, bytes(batch.content), StagedRow.objects.count()) == (BatchState.DISCARDED, b"", 0)
    with pytest.raises(Refused):
        workbooks.commit(by=cast.chair, batch=batch)
