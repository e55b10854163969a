"""One book in every format is one book: cells, dates of both epochs, merged ranges, cells in error; the kind is told by the content."""

import datetime
import unicodedata

import pytest

from congdoan import workbooks
from congdoan.kernel.errors import Refused, Unreadable
from congdoan.workbooks import opening
from congdoan.workbooks.columns import ApproximateDate, Date, Money, NationalId, Phone, Text
from congdoan.workbooks.tests import oldformats
from congdoan.workbooks.tests.factories import book, cells
from congdoan.workbooks.tests.test_importing import GOOD, PEOPLE, counts

DAY = datetime.date(1980, 5, 24)
ROWS = [
    ["Họ và tên", "Ngày sinh", "Số CCCD", "Số tiền"],
    ["Vũ Thị Dung", DAY, "001099012345", 1500000],
    ["Trần\nMai", datetime.date(1999, 12, 31), "=x", 2.5],
    [None, None, None, None],
    ["Ă", "12/03/2017", "+84 912", -3],
]
FORMATS = {"xlsx": book, "xls": oldformats.xls, "ods": oldformats.ods}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("epoch1904", [False, True])
def test_cells_are_the_same_in_every_format(kind, epoch1904):
    opened = opening.opened(FORMATS[kind]({"Hội viên": ROWS, "Thăm": [["a"]]}, epoch1904=epoch1904), "so.xlsx")
    assert (opened.sheet_names, opened.epoch1904, opened.errors) == (["Hội viên", "Thăm"], epoch1904, {})
    assert opened.grid("Hội viên")[0] == ROWS
    assert {type(cell) for row in opened.grid("Hội viên")[0] for cell in row if isinstance(cell, float)} == (
        {opening.Serial1904} if epoch1904 else {float}
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_merged_ranges_are_known(kind):
    content = FORMATS[kind]({"T": [["a", None, "b"], [None, None, "c"]]}, merged={"T": [(0, 0, 1, 1)]})
    assert opening.opened(content).grid("T")[1] == [((0, 0), (1, 1))]


def test_cells_in_error_of_old_excel():
    content = oldformats.xls({"T": [["a", "b"], [1, 2]]}, errors={("T", 1, 0): 0x07, ("T", 1, 1): 0x2A})
    grid = opening.opened(content).grid("T")[0]
    assert grid[1] == ["#DIV/0!", "#N/A"]
    assert {type(cell) for cell in grid[1]} == {opening.ErrorCell}


def test_cells_in_error_of_libreoffice():
    cell = "<table:table-cell table:formula='of:=1/0' office:value-type='string' calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>"
    lost = "<table:table-cell table:formula='of:=A1+1'/>"
    content = oldformats.ods_of("", f"<table:table table:name='T'><table:table-row>{cell}{lost}</table:table-row></table:table>")
    grid = opening.opened(content).grid("T")[0]
    assert grid == [["#DIV/0!", "=A1+1"]]
    assert {type(cell) for cell in grid[0]} == {opening.ErrorCell}


def test_notes_and_drawings_are_no_text_of_the_cell():
    cell = (
        "<table:table-cell office:value-type='string'><office:annotation><text:p>ghi chú</text:p></office:annotation>"
        "<text:p>Vũ<text:s text:c='2'/><text:span>Thị</text:span></text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='2' office:value-type='boolean' office:boolean-value='true'/>"
        "<table:table-cell office:value-type='time' office:time-value='PT08H30M00S'/>"
    )
    rows = f"<table:table-row table:number-rows-repeated='2'>{cell}</table:table-row>"
    content = oldformats.ods_of("", f"<table:table table:name='T'>{rows}</table:table>")
    assert opening.opened(content).grid("T")[0] == [["Vũ  Thị", True, True, datetime.time(8, 30)]] * 2


def windows_1258(text):
    """As Excel of the year 2000 wrote Vietnamese: tones as signs of their own."""
    tones, out = "\u0300\u0301\u0303\u0309\u0323", b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in tones))
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            out += (base + "".join(sign for sign in parts if sign in tones)).encode("cp1258")
    return out


