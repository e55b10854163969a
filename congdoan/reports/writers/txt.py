"""Bản chữ thường: the paper as plain text, to paste into a message or to read on any machine."""

from functools import singledispatch

from congdoan.reports.paper import (
    ANNEX_CAPTION,
    MOTTO,
    NATIONAL_NAME,
    Article,
    Blank,
    Block,
    Bullet,
    Centred,
    Ground,
    Heading,
    Paper,
    Paragraph,
    Table,
    section_title,
)
from congdoan.reports.vietnamese import NO_BREAK_SPACE, capitals, shown
from congdoan.reports.writers.finish import addressee_lines, all_sections, finished, recipient_lines

LINE_END = "\r\n"  # Notepad of older office machines knows no other


def write(paper: Paper) -> bytes:
    """The paper as UTF-8 text: one line for a paragraph, an empty line between the parts."""
    parts = [LINE_END.join(lines) for lines in _parts(finished(paper)) if lines]
    text = (LINE_END * 2).join(parts) + LINE_END
    return text.replace(NO_BREAK_SPACE, " ").encode()


def _parts(paper):
    yield [capitals(name) for name in (paper.superior, paper.issuer) if name]
    yield [NATIONAL_NAME, MOTTO]
    yield [line for line in (paper.number, paper.place_and_date) if line]
    yield [capitals(paper.kind_title), paper.subject]
    yield addressee_lines(paper)
    for section in all_sections(paper):
        if section.title:
            yield [capitals(section_title(section))]
        for block in section.blocks:
            yield _lines(block)
    for signature in filter(None, (paper.beside, paper.signature)):
        yield [line for line in (*signature.offices, signature.name) if line]
    if paper.recipients:
        yield ["Nơi nhận:", *recipient_lines(paper)]
    if paper.annex:
        yield [ANNEX_CAPTION, paper.annex_reference]
    for annex in paper.annex:
        yield _lines(annex.as_table())


@singledispatch
def _lines(block: Block) -> list[str]:
    raise TypeError(f"No setting for {type(block).__name__}")


@_lines.register
def _(block: Heading | Paragraph | Blank | Ground | Centred | Article):
    return [block.text]


@_lines.register
def _(bullet: Bullet):
    return [f"- {bullet.text}"]


@_lines.register
def _(table: Table):
    """Cells are parted by tabs, so that the rows fall into columns when pasted into a sheet."""
    titles = tuple(column.title for column in table.columns)
    rows = (titles, *table.rows, *((table.total,) if table.total else ()))
    caption = [table.caption] if table.caption else []
    return caption + ["\t".join(shown(cell) for cell in row) for row in rows]
