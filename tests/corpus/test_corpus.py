"""Every labelled cell of the messy files is stored right or reported with row, column and reason; nothing changes silently."""

import sys
from collections import Counter
from dataclasses import replace

import pytest

from tests.corpus import books, checking, pages
from tests.corpus.cells import Label, put
from tests.corpus.people import members

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BOOKS = {declared[0]: declared for declared in books.declared()}


@pytest.fixture(scope="module")
def union(stand_for_module):
    """The union that every messy file comes to, each on its own."""
    return stand_for_module(checking.new_union)


@pytest.mark.parametrize("name", BOOKS)
def test_a_messy_file(name, union, db):
    wrong, _batch = checking.checked(pages.one_made(*BOOKS[name]), union)
    assert not wrong, "\n" + "\n".join(wrong)


def test_the_corpus_is_large_enough(capsys):
    made = [pages.one_made(*declared) for declared in BOOKS.values()]
    labels = [label for book in made for label in book.labels]
    kinds = Counter(label.kind for label in labels)
    spoiled, mess = sum(label.mess for label in labels), {one for book in made for one in book.mess}
    with capsys.disabled():
        sys.stdout.write(
            f"\ncorpus: {len(made)} books, {len(labels)} labelled cells, {spoiled} of them spoiled, {len(mess)} kinds of mess; "
            f"{kinds['stored'] + kinds['each']} to be stored, {kinds['reported']} reported, {kinds['said']} left out and said\n"
        )
    assert len(made) >= 60
    assert spoiled >= 600 and len(labels) >= 600
    assert all(book.mess for book in made)


class TestTheCheckCanFail:
    """Each kind of label, turned wrong, is found out."""

    @pytest.fixture
    def changed(self, union, db):
        """changed(way) -> what is wrong with a small right book whose labels are changed."""
        return lambda change: self.wrong(change, union)

    def wrong(self, change, union):
        page = pages.Page("Thăm hỏi", "Thăm hỏi")
        page.head(("Ngày", "Ngày"), ("Đoàn viên", "Đoàn viên"), ("Lý do", "Lý do"), ("Số tiền", "Số tiền"))
        page.row("14/03/2022", put(members()[0].name.upper(), members()[0].name), "hiếu", put("300.000", 300_000))
        page.labels[0] = replace(page.labels[0], value=checking.datetime.date(2022, 3, 14))
        page.row("31/02/2022", members()[1].name, "hiếu", put("300.000", 300_000), whole="Tháng 2")
        page.passed("Tổng cộng", None, None, 600_000, said="tổng cộng")
        change(page)
        return "\n".join(checking.checked(pages.Book("small", [page]), union)[0])

    def test_a_right_book_is_right(self, changed):
        assert changed(lambda page: None) == ""

    def test_another_value(self, changed):
        def way(page):
            page.labels[3] = replace(page.labels[3], value=300_001)

        assert "was to be stored as 300001, is [300000]" in changed(way)

    def test_a_value_silently_changed(self, changed):
        def way(page):
            page.labels[3] = replace(page.labels[3], typed="400.000")

        assert "'400.000' silently became [300000]" in changed(way)

    def test_a_warning_that_is_not_there(self, changed):
        def way(page):
            page.labels[1] = replace(page.labels[1], warned="chữ hoa")

        assert "no warning “chữ hoa”" in changed(way)

    def test_reported_with_another_sentence(self, changed):
        def way(page):
            page.labels[4] = replace(page.labels[4], value="Tháng 3")

        assert "was to be reported with “Tháng 3”" in changed(way)

    def test_reported_at_another_column(self, changed):
        def way(page):
            page.labels[4] = replace(page.labels[4], heading="Số tiền")

        assert "Số tiền: was to be reported with “Tháng 2”" in changed(way)

    def test_stored_what_was_to_be_reported(self, changed):
        def way(page):
            page.expected[2] = "reported"
            page.labels[:4] = [Label("reported", 0, 2, "Ngày", "", "Tháng 3")]

        assert "was to be reported (Tháng 3), is ['new']" in changed(way)

    def test_reported_what_was_to_be_stored(self, changed):
        def way(page):
            page.expected[3], page.records[3] = "stored", 1
            page.labels[4] = Label("stored", 0, 3, "Số tiền", "Số tiền", 300_000)

        assert "row 3, Số tiền: was to be stored as 300000, is [('error'" in changed(way)

    def test_nothing_said_of_a_row(self, changed):
        def way(page):
            page.labels[5] = replace(page.labels[5], value="chữ ký")

        assert "nothing is said of the row (chữ ký)" in changed(way)

    def test_a_record_that_nobody_expected(self, changed):
        def way(page):
            del page.expected[2]
            page.labels[:4] = []

        assert "a record that no row justifies" in changed(way)

    def test_a_cell_that_nobody_labelled(self, changed):
        def way(page):
            del page.labels[3]

        assert "{'Số tiền'} of" in changed(way)

    def test_a_row_that_is_not_read(self, changed):
        def way(page):
            page.expected[9], page.records[9] = "stored", 1

        assert "row 9: is not read at all" in changed(way)

    def test_other_numbers_of_records(self, changed):
        def way(page):
            page.records[2] = 2

        assert "1 records, 2 wanted" in changed(way)
