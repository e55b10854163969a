""".xlsx, .xlsm: its parts judged one by one, then given to the reader library in an archive of our own making."""

import re
from itertools import islice, pairwise
from xml.sax.saxutils import quoteattr

from congdoan.workbooks.opening import calamine, fonts, limits, worksheet, xmlparts
from congdoan.workbooks.opening.archive import packed
from congdoan.workbooks.opening.book import Opened

WORKBOOK = "xl/workbook.xml"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_PIECE = 4 * 1024 * 1024
_STRING_END = re.compile(b"</(?:[^\\s<>:]{1,20}:)?si\\s*>|<(?:[^\\s<>:]{1,20}:)?si\\s*/>")
_STRING = re.compile(rb"<(?:[^\s<>:]{1,20}:)?si[\s>/]")


def opened(archive):
    """The Opened of an archive.Archive. Raises Refused for anything damaged or beyond the limits."""
    names, epoch1904 = _sheets(archive)
    strings = _strings(archive)
    styles = _part(archive, _STYLES)
    seen = worksheet.Seen(strings=_lengths(strings), fonts=fonts.of_styles(styles, strings))
    sheets = {name: worksheet.usual(archive.read(path)) for name, path in names.items()}
    errors, set_in = {}, {}
    for name, source in sheets.items():
        errors[name], set_in[name] = worksheet.scanned(source, name, seen)
    book = calamine.opened(packed(_clean(sheets, strings, styles, epoch1904)))
    return Opened(
        sheet_names=list(names),
        load=lambda title: calamine.rows(book, title),
        errors={name: cells for name, cells in errors.items() if cells},
        fonts={name: cells for name, cells in set_in.items() if cells},
        epoch1904=epoch1904,
    )


def _sheets(archive):
    """({sheet name: path in the archive}, True if days count from 1904)."""
    found, facts, targets = [], {}, {}

    def on_workbook(name, given):
        if name == "sheet":
            found.append((given.get("name", ""), given.get("id", "")))
            limits.check_sheets(len(found))
        elif name == "workbookPr":
            facts.update(given)

    def on_relation(name, given):
        if name == "Relationship" and given.get("TargetMode") != "External":
            targets[given.get("Id")] = given.get("Target", "").replace("\\", "/")

    xmlparts.walk(archive.read(WORKBOOK), on_workbook)
    xmlparts.walk(archive.read("xl/_rels/workbook.xml.rels"), on_relation)
    paths = {}
    for name, key in found:
        target = targets.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if "worksheets/" in path and ".." not in path:
            if name in paths or path in paths.values():
                raise limits.damaged()
            paths[name] = path
    if not paths:
        raise limits.no_workbook()
    return paths, facts.get("date1904") in ("1", "true", "on")


def _part(archive, path):
    """A part that may be missing."""
    if path not in archive:
        return b""
    source = archive.read(path)
    xmlparts.check(source)
    return source


def _strings(archive):
    """The shared texts, without the tag around them: it says how many there are, and the reader library would make room for so many."""
    source = _part(archive, _STRINGS)
    first = _STRING.search(source)
    return b"<sst>" + source[first.start() :] if first else b""


def _lengths(strings):
    """Bytes of each shared text, tags included."""
    if strings.count(b"<si") > limits.MOST_STRINGS:
        raise limits.too_large()
    if strings.count(b"</si>") != strings.count(b"<si>") or b"<si/" in strings or b"<si " in strings or b":si" in strings:
        ends = [0, *(found.end() for found in islice(_STRING_END.finditer(strings), limits.MOST_STRINGS + 1))]
        if len(ends) > limits.MOST_STRINGS:
            raise limits.too_large()
        return [end - start for start, end in pairwise(ends)]
    lengths, start = [], 0
    while start < len(strings):  # piece by piece: the whole split at once would take its size again
        end = strings.find(b"</si>", start + _PIECE)
        end = end + 5 if end >= 0 else len(strings)
        lengths += map(len, strings[start:end].split(b"</si>")[:-1])
        start = end
    return lengths


def _clean(sheets, strings, styles, epoch1904):
    """{path: bytes} of a small archive with these parts and nothing else."""
    numbered = list(enumerate(sheets.items(), start=1))
    epoch = ' date1904="1"' if epoch1904 else ""
    listed = "".join(f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>' for number, (name, _source) in numbered)
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>' for number, _sheet in numbered
    )
    workbook = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr{epoch}/><sheets>{listed}</sheets></workbook>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        WORKBOOK: workbook,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}relationships">{related}</Relationships>',
        **({_STYLES: styles} if styles else {}),
        **({_STRINGS: strings} if strings else {}),
    }
    return parts | {f"xl/worksheets/sheet{number}.xml": source for number, (_name, source) in numbered}
