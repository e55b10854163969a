"""Cách hiểu: one decision repairs many rows, is validated by the column itself, kept for the next file, and taken back."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.audit.models import Entry
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.workbooks import queries
from congdoan.workbooks.actions import answering, batches
from congdoan.workbooks.models import Answer
from congdoan.workbooks.tests.club import Belonging, Call
from congdoan.workbooks.tests.factories import book
from congdoan.workbooks.tests.test_importing import CALLS, PEOPLE, bring_in, counts, preview

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]
NEW = [["Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị (mã)"], *([f"Trần Văn {name}", "1980", "Nam", "Tổ một"] for name in "ABC")]


def answer(cast, batch, text, value, sheet="Hội viên", column="unit", by=None):
    return answering.answer(by=by or cast.chair, batch=batch, sheet=sheet, column=column, text=text, value=value)


def said(batch, row=0):
    """[sentence] of a row of a batch."""
    return [problem["sentence"] for problem in list(queries.rows(batch))[row].problems]


def refused(cast, batch, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        answer(cast, batch, *arguments, **more)
    return str(refusal.value), refusal.value.field


class TestOneDecision:
    def test_repairs_every_row_that_says_so(self, cast):
        batch = preview(cast, {"Hội viên": NEW})
        assert batch.counts == counts(error=3)
        batch = answer(cast, batch, "Tổ một", "KDD-T1")
        assert batch.counts == counts(new=3)
        assert said(batch) == ["Đọc “Tổ một” là “KDD-T1”."]
        row = queries.rows(batch).first()
        assert (row.cells["unit"], row.problems[0]["blocks"], row.problems[0]["kind"]) == ("Tổ một", False, "Đã sửa khi đọc")
        assert Belonging.objects.count() == 0, "a preview still"

    def test_is_what_the_commit_writes(self, cast):
        batch = answer(cast, preview(cast, {"Hội viên": NEW}), "tổ  MỘT", "kdd-t1")
        workbooks.commit(by=cast.chair, batch=batch)
        assert {one.unit.code for one in Belonging.objects.all()} == {"KDD-T1"}

    def test_about_a_choice_an_amount_a_day_and_a_person(self, cast):
        bring_in(cast, {"Hội viên": PEOPLE})
        wrong = [CALLS[0], ["31/2/2019", "chị Dung", "nằm viện lâu", "năm trăm mốt", None]]
        batch = preview(cast, {"Thăm": wrong})
        for column, text, value in (
            ("reason", "nằm viện lâu", "Ốm đau"),
            ("amount", "năm trăm mốt", "501.000"),
            ("called_on", "31/2/2019", "28/02/2019"),
            ("member", "chị Dung", "Vũ Thị Dung"),
        ):
            assert batch.counts == counts(error=1)
            batch = answer(cast, batch, text, value, sheet="Thăm", column=column)
        workbooks.commit(by=cast.chair, batch=batch)
        call = Call.objects.get()
        assert (call.called_on, call.amount, call.reason, call.person.full_name) == (
            datetime.date(2019, 2, 28),
            501_000,
            "sick",
            "Vũ Thị Dung",
        )

    def test_counts_in_the_log_with_its_place_and_no_word_of_the_file(self, cast):
        answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1")
        entry = Entry.objects.get(action="workbooks.answering.answer")
        assert (entry.detail["column"], entry.detail["rows"]) == ("unit", 3)
        assert "Tổ một" not in str(entry.detail)


class TestRefused:
    def test_an_answer_that_cannot_be_read_either(self, cast):
        bring_in(cast, {"Hội viên": PEOPLE})
        batch = preview(cast, {"Thăm": [CALLS[0], ["31/2/2019", "Vũ Thị Dung", "Ốm đau", "1", None]]})
        assert refused(cast, batch, "31/2/2019", "30/2/2019", sheet="Thăm", column="called_on")[0].startswith("Tháng 2 không có ngày 30.")

    def test_an_answer_that_names_nothing(self, cast):
        batch = preview(cast, {"Hội viên": NEW})
        sentence, field = refused(cast, batch, "Tổ một", "KDD-T9")
        assert sentence.startswith("Không có đơn vị mã “KDD-T9” ở") and field == "value"
        batch.refresh_from_db()
        assert (batch.answers, batch.counts, Answer.objects.count()) == ([], counts(error=3), 0)

    def test_an_empty_one(self, cast):
        assert refused(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "  ") == ("Chọn hoặc ghi lại cho đúng rồi bấm nút Sửa.", "value")

    @pytest.mark.parametrize(("sheet", "column"), [("Hội viên", "nothing"), ("Nothing", "unit")])
    def test_a_column_that_is_none(self, sheet, column, cast):
        assert "Không có cột này" in refused(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1", sheet=sheet, column=column)[0]

    def test_a_text_that_nobody_asks_about(self, cast):
        assert "không còn chỗ “Tổ hai” nào" in refused(cast, preview(cast, {"Hội viên": NEW}), "Tổ hai", "KDD-T1")[0]

    def test_a_cell_left_empty_is_no_text(self, cast):
        rows = [*NEW, ["Trần Văn D", None, "Nam", "Tổ một"]]
        assert "không còn chỗ" in refused(cast, preview(cast, {"Hội viên": rows}), "", "1980", column="born")[0]

    def test_once_decided(self, cast):
        batch = bring_in(cast, {"Hội viên": [*NEW, [*PEOPLE[1][:3], None]]})
        assert "đã ghi vào sổ nên không đổi cách hiểu" in refused(cast, batch, "Tổ một", "KDD-T1")[0]

    def test_without_the_right(self, cast):
        with pytest.raises(NotAllowed):
            answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1", by=cast.inspector)


class TestNextTime:
    def test_a_word_is_known_and_says_so(self, cast):
        batches.discard(by=cast.chair, batch=answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1"))
        batch = preview(cast, {"Hội viên": NEW})
        assert batch.counts == counts(new=3)
        assert said(batch) == ["Đọc “Tổ một” là “KDD-T1”, đã hiểu như lần trước."]

    def test_a_slip_is_not(self, cast):
        rows = [NEW[0], ["Trần Văn A", "31/2/1980", "Nam", "KDD-T1"]]
        answer(cast, preview(cast, {"Hội viên": rows}), "31/2/1980", "28/2/1980", column="born")
        assert (Answer.objects.count(), preview(cast, {"Hội viên": rows}).counts) == (0, counts(error=1))

    def test_the_latest_wins(self, cast):
        batch = answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1")
        batch = answer(cast, batch, "Tổ một", "KDD-T2")
        assert said(batch) == ["Đọc “Tổ một” là “KDD-T2”."]
        assert [one.value for one in Answer.objects.all()] == ["KDD-T2"]

    def test_another_unit_knows_nothing_of_it(self, cast):
        answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1")
        content = book({"Hội viên": NEW})
        batch = workbooks.preview(by=cast.chair, unit=cast.group, file_name="so.xlsx", content=content)
        assert batch.counts == counts(error=3)

    def test_only_what_the_file_asks_for_is_kept_with_it(self, cast):
        answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1")
        assert preview(cast, {"Hội viên": PEOPLE}).answers == []

    def test_what_is_frozen_in_the_batch_holds_though_another_decides_otherwise(self, cast):
        answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1")
        mine = preview(cast, {"Hội viên": NEW})
        Answer.objects.update(value="KDD-T2")
        workbooks.commit(by=cast.chair, batch=mine)
        assert {one.unit.code for one in Belonging.objects.all()} == {"KDD-T1"}

    def test_it_can_be_forgotten(self, cast):
        batch = answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1")
        batch = answering.forget(by=cast.chair, batch=batch, sheet="Hội viên", column="unit", text="Tổ một")
        assert (batch.answers, batch.counts, Answer.objects.count()) == ([], counts(error=3), 0)
        with pytest.raises(Refused, match="không còn chỗ"):
            answering.forget(by=cast.chair, batch=batch, sheet="Hội viên", column="unit", text="Tổ một")

    def test_nothing_of_a_discarded_batch_stays_in_it(self, cast):
        batch = answer(cast, preview(cast, {"Hội viên": NEW}), "Tổ một", "KDD-T1")
        assert batches.discard(by=cast.chair, batch=batch).answers == []


def test_rows_that_named_a_row_in_error_come_in_with_it(cast):
    """The name by which other sheets call a row is the one typed, or the one it is read as."""
    people = [NEW[0], ["Trần Văn Quý", "31/2/1980", "Nam", "KDD-T1"]]
    calls = [CALLS[0], ["12/03/2017", "Trần Văn Quý", "Ốm đau", "500.000", None]]
    batch = preview(cast, {"Hội viên": people, "Thăm": calls})
    assert batch.counts == counts(error=2)
    assert answer(cast, batch, "31/2/1980", "28/2/1980", column="born").counts == counts(new=2)


def test_the_statements_do_not_grow_with_the_rows(cast, django_assert_num_queries, django_assert_max_num_queries):
    def rows(number):
        return {"Hội viên": [NEW[0], *([f"Trần Văn {place}", "1980", "Nam", "Tổ một"] for place in range(number))]}

    ten, forty = preview(cast, rows(10)), preview(cast, rows(40))
    with django_assert_max_num_queries(60) as seen:
        answer(cast, ten, "Tổ một", "KDD-T1")
    Answer.objects.all().delete()
    with django_assert_num_queries(len(seen)):
        answer(cast, forty, "Tổ một", "KDD-T1")


def test_a_unit_called_by_its_name_is_read_as_its_code(cast):
    batch = preview(cast, {"Hội viên": [NEW[0], ["Trần Văn A", "1980", "Nam", "tổ văn phòng"]]})
    assert (batch.counts, said(batch)) == (counts(new=1), ["Đọc “tổ văn phòng” là “KDD-T1”."])
