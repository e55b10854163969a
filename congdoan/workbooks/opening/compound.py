"""Tệp OLE: the streams of a compound file (Word, Excel before 2007), and a clean file around one stream for a reader.

Chains that run in circles or out of the file are refused here; the reader library would follow them.
"""

import struct

from congdoan.workbooks.opening import limits

BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALL = 4096  # streams below this size lie in the mini stream


class Compound:
    """Tệp OLE đã mở: ``names``, ``read``. Raises Refused for a damaged one."""

    def __init__(self, content):
        try:
            self._open(content)
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise limits.damaged() from error

    def _open(self, content):
        shift = struct.unpack_from("<H", content, 30)[0]
        if shift not in (9, 12):
            raise limits.damaged()
        self._content, self._size = content, 1 << shift
        self._fat = self._table(self._fat_sectors())
        root, entries = None, {}
        directory = self._chain(struct.unpack_from("<I", content, 48)[0], self._fat, self._sector)
        for place in range(0, len(directory) - 127, 128):
            name_size, kind = struct.unpack_from("<HB", directory, place + 64)
            start, size = struct.unpack_from("<II", directory, place + 116)
            name = directory[place : place + max(min(name_size, 64) - 2, 0)].decode("utf-16-le")
            if kind == 5:
                root = root or (start, size)
            elif kind == 2:
                entries.setdefault(name, (start, size))
        if root is None:
            raise limits.damaged()
        self._entries = entries
        self._mini = self._chain(root[0], self._fat, self._sector)[: root[1]] if root[1] else b""
        mini_fat = self._chain(struct.unpack_from("<I", content, 60)[0], self._fat, self._sector)
        self._mini_fat = struct.unpack(f"<{len(mini_fat) // 4}I", mini_fat[: len(mini_fat) // 4 * 4])

    @property
    def names(self):
        """Names of the streams, wherever they lie."""
        return set(self._entries)

    def read(self, name):
        """The bytes of a stream."""
        start, size = self._entries[name]
        if size > len(self._content):
            raise limits.damaged()
        found = self._chain(start, self._mini_fat, self._mini_sector) if size < _SMALL else self._chain(start, self._fat, self._sector)
        if len(found) < size:
            raise limits.damaged()
        return found[:size]

    def _fat_sectors(self):
        """Numbers of the sectors that hold the table, those beyond the first 109 in a chain of their own."""
        sectors = list(struct.unpack_from("<109I", self._content, 76))
        following, seen = struct.unpack_from("<I", self._content, 68)[0], set()
        while following < _FAT - 1 and following not in seen:
            seen.add(following)
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(following))
            sectors += numbers[:-1]
            following = numbers[-1]
        return [sector for sector in sectors if sector < _FAT - 1]

    def _table(self, sectors):
        if len(sectors) > len(self._content) // self._size:
            raise limits.damaged()
        source = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(source) // 4}I", source)

    def _sector(self, number):
        start = (number + 1) * self._size
        found = self._content[start : start + self._size]
        if not found:
            raise limits.damaged()
        return found

    def _mini_sector(self, number):
        return self._mini[number * 64 : number * 64 + 64]

    def _chain(self, sector, table, read):
        """The sectors of a chain one after another."""
        found, most = [], len(table)
        while sector < _FAT - 1:
            if found and len(found[-1]) < len(found[0]):  # the file ends in the midst of the chain
                raise limits.damaged()
            found.append(read(sector))
            if len(found) > most or sector >= most:
                raise limits.damaged()
            sector = table[sector]
        return b"".join(found)


def around(stream, name="Workbook"):
    """The bytes of a compound file with one stream; its sectors are larger where small ones would need a longer table."""
    stream = stream.ljust(_SMALL, b"\0")
    size = 512 if len(stream) < 6 * 1024 * 1024 else 4096
    numbers, data = size // 4, -(-len(stream) // size)
    fat = 1
    while fat * numbers < fat + 1 + data:
        fat += 1
    table = [_FAT] * fat + [_END] + [fat + 2 + place for place in range(data - 1)] + [_END]
    table += [_FREE] * (fat * numbers - len(table))
    large = size > 512
    header = BEGINS + bytes(16) + struct.pack("<HHHHH", 0x3E, 4 if large else 3, 0xFFFE, 12 if large else 9, 6) + bytes(6)
    header += struct.pack("<9I", int(large), fat, fat, 0, _SMALL, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(fat), *[_FREE] * (109 - fat)) + bytes(size - 512)
    directory = _entry("Root Entry", 5, _END, 0, child=1) + _entry(name, 2, fat + 1, len(stream)) + bytes(size - 256)
    return header + struct.pack(f"<{len(table)}I", *table) + directory + stream.ljust(data * size, b"\0")


def _entry(name, kind, start, size, child=_FREE):
    written = (name + "\0").encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
