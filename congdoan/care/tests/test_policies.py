"""Rules as tables; no database."""

import datetime
from types import SimpleNamespace

import pytest

from congdoan.care import policies
from congdoan.care.choices import Recipient
from congdoan.finance.choices import MoneySource
from congdoan.kernel.errors import Refused
from tests.people import TODAY

DAY = datetime.timedelta(days=1)
UNION = SimpleNamespace(path="0000100002", name="Công đoàn khối dân Đảng")
GROUP = SimpleNamespace(path="000010000200003", name="Tổ Văn phòng")
OTHER = SimpleNamespace(path="0000100004", name="Công đoàn Trường Yên Trung")
MAI = SimpleNamespace(pk=1, full_name="Trần Thị Mai")
KHOI = SimpleNamespace(pk=7, person_id=1)


def fund(unit):
    """A fund of a unit."""
    return SimpleNamespace(unit=unit, name="Quỹ xã hội")


def spell(unit, valid_from, valid_until=None):
    """A membership as policies read it."""
    last = valid_until or datetime.date.max
    return SimpleNamespace(unit=unit, holds_on=lambda day: valid_from <= day < last)


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        (policies.check_visit_day, "Ngày thăm ở sau hôm nay"),
        (policies.check_notice_day, "Ngày báo ở sau hôm nay"),
        (policies.check_gift_day, "Ngày tặng ở sau hôm nay"),
    ],
)
def test_no_day_to_come(check, sentence):
    check(TODAY, today=TODAY)
    check(TODAY - 4000 * DAY, today=TODAY)
    with pytest.raises(Refused, match=sentence) as refused:
        check(TODAY + DAY, today=TODAY)
    assert refused.value.field.endswith("_on")


@pytest.mark.parametrize(
    ("unit", "spells", "allowed"),
    [
        (GROUP, [spell(GROUP, TODAY)], True),
        (UNION, [spell(GROUP, TODAY)], True),
        (GROUP, [spell(UNION, TODAY)], False),
        (OTHER, [spell(GROUP, TODAY)], False),
        (GROUP, [], False),
        (GROUP, [spell(GROUP, TODAY - 9 * DAY, TODAY)], False),
        (GROUP, [spell(GROUP, TODAY - 9 * DAY, TODAY + DAY)], True),
        (GROUP, [spell(GROUP, TODAY + DAY)], False),
        (UNION, [spell(OTHER, TODAY), spell(GROUP, TODAY)], True),
    ],
)
def test_only_who_was_a_member_there_on_that_day(unit, spells, allowed):
    if allowed:
        policies.check_member(MAI, unit=unit, on=TODAY, spells=spells)
    else:
        with pytest.raises(Refused, match=f"Trần Thị Mai không phải đoàn viên của {unit.name} vào ngày 24/05/2022"):
            policies.check_member(MAI, unit=unit, on=TODAY, spells=spells)


@pytest.mark.parametrize(
    ("amount", "source", "of", "sentence"),
    [
        (500_000, MoneySource.UNION_BUDGET, None, None),
        (0, "", None, None),
        (500_000, MoneySource.FUND, UNION, None),
        (500_000, MoneySource.FUND, GROUP, None),
        (-1, MoneySource.UNION_BUDGET, None, "không thể âm"),
        (500_000, "", None, None),
        (500_000, MoneySource.FUND, None, "chọn đúng một quỹ"),
        (500_000, MoneySource.EMPLOYER, UNION, "chọn đúng một quỹ"),
        (500_000, MoneySource.FUND, OTHER, "không phải quỹ của Tổ Văn phòng"),
    ],
)
def test_a_fund_is_that_of_the_unit_or_above_it(amount, source, of, sentence):
    given = (amount, source, fund(of) if of else None)
    if sentence is None:
        policies.check_paid(*given, unit=GROUP)
    else:
        with pytest.raises(Refused, match=sentence):
            policies.check_paid(*given, unit=GROUP)


def test_money_recorded_anew_has_a_source():
    policies.check_source_said(0, "")
    policies.check_source_said(500_000, MoneySource.EMPLOYER)
    with pytest.raises(Refused, match="Có số tiền thì chọn nguồn chi"):
        policies.check_source_said(500_000, "")


@pytest.mark.parametrize(
    ("recipient", "person", "child", "name", "field"),
    [
        (Recipient.MEMBER, MAI, None, "", None),
        (Recipient.CHILD, MAI, KHOI, "", None),
        (Recipient.OTHER, None, None, "Bà Nguyễn Thị Bảy", None),
        (Recipient.MEMBER, None, None, "", "person"),
        (Recipient.CHILD, MAI, None, "", "child"),
        (Recipient.CHILD, None, KHOI, "", "child"),
        (Recipient.CHILD, SimpleNamespace(pk=2), KHOI, "", "child"),
        (Recipient.OTHER, None, None, "", "recipient_name"),
        (Recipient.OTHER, MAI, None, "Bà Bảy", "recipient_name"),
    ],
)
def test_a_gift_says_who_got_it(recipient, person, child, name, field):
    if field is None:
        policies.check_recipient(recipient, person=person, child=child, recipient_name=name)
    else:
        with pytest.raises(Refused) as refused:
            policies.check_recipient(recipient, person=person, child=child, recipient_name=name)
        assert refused.value.field == field


def test_nobody_stands_twice_in_a_list():
    policies.check_once_each([("child", 1), ("child", 2), ("person", 1)])
    with pytest.raises(Refused, match="hai lần"):
        policies.check_once_each([("child", 1), ("child", 1)])


def test_an_empty_list_is_no_list():
    policies.check_any([{}])
    with pytest.raises(Refused, match="Chưa đánh dấu ai"):
        policies.check_any([])


def test_a_row_of_a_batch_lies_at_or_below_its_unit():
    policies.check_inside(UNION, of=UNION)
    policies.check_inside(GROUP, of=UNION)
    for unit in (OTHER, SimpleNamespace(path="00001", name="LĐLĐ huyện")):
        with pytest.raises(Refused, match="không thuộc Công đoàn khối dân Đảng"):
            policies.check_inside(unit, of=UNION)


@pytest.mark.parametrize(("reader", "holds_right", "sees"), [("Mai", False, True), ("Hà", True, True), ("Dung", False, False)])
def test_the_reason_is_for_who_must_know_and_for_who_was_visited(reader, holds_right, sees):
    by = SimpleNamespace(helper=None, person=SimpleNamespace(pk={"Mai": 1}.get(reader, 2)), may=lambda permission, unit: holds_right)
    assert policies.can_see_reason(by, SimpleNamespace(person_id=1, unit=GROUP)) is sees
