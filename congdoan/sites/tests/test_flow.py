"""A pretend site signs members in: the whole way, and everything that must not get through."""

import json

import pytest
from allauth.idp.oidc.models import Token
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.accounts.actions import users
from congdoan.membership.actions import members
from congdoan.sites.actions import consents, sites
from congdoan.sites.models import Consent
from congdoan.sites.tests.pretend import AUTHORIZE, BACK, PKCE, VERIFIER, Pretend, back, declared, mai
from tests import people
from tests.people import TODAY


def hidden(answer, name):
    """The value of a hidden field of a page."""
    return BeautifulSoup(answer.content, "html.parser").find("input", attrs={"name": name})["value"]


pytestmark = pytest.mark.django_db


@pytest.fixture
def world(cast, sign_in):
    """The site of the union and a member in front of it."""
    actor, row = mai(cast)
    pretend = Pretend(declared(cast), sign_in(actor))
    pretend.actor, pretend.row, pretend.cast = actor, row, cast
    return pretend


@pytest.mark.db
class TestWholeWay:
    def test_a_member_says_yes_once_and_the_site_learns_what_was_agreed(self, world):
        answer = world.ask()
        page = world.browser.get(answer["Location"]).content.decode()
        for word in ("Quỹ tiết kiệm", "Công đoàn khối dân Đảng", "họ và tên", "thư điện tử", "Trần Thị Mai"):
            assert word in page, word
        said = back(world.agree(answer))
        assert said["state"] == "s1"
        status, given = world.exchange(said["code"])
        assert status == 200 and "refresh_token" not in given and given["expires_in"] <= 600
        who = world.read(given["id_token"])
        assert who["nonce"] == "n1" and who["auth_time"] and set(who) <= {
            "iss", "sub", "aud", "iat", "exp", "jti", "nonce", "at_hash", "auth_time",
        }  # fmt: skip
        assert who["exp"] - who["iat"] <= 300 and len(who["sub"]) == 32
        status, told = world.userinfo(given["access_token"])
        unit = {"ten": "Tổ Văn phòng", "cong_doan": "Công đoàn khối dân Đảng", "doan_vien": True}
        assert status == 200 and told == {
            "sub": who["sub"], "name": "Trần Thị Mai", "email": "mai@vidu.vn", "email_verified": False, "don_vi": [unit],
        }  # fmt: skip
        assert "code" in back(world.ask(prompt="none"))  # the next time without a question

    def test_a_public_site_with_pkce(self, cast, sign_in):
        pretend = Pretend(declared(cast, kind="public", learns=["ten"]), sign_in(mai(cast)[0]))
        assert pretend.site.secret == ""
        assert back(pretend.ask(code_challenge=None, code_challenge_method=None))["error"] == "invalid_request"
        assert back(pretend.ask(scope="openid ten", code_challenge=VERIFIER, code_challenge_method="plain"))["error"] == "invalid_request"
        code = pretend.code(scope="openid profile")
        assert pretend.exchange(code, code_verifier="w" * 64)[1]["error"] == "invalid_grant"
        token = pretend.signed_in(scope="openid profile")
        assert set(pretend.userinfo(token)[1]) == {"sub", "name"}

    def test_a_confidential_site_may_use_pkce_and_is_held_to_it(self, world):
        assert world.exchange(world.code(**PKCE))[0] == 400
        assert world.exchange(world.code(**PKCE), code_verifier=VERIFIER)[0] == 200

    def test_each_site_knows_another_subject_the_same_after_a_new_yes(self, world, cast):
        first = world.userinfo(world.signed_in())[1]["sub"]
        consents.withdraw(by=world.actor, consent=Consent.objects.get())
        assert world.userinfo(world.signed_in())[1]["sub"] == first
        other = Pretend(declared(cast, name="Thi tìm hiểu"), world.browser)
        assert other.userinfo(other.signed_in())[1]["sub"] != first

    def test_signing_in_comes_first_and_leads_on(self, world):
        stranger = Pretend(world.site, Client())
        answer = stranger.ask(prompt="login")
        assert answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
        sent = {"login": "mai", "password": people.PASSWORD, "next": hidden(stranger.browser.get(answer["Location"]), "next")}
        signed = stranger.browser.post(reverse("account_login"), sent)
        assert signed.status_code == 302 and signed["Location"].startswith(reverse("sites:continue"))
        page = BeautifulSoup(stranger.browser.get(signed["Location"]).content, "html.parser")
        on = page.find("meta", attrs={"http-equiv": "refresh"})["content"].removeprefix("0;url=")
        assert on == page.select_one("main a.btn")["href"] and "prompt" not in on
        assert "code" in back(stranger.agree(stranger.browser.get(on)))

    def test_a_page_stands_between_a_form_and_the_site(self, world):
        """A browser that holds to form-action does not follow a form off to another site."""
        page = world.browser.get(reverse("sites:continue"), {"client_id": world.site.client_id, "x": '"><b>'}).content.decode()
        assert 'http-equiv="refresh"' in page and AUTHORIZE in page and '"><b>' not in page


