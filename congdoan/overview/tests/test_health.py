"""The plain answer for whoever watches the server."""

import datetime

import pytest
from django.db import OperationalError
from django.utils import timezone

from congdoan.jobs.actions import runs, workers
from congdoan.jobs.models import Run


@pytest.mark.django_db
def test_alive(client, django_assert_num_queries):
    with django_assert_num_queries(3):
        answer = client.get("/suc-khoe/")
    assert (answer.status_code, answer.content.decode()) == (200, "khỏe\nmáy chạy nền: không\nviệc chờ lâu nhất: 0 giây\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_the_background_jobs_are_told_of(client, cast):
    workers.beat("một", now=timezone.now())
    runs.enqueue("workbooks.read", by=cast.chair, unit=cast.union, batch=1)
    Run.objects.update(due_at=timezone.now() - datetime.timedelta(minutes=5))
    lines = client.get("/suc-khoe/").content.decode().splitlines()
    assert lines[:2] == ["khỏe", "máy chạy nền: có"]
    assert 300 <= int(lines[2].removeprefix("việc chờ lâu nhất: ").removesuffix(" giây")) < 360


@pytest.mark.django_db
def test_a_database_that_does_not_answer(client, monkeypatch):
    class Silent:
        def cursor(self):
            raise OperationalError

    monkeypatch.setattr("congdoan.overview.health.connection", Silent())
    answer = client.get("/suc-khoe/")
    assert (answer.status_code, answer.content.decode()) == (503, "cơ sở dữ liệu không trả lời\n")
