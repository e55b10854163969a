"""Money: written as officers write it, read from what they write."""

from decimal import Decimal

import pytest
from django.db import models
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.kernel.errors import Unreadable
from congdoan.kernel.money import (
    MAX_MONEY,
    MoneyField,
    format_money,
    format_number,
    money_not_negative,
    read_money,
    short_money,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (1500000, "1.500.000"), (-1500, "-1.500"), (12.5, "12,5"), (Decimal("1234.5"), "1.234,5")],
)
def test_format_number(number, text):
    assert format_number(number) == text


def test_format_money_never_breaks_before_the_unit():
    assert format_money(1500000) == "1.500.000\u00a0đ"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0 đồng"),
        (500_000, "500.000 đồng"),
        (1_000_000, "1 triệu đồng"),
        (1_500_000, "1,5 triệu đồng"),
        (15_000_000, "15 triệu đồng"),
        (31_000_000, "31 triệu đồng"),
        (15_250_000, "15.250.000 đồng"),
        (1_500_000_000, "1,5 tỷ đồng"),
        (1_250_000_000, "1.250 triệu đồng"),
        (1_250_300_000, "1.250,3 triệu đồng"),
        (1_250_000_001, "1.250.000.001 đồng"),
        (12_000_000_000, "12 tỷ đồng"),
        (-2_000_000, "-2.000.000 đồng"),
    ],
)
def test_short_money(amount, text):
    assert short_money(amount) == text


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (0, 0),
        (500000, 500000),
        (1500000.0, 1500000),
        (Decimal("1500000.00"), 1500000),
        ("0", 0),
        ("500000", 500000),
        ("1.500.000", 1500000),
        ("1 500 000", 1500000),
        ("1\u00a0500\u202f000", 1500000),
        ("1,500,000", 1500000),
        ("1500000đ", 1500000),
        ("1.500.000 đ", 1500000),
        ("1.500.000 VNĐ", 1500000),
        ("1.500.000 đồng", 1500000),
        ("1.500.000vnd", 1500000),
        ("1.500.000 ₫", 1500000),
        ("1.500", 1500),
        ("1.500.000,00", 1500000),
        ("1,500,000.00", 1500000),
        ("1500000,0", 1500000),
        (" 500.000\n", 500000),
        ("1,5 triệu", 1500000),
        ("1.5 triệu", 1500000),
        ("15 triệu đồng", 15000000),
        ("15 TRIỆU", 15000000),
        ("2tr", 2000000),
        ("2 trđ", 2000000),
        ("2 tr.đ", 2000000),
        ("500k", 500000),
        ("500 K", 500000),
        ("500 nghìn", 500000),
        ("500 ngàn đồng", 500000),
        ("0,5 triệu", 500000),
        ("1,25 triệu", 1250000),
        ("1,2 tỷ", 1200000000),
        ("1 tỉ", 1000000000),
        ("1.234.567 nghìn", 1234567000),
        ("５００.０００", 500000),
        ("1,5 triệu".replace("ệ", "ê\u0323"), 1500000),
        ("2tr5", 2500000),
        ("2tr5đ", 2500000),
        ("1tr250", 1250000),
        ("1 triệu 5", 1500000),
        ("1 triệu rưỡi", 1500000),
        ("1 triệu 500 nghìn", 1500000),
        ("2 tỷ 3", 2300000000),
        ("500 nghìn đồng chẵn", 500000),
        ("năm trăm nghìn", 500000),
        ("Năm trăm nghìn đồng chẵn.", 500000),
        ("một triệu rưỡi", 1500000),
        ("hai mươi mốt triệu hai trăm linh năm nghìn đồng", 21205000),
    ],
)
def test_read_money(value, amount):
    read = read_money(value)
    assert read == amount
    assert type(read) is int


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "Chưa ghi số tiền"),
        (None, "Chưa ghi số tiền"),
        ("  ", "Chưa ghi số tiền"),
        ("5oo.000", "Không đọc được số tiền “5oo.000”. Ghi bằng chữ số, ví dụ 500.000."),
        ("năm trăm", "“năm trăm”"),
        ("một triệu năm trăm", "Không đọc được"),
        ("500.000 USD", "Không đọc được"),
        ("abc", "Không đọc được"),
        ("1.5", "Không rõ “1.5” là bao nhiêu đồng"),
        ("1,5", "Không rõ"),
        ("1.50", "Không rõ"),
        ("15.00", "Không rõ"),
        ("0.500", "Không rõ"),
        ("1.234,5", "Không đọc được"),
        ("1.5000", "Không rõ"),
        ("1.500,000", "Không đọc được"),
        ("1.50.000", "Không đọc được"),
        ("10.00.000", "Không đọc được"),
        ("0912345678", "Không đọc được"),
        ("1500 000", "Không đọc được"),
        ("1.500.00", "Không đọc được"),
        ("1.500 triệu", "hiểu hai cách"),
        ("1,500 triệu", "hiểu hai cách"),
        ("2tr25", "hiểu hai cách"),
        ("1k5", "hiểu hai cách"),
        ("3 triệu 2 triệu", "Không đọc được"),
        ("1 nghìn 2 triệu", "Không đọc được"),
        ("500.000đ/người", "Không đọc được"),
        ("-500.000", "là số âm"),
        (-5, "là số âm"),
        ("(500.000)", "Không đọc được"),
        (1.5, "phần lẻ của đồng"),
        (Decimal("0.5"), "phần lẻ"),
        ("1,2345678 triệu", "phần lẻ"),
        (True, "Không đọc được"),
        (float("nan"), "Không đọc được"),
        (float("inf"), "Không đọc được"),
        ([], "Không đọc được"),
        (10**16, "lớn quá mức"),
        ("9" * 60, "lớn quá mức"),
        ("500²", "Không đọc được"),
    ],
)
def test_unreadable_money(value, words):
    with pytest.raises(Unreadable) as refusal:
        read_money(value)
    assert words in str(refusal.value)


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(st.integers(min_value=0, max_value=MAX_MONEY))
def test_what_is_written_is_read_back(amount):
    assert read_money(format_number(amount)) == amount
    assert read_money(format_money(amount)) == amount
    assert read_money(f"{amount:,}") == amount
    assert read_money(str(amount)) == amount


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(st.text() | st.text(alphabet="0123456789., trkđn"))
def test_any_text_is_read_or_refused(text):
    try:
        assert 0 <= read_money(text) <= MAX_MONEY
    except Unreadable as refusal:
        assert str(refusal).endswith(".")


def test_money_field_is_a_big_integer_with_a_path_of_its_own():
    field = MoneyField("số tiền")
    assert isinstance(field, models.BigIntegerField)
    assert field.deconstruct()[1] == "congdoan.kernel.money.MoneyField"


def test_constraint_against_negative_amounts():
    constraint = money_not_negative("care_visit_amount_not_negative", "gift_amount")
    assert constraint.name == "care_visit_amount_not_negative"
    assert constraint.condition == models.Q(gift_amount__gte=0)
