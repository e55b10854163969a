"""The book's figures, added up again from the written file; each breaks when the one row named in the facts is left out."""

from pathlib import Path

import pytest
import yaml

from congdoan.demo.cases import binh_luc
from congdoan.demo.tests import recount

FACTS = yaml.safe_load((Path(binh_luc.__file__).parent.parent / "facts" / "binh_luc.yaml").read_text(encoding="utf-8"))
BY_ID = {figure["id"]: figure for figure in FACTS["figures"]}


def test_every_figure_is_recounted():
    assert set(BY_ID) == set(recount.FIGURES)


@pytest.mark.parametrize("name", BY_ID)
def test_the_rows_add_up_to_the_figure(book, name):
    assert recount.FIGURES[name](book) == BY_ID[name]["expect"]


@pytest.mark.parametrize("seed", [1, 7, 99])
def test_the_rows_add_up_whatever_the_seed(tmp_path, seed):
    binh_luc.write(tmp_path / "so.xlsx", seed=seed)
    book = recount.read(tmp_path / "so.xlsx")
    assert {name: count(book) for name, count in recount.FIGURES.items()} == {name: one["expect"] for name, one in BY_ID.items()}


@pytest.mark.parametrize("name", BY_ID)
def test_one_row_less_and_the_figure_is_another(book, name):
    without = BY_ID[name]["without"]
    rows = book[without["sheet"]]
    kept = [row for row in rows if not without["row"].items() <= row.items()]
    assert len(kept) == len(rows) - 1
    assert recount.FIGURES[name](book | {without["sheet"]: kept}) == without["then"] != BY_ID[name]["expect"]


def test_each_visit_counts(book):
    rows = recount.in_term(book["Thăm hỏi"])
    for row in rows:
        fewer = recount.visits(book | {"Thăm hỏi": [other for other in rows if other is not row]})
        assert fewer == {"value": 29, "people": 29, "amount": 15_000_000 - row["Số tiền"]}


def test_each_gift_to_the_injured_childs_family_counts(book):
    given = [row for row in book["Ủng hộ"] if row["Quỹ (mã)"] == "GD2018"]
    assert len(given) > 50
    assert len({row["Số tiền"] for row in given}) > 3
    assert all(row["Số tiền"] > 0 for row in given)
