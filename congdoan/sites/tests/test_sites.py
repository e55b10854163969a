"""Declaring, correcting, renewing, closing; who may; the rules as tables; the screens; keys; support; what the log keeps."""

import datetime
import io
import stat

import jwt
import openpyxl
import pytest
from allauth.idp.oidc.models import Client as Registered
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.access.choices import Reach
from congdoan.access.grants import give
from congdoan.access.models import FactorRule, SupportVisit
from congdoan.access.roles import NEVER_LENT, Role
from congdoan.accounts import afterwards
from congdoan.audit.models import Entry
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.overview.middleware import MARK
from congdoan.sites import keys, policies, queries
from congdoan.sites.actions import consents, sites, tokens
from congdoan.sites.choices import Permission
from congdoan.sites.models import Consent, Site
from congdoan.sites.tests.pretend import AUTHORIZE, BACK, Pretend, back, declared, mai
from tests import people

pytestmark = pytest.mark.django_db


class TestRules:
    @pytest.mark.parametrize(
        ("address", "good"),
        [
            ("https://quy.vn/ve", True), ("https://quy.vn:8443/ve?a=1", True), ("http://quy.vn/ve", False), ("https://", False),
            ("https://*.quy.vn/ve", False), ("https://quy.vn/ve#a", False), ("https://ten:mk@quy.vn/ve", False), ("https://may-chu/ve", False),
            ("javascript:alert(1)", False), ("https://quỹ.vn/ve", False), ("http://localhost:3000/ve", False), ("https://quy.vn:x/", False),
            ("https://localhost/ve", False), ("https://quy.vn\\@ke-gian.vn/", False), ("https://[::1/ve", False),
            ("https://quy.vn/\x01ve", False), ("https://quy.vn/\tve", False), ("https://quy..vn/ve", False), ("https://.vn/ve", False),
        ],
    )  # fmt: skip
    def test_addresses(self, address, good):
        if good:
            policies.check_addresses([address], local=False)
        else:
            with pytest.raises(Refused):
                policies.check_addresses([address], local=False)

    def test_this_machine_only_for_developers_and_not_too_many(self):
        policies.check_addresses(["http://localhost:3000/ve", "http://127.0.0.1/ve"], local=True)
        for bad in ([], [f"https://quy.vn/{n}" for n in range(6)]):
            with pytest.raises(Refused):
                policies.check_addresses(bad, local=True)
        with pytest.raises(Refused):
            policies.check_addresses(["http://quy.vn/ve"], local=True)

    def test_scopes(self):
        assert policies.learns_of(["email", "profile", "openid", "la"]) == ["ten", "email"]
        assert policies.scopes_of(["don_vi"]) == {"openid", "don_vi"}
        assert policies.scopes_of(["ten"]) == {"openid", "ten", "profile"}
        with pytest.raises(Refused):
            policies.check_learns(["email"], allowed=["ten"])


