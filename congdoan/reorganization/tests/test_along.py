"""What goes along with members and posts when their unit closes, and comes back: pauses, leavings recorded ahead, posts with an end."""

import datetime

import pytest

from congdoan.kernel.errors import Refused
from congdoan.membership.actions import lives, members
from congdoan.membership.choices import WhyLeft
from congdoan.membership.models import Membership, Suspension
from congdoan.organization.actions import appointments, areas, changes, facts, units
from congdoan.organization.models import Appointment, UnitFact
from congdoan.organization.tests.factories import appoint
from congdoan.reorganization.actions import carrying
from congdoan.reorganization.tests import factories
from congdoan.reorganization.tests.factories import BEFORE, DAY, done, drafted, fresh, problems, second_officer, unit
from congdoan.units.models import Employer, UnitEmployer
from tests import hashing
from tests.people import FOUNDED, TODAY

pytestmark = pytest.mark.db
TOLD = ("units.Decision", "units.Event", "reorganization.")
MARCH, JUNE, JULY = datetime.date(2022, 3, 1), datetime.date(2022, 6, 1), datetime.date(2022, 7, 1)
MERGE = {"deed": "merge", "target_code": "YT"}
END = {"deed": "dissolve", "fate": "end"}


@pytest.fixture
def second(cast):
    return second_officer(cast)


def differing(before):
    return [line for line in hashing.differing(before, hashing.rows()) if not line.startswith(TOLD)]


def undone(plan, by):
    return carrying.undo(by=by, plan=plan, version=fresh(plan).version, reason="Ghi nhầm")


def paused(who, day):
    """Where a person is a member and pauses on a day: the unit's code, or None."""
    row = Suspension.objects.as_of(day).filter(membership__in=Membership.objects.as_of(day).filter(person=who)).first()
    return row and row.membership.unit.code


class TestPauses:
    def pause(self, cast, since, last_day=None, of=None):
        (row,) = factories.members(cast, of or cast.union, 1)
        lives.suspend(by=cast.chair, membership=row, version=1, reason="study", valid_from=since, last_day=last_day)
        return row.person

    def test_a_pause_goes_on_at_the_new_unit_and_comes_back(self, cast, second):
        who, before = self.pause(cast, MARCH, datetime.date(2022, 6, 30)), hashing.rows()
        plan = done(cast, second, {**MERGE, "unit": cast.union})
        assert [paused(who, day) for day in (BEFORE, DAY, datetime.date(2022, 6, 30), JULY)] == ["KDD", "YT", "YT", None]
        undone(plan, second)
        assert differing(before) == []

    def test_one_that_ends_with_the_union_lasts_again_when_undone(self, cast, second):
        who, before = self.pause(cast, MARCH), hashing.rows()
        plan = done(cast, second, {**END, "unit": cast.union})
        assert [paused(who, day) for day in (BEFORE, DAY)] == ["KDD", None]
        undone(plan, second)
        assert differing(before) == []

    def test_one_recorded_for_a_later_day_is_there_then(self, cast, second):
        who, before = self.pause(cast, JUNE), hashing.rows()
        plan = done(cast, second, {**MERGE, "unit": cast.union})
        assert [paused(who, day) for day in (BEFORE, DAY, JUNE)] == [None, None, "YT"]
        undone(plan, second)
        assert differing(before) == []

    def test_who_resumed_at_the_new_unit_has_resumed_when_it_is_undone(self, cast, second):
        who = self.pause(cast, MARCH)
        plan = done(cast, second, {**MERGE, "unit": cast.union})
        row = Suspension.objects.get(membership__unit=cast.other)
        lives.resume(by=cast.stranger, suspension=row, version=row.version, last_day=datetime.date(2022, 5, 20))
        undone(plan, second)
        assert [paused(who, day) for day in (BEFORE, DAY, TODAY)] == ["KDD", "KDD", None]


