"""Posting, numbering, reversing, closing, reopening; what the database itself refuses."""

import datetime
import functools

import pytest
from django.db import IntegrityError, transaction

from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.ledger import queries, sealing
from congdoan.ledger.actions import books, closings, vouchers
from congdoan.ledger.choices import AccountKind, BookKind, VoucherKind
from congdoan.ledger.models import Account, Book, Closing, Item, Posting, Reopening, Voucher
from congdoan.ledger.tests.factories import OPENED, book, day, item, paid, place, received, unguarded
from tests.people import TODAY

pytestmark = pytest.mark.db
FEBRUARY, JANUARY = datetime.date(2022, 2, 1), datetime.date(2022, 1, 1)


def left(book, kind=AccountKind.CASH):
    where = place(book, kind)
    return queries.balances([where])[where.pk]


def closed(cast, *months):
    return [closings.close(by=cast.accountant, unit=cast.union, month=month) for month in months][-1]


def broken(unit):
    return list(sealing.breaks(queries.for_checking([unit.pk])))


def test_what_comes_and_goes_stands_in_the_cash_book(cast):
    kept = book(cast)
    came, went = received(cast, kept, 450_000), paid(cast, kept, 300_000)
    assert [came.mark, went.mark] == ["PT 01/2022", "PC 01/2022"]
    moved = vouchers.move(
        by=cast.accountant, unit=cast.union, source=place(kept, AccountKind.BANK), target=place(kept), voucher_on=day("2022-03-01"),
        amount=2_000_000, words="Rút tiền gửi về quỹ",
    )  # fmt: skip
    opening, lines = queries.cash_lines(place(kept), FEBRUARY, day("2022-04-01"))
    assert opening == 1_000_000
    assert [(line.voucher, line.came, line.went, line.left) for line in lines] == [
        (came, 450_000, 0, 1_450_000),
        (went, 0, 300_000, 1_150_000),
        (moved, 2_000_000, 0, 3_150_000),
    ]
    assert (left(kept), left(kept, AccountKind.BANK)) == (3_150_000, 3_000_000)


def test_numbers_follow_without_a_gap_in_each_series_and_year(cast):
    kept = book(cast)
    marks = [received(cast, kept, 1000, on=on).mark for on in ("2022-02-01", "2022-03-01", "2022-02-15")]
    assert marks == ["PT 01/2022", "PT 02/2022", "PT 03/2022"]
    with pytest.raises(Refused):
        paid(cast, kept, 99_000_000)
    assert paid(cast, kept, 1000).number == 1, "a refusal takes no number"
    charity = book(cast, BookKind.CHARITY, bank=0)
    assert Voucher.objects.filter(book=charity, kind=VoucherKind.OPENING).get().number == 1


REFUSED = [
    ({"on": "2022-05-25"}, "Ngày chứng từ ở sau hôm nay"),
    ({"on": "2021-12-31"}, "Sổ này mở từ ngày 01/01/2022"),
    ({"amount": 0}, "Số tiền phải lớn hơn 0"),
    ({"amount": -5}, "Số tiền phải lớn hơn 0"),
    ({"amount": 1_000_001}, "Tiền mặt ngày 11/02/2022 chỉ còn 1.000.000"),
    ({"code": "22"}, "Mục 22 không phải mục chi"),
]


@pytest.mark.parametrize(("facts", "sentence"), REFUSED)
def test_a_payment_that_cannot_be(cast, facts, sentence):
    kept = book(cast)
    with pytest.raises(Refused, match=sentence):
        paid(cast, kept, **{"amount": 1000, **facts})
    assert Posting.objects.count() == 2, "the opening balance alone"


def test_money_is_there_on_later_days_too(cast):
    kept = book(cast)
    paid(cast, kept, 900_000, on="2022-03-01")
    with pytest.raises(Refused, match="ngày 01/03/2022 chỉ còn 100.000"):
        paid(cast, kept, 200_000, on="2022-02-01")


