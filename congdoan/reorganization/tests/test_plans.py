"""Plans carried out and undone: members, posts, units of every day, all as it was before and after."""

import datetime

import pytest

from congdoan.access.models import Grant
from congdoan.audit import queries as log
from congdoan.audit.models import Entry
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership import queries as membership
from congdoan.membership.models import Membership
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import appoint
from congdoan.reorganization.actions import carrying, plans, steps
from congdoan.reorganization.choices import PlanState
from congdoan.reorganization.tests.factories import BEFORE, DAY, approved, done, drafted, fresh, members, second_officer, unit
from congdoan.units import consistency, rearranged
from congdoan.units import queries as tree
from congdoan.units.models import Employer, Placement, Succession, Unit, UnitEmployer
from tests import hashing
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.db
TOLD = ("units.Decision", "units.Event", "reorganization.")


@pytest.fixture
def second(cast):
    return second_officer(cast)


def sound():
    return [*consistency.tree(), *consistency.dated_rows(), *membership.clashes()]


def undone(plan, by):
    return carrying.undo(by=by, plan=plan, version=fresh(plan).version, reason="Ghi nhầm")


def book():
    return hashing.rows()


def differing(before):
    return [line for line in hashing.differing(before, book()) if not line.startswith(TOLD)]


def now_at(place):
    place.refresh_from_db()
    return {row.person_id for row in membership.members_on(place, TODAY)}


