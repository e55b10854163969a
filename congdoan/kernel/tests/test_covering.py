"""Which small counts are covered: cases by hand, and random trees in which no covered count can be reckoned from what is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.kernel import covering
from congdoan.kernel.covering import LEAST, OWN, Shade, Table, beside

TWO, PARTY = Table((0, 1)), Table((0, 1), telling=frozenset({0, 1}))
FLOW = Table((0,), summed=False)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([20, 30], [20, 30]),
        ([3, 30], [-1, -1]),  # the second would tell the first
        ([3, 30, 7], [-1, 30, -1]),
        ([3, 2, 30], [-1, -1, 30]),
        ([0, 30, 0], [0, 30, 0]),
        ([4], [-1]),
        ([0, 3, 0], [-1, -1, -1]),  # the total says 3: of what, it does not
        ([1, 1, 40], [-1, -1, -1]),  # two, and neither is told to be one
        ([0, 4, 4, 40], [-1, -1, -1, 40]),
        ([], []),
    ],
)
def test_within_a_table(counts, shown):
    assert covering.covered(counts) == shown


@pytest.mark.parametrize(("counts", "shown"), [([0, 13], [-1, -1]), ([13, 0], [-1, -1]), ([6, 7], [6, 7]), ([0, 0], [0, 0])])
def test_what_is_sensitive_of_each_is_covered_where_one_cell_holds_everybody(counts, shown):
    assert covering.covered(counts, telling={0, 1}) == shown


def test_that_it_is_not_recorded_of_anybody_tells_nothing():
    assert covering.covered([0, 0, 13], telling={0, 1}) == [0, 0, 13]


@pytest.mark.parametrize(
    ("table", "rows", "above", "hidden"),
    [
        (TWO, {"a": (20, 30), "b": (9, 8)}, (), {}),
        (TWO, {"a": (3, 30), "b": (9, 8), "c": (12, 40)}, (), {"a": (0, 1), "b": (0, 1)}),  # the superior less the others would tell a
        (TWO, {"a": (28, 2), "b": (9, 8), "c": (12, 40)}, (), {"a": (0, 1), "b": (0, 1)}),  # two men are as few as two women
        (TWO, {"a": (3, 30), "b": (2, 9), "c": (12, 40)}, (), {"a": (0, 1), "b": (0, 1)}),  # two that make up five
        (TWO, {"a": (3, 30), "b": (1, 9), "c": (12, 40)}, (), {"a": (0, 1), "b": (0, 1), "c": (0, 1)}),
        (TWO, {"a": (20, 30), "b": (9, 8)}, (0, 1), {"a": (0, 1), "b": (0, 1)}),  # hidden of the superior
        (TWO, {"a": (0, 30), "b": (9, 8)}, (), {}),  # that there is no woman is no secret
        (PARTY, {"a": (0, 30), "b": (9, 8), "c": (20, 20)}, (), {"a": (0, 1), "b": (0, 1)}),
        (FLOW, {"a": (1,), "b": (9,), "c": (7,)}, (), {"a": (0,), "c": (0,)}),
        (FLOW, {"a": (9,), "b": (8,)}, (), {}),
    ],
)
def test_units_side_by_side(table, rows, above, hidden):
    told = beside(rows, (table,), frozenset(above))
    assert {key: tuple(sorted(places)) for key, places in told.items() if places} == hidden


def superior(path):
    return path[:-1]


def test_a_tree_from_its_top():
    counts = {"ta": (3, 30), "tb": (9, 8), "tc": (40, 40), "tca": (2, 20), "tcb": (20, 20), "tcc": (20, 20)}
    shade = Shade(counts, (TWO,), "t", superior, lambda path: False)
    assert {path for path in ("t", *counts) if shade.hidden(path)} == {"ta", "tb", "tca", "tcb"}
    assert not shade.hidden_own("tc") and not shade.hidden("tz")


def test_what_the_reader_knows_covers_nobody_else():
    counts = {"ta": (3, 30), "tb": (9, 8), "tc": (12, 40)}
    shade = Shade(counts, (TWO,), "t", superior, lambda path: path == "tb")
    assert [bool(shade.hidden(path)) for path in ("t", "ta", "tb", "tc")] == [False, True, False, True]
    lonely = Shade({"ta": (3, 30), "tb": (9, 8)}, (TWO,), "t", superior, lambda path: path == "tb")
    assert lonely.hidden("t") and lonely.hidden("ta") and not lonely.hidden("tb")  # else the superior's less one's own tells the other


PATHS = st.text("ab", max_size=3).map(lambda below: f"t{below}")


@pytest.mark.parametrize("table", [TWO, PARTY, FLOW, Table((0, 1, 2))])
@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.data())
def test_no_covered_count_of_any_tree_can_be_reckoned(table, data):
    width = len(table.places)
    small = st.tuples(*[st.one_of(st.integers(0, 6), st.integers(0, 40))] * width)
    counts = data.draw(st.dictionaries(st.text("abcd", max_size=3).map(lambda below: f"t{below}"), small, max_size=14))
    known = data.draw(st.sets(st.sampled_from(sorted(counts)), max_size=3)) if counts else set()
    shade = Shade(counts, (table,), "t", superior, known.__contains__)
    for above in ["t", *shade.sums]:
        parts = {path: (shade.hidden(path), shade.sums[path]) for path in shade.below.get(above, ())}
        if above in shade.own:
            parts[OWN] = (shade.hidden_own(above), shade.own[above])
        for place in table.places:
            rows = [row for hidden, row in parts.values() if place in hidden]
            if place in shade.hidden(above) and above in shade.sums:
                assert len(rows) == len([row for _hidden, row in parts.values() if any(row)])  # not told above, not told below
            elif sum(row[place] for row in rows):
                assert len(rows) >= 2 and sum(row[place] for row in rows) >= LEAST
    for path, row in shade.sums.items():
        told = [place for place in table.places if place not in shade.hidden(path)]
        assert all(row[place] >= LEAST or not row[place] for place in told)
        if table.summed and any(row) and len(told) < width:
            assert len(told) <= width - 2
