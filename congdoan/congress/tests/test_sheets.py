"""The sheets Đại hội and Bầu cử: in, the same again, out and in, elections as wholes, posts taken up, undone."""

import pytest

from congdoan import workbooks
from congdoan.congress.models import Candidate, Congress, Election
from congdoan.congress.sheets import CONGRESSES, ELECTIONS
from congdoan.congress.tests import factories
from congdoan.organization import queries as posts
from congdoan.organization.actions import appointments
from congdoan.organization.choices import Post
from congdoan.workbooks import queries as batches
from congdoan.workbooks import registry
from congdoan.workbooks.tests.factories import book
from tests.people import TODAY

pytestmark = pytest.mark.db
CONGRESS = ["Ngày", "Lần thứ", "Nhiệm kỳ", "Hình thức", "Số triệu tập", "Số có mặt", "Khách mời"]
ELECTION = [
    "Ngày bầu",
    "Tại",
    "Chức danh",
    "Vòng",
    "Số lượng bầu",
    "Phiếu phát ra",
    "Phiếu thu về",
    "Phiếu hợp lệ",
    "Người ứng cử",
    "Số phiếu",
]
HELD = "28/03/2022"
VOTES = dict(zip(factories.NAMES, (53, 52, 50, 47, 41, 15, 9), strict=True))


@pytest.fixture
def crew(cast):
    with registry.instead(ELECTIONS, CONGRESSES):
        yield factories.crew(cast)


def ballot(votes, position="Ủy viên Ban Chấp hành", at="đại hội", round=None, seats=5, issued=55, collected=55, valid=54, held=HELD):
    return [[held, at, position, round, seats, issued, collected, valid, name, number] for name, number in votes.items()]


def sheets(*elections, congress=(HELD, 6, "2022-2027", "toàn thể", 56, 55, "Bí thư Huyện ủy; Lãnh đạo UBND huyện")):
    return book({"Bầu cử": [ELECTION, *(row for election in elections for row in election)], "Đại hội": [CONGRESS, list(congress)]})


COMMITTEE = ballot(VOTES)
CHAIR = ballot({"Đỗ Quốc Cường": 5}, "Chủ tịch", "hội nghị BCH", 1, 1, 5, 5, 5)


def bring_in(cast, content):
    return workbooks.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)


def counts(batch):
    return {key: number for key, number in batch.counts.items() if number}


def sentences(batch, blocking=True):
    groups = batches.problem_groups(batch, blocking=blocking)
    return [(problem.row, problem.column, problem.text) for _kind, group in groups for problem in group]


def holders(cast, post):
    return [row.person.full_name for row in posts.holders(cast.union, [post], TODAY)]


def test_a_congress_and_its_ballots_come_in_and_a_second_time_change_nothing(cast, crew):
    content = sheets(COMMITTEE, CHAIR)
    assert counts(bring_in(cast, content)) == {"new": 9}
    assert [str(term) for term in posts.terms(cast.union)] == ["2022-2027"]
    assert (Congress.objects.get().present, Election.objects.count()) == (55, 2)
    assert set(Candidate.objects.filter(elected=True, election__seats=5).values_list("votes", flat=True)) == {53, 52, 50, 47, 41}
    assert holders(cast, Post.COMMITTEE_MEMBER) == list(factories.NAMES[:5])
    assert holders(cast, Post.CHAIR) == ["Đỗ Quốc Cường"]
    assert counts(bring_in(cast, content)) == {"same": 9}
    assert len(holders(cast, Post.COMMITTEE_MEMBER)) == 5


def test_what_goes_out_comes_in_without_a_change(cast, crew):
    bring_in(cast, sheets(COMMITTEE, CHAIR, ballot({"Tạ Thị Hương": 30}, round=2, seats=1)))
    assert counts(bring_in(cast, workbooks.export(by=cast.chair, unit=cast.union))) == {"same": 10}


def test_a_post_that_stands_in_the_book_is_not_taken_up_again(cast, crew):
    appointments.appoint(by=cast.chair, unit=cast.union, person=crew[0], post=Post.CHAIR, valid_from=factories.HELD)
    bring_in(cast, sheets(CHAIR))
    assert holders(cast, Post.CHAIR) == ["Đỗ Quốc Cường"]


def test_nobody_is_made_to_step_down_by_a_book_and_the_row_says_so(cast, crew):
    appointments.appoint(by=cast.chair, unit=cast.union, person=crew[1], post=Post.CHAIR, valid_from=factories.HELD.replace(year=2017))
    batch = bring_in(cast, sheets(CHAIR))
    assert counts(batch) == {"new": 2}
    assert holders(cast, Post.CHAIR) == ["Nguyễn Hải Đăng"]
    [(row, column, sentence)] = sentences(batch, blocking=False)
    assert (row, column) == (2, "Người ứng cử") and "Nguyễn Hải Đăng" in sentence


