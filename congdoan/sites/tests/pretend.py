"""A site of somebody else, as its software behaves: sends people here, exchanges what comes back, checks what is signed."""

import base64
import hashlib
import json
import uuid
from urllib.parse import parse_qs, urlsplit

import jwt
from django.test import Client
from django.urls import reverse

from congdoan.access.actors import actor_for
from congdoan.membership.tests import factories
from congdoan.sites.actions import sites
from tests import people

BACK = "https://quy.congdoan.vn/ve"
VERIFIER = "v" * 64
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
PKCE = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
AUTHORIZE = reverse("sites:authorize")


def declared(cast, unit=None, **facts):
    """A site of the union, confidential, that may learn everything."""
    given = {"name": "Quỹ tiết kiệm", "addresses": [BACK], "learns": ["ten", "don_vi", "email"], "kind": "confidential"} | facts
    return sites.declare(by=cast.chair, unit=unit or cast.union, **given)


def mai(cast, **facts):
    """A member of the union with an account."""
    row = factories.member(cast, "Trần Thị Mai", unit=cast.group, **facts)
    account = people.account(row.person, "mai")
    account.email = "mai@vidu.vn"
    account.save(update_fields=["email"])
    return actor_for(account, people.NOW), row


class Pretend:
    """The site's software. ``browser``: of the person in front of it; its own requests come from elsewhere."""

    def __init__(self, site, browser):
        self.site, self.browser, self.own = site, browser, Client()

    def ask(self, **facts):
        """Sends the browser here; parameters that are None are left out."""
        public = PKCE if self.site.kind == "public" else {}
        base = {
            "response_type": "code", "client_id": self.site.client_id, "redirect_uri": BACK, "scope": "openid ten don_vi email",
            "state": "s1", "nonce": "n1",
        }  # fmt: skip
        query = {name: value for name, value in (base | public | facts).items() if value is not None}
        return self.browser.get(AUTHORIZE, query)

    def agree(self, answer):
        """Says yes on the page that asks, and follows back to the code."""
        assert answer.status_code == 302 and answer["Location"].startswith(reverse("sites:consent")), answer.headers.get("Location")
        done = self.browser.post(answer["Location"], {"lan_gui": uuid.uuid4().hex})
        assert done.status_code == 303 and done["Location"].startswith(reverse("sites:continue")), done.content.decode()[:2000]
        return self.browser.get(done["Location"].replace(reverse("sites:continue"), AUTHORIZE))

    def code(self, **facts):
        """A code, after a yes."""
        answer = self.ask(**facts)
        if answer["Location"].startswith("/"):
            answer = self.agree(answer)
        return back(answer)["code"]

    def exchange(self, code, **facts):
        """What the token endpoint answers: (status, content)."""
        sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "client_id": self.site.client_id}
        sent |= {"code_verifier": VERIFIER} if self.site.kind == "public" else {"client_secret": self.site.secret}
        answer = self.own.post(reverse("sites:token"), {name: value for name, value in (sent | facts).items() if value is not None})
        return answer.status_code, json.loads(answer.content)

    def read(self, id_token):
        """The id token, its signature checked by the published keys."""
        found = json.loads(self.own.get(reverse("sites:jwks")).content)["keys"]
        kid = jwt.get_unverified_header(id_token)["kid"]
        key = next(each for each in found if each["kid"] == kid)
        issuer = json.loads(self.own.get(reverse("sites:discovery")).content)["issuer"]
        return jwt.decode(id_token, jwt.PyJWK(key), algorithms=["RS256"], audience=self.site.client_id, issuer=issuer)

    def userinfo(self, token):
        """(status, content) of what the site is told."""
        answer = self.own.get(reverse("sites:userinfo"), headers={"Authorization": f"Bearer {token}"})
        return answer.status_code, json.loads(answer.content or "{}")

    def signed_in(self, **facts):
        """An access token, after the whole way."""
        status, said = self.exchange(self.code(**facts))
        assert status == 200, said
        return said["access_token"]


def back(answer):
    """The parameters with which somebody comes back to the site."""
    assert answer.status_code == 302, answer.content.decode()[:1000]
    assert answer["Location"].startswith(BACK), answer["Location"]
    return {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}
