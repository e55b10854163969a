"""Bản HTML: the paper as one file that any browser opens and prints on A4, without a script and without another file."""

from functools import singledispatch

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

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

STYLE = """
@page { size: A4; margin: 20mm 20mm 20mm 30mm }
body { font: 14pt/1.4 "Times New Roman", Tinos, serif; max-width: 165mm; margin: 10mm auto; padding: 0 5mm; color: #000; background: #fff }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4mm; text-align: center; font-size: 12pt }
header p, footer p { margin: 0 } h1 { font-size: 14pt; text-align: center; margin: 8mm 0 0 } h2, h3 { font-size: 14pt; margin: 5mm 0 2mm }
.giua { text-align: center } .dam { font-weight: bold } .nghieng { font-style: italic } .cau { text-align: justify; text-indent: 10mm; margin: 1.5mm 0 }
table { border-collapse: collapse; width: 100%; font-size: 12pt } th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top }
.center { text-align: center } .right { text-align: right } caption { text-align: left; font-weight: bold; padding: 3mm 0 1mm }
footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8mm; margin-top: 8mm; break-inside: avoid }
footer .ky { text-align: center; min-width: 70mm } footer .ten { margin-top: 25mm } footer .noi { font-size: 11pt }
.phu-luc { break-before: page } @media print { body { margin: 0; max-width: none; padding: 0 } }
"""


def write(paper: Paper) -> bytes:
    """The paper as UTF-8 HTML."""
    paper = finished(paper)
    page = format_html(
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n{}\n<main>\n{}\n</main>\n{}\n{}\n</body>\n</html>\n",
        paper.title,
        mark_safe(STYLE),  # noqa: S308 - our own words
        _head(paper),
        _body(paper),
        _foot(paper),
        _annex(paper),
    )
    return page.encode()


def _lines(lines, css):
    return format_html_join("\n", '<p class="{}">{}</p>', ((css, line) for line in lines if line))


def _head(paper):
    left = (_lines(head_lines(paper.superior), ""), _lines(head_lines(paper.issuer), "dam"), _lines([paper.number], ""))
    right = (_lines([NATIONAL_NAME, MOTTO], "dam"), _lines([paper.place_and_date], "nghieng"))
    columns = (format_html_join("\n", "{}", ((part,) for part in side)) for side in (left, right))
    return format_html("<header>{}</header>", format_html_join("\n", "<div>{}</div>", ((column,) for column in columns)))


def _body(paper):
    parts = [
        format_html("<h1>{}</h1>", capitals(paper.kind_title)),
        _lines([paper.subject], "giua dam"),
        _lines(addressee_lines(paper), "giua"),
    ]
    for section in all_sections(paper):
        if section.title:
            parts.append(format_html("<h2>{}</h2>", capitals(section_title(section))))
        parts += [_block(block) for block in section.blocks]
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _foot(paper):
    if paper.beside:
        return format_html(
            '<footer><div class="ky">{}</div><div class="ky">{}</div></footer>', _signed(paper.beside), _signed(paper.signature)
        )
    recipients = _lines(["Nơi nhận:", *recipient_lines(paper)], "") if paper.recipients else ""
    return format_html('<footer><div class="noi">{}</div><div class="ky">{}</div></footer>', recipients, _signed(paper.signature))


def _signed(signature):
    return format_html("{}{}", _lines(signature.offices, "dam"), _lines([signature.name or "\u00a0"], "dam ten"))


def _annex(paper):
    if not paper.annex:
        return ""
    tables = format_html_join("\n", "{}", ((_block(annex.as_table()),) for annex in paper.annex))
    return format_html(
        '<section class="phu-luc"><h2 class="giua">{}</h2>{}{}</section>', ANNEX_CAPTION, _lines([paper.annex_reference], "giua"), tables
    )


@singledispatch
def _block(block: Block):
    raise TypeError(f"No setting for {type(block).__name__}")


@_block.register
def _(heading: Heading):
    return format_html("<h3>{}</h3>", heading.text)


@_block.register
def _(paragraph: Paragraph | Blank):
    return format_html('<p class="cau">{}</p>', paragraph.text)


@_block.register
def _(ground: Ground):
    return format_html('<p class="cau nghieng">{}</p>', ground.text)


@_block.register
def _(line: Centred):
    return format_html('<p class="giua dam">{}</p>', line.text)


@_block.register
def _(article: Article):
    return format_html('<p class="cau"><b>{}</b> {}</p>', article.number, article.words)


@_block.register
def _(bullet: Bullet):
    return format_html('<p class="cau">- {}</p>', bullet.text)


@_block.register
def _(table: Table):
    caption = format_html("<caption>{}</caption>", table.caption) if table.caption else ""
    sides = [column.align for column in table.columns]
    titles = _titles(table)
    rows = format_html_join("\n", "<tr>{}</tr>", ((_cells("td", row, sides),) for row in table.rows))
    total = format_html("<tr>{}</tr>", _cells("th", table.total, sides)) if table.total else ""
    return format_html("<table>{}<thead>{}</thead><tbody>\n{}\n{}</tbody></table>", caption, titles, rows, total)


def _titles(table):
    """The head: one row, or two where columns stand in groups."""
    groups, place, above, below = table.groups(), 0, [], []
    if not groups:
        cells = format_html_join("", '<th scope="col" class="{}">{}</th>', ((column.align, column.title) for column in table.columns))
        return format_html("<tr>{}</tr>", cells)
    for text, span in groups:
        if text:
            above.append(format_html('<th scope="colgroup" class="center" colspan="{}">{}</th>', span, text))
            below += [format_html('<th scope="col" class="center">{}</th>', column.title) for column in table.columns[place : place + span]]
        else:
            above.append(format_html('<th scope="col" class="center" rowspan="2">{}</th>', table.columns[place].title))
        place += span
    rows = [format_html_join("", "{}", ((cell,) for cell in row)) for row in (above, below)]
    return format_html("<tr>{}</tr><tr>{}</tr>", *rows)


def _cells(tag, cells, sides):
    pairs = zip(cells, sides, strict=True)
    return format_html_join("", f'<{tag} class="{{}}">{{}}</{tag}>', ((side, shown(cell)) for cell, side in pairs))
