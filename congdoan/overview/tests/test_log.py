"""The log in words: who may read it, what it shows, filters, paper and workbook."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.audit.actions import entries
from congdoan.audit.models import Entry
from congdoan.overview import log
from congdoan.overview.tests.factories import GOOD, previewed


def address(unit):
    return reverse("overview:log", kwargs={"unit_id": unit.pk})


def entry(unit, person, action="workbooks.batches.commit", result="", at=None, **detail):
    """An entry as @action writes it."""
    return entries.append(unit=unit, at=at or person.now, person=person.person, action=action, result=result, detail=detail)


def rows(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"])] for row in page.select("tbody tr")]


@pytest.mark.parametrize(("who", "status"), [("chair", 200), ("inspector", 200), ("accountant", 403), ("officer", 403), ("stranger", 404)])
def test_who_may_read_it(who, status, cast, sign_in):
    assert sign_in(getattr(cast, who)).get(address(cast.union)).status_code == status


@pytest.mark.usefixtures("club_sheets")
def test_each_line_says_who_did_what_to_which_record(cast, sign_in):
    batch = previewed(cast.chair, cast.union, GOOD)
    answer = sign_in(cast.chair).get(address(cast.union))
    when, who, what, much, where = rows(answer)[0]
    assert (when, who, where) == ("24/05/2022 08:00", "Phạm Văn Bình", "Công đoàn khối dân Đảng")
    assert (what, much) == (f"Xem trước tệp {batch.file_name}", "4 mới")
    link = BeautifulSoup(answer.content, "html.parser").select_one("tbody a")
    assert link["href"] == reverse("overview:import", kwargs={"unit_id": cast.union.pk, "batch_id": batch.pk})


def test_only_what_lies_in_reach(cast, sign_in):
    for unit in (cast.union, cast.group, cast.other, cast.district):
        entry(unit, cast.chair)
    assert {row[-1] for row in rows(sign_in(cast.chair).get(address(cast.union)))} == {cast.union.name, cast.group.name}
    assert {row[-1] for row in rows(sign_in(cast.chair).get(address(cast.group)))} == {cast.group.name}


WORDS = [
    ({"action": "no.such.action"}, log.what, "no.such.action"),
    ({"action": "organization.installation.initialise"}, log.what, "Khởi tạo hệ thống"),
    ({"rows": [1, 2, 3]}, log.how_much, "3 dòng"),
    ({"rows": 4000}, log.how_much, "4.000 dòng"),
    ({"counts": {"new": 251, "changed": 3, "same": 0, "error": 5}}, log.how_much, "251 mới, 3 thay đổi, 5 lỗi"),
    ({}, log.how_much, ""),
]


@pytest.mark.parametrize(("facts", "words", "expected"), WORDS)
def test_words(facts, words, expected, cast):
    assert words(entry(cast.union, cast.chair, **facts)) == expected


def test_filters(cast, sign_in):
    import datetime

    yesterday = cast.chair.now - datetime.timedelta(hours=9)  # 23:00 the day before in Vietnam
    entry(cast.union, cast.chair)
    entry(cast.union, cast.accountant, at=yesterday)
    client = sign_in(cast.chair)
    assert [row[1] for row in rows(client.get(address(cast.union), {"ai": "vu thi"}))] == ["Vũ Thị Dung"]
    assert [row[1] for row in rows(client.get(address(cast.union), {"den": "23/05/2022"}))] == ["Vũ Thị Dung"]
    assert [row[1] for row in rows(client.get(address(cast.union), {"tu": "24.5.22"}))] == ["Phạm Văn Bình"]


def test_pages_paper_and_workbook(cast, sign_in, django_assert_max_num_queries, django_assert_num_queries):
    entry(cast.union, cast.chair)
    client = sign_in(cast.chair)
    with django_assert_max_num_queries(10) as seen:
        client.get(address(cast.union))
    for _time in range(60):
        entry(cast.union, cast.chair)
    with django_assert_num_queries(len(seen)):
        answer = client.get(address(cast.union))
    following = BeautifulSoup(answer.content, "html.parser").select_one("a[rel=next]")["href"]
    assert len(rows(answer)) + len(rows(client.get(following))) == Entry.objects.count() == 61
    assert "NHẬT KÝ GHI SỔ" in client.get(address(cast.union), {"dang": "in"}).content.decode()
    assert client.get(address(cast.union), {"dang": "xlsx"})["Content-Disposition"] == 'attachment; filename="nhat-ky.xlsx"'


def test_an_entry_of_the_server_itself(cast, sign_in):
    entries.append(unit=cast.union, at=cast.chair.now, person=None, action="workbooks.books.export", result="", detail={})
    assert rows(sign_in(cast.chair).get(address(cast.union)))[0][1] == "quản trị máy chủ"