def test_an_item_of_another_time(cast):
    kept = book(cast)
    with pytest.raises(Refused, match="Mục 33 là của Mục lục thu chi theo mẫu B14-TLĐ"):
        paid(cast, kept, 1000, item=item("33", "B14-2006"))


def test_the_place_of_money_is_of_the_own_unit_and_book(cast):
    kept, charity = book(cast), book(cast, BookKind.CHARITY, bank=0)
    with pytest.raises(Refused, match="là của sổ ở đơn vị khác"):
        vouchers.receive(by=cast.accountant, unit=cast.group, place=place(kept), voucher_on=TODAY, item=item("22"), amount=1, words="Thu")
    with pytest.raises(Refused, match="không chuyển sang sổ khác"):
        vouchers.move(
            by=cast.accountant, unit=cast.union, source=place(kept), target=place(charity), voucher_on=TODAY, amount=1, words="Chuyển"
        )


@pytest.mark.parametrize("who", ["chair", "inspector", "group_leader", "officer", "member", "stranger"])
def test_the_accountant_alone_keeps_the_books(cast, who):
    kept = book(cast)
    with pytest.raises(NotAllowed):
        vouchers.receive(by=getattr(cast, who), unit=cast.union, place=place(kept), voucher_on=TODAY, item=item("22"), amount=1, words="x")
    with pytest.raises(NotAllowed):
        closings.close(by=getattr(cast, who), unit=cast.union, month=JANUARY)


def test_a_reversal_leaves_both_and_nothing_between(cast):
    kept = book(cast)
    wrong = paid(cast, kept, 300_000)
    back = vouchers.reverse(by=cast.accountant, voucher=wrong, voucher_on=TODAY, reason="Ghi nhầm số tiền")
    assert back.mark == "BĐ 01/2022" and back.reverses == wrong and left(kept) == 1_000_000
    with pytest.raises(Refused, match="PC 01/2022 đã được đảo bằng BĐ 01/2022"):
        vouchers.reverse(by=cast.accountant, voucher=wrong, voucher_on=TODAY, reason="Lần nữa")
    with pytest.raises(Refused, match="là bút toán đảo"):
        vouchers.reverse(by=cast.accountant, voucher=back, voucher_on=TODAY, reason="Lần nữa")
    early = received(cast, kept, 5, on="2022-05-01")
    with pytest.raises(Refused, match="không thể trước ngày đó"):
        vouchers.reverse(by=cast.accountant, voucher=early, voucher_on=day("2022-04-30"), reason="Sớm")
    spent = received(cast, kept, 100_000, on="2022-05-02")
    paid(cast, kept, 1_050_000, on="2022-05-24")
    with pytest.raises(Refused, match="chỉ còn 50.005"):
        vouchers.reverse(by=cast.accountant, voucher=spent, voucher_on=TODAY, reason="Tiền đã chi mất")


def test_a_closed_month_takes_nothing_more(cast):
    kept = book(cast)
    paid(cast, kept, 1000, on="2022-01-20")
    with pytest.raises(Refused, match="Sổ tháng 1 năm 2022 chưa khóa"):
        closed(cast, FEBRUARY)
    with pytest.raises(Refused, match="Tháng 5 năm 2022 chưa hết"):
        closed(cast, day("2022-05-01"))
    made = closed(cast, JANUARY)
    assert made.vouchers_sealed == 2
    with pytest.raises(Refused, match="Sổ tháng 1 năm 2022 đã khóa"):
        paid(cast, kept, 1000, on="2022-01-21")
    with pytest.raises(Refused, match="đã khóa rồi"):
        closed(cast, JANUARY)
    with pytest.raises(Refused, match="Sổ mở từ ngày"):
        closed(cast, day("2021-12-01"))
    wrong = Voucher.objects.get(kind=VoucherKind.PAYMENT)
    with pytest.raises(Refused, match="đã khóa"):
        vouchers.reverse(by=cast.accountant, voucher=wrong, voucher_on=day("2022-01-31"), reason="Nhầm")
    assert vouchers.reverse(by=cast.accountant, voucher=wrong, voucher_on=day("2022-02-01"), reason="Nhầm").mark == "BĐ 01/2022"


