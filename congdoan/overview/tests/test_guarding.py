"""Second factors forced on roles, lost ones taken away; an officer above looks as somebody else to help, and writes nothing."""

import datetime
from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.urls import get_resolver, reverse

from congdoan.access.models import FactorRule, Grant, SupportVisit
from congdoan.access.roles import Role
from congdoan.audit.models import Entry
from congdoan.care.models import Visit
from congdoan.care.policies import can_see_reason
from congdoan.care.tests.factories import visit
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.actions import helping
from congdoan.membership.tests.factories import member
from congdoan.organization.actions import factors, facts
from congdoan.organization.choices import Post
from congdoan.organization.models import Appointment
from congdoan.ui.middleware import SecondFactor
from tests.matrix import endpoints as declared
from tests.people import NOW, TODAY, acting

pytestmark = pytest.mark.django_db
INDEX = "/tai-khoan/buoc-hai/"


def words(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return " ".join(BeautifulSoup(answer.content, "html.parser").body.get_text().split())


def has_factor(actor):
    Authenticator.objects.create(user=actor.user, type="totp", data={"secret": "x"})


def post(cast, unit, actor):
    """A post, by which an officer is found at the unit."""
    facts = {"valid_from": TODAY, "recorded_by": cast.chair.person, "recorded_at": NOW}
    Appointment.objects.create(unit=unit, person=actor.person, post=Post.COMMITTEE_MEMBER, **facts)


@pytest.fixture
def forced(cast):
    """The officer above forces chairs and group leaders from today on."""
    factors.require(by=cast.officer, unit=cast.district, roles=[Role.CHAIR, Role.GROUP_LEADER], valid_from=TODAY)
    return cast


def test_a_forced_role_passes_by_no_address_until_it_is_set_up(forced, sign_in):
    client, numbers = sign_in(forced.chair), dict.fromkeys(("person", "batch"), 1)
    open_too = {*SecondFactor.OPEN, *declared.CLOSED, "account_login"}
    passed = []
    for endpoint in declared.endpoints(get_resolver().url_patterns):
        if endpoint.name in open_too:
            continue
        records = dict.fromkeys([*numbers, *declared.RECORDS.values(), *(name.removesuffix("_id") for name in endpoint.takes)], 1)
        address = endpoint.address(forced.union, records)
        for method in ("get", "post"):
            answer = getattr(client, method)(address)
            if (answer.status_code, answer.headers.get("Location")) != (302, INDEX):
                passed.append(f"{endpoint.name} {method} {answer.status_code}")
    assert passed == []
    assert "Chức vụ của anh/chị phải có bước xác nhận thứ hai" in words(client.get(INDEX))
    assert sign_in(forced.accountant).get("/").status_code == 200, "another role is not forced"
    assert sign_in(forced.stranger).get("/").status_code == 302, "nor does another union of the same superior pass"
    has_factor(forced.chair)
    assert sign_in(forced.chair).get("/").status_code == 200


def test_the_rule_is_kept_and_ended_on_its_page(cast, sign_in):
    client, page = sign_in(cast.officer), reverse("overview:factors", args=[cast.district.pk])
    address = reverse("overview:factor-require", args=[cast.district.pk])
    assert client.post(address, {"roles": ["chair"], "valid_from": "01/06/2022"}).status_code == 303
    told = words(client.get(page))
    assert "Chủ tịch, LĐLĐ huyện Bình Lục: từ 01/06/2022 chưa đến ngày" in told and "Trịnh Văn Khánh chưa đặt" in told
    Grant.objects.create(person=member(cast, "Lê Thị Mai", unit=cast.group).person, role=Role.CASHIER, unit=cast.district, valid_from=TODAY)
    assert "Lê Thị Mai chưa có tài khoản" in words(client.get(page))
    assert "Đã bắt buộc rồi: Chủ tịch" in words(client.post(address, {"roles": ["chair"], "valid_from": "01/07/2022"}), 422)
    assert "Ngày này đã qua" in words(client.post(address, {"roles": ["cashier"], "valid_from": "01/05/2022"}), 422)
    assert sign_in(cast.chair).get("/").status_code == 200, "its day has not come"
    FactorRule.objects.update(valid_from=TODAY - datetime.timedelta(days=1))
    rule = FactorRule.objects.get()
    end = reverse("overview:factor-waive", args=[cast.district.pk, rule.pk])
    assert sign_in(cast.officer).post(end, {"ban_dang_xem": 1}).status_code == 303
    rule.refresh_from_db()
    assert rule.valid_until == TODAY and sign_in(cast.chair).get("/").status_code == 200
    assert sign_in(cast.stranger).get(page).status_code in (403, 404)


def test_a_lost_factor_is_taken_away_with_a_reason_and_told(cast, sign_in):
    has_factor(cast.group_leader)
    post(cast, cast.group, cast.group_leader)
    address = reverse("overview:factor-reset", args=[cast.group.pk, cast.group_leader.person.pk])
    assert sign_in(cast.accountant).get(address).status_code == 403
    client = sign_in(cast.chair)
    assert client.post(address, {"reason": ""}).status_code == 422 and Authenticator.objects.exists()
    assert client.post(address, {"reason": "mất điện thoại"}).status_code == 303 and not Authenticator.objects.exists()
    entry = Entry.objects.get(action="membership.helping.reset_factor")
    assert (entry.by, entry.detail, entry.result) == (
        cast.chair.person, {"reason": "mất điện thoại"}, f"accounts.user:{cast.group_leader.user.pk}",
    )  # fmt: skip
    told = words(sign_in(cast.group_leader).get(reverse("overview:who-sees-me")))
    assert "Phạm Văn Bình gỡ bước xác nhận thứ hai của anh/chị" in told and "Lý do: mất điện thoại" in told
    with pytest.raises(NotAllowed):
        helping.reset_factor(by=cast.chair, unit=cast.union, person=cast.officer.person, reason="xem")


@pytest.fixture
def helped(cast):
    """A chair with a post, whom the officer above may help."""
    post(cast, cast.union, cast.chair)
    return cast


def begin(client, cast, **more):
    address = reverse("overview:support-begin", args=[cast.union.pk, cast.chair.person.pk])
    return client.post(address, {"reason": "gọi nhờ tìm nút nhập sổ", "minutes": 30, **more})


def test_looking_as_another_reads_and_writes_nothing_and_is_told(helped, sign_in, client):
    cast, row = helped, member(helped, "Lê Thị Mai", unit=helped.group, national_id="001186012345")
    visit(cast, row.person)
    officer = sign_in(cast.officer)
    hers = reverse("overview:member", args=[row.person_id])
    assert officer.get(hers).status_code == 404 and begin(officer, cast, reason="").status_code == 422
    assert begin(officer, cast).status_code == 303
    page = words(officer.get(hers))
    assert "Trịnh Văn Khánh đang xem hộ như Phạm Văn Bình, chỉ xem" in page and "Lê Thị Mai" in page
    assert "nằm viện" not in page and "001" not in page, "what is sensitive is not shown to who helps"
    for own in ("overview:me", "overview:who-sees-me", "cards:mine", "overview:sessions"):
        assert officer.get(reverse(own)).status_code == 403, f"{own} is the helped person's own affair"
    before = Entry.objects.count()
    for endpoint in declared.endpoints(get_resolver().url_patterns):
        if endpoint.answers_posts and not endpoint.name.startswith(("account_", "mfa_", "overview:support-end")):
            records = dict.fromkeys([*declared.RECORDS.values(), *(name.removesuffix("_id") for name in endpoint.takes)], row.person_id)
            assert officer.post(endpoint.address(cast.union, records)).status_code == 403, endpoint.name
    assert Entry.objects.count() == before, "nothing was written"
    as_chair = acting(cast.chair.user)
    looking = replace(as_chair, helper=cast.officer.person)
    assert not can_see_reason(looking, Visit(person=cast.chair.person, unit=cast.stranger.units[0])), (
        "nor why the helped person was visited"
    )
    with pytest.raises(NotAllowed, match="chỉ xem"):
        facts.state(by=looking, unit=cast.union, kind="address", value="12 Trần Phú", effective_on=looking.today)
    looks = Entry.objects.filter(action="membership.helping.look")
    assert {entry.by for entry in looks} == {cast.officer.person} and looks.last().detail["person"] == cast.chair.person.pk
    assert hers in {entry.detail["page"] for entry in looks}
    assert "Mở một trang" not in words(officer.get("/")), "no list of what was recorded is filled with them"

    chair = type(client)()
    chair.force_login(cast.chair.user, backend="congdoan.accounts.backends.AnyNameBackend")
    assert "Trịnh Văn Khánh đang xem hộ như anh/chị" in words(chair.get("/"))
    assert "vào xem hộ như anh/chị" in words(chair.get(reverse("overview:who-sees-me")))
    assert chair.post(reverse("overview:support-end"), {"lan": SupportVisit.objects.get().pk}).status_code == 303
    assert officer.get(hers).status_code == 404, "ended at once by the one looked as"
    assert "đã xem hộ như anh/chị" in words(chair.get("/"))


def test_it_ends_by_the_clock_by_the_helper_and_with_the_right(helped, sign_in, monkeypatch):
    cast, officer = helped, sign_in(helped.officer)
    banner = "đang xem hộ như"
    begin(officer, cast)
    assert banner in words(officer.get("/"))
    assert officer.post(reverse("overview:support-end"), {"lan": SupportVisit.objects.get().pk}).status_code == 303
    assert banner not in words(officer.get("/"))
    begin(officer, cast)
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NOW + datetime.timedelta(minutes=31))
    assert banner not in words(officer.get("/"))
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NOW)
    begin(officer, cast)
    Grant.objects.filter(person=cast.officer.person).update(valid_until=TODAY)
    Grant.objects.create(person=cast.officer.person, role=Role.ACCOUNTANT, unit=cast.other, valid_from=TODAY)
    assert banner not in words(officer.get("/"))


def test_nobody_looks_as_an_equal_a_superior_or_beyond_an_hour(helped):
    cast = helped
    given = {"unit": cast.union, "person": cast.chair.person, "reason": "xem", "minutes": 30}
    for who in (cast.chair, cast.accountant, cast.stranger):
        with pytest.raises(NotAllowed):
            helping.begin_support(by=who, **given)
    with pytest.raises(Refused, match="nhiều nhất 60 phút"):
        helping.begin_support(by=cast.officer, **{**given, "minutes": 61})
    Grant.objects.create(person=cast.chair.person, role=Role.CHAIR, unit=cast.other, valid_from=TODAY)
    Grant.objects.filter(person=cast.officer.person).update(unit=cast.union)
    with pytest.raises(NotAllowed, match="cấp trên"):
        helping.begin_support(by=acting(cast.officer.user), **given)
