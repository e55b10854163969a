"""What waits for a voucher: visits, gifts, contributions, handovers; one voucher for several; nothing changes under it; reversed, it waits again."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.care.actions import visits
from congdoan.care.models import Visit
from congdoan.care.tests.factories import child, gift, member, visit
from congdoan.finance.actions import contributions, funds
from congdoan.finance.choices import Content, MoneySource
from congdoan.finance.tests.factories import contribution, fund, handover
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.ledger import queries
from congdoan.ledger.actions import settling, vouchers
from congdoan.ledger.choices import AccountKind, BookKind
from congdoan.ledger.models import Book, Voucher
from congdoan.ledger.sheets import BOOK
from congdoan.ledger.tests.factories import OPENED, book, item, place
from congdoan.workbooks import queries as batches
from congdoan.workbooks import registry
from congdoan.workbooks.tests.factories import book as xlsx
from tests import people
from tests.people import TODAY

pytestmark = pytest.mark.db
MAY = datetime.date(2022, 5, 20)


def waiting(kept, key):
    return queries.waiting(queries.cause_of(key), kept)


def settle(cast, kept, key, matters, by=None, **facts):
    where = place(kept, AccountKind.GOODS if kept.kind == BookKind.GOODS else AccountKind.CASH)
    given = {"place": where, "voucher_on": MAY, "words": "Chi theo danh sách"} | facts
    if kept.kind == BookKind.UNION:
        given.setdefault("item", item("31"))
    return settling.settle(by=by or cast.accountant, unit=cast.union, cause=key, matters=[one.key for one in matters], **given)


def test_visits_of_groups_wait_for_the_unions_voucher(cast):
    kept = book(cast)
    mai, tam = member(cast), member(cast, "Lê Văn Tám")
    for facts in ({}, {"visited_on": "2022-05-19", "amount": 300_000, "unit": cast.union}):
        visit(cast, mai, **facts)
    visit(cast, tam, amount=0)
    visit(cast, tam, source=MoneySource.EMPLOYER)
    visit(cast, tam, visited_on="2021-12-31")
    matters = waiting(kept, "tham-hoi")
    assert [(one.on.isoformat(), one.words, one.party, one.amount) for one in matters] == [
        ("2022-05-18", "Thăm hỏi", "Trần Thị Mai", 500_000),
        ("2022-05-19", "Thăm hỏi", "Trần Thị Mai", 300_000),
    ]
    assert [(one.key, n, amount) for _book, one, n, amount in queries.waiting_counts([kept])] == [("tham-hoi", 2, 800_000)]
    made = settle(cast, kept, "tham-hoi", matters)
    assert (made.mark, queries.item_totals(cast.union, MAY, TODAY)[0]["sum"]) == ("PC 01/2022", 800_000)
    assert Visit.objects.filter(voucher=made).count() == 2 and waiting(kept, "tham-hoi") == []
    assert [(one.key, len(rows)) for one, rows in queries.written_for(made)] == [("tham-hoi", 2)]


def test_a_unit_with_books_of_its_own_is_not_in_those_above(cast):
    kept = book(cast)
    above = Book.objects.create(
        unit=cast.district, kind=BookKind.UNION, opened_on=OPENED, recorded_by=cast.officer.person, recorded_at=people.NOW
    )
    visit(cast, member(cast))
    assert (len(waiting(kept, "tham-hoi")), waiting(above, "tham-hoi")) == (1, [])
    Book.objects.create(unit=cast.group, kind=BookKind.UNION, opened_on=OPENED, recorded_by=cast.chair.person, recorded_at=people.NOW)
    assert waiting(kept, "tham-hoi") == []


def test_what_has_a_voucher_is_not_changed_under_it_and_waits_again_once_reversed(cast):
    kept = book(cast)
    row = visit(cast, member(cast))
    made = settle(cast, kept, "tham-hoi", waiting(kept, "tham-hoi"))
    row.refresh_from_db()
    facts = {"person": row.person, "visited_on": row.visited_on, "reason": row.reason, "source": row.source}
    with pytest.raises(Refused, match="đã có PC 01/2022"):
        visits.correct(by=cast.group_leader, visit=row, version=1, amount=1000, **facts)
    with pytest.raises(Refused, match="đã có PC 01/2022"):
        visits.cancel(by=cast.group_leader, visit=row, version=1, reason="Ghi nhầm")
    with pytest.raises(Refused, match="đã có PC 01/2022"):
        visits.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: {"amount": 7}})
    with pytest.raises(Refused, match="đã có PC 01/2022"):
        visits.remove_all(by=cast.chair, unit=cast.union, pks=[row.pk])
    visits.correct(by=cast.group_leader, visit=row, version=1, amount=row.amount, note="Đã xuất viện", **facts)
    vouchers.reverse(by=cast.accountant, voucher=made, voucher_on=TODAY, reason="Sai mục")
    assert [one.amount for one in waiting(kept, "tham-hoi")] == [500_000]
    visits.correct(by=cast.group_leader, visit=row, version=2, amount=1000, **facts)
    assert settle(cast, kept, "tham-hoi", waiting(kept, "tham-hoi")).mark == "PC 02/2022"


def test_seen_otherwise_twice_or_by_another(cast):
    kept, charity = book(cast), book(cast, BookKind.CHARITY, bank=0)
    row = visit(cast, member(cast))
    seen = waiting(kept, "tham-hoi")
    with pytest.raises(NotAllowed):
        settle(cast, kept, "tham-hoi", seen, by=cast.chair)
    with pytest.raises(Refused, match="Chưa đánh dấu"):
        settle(cast, kept, "tham-hoi", [])
    with pytest.raises(Refused, match="không giữ ngân sách công đoàn"):
        settle(cast, charity, "tham-hoi", seen)
    Visit.objects.filter(pk=row.pk).update(amount=700_000)
    with pytest.raises(Refused, match="vừa được sửa"):
        settle(cast, kept, "tham-hoi", seen)
    again = waiting(kept, "tham-hoi")
    settle(cast, kept, "tham-hoi", again)
    with pytest.raises(Refused, match="vừa được lập phiếu"):
        settle(cast, kept, "tham-hoi", again)
    visit(cast, row.person)
    with pytest.raises(Refused, match="Mục 22 không phải mục chi"):
        settle(cast, kept, "tham-hoi", waiting(kept, "tham-hoi"), item=item("22"))


def test_a_list_of_gifts_is_one_matter(cast):
    kept = book(cast)
    mai = member(cast)
    for name in ("Minh Khôi", "Bảo An"):
        gift(cast, of=child(cast, mai, name), given_on="2022-05-01")
    gift(cast, to=mai, given_on="2022-03-08", occasion="women_0803", amount=200_000)
    matters = waiting(kept, "tang-qua")
    assert [(one.count, one.amount, one.party) for one in matters] == [(1, 200_000, "Trần Thị Mai"), (2, 200_000, cast.union.name)]
    settle(cast, kept, "tang-qua", matters[1:])
    assert [one.count for one in waiting(kept, "tang-qua")] == [1]


def test_money_and_goods_of_a_fund_stand_in_their_own_books(cast):
    charity, goods = book(cast, BookKind.CHARITY, cash=0, bank=0), book(cast, BookKind.GOODS, cash=0, bank=0)
    first, second = fund(cast), fund(cast, "UH", "Ủng hộ bão lụt")
    mai = member(cast)
    given = contribution(cast, first, mai, 200_000)
    contribution(cast, first, amount=300_000)
    contribution(cast, second, amount=0, goods="chăn", quantity=20, goods_value=4_000_000)
    contribution(cast, second, amount=0, goods="quần áo cũ")
    handover(cast, first, 150_000)
    handover(cast, second, 1_000_000, Content.GIFTS)
    visit(cast, mai, amount=50_000, source=MoneySource.FUND, fund=first, unit=cast.union)
    made = settle(cast, charity, "ung-ho", waiting(charity, "ung-ho"))
    settle(cast, charity, "trao-tang", [one for one in waiting(charity, "trao-tang") if one.amount == 150_000])
    settle(cast, charity, "tham-hoi-quy", waiting(charity, "tham-hoi-quy"))
    assert [one.mark for one in Voucher.objects.filter(book=charity).order_by("pk")] == ["PT 01/2022-TX", "PC 01/2022-TX", "PC 02/2022-TX"]
    with pytest.raises(Refused, match="Hiện vật ngày 20/05/2022 chỉ còn 0"):
        settle(cast, goods, "trao-hien-vat", waiting(goods, "trao-hien-vat"))
    assert [one.words for one in waiting(goods, "hien-vat")] == ["Hiện vật ủng hộ Ủng hộ bão lụt: 20 chăn"], "goods without a value wait"
    settle(cast, goods, "hien-vat", waiting(goods, "hien-vat"))
    settle(cast, goods, "trao-hien-vat", waiting(goods, "trao-hien-vat"))
    assert waiting(charity, "trao-tang") == [], "what went out as goods does not go out as money"
    for kept, left in ((charity, {"Quỹ xã hội công đoàn": 300_000}), (goods, {"Ủng hộ bão lụt": 3_000_000})):
        accounts = list(queries.fund_accounts(kept))
        balance = queries.balances(accounts)
        assert {one.name: -balance[one.pk] for one in accounts} == left, "fund balance = in - out"
    handover(cast, second, 100_000)
    with pytest.raises(Refused, match="quỹ này không chi thay quỹ khác"):
        settle(cast, charity, "trao-tang", waiting(charity, "trao-tang"))
    given.refresh_from_db()
    with pytest.raises(Refused, match="đã có PT 01/2022"):
        contributions.cancel(by=cast.accountant, contribution=given, version=1, reason="Nhầm")
    facts = {"code": "QXH", "kind": first.kind, "valid_from": first.valid_from}
    funds.correct(by=cast.chair, fund=first, version=1, name="Quỹ tình thương", **facts)
    assert list(queries.fund_accounts(charity).values_list("name", flat=True)) == ["Quỹ tình thương"]
    assert [one.giver for one in queries.written_for(made)[0][1]] == ["Trần Thị Mai", "Công ty Yên Bình"]


def test_screens(cast, sign_in):
    kept = book(cast)
    mai = member(cast)
    visit(cast, mai)
    accountant = sign_in(cast.accountant)
    root = f"/so-ke-toan/{cast.union.pk}/cho-lap-phieu/"
    assert "1 việc" in accountant.get(root).content.decode()
    assert accountant.get(f"{root}khong-co/").status_code == 404
    page = accountant.get(f"{root}tham-hoi/").content.decode()
    assert "Trần Thị Mai" in page and "500.000" in page and "bệnh viện" not in page.lower()
    key = waiting(kept, "tham-hoi")[0].key
    sent = {"matters": key, "voucher_on": "20/05/2022", "place": place(kept).pk, "item": item("31").pk, "lan_gui": f"{1:032d}"}
    assert accountant.post(f"{root}tham-hoi/", {**sent, "matters": ""}).status_code == 422
    answer = accountant.post(f"{root}tham-hoi/", sent)
    again = accountant.post(f"{root}tham-hoi/", sent)
    assert (answer.status_code, again.status_code, again["Location"]) == (303, 303, answer["Location"]), "the same request twice"
    stale = accountant.post(f"{root}tham-hoi/", {**sent, "lan_gui": f"{2:032d}"})
    assert stale.status_code == 422 and "vừa được lập phiếu" in stale.content.decode()
    shown = accountant.get(answer["Location"]).content.decode()
    assert "Thăm hỏi: Trần Thị Mai" in shown and "Lập cho" in shown
    assert sign_in(cast.inspector).get(f"{root}tham-hoi/").status_code == 403


def test_a_payment_written_by_hand_for_what_already_waits_is_asked_about_once(cast, sign_in):
    kept, client = book(cast), sign_in(cast.accountant)
    visit(cast, member(cast))
    pay, receive = (f"/so-ke-toan/{cast.union.pk}/{name}/" for name in ("phieu-chi", "phieu-thu"))
    given = {"voucher_on": "20/05/2022", "place": place(kept).pk, "amount": "500.000", "words": "Thăm chị Mai", "lan_gui": f"{1:032d}"}
    assert client.post(pay, {**given, "item": item("31").pk, "amount": "400.000", "lan_gui": f"{2:032d}"}).status_code == 303
    assert client.post(receive, {**given, "item": item("22").pk, "lan_gui": f"{3:032d}"}).status_code == 303, "what waits is a payment"
    asked = client.post(pay, {**given, "item": item("31").pk})
    said = asked.content.decode().replace("\xa0", " ")
    assert (
        asked.status_code == 422
        and "Thăm hỏi: Trần Thị Mai” ngày 18/05/2022, cũng 500.000 đ, đang chờ lập phiếu" in said
        and "trang Chờ lập phiếu" in said
    )
    assert client.post(pay, {**given, "item": item("31").pk, "bo_qua": "cho-phieu-0"}).status_code == 303


def test_a_row_of_the_workbook_for_what_already_waits_is_pointed_at(cast):
    book(cast)
    visit(cast, member(cast))
    head = ["Ngày", "Loại", "Mã mục", "Nội dung", "Số tiền", "Số chứng từ"]
    rows = [["19/05/2022", "chi", 31, "Thăm chị Mai", 500_000, "PC 01/2022"], ["20/05/2022", "chi", 31, "Mua hoa", 90_000, "PC 02/2022"]]
    with registry.instead(BOOK):
        batch = workbooks.bring_in(by=cast.accountant, unit=cast.union, file_name="so.xlsx", content=xlsx({"Thu chi": [head, *rows]}))
        [(_kind, [problem])] = batches.problem_groups(batch, blocking=False)
    assert (problem.row, problem.sentence) == (2, "“Thăm hỏi” cùng số tiền đang chờ lập phiếu.") and batch.counts["new"] == 2
