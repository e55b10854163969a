"""Asking for many values at once: what Django's own list finds, in one parameter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.kernel.db import insert_all, listed
from congdoan.kernel.tests.samples import Sample, Tag

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("tables")]


def words(values):
    return set(Tag.objects.filter(word__in=listed(values)).values_list("word", flat=True))


def test_texts_and_numbers_are_found():
    tags = insert_all(Tag, [Tag(word=word) for word in ("a", "đ'\"%s", "012", "b")])
    assert words(["đ'\"%s", "012", "không có", "a", "a"]) == {"a", "đ'\"%s", "012"}
    assert words(["12"]) == set()
    assert set(Tag.objects.filter(pk__in=listed(tag.pk for tag in tags[1:3]))) == set(tags[1:3])


@pytest.mark.parametrize("wanted", [[""], ["", "b"], ["a", ""], ["a", None], ["a\x1fb"], ["a\x1fb", "a"]], ids=repr)
def test_empty_texts_and_odd_signs_are_values_as_all_others(wanted):
    insert_all(Tag, [Tag(word=word) for word in ("", "a", "b", "a\x1fb")])
    assert words(wanted) == set(wanted) - {None}


def test_records_are_found_by_what_they_name():
    parent, other = insert_all(Sample, [Sample(name="cha"), Sample(name="mẹ")])
    insert_all(Sample, [Sample(name="con", parent=parent), Sample(name="cháu", parent=other)])
    assert Sample.objects.filter(parent__in=listed([parent.pk, 0])).get().name == "con"
    assert set(Sample.objects.exclude(parent_id__in=listed([parent.pk])).values_list("name", flat=True)) == {"cha", "mẹ", "cháu"}


def test_nothing_finds_nothing_and_asks_nothing():
    insert_all(Tag, [Tag(word="a")])
    with CaptureQueriesContext(connection) as seen:
        assert words([]) == set()
    assert len(seen) == 0


def test_more_values_than_a_statement_takes_parameters():
    tags = insert_all(Tag, [Tag(word=str(number)) for number in range(100)])
    assert len(words(str(number) for number in range(50, 40_000))) == 50
    assert Tag.objects.filter(pk__in=listed(range(tags[0].pk, tags[0].pk + 70_000))).count() == 100
