"""Finding people by what somebody wrote."""

import pytest

from congdoan.kernel.errors import Unreadable
from congdoan.membership import queries
from congdoan.membership.queries.known import Ambiguous
from congdoan.membership.tests.factories import day, member

pytestmark = pytest.mark.db


@pytest.fixture
def book(cast):
    cast.mai = member(cast, "Trần Thị Mai", unit=cast.group, member_number="0117")
    cast.hai1 = member(cast, "Nguyễn Văn Hải", "male", cast.group, born="12/03/1980")
    cast.hai2 = member(cast, "Nguyễn Văn Hải", "male", cast.group2, born="1985")
    cast.old = member(cast, "Lê Thị Bích", unit=cast.group2, valid_until="2018-01-01", why_left="retired")
    return cast


def find(book, written, unit=None, **more):
    return queries.Known.named(book.union, [written]).find(written, unit, **more).person_id


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("Trần Thị Mai", "mai"),
        ("  TRẦN  thị Mai ", "mai"),
        ("Tra\u0302\u0300n Thi\u0323 Mai", "mai"),
        ("Trần Thị Mai (09/10/1986)", "mai"),
        ("Trần Thị Mai (1986)", "mai"),
        ("Trần Thị Mai (0117)", "mai"),
        ("Nguyễn Văn Hải (12.3.1980)", "hai1"),
        ("Nguyễn Văn Hải (1985)", "hai2"),
        ("Lê Thị Bích", "old"),
    ],
)
def test_ways_of_writing(book, written, who):
    assert find(book, written) == getattr(book, who).person_id


def test_the_rows_unit_comes_first_then_the_union_around_it(book):
    assert find(book, "Nguyễn Văn Hải", book.group) == book.hai1.person_id
    assert find(book, "Nguyễn Văn Hải", book.group2) == book.hai2.person_id
    assert find(book, "Trần Thị Mai", book.group2) == book.mai.person_id


def test_two_of_one_name_ask_for_the_birth_date(book):
    with pytest.raises(Ambiguous, match=r"^Có hai anh Hải\. Ghi thêm ngày sinh: 12/03/1980, 1985\.$"):
        find(book, "Nguyễn Văn Hải")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("Trần Thị Mơ", "Không có đoàn viên tên “Trần Thị Mơ” ở Công đoàn khối dân Đảng."),
        ("Trân Thi Mai", "Có phải Trần Thị Mai?"),
        ("Trần Thị Mai (01/01/1990)", "Không có Trần Thị Mai .01/01/1990.. Trong sổ: 09/10/1986."),
    ],
)
def test_unknown_names_say_so(book, written, sentence):
    with pytest.raises(Unreadable, match=sentence):
        find(book, written)


def test_a_typed_name_may_lack_its_marks_where_a_form_allows_it(book):
    assert find(book, "tran thi mai", loose=True) == book.mai.person_id


def test_members_of_another_union_are_not_found(book):
    with pytest.raises(Unreadable):
        queries.Known.named(book.other, ["Trần Thị Mai"]).find("Trần Thị Mai")


def test_names_are_written_with_the_birth_date_only_where_shared(book):
    known = queries.Known.sharing(book.union, [book.mai.person_id, book.hai1.person_id])
    assert known.label(book.mai.person_id) == "Trần Thị Mai"
    assert known.label(book.hai1.person_id) == "Nguyễn Văn Hải (12/03/1980)"
    assert known.label(book.hai2.person_id) == "Nguyễn Văn Hải (1985)"
    assert known.label(book.old.person_id) is None


def test_everybody_on_a_day(book):
    known = queries.Known.everybody(book.union)
    now = {book.mai.person_id, book.hai1.person_id, book.hai2.person_id}
    assert set(known.members_on(day("2022-01-01"))) == now
    assert set(known.members_on(day("2017-12-31"))) == now | {book.old.person_id}
    assert known.members_on(day("2017-12-31"), women_only=True) == tuple(sorted((book.mai.person_id, book.old.person_id)))
    assert set(known.members_on(day("2022-01-01"), book.group)) == {book.mai.person_id, book.hai1.person_id}


def test_one_statement_whatever_the_names(book, django_assert_num_queries):
    with django_assert_num_queries(1):
        known = queries.Known.named(book.union, ["Trần Thị Mai", "Nguyễn Văn Hải (1985)", "Ai Đó"])
        known.find("Nguyễn Văn Hải (1985)")