TEXTS = [
    ["Họ và tên", "Số CCCD", "Địa chỉ"],
    ["Nguyễn Hữu Cường", "001099012345", 'Số 5 "ngõ" Đề Thám; xã, huyện'],
    ["Bế Thị Ước", "012", "hai\ndòng"],
]
SEPARATED = {
    **{f"{encoding}{separator!r}": oldformats.csv(TEXTS, separator, encoding=encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16") for separator in ";,\t|"},
    **{f"line end {end!r}": oldformats.csv(TEXTS, end=end) for end in ("\n", "\r\n", "\r")},
    "utf-16 without a mark": oldformats.csv(TEXTS, encoding="utf-16-le"),
    "utf-16, big end first": oldformats.csv(TEXTS, encoding="utf-16-be"),
    "windows-1258": windows_1258(oldformats.csv(TEXTS, encoding="utf-8").decode()),
    "decomposed": unicodedata.normalize("NFD", oldformats.csv(TEXTS, encoding="utf-8").decode()).encode(),
    "with Excel's hint": b"sep=;\r\n" + oldformats.csv(TEXTS, encoding="utf-8"),
    "zeros kept by a formula": oldformats.csv(TEXTS, encoding="utf-8").replace(b";001099012345;", b';="001099012345";'),
}  # fmt: skip


@pytest.mark.parametrize("name", SEPARATED)
def test_separated_text_of_every_kind(name):
    opened = opening.opened(SEPARATED[name], "C:\\So\\Đoàn viên.csv")
    assert opened.sheet_names == ["Đoàn viên"]
    assert opened.grid("Đoàn viên")[0] == TEXTS


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("nom;prénom\nDupré;Élise\nGarçon;Zoë".encode("cp1252"), "Chưa chắc tệp này gõ bằng bảng mã nào"),
        ("Bá;Hoàng\nTrí;Lê".encode("cp1252"), "Chưa chắc tệp này gõ bằng bảng mã nào"),
        ("tên;ngày\nNguyễn;Trần".encode().decode("cp1252").encode(), "đã bị vỡ"),
        (b'a;b\n"c;d\n', "Dòng 2 của tệp có dấu nháy kép"),
        (b"Mot cau chuyen dai.\nHai cau.", "không phải sổ Excel"),
        (b"a;b\0;c\n", "không phải sổ Excel"),
    ],
)
def test_separated_text_that_is_not_sure_is_refused(content, sentence):
    with pytest.raises(Refused, match=sentence):
        opening.opened(content, "so.txt")


def test_a_list_without_separators_is_a_table_only_by_its_name():
    assert opening.opened("Họ và tên\nVũ Thị Dung\n".encode(), "a.csv").grid("a")[0] == [["Họ và tên"], ["Vũ Thị Dung"]]


def test_a_formula_in_separated_text_is_no_value():
    grid = opening.opened(b"a;b\n=cmd|' /C calc'!A0;+84912345678\n", "a.csv").grid("a")[0]
    assert type(grid[1][0]) is opening.ErrorCell
    assert grid[1][1] == "+84912345678"


LOST = [
    (NationalId("T", "t"), 35186000412, "035186000412"),
    (NationalId("T", "t"), 1099012345, "001099012345"),
    (NationalId("T", "t"), 16812345, "016812345"),
    (Phone("T", "t"), 912345678, "0912345678"),
    (Phone("T", "t"), 84912345678, "0912345678"),
    (Money("T", "t"), 12_000_000, 12_000_000),
    (Money("T", "t"), 500_000, 500_000),
    (ApproximateDate("T", "t"), 1980, "1980"),
    (Date("T", "t"), 44705, "2022-05-24"),
    (Date("T", "t"), 24052022, None),
    (NationalId("T", "t"), 99999999999, None),
    (Text("T", "t"), 35186000412, "35186000412"),
]


