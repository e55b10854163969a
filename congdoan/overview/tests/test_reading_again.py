"""Decisions about a large file are taken down at once and read by the background job; without a worker the page reads."""

import pytest

from congdoan.jobs.actions import workers
from congdoan.jobs.models import Run
from congdoan.jobs.worker import run_waiting
from congdoan.overview.tests.factories import at, previewed, sent
from congdoan.overview.tests.test_answering import members, soup
from congdoan.overview.tests.test_answering import send as send_answer
from congdoan.overview.tests.test_answering import words as said
from congdoan.overview.tests.test_columns_screen import STRANGE, filled, page_of, preview, send
from congdoan.workbooks.choices import BatchState
from congdoan.workbooks.models import Answer, Layout
from tests import people

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch):
    monkeypatch.setattr("congdoan.workbooks.policies.LARGE_BATCH", 1)


@pytest.fixture
def worker(cast):
    workers.beat("một", now=people.NOW)


def test_an_answer_is_taken_down_and_read_by_the_job(cast, sign_in, worker):
    batch, client = previewed(cast.chair, cast.union, members(3)), sign_in(cast.chair)
    form = soup(client.get(at("import", batch))).select_one("form.cd-hieu")
    answer = client.get(send_answer(client, form, value="KDD-T1")["Location"], follow=True)
    assert answer.redirect_chain[-1][0] == at("import-progress", batch)
    batch.refresh_from_db()
    assert (batch.state, batch.counts["error"], Answer.objects.count()) == (BatchState.WAITING, 3, 1)
    assert "máy đọc lại ở nền" in said(soup(answer))
    assert run_waiting() == 1
    batch.refresh_from_db()
    assert (batch.state, batch.counts["error"], batch.counts["new"]) == (BatchState.PREVIEWED, 0, 3)

    client.post(at("import-forget", batch), sent("hai") | {"sheet": "Hội viên", "column": "unit", "text": "Tổ 1"})
    batch.refresh_from_db()
    assert (batch.state, Answer.objects.count()) == (BatchState.WAITING, 0)
    assert run_waiting() == 1
    batch.refresh_from_db()
    assert (batch.state, batch.counts["error"]) == (BatchState.PREVIEWED, 3)


def test_a_decision_while_the_job_has_the_file_is_refused(cast, sign_in, worker):
    batch, client = previewed(cast.chair, cast.union, members(3)), sign_in(cast.chair)
    given = {"sheet": "Hội viên", "column": "unit", "text": "Tổ 1", "value": "KDD-T1"}
    assert client.post(at("import-answer", batch), sent("một") | given).status_code == 303
    assert client.post(at("import-answer", batch), sent("một") | given).status_code == 303  # the same request: one effect
    assert client.post(at("import-answer", batch), sent("hai") | given).status_code == 422
    assert Run.objects.count() == 1


def test_columns_are_remembered_at_once_and_read_by_the_job(cast, sign_in, worker):
    batch, client = preview(cast, STRANGE), sign_in(cast.chair)
    answer = send(client, batch, filled(page_of(client, batch)))
    assert client.get(answer["Location"], follow=True).redirect_chain[-1][0] == at("import-progress", batch)
    batch.refresh_from_db()
    assert (batch.state, Layout.objects.count()) == (BatchState.WAITING, 1)
    assert run_waiting() == 1
    batch.refresh_from_db()
    assert (batch.state, batch.guesses, batch.counts["new"]) == (BatchState.PREVIEWED, [], 2)
    assert not preview(cast, STRANGE).guesses


def test_without_a_worker_the_page_reads(cast, sign_in):
    batch, client = previewed(cast.chair, cast.union, members(3)), sign_in(cast.chair)
    send_answer(client, soup(client.get(at("import", batch))).select_one("form.cd-hieu"), value="KDD-T1")
    batch.refresh_from_db()
    assert (batch.state, batch.counts["error"], Run.objects.count()) == (BatchState.PREVIEWED, 0, 0)