@pytest.mark.db
class TestBook:
    def test_declared_with_a_secret_that_is_kept_nowhere(self, cast):
        site = declared(cast)
        kept = Registered.objects.get(pk=site.client_id)
        assert len(site.secret) == 43 and kept.check_secret(site.secret)
        rows = str(list(Registered.objects.values())) + str(list(Site.objects.values())) + str(list(Entry.objects.values()))
        assert site.secret not in rows
        assert (kept.get_grant_types(), kept.get_response_types(), kept.allow_uri_wildcards) == (["authorization_code"], ["code"], False)
        assert set(kept.get_scopes()) == {"openid", "profile", "ten", "don_vi", "email"} and kept.skip_consent is False

    def test_refused(self, cast):
        site = declared(cast)
        for again in ({}, {"name": "quỹ  TIẾT kiệm"}, {"name": "Khác", "addresses": ["http://x.vn/"]}):
            with pytest.raises(Refused):
                declared(cast, **again)
        with pytest.raises(Conflict):
            sites.close(by=cast.chair, site=site, version=7, why_closed="thử")
        sites.close(by=cast.chair, site=site, version=1, why_closed="ngừng chạy")
        site.refresh_from_db()
        for late in (
            lambda: sites.close(by=cast.chair, site=site, version=2, why_closed="x"),
            lambda: sites.renew_secret(by=cast.chair, site=site, version=2),
            lambda: sites.correct(by=cast.chair, site=site, version=2, name="Y", addresses=[BACK]),
        ):
            with pytest.raises(Refused, match="đã đóng"):
                late()
        declared(cast)  # the name is free again
        with pytest.raises(Refused, match="PKCE"):
            sites.renew_secret(by=cast.chair, site=declared(cast, name="Ứng dụng", kind="public"), version=1)

    def test_who_may(self, cast):
        site = declared(cast)
        facts = {"name": "Trang tin", "addresses": [BACK]}
        for who in (cast.accountant, cast.inspector, cast.group_leader, cast.stranger, cast.member):
            with pytest.raises(NotAllowed):
                sites.declare(by=who, unit=cast.union, **facts)
            with pytest.raises(NotAllowed):
                sites.close(by=who, site=site, version=1, why_closed="thử")
        assert sites.declare(by=cast.officer, unit=cast.district, **facts).pk
        assert queries.site(by=cast.inspector, unit=cast.union, pk=site.pk) and not queries.site(
            by=cast.stranger, unit=cast.union, pk=site.pk
        )
        assert str(Permission.KEEP_SITES) in NEVER_LENT

    def test_a_yes_is_ones_own_within_reach_and_stands_in_the_log(self, cast):
        site, (actor, _row) = declared(cast), mai(cast)
        with pytest.raises(NotAllowed):
            consents.give(by=cast.chair, site=site, person=actor.person, learns=["ten"])
        with pytest.raises(NotAllowed, match="dành cho"):
            consents.give(by=cast.stranger, site=site, person=cast.stranger.person, learns=["ten"])
        first = consents.give(by=actor, site=site, person=actor.person, learns=["ten"])
        second = consents.give(by=actor, site=site, person=actor.person, learns=["ten", "email"])
        assert first.subject == second.subject and Consent.objects.filter(withdrawn_at=None).count() == 1
        with pytest.raises(NotAllowed):
            consents.withdraw(by=cast.chair, consent=second)
        consents.withdraw(by=actor, consent=second)
        with pytest.raises(Refused, match="rút lại"):
            consents.withdraw(by=actor, consent=second)
        done = list(Entry.objects.filter(action__startswith="sites.").order_by("pk").values_list("action", flat=True))
        assert done == ["sites.sites.declare", "sites.consents.give", "sites.consents.give", "sites.consents.withdraw"]

    def test_officers_of_below_too_but_no_deputies_and_nobody_above(self, cast):
        site = declared(cast)
        assert queries.stands(cast.group_leader, site) and queries.stands(cast.chair, site)
        assert not queries.stands(cast.officer, site) and not queries.stands(cast.member, site)
        lent = people.acting(people.account(people.person("Người Làm Thay"), "lamthay"))
        own = give(person=lent.person, role=Role.CHAIR, unit=cast.union, valid_from=people.FOUNDED, reach=Reach.HERE_AND_BELOW)
        again = people.acting(lent.user)
        assert queries.stands(again, site)
        own.lent_from_id = own.pk
        assert not queries.stands(type(again)(user=again.user, person=again.person, now=again.now, grants=(own,)), site)


