"""What Excel itself adds: formulas, merged cells, hidden rows, comments, filters, protection, tables, trailing formats, strange parts."""

import io
import re
import zipfile
from datetime import date

from tests.corpus.books_dates import HEAD, SERIAL
from tests.corpus.books_headings import BIRTH, GROUP, JOINED, NAME, NUMBER, SEX
from tests.corpus.books_tabs import MEMBER_HEAD, VISITS
from tests.corpus.cells import bad, either, put
from tests.corpus.pages import Page, messy
from tests.corpus.people import members, newcomers

DAY = date(2022, 3, 14)
NOTED = (*HEAD, ("Ghi chú", "Ghi chú"))


def visit_page(count=4, **more):
    """A page of plain visits."""
    page = Page(VISITS, VISITS, **more)
    page.head(*NOTED)
    for one in members()[:count]:
        page.row(DAY, one.name, "hiếu", 300_000, "viếng bố")
    return page


def empty_text_as_excel_writes_it(content):
    """The writer library gives a formula that came to an empty text no type; Excel says that it is a text."""
    return with_parts(content, {"xl/worksheets/sheet1.xml": lambda part: re.sub(rb'(<c r="E5"[^>]*)(><f>)', rb'\1 t="str"\2', part)})


@messy("formulas reckoned", "CONCATENATE, DATE, VLOOKUP, UPPER, sums", finish=empty_text_as_excel_writes_it)
def formulas_reckoned():
    page = Page(VISITS, VISITS)
    page.head(*NOTED)
    one, two, three, four = (one.name for one in members()[:4])
    page.row(DAY, put(one, one, formula='=CONCATENATE("a"," ","b")'), "hiếu", put(300_000, 300_000, formula="=100000*3"), "tháng 3")
    page.row(put(SERIAL, DAY, formula="=DATE(2022,3,14)"), two, put("hiếu", "hiếu", formula="=VLOOKUP(1,G1:H2,2,0)"), 300_000, None)
    page.row(
        put(SERIAL, DAY, formula="=A2", number_format="dd/mm/yyyy"),
        put(three.upper(), three, formula="=UPPER(B2)"),
        "hiếu",
        put(300_000, 300_000, formula="=SUM(D2:D3)/2"),
        None,
    )
    page.row(
        put("14/03/2022", DAY, formula='=TEXT(A2,"dd/mm/yyyy")'),
        four,
        "hiếu",
        put("300.000", 300_000, formula='=TEXT(D2,"#.##0")'),
        put("", None, formula='=IF(1=2,"x","")'),
    )
    return page


@messy("errors of formulas", "formulas never reckoned")
def formulas_in_error():
    page = Page(VISITS, VISITS)
    page.head(*NOTED)
    one = members()[0].name
    page.row(bad("#N/A", "lỗi công thức #N/A", formula="=VLOOKUP(9,G1:H2,1,0)"), one, "hiếu", 300_000, None)
    page.row(DAY, bad("#REF!", "lỗi công thức #REF!", formula="=#REF!+1"), "hiếu", 300_000, None)
    page.row(DAY, one, "hiếu", bad("#DIV/0!", "lỗi công thức #DIV/0!", formula="=1/0"), None)
    page.row(DAY, one, "hiếu", bad("#NAME?", "lỗi công thức #NAME?", formula="=TIEN()"), None)
    page.row(DAY, one, "hiếu", 300_000, bad("#VALUE!", "lỗi công thức #VALUE!", formula='="a"+1'))
    page.row(DAY, one, "hiếu", bad("#NUM!", "lỗi công thức #NUM!"), None)
    page.row(DAY, one, "hiếu", bad("#NULL!", "lỗi công thức"), None)
    page.row(DAY, one, "hiếu", 300_000, None)
    return page


def never_reckoned(content):
    """The workbook as a program writes it that never works formulas out: no value beside any formula."""
    return with_parts(content, {"xl/worksheets/sheet1.xml": lambda part: re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)})


def with_parts(content, changes, more=None):
    """The archive with parts changed by functions of their bytes, and more parts added."""
    source, buffer = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            part = source.read(member)
            target.writestr(member.filename, changes.get(member.filename, lambda part: part)(part))
        for name, part in (more or {}).items():
            target.writestr(name, part)
    return buffer.getvalue()


