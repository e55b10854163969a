"""The screens: from the first book to a month closed and opened again, as the accountant and the chair see them."""

import io

import openpyxl
import pytest
from django.urls import reverse

from congdoan.ledger.actions import vouchers
from congdoan.ledger.models import Book, Closing, Voucher
from congdoan.ledger.tests.factories import book, day, item, paid, place, received

pytestmark = pytest.mark.django_db


def at(name, unit, pk=None):
    return reverse(f"ledger:{name}", kwargs={"unit_id": unit.pk} | ({"pk": pk} if pk else {}))


def sent(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ")


def test_from_the_first_book_to_a_month_closed_and_open_again(cast, sign_in):
    union, client = cast.union, sign_in(cast.accountant)
    assert "Chưa mở sổ kế toán" in words(client.get(at("books", union))) and "Đơn vị chưa mở sổ" in words(client.get(at("pay", union)))
    opened = {"kind": "union", "opened_on": "01/01/2022", "cash": "1.000.000", "bank_name": "Agribank", "bank": "5 triệu"}
    for _twice in range(2):
        assert client.post(at("open", union), sent(1, **opened)).status_code == 303
    kept = Book.objects.get()
    receipt = {"voucher_on": "10/02/2022", "place": place(kept).pk, "item": item("22").pk, "amount": "450.000", "words": "Đoàn phí tháng 2"}
    wrong = client.post(at("receive", union), sent(2, **receipt | {"amount": "bốn trăm"}))
    assert wrong.status_code == 422 and "Đoàn phí tháng 2" in words(wrong)
    for _twice in range(2):
        assert client.post(at("receive", union), sent(3, **receipt)).status_code == 303
    made = Voucher.objects.get(kind="receipt")
    page, paper = words(client.get(at("voucher", union, made.pk))), words(client.get(at("voucher", union, made.pk) + "?dang=in"))
    assert "PT 01/2022" in page and "450.000 đ" in page
    assert "C40-BB" in paper and "Bốn trăm năm mươi nghìn đồng" in paper
    payment = receipt | {"item": item("31").pk, "amount": "9 triệu", "words": "Thăm ốm"}
    over = client.post(at("pay", union), sent(4, **payment))
    assert over.status_code == 422 and "chỉ còn 1.450.000 đ" in words(over)
    assert client.post(at("pay", union), sent(5, **payment | {"amount": "300000"})).status_code == 303
    cash = at("account", union, place(kept).pk)
    month = words(client.get(f"{cash}?thang=02/2022"))
    assert "+ 450.000 đ" in month and "− 300.000 đ" in month and "còn 1.150.000 đ" in month
    assert "S11-H" in words(client.get(f"{cash}?thang=02/2022&dang=in")) and "Không đọc được tháng" in words(
        client.get(f"{cash}?thang=13/2022")
    )
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"{cash}?thang=02/2022&dang=xlsx").content)).active
    assert [row[5] for row in sheet.iter_rows(values_only=True)][-2:] == [1_450_000, 1_150_000]
    shown = client.get(at("books", union))
    assert "300.000 đ" in words(shown) and at("book-add-bank", union, kept.pk) in words(shown) and "Mở thêm sổ" in words(shown)
    [spent] = shown.context["books"][0]["sides"][1]["items"]
    assert (listed := words(client.get(spent["url"]))) and "PC 01/2022" in listed and "PT 01/2022" not in listed
    assert client.post(at("account-opening", union, place(kept).pk), sent(20, amount="1.100.000")).status_code == 303
    assert "còn 1.250.000 đ" in words(client.get(f"{cash}?thang=02/2022"))
    assert client.post(at("account-opening", union, place(kept).pk), sent(21, amount="1.000.000")).status_code == 303
    assert client.post(at("voucher-reverse", union, made.pk), sent(6, voucher_on="11/02/2022", reason="Nhầm người")).status_code == 303
    assert "đã đảo bằng BĐ 01/2022" in words(client.get(at("voucher-list", union)))
    for nth, wanted in ((7, "2022-01-01"), (8, "2022-02-01")):
        assert client.post(at("close", union), sent(nth, month=wanted)).status_code == 303
        again = client.post(at("close", union), sent(nth, month=wanted))
        assert (again.status_code, again["Location"]) == (303, at("closing-list", union)), "the same submit, its month no longer offered"
    other = client.post(at("close", union), sent(8, month="2022-03-01"))
    assert other.status_code == 422 and "Lần gửi này đã được ghi với nội dung khác" in words(other)
    assert Closing.objects.count() == 2
    late = client.post(at("pay", union), sent(9, **payment | {"amount": "1000"}))
    assert late.status_code == 422 and "Sổ tháng 2 năm 2022 đã khóa" in words(late)
    closing = Closing.objects.get(month="2022-02-01")
    assert client.post(at("closing-ask", union, closing.pk), sent(10, 1, reason="Sót phiếu điện")).status_code == 303
    chair = sign_in(cast.chair)
    assert chair.post(at("closing-decline", union, closing.pk), sent(13, 2)).status_code == 422, "it is said why"
    assert "Không đồng ý" in words(chair.get(at("closing", union, closing.pk))) and "Rút đề nghị" not in words(
        chair.get(at("closing", union, closing.pk))
    )
    assert "Sót phiếu điện" in words(chair.get(at("closing-reopen", union, closing.pk)))
    assert chair.post(at("closing-reopen", union, closing.pk), sent(11, 1)).status_code == 409, "read before it was asked"
    assert chair.post(at("closing-reopen", union, closing.pk), sent(12, 2)).status_code == 303
    assert "đã mở lại" in words(chair.get(at("closing-list", union)))


