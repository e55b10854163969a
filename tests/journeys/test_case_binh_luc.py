"""The congress of 28 March 2023: every figure of the article from the records, and no figure without its rows."""

from pathlib import Path

import pytest
import yaml

from congdoan.demo import loading
from congdoan.demo.cases import binh_luc
from congdoan.indicators import engine
from congdoan.indicators.engine import Question
from congdoan.overview import reporting
from congdoan.units import queries as units
from tests import books

FACTS = yaml.safe_load((Path(loading.__file__).parent / "cases/facts/binh_luc.yaml").read_text(encoding="utf-8"))
UNIT, PERIOD = FACTS["unit"]["code"], FACTS["report"]["period"]
pytestmark = [pytest.mark.db, pytest.mark.slow]


def figures_after(book, folder):
    """The report's figures after importing a book into an empty database."""
    by, _batch = books.brought_in(books.written(book, folder))
    unit = units.by_codes([UNIT])[UNIT]
    report = reporting.build(by=by, unit=unit, kind="term", code=PERIOD, today=by.today)
    return report


def differing(expected, figure):
    """What of ``expected`` the figure does not print."""
    printed = figure.as_json()
    return {name: (value, printed.get(name)) for name, value in expected.items() if printed.get(name) != value}


def test_the_report_prints_every_figure_of_the_article_from_records(db, tmp_path):
    report = figures_after(binh_luc.workbook(), tmp_path)
    for fact in FACTS["figures"]:
        figure = report.figures[fact["indicator"]]
        assert differing(fact["expect"], figure) == {}, fact["indicator"]
        assert not figure.declared
        rows = list(engine.rows(figure.indicator, report.question))
        assert len(rows) == figure.records > 0
        if figure.indicator.amount:
            assert sum(getattr(row, figure.indicator.amount) or 0 for row in rows) == figure.amount


@pytest.mark.parametrize("fact", FACTS["figures"], ids=lambda fact: fact["id"])
def test_without_one_row_the_figure_says_so(fact, db, tmp_path):
    without = fact["without"]
    report = figures_after(books.leave_out(binh_luc.workbook(), without["sheet"], without["row"]), tmp_path)
    assert differing(without["then"], report.figures[fact["indicator"]]) == {}


def test_the_question_ends_with_the_congress(db, tmp_path):
    report = figures_after(binh_luc.workbook(), tmp_path)
    assert isinstance(report.question, Question)
    assert (report.question.period.start.isoformat(), report.question.as_of.isoformat()) == ("2017-01-01", "2023-03-28")
