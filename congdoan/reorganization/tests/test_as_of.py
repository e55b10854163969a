"""Plans as they stood on a day: sent back, approved later, undone, cancelled; the log knows each day."""

import dataclasses
import datetime

import pytest
from django.urls import reverse

from congdoan.reorganization import queries
from congdoan.reorganization.actions import carrying, plans
from congdoan.reorganization.choices import PlanState
from congdoan.reorganization.tests.factories import drafted, fresh, second_officer
from tests.people import NOW, TODAY

pytestmark = pytest.mark.db


def ago(actor, days):
    """The same person so many days before."""
    return dataclasses.replace(actor, now=NOW - datetime.timedelta(days=days))


def day(days):
    return TODAY - datetime.timedelta(days=days)


@pytest.fixture
def plan(cast):
    """Drafted 12 days ago, submitted 10, sent back 8, submitted 6, approved 4, carried out 2 days ago, undone today."""
    second, step = second_officer(cast), {"deed": "merge", "unit": cast.other, "target_code": cast.union.code}
    plan = drafted(cast, step, by=ago(cast.officer, 12))
    for days, action, who, more in (
        (10, plans.submit, cast.officer, {}),
        (8, plans.send_back, cast.officer, {"reason": "Xem lại"}),
        (6, plans.submit, cast.officer, {}),
        (4, plans.approve, second, {}),
        (2, carrying.carry_out, second, {}),
        (0, carrying.undo, second, {"reason": "Ghi nhầm"}),
    ):
        plan = action(by=ago(who, days), plan=plan, version=fresh(plan).version, **more)
    return plan


STOOD = {
    11: PlanState.DRAFT, 10: PlanState.SUBMITTED, 9: PlanState.SUBMITTED, 7: PlanState.DRAFT, 6: PlanState.SUBMITTED,
    5: PlanState.SUBMITTED, 3: PlanState.APPROVED, 1: PlanState.CARRIED_OUT, 0: PlanState.UNDONE,
}  # fmt: skip


def test_a_plan_stands_in_the_list_of_each_day_as_it_stood_then(cast, plan):
    held = {days: [row.state_then for row in queries.plans(by=cast.officer, unit=cast.district, on=day(days))] for days in STOOD}
    assert held == {days: [state] for days, state in STOOD.items()}
    assert list(queries.plans(by=cast.officer, unit=cast.district, on=day(13))) == []
    assert [row.state_then for row in queries.plans(by=cast.officer, unit=cast.district)] == [PlanState.UNDONE]


def test_the_list_of_a_day_is_filtered_by_the_state_of_that_day(cast, plan, sign_in):
    client, address = sign_in(cast.officer), reverse("reorganization:plan-list", args=[cast.district.pk])
    then = client.get(address, {"ngay": f"{day(5):%d/%m/%Y}", "tt": "submitted"}).content.decode()
    assert "chờ duyệt</span>" in then and plan.title in then and "đã hoàn tác</span>" not in then
    assert plan.title not in client.get(address, {"ngay": f"{day(5):%d/%m/%Y}", "tt": "undone"}).content.decode()
    none = " ".join(client.get(address, {"ngay": f"{day(13):%d/%m/%Y}"}).content.decode().split())
    assert f"Ngày {day(13):%d/%m/%Y} không có phương án nào" in none and "Chưa có phương án nào" not in none


def test_a_plan_cancelled_was_what_it_was_until_then(cast):
    plan = drafted(cast, {"deed": "merge", "unit": cast.other, "target_code": cast.union.code}, by=ago(cast.officer, 3))
    plans.cancel(by=ago(cast.officer, 1), plan=plan, version=fresh(plan).version, reason="Không làm nữa")
    assert [queries.plans(by=cast.officer, unit=cast.district, on=day(days)).get().state_then for days in (2, 1)] == ["draft", "cancelled"]
