"""Các bản ghi của .xls (BIFF): what the globals of a workbook say, and how far each of its sheets reaches, before the reader library makes room for it."""

import struct
from dataclasses import dataclass, field

from congdoan.kernel import oldtext
from congdoan.workbooks.opening import limits
from congdoan.workbooks.opening.book import ErrorCell

_MOST_RECORDS = 1_500_000
_BOF, _EOF, _CONTINUE, _DIMENSIONS = 0x0809, 0x000A, 0x003C, 0x0200
_FILEPASS, _DATEMODE, _FONT, _XF, _BOUNDSHEET, _SST = 0x002F, 0x0022, 0x0031, 0x00E0, 0x0085, 0x00FC
_NUMBER, _RK, _MULRK, _LABEL_SST, _LABEL, _RICH, _BOOLERR, _FORMULA = 0x0203, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x00D6, 0x0205, 0x0006
_FILLED = frozenset((_NUMBER, _RK, _MULRK, _LABEL_SST, _LABEL, _RICH, _BOOLERR, _FORMULA))
_TEXTS = (_LABEL_SST, _LABEL, _RICH)
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


@dataclass
class Globals:
    """What stands at the beginning of the stream."""

    sheets: list = field(default_factory=list)  # [(place of its first record, name)]
    strings: list = field(default_factory=list)  # bytes of each shared text
    fonts: list = field(default_factory=list)
    formats: list = field(default_factory=list)  # number of the font of each cell format
    epoch1904: bool = False

    @property
    def old(self):
        """{number of a cell format: oldtext.Font}; there is no font number 4."""
        numbered = {number + (number > 3): font for number, font in enumerate(self.fonts) if font}
        return {place: numbered[number] for place, number in enumerate(self.formats) if number in numbered}


class Stream:
    """Dòng bản ghi: the workbook stream, a copy in which a sheet's claim of its own size is blotted out (``safe``)."""

    def __init__(self, source):
        self.source = source
        self.safe = bytearray(source)
        self._left = _MOST_RECORDS

    def records(self, place):
        """(kind, place of the content, its size) one after another."""
        source, end = self.source, len(self.source) - 4
        while place <= end:
            kind, size = struct.unpack_from("<HH", source, place)
            yield kind, place + 4, size
            place += 4 + size
            self._left -= 1
            if self._left < 0:
                raise limits.too_large()

    def globals(self):
        """The Globals. Raises Refused for a locked or damaged workbook."""
        found, shared, biff8 = Globals(), [], True
        for kind, at, size in self.records(0):
            if kind == _SST or (kind == _CONTINUE and shared and shared[-1][1] + 4 == at):
                shared.append((at, at + size))
            elif kind == _FILEPASS:
                raise limits.locked()
            elif kind == _BOF:
                biff8 = self._number(at) == 0x0600
            elif kind == _DATEMODE:
                found.epoch1904 = self._number(at) == 1
            elif kind == _FONT and len(found.fonts) < 4096:
                found.fonts.append(oldtext.font(self._name(at + 14, biff8)))
            elif kind == _XF and len(found.formats) < 70_000:
                found.formats.append(self._number(at))
            elif kind == _BOUNDSHEET:
                found.sheets.append((struct.unpack_from("<I", self.source, at)[0], self._name(at + 6, biff8)))
                limits.check_sheets(len(found.sheets))
            elif kind == _EOF:
                break
        found.strings = _Texts(self.source, shared).lengths()
        return found

    def sheet(self, start, name, known, measure):
        """(cells in error, fonts) {(row, column): …} of the sheet whose records begin at ``start``; ``known``: the Globals."""
        errors, fonts, old, rows, columns, depth = {}, {}, known.old, 0, 0, 0
        for kind, at, size in self.records(start):
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    break
            elif depth > 1:
                continue
            elif kind == _DIMENSIONS:
                self.safe[at : at + size] = bytes(size)
            elif kind in _FILLED:
                row, column, style = struct.unpack_from("<HHH", self.source, at)
                last = self._number(at + size - 2) if kind == _MULRK else column
                rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
                self._note(kind, at, (row, column), errors)
                if kind == _LABEL_SST:
                    index = struct.unpack_from("<I", self.source, at + 6)[0]
                    measure.text(known.strings[index] if index < len(known.strings) else 0)
                if style in old and kind in _TEXTS:
                    fonts[row, column] = old[style]
        measure.sheet(name, rows, columns)
        return errors, fonts

    def _note(self, kind, at, place, errors):
        """Cells in error."""
        if kind == _BOOLERR and self.source[at + 7] == 1:
            errors[place] = ErrorCell(_ERRORS.get(self.source[at + 6], "#N/A"))
        elif kind == _FORMULA and self.source[at + 6] == 2 and self.source[at + 12 : at + 14] == b"\xff\xff":
            errors[place] = ErrorCell(_ERRORS.get(self.source[at + 8], "#N/A"))

    def _number(self, at):
        return struct.unpack_from("<H", self.source, at)[0]

    def _name(self, at, biff8):
        """A short text: its length in one byte, from 1995's format on a byte that says whether letters take two."""
        count = self.source[at]
        if not biff8:
            return self.source[at + 1 : at + 1 + count].decode("latin-1")
        wide = self.source[at + 1] & 1
        return self.source[at + 2 : at + 2 + count * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


class _Texts:
    """The table of shared texts: its parts one after another; a text may run over into the next, which begins with a byte of its own."""

    def __init__(self, source, parts):
        self._source, self._parts = source, iter(parts)
        self._at = self._end = 0

    def lengths(self):
        """Bytes that each text will take, at most."""
        lengths = []
        try:
            self._turn()
            self._at += 8
            while len(lengths) <= limits.MOST_STRINGS:
                lengths.append(self._one() * 3)
        except StopIteration:
            return lengths
        raise limits.too_large()

    def _turn(self):
        self._at, self._end = next(self._parts)

    def _one(self):
        """Passes over one text; returns how many letters it has."""
        while self._at >= self._end:
            self._turn()
        count, flags = struct.unpack_from("<HB", self._source, self._at)
        self._at += 3
        rest = 0
        if flags & 8:  # pieces in fonts of their own
            rest += 4 * struct.unpack_from("<H", self._source, self._at)[0]
            self._at += 2
        if flags & 4:  # how it is read aloud, in Asia
            rest += struct.unpack_from("<I", self._source, self._at)[0]
            self._at += 4
        self._letters(count, flags & 1)
        while rest > self._end - self._at:
            rest -= max(self._end - self._at, 0)
            self._turn()
        self._at += rest
        return count

    def _letters(self, left, wide):
        while True:
            taken = min(left, max(self._end - self._at, 0) >> wide)
            left -= taken
            self._at += taken << wide
            if not left:
                return
            self._turn()
            wide, self._at = self._source[self._at] & 1, self._at + 1
