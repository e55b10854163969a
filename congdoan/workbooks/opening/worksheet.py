"""Một trang của .xlsx: how far it reaches, which of its cells are in error, which are set in old fonts. Searched, not parsed, where it is written as Excel writes."""

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import unescape

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.workbooks.opening import limits, xmlparts
from congdoan.workbooks.opening.book import ErrorCell, column_index, column_letters

_PREFIX = re.compile(rb"<([A-Za-z]\w{0,15}):worksheet[\s>]")
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?:[^<>]*[^<>/])?>')
_ROW = re.compile(rb'<row [^<>]*?r="(\d{1,7})"')
# a cell as Excel writes it, not right of Z nor below 99999; then any cell whose place stands first and once: searching finds them as a parser would
_NOT_PLAIN = re.compile(rb'<c(?! r="[A-Z]\d{1,5}"(?: s="\d{1,5}")?(?: t="(?:s|n|b|str|inlineStr)")?/?>|ol|on)')
_ODD_CELL = re.compile(rb'<c(?! r="[A-Z]{1,3}\d{1,7}"(?: [a-qs-z]{1,20}="[^"<>]{0,40}"){0,6} ?/?>|ol|on)')
_PREFIXED = re.compile(rb":(?:c|v|row|f|is|t)[\s>/]")
_REMARK = re.compile(rb"!(?:--|\[)|\?>.*<\?", re.DOTALL)
_ERROR_CELL = re.compile(
    rb'<c (?=[^<>]{0,300}?t="e")[^<>]{0,300}?r="([A-Z]{1,3})(\d{1,7})"[^<>]{0,300}>(?:<f[^<>]{0,300}/>|<f[^<>]{0,300}>[^<]*</f>)?<v>([^<]*)</v>'
)
_FORMULA_CELL = re.compile(rb"<c ([^<>]*)><f(?:[^<>]*/>|[^<>]*>([^<]*)</f>)(?:<v ?/>|<v></v>)?</c>")  # without a value
_PLACE = re.compile(rb'r="([A-Z]{1,3})(\d{1,7})"')
_NUMBER = re.compile(rb"<v[^<>]{0,100}>\s{0,100}(\d{1,9})")
_STYLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]{0,300}? s="(\d{1,6})"')
_RICH = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]{0,300}?t="s"[^<>]{0,300}><v>(\d{1,9})</v>')
_ANYWHERE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_SHORTEST = 21  # <c r="A1"><v>0</v></c>, at least
_MOST_ODD = 500_000  # cells that are counted one by one


@dataclass
class Seen:
    """What the sheets of one workbook share: lengths of the texts, old fonts, what was measured so far."""

    strings: list
    fonts: object
    measure: limits.Measure = field(default_factory=limits.Measure)
    longest: int = 0

    def __post_init__(self):
        self.longest = max(self.strings, default=0)


def usual(source):
    """The sheet's XML without the prefix that some programs put before every tag."""
    found = _PREFIX.search(source[:2000])
    return source.replace(b"<" + found[1] + b":", b"<").replace(b"</" + found[1] + b":", b"</") if found else source


def scanned(source, name, seen):
    """(cells in error, fonts) {(row, column): …} of a sheet. Raises Refused for one that would unfold beyond all measure."""
    xmlparts.check(source)
    plain = not _NOT_PLAIN.search(source)
    if _has_odd_tags(source) or not plain and _ODD_CELL.search(source):
        return _walked(source, name, seen), {}
    seen.measure.sheet(name, *(_small(source, seen.measure) if plain else None) or _reach(source))
    _weigh(source, seen)
    wrong = _ERROR_CELL.findall(source) if not plain and b't="e"' in source else []
    wrong += _never_reckoned(source) if b"<f" in source else []
    errors = {(int(row) - 1, column_index(at)): ErrorCell(text.decode("utf-8", "replace")) for at, row, text in wrong}
    return errors, _set_in(source, seen.fonts)


def _has_odd_tags(source):
    """Tags with a prefix, comments, CDATA, instructions."""
    return _PREFIXED.search(source) or ((b"!" in source or source.find(b"?", 200) > 0) and _REMARK.search(source))


def _small(source, measure):
    """(last row, columns) of a sheet with no cell right of Z or below 99999: it is not looked at cell by cell; None if it might matter."""
    rows = max(map(int, _ROW.findall(source)), default=0)
    return (rows, 26) if measure.cells + rows * 26 <= limits.MOST_CELLS // 2 else None


