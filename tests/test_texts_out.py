"""Every Excel file that leaves the house: a text that begins like a formula leaves as a text, and is still what it was."""

import io
import re
import zipfile
from datetime import date

import pytest
from python_calamine import load_workbook

from congdoan.demo import writing as demo
from congdoan.demo.columns import Rows
from congdoan.reports.paper import AnnexRow, AnnexTable
from congdoan.reports.tests.factories import paper
from congdoan.reports.writers import xlsx as reports
from congdoan.ui import xlsx as lists
from congdoan.workbooks.writing import Writer

DANGEROUS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.test")',
    '=WEBSERVICE("http://x.test")',
    "{=1+1}",
    "+84 912 345 678",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "＝1+1",
    "http://x.test",
    "internal:Sheet1!A1",
    "0912345678",
)


def of_books(text):
    """The union's workbook, and the workbook with its mistakes marked."""
    writer = Writer()
    writer.put(writer.sheet("T"), 0, 0, text)
    return writer.bytes()


def of_marks(text):
    """A remark in colour."""
    writer = Writer()
    writer.put(writer.sheet("T"), 0, 0, text, bg_color="#F9D0CB")
    return writer.bytes()


def of_lists(text):
    """Lists of the screens, their heading and their remark too."""
    return lists.workbook("T", [text], [[text]], remark=text)


def of_annexes(text):
    """The annex of a report."""
    return reports.write(paper(annex=(AnnexTable(text, (AnnexRow("1", text, text, text),)),), subject=text, dated_on=date(2023, 2, 5)))


def of_demo_books(text, folder):
    """The books of the cases."""
    demo.write(folder / "a.xlsx", {"T": Rows((text,), [(text,)])}, titles={"T": text})
    return (folder / "a.xlsx").read_bytes()


WRITERS = (of_books, of_marks, of_lists, of_annexes, of_demo_books)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_leaves_as_a_text(write, text, tmp_path):
    content = write(text, tmp_path) if write is of_demo_books else write(text)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any("hyperlink" in name.lower() or "external" in name.lower() for name in archive.namelist())
    assert sheets
    for sheet in sheets:
        assert "<f" not in sheet
        assert "hyperlink" not in sheet
        typed = re.findall(r"<c ([^>]*)>", sheet)
        assert all('t="s"' in cell or 't="inlineStr"' in cell for cell in typed if "/" not in cell[-1:] and 't="' in cell)
    found = [cell for name in load_workbook(io.BytesIO(content)).sheet_names for row in _rows(content, name) for cell in row]
    assert any(_same(cell, text) for cell in found), found


def _rows(content, name):
    return load_workbook(io.BytesIO(content)).get_sheet_by_name(name).to_python()


def _same(cell, text):
    """The same signs; those that no file may hold are written in words (_x0000_)."""
    return isinstance(cell, str) and re.sub(r"_x00[01][0-9A-F]_|[\0-\x1f]", "", cell).strip() == re.sub(r"[\0-\x1f]", "", text).strip()