class TestLeavingsAhead:
    def leaver(self, cast):
        (row,) = factories.members(cast, cast.union, 1)
        members.leave(by=cast.chair, membership=row, version=1, last_day=JUNE - datetime.timedelta(days=1), why_left=WhyLeft.RETIRED)
        return row

    def test_who_leaves_later_leaves_from_the_new_unit(self, cast, second):
        row, before = self.leaver(cast), hashing.rows()
        assert problems(drafted(cast, {**MERGE, "unit": cast.union}, number="1")) == []
        plan = done(cast, second, {**MERGE, "unit": cast.union})
        new = Membership.objects.get(begun_by=plan.event)
        assert (new.person_id, new.unit, new.valid_from, new.valid_until, new.why_left) == (row.person_id, cast.other, DAY, JUNE, "retired")
        undone(plan, second)
        assert differing(before) == []

    def test_who_leaves_before_the_day_is_not_touched(self, cast, second):
        row = self.leaver(cast)
        done(cast, second, {**MERGE, "unit": cast.union}, effective_on=JUNE - datetime.timedelta(days=10))
        assert not Membership.objects.filter(person=row.person, unit=cast.other, valid_from__gte=JUNE).exists()

    def test_who_leaves_with_the_union_leaves_on_the_recorded_day_when_undone(self, cast, second):
        row, before = self.leaver(cast), hashing.rows()
        plan = done(cast, second, {**END, "unit": cast.union})
        row.refresh_from_db()
        assert (row.valid_until, row.why_left) == (DAY, "unit_closed")
        undone(plan, second)
        assert differing(before) == []

    def test_without_a_destination_they_are_named_like_everybody(self, cast):
        self.leaver(cast)
        assert "Còn 1 đoàn viên chưa có nơi đến" in problems(drafted(cast, {**END, "unit": cast.union, "fate": ""}))[0]

    def test_a_day_changed_at_the_new_unit_stands_against_undoing(self, cast, second):
        self.leaver(cast)
        plan = done(cast, second, {**MERGE, "unit": cast.union})
        new = Membership.objects.get(begun_by=plan.event)
        lives.take_back_leaving(by=cast.stranger, membership=new, version=new.version)
        with pytest.raises(Refused, match="đã rời, chuyển tiếp"):
            undone(plan, second)


def test_an_end_that_a_post_had_before_is_there_again_with_its_reason(cast, second):
    (row,) = factories.members(cast, cast.union, 1)
    post = appoint(cast, row.person, post="accountant")
    members.leave(by=cast.chair, membership=row, version=1, last_day=JUNE - datetime.timedelta(days=1), why_left=WhyLeft.RETIRED)
    held = Appointment.objects.get(pk=post.pk)
    assert (held.valid_until, held.lasted_until) == (JUNE, None) and held.ended_by.startswith("membership.")
    undone(done(cast, second, {**END, "unit": cast.union}), second)
    again = Appointment.objects.get(pk=post.pk)
    assert (again.valid_until, again.ended_by, again.lasted_until) == (JUNE, held.ended_by, None)
    row.refresh_from_db()
    lives.take_back_leaving(by=cast.chair, membership=row, version=row.version)
    assert Appointment.objects.get(pk=post.pk).valid_until is None


class TestUndoingNests:
    """Undoing puts units back where something founded or changed since leaves them no place."""

    LATER = datetime.date(2022, 5, 10)

    def change(self, cast, place, **facts):
        place.refresh_from_db()
        given = {"name": place.name, "kind": place.kind, "parent": place.parent} | facts
        changes.change(by=cast.officer, unit=place, version=place.version, effective_on=self.LATER, decision="9", **given)

    def test_what_was_founded_below_does_not_fit_the_kind_of_before(self, cast, second):
        section = unit("KDD-BP", "Bộ phận", "union_section", cast.union)
        plan = done(cast, second, {"deed": "change", "unit": section, "kind": "grassroots_union", "parent_code": "BL"})
        section.refresh_from_db()
        unit("KDD-BP-X", "Bộ phận mới", "union_section", section, founded_on=self.LATER)
        with pytest.raises(Refused, match="Bên dưới có Bộ phận mới"):
            undone(plan, second)

    def test_a_superior_that_has_become_another_kind(self, cast, second):
        section = unit("KDD-BP", "Bộ phận", "union_section", cast.union)
        inner = unit("KDD-BP-T", "Tổ trong", "union_group", section)
        plan = done(cast, second, {"deed": "change", "unit": inner, "parent_code": "KDD"})
        self.change(cast, section, kind="union_group")
        with pytest.raises(Refused, match="“Tổ công đoàn” không ở dưới “Tổ công đoàn”"):
            undone(plan, second)

    def test_a_superior_that_stands_below_by_now(self, cast, second):
        one = unit("KDD-A", "Đơn vị A", "member_grassroots_union", cast.union)
        inner = unit("KDD-A-B", "Bộ phận B", "union_section", one)
        plan = done(cast, second, {"deed": "change", "unit": inner, "parent_code": "KDD"})
        inner.refresh_from_db()
        self.change(cast, one, kind="union_group", parent=inner)
        with pytest.raises(Refused, match="Đơn vị A nay đã ở dưới Bộ phận B"):
            undone(plan, second)


