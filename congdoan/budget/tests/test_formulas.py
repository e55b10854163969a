"""What lines add up to, and which lines a total stands for."""

from types import SimpleNamespace

import pytest

from congdoan.budget import formulas


def line(key, sort="income", formula=""):
    return SimpleNamespace(key=key, sort=sort, formula=formula or key)


LINES = [
    line("22"),
    line("23"),
    line("10", "opening"),
    line("31", "expense"),
    line("20", "total", "22+23"),
    line("50", "total", "10+20-31"),
]
TURNING = [line("a", "total", "b"), line("b", "total", "a")]


@pytest.mark.parametrize(
    ("formula", "terms"), [("22", [(1, "22")]), ("22+23-30", [(1, "22"), (1, "23"), (-1, "30")]), ("thu+26", [(1, "thu"), (1, "26")])]
)
def test_terms(formula, terms):
    assert formulas.terms(formula) == terms


@pytest.mark.parametrize("formula", ["22 + 23", "22*2", "22+", "Ă"])
def test_what_is_no_formula_is_refused(formula):
    with pytest.raises(ValueError, match="no formula"):
        formulas.terms(formula)


def test_totals_of_totals():
    found = formulas.with_totals(LINES, {"22": 5, "23": 7, "10": 100, "31": 2})
    assert (found["20"], found["50"]) == (12, 110)


@pytest.mark.parametrize(("key", "below"), [("22", "22"), ("20", "22 23"), ("50", "10 22 23 31")])
def test_a_total_stands_for_its_lines(key, below):
    found = next(one for one in LINES if one.key == key)
    leaves = formulas.leaves(found, LINES)
    assert [one.key for one in leaves] == below.split()
    assert formulas.items_in(leaves) == ([] if key == "50" else below.split())


def test_a_total_of_itself_is_refused():
    with pytest.raises(ValueError, match="a total of itself"):
        formulas.leaves(TURNING[0], TURNING)
    with pytest.raises(ValueError, match="a total of itself"):
        formulas.with_totals(TURNING, {})


def test_what_is_taken_off_within_a_line_opens_no_items():
    assert formulas.items_in([line("22", formula="22-30")]) == []
