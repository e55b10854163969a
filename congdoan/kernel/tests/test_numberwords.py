"""Numbers in words, as on vouchers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.kernel.numberwords import LARGEST, in_words, money_in_words, read_words

WORDS = {
    0: "không",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    55: "năm mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    1000: "một nghìn",
    1005: "một nghìn không trăm linh năm",
    1050: "một nghìn không trăm năm mươi",
    10_010: "mười nghìn không trăm mười",
    500_000: "năm trăm nghìn",
    1_500_000: "một triệu năm trăm nghìn",
    15_000_000: "mười lăm triệu",
    1_000_005: "một triệu không trăm linh năm",
    21_021_021: "hai mươi mốt triệu không trăm hai mươi mốt nghìn không trăm hai mươi mốt",
    1_005_000_000: "một tỷ không trăm linh năm triệu",
    10**9: "một tỷ",
    10**12: "một nghìn tỷ",
    1_005_000_000_007: "một nghìn không trăm linh năm tỷ không trăm linh bảy",
    10**15: "một triệu tỷ",
}


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_in_words(number, words):
    assert in_words(number) == words


def test_money_in_words():
    assert money_in_words(15_000_000) == "Mười lăm triệu đồng"
    assert money_in_words(0) == "Không đồng"


@pytest.mark.parametrize("number", [-1, LARGEST + 1, 1.0, "1", True, None])
def test_numbers_without_words(number):
    with pytest.raises(ValueError, match="no words"):
        in_words(number)


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(st.integers(min_value=0, max_value=LARGEST - 1))
def test_different_numbers_have_different_words(number):
    assert in_words(number) != in_words(number + 1)
    assert "  " not in in_words(number)
    assert in_words(number) == in_words(number).strip()


@settings(max_examples=500, derandomize=True, database=None, deadline=None)
@given(st.integers(min_value=1, max_value=10**9 - 1))
def test_thousands_in_words_are_read_back(thousands):
    assert read_words(in_words(thousands * 1000)) == thousands * 1000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "năm trăm",
        "một triệu năm trăm",
        "một triệu hai",
        "triệu",
        "rưỡi",
        "nghìn triệu",
        "năm nghìn triệu rưỡi hai",
        "hai ba nghìn",
        "abc",
    ],
)
def test_what_is_no_number_or_two_is_not_read(text):
    assert read_words(text) is None
