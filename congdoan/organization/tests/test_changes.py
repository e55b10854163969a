"""Changes by decision: from a day on another name, kind, superior; the days before keep theirs; taken back, all is as it was."""

import datetime
from dataclasses import replace

import pytest
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.roles import Role
from congdoan.audit import queries as log
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership.models import Membership
from congdoan.organization import forms
from congdoan.organization.actions import changes
from congdoan.organization.tests.factories import appoint
from congdoan.units import consistency
from congdoan.units import queries as tree
from congdoan.units.models import Decision, KindNesting, Placement, Unit, UnitKind, UnitSpell
from tests import hashing
from tests.people import NOW, TODAY, found

pytestmark = pytest.mark.db
DAY = datetime.date(2020, 6, 1)
BEFORE = datetime.date(2020, 5, 31)


def change(unit, by, **facts):
    unit.refresh_from_db()
    given = {"name": unit.name, "kind": unit.kind, "parent": unit.parent, "effective_on": DAY, "decision": "15/QĐ-LĐLĐ"} | facts
    return changes.change(by=by, unit=unit, version=unit.version, **given)


def sound():
    return [*consistency.tree(), *consistency.dated_rows()]


def member_of(cast, unit):
    day = datetime.date(2016, 1, 5)
    facts = {"union_joined_on": day, "valid_from": day, "recorded_by": cast.chair.person, "recorded_at": NOW}
    return Membership.objects.create(person=cast.member.person, unit=unit, **facts)


@pytest.fixture
def sector(cast):
    """A second superior, where the officer has no say unless he is given it."""
    return found("VC", "Công đoàn Viên chức", "civil_servants_union")


def test_a_new_name_holds_from_its_day_and_the_old_one_before(cast):
    changed = change(
        cast.union, cast.officer, name="Công đoàn cơ quan Đảng  huyện", signed_on=datetime.date(2020, 6, 15), issuer="LĐLĐ huyện"
    )
    assert (changed.name, changed.version) == ("Công đoàn cơ quan Đảng huyện", 2)
    assert (tree.name_on(changed, BEFORE), tree.name_on(changed, DAY)) == ("Công đoàn khối dân Đảng", "Công đoàn cơ quan Đảng huyện")
    decision = tree.spells(changed).first().decision
    assert decision.text == "15/QĐ-LĐLĐ ngày 15/06/2020 của LĐLĐ huyện" and decision.effective_on == DAY
    assert log.entries_of_unit(cast.district).first().action == "organization.changes.change"
    assert sound() == []


def test_a_name_changes_even_where_the_law_has_ended_the_level_above(cast):
    UnitKind.objects.filter(key="district_federation").update(valid_until=BEFORE)
    KindNesting.objects.filter(parent_kind="district_federation").update(valid_until=BEFORE)
    assert change(cast.union, cast.officer, name="Tên mới").name == "Tên mới"
    with pytest.raises(Refused, match="không ở dưới"):
        change(cast.union, cast.officer, kind="occupational_union", effective_on=TODAY)


def test_a_moved_unit_takes_all_below_along_and_no_member_row_is_touched(cast, sector, django_assert_max_num_queries):
    row = member_of(cast, cast.group)
    both = changes_everywhere(cast, sector)
    with django_assert_max_num_queries(30):
        moved = change(cast.union, both, parent=sector)
    group = Unit.objects.get(pk=cast.group.pk)
    assert group.path.startswith(moved.path) and moved.path.startswith(sector.path)
    assert set(tree.subtree(sector)) == {sector, moved, group, cast.group2}
    assert set(tree.subtree(cast.district, on=BEFORE)) == {cast.district, cast.union, cast.group, cast.group2, cast.other}
    assert set(tree.subtree(cast.district, on=DAY)) == {cast.district, cast.other}
    assert set(tree.subtree(sector, on=BEFORE)) == {sector}
    assert Membership.objects.get(pk=row.pk).version == row.version
    assert sound() == []


def changes_everywhere(cast, sector):
    """The officer, with the same role at the other superior."""
    grants.give(person=cast.officer.person, role=Role.SUPERIOR_OFFICER, unit=sector, valid_from=datetime.date(2010, 1, 1))
    return actor_for(cast.officer.user, NOW)


