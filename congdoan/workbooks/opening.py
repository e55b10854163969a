"""Mở tệp: what is refused before a single cell is read, and what the reader library does not tell."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

import python_calamine
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused

MOST_BYTES = 50 * 1024 * 1024  # of all parts together, unpacked
MOST_SHEETS = 200
MOST_ROWS = 200_000

ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))  # pasted as text, or written back by us
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ROW = re.compile(rb'<row [^>]*?r="(\d+)"')
_FAR_CELL = re.compile(rb'<c r="([A-Z]{3})(\d+)"(?:[^>]*[^/>])?>')
_ERROR_CELL = re.compile(rb'<c (?=[^>]*?t="e")[^>]*?r="([A-Z]{1,3})(\d+)"[^>]*>.*?<v>([^<]*)</v>', re.DOTALL)
_FORMULA_CELL = re.compile(rb"<c ([^>]*)><f[^>]*?(?:/>|>([^<]*)</f>)(?:<v ?/>|<v></v>)?</c>")  # without a value
_PLACE = re.compile(rb'r="([A-Z]{1,3})(\d+)"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class ErrorCell(str):
    """Ô có lỗi công thức: #DIV/0!, #N/A, a formula never worked out; the reader library would show it empty."""


class Serial1904(float):
    """A number in a workbook that counts days from 1904 (sổ lập trên máy Mac cũ)."""

    epoch1904 = True


@dataclass
class Opened:
    """Tệp đã mở: the library's workbook, cells in error {sheet name: {(row, column): text}}, which epoch."""

    book: object
    errors: dict = field(default_factory=dict)
    epoch1904: bool = False


def opened(content):
    """Opens the bytes of an .xlsx file. Raises Refused with a sentence for anything else, damaged, locked or too large."""
    archive = _archive(content)
    with archive:
        try:
            paths, epoch1904 = _sheet_paths(archive)
            errors = {name: _scanned(archive.read(path), name) for name, path in paths.items()}
        except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
            raise _damaged() from error
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise _locked() from error
    except (python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError) as error:
        raise _damaged() from error
    return Opened(book=book, errors={name: cells for name, cells in errors.items() if cells}, epoch1904=epoch1904)


def _archive(content):
    if not content:
        raise Refused(_("Tệp trống. Chọn lại tệp sổ công đoàn (.xlsx)."))
    if content.startswith(OLD_EXCEL):
        if _ENCRYPTED in content:
            raise _locked()
        raise Refused(_("Đây là tệp Excel đời cũ (.xls). Mở bằng Excel, lưu thành .xlsx rồi chọn lại."))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        if content.startswith(b"PK"):
            raise _damaged() from error
        raise Refused(_("Tệp này không phải sổ Excel. Chọn tệp có đuôi .xlsx.")) from error
    members = archive.infolist()
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise Refused(_("Tệp quá lớn khi mở ra (hơn 50 MB). Bỏ ảnh và các trang không cần rồi chọn lại."))
    if any(member.flag_bits & 1 for member in members):
        raise _locked()
    if not any(member.filename == "xl/workbook.xml" for member in members):
        raise Refused(_("Tệp này không phải sổ Excel. Chọn tệp có đuôi .xlsx."))
    return archive


def _sheet_paths(archive):
    """({sheet name: path in the archive}, True if days count from 1904)."""
    workbook = _tree(archive, "xl/workbook.xml")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in _tree(archive, "xl/_rels/workbook.xml.rels")}
    sheets = workbook.findall(f"{_MAIN}sheets/{_MAIN}sheet")
    if len(sheets) > MOST_SHEETS:
        raise Refused(_("Tệp có hơn %(most)s trang tính. Tách thành nhiều tệp.") % {"most": MOST_SHEETS})
    paths = {}
    for sheet in sheets:
        target = targets.get(sheet.get(_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if "worksheets/" in path and path in archive.NameToInfo:
            paths[sheet.get("name")] = path
    properties = workbook.find(f"{_MAIN}workbookPr")
    return paths, properties is not None and properties.get("date1904") in ("1", "true")


def _tree(archive, path):
    """A small part of the archive as a tree; a DOCTYPE has no business there."""
    source = archive.read(path)
    if b"<!DOCTYPE" in source or b"<!ENTITY" in source:
        raise _damaged()
    return ElementTree.fromstring(source)  # noqa: S314 - no DOCTYPE, so no entities


def _scanned(source, name):
    """Refuses a sheet that would unfold beyond all measure; returns its cells in error."""
    last = max((int(row) for row in _ROW.findall(source)), default=0)
    if last > MOST_ROWS:
        raise Refused(
            _("Trang %(sheet)s có dòng thứ %(row)s. Nhiều nhất %(most)s dòng; xóa các dòng thừa ở cuối trang.")
            % {"sheet": name, "row": last, "most": MOST_ROWS}
        )
    if far := _FAR_CELL.search(source):
        raise Refused(
            _("Trang %(sheet)s có ô %(cell)s ở quá xa bên phải. Xóa các cột thừa rồi chọn lại.")
            % {"sheet": name, "cell": (far[1] + far[2]).decode()}
        )
    wrong = _ERROR_CELL.findall(source) if b't="e"' in source else []
    wrong += _never_reckoned(source) if b"<f" in source else []
    return {(int(row) - 1, _column_index(letters)): ErrorCell(text.decode("utf-8", "replace")) for letters, row, text in wrong}


def _never_reckoned(source):
    """Formulas that no program has worked out yet: the reader library would show them empty."""
    for attributes, formula in _FORMULA_CELL.findall(source):
        place = _PLACE.search(attributes)
        if place and b't="str"' not in attributes:  # an empty text is a value
            yield place[1], place[2], b"=" + unescape(formula.decode("utf-8", "replace")).encode()


def _column_index(letters):
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _damaged():
    return Refused(_("Tệp bị hỏng, không mở được. Mở bằng Excel, lưu lại thành tệp mới rồi chọn lại."))


def _locked():
    return Refused(_("Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi chọn lại."))
