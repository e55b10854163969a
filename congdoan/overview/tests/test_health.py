"""The plain answer for whoever watches the server."""

import pytest
from django.db import OperationalError


@pytest.mark.django_db
def test_alive(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/suc-khoe/")
    assert (answer.status_code, answer.content.decode()) == (200, "khỏe\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_database_that_does_not_answer(client, monkeypatch):
    class Silent:
        def cursor(self):
            raise OperationalError

    monkeypatch.setattr("congdoan.overview.health.connection", Silent())
    answer = client.get("/suc-khoe/")
    assert (answer.status_code, answer.content.decode()) == (503, "cơ sở dữ liệu không trả lời\n")
