"""A large file: handed to the background job, told how far it is, led on to the preview and the result; what goes wrong says what to do."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan import workbooks
from congdoan.access.models import Grant
from congdoan.audit.models import Entry
from congdoan.jobs import policies as patience
from congdoan.jobs import telling
from congdoan.jobs.actions import runs, workers
from congdoan.jobs.choices import RunState
from congdoan.jobs.models import Run, Worker
from congdoan.jobs.worker import run_waiting
from congdoan.overview.tests.factories import GOOD, HEADINGS, at, previewed, sent, uploaded
from congdoan.workbooks.actions import batches
from congdoan.workbooks.choices import BatchState
from congdoan.workbooks.models import Batch, StagedRow
from congdoan.workbooks.tests.club import Call
from congdoan.workbooks.tests.factories import book
from tests import people

pytestmark = pytest.mark.usefixtures("club_sheets")
ASKED_AGAIN = {"HX-Request": "true", "HX-Target": "tien-do"}


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch):
    monkeypatch.setattr("congdoan.workbooks.policies.LARGE_FILE", 1)
    monkeypatch.setattr("congdoan.workbooks.policies.LARGE_BATCH", 1)


@pytest.fixture
def worker(cast):
    """A worker that lives, though it takes nothing by itself."""
    workers.beat("một", now=people.NOW)


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def upload(client, unit, content):
    return client.post(reverse("overview:import-new", kwargs={"unit_id": unit.pk}), {**sent(), "file": uploaded(content)})


def handed_over(cast):
    """A batch that waits to be written."""
    return batches.hand_over(by=cast.chair, batch=previewed(cast.chair, cast.union, GOOD))


def test_from_the_upload_to_the_result(cast, sign_in, worker):
    client = sign_in(cast.chair)
    page = client.get(upload(client, cast.union, book(GOOD))["Location"], follow=True)
    batch = Batch.objects.get()
    assert (batch.state, StagedRow.objects.count()) == (BatchState.WAITING, 0)
    assert page.redirect_chain[-1][0] == at("import-progress", batch)
    assert "Tệp đang chờ đến lượt đọc" in words(page)
    assert run_waiting() == 1
    assert client.get(at("import-progress", batch))["Location"] == at("import", batch)
    again = client.get(at("import-progress", batch), headers=ASKED_AGAIN)
    assert (again.status_code, again["HX-Redirect"]) == (204, at("import", batch))
    assert "Sẽ ghi 4 dòng" in words(client.get(at("import", batch)))

    answer = client.post(at("import-commit", batch), sent("hai"), follow=True)
    assert "Đã giao máy ghi vào sổ." in words(answer)
    assert "Đang chờ đến lượt ghi vào sổ" in words(answer)
    assert Call.objects.count() == 0
    assert run_waiting() == 1
    assert "Đã ghi 4 dòng vào sổ" in words(client.get(at("import-progress", batch), follow=True))
    assert Call.objects.count() == 2
    by_whom = set(Entry.objects.filter(action="workbooks.batches.commit").values_list("by", flat=True))
    assert by_whom == {cast.chair.person.pk}


def test_without_a_worker_everything_is_done_at_once(cast, sign_in):
    client = sign_in(cast.chair)
    upload(client, cast.union, book(GOOD))
    batch = Batch.objects.get()
    assert batch.state == BatchState.PREVIEWED
    client.post(at("import-commit", batch), sent("hai"))
    assert (Call.objects.count(), Run.objects.count()) == (2, 0)


def test_a_small_file_is_read_at_once(cast, sign_in, worker, monkeypatch):
    monkeypatch.setattr("congdoan.workbooks.policies.LARGE_FILE", 10**9)
    monkeypatch.setattr("congdoan.workbooks.policies.LARGE_BATCH", 5)
    client = sign_in(cast.chair)
    upload(client, cast.union, book(GOOD))
    client.post(at("import-commit", Batch.objects.get()), sent("hai"))
    assert (Call.objects.count(), Run.objects.count()) == (2, 0)


def test_the_same_send_twice_hands_over_once(cast, sign_in, worker):
    client = sign_in(cast.chair)
    content = book(GOOD)
    first, second = upload(client, cast.union, content), upload(client, cast.union, content)
    assert first["Location"] == second["Location"]
    assert (Batch.objects.count(), Run.objects.count()) == (1, 1)


def test_the_bar_says_which_sheet_and_how_many_rows(cast, sign_in, worker):
    client = sign_in(cast.chair)
    upload(client, cast.union, book(GOOD))
    batch, run = Batch.objects.get(), runs.take("một", now=people.NOW)
    assert "Máy đang đọc tệp" in words(client.get(at("import-progress", batch)))
    telling.listener(run.pk)("Trang Hội viên", 1200, 5000)
    page = client.get(at("import-progress", batch), headers=ASKED_AGAIN)
    bar = BeautifulSoup(page.content, "html.parser").progress
    assert (bar["value"], bar["max"]) == ("1200", "5000")
    assert "Trang Hội viên. Đã qua 1.200 trên 5.000 dòng." in words(page)
    whole = client.get(at("import-progress", batch)).content.decode()
    assert page.content.decode().strip() in whole, "the fragment is part of the page"


def test_the_import_tells_sheet_by_sheet(cast, worker):
    batch = batches.receive(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(GOOD))
    heard = []
    from congdoan.kernel import progress

    with progress.heard_by(lambda *told: heard.append(told)):
        batches.read(by=cast.chair, batch=batch)
    assert heard == [("Mở tệp", 0, 0), ("Trang Hội viên", 0, 4), ("Trang Thăm", 2, 4), ("Lập bảng xem trước", 4, 4)]


def test_a_file_that_cannot_be_read_says_so_and_what_to_do(cast, sign_in, worker):
    client = sign_in(cast.chair)
    upload(client, cast.union, book({"Hội viên": [["a" + "\u0301\u0323" * 500]]}))  # told only when its cells are read
    batch = Batch.objects.get()
    assert client.get(at("import-progress", batch), headers=ASKED_AGAIN).status_code == 200
    run_waiting()
    assert Run.objects.get().state == RunState.DONE
    assert client.get(at("import-progress", batch), headers=ASKED_AGAIN)["HX-Redirect"] == at("import-progress", batch)
    page = client.get(at("import", batch), follow=True)
    assert "ô A1 có quá nhiều chữ" in words(page)
    assert "Chọn tệp khác" in words(page)
    batch.refresh_from_db()
    assert bytes(batch.content) == b"", "what cannot be read is not kept"
    answer = client.post(at("import-discard", batch), sent("ba"), follow=True)
    assert "Đã bỏ, không ghi gì vào sổ." in words(answer)


def test_a_file_that_cannot_be_opened_is_refused_at_once_and_not_kept(cast, sign_in, worker):
    answer = upload(sign_in(cast.chair), cast.union, b"PK\x03\x04 hong")
    assert answer.status_code == 422
    assert "Tệp bị hỏng, không mở được." in words(answer)
    assert not Batch.objects.exists()
    assert not Run.objects.exists()


def test_who_lost_the_right_meanwhile_reads_and_writes_nothing(cast, sign_in, worker):
    batch = handed_over(cast)
    Grant.objects.filter(person=cast.chair.person).update(valid_until=people.TODAY - datetime.timedelta(days=1))
    run_waiting()
    run = Run.objects.get()
    assert (run.state, Call.objects.count()) == (RunState.REFUSED, 0)
    assert run.said.startswith("Anh/chị chưa có quyền nhập sổ Excel ở Công đoàn khối dân Đảng.")
    Grant.objects.filter(person=cast.chair.person).update(valid_until=None)
    page = sign_in(cast.chair).get(at("import-progress", batch))
    assert "Chưa ghi được vào sổ" in words(page)
    assert "Anh/chị chưa có quyền" in words(page)


def test_a_book_that_changed_meanwhile_is_previewed_anew(cast, sign_in, worker):
    workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, {"Hội viên": GOOD["Hội viên"]}))
    batch = handed_over(cast)
    workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, {"Thăm": [HEADINGS, GOOD["Thăm"][1]]}))
    run_waiting()
    page = sign_in(cast.chair).get(at("import-progress", batch), follow=True)
    assert "Chưa ghi gì: sổ đã có người sửa từ lúc anh/chị xem trước." in words(page)
    assert "Sẽ ghi 1 dòng" in words(page)
    assert Call.objects.count() == 1


def test_a_job_that_stopped_for_good_is_taken_back_and_previewed(cast, sign_in, worker):
    batch = handed_over(cast)
    Run.objects.update(state=RunState.DEAD, said="Máy chạy nền bị tắt giữa chừng đủ 5 lần nên dừng hẳn.")
    client = sign_in(cast.chair)
    page = client.get(at("import-progress", batch))
    assert "đủ 5 lần nên dừng hẳn" in words(page)
    answer = client.post(at("import-take-back", batch), sent("ba"), follow=True)
    assert "Sẽ ghi 4 dòng" in words(answer)
    assert Batch.objects.get(pk=batch.pk).state == BatchState.PREVIEWED


def test_what_is_being_written_is_not_taken_back(cast, sign_in, worker):
    batch = handed_over(cast)
    runs.take("một", now=people.NOW)
    answer = sign_in(cast.chair).post(at("import-take-back", batch), sent("ba"))
    assert answer.status_code == 422
    assert "không dừng giữa chừng được" in words(answer)


def test_a_worker_that_is_gone_is_said_and_the_file_can_be_read_at_once(cast, sign_in, worker):
    client = sign_in(cast.chair)
    upload(client, cast.union, book(GOOD))
    batch = Batch.objects.get()
    Worker.objects.all().delete()
    assert "Máy chạy nền đang tắt." in words(client.get(at("import-progress", batch)))
    answer = client.post(at("import-read", batch), sent("ba"), follow=True)
    assert "Sẽ ghi 4 dòng" in words(answer)
    assert run_waiting() == 1, "the job finds its work done"
    assert Batch.objects.get().state == BatchState.PREVIEWED


def test_trying_again_is_said_with_its_time(cast, sign_in, worker):
    batch = handed_over(cast)
    run = runs.take("một", now=people.NOW)
    runs.fail(run, "Máy gặp lỗi.", ValueError(), now=people.NOW)
    page = words(sign_in(cast.chair).get(at("import-progress", batch)))
    assert "Máy gặp lỗi." in page
    assert "Sẽ tự làm lại lúc 24/05/2022 08:00 (đã thử 1 lần)." in page
    assert patience.wait_before(1).total_seconds() == 30


def test_a_job_done_twice_writes_once(cast, worker):
    handed_over(cast)
    run_waiting()
    run = Run.objects.get()
    Run.objects.update(state=RunState.DEAD)
    runs.rerun(by=cast.chair, run=run)
    assert run_waiting() == 1
    assert (Run.objects.get().state, Call.objects.count()) == (RunState.DONE, 2)


def test_strangers_find_nothing_and_onlookers_are_told(cast, deputy, sign_in, worker):
    batch = handed_over(cast)
    for name in ("import-progress", "import-read", "import-take-back"):
        assert sign_in(cast.stranger).get(at(name, batch)).status_code == 404
        assert sign_in(cast.accountant).get(at(name, batch)).status_code == 403
        assert sign_in(deputy).get(at(name, batch)).status_code == 403, "rows are for the one who brought the file, and the chair"


def test_the_page_asks_a_fixed_number_of_questions(cast, sign_in, worker, django_assert_max_num_queries):
    batch = handed_over(cast)
    client = sign_in(cast.chair)
    with django_assert_max_num_queries(10):
        client.get(at("import-progress", batch), headers=ASKED_AGAIN)


def test_the_list_shows_what_is_waiting(cast, sign_in, worker):
    handed_over(cast)
    page = sign_in(cast.chair).get(reverse("overview:import-list", kwargs={"unit_id": cast.union.pk}))
    assert "chờ máy ghi vào sổ" in words(page)
