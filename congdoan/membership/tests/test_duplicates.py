"""Somebody twice: inside the file, in the book, elsewhere (which reveals nothing), and perhaps (which is asked, never guessed)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan.kernel.dates import read_approximate_date
from congdoan.kernel.errors import Refused
from congdoan.membership.actions import members
from congdoan.membership.models import Membership
from congdoan.membership.sheets import MEMBERS
from congdoan.people.models import Person
from congdoan.workbooks import codes, queries, registry
from congdoan.workbooks.actions import answering, batches
from congdoan.workbooks.tests.factories import book

pytestmark = pytest.mark.db
HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Mã đoàn viên", "Đơn vị (mã)", "Ngày vào công đoàn", "Ngày về đơn vị"]
NUMBER, OTHER_NUMBER, OLD_NUMBER = "035080000412", "035080000999", "168000412"
OLD_MASKED = "··· ··· 412"
OUTSIDE = "Số này đã có ở ngoài sổ của đơn vị nên dòng để lại."
QUESTION = "Là một người hay hai người?"


@pytest.fixture(autouse=True)
def our_sheet():
    with registry.instead(MEMBERS):
        yield


def hai(birth="12/03/1980", number=None, name="Nguyễn Văn Hải", unit="KDD-T1", member=None, since="01/01/2010"):
    return [name, birth, "Nam", number, member, unit, "2008", since]


def preview(cast, *rows, **sheets):
    content = book(sheets or {"Đoàn viên": [HEAD, *rows]})
    return batches.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)


def bring_in(cast, *rows):
    return batches.commit(by=cast.chair, batch=preview(cast, *rows))


def said(batch):
    """[(row, column, kind, sentence)] that keep rows out."""
    return [
        (row.row_no, problem["column"], problem["kind"], problem["sentence"])
        for row in queries.rows(batch)
        for problem in row.problems
        if problem["blocks"]
    ]


def answer(cast, batch, value):
    problem = next(one for row in queries.rows(batch) for one in row.problems if one["name"] == "who")
    return answering.answer(by=cast.chair, batch=batch, sheet="Đoàn viên", column="who", text=problem["about"], value=value)


class TestInsideTheFile:
    def test_one_row_written_twice_names_the_other(self, cast):
        batch = preview(cast, hai(number=NUMBER), hai(number=NUMBER))
        (row, column, kind, sentence) = said(batch)[0]
        assert (row, column, kind) == (3, "Số CCCD", "Ghi hai lần trong tệp")
        assert sentence == "Người này đã ghi ở dòng 2, cùng đơn vị, cùng ngày về đơn vị."
        assert batch.counts == {"new": 1, "changed": 0, "same": 0, "error": 1}

    def test_and_so_does_one_without_a_number_on_another_sheet(self, cast):
        batch = preview(cast, **{"Đoàn viên": [HEAD, hai()], "doan vien": [HEAD, hai()]})
        assert "ở dòng 2 trang" in said(batch)[0][3]

    def test_two_periods_of_one_person_are_none(self, cast):
        first = [*hai(number=NUMBER), "31/12/2014"]
        then = [*hai(number=NUMBER, since="01/01/2015", unit="KDD-T2"), None]
        assert said(preview(cast, **{"Đoàn viên": [[*HEAD, "Ngày rời"], first, then]})) == []

    def test_one_number_for_two_people_is_the_first_ones_and_names_his_row(self, cast):
        batch = preview(cast, hai(number=NUMBER), hai("13/04/1985", NUMBER, "Lê Văn Tám"))
        assert [(row, sentence) for row, _column, _kind, sentence in said(batch)] == [
            (3, "Số này ở dòng 2 là của người khác tên, khác ngày sinh."),
        ]

    def test_but_it_is_his_whom_the_book_knows_by_it(self, cast):
        bring_in(cast, hai(number=NUMBER))
        batch = preview(cast, hai("13/04/1985", NUMBER, "Lê Văn Tám"), hai(number=NUMBER))
        assert [(row, sentence) for row, _column, _kind, sentence in said(batch)] == [
            (2, "Số này ở dòng 3 là của người khác tên, khác ngày sinh.")
        ]
        assert batch.counts["same"] == 1

    @pytest.mark.parametrize("birth", ["1980", "12/03/1980"])
    @pytest.mark.parametrize("numbers", [{"number": NUMBER}, {"member": "HN001"}])
    def test_two_names_under_one_number_are_two_people_though_born_alike(self, cast, birth, numbers):
        other = hai(birth, name="Lê Thị Hai", since="01/01/2011", **numbers)
        other[2] = "Nữ"
        batch = bring_in(cast, hai(birth, **numbers), other)
        assert [(row, sentence) for row, _column, _kind, sentence in said(batch)] == [(3, "Số này ở dòng 2 là của người khác tên.")]
        assert list(Person.objects.filter(match_key__contains="hai").values_list("full_name", "sex")) == []
        person = Membership.objects.get(person__birth_on__year=1980).person
        assert (person.full_name, person.sex) == ("Nguyễn Văn Hải", "male")

    def test_the_row_that_calls_him_as_the_book_does_keeps_the_number(self, cast):
        bring_in(cast, hai(number=NUMBER))
        batch = preview(cast, hai(number=NUMBER, name="Lê Thị Hai"), hai(number=NUMBER))
        assert [(row, sentence) for row, _column, _kind, sentence in said(batch)] == [(2, "Số này ở dòng 3 là của người khác tên.")]
        assert batch.counts["same"] == 1
        assert {row.record is None for row in queries.rows(batch) if row.row_no == 2} == {True}, "no Mã dòng of somebody else's row"

    def test_nor_does_a_code_let_two_names_share_a_number(self, cast):
        bring_in(cast, hai(number=NUMBER))
        code = codes.written(MEMBERS.prefix, Membership.objects.get(person__national_id=NUMBER).pk)
        head = [*HEAD, "Mã dòng"]
        batch = preview(cast, **{"Đoàn viên": [head, [*hai(number=NUMBER), code], [*hai(number=NUMBER, name="Lê Thị Hai"), None]]})
        assert [(row, sentence) for row, _column, _kind, sentence in said(batch)] == [(3, "Số này ở dòng 2 là của người khác tên.")]

    def test_his_number_in_anothers_row_takes_nothing_from_his_own(self, cast):
        bring_in(cast, hai(number=NUMBER))
        batch = preview(cast, hai(number=NUMBER, name="Lê Thị Hai"), hai())
        assert [row.status for row in queries.rows(batch)][1] == "same"
        assert "full_name" not in queries.rows(batch).first().old

    def test_whose_number_it_is_outside_the_book_is_not_told_by_the_order(self, cast):
        members.admit(
            by=cast.stranger, unit=cast.other, full_name="Đỗ Quang Trung", sex="male", birth=read_approximate_date("02/02/1979"),
            union_joined=read_approximate_date("2012"), national_id=NUMBER,
        )  # fmt: skip
        for first, second in (("Lê Văn Ba", "Đỗ Quang Trung"), ("Đỗ Quang Trung", "Lê Văn Ba")):
            batch = preview(cast, hai(number=NUMBER, name=first), hai(number=NUMBER, name=second))
            told = [(row, sentence[:14]) for row, _column, _kind, sentence in said(batch)]
            assert told == [(2, "Số này đã có ở"), (3, "Số này ở dòng ")]


class TestAnotherName:
    def doubts(self, batch):
        return [problem["sentence"] for row in queries.rows(batch) for problem in row.problems if problem["kind"] == "Nên xem lại"]

    def test_under_his_number_is_a_change_that_is_doubted(self, cast):
        bring_in(cast, hai(number=NUMBER))
        batch = preview(cast, hai(number=NUMBER, name="Nguyễn Văn Hai"))
        assert (batch.counts["changed"], queries.rows(batch).get().old["full_name"]) == (1, "Nguyễn Văn Hải")
        (sentence,) = self.doubts(batch)
        assert sentence.startswith("Sổ ghi người này là Nguyễn Văn Hải, Nam.")

    def test_and_so_it_is_in_a_new_period(self, cast):
        old = [*hai(number=NUMBER), "31/12/2014"]
        batches.commit(by=cast.chair, batch=preview(cast, **{"Đoàn viên": [[*HEAD, "Ngày rời"], old]}))
        batch = preview(cast, hai(number=NUMBER, name="Nguyễn Văn Hai", unit="KDD-T2", since="01/01/2015"))
        assert (batch.counts["new"], len(self.doubts(batch))) == (1, 1)
        batch = preview(cast, hai(number=NUMBER, unit="KDD-T2", since="01/01/2015"))
        assert (batch.counts["new"], self.doubts(batch)) == (1, [])

    def test_and_another_birth_date_is_somebody_elses_number_whatever_the_days(self, cast):
        bring_in(cast, hai(number=NUMBER))
        row = ["Lê Văn Tám", "13/04/1985", "Nam", NUMBER, None, "KDD-T1", "01/01/2020"]
        batch = preview(cast, **{"Đoàn viên": [HEAD[:-1], row]})
        ((_row, column, _kind, sentence),) = said(batch)
        assert column == "Số CCCD" and sentence.endswith("của người khác tên, khác ngày sinh. Xem lại số hoặc họ tên.")


class TestInTheUnit:
    def test_the_number_finds_its_person(self, cast):
        bring_in(cast, hai(number=NUMBER))
        assert preview(cast, hai(number=NUMBER)).counts["same"] == 1
        batch = preview(cast, hai(number=NUMBER, name="Nguyễn Văn Hai"))
        assert batch.counts["changed"] == 1
        assert queries.rows(batch).get().old["full_name"] == "Nguyễn Văn Hải"

    def test_name_and_birth_date_find_him_as_well(self, cast):
        bring_in(cast, hai())
        assert preview(cast, hai()).counts["same"] == 1
        batch = bring_in(cast, hai(number=NUMBER))
        assert batch.counts["changed"] == 1
        assert Person.objects.get(national_id=NUMBER).full_name == "Nguyễn Văn Hải"

    def test_what_a_list_leaves_empty_or_says_less_precisely_stays(self, cast):
        bring_in(cast, hai(number=NUMBER, member="HN001"))
        assert preview(cast, hai()).counts["same"] == 1
        assert preview(cast, hai("1980", NUMBER)).counts["same"] == 1
        assert preview(cast, hai("1981", NUMBER)).counts["changed"] == 1
        batch = answer(cast, preview(cast, hai("1980")), "Nguyễn Văn Hải (12/03/1980; 035 ··· ··· 412)")
        assert (said(batch), batch.counts["same"]) == ([], 1)

    def test_nor_does_a_new_period_take_the_day_of_his_birth(self, cast):
        old = [*hai(number=NUMBER), "31/12/2014"]
        batches.commit(by=cast.chair, batch=preview(cast, **{"Đoàn viên": [[*HEAD, "Ngày rời"], old]}))
        bring_in(cast, hai("1980", NUMBER, unit="KDD-T2", since="01/01/2015"))
        assert Person.objects.get(national_id=NUMBER).birth_text == "12/03/1980"
        assert Membership.objects.filter(person__national_id=NUMBER).count() == 2

    def test_of_two_rows_of_one_person_the_whole_birth_date_counts(self, cast):
        first = [*hai(number=NUMBER), "31/12/2014"]
        then = [*hai("1980", NUMBER, since="01/01/2015", unit="KDD-T2"), None]
        batch = batches.commit(by=cast.chair, batch=preview(cast, **{"Đoàn viên": [[*HEAD, "Ngày rời"], first, then]}))
        assert Person.objects.get(national_id=NUMBER).birth_text == "12/03/1980"
        assert [row.problems for row in queries.rows(batch)] == [[], []]

    def test_capitals_find_him_too_and_change_nothing(self, cast):
        bring_in(cast, hai())
        batch = preview(cast, hai(name="NGUYỄN VĂN HẢI"))
        assert batch.counts["same"] == 1
        assert [problem["sentence"] for problem in queries.rows(batch).get().problems] == ["Đọc “NGUYỄN VĂN HẢI” là “Nguyễn Văn Hải”."]


class TestElsewhere:
    @pytest.fixture
    def stranger(self, cast):
        """A member of another union, whose chair admitted him."""
        members.admit(
            by=cast.stranger, unit=cast.other, full_name="Đỗ Quang Trung", sex="male", birth=read_approximate_date("02/02/1979"),
            union_joined=read_approximate_date("2012"), national_id=NUMBER, member_number="YT001",
        )  # fmt: skip
        return cast.other

    @pytest.mark.parametrize(
        "row",
        [
            hai(number=NUMBER),
            hai("02/02/1979", NUMBER, "Đỗ Quang Trung"),
            hai("02/02/1979", NUMBER),
            hai(number=NUMBER, name="Đỗ Quang Trung"),
            hai("02/02/1979", None, "Đỗ Quang Trung", member="YT001"),
            hai(member="YT001"),
        ],
    )
    def test_the_row_stays_out_with_one_sentence_that_reveals_nothing(self, cast, stranger, row):
        batch = preview(cast, row)
        ((_row, _column, kind, sentence),) = said(batch)
        assert kind == "Số đã có ở ngoài sổ của đơn vị"
        assert sentence.startswith(OUTSIDE) and "hỏi công đoàn cấp trên" in sentence
        everything = str([(one.cells, one.old, one.problems) for one in queries.rows(batch)]) + str(batch.remarks)
        for secret in ("Đỗ Quang Trung", "02/02/1979", stranger.name, NUMBER, "YT001"):
            assert secret in row or secret not in everything

    def test_it_takes_the_same_statements_wherever_he_is(self, cast, stranger):
        def statements(row):
            with CaptureQueriesContext(connection) as seen:
                preview(cast, row)
            return len(seen)

        statements(hai())
        known = statements(hai(number=NUMBER))
        Membership.objects.filter(person__national_id=NUMBER).update(unit=cast.district)
        assert statements(hai(number=NUMBER)) == known
        assert statements(hai("02/02/1979", NUMBER, "Đỗ Quang Trung")) == known


class TestPerhaps:
    def test_another_number_is_asked_about_and_stays_out(self, cast):
        bring_in(cast, hai(number=OLD_NUMBER))
        batch = preview(cast, hai(number=NUMBER))
        ((row, column, kind, sentence),) = said(batch)
        assert (row, column, kind) == (2, "", "Có thể là người đã có trong sổ")
        assert sentence == f"Sổ đã có Nguyễn Văn Hải (12/03/1980; {OLD_MASKED}). {QUESTION}"
        offered = queries.offers(batch, by=cast.chair, asked={("Đoàn viên", "who"): [f"Nguyễn Văn Hải (12/03/1980; {NUMBER})"]})
        ((first, second),) = offered["Đoàn viên", "who"].values()
        assert first[0] == f"Nguyễn Văn Hải (12/03/1980; {OLD_MASKED})" and second[0] == "Là người khác"

    def test_the_same_person_gets_the_new_number(self, cast):
        bring_in(cast, hai(number=OLD_NUMBER))
        batch = answer(cast, preview(cast, hai(number=NUMBER)), f"Nguyễn Văn Hải (12/03/1980; {OLD_MASKED})")
        assert batch.counts["changed"] == 1
        batches.commit(by=cast.chair, batch=batch)
        assert Person.objects.get(full_name="Nguyễn Văn Hải").national_id == NUMBER
        assert preview(cast, hai(number=NUMBER)).counts["same"] == 1

    def test_another_person_is_a_new_one(self, cast):
        bring_in(cast, hai(number=OLD_NUMBER))
        batch = answer(cast, preview(cast, hai(number=NUMBER)), "Là người khác")
        assert batch.counts["new"] == 1
        batches.commit(by=cast.chair, batch=batch)
        assert Person.objects.filter(full_name="Nguyễn Văn Hải").count() == 2
        assert preview(cast, hai(number=NUMBER), hai(number=OLD_NUMBER)).counts["same"] == 2

    def test_a_birth_date_known_to_the_year_is_asked_about(self, cast):
        bring_in(cast, hai("1980"))
        batch = preview(cast, hai())
        assert said(batch)[0][3] == f"Sổ đã có Nguyễn Văn Hải (1980). {QUESTION}"
        batch = batches.commit(by=cast.chair, batch=answer(cast, batch, "Nguyễn Văn Hải (1980)"))
        assert batch.counts["changed"] == 1
        assert str(Person.objects.get(full_name="Nguyễn Văn Hải").birth_on) == "1980-03-12"

    def test_a_later_period_elsewhere_in_the_book_is_his(self, cast):
        old = [*hai("1980"), "31/12/2014"]
        batches.commit(by=cast.chair, batch=preview(cast, **{"Đoàn viên": [[*HEAD, "Ngày rời"], old]}))
        batch = preview(cast, hai(unit="KDD-T2", since="01/01/2015"))
        batches.commit(by=cast.chair, batch=answer(cast, batch, "Nguyễn Văn Hải (1980)"))
        assert Person.objects.filter(full_name="Nguyễn Văn Hải").count() == 1
        assert Membership.objects.filter(person__full_name="Nguyễn Văn Hải").count() == 2

    @pytest.mark.parametrize(
        ("stands", "comes"),
        [
            (hai(), hai("13/03/1980")),
            (hai("1981"), hai()),
            (hai(), hai(name="Nguyễn Văn Hai")),
            (hai("1980", OTHER_NUMBER), hai("12/03/1980", NUMBER)),
            (hai("1980", OTHER_NUMBER), hai("1980", NUMBER)),
        ],
    )
    def test_nobody_is_asked_about_people_who_are_surely_two(self, cast, stands, comes):
        bring_in(cast, stands)
        batch = preview(cast, comes)
        assert (said(batch), batch.counts["new"]) == ([], 1)

    def test_an_answer_that_is_neither_is_refused(self, cast):
        bring_in(cast, hai(number=OLD_NUMBER))
        with pytest.raises(Refused, match=QUESTION):
            answer(cast, preview(cast, hai(number=NUMBER)), "có lẽ")

    def test_it_is_not_remembered_for_the_next_file(self, cast):
        bring_in(cast, hai(number=OLD_NUMBER))
        answer(cast, preview(cast, hai(number=NUMBER)), "Là người khác")
        assert said(preview(cast, hai(number=NUMBER)))

    def test_statements_do_not_grow(self, cast):
        def rows(count, birth):
            return [hai(birth, name=f"Nguyễn Văn {chr(65 + n)}{chr(97 + n)}") for n in range(count)]

        bring_in(cast, *rows(20, "1980"))
        seen = []
        for count in (5, 20):
            with CaptureQueriesContext(connection) as found:
                batch = preview(cast, *rows(count, "12/03/1980"))
            assert batch.counts["error"] == count
            seen.append(len(found))
        assert seen[0] == seen[1]
