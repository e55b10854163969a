"""The tree: paths, subtrees today and as of a day, superiors and names as of a day, kinds and nestings as dated data."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.kernel.errors import Refused
from congdoan.units import policies, queries, tree
from congdoan.units.models import Placement, UnitSpell
from tests.people import FOUNDED, found

MOVED = datetime.date(2020, 1, 1)


@settings(max_examples=200, derandomize=True)
@given(st.integers(0, 36**5 - 1), st.integers(0, 36**5 - 1))
def test_paths_sort_as_serial_numbers_do(a, b):
    assert (tree.segment(a) < tree.segment(b)) == (a < b)


def test_more_units_than_paths_can_number_are_refused():
    with pytest.raises(ValueError, match="more units"):
        tree.segment(36**5)


def test_ancestors_of_a_path():
    assert tree.ancestors("0000100002") == ["00001", "0000100002"]


@pytest.mark.db
class TestTheTree:
    """Today's tree and the tree of a day."""

    def test_the_subtree_of_today(self, cast):
        assert [unit.code for unit in queries.subtree(cast.union)] == ["KDD", "KDD-T1", "KDD-T2"]
        assert [unit.code for unit in queries.ancestors(cast.group)] == ["BL", "KDD", "KDD-T1"]

    def test_a_unit_with_a_longer_serial_is_no_child_of_a_similar_one(self, cast):
        assert cast.other not in queries.subtree(cast.union)

    def test_a_moved_group_stands_where_it_stood_on_that_day(self, cast):
        self.move(cast.group, cast.union, cast.other)
        before, after = MOVED - datetime.timedelta(days=1), MOVED
        assert {unit.code for unit in queries.subtree(cast.union, on=before)} == {"KDD", "KDD-T1", "KDD-T2"}
        assert {unit.code for unit in queries.subtree(cast.union, on=after)} == {"KDD", "KDD-T2"}
        assert {unit.code for unit in queries.subtree(cast.other, on=after)} == {"YT", "KDD-T1"}
        assert queries.parent_on(cast.group, before) == cast.union
        assert queries.parent_on(cast.group, after) == cast.other
        assert {unit.code for unit in queries.children_on(cast.union, before)} == {"KDD-T1", "KDD-T2"}

    def test_units_not_yet_founded_or_already_closed_are_left_out(self, cast):
        late = found("KDD-T3", "Tổ Mặt trận", "union_group", cast.union, founded_on=MOVED)
        assert late not in queries.subtree(cast.union, on=MOVED - datetime.timedelta(days=1))
        assert late in queries.subtree(cast.union, on=MOVED)
        late.closed_on = datetime.date(2021, 1, 1)
        late.save()
        assert late in queries.subtree(cast.union, on=datetime.date(2020, 12, 31))
        assert late not in queries.subtree(cast.union, on=datetime.date(2021, 1, 1))

    def test_a_renamed_unit_has_the_name_of_the_day(self, cast):
        spell = UnitSpell.objects.get(unit=cast.union)
        spell.valid_until = MOVED
        spell.save()
        UnitSpell.objects.create(unit=cast.union, name="Công đoàn khối Đảng", kind=cast.union.kind, valid_from=MOVED)
        assert queries.name_on(cast.union, MOVED - datetime.timedelta(days=1)) == "Công đoàn khối dân Đảng"
        assert queries.name_on(cast.union, MOVED) == "Công đoàn khối Đảng"
        named = queries.with_names_on(queries.units().filter(pk=cast.union.pk), MOVED).get()
        assert named.name_then == "Công đoàn khối Đảng"

    @staticmethod
    def move(unit, old, new):
        """As a move writes it: two placements, today's path and parent."""
        placement = Placement.objects.get(unit=unit)
        placement.valid_until = MOVED
        placement.save()
        Placement.objects.create(unit=unit, parent=new, valid_from=MOVED)
        unit.parent, unit.path = new, tree.path(new.path, unit.serial)
        unit.save()

    def test_the_database_refuses_two_open_placements_and_reversed_dates(self, cast):
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.create(unit=cast.group, parent=cast.other, valid_from=MOVED)
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.create(unit=cast.group, parent=cast.other, valid_from=MOVED, valid_until=FOUNDED)


NESTINGS = [
    ("district_federation", "grassroots_union", "2020-01-01", True),
    ("district_federation", "grassroots_union", "2025-07-01", False),
    ("commune_union", "grassroots_union", "2025-06-30", False),
    ("commune_union", "grassroots_union", "2025-07-01", True),
    ("grassroots_union", "union_group", "2020-01-01", True),
    ("grassroots_union", "women_group", "2020-01-01", True),
    ("union_group", "grassroots_union", "2020-01-01", False),
    ("grassroots_union", "grassroots_union", "2020-01-01", False),
    ("provincial_federation", "district_federation", "2025-06-30", True),
    ("provincial_federation", "district_federation", "2025-07-01", False),
]


@pytest.mark.db
@pytest.mark.parametrize(("parent", "child", "day", "allowed"), NESTINGS)
def test_which_kind_may_stand_under_which(parent, child, day, allowed, db):
    arguments = {
        "parent_kind": parent, "child_kind": child, "on": datetime.date.fromisoformat(day),
        "nestings": queries.nestings(), "labels": queries.kind_labels(),
    }  # fmt: skip
    if allowed:
        policies.check_nesting(**arguments)
    else:
        with pytest.raises(Refused, match="không ở dưới"):
            policies.check_nesting(**arguments)


@pytest.mark.db
def test_the_district_level_ended_with_june_2025(db):
    assert "district_federation" in queries.kinds(datetime.date(2025, 6, 30))
    assert "district_federation" not in queries.kinds(datetime.date(2025, 7, 1))
    assert "commune_union" in queries.kinds(datetime.date(2025, 7, 1))
