"""The sheet "Học tập, tuyên truyền": in, out, in again without a change; undone."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.education.models import Attendance, StudySession
from congdoan.education.tests import factories
from congdoan.workbooks import queries
from congdoan.workbooks.tests.factories import book, cells

pytestmark = pytest.mark.db

NAME = "Học tập, tuyên truyền"
HEAD = ["Ngày", "Loại", "Văn bản, chuyên đề", "Chủ đề", "Cơ quan ban hành", "Người tham gia"]
EQUALITY = ["07/03/2022", "tuyên truyền", "Luật Bình đẳng giới", "bình đẳng giới", "Quốc hội", "Tất cả nữ"]
STUDY = [datetime.date(2022, 4, 14), "Học tập nghị quyết", "Nghị quyết 02-NQ/TW", "Đổi mới công đoàn", None, "Trần Thị Mai; Trần Văn Bảo"]


@pytest.fixture
def three(cast):
    """Mai and Yến of T1, Bảo (a man) of T2."""
    return (
        factories.member(cast),
        factories.member(cast, "Vũ Thị Yến"),
        factories.member(cast, "Trần Văn Bảo", unit=cast.group2, sex="male"),
    )


def counts(new=0, changed=0, same=0, error=0):
    """Of a batch."""
    return {"new": new, "changed": changed, "same": same, "error": error}


def preview(cast, rows, content=None):
    """Rows of the sheet, or a whole file, as the chair uploads them."""
    return workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content or book({NAME: [HEAD, *rows]}))


def bring_in(cast, rows, content=None):
    """Previewed and committed."""
    return workbooks.commit(by=cast.chair, batch=preview(cast, rows, content))


def problems(batch):
    """[(row, column, sentence)]."""
    return [(one.row, one.column, one.sentence) for _kind, found in queries.problem_groups(batch) for one in found]


def test_rows_become_sessions_with_participants(cast, three):
    batch = bring_in(cast, [EQUALITY, STUDY])
    assert (batch.counts, problems(batch)) == (counts(new=4), [])
    equality, study = StudySession.objects.order_by("held_on")
    assert (equality.topic, equality.issuer, equality.attendances.count()) == ("gender_equality", "Quốc hội", 2)
    assert (study.topic, study.topic_text, study.kind) == ("other", "Đổi mới công đoàn", "resolution_study")
    assert preview(cast, [EQUALITY, STUDY]).counts == counts(same=4)


def test_what_goes_out_comes_back_without_a_change(cast, three):
    mai, yen, bao = three
    factories.session(cast, mai, yen, issuer="Quốc hội", topic="law")
    factories.session(cast, bao, held_on="2022-04-01", unit=cast.group2, topic="other", topic_text="Văn hóa công sở")
    factories.session(cast, mai, held_on="2022-05-02", cancelled_on=factories.day("2022-05-03"), cancel_reason="Ghi nhầm.")
    content = workbooks.export(by=cast.chair, unit=cast.union)
    assert [row[2] for row in cells(content)[NAME]] == ["Văn bản, chuyên đề *", *["Luật Bình đẳng giới"] * 3]
    batch = preview(cast, [], content)
    assert (batch.counts["new"], batch.counts["changed"], batch.counts["error"], problems(batch)) == (0, 0, 0, [])


def test_newcomers_join_the_session_that_stands(cast, three):
    bring_in(cast, [[*EQUALITY[:5], "Trần Thị Mai"]])
    batch = bring_in(cast, [[*EQUALITY[:5], "Trần Thị Mai; Vũ Thị Yến"]])
    assert batch.counts == counts(new=1, same=1)
    assert StudySession.objects.get().attendances.count() == 2


def test_a_topic_changes_for_the_whole_session_or_not_at_all(cast, three):
    bring_in(cast, [EQUALITY])
    batch = bring_in(cast, [[*EQUALITY[:3], "pháp luật", *EQUALITY[4:]]])
    assert batch.counts == counts(changed=2)
    assert StudySession.objects.get().topic == "law"
    some = preview(cast, [[*EQUALITY[:5], "Trần Thị Mai"]])
    assert (some.counts, problems(some)) == (counts(error=1), [(2, "Chủ đề", "Chỗ này là của cả buổi.")])
    workbooks.undo(by=cast.chair, batch=batch)
    assert StudySession.objects.get().topic == "gender_equality"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["07/03/2032", *EQUALITY[1:]], (2, "Người tham gia", None)),
        ([*EQUALITY[:5], "Lê Thị Lạ"], (2, "Người tham gia", "Không có đoàn viên tên “Lê Thị Lạ” ở Công đoàn khối dân Đảng.")),
        ([*EQUALITY[:5], "Trần Thị Mai; Trần Thị Mai"], (2, "Người tham gia", "Một người được ghi hai lần trong ô này.")),
        ([EQUALITY[0], "họp", *EQUALITY[2:]], (2, "Loại", None)),
        (["01/01/2010", *EQUALITY[1:5], "Trần Thị Mai"], (2, "Người tham gia", None)),
        ([None, *EQUALITY[1:]], (2, "Ngày", None)),
    ],
)
def test_mistakes_stay_out_and_say_why(cast, three, row, problem):
    batch = preview(cast, [row, STUDY])
    assert batch.counts["error"] >= 1
    found = [(one, column) for one, column, _sentence in problems(batch)]
    assert (problem[0], problem[1]) in found or (2, "Ngày") in found
    if problem[2]:
        assert problem[2] in [sentence for _row, _column, sentence in problems(batch)]
    assert batch.counts["new"] == 2


def test_two_rows_of_one_session_agree(cast, three):
    batch = preview(cast, [[*EQUALITY[:5], "Trần Thị Mai"], [*EQUALITY[:4], "Chính phủ", "Vũ Thị Yến"], [*EQUALITY[:5], "Trần Thị Mai"]])
    assert problems(batch) == [
        (3, "Cơ quan ban hành", "Cùng một buổi mà ghi khác dòng 2."), (4, "Người tham gia", "Người này đã có trong buổi ấy."),
    ]  # fmt: skip


def test_undo_takes_sessions_and_participants_away(cast, three):
    batch = bring_in(cast, [EQUALITY, STUDY])
    workbooks.undo(by=cast.chair, batch=batch)
    assert not StudySession.objects.exists()
    assert not Attendance.objects.exists()


def test_the_number_of_statements_does_not_grow(cast, django_assert_max_num_queries):
    for letter in map(chr, range(65, 91)):
        factories.member(cast, f"Trần Thị {letter}oa")
    content = book({NAME: [HEAD, *([f"{day:02}/03/2022", *EQUALITY[1:5], "Tất cả"] for day in range(1, 21))]})
    batch = preview(cast, [], content)
    with django_assert_max_num_queries(45):
        assert workbooks.commit(by=cast.chair, batch=batch).counts == counts(new=520)
