"""Twenty files typed with TCVN3 or VNI, read right cell by cell and never written unseen; twenty files of today without a false alarm."""

import unicodedata

import pytest

from congdoan import workbooks
from congdoan.kernel.errors import Refused
from congdoan.workbooks import opening, rereading
from congdoan.workbooks.tests import oldbooks, oldformats
from congdoan.workbooks.tests.factories import book
from tests.oldfonts import typed

OLD, CLEAN = oldbooks.old_books(), oldbooks.clean_books()
SHARE = 0.98


def read(content, file_name):
    """({sheet: grid}, {sheet: what was told}) as the import reads them."""
    opened = opening.opened(content, file_name)
    grids = {name: opened.grid(name)[0] for name in opened.sheet_names}
    return grids, {name: rereading.in_unicode(grid, opened.fonts.get(name)) for name, grid in grids.items()}


def test_the_corpus_is_large_enough():
    assert (len(OLD), len(CLEAN)) == (20, 20)


@pytest.mark.parametrize("name", OLD)
def test_cells_are_read_as_they_were_meant(name):
    content, file_name, meant = OLD[name]
    grids, told = read(content, file_name)
    cells = [
        (grids[sheet][row][column], cell)
        for sheet, rows in meant.items()
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    texts = [(found, cell) for found, cell in cells if isinstance(cell, str)]
    wrong = [(found, cell) for found, cell in texts if found != cell]
    assert len(texts) - len(wrong) >= SHARE * len(texts), f"{name}: {len(texts) - len(wrong)} of {len(texts)} texts right; {wrong[:20]}"
    assert all(found == cell for found, cell in cells if not isinstance(cell, str)), "numbers and days are as they were"
    assert any(told.values())


def test_all_in_all_nearly_every_cell_is_right():
    right = total = 0
    for content, file_name, meant in OLD.values():
        grids = read(content, file_name)[0]
        pairs = [
            (grids[sheet][row][column], cell)
            for sheet, rows in meant.items()
            for row, line in enumerate(rows)
            for column, cell in enumerate(line)
        ]
        right += sum(1 for found, cell in pairs if found == cell)
        total += len(pairs)
    assert right >= SHARE * total, f"{right} of {total} cells"
    assert total > 5000


@pytest.mark.parametrize("name", OLD)
def test_none_is_written_unseen(name, cast, club_sheets):
    content, file_name, _meant = OLD[name]
    with pytest.raises(Refused, match="bảng mã cũ"):
        workbooks.bring_in(by=cast.chair, unit=cast.union, file_name=file_name, content=content)
    assert workbooks.preview(by=cast.chair, unit=cast.union, file_name=file_name, content=content).old_text


@pytest.mark.parametrize("name", CLEAN)
def test_a_book_of_today_is_left_alone(name):
    content, file_name = CLEAN[name]
    grids, told = read(content, file_name)
    assert not any(told.values()), told
    opened = opening.opened(content, file_name)
    assert grids == {sheet: opened.grid(sheet)[0] for sheet in opened.sheet_names}
    assert all(unicodedata.is_normalized("NFC", cell) for grid in grids.values() for row in grid for cell in row if isinstance(cell, str))


def test_what_reads_both_ways_goes_with_its_font():
    rows = [["Họ và tên", "Tổ"], ["Nguyễn Thị Hoà", "Bỏ"], ["Trần Văn Bằng", "Mảo"], ["Lê Hữu Cường", "Sỏm"]]
    old = [[typed("TCVN3 (ABC)", cell) for cell in row] for row in rows]
    assert old[1][1] == "Bá"  # a word of today as well
    grid, told = read(oldformats.xlsx({"T": old}, lambda *_cell: ".VnTime"), "so.xlsx")
    assert grid["T"] == rows
    assert told["T"]["tables"] == ["TCVN3 (ABC)"]


def test_a_font_alone_changes_nothing():
    rows = [["Tổ", "Tên"], ["Bá", "Mão"]]
    grid, told = read(oldformats.xlsx({"T": rows}, lambda *_cell: ".VnTime"), "so.xlsx")
    assert (grid["T"], told["T"]) == (rows, {})


def test_runs_within_a_cell_tell_their_font(tmp_path):
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page, bold = made.add_worksheet("T"), made.add_format({"font_name": ".VnTime", "bold": True})
        plain = made.add_format({"font_name": ".VnTime"})
        page.write_string(0, 0, typed("TCVN3 (ABC)", "Nguyễn Thị Hoà"))
        page.write_rich_string(1, 0, bold, "B", plain, "á", plain)
    assert opening.opened(path.read_bytes()).fonts["T"][1, 0].table == "TCVN3 (ABC)"


def test_a_font_of_capitals_means_capitals():
    rows = [[typed("TCVN3 (ABC)", "Nguyễn Thị Hoà")], ["Mai Lan"]]
    grid, _told = read(oldformats.xlsx({"T": rows}, lambda *_cell: ".VnTimeH"), "so.xlsx")
    assert grid["T"] == [["NGUYỄN THỊ HOÀ"], ["MAI LAN"]]


def test_a_book_without_old_fonts_has_none():
    assert opening.opened(book({"T": [["Nguyễn"]]})).fonts == {}
