"""From an application's decision to its printed paper and back; what waits for the committee stands in the week."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.care.tests import factories as care
from congdoan.membership.tests.factories import member
from congdoan.membership.tests.test_joining import SIGNED, consider, decide, receive
from congdoan.papers import queries
from congdoan.papers.actions import decisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(cast):
    rows = [receive(cast), receive(cast, full_name="Lê Văn Nam", sex="male")]
    return decide(cast, consider(cast, rows))


def issue(cast, rows):
    known = {"unit": cast.union, "sort": "admission", "signed_on": SIGNED, "effective_on": SIGNED}
    return decisions.issue(by=cast.chair, chosen=[str(row.pk) for row in rows], number="12/QĐ-CĐCS", **known)


def links(page):
    return {link["href"] for link in BeautifulSoup(page.content, "html.parser").select("a[href]")}


def test_the_way_there_and_back(cast, decided, sign_in):
    client = sign_in(cast.chair)
    opened = reverse("membership:application", args=[decided[0].unit_id, decided[0].pk])
    listed = reverse("membership:application-list", args=[cast.union.pk])
    draw = reverse("papers:decision-issue", args=[cast.union.pk, "admission"])
    assert draw in links(client.get(opened)), "no paper yet: where it is drawn up"
    paper = issue(cast, decided[:1])
    file = reverse("papers:decision-file", args=[cast.union.pk, paper.pk])
    assert file in links(client.get(opened)) and draw not in links(client.get(opened))
    assert file in links(client.get(listed))
    papers = reverse("papers:decision-list", args=[cast.union.pk])
    assert f"{listed}?so=12%2FQ%C4%90-C%C4%90CS" in links(client.get(papers)), "two were decided by it: their list"
    assert len(BeautifulSoup(client.get(listed, {"so": "12/QĐ"}).content, "html.parser").select("table tbody tr")) == 2
    assert "Lê Văn" not in client.get(listed, {"so": "99"}).content.decode()


def test_one_application_is_opened_itself(cast, sign_in):
    [row] = decide(cast, consider(cast, [receive(cast)]))
    issue(cast, [row])
    page = sign_in(cast.chair).get(reverse("papers:decision-list", args=[cast.union.pk]))
    assert reverse("membership:application", args=[row.unit_id, row.pk]) in links(page)


def test_who_may_not_open_it_is_not_led_there(cast, decided, sign_in):
    paper = issue(cast, decided)
    known = {"decisions": [paper.decision_id]}
    assert queries.papers_of(by=cast.chair, **known) == {paper.decision_id: paper}
    for who in (cast.stranger, cast.member):
        assert queries.papers_of(by=who, **known) == {}
    opened = reverse("membership:application", args=[decided[0].unit_id, decided[0].pk])
    assert reverse("papers:decision-file", args=[cast.union.pk, paper.pk]) not in links(sign_in(cast.group_leader).get(opened))


def test_what_waits_for_the_committee_stands_in_the_week(cast, sign_in):
    rows = [receive(cast), receive(cast, full_name="Lê Văn Nam", sex="male")]
    for n in range(4):
        care.notice(cast, member(cast, f"Đỗ Văn {'ABCD'[n]}a", "male", unit=cast.group).person)
    client, asked = sign_in(cast.chair), reverse("membership:application-consider", args=[cast.union.pk])
    with CaptureQueriesContext(connection) as seen:
        page = client.get("/", follow=True)
    assert asked in links(page) and "Xét 2 đơn gia nhập" in page.content.decode() and len(seen) <= 14
    assert asked not in links(sign_in(cast.group_leader).get("/", follow=True))
    consider(cast, rows)
    assert asked not in links(sign_in(cast.chair).get("/", follow=True))
