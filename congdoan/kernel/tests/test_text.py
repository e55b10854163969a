"""Cleaning and folding of text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.kernel.text import fold, header_key, nfc, plain_digits, squeeze

written = settings(max_examples=200, derandomize=True, database=None, deadline=None)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("", ""),
        ("   ", ""),
        ("  Bình   Lục ", "Bình Lục"),
        ("Bình\u00a0Lục", "Bình Lục"),
        ("Bình\u2003\u3000Lục\t\n", "Bình Lục"),
        ("Bình\u2800Lục\u3164", "Bình Lục"),
        ("\ufeffBình Lục", "Bình Lục"),
        ("Bì\u200bnh L\u00adục", "Bình Lục"),
        ("Bình\u200b \u200bLục", "Bình Lục"),
        ("\u202eBình\u202c Lục\x00\x07", "Bình Lục"),
        ("Bình\ud800 Lục", "Bình Lục"),
        ("Bi\u200d\u0300nh Lục", "Bình Lục"),
        ("một\r\nhai\x1cba\x85bốn\u2028năm", "một hai ba bốn năm"),
    ],
)
def test_squeeze(given_text, expected):
    assert squeeze(given_text) == expected


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_nfc_and_squeeze_bring_every_form_together(form):
    text = "Nguyễn Thị Hoà, Đặng Ước"
    assert nfc(unicodedata.normalize(form, text)) == text
    assert squeeze(unicodedata.normalize(form, text)) == text


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Đặng Thị Thuỳ Dương", "dang thi thuy duong"),
        ("  ĐỖ   ƯỚC ", "do uoc"),
        ("Ðo Ɖo", "do do"),
        ("Trường ĐH Sư phạm (2)", "truong dh su pham (2)"),
        ("PLAIN  ascii", "plain ascii"),
        ("5²", "5²"),
    ],
)
def test_fold(given_text, expected):
    assert fold(given_text) == expected
    assert fold(unicodedata.normalize("NFD", given_text)) == expected


@pytest.mark.parametrize(
    "heading",
    ["Đơn vị (mã)*", "ĐƠN VỊ (MÃ)", "don vi (ma) *", " Đơn_vị\n(mã) ", unicodedata.normalize("NFD", "Đơn vị mã")],
)
def test_header_key(heading):
    assert header_key(heading) == "donvima"


def test_plain_digits():
    assert plain_digits("０９１２ ٣٤٥ 678²") == "0912 345 678²"


@written
@given(st.text())
def test_squeeze_is_idempotent_and_leaves_nothing_invisible(text):
    once = squeeze(text)
    assert squeeze(once) == once
    assert once == once.strip()
    assert "  " not in once
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in once)


@written
@given(st.text())
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)
    assert header_key(header_key(text)) == header_key(text)
