"""The cases' whole books: in twice, out and in again, taken to another installation; and what the command line answers."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from congdoan import workbooks
from congdoan.demo import loading, people
from congdoan.demo.cases import binh_luc, neighbour
from congdoan.workbooks import queries
from congdoan.workbooks.models import Batch
from tests import books, spoiling, stored
from tests.spoiled import bring_in, check_said, check_stored

pytestmark = [pytest.mark.db, pytest.mark.slow]
VISITS = "Thăm hỏi"


def chair_of(case):
    """Whoever brings in the case's book: the first union sets the installation up, the second is founded from above."""
    first = loading.set_up(books.FAR)
    if case is binh_luc:
        return first
    signed_in = {one.username: one for one in people.sign_ins()}
    loading.found_second(loading.install_person(signed_in["captren"], loading.Role.SUPERIOR_OFFICER, books.FAR))
    return loading.install_person(signed_in["chutich2"], loading.Role.CHAIR, books.FAR)


def whole_book(case, folder):
    path = folder / "so.xlsx"
    case.write(path)
    return path.read_bytes()


def changes_nothing(batch, state):
    """Every row is said to be the same, nothing else is said, and the database is as it was."""
    check_said((), queries.problem_groups(batch) + queries.problem_groups(batch, blocking=False))
    assert {name: number for name, number in batch.counts.items() if number} == {"same": sum(batch.counts.values())}
    check_stored(state)


@pytest.mark.parametrize("case", [binh_luc, neighbour], ids=lambda case: case.UNIT)
def test_the_same_book_twice_and_the_exported_book_change_nothing(case, db, tmp_path):
    by, content = chair_of(case), whole_book(case, tmp_path)
    first = bring_in(by, content)
    check_said((), queries.problem_groups(first) + queries.problem_groups(first, blocking=False))
    assert first.counts["error"] == 0 and first.counts["new"] > 80
    state = stored.state()
    changes_nothing(bring_in(by, content), state)
    changes_nothing(bring_in(by, workbooks.export(by=by, unit=by.units[0])), state)


def test_an_exported_book_makes_the_same_union_elsewhere(db, tmp_path, settings):
    with transaction.atomic():
        by = loading.set_up(books.FAR)
        bring_in(by, books.written(spoiling.small_book(), tmp_path))
        state, exported = stored.state(), workbooks.export(by=by, unit=by.units[0])
        transaction.set_rollback(True)
    settings.SECRET_KEY = "another installation"
    batch = bring_in(loading.set_up(books.FAR), exported)
    check_said((), queries.problem_groups(batch))
    assert [str(kind) for kind, _problems in queries.problem_groups(batch, blocking=False)] == ["Mã dòng không khớp"]
    check_stored(state)


@pytest.fixture
def file(db, tmp_path):
    """file(*ways) -> path of the small book, spoiled; the union's chair can sign in."""
    loading.set_up(books.FAR)

    def written(*ways):
        book = spoiling.opened(books.written(spoiling.small_book(), tmp_path))
        for way in ways:
            way(book)
        path = tmp_path / "so.xlsx"
        path.write_bytes(spoiling.saved(book))
        return path

    return written


def run(path, *more):
    """(exit status, what was printed) of congdoan import."""
    printed = io.StringIO()
    try:
        call_command("import", str(path), "--unit", "BL-KDD", "--by", "chutich", *map(str, more), stdout=printed)
    except SystemExit as ended:
        return ended.code, printed.getvalue()
    return 0, printed.getvalue()


def every_amount_in_words(book):
    spoiling.every(lambda amount: "năm trăm", (VISITS, "Số tiền"))(book)


def only_visits(book):
    for page in book.worksheets:
        if page.title != VISITS:
            book.remove(page)


class TestExitStatus:
    """0 everything, 3 some rows left out, 1 nothing."""

    def test_everything_and_then_the_same(self, file):
        status, printed = run(file())
        assert (status, "Cần sửa" in printed) == (0, False)
        state = stored.state()
        assert run(file())[0] == 0
        check_stored(state)

    def test_some_rows_left_out_told_and_marked(self, file, tmp_path):
        status, printed = run(file(spoiling.put(VISITS, 6, "Ngày", "31/02/2019")), "--errors", tmp_path / "loi.xlsx")
        assert status == 3
        assert "Thăm hỏi: 7 mới, 0 thay đổi, 0 giống hệt, 1 lỗi" in printed
        assert "Thăm hỏi, dòng 6, cột Ngày: “31/02/2019”. Tháng 2 không có ngày 31." in printed
        marked = spoiling.opened((tmp_path / "loi.xlsx").read_bytes())[VISITS]
        assert "Tháng 2 không có ngày 31." in marked["A6"].comment.text

    def test_the_marked_file_mended_is_everything(self, file, tmp_path):
        run(file(spoiling.put(VISITS, 6, "Ngày", "31/02/2019")), "--errors", tmp_path / "loi.xlsx")
        marked = spoiling.opened((tmp_path / "loi.xlsx").read_bytes())
        spoiling.put(VISITS, 6, "Ngày", "13/11/2018")(marked)
        (tmp_path / "sua.xlsx").write_bytes(spoiling.saved(marked))
        status, printed = run(tmp_path / "sua.xlsx")
        assert status == 0
        assert "Thăm hỏi: 1 mới, 0 thay đổi, 7 giống hệt, 0 lỗi" in printed

    def test_nothing(self, file, tmp_path):
        before = stored.state()
        status, printed = run(file(every_amount_in_words, only_visits), "--errors", tmp_path / "loi.xlsx")
        assert status == 1
        assert "Thăm hỏi: 0 mới, 0 thay đổi, 0 giống hệt, 8 lỗi" in printed
        check_stored(before)
        assert (tmp_path / "loi.xlsx").exists()

    def test_a_file_without_any_row_is_nothing(self, file):
        assert run(file(lambda book: book[VISITS].delete_rows(2, 9), only_visits))[0] == 1

    def test_a_file_that_is_no_workbook_is_an_error(self, file, tmp_path):
        (tmp_path / "anh.xlsx").write_bytes(b"\x89PNG")
        with pytest.raises(CommandError, match="không phải sổ Excel") as refused:
            run(tmp_path / "anh.xlsx")
        assert refused.value.returncode == 1

    @pytest.mark.parametrize("way", [lambda book: None, spoiling.put(VISITS, 6, "Ngày", "31/02/2019")], ids=["clean", "spoiled"])
    def test_check_says_the_same_and_writes_nothing(self, way, file, tmp_path):
        before = stored.state()
        path = file(way)
        status, printed = run(path, "--check", "--errors", tmp_path / "loi.xlsx")
        check_stored(before)
        assert not Batch.objects.exists()
        assert (tmp_path / "loi.xlsx").exists() == bool(status)
        assert run(path)[0] == status
        assert ("31/02/2019" in printed) == bool(status)
