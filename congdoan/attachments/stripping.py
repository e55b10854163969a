"""Bỏ thông tin máy ảnh ghi kèm: place, time, telephone and whatever lies behind a picture go; how it is turned stays. No picture is decoded.

Known parts are copied, all others are left out; so what is not known here is not kept.
"""

import re

from congdoan.attachments.choices import Medium


class CutShort(Exception):
    """The file ends before it should."""


_JPEG_START, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_PARTS = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_PLAIN_JFIF = 18  # bytes of the segment without a small picture in it
_EXIF = b"Exif\x00\x00"
_IN_PDF = re.compile(rb"\xff\xe1(..)Exif\x00\x00(?:II\*\x00|MM\x00\*)", re.DOTALL)
_TURNED = 0x0112


def stripped(content, medium):
    """The bytes without what the camera wrote beside the picture. Raises CutShort."""
    return {Medium.JPEG: _jpeg, Medium.PNG: _png, Medium.PDF: _pdf}[Medium(medium)](content)


def _jpeg(content):
    kept, at, turned = [], len(_JPEG_START), 1
    while True:
        marker = content[at : at + 2]
        if len(marker) < 2 or marker[0] != 0xFF:
            raise CutShort
        if marker[1] == 0xFF:  # fill
            at += 1
        elif marker == _JPEG_END:
            break
        else:
            part = _segment(content, at)
            at += len(part)
            if marker == b"\xff\xe1" and part[4:].startswith(_EXIF):
                turned = _orientation(part[4 + len(_EXIF) :]) or turned
            elif marker == b"\xff\xda":
                after = _AFTER_SCAN.search(content, at)
                if after is None:
                    raise CutShort
                kept += [part, content[at : after.start()]]
                at = after.start()
            elif _is_picture(marker[1], part):
                kept.append(part)
    if not any(part.startswith(b"\xff\xda") for part in kept):
        raise CutShort
    return b"".join([_JPEG_START, *_turn(turned), *kept, _JPEG_END])


def _segment(content, at):
    length = int.from_bytes(content[at + 2 : at + 4], "big")
    part = content[at : at + 2 + length]
    if length < 2 or len(part) < 2 + length:
        raise CutShort
    return part


def _is_picture(marker, part):
    """True for what a reader needs to draw the picture in its colours."""
    if marker == 0xE0:
        return part[4:9] == b"JFIF\x00" and len(part) == _PLAIN_JFIF
    if marker == 0xE2:
        return part[4:].startswith(b"ICC_PROFILE\x00")
    if marker == 0xEE:
        return part[4:].startswith(b"Adobe")
    return not 0xE0 <= marker <= 0xEF and marker != 0xFE


def _orientation(tiff):
    """How the picture is turned (1 to 8) as the camera says, or None."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return None
    first = int.from_bytes(tiff[4:8], order)
    for number in range(min(int.from_bytes(tiff[first : first + 2], order), 100)):
        entry = tiff[first + 2 + 12 * number :][:12]
        if int.from_bytes(entry[:2], order) == _TURNED and len(entry) == 12:
            found = int.from_bytes(entry[8:10], order)
            return found if 1 <= found <= 8 else None
    return None


def _turn(turned):
    """[the one thing of the camera's that is kept], or [] where the picture stands as it is."""
    if turned == 1:
        return []
    body = _EXIF + b"MM\x00*\x00\x00\x00\x08" + b"\x00\x01" + b"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + bytes([turned]) + b"\x00" * 6
    return [b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body]


def _png(content):
    kept, at, name = [_PNG_START], len(_PNG_START), b""
    while name != b"IEND":
        size = 12 + int.from_bytes(content[at : at + 4], "big")
        part, name = content[at : at + size], content[at + 4 : at + 8]
        if len(part) < size:
            raise CutShort
        if name in _PNG_PARTS:
            kept.append(part)
        at += size
    return b"".join(kept)


def _pdf(content):
    """What a camera wrote into pictures inside is blanked in place; a file with a digital signature stays as it was signed."""
    if b"%%EOF" not in content[-2048:]:
        raise CutShort
    if b"/ByteRange" in content:
        return content

    blank = bytearray(content)
    for found in _IN_PDF.finditer(content):
        end = min(found.start() + 2 + int.from_bytes(found[1], "big"), len(content))
        blank[found.start() + 4 : end] = bytes(end - found.start() - 4)
    return bytes(blank)
