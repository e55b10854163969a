"""Ủy quyền: chosen rights for a time, never more than the giver has, never passed on, ended early at once."""

import datetime

import pytest

from congdoan.access import grants
from congdoan.access import queries as access
from congdoan.access.actors import actor_for
from congdoan.access.models import Grant
from congdoan.access.roles import Role
from congdoan.aid.choices import Permission as Aid
from congdoan.audit.models import Entry
from congdoan.care.choices import Permission as Care
from congdoan.congress.choices import Permission as Elections
from congdoan.dues.choices import Permission as Dues
from congdoan.finance.choices import Permission as Finance
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.ledger import policies as watched
from congdoan.ledger.choices import Permission as Books
from congdoan.organization.actions import appointments, deputies, units
from congdoan.organization.choices import Permission, Post
from congdoan.organization.tests.factories import appoint
from tests import people
from tests.people import TODAY, acting

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)
RIGHTS = [str(Care.VIEW_VISITS), str(Permission.FOUND_UNIT)]


def lend(cast, by=None, deputy=None, rights=RIGHTS, unit=None, start=TODAY, until=TODAY + WEEK, reason="nghỉ phép"):
    by, deputy = by or cast.chair, (deputy or cast.member).person
    return deputies.lend(
        by=by, unit=unit or cast.union, deputy=deputy, permissions=rights, valid_from=start, valid_until=until, reason=reason
    )


def held(cast, permission, unit, days=0):
    return actor_for(cast.member.user, people.NOW + datetime.timedelta(days=days)).may(permission, unit)


def test_a_deputy_may_what_was_chosen_there_and_below_for_the_time_and_nothing_else(cast):
    lend(cast)
    assert held(cast, Care.VIEW_VISITS, cast.union) and held(cast, Permission.FOUND_UNIT, cast.group)
    assert not held(cast, Care.RECORD_VISIT, cast.union)
    assert not held(cast, Care.VIEW_VISITS, cast.other) and not held(cast, Care.VIEW_VISITS, cast.district)
    assert held(cast, Care.VIEW_VISITS, cast.union, days=6) and not held(cast, Care.VIEW_VISITS, cast.union, days=7)


def test_one_that_begins_later_begins_on_its_day(cast):
    lend(cast, start=TODAY + WEEK, until=TODAY + 2 * WEEK)
    assert not held(cast, Care.VIEW_VISITS, cast.union) and held(cast, Care.VIEW_VISITS, cast.union, days=7)


def test_what_the_giver_loses_the_deputy_loses_too(cast):
    lend(cast)
    Grant.objects.filter(person=cast.chair.person, delegation=None).update(role=Role.GROUP_LEADER)
    assert held(cast, Care.VIEW_VISITS, cast.union) and not held(cast, Permission.FOUND_UNIT, cast.union)
    Grant.objects.filter(person=cast.chair.person, delegation=None).update(unit=cast.group)
    assert not held(cast, Care.VIEW_VISITS, cast.union)


def test_a_post_that_ends_takes_the_deputys_rights_along(cast):
    giver = people.person("Đỗ Quốc Cường", "male")
    post = appoint(cast, giver, Post.VICE_CHAIR)
    lend(cast, by=acting(people.account(giver, "pho")))
    assert held(cast, Care.VIEW_VISITS, cast.union)
    appointments.end_post(by=cast.chair, appointment=post, last_day=TODAY - datetime.timedelta(days=1), version=post.version)
    assert not held(cast, Care.VIEW_VISITS, cast.union)


def test_what_was_lent_is_not_lent_on(cast):
    lend(cast)
    with pytest.raises(NotAllowed):
        lend(cast, by=acting(cast.member.user), deputy=cast.accountant)
    grants.give(person=cast.member.person, role=Role.CASHIER, unit=cast.union, valid_from=people.FOUNDED)
    deputy = acting(cast.member.user)
    assert deputy.may(Permission.FOUND_UNIT, cast.union)
    with pytest.raises(Refused, match="không phải của chính anh/chị"):
        lend(cast, by=deputy, deputy=cast.accountant)
    assert lend(cast, by=deputy, deputy=cast.accountant, rights=[str(Finance.RECORD_HANDOVER)])


REFUSED = [
    ({"rights": ["access.give_role"]}, "không ủy quyền được"),
    ({"rights": ["access.lend_rights"]}, "không ủy quyền được"),
    ({"rights": ["jobs.view_all_runs"]}, "không phải của chính anh/chị"),
    ({"rights": []}, "ít nhất một quyền"),
    ({"start": TODAY - WEEK}, "từ hôm nay"),
    ({"until": TODAY}, "Ngày cuối"),
    ({"until": TODAY + 20 * WEEK}, "nhiều nhất 92 ngày"),
    ({"reason": ""}, "Ghi vì sao"),
]


