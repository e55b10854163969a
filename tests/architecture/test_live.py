"""The rules that need the running house, held against our rooms and tried on small bad ones."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import models
from django.urls import get_resolver

from congdoan.ui.forms import Form
from congdoan.ui.screens import Page
from congdoan.ui.screens.actions import ActionScreen
from tests.architecture import live

MODELS = live.our_models(apps.get_models())
PATTERNS = get_resolver().url_patterns
SCREENS = live.all_screens(PATTERNS, Page)
PLAIN_VIEWS = {
    "congdoan.accounts.urls.closed", "congdoan.accounts.views.view", "congdoan.overview.health.health", "congdoan.cards.views.public.check", "congdoan.finance.views.public.drive",
    *(f"congdoan.sites.views.protocol.{name}" for name in ("authorize", "discovery", "jwks", "revoke", "token", "userinfo")),
}  # fmt: skip
"""The second: allauth's own pages of the second factor."""


@pytest.mark.parametrize("check", [live.privacy_undeclared, live.foreign_keys_up, live.verbose_names], ids=lambda check: check.__name__)
def test_our_models_keep_the_rule(check):
    assert list(check(MODELS)) == []


@pytest.mark.parametrize("check", [live.screens_without_permission, live.forms_that_do_not_feed], ids=lambda check: check.__name__)
def test_our_screens_keep_the_rule(check):
    assert list(check(SCREENS)) == []


def test_every_view_is_a_screen_of_the_grammar():
    assert list(live.views_outside_grammar(PATTERNS, Page, PLAIN_VIEWS)) == []


def _field(name, target=None, verbose_name="tên"):
    return SimpleNamespace(name=name, attname=name, auto_created=False, related_model=target, verbose_name=verbose_name)


def _model(label, fields, **facts):
    meta = SimpleNamespace(app_label=label, get_fields=lambda: fields)
    return type("Bad", (), {"_meta": meta, "__doc__": "Thử.", **facts})


def test_a_model_without_privacy_is_found():
    assert "declares no Privacy" in next(live.privacy_undeclared([_model("care", [])]))
    bad = _model("care", [], Privacy=SimpleNamespace(personal=("no_such",), sensitive=()))
    assert "which is no field" in next(live.privacy_undeclared([bad]))


def test_a_foreign_key_that_points_up_is_found():
    above = _model("overview", [])
    assert "point down" in next(live.foreign_keys_up([_model("care", [_field("x", above)])]))
    sibling = _model("education", [])
    assert "point down" in next(live.foreign_keys_up([_model("care", [_field("x", sibling)])]))


def test_a_field_without_a_vietnamese_name_is_found():
    assert "give a Vietnamese verbose_name" in next(live.verbose_names([_model("care", [_field("given_on", verbose_name="given on")])]))
    assert "begin with its Vietnamese term" in next(live.verbose_names([_model("care", [], __doc__="")]))


def test_a_screen_without_permission_is_found():
    class Open(Page):
        """Says nothing of rights."""

    assert "names no permission" in next(live.screens_without_permission([Open]))


def test_a_form_that_does_not_feed_its_action_is_found():
    class Wrong(Form):
        """Has no field for the amount."""

    class Screen(ActionScreen):
        """Feeds an action that wants an amount."""

        action = SimpleNamespace(takes=("unit", "amount"), key="care.visits.record", permission="x")
        form_class = Wrong

    assert "does not feed care.visits.record (missing ['amount']" in next(live.forms_that_do_not_feed([Screen]))


def test_a_view_outside_the_grammar_is_found():
    def loose(request):
        """A view."""

    loose.__module__ = "congdoan.care.views"
    assert "is no screen" in next(live.views_outside_grammar([SimpleNamespace(callback=loose)], Page, set()))


def test_the_tiers_name_every_room():
    labels = {model._meta.app_label for model in MODELS}
    assert labels <= set(live.TIER_OF)
    assert all(issubclass(model, models.Model) for model in MODELS)
