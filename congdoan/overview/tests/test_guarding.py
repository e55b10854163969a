"""Second factors forced on roles, lost ones taken away; an officer above looks as somebody else to help, and writes nothing."""

import datetime
from dataclasses import replace
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.urls import get_resolver, reverse

from congdoan.access import roles
from congdoan.access.models import FactorRule, Grant, SupportVisit
from congdoan.access.roles import Role
from congdoan.audit.models import Entry
from congdoan.care.models import Visit
from congdoan.care.policies import can_see_reason
from congdoan.care.tests.factories import visit
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.actions import accounts, helping
from congdoan.membership.tests.factories import member
from congdoan.organization.actions import factors, facts
from congdoan.organization.choices import Post
from congdoan.organization.models import Appointment
from congdoan.overview import middleware
from congdoan.ui.middleware import SecondFactor
from congdoan.workbooks.withheld import guards
from tests.matrix import endpoints as declared
from tests.people import NOW, TODAY, account, acting, person

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


def everywhere(unit):
    """[(name, address)] of every address of the house, whatever it leads to."""
    found = []
    for endpoint in declared.endpoints(get_resolver().url_patterns):
        records = dict.fromkeys([*declared.RECORDS.values(), *(name.removesuffix("_id") for name in endpoint.takes)], 1)
        found.append((endpoint, endpoint.address(unit, records)))
    return found


def test_a_forced_role_passes_by_no_address_until_it_is_set_up(forced, sign_in, rf):
    """The door stands before every view, so it is asked alone for each address; two requests prove that it stands there."""
    door = SecondFactor(lambda request: None)
    lacking = SimpleNamespace(user=SimpleNamespace(has_factor=False), actor=SimpleNamespace(needs_factor=True))
    passed = []
    for endpoint, address in everywhere(forced.union):
        for ask in (rf.get, rf.post):
            request = ask(address)
            request.user, request.actor, request.session = lacking.user, lacking.actor, {}
            answer = door(request)
            if answer is None or answer.headers["Location"] != INDEX:
                passed.append(endpoint.name)
    assert set(passed) <= {*SecondFactor.OPEN, *declared.CLOSED}
    client = sign_in(forced.chair)
    for ask in (client.get, client.post):
        assert ask(reverse("membership:member-list", args=[forced.union.pk])).headers["Location"] == INDEX
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
    has_factor(cast.group_leader)  # holds a right there, and no post
    address = reverse("overview:factor-reset", args=[cast.group.pk, cast.group_leader.person.pk])
    assert sign_in(cast.accountant).get(address).status_code == 403
    client = sign_in(cast.chair)
    account = client.get(reverse("membership:account", args=[cast.group.pk, cast.group_leader.person.pk])).content.decode()
    assert f'href="{address}"' in account
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
    assert officer.get(INDEX).status_code == 403, "the helper's own sign-in is not shown under the other's name"
    for own in ("overview:me", "overview:who-sees-me", "cards:mine", "overview:sessions"):
        assert officer.get(reverse(own)).status_code == 403, f"{own} is the helped person's own affair"
    before = Entry.objects.count()
    assert officer.post(reverse("finance:fund-open", args=[cast.union.pk])).status_code == 403
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


def test_who_helps_sends_nothing_to_any_address(helped, rf, monkeypatch):
    """The door stands before every view, so it is asked alone for each address."""
    visit = SimpleNamespace(helped=helped.chair.person)
    monkeypatch.setattr(middleware, "standing", lambda pk, own: visit)
    seen = acting(helped.chair.user)
    monkeypatch.setattr(middleware, "actor_for", lambda user, now: seen)
    monkeypatch.setattr(middleware.errors, "page", lambda request, status, sentence: HttpResponse(sentence, status=status))
    helped.chair.person.account = helped.chair.user
    passed, door = [], middleware.Support(lambda request: HttpResponse())
    for endpoint, address in everywhere(helped.union):
        request = rf.post(address)
        request.actor, request.session = helped.officer, {middleware.MARK: 1}
        if door(request).status_code != 403:
            passed.append(endpoint.name)
    assert sorted(passed) == ["account_logout", "overview:support-end"]
    assert guards() <= roles.sensitive(), "what a book guards is put aside for who helps"


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


def test_an_officer_above_looks_below_alone_and_a_keeper_of_the_system_at_nobody_who_may_help(cast):
    given = {"reason": "gọi nhờ", "minutes": 30}
    beside, below = member(cast, "Lê Thị Mai", unit=cast.group).person, cast.group_leader.person
    Grant.objects.create(person=beside, role=Role.ACCOUNTANT, unit=cast.district, valid_from=TODAY)
    keepers = []
    for name in ("Nguyễn Quản Trị", "Trần Quản Trị"):
        who = person(name)
        Grant.objects.create(person=who, role=Role.ADMINISTRATOR, unit=cast.union, valid_from=TODAY)
        keepers.append(acting(account(who, f"quantri{len(keepers)}")))
    account(beside, "mai")
    with pytest.raises(NotAllowed, match="không ở cấp dưới"):
        helping.begin_support(by=cast.officer, unit=cast.district, person=beside, **given)
    with pytest.raises(NotAllowed, match="không ở cấp dưới"):
        helping.begin_support(by=keepers[0], unit=cast.union, person=keepers[1].person, **given)
    for by, unit in ((cast.officer, cast.group), (keepers[0], cast.group)):
        assert helping.begin_support(by=by, unit=unit, person=below, **given).helped == below
    assert helping.begin_support(by=keepers[0], unit=cast.union, person=cast.chair.person, **given)


def test_nobody_takes_an_account_over_alone(cast):
    who = {"unit": cast.group, "person": cast.group_leader.person}
    has_factor(cast.group_leader)
    accounts.renew_password(by=cast.chair, **who, password="mot-lan-dung")
    with pytest.raises(Refused, match="hoặc chờ đến 08:00 25/05/2022"):
        helping.reset_factor(by=cast.chair, **who, reason="mất máy")
    helping.reset_factor(by=cast.officer, **who, reason="mất máy")
    has_factor(cast.group_leader)
    later = replace(cast.chair, now=NOW + datetime.timedelta(days=1))
    helping.reset_factor(by=later, **who, reason="mất máy")
    with pytest.raises(Refused, match="hoặc chờ đến 08:00 26/05/2022"):
        accounts.renew_password(by=later, **who, password="mot-lan-dung")


def test_the_command_lets_in_who_is_locked_out_and_the_person_reads_of_it(cast, sign_in, capsys):
    has_factor(cast.chair)
    with pytest.raises(CommandError, match="Không có tài khoản"):
        call_command("unlock", "ai-do", reason="x")
    call_command("unlock", "chutich", reason="mất điện thoại, đã gặp mặt", password=True)
    password = capsys.readouterr().out.partition("dùng một lần: ")[2].split()[0]
    cast.chair.user.refresh_from_db()
    assert cast.chair.user.check_password(password) and cast.chair.user.must_change_password and not Authenticator.objects.exists()
    entry = Entry.objects.get(action="membership.unlocking.unlock")
    assert (entry.unit, entry.by, entry.detail) == (cast.union, None, {"reason": "mất điện thoại, đã gặp mặt", "password": True})
    cast.chair.user.must_change_password = False
    cast.chair.user.save()
    told = words(sign_in(cast.chair).get(reverse("overview:who-sees-me")))
    assert "người quản trị máy chủ mở khóa tài khoản của anh/chị" in told and "mất điện thoại, đã gặp mặt" in told
