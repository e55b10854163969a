"""Bản chụp do người dùng đưa lên: known by its first bytes, never by its name, and never opened by a reader of ours."""

import re
import unicodedata

from django.conf import settings
from django.utils.translation import gettext as _

from congdoan.kernel.errors import Refused
from congdoan.papers.choices import Medium

MOST_FILES = 20
"""So many scans of one decision are kept in one unit's files."""
_FIELD = "files"
_HEADS = ((b"%PDF-", Medium.PDF), (b"\xff\xd8\xff", Medium.JPEG), (b"\x89PNG\r\n\x1a\n", Medium.PNG))
_ENDS = {Medium.PDF: b"%%EOF", Medium.JPEG: b"\xff\xd9", Medium.PNG: b"IEND"}
_TAIL = 2048
SUFFIXES = {Medium.PDF: "pdf", Medium.JPEG: "jpg", Medium.PNG: "png"}


def most_bytes():
    """So large may one file be."""
    return settings.SCAN_MEGABYTES * 1024 * 1024


def check_file(name, content):
    """The Medium of the bytes; refused, naming the file: empty, too large, neither PDF nor JPG nor PNG, cut short."""
    words = {"name": name}
    if not content:
        raise Refused(_("Tệp “%(name)s” trống. Chọn lại tệp bản chụp.") % words, field=_FIELD)
    if len(content) > most_bytes():
        raise Refused(
            _("Tệp “%(name)s” lớn quá %(most)s MB. Chụp lại ở độ nét thấp hơn, hoặc tách thành nhiều tệp.")
            % {**words, "most": settings.SCAN_MEGABYTES},
            field=_FIELD,
        )
    medium = next((medium for head, medium in _HEADS if content.startswith(head)), None)
    if medium is None:
        raise Refused(
            _("Tệp “%(name)s” không phải bản chụp: chỉ nhận PDF, ảnh JPG hoặc PNG. Đổi đuôi tên tệp không được.") % words, field=_FIELD
        )
    if _ENDS[medium] not in (content[-_TAIL:] if medium == Medium.PDF else content):  # telephones write more behind a picture
        raise Refused(_("Tệp “%(name)s” bị cắt ngang, không mở được hết. Quét hoặc chụp lại rồi đưa lên.") % words, field=_FIELD)
    return medium


def safe_name(name, medium):
    """The name under which a file is kept: its last part, without control letters, with the suffix of what it is."""
    last = re.split(r"[/\\]", str(name))[-1]
    last = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in '<>:"|?*').strip(" .")
    stem = last.rpartition(".")[0] or last or "ban-chup"
    return f"{stem[:180]}.{SUFFIXES[Medium(medium)]}"
