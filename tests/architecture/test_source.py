"""The rules that can be read off the text, held against our code and tried on a small bad package."""

from pathlib import Path

import pytest

from tests.architecture import source

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "congdoan"
CASES = ("BL-KDD", "binh-luc", "binh_luc", "BL-YT")
# spelt in pieces so that this file does not name them itself
PLACES = ("/wo" + "rk/", "files.pytho" + "nhosted", "registry.npm" + "js", "pypi" + ".org")

CHECKS = [
    source.writes_outside_actions,
    source.signals_and_generic_relations,
    source.clock_below_views,
    source.forbidden_names,
    source.figures_told_raw,
    source.missing_docstrings,
    source.over_budget,
    source.inline_code_in_templates,
    source.unused_templates,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_our_code_keeps_the_rule(check):
    assert list(check(HOUSE)) == []


def test_no_code_outside_the_demo_knows_a_case():
    assert list(source.cases_outside_demo(HOUSE, CASES)) == []


@pytest.mark.parametrize("folder", ["congdoan", "docs", "tests", "tools", "requirements"])
def test_nothing_names_the_place_it_was_written_at(folder):
    assert list(source.workplace_words(ROOT / folder, PLACES)) == []


BAD = [
    (source.writes_outside_actions, "care/queries.py", '"""Q."""\nVisit.objects.filter(pk=1).update(amount=2)\n', "outside actions"),
    (source.writes_outside_actions, "care/models.py", '"""M."""\ndef f(visit):\n    visit.save()\n', "outside actions"),
    (source.signals_and_generic_relations, "care/hooks.py", '"""H."""\n@receiver(post_save)\ndef f(): ...\n', "signal"),
    (source.signals_and_generic_relations, "care/models.py", '"""M."""\nx = GenericForeignKey()\n', "generic relation"),
    (source.clock_below_views, "care/actions/visits.py", '"""A."""\ntoday = timezone.localdate()\n', "reads the clock"),
    (source.figures_told_raw, "care/views.py", '"""V."""\nfound = engine.figures([], question)\n', "uncovered"),
    (source.forbidden_names, "care/utils.py", '"""U."""\n', "called utils"),
    (source.missing_docstrings, "care/queries.py", "x = 1\n", "no docstring"),
    (source.over_budget, "care/models.py", '"""M."""\n' + "x = 1\n" * 301, "the budget is 300"),
    (source.over_budget, "care/tests/test_x.py", '"""M."""\n' + "x = 1\n" * 501, "the budget is 500"),
    (source.over_budget, "care/policies.py", '"""P."""\ndef f():\n' + "    x = 1\n" * 41, "the budget is 40"),
    (source.over_budget, "care/templates/care/a.html", "<p>\n" * 151, "the budget is 150"),
    (source.inline_code_in_templates, "care/templates/care/a.html", '<p style="color:red">', "inline code"),
    (source.inline_code_in_templates, "care/templates/care/a.html", "<script>alert(1)</script>", "inline code"),
    (source.inline_code_in_templates, "care/templates/care/a.html", '<img src="https://example.org/a.png">', "foreign host"),
    (source.unused_templates, "care/templates/care/a.html", "<p>", "used nowhere"),
]


@pytest.mark.parametrize(("check", "name", "text", "message"), BAD, ids=lambda value: getattr(value, "__name__", None))
def test_a_bad_package_is_found(check, name, text, message, tmp_path):
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    assert any(message in sentence for sentence in check(tmp_path)), list(check(tmp_path))


def test_a_case_in_product_code_is_found(tmp_path):
    (tmp_path / "care.py").write_text('"""C."""\ncode = "BL-KDD"\n', encoding="utf-8")
    assert list(source.cases_outside_demo(tmp_path, CASES))


def test_a_workplace_path_is_found(tmp_path):
    (tmp_path / "care.py").write_text(PLACES[0], encoding="utf-8")
    assert list(source.workplace_words(tmp_path, PLACES))
