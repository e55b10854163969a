"""Tệp thù địch: a corpus of files that would break, fill or deceive a reader, each with the sentence it is refused with, or what it is read as.

Built here, small on the disk, large once believed. ``corpus()`` gives {name: Case}.
"""

import struct
import zlib
from dataclasses import dataclass

from congdoan.workbooks.opening import compound
from congdoan.workbooks.tests.factories import book
from congdoan.workbooks.tests.oldformats import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET, STRINGS, STYLES, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
ROWS = [["Họ và tên", "Ngày sinh"], *([f"Nguyễn Thị Số {number}", f"{number % 28 + 1:02}/05/1980"] for number in range(400))]
DAMAGED, LOCKED, LARGE, OTHER = "Tệp bị hỏng", "Tệp có mật khẩu", "quá lớn khi mở ra", "không phải sổ Excel"
FAR, MANY, WIDE, LONG = "quá xa bên phải", "Nhiều nhất 200000 dòng", "trải ra quá rộng", "có quá nhiều chữ"


@dataclass(frozen=True)
class Case:
    """Một tệp: its bytes, its name, a part of the sentence it is refused with; or ``read``: the cells of its first sheet."""

    content: bytes
    refused: str = ""
    name: str = "so.xlsx"
    read: object = None


def sheet(rows, before="", after=""):
    """A worksheet with this XML for rows."""
    return f'{before}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(**changed):
    """{path: source} of a small good workbook, some parts exchanged or added."""
    listed = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Thăm" sheetId="1" r:id="rId1"/></sheets></workbook>'
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    good = {
        WORKBOOK: listed,
        RELATIONS: f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>',
        SHEET: sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'),
    }
    return good | {key.replace("__", "/"): value for key, value in changed.items()}


def made(changed=(), **options):
    """The bytes of a small workbook with parts exchanged: {path: source}."""
    return zipped({**parts(), **dict(changed)}, **options)


