"""The other four cases: figures of organisation and members from the records, and no figure without its rows."""

from pathlib import Path

import pytest
import yaml

from congdoan.access.roles import Role
from congdoan.demo import loading, loading_cases, writing
from congdoan.demo.cases import ha_tinh, huu_lung, quang_tri, thuong_thanh
from congdoan.indicators import engine
from congdoan.overview import reporting
from congdoan.overview.commanding import reader_at
from congdoan.units import queries as units
from congdoan.units.models import Unit
from tests import books
from tests.journeys.test_case_binh_luc import check_books, differing, in_books

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FACTS = {
    name: yaml.safe_load((Path(loading.__file__).parent / f"cases/facts/{name}.yaml").read_text(encoding="utf-8"))
    for name in ("thuong_thanh", "huu_lung", "ha_tinh", "quang_tri")
}
SMALL = {"thuong_thanh": thuong_thanh, "huu_lung": huu_lung, "ha_tinh": ha_tinh}


def figures(facts):
    """The report of a case."""
    unit = units.by_codes([facts["unit"]["code"]])[facts["unit"]["code"]]
    by = reader_at(unit, books.FAR)
    return reporting.build(by=by, unit=unit, kind=facts["report"]["kind"], code=facts["report"]["period"], today=by.today)


def brought_in(case, book, folder):
    """A union's book by its chair, in a country that has nothing but those above it."""
    loading.set_up(books.FAR)
    centre = loading_cases.installer(loading.CENTRE[0], Role.SUPERIOR_OFFICER, books.FAR)
    own = case.OWN if isinstance(case.OWN[0], tuple) else (case.OWN,)
    loading_cases.found_chain(centre, [*case.ABOVE, own[0]])
    chair = next(one for one in loading_cases.sign_ins() if one.unit == case.UNIT)
    by = loading.install_person(chair, Role.CHAIR, books.FAR)
    writing.write(folder / "so.xlsx", book)
    return books.taken_in(by, (folder / "so.xlsx").read_bytes())


@pytest.mark.db
@pytest.mark.parametrize("name", SMALL)
def test_a_union_prints_every_figure_from_records(name, db, tmp_path):
    case, facts = SMALL[name], FACTS[name]
    batch = brought_in(case, case.workbook(), tmp_path)
    assert batch.counts["error"] == 0
    report = figures(facts)
    for fact in facts["figures"]:
        figure = report.figures[fact["indicator"]]
        assert differing(fact["expect"], figure) == {}, fact["id"]
        assert not figure.declared and len(list(engine.rows(figure.indicator, report.question))) == figure.records > 0
    unit = units.by_codes([case.UNIT])[case.UNIT]
    check_books(loading_cases.installer(case.UNIT, Role.ACCOUNTANT, books.FAR), unit)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        pytest.param(name, facts, id="-".join([name, *(fact["id"] for fact in facts)]))
        for name in SMALL
        for facts in in_books(FACTS[name]["figures"])
    ],
)
def test_without_its_row_the_figure_says_so(name, facts, db, tmp_path):
    case, book = SMALL[name], SMALL[name].workbook()
    for fact in facts:
        book = books.leave_out(book, fact["without"]["sheet"], fact["without"]["row"])
    brought_in(case, book, tmp_path)
    report = figures(FACTS[name])
    assert {fact["id"]: differing(fact["without"]["then"], report.figures[fact["indicator"]]) for fact in facts} == {
        fact["id"]: {} for fact in facts
    }


TOWN = {"QT", "QT-TX", *(f"QT-TX-{number:02}" for number in range(1, 6))}


def of_the_town(left_out, folder):
    """The report of the province when its book holds the five unions of one town, without the rows of the facts ``left_out``."""
    book = books.part_of(quang_tri.before(), TOWN)
    for fact in left_out:
        book = books.leave_out(book, fact["without"]["sheet"], fact["without"]["row"])
    loading.set_up(books.FAR)
    loading_cases.found_chain(loading_cases.installer(loading.CENTRE[0], Role.SUPERIOR_OFFICER, books.FAR), [quang_tri.PROVINCE])
    books.taken_in(loading_cases.installer(quang_tri.UNIT, Role.CHAIR, books.FAR), books.written(book, folder))
    return figures(FACTS["quang_tri"])


def test_a_town_of_the_province_prints_every_figure(db, tmp_path):
    report = of_the_town([], tmp_path)
    assert [differing(fact["whole"], report.figures[fact["indicator"]]) for fact in FACTS["quang_tri"]["figures"]] == [{}] * 4


@pytest.mark.parametrize("fact", FACTS["quang_tri"]["figures"], ids=lambda fact: fact["id"])
def test_without_its_row_the_figure_of_the_town_says_so(fact, db, tmp_path):
    assert differing(fact["without"]["then"], of_the_town([fact], tmp_path).figures[fact["indicator"]]) == {}


class TestTheProvince:
    """Quảng Trị whole, brought in once: before the merging and after it."""

    @pytest.fixture(scope="class")
    @classmethod
    def province(cls, stand_for_class):
        def load():
            loading.set_up(books.FAR)
            centre = loading_cases.installer(loading.CENTRE[0], Role.SUPERIOR_OFFICER, books.FAR)
            return loading_cases.load_province(centre, books.FAR)

        return stand_for_class(load)

    def test_after_the_merging_there_are_125_unions_and_every_figure_comes_from_records(self, province, db):
        report = figures(FACTS["quang_tri"])
        for fact in FACTS["quang_tri"]["figures"]:
            assert differing(fact["expect"], report.figures[fact["indicator"]]) == {}, fact["id"]

    def test_the_year_before_there_were_141_unions_and_the_tree_of_that_day(self, province, db):
        facts = {**FACTS["quang_tri"], "report": {"kind": "year", "period": "2019"}}
        found = figures(facts).figures
        assert {key: found[f"organization.{key}"].value for key in ("grassroots_unions", "commune_bodies")} == {
            "grassroots_unions": 141,
            "commune_bodies": 141,
        }
        assert found["membership.members"].value == 3867

    def test_each_union_that_was_merged_says_who_carries_on_its_work(self, province, db):
        merged = Unit.objects.filter(code__startswith="QT-", closed_on__isnull=False)
        assert merged.count() == 27
        assert {row.successor.closed_on for unit in merged for row in unit.successors.all()} == {None}
