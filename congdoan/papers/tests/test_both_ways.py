"""From an application's decision to its printed paper and back; what waits for the committee stands in the week."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.care.tests import factories as care
from congdoan.membership.tests.factories import member
from congdoan.membership.tests.test_joining import SIGNED, consider, decide, receive
from congdoan.papers import decision_queries, queries
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
    seen = {reverse("papers:decision", args=[place, decided[0].decision_id]) for place in (cast.union.pk, cast.group.pk)}
    [page] = seen & links(client.get(opened))
    assert draw in links(client.get(page)).union(links(client.get(reverse("papers:decision-list", args=[cast.union.pk])))), "no paper yet"
    paper = issue(cast, decided[:1])
    file = reverse("papers:decision-file", args=[cast.union.pk, paper.pk])
    whole = reverse("papers:decision", args=[cast.union.pk, decided[0].decision_id])
    assert file in links(client.get(whole)) and draw not in links(client.get(whole)) and opened in links(client.get(whole))
    assert seen & links(client.get(listed))
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
    assert decision_queries.places_of(by=cast.stranger, **known) == {} == decision_queries.places_of(by=cast.member, **known)
    assert queries.papers_of(by=cast.chair, **known) == {paper.decision_id: paper}
    for who in (cast.stranger, cast.member):
        assert queries.papers_of(by=who, **known) == {}
    opened = reverse("membership:application", args=[decided[0].unit_id, decided[0].pk])
    for place in (cast.union.pk, cast.group.pk):
        assert reverse("papers:decision", args=[place, paper.decision_id]) not in links(sign_in(cast.group_leader).get(opened))


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
