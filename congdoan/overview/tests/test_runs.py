"""The screen of background jobs: who sees which, what it says, what stopped is run again."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.jobs.actions import runs, workers
from congdoan.jobs.choices import RunState
from congdoan.jobs.models import Run
from congdoan.overview.tests.factories import sent
from tests import people


def address(unit, **query):
    return reverse("overview:run-list", kwargs={"unit_id": unit.pk}, query=query or None)


def again(run, unit):
    return reverse("overview:run-again", kwargs={"unit_id": unit.pk, "run_id": run.pk})


def words(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


@pytest.fixture
def admin(cast):
    who = people.person("Lý Thị Quản")
    grants.give(person=who, role=Role.ADMINISTRATOR, unit=cast.union, valid_from=people.FOUNDED)
    return people.acting(people.account(who, "quantri"))


@pytest.fixture
def dead(cast):
    run = runs.enqueue("workbooks.read", by=cast.chair, unit=cast.union, title="so-2022.xlsx", batch=1)
    facts = {"state": RunState.DEAD, "attempts": 5, "said": "Máy gặp lỗi khi làm việc này (ValueError)."}
    Run.objects.filter(pk=run.pk).update(**facts, began_at=people.NOW, ended_at=people.NOW)
    return Run.objects.get(pk=run.pk)


def test_one_sees_what_one_has_asked_for_and_administrators_see_all(cast, admin, deputy, dead, sign_in):
    runs.enqueue_periodic(now=people.NOW)
    page = words(sign_in(cast.chair).get(address(cast.union)))
    for said in ("Đọc sổ Excel đã đưa lên", "so-2022.xlsx", "Phạm Văn Bình", "đã dừng hẳn", "0 giây", "(ValueError)", "Chạy lại"):
        assert said in page, said
    assert "Dọn danh sách" not in page
    page = words(sign_in(admin).get(address(cast.union)))
    assert "so-2022.xlsx" in page
    assert "Dọn danh sách việc chạy nền" in page
    assert "Chưa giao việc nào chạy nền" in words(sign_in(deputy).get(address(cast.union)))


def test_strangers_find_nothing_and_onlookers_are_told(cast, dead, sign_in):
    assert sign_in(cast.stranger).get(address(cast.union)).status_code == 404
    assert sign_in(cast.accountant).get(address(cast.union)).status_code == 403
    assert sign_in(cast.accountant).get(again(dead, cast.union)).status_code == 404, "a run that one may not see is not there"
    assert sign_in(cast.stranger).get(again(dead, cast.union)).status_code == 404


def test_what_stopped_is_run_again(cast, dead, sign_in):
    client = sign_in(cast.chair)
    assert "so-2022.xlsx" in words(client.get(again(dead, cast.union)))
    answer = client.post(again(dead, cast.union), sent(), follow=True)
    assert "Đã giao chạy lại." in words(answer)
    assert Run.objects.get().state == RunState.WAITING


def test_what_waits_is_not_run_again(cast, sign_in):
    run = runs.enqueue("workbooks.read", by=cast.chair, unit=cast.union, batch=1)
    answer = sign_in(cast.chair).post(again(run, cast.union), sent())
    assert answer.status_code == 422
    assert "Việc này đang chờ nên không chạy lại được." in words(answer)


def test_a_run_of_another_unit_or_of_the_clock_is_not_here(cast, admin, dead, sign_in):
    periodic, *_others = runs.enqueue_periodic(now=people.NOW)
    assert sign_in(admin).get(again(periodic, cast.union)).status_code == 404
    assert sign_in(cast.chair).get(again(dead, cast.group)).status_code == 404


def test_whether_a_worker_is_there_stands_above(cast, dead, sign_in):
    client = sign_in(cast.chair)
    assert "Máy chạy nền đang tắt" in words(client.get(address(cast.union)))
    workers.beat("một", now=people.NOW)
    assert "không có việc nào phải chờ" in words(client.get(address(cast.union)))


def test_on_paper_and_in_excel(cast, dead, sign_in):
    client = sign_in(cast.chair)
    assert "VIỆC MÁY LÀM TRONG NỀN" in words(client.get(address(cast.union, dang="in"))).upper()
    assert client.get(address(cast.union, dang="xlsx"))["Content-Type"].endswith("spreadsheetml.sheet")


def test_the_number_of_questions_does_not_grow_with_the_rows(cast, dead, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.chair)
    client.get(address(cast.union))
    for number in range(60):
        runs.enqueue("workbooks.read", by=cast.chair, unit=cast.union, title=f"so-{number}.xlsx", batch=number)
    with django_assert_max_num_queries(10):
        page = client.get(address(cast.union))
    assert "so-59.xlsx" in words(page)
    assert "so-2022.xlsx" not in words(page), "the oldest stands on the next page"