def test_vouchers_are_found(cast, sign_in):
    kept = book(cast)
    received(cast, kept, 1000)
    paid(cast, kept, 2000)
    client = sign_in(cast.inspector)
    assert "PC 01/2022" in (page := words(client.get(at("voucher-list", cast.union) + "?item=31"))) and "PT 01/2022" not in page
    assert "PC 01/2022" not in words(client.get(at("voucher-list", cast.union) + "?ngay=10/02/2022"))
    for typed, marks in (
        ("1", ["PC 01/2022", "PT 01/2022"]), ("pc1/2022", ["PC 01/2022"]), ("pc 2", []), ("tham OM", ["PC 01/2022"]), ("Thu Đoàn", ["PT 01/2022"]),
        ("mai", ["PC 01/2022"]), ("tổ văn", ["PT 01/2022"]), ("thăm phòng", []), ("(", []), (".*", []),
    ):  # fmt: skip
        rows = client.get(at("voucher-list", cast.union), {"tim": typed}).context["page"].rows
        assert [row.mark for row in rows if row.kind in ("payment", "receipt")] == marks, typed
    book(cast, "charity", bank=0)
    for typed, marks in (("SD 1", ["SD 01/2022-TX", "SD 01/2022"]), ("sd 01/2022-tx", ["SD 01/2022-TX"]), ("1 hv", [])):
        assert [row.mark for row in client.get(at("voucher-list", cast.union), {"tim": typed}).context["page"].rows] == marks, typed
    assert client.get(at("voucher-list", cast.union) + "?dang=xlsx").content[:2] == b"PK"
    assert client.get(at("voucher", cast.union, 999)).status_code == 404


@pytest.mark.parametrize("name", ["books", "voucher-list", "closing-list"])
def test_a_page_of_many_asks_ten_times_at_most(cast, sign_in, django_assert_max_num_queries, name):
    kept, _charity, _goods = (book(cast, kind, bank=0) for kind in ("union", "charity", "goods"))
    for _each in range(12):
        received(cast, kept, 1000)
        paid(cast, kept, 1000)
    client = sign_in(cast.accountant)
    with django_assert_max_num_queries(10):
        assert client.get(at(name, cast.union)).status_code == 200
    with django_assert_max_num_queries(10):
        assert client.get(at("account", cast.union, place(kept).pk) + "?thang=02/2022").status_code == 200


def test_the_pages_of_a_section_stand_above_each_of_them_for_those_who_may_open_them(cast, sign_in):
    chair = words(sign_in(cast.chair).get(at("books", cast.union)))
    for page in ("Quỹ và đợt vận động", "Sổ kế toán", "Đoàn phí", "Dự toán, quyết toán", "Sổ trao tặng"):
        assert page in chair
    leader = sign_in(cast.group_leader).get(f"/quy/{cast.group.pk}/")
    assert leader.status_code == 200
    said = words(leader)
    assert "Sổ trao tặng" in said and "Sổ kế toán" not in said and "Dự toán, quyết toán" not in said


def test_a_paper_of_goods_says_who_hands_them_over(cast, sign_in):
    goods = book(cast, "goods", bank=0)
    opening = Voucher.objects.get(book=goods)
    made = Voucher.objects.create(
        book=goods, kind="goods_in", year=2022, number=1, voucher_on=opening.voucher_on, words="20 chăn", recorded_by=cast.accountant.person,
        recorded_at=opening.recorded_at,
    )  # fmt: skip
    said = words(sign_in(cast.accountant).get(at("voucher", cast.union, made.pk) + "?dang=in"))
    assert (
        "Mẫu số C30-HD" in said
        and "PN 01/2022-HV" in said
        and "Sổ hiện vật" in said
        and "Họ và tên người giao:" in said
        and "Đã nhận đủ số tiền" not in said
    )


def test_vouchers_of_an_item_add_up_to_it_whatever_was_reversed(cast, sign_in):
    kept, client = book(cast), sign_in(cast.accountant)
    received(cast, kept, 450_000)
    wrong = received(cast, kept, 300_000)
    paid(cast, kept, 200_000)
    vouchers.reverse(by=cast.accountant, voucher=wrong, voucher_on=day("2022-02-12"), reason="Nhầm")
    for asked, entered in (("22", [-300_000, 300_000, 450_000]), ("31", [200_000]), ("22, 31", [-300_000, 200_000, 300_000, 450_000])):
        answer = client.get(at("voucher-list", cast.union), {"item": asked})
        assert sorted(row.entered for row in answer.context["page"].rows) == entered
        assert f"Vào mục {asked} (đ)" in words(answer)
    assert "Mục 22 cộng 450.000 đ" in words(client.get(at("voucher-list", cast.union), {"item": "22"}))
    assert client.get(at("voucher-list", cast.union), {"item": "22", "dang": "xlsx"}).status_code == 200
