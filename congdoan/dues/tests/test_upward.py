"""What goes up: shares by dated rules, remittances by payments that stand, by unit and period."""

import pytest

from congdoan.dues import queries
from congdoan.dues.actions import remittances
from congdoan.dues.models import Remittance
from congdoan.dues.tests.factories import crew, day, filled, group, on, paid
from congdoan.dues.tests.test_screens import at, sent, words
from congdoan.kernel.periods import read_period
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import vouchers
from congdoan.ledger.tests.factories import book, item, place

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def collected(cast):
    """December 2022 and January, February 2023 collected: 100.001, 100.001, 50.000 đồng."""
    cast.who = crew(cast, "Đỗ Quốc Cường")["Đỗ Quốc Cường"]
    cast.by = on(cast.accountant, "2023-03-01")
    group(cast, by=cast.by)
    for month, amount in (("2022-12-01", 100_001), ("2023-01-01", 100_001), ("2023-02-01", 50_000)):
        paid(cast.by, filled(cast.by, cast.union, month), **{f"p{cast.who.pk}": (10_000_000, amount)})
    cast.book = book(cast, cash=1_000_000)
    return cast


def told(cast, code, by=None):
    return {
        row.code: (row.collected, row.owed_up, row.remitted, row.left_up)
        for row in queries.upward(by=by or cast.by, unit=cast.union, period=read_period(code))
    }


@pytest.mark.parametrize(
    ("code", "owed"),
    [
        ("2022-12", (100_001, 40_000, 0, 40_000)),  # 60/40 until 2022: 40.000,4
        ("2023-01", (100_001, 30_000, 0, 30_000)),  # 70/30 since: 30.000,3
        ("2022-Q4", (100_001, 40_000, 0, 40_000)),
        ("2023-Q1", (150_001, 45_000, 0, 45_000)),
        ("2023", (150_001, 45_000, 0, 45_000)),
        ("2021", (0, 0, 0, 0)),
    ],
)
def test_the_share_that_goes_up(collected, code, owed):
    assert told(collected, code) == {"KDD": owed}


def test_a_remittance_is_a_payment_and_a_reversed_one_does_not_count(collected, sign_in):
    cast = collected
    client = sign_in(cast.accountant)  # on 24 May 2022
    assert "Phải nộp cấp trên" in words(client.get(at("upward", cast.union)))
    facts = {"period": "2022", "voucher_on": "20/05/2022", "place": place(cast.book).pk, "item": item("38").pk, "amount": "50.000"}
    asked = client.post(at("remit", cast.union), sent(1, **facts))
    assert asked.status_code == 422 and "còn phải nộp 40.000 đ, ít hơn số anh/chị ghi" in words(asked)
    for _twice in range(2):
        assert client.post(at("remit", cast.union), sent(2, **facts | {"amount": "40000"})).status_code == 303
    page = words(client.get(at("remit", cast.union)))
    assert f'value="{item("38").pk}" selected' in page, "what goes up comes first"
    [made] = Remittance.objects.select_related("to_unit", "voucher")
    assert (made.to_unit, made.amount, made.voucher.kind, made.start) == (cast.district, 40_000, "payment", day("2022-01-01"))
    assert told(cast, "2022") == {"KDD": (100_001, 40_000, 40_000, 0)}
    assert made.voucher.mark in words(client.get(at("remittance-list", cast.union)))
    vouchers.reverse(by=cast.accountant, voucher=made.voucher, voucher_on=day("2022-05-21"), reason="Nhầm")
    assert told(cast, "2022") == {"KDD": (100_001, 40_000, 0, 40_000)}
    assert not ledger.waiting_counts([cast.book])[1:], "it is remitted anew, not by what waits"
    assert "đã đảo, không tính" in words(client.get(at("remittance-list", cast.union)))
    late = client.post(at("remit", cast.union), sent(3, **facts | {"period": "2021", "amount": "-5"}))
    assert late.status_code == 422 and "số âm" in words(late)


def test_the_level_above_sees_its_unions_in_ten_statements(collected, sign_in, django_assert_max_num_queries):
    cast = collected
    client = sign_in(cast.officer)
    with django_assert_max_num_queries(10):
        page = words(client.get(at("upward", cast.district) + "?ky=2022"))
    assert "Năm 2022: đã thu 100.001 đ, phải nộp 40.000 đ, đã nộp 0 đ, còn 40.000 đ" in page and "Công đoàn Trường Yên Trung" in page
    assert at("sheet-list", cast.union) + "?cua=rieng&amp;tu=01/01/2022" in page
    assert "tháng 12 năm 2022" in words(client.get(at("sheet-list", cast.union) + "?tu=01/12/2022&den=31/12/2022")).lower()
    assert client.get(at("remit", cast.union)).status_code == 403


def test_what_opens_from_a_sum_is_of_the_very_unit_and_period(collected, sign_in, django_assert_max_num_queries):
    cast = collected
    client, asked = sign_in(cast.accountant), "?cua=rieng&ky=2022"
    with django_assert_max_num_queries(10):
        page = words(client.get(at("paid-list", cast.union) + asked))
    assert "1 người đã đóng 100.001 đ cho các tháng của năm 2022" in page and "Cường" in page
    assert "0 người" in words(client.get(at("paid-list", cast.union) + "?cua=rieng&ky=2009")), "a year further back than the list offers"
    facts = {"voucher_on": day("2022-05-20"), "place": place(cast.book), "item": item("38"), "levy": 0}
    for period, amount in (("2022-Q2", 30_000), ("2022-05", 10_000)):
        remittances.pay(by=cast.accountant, unit=cast.union, period=read_period(period), amount=amount, **facts)
    rows = {
        code: client.get(f"{at('remittance-list', cast.union)}?cua=rieng&ky={code}").context["page"].rows
        for code in ("2022", "2022-04", "2021")
    }
    assert {code: sum(row.within for row in found) for code, found in rows.items()} == {"2022": 40_000, "2022-04": 30_000, "2021": 0}
    assert sign_in(cast.officer).get(at("paid-list", cast.union)).status_code == 403
