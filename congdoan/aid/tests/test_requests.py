"""A request from what happened to what was given: who may do which step, once each; nobody for himself; a confidential one leaves no name."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.aid import policies, queries
from congdoan.aid.actions import requests
from congdoan.aid.choices import State, Way
from congdoan.aid.models import Request, Step
from congdoan.care.actions import gifts, visits
from congdoan.care.models import Gift, Visit
from congdoan.care.tests import factories
from congdoan.finance.choices import MoneySource
from congdoan.kernel.errors import AlreadyDone, Conflict, NotAllowed, Refused
from congdoan.membership import queries as membership
from tests import people

pytestmark = pytest.mark.django_db
DAY = factories.day("2022-05-20")
PAID = {"given_on": DAY, "source": MoneySource.UNION_BUDGET}


@pytest.fixture
def mai(cast):
    """Trần Thị Mai, a member of the group with an account."""
    return factories.member(cast, who=cast.member.person)


def asked(cast, mai, **more):
    given = {"reason": "hospital", "what": "Mổ ruột thừa, nghỉ một tháng", "amount_asked": 2_000_000} | more
    return requests.ask(by=cast.member, membership=membership.own_today(by=cast.member), **given)


def proposed(cast, who, **more):
    return requests.propose(by=cast.group_leader, unit=cast.group, person=who, **{"reason": "accident", "what": "Ngã xe"} | more)


def state_of(case):
    case = queries.locked(case.pk)
    return policies.state(case.way, case.steps.all())


def step(kind, gone=False):
    row = SimpleNamespace(is_cancelled=gone) if kind == "given" else None
    return SimpleNamespace(kind=kind, given=row)


@pytest.mark.parametrize(
    ("way", "kinds", "now"),
    [
        (Way.OWN, ["asked"], State.WAITING),
        (Way.OWN, ["asked", "proposed", "named"], State.WAITING),
        (Way.PROPOSED, ["proposed", "refused"], State.REFUSED),
        (Way.OWN, ["asked", "approved"], State.APPROVED),
        (Way.OWN, ["asked", "approved", "given"], State.DONE),
        (Way.OWN, ["asked", "approved", "given!"], State.APPROVED),
        (Way.URGENT, ["given"], State.INCOMPLETE),
        (Way.URGENT, ["given", "papers"], State.DONE),
        (Way.URGENT, ["given!"], State.APPROVED),
    ],
)
def test_where_a_request_stands_follows_from_its_steps(way, kinds, now):
    assert policies.state(way, [step(kind.strip("!"), gone="!" in kind) for kind in kinds]) == now


@pytest.mark.parametrize(
    ("check", "said", "field"),
    [
        (policies.check_said, ("", None), "what"),
        (policies.check_said, ("Mổ", 0), "amount_asked"),
        (policies.check_amount, (0,), "amount"),
        (policies.check_refusal, ("",), "reason"),
        (policies.check_confidential, (False,), None),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(check, said, field):
    with pytest.raises(Refused) as refused:
        check(*said)
    assert refused.value.field == field


@pytest.mark.db
def test_the_chain_from_request_to_visit(cast, mai):
    case = asked(cast, mai)
    assert state_of(case) == State.WAITING and queries.in_state(Request.objects.all(), State.WAITING).get() == case
    requests.back(by=cast.group_leader, case=case, version=1, words="Tổ đã đến nhà")
    with pytest.raises(Refused, match="tổ đã đề xuất rồi"):
        requests.back(by=cast.group_leader, case=case, version=2)
    with pytest.raises(Conflict):
        requests.approve(by=cast.chair, case=case, version=1, amount=1_500_000)
    with pytest.raises(Refused, match="chưa được duyệt"):
        requests.give(by=cast.chair, case=case, version=2, how="visit", **PAID)
    requests.approve(by=cast.chair, case=case, version=2, amount=1_500_000)
    for again in (
        lambda: requests.refuse(by=cast.chair, case=case, version=3, reason="Thôi"),
        lambda: requests.back(by=cast.chair, case=case, version=3),
    ):
        with pytest.raises(Refused, match="đang ở bước “đã duyệt, chờ trao”"):
            again()
    requests.give(by=cast.chair, case=case, version=3, how="visit", **PAID)
    visit = Visit.objects.get()
    assert (visit.person, visit.amount, visit.reason, visit.unit) == (mai, 1_500_000, "hospital", cast.group)
    with pytest.raises(Refused, match="đang ở bước “đã trao”"):
        requests.give(by=cast.chair, case=case, version=4, how="visit", **PAID)
    visits.cancel(by=cast.chair, visit=visit, version=1, reason="ghi nhầm ngày")
    assert state_of(case) == State.APPROVED and queries.in_state(Request.objects.all(), State.APPROVED).exists()
    requests.give(by=cast.chair, case=case, version=4, how="gift", **PAID)
    assert state_of(case) == State.DONE and Gift.objects.get().amount == 1_500_000


def test_the_same_request_twice_has_one_effect_and_one_matter_waits_once(cast, mai):
    keys = {"request_key": "k", "body_hash": "b"}
    made = asked(cast, mai, **keys)
    with pytest.raises(AlreadyDone):
        asked(cast, mai, **keys)
    with pytest.raises(Refused, match="đang chờ duyệt"):
        proposed(cast, mai, reason="hospital")
    proposed(cast, mai)
    requests.refuse(by=cast.chair, case=made, version=1, reason="Đã có bảo hiểm chi")
    proposed(cast, mai, reason="hospital")
    assert Request.objects.count() == 3


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("chair", True),
        ("accountant", False),
        ("inspector", False),
        ("group_leader", False),
        ("officer", False),
        ("stranger", False),
        ("member", False),
    ],
)
def test_the_chair_alone_decides_and_gives_first(cast, mai, who, may):
    case, by = asked(cast, mai), getattr(cast, who)
    tries = (
        lambda: requests.approve(by=by, case=case, version=1, amount=1),
        lambda: requests.give_first(by=by, unit=cast.union, person=mai, reason="accident", what="Cháy nhà", amount=1, how="visit", **PAID),
    )
    for one in tries:
        if may:
            one()
        else:
            with pytest.raises(NotAllowed):
                one()
    assert Step.objects.filter(kind__in=("approved", "given")).count() == 2 * may


def test_nobody_asks_for_another_nor_approves_for_himself(cast, mai):
    factories.member(cast, who=cast.chair.person)
    mine = requests.ask(by=cast.chair, membership=membership.own_today(by=cast.chair), reason="hospital", what="Mổ mắt")
    with pytest.raises(NotAllowed, match="chính người ấy"):
        requests.ask(by=cast.chair, membership=membership.own_today(by=cast.member), reason="hospital", what="Mổ mắt")
    for one in (
        lambda: requests.approve(by=cast.chair, case=mine, version=1, amount=1),
        lambda: requests.refuse(by=cast.chair, case=mine, version=1, reason="Thôi"),
        lambda: requests.give_first(
            by=cast.chair, unit=cast.union, person=cast.chair.person, reason="accident", what="Ngã", amount=1, how="visit", **PAID
        ),
    ):
        with pytest.raises(Refused, match="không tự duyệt, tự trao"):
            one()


def test_more_than_the_norm_is_explained_when_approved_and_carried_along(cast, mai):
    factories.norm(unit=cast.union, recorded_by=cast.chair.person)
    case = asked(cast, mai)
    with pytest.raises(Refused, match="định mức 500.000") as refused:
        requests.approve(by=cast.chair, case=case, version=1, amount=800_000)
    assert refused.value.field == "over_reason"
    requests.approve(by=cast.chair, case=case, version=1, amount=800_000, over_reason="nghỉ dài ngày")
    requests.give(by=cast.chair, case=case, version=2, how="visit", over_reason="nghỉ dài ngày", **PAID)
    assert Visit.objects.get().over_reason == "nghỉ dài ngày"


def test_an_emergency_is_given_first_and_stays_listed_until_its_papers_are_there(cast, mai):
    case = requests.give_first(
        by=cast.chair, unit=cast.union, person=mai, reason="accident", what="Cháy nhà", amount=3_000_000, how="visit", **PAID
    )
    assert state_of(case) == State.INCOMPLETE and queries.in_state(Request.objects.all(), State.INCOMPLETE).get() == case
    requests.complete(by=cast.chair, case=case, version=1, words="Đơn đề nghị, biên bản")
    assert state_of(case) == State.DONE and not queries.in_state(Request.objects.all(), State.INCOMPLETE).exists()
    with pytest.raises(Refused):
        requests.complete(by=cast.chair, case=case, version=2, words="lần nữa")


@pytest.mark.db
class TestConfidential:
    def test_only_the_chair_and_whom_he_names_know_of_it(self, cast, mai):
        vice = people.person("Lê Văn Phó", "male")
        grants.give(person=vice, role=Role.VICE_CHAIR, unit=cast.union, valid_from=people.FOUNDED)
        vice = people.acting(people.account(vice, "pho"))
        case = proposed(cast, mai, is_confidential=True)
        knowing = {who: queries.request(by=by, pk=case.pk) is not None for who, by in self.all(cast, vice)}
        assert knowing == {"chair": True, "vice": False, "group_leader": False, "inspector": False, "accountant": False}
        assert [row.pk for row in queries.own(by=cast.member)] == [case.pk]
        with pytest.raises(Refused, match="không có đề nghị này"):
            requests.approve(by=vice, case=case, version=1, amount=1_000_000)
        with pytest.raises(Refused, match="chưa có quyền xem"):
            requests.name(by=cast.chair, case=case, version=1, person=mai)
        with pytest.raises(NotAllowed):
            requests.name(by=vice, case=case, version=1, person=vice.person)
        requests.name(by=cast.chair, case=case, version=1, person=vice.person)
        assert queries.request(by=vice, pk=case.pk) == case
        requests.approve(by=vice, case=case, version=2, amount=1_000_000)

    @staticmethod
    def all(cast, vice):
        return [
            ("chair", cast.chair),
            ("vice", vice),
            ("group_leader", cast.group_leader),
            ("inspector", cast.inspector),
            ("accountant", cast.accountant),
        ]

    def test_its_money_is_seen_without_a_name(self, cast, mai):
        case = asked(cast, mai, is_confidential=True)
        requests.approve(by=cast.chair, case=case, version=1, amount=1_000_000)
        with pytest.raises(Refused, match="Sổ thăm hỏi có tên"):
            requests.give(by=cast.chair, case=case, version=2, how="visit", **PAID)
        requests.give(by=cast.chair, case=case, version=2, how="gift", **PAID)
        gift = Gift.objects.get()
        assert (gift.person, gift.name, gift.amount) == (None, f"Trường hợp kín số {case.pk}", 1_000_000)
        assert (case.unit, gift.unit) == (cast.group, cast.union), "in a group a number is a name"
        assert not queries.requests(by=cast.inspector, unit=cast.union).exists()
        assert queries.hidden(by=cast.inspector, unit=cast.union) == queries.Hidden(1, 1_000_000)
        assert queries.hidden(by=cast.chair, unit=cast.union) == queries.Hidden(0, 0)
        gifts.cancel(by=cast.chair, gift=gift, version=1, reason="ghi nhầm")
        assert queries.hidden(by=cast.inspector, unit=cast.union).amount == 0

    def test_no_refusal_tells_of_it(self, cast, mai):
        asked(cast, mai, is_confidential=True)
        assert proposed(cast, mai, reason="hospital")
        assert asked(cast, mai, is_confidential=True), "nor does an open one stand against a confidential one"


@pytest.mark.db
def test_the_database_decides_once(cast, mai):
    case = asked(cast, mai)
    requests.approve(by=cast.chair, case=case, version=1, amount=1)
    for kind, facts in (("refused", {"words": "thôi"}), ("approved", {"amount": 1}), ("given", {"amount": 1})):
        with pytest.raises(IntegrityError), transaction.atomic():
            Step.objects.create(request=case, kind=kind, taken_by=cast.chair.person, taken_at=people.NOW, **facts)
