"""The sheets Đơn vị, Đoàn viên, Chức vụ công đoàn, Con đoàn viên: in, out, in again, and undone."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.access.models import Grant
from congdoan.kernel.errors import Conflict, Refused
from congdoan.membership import queries
from congdoan.membership.actions import members
from congdoan.membership.models import Membership, PartyStanding, Relative
from congdoan.membership.sheets import CHILDREN, MEMBERS, POSTS
from congdoan.membership.tests.factories import member
from congdoan.organization.models import Appointment
from congdoan.organization.sheets import UNITS
from congdoan.people.models import Person
from congdoan.units.models import Unit
from congdoan.workbooks import exporting, registry
from congdoan.workbooks.actions import batches
from congdoan.workbooks.tests.factories import book, cells

pytestmark = pytest.mark.db
D = datetime.date

UNIT_HEAD = ["Mã", "Tên", "Loại", "Trực thuộc (mã)", "Cơ quan, đơn vị sử dụng lao động", "Ngày thành lập", "Ngày kết thúc", "Số quyết định"]
MEMBER_HEAD = [
    "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị (mã)", "Chức vụ chuyên môn", "Ngày vào Đảng", "Ngày vào công đoàn",
    "Ngày về đơn vị", "Hình thức", "Ngày rời", "Lý do rời", "Điện thoại",
]  # fmt: skip
UNIT_ROWS = [
    ["KDD-BP1", "Tổ Trung tâm", "Tổ công đoàn", "KDD-BP", None, D(2015, 1, 1), None, None],
    ["KDD-BP", "Công đoàn bộ phận", "CĐCS thành viên", "kdd", "Trung tâm Chính trị", D(2014, 1, 1), None, "5/QĐ-CĐCS"],
    ["KDD-CU", "Tổ cũ", "Tổ công đoàn", None, None, D(2011, 1, 1), D(2013, 12, 31), None],
    ["KDD", "Công đoàn khối dân Đảng", "Công đoàn cơ sở", "BL", None, D(2010, 1, 1), None, None],
    ["BL", "LĐLĐ huyện Bình Lục", "LĐLĐ huyện, quận", None, None, D(2010, 1, 1), None, None],
]
MEMBER_ROWS = [
    ["Trần Thị Mai", D(1986, 10, 9), "Nữ", "035186000412", "KDD-T1", "Chuyên viên", D(2014, 2, 3), D(2011, 9, 1), None, None, D(2021, 2, 28), "Chuyển tổ", None],
    ["TRẦN THỊ MAI", D(1986, 10, 9), "Nữ", "035186000412", "KDD-T2", "Phó phòng", D(2014, 2, 3), D(2011, 9, 1), D(2021, 3, 1), "Chuyển đến", None, None, "0912 345 678"],
    ["Nguyễn Văn Hải", D(1980, 3, 12), "Nam", None, "KDD-T1", None, None, "2008", D(2010, 1, 1), "Chuyển đến", None, None, None],
    ["Nguyễn Văn Hải", "1985", "Nam", None, "KDD-BP1", None, None, D(2015, 1, 1), None, "Công nhận", D(2018, 5, 31), "sang huyện khác", None],
    ["Bùi Thị Hà", D(1980, 3, 12), "Nữ", None, "KDD-T1", None, None, D(2010, 1, 1), None, None, None, None, None],
]  # fmt: skip
IN_CAPITALS = ("Đọc “TRẦN THỊ MAI” là “Trần Thị Mai”.", "Đọc “MINH KHÔI” là “Minh Khôi”.")
POST_HEAD = ["Họ và tên", "Đơn vị (mã)", "Chức vụ", "Từ ngày", "Đến ngày", "Nhiệm kỳ", "Phụ trách"]
POST_ROWS = [
    ["Trần Thị Mai", "KDD", "UV BCH", D(2017, 3, 24), D(2022, 3, 27), "2017 - 2022", "nữ công"],
    ["Nguyễn Văn Hải (12/03/1980)", "KDD", "Chủ nhiệm UBKT", D(2017, 3, 24), None, "2017-2022", None],
    ["Bùi Thị Hà", "KDD-T1", "Tổ trưởng", D(2017, 3, 24), None, None, None],
]
CHILD_HEAD = ["Họ và tên đoàn viên", "Tên con", "Năm sinh", "Giới tính"]
CHILD_ROWS = [["Trần Thị Mai", "MINH KHÔI", 2013, "Nam"], ["Nguyễn Văn Hải (1985)", "Gia Hân", 2015, None]]


@pytest.fixture(autouse=True)
def our_sheets():
    """Whatever other rooms declare is left aside."""
    with registry.instead(UNITS, MEMBERS, POSTS, CHILDREN):
        yield


def whole(**instead):
    rows = {"Đơn vị": [UNIT_HEAD, *UNIT_ROWS], "Đoàn viên": [MEMBER_HEAD, *MEMBER_ROWS], "Chức vụ công đoàn": [POST_HEAD, *POST_ROWS]}
    return book(rows | {"Con đoàn viên": [CHILD_HEAD, *CHILD_ROWS]} | instead)


def bring_in(cast, content):
    return batches.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)


def problems(batch):
    """What is said of the rows, but for the names in capitals, of which test_it_comes_in tells."""
    return [said for said in told(batch) if said[2] not in IN_CAPITALS]


def told(batch):
    return [(row.sheet, row.row_no, problem["sentence"]) for row in batch.rows.order_by("position") for problem in row.problems]


def sheet(name, head, *rows):
    return book({name: [head, *rows]})


class TestAWholeBook:
    def test_it_comes_in(self, cast):
        batch = bring_in(cast, whole())
        assert told(batch) == [("Đoàn viên", 3, IN_CAPITALS[0]), ("Con đoàn viên", 2, IN_CAPITALS[1])]
        assert batch.counts == {"new": 13, "changed": 0, "same": 2, "error": 0}
        group = Unit.objects.get(code="KDD-BP1")
        assert (group.parent.code, group.parent.parent) == ("KDD-BP", cast.union)
        assert Unit.objects.get(code="KDD-CU").closed_on == D(2014, 1, 1)
        old, new = Membership.objects.filter(person__full_name="Trần Thị Mai").order_by("valid_from")
        assert (old.how, old.valid_until, old.why_left, new.how) == ("admitted", D(2021, 3, 1), "moved_group", "transferred")
        assert (old.person.phone, old.person.party.joined_on) == ("0912345678", D(2014, 2, 3))
        young = Membership.objects.get(person__birth_precision="year")
        assert (young.why_left, young.why_left_note, young.valid_from) == ("other", "sang huyện khác", D(2015, 1, 1))
        assert Membership.objects.get(person=cast.group_leader.person).unit == cast.group
        assert Grant.objects.get(follows__startswith="organization", role="inspector").person == Person.objects.get(
            birth_on=D(1980, 3, 12), sex="male", account=None
        )
        assert {(child.name, child.person.full_name) for child in Relative.objects.all()} == {
            ("Minh Khôi", "Trần Thị Mai"),
            ("Gia Hân", "Nguyễn Văn Hải"),
        }

    def test_twice_changes_nothing(self, cast):
        bring_in(cast, whole())
        assert bring_in(cast, whole()).counts == {"new": 0, "changed": 0, "same": 15, "error": 0}

    def test_what_goes_out_comes_back_without_a_change(self, cast):
        bring_in(cast, whole())
        out = exporting.exported(by=cast.chair, unit=cast.union)
        batch = bring_in(cast, out)
        assert problems(batch) == []
        assert batch.counts == {"new": 0, "changed": 0, "same": 17, "error": 0}  # and the two groups that stood before
        assert ["Nguyễn Văn Hải (1985)", "Gia Hân", 2015.0, ""] in [row[:4] for row in cells(out)["Con đoàn viên"]]

    def test_an_accountant_takes_it_out_without_what_is_not_hers_to_see(self, cast):
        bring_in(cast, whole())
        out = cells(exporting.exported(by=cast.accountant, unit=cast.union))
        assert len(out["Đoàn viên"]) == 6
        for title in ("Số CCCD", "Mã đoàn viên", "Ngày vào Đảng", "Dân tộc"):
            assert title not in out["Đoàn viên"][0] and title in str(out["Không có trong tệp này"])

    def test_undoing_leaves_nothing(self, cast):
        before = (Unit.objects.count(), Person.objects.count(), Grant.objects.count())
        batches.undo(by=cast.chair, batch=bring_in(cast, whole()))
        assert (Unit.objects.count(), Person.objects.count(), Grant.objects.count()) == before
        for model in (Membership, Appointment, Relative, PartyStanding):
            assert not model.objects.exists()

    def test_what_was_completed_by_hand_since_is_not_undone_away(self, cast):
        batch = bring_in(cast, whole())
        row = Membership.objects.order_by("pk").first()
        members.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: {"email": "mai@example.com"}})
        with pytest.raises(Refused, match="đã được sửa sau lần nhập này"):
            batches.undo(by=cast.chair, batch=batch)
        assert Person.objects.filter(email="mai@example.com").exists()

    def test_changes_are_written_and_undone(self, cast):
        bring_in(cast, whole())
        changed = [list(row) for row in MEMBER_ROWS]
        changed[2][5], changed[4][10], changed[4][11] = "Trưởng phòng", D(2022, 1, 31), "Nghỉ hưu"
        posts = [list(row) for row in POST_ROWS]
        posts[1][4] = D(2022, 3, 31)
        children = [[*CHILD_ROWS[0][:3], "Nữ"], CHILD_ROWS[1]]
        units = [list(row) for row in UNIT_ROWS]
        units[1][1] = "Công đoàn bộ phận Trung tâm"
        content = whole(**{
            "Đoàn viên": [MEMBER_HEAD, *changed], "Chức vụ công đoàn": [POST_HEAD, *posts], "Con đoàn viên": [CHILD_HEAD, *children],
            "Đơn vị": [UNIT_HEAD, *units],
        })  # fmt: skip
        batch = bring_in(cast, content)
        assert problems(batch) == []
        assert batch.counts["changed"] == 5
        assert Membership.objects.get(job_title="Trưởng phòng").person.birth_on == D(1980, 3, 12)
        assert Membership.objects.get(why_left="retired").valid_until == D(2022, 2, 1)
        assert Grant.objects.get(follows__startswith="organization", role="inspector").valid_until == D(2022, 4, 1)
        batches.undo(by=cast.chair, batch=batch)
        assert bring_in(cast, whole()).counts["same"] == 15


class TestMembers:
    @pytest.mark.parametrize(
        ("changes", "column", "sentence"),
        [
            ({"Giới tính": None}, "Giới tính", "Chưa ghi Giới tính."),
            ({"Ngày sinh": "30/02/1986"}, "Ngày sinh", "Tháng 2 không có ngày 30"),
            ({"Ngày vào công đoàn": D(1999, 1, 1)}, "Ngày vào công đoàn", "chưa đủ 15 tuổi"),
            ({"Ngày vào công đoàn": D(2030, 1, 1)}, "Ngày về đơn vị", "ở tương lai"),
            ({"Đơn vị (mã)": "KHONG"}, "Đơn vị (mã)", "Không có đơn vị mã “KHONG”"),
            ({"Đơn vị (mã)": "YT"}, "Đơn vị (mã)", "Không có đơn vị mã “YT”"),
            ({"Ngày rời": D(2010, 1, 1)}, "Ngày rời", "Ngày rời phải từ ngày về đơn vị"),
            ({"Lý do rời": "Nghỉ hưu"}, "Ngày rời", "chưa có ngày rời"),
            ({"Số CCCD": "12345"}, "Số CCCD", "5 chữ số"),
            ({"Hình thức": "xin"}, "Hình thức", "Không có “xin”"),
            ({"Họ và tên": "Mai"}, "Họ và tên", "Ghi đủ họ và tên"),
        ],
    )
    def test_a_wrong_cell_keeps_its_row_out_and_says_why(self, cast, changes, column, sentence):
        row = dict(zip(MEMBER_HEAD, MEMBER_ROWS[0][:10] + [None] * 3, strict=True)) | {"Ngày về đơn vị": None} | changes
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, [row[title] for title in MEMBER_HEAD], MEMBER_ROWS[2]))
        assert batch.counts == {"new": 1, "changed": 0, "same": 0, "error": 1}
        (problem,) = batch.rows.order_by("position").first().problems
        assert sentence in problem["sentence"] and problem["column"] == column

    @pytest.mark.parametrize(
        ("changes", "columns"),
        [
            ({"Họ và tên": "Mai", "Đơn vị (mã)": "KHONG"}, ["Đơn vị (mã)", "Họ và tên"]),
            ({"Họ và tên": "Mai", "Ngày vào công đoàn": D(1999, 1, 1)}, ["Họ và tên", "Ngày vào công đoàn"]),
            ({"Số CCCD": "12345", "Ngày rời": D(2010, 1, 1)}, ["Số CCCD", "Ngày rời"]),
            ({"Ngày rời": "31/02/2020", "Lý do rời": "Nghỉ hưu"}, ["Ngày rời"]),
            ({"Ngày vào công đoàn": None, "Ngày sinh": "30/02/1986", "Họ và tên": "Mai"}, ["Ngày sinh", "Ngày vào công đoàn", "Họ và tên"]),
        ],
    )
    def test_all_that_is_wrong_with_a_row_is_told_at_once(self, cast, changes, columns):
        row = dict(zip(MEMBER_HEAD, MEMBER_ROWS[0][:10] + [None] * 3, strict=True)) | {"Ngày về đơn vị": None} | changes
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, [row[title] for title in MEMBER_HEAD], MEMBER_ROWS[2]))
        assert [problem["column"] for problem in batch.rows.order_by("position").first().problems] == columns

    def test_and_where_a_whole_column_is_missing(self, cast):
        batch = batches.preview(
            by=cast.chair, unit=cast.union, file_name="so.xlsx", content=sheet("Đoàn viên", MEMBER_HEAD[:5], ["Mai", *MEMBER_ROWS[0][1:5]])
        )
        (row,) = batch.rows.all()
        assert [problem["sentence"][:14] for problem in row.problems] == ["Trang Đoàn viê", "Ghi đủ họ và t"]

    def test_two_columns_of_birth_dates_tell_the_sex(self, cast):
        head = ["TT", "Họ và tên", "Ngày sinh nam", "Ngày sinh nữ", "Đơn vị (mã)", "Ngày vào công đoàn"]
        rows = [[1, "Trần Thị Mai", None, D(1986, 10, 9), "KDD-T1", D(2011, 9, 1)], [2, "Lê Văn Ba", "1980", None, "KDD-T1", D(2011, 9, 1)]]
        assert problems(bring_in(cast, sheet("Đoàn viên", head, *rows))) == []
        assert set(Membership.objects.values_list("person__sex", flat=True)) == {"female", "male"}

    def test_overlapping_periods_in_one_file_and_against_the_book(self, cast):
        two = [MEMBER_ROWS[4], [*MEMBER_ROWS[4][:4], "KDD-T2", *MEMBER_ROWS[4][5:]]]
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, *two))
        assert [(number, "đã ghi ở dòng 2 của tệp, ở Tổ Văn phòng" in sentence) for _name, number, sentence in problems(batch)] == [
            (3, True)
        ]
        again = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, two[1]))
        assert again.counts["error"] == 1

    def test_a_row_written_twice_says_where_the_two_differ_and_lends_nothing_to_the_other(self, cast):
        other = [*MEMBER_ROWS[0][:5], "Kế toán", *MEMBER_ROWS[0][6:12], "0912 345 679"]
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, [*MEMBER_ROWS[0][:12], "0912 345 678"], other))
        ((_name, number, sentence),) = problems(batch)
        assert (number, Person.objects.get(national_id="035186000412").phone) == (3, "0912345678")
        fix = batch.rows.get(row_no=3).problems[0]["fix"]
        assert "Chức vụ chuyên môn, Điện thoại" in fix

    def test_rows_of_one_person_that_disagree_are_warned_of_and_agree(self, cast):
        rows = [[*MEMBER_ROWS[0][:12], "0912 345 679"], MEMBER_ROWS[1]]
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, *rows))
        assert problems(batch) == [("Đoàn viên", 2, "Dòng 3 của cùng người này ghi khác; lấy theo dòng ấy.")]
        assert Person.objects.get(national_id="035186000412").phone == "0912345678"
        assert bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, *rows)).counts["same"] == 2

    def test_a_death_is_judged_as_on_screen(self, cast):
        """Dead in row 2, a member again in row 3; and a death ahead of its day."""
        died = [*MEMBER_ROWS[0][:10], D(2021, 2, 28), "Qua đời", None]
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, died, MEMBER_ROWS[1]))
        assert ["đã qua đời ngày 28/02/2021" in sentence for _name, _number, sentence in problems(batch)] == [True]
        ahead = [*MEMBER_ROWS[2][:10], D(2022, 5, 25), "Qua đời", None]
        assert "không thể ở tương lai" in problems(bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, ahead)))[0][2]

    def test_a_later_period_in_another_file_is_a_new_period(self, cast):
        left, back = MEMBER_ROWS[0], [*MEMBER_ROWS[0][:8], D(2022, 1, 3), "Chuyển đến", None, None, None]
        bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, left))
        assert bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, back)).counts["new"] == 1
        periods = Membership.objects.order_by("valid_from").values_list("valid_from", "valid_until")
        assert list(periods) == [(D(2011, 9, 1), D(2021, 3, 1)), (D(2022, 1, 3), None)]
        assert bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, back, left)).counts["same"] == 2

    def test_a_member_in_error_who_stands_in_the_book_may_be_named(self, cast):
        bring_in(cast, whole())
        rows = [*MEMBER_ROWS[:4], [*MEMBER_ROWS[4][:12], "0900"]]
        children = [CHILD_HEAD, [*CHILD_ROWS[0][:3], "Bé"], CHILD_ROWS[1]]
        batch = bring_in(cast, whole(**{"Đoàn viên": [MEMBER_HEAD, *rows], "Con đoàn viên": children}))
        assert [(name, number) for name, number, _sentence in problems(batch)] == [("Đoàn viên", 6), ("Con đoàn viên", 2)]
        assert all(row.record for row in batch.rows.filter(status="error")), "they are known again by their Mã dòng"

    def test_one_number_for_two_people_is_refused_and_renames_nobody(self, cast):
        head = [*MEMBER_HEAD[:4], "Mã đoàn viên", *MEMBER_HEAD[4:8]]
        mai = ["Trần Thị Mai", D(1986, 10, 9), "Nữ", "991186000412", "HN 001", "KDD-T1", None, None, D(2011, 9, 1)]
        same_id = ["Bùi Thị Hà", D(1980, 3, 12), "Nữ", "991186000412", None, *mai[5:]]
        same_number = ["Lê Thị Vân", D(1981, 3, 12), "Nữ", None, "HN001", *mai[5:]]
        batch = bring_in(cast, sheet("Đoàn viên", head, mai, same_id))
        assert [(row, sentence) for _name, row, sentence in problems(batch)] == [
            (3, "Số này ở dòng 2 là của người khác tên, khác ngày sinh."),
        ]
        batch = bring_in(cast, sheet("Đoàn viên", head, mai, same_id, same_number))
        assert [(row, sentence) for _name, row, sentence in problems(batch)] == [
            (3, "Số này ở dòng 2 là của người khác tên, khác ngày sinh."),
            (4, "Số này ở dòng 2 là của người khác tên, khác ngày sinh."),
        ]
        batch = bring_in(cast, sheet("Đoàn viên", head, same_id))
        said = "Số CCCD 991 ··· ··· 412 trong sổ là của người khác tên, khác ngày sinh. Xem lại số hoặc họ tên."
        assert [sentence for _name, _row, sentence in problems(batch)] == [said]
        assert [row.person.full_name for row in Membership.objects.all()] == ["Trần Thị Mai"]

    def test_an_identity_number_that_says_otherwise_is_doubted_not_refused(self, cast):
        row = [*MEMBER_ROWS[2]]
        row[3] = "035186000412"
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, row))
        assert batch.counts["new"] == 1 and "giới tính khác" in problems(batch)[0][2]

    @pytest.mark.parametrize(
        ("number", "part"),
        [
            ("999999999999", "Chữ số thứ tư của số CCCD là 9"),
            ("035980000111", "Chữ số thứ tư của số CCCD là 9"),
            ("097080000111", "bắt đầu bằng 097"),
            ("000080000111", "bắt đầu bằng 000"),
        ],
    )
    def test_an_identity_number_that_no_office_gives_out_is_doubted_not_refused(self, cast, number, part):
        row = [*MEMBER_ROWS[2]]
        row[3] = number
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, row))
        assert batch.counts["new"] == 1 and part in problems(batch)[0][2]

    @pytest.mark.parametrize("number", ["035080000111", "096080000111", "168000412", "991080000111"])
    def test_others_are_not(self, cast, number):
        row = [*MEMBER_ROWS[2]]
        row[3] = number
        assert problems(bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, row))) == []

    def test_statements_do_not_grow_with_rows(self, cast):
        def rows(count, start):
            return [[f"Nguyễn Thị Số {chr(65 + n // 26)}{chr(97 + n % 26)}", "1980", "Nữ", None, "KDD-T1", None, D(2014, 2, 3), "2008", D(2010, 1, 1), None, None, None, None] for n in range(start, start + count)]  # fmt: skip

        bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, *rows(2, 0)))
        counted = []
        for count, start in ((10, 10), (400, 100)):
            with CaptureQueriesContext(connection) as seen:
                assert bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, *rows(count, start))).counts["new"] == count
            counted.append(len([query for query in seen if "SAVEPOINT" not in query["sql"]]))
        assert counted[0] == counted[1] <= 45


class TestUnits:
    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            (["X", "Tổ X", "Tổ công đoàn", "KHONG", None, D(2015, 1, 1), None, None], "Không có đơn vị mã “KHONG”"),
            (["X", "Tổ X", "Hội", None, None, D(2015, 1, 1), None, None], "Không có loại đơn vị “Hội”"),
            (["X", "X", "Công đoàn xã, phường, đặc khu", None, None, D(2015, 1, 1), None, None], "không có loại"),
            (["X", "X", "Công đoàn cơ sở", None, None, D(2015, 1, 1), None, None], "không ở dưới “Công đoàn cơ sở”"),
            (["YT", "X", "Tổ công đoàn", None, None, D(2015, 1, 1), None, None], "đã dùng cho đơn vị khác"),
            (["KDD-T1", "Tổ Văn phòng", "Tổ công đoàn", "KDD-BP", None, D(2010, 1, 1), None, None], "Chuyển sang cấp trên khác"),
        ],
    )
    def test_wrong_rows_stay_out(self, cast, row, sentence):
        batch = bring_in(cast, sheet("Đơn vị", UNIT_HEAD, row, *UNIT_ROWS[:2]))
        assert batch.counts["error"] == 1 and batch.counts["new"] == 2
        assert sentence in problems(batch)[0][2]

    def test_a_member_of_a_unit_in_error_stays_out(self, cast):
        units = [["X", "Tổ X", "Hội", None, None, D(2015, 1, 1), None, None]]
        member = [*MEMBER_ROWS[2][:4], "X", *MEMBER_ROWS[2][5:]]
        batch = bring_in(cast, book({"Đoàn viên": [MEMBER_HEAD, member], "Đơn vị": [UNIT_HEAD, *units]}))
        assert "nhắc đến X ở trang Đơn vị dòng 2" in problems(batch)[1][2]

    def test_an_unknown_superior_of_the_books_own_unit_is_let_be(self, cast):
        row = [*UNIT_ROWS[3][:3], "NGOAI", *UNIT_ROWS[3][4:]]
        batch = bring_in(cast, sheet("Đơn vị", UNIT_HEAD, row, UNIT_ROWS[0], UNIT_ROWS[1]))
        assert problems(batch) == [("Đơn vị", 2, "Cấp trên này chưa có trong hệ thống nên giữ như cũ.")]
        assert batch.counts == {"new": 2, "changed": 0, "same": 1, "error": 0}

    def test_units_above_are_not_changed_from_below(self, cast):
        row = ["BL", "LĐLĐ huyện khác", *UNIT_ROWS[4][2:]]
        batch = bring_in(cast, sheet("Đơn vị", UNIT_HEAD, row))
        assert batch.counts["same"] == 1 and "giữ như trong hệ thống" in problems(batch)[0][2]


class TestPostsAndChildren:
    def test_a_name_of_two_and_posts_that_do_not_go_together(self, cast):
        rows = [
            ["Nguyễn Văn Hải", "KDD", "Kế toán", D(2017, 3, 24), None, None, None],
            ["Nguyễn Văn Hải (12/03/1980)", "KDD", "Kế toán", D(2017, 3, 24), None, None, None],
            ["Ai Đó", "KDD", "Thủ quỹ", D(2017, 3, 24), None, None, None],
            ["Trần Thị Mai", "KDD", "Giám đốc", D(2017, 3, 24), None, None, None],
            ["Trần Thị Mai", "KDD", "Tổ phó", D(2017, 3, 24), None, None, None],
        ]
        batch = bring_in(cast, whole(**{"Chức vụ công đoàn": [POST_HEAD, *POST_ROWS, *rows]}))
        said = [sentence for _name, _number, sentence in problems(batch)]
        for sentence, part in zip(
            said,
            [
                "Có hai anh Hải. Ghi thêm ngày sinh",
                "đang là chủ nhiệm",
                "Không có đoàn viên tên “Ai Đó”",
                "Không có “Giám đốc”",
                "là chức vụ của một tổ",
            ],
            strict=True,
        ):
            assert part in sentence

    def test_a_name_that_means_another_since_the_preview_is_a_conflict(self, cast):
        bring_in(cast, whole())
        row = ["Bùi Thị Hà", "KDD-T1", "Tổ phó", D(2018, 3, 24), None, None, None]
        content = sheet("Chức vụ công đoàn", POST_HEAD, row)
        batch = batches.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
        assert batch.counts["new"] == 1
        Person.objects.filter(full_name="Bùi Thị Hà").update(full_name="Bùi Thị Hạnh", match_key="x", search_key="x")
        member(cast, "Bùi Thị Hà", unit=cast.group)
        with pytest.raises(Conflict):
            batches.commit(by=cast.chair, batch=batch)
        assert not Appointment.objects.filter(person__full_name="Bùi Thị Hà").exists()

    def test_one_who_comes_in_with_the_file_is_the_same_whoever_came_in_meanwhile(self, cast):
        batch = batches.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=whole())
        member(cast, "Đinh Văn Khác", unit=cast.group)
        assert batches.commit(by=cast.chair, batch=batch).state == "committed"

    def test_a_post_recorded_elsewhere_is_the_same_post(self, cast):
        bring_in(cast, whole())
        assert Appointment.objects.count() == 3
        batch = bring_in(cast, sheet("Chức vụ công đoàn", POST_HEAD, *POST_ROWS))
        assert batch.counts["same"] == 3

    def test_a_child_of_nobody_and_a_child_whose_parent_is_in_error(self, cast):
        spoiled = [list(row) for row in MEMBER_ROWS]
        spoiled[4][1] = "ngày nào"
        children = [["Ai Đó", "Bé", 2013, None], ["Bùi Thị Hà", "Bé", 2013, None], *CHILD_ROWS]
        batch = bring_in(
            cast, book({"Đơn vị": [UNIT_HEAD, *UNIT_ROWS], "Đoàn viên": [MEMBER_HEAD, *spoiled], "Con đoàn viên": [CHILD_HEAD, *children]})
        )
        found = [(name, number) for name, number, _sentence in problems(batch)]
        assert found == [("Đoàn viên", 6), ("Con đoàn viên", 2), ("Con đoàn viên", 3)]
        assert Relative.objects.count() == 2

    def test_a_parent_who_moved_keeps_the_child(self, cast):
        bring_in(cast, whole())
        assert queries.children_below(by=cast.chair, unit=cast.group2)[0].name == "Minh Khôi"
        assert bring_in(cast, sheet("Con đoàn viên", CHILD_HEAD, *CHILD_ROWS)).counts["same"] == 2
