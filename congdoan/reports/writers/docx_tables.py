"""Bảng trong bản Word: borderless ones that hold the head and the signature, ruled ones that hold figures."""

from copy import deepcopy

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Row

from congdoan.reports.paper import Table
from congdoan.reports.vietnamese import shown
from congdoan.reports.writers.docx_styles import CENTER, LEFT, LINE_MM, RIGHT

CELL_MM = 1.4
SIDES = {"left": LEFT, "center": CENTER, "right": RIGHT}


def add_layout(document: Document, widths_mm: tuple[float, ...], rows: int) -> WordTable:
    """Bảng bố cục: no borders, no inner margins, rows that a page's end does not part."""
    grid = document.add_table(rows=rows, cols=len(widths_mm))
    _prepare(grid, widths_mm, margin_mm=0)
    for row in grid.rows:
        _keep_whole(row)
        _set_widths(row, widths_mm)
    return grid


def add_ruled(document: Document, table: Table, line_mm: float = LINE_MM) -> WordTable:
    """Bảng số liệu: its head stands again on top of every page that it reaches."""
    grid = document.add_table(rows=0, cols=len(table.columns), style=document.styles["Table Grid"])
    whole = sum(column.share for column in table.columns)
    widths = tuple(line_mm * column.share / whole for column in table.columns)
    _prepare(grid, widths, CELL_MM)
    head = _pattern(grid, "Đầu bảng", [CENTER] * len(widths), widths)
    _repeat(head)
    line = _pattern(grid, "Ô bảng", [SIDES[column.align] for column in table.columns], widths)
    bold = deepcopy(line._tr)
    for properties in bold.iter(qn("w:rPr")):
        properties.append(OxmlElement("w:b"))
    grid._tbl.remove(line._tr)
    if table.groups():
        _group(head, table, widths)
    _write(head._tr, [column.title for column in table.columns])
    for cells in table.rows:
        grid._tbl.append(_write(deepcopy(line._tr), cells))
    if table.total:
        grid._tbl.append(_write(bold, table.total))
    return grid


def _group(head, table, widths):
    """A row above the head, in which a group's title spans its columns; a column without a group reaches through both rows."""
    above = deepcopy(head._tr)
    head._tr.addprevious(above)
    upper, lower, place = list(above.tc_lst), list(head._tr.tc_lst), 0
    for text, span in table.groups():
        first = upper[place]
        next(first.iter(qn("w:r"))).add_t(text or table.columns[place].title)
        if text:
            for covered in upper[place + 1 : place + span]:
                above.remove(covered)
            first.grid_span, first.width = span, Mm(sum(widths[place : place + span]))
        else:
            first.vMerge, lower[place].vMerge = "restart", "continue"
        place += span


def _prepare(grid, widths_mm, margin_mm):
    """No fitting to the text. Word reads the widths of the grid, LibreOffice those of the cells: both are set."""
    grid.autofit = False
    for column, width in zip(grid.columns, widths_mm, strict=True):
        column.width = Mm(width)
    margin = Mm(margin_mm).twips
    sides = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right"))
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    grid._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _pattern(grid, style, sides, widths_mm) -> _Row:
    """A row with its styles, sides and widths, to be copied for every line of the table: setting each anew is slow."""
    row = grid.add_row()
    _keep_whole(row)
    _set_widths(row, widths_mm)
    for cell, side in zip(row.cells, sides, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.style, paragraph.alignment = style, side
        paragraph.add_run()._r.get_or_add_rPr()
    return row


def _write(row, cells):
    for run, cell in zip(row.iter(qn("w:r")), cells, strict=True):
        run.add_t(shown(cell))
    return row


def _set_widths(row, widths_mm):
    for cell, width in zip(row.cells, widths_mm, strict=True):
        cell.width = Mm(width)


def _keep_whole(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
