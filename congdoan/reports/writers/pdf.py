"""Bản PDF: set by Typst with the fonts that we ship, for archives (PDF/A-2b) and for readers aloud (tagged)."""

import json
from collections.abc import Sequence
from functools import cache, singledispatch
from pathlib import Path
from typing import Any, cast

import typst

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
from congdoan.reports.vietnamese import capitals, shown
from congdoan.reports.writers.finish import addressee_lines, all_sections, finished, head_lines, recipient_lines
from congdoan.reports.writers.glyphs import drawable

ROOM = Path(__file__).resolve().parent.parent
TEMPLATE = ROOM / "typst" / "paper.typ"
FONTS = ROOM / "fonts"


def write(paper: Paper) -> bytes:
    """The paper as a PDF. The same paper gives the same bytes."""
    return write_all([paper])


def write_all(papers: Sequence[Paper]) -> bytes:
    """Several papers in one PDF, each beginning a page, numbered from one."""
    return typeset(TEMPLATE, {"papers": [_as_data(finished(paper)) for paper in papers]})


def typeset(template: Path, data: dict[str, Any]) -> bytes:
    """A template of Typst filled with data, in our own fonts, as PDF/A-2b."""
    text = drawable(json.dumps(data, ensure_ascii=False), FONTS / "Tinos-Regular.ttf")
    compiler = typst.Compiler(template, root=template.parent, font_paths=_fonts(), sys_inputs={"paper": text})
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["a-2b"], timestamp=0))


@cache
def _fonts() -> typst.Fonts:
    """Only our own: a font of the machine may lack Vietnamese letters and build them from parts."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _as_data(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "date": {"year": paper.dated_on.year, "month": paper.dated_on.month, "day": paper.dated_on.day},
        "national_name": NATIONAL_NAME,
        "motto": MOTTO,
        "superior": head_lines(paper.superior),
        "issuer": paper.issuer,
        "issuer_lines": head_lines(paper.issuer),
        "number": paper.number,
        "place_and_date": paper.place_and_date,
        "kind_title": capitals(paper.kind_title),
        "subject": paper.subject,
        "addressees": addressee_lines(paper),
        "blocks": list(_blocks(paper)),
        "recipients": recipient_lines(paper),
        "offices": paper.signature.offices,
        "signer": paper.signature.name,
        "beside": {"offices": paper.beside.offices, "signer": paper.beside.name} if paper.beside else None,
        "annex_caption": ANNEX_CAPTION,
        "annex_reference": paper.annex_reference,
        "lying": paper.lying,
        "annex": [_block(annex.as_table()) for annex in paper.annex],
    }


def _blocks(paper: Paper):
    for section in all_sections(paper):
        if section.title:
            yield {"kind": "section", "text": capitals(section_title(section))}
        yield from map(_block, section.blocks)


@singledispatch
def _block(block: Block) -> dict[str, Any]:
    raise TypeError(f"No setting for {type(block).__name__}")


@_block.register
def _(block: Heading | Paragraph | Bullet | Blank):
    return {"kind": type(block).__name__.lower(), "text": block.text}


@_block.register
def _(block: Ground | Centred):
    return {"kind": type(block).__name__.lower(), "text": block.text}


@_block.register
def _(article: Article):
    return {"kind": "article", "number": article.number, "text": article.words}


@_block.register
def _(table: Table):
    return {
        "kind": "table",
        "caption": table.caption,
        "titles": [column.title for column in table.columns],
        "groups": [{"text": text, "span": span} for text, span in table.groups()],
        "shares": [column.share for column in table.columns],
        "aligns": [column.align for column in table.columns],
        "rows": [[shown(cell) for cell in row] for row in table.rows],
        "total": [shown(cell) for cell in table.total],
    }
