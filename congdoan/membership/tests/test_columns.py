"""Cells and fields by which other rooms name members."""

from types import SimpleNamespace

import pytest
from django import forms

from congdoan.membership import queries
from congdoan.membership.actions import relatives
from congdoan.membership.columns import ChildColumn, MemberField, MembersField, PeopleColumn, PersonColumn
from congdoan.membership.columns import fields as module
from congdoan.membership.tests.factories import many, member
from congdoan.workbooks import problems
from tests.people import TODAY

pytestmark = pytest.mark.db


class Row(SimpleNamespace):
    """A row as far as columns see it."""

    def __init__(self, unit, **cells):
        super().__init__(unit=unit, cells=cells, refused=[])

    def day(self, name):
        return self.cells.get(name)

    def refuse(self, name, sentence, fix="", kind="", about=None):
        self.refused.append((str(sentence), kind))


def run(cast):
    kept = {}
    return SimpleNamespace(
        by=cast.chair, unit=cast.union, once=lambda key, load: kept.setdefault(key, kept.get(key) or load()), today=TODAY
    )


@pytest.fixture
def book(cast):
    cast.mai = member(cast, "Trần Thị Mai", unit=cast.group).person
    cast.hai1 = member(cast, "Nguyễn Văn Hải", "male", cast.group, born="12/03/1980").person
    cast.hai2 = member(cast, "Nguyễn Văn Hải", "male", cast.group2, born="1985").person
    cast.old = member(cast, "Lê Thị Bích", unit=cast.group2, valid_until="2018-01-01", why_left="retired").person
    return cast


def resolved(column, cast, *texts, unit=None, **cells):
    rows = [Row(unit or cast.union, **{column.name: column.parse(text)}, **cells) for text in texts]
    column.resolve(rows, run(cast))
    return rows


class TestPersonColumn:
    column = PersonColumn("Đoàn viên", "member", required=True)

    def test_names_become_ids_with_one_statement(self, book, django_assert_num_queries):
        with django_assert_num_queries(1):
            rows = resolved(self.column, book, "Trần Thị Mai", "Nguyễn Văn Hải (1985)", "Lê Thị Bích")
        assert [row.cells["member"] for row in rows] == [book.mai.pk, book.hai2.pk, book.old.pk]

    def test_two_of_one_name_and_unknown_names_keep_the_row_out(self, book):
        two, none = resolved(self.column, book, "Nguyễn Văn Hải", "Ai Đó")
        assert two.refused == [("Có hai anh Hải. Ghi thêm ngày sinh: 12/03/1980, 1985.", problems.AMBIGUOUS)]
        assert none.refused == [("Không có đoàn viên tên “Ai Đó” ở Công đoàn khối dân Đảng.", problems.NOT_FOUND)]
        assert two.cells["member"] is None

    def test_it_writes_what_it_reads_back(self, book):
        written = self.column.write_all({book.mai.pk, book.hai1.pk, book.hai2.pk}, run(book))
        assert written[book.mai.pk] == "Trần Thị Mai"
        rows = resolved(self.column, book, *written.values())
        assert [row.cells["member"] for row in rows] == list(written)

    def test_the_name_with_its_hint_is_what_failed_rows_are_known_by(self):
        assert self.column.named("Nguyễn Văn Hải (1985)") == ["Nguyễn Văn Hải (1985)"]


class TestPeopleColumn:
    column = PeopleColumn("Người tham gia", "people", day="held_on")

    def test_several_names_whatever_stands_between(self, book):
        (row,) = resolved(self.column, book, "Trần Thị Mai;\nNguyễn Văn Hải (1985) ;")
        assert row.cells["people"] == tuple(sorted((book.mai.pk, book.hai2.pk)))

    @pytest.mark.parametrize(
        ("written", "who"),
        [("Tất cả", "mai hai1 hai2"), ("TẤT CẢ NỮ", "mai"), ("tất cả nữ; Nguyễn Văn Hải (1985)", "mai hai2")],
    )
    def test_everybody_of_the_rows_day(self, book, written, who):
        (row,) = resolved(self.column, book, written, held_on=TODAY)
        assert set(row.cells["people"]) == {getattr(book, key).pk for key in who.split()}

    def test_everybody_of_the_rows_unit(self, book):
        (row,) = resolved(self.column, book, "Tất cả", unit=book.group2, held_on=TODAY.replace(year=2017))
        assert set(row.cells["people"]) == {book.hai2.pk, book.old.pk}

    def test_everybody_needs_a_day(self, book):
        (row,) = resolved(self.column, book, "Tất cả")
        assert row.refused[0][0] == "“Tất cả” cần ngày của dòng để biết là những ai."

    def test_it_writes_single_ids_and_tuples(self, book):
        both = (book.mai.pk, book.hai1.pk)
        written = self.column.write_all({both, book.mai.pk}, run(book))
        assert written == {both: "Trần Thị Mai; Nguyễn Văn Hải (12/03/1980)", book.mai.pk: "Trần Thị Mai"}


