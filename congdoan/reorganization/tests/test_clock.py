"""On its day a plan is carried out by the clock; what cannot be done then says why and stays approved."""

import datetime

import pytest

from congdoan.audit.models import Entry
from congdoan.jobs.declaring import PERIODIC
from congdoan.reorganization import tasks
from congdoan.reorganization.choices import PlanState
from congdoan.reorganization.tests.factories import approved, drafted, fresh, members, second_officer
from congdoan.units.models import Unit

pytestmark = pytest.mark.db
MORNING = datetime.datetime(2022, 5, 31, 17, 5, tzinfo=datetime.timezone.utc)  # 1 June, five past midnight in Vietnam
DUE = datetime.date(2022, 6, 1)


@pytest.fixture
def plan(cast):
    return approved(cast, second_officer(cast), drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": ""}, effective_on=DUE))


def test_not_a_minute_early(plan):
    assert "reorganization.due" in PERIODIC
    tasks.due(now=MORNING - datetime.timedelta(minutes=6))
    assert fresh(plan).state == PlanState.APPROVED


def test_on_its_day_by_whoever_approved_it(cast, plan):
    tasks.due(now=MORNING)
    done = fresh(plan)
    assert (done.state, done.carried_out_by_id) == (PlanState.CARRIED_OUT, plan.approved_by_id)
    assert Unit.objects.get(pk=cast.other.pk).closed_on == DUE
    tasks.due(now=MORNING)
    assert fresh(plan).version == done.version


def test_who_joined_meanwhile_does_not_stop_it_and_is_written_down(cast):
    given = {"deed": "merge", "unit": cast.other, "target_code": cast.union.code}
    plan = approved(cast, second_officer(cast), drafted(cast, given, effective_on=DUE))
    members(cast, cast.other, 4)
    tasks.due(now=MORNING)
    assert fresh(plan).state == PlanState.CARRIED_OUT
    kept = Entry.objects.get(action="reorganization.carrying.carry_out").detail["unlike_approved"]
    assert kept == [["Đoàn viên đổi nơi sinh hoạt", 0, 4, cast.other.name]]


def test_what_stands_against_it_by_then_is_said(cast, plan):
    members(cast, cast.other, 2)
    tasks.due(now=MORNING)
    assert fresh(plan).state == PlanState.APPROVED and "Còn 2 đoàn viên chưa có nơi đến" in fresh(plan).stopped


def test_an_account_that_was_closed_does_nothing(plan):
    plan.approved_by.account.is_active = False
    plan.approved_by.account.save()
    tasks.due(now=MORNING)
    assert fresh(plan).state == PlanState.APPROVED and "đã đóng" in fresh(plan).stopped
