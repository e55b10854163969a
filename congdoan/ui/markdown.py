"""Our own documents as pages: the part of Markdown that the guide is written in, and nothing else; everything is escaped.

Headings, paragraphs, lists, tables, code, bold, italics, links, pictures. Two functions say where links and pictures lead; what
leads nowhere stays as its words.
"""

import re

from django.utils.html import escape
from django.utils.safestring import mark_safe

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
_ITEM = re.compile(r"(?:[-*]|(\d+)\.) +(.*)")
_HEADING = re.compile(r"(#{1,4}) +(.*)")
_CODE = re.compile(r"`([^`]+)`")


def html(text, link, picture):
    """A document as safe HTML. ``link``, ``picture``: target as written -> address, or "" for none."""
    return mark_safe("\n".join(_block(lines, link, picture) for lines in _blocks(text)))  # noqa: S308 - each part is escaped below


def title(text):
    """The first heading, in plain words."""
    found = next((_HEADING.match(line) for line in text.splitlines() if _HEADING.match(line)), None)
    return re.sub(r"[*`]", "", found[2]) if found else ""


def _blocks(text):
    """Runs of lines that belong together; a heading is a run of its own, a list or a table begins one."""
    run, kind = [], ""
    for line in text.splitlines():
        now = _kind(line, kind)
        if run and (now != kind or now == "heading"):
            yield run
            run = []
        if now:
            run.append(line)
        kind = now
    if run:
        yield run


def _kind(line, before):
    if not line.strip():
        return ""
    if _HEADING.match(line):
        return "heading"
    if line.startswith("|"):
        return "table"
    if found := _ITEM.match(line):
        return "ol" if found[1] else "ul"
    return before if before in ("ul", "ol") and line.startswith(" ") else "text"


def _block(lines, link, picture):
    kind = _kind(lines[0], "")
    if kind == "heading":
        marks, words = _HEADING.match(lines[0]).groups()
        return f"<h{len(marks)}>{_words(words, link, picture)}</h{len(marks)}>"
    if kind == "table":
        return _table(lines, link, picture)
    if kind in ("ul", "ol"):
        return _list(kind, lines, link, picture)
    return f"<p>{_words(' '.join(line.strip() for line in lines), link, picture)}</p>"


def _list(kind, lines, link, picture):
    items = []
    for line in lines:
        if found := _ITEM.match(line):
            items.append(found[2])
        else:
            items[-1] += " " + line.strip()
    return f"<{kind}>" + "".join(f"<li>{_words(item, link, picture)}</li>" for item in items) + f"</{kind}>"


def _table(lines, link, picture):
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    head, body = rows[0], [row for row in rows[1:] if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    top = "".join(f'<th scope="col">{_words(cell, link, picture)}</th>' if cell else "<td></td>" for cell in head)
    under = "".join("<tr>" + "".join(f"<td>{_words(cell, link, picture)}</td>" for cell in row) + "</tr>" for row in body)
    return f'<div class="cd-cuon" tabindex="0"><table class="table"><thead><tr>{top}</tr></thead><tbody>{under}</tbody></table></div>'


def _words(written, link, picture):
    """Inline marks; what stands in code marks is taken literally."""
    parts = _CODE.split(written)
    return "".join(f"<code>{escape(part)}</code>" if place % 2 else _marked(part, link, picture) for place, part in enumerate(parts))


def _marked(written, link, picture):
    words = _PICTURE.sub(lambda found: _picture(found, picture), str(escape(written)))
    words = _LINK.sub(lambda found: _link(found, link), words)
    words = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", words)
    return re.sub(r"\*([^*\s][^*]*)\*", r"<i>\1</i>", words)


def _picture(found, picture):
    address = picture(found[2])
    return f'<img src="{escape(address)}" alt="{found[1]}" loading="lazy">' if address else ""


def _link(found, link):
    address = link(found[2])
    return f'<a href="{escape(address)}">{found[1]}</a>' if address else found[1]
