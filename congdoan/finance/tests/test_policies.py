"""The rules of funds, contributions and handovers, as tables; no database."""

import datetime
from types import SimpleNamespace

import pytest

from congdoan.finance import policies
from congdoan.finance.choices import Content, FundKind
from congdoan.kernel.errors import Refused

DAY = datetime.date.fromisoformat
UNION = SimpleNamespace(name="Công đoàn khối dân Đảng", path="0000100002")
GROUP = SimpleNamespace(name="Tổ Văn phòng", path="000010000200003")
OTHER = SimpleNamespace(name="Công đoàn Trường Yên Trung", path="0000100005")


def a_fund(unit=UNION, start="2017-01-01", until=None, cancelled=False):
    end = DAY(until) if until else None
    return SimpleNamespace(
        name="Quỹ vì người nghèo",
        unit=unit,
        valid_from=DAY(start),
        valid_until=end,
        is_cancelled=cancelled,
        last_day=end - datetime.timedelta(days=1) if end else None,
        holds_on=lambda day: DAY(start) <= day and (end is None or day < end),
    )


def outcome(check, **facts):
    """None if allowed, else (field, sentence)."""
    try:
        check(**facts)
    except Refused as refusal:
        return refusal.field, str(refusal)
    return None


@pytest.mark.parametrize(("on", "allowed"), [("2022-05-24", True), ("2022-05-23", True), ("2022-05-25", False)])
def test_nothing_is_recorded_before_it_happened(on, allowed):
    found = outcome(policies.check_happened, on=DAY(on), today=DAY("2022-05-24"), field="given_on")
    assert found == (None if allowed else ("given_on", "Ngày này ở sau hôm nay. Ghi ngày việc đã xảy ra."))


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2019-01-01", None),
        ("2019-12-31", None),
        ("2018-12-31", "mở từ ngày 01/01/2019. Xem lại ngày 31/12/2018"),
        ("2020-01-01", "đã khép ngày 31/12/2019. Xem lại ngày 01/01/2020"),
    ],
)
def test_money_comes_and_goes_while_the_fund_holds(on, sentence):
    found = outcome(policies.check_within_fund, fund=a_fund(start="2019-01-01", until="2020-01-01"), on=DAY(on), field="given_on")
    assert found is None if sentence is None else (found[0] == "given_on" and sentence in found[1])


def test_what_comes_from_no_fund_has_no_fund_to_fit_into():
    assert outcome(policies.check_within_fund, fund=None, on=DAY("1990-01-01"), field="handed_on") is None
    assert outcome(policies.check_reaches, fund=None, unit=OTHER) is None


@pytest.mark.parametrize(
    ("fund", "unit", "field"),
    [
        (a_fund(UNION), UNION, None),
        (a_fund(UNION), GROUP, None),
        (a_fund(GROUP), UNION, "fund"),
        (a_fund(UNION), OTHER, "fund"),
        (a_fund(UNION, cancelled=True), UNION, "fund"),
    ],
)
def test_a_unit_gives_to_its_own_funds_and_to_those_above(fund, unit, field):
    found = outcome(policies.check_reaches, fund=fund, unit=unit)
    assert (found and found[0]) == field


@pytest.mark.parametrize(
    ("amount", "goods", "quantity", "goods_value", "field"),
    [
        (200_000, "", None, 0, None),
        (0, "chăn", 20, 3_000_000, None),
        (0, "gạo", None, 0, None),
        (200_000, "chăn", 1, 0, None),
        (0, "", None, 0, "amount"),
        (0, "", None, 50_000, "amount"),
        (200_000, "", None, 50_000, "goods"),
        (200_000, "", 2, 0, "goods"),
        (0, "chăn", 0, 0, "quantity"),
    ],
)
def test_something_is_given(amount, goods, quantity, goods_value, field):
    found = outcome(policies.check_given, amount=amount, goods=goods, quantity=quantity, goods_value=goods_value)
    assert (found and found[0]) == field


@pytest.mark.parametrize(
    ("donor", "donor_name", "field"),
    [(7, "", None), (None, "Công ty Yên Bình", None), (None, "", "donor"), (7, "Công ty Yên Bình", "donor_name")],
)
def test_one_donor(donor, donor_name, field):
    found = outcome(policies.check_one_donor, donor=donor, donor_name=donor_name)
    assert (found and found[0]) == field