def test_a_kind_changes_with_what_stands_in_the_unit(cast):
    appoint(cast, post="group_leader", unit=cast.group)
    with pytest.raises(Refused, match="Ở đây đã ghi Đỗ Quốc Cường là tổ trưởng"):
        change(cast.group, cast.chair, kind="union_section")
    assert change(cast.group2, cast.chair, kind="union_section").kind == "union_section"
    assert (tree.kind_on(cast.group2, BEFORE), tree.kind_on(cast.group2, DAY)) == ("union_group", "union_section")
    with pytest.raises(Refused, match="Bên dưới có Tổ Ban Đảng, mà “Công đoàn bộ phận”"):
        change(cast.union, cast.officer, kind="occupational_union")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "đều như hiện nay"),
        ({"name": "Tên mới", "effective_on": TODAY + datetime.timedelta(days=1)}, "chưa đến"),
        ({"name": "Tên mới", "effective_on": datetime.date(2010, 1, 1)}, "Ngày hiệu lực phải sau ngày đó"),
        ({"name": "Tên mới", "effective_on": datetime.date(2009, 1, 1)}, "Ngày hiệu lực phải sau ngày đó"),
        ({"kind": "commune_union"}, "không có loại"),
        ({"kind": "union_group"}, "không ở dưới"),
        ({"name": "Tên mới", "signed_on": TODAY + datetime.timedelta(days=1)}, "Ngày ký không thể ở tương lai"),
    ],
)
def test_what_may_not_be_changed(cast, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        change(cast.union, cast.officer, **facts)
    assert UnitSpell.objects.count() == Placement.objects.count() == 5


def test_a_unit_does_not_come_to_stand_below_itself_or_under_what_is_gone(cast):
    with pytest.raises(Refused, match="Tổ Văn phòng nằm trong Công đoàn khối dân Đảng"):
        change(cast.union, cast.officer, parent=cast.group)
    Unit.objects.filter(pk=cast.other.pk).update(closed_on=TODAY)
    with pytest.raises(Refused, match="đã kết thúc"):
        change(cast.group, changes_everywhere(cast, cast.other), parent=Unit.objects.get(pk=cast.other.pk))


def test_the_superior_is_taken_as_it_stands_now_and_not_as_it_was_read(cast):
    section = found("KDD-BP", "Công đoàn bộ phận", "union_section", cast.union)
    stale = Unit.objects.get(pk=section.pk)
    change(section, cast.officer, parent=changes_everywhere(cast, cast.other) and cast.other)
    moved = change(cast.group, changes_everywhere(cast, cast.union), parent=stale)
    assert moved.path.startswith(Unit.objects.get(pk=section.pk).path) and sound() == []


def test_one_number_of_one_issuer_is_one_decision(cast):
    change(cast.union, cast.officer, name="Tên hai", issuer="LĐLĐ huyện", signed_on=DAY)
    change(cast.other, cast.officer, name="Tên ba", issuer="LĐLĐ huyện", signed_on=DAY)
    assert Decision.objects.count() == 1
    with pytest.raises(Refused, match="đã ghi, ký ngày 01/06/2020"):
        change(cast.other, cast.officer, name="Tên bốn", issuer="LĐLĐ huyện", signed_on=DAY.replace(day=2), effective_on=TODAY)
    change(cast.other, cast.officer, name="Tên bốn", issuer="LĐLĐ huyện", signed_on=DAY.replace(year=2021), effective_on=TODAY)
    assert Decision.objects.count() == 2, "numbers begin anew each year"


def test_the_superior_decides_both_superiors_of_a_move(cast, sector):
    for who in (cast.chair, cast.accountant, cast.stranger, cast.member):
        with pytest.raises(NotAllowed):
            change(cast.union, who, name="Tên mới")
    with pytest.raises(NotAllowed, match="Công đoàn Viên chức"):
        change(cast.union, cast.officer, parent=sector)
    assert change(cast.group, cast.chair, name="Tổ Một").name == "Tổ Một"  # the chair decides about the union's own groups


def test_taken_back_everything_is_as_it_was(cast, sector):
    both, before = changes_everywhere(cast, sector), hashing.rows()
    change(cast.union, both, name="Tên mới", parent=sector)
    unit = Unit.objects.get(pk=cast.union.pk)
    with pytest.raises(NotAllowed):
        changes.take_back(by=cast.chair, unit=unit, version=unit.version)
    back = changes.take_back(by=both, unit=unit, version=unit.version)
    assert (back.name, back.parent_id, back.path) == (cast.union.name, cast.district.pk, cast.union.path)
    assert set(Unit.objects.values_list("path", flat=True)) >= {cast.group.path, cast.group2.path}
    papers = ("units.Decision", "units.Event")  # what was decided and undone stays on record
    assert [line for line in hashing.differing(before, hashing.rows()) if not line.startswith(papers)] == [] and sound() == []
    with pytest.raises(Refused, match="chưa đổi tên, loại hay cấp trên lần nào"):
        changes.take_back(by=both, unit=back, version=back.version)


def test_a_stale_change_conflicts(cast):
    change(cast.union, cast.officer, name="Tên hai")
    with pytest.raises(Conflict):
        changes.change(
            by=cast.officer, unit=cast.union, version=1, name="Tên ba", kind=cast.union.kind, parent=cast.district, effective_on=TODAY,
            decision="16",
        )  # fmt: skip


class TestScreens:
    def address(self, name, unit):
        return reverse(f"organization:{name}", kwargs={"unit_id": unit.pk})

    def test_from_the_button_to_the_history_and_back(self, cast, sign_in):
        client, page = sign_in(cast.officer), reverse("overview:unit", kwargs={"unit_id": cast.union.pk})
        assert self.address("unit-change", cast.union) in client.get(page).content.decode()
        assert "unit-take-back" not in client.get(page).content.decode() and "Bỏ lần thay đổi" not in client.get(page).content.decode()
        sent = {
            "name": "Công đoàn cơ quan Đảng", "kind": "grassroots_union", "parent": "bl", "decision": "15/QĐ-LĐLĐ", "issuer": "LĐLĐ huyện",
            "signed_on": "15/06/2020", "effective_on": "01/06/2020", "ban_dang_xem": "1", "lan_gui": "a" * 32,
        }  # fmt: skip
        assert client.post(self.address("unit-change", cast.union), sent).status_code == 303
        assert client.post(self.address("unit-change", cast.union), sent).status_code == 303  # once more: one effect
        assert UnitSpell.objects.filter(unit=cast.union).count() == 2
        text = client.get(page).content.decode()
        assert "Quyết định 15/QĐ-LĐLĐ ngày 15/06/2020 của LĐLĐ huyện" in text and "Bỏ lần thay đổi mới nhất" in text
        assert "Công đoàn khối dân Đảng" in client.get(page + "?ngay=31/05/2020").content.decode()
        asked = " ".join(client.get(self.address("unit-take-back", cast.union)).content.decode().split())
        assert "Sẽ trở lại</dt><dd>Công đoàn khối dân Đảng<br>" in asked and "trực thuộc LĐLĐ huyện Bình Lục" in asked
        back = {"ban_dang_xem": "2", "lan_gui": "b" * 32}
        assert client.post(self.address("unit-take-back", cast.union), back).status_code == 303
        assert "Công đoàn cơ quan Đảng" not in client.get(page).content.decode()

    def test_a_unit_where_one_decides_nothing_is_not_even_named(self, cast, sector, sign_in):
        sent = {"name": "Tên mới", "kind": "grassroots_union", "parent": "VC", "decision": "15", "effective_on": "01/06/2020"}
        answer = sign_in(cast.officer).post(self.address("unit-change", cast.union), {**sent, "ban_dang_xem": "1"})
        assert answer.status_code == 422
        assert "Không có đơn vị mã “VC”" in answer.content.decode() and "Công đoàn Viên chức" not in answer.content.decode()

    def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(self, cast, sign_in):
        client = sign_in(cast.officer)
        sent = {"name": "Tên mới", "kind": "grassroots_union", "parent": "KHONG", "decision": "15", "effective_on": "01/06/2020"}
        answer = client.post(self.address("unit-change", cast.union), {**sent, "ban_dang_xem": "1"})
        assert answer.status_code == 422
        assert "Không có đơn vị mã “KHONG”" in answer.content.decode() and 'value="KHONG"' in answer.content.decode()
        stale = client.post(self.address("unit-change", cast.union), {**sent, "parent": "BL", "ban_dang_xem": "9"})
        assert stale.status_code == 409

    def test_a_kind_that_is_no_longer_founded_stays_the_kind_of_those_that_have_it(self, cast):
        later = replace(cast.officer, now=NOW.replace(year=2026))
        form = forms.ChangeUnit(None, None, initial={"kind": cast.district.kind}, by=later, given={"unit": cast.district})
        assert '<option value="district_federation" selected>' in " ".join(str(form["kind"]).split())

    @pytest.mark.parametrize("name", ["unit-change", "unit-take-back"])
    def test_who_may(self, cast, sign_in, name):
        for who, status in ((cast.officer, 200), (cast.chair, 403), (cast.accountant, 403), (cast.stranger, 404)):
            assert sign_in(who).get(self.address(name, cast.union)).status_code == status
        assert sign_in(cast.chair).get(self.address(name, cast.group)).status_code == 200
