"""A file that does not say when people came to the unit: what was taken is named, one choice mends all rows; a wrong telephone may stay blank."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.kernel.errors import Refused
from congdoan.membership.models import Membership
from congdoan.membership.sheets import MEMBERS
from congdoan.people.models import Person
from congdoan.workbooks import marking, queries, registry
from congdoan.workbooks.actions import answering
from congdoan.workbooks.answers import BLANK
from congdoan.workbooks.tests.factories import book, cells

pytestmark = pytest.mark.db
D = datetime.date
HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào công đoàn", "Điện thoại"]
OLD = [["Trần Thị Mai", "09/10/1966", "Nữ", "07/09/1993", None], ["Nguyễn Văn Hải", "1960", "Nam", "1985", None]]
YOUNG = ["Bùi Thị Hà", "1990", "Nữ", "01/09/2015", None]
ABOUT = "Không ghi ngày về, đơn vị thành lập 01/01/2010"


@pytest.fixture(autouse=True)
def our_sheets():
    with registry.instead(MEMBERS):
        yield


def preview(cast, rows, head=HEAD):
    return workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Đoàn viên": [head, *rows]}))


def with_day(rows, day=None):
    return [[*row, day] for row in rows]


def answer(cast, batch, value="01/01/2010"):
    return answering.answer(by=cast.chair, batch=batch, sheet="Đoàn viên", column="came", text=ABOUT, value=value)


def said(batch):
    return [[problem["sentence"] for problem in row.problems] for row in queries.rows(batch)]


class TestTheMessage:
    def test_names_the_day_that_was_taken_and_why_where_the_column_is_missing(self, cast):
        (problem,) = [one for row in queries.rows(preview(cast, OLD[:1])) for one in row.problems]
        assert problem["sentence"] == (
            "Tệp không có cột Ngày về đơn vị nên máy lấy ngày vào công đoàn 07/09/1993, "
            "sớm hơn ngày thành lập Công đoàn khối dân Đảng (01/01/2010)."
        )
        assert "Giữ nguyên ngày vào công đoàn" in problem["fix"] and "vào cột Ngày về đơn vị" in problem["fix"]
        assert (problem["column"], problem["kind"]) == ("", "Chưa rõ ngày về đơn vị"), "no cell of the file is to blame"

    def test_stands_in_the_empty_cell_where_the_column_is_there(self, cast):
        (problem,) = [one for row in queries.rows(preview(cast, with_day(OLD[:1]), [*HEAD, "Ngày về đơn vị"])) for one in row.problems]
        assert problem["sentence"].startswith("Chưa ghi ngày về đơn vị nên máy lấy ngày vào công đoàn 07/09/1993")
        assert problem["column"] == "Ngày về đơn vị"

    def test_a_day_of_their_own_is_refused_as_a_day(self, cast):
        batch = preview(cast, with_day(OLD[:1], "01/01/2009"), [*HEAD, "Ngày về đơn vị"])
        assert "ngày về đơn vị không thể sớm hơn" in said(batch)[0][0]
        assert queries.rows(batch)[0].problems[0]["about"] == ""


class TestOneChoice:
    @pytest.mark.parametrize("column", [True, False])
    def test_mends_all_rows_alike_and_says_so_on_them(self, cast, column):
        rows, head = ([*OLD, YOUNG], HEAD) if not column else (with_day([*OLD, YOUNG]), [*HEAD, "Ngày về đơn vị"])
        batch = preview(cast, rows, head)
        assert batch.counts["error"] == 2
        asked = {("Đoàn viên", "came"): [ABOUT]}
        assert list(queries.offers(batch, by=cast.chair, asked=asked)["Đoàn viên", "came"].values()) == [
            [("01/01/2010", "Lấy ngày thành lập đơn vị (01/01/2010) làm ngày về đơn vị")]
        ]
        batch = answer(cast, batch)
        assert (batch.counts["error"], batch.counts["new"]) == (0, 3)
        note = ["Ngày về đơn vị: lấy ngày thành lập đơn vị, 01/01/2010."]
        assert said(batch) == [note, note, []]
        workbooks.commit(by=cast.chair, batch=batch)
        found = {row.person.full_name: row for row in Membership.objects.all()}
        mai = found["Trần Thị Mai"]
        assert (mai.valid_from, mai.union_joined_on, mai.how) == (D(2010, 1, 1), D(1993, 9, 7), "transferred")
        assert found["Bùi Thị Hà"].valid_from == D(2015, 9, 1)

    def test_is_taken_back_like_others(self, cast):
        batch = answer(cast, preview(cast, OLD))
        batch = answering.forget(by=cast.chair, batch=batch, sheet="Đoàn viên", column="came", text=ABOUT)
        assert batch.counts["error"] == 2 and batch.answers == []

    def test_is_not_kept_for_the_next_file(self, cast):
        answer(cast, preview(cast, OLD))
        assert preview(cast, OLD).counts["error"] == 2

    def test_once_written_the_same_file_says_nothing_of_them_any_more(self, cast):
        for rows, head in ((OLD, HEAD), (with_day(OLD), [*HEAD, "Ngày về đơn vị"])):
            batch = preview(cast, rows, head)
            if batch.counts["error"]:
                workbooks.commit(by=cast.chair, batch=answer(cast, batch))
            again = preview(cast, rows, head)
            assert (again.counts["same"], said(again)) == (2, [[], []])

    def test_the_workbook_given_back_comes_in_again_without_a_change(self, cast):
        rows = [*with_day(OLD), ["Trần Thị Nga", "31/02/1980", "Nữ", "2015", None, None]]
        batch = workbooks.commit(by=cast.chair, batch=answer(cast, preview(cast, rows, [*HEAD, "Ngày về đơn vị"])))
        marked = workbooks.errors_file(by=cast.chair, batch=batch)
        again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="lai.xlsx", content=marked)
        assert (again.counts["same"], again.counts["error"], again.counts["changed"]) == (2, 1, 0)


class TestLeftBlank:
    def test_a_wrong_telephone_says_how_many_digits_and_may_stay_blank(self, cast):
        batch = preview(cast, [[*YOUNG[:4], "08989158"]])
        assert said(batch) == [["Số điện thoại “08989158” có 8 chữ số, phải có 10 hoặc 11. Ghi lại, ví dụ 0912 345 678."]]
        batch = answering.answer(by=cast.chair, batch=batch, sheet="Đoàn viên", column="phone", text="08989158", value=BLANK)
        assert said(batch) == [["“08989158” chưa đúng nên để trống; biết số đúng thì ghi sau."]]
        workbooks.commit(by=cast.chair, batch=batch)
        assert Person.objects.get(full_name="Bùi Thị Hà", birth_precision="year").phone == ""
        content = cells(workbooks.errors_file(by=cast.chair, batch=batch))
        assert content["Đoàn viên"][1][4] == ""

    def test_what_the_book_has_stays(self, cast):
        workbooks.commit(by=cast.chair, batch=preview(cast, [[*YOUNG[:4], "0912345678"]]))
        batch = preview(cast, [[*YOUNG[:4], "08989158"]])
        batch = answering.answer(by=cast.chair, batch=batch, sheet="Đoàn viên", column="phone", text="08989158", value=BLANK)
        assert batch.counts["same"] == 1

    def test_not_what_says_who_somebody_is(self, cast):
        batch = preview(cast, [["Bùi Thị Hà", "ngày nào", *YOUNG[2:]]])
        with pytest.raises(Refused):
            answering.answer(by=cast.chair, batch=batch, sheet="Đoàn viên", column="birth", text="ngày nào", value=BLANK)


def test_the_marked_workbook_has_the_column_that_lacks_and_is_enough_by_itself(cast):
    batch = workbooks.commit(by=cast.chair, batch=preview(cast, [*OLD, YOUNG]))
    grid = cells(marking.marked(batch))["Đoàn viên"]
    assert grid[0][-1] == "Ngày về đơn vị" and [row[-1] for row in grid[1:]] == ["", "", ""]
    assert "không nhớ thì ghi 01/01/2010" in grid[1][grid[0].index("Cần sửa")]
    for row, day in ((grid[1], "01/01/2010"), (grid[2], "05/06/2012")):
        row[-1] = day
    again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Đoàn viên": grid}))
    assert (again.counts["new"], again.counts["same"], again.counts["error"]) == (2, 1, 0)
    workbooks.commit(by=cast.chair, batch=again)
    assert sorted(Membership.objects.values_list("valid_from", flat=True)) == [D(2010, 1, 1), D(2012, 6, 5), D(2015, 9, 1)]
