"""Founding, correcting and closing units."""

import datetime
from types import SimpleNamespace

import pytest

from congdoan.access import grants
from congdoan.access.models import Grant
from congdoan.access.roles import Role
from congdoan.audit import queries as log
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership.models import Membership
from congdoan.organization.actions import units
from congdoan.organization.forms import CloseUnit
from congdoan.organization.tests.factories import appoint
from congdoan.units import queries as tree
from congdoan.units.models import Placement, Unit, UnitEmployer, UnitSpell
from tests.people import NOW, TODAY, person

pytestmark = pytest.mark.db
DAY = datetime.date(2015, 5, 1)


def found(cast, by=None, **facts):
    given = {"parent": cast.union, "code": "KDD-T3", "name": "Tổ Mặt trận", "kind": "union_group", "founded_on": DAY} | facts
    return units.found(by=by or cast.chair, **given)


def test_a_unit_is_founded_with_its_dated_rows_and_the_log_says_so(cast):
    unit = found(cast, employer="Ủy ban MTTQ huyện", sector="cơ quan Đảng, đoàn thể", decision="12/QĐ-CĐCS")
    assert unit.path.startswith(cast.union.path) and len(unit.path) == len(cast.union.path) + 5
    assert tree.parent_on(unit, DAY) == cast.union
    assert tree.placements(unit).get().decision.number == "12/QĐ-CĐCS"
    assert tree.name_on(unit, DAY) == "Tổ Mặt trận"
    assert [str(row.employer) for row in tree.employers(unit, DAY)] == ["Ủy ban MTTQ huyện"]
    assert log.entries_of_unit(cast.union).get().action == "organization.units.found"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"code": "kdd-t1"}, "đã dùng cho đơn vị khác"),
        ({"code": "KDD T3"}, "không có dấu cách"),
        ({"kind": "commune_union"}, "không có loại"),
        ({"kind": "district_federation"}, "không ở dưới"),
        ({"founded_on": datetime.date(2009, 12, 31)}, "sớm hơn cấp trên"),
        ({"founded_on": TODAY + datetime.timedelta(days=1)}, "ở tương lai"),
    ],
)
def test_what_may_not_be_founded(cast, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        found(cast, **facts)
    assert not Unit.objects.filter(name="Tổ Mặt trận").exists()


def test_only_chair_vice_chair_administrator_and_superior_found_units(cast):
    for who in (cast.accountant, cast.inspector, cast.group_leader, cast.stranger):
        with pytest.raises(NotAllowed):
            found(cast, by=who)
    assert found(cast, by=cast.officer).pk


def test_many_units_are_founded_children_before_parents_in_a_fixed_number_of_statements(cast, django_assert_max_num_queries):
    def rows(many, prefix):
        section = {"code": f"{prefix}B", "name": "Công đoàn bộ phận", "kind": "union_section", "founded_on": DAY}
        groups = [
            {"code": f"{prefix}{n}", "name": f"Tổ {n}", "kind": "union_group", "founded_on": DAY, "parent_code": f"{prefix.lower()}b"}
            for n in range(many)
        ]
        return [*groups, section]

    made = units.found_all(by=cast.chair, unit=cast.union, rows=rows(2, "A"))
    assert [unit.code for unit in made] == ["A0", "A1", "AB"]
    assert made[0].parent == made[2] and made[2].parent == cast.union
    with django_assert_max_num_queries(30):
        units.found_all(by=cast.chair, unit=cast.union, rows=rows(200, "C"))
    assert Unit.objects.count() == Placement.objects.count() == UnitSpell.objects.count() == 5 + 3 + 201


def test_a_parent_that_is_nowhere_is_named(cast):
    row = {"code": "X", "name": "Tổ X", "kind": "union_group", "founded_on": DAY, "parent_code": "KHONG"}
    with pytest.raises(Refused, match="Không có đơn vị mã “KHONG”"):
        units.found_all(by=cast.chair, unit=cast.union, rows=[row])


def test_rows_outside_the_actors_unit_are_refused(cast):
    row = {"code": "X", "name": "Tổ X", "kind": "union_group", "founded_on": DAY, "parent": cast.other}
    with pytest.raises(NotAllowed):
        units.found_all(by=cast.chair, unit=cast.union, rows=[row])
    with pytest.raises(NotAllowed):
        units.correct_all(by=cast.chair, unit=cast.union, rows={cast.other.pk: {}})
    with pytest.raises(NotAllowed):
        units.withdraw_all(by=cast.chair, unit=cast.union, pks=[cast.other.pk])


def test_a_correction_rewrites_the_spell_and_a_stale_one_conflicts(cast):
    unit = found(cast, employer="Ủy ban MTTQ huyện")
    facts = {"name": "Tổ Mặt trận - Đoàn thể", "kind": "union_group", "founded_on": datetime.date(2014, 1, 1)}
    fixed = units.correct(by=cast.chair, unit=unit, version=1, **facts)
    assert (fixed.name, fixed.version, tree.name_on(fixed, DAY)) == (facts["name"], 2, facts["name"])
    assert tree.parent_on(fixed, datetime.date(2014, 6, 1)) == cast.union
    assert not UnitEmployer.objects.filter(unit=unit).exists()
    with pytest.raises(Conflict):
        units.correct(by=cast.chair, unit=fixed, version=1, **facts)


def test_closing_ends_its_posts_and_waits_for_what_stands_below(cast):
    with pytest.raises(Refused, match="Còn 2 đơn vị trực thuộc"):
        units.close(by=cast.chair, unit=cast.union, last_day=TODAY)
    leader = appoint(cast, post="group_leader", unit=cast.group)
    closed = units.close(by=cast.chair, unit=cast.group, last_day=TODAY)
    leader.refresh_from_db()
    tomorrow = TODAY + datetime.timedelta(days=1)
    assert closed.closed_on == leader.valid_until == tomorrow
    assert Placement.objects.get(unit=closed).valid_until == tomorrow
    assert cast.group in tree.subtree(cast.union, on=TODAY)
    assert cast.group not in tree.subtree(cast.union, on=tomorrow)
    with pytest.raises(Refused, match="đã kết thúc rồi"):
        units.close(by=cast.chair, unit=closed, last_day=TODAY)


def test_units_founded_by_mistake_are_withdrawn_unless_something_stands_there(cast):
    unit = found(cast)
    units.withdraw_all(by=cast.chair, unit=cast.union, pks=[unit.pk])
    assert not Unit.objects.filter(pk=unit.pk).exists()
    unit = found(cast)
    appoint(cast, post="group_leader", unit=unit)
    with pytest.raises(Refused, match="đã có người hoặc việc ghi ở đó"):
        units.withdraw_all(by=cast.chair, unit=cast.union, pks=[unit.pk])
    assert Placement.objects.filter(unit=unit).exists()


def test_everything_at_a_closed_unit_ends_with_it(cast):
    on = TODAY + datetime.timedelta(days=1)
    leader = appoint(cast, post="group_leader", unit=cast.group)
    deputy = appoint(cast, post="deputy_group_leader", unit=cast.group, who=person("Lê Văn An"), valid_until=datetime.date(2022, 12, 1))
    left = appoint(cast, post="deputy_group_leader", unit=cast.group, who=person("Lê Thị Bê"), valid_until=datetime.date(2020, 1, 1))
    kept = grants.give(person=cast.member.person, role=Role.ACCOUNTANT, unit=cast.union, valid_from=DAY)
    form = CloseUnit(None, given={"unit": cast.group}, by=cast.chair, initial={})
    assert "Lê Văn An (Tổ phó), Bùi Thị Hà (Tổ trưởng)" in str(form.fields["last_day"].help_text)
    units.close(by=cast.chair, unit=cast.group, last_day=TODAY)
    for row in (leader, deputy, left):
        row.refresh_from_db()
    assert [leader.valid_until, deputy.valid_until, left.valid_until] == [on, on, datetime.date(2020, 1, 1)]
    assert set(cast.group.grants.values_list("valid_until", flat=True)) == {on, datetime.date(2020, 1, 1)}
    kept.refresh_from_db()
    assert kept.valid_until is None
    assert not Grant.objects.as_of(on).filter(person=cast.group_leader.person).exists()


def test_a_unit_does_not_close_before_its_posts_began_or_while_members_stand_there(cast):
    appoint(cast, post="group_leader", unit=cast.group, since=datetime.date(2022, 3, 1))
    with pytest.raises(Refused, match="Đỗ Quốc Cường giữ chức vụ tổ trưởng từ ngày 01/03/2022"):
        units.close(by=cast.chair, unit=cast.group, last_day=datetime.date(2022, 2, 1))
    member = membership(cast, cast.group2)
    with pytest.raises(Refused, match="Còn 1 đoàn viên đang sinh hoạt ở Tổ Ban Đảng"):
        units.close(by=cast.chair, unit=cast.group2, last_day=TODAY)
    Membership.objects.filter(pk=member.pk).update(valid_until=TODAY)
    assert units.close(by=cast.chair, unit=cast.group2, last_day=TODAY).closed_on


def membership(cast, unit, since=datetime.date(2016, 1, 5)):
    return Membership.objects.create(
        person=cast.member.person, unit=unit, union_joined_on=since, valid_from=since, recorded_by=cast.chair.person, recorded_at=NOW
    )


def corrected(cast, unit, **changes):
    facts = {"name": unit.name, "kind": unit.kind, "founded_on": unit.founded_on} | changes
    return units.correct(by=cast.officer, unit=unit, version=unit.version, **facts)


@pytest.mark.parametrize(
    ("stands", "unit", "changes", "sentence"),
    [
        (None, "union", {"founded_on": DAY}, "Tổ Văn phòng bên dưới thành lập ngày 01/01/2010"),
        (None, "union", {"kind": "occupational_union"}, "Bên dưới có Tổ nữ công, mà “Tổ nữ công” không ở dưới “Nghiệp đoàn cơ sở”"),
        ("leader", "group", {"founded_on": datetime.date(2018, 1, 1)}, "Đỗ Quốc Cường giữ chức vụ ở đây từ ngày 24/03/2017"),
        ("leader", "group", {"kind": "union_section"}, "Đỗ Quốc Cường là tổ trưởng, mà loại “Công đoàn bộ phận”"),
        ("member", "group", {"founded_on": datetime.date(2018, 1, 1)}, "Đã có đoàn viên ở đây từ ngày 05/01/2016"),
        ("member", "group", {"kind": "women_group"}, "“Tổ nữ công” không có đoàn viên riêng"),
        ("renamed", "group", {"founded_on": datetime.date(2021, 1, 1)}, "đổi tên, loại hoặc cấp trên ngày 01/06/2020"),
    ],
)
def test_a_correction_is_held_against_what_stands_there(cast, stands, unit, changes, sentence):
    unit = getattr(cast, unit)
    found(cast, code="KDD-NC", name="Tổ nữ công", kind="women_group")
    if stands == "leader":
        appoint(cast, post="group_leader", unit=unit)
    elif stands == "member":
        membership(cast, unit)
    elif stands == "renamed":
        UnitSpell.objects.filter(unit=unit).update(valid_until=datetime.date(2020, 6, 1))
        UnitSpell.objects.create(unit=unit, name="Tổ mới", kind=unit.kind, valid_from=datetime.date(2020, 6, 1))
    with pytest.raises(Refused, match=sentence):
        corrected(cast, unit, **changes)
    with pytest.raises(Refused, match=sentence):
        facts = {"name": unit.name, "kind": unit.kind, "founded_on": unit.founded_on, "closed_on": None} | changes
        units.correct_all(by=cast.officer, unit=cast.district, rows={unit.pk: facts})
    assert corrected(cast, unit, founded_on=unit.founded_on).founded_on == unit.founded_on


def test_a_unit_and_those_below_it_may_be_corrected_in_one_go(cast):
    day = datetime.date(2012, 5, 1)
    rows = {
        each.pk: {"name": each.name, "kind": each.kind, "founded_on": day, "closed_on": None}
        for each in (cast.union, cast.group, cast.group2)
    }
    units.correct_all(by=cast.chair, unit=cast.union, rows=rows)
    assert set(tree.subtree(cast.union).values_list("founded_on", flat=True)) == {day}


def test_roles_follow_the_corrected_kind(cast):
    Unit.objects.filter(pk=cast.other.pk).update(kind="civil_servants_union", parent=None)
    row = appoint(SimpleNamespace(chair=cast.stranger), post="chair", unit=Unit.objects.get(pk=cast.other.pk))
    assert Grant.objects.get(follows=row.key).role == Role.SUPERIOR_OFFICER
    corrected(cast, Unit.objects.get(pk=cast.other.pk), kind="grassroots_union")
    assert Grant.objects.get(follows=row.key).role == Role.CHAIR


def closed_by_workbook(cast, unit):
    facts = {"name": unit.name, "kind": unit.kind, "founded_on": unit.founded_on, "closed_on": TODAY}
    return units.correct_all(
        by=cast.officer, unit=cast.district, rows={unit.pk: facts | {"employer": "", "sector": "", "decision": "88/QĐ"}}
    )


def test_a_workbook_ends_no_union_and_nothing_with_members_left(cast):
    Unit.objects.filter(parent=cast.union).update(closed_on=datetime.date(2020, 1, 1))
    with pytest.raises(Refused, match="kết thúc theo quyết định: ghi ở trang đơn vị"):
        closed_by_workbook(cast, cast.union)
    Unit.objects.filter(parent=cast.union).update(closed_on=None)
    member = membership(cast, cast.group2)
    with pytest.raises(Refused, match="Còn 1 đoàn viên đang sinh hoạt ở Tổ Ban Đảng"):
        closed_by_workbook(cast, cast.group2)
    Membership.objects.filter(pk=member.pk).update(valid_until=TODAY)
    assert closed_by_workbook(cast, cast.group2)[0].closed_on == TODAY
