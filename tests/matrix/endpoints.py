"""Every address of the house with what it declares: who may open it, and where. What declares nothing is an error."""

from dataclasses import dataclass

from django.urls import reverse

from congdoan.indicators.indicator import REGISTRY
from congdoan.ui.screens import ActionScreen, Page
from tests.matrix.world import BRANCH, REACHED

ANYONE = {
    "account_login", "overview:health", "cards:check", "finance:public", "account_inactive", "mfa_authenticate",
    "sites:discovery", "sites:jwks", "sites:authorize", "sites:token", "sites:userinfo", "sites:revoke",
}  # fmt: skip
SIGNED_IN = {
    "account_logout", "account_change_password", "account_reauthenticate", "mfa_index", "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_add_webauthn", "mfa_remove_webauthn",
    "mfa_reauthenticate_webauthn",
}  # fmt: skip
CLOSED = {
    "account_signup", "account_reset_password", "account_email", "account_set_password", "account_email_verification_sent",
    "account_change_phone", "account_request_login_code", "mfa_list_webauthn", "mfa_download_recovery_codes",
}  # fmt: skip
"""Addresses that are no screens of ours: open to anyone, to whoever has signed in, and to nobody (404)."""

ROWS = "overview:report-rows"  # a figure's rows are also its room's
KEY = "membership.members"
WORDS = {
    "kind": "year",
    "period": "2022",
    "key": KEY,
    "cause": "tham-hoi",
    "form": "xlsx",
    "part": "III",
    "name": "bat-dau",
    "sort": "admission",
    "tree": "territory",
}
PICTURE = "01-viec-tuan-nay"
"""What stands in an address beside numbers."""
RECORDS = {
    "care:visit": "visit", "care:notice": "notice", "care:gift": "gift", "care:norm": "norm", "aid:request": "aid_request", "aid:own-attach": "aid_request", "aid:own-paper": "evidence", "aid:paper": "evidence", "finance:fund": "fund", "finance:contribution": "contribution",
    "finance:handover": "handover", "finance:proof": "proof", "education:session": "session", "congress:congress": "congress", "congress:election": "election",
    "membership:application": "application", "membership:transfer": "transfer", "membership:member-resume": "suspension",
    "membership:qualification-c": "qualification", "membership:seat-c": "seat",
    "papers:decision-file": "issued", "papers:decision": "decision", "papers:scan-put": "decision", "papers:scan-file": "decision",
    "papers:scan-cancel": "scan", "extras:field": "field", "handovers:post": "appointment", "handovers:handover": "post_handover",
    "organization:fact": "fact", "organization:area-change": "area",
    "organization:employer": "employment", "organization:post": "appointment", "reorganization:plan": "plan",
    "membership:relative": "relative", "membership:outstanding": "outstanding",
    "dissolution:plan": "plan", "dissolution:line": "dissolution_line", "dissolution:receive": "incoming", "dissolution:file": "dissolution_file",
    "membership:misrecord": "misrecord", "duplicates:merge-undo": "merge", "overview:factor-waive": "factor_rule", "mfa_remove_webauthn": "person",
    "sites:consent-withdraw": "consent", "sites:site": "site",
    "dues:sheet": "dues_sheet", "dues:levy-line": "levy_line", "dues:levy-receipt-cancel": "levy_receipt", "dues:levy-year": "employment",
    "dues:levy-terms": "employment", "dues:transfer-cancel": "levy_transfer", "dues:bank-unmatch": "bank_line",
    "dues:bank-file-cancel": "bank_file", "dues:levy-relief-cancel": "levy_relief", "dues:levy-relief-record": "employment",
    "ledger:book": "book", "ledger:account": "account", "ledger:voucher": "voucher", "ledger:closing": "closing", "ledger:count": "count",
    "budget:filing": "filing", "disclosure:publication": "publication", "disclosure:display-": "display", "disclosure:question": "question",
    "benefits:partner-": "partner", "benefits:offer": "offer",
    "inspection:inspection": "inspection", "inspection:finding": "finding",
    "overview:deputy": "delegation", "overview:declared": "declared",
}  # fmt: skip
"""The kind of record that <pk> is in the addresses whose names begin so."""
OWN_RECORDS = {"sites:consent-withdraw", "aid:own-attach", "aid:own-paper", "aid:own-paper-drop"}
"""Addresses of a record of one's own: whoever else asks is told that it is not there, whatever he may."""
FREE = ("unit_id", *WORDS)