def deflated(unit, times, before=b"", after=b""):
    """A raw deflate stream of ``before``, ``unit`` many times over, ``after``: the packed unit itself is repeated, so it is quickly made."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    again = zlib.compressobj(9, zlib.DEFLATED, -15)
    repeated = again.compress(unit) + again.flush(zlib.Z_FULL_FLUSH)
    last = zlib.compressobj(9, zlib.DEFLATED, -15)
    return first + repeated * times + last.compress(after) + last.flush()


def archive(members):
    """A zip written by hand: [(path, packed bytes, size it claims, checksum, more of one kind)]; method 8."""
    body, directory = b"", b""
    for path, packed, claimed, checksum in members:
        name = path.encode()
        common = struct.pack("<HHHHHIIIHH", 20, 0x800, 8, 0, 0x21, checksum, len(packed), claimed, len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\x03\x04" + common + name + packed
    return body + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), 0)


def packed(source):
    """(deflated, size, checksum) of a text."""
    source = source.encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(source) + packer.flush(), len(source), zlib.crc32(source)


def by_hand(**instead):
    """The small workbook, some members written by hand: path -> (packed, claimed size, checksum)."""
    return archive([(path, *(instead.get(path) or packed(source))) for path, source in parts().items()])


def bombs():
    """Much from little."""
    spaces = deflated(b" " * 1024 * 1024, 1024)  # 1 GiB in about 1 MB
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    outside = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    cells = "".join(f'<c r="A{n}" t="s"><v>0</v></c>' for n in range(1, 20_001))
    long = f'<sst xmlns="{MAIN}"><si><t>{"x" * 32_000}</t></si></sst>'
    far = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return {
        "1 GiB in 1 MB": Case(by_hand(**{SHEET: (spaces, 1024**3, 0)}), LARGE),
        "1 GiB that claims 1 kB": Case(by_hand(**{SHEET: (spaces, 1000, 0)}), DAMAGED),
        "1 GiB that claims to be a little below the limit": Case(by_hand(**{SHEET: (spaces, 40 * 1024 * 1024, 0)}), DAMAGED),
        "shared texts of 1 GiB": Case(archive([*_small(), (STRINGS, spaces, 1024**3, 0)]), LARGE),
        "styles of 1 GiB": Case(archive([*_small(), (STYLES, spaces, 1024**3, 0)]), LARGE),
        "a picture of 1 GiB, never unpacked": Case(archive([*_small(), ("xl/media/a.png", spaces, 1024**3, 0)]), read=[["x"]]),
        "two million shared texts": Case(made({STRINGS: f'<sst xmlns="{MAIN}">{"<si><t/></si>" * 2_000_000}</sst>'}), LARGE),
        "shared texts that claim to be a trillion": Case(
            made({STRINGS: f'<sst xmlns="{MAIN}" uniqueCount="1000000000000"><si><t>x</t></si></sst>'}), read=[["x"]]
        ),
        "shared texts that claim so behind a quoted sign": Case(
            made({STRINGS: f'<sst xmlns="{MAIN}" a=">" uniqueCount="1000000000000"><si><t>x</t></si></sst>'}), read=[["x"]]
        ),
        "a shared formula with a number of a trillion": Case(
            made({SHEET: sheet('<row r="1"><c r="A1"><f t="shared" si="999999999999" ref="A1">1</f><v>1</v></c></row>')}), read=[[1.0]]
        ),
        "one long text in 20,000 cells, quotes and entities": Case(
            made({SHEET: sheet(f'<row r="1">{cells}</row>').replace('t="s"', "t='s'").replace("<v>0", "<v>&#48;"), STRINGS: long}), LARGE
        ),
        "one long text in 20,000 cells": Case(made({SHEET: sheet(f'<row r="1">{cells}</row>'), STRINGS: long}), LARGE),
        "one long text, cells written oddly": Case(
            made({SHEET: sheet(f'<row r="1">{cells}</row>').replace('<c r="A1"', '<c  r="A1"'), STRINGS: long}), LARGE
        ),
        "a zip in a zip": Case(zipped({"a.zip": zipped({"b.zip": made()})}), OTHER),
        "a zip that holds itself again and again": Case(zipped({f"{n}/quine.zip": made() for n in range(300)}), OTHER),
        "ten thousand members": Case(zipped({f"xl/{n}": "" for n in range(10_000)}), LARGE),
        "members that lie over one another": Case(_overlapping(spaces), LARGE),
        "billion laughs in the workbook": Case(made({WORKBOOK: f"<!DOCTYPE x [{laughs}]><x>&a9;</x>"}), DAMAGED),
        "billion laughs in a sheet": Case(made({SHEET: sheet("<row><c><v>&a9;</v></c></row>", f"<!DOCTYPE x [{laughs}]>")}), DAMAGED),
        "billion laughs in the texts": Case(made({STRINGS: f"<!DOCTYPE x [{laughs}]><sst><si><t>&a9;</t></si></sst>"}), DAMAGED),
        "an outside entity in the styles": Case(made({STYLES: f"{outside}<styleSheet>&x;</styleSheet>"}), DAMAGED),
        "an outside entity in the relations": Case(made({RELATIONS: f"{outside}<Relationships>&x;</Relationships>"}), DAMAGED),
        "a DOCTYPE in UTF-16": Case(made({WORKBOOK: f"<!DOCTYPE x [{laughs}]><x>&a9;</x>".encode("utf-16")}), DAMAGED),
        "an undeclared entity in a sheet": Case(made({SHEET: sheet('<row r="1"><c r="A1"><v>&nbsp;</v></c></row>')}), DAMAGED),
        "tags a hundred thousand deep": Case(made({SHEET: sheet("<a>" * 100_000 + far)}), read=[[1.0]]),
    }


def _small():
    return [(path, *packed(source)) for path, source in parts().items()]


def _overlapping(spaces):
    """Fifty sheets whose entries all point at one packed part."""
    listed = "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, 51))
    targets = "".join(f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(1, 51))
    members = [
        (WORKBOOK, *packed(f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>')),
        (RELATIONS, *packed(f"<Relationships>{targets}</Relationships>")),
        *((f"xl/worksheets/s{n}.xml", spaces, 40 * 1024 * 1024, zlib.crc32(b" " * 40 * 1024 * 1024)) for n in range(1, 4)),
    ]
    return archive(members)


def reaches():
    """Cells where nobody writes, and more of them than anybody has."""
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c></row>'
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="199999"><c r="ZZ199999"><v>1</v></c></row>'
    wide = "".join(f'<c r="{letters}1"><v>1</v></c>' for letters in ("A", "XFD"))
    return {
        "a cell at the right edge": Case(made({SHEET: sheet(f'<row r="1">{wide}</row>')}), FAR),
        "a cell at the lower edge": Case(made({SHEET: sheet(row.format(1048576))}), MANY),
        "a cell that lies about its row": Case(made({SHEET: sheet('<row r="1"><c r="A1048576"><v>1</v></c></row>')}), MANY),
        "two cells that span the whole": Case(made({SHEET: sheet(corner)}), WIDE),
        "attributes in another order": Case(made({SHEET: sheet('<row r="1"><c s="0" r="XFD1"><v>1</v></c></row>')}), FAR),
        "two places for one cell": Case(made({SHEET: sheet('<row r="1"><c r="A1" r="XFD1"><v>1</v></c></row>')}), DAMAGED),
        "a tag of eight million signs": Case(made({SHEET: sheet('<row r="1"><c t="e" r="A1"' + ' r="A1" t="e" s="1"' * 400_000)}), DAMAGED),
        "a prefix before every tag": Case(
            made(
                {
                    SHEET: sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
                    .replace("</", "</x:")
                    .replace("<", "<x:")
                    .replace("<x:/x:", "</x:")
                }
            ),
            read=[[1.0]],
        ),
        "single quotes": Case(made({SHEET: sheet("<row r='1'><c r='XFD1'><v>1</v></c></row>")}), FAR),
        "a prefix of its own": Case(
            made(
                {
                    SHEET: f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c r="XFD9"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
                }
            ),
            FAR,
        ),
        "cells without a place, a million in a row": Case(made({SHEET: sheet(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>")}), FAR),
        "a million rows": Case(made({SHEET: sheet("<row><c><v>1</v></c></row>" * 1_000_000)}), MANY),
        "201 sheets": Case(book({f"T{number}": [["x"]] for number in range(201)}), "hơn 200 trang"),
        "200 sheets, each far": Case(_sheets(200, corner.replace("199999", "4000")), WIDE),
        "a merged range over everything": Case(
            made({SHEET: sheet(row.format(1), after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')}), read=[[1.0]]
        ),
        "a huge cell": Case(made({SHEET: sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 5_000_000}</t></is></c></row>')}), LONG),
        "a million marks on one letter": Case(
            made({SHEET: sheet(f'<row r="1"><c r="B1" t="inlineStr"><is><t>a{"&#x301;&#x323;" * 500_000}</t></is></c></row>')}), LONG
        ),
        "a thousand marks on each of a thousand letters": Case(book({"T": [["a" + "\u0301\u0323" * 500] for _cell in range(1000)]}), LONG),
    }


def _sheets(count, rows):
    listed = "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, count + 1))
    targets = "".join(f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(1, count + 1))
    made_of = {f"xl/worksheets/s{n}.xml": sheet(rows) for n in range(1, count + 1)}
    listed = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    return zipped({WORKBOOK: listed, RELATIONS: f"<Relationships>{targets}</Relationships>", **made_of})


def paths():
    """Members and targets that lead elsewhere."""
    target = '<Relationships><Relationship Id="rId1" {0}/></Relationships>'
    twice = archive([*_small(), (SHEET, *packed(sheet('<row r="1"><c r="A1"><v>2</v></c></row>')))])
    return {
        "a member twice": Case(twice, DAMAGED),
        "a member twice, in other letters": Case(made({"XL/Workbook.xml": "<workbook/>"}), DAMAGED),
        "a member above the archive": Case(made({"../../etc/passwd": "x"}), DAMAGED),
        "a member with an absolute path": Case(made({"/etc/passwd": "x"}), DAMAGED),
        "a relation above the archive": Case(made({RELATIONS: target.format('Target="../../../etc/passwd"')}), OTHER),
        "a relation to the net": Case(
            made({RELATIONS: target.format('Target="http://x.test/worksheets/a.xml" TargetMode="External"')}), OTHER
        ),
        "a relation to a part that is not there": Case(made({RELATIONS: target.format('Target="worksheets/none.xml"')}), DAMAGED),
    }


def contents():
    """What Excel would do with a cell; we do nothing. Values that the file holds are read, formulas without one are told as errors."""
    formula = '<row r="1"><c r="{0}1"{2}><f>{1}</f><v>{3}</v></c></row>'
    link = '<externalReferences><externalReference r:id="rId9"/></externalReferences>'
    outside = {"xl/externalLinks/externalLink1.xml": '<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'}
    linked = parts()[WORKBOOK].replace("</sheets>", "</sheets>" + link)
    return {
        "links to other books": Case(made({WORKBOOK: linked, **outside}), read=[["x"]]),
        "a formula with a kept value": Case(made({SHEET: sheet(formula.format("A", "[1]Sheet1!A1", "", "7"))}), read=[[7.0]]),
        "a command as a formula": Case(made({SHEET: sheet(formula.format("A", "cmd|'/C calc'!A0", "", ""))}), read=[["=cmd|'/C calc'!A0"]]),
        "WEBSERVICE with a kept value": Case(
            made({SHEET: sheet(formula.format("A", 'WEBSERVICE("http://x.test/")', ' t="str"', "y"))}), read=[["y"]]
        ),
        "HYPERLINK with a kept value": Case(
            made({SHEET: sheet(formula.format("A", 'HYPERLINK("http://x.test")', ' t="str"', "y"))}), read=[["y"]]
        ),
        "macros": Case(made({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"x" * 2000}), name="so.xlsm", read=[["x"]]),
    }


def wrong_kinds():
    """Other things under the names of workbooks."""
    word = zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
    return {
        "nothing": Case(b"", "Tệp trống"),
        "blanks": Case(b"\0" * 5000, "Tệp trống"),
        "a photograph": Case(b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 20, "Đây là tệp ảnh"),
        "a PDF": Case(b"%PDF-1.7\n" + bytes(range(256)) * 20, "Đây là tệp PDF", name="so.xls"),
        "a program": Case(b"MZ\x90\0" + bytes(range(256)) * 20, OTHER),
        "a Word document": Case(word, "Đây là tệp Word"),
        "a presentation": Case(zipped({"ppt/presentation.xml": "<x/>"}), "Đây là tệp trình chiếu"),
        "a web page": Case(b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "trang web", name="so.xls"),
        "an XML table": Case(b'<?xml version="1.0"?><Workbook/>', "bảng XML", name="so.xls"),
        "JSON": Case(b'{"a": [1, 2], "b": {"c": 3}}', OTHER, name="so.csv"),
        "noise": Case(zlib.compress(bytes(range(256)) * 50)[2:], OTHER, name="so.csv"),
        "a zip of other things": Case(zipped({"a.txt": "x"}), OTHER),
        "a binary workbook": Case(zipped({"xl/workbook.bin": "x"}), "xlsb"),
        "an encrypted zip": Case(_flagged(made()), LOCKED),
        "an encrypted book of today": Case(compound.around(b"x" * 5000, "EncryptedPackage"), LOCKED),
    }


def _flagged(content):
    """Every member marked as encrypted."""
    return content.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0").replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"
    )