class TestSilent:
    @pytest.mark.parametrize(("before", "error"), [("visitor", "login_required"), ("no yes", "consent_required")])
    def test_it_answers_the_site_and_shows_nothing(self, world, before, error):
        pretend = Pretend(world.site, Client()) if before == "visitor" else world
        said = back(pretend.ask(prompt="none"))
        assert (said["error"], said["state"]) == (error, "s1")

    def test_who_must_do_something_first_is_said_to_need_a_sign_in(self, world):
        users.give_password(user=world.actor.user, password="mat-khau-moi-tren-giay")
        world.browser.force_login(world.actor.user, backend="congdoan.accounts.backends.AnyNameBackend")
        assert back(world.ask(prompt="none"))["error"] == "login_required"
        assert world.ask()["Location"] == reverse("account_change_password")

    def test_an_old_sign_in_and_a_stranger(self, world, cast, sign_in):
        assert "code" in back(world.agree(world.ask()))
        world.actor.user.last_login = people.NOW - people.datetime.timedelta(hours=1)
        world.actor.user.save(update_fields=["last_login"])
        assert "code" in back(world.ask(prompt="none", max_age="3600"))
        assert back(world.ask(prompt="none", max_age="3599"))["error"] == "login_required"
        again = reverse("account_reauthenticate")
        asked = world.ask(max_age="3599")["Location"]
        assert asked.startswith(again) and "max_age" not in asked
        done = world.browser.post(again, {"password": people.PASSWORD, "next": hidden(world.browser.get(asked), "next")})
        assert done.status_code == 302 and done["Location"].startswith(reverse("sites:continue")), done.content.decode()[:3000]
        far = Pretend(world.site, sign_in(cast.stranger))
        assert back(far.ask(prompt="none"))["error"] == "access_denied"

    def test_a_hint_names_who_is_signed_in(self, world):
        status, given = world.exchange(world.code())
        assert "code" in back(world.ask(prompt="none", id_token_hint=given["id_token"]))
        assert back(world.ask(prompt="none", id_token_hint="ey.x.y"))["error"] == "login_required"