@messy("formulas without any value", finish=never_reckoned)
def formulas_never_reckoned():
    page = Page(VISITS, VISITS)
    page.head(*NOTED)
    one, two = (one.name for one in members()[:2])
    page.row(DAY, one, "hiếu", bad(0, "chưa được tính", formula="=100000*3"), None)
    page.row(bad(0, "chưa được tính", formula="=DATE(2022,3,14)"), two, "hiếu", 300_000, None)
    page.row(DAY, two, "hiếu", 300_000, bad(0, "chưa được tính", formula="=B2"))
    page.row(DAY, two, "hiếu", 300_000, "không công thức")
    return page


@messy("merged cells among the rows: one day for three visits")
def merged_days():
    page = Page(VISITS, VISITS)
    page.head(*HEAD)
    people = members()
    first = page.row(DAY, people[0].name, "hiếu", 300_000)
    for one in people[1:3]:
        page.row(either(None, DAY, "", told=True), one.name, "hiếu", 300_000)
    page.merged.append((first - 1, 0, first + 1, 0))
    first = page.row(date(2022, 4, 4), people[3].name, "hỷ", 500_000)
    page.row(date(2022, 4, 5), people[4].name, "hỷ", either(None, 500_000, "", told=True))
    page.merged.append((first - 1, 3, first, 3))
    return page


@messy("merged group over its members")
def merged_groups():
    page = Page("Đoàn viên")
    page.head(("Đơn vị (mã)", GROUP), *MEMBER_HEAD[1:5])
    people = newcomers("merged groups", 6)
    for start in (0, 3):
        first = page.row(people[start].group, people[start].name, people[start].sex, people[start].birth, people[start].joined)
        for one in people[start + 1 : start + 3]:
            page.row(either(None, people[start].group, "", told=True), one.name, one.sex, one.birth, one.joined)
        page.merged.append((first - 1, 0, first + 1, 0))
    return page


@messy("“như trên” and ditto marks")
def ditto_marks():
    page = Page(VISITS, VISITS)
    page.head(*HEAD)
    people = members()
    page.row(DAY, people[0].name, "hiếu", 300_000)
    for place, mark in enumerate(('"', "nt", "như trên", "-nt-", "//", "”"), 1):
        page.row(either(mark, DAY, "", told=True), people[place].name, "hiếu", 300_000)
    page.row(DAY, people[7].name, either("như trên", "hiếu", "", told=True), 300_000)
    page.row(DAY, people[8].name, "hiếu", either('"', 300_000, "", told=True))
    return page


def dressed(sheet, made, page):
    """Comments, drop-down lists, filter, frozen panes, protection, conditional format, hidden column, a drawn box."""
    sheet.write_comment(1, 1, "Chị này nằm viện huyện")
    sheet.write_comment(0, 3, "Đơn vị: đồng")
    sheet.data_validation(1, 2, 40, 2, {"validate": "list", "source": ["hiếu", "hỷ", "nằm viện"]})
    sheet.autofilter(0, 0, len(page.rows) - 1, 4)
    sheet.freeze_panes(1, 2)
    sheet.protect("bi-mat")
    sheet.conditional_format(1, 3, 40, 3, {"type": "cell", "criteria": ">", "value": 1, "format": made.add_format({"bold": True})})
    sheet.set_column(4, 4, 20, None, {"hidden": True})
    sheet.insert_textbox(6, 6, "Ghi nhớ: nộp trước ngày 25")
    sheet.set_header("&CCông đoàn xã Yên Đồng")
    sheet.write_url(20, 10, "https://example.org", string="")


@messy("comments", "drop-down lists", "filter", "frozen panes", "protection", "hidden column", "text box")
def everything_excel_offers():
    return visit_page(dress=dressed)


def hide_rows(sheet, made, page):
    """Two rows are hidden, by hand and by a filter."""
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.autofilter(0, 0, len(page.rows) - 1, 4)
    sheet.set_row(4, None, None, {"hidden": True})


@messy("hidden rows")
def rows_that_are_hidden():
    return visit_page(6, dress=hide_rows)


def as_table(sheet, made, page):
    """The range is a table of Excel with a name and a total row's style."""
    columns = [{"header": title} for title, _column in page.columns]
    sheet.add_table(0, 0, len(page.rows) - 1, len(columns) - 1, {"name": "ThamHoi", "columns": columns, "style": "Table Style Medium 2"})


@messy("a table of Excel")
def a_table_of_excel():
    return visit_page(dress=as_table)


