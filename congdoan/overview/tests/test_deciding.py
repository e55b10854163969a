"""Writing the import into the book, leaving it, undoing it; the result; the files to take away."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan import workbooks
from congdoan.audit.models import Entry
from congdoan.kernel.oldtext import TCVN3
from congdoan.overview.tests.factories import GOOD, HEADINGS, SPOILED, at, previewed, sent
from congdoan.workbooks.choices import BatchState
from congdoan.workbooks.models import Batch
from congdoan.workbooks.tests.club import Call
from congdoan.workbooks.tests.factories import book, cells
from tests.oldfonts import typed_rows

pytestmark = pytest.mark.usefixtures("club_sheets")


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def test_the_good_rows_are_written_and_the_result_says_so(cast, sign_in):
    batch = previewed(cast.chair, cast.union, SPOILED)
    answer = sign_in(cast.chair).post(at("import-commit", batch), sent(), follow=True)
    page = BeautifulSoup(answer.content, "html.parser")
    assert Call.objects.count() == 2
    assert page.h1.text == "Đã ghi 4 dòng vào sổ"
    table = [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])] for row in page.select("[aria-labelledby=ket-qua] tbody tr")
    ]
    assert table == [["Hội viên", "2", "0", "0", "0"], ["Thăm", "2", "0", "0", "2"]]
    assert "Còn 2 dòng chưa vào sổ." in words(answer)


def test_text_of_an_old_font_is_looked_at_and_ticked(cast, sign_in):
    batch = previewed(cast.chair, cast.union, {name: typed_rows(TCVN3, rows) for name, rows in GOOD.items()})
    client = sign_in(cast.chair)
    for name in ("import-columns", "import"):
        assert "Chữ gõ bằng bảng mã cũ" in words(client.get(at(name, batch)))
    refused = client.post(at("import-commit", batch), sent("một"))
    assert (refused.status_code, Call.objects.count()) == (422, 0)
    assert "Xem chữ đọc lại, đúng thì đánh dấu rồi ghi." in words(refused)
    assert client.post(at("import-commit", batch), {**sent("hai"), "old_text_right": "on"}).status_code == 303
    assert Call.objects.count() == 2
    assert "Chữ gõ bằng bảng mã cũ" not in words(client.get(at("import", previewed(cast.chair, cast.union, GOOD))))


def test_the_same_send_twice_writes_once(cast, sign_in):
    batch = previewed(cast.chair, cast.union, GOOD)
    client = sign_in(cast.chair)
    answers = [client.post(at("import-commit", batch), sent()) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert Call.objects.count() == 2
    assert Entry.objects.filter(action="workbooks.batches.commit").count() == 1


def test_a_second_page_sends_again_and_is_told(cast, sign_in):
    batch = previewed(cast.chair, cast.union, GOOD)
    client = sign_in(cast.chair)
    client.post(at("import-commit", batch), sent("một"))
    answer = client.post(at("import-commit", batch), sent("hai"))
    assert answer.status_code == 422
    assert "Lần nhập này đã ghi vào sổ, không ghi lại được." in words(answer)
    assert Call.objects.count() == 2


def test_a_book_that_changed_meanwhile_shows_the_renewed_preview(cast, sign_in):
    workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, {"Hội viên": GOOD["Hội viên"]}))
    mine = previewed(cast.chair, cast.union, GOOD)
    workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, {"Thăm": [HEADINGS, GOOD["Thăm"][1]]}))
    client = sign_in(cast.chair)
    answer = client.post(at("import-commit", mine), sent())
    assert answer.status_code == 409
    assert "Chưa ghi gì: sổ đã có người sửa từ lúc anh/chị xem trước." in words(answer)
    assert "Sẽ ghi 1 dòng" in words(answer), "the call that somebody else wrote is the same by now"
    assert Call.objects.count() == 1
    again = client.post(at("import-commit", mine), sent())
    assert again.status_code == 303, "the same page can be sent again once it has been looked at"
    assert Call.objects.count() == 2


def test_an_import_is_undone_as_a_whole(cast, sign_in):
    batch = workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, GOOD))
    client = sign_in(cast.chair)
    page = words(client.get(at("import-undo", batch)))
    assert "Sẽ bỏ 4 dòng đã ghi mới." in page and "0 dòng" not in page
    answers = [client.post(at("import-undo", batch), sent(), follow=True) for _time in range(2)]
    assert "Đã hoàn tác 4 dòng" in words(answers[0])
    assert [answer.status_code for answer in answers] == [200, 200]
    assert not Call.objects.exists()


def test_what_was_edited_since_keeps_the_import(cast, sign_in):
    batch = workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, GOOD))
    Call.objects.filter(note="viếng").update(amount=1)
    answer = sign_in(cast.chair).post(at("import-undo", batch), sent())
    assert answer.status_code == 422
    assert "đã được sửa sau lần nhập này" in words(answer)
    assert Call.objects.count() == 2


def test_leaving_an_import_drops_its_rows(cast, sign_in):
    batch = previewed(cast.chair, cast.union, GOOD)
    client = sign_in(cast.chair)
    answer = client.post(at("import-discard", batch), sent(), follow=True)
    assert "Đã bỏ, không ghi gì vào sổ." in words(answer)
    batch.refresh_from_db()
    assert (batch.state, bytes(batch.content), batch.rows.count()) == (BatchState.DISCARDED, b"", 0)


def test_the_buttons_of_one_page_have_different_keys(cast, sign_in):
    batch = previewed(cast.chair, cast.union, GOOD)
    client = sign_in(cast.chair)
    page = BeautifulSoup(client.get(at("import", batch)).content, "html.parser")
    commit, discard = (page.select_one(f"form[action$='/{way}/'] input[name=lan_gui]")["value"] for way in ("ghi", "bo"))
    client.post(at("import-commit", batch), sent(commit))
    answer = client.post(at("import-discard", batch), sent(discard))
    assert answer.status_code == 422, "going back and leaving what has been written is refused, not taken for the first send"


@pytest.mark.parametrize("name", ["import-commit", "import-discard"])
def test_a_question_that_is_answered_leads_to_the_import(name, cast, sign_in):
    batch = workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, GOOD))
    answer = sign_in(cast.chair).get(at(name, batch))
    assert (answer.status_code, answer["Location"]) == (302, at("import", batch))


def test_the_marked_file(cast, sign_in):
    batch = previewed(cast.chair, cast.union, SPOILED)
    client = sign_in(cast.chair)
    answers = [client.post(at("import-marked", batch)) for _time in range(2)]
    assert answers[0]["Content-Disposition"] == 'attachment; filename="so-danh-dau.xlsx"'
    assert cells(answers[1].content)["Tham"][3][-1].startswith("Ngày: Tháng 2 không có ngày 31.")
    assert Entry.objects.filter(action="workbooks.books.mark_errors").count() == 2


def test_the_marked_file_of_what_was_left(cast, sign_in):
    batch = workbooks.actions.batches.discard(by=cast.chair, batch=previewed(cast.chair, cast.union, SPOILED))
    answer = sign_in(cast.chair).post(at("import-marked", batch))
    assert answer.status_code == 422


class TestExport:
    """The whole book, for those who may take it."""

    @staticmethod
    def address(unit):
        return reverse("overview:export", kwargs={"unit_id": unit.pk})

    @pytest.mark.parametrize(
        ("who", "status"), [("chair", 200), ("accountant", 200), ("inspector", 403), ("group_leader", 403), ("stranger", 404)]
    )
    def test_who_may(self, who, status, cast, sign_in):
        client = sign_in(getattr(cast, who))
        assert client.get(self.address(cast.union)).status_code == status
        assert client.post(self.address(cast.union)).status_code == status

    def test_what_goes_out_comes_back_unchanged(self, cast, sign_in):
        workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, GOOD))
        answer = sign_in(cast.chair).post(self.address(cast.union))
        assert answer["Content-Disposition"] == 'attachment; filename="so-cong-doan-kdd-20220524.xlsx"'
        assert answer["Cache-Control"] == "no-store"
        again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=answer.content)
        assert (again.rows_to_write, again.counts["error"]) == (0, 0)
        assert Entry.objects.filter(action="workbooks.books.export").count() == 1


def test_the_list_of_imports(cast, sign_in, django_assert_num_queries, django_assert_max_num_queries):
    client = sign_in(cast.chair)
    address = reverse("overview:import-list", kwargs={"unit_id": cast.union.pk})
    assert "Chưa nhập tệp nào" in words(client.get(address))
    workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, SPOILED))
    with django_assert_max_num_queries(10) as seen:
        page = words(client.get(address))
    assert "so.xlsx Phạm Văn Bình 24/05/2022 08:00 4 0 2 đã ghi vào sổ Công đoàn khối dân Đảng" in page
    for _time in range(10):
        Batch.objects.create(
            unit=cast.group, file_name="x.xlsx", content=book({"a": [["b"]]}), made_by=cast.chair.person, made_at=cast.chair.now, outcome=""
        )
    with django_assert_num_queries(len(seen)):
        client.get(address)
    assert client.get(address, {"dang": "xlsx"}).status_code == 200
    assert "CÁC LẦN NHẬP SỔ EXCEL" in words(client.get(address, {"dang": "in"}))