class Undeclared(AssertionError):
    """An address that says nothing of who may open it, or whose record this test cannot name."""


@dataclass(frozen=True)
class Endpoint:
    """One address: its name, what it takes, and the view behind it."""

    name: str
    takes: tuple
    view: object

    @property
    def screen(self):
        """The screen class, or None for a view outside the grammar."""
        return getattr(self.view, "view_class", None)

    @property
    def is_ours(self):
        """True for a screen of the grammar."""
        return isinstance(self.screen, type) and issubclass(self.screen, Page)

    @property
    def about_record(self):
        """True if it names a record beside its unit."""
        return "unit_id" in self.takes and any(name not in FREE for name in self.takes)

    @property
    def answers_posts(self):
        """True if it can be written to."""
        return hasattr(self.screen, "post")

    def address(self, unit, records):
        """The address for a unit and its records."""
        return reverse(self.name, kwargs={name: self._value(name, unit, records) for name in self.takes})

    def _value(self, name, unit, records):
        if name == "unit_id":
            return unit.pk
        if name in WORDS:
            return PICTURE if self.name == "overview:guide-picture" else WORDS[name]
        kind = (
            name.removesuffix("_id") if name != "pk" else next((kind for start, kind in RECORDS.items() if self.name.startswith(start)), "")
        )
        if kind not in records:
            raise Undeclared(f"{self.name}: which record is <{name}>? Name it in tests/matrix/endpoints.py and make one in world.py")
        return records[kind]

    def needs(self):
        """Permissions that it asks for; raises Undeclared where it says none and is not marked as one's own page."""
        if not self.is_ours:
            raise Undeclared(f"{self.name} is no screen and stands in no list of tests/matrix/endpoints.py: who may open it?")
        if self.screen.personal:
            return ()
        permission = self.screen.permission_needed()
        if not permission:
            raise Undeclared(f"{self.name}: {self.screen.__name__} names no action, query or permission")
        return tuple(map(str, (permission, *self.screen.also, *([REGISTRY[KEY].permission] if self.name == ROWS else []))))

    def asked_at(self, relation):
        """In which relation the unit stands where the permission is needed: an action may ask its superior."""
        at = self.screen.action.at if issubclass(self.screen, ActionScreen) else "unit"
        if not at.endswith("decided_at"):
            return relation
        return {"own": "parent", "child": "own", "sibling": "parent"}.get(relation, "above")


def endpoints(patterns, prefix=""):
    """Every address below ``patterns`` (get_resolver().url_patterns), each name once."""
    found = {}
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            deeper = endpoints(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
            found |= {each.name: each for each in deeper}
        else:
            name = f"{prefix}{pattern.name}"
            found[name] = Endpoint(name, tuple(pattern.pattern.converters), pattern.callback)
    return list(found.values())


def expected(endpoint, held, relation, reach):
    """ "open", "refused" (403 or 404) or "hidden" (404) by the declared rules. ``held``: permissions of the role."""
    if endpoint.name in OWN_RECORDS:
        return "hidden"
    if "unit_id" not in endpoint.takes and not any(name not in FREE for name in endpoint.takes):
        return "open"  # a page of one's own that names nothing
    needed = endpoint.needs()
    if not needed and held and relation in BRANCH:
        return "open"
    if needed and set(needed) <= held and endpoint.asked_at(relation) in REACHED[reach]:
        return "open"
    return "refused" if held and relation in BRANCH else "hidden"
