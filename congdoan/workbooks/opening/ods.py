""".ods: read from its XML cell by cell, for what it repeats must be counted before room is made for it (the reader library makes room first)."""

import datetime
import re
from dataclasses import dataclass, field

from congdoan.kernel import oldtext
from congdoan.workbooks.opening import limits, xmlparts
from congdoan.workbooks.opening.book import ErrorCell, Opened

CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "meta-inf/manifest.xml"
MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_DURATION = re.compile(r"PT(\d{1,7})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S")
_CELLS = ("table-cell", "covered-table-cell")
_ASIDE = ("annotation", "shapes", "frame", "custom-shape", "sub-table", "table")  # within a cell, but not its text


@dataclass
class _Sheet:
    """A sheet as it grows."""

    name: str
    rows: list = field(default_factory=list)
    merged: list = field(default_factory=list)
    errors: dict = field(default_factory=dict)
    fonts: dict = field(default_factory=dict)
    width: int = 0
    skipped: int = 0  # blank rows that count only if something follows


def opened(archive):
    """The Opened of an archive.Archive. Raises Refused for anything damaged, locked or beyond the limits."""
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise limits.locked()
    reader = _Reader()
    if _STYLES in archive:
        xmlparts.walk(archive.read(_STYLES), reader.style)
    source = archive.read(CONTENT)
    try:
        xmlparts.walk(source, reader.start, reader.end, reader.text)
    except (ValueError, OverflowError) as error:
        raise limits.damaged() from error
    if not reader.sheets:
        raise limits.no_workbook()
    for sheet in reader.sheets.values():
        for place, row in enumerate(sheet.rows):
            sheet.rows[place] = row + [""] * (sheet.width - len(row))
    return Opened(
        sheet_names=list(reader.sheets),
        load=lambda title: (reader.sheets[title].rows, reader.sheets[title].merged),
        errors={name: sheet.errors for name, sheet in reader.sheets.items() if sheet.errors},
        fonts={name: sheet.fonts for name, sheet in reader.sheets.items() if sheet.fonts},
        epoch1904=reader.epoch1904,
    )