class TestChildColumn:
    column = ChildColumn("Người nhận", "child", parent="parent")

    def test_by_name_by_parent_and_by_year(self, book):
        rows = [
            {"person_id": book.mai.pk, "name": "Minh Khôi", "birth_year": 2013},
            {"person_id": book.hai1.pk, "name": "minh khôi", "birth_year": 2010},
            {"person_id": book.hai1.pk, "name": "Gia Hân", "birth_year": 2015},
            {"person_id": book.hai1.pk, "name": "Gia Hân", "birth_year": 2018},
        ]
        made = relatives.record_all(by=book.chair, unit=book.union, rows=rows)
        (row,) = resolved(self.column, book, "Minh Khôi", parent=book.mai.pk)
        assert row.cells["child"] == made[0].pk
        row, unknown, year = resolved(self.column, book, "Minh Khôi", "Minh Anh", "Gia Hân (2018)")
        assert "Có 2 cháu tên Minh Khôi" in row.refused[0][0] and "Không có cháu tên" in unknown.refused[0][0]
        assert year.cells["child"] == made[3].pk
        written = self.column.write_all({child.pk for child in made}, run(book))
        assert list(written.values()) == ["Minh Khôi", "Minh Khôi", "Gia Hân (2015)", "Gia Hân (2018)"]


class Choose(forms.Form):
    """A form as other rooms make it."""

    member = MemberField()
    people = MembersField(required=False)

    def __init__(self, unit, *args):
        super().__init__(*args)
        self.fields["member"].offer(unit, TODAY)
        self.fields["people"].offer(unit, TODAY)


class TestFields:
    @pytest.mark.parametrize("typed", ["Trần Thị Mai", "tran thi mai", "Trần Thị Mai (1986)"])
    def test_a_member_by_id_or_by_typed_name(self, book, typed):
        assert Choose(book.union, {"member": str(book.mai.pk)}).fields["member"].to_python("") is None
        for value in (str(book.mai.pk), typed):
            form = Choose(book.union, {"member": value, "people": [book.hai2.pk, book.mai.pk]})
            assert form.is_valid(), form.errors
            assert form.cleaned_data == {"member": book.mai, "people": [book.hai2, book.mai]}

    def test_in_a_large_union_only_so_many_are_read_and_the_others_are_typed(self, book, monkeypatch):
        monkeypatch.setattr("congdoan.membership.columns.fields.SELECT_UP_TO", 1)
        monkeypatch.setattr("congdoan.membership.columns.fields.SUGGEST_UP_TO", 2)
        form = Choose(book.union, {"member": "Trần Thị Mai"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["member"] == book.mai
        assert book.mai not in form.fields["member"].widget.persons and len(form.fields["member"].widget.persons) == 2

    def test_what_cannot_be_meant_is_said(self, book):
        assert "Có hai anh Hải" in Choose(book.union, {"member": "Nguyễn Văn Hải"}).errors["member"][0]
        assert Choose(book.union, {"member": "999999"}).errors["member"] == ["Chọn lại đoàn viên."]
        assert Choose(book.union, {"member": "Ai Đó"}).errors["member"][0].startswith("Không có đoàn viên tên")
        assert "Chọn lại" in Choose(book.union, {"member": str(book.mai.pk), "people": ["999999"]}).errors["people"][0]

    def test_the_list_stands_under_letters_and_tells_namesakes_apart(self, book):
        page = str(Choose(book.union)["member"])
        assert '<optgroup label="H">' in page and "Nguyễn Văn Hải (12/03/1980)" in page
        assert "Lê Thị Bích" not in page

    def test_those_who_left_can_be_typed(self, book):
        form = Choose(book.union, {"member": "Lê Thị Bích"})
        assert form.is_valid() and form.cleaned_data["member"] == book.old

    def test_a_big_union_types_with_suggestions(self, book, monkeypatch):
        monkeypatch.setattr(module, "SELECT_UP_TO", 2)
        page = str(Choose(book.union)["member"])
        assert '<option value="Trần Thị Mai">' in page and 'list="id_member-goi-y"' in page
        many(book, 3)
        assert Choose(book.union, {"member": "tran thi mai"}).is_valid()


def test_nobody_outside_the_unit_is_offered(book):
    member(book, "Trần Thị Mai", unit=book.group2, born="01/02/1970")
    form = Choose(book.group, {"member": "Trần Thị Mai"})
    assert form.is_valid() and form.cleaned_data["member"] == book.mai
    assert queries.members_on(book.group2, TODAY).count() == 2