def test_two_persons_open_a_month_again(cast):
    kept = book(cast)
    january, february = closed(cast, JANUARY), closed(cast, FEBRUARY)
    with pytest.raises(Refused, match="Mở lại từ kỳ sau cùng trước"):
        closings.ask_reopen(by=cast.accountant, closing=january, version=1, reason="Sót phiếu")
    with pytest.raises(Refused, match="Không có đề nghị mở lại"):
        closings.reopen(by=cast.chair, closing=february, version=1)
    asked = closings.ask_reopen(by=cast.accountant, closing=february, version=1, reason="Sót phiếu")
    with pytest.raises(Refused, match="đang chờ đồng ý"):
        closings.ask_reopen(by=cast.accountant, closing=february, version=2, reason="Sót phiếu")
    with pytest.raises(NotAllowed):
        closings.reopen(by=cast.accountant, closing=asked, version=2)
    with pytest.raises(Conflict):
        closings.reopen(by=cast.chair, closing=asked, version=1)
    closings.reopen(by=cast.chair, closing=asked, version=2)
    with pytest.raises(Refused, match="đã mở lại rồi"):
        closings.reopen(by=cast.chair, closing=asked, version=3)
    received(cast, kept, 5000, on="2022-02-20")
    again = closed(cast, FEBRUARY)
    assert (again.sequence, again.vouchers_sealed) == (3, 1) and broken(cast.union) == []


def test_nobody_is_both_persons(cast):
    book(cast)
    made = closed(cast, JANUARY)
    one = Reopening.objects.create(closing=made, asked_by=cast.chair.person, asked_at=cast.chair.now, reason="Sót")
    for answer in (closings.reopen, functools.partial(closings.decline, why_not="Không")):
        with pytest.raises(Refused, match="không tự trả lời được"):
            answer(by=cast.chair, closing=made, version=made.version)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reopening.objects.filter(pk=one.pk).update(answer="agreed", answered_by=cast.chair.person, answered_at=cast.chair.now)
    Closing.objects.filter(pk=made.pk).update(reopened_at=cast.chair.now)
    assert [said for _unit, said in queries.broken_chains()] == ["sổ tháng 1 năm 2022 mở lại mà không ai đồng ý"]


def test_a_request_is_declined_or_withdrawn_and_stays_told(cast):
    book(cast)
    made = closed(cast, JANUARY)
    for refuses, match in (
        (closings.withdraw, "Không có đề nghị"),
        (functools.partial(closings.decline, why_not="Muộn"), "Không có đề nghị"),
    ):
        with pytest.raises(Refused, match=match):
            refuses(by=cast.accountant if refuses is closings.withdraw else cast.chair, closing=made, version=1)
    asked = closings.ask_reopen(by=cast.accountant, closing=made, version=1, reason="Sót")
    with pytest.raises(NotAllowed):
        closings.decline(by=cast.accountant, closing=made, version=2, why_not="Muộn")
    with pytest.raises(NotAllowed):
        closings.withdraw(by=cast.chair, closing=made, version=2)
    with pytest.raises(Conflict):
        closings.decline(by=cast.chair, closing=made, version=1, why_not="Muộn")
    declined = closings.decline(by=cast.chair, closing=asked, version=2, why_not="Báo cáo đã gửi")
    again = closings.ask_reopen(by=cast.accountant, closing=declined, version=3, reason="Vẫn sót")
    taken = closings.withdraw(by=cast.accountant, closing=again, version=4)
    assert [one.answer for one in made.reopenings.order_by("pk")] == ["declined", "withdrawn"] and taken.reopened_at is None
    with pytest.raises(Refused, match="Sổ tháng 1 năm 2022 đã khóa"):
        received(cast, made.unit.books.get(kind="union"), 5000, on="2022-01-20")
    opened = closings.ask_reopen(by=cast.accountant, closing=taken, version=5, reason="Sót thật")
    assert closings.reopen(by=cast.chair, closing=opened, version=6).reopened_at is not None and broken(cast.union) == []