def test_an_employer_begun_on_the_day_or_later_stands_against_closing(cast):
    UnitEmployer.objects.create(unit=cast.other, employer=Employer.objects.create(name="UBND xã"), valid_from=DAY)
    assert "Công đoàn Trường Yên Trung đã đổi tên, loại, cấp trên hay cơ quan" in problems(drafted(cast, {**END, "unit": cast.other}))[0]
    assert problems(drafted(cast, {"deed": "change", "unit": cast.other, "name": "Mới"}, number="2")) == []


def test_a_post_that_ends_ahead_and_one_that_ends_with_the_unit(cast, second):
    (row, other) = factories.members(cast, cast.union, 2)
    post, open_post = appoint(cast, row.person, post="accountant"), appoint(cast, other.person, post="cashier")
    appointments.end_post(by=cast.chair, appointment=post, version=1, last_day=JUNE - datetime.timedelta(days=1))
    before = hashing.rows()
    plan = done(cast, second, {**MERGE, "unit": cast.union})
    assert {Appointment.objects.get(pk=one.pk).valid_until for one in (post, open_post)} == {DAY}
    undone(plan, second)
    assert differing(before) == []


class TestFactsOfUnits:
    """What is recorded of a unit ends with it; a union founded by the plan belongs where all those it carries on belonged."""

    def given(self, cast):
        rows = [{"code": "HNA", "name": "Tỉnh Hà Nam", "rank": "tỉnh", "parent": ""}]
        areas.found(by=cast.officer, unit=cast.district, tree="territory", rows=rows, effective_on=FOUNDED)
        for one in (cast.union, cast.other):
            facts.state(by=cast.officer, unit=one, kind="territory", value="HNA", effective_on=FOUNDED)
        facts.state(by=cast.officer, unit=cast.union, kind="seal", value="Dấu tròn", effective_on=FOUNDED)

    def test_they_end_are_inherited_and_come_back(self, cast, second):
        self.given(cast)
        before = hashing.rows()
        new = {"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "BL"}
        steps = [{"deed": "merge", "unit": one, "target_code": "MOI"} for one in (cast.union, cast.other)]
        plan = done(cast, second, new, *steps)
        held = UnitFact.objects.filter(valid_until__isnull=True)
        assert [(row.unit.code, row.kind, row.value, row.valid_from) for row in held] == [("MOI", "territory", "Tỉnh Hà Nam", DAY)]
        undone(plan, second)
        assert differing(before) == []

    def test_what_is_said_since_stands_against_undoing(self, cast, second):
        self.given(cast)
        new = {"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "BL"}
        plan = done(cast, second, new, {"deed": "merge", "unit": cast.union, "target_code": "MOI"})
        facts.state(by=cast.officer, unit=plan.event.successions.get().successor, kind="seal", value="Dấu mới", effective_on=TODAY)
        with pytest.raises(Refused, match="1 điều ghi về đơn vị"):
            undone(plan, second)

    def test_closed_by_hand_they_end_too(self, cast):
        self.given(cast)
        place = unit("LE", "Công đoàn lẻ", "grassroots_union", cast.district)
        facts.state(by=cast.officer, unit=place, kind="seal", value="Dấu lẻ", effective_on=FOUNDED)
        units.close(by=cast.officer, unit=place, last_day=BEFORE, decision="9/QĐ-LĐLĐ")
        fact = UnitFact.objects.get(unit=place)
        assert fact.valid_until == DAY
        with pytest.raises(Refused, match="Không bỏ dòng nào được"):
            facts.take_back(by=cast.officer, fact=fact)


@pytest.mark.parametrize(
    ("given", "there"), [({}, ["UBND xã cũ"]), ({"employer": "UBND xã mới", "sector": "UBND cấp xã"}, ["UBND xã mới"])]
)
def test_a_founded_union_has_its_own_office_or_those_of_whom_it_carries_on(cast, second, given, there):
    UnitEmployer.objects.create(unit=cast.other, employer=Employer.objects.create(name="UBND xã cũ"), valid_from=FOUNDED)
    before = hashing.rows()
    new = {"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "BL", **given}
    plan = done(cast, second, new, {"deed": "merge", "unit": cast.other, "target_code": "MOI"})
    held = UnitEmployer.objects.filter(valid_until__isnull=True).select_related("employer")
    assert [row.employer.name for row in held] == there and [row.unit.code for row in held] == ["MOI"]
    undone(plan, second)
    assert [line for line in differing(before) if not line.startswith("units.Employer")] == []
