"""Cash counted by denomination beside the book; who holds two duties that watch over each other."""

import pytest

from congdoan.access import grants
from congdoan.access import queries as access
from congdoan.access.roles import Role
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.ledger import policies, queries
from congdoan.ledger.actions import counts
from congdoan.ledger.choices import AccountKind
from congdoan.ledger.models import CashCount
from congdoan.ledger.tests.factories import book, day, paid, place
from tests import people

pytestmark = pytest.mark.db


def counted(cast, kept, notes, **facts):
    given = {"counted_on": day("2022-03-31"), "present": "Vũ Thị Dung, Phạm Văn Bình", **facts}
    return counts.count(by=given.pop("by", cast.chair), place=given.pop("place", place(kept)), notes=notes, **given)


def test_what_lies_there_beside_the_book(cast):
    kept = book(cast)
    paid(cast, kept, 300_000)
    paid(cast, kept, 100_000, on="2022-04-01")
    right = counted(cast, kept, {500_000: 1, 200_000: 1, 10_000: 0})
    assert (right.counted, right.in_book, right.difference, right.notes) == (700_000, 700_000, 0, {"500000": 1, "200000": 1})
    with pytest.raises(Refused, match="Đếm được 650.000.đ, sổ còn 700.000.đ: thiếu 50.000.đ"):
        counted(cast, kept, {500_000: 1, 50_000: 3})
    short = counted(cast, kept, {500_000: 1, 50_000: 3}, reason="Tạm ứng chưa hoàn")
    assert (short.difference, short.reason) == (-50_000, "Tạm ứng chưa hoàn")
    assert counted(cast, kept, {500_000: 1, 200_000: 1}, reason="thừa lời").reason == "", "nothing to explain"
    counts.cancel(by=cast.chair, count=short, version=1, reason="Đếm sai")
    assert queries.counts(by=cast.inspector, unit=cast.union).count() == 2


@pytest.mark.parametrize(
    ("notes", "facts", "sentence"),
    [
        ({300_000: 1}, {}, "Không có tờ 300.000"),
        ({500_000: -1}, {}, "không thể âm"),
        ({500_000: 2}, {"counted_on": day("2022-05-25")}, "sau hôm nay"),
        ({500_000: 2}, {"counted_on": day("2021-12-31")}, "Sổ này mở từ ngày"),
    ],
)
def test_a_count_that_cannot_be(cast, notes, facts, sentence):
    kept = book(cast)
    with pytest.raises(Refused, match=sentence):
        counted(cast, kept, notes, **facts)
    assert CashCount.objects.count() == 0


def test_who_counts_and_what(cast):
    kept = book(cast)
    with pytest.raises(NotAllowed):
        counted(cast, kept, {500_000: 2}, by=cast.accountant)
    with pytest.raises(Refused, match="đối chiếu với ngân hàng"):
        counted(cast, kept, {500_000: 2}, place=place(kept, AccountKind.BANK))


def test_one_person_with_two_duties_is_told(cast, sign_in):
    book(cast)
    root = f"/so-ke-toan/{cast.union.pk}/"
    assert "Một người giữ hai việc" not in sign_in(cast.chair).get(root).content.decode()
    who = cast.accountant.person
    grants.give(person=who, role=Role.CASHIER, unit=cast.union, valid_from=people.FOUNDED)
    assert policies.clashes(access.duties(cast.union, people.TODAY)) == [("Vũ Thị Dung", ["kế toán", "thủ quỹ"])]
    assert "Vũ Thị Dung: kế toán, thủ quỹ." in sign_in(cast.chair).get(root).content.decode()


def test_screens(cast, sign_in):
    kept = book(cast)
    chair, root = sign_in(cast.chair), f"/so-ke-toan/{cast.union.pk}/"
    sent = {"counted_on": "31/03/2022", "notes-500000": "2", "present": "Ban chấp hành", "lan_gui": f"{1:032d}"}
    address = f"{root}so-quy/{place(kept).pk}/kiem-ke/"
    assert "sổ còn 1.000.000\xa0đ" in chair.get(address).content.decode()
    wrong = chair.post(address, {**sent, "notes-500000": "hai"})
    assert wrong.status_code == 422 and "Không đọc được “hai”" in wrong.content.decode()
    answer = chair.post(address, sent)
    assert answer.status_code == 303
    assert "không lệch" in chair.get(answer["Location"]).content.decode()
    paper = chair.get(answer["Location"] + "?dang=in").content.decode()
    assert "Mẫu số C34-HD" in paper and "một triệu đồng" in paper.lower()
    assert "31/03/2022" in sign_in(cast.inspector).get(f"{root}kiem-ke/").content.decode()
    assert sign_in(cast.inspector).get(address).status_code == 403
    assert sign_in(cast.inspector).get(f"{root}so-quy/{place(kept, AccountKind.BANK).pk}/kiem-ke/").status_code == 404
