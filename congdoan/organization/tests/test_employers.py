"""A union stands at several employing bodies, each from a day to a day; one begins, one ends, a mistake is taken back; earlier days stay."""

import datetime

import pytest
from django.urls import reverse

from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.organization.actions import employers, units
from congdoan.units import queries as tree
from congdoan.units.models import Employer, Event, UnitEmployer
from tests.people import FOUNDED, NOW, TODAY

pytestmark = pytest.mark.django_db
MARCH, MAY = datetime.date(2021, 3, 1), datetime.date(2022, 5, 1)


def at(cast, day):
    return [row.employer.name for row in tree.employers(cast.union, day)]


def begin(cast, name, on, by=None, **facts):
    return employers.begin(by=by or cast.chair, unit=cast.union, name=name, effective_on=on, **facts)


def test_one_begins_beside_another_one_ends_and_mistakes_are_taken_back(cast):
    begin(cast, "UBND huyện", FOUNDED)
    new = begin(cast, " Huyện  ủy ", MARCH, decision="12/QĐ", signed_on=MARCH, issuer="LĐLĐ huyện")
    assert new.decision.text == "12/QĐ ngày 01/03/2021 của LĐLĐ huyện"
    assert at(cast, MARCH) == ["Huyện ủy", "UBND huyện"] and at(cast, MARCH - datetime.timedelta(days=1)) == ["UBND huyện"]
    ended = employers.end(by=cast.chair, work=new, last_day=MAY - datetime.timedelta(days=1), decision="13/QĐ")
    assert at(cast, MAY) == ["UBND huyện"] and ended.end_decision.number == "13/QĐ"
    again = begin(cast, "Huyện ủy", TODAY)
    with pytest.raises(Refused, match="đã ghi lại sau đó"):
        employers.take_back(by=cast.chair, work=ended)
    assert employers.take_back(by=cast.chair, work=again) is None
    employers.take_back(by=cast.chair, work=ended)
    assert at(cast, TODAY) == ["Huyện ủy", "UBND huyện"] and UnitEmployer.objects.count() == 2


def test_what_is_refused(cast):
    work = begin(cast, "UBND huyện", MARCH)
    for sentence, name, on in (
        ("đã là cơ quan của", "UBND HUYỆN", MAY),
        ("thành lập ngày", "Khác", datetime.date(2009, 1, 1)),
        ("chưa đến", "Khác", datetime.date(2023, 1, 1)),
    ):
        with pytest.raises(Refused, match=sentence):
            begin(cast, name, on)
    for sentence, last_day in (("không thể sớm hơn", FOUNDED), ("không thể ở tương lai", datetime.date(2022, 6, 30))):
        with pytest.raises(Refused, match=sentence):
            employers.end(by=cast.chair, work=work, last_day=last_day)
    with pytest.raises(NotAllowed):
        begin(cast, "Khác", MAY, by=cast.stranger)
    UnitEmployer.objects.update(begun_by=Event.objects.create(effective_on=MAY, recorded_by=cast.chair.person, recorded_at=NOW))
    with pytest.raises(Refused, match="theo một phương án"):
        employers.take_back(by=cast.chair, work=work)


def test_correcting_the_unit_leaves_the_days_of_its_employers(cast):
    for name, start in (("UBND huyện", FOUNDED), ("Huyện ủy", MARCH)):
        UnitEmployer.objects.create(unit=cast.other, employer=Employer.objects.create(name=name), valid_from=start)
    day = datetime.date(2011, 2, 1)
    facts = {"name": cast.other.name, "kind": cast.other.kind, "founded_on": day, "employer": "Huyện ủy Bình Lục"}
    units.correct(by=cast.officer, unit=cast.other, version=1, **facts)
    rows = UnitEmployer.objects.order_by("valid_from").values_list("employer__name", "valid_from", "valid_until")
    assert list(rows) == [("UBND huyện", day, None), ("Huyện ủy Bình Lục", MARCH, None)]


def test_the_screens(cast, sign_in, django_assert_max_num_queries):
    client, unit = sign_in(cast.chair), cast.union.pk
    begins, lists = reverse("organization:employer-begin", args=[unit]), reverse("organization:employer-list", args=[unit])
    facts = {"name": "UBND huyện", "sector": "hành chính", "effective_on": "01/03/2021", "lan_gui": "1" * 32}
    assert client.post(begins, facts).status_code == 303
    work = UnitEmployer.objects.get()
    with django_assert_max_num_queries(10):
        page = client.get(lists).content.decode()
    assert "UBND huyện" in page and "Ghi thôi" in page
    assert lists in client.get(reverse("overview:unit", args=[unit])).content.decode()
    end = reverse("organization:employer-end", args=[unit, work.pk])
    assert client.post(end, {"last_day": "30/04/2022", "lan_gui": "2" * 32}).status_code == 303
    assert (
        "UBND huyện" not in client.get(lists).content.decode() and "UBND huyện" in client.get(lists + "?ngay=30/04/2022").content.decode()
    )
    back = reverse("organization:employer-take-back", args=[unit, work.pk])
    assert client.post(back, {"lan_gui": "3" * 32}).status_code == 303 and "UBND huyện" in client.get(lists).content.decode()
    assert sign_in(cast.accountant).get(begins).status_code == 403
