"""The door for writes: permission, one effect, log entry."""

import pytest

from congdoan.access.actions import action
from congdoan.access.choices import Permission
from congdoan.access.scopes import UnitScope
from congdoan.audit import queries as log
from congdoan.audit.models import Entry
from congdoan.audit.notes import note
from congdoan.kernel.errors import AlreadyDone, NotAllowed, Refused
from congdoan.people.models import Person
from tests.people import person

pytestmark = pytest.mark.db


@action(Permission.GIVE_ROLE, at="unit")
def add_someone(*, by, unit, name):
    """Thêm một người để thử."""
    note(name_length=len(name))
    return person(name)


def test_one_transaction_and_one_entry_naming_the_result(cast):
    made = add_someone(by=cast.chair, unit=cast.union, name="Đỗ Quốc Cường")
    entry = log.entries_of_unit(cast.union).get()
    assert (entry.by, entry.action, entry.result) == (
        cast.chair.person,
        "access.tests.test_actions.add_someone",
        f"people.person:{made.pk}",
    )
    assert entry.detail == {"name_length": 13}


def test_whoever_lacks_the_permission_is_refused_with_a_sentence_and_nothing_is_written(cast):
    before = Person.objects.count()
    with pytest.raises(NotAllowed, match="chưa có quyền mở, đóng tài khoản ở Công đoàn khối dân Đảng"):
        add_someone(by=cast.accountant, unit=cast.union, name="Đỗ Quốc Cường")
    assert Person.objects.count() == before
    assert not Entry.objects.exists()


def test_a_right_at_one_unit_is_no_right_at_another(cast):
    with pytest.raises(NotAllowed):
        add_someone(by=cast.stranger, unit=cast.union, name="Đỗ Quốc Cường")


def test_the_same_request_twice_has_one_effect(cast):
    made = add_someone(by=cast.chair, unit=cast.union, name="Đỗ Quốc Cường", request_key="k1", body_hash="b")
    with pytest.raises(AlreadyDone) as done:
        add_someone(by=cast.chair, unit=cast.union, name="Đỗ Quốc Cường", request_key="k1", body_hash="b")
    assert done.value.result == f"people.person:{made.pk}"
    assert Person.objects.filter(full_name="Đỗ Quốc Cường").count() == 1


def test_the_same_key_with_another_body_is_refused(cast):
    add_someone(by=cast.chair, unit=cast.union, name="Đỗ Quốc Cường", request_key="k1", body_hash="b")
    with pytest.raises(Refused):
        add_someone(by=cast.chair, unit=cast.union, name="Tạ Thị Hương", request_key="k1", body_hash="c")


def test_a_refused_action_leaves_no_entry(cast):
    @action(Permission.GIVE_ROLE, at="unit")
    def refuse(*, by, unit):
        """Từ chối."""
        person("Đỗ Quốc Cường")
        raise Refused("Không.")

    with pytest.raises(Refused):
        refuse(by=cast.chair, unit=cast.union)
    assert not Person.objects.filter(full_name="Đỗ Quốc Cường").exists()
    assert not Entry.objects.exists()


def test_a_changed_a_missing_and_a_reordered_entry_are_found(cast):
    for name in ("Đỗ Quốc Cường", "Tạ Thị Hương", "Nguyễn Thị An"):
        add_someone(by=cast.chair, unit=cast.union, name=name)
    assert log.broken_chains() == []
    Entry.objects.filter(sequence=2).update(detail={"name_length": 99})
    assert log.broken_chains() == [(cast.union, "dòng 2 đã bị sửa")]
    Entry.objects.filter(sequence=2).delete()
    assert (cast.union, "dòng 2 bị thiếu trước dòng 3") in log.broken_chains()
    Entry.objects.all().delete()
    assert log.broken_chains() == [(cast.union, "dòng cuối không khớp với đầu chuỗi")]


def test_a_scope_answers_for_one_unit_and_for_rows_alike(cast):
    units = [cast.district, cast.union, cast.group, cast.group2, cast.other]
    for scope in (
        UnitScope(),
        UnitScope(exact=frozenset({cast.union.path})),
        UnitScope(below=frozenset({cast.union.path})),
        UnitScope(exact=frozenset({cast.other.path}), below=frozenset({cast.group.path})),
    ):
        rows = set(type(cast.union).objects.filter(scope.q("path")))
        assert rows == {unit for unit in units if scope.contains(unit)}
