"""Nét chữ: which characters a font can draw. A PDF for archives may hold no other, so they become an empty box."""

import struct
from functools import cache
from pathlib import Path

EMPTY_BOX = "□"


def drawable(text: str, font: Path) -> str:
    """The text with every character that ``font`` lacks replaced by an empty box."""
    known = _characters(font)
    return "".join(character if ord(character) in known else EMPTY_BOX for character in text)


@cache
def _characters(font: Path) -> frozenset[int]:
    """Code points of a TrueType font's Unicode table (cmap, format 4)."""
    data = font.read_bytes()
    cmap = _table(data, b"cmap")
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    records = (struct.unpack_from(">HHI", data, cmap + 4 + 8 * index) for index in range(count))
    start = next(cmap + offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    return frozenset(_format_4(data, start))


def _table(data: bytes, wanted: bytes) -> int:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return next(offset for tag, _, offset, _ in records if tag == wanted)


def _format_4(data: bytes, start: int):
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    words = f">{segments}H"
    ends = struct.unpack_from(words, data, start + 14)
    firsts = struct.unpack_from(words, data, start + 16 + 2 * segments)
    for first, end in zip(firsts, ends, strict=True):
        if first != 0xFFFF:
            yield from range(first, end + 1)
