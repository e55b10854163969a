"""Books typed with the fonts of the nineties: read in Unicode, shown before and after, and never written unseen."""

import pytest

from congdoan import workbooks
from congdoan.kernel.errors import Refused
from congdoan.kernel.oldtext import TCVN3, VNI
from congdoan.people.models import Person
from congdoan.workbooks.tests.factories import book
from congdoan.workbooks.tests.test_importing import GOOD, PEOPLE, bring_in, counts, preview
from tests.oldfonts import typed_rows

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]


def old(table, sheets):
    return {name: typed_rows(table, rows) for name, rows in sheets.items()}


@pytest.mark.parametrize("table", [TCVN3, VNI])
def test_a_whole_book_in_an_old_font_is_the_same_book(cast, table):
    batch = preview(cast, old(table, GOOD))
    assert batch.counts == counts(new=6)
    assert [sheet["tables"] for sheet in batch.old_text] == [[table], [table]]
    assert all(typed != read for sheet in batch.old_text for typed, read in sheet["samples"])
    workbooks.commit(by=cast.chair, batch=batch, old_text_right=True)
    assert Person.objects.filter(full_name__in=["Vũ Thị Dung", "Lương Văn Hùng", "Trần Thị Mai"]).count() == 6  # three are of the cast
    assert preview(cast, GOOD).counts == counts(same=6)


def test_it_is_not_written_unseen(cast):
    batch = preview(cast, old(TCVN3, GOOD))
    with pytest.raises(Refused, match="bảng mã cũ"):
        workbooks.commit(by=cast.chair, batch=batch)
    with pytest.raises(Refused, match="bảng mã cũ"):
        workbooks.bring_in(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(old(VNI, GOOD)))
    batch.refresh_from_db()
    assert batch.state == "previewed"
    assert preview(cast, GOOD).counts == counts(new=6)


def test_the_command_line_shows_samples(cast):
    assert "NguyÔn" not in workbooks.summary(preview(cast, GOOD))
    assert "Vò ThÞ Dung -> Vũ Thị Dung" in workbooks.summary(preview(cast, old(TCVN3, GOOD)))


def test_a_book_of_today_needs_no_yes(cast):
    assert preview(cast, GOOD).old_text == []
    assert bring_in(cast, GOOD).counts == counts(new=6)


def test_a_column_put_together_from_old_and_new(cast):
    mixed = {"Hội viên": [*PEOPLE[:2], *typed_rows(VNI, PEOPLE[2:])]}
    batch = preview(cast, mixed)
    assert batch.counts == counts(new=3)
    assert batch.old_text[0]["cells"] == 3  # two names and a Nữ


def test_one_old_cell_among_names_of_today(cast):
    """Names with â and ô alone would make sense by the old table too; what stands beside them says that they are of today."""
    names = ["Lê Văn Tân", "Trần Thị Hân", "Đỗ Công Tôn", "Lê Tân"]
    rows = [["Họ và tên", "Ngày sinh", "Giới tính"], ["NguyÔn ThÞ Hoµ", "1980", "Nữ"], *([name, "1981", "Nam"] for name in names)]
    batch = preview(cast, {"Hội viên": rows})
    assert (batch.guesses, batch.old_text[0]["cells"]) == ([], 1)
    workbooks.commit(by=cast.chair, batch=batch, old_text_right=True)
    assert list(Person.objects.order_by("-pk")[:5].values_list("full_name", flat=True)) == ["Nguyễn Thị Hoà", *names][::-1]
