"""Writing funds, contributions, handovers: what changes, who may, what is refused, what the log keeps."""

import datetime

import pytest

from congdoan.audit import queries as log
from congdoan.finance import queries
from congdoan.finance.actions import contributions, funds, handovers
from congdoan.finance.choices import Content, FundKind
from congdoan.finance.models import Contribution, Fund, Handover
from congdoan.finance.tests import factories
from congdoan.kernel.errors import Conflict, NotAllowed, Refused

pytestmark = pytest.mark.db
DAY = datetime.date.fromisoformat
GIVEN = DAY("2022-03-08")


def test_a_fund_is_opened_with_a_code_of_its_own(cast):
    first = funds.open(by=cast.accountant, unit=cast.union, name="Quỹ xã hội công đoàn", kind=FundKind.FUND, valid_from=DAY("2017-01-01"))
    second = funds.open(by=cast.chair, unit=cast.union, name="Quỹ xã hội công đoàn", kind=FundKind.FUND, valid_from=DAY("2017-01-01"))
    elsewhere = funds.open(by=cast.chair, unit=cast.group, name="Quỹ xã hội công đoàn", kind=FundKind.FUND, valid_from=DAY("2017-01-01"))
    assert [first.code, second.code, elsewhere.code] == ["QXHCD", "QXHCD-2", "QXHCD"]
    assert (first.recorded_by, first.recorded_at) == (cast.accountant.person, cast.accountant.now)
    with pytest.raises(Refused, match="đã là của một quỹ khác"):
        funds.open(by=cast.chair, unit=cast.union, name="Quỹ", code="qxhcd", kind=FundKind.FUND, valid_from=DAY("2017-01-01"))


@pytest.mark.parametrize("role", ["inspector", "group_leader", "officer", "stranger", "member"])
def test_others_do_not_open_funds(cast, role):
    with pytest.raises(NotAllowed):
        funds.open(by=getattr(cast, role), unit=cast.union, name="Quỹ", kind=FundKind.FUND, valid_from=DAY("2017-01-01"))
    assert not Fund.objects.exists()


def test_closing_a_fund_is_correcting_its_last_day(cast):
    fund = factories.fund(cast)
    factories.contribution(cast, fund, given_on="2022-03-08")
    facts = {"code": "QXH", "name": fund.name, "kind": fund.kind, "valid_from": fund.valid_from}
    with pytest.raises(Refused, match="Đã có khoản ghi ngày 08/03/2022"):
        funds.correct(by=cast.chair, fund=fund, version=1, valid_until=DAY("2022-03-08"), **facts)
    changed = funds.correct(by=cast.chair, fund=fund, version=1, valid_until=DAY("2022-03-09"), **facts)
    assert (changed.last_day, changed.version) == (DAY("2022-03-08"), 2)
    assert log.entries_of_unit(cast.union).first().detail == {"changed": ["valid_until"]}
    with pytest.raises(Conflict):
        funds.correct(by=cast.chair, fund=fund, version=1, **facts)


def test_a_fund_is_taken_out_only_while_unused(cast):
    unused, used = factories.fund(cast, code="A"), factories.fund(cast, code="B")
    factories.handover(cast, used)
    assert funds.cancel(by=cast.chair, fund=unused, version=1, reason="mở nhầm").is_cancelled
    with pytest.raises(Refused, match="đã có 1 khoản"):
        funds.cancel(by=cast.chair, fund=used, version=1, reason="mở nhầm")
    factories.fund(cast, code="A")  # the code is free again


def test_a_group_leader_records_a_collection_of_the_own_group_for_the_unions_fund(cast):
    fund, crew = factories.fund(cast), factories.crew(cast)
    made = contributions.collect(
        by=cast.group_leader, unit=cast.group, fund=fund, given_on=GIVEN, gifts=[(crew[0], 100_000), (crew[1], 200_000)]
    )
    assert [(row.donor, row.amount, row.unit) for row in made] == [(crew[0], 100_000, cast.group), (crew[1], 200_000, cast.group)]
    entry = log.entries_of_unit(cast.group).get()
    assert entry.detail == {"rows": [row.pk for row in made], "fund": fund.pk}
    with pytest.raises(NotAllowed):
        contributions.collect(by=cast.group_leader, unit=cast.group2, fund=fund, given_on=GIVEN, gifts=[(crew[0], 1)])
    with pytest.raises(NotAllowed):
        contributions.collect(by=cast.group_leader, unit=cast.union, fund=fund, given_on=GIVEN, gifts=[(crew[0], 1)])


