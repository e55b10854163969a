"""Writers for tests: .xls as Excel 97 wrote it, .ods as LibreOffice does, .csv; and an .xlsx in chosen fonts. Only what a test needs of each."""

import datetime
import io
import struct
import zipfile
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from congdoan.workbooks.opening import compound

EPOCH, EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts, stored=()):
    """The bytes of a zip: {path: text or bytes}."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, source in parts.items():
            archive.writestr(path, source, zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def xlsx(sheets, font):
    """The bytes of an .xlsx: {name: [[cells]]}; ``font``: (row, column, cell) -> name of the font, or None."""
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"})
    formats = {}
    for name, rows in sheets.items():
        page = made.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                face = font(row, column, cell)
                key = (face, isinstance(cell, datetime.date))
                look = {"font_name": face} if face else {}
                formats.setdefault(key, made.add_format(look | ({"num_format": "dd/mm/yyyy"} if key[1] else {})))
                page.write(row, column, cell, formats[key])
    made.close()
    return buffer.getvalue()


def record(kind, data=b""):
    """One BIFF record."""
    return struct.pack("<HH", kind, len(data)) + data


def _text(text, wide_count=True):
    """A text with its length in two bytes (or one) and the byte that says how wide its letters are."""
    wide = not text.isascii() and any(ord(letter) > 255 for letter in text)
    units = text.encode("utf-16-le") if wide else text.encode("latin-1")
    return struct.pack("<HB" if wide_count else "<BB", len(units) // (1 + wide), wide) + units


def workbook_stream(sheets, epoch1904=False, faces=("Arial",), face=None, errors=None, merged=None, extra=b""):
    """The BIFF8 stream of an .xls. ``face``: (row, column, cell) -> index in ``faces``; ``errors``: {(sheet, row, column): code}."""
    texts = list(dict.fromkeys(cell for rows in sheets.values() for row in rows for cell in row if isinstance(cell, str)))
    bof = struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0, 6)
    head = record(0x0809, bof) + extra + record(0x0042, struct.pack("<H", 1200)) + record(0x0022, struct.pack("<H", epoch1904))
    fonts = ["Arial"] * 4 + list(faces)  # the first four are always there; number 4 is none
    for name in fonts:
        head += record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text(name, wide_count=False))
    for number, kind in [(0, 0), (0, 14), *((5 + place, 0) for place in range(len(faces)))]:
        head += record(0x00E0, struct.pack("<HH", number, kind) + bytes(16))
    parts = [struct.pack("<II", len(texts), len(texts))]
    for text in map(_text, texts):
        parts += [b""] if len(parts[-1]) + len(text) > 8000 else []
        parts[-1] += text
    strings = b"".join(record(0x003C if place else 0x00FC, part) for place, part in enumerate(parts)) + record(0x000A)
    bodies = [_sheet(name, rows, texts, epoch1904, face, errors or {}, merged or {}) for name, rows in sheets.items()]
    named = [_text(name, wide_count=False) for name in sheets]
    place = len(head) + sum(len(name) + 10 for name in named) + len(strings)
    for name, body in zip(named, bodies, strict=True):
        head += record(0x0085, struct.pack("<IBB", place, 0, 0) + name)
        place += len(body)
    return head + strings + b"".join(bodies)


def _sheet(name, rows, texts, epoch1904, face, errors, merged):
    body = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    body += record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            style = 2 + face(row, column, cell) if face and isinstance(cell, str) else 0
            if (name, row, column) in errors:
                body += record(0x0205, struct.pack("<HHHBB", row, column, 0, errors[name, row, column], 1))
            elif isinstance(cell, datetime.date):
                days = (cell - (EPOCH_1904 if epoch1904 else EPOCH)).days
                body += record(0x0203, struct.pack("<HHHd", row, column, 1, days))
            elif isinstance(cell, (int, float)):
                body += record(0x0203, struct.pack("<HHHd", row, column, 0, cell))
            elif cell is not None:
                body += record(0x00FD, struct.pack("<HHHI", row, column, style, texts.index(cell)))
    ranges = merged.get(name, ())
    if ranges:
        body += record(0x00E5, struct.pack("<H", len(ranges)) + b"".join(struct.pack("<HHHH", a, c, b, d) for a, b, c, d in ranges))
    return body + record(0x000A)


def xls(sheets, **more):
    """The bytes of an .xls; see workbook_stream."""
    return compound.around(workbook_stream(sheets, **more))


def ods(sheets, epoch1904=False, face=None, head="", merged=None):
    """The bytes of an .ods. ``face``: (row, column, cell) -> name of the font, or None; ``head``: more XML before the sheets."""
    faces, tables = {}, []
    for name, rows in sheets.items():
        covers = {
            (first_row, first): (last_row - first_row + 1, last - first + 1)
            for first_row, first, last_row, last in (merged or {}).get(name, ())
        }
        written = []
        for row, cells in enumerate(rows):
            line = "".join(
                _ods_cell(cell, face and face(row, column, cell), faces, covers.get((row, column))) for column, cell in enumerate(cells)
            )
            written.append(f"<table:table-row>{line}<table:table-cell table:number-columns-repeated='1000'/></table:table-row>")
        blank = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='1024'/></table:table-row>"
        tables.append(f"<table:table table:name={quoteattr(name)}>{''.join(written)}{blank}</table:table>")
    styles = "".join(
        f"<style:style style:name='{key}' style:family='table-cell'><style:text-properties style:font-name={quoteattr(name)}/></style:style>"
        for name, key in faces.items()
    )
    null = "<table:calculation-settings><table:null-date table:date-value='1904-01-01'/></table:calculation-settings>" if epoch1904 else ""
    return ods_of(f"<office:automatic-styles>{styles}</office:automatic-styles>", null + head + "".join(tables))


def ods_of(before, within, manifest="<x/>"):
    """The bytes of an .ods with this XML in it."""
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{key}:1.0"' for key in ("office", "table", "text", "style", "draw")
    )
    content = (
        f"<office:document-content {spaces} xmlns:calcext='urn:calcext'>{before}<office:body><office:spreadsheet>{within}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": MIME, "META-INF/manifest.xml": manifest, "content.xml": content}, stored=("mimetype",))


def _ods_cell(cell, face, faces, cover):
    style = f" table:style-name='{faces.setdefault(face, f'ce{len(faces)}')}'" if face else ""
    if cover:
        style += f" table:number-rows-spanned='{cover[0]}' table:number-columns-spanned='{cover[1]}'"
    if cell is None:
        return f"<table:table-cell{style}/>"
    if isinstance(cell, datetime.date):
        return f"<table:table-cell{style} office:value-type='date' office:date-value='{cell.isoformat()}'/>"
    if isinstance(cell, (int, float)):
        return f"<table:table-cell{style} office:value-type='float' office:value='{cell}'/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
    return f"<table:table-cell{style} office:value-type='string'>{lines}</table:table-cell>"


def csv(rows, separator=";", end="\r\n", encoding="utf-8-sig"):
    """The bytes of a .csv; a text with a separator, a quote or a line end in quotes."""
    return end.join(separator.join(_csv_cell(cell, separator) for cell in row) for row in rows).encode(encoding)


def _csv_cell(cell, separator):
    text = "" if cell is None else cell.strftime("%d/%m/%Y") if isinstance(cell, datetime.date) else str(cell)
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in (separator, '"', "\n", "\r")) else text