class TestGuards:
    def test_who_must_have_a_second_factor_sets_it_up_first(self, cast, sign_in):
        pretend = Pretend(declared(cast), sign_in(cast.chair))
        token = pretend.signed_in()
        facts = {"valid_from": people.TODAY, "recorded_by": cast.chair.person, "recorded_at": people.NOW}
        FactorRule.objects.create(unit=cast.union, role=Role.CHAIR, **facts)
        assert pretend.ask()["Location"] == reverse("mfa_index")
        after = pretend.browser.session[afterwards.KEY]
        assert after.startswith(reverse("sites:continue")) and pretend.site.client_id in after, "and is led back to the site afterwards"
        assert back(pretend.ask(prompt="none"))["error"] == "login_required"
        assert pretend.userinfo(token)[0] == 401

    def test_who_must_choose_a_password_first_is_led_back_to_the_site(self, cast, sign_in):
        actor, _row = mai(cast)
        pretend = Pretend(declared(cast), sign_in(actor))
        type(actor.user).objects.filter(pk=actor.user.pk).update(must_change_password=True)
        change = pretend.ask()["Location"]
        assert change == reverse("account_change_password")
        own = "bưởi da xanh 2022"
        done = pretend.browser.post(change, {"oldpassword": people.PASSWORD, "password1": own, "password2": own})
        assert done.status_code == 302 and done["Location"].startswith(reverse("sites:continue"))
        assert pretend.browser.get(done["Location"].replace(reverse("sites:continue"), AUTHORIZE))["Location"].startswith(
            reverse("sites:consent")
        )

    def test_who_is_looked_at_by_support_lets_nothing_in(self, cast, sign_in):
        actor, _row = mai(cast)
        pretend = Pretend(declared(cast), sign_in(actor))
        pretend.signed_in()
        helper = sign_in(cast.officer)
        visit = SupportVisit.objects.create(
            helper=cast.officer.person, helped=actor.person, unit=cast.union, reason="nhờ", began_at=people.NOW,
            until_at=people.NOW + datetime.timedelta(hours=1),
        )  # fmt: skip
        session = helper.session
        session[MARK] = visit.pk
        session.save()
        seen = Pretend(pretend.site, helper)
        answer = seen.ask()
        assert answer.status_code == 403 and "Đang xem hộ" in answer.content.decode()
        assert back(seen.ask(prompt="none"))["error"] == "access_denied"
        asked = f"{reverse('sites:consent')}?client_id={pretend.site.client_id}"
        assert helper.get(asked).status_code == 403 and helper.get(reverse("sites:mine")).status_code == 403

    def test_keys_are_the_servers_alone_and_an_old_one_still_verifies(self, tmp_path, settings, cast, sign_in, monkeypatch):
        settings.SITES_KEYS = tmp_path / "keys"
        pretend = Pretend(declared(cast), sign_in(mai(cast)[0]))
        given = pretend.exchange(pretend.code())[1]
        soon = people.NOW + datetime.timedelta(minutes=1)
        (path,) = (tmp_path / "keys").glob("*.pem")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600 and stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        monkeypatch.setattr("congdoan.sites.management.commands.signing_key.timezone.now", lambda: soon)
        call_command("signing_key", stdout=io.StringIO())
        old, new = keys.standing()
        assert old.expires_at == new.not_before + keys.AFTER and new.not_before == soon + keys.BEFORE
        fresh = pretend.exchange(pretend.code())[1]
        kid = lambda token: jwt.get_unverified_header(token)["kid"]  # noqa: E731
        assert kid(fresh["id_token"]) == kid(given["id_token"])  # not before an hour
        later = people.NOW + datetime.timedelta(hours=2)
        monkeypatch.setattr("congdoan.sites.management.commands.signing_key.timezone.now", lambda: later)
        newest = pretend.exchange(pretend.code())[1]
        assert kid(newest["id_token"]) != kid(given["id_token"])
        assert pretend.read(newest["id_token"])["sub"] == pretend.read(given["id_token"])["sub"]

    def test_what_has_run_out_is_deleted(self, cast, sign_in):
        pretend = Pretend(declared(cast), sign_in(mai(cast)[0]))
        pretend.signed_in()
        assert tokens.prune(now=people.NOW) == 0
        assert tokens.prune(now=people.NOW + datetime.timedelta(days=2)) == 2


