"""Writing many rows: how many statements, and that every kind of value arrives whole."""

import uuid
from datetime import date, datetime, timezone
from decimal import Decimal

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Upper
from django.test.utils import CaptureQueriesContext

from congdoan.kernel.db import insert_all, update_all
from congdoan.kernel.tests.samples import WIDTH, Sample, Tag, Wide

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("tables")]

FULL = {
    "name": "Nguyễn Thị 'Hoà' \"%s\" \\ {x}",
    "key": "hoa~ 1",
    "amount": 9_007_199_254_740_993,
    "share": Decimal("12.50"),
    "held_on": date(2022, 5, 24),
    "made_at": datetime(2022, 5, 24, 8, 30, 15, 123456, tzinfo=timezone.utc),
    "is_open": False,
    "detail": {"b": [1, None, "đ"], "a": {"x": 1.5}},
    "token": uuid.UUID("12345678-1234-5678-1234-567812345678"),
}


def written(captured):
    return [query["sql"][:12] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]


def test_a_sheet_of_4000_rows_and_25_columns_goes_in_with_four_statements():
    rows = [Wide(**{f"c{place}": number * place for place in range(1, WIDTH)}) for number in range(4000)]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        kept = insert_all(Wide, rows)
    assert len(written(captured)) <= 4
    assert len({row.pk for row in kept}) == 4000
    assert Wide.objects.count() == 4000
    assert Wide.objects.get(pk=kept[-1].pk).c24 == 3999 * 24


def test_single_columns_are_not_cut_into_small_pieces():
    with CaptureQueriesContext(connection) as captured:
        insert_all(Tag, (Tag(word=str(number)) for number in range(4000)))
    assert len(written(captured)) <= 2  # PostgreSQL draws the keys first
    assert Tag.objects.count() == 4000


def test_every_kind_of_value_goes_in_and_comes_back():
    parent = insert_all(Sample, [Sample(name="cha")])[0]
    (row,) = insert_all(Sample, [Sample(**FULL, parent=parent)])
    found = Sample.objects.get(pk=row.pk)
    assert {name: getattr(found, name) for name in FULL} == FULL
    assert found.parent_id == parent.pk


def test_nothing_to_write_asks_nothing():
    with CaptureQueriesContext(connection) as captured:
        assert insert_all(Sample, []) == []
        assert update_all(Sample, [], ["name"]) == 0
    assert written(captured) == []


def test_rows_go_in_all_or_none():
    rows = [Sample(name=str(number)) for number in range(3000)]
    rows.append(Sample(name="lạc", amount=None))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all(Sample, rows)
    assert not Sample.objects.exists()


def test_five_thousand_rows_change_with_one_statement():
    rows = insert_all(Sample, [Sample(name=str(number)) for number in range(5000)])
    for number, row in enumerate(rows):
        row.name, row.amount = f"tên {number}", number
    with CaptureQueriesContext(connection) as captured:
        assert update_all(Sample, rows, ["name", "amount"]) == 5000
    assert len(written(captured)) == 1
    assert Sample.objects.filter(name=F("name"), amount=4321).get().name == "tên 4321"
    assert Sample.objects.aggregate(last=Max("amount"))["last"] == 4999


def test_more_rows_take_more_statements():
    rows = insert_all(Tag, [Tag(word="a") for _ in range(5001)])
    for row in rows:
        row.word = "b"
    with CaptureQueriesContext(connection) as captured:
        assert update_all(Tag, rows, ["word"]) == 5001
    assert len(written(captured)) == 2
    assert Tag.objects.filter(word="b").count() == 5001


@pytest.mark.parametrize("times", [1, 80])
def test_every_kind_of_json_comes_back_as_it_went(times):
    given = [{"ộ\n\t\\": '"x"'}, {}, [], [None], None, 5, 1.5, "", "chữ\t\\N", True, [[]]] * times
    kept = insert_all(Sample, [Sample(name="a", detail=detail) for detail in given])
    assert [Sample.objects.get(pk=row.pk).detail for row in kept[:11]] == given[:11]
    assert Sample.objects.filter(detail__isnull=True).count() == times