class TestRefused:
    @pytest.mark.parametrize(
        "facts",
        [
            {"client_id": "khong-co"}, {"client_id": "x" * 500}, {"redirect_uri": BACK + "/khac"}, {"redirect_uri": BACK + "?a=1"},
            {"redirect_uri": None}, {"redirect_uri": "https://ke-gian.vn/ve"}, {"nonce": "a\0b"}, {"client_id": "a\0b"},
        ],
    )  # fmt: skip
    def test_a_site_that_cannot_be_trusted_gets_nothing_and_the_reader_a_sentence(self, world, facts):
        answer = world.ask(**facts)
        assert answer.status_code == 422 and "chưa được khai" in answer.content.decode() and "Location" not in answer

    @pytest.mark.parametrize(
        ("facts", "error"),
        [
            ({"response_mode": "fragment"}, "invalid_request"), ({"response_mode": "form_post"}, "invalid_request"),
            ({"response_type": "token"}, "unsupported_response_type"), ({"response_type": "id_token"}, "unsupported_response_type"),
            ({"response_type": "code id_token"}, "unauthorized_client"), ({"scope": "openid so_cccd"}, "invalid_scope"),
            ({"scope": "ten"}, "invalid_scope"), ({"prompt": "none login"}, "invalid_request"),
            ({"request": "ey.a.b"}, "request_not_supported"),
        ],
    )  # fmt: skip
    def test_what_the_house_does_not_do_is_said_to_the_site(self, world, facts, error):
        assert back(world.ask(**facts))["error"] == error

    def test_a_page_between_without_a_site_and_a_post_with_names_of_ours_are_no_error(self, world):
        answer = world.browser.get(reverse("sites:continue"))
        assert answer.status_code == 422 and b"http-equiv" not in answer.content
        assert world.browser.post(reverse("sites:authorize"), {"address": "x", "client_id": "y"}).status_code == 303

    def test_other_grants_and_wrong_secrets(self, world):
        code = world.code()
        assert world.exchange(code, client_secret="sai")[0] == 401
        assert world.exchange(code, client_secret=None)[0] in (400, 401)
        for grant in ("password", "client_credentials", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"):
            assert world.exchange(code, grant_type=grant, username="mai", password=people.PASSWORD)[1]["error"] == "unsupported_grant_type"
        assert world.exchange(code, redirect_uri=BACK + "x")[0] == 400

    @pytest.mark.db
    def test_a_code_is_used_once_and_a_second_use_kills_what_it_brought(self, world):
        code = world.code()
        assert code not in str(list(Token.objects.values()))
        _status, given = world.exchange(code)
        assert world.userinfo(given["access_token"])[0] == 200
        assert world.exchange(code)[1]["error"] == "invalid_grant"
        assert world.userinfo(given["access_token"])[0] == 401

    def test_a_code_of_one_site_is_none_of_another_and_dies_in_a_minute(self, world, cast, monkeypatch):
        other = Pretend(declared(cast, name="Thi tìm hiểu"), world.browser)
        assert other.exchange(world.code())[0] == 400
        code = world.code()
        late = people.NOW + people.datetime.timedelta(seconds=61)
        monkeypatch.setattr("congdoan.sites.views.protocol.timezone.now", lambda: late)
        assert world.exchange(code)[0] == 400

    def test_somebody_of_elsewhere_reads_why(self, world, cast, sign_in):
        far = Pretend(world.site, sign_in(cast.stranger))
        answer = far.ask()
        assert answer.status_code == 403 and "dành cho đoàn viên, cán bộ của Công đoàn khối dân Đảng" in answer.content.decode()
        above = Pretend(world.site, sign_in(cast.officer))
        assert above.ask().status_code == 403

    def test_saying_no_goes_back(self, world):
        page = world.browser.get(world.ask()["Location"]).content.decode()
        no = page.partition(reverse("sites:decline"))[2].partition('"')[0].replace("&amp;", "&")
        assert back(world.browser.get(reverse("sites:decline") + no)) == {"error": "access_denied", "state": "s1"}
        assert not Consent.objects.exists()

    def test_a_form_from_elsewhere_is_no_yes(self, world):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(world.actor.user, backend="congdoan.accounts.backends.AnyNameBackend")
        asked = world.ask()["Location"]
        assert strict.post(asked, {"lan_gui": "k"}).status_code == 403 and not Consent.objects.exists()


class TestAtEachUse:
    """What ends between the yes and the next use ends the use."""

    def test_closed_site(self, world):
        token, code = world.signed_in(), world.code()
        sites.close(by=world.cast.chair, site=world.site, version=1, why_closed="ngừng chạy")
        assert world.userinfo(token)[0] == 401 and world.exchange(code)[0] == 401 and world.ask().status_code == 422

    def test_consent_taken_back(self, world):
        token, code = world.signed_in(), world.code()
        consents.withdraw(by=world.actor, consent=Consent.objects.get())
        assert not Token.objects.exists()
        assert world.userinfo(token)[0] == 401 and world.exchange(code)[0] == 400

    @pytest.mark.parametrize("what", ["account", "membership", "password"])
    def test_account_closed_membership_ended_password_renewed(self, world, what):
        token, code = world.signed_in(), world.code()
        if what == "account":
            users.set_active(user=world.actor.user, is_active=False)
        elif what == "password":
            users.give_password(user=world.actor.user, password="mat-khau-moi-tren-giay")
        else:
            facts = {"why_left": "left_employer", "why_left_note": ""}
            members.leave(by=world.cast.chair, membership=world.row, version=1, last_day=TODAY - people.datetime.timedelta(days=1), **facts)
        assert world.userinfo(token)[0] == 401 and world.exchange(code)[0] == 400

    def test_new_secret(self, world):
        token, code = world.signed_in(), world.code()
        renewed = sites.renew_secret(by=world.cast.chair, site=world.site, version=1)
        assert renewed.secret != world.site.secret and world.userinfo(token)[0] == 401
        assert world.exchange(code)[0] == 401

    def test_less_to_learn_is_less_at_once_and_more_asks_again(self, world):
        token = world.signed_in(scope="openid ten don_vi email")
        facts = {"name": "Quỹ tiết kiệm", "addresses": [BACK]}
        sites.correct(by=world.cast.chair, site=world.site, version=1, learns=["don_vi"], **facts)
        assert set(world.userinfo(token)[1]) == {"sub", "don_vi"}
        consents.withdraw(by=world.actor, consent=Consent.objects.get())
        assert "code" in back(world.agree(world.ask(scope="openid don_vi")))
        sites.correct(by=world.cast.chair, site=world.site, version=2, learns=["don_vi", "ten"], **facts)
        assert back(world.ask(scope="openid don_vi ten", prompt="none"))["error"] == "consent_required"

    def test_revoked_by_the_site_itself_alone(self, world, cast):
        token = world.signed_in()
        other = Pretend(declared(cast, name="Thi tìm hiểu"), world.browser)
        for who, status in ((other, 200), (world, 401)):
            sent = {"token": token, "client_id": who.site.client_id, "client_secret": who.site.secret}
            assert who.own.post(reverse("sites:revoke"), sent).status_code == 200
            assert world.userinfo(token)[0] == status


class TestEndpoints:
    def test_discovery_says_what_there_is(self, cast):
        said = json.loads(Client().get(reverse("sites:discovery")).content)
        assert said["issuer"] + "/.well-known/openid-configuration" == "http://testserver" + reverse("sites:discovery")
        assert said["grant_types_supported"] == ["authorization_code"] and said["subject_types_supported"] == ["pairwise"]
        assert said["code_challenge_methods_supported"] == ["S256"]

    def test_too_many_questions_wait(self, world, settings):
        settings.ACCOUNT_RATE_LIMITS = {"site": "2/m/ip"}
        cache.clear()
        assert [world.userinfo("sai")[0] for _n in range(4)] == [401, 401, 429, 429]
        cache.clear()

    def test_statements(self, world):
        token, code = world.signed_in(), world.code()
        for ask in (lambda: world.userinfo(token), lambda: world.exchange(code), lambda: world.ask()):
            with CaptureQueriesContext(connection) as asked:
                ask()
            assert len(asked) <= 17, "\n".join(each["sql"][:110] for each in asked)

    def test_a_token_in_the_address_is_refused_and_methods_are_held(self, world):
        token = world.signed_in()
        assert world.own.get(reverse("sites:userinfo"), {"access_token": token}).status_code == 401
        assert world.own.get(reverse("sites:token")).status_code == 405
        assert world.own.options(reverse("sites:userinfo")).status_code == 204