class _Reader:
    """Goes through content.xml. A cell's text is that of its paragraphs, without notes, drawings and tables inside it."""

    def __init__(self):
        self.sheets, self.measure, self.epoch1904 = {}, limits.Measure(), False
        self.faces, self.styles, self.named = {}, {}, ""
        self.path, self.sheet, self.row, self.repeat = [], None, None, 1
        self.cell, self.words, self.signs, self.run_fonts = None, [], 0, set()
        self.aside = self.paragraphs = 0

    def style(self, tag, given):
        """Fonts of styles: by the font's own name, or by the face declared under a name."""
        if tag == "font-face":
            self.faces[given.get("name", "")] = oldtext.font(given.get("font-family", "").strip("'\""))
        elif tag == "style":
            self.named = given.get("name", "")
            self.styles[self.named] = self.styles.get(given.get("parent-style-name", ""))
        elif tag == "text-properties":
            name = given.get("font-name") or given.get("font-family")
            if name:
                self.styles[self.named] = self.faces.get(name) or oldtext.font(name.strip("'\""))

    def start(self, tag, given):
        """A tag opens."""
        if self.cell:
            self._inside(tag, given)
        elif tag == "table" and self.path[-1:] == ["spreadsheet"]:
            self._open_sheet(given.get("name", ""))
        elif self.sheet is None:
            self.style(tag, given)
            if tag == "null-date":
                self.epoch1904 = given.get("date-value", "").startswith("1904")
        elif tag == "table-row":
            self.row, self.repeat = [], _times(given.get("number-rows-repeated"))
        elif tag in _CELLS and self.row is not None:
            self.cell, self.words, self.signs, self.run_fonts = (tag, given), [], 0, set()
        self.path.append(tag)

    def end(self, tag):
        """A tag closes."""
        self.path.pop()
        if tag in _ASIDE:
            self.aside -= bool(self.cell)
        elif self.aside:
            return
        elif tag == "p":
            self.paragraphs -= bool(self.cell)
        elif self.cell and tag == self.cell[0]:
            self._close_cell()
        elif tag == "table-row" and self.row is not None:
            self._close_row()
        elif tag == "table" and self.sheet is not None:
            self._close_sheet()

    def text(self, signs):
        """Signs between tags."""
        if self.paragraphs and not self.aside:
            self._write(signs)

    def _open_sheet(self, name):
        if name in self.sheets:
            raise limits.damaged()
        self.sheet = self.sheets[name] = _Sheet(name)
        limits.check_sheets(len(self.sheets))

    def _inside(self, tag, given):
        """A tag within a cell."""
        if tag in _ASIDE:
            self.aside += 1
        elif self.aside:
            return
        elif tag == "p":
            self.paragraphs += 1
            if self.words:
                self._write("\n")
        elif tag == "s":
            self._write(" " * min(_times(given.get("c")), limits.MOST_TEXT + 1))
        elif tag in ("tab", "line-break"):
            self._write("\t" if tag == "tab" else "\n")
        elif tag == "span":
            self.run_fonts.add(self.styles.get(given.get("style-name", "")))

    def _write(self, signs):
        self.signs += len(signs)
        if self.signs > limits.MOST_TEXT * 4:
            raise limits.too_large()
        self.words.append(signs)

    def _close_cell(self):
        tag, given = self.cell
        self.cell = None
        times, value = _times(given.get("number-columns-repeated")), ""
        if tag == "table-cell":
            value = _value(given, "".join(self.words))
        row, column = len(self.sheet.rows) + self.sheet.skipped, len(self.row)
        if len(self.row) + times > limits.MOST_COLUMNS and value == "":
            times = max(limits.MOST_COLUMNS + 1 - column, 0)  # blank to the far right: told only if something follows
        elif value != "" and column + times > limits.MOST_COLUMNS:
            self.measure.sheet(self.sheet.name, row + 1, column + times)
        self.row += [value] * times
        if isinstance(value, ErrorCell):
            self.sheet.errors |= {(row, place): value for place in range(column, column + times)}
        self._note(given, value, row, range(column, column + times))

    def _note(self, given, value, row, columns):
        """What else a cell says: how far it is merged, which font it is set in."""
        high, wide = _times(given.get("number-rows-spanned")), _times(given.get("number-columns-spanned"))
        if (high > 1 or wide > 1) and len(self.sheet.merged) < limits.MOST_MERGED and columns:
            self.sheet.merged.append(((row, columns[0]), (row + high - 1, columns[0] + wide - 1)))
        fonts = self.run_fonts or {self.styles.get(given.get("style-name", ""))}
        if isinstance(value, str) and value and len(fonts) == 1 and (font := next(iter(fonts))):
            self.sheet.fonts |= {(row, column): font for column in columns}

    def _close_row(self):
        row, self.row = self.row, None
        while row and row[-1] == "":
            row.pop()
        sheet = self.sheet
        if not row:
            sheet.skipped += self.repeat
            return
        sheet.width = max(sheet.width, len(row))
        height = len(sheet.rows) + sheet.skipped + self.repeat
        limits.Measure().sheet(sheet.name, height, sheet.width)  # before room is made
        self.measure.text(sum(len(cell) for cell in row if type(cell) is str) * self.repeat)
        sheet.rows += [[] for _blank in range(sheet.skipped)]
        sheet.rows += [list(row) for _again in range(self.repeat)] if self.repeat > 1 else [row]
        sheet.skipped = 0

    def _close_sheet(self):
        self.measure.sheet(self.sheet.name, len(self.sheet.rows), self.sheet.width)
        self.sheet = None


def _times(written):
    """How often something is repeated; at least once."""
    return max(int(written), 1) if written else 1


def _value(given, words):
    """The cell's value as the reader library gives it for other formats: float, bool, date, time, text; "" where it is blank."""
    kind, value = given.get("value-type", ""), words
    if kind == "error" or (words.startswith(("#", "Err:")) and given.get("formula")):
        value = ErrorCell(words)
    elif kind in ("float", "percentage", "currency"):
        value = float(given.get("value", "nan"))
    elif kind == "boolean":
        value = given.get("boolean-value") == "true"
    elif kind == "date":
        value = _moment(given.get("date-value", ""))
    elif kind == "time":
        value = _duration(given.get("time-value", "")) or words
    elif kind == "string":
        value = given.get("string-value") or words
    elif given.get("formula") and not words:
        value = ErrorCell("=" + given["formula"].partition("=")[2])
    return value


def _moment(written):
    if "T" not in written:
        return datetime.date.fromisoformat(written)
    found = datetime.datetime.fromisoformat(written[:19])
    return found.date() if found.time() == datetime.time() else found


def _duration(written):
    found = _DURATION.fullmatch(written)
    if not found:
        return None
    hours, minutes, seconds = map(int, found.groups())
    return datetime.time(hours, minutes, seconds) if hours < 24 else datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
