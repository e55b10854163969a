"""Tệp thù địch of the other formats: .xls, .ods, .csv, and good files of every format cut short."""

import struct

from congdoan.workbooks.opening import compound
from congdoan.workbooks.tests import hostile, oldformats
from congdoan.workbooks.tests.factories import book
from congdoan.workbooks.tests.hostile import DAMAGED, FAR, LARGE, LOCKED, LONG, MANY, OTHER, WIDE, Case
from congdoan.workbooks.tests.oldformats import ods_of, record, xls, zipped


def old_excel():
    """.xls: streams, chains and records that lie."""
    good = oldformats.workbook_stream({"T": [["x"]]})
    corner = oldformats.workbook_stream({"T": [[1]]})
    bound = struct.pack("<IBB", 0, 0, 0)
    place = good.index(record(0x0200, b"")[:2] + b"\x0e\0")
    claims = good[: place + 4] + struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 0xFFFF, 0) + good[place + 18 :]
    cell = struct.pack("<HHHd", 0, 0, 0, 1.0)
    far = corner.replace(record(0x0203, cell), record(0x0203, cell) + record(0x0203, struct.pack("<HHHd", 65535, 255, 0, 1.0)))
    long = {"T": [["x" * 32_000] * 2]}
    label = struct.pack("<HHHI", 0, 1, 0, 0)
    many = b"".join(record(0x00FD, struct.pack("<HHHI", row, 0, 0, 0)) for row in range(5000))
    circle = bytearray(xls({"T": hostile.ROWS}))
    struct.pack_into("<I", circle, 512 + 4 * 10, 5)  # the chain of the stream leads back
    difat = bytearray(xls({"T": [["x"]]}))
    struct.pack_into("<I", difat, 68, 0)
    return {
        ".xls locked": Case(xls({"T": [["x"]]}, extra=record(0x002F, struct.pack("<HH", 1, 1) + bytes(48))), LOCKED),
        ".xls whose chain runs in a circle": Case(bytes(circle), DAMAGED),
        ".xls whose table runs in a circle": Case(bytes(difat), read=[["x"]]),
        ".xls that claims four milliard rows": Case(compound.around(claims), read=[["x"]]),
        ".xls with a cell in the last corner": Case(compound.around(far), WIDE),
        ".xls with one long text in 5,000 cells": Case(
            compound.around(oldformats.workbook_stream(long).replace(record(0x00FD, label), many + record(0x00FD, label))), LARGE
        ),
        ".xls with 201 sheets": Case(xls({f"T{n}": [["x"]] for n in range(201)}), "hơn 200 trang"),
        ".xls with two sheets in one place": Case(compound.around(_twice(good)), DAMAGED),
        ".xls of empty records": Case(compound.around(good[: good.index(b"\x0a\0\0\0")] + record(0x1000) * 4_000_000), LARGE),
        ".xls without a workbook": Case(compound.around(b"x" * 5000, "Contents"), OTHER),
        ".doc": Case(compound.around(b"x" * 5000, "WordDocument"), "Đây là tệp Word", name="so.xls"),
        ".xls with a sheet outside": Case(
            compound.around(good.replace(record(0x0085, b"")[:2], b"\x85\0", 1).replace(_place(good), struct.pack("<I", 0x7FFFFFFF), 1)),
            DAMAGED,
        ),
        ".xls from before 1995": Case(b"\x09\x04\x06\0\0\0\x10\0" + bound * 50, "rất cũ"),
    }


def _place(stream):
    at = stream.index(b"\x85\0") + 4
    return stream[at : at + 4]


def _twice(stream):
    """The sheet listed once more, at the same place and by the same name."""
    at = stream.index(b"\x85\0")
    size = 4 + struct.unpack_from("<H", stream, at + 2)[0]
    listed = bytearray(stream[at : at + size])
    struct.pack_into("<I", listed, 4, struct.unpack_from("<I", stream, at + 4)[0] + size)
    return stream[:at] + bytes(listed) * 2 + stream[at + size :]


