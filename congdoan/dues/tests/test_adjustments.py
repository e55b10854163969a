"""A rule signed after the months it is of: the case of July 2025, worked out by hand, beside what the product makes of it."""

import pytest

from congdoan.dues import queries
from congdoan.dues.actions import adjustments
from congdoan.dues.choices import Exempt, Group
from congdoan.dues.models import Adjustment, DuesLine, DuesRule
from congdoan.dues.tests.factories import crew, day, filled, group, line, on, paid
from congdoan.kernel.errors import Refused
from congdoan.ledger.actions import books, closings

pytestmark = [pytest.mark.django_db, pytest.mark.db]

# who, wage, due of July at 1 %, paid, due of July by the rule of 29/07 (None: no adjustment), asked for in August, in September
BY_HAND = [
    ("Đỗ Quốc Cường", 8_500_000, 85_000, 85_000, 42_500, 0, 42_500),
    (
        "Nguyễn Hải Đăng",
        60_000_000,
        600_000,
        600_000,
        234_000,
        0,
        102_000,
    ),  # the cap; 366.000 back: 234.000 in August, 132.000 in September
    ("Bùi Thị Hà", 5_000_100, 50_001, 0, 25_001, 25_001, 25_001),  # never paid: July stays a debt, asked for by itself
    ("Lê Văn Phúc", 7_000_000, 70_000, 30_000, 35_000, 35_000, 35_000),  # paid in part, less than the new due
    ("Hoàng Thị Hạnh", 9_000_000, 0, 0, None, 0, 0),  # maternity leave
    ("Vũ Thị Oanh", 6_000_000, None, None, None, 30_000, 30_000),  # joined on 5 August
]


@pytest.fixture
def july(cast):
    """July filled and collected on the 10th at 1 %, its book closed, August filled after the rule was known."""
    cast.who = crew(cast, *(name for name, *_rest in BY_HAND[:-1])) | crew(cast, BY_HAND[-1][0], since="2025-08-05")
    books.open(by=on(cast.accountant, "2025-07-01"), unit=cast.union, kind="union", opened_on=day("2025-07-01"))
    group(cast, Group.OTHER, since="2025-01-01", by=on(cast.accountant, "2025-07-01"))
    early = on(cast.accountant, "2025-07-10")
    sheet = filled(early, cast.union, "2025-07-01")
    wages = {
        f"p{cast.who[name].pk}": (wage, money) if due else (wage, 0, Exempt.MATERNITY)
        for name, wage, due, money, *_rest in BY_HAND
        if due is not None
    }
    cast.july = paid(early, sheet, **wages)
    cast.by = on(cast.accountant, "2025-08-06")
    closings.close(by=cast.by, unit=cast.union, month=day("2025-07-01"))
    august = filled(cast.by, cast.union, "2025-08-01")
    cast.august = paid(cast.by, august, **{f"p{cast.who['Vũ Thị Oanh'].pk}": (6_000_000, 0)})
    return cast


def stood(month):
    return sorted(DuesLine.objects.filter(sheet__month=day(month)).values_list("person", "wage", "due", "paid", "paid_on", "exempt"))


def test_the_adjustments_are_those_worked_out_by_hand(july):
    cast = july
    before = stood("2025-07-01")
    assert {row[0]: row[2] for row in before} == {cast.who[name].pk: due for name, _wage, due, *_rest in BY_HAND if due is not None}
    adjustments.recompute(by=cast.by, sheet=cast.august, version=cast.august.version)
    made = {
        row.line.person.full_name: (row.old_due, row.new_due, row.rule.value)
        for row in Adjustment.objects.select_related("line__person", "rule")
    }
    assert made == {name: (due, new, 50) for name, _wage, due, _paid, new, *_rest in BY_HAND if new is not None}
    assert stood("2025-07-01") == before, "the closed month stays as it was"
    asked = {name: max(one.due + one.brought, 0) for name, who in cast.who.items() for one in [line(who, "2025-08-01")]}
    assert asked == {name: august for name, *_rest, august, _september in BY_HAND}
    september = on(cast.accountant, "2025-09-05")
    paid(
        cast.by,
        queries.sheet(unit=cast.union, pk=cast.august.pk),
        **{f"p{cast.who[name].pk}": (wage, None) for name, wage, *_rest in BY_HAND if name != "Hoàng Thị Hạnh"},
    )
    filled(september, cast.union, "2025-09-01")
    asked = {name: max(one.due + one.brought, 0) for name, who in cast.who.items() for one in [line(who, "2025-09-01")]}
    assert asked == {name: september for name, *_rest, september in BY_HAND}
    owed = {row.person.full_name: row.owed for row in queries.debts(by=september, unit=cast.union, on=day("2025-08-31"))}
    assert owed == {"Nguyễn Hải Đăng": -132_000, "Bùi Thị Hà": 25_001, "Lê Văn Phúc": 5_000}


def test_run_twice_nothing_changes_and_a_second_late_rule_comes_on_top(july):
    cast = july
    adjustments.recompute(by=cast.by, sheet=cast.august, version=cast.august.version)
    found = queries.sheet(unit=cast.union, pk=cast.august.pk)
    once = list(Adjustment.objects.order_by("pk").values())
    with pytest.raises(Refused, match="không có gì phải điều chỉnh"):
        adjustments.recompute(by=cast.by, sheet=found, version=found.version)
    assert list(Adjustment.objects.order_by("pk").values()) == once
    DuesRule.objects.create(
        key="rate", group="other", value=60, base="insured", valid_from=day("2025-07-01"), issued_on=day("2025-10-20"), source="Thử"
    )
    assert queries.to_adjust(cast.union, day("2025-10-19")) == [], "not known before it is signed"
    late = on(cast.accountant, "2025-10-21")
    october = filled(late, cast.union, "2025-10-01")
    adjustments.recompute(by=late, sheet=october, version=october.version)
    cuong = cast.who["Đỗ Quốc Cường"]
    told = (
        Adjustment.objects.filter(line__person=cuong)
        .order_by("line__sheet__month", "pk")
        .values_list("line__sheet__month", "old_due", "new_due")
    )
    assert list(told) == [
        (day("2025-07-01"), 85_000, 42_500), (day("2025-07-01"), 42_500, 51_000), (day("2025-08-01"), 42_500, 51_000),
    ]  # fmt: skip
    assert line(cuong, "2025-10-01").due == 51_000 and line(cuong, "2025-08-01").due == 42_500
    dang = Adjustment.objects.filter(line__person=cast.who["Nguyễn Hải Đăng"]).count()
    assert dang == 1, "at the cap already"


def test_what_no_line_here_takes_up_goes_to_the_next_month(july):
    cast = july
    DuesLine.objects.filter(sheet=cast.august, person=cast.who["Đỗ Quốc Cường"]).delete()
    adjustments.recompute(by=cast.by, sheet=cast.august, version=cast.august.version)
    waiting = Adjustment.objects.get(line__person=cast.who["Đỗ Quốc Cường"])
    assert waiting.settled_in is None
    filled(on(cast.accountant, "2025-09-05"), cast.union, "2025-09-01")
    waiting.refresh_from_db()
    assert waiting.settled_in == line(cast.who["Đỗ Quốc Cường"], "2025-09-01")
    assert line(cast.who["Đỗ Quốc Cường"], "2025-09-01").brought == -42_500


def test_a_month_that_is_closed_takes_up_nothing(july):
    cast = july
    with pytest.raises(Refused, match="Sổ tháng 7 năm 2025 đã khóa"):
        adjustments.recompute(by=cast.by, sheet=cast.july, version=cast.july.version)
