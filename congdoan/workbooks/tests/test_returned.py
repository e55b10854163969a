"""The workbook that comes back holds what was corrected on the screen, and of earlier mistakes nothing that is right by now."""

import datetime
import io
import re
import zipfile

import pytest

from congdoan import workbooks
from congdoan.workbooks.actions import answering
from congdoan.workbooks.models import Answer
from congdoan.workbooks.tests.club import Belonging, Call
from congdoan.workbooks.tests.factories import book, cells, rewritten
from congdoan.workbooks.tests.test_importing import PEOPLE, counts, preview

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]
SHEETS = {
    "Hội viên": [*PEOPLE, ["Bùi Thị Lan", "31/02/1985", "nữ giới", None, "Tổ một"]],
    "Thăm": [
        ["Ngày", "Hội viên", "Lý do", "Số tiền", "Ghi chú"],
        ["31/6/2019", "chị Dung", "nằm viện lâu", "năm trăm", "một"],
        ["12/03/2017", "chị Dung; Trần Thị Mai", "Ốm đau", "100.000", "hai"],
        ["13/03/2017", "Bùi Thị Lan", "đau lâu", "năm trăm", "ba"],
    ],
}
ANSWERS = (
    ("Hội viên", "born", "31/02/1985", "28/02/1985"),
    ("Hội viên", "sex", "nữ giới", "Nữ"),
    ("Hội viên", "unit", "Tổ một", "KDD-T1"),
    ("Thăm", "called_on", "31/6/2019", "30/06/2019"),
    ("Thăm", "reason", "nằm viện lâu", "Ốm đau"),
    ("Thăm", "amount", "năm trăm", "500.000"),
    ("Thăm", "member", "chị Dung", "Vũ Thị Dung"),
)


def answered(cast, batch, answers):
    for sheet, column, text, value in answers:
        batch = answering.answer(by=cast.chair, batch=batch, sheet=sheet, column=column, text=text, value=value)
    return batch


def again(cast, content):
    return workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)


def returned(cast, batch):
    return workbooks.errors_file(by=cast.chair, batch=batch)


def comments(content):
    """{place: text} of all comments of an .xlsx, one after another through its sheets."""
    file, found = zipfile.ZipFile(io.BytesIO(content)), []
    for name in sorted(name for name in file.namelist() if name.startswith("xl/comments")):
        for place, inside in re.findall(r'<comment ref="(\w+)".*?>(.*?)</comment>', file.read(name).decode(), re.DOTALL):
            found.append((place, re.sub("<[^>]+>", "", inside)))
    return found


@pytest.fixture
def people(cast):
    """Vũ Thị Dung and others in the book already."""
    workbooks.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Hội viên": PEOPLE}))


@pytest.fixture
def committed(cast, people):
    """A committed batch of SHEETS with everything answered but the reason of the last visit."""
    batch = answered(cast, preview(cast, SHEETS), ANSWERS)
    assert batch.counts == counts(new=4, same=3, error=1)
    return workbooks.commit(by=cast.chair, batch=batch)


