"""What a fund is short of is said where it shows; a gift from a fund says whether its money or its goods were given."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.care.actions import gifts
from congdoan.care.models import Gift
from congdoan.care.tests import factories
from congdoan.finance.models import Contribution
from congdoan.finance.tests import factories as finance
from congdoan.kernel.errors import Refused
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import books, settling, vouchers

pytestmark = pytest.mark.django_db
DAY = factories.day("2022-05-20")


def settled(cast, book, key):
    """Everything of a sort that waits gets its voucher."""
    one, place = ledger.cause_of(key), ledger.accounts_of(cast.union, book.kind).first()
    for matter in ledger.waiting(one, book, most=None):
        given = {"matters": [matter.key], "place": place, "voucher_on": matter.on, "words": "theo sổ"}
        settling.settle(by=cast.accountant, unit=cast.union, cause=key, **given)


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\xa0", " ").replace("<b>", "").replace("</b>", "")


@pytest.fixture
def paid_out(cast):
    """A fund that got 600.000 and gave 500.000, in a book that opened with five million of no fund."""
    cast.fund = finance.fund(cast)
    finance.contribution(cast, cast.fund, amount=600_000)
    finance.handover(cast, cast.fund, 500_000)
    opened = {"kind": "charity", "opened_on": datetime.date(2022, 1, 1), "cash": 5_000_000}
    cast.book = books.open(by=cast.accountant, unit=cast.union, **opened)
    settled(cast, cast.book, "ung-ho")
    settled(cast, cast.book, "trao-tang")
    cast.receipt = Contribution.objects.get().voucher
    return cast


def test_a_receipt_taken_back_after_it_paid_is_pointed_out_and_then_said(paid_out, sign_in, django_assert_max_num_queries):
    fund_page = reverse("finance:fund", args=[paid_out.union.pk, paid_out.fund.pk])
    client = sign_in(paid_out.accountant)
    assert "Quỹ đang chi quá số" not in words(client.get(fund_page))
    url = reverse("ledger:voucher-reverse", args=[paid_out.union.pk, paid_out.receipt.pk])
    sent = {"voucher_on": "20/05/2022", "reason": "ghi nhầm quỹ", "ban_dang_xem": "1", "lan_gui": "1" * 32}
    asked = client.post(url, sent)
    assert asked.status_code == 422 and "“Quỹ xã hội công đoàn” đã chi quá số của quỹ 500.000 đ" in words(asked)
    assert "ghi nhầm quỹ" in words(asked), "what was typed is kept"
    assert client.post(url, sent | {"bo_qua": "quy", "lan_gui": "2" * 32}).status_code == 303
    with django_assert_max_num_queries(10):
        told = words(client.get(fund_page))
    assert "Quỹ đang chi quá số của mình" in told and "phiếu của quỹ thiếu 500.000 đ" in told


def test_where_no_opening_money_covers_it_the_reversal_is_refused(cast):
    cast.fund = finance.fund(cast)
    finance.contribution(cast, cast.fund, amount=600_000)
    finance.contribution(cast, finance.fund(cast, "KH", "Quỹ khuyến học"), amount=900_000)
    finance.handover(cast, cast.fund, 500_000)
    book = books.open(by=cast.accountant, unit=cast.union, kind="charity", opened_on=datetime.date(2022, 1, 1), cash=0)
    settled(cast, book, "ung-ho")
    settled(cast, book, "trao-tang")
    receipt = Contribution.objects.get(fund=cast.fund).voucher
    with pytest.raises(Refused, match="chỉ còn 100.000"):
        vouchers.reverse(by=cast.accountant, voucher=receipt, voucher_on=DAY, reason="nhầm")


@pytest.mark.db
def test_money_and_goods_of_a_fund_wait_for_different_vouchers(cast, sign_in):
    fund = finance.fund(cast)
    finance.contribution(cast, fund, donor_name="Công ty Yên Bình", amount=0, goods="sữa", quantity=9, goods_value=900_000)
    who = factories.member(cast, "Đỗ Quốc Cường")
    given = {
        "unit": cast.union, "given_on": DAY, "occasion": "tet", "source": "fund", "fund": fund,
        "rows": [{"recipient": "member", "person": who, "child": None, "recipient_name": "", "amount": 200_000}],
    }  # fmt: skip
    with pytest.raises(Refused, match="chọn quỹ ấy ở nguồn chi") as refused:
        gifts.give_all(by=cast.chair, in_goods=True, **given | {"source": "union_budget", "fund": None})
    assert refused.value.field == "in_goods"
    [gift] = gifts.give_all(by=cast.chair, in_goods=True, **given)
    charity, goods = (
        books.open(by=cast.accountant, unit=cast.union, kind=kind, opened_on=datetime.date(2022, 1, 1)) for kind in ("charity", "goods")
    )
    assert not ledger.waiting(ledger.cause_of("tang-qua-quy"), charity)
    settled(cast, goods, "hien-vat")
    settled(cast, goods, "tang-hien-vat-quy")
    gift.refresh_from_db()
    assert gift.voucher.kind == "goods_out"
    with pytest.raises(Refused, match="Kế toán đảo phiếu"):
        gifts.correct(by=cast.chair, gift=gift, version=1, given_on=DAY, occasion="tet", amount=200_000, source="fund", fund=fund)
    assert "Quỹ xã hội công đoàn, hiện vật" in words(sign_in(cast.chair).get(reverse("care:gift-detail", args=[cast.union.pk, gift.pk])))
    with pytest.raises(IntegrityError), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(source="union_budget", fund=None)