def test_every_kind_of_value_changes():
    parent, row, other = insert_all(Sample, [Sample(name="cha"), Sample(name="con"), Sample(name="khác", detail=[1], amount=5)])
    for name, value in FULL.items():
        setattr(row, name, value)
    row.parent = parent
    assert update_all(Sample, [row], [*FULL, "parent"]) == 1
    found = Sample.objects.get(pk=row.pk)
    assert {name: getattr(found, name) for name in FULL} == FULL
    assert found.parent_id == parent.pk
    assert Sample.objects.filter(held_on=date(2022, 5, 24), made_at=FULL["made_at"], share=Decimal("12.5"), token=FULL["token"]).exists()
    assert Sample.objects.get(detail__a__x=1.5).pk == row.pk
    other.refresh_from_db()
    assert (other.name, other.detail, other.amount) == ("khác", [1], 5)


def test_values_can_be_emptied_and_other_columns_stay():
    (row,) = insert_all(Sample, [Sample(**FULL)])
    row.name = "đổi trong bộ nhớ"
    row.share = row.held_on = row.made_at = row.detail = row.token = None
    update_all(Sample, [row], ["share", "held_on", "made_at", "detail", "token"])
    found = Sample.objects.get(pk=row.pk)
    assert (found.share, found.held_on, found.made_at, found.detail, found.token) == (None,) * 5
    assert found.name == FULL["name"]


def test_rows_that_are_gone_are_not_counted():
    kept, gone = insert_all(Tag, [Tag(word="a"), Tag(word="b")])
    Tag.objects.filter(pk=gone.pk).delete()
    assert update_all(Tag, [kept, gone], ["word"]) == 1


@pytest.mark.parametrize("fields", [[], ["id"], ["unknown"]])
def test_only_own_columns_are_written(fields):
    with pytest.raises((ValueError, FieldDoesNotExist)):
        update_all(Tag, [Tag(pk=1, word="a")], fields)


@pytest.mark.parametrize("row", [Tag(word="a"), Tag(pk=1, word=F("word"))])
def test_rows_without_key_and_expressions_are_refused(row):
    with pytest.raises(ValueError, match="cannot be"):
        update_all(Tag, [row], ["word"])


def test_what_was_saved_since_it_was_named_is_found():
    parent = Sample(name="cha")
    child = Sample(name="con", parent=parent)
    insert_all(Sample, [parent])
    insert_all(Sample, [child])
    assert Sample.objects.get(name="con").parent_id == parent.pk
    with pytest.raises(ValueError, match="unsaved"):
        insert_all(Sample, [Sample(name="con", parent=Sample(name="chưa ghi"))])


def test_rows_are_as_good_as_saved():
    (row,) = insert_all(Tag, [Tag(word="a")])
    row.word = "b"
    row.save()
    assert Tag.objects.get().word == "b"


def test_out_of_the_ordinary_goes_djangos_way():
    insert_all(Tag, [Tag(pk=77, word="a")])
    insert_all(Tag, [Tag(word=Upper(Value("b")))])
    assert list(Tag.objects.order_by("word").values_list("word", flat=True)) == ["B", "a"]


def test_equal_values_of_two_kinds_stay_apart():
    one, other = insert_all(Sample, [Sample(name=1, is_open=1, amount=True), Sample(name=True, is_open=0, amount=1)])
    found = {row.pk: (row.name, row.is_open, row.amount) for row in Sample.objects.all()}
    assert found == {one.pk: ("1", True, 1), other.pk: ("True", False, 1)}


def test_a_text_too_long_is_refused_not_cut():
    row = Tag(word="x" * 21)
    if connection.vendor == "sqlite":
        assert insert_all(Tag, [row]) == [row]  # SQLite knows no lengths; forms and columns of the workbook hold them
    else:
        with pytest.raises(DataError), transaction.atomic():
            insert_all(Tag, [row, Tag(word="a")])
