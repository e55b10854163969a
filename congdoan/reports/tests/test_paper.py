"""Văn bản: what the model of a paper says of itself, and how words, dates and numbers are written on it."""

from datetime import date
from decimal import Decimal

import pytest

from congdoan.reports.paper import GAP, Blank, FigureRun, Heading, Paper, Run, Section, Signature, printed, section_title
from congdoan.reports.tests.factories import paper, said, whole_report
from congdoan.reports.vietnamese import bound, capitals, name_lines, printable, shown


def test_title_reads_as_a_sentence():
    assert paper().title == "Báo cáo Tổng kết hoạt động công đoàn nhiệm kỳ 2017-2022"


def test_place_and_date_take_zeros_before_small_numbers():
    assert paper().place_and_date == "Bình An, ngày 05 tháng 02 năm 2023"
    assert paper(dated_on=date(2023, 11, 28)).place_and_date == "Bình An, ngày 28 tháng 11 năm 2023"


def test_unsigned_paper_leaves_room_for_the_day():
    unsigned = paper(day_left_blank=True, number="Số:      /BC-CĐCS")
    assert unsigned.place_and_date.split() == ["Bình", "An,", "ngày", "tháng", "năm", "2023"]
    assert f"số {GAP}/BC-CĐCS ngày" in unsigned.annex_reference


def test_annex_names_the_paper_it_belongs_to():
    expected = "(Kèm theo Báo cáo số 07/BC-CĐCS ngày 05 tháng 02 năm 2023 của Công đoàn Trung tâm Y tế huyện Bình An)"
    assert paper().annex_reference == expected
    assert paper(number="").annex_reference.startswith("(Kèm theo Báo cáo ngày 05")


def test_figures_come_in_reading_order_from_all_sections():
    figures = list(whole_report().figures())
    assert [figure.key for figure in figures[:3]] == ["membership.members", "membership.staff", "membership.women"]
    assert FigureRun("15.000.000 đ", "care.visits", "amount") in figures


def test_declared_figure_says_so_wherever_it_is_printed():
    assert printed(FigureRun("4.200.000 đ", "finance.carried", declared=True)) == "4.200.000 đ (số khai báo)"
    assert said("Quỹ: ", FigureRun("4.200.000 đ", "finance.carried", declared=True), ".").text == "Quỹ: 4.200.000 đ (số khai báo)."


def test_numbers_stand_before_titles_only_where_there_are_any():
    assert section_title(Section("II", "Kết quả")) == "II. Kết quả"
    assert section_title(Section("", "Kết quả")) == "Kết quả"
    assert Heading("1", "Chăm lo").text == "1. Chăm lo"
    assert Blank("nguyên nhân").text == "[Chờ viết: nguyên nhân]"


def test_deputy_signs_under_the_chair():
    assert Signature("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Lê An", deputising="KT. CHỦ TỊCH").offices == (
        "TM. BAN THƯỜNG VỤ",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    )


def test_a_paper_cannot_be_changed():
    with pytest.raises(AttributeError):
        paper().subject = "Khác"
    assert isinstance(hash(paper()), int) and isinstance(paper(), Paper)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (15_000_000, "15.000.000"),
        (0, "0"),
        (-1_500, "-1.500"),
        (Decimal("4.5"), "4,5"),
        (96.4, "96,4"),
        (Decimal("1234567.25"), "1.234.567,25"),
        (None, ""),
        (date(2022, 5, 4), "04/05/2022"),
        ("82%", "82%"),
    ],
)
def test_cells_are_written_as_in_vietnam(cell, expected):
    assert shown(cell) == expected


def test_capitals_keep_their_marks():
    assert capitals("Công đoàn cơ sở phường Thượng Thanh ưỡn") == "CÔNG ĐOÀN CƠ SỞ PHƯỜNG THƯỢNG THANH ƯỠN"
    assert capitals("e\u0302\u0301") == "Ế"


@pytest.mark.parametrize(
    ("written", "ink"),
    [
        ("Tho\u0323\u0302", "Thộ"),
        ("hai\ndòng\tvà\u2028ba", "hai dòng và ba"),
        ("chuông\x07 và \x00", "chuông  và  "),
        ("\u202eđảo\u202c\u200b ngược\ufeff", "đảo ngược"),
        ("nửa \ud83d cặp \ufffe", "nửa  cặp "),
        ("rộng\u3000rãi", "rộng rãi"),
        ("30\u00a0đoàn viên", "30\u00a0đoàn viên"),
        ('#panic("x") *đậm* <Dệt & May>', '#panic("x") *đậm* <Dệt & May>'),
    ],
)
def test_only_what_ink_can_show_is_printed(written, ink):
    assert printable(written) == ink


def test_number_and_unit_of_measure_stay_together():
    assert bound("30 đoàn viên với số tiền 15.000.000 đ") == "30\u00a0đoàn viên với số tiền 15.000.000\u00a0đ"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("", []),
        ("LĐLĐ HUYỆN BÌNH AN", ["LĐLĐ HUYỆN BÌNH AN"]),
        ("LIÊN ĐOÀN LAO ĐỘNG HUYỆN BÌNH AN", ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN BÌNH AN"]),
        ("CÔNG ĐOÀN CÁC CƠ QUAN ĐẢNG VÀ ĐOÀN THỂ", ["CÔNG ĐOÀN CÁC CƠ QUAN", "ĐẢNG VÀ ĐOÀN THỂ"]),
        ("CÔNG ĐOÀN CƠ SỞ TRƯỜNG TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ THỊ TRẤN BÌNH AN", None),
    ],
)
def test_long_names_part_where_officers_part_them(name, lines):
    found = name_lines(name, longest=26)
    assert " ".join(found) == name
    assert all(len(line) <= 26 for line in found)
    if lines is not None:
        assert found == lines


def test_runs_are_plain_words():
    assert printed(Run("Ban Chấp hành")) == "Ban Chấp hành"
