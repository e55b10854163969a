"""The case's book cut small, and the ways in which people spoil a workbook: each is a function of an openpyxl workbook."""

import io
import random
import re
import unicodedata
from datetime import date, datetime
from functools import cache

import openpyxl

from congdoan.demo.cases import binh_luc
from congdoan.demo.columns import Rows
from congdoan.kernel.text import fold
from congdoan.workbooks import registry

KEPT = frozenset((
    "Lê Thị Mai Lan", "Nguyễn Minh Quân", "Ngô Thị Kim Thơm", "Trần Anh Hiếu", "Nguyễn Thị Nhung", "Hồ Đức Minh", "Vũ Mạnh Tuấn",
    "Nguyễn Văn Thuận", "Nguyễn Duy Thọ", "Nguyễn Thị Phượng", "Trần Ngọc Tuấn", "Nguyễn Đức Chung", "Lưu Thu Thủy",
    "Nguyễn Thị Ngọc Vân",
))  # fmt: skip
"""The chair; two of one name; two periods of one person; a birth year alone; two children of one name; a member who was helped."""
PEOPLE_IN = {
    "Đoàn viên": "Họ và tên",
    "Chức vụ công đoàn": "Họ và tên",
    "Con đoàn viên": "Họ và tên đoàn viên",
    "Thăm hỏi": "Đoàn viên",
    "Tặng quà": "Đoàn viên (cha, mẹ)",
    "Quỹ và đợt vận động": "Người thụ hưởng",
    "Ủng hộ": "Người ủng hộ",
    "Học tập, tuyên truyền": "Người tham gia",
    "Bầu cử": "Người ứng cử",
}
DAYS = {
    "Tặng quà": (date(2016, 9, 14), date(2017, 1, 20), date(2017, 3, 7)),
    "Ủng hộ": (date(2016, 5, 10), date(2016, 9, 6), date(2016, 9, 7), date(2016, 9, 8), date(2021, 8, 18)),
    "Trao tặng": (date(2016, 9, 30), date(2016, 12, 22), date(2017, 5, 19)),
    "Học tập, tuyên truyền": (date(2016, 11, 8), date(2017, 5, 18), date(2019, 3, 7)),
}


@cache
def small_book():
    """The case's workbook as data, cut to fifteen people and the rows that name nobody else."""
    book = binh_luc.workbook()
    return {name: _cut(name, *rows) for name, rows in book.items() if registry.sheet_named(name)}


def without(book, left_out):
    """The book without some rows: {sheet: row numbers as Excel counts them}."""
    return {
        name: Rows(columns, [row for number, row in enumerate(rows, 2) if number not in left_out.get(name, ())])
        for name, (columns, rows) in book.items()
    }


def changed(sheet, row, column, value):
    """A change of the book as data: one cell gets another value."""

    def change(book):
        columns, rows = book[sheet]
        line = list(rows[row - 2])
        line[columns.index(column)] = value
        return {**book, sheet: Rows(columns, [*rows[: row - 2], tuple(line), *rows[row - 1 :]])}

    return change


def rows_of(sheet):
    """[(row number, {title: value})] of the small book."""
    columns, rows = small_book()[sheet]
    return [(number, dict(zip(columns, row, strict=True))) for number, row in enumerate(rows, 2)]


def _cut(sheet, columns, rows):
    return Rows(columns, [row for row in rows if _kept(sheet, dict(zip(columns, row, strict=True)))])


def _kept(sheet, row):
    if sheet in DAYS and row["Ngày"] not in DAYS[sheet]:
        return False
    if sheet == "Bầu cử" and row["Số lượng bầu"] > 1:  # an election comes whole or not at all
        return False
    named = row.get(PEOPLE_IN.get(sheet)) or ""
    return all(re.sub(r" \(.*", "", name) in KEPT or name.startswith("Tất cả") for name in named.split("; ") if name)