SPELLS = [(GROUP.path, DAY("2015-01-01"), DAY("2018-01-01")), (OTHER.path, DAY("2018-01-01"), None)]


@pytest.mark.parametrize(
    ("unit", "on", "allowed"),
    [
        (UNION, "2017-12-31", True),
        (GROUP, "2015-01-01", True),
        (UNION, "2018-01-01", False),
        (OTHER, "2018-01-01", True),
        (OTHER, "2017-12-31", False),
        (UNION, "2014-12-31", False),
    ],
)
def test_a_donor_is_a_member_of_the_unit_or_below_on_the_day(unit, on, allowed):
    found = outcome(policies.check_donor_is_member, name="Trần Thị Mai", unit=unit, on=DAY(on), spells=SPELLS)
    assert (found is None) == allowed
    assert allowed or "hoặc ghi là người ngoài công đoàn" in found[1]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, None),
        ({"kind": FundKind.HARDSHIP, "beneficiary": 7}, None),
        ({"kind": FundKind.HARDSHIP}, "beneficiary"),
        ({"kind": FundKind.HARDSHIP, "beneficiary_name": "cháu An"}, "beneficiary"),
        ({"beneficiary": 7, "beneficiary_name": "cháu An"}, "beneficiary_name"),
        ({"valid_until": DAY("2019-01-01")}, "valid_until"),
        ({"valid_until": DAY("2019-01-02")}, None),
        ({"target_amount": 0}, "target_amount"),
    ],
)
def test_a_fund_says_whom_it_helps_and_for_how_long(changed, field):
    facts = {
        "kind": FundKind.DRIVE,
        "beneficiary": None,
        "beneficiary_name": "",
        "valid_from": DAY("2019-01-01"),
        "valid_until": None,
        "target_amount": None,
    }
    found = outcome(policies.check_fund, **{**facts, **changed})
    assert (found and found[0]) == field


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Quỹ xã hội công đoàn", [], "QXHCD"),
        ("Quỹ xã hội công đoàn", ["QXHCD"], "QXHCD-2"),
        ("Quỹ xã hội công đoàn", ["qxhcd", "QXHCD-2"], "QXHCD-3"),
        ("Ủng hộ miền Trung 2020", [], "UHMT2020"),
        ("“”", [], "QUY"),
    ],
)
def test_a_code_is_made_from_the_name(name, taken, code):
    assert policies.code_from(name, taken) == code
    policies.check_code_free(code=code, taken=taken)


def test_a_code_means_one_fund_in_a_unit():
    assert outcome(policies.check_code_free, code="qxh", taken=["QXH"])[0] == "code"


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (None, None, None),
        ("2019-01-01", "2019-12-31", None),
        ("2018-12-31", "2019-05-01", "valid_from"),
        ("2019-05-01", "2020-01-01", "valid_until"),
    ],
)
def test_new_days_hold_what_was_recorded(first, last, field):
    facts = {"first_on": first and DAY(first), "last_on": last and DAY(last)}
    found = outcome(policies.check_covers, valid_from=DAY("2019-01-01"), valid_until=DAY("2020-01-01"), **facts)
    assert (found and found[0]) == field


def test_a_used_fund_is_closed_not_taken_out():
    assert outcome(policies.check_fund_unused, name="Quỹ", records=0) is None
    assert "đã có 3 khoản" in outcome(policies.check_fund_unused, name="Quỹ", records=3)[1]


@pytest.mark.parametrize(
    ("content", "quantity", "value", "recipient", "field"),
    [
        (Content.GIFTS, 30, 15_000_000, "Xã An Nội", None),
        (Content.HOUSE, 1, 0, "bà Vũ Thị Tám", None),
        (Content.MONEY, None, 0, "Xã An Nội", "value"),
        (Content.MEALS, 0, 0, "Khu cách ly", "quantity"),
        (Content.GIFTS, 30, 0, "", "recipient"),
    ],
)
def test_something_went_to_somebody(content, quantity, value, recipient, field):
    found = outcome(policies.check_handed, content=content, quantity=quantity, value=value, recipient=recipient)
    assert (found and found[0]) == field
