"""Tệp do người dùng đưa lên: known by its first bytes, never by its name, and never opened by a reader of ours."""

import hashlib
import re
import unicodedata

from django.conf import settings
from django.utils.translation import gettext as _

from congdoan.attachments import stripping
from congdoan.attachments.choices import SUFFIXES, Medium
from congdoan.kernel.errors import Refused

_FIELD = "files"
_HEADS = ((b"%PDF-", Medium.PDF), (b"\xff\xd8\xff", Medium.JPEG), (b"\x89PNG\r\n\x1a\n", Medium.PNG))


def most_bytes():
    """So large may one file be."""
    return settings.SCAN_MEGABYTES * 1024 * 1024


def check_file(name, content):
    """(Medium, bytes to be kept); refused, naming the file: empty, too large, neither PDF nor JPG nor PNG, cut short."""
    words = {"name": name}
    if not content:
        raise Refused(_("Tệp “%(name)s” trống. Chọn lại tệp.") % words, field=_FIELD)
    if len(content) > most_bytes():
        raise Refused(
            _("Tệp “%(name)s” lớn quá %(most)s MB. Chụp lại ở độ nét thấp hơn, hoặc tách thành nhiều tệp.")
            % {**words, "most": settings.SCAN_MEGABYTES},
            field=_FIELD,
        )
    medium = next((medium for head, medium in _HEADS if content.startswith(head)), None)
    if medium is None:
        raise Refused(_unknown(content) % words, field=_FIELD)
    try:
        return medium, stripping.stripped(content, medium)
    except stripping.CutShort as problem:
        raise Refused(
            _("Tệp “%(name)s” bị cắt ngang, không mở được hết. Quét hoặc chụp lại rồi đưa lên.") % words, field=_FIELD
        ) from problem


def _unknown(content):
    if content[4:8] == b"ftyp":
        return _("Tệp “%(name)s” là ảnh HEIC hoặc phim, máy khác không mở được. Trên điện thoại chọn chụp ảnh JPG rồi chụp lại.")
    return _("Tệp “%(name)s” không phải bản chụp: chỉ nhận PDF, ảnh JPG hoặc PNG. Đổi đuôi tên tệp không được.")


def safe_name(name, medium):
    """The name under which a file is kept: its last part, without control letters, with the suffix of what it is."""
    last = re.split(r"[/\\]", str(name))[-1]
    last = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in '<>:"|?*').strip(" .")
    stem = last.rpartition(".")[0] or last or "ban-chup"
    return f"{stem[:180]}.{SUFFIXES[Medium(medium)]}"


def read(files, *, there=(), most=None, of=""):
    """({fields of a KeptFile} of each file that is new, how many were there already); all or none.

    ``files``: bytes with a ``name`` each; ``there``: {sha256} of those that the record has; ``most``: so many it may have, ``of``: the record in words.
    """
    found = {}
    for file in files:
        medium, content = check_file(file.name, file.read(most_bytes() + 1))
        key = hashlib.sha256(content).hexdigest()
        facts = {"file_name": safe_name(file.name, medium), "medium": medium, "size": len(content), "sha256": key, "content": content}
        found.setdefault(key, facts)
    fresh = [facts for key, facts in found.items() if key not in there]
    if most is not None and len(there) + len(fresh) > most:
        raise Refused(
            _("%(of)s giữ tối đa %(most)s tệp, đã có %(held)s. Ghép nhiều trang vào một tệp PDF rồi đưa lên.")
            % {"of": of, "most": most, "held": len(there)},
            field=_FIELD,
        )
    return fresh, len(found) - len(fresh)
