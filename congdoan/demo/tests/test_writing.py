"""What a written book is: real dates, real numbers, text as text, a frozen bold header."""

from datetime import date, datetime

import openpyxl
import pytest

from congdoan.demo import columns, dump, writing

BOOK = {
    "Thăm hỏi": columns.sheet("Thăm hỏi", [
        {"Ngày": date(2018, 11, 13), "Đoàn viên": "=1+1", "Lý do": "ốm đau", "Số tiền": 1_500_000, "Người thăm": "https://example.vn",
         "Số chứng từ": "0012"},
    ]),
    "Con đoàn viên": columns.sheet("Con đoàn viên", [{"Họ và tên đoàn viên": "Trần Thị Mai", "Tên con": "Minh Khôi", "Năm sinh": 2013}]),
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    writing.write(tmp_path / "so.xlsx", BOOK, titles={"Thăm hỏi": "SỔ THĂM HỎI"})
    return tmp_path / "so.xlsx"


def test_dates_and_money_are_numbers_with_their_formats(path):
    row = openpyxl.load_workbook(path)["Thăm hỏi"][4]
    assert row[0].value == datetime(2018, 11, 13)
    assert row[0].number_format == "dd/mm/yyyy"
    assert row[3].value == 1_500_000
    assert row[3].number_format == "#,##0"


def test_years_are_not_written_as_money(path):
    assert openpyxl.load_workbook(path)["Con đoàn viên"]["C2"].number_format == "0"


def test_text_stays_text(path):
    row = openpyxl.load_workbook(path)["Thăm hỏi"][4]
    assert [row[1].data_type, row[1].value] == ["s", "=1+1"]
    assert row[5].hyperlink is None
    assert row[6].value == "0012"


def test_the_header_is_bold_and_frozen_below_its_title(path):
    book = openpyxl.load_workbook(path)
    assert book["Thăm hỏi"]["A1"].value == "SỔ THĂM HỎI"
    assert book["Thăm hỏi"].freeze_panes == "A4"
    assert book["Con đoàn viên"].freeze_panes == "A2"
    assert book["Con đoàn viên"]["A1"].font.bold


def test_the_same_book_is_the_same_file(path, tmp_path):
    writing.write(tmp_path / "lai.xlsx", BOOK, titles={"Thăm hỏi": "SỔ THĂM HỎI"})
    assert (tmp_path / "lai.xlsx").read_bytes() == path.read_bytes()


def test_a_title_that_the_sheet_lacks_is_an_error():
    with pytest.raises(KeyError, match="Lí do"):
        columns.sheet("Thăm hỏi", [{"Lí do": "ốm đau"}])


def test_the_dump_reads_as_people_write(path):
    text = list(dump.lines(path))
    assert "13/11/2018 | =1+1 | ốm đau | 1.500.000 |  | https://example.vn | 0012" in text
    assert list(dump.lines(path, ["Con đoàn viên"]))[-1] == "Trần Thị Mai | Minh Khôi | 2013"