class TestScreens:
    def test_list_page_and_file(self, cast, sign_in):
        made = [declared(cast, name=f"Trang {n}") for n in range(12)]
        actor, _row = mai(cast)
        consents.give(by=actor, site=made[0], person=actor.person, learns=["ten"])
        chair = sign_in(cast.chair)
        url = reverse("sites:site-list", args=[cast.union.pk])
        with CaptureQueriesContext(connection) as asked:
            page = chair.get(url).content.decode()
        assert len(asked) <= 10, "\n".join(each["sql"][:90] for each in asked)
        assert "Trang 11" in page and reverse("sites:site-declare", args=[cast.union.pk]) in page
        book = openpyxl.load_workbook(io.BytesIO(chair.get(url, {"dang": "xlsx"}).content))
        assert "Trang 0" in str([cell.value for row in book.active.iter_rows() for cell in row])
        with CaptureQueriesContext(connection) as asked:
            page = chair.get(reverse("sites:site", args=[cast.union.pk, made[0].pk])).content.decode()
        assert len(asked) <= 10, "\n".join(each["sql"][:90] for each in asked)
        for word in (made[0].client_id, BACK, "Khai một trang liên kết", "1 người", "/trang-lien-ket"):
            assert word in page, word
        assert "Trần Thị Mai" not in page

    def test_declared_on_screen_with_the_secret_once(self, cast, sign_in):
        chair = sign_in(cast.chair)
        url = reverse("sites:site-declare", args=[cast.union.pk])
        sent = {"lan_gui": "k", "name": "Trang tin", "addresses": "http://a.vn", "learns": ["ten"], "kind": "confidential"}
        wrong = chair.post(url, sent)
        assert wrong.status_code == 422 and "https://" in wrong.content.decode() and "http://a.vn" in wrong.content.decode()
        answer = chair.post(url, sent | {"addresses": f" {BACK} \n\n{BACK}"})
        site = Site.objects.get()
        assert answer.status_code == 200 and answer["Cache-Control"] == "no-store" and site.client_id in answer.content.decode()
        assert site.addresses == BACK
        assert chair.post(url, sent | {"addresses": f" {BACK} \n\n{BACK}"}).status_code == 303  # sent twice: made once, not shown again
        assert Site.objects.count() == 1
        renewed = chair.post(reverse("sites:site-secret", args=[cast.union.pk, site.pk]), {"lan_gui": "k2", "ban_dang_xem": 1})
        assert renewed.status_code == 200 and "client_secret" in renewed.content.decode()

    def test_corrected_and_closed_on_screen(self, cast, sign_in):
        site, chair = declared(cast), sign_in(cast.chair)
        at = [cast.union.pk, site.pk]
        sent = {"lan_gui": "k", "ban_dang_xem": 1, "name": "Quỹ mới", "addresses": BACK, "learns": []}
        assert "Quỹ tiết kiệm" in chair.get(reverse("sites:site-correct", args=at)).content.decode()
        assert chair.post(reverse("sites:site-correct", args=at), sent).status_code == 303
        assert chair.post(reverse("sites:site-correct", args=at), sent | {"lan_gui": "k3"}).status_code == 409
        closing = reverse("sites:site-close", args=at)
        assert chair.post(closing, {"lan_gui": "k4", "ban_dang_xem": 2, "why_closed": ""}).status_code == 422
        assert chair.post(closing, {"lan_gui": "k5", "ban_dang_xem": 2, "why_closed": "ngừng chạy"}).status_code == 303
        page = chair.get(reverse("sites:site", args=at)).content.decode()
        assert "Đã đóng từ ngày 24/05/2022: ngừng chạy" in page

    def test_onlooker_officer_above_stranger(self, cast, sign_in):
        site = declared(cast)
        at = [cast.union.pk, site.pk]
        looker = sign_in(cast.inspector)
        assert looker.get(reverse("sites:site", args=at)).status_code == 200
        assert looker.get(reverse("sites:site-correct", args=at)).status_code == 403
        assert sign_in(cast.accountant).get(reverse("sites:site", args=at)).status_code == 403
        assert sign_in(cast.officer).get(reverse("sites:site", args=at)).status_code == 200
        assert sign_in(cast.stranger).get(reverse("sites:site", args=at)).status_code == 404
        assert sign_in(cast.chair).get(reverse("sites:site", args=[cast.union.pk, 999])).status_code == 404
        assert sign_in(cast.chair).get(reverse("sites:site", args=[cast.group.pk, site.pk])).status_code == 404

    def test_mine_and_taking_back(self, cast, sign_in):
        site, (actor, _row) = declared(cast), mai(cast)
        client = sign_in(actor)
        assert "chưa cho trang nào" in client.get(reverse("sites:mine")).content.decode()
        given = consents.give(by=actor, site=site, person=actor.person, learns=["ten"])
        page = client.get(reverse("sites:mine")).content.decode()
        url = reverse("sites:consent-withdraw", args=[given.pk])
        assert "Quỹ tiết kiệm" in page and url in page and cast.union.name in page
        for name in ("overview:sessions", "overview:who-sees-me"):
            assert reverse("sites:mine") in client.get(reverse(name)).content.decode()
        assert client.get(url).status_code == 200
        assert client.post(url, {"lan_gui": "k"}).status_code == 303
        assert "đã rút lại" in client.get(reverse("sites:mine")).content.decode()
        assert client.post(url, {"lan_gui": "k2"}).status_code == 422
        other = sign_in(cast.chair)
        assert other.get(url).status_code == 404
