"""Identity numbers and telephone numbers: read, restored, masked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.kernel.errors import Unreadable
from congdoan.kernel.ids import (
    NationalIdFacts,
    _parsed,
    clean_national_id,
    clean_phone,
    format_phone,
    mask_national_id,
    national_id_facts,
)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("035186000412", "035186000412"),
        (" 035 186 000 412 ", "035186000412"),
        ("035.186.000.412", "035186000412"),
        ("'035186000412", "035186000412"),
        ("０３５１８６０００４１２", "035186000412"),
        ("123456789", "123456789"),
        (35186000412, "035186000412"),
        (35186000412.0, "035186000412"),
        (1099012345.0, "001099012345"),
        (123456789.0, "123456789"),
        (12345678.0, "012345678"),
    ],
)
def test_clean_national_id(value, number):
    assert clean_national_id(value) == number


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "Chưa ghi số CCCD. Ghi đủ 12 chữ số, ví dụ 035186000412."),
        (None, "Chưa ghi số CCCD"),
        ("35186000412", "Số “35186000412” có 11 chữ số. Ghi đủ 12 chữ số của CCCD hoặc 9 chữ số của CMND."),
        ("12345678", "có 8 chữ số"),
        (84912345678.0, "có 11 chữ số"),
        (98186000412.0, "có 11 chữ số"),
        (1499012345, "có 10 chữ số"),
        (1234567.0, "có 7 chữ số"),
        ("03518600041O", "có chỗ không phải chữ số"),
        (-35186000412, "có chỗ không phải chữ số"),
        (3518600041.5, "có chỗ không phải chữ số"),
        (True, "có chỗ không phải chữ số"),
        (float("nan"), "có chỗ không phải chữ số"),
    ],
)
def test_unreadable_national_id(value, words):
    with pytest.raises(Unreadable) as refusal:
        clean_national_id(value)
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        ("035186000412", NationalIdFacts("035", "female", 1986)),
        ("001099012345", NationalIdFacts("001", "male", 1999)),
        ("001204012345", NationalIdFacts("001", "male", 2004)),
        ("001304012345", NationalIdFacts("001", "female", 2004)),
        ("000186000412", None),
        ("097186000412", None),
        ("035486000412", None),
        ("123456789", None),
        ("", None),
    ],
)
def test_what_the_number_says(number, facts):
    assert national_id_facts(number) == facts


@pytest.mark.parametrize(("number", "shown"), [("035186000412", "035 ··· ··· 412"), ("123456789", "··· ··· 789"), ("", ""), (None, "")])
def test_mask_national_id(number, shown):
    assert mask_national_id(number) == shown


@pytest.mark.parametrize(
    ("value", "number", "shown"),
    [
        ("0912 345 678", "0912345678", "0912 345 678"),
        ("0912.345.678", "0912345678", "0912 345 678"),
        ("0912-345-678", "0912345678", "0912 345 678"),
        ("+84 912 345 678", "0912345678", "0912 345 678"),
        ("(+84) 912345678", "0912345678", "0912 345 678"),
        ("84912345678", "0912345678", "0912 345 678"),
        ("'0912345678", "0912345678", "0912 345 678"),
        ("０９１２３４５６７８", "0912345678", "0912 345 678"),
        (912345678, "0912345678", "0912 345 678"),
        (912345678.0, "0912345678", "0912 345 678"),
        (842345678.0, "0842345678", "0842 345 678"),
        (84912345678.0, "0912345678", "0912 345 678"),
        ("024 3825 1234", "02438251234", "024 3825 1234"),
    ],
)
def test_clean_phone(value, number, shown):
    assert clean_phone(value) == number
    assert format_phone(number) == shown
    assert clean_phone(shown) == number


@pytest.mark.parametrize(
    "value",
    ["abc", "0912ABCDEF", "01681234567", "+1 650 253 0000", "0712 345 678"],
)
def test_unreadable_phone(value):
    with pytest.raises(Unreadable, match="không gọi được. Ghi lại một số, ví dụ 0912 345 678."):
        clean_phone(value)


@pytest.mark.parametrize(("value", "length"), [("0912", 4), ("1900 1234", 8), ("113", 3), (9.0, 2), ("091234567890", 12)])
def test_a_phone_too_short_or_too_long_says_how_many_digits(value, length):
    with pytest.raises(Unreadable, match=f"có {length} chữ số, phải có 10 hoặc 11. Ghi lại, ví dụ 0912 345 678."):
        clean_phone(value)


@pytest.mark.parametrize(
    "value", ["0912345678/0987654321", "0912345678 0987654321", "0912 345 678 - 0987 654 321", "0912.345.678; 024 3825 1234"]
)
def test_two_phones_in_one_cell(value):
    with pytest.raises(Unreadable, match="Ô có hai số điện thoại: .* Ghi một số"):
        clean_phone(value)


@pytest.mark.parametrize("value", ["", " ", None])
def test_missing_phone(value):
    with pytest.raises(Unreadable, match="Chưa ghi số điện thoại"):
        clean_phone(value)


def test_what_is_no_number_is_shown_as_it_is():
    assert format_phone("máy lẻ 12") == "máy lẻ 12"
    assert format_phone("") == ""


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(st.text() | st.text(alphabet="0123456789 +-().") | st.floats() | st.integers())
def test_anything_is_read_or_refused(value):
    for read, lengths in ((clean_national_id, (9, 12)), (clean_phone, (10, 11))):
        try:
            number = read(value)
        except Unreadable as refusal:
            assert str(refusal).endswith(".")
        else:
            assert number.isascii()
            assert number.isdigit()
            assert len(number) in lengths


@given(st.from_regex(r"0[1-9][0-9]{7,9}", fullmatch=True), st.sampled_from(["", " ", ".", "-"]))
@settings(max_examples=500, deadline=None)
def test_numbers_as_dialled_are_those_the_library_would_take(number, between):
    written = between.join((number[:4], number[4:7], number[7:]))
    by_library = _parsed(written)
    try:
        assert clean_phone(written) == number
        assert by_library is not None
    except Unreadable:
        assert by_library is None
