"""Messy pages as the bytes of files: .xlsx, .csv in any encoding, .ods."""

import csv
import datetime
import io
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter

DAY = "dd/mm/yyyy"


def content(book):
    """The bytes of a Book."""
    done = {"xlsx": _xlsx, "csv": _csv, "ods": _ods}[book.kind](book)
    return book.finish(done) if book.finish else done


def file_name(book):
    """The name under which it is uploaded."""
    return book.file_name or f"{book.name}.{book.kind}"


def _xlsx(book):
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    made = xlsxwriter.Workbook(buffer, {"in_memory": True, **options, **book.options})
    formats = {}
    for page in book.pages:
        sheet = made.add_worksheet(page.title)
        for first_row, first, last_row, last in page.merged:
            sheet.merge_range(first_row, first, last_row, last, "")
        for row, cells in enumerate(page.rows):
            for column, cell in enumerate(cells):
                _write(made, formats, sheet, row, column, cell)
        if page.dress:
            page.dress(sheet, made, page)
    made.close()
    return buffer.getvalue()


def _write(made, formats, sheet, row, column, cell):
    value = cell.typed
    is_day = isinstance(value, (datetime.date, datetime.datetime))
    key = (cell.number_format or (DAY if is_day else ""), *sorted(cell.look.items()))
    if key not in formats:
        formats[key] = made.add_format({**({"num_format": key[0]} if key[0] else {}), **cell.look})
    style = formats[key]
    if cell.formula:
        sheet.write_formula(row, column, cell.formula, style, value)
    elif is_day:
        sheet.write_datetime(row, column, value, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif value is None:
        if cell.look or cell.number_format:
            sheet.write_blank(row, column, None, style)
    else:
        sheet.write(row, column, value, style)


def _csv(book):
    options = {"encoding": "utf-8", "delimiter": ",", "lineterminator": "\r\n", "first_line": "", **book.options}
    buffer = io.StringIO()
    buffer.write(options["first_line"])
    writer = csv.writer(buffer, delimiter=options["delimiter"], lineterminator=options["lineterminator"])
    for cells in book.pages[0].rows:
        writer.writerow([_as_shown(cell.typed) for cell in cells])
    return buffer.getvalue().encode(options["encoding"])


def _as_shown(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2"'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _ods(book):
    """As LibreOffice keeps it: a mimetype stored first, one content.xml; blank cells repeated."""
    body = "".join(_ods_page(page) for page in book.pages)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _ODS_TYPE)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", f"{_ODS_HEAD}{body}</office:spreadsheet></office:body></office:document-content>")
    return buffer.getvalue()


def _ods_page(page):
    spans = {(row, first): last - first + 1 for row, first, last_row, last in page.merged if last_row == row}
    covered = {(row, column) for row, first, _last, last in page.merged for column in range(first + 1, last + 1)}
    lines = []
    for row, cells in enumerate(page.rows):
        done = [
            "<table:covered-table-cell/>" if (row, column) in covered else _ods_cell(cell.typed, spans.get((row, column), 1))
            for column, cell in enumerate(cells)
        ]
        lines.append(f'<table:table-row>{"".join(done)}<table:table-cell table:number-columns-repeated="900"/></table:table-row>')
    tail = '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="900"/></table:table-row>'
    return f'<table:table table:name="{escape(page.title)}">{"".join(lines)}{tail}</table:table>'


def _ods_cell(value, span):
    spread = f' table:number-columns-spanned="{span}" table:number-rows-spanned="1"' if span > 1 else ""
    if value is None:
        return f"<table:table-cell{spread}/>"
    if isinstance(value, (datetime.date, datetime.datetime)):
        attributes, shown = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"', f"{value:%d/%m/%Y}"
    elif isinstance(value, (int, float)):
        attributes, shown = f'office:value-type="float" office:value="{value}"', str(value)
    else:
        attributes, shown = 'office:value-type="string"', value
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n"))
    return f"<table:table-cell {attributes}{spread}>{paragraphs}</table:table-cell>"