@pytest.mark.parametrize(
    ("rows", "column", "words"),
    [
        (ballot({"Đỗ Quốc Cường": 55}, seats=1), "Số phiếu", "nhiều hơn 54 phiếu hợp lệ"),
        (ballot({"Đỗ Quốc Cường": 50, "Nguyễn Hải Đăng": 50}, seats=1), "Số phiếu", "Cộng số phiếu được 100"),
        (ballot({"Đỗ Quốc Cường": 50}, collected=56), "Phiếu thu về", "nhiều hơn phiếu phát ra"),
        (ballot({"Đỗ Quốc Cường": 50}, held="25/05/2022"), "Ngày bầu", "sau hôm nay"),
        (ballot({"Đỗ Quốc Cường": 50}, held="28/03/2014"), None, "không phải đoàn viên"),
        (ballot({"Đỗ Quốc Cường": 50}, "Tổ trưởng"), "Chức danh", "do tổ bầu"),
        (ballot({"Đỗ Quốc Cường": 50})[:1] + ballot({"Nguyễn Hải Đăng": 50}, collected=54), "Phiếu thu về", "khác nhau"),
        (ballot({"Đỗ Quốc Cường": 50})[:1] + ballot({"Đỗ Quốc Cường": 41})[:1], "Số phiếu", "ghi hai lần trong danh sách"),
    ],
)
def test_a_tally_that_does_not_add_up_stays_out_whole(cast, crew, rows, column, words):
    batch = bring_in(cast, sheets(rows, CHAIR))
    assert counts(batch) == {"new": 2, "error": len(rows)}
    found = sentences(batch)
    assert all(words in sentence for _row, _column, sentence in found)
    assert column is None or {at for _row, at, _sentence in found} == {column}


def test_one_unknown_candidate_keeps_the_whole_ballot_out(cast, crew):
    rows = [*COMMITTEE[:6], [*COMMITTEE[6][:8], "Ai Đó", 9]]
    batch = bring_in(cast, sheets(rows, CHAIR))
    assert counts(batch) == {"new": 2, "error": 7}
    assert sum("Dòng 8 của cuộc bầu này đang có lỗi" in sentence for _row, _column, sentence in sentences(batch)) == 6
    assert counts(bring_in(cast, sheets(COMMITTEE, CHAIR))) == {"new": 7, "same": 2}


def test_a_missing_candidate_added_later_joins_the_election(cast, crew):
    bring_in(cast, sheets(COMMITTEE[:4]))
    batch = bring_in(cast, sheets(COMMITTEE))
    assert counts(batch) == {"new": 3, "same": 5}
    assert (Election.objects.count(), Candidate.objects.filter(elected=True).count()) == (1, 5)
    assert len(holders(cast, Post.COMMITTEE_MEMBER)) == 5
    workbooks.undo(by=cast.chair, batch=batch)
    assert Candidate.objects.count() == 4 and len(holders(cast, Post.COMMITTEE_MEMBER)) == 4


def test_changed_numbers_are_counted_anew_and_undo_puts_them_back(cast, crew):
    bring_in(cast, sheets(COMMITTEE))
    changed = ballot({**VOTES, "Ngô Văn Quân": 27, "Đinh Thị Hằng": 29})
    batch = bring_in(cast, sheets(changed))
    assert counts(batch) == {"changed": 2, "same": 6}
    assert "Đinh Thị Hằng" in holders(cast, Post.COMMITTEE_MEMBER) and "Ngô Văn Quân" not in holders(cast, Post.COMMITTEE_MEMBER)
    workbooks.undo(by=cast.chair, batch=batch)
    assert "Ngô Văn Quân" in holders(cast, Post.COMMITTEE_MEMBER) and "Đinh Thị Hằng" not in holders(cast, Post.COMMITTEE_MEMBER)


def test_the_ballot_numbers_change_for_all_lines_or_for_none(cast, crew):
    bring_in(cast, sheets(COMMITTEE))
    some = [[*row[:5], 56, *row[6:]] if number < 2 else row for number, row in enumerate(COMMITTEE)]
    batch = bring_in(cast, sheets(some))
    assert counts(batch) == {"error": 2, "same": 6}
    everyone = bring_in(cast, sheets([[*row[:5], 56, *row[6:]] for row in COMMITTEE]))
    assert counts(everyone) == {"changed": 7, "same": 1}
    assert Election.objects.get().issued == 56


def test_an_undone_book_leaves_no_posts_and_no_term(cast, crew):
    content = sheets(COMMITTEE, CHAIR)
    batch = bring_in(cast, content)
    workbooks.undo(by=cast.chair, batch=batch)
    assert not Election.objects.exists() and not Congress.objects.exists()
    assert holders(cast, Post.COMMITTEE_MEMBER) == [] and not posts.terms(cast.union).exists()
    assert counts(bring_in(cast, content)) == {"new": 9}


def test_the_day_of_a_congress_corrected_in_the_book_keeps_what_the_book_does_not_hold(cast, crew):
    made = factories.congress(cast, agenda="Báo cáo nhiệm kỳ; bầu cử")
    batch = bring_in(cast, sheets(congress=(HELD, 6, "2022-2027", "đại biểu", 56, 55, None)))
    assert counts(batch) == {"changed": 1}
    made.refresh_from_db()
    assert (made.form, made.ordinal, made.agenda) == ("delegate", 6, "Báo cáo nhiệm kỳ; bầu cử")
    workbooks.undo(by=cast.chair, batch=batch)
    made.refresh_from_db()
    assert (made.form, made.ordinal) == ("plenary", None)


def test_the_statements_do_not_grow_with_the_rows(cast, crew, django_assert_max_num_queries):
    names = [f"Nguyễn Văn B{n}" for n in range(30)]
    factories.crew(cast, names)
    few = book({"Bầu cử": [ELECTION, *ballot(dict.fromkeys(names[:3], 1))]})
    many = book({"Bầu cử": [ELECTION, *ballot(dict.fromkeys(names, 1), round=2), *COMMITTEE[:1]]})
    for content in (few, many):
        with django_assert_max_num_queries(81):  # savepoints too; PostgreSQL holds the unit
            bring_in(cast, content)
    assert Candidate.objects.count() == 34