def formatted_to_5000(sheet, made, page):
    """Borders down to row 5,000, as pulling the format down leaves them."""
    border = made.add_format({"border": 1})
    for row in range(len(page.rows), 5000):
        for column in range(5):
            sheet.write_blank(row, column, None, border)


@messy("formatted rows down to 5,000")
def trailing_formats():
    return visit_page(dress=formatted_to_5000)


def numbered_to_300(sheet, made, page):
    """STT runs on below the last visit."""
    for row in range(len(page.rows), 300):
        sheet.write(row, 0, row)


@messy("numbers run on below the last row")
def trailing_numbers():
    page = Page(VISITS, VISITS, dress=numbered_to_300)
    page.head(("STT", None), *HEAD)
    for place, one in enumerate(members()[:3], 1):
        page.row(place, DAY, one.name, "hiếu", 300_000)
    return page


@messy("strings that begin with = + - @", "very long texts", "control signs")
def strange_texts():
    page = Page(VISITS, VISITS)
    page.head(*NOTED)
    one = members()[0].name
    texts = (
        "=SUM(A1:A9)",
        "+84 912 345 678",
        "-5 ngày",
        "@chị Thơm",
        "＝1+1",
        "'viếng",
        "<b>đậm</b>",
        "{{ 7*7 }}",
        "%s %d",
        "a" * 500,
        "null",
        "0",
        "'; DROP TABLE",
    )
    for text in texts:
        page.row(DAY, one, "hiếu", 300_000, text)
    page.row(DAY, one, "hiếu", 300_000, put("dòng một\ndòng hai\n\n", "dòng một dòng hai"))
    page.row(DAY, one, "hiếu", 300_000, put("a\u200bb\u00adc\u2028d", "abc d", told=True))
    page.row(DAY, one, "hiếu", 300_000, bad("a" * 501, "Dài quá 500"))
    page.row(DAY, one, "hiếu", 300_000, bad("Chữ dài " * 4000, "Dài quá 500"))
    page.row(DAY, bad("=1+1", "Không có đoàn viên"), "hiếu", 300_000, None)
    return page


@messy("strings kept in the cells themselves", options={"constant_memory": True})
def strings_in_the_cells():
    return visit_page(5)


def with_strange_parts(content):
    """An external link, a pivot cache, macros' remains, custom parts: what old files drag along."""
    return with_parts(
        content,
        {},
        {
            "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
            "xl/pivotCache/pivotCacheDefinition1.xml": b'<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
            "xl/printerSettings/printerSettings1.bin": b"\x00\x01" * 500,
            "customXml/item1.xml": b"<a/>",
            "xl/media/image1.png": b"\x89PNG" + b"\x00" * 2000,
        },
    )


@messy("external links, pivot caches, pictures, printers' settings", finish=with_strange_parts)
def strange_parts():
    return visit_page()


@messy("true, false and hours where texts belong")
def values_of_other_kinds():
    page = Page("Đoàn viên")
    page.head(
        ("Họ và tên", NAME),
        ("Giới tính", SEX),
        ("Ngày sinh", BIRTH),
        ("Ngày vào công đoàn", JOINED),
        ("Đơn vị (mã)", GROUP),
        ("Số CCCD", NUMBER),
    )
    one, two, three, four = newcomers("kinds", 4)
    page.row(one.name, bad(True, ""), one.birth, one.joined, one.group, one.number)
    page.row(two.name, two.sex, bad(0.5, "", number_format="hh:mm"), two.joined, two.group, two.number)
    page.row(three.name, three.sex, bad(True, ""), three.joined, three.group, three.number)
    page.row(four.name, four.sex, four.birth, four.joined, four.group, bad(date(2021, 1, 1), ""))
    return page


@messy("everything in one cell over lines")
def everything_in_one_cell():
    page = Page(VISITS, VISITS)
    page.head(*HEAD)
    people = members()
    page.row(bad("14/3/2022\n15/3/2022", ""), bad(f"{people[0].name}\n{people[1].name}", ""), "hiếu", bad("300.000\n500.000", ""))
    page.row(DAY, f"{people[2].name}", "hiếu", bad("300.000đ x 2", ""))
    page.row(put("14/3/2022\n", DAY), put(f"{people[3].name}\n", people[3].name), put("hiếu\n", "hiếu"), put("300.000\n", 300_000))
    return page
