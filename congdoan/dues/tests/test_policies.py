"""What is owed, as tables worked out by hand."""

import contextlib
import datetime

import pytest

from congdoan.dues import law, policies
from congdoan.dues.choices import Group
from congdoan.dues.models import DuesRule, PayerGroup
from congdoan.kernel.errors import Refused

NAMES = ("key", "group", "value", "base", "valid_from", "issued_on", "source", "confirmed")
RULES = [DuesRule(**dict(zip(NAMES, row, strict=True))) for row in law.RULES]


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("group", "month", "known_on", "wage", "due"),
    [
        ("other", "2025-06-01", "2025-06-10", 8_500_000, 85_000),
        ("other", "2025-07-01", "2025-07-10", 8_500_000, 85_000),  # the rule of 29/07 was not signed yet
        ("other", "2025-07-01", "2025-07-29", 8_500_000, 42_500),
        ("other", "2025-07-01", "2025-08-01", 60_000_000, 234_000),  # 300.000, but not above 10 % of 2.340.000
        ("state", "2026-06-01", "2026-06-01", 60_000_000, 234_000),
        ("state", "2026-07-01", "2026-07-01", 60_000_000, 253_000),  # 10 % of 2.530.000
        ("state", "2026-07-01", "2026-07-01", 46_800_000, 234_000),
        ("public", "2026-07-01", "2026-07-01", 5_000_001, 25_000),  # 25.000,005
        ("public", "2026-07-01", "2026-07-01", 5_000_100, 25_001),  # 25.000,5: half a đồng goes up
        ("budget", "2025-05-01", "2025-05-20", 10_000_000, 100_000),
        ("budget", "2025-06-01", "2025-06-20", 10_000_000, 0),
        ("other", "2013-12-01", "2014-06-01", 5_000_000, 0),  # before all rules
        ("other", "2025-08-01", "2025-08-01", None, 0),
    ],
)
def test_amount_due(group, month, known_on, wage, due):
    assert policies.amount_due(wage, policies.terms_for(RULES, group, day(month), day(known_on))) == due


@pytest.mark.parametrize(
    ("key", "month", "value"),
    [
        ("kept_dues", "2022-12-01", 6000),
        ("kept_dues", "2023-01-01", 7000),
        ("kept_levy", "2026-01-01", 7500),
        ("kept_levy", "2016-12-01", 6500),
        ("kept_levy", "2017-01-01", 6700),
        ("kept_levy", "2022-12-01", 7200),
        ("levy", "2026-01-01", 200),
    ],
)
def test_shares_and_levy(key, month, value):
    assert policies.rule_for(RULES, key, "other", day(month), day("2026-09-01")).value == value


def test_the_group_of_a_month():
    rows = [
        PayerGroup(group="state", valid_from=day("2025-01-01"), valid_until=day("2025-07-01")),
        PayerGroup(group="other", valid_from=day("2025-07-01")),
    ]
    told = [policies.group_on(rows, day(month)) for month in ("2024-12-01", "2025-06-01", "2025-07-01")]
    assert told == [None, Group.STATE, Group.OTHER]


@pytest.mark.parametrize(
    ("rows", "owed"),
    [
        ([(1, 50, 0), (2, 50, 50)], [(2, 50)]),  # what was paid settles the oldest first
        ([(1, 50, 20), (2, 50, 0)], [(1, 30), (2, 50)]),
        ([(1, 50, 100), (2, 50, 0)], []),
        ([(1, -20, 0), (2, 50, 0)], [(2, 30)]),
        ([], []),
    ],
)
def test_months_owed(rows, owed):
    assert policies.months_owed(rows) == owed


GOOD = {"name": "Mai", "wage": 5_000_000, "due": 50_000, "given_due": False, "exempt": "", "paid": 50_000, "paid_on": day("2022-05-05"), "today": day("2022-05-24")}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"wage": -1}, "không thể âm"),
        ({"paid": -5}, "không thể âm"),
        ({"exempt": "maternity"}, "được miễn mà có số đã thu"),
        ({"wage": None, "paid": None}, "chưa có lương"),
        ({"paid_on": None}, "ghi ngày thu"),
        ({"paid_on": day("2022-05-25")}, "sau hôm nay"),
    ],
)
def test_a_line_that_cannot_be(facts, said):
    policies.check_line(**GOOD)
    with pytest.raises(Refused, match=said):
        policies.check_line(**GOOD | facts)


@pytest.mark.parametrize(
    ("month", "said"), [("2022-06-01", "Tháng 6 năm 2022 chưa đến"), ("2022-03-01", "Sổ tháng 3 năm 2022 đã khóa"), ("2022-05-01", "")]
)
def test_months_of_sheets(month, said):
    facts = {"today": day("2022-05-24"), "closed": {day("2022-03-01")}}
    with pytest.raises(Refused, match=said) if said else contextlib.nullcontext():
        policies.check_month(day(month), **facts)