def test_the_donor_was_a_member_on_the_day_or_is_named_as_an_outsider(cast):
    fund, [donor, *_rest] = factories.fund(cast), factories.crew(cast)
    given = {"by": cast.accountant, "unit": cast.union, "fund": fund, "given_on": GIVEN}
    assert contributions.record(donor=donor, amount=200_000, **given).donor == donor
    assert contributions.record(donor_name="Công ty Yên Bình", goods="chăn", quantity=20, goods_value=3_000_000, **given).given == "20 chăn"
    with pytest.raises(Refused, match="không phải đoàn viên"):
        contributions.record(donor=cast.stranger.person, amount=200_000, **given)
    with pytest.raises(Refused, match="không phải đoàn viên"):
        contributions.record(donor=donor, amount=200_000, **{**given, "unit": cast.group2})
    assert Contribution.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"given_on": DAY("2022-05-25")}, "ở sau hôm nay"),
        ({"given_on": DAY("2016-12-31")}, "mở từ ngày 01/01/2017"),
        ({"amount": 0}, "Ghi số tiền, hoặc ghi hiện vật"),
        ({"donor_name": ""}, "Chọn đoàn viên, hoặc ghi tên"),
    ],
)
def test_what_cannot_be_given(cast, changed, sentence):
    given = {"fund": factories.fund(cast), "given_on": GIVEN, "donor_name": "Công ty Yên Bình", "amount": 200_000, **changed}
    with pytest.raises(Refused, match=sentence):
        contributions.record(by=cast.accountant, unit=cast.union, **given)
    assert not Contribution.objects.exists()


def test_one_bad_gift_keeps_the_whole_collection_out(cast):
    fund, crew = factories.fund(cast), factories.crew(cast)
    with pytest.raises(Refused):
        contributions.collect(
            by=cast.chair, unit=cast.group, fund=fund, given_on=GIVEN, gifts=[(crew[0], 100_000), (cast.stranger.person, 100_000)]
        )
    assert not Contribution.objects.exists()


def rows_of(cast, fund, persons):
    return [
        {
            "unit": cast.group, "fund_id": fund.pk, "given_on": GIVEN, "donor_id": who.pk, "donor_name": "", "amount": 100_000,
            "goods": "", "quantity": None, "goods_value": 0,
        }
        for who in persons
    ]  # fmt: skip


def test_the_statements_of_a_batch_do_not_grow_with_its_rows(cast, django_assert_max_num_queries):
    fund = factories.fund(cast)
    few = factories.crew(cast, [f"Nguyễn Văn A{n}" for n in range(3)])
    many = factories.crew(cast, [f"Nguyễn Văn B{n}" for n in range(40)])
    for persons in (few, many):
        with django_assert_max_num_queries(14):
            made = contributions.record_all(by=cast.accountant, unit=cast.union, rows=rows_of(cast, fund, persons))
    changes = {row.pk: {**rows_of(cast, fund, [row.donor])[0], "amount": 150_000} for row in made}
    with django_assert_max_num_queries(14):
        contributions.correct_all(by=cast.accountant, unit=cast.union, rows=changes)
    with django_assert_max_num_queries(
        12
    ):  # one asks whether a line of a bank statement stands on them; PostgreSQL takes a lock by one more
        contributions.remove_all(by=cast.accountant, unit=cast.union, pks=list(changes))
    assert not Contribution.objects.filter(pk__in=changes).exists()
    assert queries.contribution_facts().count() == 3


def test_a_batch_stays_inside_its_unit_and_the_right(cast):
    fund, [donor, *_rest] = factories.fund(cast), factories.crew(cast)
    rows = rows_of(cast, fund, [donor])
    with pytest.raises(NotAllowed):
        contributions.record_all(by=cast.chair, unit=cast.group2, rows=rows)
    with pytest.raises(NotAllowed):
        contributions.record_all(by=cast.group_leader, unit=cast.union, rows=rows)


def test_a_contribution_is_corrected_and_taken_out_with_a_reason(cast):
    fund, [donor, *_rest] = factories.fund(cast), factories.crew(cast)
    given = contributions.record(by=cast.accountant, unit=cast.union, fund=fund, given_on=GIVEN, donor=donor, amount=200_000)
    corrected = contributions.correct(
        by=cast.accountant, contribution=given, version=1, fund=fund, given_on=GIVEN, donor=donor, amount=300_000
    )
    assert (corrected.amount, corrected.version) == (300_000, 2)
    with pytest.raises(Conflict) as conflict:
        contributions.correct(by=cast.chair, contribution=given, version=1, fund=fund, given_on=GIVEN, donor=donor, amount=1)
    assert conflict.value.current.amount == 300_000
    with pytest.raises(NotAllowed):
        contributions.cancel(by=cast.inspector, contribution=given, version=2, reason="ghi hai lần")
    with pytest.raises(Refused, match="Ghi lý do bỏ"):
        contributions.cancel(by=cast.chair, contribution=given, version=2, reason="")
    contributions.cancel(by=cast.chair, contribution=given, version=2, reason="ghi hai lần")
    assert Contribution.objects.get(pk=given.pk).cancelled_on == cast.chair.today
    assert not queries.contribution_facts().exists()
    with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
        contributions.cancel(by=cast.chair, contribution=given, version=3, reason="ghi hai lần")