class TestMerger:
    def test_groups_go_along_members_are_taken_over_posts_end_and_undone_all_is_back(self, cast, second):
        own, inside, there = members(cast, cast.union, 3), members(cast, cast.group, 2), members(cast, cast.other, 4)
        chair = appoint(cast, own[0].person, post="accountant")
        before = book()
        plan = done(cast, second, {"deed": "merge", "unit": cast.union, "target_code": "yt"})
        assert plan.state == PlanState.CARRIED_OUT and sound() == []
        everybody = {row.person_id for row in (*own, *inside, *there)}
        assert now_at(cast.other) == everybody and now_at(cast.union) == set()
        assert {row.person_id for row in membership.members_on(cast.union, BEFORE)} == {row.person_id for row in (*own, *inside)}
        group = Unit.objects.get(pk=cast.group.pk)
        assert group.parent_id == cast.other.pk and group.path.startswith(cast.other.path)
        assert [Membership.objects.get(pk=row.pk).version for row in inside] == [1, 1]  # not touched
        assert Appointment.objects.get(pk=chair.pk).valid_until == DAY and not acting(cast.chair.user).grants
        assert [link["name"] for link in gather(rearranged.kin(cast.union))[0][1]] == [cast.other.name]
        assert [link["name"] for link in gather(rearranged.kin(cast.other))[0][0]] == [cast.union.name]
        undone(plan, second)
        assert differing(before) == [] and sound() == [] and fresh(plan).state == PlanState.UNDONE

    def test_an_employer_is_covered_by_the_heir_from_then_on(self, cast, second):
        works = [Employer.objects.create(name=name) for name in ("UBND", "Huyện ủy")]
        for work in works:
            UnitEmployer.objects.create(unit=cast.union, employer=work, valid_from=datetime.date(2015, 1, 1))
        UnitEmployer.objects.create(unit=cast.other, employer=works[0], valid_from=datetime.date(2015, 1, 1))
        done(cast, second, {"deed": "merge", "unit": cast.union, "target_code": "YT"})
        held = UnitEmployer.objects.filter(unit=cast.other, valid_until__isnull=True)
        assert sorted(row.employer.name for row in held) == ["Huyện ủy", "UBND"]

    def test_two_unions_become_a_new_one(self, cast, second):
        own = [*members(cast, cast.union, 2), *members(cast, cast.other, 2)]
        before = book()
        plan = done(
            cast, second,
            {"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "BL"},
            {"deed": "merge", "unit": cast.union, "target_code": "MOI"},
            {"deed": "merge", "unit": cast.other, "target_code": "moi"},
        )  # fmt: skip
        new = Unit.objects.get(code="MOI")
        assert now_at(new) == {row.person_id for row in own} and new.founded_on == DAY and sound() == []
        assert set(tree.subtree(new)) == {new, *Unit.objects.filter(code__startswith="KDD-")}
        undone(plan, second)
        assert differing(before) == [] and sound() == []


class TestOthers:
    def test_a_split_takes_the_named_group_and_members(self, cast, second):
        own, inside = members(cast, cast.union, 3), members(cast, cast.group, 2)
        before = book()
        plan = done(
            cast, second,
            {"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "BL"},
            {"deed": "split", "unit": cast.union, "target_code": "MOI", "unit_parts": [(cast.group, "")], "person_parts": [(own[0].person, ""), (own[1].person, "YT")]},
        )  # fmt: skip
        assert now_at(Unit.objects.get(code="MOI")) == {own[0].person_id, *(row.person_id for row in inside)}
        assert now_at(cast.other) == {own[1].person_id} and now_at(cast.union) == {own[2].person_id}
        undone(plan, second)
        assert differing(before) == [] and sound() == []

    def test_a_dissolution_ends_all_that_stands_in_the_unit(self, cast, second):
        own, inside = members(cast, cast.union, 3), members(cast, cast.group, 2)
        before = book()
        plan = done(cast, second, {"deed": "dissolve", "unit": cast.union, "fate": "end", "person_parts": [(own[0].person, "YT")]})
        assert now_at(cast.district) == {own[0].person_id}
        gone = Membership.objects.get(pk=inside[0].pk)
        assert (gone.valid_until, gone.why_left) == (DAY, "unit_closed")
        assert {unit.closed_on for unit in Unit.objects.filter(code__startswith="KDD")} == {DAY} and sound() == []
        assert len(membership.members_on(cast.district, BEFORE)) == 5
        undone(plan, second)
        assert differing(before) == [] and sound() == []

    def test_members_of_a_dissolved_union_may_go_to_one_place(self, cast, second):
        own = [*members(cast, cast.union, 2), *members(cast, cast.group, 2)]
        done(cast, second, {"deed": "dissolve", "unit": cast.union, "fate": "move", "target_code": "YT"})
        assert now_at(cast.other) == {row.person_id for row in own}

    def test_what_another_step_settles_does_not_end_with_the_unit_around(self, cast, second):
        inside = members(cast, cast.group, 2)
        done(
            cast, second,
            {"deed": "dissolve", "unit": cast.union, "fate": "end"},
            {"deed": "change", "unit": cast.group, "parent_code": "YT", "name": "Tổ Một"},
        )  # fmt: skip
        assert now_at(cast.other) == {row.person_id for row in inside}
        group = Unit.objects.get(pk=cast.group.pk)
        assert (group.name, group.closed_on) == ("Tổ Một", None) and sound() == []

    def test_a_section_is_raised_to_a_union_of_its_own(self, cast, second):
        section = unit("KDD-BP", "Bộ phận", "union_section", cast.union)
        inside = members(cast, section, 2)
        before = book()
        plan = done(cast, second, {"deed": "change", "unit": section, "kind": "grassroots_union", "parent_code": "BL"})
        section.refresh_from_db()
        assert (section.kind, section.parent_id) == ("grassroots_union", cast.district.pk) and sound() == []
        assert [Membership.objects.get(pk=row.pk).version for row in inside] == [1, 1]
        undone(plan, second)
        assert differing(before) == []

    def test_a_branch_that_leaves_a_branch_that_moves(self, cast, second):
        middle = unit("KDD-BP", "Bộ phận", "union_section", cast.union)
        inner = unit("KDD-BP-T", "Tổ", "union_group", middle)
        before = book()
        plan = done(
            cast, second,
            {"deed": "change", "unit": middle, "parent_code": "YT"},
            {"deed": "change", "unit": inner, "parent_code": "KDD"},
            {"deed": "change", "unit": cast.group, "parent_code": "KDD-BP"},
        )  # fmt: skip
        paths = dict(Unit.objects.values_list("code", "path"))
        assert paths["KDD-BP"].startswith(paths["YT"]) and paths["KDD-BP-T"].startswith(paths["KDD"])
        assert paths["KDD-T1"].startswith(paths["KDD-BP"]) and sound() == []
        undone(plan, second)
        assert differing(before) == [] and sound() == []


class TestTheWay:
    def test_two_persons_and_the_states_between(self, cast, second):
        plan = drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"})
        with pytest.raises(Refused, match="đang soạn"):
            plans.approve(by=second, plan=plan, version=plan.version)
        plan = plans.submit(by=cast.officer, plan=plan, version=plan.version)
        with pytest.raises(Refused, match="không tự duyệt"):
            plans.approve(by=cast.officer, plan=plan, version=plan.version)
        with pytest.raises(Refused, match="không sửa được"):
            steps.dissolve(by=cast.officer, plan=plan, units=[cast.union], fate="end")
        with pytest.raises(Refused, match="chờ duyệt"):
            carrying.carry_out(by=second, plan=plan, version=plan.version)
        with pytest.raises(Conflict):
            plans.approve(by=second, plan=plan, version=1)
        plan = plans.approve(by=second, plan=plan, version=plan.version)
        assert carrying.carry_out(by=cast.officer, plan=plan, version=plan.version).state == PlanState.CARRIED_OUT
        entry = log.entries_of_unit(cast.district).first()
        assert entry.action == "reorganization.carrying.carry_out" and entry.detail["closed"] == [cast.other.pk]

    def test_who_may(self, cast, second):
        for who in (cast.accountant, cast.stranger, cast.member, cast.group_leader, cast.chair):
            with pytest.raises(NotAllowed):
                drafted(cast, by=who)
        plan = drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"})
        plan = plans.submit(by=cast.officer, plan=plan, version=plan.version)
        with pytest.raises(NotAllowed):
            plans.approve(by=cast.chair, plan=plan, version=plan.version)
        assert drafted(cast, by=cast.chair, unit=cast.union).unit == cast.union  # the chair plans the union's own groups

    def test_before_its_day_it_waits(self, cast, second):
        plan = approved(
            cast, second, drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"}, effective_on=datetime.date(2022, 6, 1))
        )
        with pytest.raises(Refused, match="chưa đến"):
            carrying.carry_out(by=second, plan=plan, version=plan.version)

    def test_what_changed_since_the_approval_is_seen(self, cast, second):
        plan = approved(cast, second, drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": ""}))
        members(cast, cast.other, 1)
        with pytest.raises(Refused, match="chưa có nơi đến"):
            carrying.carry_out(by=second, plan=plan, version=plan.version)
        assert Unit.objects.get(pk=cast.other.pk).closed_on is None

    def test_what_the_second_person_said_yes_to_is_what_is_done(self, cast, second):
        """Who carries out reads what is unlike the approval; requests and workbooks that come and go are not weighed."""
        members(cast, cast.union, 2)
        plan = approved(cast, second, drafted(cast, {"deed": "merge", "unit": cast.union, "target_code": "YT"}))
        members(cast, cast.union, 3)
        with pytest.raises(Refused, match="Đoàn viên đổi nơi sinh hoạt: lúc duyệt 2, nay 5"):
            carrying.carry_out(by=second, plan=plan, version=plan.version)
        done = carrying.carry_out(by=second, plan=plan, version=plan.version, seen=True)
        assert done.state == PlanState.CARRIED_OUT
        kept = Entry.objects.get(action="reorganization.carrying.carry_out").detail["unlike_approved"]
        assert kept == [["Đoàn viên đổi nơi sinh hoạt", 2, 5, cast.union.name]]

    def test_a_plan_that_is_sent_back_is_approved_anew(self, cast, second):
        plan = approved(cast, second, drafted(cast, {"deed": "merge", "unit": cast.union, "target_code": "YT"}))
        assert plan.approved_findings
        plan = plans.send_back(by=cast.officer, plan=plan, version=plan.version, reason="Xem lại.")
        assert plan.approved_findings == {}

    def test_the_number_of_statements_does_not_grow_with_the_units(self, cast, second, django_assert_max_num_queries):
        found = [unit(f"U{number}", f"Công đoàn {number}", parent=cast.district) for number in range(12)]
        for each in found:
            members(cast, each, 2)
        plan = approved(cast, second, drafted(cast, *({"deed": "dissolve", "unit": each, "fate": "end"} for each in found)))
        with django_assert_max_num_queries(82):
            carrying.carry_out(by=second, plan=plan, version=plan.version)
        assert Unit.objects.filter(closed_on=DAY).count() == 12


class TestUndoing:
    def test_not_when_something_stands_on_it(self, cast, second):
        members(cast, cast.union, 2)
        plan = done(cast, second, {"deed": "merge", "unit": cast.union, "target_code": "YT"})
        moved = Membership.objects.filter(begun_by=plan.event).first()
        Membership.objects.filter(pk=moved.pk).update(valid_until=TODAY, why_left="retired")
        with pytest.raises(Refused, match="Công đoàn Trường Yên Trung 1 người"):
            undone(plan, second)

    def test_not_when_a_member_is_elsewhere_by_now(self, cast, second):
        (row,) = members(cast, cast.union, 1)
        plan = done(cast, second, {"deed": "dissolve", "unit": cast.union, "fate": "end"})
        Membership.objects.create(
            person=row.person, unit=cast.other, union_joined_on=TODAY, valid_from=TODAY, recorded_by=cast.chair.person, recorded_at=NOW
        )
        with pytest.raises(Refused, match="nay đã ghi ở nơi khác"):
            undone(plan, second)

    def test_not_when_a_unit_has_changed_again(self, cast, second):
        first = done(cast, second, {"deed": "change", "unit": cast.group, "parent_code": "YT"})
        later = datetime.date(2022, 5, 10)
        done(cast, second, {"deed": "change", "unit": cast.group, "name": "Tổ Ba", "parent_code": "KDD"}, effective_on=later, number="215")
        with pytest.raises(Refused, match="đã đổi tiếp sau đó"):
            undone(first, second)

    def test_not_after_the_window(self, cast, second):
        plan = done(cast, second, {"deed": "dissolve", "unit": cast.other, "fate": "end"})
        plan.carried_out_at = NOW - datetime.timedelta(days=31)
        plan.save()
        with pytest.raises(Refused, match="chỉ hoàn tác được đến hết ngày"):
            undone(plan, second)

    def test_undone_the_same_decision_can_be_planned_again(self, cast, second):
        step = {"deed": "dissolve", "unit": cast.other, "fate": "end"}
        undone(done(cast, second, step), second)
        assert done(cast, second, step).state == PlanState.CARRIED_OUT
        assert Placement.objects.filter(ended_by__isnull=False).count() == 1 and not Succession.objects.exists()
        assert Grant.objects.filter(unit=cast.other, valid_until__isnull=True).count() == 0