def test_the_chain_tells_what_was_changed_behind_its_back(cast):
    kept = book(cast)
    received(cast, kept, 5000, on="2022-01-20")
    closed(cast, JANUARY, FEBRUARY)
    assert broken(cast.union) == []
    unguarded("posting", "closing", "account")
    line = Posting.objects.get(voucher__kind=VoucherKind.RECEIPT)
    Posting.objects.create(voucher=line.voucher, debit=line.debit, credit=line.credit, amount=1)
    assert broken(cast.union) == ["lần khóa sổ 1: chứng từ, số dư đã bị sửa, thêm hoặc bớt"]
    Closing.objects.filter(sequence=2).update(previous_hash="0" * 64)
    assert "lần khóa sổ 2 không nối với lần trước" in broken(cast.union)
    Account.objects.filter(pk=line.credit_id).update(book=book(cast, BookKind.CHARITY, bank=0, opened_on=TODAY))
    assert "PT 01/2022 có định khoản ở sổ khác" in [said for _unit, said in queries.broken_chains()]


def test_the_verifier_tells_a_missing_number_and_a_voucher_besides(cast):
    kept = book(cast)
    made = [received(cast, kept, 5000, on="2022-01-20") for _each in range(3)]
    closed(cast, JANUARY)
    assert list(queries.broken_chains()) == []
    facts = {name: getattr(made[0], name) for name in ("book", "kind", "year", "voucher_on", "words", "recorded_by", "recorded_at")}
    Voucher.objects.create(**facts, number=5)
    assert [sentence for _unit, sentence in queries.broken_chains()] == [
        "KDD: số receipt năm 2022 có 4 chứng từ mà số cuối là 5",
        "PT 05/2022 nằm ngoài lần khóa sổ của tháng",
    ]


