"""What stands under no heading is told with its rows, kept in the preview, and can be made a column of ours; nothing is lost unsaid."""

import pytest

from congdoan.membership.sheets import MEMBERS
from congdoan.overview.tests.factories import at, previewed
from congdoan.overview.tests.test_columns_screen import filled, page_of, send
from congdoan.workbooks import registry
from congdoan.workbooks.actions import batches
from congdoan.workbooks.models import Layout

pytestmark = pytest.mark.db
HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào công đoàn", "Đơn vị (mã)", None, None]
LETTERS = "ABCDEGHIKL"
TITLE = "cột G (không có tiêu đề)"


@pytest.fixture(autouse=True)
def our_sheets():
    with registry.instead(MEMBERS):
        yield


def rows(notes):
    """Ten rows of members; ``notes``: {place: what stands two columns to the right}."""
    return [
        HEAD,
        *([f"Trần Văn {one}", "1980", "Nam", "01/09/2015", "KDD-T1", None, notes.get(place)] for place, one in enumerate(LETTERS)),
    ]


def preview(cast, notes, more=()):
    return previewed(cast.chair, cast.union, {"Đoàn viên": [*rows(notes), *more]})


def remarks(batch):
    return [(one["row"], one["column"], one["sentence"]) for one in batch.remarks]


def test_a_few_cells_beside_the_table_are_told_and_kept(cast):
    batch = preview(cast, {2: "0912345678 (vợ)", 7: "đã nghỉ từ 1/5/2026"})
    assert remarks(batch) == [(1, TITLE, "Ô ở dòng 4, 9 không nằm dưới tiêu đề nào; không nhập, vẫn hiện khi xem trước.")]
    assert batch.guesses == []
    extra = {row.row_no: row.extra for row in batch.rows.all() if row.extra}
    assert extra == {4: {TITLE: "0912345678 (vợ)"}, 9: {TITLE: "đã nghỉ từ 1/5/2026"}}


def test_the_preview_shows_them(cast, sign_in):
    batch = preview(cast, {2: "0912345678 (vợ)"})
    page = sign_in(cast.chair).get(at("import", batch)).content.decode()
    assert "Ô ở dòng 4 không nằm dưới tiêu đề nào" in page
    assert "0912345678 (vợ)" in page


def test_a_row_that_has_nothing_else_is_told(cast):
    batch = preview(cast, {}, more=[[None] * 6 + ["cả tổ chưa nộp ảnh"]])
    assert remarks(batch) == [(12, "", "Bỏ qua: không có gì ở các cột đã hiểu.")]


def test_many_rows_are_counted(cast):
    batch = previewed(
        cast.chair, cast.union, {"Đoàn viên": [HEAD, *rows({})[1:] * 4, *[[*row[:6], "xem"] for row in rows({})[1:]], *rows({})[1:2]]}
    )
    ((_row, _column, sentence),) = remarks(batch)
    assert sentence.startswith("Ô ở dòng 42, 43, 44, 45, 46, 47, 48, 49, 50, 51 không nằm")


def test_it_can_be_made_a_column_of_ours(cast, sign_in):
    batch, client = preview(cast, {2: "0912345678"}), sign_in(cast.chair)
    send(client, batch, filled(page_of(client, batch), **{"t0-column-6": "phone"}))
    batch.refresh_from_db()
    assert remarks(batch) == []
    assert batch.rows.get(row_no=4).cells["phone"] == "0912345678"


def test_the_next_file_is_read_as_the_last_one_without_the_note(cast, sign_in):
    batch, client = preview(cast, {2: "ghi bên lề"}), sign_in(cast.chair)
    send(client, batch, filled(page_of(client, batch)))
    batch.refresh_from_db()
    assert len(remarks(batch)) == 1
    batches.commit(by=cast.chair, batch=batch)
    assert "6" not in Layout.objects.get().mapping["columns"]
    again = preview(cast, {})
    assert (remarks(again), again.counts["same"]) == ([], 10)
