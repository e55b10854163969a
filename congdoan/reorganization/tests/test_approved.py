"""What was approved and what is carried out: the same number of others is not the same."""

import pytest

from congdoan.finance.models import Fund
from congdoan.finance.tests.factories import contribution, fund
from congdoan.kernel.errors import Refused
from congdoan.membership.models import Membership
from congdoan.organization.tests.factories import appoint
from congdoan.reorganization import findings
from congdoan.reorganization.actions import carrying
from congdoan.reorganization.choices import PlanState
from congdoan.reorganization.tests.factories import approved, drafted, fresh, members, second_officer
from congdoan.reorganization.tests.test_screens import at
from congdoan.units.models import Unit, UnitSpell

pytestmark = pytest.mark.db


@pytest.fixture
def second(cast):
    return second_officer(cast)


@pytest.fixture
def plan(cast, second):
    members(cast, cast.union, 2)
    contribution(cast, fund(cast), amount=2_000_000)
    return approved(cast, second, drafted(cast, {"deed": "merge", "unit": cast.union, "target_code": "YT"}))


def told(second, plan):
    """What whoever carries it out has to read first."""
    with pytest.raises(Refused) as refused:
        carrying.carry_out(by=second, plan=plan, version=fresh(plan).version)
    return refused.value.sentence


def test_one_member_for_another(cast, second, plan, sign_in):
    Membership.objects.filter(unit=cast.union).latest("pk").delete()
    members(cast, cast.union, 1)
    wanted = "Đoàn viên đổi nơi sinh hoạt: vẫn 2, nhưng không còn đúng những người ấy ở Công đoàn khối dân Đảng"
    assert wanted in told(second, plan)
    carrying.carry_out(by=second, plan=plan, version=fresh(plan).version, seen=True)
    assert f"{wanted}." in " ".join(sign_in(second).get(at("plan", cast.district, plan)).content.decode().split())


def test_a_unit_that_has_another_name_meanwhile(cast, second, plan):
    UnitSpell.objects.filter(unit=cast.union).update(name="Công đoàn khối Đảng")
    Unit.objects.filter(pk=cast.union.pk).update(name="Công đoàn khối Đảng")
    assert "Đơn vị kết thúc: vẫn 1, nhưng tên, loại hay cấp trên đã khác ở Công đoàn khối Đảng" in told(second, plan)


def test_money_that_is_left_is_other(cast, second, plan):
    contribution(cast, Fund.objects.get(unit=cast.union), amount=500_000)
    assert "Quỹ: vẫn 1, nhưng số tiền còn đã khác ở Công đoàn khối dân Đảng" in told(second, plan)


def test_one_post_for_another(cast, second, plan):
    own = [row.person for row in Membership.objects.filter(unit=cast.union).order_by("pk")]
    post = appoint(cast, own[0], post="accountant")
    plan.approved_findings = {}
    plan.state = PlanState.DRAFT
    plan.save()
    plan = approved(cast, second, plan)
    post.person = own[1]
    post.save()
    assert "Chức vụ công đoàn: vẫn" in told(second, plan)


def test_nothing_is_said_where_all_is_as_it_was(second, plan):
    assert carrying.carry_out(by=second, plan=plan, version=plan.version).state == PlanState.CARRIED_OUT


def test_what_was_kept_before_there_were_marks_is_held_by_its_counts():
    old = findings.read({"touches": [{"what": "Quỹ", "count": 1, "becomes": "", "key": "funds", "at": [[7, 1]]}]})
    new = findings.read({"touches": [{"what": "Quỹ", "count": 1, "becomes": "", "key": "funds", "at": [[7, 1]], "marks": {"7": "5"}}]})
    assert findings.differences(old, new) == []