@pytest.mark.parametrize("facts,sentence", REFUSED)
def test_what_is_refused(cast, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        lend(cast, **facts)


def test_nobody_lends_to_himself_or_to_one_who_cannot_sign_in(cast):
    with pytest.raises(Refused, match="Chọn người khác"):
        lend(cast, deputy=cast.chair)
    with pytest.raises(Refused, match="chưa có tài khoản"):
        deputies.lend(
            by=cast.chair, unit=cast.union, deputy=people.person("Tạ Thị Hương"), permissions=RIGHTS, valid_from=TODAY,
            valid_until=TODAY + WEEK, reason="nghỉ phép",
        )  # fmt: skip


def test_called_back_it_is_gone_at_once_and_only_the_right_person_does_it(cast):
    row = lend(cast)
    with pytest.raises(NotAllowed):
        deputies.call_back(by=cast.accountant, delegation=row, version=1)
    deputies.call_back(by=cast.chair, delegation=row, version=1)
    assert not held(cast, Care.VIEW_VISITS, cast.union)
    with pytest.raises(Refused, match="đã hết"):
        deputies.call_back(by=cast.chair, delegation=row, version=2)


def test_what_a_deputy_does_names_the_delegation_in_the_log(cast):
    row = lend(cast)
    deputy = acting(cast.member.user)
    units.found(by=deputy, parent=cast.union, code="KDD-T3", name="Tổ ba", kind="union_group", founded_on=TODAY)
    assert Entry.objects.latest("pk").detail["delegation"] == row.pk
    units.found(by=cast.chair, parent=cast.union, code="KDD-T4", name="Tổ tư", kind="union_group", founded_on=TODAY)
    assert "delegation" not in Entry.objects.latest("pk").detail


@pytest.mark.parametrize("right", [Permission.APPOINT, Permission.WITHDRAW_POSTS, Elections.RECORD_ELECTION, Elections.CANCEL_ELECTION])
def test_what_roles_follow_from_is_not_lent(cast, right):
    """A deputy who records posts could make himself chair for good."""
    with pytest.raises((NotAllowed, Refused)):
        lend(cast, rights=[str(right)])


@pytest.fixture
def kept(cast):
    """The cast with a cashier."""
    who = people.person("Đỗ Quốc Cường", "male")
    grants.give(person=who, role=Role.CASHIER, unit=cast.union, valid_from=people.FOUNDED)
    cast.cashier = acting(people.account(who, "thuquy"))
    vice = people.person("Lê Thị Thu", "female")
    grants.give(person=vice, role=Role.VICE_CHAIR, unit=cast.union, valid_from=people.FOUNDED)
    cast.vice = acting(people.account(vice, "phochutich"))
    return cast


@pytest.mark.parametrize(
    ("deputy", "right", "refused"),
    [
        ("inspector", Books.KEEP_BOOKS, "ủy ban kiểm tra"),
        ("inspector", Dues.RECORD_DUES, "ủy ban kiểm tra"),
        ("inspector", Finance.RECORD_CONTRIBUTION, "ủy ban kiểm tra"),
        ("cashier", Books.KEEP_BOOKS, "thủ quỹ"),
        ("cashier", Dues.RECORD_DUES, ""),
        ("chair", Books.KEEP_BOOKS, "chủ tài khoản"),
        ("member", Books.KEEP_BOOKS, ""),
        ("inspector", Books.VIEW_BOOKS, ""),
        ("vice", Books.KEEP_BOOKS, "phó chủ tịch"),
    ],
)
def test_who_watches_over_money_gets_no_right_to_write_it(kept, deputy, right, refused):
    cast = kept
    if refused:
        with pytest.raises(Refused, match=f"là {refused} ở đây nên không nhận quyền"):
            lend(cast, by=cast.accountant, deputy=getattr(cast, deputy), rights=[str(right)])
    else:
        lend(cast, by=cast.accountant, deputy=getattr(cast, deputy), rights=[str(right)])


def test_a_lent_duty_is_a_duty(kept):
    cast = kept
    lend(cast, by=cast.accountant, rights=[str(Books.KEEP_BOOKS)])
    with pytest.raises(Refused, match="là kế toán ở đây"):
        lend(cast, by=cast.cashier, rights=[str(Books.RECORD_COUNT)])
    lend(cast, by=cast.cashier, rights=[str(Books.RECORD_COUNT)], start=TODAY + WEEK, until=TODAY + 2 * WEEK)
    grants.give(person=cast.member.person, role=Role.INSPECTOR, unit=cast.union, valid_from=people.FOUNDED)
    assert [labels for _name, labels in watched.clashes(access.duties(cast.union, TODAY))] == [["kế toán", "ủy ban kiểm tra"]]


@pytest.mark.parametrize("right", [Books.REOPEN_MONTH, Dues.SET_ACCOUNT])
def test_to_which_account_money_goes_and_the_second_persons_yes_are_not_lent(cast, right):
    with pytest.raises(Refused, match="không ủy quyền được"):
        lend(cast, rights=[str(right)])


def test_a_duty_above_or_below_counts_too(kept):
    lend(kept, by=kept.accountant, rights=[str(Books.KEEP_BOOKS)], unit=kept.group)
    for where in (kept.union, kept.group):
        with pytest.raises(Refused, match="là ủy ban kiểm tra ở đây"):
            lend(kept, by=kept.accountant, deputy=kept.inspector, rights=[str(Books.KEEP_BOOKS)], unit=where)
    who = people.person("Trần Văn Kiểm", "male")
    grants.give(person=who, role=Role.INSPECTOR, unit=kept.group, valid_from=people.FOUNDED)
    with pytest.raises(Refused, match="là ủy ban kiểm tra ở đây"):
        lend(kept, by=kept.accountant, deputy=acting(people.account(who, "kiemto")), rights=[str(Books.KEEP_BOOKS)])


@pytest.mark.parametrize("deputy", ["accountant", "cashier", "inspector"])
def test_who_approves_aid_does_not_pay_or_inspect_it(kept, deputy):
    with pytest.raises(Refused, match="không nhận quyền"):
        lend(kept, deputy=getattr(kept, deputy), rights=[str(Aid.DECIDE_AID)])
