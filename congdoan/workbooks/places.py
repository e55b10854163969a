"""Đơn vị được nhắc đến: the headings of groups and the names of sheets that say to which unit the rows below belong."""

import re

from congdoan.kernel.text import fold, header_key
from congdoan.workbooks import furniture

_WORD = re.compile(r"[^\W_]+")
_SAY_LITTLE = (
    " danh sach ",
    " ds ",
    " cong doan bo phan ",
    " cong doan vien ",
    " doan vien ",
    " cong doan ",
    " cdbp ",
    " don vi ",
    " bo phan ",
    " so ",
    " dv ",
)


class Places:
    """{code or name in one form: code} of the units of an import, the unit itself included."""

    def __init__(self, units):
        self.codes = {header_key(unit.code): unit.code for unit in units}
        self.names = {}
        for unit in units:
            self.names.setdefault(_words(unit.name), set()).add(unit.code)

    def named(self, text, without=()):
        """The code of the one unit that a text names, or "". ``without``: names of our sheets that may stand before it."""
        text = furniture.without_number(text)
        if header_key(text) in self.codes:
            return self.codes[header_key(text)]
        said = _words(text)
        for name in without:
            said = _cut(said, tuple(_WORD.findall(fold(name)))) or said
        found = self.names.get(said, set()) if said else set()
        return next(iter(found)) if len(found) == 1 else ""


NOWHERE = Places(())


def _words(text):
    plain = f" {' '.join(_WORD.findall(fold(text)))} "
    for phrase in _SAY_LITTLE:
        plain = plain.replace(phrase, " ")
    return tuple(plain.split())


def _cut(said, name):
    """The words without the name of a sheet among them."""
    name = _words(" ".join(name)) or name
    for first in range(len(said) - len(name) + 1):
        if said[first : first + len(name)] == name:
            return said[:first] + said[first + len(name) :]
    return ()