def test_a_handover_from_a_fund_and_one_from_none(cast):
    fund = factories.fund(cast)
    given = {"by": cast.accountant, "unit": cast.union, "handed_on": DAY("2022-04-30"), "recipient": "Hộ nghèo xã An Nội"}
    gifts = handovers.record(fund=fund, content=Content.GIFTS, quantity=30, value=15_000_000, **given)
    house = handovers.record(content=Content.HOUSE, quantity=1, value=40_000_000, **given)
    assert (gifts.what, house.what, house.fund) == ("30 suất quà", "1 nhà tình nghĩa", None)
    with pytest.raises(NotAllowed):
        handovers.record(**{**given, "by": cast.group_leader, "unit": cast.group}, content=Content.MONEY, value=1)
    with pytest.raises(Refused, match="không phải của"):
        handovers.record(**given, fund=factories.fund(cast, code="YT", unit=cast.other), content=Content.MONEY, value=1)
    changed = handovers.correct(
        **{key: given[key] for key in ("by", "handed_on", "recipient")}, handover=gifts, version=1, content=Content.GIFTS, quantity=31,
        value=15_500_000, fund=fund,
    )  # fmt: skip
    assert (changed.quantity, changed.version) == (31, 2)
    handovers.cancel(by=cast.chair, handover=house, version=1, reason="của năm trước")
    assert list(queries.handover_facts()) == [changed]


def test_handovers_and_funds_go_in_and_out_in_batches(cast):
    row = {"unit": cast.union, "purpose": "", "beneficiary_id": None, "beneficiary_name": "", "valid_until": None, "target_amount": None}
    row |= {"kind": FundKind.FUND, "valid_from": DAY("2017-01-01")}
    opened = funds.open_all(
        by=cast.chair, unit=cast.union, rows=[{**row, "code": "A", "name": "Quỹ A"}, {**row, "code": "B", "name": "Quỹ B"}]
    )
    with pytest.raises(Refused, match="Mã “b” đã là"):
        funds.open_all(by=cast.chair, unit=cast.union, rows=[{**row, "code": "b", "name": "Quỹ B"}])
    handed = {"unit": cast.union, "fund_id": opened[0].pk, "handed_on": GIVEN, "recipient": "Xã An Nội", "content": Content.MONEY}
    [made] = handovers.record_all(by=cast.chair, unit=cast.union, rows=[{**handed, "quantity": None, "value": 500_000}])
    handovers.correct_all(by=cast.chair, unit=cast.union, rows={made.pk: {**handed, "quantity": None, "value": 600_000}})
    assert Handover.objects.get().value == 600_000
    funds.correct_all(by=cast.chair, unit=cast.union, rows={opened[1].pk: {**row, "code": "B", "name": "Quỹ vì người nghèo"}})
    assert Fund.objects.get(code="B").name == "Quỹ vì người nghèo"
    with pytest.raises(Refused, match="đã có 1 khoản"):
        funds.remove_all(by=cast.chair, unit=cast.union, pks=[row.pk for row in opened])
    handovers.remove_all(by=cast.chair, unit=cast.union, pks=[made.pk])
    funds.remove_all(by=cast.chair, unit=cast.union, pks=[row.pk for row in opened])
    assert not Fund.objects.exists() and not Handover.objects.exists()


def test_whom_a_fund_helps_is_a_member_of_its_unit_on_its_first_day(cast):
    [hanh] = factories.crew(cast, ["Hoàng Thị Hạnh"])
    given = {"by": cast.chair, "unit": cast.union, "name": "Giúp chị Hạnh", "kind": FundKind.HARDSHIP, "code": "GH"}
    for who, day, unit in (
        (cast.stranger.person, "2022-03-08", cast.union),
        (hanh, "2014-12-31", cast.union),
        (hanh, "2022-03-08", cast.group2),
    ):
        with pytest.raises(Refused, match="không phải đoàn viên của") as refusal:
            funds.open(**{**given, "unit": unit}, valid_from=DAY(day), beneficiary=who)
        assert refusal.value.field == "beneficiary"
    made = funds.open(**given, valid_from=GIVEN, beneficiary=hanh)
    facts = {"code": "GH", "name": "Giúp chị Hạnh", "kind": FundKind.HARDSHIP, "valid_from": GIVEN}
    with pytest.raises(Refused, match="không phải đoàn viên của"):
        funds.correct(by=cast.chair, fund=made, version=1, beneficiary=cast.stranger.person, **facts)
    row = {**facts, "unit": cast.union, "purpose": "", "beneficiary_name": "", "valid_until": None, "target_amount": None}
    row |= {"beneficiary_id": cast.stranger.person.pk}
    with pytest.raises(Refused, match="không phải đoàn viên của"):
        funds.open_all(by=cast.chair, unit=cast.union, rows=[{**row, "code": "GX"}])
    with pytest.raises(Refused, match="không phải đoàn viên của"):
        funds.correct_all(by=cast.chair, unit=cast.union, rows={made.pk: row})
    assert Fund.objects.get().beneficiary == hanh