def test_the_database_keeps_what_was_written(cast):
    kept, charity = book(cast), book(cast, BookKind.CHARITY, bank=0)
    made = received(cast, kept, 5000)
    line = made.postings.get()
    for wrong in ({"amount": 0}, {"debit": line.credit}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Posting.objects.create(**{"voucher": made, "debit": line.debit, "credit": line.credit, "amount": 1, **wrong})
    with pytest.raises(IntegrityError, match="one book"), transaction.atomic():
        Posting.objects.create(voucher=made, debit=place(charity), credit=line.credit, amount=1)
    with pytest.raises(IntegrityError, match="reversed, not changed"), transaction.atomic():
        Posting.objects.filter(pk=line.pk).update(amount=6000)
    with pytest.raises(IntegrityError, match="reversed, not changed"), transaction.atomic():
        Voucher.objects.filter(pk=made.pk).update(words="Khác")
    shut = closed(cast, JANUARY)
    sealed = Voucher.objects.get(kind=VoucherKind.OPENING, book=kept)
    for model, found, changed in (
        (Account, line.credit_id, {"item": item("23")}), (Account, line.credit_id, {"book": charity}), (Account, line.credit_id, {"kind": "fund"}),
        (Item, item("22").pk, {"code": "23"}), (Book, charity.pk, {"kind": "goods"}), (Book, kept.pk, {"unit": cast.other}), (Item, item("22").pk, {"side": "expense"}), (Voucher, sealed.pk, {"closing": None}),
        (Closing, shut.pk, {"hash": "0" * 64}), (Closing, shut.pk, {"vouchers_sealed": 0}),
    ):  # fmt: skip
        with pytest.raises(IntegrityError, match="reversed, not changed"), transaction.atomic():
            model.objects.filter(pk=found).update(**changed)
    with pytest.raises(IntegrityError, match="voucher that is open"), transaction.atomic():
        first = sealed.postings.first()
        Posting.objects.create(voucher=sealed, debit=first.debit, credit=first.credit, amount=1)
    asked = closings.ask_reopen(by=cast.accountant, closing=shut, version=1, reason="Sót")
    closings.decline(by=cast.chair, closing=asked, version=2, why_not="Muộn")
    for changed in ({"reason": "Khác"}, {"why_not": "Khác"}, {"answer": "agreed", "why_not": ""}):
        with pytest.raises(IntegrityError, match="reversed, not changed"), transaction.atomic():
            Reopening.objects.update(**changed)
    for model in (Posting, Voucher, Closing, Reopening):
        with pytest.raises(IntegrityError, match="reversed, not deleted"), transaction.atomic():
            model.objects.all()._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.create(
            book=kept, kind=VoucherKind.RECEIPT, year=2022, number=1, voucher_on=TODAY, words="Trùng số",
            recorded_by=cast.accountant.person, recorded_at=cast.accountant.now,
        )  # fmt: skip


def test_one_book_of_a_sort_and_its_accounts(cast):
    kept = book(cast)
    with pytest.raises(Refused, match="đã có sổ ngân sách công đoàn"):
        book(cast)
    with pytest.raises(Refused, match="ghi gửi ở ngân hàng"):
        books.open(by=cast.accountant, unit=cast.union, kind=BookKind.CHARITY, opened_on=OPENED, bank=5)
    with pytest.raises(Refused, match="sau hôm nay"):
        books.open(by=cast.accountant, unit=cast.union, kind=BookKind.CHARITY, opened_on=day("2022-05-25"))
    with pytest.raises(Refused, match="đã có tài khoản"):
        books.add_bank(by=cast.accountant, book=kept, name="kho bạc bình lục")
    assert books.add_bank(by=cast.accountant, book=kept, name="Agribank").kind == AccountKind.BANK
    assert Account.objects.filter(book=kept, kind=AccountKind.BANK).count() == 2


def test_every_day_has_one_chart(cast):
    for year in (2006, 2020, 2021, 2026):
        found = queries.items_on(datetime.date(year, 6, 1))
        assert len({one.chart_id for one in found}) == 1 and {one.side for one in found} == {"income", "expense"}


def test_an_opening_balance_is_corrected_by_the_difference(cast):
    kept = book(cast)
    first = Voucher.objects.get(kind=VoucherKind.OPENING)
    with pytest.raises(Refused, match="bấm Sửa số dư khi mở sổ"):
        vouchers.reverse(by=cast.accountant, voucher=first, voucher_on=TODAY, reason="Sai số dư")
    paid(cast, kept, 400_000)
    for amount, mark in ((1_200_000, "SD 02/2022"), (900_000, "SD 03/2022")):
        assert books.correct_opening(by=cast.accountant, place=place(kept), amount=amount).mark == mark
        assert left(kept) == amount - 400_000
    with pytest.raises(Refused, match="đang là 900.000"):
        books.correct_opening(by=cast.accountant, place=place(kept), amount=900_000)
    with pytest.raises(Refused, match="chỉ còn 500.000"):
        books.correct_opening(by=cast.accountant, place=place(kept), amount=100_000)
    added = books.add_bank(by=cast.accountant, book=kept, name="Agribank")
    books.correct_opening(by=cast.accountant, place=added, amount=70_000)
    assert queries.balances([added])[added.pk] == 70_000
    closed(cast, JANUARY)
    with pytest.raises(Refused, match="đã khóa"):
        books.correct_opening(by=cast.accountant, place=added, amount=1)


def test_items_are_of_union_money(cast):
    charity = book(cast, BookKind.CHARITY, bank=0)
    with pytest.raises(Refused, match="Mục lục thu chi là của ngân sách công đoàn"):
        received(cast, charity, 1000)
