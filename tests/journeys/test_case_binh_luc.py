"""The congress of 28 March 2023: every figure of the article from the records, and no figure without its rows."""

import io
from pathlib import Path

import pytest
import yaml
from docx import Document
from pypdf import PdfReader

from congdoan.access.roles import Role
from congdoan.demo import bookkeeping, loading, loading_cases
from congdoan.demo.cases import binh_luc
from congdoan.finance.models import Fund
from congdoan.finance.queries.funds import with_totals
from congdoan.indicators import engine
from congdoan.indicators.engine import Question
from congdoan.ledger import queries as ledger
from congdoan.ledger.models import Book
from congdoan.overview import reporting
from congdoan.reports.writers import docx, pdf
from congdoan.units import queries as units
from tests import books

FACTS = yaml.safe_load((Path(loading.__file__).parent / "cases/facts/binh_luc.yaml").read_text(encoding="utf-8"))
UNIT, PERIOD = FACTS["unit"]["code"], FACTS["report"]["period"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def figures_after(book, folder):
    """The report's figures after importing a book into an empty database."""
    by, _batch = books.brought_in(books.written(book, folder))
    unit = units.by_codes([UNIT])[UNIT]
    return reporting.build(by=by, unit=unit, kind="term", code=PERIOD, today=by.today)


def differing(expected, figure):
    """What of ``expected`` the figure does not print."""
    printed = figure.as_json()
    return {name: (value, printed.get(name)) for name, value in expected.items() if printed.get(name) != value}


def plain(text):
    """Text without the differences of line breaks and no-break spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


def words_of_docx(content):
    """All text of a Word paper, tables included."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return plain(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def words_of_pdf(content):
    """All text of a PDF paper."""
    return plain(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def check_books(accountant, unit):
    """Everything that moved money gets its voucher, and each fund's account is what its records say."""
    bookkeeping.keep(by=accountant, unit=unit)
    kept = list(Book.objects.filter(unit=unit))
    assert ledger.waiting_counts(kept) == [] and list(ledger.broken_chains()) == []
    for fund in with_totals(Fund.objects.filter(unit=unit)):
        accounts = [one for one in (fund.money_account, fund.goods_account) if one is not None]
        assert -sum(ledger.balances(accounts).values()) == fund.left, fund.name


class TestTheWholeBook:
    """The book as it is, brought in once."""

    @pytest.fixture(scope="class")
    @classmethod
    def report(cls, stand_for_class, tmp_path_factory):
        return stand_for_class(lambda: figures_after(binh_luc.workbook(), tmp_path_factory.mktemp("book")))

    @pytest.mark.db
    def test_the_report_prints_every_figure_of_the_article_from_records(self, report, db):
        for fact in FACTS["figures"]:
            figure = report.figures[fact["indicator"]]
            assert differing(fact["expect"], figure) == {}, fact["indicator"]
            assert not figure.declared
            rows = list(engine.rows(figure.indicator, report.question))
            assert len(rows) == figure.records > 0
            if figure.indicator.amount:
                assert sum(getattr(row, figure.indicator.amount) or 0 for row in rows) == figure.amount

    @pytest.mark.db
    def test_everything_that_moved_money_has_its_voucher(self, report, db):
        unit = units.by_codes([FACTS["unit"]["code"]])[FACTS["unit"]["code"]]
        check_books(loading_cases.installer(unit.code, Role.ACCOUNTANT, books.FAR), unit)

    def test_word_and_pdf_hold_the_same_figures_as_the_screen(self, report, db):
        paper = report.paper
        in_word, in_pdf = words_of_docx(docx.write(paper)), words_of_pdf(pdf.write(paper))
        figures = [plain(run.text) for run in paper.figures()]
        assert len(figures) > 20
        assert [text for text in figures if text not in in_word] == []
        assert [text for text in figures if text not in in_pdf] == []
        for label, value in [(row.label, row.value) for table in paper.annex for row in table.rows]:
            assert label in in_word and label in in_pdf, label
            assert value is not None

    def test_the_question_ends_with_the_congress(self, report, db):
        assert isinstance(report.question, Question)
        assert (report.question.period.start.isoformat(), report.question.as_of.isoformat()) == ("2017-01-01", "2023-03-28")


def in_books(facts):
    """[[fact]]: those whose rows are left out of one book together. No two of a sheet; a member, whom other rows name, goes alone."""
    found = []
    for fact in facts:
        sheet = fact["without"]["sheet"]
        fitting = [one for one in found if not {sheet, "Đoàn viên"} & {other["without"]["sheet"] for other in one}]
        if fitting and sheet != "Đoàn viên":
            fitting[0].append(fact)
        else:
            found.append([fact])
    return found


@pytest.mark.parametrize("facts", in_books(FACTS["figures"]), ids=lambda facts: "-".join(fact["id"] for fact in facts))
def test_without_its_row_the_figure_says_so(facts, db, tmp_path):
    book = binh_luc.workbook()
    for fact in facts:
        book = books.leave_out(book, fact["without"]["sheet"], fact["without"]["row"])
    report = figures_after(book, tmp_path)
    assert {fact["id"]: differing(fact["without"]["then"], report.figures[fact["indicator"]]) for fact in facts} == {
        fact["id"]: {} for fact in facts
    }
