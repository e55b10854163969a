"""Text as it was typed with the fonts of the nineties: the reverse of kernel.oldtext, for tests."""

from congdoan.kernel import oldtext
from congdoan.kernel.oldtext import TCVN3, VNI

_TCVN3 = {chr(letter) if isinstance(letter, int) else letter: chr(code) for code, letter in oldtext._TCVN3_TABLE.items()}
_VNI = {}
for _written, _letter in oldtext._VNI.items():
    _VNI.setdefault(_letter, _written)


def typed(table, text):
    """Text as somebody would have typed it with an old font."""
    codes = {TCVN3: _TCVN3, VNI: _VNI}[table]
    return "".join(codes.get(letter) or (codes.get(letter.lower()) if table == TCVN3 else None) or letter for letter in text)


def typed_rows(table, rows):
    """Rows of a sheet, all their texts typed so."""
    return [[typed(table, cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