@pytest.mark.parametrize(("column", "number", "value"), LOST, ids=lambda given: str(given)[:20])
def test_a_number_in_separated_text_is_read_as_that_of_a_workbook(column, number, value):
    def read(content, name):
        cell = opening.opened(content, name).grid("a")[0][1][0]
        try:
            found = column.parse(cell)
        except Unreadable as problem:
            return str(problem.sentence), ""
        return found, str(column.note(cell, found))

    as_book = read(book({"a": [["T", "U"], [number, "x"]]}), "a.xlsx")
    if not isinstance(column, Date):
        assert read(f"T;U\n{number};x\n".encode(), "a.csv") == as_book
    assert (as_book[0] if value is not None else None) == value


def test_what_is_quoted_or_short_in_separated_text_stays_a_text():
    content = b'a;b;c;d\n35186000412;"35186000413";="35186000414";0912345678\n24052;1980;1234567;123456789012\n'
    assert opening.opened(content, "a.csv").grid("a")[0][1:] == [
        [35186000412, "35186000413", "35186000414", "0912345678"],
        ["24052", "1980", "1234567", "123456789012"],
    ]


@pytest.mark.db
@pytest.mark.parametrize(("separator", "encoding", "name"), [(";", "utf-8-sig", "csv"), (",", "utf-8", "csv"), ("\t", "utf-16", "txt")])
def test_a_list_saved_from_excel_as_text_gives_the_rows_of_the_workbook(separator, encoding, name, cast, club_sheets):
    rows = [
        ["Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD"],
        ["Vũ Thị Dung", datetime.date(1980, 3, 12), "Nữ", 35180000412],
        ["Lương Văn Hùng", 1975, "Nam", 1075012345],
        ["Trần Văn An", "24.05.80", "Nam", 16812345],
        ["Bế Thị Ước", 1990, "Nữ", 99999999999],
    ]

    def staged(kind, content):
        batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name=f"Hội viên.{kind}", content=content)
        return batch.counts, [(row.row_no, row.status, row.cells, row.problems) for row in batch.rows.order_by("position")]

    as_book = staged("xlsx", book({"Hội viên": rows}))
    assert staged(name, oldformats.csv(rows, separator, encoding=encoding)) == as_book
    assert as_book[0] == counts(new=3, error=1)
    assert "Đã thêm số 0 ở đầu: 035180000412." in str(as_book[1][0])


@pytest.mark.db
@pytest.mark.parametrize("kind", [*FORMATS, "csv"])
def test_a_book_is_imported_from_every_format_and_comes_back_as_xlsx(kind, cast, club_sheets):
    sheets = GOOD if kind != "csv" else {"Hội viên": PEOPLE}
    content = FORMATS[kind](sheets) if kind != "csv" else oldformats.csv(PEOPLE)
    batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name=f"Hội viên.{kind}", content=content)
    assert batch.counts == counts(new=6 if kind != "csv" else 3)
    workbooks.commit(by=cast.chair, batch=batch)
    marked = workbooks.errors_file(by=cast.chair, batch=batch)
    assert [row[: len(PEOPLE[0])] for row in cells(marked)["Hội viên"]] == [
        [("" if cell is None else str(cell)) for cell in row] for row in PEOPLE
    ]
    again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="lai.xlsx", content=marked)
    assert again.counts == counts(same=6 if kind != "csv" else 3)


@pytest.mark.db
@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("../../etc/so.xlsx", "so.xlsx"),
        ("C:\\Sổ\\so.xlsx", "so.xlsx"),
        ("so\r\nX-Bad: 1.xlsx", "so X-Bad: 1.xlsx"),
        ("so\0.xlsx", "so.xlsx"),
        ("so\u202excslx.exe", "soxcslx.exe"),
        ("sổ\u2028 một.xlsx", "sổ một.xlsx"),
        ("ệ" * 300 + ".xlsx", "ệ" * 195 + ".xlsx"),
        ("", "so.xlsx"),
    ],
)
def test_the_files_name_is_stored_clean(given, stored, cast, club_sheets):
    assert workbooks.preview(by=cast.chair, unit=cast.union, file_name=given, content=book(GOOD)).file_name == stored
