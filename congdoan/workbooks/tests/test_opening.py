"""What is no readable workbook is refused with a sentence, before anything is done."""

import io
import zipfile

import pytest
import xlsxwriter

from congdoan.kernel.errors import Refused
from congdoan.workbooks import opening
from congdoan.workbooks.opening import kinds, limits
from congdoan.workbooks.tests.factories import book

GOOD = book({"Thăm": [["Ngày"], ["12/03/2017"]]})


def repacked(changes):
    """The good workbook with parts exchanged: {path: bytes}."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, changes.get(member.filename, old.read(member.filename)))
    return buffer.getvalue()


def zipped(parts):
    """A zip of other things."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
HOSTILE = {
    "empty": (b"", "Tệp trống"),
    "text": (b"Danh sach doan vien\n", "không phải sổ Excel"),
    "another zip": (zipped({"a.txt": "x"}), "không phải sổ Excel"),
    "old excel": (kinds.OLD_EXCEL + b"\0" * 600, "bị hỏng"),
    "cut short": (GOOD[: len(GOOD) // 2], "bị hỏng"),
    "bomb": (repacked({SHEET: MAIN % (b" " * (limits.MOST_BYTES + 1))}), "quá lớn khi mở ra"),
    "far right": (repacked({SHEET: MAIN % b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'}), "quá xa bên phải"),
    "far down": (repacked({SHEET: MAIN % b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'}), "Nhiều nhất 200000 dòng"),
    "doctype": (repacked({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}), "bị hỏng"),
    "broken xml": (repacked({"xl/workbook.xml": b"<workbook>"}), "bị hỏng"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused(name):
    content, sentence = HOSTILE[name]
    with pytest.raises(Refused, match=sentence):
        opening.opened(content)


def test_too_many_sheets():
    with pytest.raises(Refused, match="hơn 200 trang"):
        opening.opened(book({f"T{number}": [["x"]] for number in range(201)}))


def test_a_styled_but_empty_far_cell_is_no_harm():
    opening.opened(repacked({SHEET: MAIN % b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>'}))


def test_cells_in_error_are_known():
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer)
    page = made.add_worksheet("Thăm")
    page.write_formula(2, 3, "=1/0", None, "#DIV/0!")
    page.write_string(0, 0, "x")
    made.close()
    assert opening.opened(buffer.getvalue()).errors == {"Thăm": {(2, 3): "#DIV/0!"}}


def test_a_formula_that_was_never_worked_out_is_no_empty_cell():
    row = (
        b'<row r="1"><c r="A1"><f>1&lt;2</f><v></v></c><c r="B1" s="2"><f>A1</f></c><c r="C1"><f>A1</f><v>7</v></c>'
        b'<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f t="shared" si="0"/><v/></c><c r="F1"><v>1</v></c></row>'
    )
    assert opening.opened(repacked({SHEET: MAIN % row})).errors == {"Thăm": {(0, 0): "=1<2", (0, 1): "=A1", (0, 4): "="}}