def _reach(source):
    """(last row, number of columns, last cell for the sentence) of the filled cells."""
    letters, numbers = set(), set()
    for column, row in _FILLED.findall(source):
        letters.add(column)
        numbers.add(row)
    columns, rows = max(map(column_index, letters), default=-1) + 1, max(map(int, numbers), default=0)
    return rows, columns, _far(source) if columns > limits.MOST_COLUMNS else None


def _far(source):
    found = next(cell for cell in _FILLED.finditer(source) if column_index(cell[1]) >= limits.MOST_COLUMNS)
    return (found[1] + found[2]).decode()


def _weigh(source, seen):
    """One long text may stand in a million cells: together they may not be more than a file may be. Every number may be that of a text."""
    if seen.longest * (len(source) // _SHORTEST) + seen.measure.letters <= limits.MOST_BYTES:
        return
    if seen.longest * source.count(b"<v") + seen.measure.letters <= limits.MOST_BYTES:
        return
    if b"&#" in source:  # numbers may be hidden in it
        raise limits.too_large()
    count = len(seen.strings)
    seen.measure.text(sum(seen.strings[int(index)] for index in _NUMBER.findall(source) if int(index) < count))


def _never_reckoned(source):
    """Formulas that no program has worked out yet: the reader library would show them empty."""
    for attributes, formula in _FORMULA_CELL.findall(source):
        place = _PLACE.search(attributes)
        if place and b't="str"' not in attributes:  # an empty text is a value
            yield place[1], place[2], b"=" + unescape(formula.decode("utf-8", "replace")).encode()


def _set_in(source, fonts):
    """{(row, column): Font}: one pass over the styles of cells, where the workbook knows an old font at all."""
    found = {}
    if fonts.of_cells:
        for letters, row, style in _STYLED.findall(source):
            if font := fonts.of_cells.get(int(style)):
                found[int(row) - 1, column_index(letters)] = font
    if fonts.of_texts:
        for letters, row, text in _RICH.findall(source):
            if font := fonts.of_texts.get(int(text)):
                found[int(row) - 1, column_index(letters)] = font
    return found


class _Walk:
    """A sheet that is written in another way than Excel's, cell by cell as the reader library counts them."""

    def __init__(self, name, seen):
        self.name, self.seen = name, seen
        self.row = self.column = self.rows = self.columns = self.cells = 0
        self.inside, self.value, self.formula, self.type = None, "", None, ""
        self.errors = {}

    def start(self, tag, given):
        self.inside = tag
        if tag == "c":
            self._place(given.get("r"))
            self.type, self.formula, self.value = given.get("t", ""), None, ""
        elif tag == "row":
            self.row, self.column = int(given.get("r") or self.row + 1), 0
        elif tag == "f":
            self.formula = ""

    def _place(self, at):
        self.cells += 1
        if self.cells > _MOST_ODD:
            raise _odd(self.name)
        if at:
            found = _ANYWHERE.fullmatch(at)
            if not found:
                raise limits.damaged()
            self.row, self.column = int(found[2]), column_index(found[1].upper()) + 1
        else:
            self.column, self.row = self.column + 1, max(self.row, 1)

    def text(self, signs):
        if self.inside in ("v", "t"):
            self.value += signs
            if len(self.value) > limits.MOST_TEXT * 4:
                raise limits.too_large()
        elif self.inside == "f":
            self.formula += signs[: limits.MOST_TEXT]

    def end(self, tag):
        self.inside = None
        if tag != "c" or not (self.value or self.formula is not None):
            return
        if self.row > self.rows or self.column > self.columns:
            self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
            limits.Measure().sheet(self.name, self.rows, self.columns, f"{column_letters(self.column - 1)}{self.row}")
        if self.type == "e":
            self.errors[self.row - 1, self.column - 1] = ErrorCell(self.value)
        elif self.formula is not None and not self.value and self.type != "str":
            self.errors[self.row - 1, self.column - 1] = ErrorCell("=" + self.formula)
        if self.type == "s" and self.value.strip().isdecimal() and int(self.value) < len(self.seen.strings):
            self.seen.measure.text(self.seen.strings[int(self.value)])


def _walked(source, name, seen):
    walk = _Walk(name, seen)
    try:
        xmlparts.walk(source, walk.start, walk.end, walk.text)
    except ValueError as error:
        raise limits.damaged() from error
    seen.measure.sheet(name, walk.rows, walk.columns)
    return walk.errors


def _odd(name):
    return Refused(_("Trang %(sheet)s ghi theo cách lạ và quá lớn. Mở bằng Excel, lưu lại thành .xlsx rồi chọn lại.") % {"sheet": name})
