"""Nguồn chi and Quỹ (mã): read from a cell, found up the tree, written back, chosen in a form."""

from types import SimpleNamespace

import pytest
from django import forms

from congdoan.finance.choices import MoneySource
from congdoan.finance.columns import FundColumn, FundField, SourceColumn, SourceField, source_cell, source_facts
from congdoan.finance.tests import factories
from tests.people import TODAY

pytestmark = pytest.mark.db


class Row:
    """As much of a workbook row as a column touches."""

    def __init__(self, unit, **cells):
        self.unit, self.cells, self.problems = unit, cells, []

    def refuse(self, name, sentence, fix="", kind=""):
        self.problems.append((name, str(sentence), str(fix)))


def run_of(unit):
    kept = {}
    return SimpleNamespace(unit=unit, once=lambda key, load: kept.setdefault(key, load()) if key not in kept else kept[key])


def test_words_and_codes_are_read_whatever_their_case_and_marks(cast):
    fund = factories.fund(cast)
    rows = [Row(cast.group, source=text) for text in ("Ngân sách công đoàn", "CHUYEN MON HO TRO", "quyên góp", "qxh")]
    SourceColumn("Nguồn chi", "source").resolve(rows, run_of(cast.union))
    assert [row.cells["source"] for row in rows] == ["union_budget", "employer", "collection", fund.pk]
    assert not any(row.problems for row in rows)


def test_an_unknown_source_is_refused_with_what_to_write(cast):
    row = Row(cast.union, source="Quỹ đen")
    SourceColumn("Nguồn chi", "source").resolve([row], run_of(cast.union))
    assert row.cells["source"] is None
    [(name, sentence, fix)] = row.problems
    assert (name, sentence) == ("source", "Không rõ nguồn chi “Quỹ đen”.") and "mã một quỹ" in fix


def test_a_code_means_the_nearest_fund_at_or_above_the_rows_unit(cast):
    of_union, of_group = factories.fund(cast), factories.fund(cast, unit=cast.group)
    elsewhere = factories.fund(cast, code="YT", unit=cast.other)
    rows = [Row(cast.group, fund="QXH"), Row(cast.group2, fund="QXH"), Row(cast.union, fund=elsewhere.code)]
    FundColumn("Quỹ (mã)", "fund").resolve(rows, run_of(cast.union))
    assert [row.cells["fund"] for row in rows] == [of_group.pk, of_union.pk, None]


def test_the_statements_do_not_grow_with_the_rows(cast, django_assert_num_queries):
    factories.fund(cast)
    with django_assert_num_queries(1):
        SourceColumn("Nguồn chi", "source").resolve([Row(cast.union, source="QXH") for _ in range(40)], run_of(cast.union))


def test_what_is_written_is_what_was_read(cast):
    fund = factories.fund(cast)
    written = SourceColumn("Nguồn chi", "source").write_all({"employer", fund.pk}, run_of(cast.union))
    assert written == {"employer": "chuyên môn hỗ trợ", fund.pk: "QXH"}


@pytest.mark.parametrize(("source", "fund_id", "cell"), [("union_budget", None, "union_budget"), ("fund", 7, 7), ("", None, None)])
def test_a_cell_stands_for_source_and_fund(source, fund_id, cell):
    assert source_cell(source, fund_id) == cell
    assert source_facts(cell) == {"source": source, "fund_id": fund_id}


def test_words_name_no_row_of_the_funds_sheet():
    column = SourceColumn("Nguồn chi", "source")
    assert (column.named("quyên góp"), column.named("QXH")) == ([], ["QXH"])


class Paid(forms.Form):
    """A form with both fields."""

    source = SourceField(required=False)
    fund = FundField(required=False)


def test_a_form_splits_the_source_into_word_and_fund(cast):
    fund, form = factories.fund(cast), Paid({"source": "fund:0", "fund": ""})
    form.fields["source"].offer(cast.group, TODAY)
    assert not form.is_valid()
    for sent, cleaned in ((f"fund:{fund.pk}", {"source": "fund", "fund": fund}), ("employer", {"source": "employer", "fund": None})):
        form = Paid({"source": sent})
        form.fields["source"].offer(cast.group, TODAY)
        assert form.is_valid() and form.cleaned_data["source"] == cleaned
        assert form.fields["source"].prepare_value(cleaned) == sent


def test_only_funds_of_the_last_twelve_months_and_the_kept_one_are_offered(cast):
    open_now = factories.fund(cast)
    closed = factories.fund(cast, code="COVID", name="Quỹ phòng, chống dịch", valid_until=factories.OPENED.replace(year=2018))
    factories.fund(cast, code="YT", unit=cast.other)
    form = Paid()
    form.fields["fund"].offer(cast.union, TODAY)
    assert list(form.fields["fund"].queryset) == [open_now]
    form.fields["fund"].offer(cast.union, TODAY, keep=closed)
    assert set(form.fields["fund"].queryset) == {open_now, closed}
    words = [source for source in MoneySource.values if source != "fund"]
    assert [value for value, _ in _offered(cast)] == ["", *words, f"fund:{open_now.pk}"]


def _offered(cast):
    field = SourceField()
    field.offer(cast.union, TODAY)
    return field.choices
