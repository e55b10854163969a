"""Gifts: forty children on one screen, all or none, one entry in the log."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from congdoan.audit import queries as log
from congdoan.care import queries
from congdoan.care.actions import gifts
from congdoan.care.choices import Occasion, Recipient
from congdoan.care.models import Gift
from congdoan.care.tests import factories
from congdoan.finance.choices import MoneySource
from congdoan.kernel.errors import AlreadyDone, Conflict, NotAllowed, Refused
from tests.people import TODAY

pytestmark = pytest.mark.db


@pytest.fixture
def family(cast):
    """Mai and her two children."""
    mai = factories.member(cast)
    return mai, factories.child(cast, mai, "Minh Khôi", 2013), factories.child(cast, mai, "Minh Thư", 2017)


def to_child(child, amount=100_000):
    """A row of the list."""
    return {"recipient": Recipient.CHILD, "person": child.person, "child": child, "amount": amount}


def give(cast, rows, by="chair", **more):
    """Gives a list."""
    given = {"given_on": TODAY, "occasion": Occasion.CHILDREN_0106, "source": MoneySource.UNION_BUDGET, **more}
    return gifts.give_all(by=getattr(cast, by), unit=cast.union, rows=rows, **given)


def test_a_list_becomes_rows_with_one_entry(cast, family):
    mai, khoi, thu = family
    made = give(cast, [to_child(khoi), to_child(thu, 120_000), {"recipient": Recipient.MEMBER, "person": mai, "amount": 50_000}])
    assert [(gift.name, gift.amount, gift.source) for gift in made] == [
        ("Minh Khôi", 100_000, "union_budget"), ("Minh Thư", 120_000, "union_budget"), ("Trần Thị Mai", 50_000, "union_budget"),
    ]  # fmt: skip
    entry = log.entries_of_unit(cast.union).get()
    assert (entry.action, entry.detail) == ("care.gifts.give_all", {"rows": [gift.pk for gift in made]})


def test_forty_children_take_a_handful_of_statements(cast, django_assert_max_num_queries):
    mai = factories.member(cast)
    children = [factories.child(cast, mai, f"Minh {name}") for name in map(chr, range(65, 91))]
    with django_assert_max_num_queries(12):
        give(cast, [to_child(child) for child in children])
    assert Gift.objects.count() == 26


def test_the_same_list_twice_is_one_list(cast, family):
    _mai, khoi, _thu = family
    give(cast, [to_child(khoi)], request_key="k", body_hash="b")
    with pytest.raises(AlreadyDone):
        give(cast, [to_child(khoi)], request_key="k", body_hash="b")
    assert Gift.objects.count() == 1


@pytest.mark.parametrize("who", ["accountant", "inspector", "group_leader", "officer", "stranger"])
def test_only_the_committee_gives(cast, family, who):
    with pytest.raises(NotAllowed):
        give(cast, [to_child(family[1])], by=who)


def test_what_cannot_be_is_refused_and_nothing_is_written(cast, family):
    _mai, khoi, thu = family
    outsider = factories.child(cast, cast.stranger.person, "Gia Bảo")
    for rows, more in [
        ([], {}),
        ([to_child(khoi), to_child(khoi)], {}),
        ([to_child(khoi), to_child(outsider)], {}),
        ([to_child(khoi)], {"given_on": TODAY + datetime.timedelta(days=1)}),
        ([to_child(khoi)], {"source": ""}),
        ([{**to_child(khoi), "person": cast.chair.person}], {}),
        ([to_child(thu, -1)], {}),
    ]:
        with pytest.raises(Refused):
            give(cast, rows, **more)
    assert not Gift.objects.exists()


def test_own_words_belong_to_another_occasion_alone(cast, family):
    _mai, khoi, thu = family
    [first] = give(cast, [to_child(khoi)], occasion_text="Khai giảng")
    [second] = give(cast, [to_child(thu)], occasion=Occasion.OTHER, occasion_text="Khai giảng")
    assert (first.occasion_label, second.occasion_label) == ("Tết Thiếu nhi 1/6", "Khai giảng")


def test_correcting_and_cancelling(cast, family):
    gift = factories.gift(cast, of=family[1])
    kept = {"given_on": gift.given_on, "occasion": gift.occasion, "source": gift.source}
    gifts.correct(by=cast.chair, gift=gift, version=1, amount=150_000, **kept)
    with pytest.raises(Conflict):
        gifts.correct(by=cast.chair, gift=gift, version=1, amount=90_000, **kept)
    gifts.cancel(by=cast.chair, gift=gift, version=2, reason="Cháu đã chuyển đi.")
    gift.refresh_from_db()
    assert (gift.amount, gift.cancelled_on, gift.version) == (150_000, TODAY, 3)
    assert not queries.gifts(by=cast.chair, unit=cast.union).exists()
    with pytest.raises(Refused):
        gifts.correct(by=cast.chair, gift=gift, version=3, amount=1, **kept)


def test_a_batch_comes_in_and_goes_out(cast, family):
    _mai, khoi, _thu = family
    row = {
        "unit": cast.union,
        "given_on": TODAY,
        "occasion": Occasion.MID_AUTUMN,
        "source": MoneySource.EMPLOYER,
        **to_child(khoi),
    }
    [made] = gifts.record_all(by=cast.chair, unit=cast.union, rows=[row])
    gifts.correct_all(by=cast.chair, unit=cast.union, rows={made.pk: {"amount": 80_000}})
    made.refresh_from_db()
    assert (made.amount, made.version) == (80_000, 2)
    gifts.remove_all(by=cast.chair, unit=cast.union, pks=[made.pk])
    assert not Gift.objects.exists()


def test_who_got_one_already_this_year(cast, family):
    mai, khoi, _thu = family
    factories.gift(cast, of=khoi)
    factories.gift(cast, to=mai)
    factories.gift(cast, of=family[2], given_on="2020-09-30")
    assert queries.given_already(cast.union, Occasion.MID_AUTUMN, 2021) == {
        ("child", khoi.pk): datetime.date(2021, 9, 21), ("person", mai.pk): datetime.date(2021, 9, 21),
    }  # fmt: skip


def test_the_database_holds_the_rules_too(cast, family):
    mai, khoi, _thu = family
    for wrong in (
        {"of": khoi, "amount": -1}, {"of": khoi, "source": "fund"}, {"of": khoi, "person": None}, {"to": mai, "child": khoi},
        {"to": mai, "occasion_text": "x"}, {"to": mai, "recipient": Recipient.OTHER}, {"to": mai, "occasion": "x"},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.gift(cast, **wrong)
