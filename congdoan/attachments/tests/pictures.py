"""Small pictures as telephones write them: with place, maker and a film behind; the tests of every room that keeps files use them."""

import struct
import zlib

GPS = b"20.5N 105.9E"


def _segment(marker, body):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def exif(turned=6, order="<"):
    """The segment with the place and how the picture is turned."""
    head = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(order + "I", 8)
    entries = struct.pack(order + "HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack(order + "HHII", 0x8825, 4, 1, 60)
    return _segment(0xE1, b"Exif\x00\x00" + head + struct.pack(order + "H", 2) + entries + bytes(4) + GPS)


def jpeg(*camera, behind=b""):
    """A picture with these segments of the camera before it."""
    plain = _segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
    drawn = _segment(0xDB, bytes(65)) + _segment(0xC0, bytes(15)) + _segment(0xDA, bytes(10)) + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + plain + b"".join(camera) + drawn + b"\xff\xd9" + behind


def _chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*besides, behind=b""):
    """One grey dot, with these chunks beside it."""
    drawn = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), *besides, _chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(drawn) + _chunk(b"IEND", b"") + behind


JPG = jpeg(exif(), _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + GPS), _segment(0xFE, GPS), behind=b"motion" + GPS)
PNG = png(_chunk(b"tEXt", b"place\x00" + GPS), _chunk(b"eXIf", GPS), behind=GPS)
