"""Step 2: how sheets and columns are read is shown, corrected, remembered; guesses wait for a yes."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan import workbooks
from congdoan.kernel.errors import Refused
from congdoan.overview.tests.factories import at, sent, uploaded
from congdoan.workbooks.actions import layouts
from congdoan.workbooks.models import Batch, Layout, StagedRow
from congdoan.workbooks.tests import club
from congdoan.workbooks.tests.factories import book

pytestmark = pytest.mark.usefixtures("club_sheets")

STRANGE = {
    "Sheet1": [
        ["DANH SÁCH HỘI VIÊN"],
        ["STT", "Họ tên", "Ngày sinh", "Nam", "Nữ", "Nơi ở"],
        [1, "Vũ Thị Dung", "12/03/1980", None, "x", "Phủ Lý"],
        [2, "Lương Văn Hùng", "1975", "x", None, "Bình Lục"],
        ["Người lập biểu"],
    ]
}
CALLS = [["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000"]]


def preview(cast, sheets):
    return workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(sheets))


def page_of(client, batch, **query):
    answer = client.get(at("import-columns", batch), query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def filled(page, **changes):
    """What the form would send, with some fields changed."""
    said = {}
    for field in page.select("#bieu-mau select, #bieu-mau input"):
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.option
            said[field["name"]] = chosen["value"]
        else:
            said[field["name"]] = field.get("value", "")
    assert not set(changes) - set(said), "no such field"
    return said | changes


def words(element):
    return " ".join(element.get_text(" ").split())


def send(client, batch, said):
    return client.post(at("import-columns", batch), said)


class TestGuesses:
    """What was guessed is shown as such, and not written before a yes."""

    def test_they_are_shown(self, cast, sign_in):
        batch = preview(cast, STRANGE)
        rows = page_of(sign_in(cast.chair), batch).select("table tbody tr")
        shown = [(words(row.th), words(row.select("td")[1]), row.select_one("option[selected]")["value"]) for row in rows]
        assert shown == [
            ("Họ tên", "Đoán theo tên", "full_name"), ("Ngày sinh", "Đúng tên", "born"), ("Nam", "Đoán theo tên", "sex=nam"),
            ("Nữ", "Đoán theo tên", "sex=nu"), ("Nơi ở", "Chưa hiểu", ""),
        ]  # fmt: skip
        assert words(rows[0].td) == "Vũ Thị Dung · Lương Văn Hùng"

    def test_a_commit_without_a_yes_is_refused(self, cast, sign_in):
        batch = preview(cast, STRANGE)
        answer = sign_in(cast.chair).post(at("import-commit", batch), sent())
        assert answer.status_code == 422
        assert "Máy mới đoán trang, cột: “Sheet1”, “Họ tên”, “Nam”, “Nữ”." in answer.content.decode()
        assert not club.Belonging.objects.exists()

    def test_the_command_line_wants_a_yes_too(self, cast):
        given = {"by": cast.chair, "unit": cast.union, "file_name": "so.xlsx", "content": book(STRANGE)}
        with pytest.raises(Refused, match="Máy mới đoán"):
            workbooks.bring_in(**given)
        assert workbooks.bring_in(**given, columns_right=True).counts["new"] == 2

    def test_saving_the_form_unchanged_is_the_yes(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        answer = send(client, batch, filled(page_of(client, batch)))
        assert (answer.status_code, answer["Location"]) == (303, at("import", batch))
        assert client.post(at("import-commit", batch), sent()).status_code == 303
        assert sorted(club.Belonging.objects.values_list("person__full_name", "person__sex")) == [
            ("Lương Văn Hùng", "male"), ("Vũ Thị Dung", "female"),
        ]  # fmt: skip


class TestCorrecting:
    """A wrong column is put right, a missing one filled in, a sheet chosen or left out."""

    def test_a_wrong_column(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        page = page_of(client, batch)
        send(client, batch, filled(page, **{"t0-column-5": "national_id", "t0-column-1": ""}))
        row = StagedRow.objects.filter(batch=batch).first()
        assert row.cells["national_id"] == "Phủ Lý"
        assert "full_name" not in row.cells

    def test_two_columns_for_one_are_refused_and_what_was_chosen_is_kept(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        answer = send(client, batch, filled(page_of(client, batch), **{"t0-column-5": "full_name"}))
        page = BeautifulSoup(answer.content, "html.parser")
        assert answer.status_code == 422
        assert "Hai cột cùng chọn “Họ và tên”. Chỉ để một." in words(page.select_one("[role=alert]"))
        assert page.select_one("[name=t0-column-5] option[selected]")["value"] == "full_name"
        assert not Layout.objects.exists()

    def test_a_whole_and_a_half_do_not_go_together(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        answer = send(client, batch, filled(page_of(client, batch), **{"t0-column-5": "born+nam"}))
        assert answer.status_code == 422
        assert "không đi với nhau" in answer.content.decode()

    def test_a_missing_column_is_filled_for_all_rows(self, cast, sign_in):
        sheets = {
            "Hội viên": STRANGE["Sheet1"][:4],
            "Thăm": [["Ngày", "Hội viên", "Số tiền"], *([row[0], row[1], row[3]] for row in CALLS)],
        }
        client, batch = sign_in(cast.chair), preview(cast, sheets)
        assert batch.counts["error"] == 1
        send(client, batch, filled(page_of(client, batch), **{"t1-fill-reason": "Hiếu"}))
        batch.refresh_from_db()
        assert batch.counts == {"new": 3, "changed": 0, "same": 0, "error": 0}
        client.post(at("import-commit", batch), sent())
        assert club.Call.objects.get().reason == "funeral"

    def test_a_filling_that_cannot_be_read_is_refused(self, cast, sign_in):
        client = sign_in(cast.chair)
        batch = preview(cast, {"Thăm": [["Ngày", "Hội viên", "Số tiền"], ["1/1/2020", "A B", 5000]]})
        answer = send(client, batch, filled(page_of(client, batch), **{"t0-fill-reason": "vui"}))
        assert answer.status_code == 422
        assert "Không có “vui”" in answer.content.decode()

    def test_an_unknown_sheet_is_given_a_kind_and_its_columns_are_shown_next(self, cast, sign_in):
        client = sign_in(cast.chair)
        batch = preview(cast, {"Sheet1": [["Khi nào", "Ai", "Vì sao", "Bao nhiêu"], *CALLS]})
        page = page_of(client, batch)
        assert "Chưa hiểu trang này, 2 dòng không được nhập." in words(page)
        answer = send(client, batch, filled(page, **{"t0-sheet": "Thăm", "t0-header": "1"}))
        assert answer["Location"] == at("import-columns", batch)
        page = page_of(client, batch)
        assert [words(row.th) for row in page.select("table tbody tr")] == ["Khi nào", "Ai", "Vì sao", "Bao nhiêu"]
        chosen = {"t0-column-0": "called_on", "t0-column-1": "member", "t0-column-2": "reason", "t0-column-3": "amount"}
        assert send(client, batch, filled(page, **chosen))["Location"] == at("import", batch)
        assert StagedRow.objects.get(batch=batch).cells["amount"] == "500.000"

    def test_a_sheet_is_left_out(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        assert send(client, batch, filled(page_of(client, batch), **{"t0-sheet": ""})).status_code == 303
        batch.refresh_from_db()
        assert sum(batch.counts.values()) == 0
        assert [remark["sentence"] for remark in batch.remarks] == ["Trang này được chọn không nhập; 5 dòng."]

    def test_the_same_send_twice_has_one_effect(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        said = filled(page_of(client, batch))
        first, second = send(client, batch, said), send(client, batch, said)
        assert (first.status_code, second.status_code) == (303, 303)
        assert Layout.objects.count() == 1

    def test_after_the_commit_nothing_is_read_anew(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        page = page_of(client, batch)
        send(client, batch, filled(page))
        client.post(at("import-commit", batch), sent("khác"))
        answer = send(client, batch, filled(page) | sent("khác nữa"))
        assert answer.status_code == 422
        assert "Lần nhập này đã ghi vào sổ" in answer.content.decode()
        assert not page_of(client, batch).select("#bieu-mau select")


class TestRemembered:
    """The next file of that shape is read as the last one was."""

    def test_the_next_file_is_read_at_once(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        send(client, batch, filled(page_of(client, batch), **{"t0-column-5": "national_id"}))
        rows = [[*STRANGE["Sheet1"][1]], [1, "Trần Văn An", "1970", "x", None, "035070000412"]]
        answer = client.post(
            reverse("overview:import-new", kwargs={"unit_id": cast.union.pk}), {**sent("hai"), "file": uploaded(book({"Sheet2": rows}))}
        )
        second = Batch.objects.latest("pk")
        assert answer["Location"] == at("import", second), "nothing is to be looked at"
        assert second.rows.get().cells == {"full_name": "Trần Văn An", "born": "1970", "sex": "Nam", "national_id": "035070000412"}
        page = page_of(client, second, trang="0")
        assert "đọc như lần trước (Phạm Văn Bình chọn ngày 24/05/2022)" in words(page)
        assert client.post(at("import-commit", second), sent("ba")).status_code == 303

    def test_it_is_forgotten(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        send(client, batch, filled(page_of(client, batch)))
        second = preview(cast, STRANGE)
        assert not second.guesses
        answer = client.post(at("import-forget-columns", second), sent("quên") | {"table": "0"})
        assert (answer.status_code, answer["Location"]) == (303, at("import-columns", second))
        second.refresh_from_db()
        assert second.guesses
        assert not Layout.objects.exists()

    def test_the_marked_workbook_comes_back(self, cast, sign_in):
        wrong = [list(row) for row in STRANGE["Sheet1"]]
        wrong[3][2] = "31/02/1975"
        client, batch = sign_in(cast.chair), preview(cast, {"Sheet1": wrong})
        send(client, batch, filled(page_of(client, batch)))
        client.post(at("import-commit", batch), sent("ghi"))
        batch.refresh_from_db()
        assert (batch.counts["new"], batch.counts["error"]) == (1, 1)
        marked = workbooks.errors_file(by=cast.chair, batch=batch)
        from congdoan.workbooks.tests.factories import rewritten

        mended = rewritten(marked, {("Sheet1", 3, 2): "1975"})
        again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="loi.xlsx", content=mended)
        assert not again.guesses
        assert again.counts == {"new": 1, "changed": 0, "same": 1, "error": 0}

    def test_another_unit_does_not_know_it(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        send(client, batch, filled(page_of(client, batch)))
        theirs = workbooks.preview(by=cast.stranger, unit=cast.other, file_name="so.xlsx", content=book(STRANGE))
        assert theirs.guesses

    def test_the_preview_is_the_commit_even_if_it_is_forgotten_between(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        send(client, batch, filled(page_of(client, batch)))
        second = preview(cast, STRANGE)
        Layout.objects.all().delete()
        assert workbooks.commit(by=cast.chair, batch=second).counts["new"] == 2


class TestGrown:
    """A file with all the columns of the last one and some more is read as that one was; what was added is understood by itself."""

    @pytest.fixture
    def saved(self, cast, sign_in):
        """STRANGE, whose "Nơi ở" somebody called the identity number."""
        client, batch = sign_in(cast.chair), preview(cast, STRANGE)
        send(client, batch, filled(page_of(client, batch), **{"t0-column-5": "national_id"}))
        return client

    def test_columns_added_at_the_end_and_between(self, cast, saved):
        head = ["Họ tên", "Ngày sinh", "Tổ trưởng", "Nam", "Nữ", "Nơi ở", "Cần sửa"]
        row = ["Trần Văn An", "1970", "ông Bảy", "x", None, "035070000412", None]
        batch = preview(cast, {"Sheet1": [["HỘI VIÊN"], head, row]})
        assert batch.rows.get().cells == {"full_name": "Trần Văn An", "born": "1970", "sex": "Nam", "national_id": "035070000412"}
        assert not batch.guesses
        page = page_of(saved, batch)
        assert "đọc như lần trước (Phạm Văn Bình chọn ngày 24/05/2022)" in words(page)
        assert page.select_one("[name=t0-column-2] option[selected]")["value"] == "", "an unknown column wants a look"

    def test_a_guess_among_the_added_wants_a_yes(self, cast, saved):
        rows = [[*STRANGE["Sheet1"][1], "Mã của đơn vị"], [1, "Trần Văn An", "1970", "x", None, "035070000412", cast.group.code]]
        batch = preview(cast, {"Sheet1": rows})
        assert batch.guesses == ["Mã của đơn vị"]
        with pytest.raises(Refused, match="Máy mới đoán"):
            workbooks.commit(by=cast.chair, batch=batch)
        send(saved, batch, filled(page_of(saved, batch)))
        batch.refresh_from_db()
        assert not batch.guesses
        assert workbooks.commit(by=cast.chair, batch=batch).counts["new"] == 1
        assert not preview(cast, {"Sheet1": rows}).guesses

    def test_what_was_said_goes_before_a_heading_of_ours(self, cast, saved):
        rows = [[*STRANGE["Sheet1"][1], "Số CCCD"], [1, "Trần Văn An", "1970", "x", None, "035070000412", "không rõ"]]
        batch = preview(cast, {"Sheet1": rows})
        assert batch.rows.get().cells["national_id"] == "035070000412"
        assert batch.rows.get().extra == {"Số CCCD": "không rõ"}

    @pytest.mark.parametrize(
        "head",
        [
            ["Họ tên", "Ngày sinh", "Nam", "Nữ", "Quê"],  # one is missing
            ["Họ tên", "Ngày sinh", "Nam", "Nữ", "Nơi ở", "Nơi ở"],  # which of the two?
            ["Họ tên", "Ngày sinh", "Nam", "Nữ", "Nơi ở", "a", "b", "c", "d", "e", "f"],  # more is new than known
        ],
    )
    def test_another_file_is_read_afresh(self, head, cast, saved):
        batch = preview(cast, {"Sheet1": [head, ["Trần Văn An", "1970", "x", None, "Phủ Lý", "Hà Nam", *head[6:]][: len(head)]]})
        assert batch.guesses
        assert not batch.understood[0]["remembered"]

    def test_a_tab_of_another_name_is_read_afresh(self, cast, saved):
        rows = [[*STRANGE["Sheet1"][1], "Quê"], [1, "Trần Văn An", "1970", "x", None, None, "Phủ Lý"]]
        assert not preview(cast, {"Con cán bộ": rows}).understood[0]["remembered"]

    def test_a_tab_that_looks_like_another_sheet_wants_a_yes(self, cast, saved):
        batch = preview(cast, {"Sheet1": [["Ngày", "Hội viên", "Lý do", "Số tiền"], *CALLS]})
        columns = {"0": "", "1": "full_name", "2": "", "3": ""}
        said = {"sheet": "Hội viên", "header": [0, 1], "columns": columns, "seen": True}
        layouts.read_as(by=cast.chair, batch=batch, layout={"0": said})
        again = preview(cast, {"Sheet1": [["Ngày", "Hội viên", "Lý do", "Số tiền", "Ghi thêm"], *([*row, "a"] for row in CALLS)]})
        assert again.guesses == ["Sheet1"]

    def test_it_is_frozen_and_can_be_forgotten(self, cast, saved):
        rows = [[*STRANGE["Sheet1"][1], "Quê"], [1, "Trần Văn An", "1970", "x", None, "035070000412", "Phủ Lý"]]
        first, second = preview(cast, {"Sheet1": rows}), preview(cast, {"Sheet1": rows})
        saved.post(at("import-forget-columns", first), sent("quên") | {"table": "0"})
        first.refresh_from_db()
        assert first.guesses
        assert not Layout.objects.exists()
        assert workbooks.commit(by=cast.chair, batch=second).counts["new"] == 1

    def test_it_asks_no_more_of_the_database(self, cast, saved):
        def statements(rows):
            with CaptureQueriesContext(connection) as seen:
                preview(cast, {"Sheet1": rows})
            return len(seen)

        rows = [[*STRANGE["Sheet1"][1]], [1, "Trần Văn An", "1970", "x", None, "035070000412"]]
        statements(rows)
        assert statements([[*rows[0], "Quê"], [*rows[1], "Phủ Lý"]]) == statements(rows)


class TestUnit:
    """A column of units goes before the unit that the machine fills in for the whole sheet."""

    SHEETS = {"Hội viên": [["Họ và tên", "Ngày sinh", "Tổ công tác"], ["Vũ Thị Dung", "1980", "TO1"]]}

    def test_the_machines_unit_gives_way(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, self.SHEETS)
        page = page_of(client, batch)
        assert page.select_one("[name=t0-fill-unit]")
        answer = send(client, batch, filled(page, **{"t0-column-2": "unit"}))
        assert answer.status_code == 303
        assert StagedRow.objects.get(batch=batch).cells["unit"] == "TO1"

    def test_a_unit_that_was_chosen_does_not(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, self.SHEETS)
        page = page_of(client, batch)
        answer = send(client, batch, filled(page, **{"t0-column-2": "unit", "t0-fill-unit": cast.group2.code}))
        assert answer.status_code == 422
        assert "Tệp đã có cột Đơn vị (mã)" in answer.content.decode()
        send(client, batch, filled(page, **{"t0-fill-unit": cast.group2.code}))
        page = page_of(client, batch, trang="0")
        assert send(client, batch, filled(page, **{"t0-column-2": "unit"})).status_code == 422


class TestGroups:
    """Rows below the heading of a group belong to its unit, once somebody has said so."""

    ROWS = [
        ["Họ và tên", "Ngày sinh", "Giới tính"],
        ["I. Tổ Văn phòng"], ["Vũ Thị Dung", "1980", "Nữ"],
        ["II. Tổ Ban Đảng"], ["Lương Văn Hùng", "1975", "Nam"],
    ]  # fmt: skip

    def test_the_units_are_guessed_and_confirmed(self, cast, sign_in):
        client, batch = sign_in(cast.chair), preview(cast, {"Hội viên": self.ROWS})
        assert batch.guesses == ["I. Tổ Văn phòng", "II. Tổ Ban Đảng"]
        page = page_of(client, batch)
        assert page.select_one("[name=t0-group-2] option[selected]")["value"] == cast.group.code
        send(client, batch, filled(page, **{"t0-group-4": cast.group.code}))
        batch.refresh_from_db()
        workbooks.commit(by=cast.chair, batch=batch)
        assert set(club.Belonging.objects.values_list("unit__code", flat=True)) == {cast.group.code}

    def test_the_tab_names_the_unit(self, cast):
        batch = preview(cast, {"Hội viên Tổ Ban Đảng": [self.ROWS[0], self.ROWS[2]]})
        assert batch.guesses == ["Đơn vị (mã)"]
        assert batch.rows.get().cells["unit"] == cast.group2.code


class TestWho:
    """403 for whoever may not import, 404 for strangers."""

    def test_rights(self, cast, sign_in):
        batch = preview(cast, STRANGE)
        address = at("import-columns", batch)
        assert sign_in(cast.accountant).get(address).status_code == 403
        assert sign_in(cast.stranger).get(address).status_code == 404
        assert sign_in(cast.stranger).post(address, sent()).status_code == 404
        assert sign_in(cast.accountant).post(at("import-forget-columns", batch), sent() | {"table": "0"}).status_code == 403


def test_statements_do_not_grow_with_the_rows(cast):
    def statements(number):
        rows = [
            [place, f"Trần Văn {'ABCDEFGHIKLMNOPQRSTUVXY'[place % 23]} {chr(65 + place // 23)}", str(1960 + place % 40), "x", None, None]
            for place in range(number)
        ]
        with CaptureQueriesContext(connection) as seen:
            preview(cast, {"Sheet1": [*STRANGE["Sheet1"][:2], *rows]})
        return len(seen)

    statements(5)  # what is asked once in a process
    assert statements(10) == statements(40)
