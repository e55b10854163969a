"""Các bản in: words and numbers come back out of every format, in the layout of Decree 30/2020, annex I."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import openpyxl
import pypdf
import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext_lazy
from docx.oxml.ns import qn

from congdoan.reports.paper import AnnexRow, AnnexTable, Column, FigureRun, Section, Signature, Table
from congdoan.reports.tests.factories import FILLER, dashed, of_length, paper, said, whole_report
from congdoan.reports.writers import WRITERS

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
HOSTILE = ('#panic("x") *đậm* _nghiêng_', "<Dệt & May>", r"$x^2$ \u{41} // @ai", "=1+1", '"; DROP TABLE', "{{ name }}")
NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def written(extension, given):
    return WRITERS[extension].write(given)


def pdf_of(given):
    return pypdf.PdfReader(io.BytesIO(written("pdf", given)))


def docx_of(given):
    return docx.Document(io.BytesIO(written("docx", given)))


def sheets_of(given):
    return openpyxl.load_workbook(io.BytesIO(written("xlsx", given)))


def words(text):
    """Words parted by single spaces, as the eye reads them."""
    return " ".join(text.split())


def pdf_words(given):
    return words(" ".join(page.extract_text() for page in pdf_of(given).pages))


def docx_words(given):
    body = docx_of(given).element.body
    paragraphs = ("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return words(" ".join(paragraphs))


def txt_words(given):
    return words(written("txt", given).decode())


def html_words(given):
    page = BeautifulSoup(written("html", given), "html.parser")
    for script_or_style in page(["style", "title"]):
        script_or_style.decompose()
    return words(page.get_text(" "))


READ = {"pdf": pdf_words, "docx": docx_words, "txt": txt_words, "html": html_words}


def boxes(content, tmp_path):
    """Each page of a PDF as lines: (left, top, right, bottom, text) in points."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(content)
    found = subprocess.run(["pdftotext", "-bbox-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    line = re.compile(r'<line xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</line>', re.S)
    return [
        [(*map(float, match.group(1, 2, 3, 4)), words(re.sub("<.+?>", " ", match[5]))) for match in line.finditer(page)]
        for page in found.split("<page ")[1:]
    ]


@pytest.mark.parametrize("extension", READ)
def test_every_word_and_figure_comes_back_out(extension):
    text = READ[extension](whole_report())
    for expected in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "CÔNG ĐOÀN TRUNG TÂM Y TẾ HUYỆN BÌNH AN",
        "Số: 07/BC-CĐCS",
        "Bình An, ngày 05 tháng 02 năm 2023",
        "BÁO CÁO Tổng kết hoạt động công đoàn nhiệm kỳ 2017-2022",
        "I. TÌNH HÌNH CHUNG",
        "1. Chăm lo đời sống, bảo vệ quyền lợi đoàn viên",
        "thăm hỏi 30 đoàn viên với số tiền 15.000.000 đ; tặng quà cho 60 cháu là con đoàn viên",
        "4.200.000 đ (số khai báo).",
        "Quỹ bảo trợ trẻ em 56 11.200.000",
        "Cộng 55.700.000",
        "[Chờ viết: ưu điểm, hạn chế và nguyên nhân]",
        "của Công đoàn Trung tâm Y tế huyện Bình An./.",
        "Nơi nhận: - Liên đoàn Lao động huyện (báo cáo); - Cấp ủy, Ban Giám đốc; - Lưu: CĐCS.",
        "TM. BAN CHẤP HÀNH CHỦ TỊCH",
        "Nguyễn Thị Thu Hằng",
        "PHỤ LỤC SỐ LIỆU (Kèm theo Báo cáo số 07/BC-CĐCS",
        "STT Chỉ tiêu Đơn vị tính Số liệu Ghi chú",
        "7 Quỹ xã hội năm 2016 chuyển sang đồng 4.200.000 Số khai báo",
        "chuyên đề 18",
    ):
        assert expected in text


@pytest.mark.parametrize("extension", READ)
def test_the_body_ends_with_its_mark_once(extension):
    for last in (said("Xin báo cáo."), said("Xin báo cáo"), said("Xin báo cáo./."), dashed("Xin báo cáo;")):
        assert READ[extension](paper(sections=(Section("I", "Tình hình", (last,)),))).count("Xin báo cáo./.") == 1
    table = Table((Column("Quỹ"),), (("Quỹ xã hội",),))
    assert READ[extension](paper(sections=(Section("I", "Quỹ", (table,)),))).count("./.") == 1
    assert READ[extension](paper(sections=())).count("./.") == 1


@pytest.mark.parametrize("extension", READ)
def test_names_come_out_as_typed(extension):
    for name in HOSTILE:
        text = READ[extension](hostile(name))
        assert text.count(name) >= 7, f"{name} in {text}"
        assert f"2023 của {name})" in text


def hostile(name):
    """A paper with one name in its body, a table, the recipients, the signature and the annex."""
    table = Table((Column("Tên"),), ((name,),), caption=name)
    rows = (AnnexRow("1", name, "người", 1),)
    body = Section("I", "Tên", (said(name, " đã dự."), table, said("Hết.")))
    signature = Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", name)
    return paper(issuer=name, sections=(body,), recipients=("Như trên", name), annex=(AnnexTable("", rows),), signature=signature)


def test_letters_that_the_font_lacks_become_a_box_in_pdf_and_stay_in_word():
    odd = paper(sections=(Section("I", "Tên", (said("Cháu 😀 tên 中, người Ê Đê, Mnông, Xơ Đăng."),)),))
    assert "Cháu □ tên □, người Ê Đê, Mnông, Xơ Đăng./." in pdf_words(odd)
    assert "Cháu 😀 tên 中, người Ê Đê" in docx_words(odd)


def test_decomposed_and_broken_text_is_printed_composed():
    odd = paper(signature=Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Nguye\u0302\u0303n\x00 Thi\u0323\u202e Hă\u0300ng"))
    for read in READ.values():
        assert "Nguyễn Thị Hằng" in read(odd)


def test_words_of_the_catalogue_are_printed_too():
    late = paper(annex=(AnnexTable(gettext_lazy("Chăm lo"), (AnnexRow("1", gettext_lazy("Số lượt"), "lượt", 96.4),)),))
    assert all("Số lượt lượt 96,4" in read(late) for read in READ.values())


def test_addressees_stand_on_one_line_or_in_a_list():
    for read in READ.values():
        assert "Kính gửi: Liên đoàn Lao động huyện" in read(paper(addressees=("Liên đoàn Lao động huyện",)))
        assert "Kính gửi: - Ban Thường vụ; - Ủy ban Kiểm tra." in read(paper(addressees=("Ban Thường vụ;", "Ủy ban Kiểm tra")))


def test_what_is_missing_leaves_nothing_behind():
    bare = paper(superior="", number="", place="", recipients=(), sections=(), signature=Signature("", "CHỦ TỊCH"))
    for read in READ.values():
        text = read(bare)
        assert "ngày 05 tháng 02 năm 2023" in text and "Nơi nhận" not in text and "None" not in text


@pytest.mark.parametrize("extension", WRITERS)
def test_the_same_paper_gives_the_same_bytes(extension):
    assert written(extension, whole_report()) == written(extension, whole_report())


@pytest.mark.parametrize("extension", ["docx", "xlsx"])
def test_files_do_not_carry_the_hour_they_were_packed(extension):
    with zipfile.ZipFile(io.BytesIO(written(extension, paper()))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# PDF


def test_pdf_is_a4_portrait_for_archives_and_readers_aloud():
    reader = pdf_of(whole_report())
    for page in reader.pages:
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx(A4, abs=0.5)
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == "vi" and catalog["/MarkInfo"]["/Marked"]
    assert b"<pdfaid:part>2</pdfaid:part>" in catalog["/Metadata"].get_data()
    assert reader.metadata.title == whole_report().title and reader.metadata.author == whole_report().issuer
    assert reader.metadata.creation_date.date() == date(2023, 2, 5)


def test_pdf_outline_names_the_sections():
    titles = [entry.title for entry in pdf_of(whole_report()).outline if not isinstance(entry, list)]
    assert titles[0] == "I. TÌNH HÌNH CHUNG" and titles[-1] == "PHỤ LỤC SỐ LIỆU" and len(titles) == 6


def test_pdf_holds_our_font_and_no_other():
    fonts = set()
    for page in pdf_of(whole_report()).pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font["/DescendantFonts"][0]
            assert "/FontFile2" in descendant["/FontDescriptor"]
            fonts.add(descendant["/BaseFont"].split("+")[1])
    assert fonts == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_pdf_keeps_the_margins(tmp_path):
    pages = boxes(written("pdf", whole_report()), tmp_path)
    body = [line for lines in pages for line in lines if not line[4].isdigit() or line[1] > 20 * MM]
    assert min(line[0] for line in body) == pytest.approx(30 * MM, abs=0.5)
    assert max(line[2] for line in body) == pytest.approx(A4[0] - 15 * MM, abs=0.5)
    assert min(line[1] for line in body) >= 20 * MM - 1
    assert A4[1] - 40 * MM < max(line[3] for line in body) <= A4[1] - 20 * MM + 1


def test_pdf_national_name_stays_on_one_line(tmp_path):
    long_names = paper(superior="Liên đoàn Lao động " * 4, issuer="Công đoàn cơ sở Công ty " * 5, place="Thành phố Hồ Chí Minh")
    for given in (paper(), long_names):
        lines = boxes(written("pdf", given), tmp_path)[0]
        name = next(line for line in lines if NATIONAL_NAME in line[4])
        assert name[4] == NATIONAL_NAME
        assert name[0] > 30 * MM + 0.4 * 165 * MM
        assert not any(line is not name and line[2] > name[0] and abs(line[1] - name[1]) < 5 for line in lines)


def test_pdf_numbers_its_pages_from_the_second_on(tmp_path):
    pages = boxes(written("pdf", whole_report()), tmp_path)
    numbers = [[line for line in lines if line[3] < 20 * MM] for lines in pages]
    assert [[line[4] for line in found] for found in numbers] == [[], *([str(page)] for page in range(2, len(pages) + 1))]
    middle = (30 * MM + A4[0] - 15 * MM) / 2
    assert all((line[0] + line[2]) / 2 == pytest.approx(middle, abs=1) for found in numbers for line in found)


@pytest.mark.parametrize("last", [1, 7, 30])
def test_pdf_signature_is_never_alone_on_its_page(last):
    for length in range(1, 31):
        pages = [page.extract_text() for page in pdf_of(of_length(length, last)).pages]
        signed = next(text for text in pages if "TM. BAN CHẤP HÀNH" in text)
        assert "Nguyễn Thị Thu Hằng" in signed and "Lưu: CĐCS." in signed
        above = [line for line in signed.split("Nơi nhận:")[0].splitlines() if line.strip() and not line.strip().isdigit()]
        assert len(above) >= 2 and "./." in signed, f"{length} paragraphs: only {above} above the signature"


def test_pdf_signature_stands_below_the_last_line(tmp_path):
    for length in (1, 4, 9):
        lines = boxes(written("pdf", of_length(length)), tmp_path)[-1]
        last = next(line for line in lines if line[4].endswith("./."))
        foot = [line for line in lines if line[4] in ("Nơi nhận:", "TM. BAN CHẤP HÀNH", "Nguyễn Thị Thu Hằng")]
        assert len(foot) == 3
        assert all(line[1] > last[3] for line in foot)
        assert last[3] - max(line[3] for line in lines if line[3] < last[3]) < 30


def test_pdf_long_last_paragraph_still_fills_its_pages(tmp_path):
    first = boxes(written("pdf", of_length(2, last=30)), tmp_path)[0]
    assert max(line[3] for line in first) > A4[1] - 40 * MM


def test_pdf_annex_begins_a_page_and_repeats_its_head():
    rows = tuple(AnnexRow(str(number), f"Chỉ tiêu {number}", "lượt", number) for number in range(1, 61))
    pages = [page.extract_text() for page in pdf_of(paper(annex=(AnnexTable("", rows),))).pages]
    assert "PHỤ LỤC" not in pages[0] and "PHỤ LỤC SỐ LIỆU" in pages[1]
    assert len(pages) > 2 and all("Đơn vị tính" in text for text in pages[1:])


# Word


def test_docx_page_language_and_properties():
    document = docx_of(whole_report())
    page = document.sections[0]
    assert [round(side.mm) for side in (page.page_width, page.page_height)] == [210, 297]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.mm) for side in margins] == [20, 20, 30, 15]
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == "vi-VN"
    assert set(next(defaults.iter(qn("w:rFonts"))).attrib.values()) == {"Times New Roman"}
    properties = document.core_properties
    assert (properties.title, properties.author) == (whole_report().title, whole_report().issuer)
    assert properties.created.date() == date(2023, 2, 5)


def test_docx_numbers_its_pages_by_a_field_not_on_the_first():
    page = docx_of(paper()).sections[0]
    assert page.different_first_page_header_footer and page.first_page_header.is_linked_to_previous
    field = next(page.header.paragraphs[0]._p.iter(qn("w:fldSimple")))
    assert field.get(qn("w:instr")).strip() == "PAGE" and page.header.paragraphs[0].style.style_id == "Header"


def test_docx_is_made_of_words_own_styles():
    document = docx_of(whole_report())
    styles = {each.text: each.style.style_id for each in document.paragraphs}
    assert styles["BÁO CÁO"] == "Title" and styles["I. TÌNH HÌNH CHUNG"] == "Heading1"
    assert styles["1. Chăm lo đời sống, bảo vệ quyền lợi đoàn viên"] == "Heading2"
    assert styles["Giới thiệu ít nhất 5 đoàn viên ưu tú cho Đảng."] == "Dash"
    normal = document.styles["Normal"]
    assert normal.font.size.pt == 14 and normal.paragraph_format.first_line_indent.cm == pytest.approx(1.27)
    assert document.styles["Heading 1"].paragraph_format.keep_with_next


def test_docx_signature_goes_with_the_last_paragraph():
    for given in (whole_report(), of_length(12), of_length(3, last=9)):
        document = docx_of(given)
        foot = next(table for table in document.tables if "Nơi nhận" in table.cell(0, 0).text)
        before = foot._tbl.getprevious()
        assert "./." in "".join(text.text for text in before.iter(qn("w:t")))
        assert before.pPr.find(qn("w:keepNext")) is not None
        assert foot._tbl.tr_lst[0].trPr.find(qn("w:cantSplit")) is not None


def test_docx_tables_have_set_widths_and_repeat_their_heads():
    document = docx_of(whole_report())
    head, drives, foot, care, education = document.tables
    for table in document.tables:
        assert not table.autofit
        assert sum(column.width.mm for column in table.columns) == pytest.approx(165, abs=0.5)
    for table in (drives, care, education):
        assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
    assert len(care.rows) == 8 and care.cell(4, 3).text == "15.000.000"
    assert not list(head._tbl.iter(qn("w:tblBorders"))) and not list(foot._tbl.iter(qn("w:tblBorders")))
    assert (
        document.styles["Phụ lục"]
        and next(p for p in document.paragraphs if p.text == "PHỤ LỤC SỐ LIỆU").paragraph_format.page_break_before
    )


def test_docx_lines_are_drawn_not_typed():
    document = docx_of(paper())
    assert "__" not in docx_words(paper())
    assert len(list(document.element.body.iter(qn("w:pBdr")))) == 3


def test_docx_place_to_write_is_a_content_control():
    control = next(docx_of(whole_report()).element.body.iter(qn("w:sdt")))
    assert "ưu điểm" in "".join(text.text for text in control.iter(qn("w:t")))
    assert control.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr")) is not None


def test_docx_carries_nothing_of_the_blank_it_came_from():
    with zipfile.ZipFile(io.BytesIO(written("docx", whole_report()))) as file:
        names = file.namelist()
        assert not any("thumbnail" in name or "customXml" in name for name in names)
        assert "python-docx" not in file.read("docProps/core.xml").decode()


# Excel and text


def test_xlsx_keeps_numbers_as_numbers_and_text_as_text():
    rows = (
        AnnexRow("1", "=1+1", "đồng", 15_000_000),
        AnnexRow("2", "Tỷ lệ", "%", Decimal("82.5"), "Số khai báo"),
        AnnexRow("3", "Số tài khoản", "", 1234567890123456789),
        AnnexRow("4", "Ngày đại hội", "", date(2023, 3, 28)),
        AnnexRow("5", "Chưa có", "", None),
    )
    sheet = sheets_of(paper(annex=(AnnexTable("Số liệu", rows),))).active
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert found[0] == ["STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"]
    assert found[1][:4] == ["1", "=1+1", "đồng", 15_000_000] and sheet["B6"].data_type == "s"
    assert found[2][3:] == [82.5, "Số khai báo"]
    assert found[3][3] == "1234567890123456789" and found[4][3].date() == date(2023, 3, 28) and found[5][3] is None
    assert sheet.freeze_panes == "A6" and sheet.print_title_rows == "$5:$5"


def test_xlsx_has_a_sheet_for_each_table_with_a_name_that_excel_takes():
    titles = ("Chăm lo [2017/2022]: thăm hỏi, tặng quà, hỗ trợ", "", "chăm lo  2017 2022   thăm hỏi, tặng quà, hỗ trợ", "History", "'Quỹ'")
    tables = tuple(AnnexTable(title, (AnnexRow("1", "Số lượt", "lượt", 1),)) for title in titles)
    names = sheets_of(paper(annex=tables)).sheetnames
    assert len(names) == len({name.lower() for name in names}) == 5
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_xlsx_without_an_annex_says_so():
    assert "không có phụ lục" in sheets_of(paper()).active["A5"].value


def test_txt_has_a_line_for_each_paragraph_and_ends_lines_as_windows_does():
    text = written("txt", paper(sections=(Section("I", "Kết quả", (said(FILLER), dashed(("30 lượt", "care.visits")), said("Hết"))),)))
    assert f"\r\n\r\n{FILLER}\r\n\r\n- 30 lượt\r\n\r\nHết./.\r\n" in text.decode()
    assert text.endswith(b"\r\n") and b"\xc2\xa0" not in text


def test_html_is_one_file_without_scripts_that_asks_nobody():
    page = BeautifulSoup(written("html", hostile("<img src=x onerror=alert(1)>")), "html.parser")
    assert not page(["script", "img", "link"]) and page.html["lang"] == "vi"
    assert "url(" not in page.style.string and "@import" not in page.style.string


def test_every_format_says_what_it_is():
    for extension, writer in WRITERS.items():
        assert writer.extension == extension and writer.label and "/" in writer.media_type
        assert isinstance(writer.write(paper()), bytes)


def test_writers_leave_the_paper_as_it_was():
    given = paper(sections=(Section("I", "Tình hình", (said("Có ", FigureRun("30 đoàn viên", "care.visits"), ".\n"),)),))
    before = replace(given)
    for writer in WRITERS.values():
        writer.write(given)
    assert given == before
