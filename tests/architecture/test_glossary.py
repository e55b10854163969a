"""Every model, role, post, permission and indicator has its line in docs/glossary.md; a missing one is found by name."""

import importlib
import importlib.util
import re
from pathlib import Path
from types import SimpleNamespace

from django.apps import apps

from congdoan.access.roles import Role
from congdoan.config.rooms import ROOMS
from congdoan.indicators.indicator import REGISTRY
from congdoan.organization.choices import Post
from tests.architecture import live

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
# permissions that are a verb alone
VERBS = {"appoint", "rerun"}
# the last word of a key that says how it is measured
MEASURES = {"percent", "amount"}


def terms(text):
    """What stands in the first column of the tables: {"Visit", "visit", "post chair", ...}."""
    found = set()
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("| in the code"):
            cell = re.sub(r"[`⚑()]", "", line.split("|")[1])
            found |= {part.strip() for part in re.split(r"[,;:]", cell) if part.strip()}
    return found


def models_without_a_line(models, known):
    """Models of ours whose class name is no term of the glossary."""
    for model in models:
        if model.__name__ not in known:
            yield f"{model.__name__} has no line in docs/glossary.md: add its Vietnamese term and where it comes from"


def choices_without_a_line(word, choices, known):
    """Roles or posts: "post chair", "role chair"."""
    for value in choices:
        if f"{word} {value}" not in known:
            yield f"{word} {value} has no line in docs/glossary.md"


def permissions_without_a_line(values, known):
    """The noun of each permission ("care.record_visit": visit) is a term."""
    for value in values:
        verb, _, noun = value.split(".")[1].partition("_")
        if (noun or verb) not in VERBS and noun.replace("_", " ") not in known:
            yield f"{value}: its noun “{noun.replace('_', ' ')}” has no line in docs/glossary.md"


def indicators_without_a_line(keys, known):
    """Every noun of an indicator's key ("finance.given.houses") is a term."""
    for key in keys:
        for noun in key.split(".")[1:]:
            if noun not in MEASURES and noun.replace("_", " ") not in known:
                yield f"{key}: “{noun.replace('_', ' ')}” has no line in docs/glossary.md"


def all_permissions():
    """Values of every room's Permission."""
    for room in ROOMS:
        if importlib.util.find_spec(room) and importlib.util.find_spec(f"{room}.choices"):
            yield from getattr(importlib.import_module(f"{room}.choices"), "Permission", SimpleNamespace(values=())).values


KNOWN = terms(GLOSSARY.read_text(encoding="utf-8"))


def test_every_model_has_a_line():
    assert list(models_without_a_line(live.our_models(apps.get_models()), KNOWN)) == []


def test_every_role_and_post_has_a_line():
    assert list(choices_without_a_line("role", Role.values, KNOWN)) == []
    assert list(choices_without_a_line("post", Post.values, KNOWN)) == []


def test_every_permission_speaks_of_something_explained():
    assert list(permissions_without_a_line(all_permissions(), KNOWN)) == []


def test_every_indicator_counts_something_explained():
    assert list(indicators_without_a_line([key for key in REGISTRY if not key.startswith("tests.")], KNOWN)) == []


def test_missing_lines_are_found():
    assert "Wedding has no line" in next(models_without_a_line([type("Wedding", (), {})], KNOWN))
    assert "post jester has no line" in next(choices_without_a_line("post", ["jester"], KNOWN))
    assert "“wedding” has no line" in next(permissions_without_a_line(["care.record_wedding"], KNOWN))
    assert "“wedding” has no line" in next(indicators_without_a_line(["care.wedding.percent"], KNOWN))
