"""What may be kept, under which name, and what of it: never the place where a photo was taken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congdoan.attachments import judging
from congdoan.attachments.choices import Medium
from congdoan.attachments.tests.pictures import GPS, JPG, PNG, exif, jpeg
from congdoan.kernel.errors import Refused

PDF = b"%PDF-1.7\n1 0 obj\n<</Encrypt 2 0 R>>\nendobj\n%%EOF\n"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("qd.pdf", b"", "trống"),
        ("qd.pdf", b"MZ\x90\x00" + b"0" * 90, "không phải bản chụp"),
        ("qd.jpg", b"<!doctype html><script>alert(1)</script>", "không phải bản chụp"),
        ("qd.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải bản chụp"),
        ("qd.pdf", b" " + PDF, "không phải bản chụp"),
        ("anh.jpg", b"\x00\x00\x00\x18ftypheic" + b"0" * 40, "HEIC"),
        ("qd.pdf", PDF[:20], "cắt ngang"),
        ("qd.png", PNG[:60], "cắt ngang"),
        *(("anh.jpg", JPG[:length], "cắt ngang") for length in (3, 30, 150, len(jpeg()) - 2)),
        ("anh.jpg", b"\xff\xd8\xff\xd9", "cắt ngang"),
        ("qd.pdf", PDF + b"0" * 1024 * 1024, "lớn quá 1 MB"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_bytes(settings, name, content, sentence):
    settings.SCAN_MEGABYTES = 1
    with pytest.raises(Refused, match=sentence) as refused:
        judging.check_file(name, content)
    assert refused.value.field == "files" and name in str(refused.value)


@pytest.mark.parametrize(("content", "medium"), [(JPG, Medium.JPEG), (PNG, Medium.PNG)])
def test_the_place_of_a_photo_is_not_kept(content, medium):
    assert content.count(GPS) >= 3
    found, kept = judging.check_file("a", content)
    assert found == medium and GPS not in kept and b"motion" not in kept
    assert judging.check_file("a", kept) == (medium, kept), "what was stripped is a whole picture, and the same one"


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("turned", "told"), [(1, b""), (6, b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06"), (9, b"")])
def test_how_a_photo_is_turned_stays(order, turned, told):
    kept = judging.check_file("a", jpeg(exif(turned, order)))[1]
    assert told in kept if told else kept == jpeg()
    assert b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9" in kept, "the picture itself is copied"


def test_a_photo_within_a_pdf_is_blanked_unless_the_file_is_signed():
    inside = PDF[:-6] + jpeg(exif()) + b"%%EOF\n"
    assert GPS in inside and GPS not in judging.check_file("a", inside)[1] and len(judging.check_file("a", inside)[1]) == len(inside)
    signed = inside.replace(b"/Encrypt", b"/ByteRange")
    assert judging.check_file("a", signed) == (Medium.PDF, signed)


def test_names_are_made_harmless():
    for said, kept in (
        ("../../etc/passwd", "passwd.pdf"), ("C:\\tệp\\Quyết định 12.PDF", "Quyết định 12.pdf"), ("a\r\nb.html", "ab.pdf"), (".", "ban-chup.pdf"),
    ):  # fmt: skip
        assert judging.safe_name(said, "application/pdf") == kept


def test_the_same_photo_is_kept_once_whoever_sends_it():
    def file(content=JPG):
        return SimpleUploadedFile("anh.jpg", content)

    [facts], known = judging.read([file(), file(jpeg(exif(), behind=b"other film"))])
    assert known == 0 and facts["size"] == len(facts["content"])
    assert judging.read([file()], there={facts["sha256"]}) == ([], 1)
    with pytest.raises(Refused, match="Lần trao này giữ tối đa 1 tệp"):
        judging.read([file(), file(PDF)], most=1, of="Lần trao này")