def opened(content):
    """An openpyxl workbook of bytes."""
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book):
    """The bytes of an openpyxl workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def position(page, title, header=1):
    """Number of the column with a title."""
    return next(cell.column for cell in page[header] if cell.value == title)


def put(sheet, row, title, value):
    """One cell gets another value; text stays text whatever it begins with."""

    def way(book):
        cell = book[sheet].cell(row, position(book[sheet], title))
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "e" if value.startswith("#") else "s"
        if not isinstance(value, (date, datetime)):
            cell.number_format = "General"

    return way


def every(change, *places):
    """All cells of some columns, given as (sheet, title), through a function."""

    def way(book):
        for sheet, title in places:
            for row in range(2, book[sheet].max_row + 1):
                value = book[sheet].cell(row, position(book[sheet], title)).value
                if value is not None:
                    put(sheet, row, title, change(value))(book)

    return way


def appended(sheet, *values):
    """One more row at the end; ``values`` from the first column on."""
    return lambda book: book[sheet].append(values)


def doubled(sheet, row):
    """The row once more, at the end."""
    return lambda book: book[sheet].append([cell.value for cell in book[sheet][row]])


def reordered(order, *sheets):
    """The rows under the header in another order."""

    def way(book):
        for page in _pages(book, sheets):
            head, *rows = _grid(page)
            _write(page, [head, *order(rows)])

    return way


def turned(*sheets, seed=11):
    """The columns in another order."""

    def way(book):
        for page in _pages(book, sheets):
            order = list(range(page.max_column))
            random.Random(seed).shuffle(order)
            _write(page, [[row[place] for place in order] for row in _grid(page)])

    return way


def spread(*sheets):
    """A blank row before every row."""

    def way(book):
        for page in _pages(book, sheets):
            head, *rows = _grid(page)
            _write(page, [head, *(line for row in rows for line in ([(None, "General")] * len(head), row))])

    return way


def numbered(title="STT", *sheets):
    """A numbering column in front."""

    def way(book):
        for page in _pages(book, sheets):
            head, *rows = _grid(page)
            numbers = [[(title, "General"), *head], *([(number, "General"), *row] for number, row in enumerate(rows, 1))]
            _write(page, numbers)

    return way


def under_titles(*lines, sheets=()):
    """Title rows above the header, merged over all columns, and a blank row."""

    def way(book):
        for page in _pages(book, sheets):
            width = page.max_column
            page.insert_rows(1, len(lines) + 1)
            for row, text in enumerate(lines, 1):
                page.cell(row, 1).value = text
                page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)

    return way


def birth_in_two_columns(book):
    """Sheet Đoàn viên with "Ngày sinh" over "Nam" and "Nữ", all other headings merged over the two header rows; no Giới tính."""
    page = book["Đoàn viên"]
    birth, sex = position(page, "Ngày sinh"), position(page, "Giới tính")
    for row in range(2, page.max_row + 1):
        own, other = page.cell(row, birth), page.cell(row, sex)
        if other.value == "Nữ":
            other.value, other.number_format, own.value = own.value, own.number_format, None
        else:
            other.value = None
    page.insert_rows(2)
    page.cell(1, sex).value = None
    page.cell(2, birth).value, page.cell(2, sex).value = "Nam", "Nữ"
    page.merge_cells(start_row=1, end_row=1, start_column=birth, end_column=sex)
    for column in range(1, page.max_column + 1):
        if column not in (birth, sex):
            page.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)


def written_otherwise(book):
    """Sheet names and headings in capitals, without marks, with asterisks and stray blanks."""
    for number, page in enumerate(book.worksheets):
        page.title = fold(page.title).upper() if number % 2 else f" {page.title.upper()} "
        for place, cell in enumerate(page[1]):
            ways = (str.upper, fold, lambda text: f"{text} *", lambda text: f"  {text.replace(' ', '  ')} (*)\n")
            cell.value = ways[place % len(ways)](cell.value)


def decomposed(book):
    """All text as letters and marks apart (NFD), as some Macs write it."""
    for page in book.worksheets:
        page.title = unicodedata.normalize("NFD", page.title)
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = unicodedata.normalize("NFD", cell.value)


def column_added(sheet, title, value):
    """A column of another title with the same value in each row."""

    def way(book):
        page = book[sheet]
        place = page.max_column + 1
        page.cell(1, place).value = title
        for row in range(2, page.max_row + 1):
            page.cell(row, place).value = value

    return way


def column_dropped(sheet, title):
    """The column is not there."""
    return lambda book: book[sheet].delete_cols(position(book[sheet], title))


def sheet_dropped(sheet):
    """The sheet is not there."""
    return lambda book: book.remove(book[sheet])


def renamed(sheet, name):
    """The sheet goes by another name."""

    def way(book):
        book[sheet].title = name

    return way


def _pages(book, sheets):
    return [book[name] for name in sheets] if sheets else book.worksheets


def _grid(page):
    return [[(cell.value, cell.number_format) for cell in row] for row in page.iter_rows()]


def _write(page, grid):
    page.delete_rows(1, page.max_row)
    for row, cells in enumerate(grid, 1):
        for column, (value, number_format) in enumerate(cells, 1):
            cell = page.cell(row, column)
            cell.value, cell.number_format = value, number_format