class TestCorrectedOnTheScreen:
    def test_it_stands_in_the_cell(self, cast, committed):
        pages = cells(returned(cast, committed))
        assert pages["Hội viên"][4][:5] == ["Bùi Thị Lan", "28/02/1985", "Nữ", "", "KDD-T1"]
        assert [row[:5] for row in pages["Thăm"][1:]] == [
            ["30/06/2019", "Vũ Thị Dung", "Ốm đau", "500.000", "một"],
            ["12/03/2017", "Vũ Thị Dung; Trần Thị Mai", "Ốm đau", "100.000", "hai"],
            ["13/03/2017", "Bùi Thị Lan", "đau lâu", "500.000", "ba"],
        ]
        assert [bool(row[6]) for row in pages["Thăm"][1:]] == [False, False, True], "only the row in error has something to be mended"

    def test_a_comment_says_what_was_there(self, cast, committed):
        said = comments(returned(cast, committed))
        assert ("B5", "Đã sửa khi nhập: “31/02/1985” thành “28/02/1985”.") in said
        assert ("D2", "Đã sửa khi nhập: “năm trăm” thành “500.000”.") in said
        assert ("B3", "Đã sửa khi nhập: “chị Dung” thành “Vũ Thị Dung”.") in said
        assert [text for place, text in said if place == "C4"][0].startswith("Không có “đau lâu”")

    def test_imported_as_it_is_nothing_that_was_right_is_wrong(self, cast, committed):
        content = returned(cast, committed)
        Answer.objects.all().delete()
        batch = again(cast, content)
        assert batch.counts == counts(same=7, error=1)
        assert {row.row_no for row in batch.rows.filter(status="error")} == {4}
        mended = again(cast, rewritten(content, {("Thăm", 3, 2): "Hiếu"}))
        assert mended.counts == counts(new=1, same=7)
        workbooks.commit(by=cast.chair, batch=mended)
        assert (Call.objects.count(), Belonging.objects.count()) == (4, 4)

    def test_the_second_time_it_is_the_value_and_nothing_more_is_said(self, cast, committed):
        once = returned(cast, committed)
        twice = returned(cast, again(cast, once))
        assert cells(twice) == cells(once)
        assert [place for place, _text in comments(twice)] == ["C4"]

    def test_before_the_commit_too(self, cast, people):
        batch = answered(cast, preview(cast, {"Hội viên": SHEETS["Hội viên"]}), ANSWERS[:3])
        Answer.objects.all().delete()
        assert again(cast, returned(cast, batch)).counts == batch.counts == counts(new=1, same=3)

    def test_where_the_correction_is_refused_besides_both_are_said(self, cast, people):
        rows = [SHEETS["Thăm"][0], ["31/6/2019", "Vũ Thị Dung", "Ốm đau", "1.000", None]]
        batch = answered(cast, preview(cast, {"Thăm": rows}), [("Thăm", "called_on", "31/6/2019", "30/06/2019")])
        batch.rows.update(status="error", problems=[{**_problem(), "column": "Ngày"}])
        content = returned(cast, batch)
        assert cells(content)["Thăm"][1][0] == "30/06/2019"
        assert comments(content) == [("A2", "Sai. Sửa đi.\nĐã sửa khi nhập: “31/6/2019” thành “30/06/2019”.")]

    @pytest.mark.parametrize(
        ("head", "typed", "answer", "expected"),
        [
            (("Họ và tên", "Ngày sinh nam", "Ngày sinh nữ"), ("Lê An", None, "31/2/1985"), "28/2/1985", ["Lê An", "", "28/2/1985"]),
            (("Họ đệm", "Tên", "Ngày sinh", "Giới tính"), ("Lê Thị", "An", "31/2/1985", "Nữ"), "1985", ["Lê Thị", "An", "1985", "Nữ"]),
        ],
    )
    def test_in_a_file_of_another_shape(self, head, typed, answer, expected, cast):
        content = book({"Hội viên": [head, typed]})
        batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
        batch = answered(cast, batch, [("Hội viên", "born", "31/2/1985", answer)])
        marked = returned(cast, batch)
        assert cells(marked)["Hội viên"][1][: len(head)] == expected
        assert again(cast, marked).counts == batch.counts == counts(new=1)

    def test_a_name_in_two_columns(self, cast):
        batch = preview(cast, {"Hội viên": [["Họ đệm", "Tên", "Ngày sinh", "Giới tính"], ["Lê Thị", "A", "1985", "Nữ"]]})
        batch.answers = [{"sheet": "Hội viên", "column": "full_name", "text": "Lê Thị A", "value": "Lê Thị Thanh An"}]
        batch.save()
        content = returned(cast, batch)
        assert cells(content)["Hội viên"][1][:2] == ["Lê Thị Thanh", "An"]
        assert comments(content) == [("A2", "Đã sửa khi nhập: “Lê Thị A” thành “Lê Thị Thanh An”.")]

    def test_an_amount_under_a_heading_in_thousands_says_that_it_is_in_dong(self, cast, people):
        rows = [["Ngày", "Hội viên", "Lý do", "Số tiền (nghìn đồng)"], ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "năm trăm"]]
        rows.append([datetime.date(2018, 3, 12), "Vũ Thị Dung", "Ốm đau", 300])
        batch = answered(cast, preview(cast, {"Thăm": rows}), [("Thăm", "amount", "năm trăm", "500.000")])
        marked = returned(cast, batch)
        assert [row[3] for row in cells(marked)["Thăm"][1:]] == ["500.000 đồng", 300]
        second = workbooks.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=marked, columns_right=True)
        assert second.counts == batch.counts == counts(new=2)
        assert sorted(Call.objects.values_list("amount", flat=True)) == [300_000, 500_000]


class TestWhatIsRightByNow:
    OLD = "Ngày: Tháng 2 không có ngày 31."

    def test_says_nothing_any_more(self, cast):
        rows = [
            [*PEOPLE[0], "Mã dòng", "Cần sửa"],
            [*PEOPLE[1], None, self.OLD],
            [*PEOPLE[2], None, None],
            [None, None, None, None, None, None, self.OLD],
            ["Lê Văn Bốn", "31/02/1980", "Nam", None, None, None, self.OLD],
            [None, None, None, None, None, None, None],
            ["Cộng", None, None, None, None, None, self.OLD],
        ]
        batch = preview(cast, {"Hội viên": rows})
        assert batch.counts["error"] == 1
        content = returned(cast, batch)
        at = [row[6] for row in cells(content)["Hội viên"]]
        assert [bool(text) for text in at] == [True, False, False, False, True, False, False]
        assert at[4].startswith("Ngày sinh: Tháng 2")
        assert [place for place, _text in comments(content)] == ["B5"]

    def test_nor_where_two_such_columns_stand(self, cast):
        rows = [[*PEOPLE[0], "Cần sửa", "Mã dòng", "Cần sửa"], [*PEOPLE[1], self.OLD, None, self.OLD], [*PEOPLE[2], None, None, None]]
        assert self.OLD not in str(cells(returned(cast, preview(cast, {"Hội viên": rows}))))

    def test_nor_on_a_page_that_is_not_understood_now(self, cast):
        strange = [["Gì đó", "Mã dòng", "Cần sửa"], ["a", None, self.OLD]]
        own = [["Việc", "Cần sửa"], ["mái nhà", "gấp"]]
        pages = cells(returned(cast, preview(cast, {"Hội viên": PEOPLE, "Lạ": strange, "Việc nhà": own})))
        assert pages["Lạ"] == [["Gì đó", "Mã dòng", "Cần sửa"], ["a", "", ""]]
        assert pages["Việc nhà"] == own, "a page of somebody's own stays as it is"

    def test_a_sentence_is_not_hidden_under_a_merged_cell(self, cast):
        rows = [
            [*PEOPLE[0], "Mã dòng", "Cần sửa"],
            [*PEOPLE[1], None, self.OLD],
            ["Lê Văn Bốn", "31/02/1980", "Nam", None, None, None, None],
        ]
        content = book({"Hội viên": rows}, merged={"Hội viên": [(1, 6, 2, 6)]})
        batch = again(cast, content)
        at = [row[6] for row in cells(returned(cast, batch))["Hội viên"]]
        assert (at[1], at[2][:10]) == ("", "Ngày sinh:")


def _problem():
    return {"sheet": "Thăm", "row": 2, "value": "", "sentence": "Sai.", "fix": "Sửa đi."}
