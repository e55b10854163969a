"""Tệp nén: the parts of a zip that are asked for, each unpacked once within the limits, and small clean archives of them for a reader.

A reader library that is handed the file itself may see other parts than were judged here: parts twice, other paths, other lengths than declared.
"""

import io
import zipfile
import zlib

from congdoan.workbooks.opening import limits


class Archive:
    """Tệp nén đã mở: ``names``, ``read``. Raises Refused for a damaged or locked archive, or one with strange paths."""

    def __init__(self, content):
        if content.count(b"PK\x01\x02") > limits.MOST_ENTRIES:
            raise limits.too_large()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise limits.damaged() from error
        self._members = {}
        for member in self._zip.infolist():
            path = member.orig_filename.replace("\\", "/").lower()
            if path in self._members or path.startswith("/") or ".." in path.split("/") or "\0" in path or ":" in path:
                raise limits.damaged()
            self._members[path] = member
        self._left = limits.MOST_BYTES

    def __contains__(self, path):
        return path.lower() in self._members

    @property
    def names(self):
        """Paths, in lower case."""
        return list(self._members)

    def read(self, path):
        """The bytes of a part. Raises Refused when the parts read become too large."""
        member = self._members.get(path.lower())
        if member is None:
            raise limits.damaged()
        if member.flag_bits & 1:
            raise limits.locked()
        try:
            with self._zip.open(member) as file:
                source = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise limits.damaged() from error
        self._left -= len(source)
        if self._left < 0:
            raise limits.too_large()
        return source


def packed(parts):
    """The bytes of an archive of these parts {path: bytes}, not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, source in parts.items():
            archive.writestr(path, source)
    buffer.seek(0)
    return buffer