def libreoffice():
    """.ods: what it repeats, what it hides."""
    row = "<table:table table:name='T'>{}</table:table>"
    cell = "<table:table-cell{} office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    many = " table:number-rows-repeated='{}'"
    wide = " table:number-columns-repeated='{}'"
    line = "<table:table-row{}>{}</table:table-row>"
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    spaces = hostile.deflated(b" " * 1024 * 1024, 1024)
    manifest = "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"

    def ods(rows):
        return ods_of("", row.format(rows))

    return {
        ".ods with a row ten million times": Case(ods(line.format(many.format(10_000_000), cell.format("", "x"))), MANY),
        ".ods with a cell ten million times": Case(ods(line.format("", cell.format(wide.format(10_000_000), "x"))), FAR),
        ".ods with both": Case(ods(line.format(many.format(100_000), cell.format(wide.format(700), "x"))), WIDE),
        ".ods with a cell after ten million blanks": Case(ods(line.format("", f"<table:table-cell{wide.format(10**7)}/>" + cell.format("", "x"))), FAR),
        ".ods with a row after ten million blanks": Case(ods(line.format(many.format(10**7), "<table:table-cell/>") + line.format("", cell.format("", "x"))), MANY),
        ".ods with blanks to every edge": Case(
            ods(line.format("", cell.format("", "x") + f"<table:table-cell{wide.format(10**9)}/>") + line.format(many.format(10**9), "<table:table-cell/>")),
            read=[["x"]],
        ),
        ".ods with a long text many times": Case(ods(line.format(many.format(100_000), cell.format("", "x" * 30_000))), LARGE),
        ".ods with a milliard blanks in a cell": Case(ods(line.format("", cell.format("", "a<text:s text:c='999999999999'/>b"))), LONG),
        ".ods with a number that is none": Case(ods(line.format(many.format("1e99"), cell.format("", "x"))), DAMAGED),
        ".ods with billion laughs": Case(
            zipped({"mimetype": oldformats.MIME, "META-INF/manifest.xml": "<x/>", "content.xml": f"<!DOCTYPE x [{laughs}]><x>&a9;</x>"}), DAMAGED
        ),
        ".ods locked": Case(ods_of("", row.format(""), manifest), LOCKED),
        ".ods of 1 GiB": Case(
            hostile.archive([("mimetype", *hostile.packed(oldformats.MIME)), ("content.xml", spaces, 1024**3, 0)]), LARGE
        ),
        ".ods with 201 sheets": Case(ods_of("", "".join(f"<table:table table:name='T{n}'/>" for n in range(201))), "hơn 200 trang"),
        ".ods with tables in a cell": Case(
            ods(line.format("", cell.format("", "x") + f"<table:table-cell><table:table table:name='U'>{line.format('', cell.format('', 'y'))}</table:table></table:table-cell>")),
            read=[["x"]],
        ),
    }  # fmt: skip


def separated():
    """.csv."""
    return {
        ".csv, one line of 8 MB": Case(b"a;b;" * 2_000_000, "dòng dài quá mức", name="so.csv"),
        ".csv, a million separators": Case(b"a;b\n" + b";" * 1_000_000, FAR, name="so.csv"),
        ".csv, two million rows": Case(b"a;b\n" * 2_000_000, MANY, name="so.csv"),
        ".csv, wide and long": Case((b";" * 600 + b"x\n") * 10_000, WIDE, name="so.csv"),
        ".csv, a quote never closed": Case(b'a;b\n"c;d\n' + b"e;f\n" * 50_000, "dấu nháy kép", name="so.csv"),
        ".csv, NUL bytes": Case(b"a;b\nc\0d;e\n", OTHER, name="so.csv"),
        ".csv, control signs": Case(b"a;b\nc\x01d;e\n", OTHER, name="so.csv"),
        ".csv, bytes of no encoding": Case(bytes(range(128, 256)) * 40 + b";\n", "Chưa chắc tệp này gõ bằng bảng mã nào", name="so.csv"),
        ".csv, a huge cell": Case(b"a;b\n" + b"x" * 100_000 + b";c\n", LONG, name="so.csv"),
        ".csv, a command": Case(b"a;b\n=cmd|' /C calc'!A0;c\n", name="so.csv", read=[["a", "b"], ["=cmd|' /C calc'!A0", "c"]]),
    }


def cut_short():
    """Good files of each format, cut at each tenth."""
    files = {"xlsx": book({"T": hostile.ROWS}), "xls": xls({"T": hostile.ROWS}), "ods": oldformats.ods({"T": hostile.ROWS})}
    return {
        f".{kind} cut at {tenth * 10} %": Case(content[: len(content) * tenth // 10], DAMAGED, name=f"so.{kind}")
        for kind, content in files.items()
        for tenth in range(1, 10)
    }


def corpus():
    """All cases of all formats: {name: Case}."""
    kinds = (
        hostile.bombs,
        hostile.reaches,
        hostile.paths,
        hostile.contents,
        hostile.wrong_kinds,
        old_excel,
        libreoffice,
        separated,
        cut_short,
    )
    return {name: case for kind in kinds for name, case in kind().items()}
