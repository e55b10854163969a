"""The screens: from the month's sheet to the receipt, as the accountant, the group leader and the member see them."""

import io

import openpyxl
import pytest
from django.urls import reverse

from congdoan.dues.models import DuesLine, MonthSheet, PayerGroup
from congdoan.dues.tests.factories import crew, day, filled, group, paid, waiting
from congdoan.finance.tests.factories import member
from congdoan.ledger.models import Voucher
from congdoan.ledger.tests.factories import book, item, place
from congdoan.membership.models import Membership, Suspension

pytestmark = pytest.mark.django_db


def at(name, unit, pk=None):
    return reverse(f"dues:{name}", kwargs={"unit_id": unit.pk} | ({"pk": pk} if pk else {}))


def sent(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ")


def cells(*rows):
    """What a grid sends: (person, wage, paid, exempt, ticked)."""
    found = {"rows-dong": [str(who.pk) for who, *_rest, ticked in rows if ticked]}
    for who, wage, amount, exempt, _ticked in rows:
        found |= {f"rows-luong-{who.pk}": wage, f"rows-thu-{who.pk}": amount, f"rows-mien-{who.pk}": exempt}
    return found


def test_from_the_group_to_the_receipt(cast, sign_in):
    union, client = cast.union, sign_in(cast.accountant)
    cuong, dang, hanh = crew(cast, "Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh").values()
    kept = book(cast)
    assert "tạm tính theo đơn vị sự nghiệp công lập" in words(client.get(at("sheet-fill", union)))
    facts = {"group": "other", "valid_from": "15/01/2022", "source": "Quy chế chi tiêu"}
    assert client.post(at("group-put", union), sent(1, **facts)).status_code == 303
    rules = words(client.get(at("group", union)))
    assert PayerGroup.objects.get().valid_from == day("2022-01-01") and "1% tiền lương đóng" in rules
    assert "<b>1 tháng</b>" in rules and "<b>60 ngày</b>" in rules and "0,01%" not in rules
    for _twice in range(2):
        assert client.post(at("sheet-fill", union), sent(2, month="2022-05-01")).status_code == 303
    sheet = MonthSheet.objects.get()
    enter = at("sheet-enter", union, sheet.pk)
    assert "Đỗ Quốc Cường" in words(client.get(enter))
    wrong = cells((cuong, "5 triệu", "", "", True), (dang, "bốn triệu mốt gì đó", "", "", True), (hanh, "-5", "", "", False))
    answer = client.post(enter, sent(3, 1, paid_on="20/05/2022", **wrong))
    assert answer.status_code == 422 and "Nguyễn Hải Đăng: Không đọc được số tiền" in words(answer) and 'value="5 triệu"' in words(answer)
    assert "Hoàng Thị Hạnh: Số tiền “-5” là số âm" in words(answer)
    late = client.post(enter, sent(4, 1, paid_on="20/05/2023", **cells((cuong, "5 triệu", "", "", True))))
    assert late.status_code == 422 and "ngày thu ở sau hôm nay" in words(late)
    good = cells((cuong, "5 triệu", "", "", True), (dang, "4.000.000", "15000", "", True), (hanh, "6000000", "", "maternity", False))
    assert client.post(enter, sent(5, 1, paid_on="20/05/2022", **good)).status_code == 303
    assert client.post(enter, sent(6, 1, paid_on="20/05/2022", **good)).status_code == 409, "read before it was saved"
    assert {row.person_id: (row.due, row.paid, row.exempt) for row in DuesLine.objects.all()} == {
        cuong.pk: (50_000, 50_000, ""), dang.pk: (40_000, 15_000, ""), hanh.pk: (0, 0, "maternity"),
    }  # fmt: skip
    shown = words(client.get(at("sheet", union, sheet.pk)))
    assert "Phải thu 90.000 đ, đã thu 65.000 đ" in shown and "nghỉ thai sản" in shown
    paper = words(client.get(at("sheet", union, sheet.pk) + "?dang=in"))
    assert "Phải thu 90.000 đ, đã thu 65.000 đ" in paper and "cd-to-ngang" in paper and "BẢNG ĐOÀN PHÍ THÁNG 5 NĂM 2022" in paper
    rows = list(
        openpyxl.load_workbook(io.BytesIO(client.get(at("sheet", union, sheet.pk) + "?dang=xlsx").content)).active.iter_rows(
            values_only=True
        )
    )
    assert any(5_000_000 in row and 50_000 in row for row in rows)
    settle = reverse("ledger:settle", kwargs={"unit_id": union.pk, "cause": "doan-phi"})
    assert settle in shown and "Thu đoàn phí tháng 5 năm 2022, 2 người" in words(client.get(settle))
    stale = cells((cuong, "5 triệu", "20000", "", True))
    receipt = {"voucher_on": "21/05/2022", "place": place(kept).pk, "item": item("22").pk, "matters": waiting(kept)[0].key}
    assert client.post(settle, sent(7, **receipt)).status_code == 303
    late = client.post(enter, sent(8, 2, paid_on="20/05/2022", **stale))
    assert late.status_code == 422 and "Đỗ Quốc Cường: tiền đã vào PT 01/2022" in words(late), "read before the receipt"
    made = Voucher.objects.get(kind="receipt")
    assert made.postings.get().amount == 65_000 and "PT 01/2022" in words(client.get(at("sheet", union, sheet.pk)))
    assert "05/2022 (25.000)" in words(client.get(at("debt-list", union)))
    assert "không có gì phải điều chỉnh" in words(client.get(at("sheet-recompute", union, sheet.pk)))


def test_who_sees_wages_and_who_only_who_paid(cast, sign_in):
    cuong, dang = crew(cast, "Đỗ Quốc Cường", "Nguyễn Hải Đăng").values()
    group(cast)
    sheet = filled(cast.accountant, cast.union, "2022-05-01")
    paid(cast.accountant, sheet, **{f"p{cuong.pk}": (5_000_000, None), f"p{dang.pk}": (7_000_000, 0)})
    leader = sign_in(cast.group_leader)
    page = words(leader.get(at("payers", cast.group)))
    assert "đã đóng 24/05/2022" in page and "chưa đóng" in page and "50.000" not in page
    assert "Đỗ Quốc Cường" not in words(leader.get(at("payers", cast.group) + "?dong=chua")).split('id="danh-sach"')[1]
    assert "chưa lập bảng" in words(leader.get(at("payers", cast.group) + "?ngay=30/04/2022"))
    assert leader.get(at("debt-list", cast.group)).status_code == 403 and leader.get(at("sheet", cast.group, sheet.pk)).status_code == 403
    officer = sign_in(cast.officer)
    assert (
        "120.000" in words(officer.get(at("sheet-list", cast.district)))
        and officer.get(at("sheet", cast.union, sheet.pk)).status_code == 403
    )
    assert sign_in(cast.chair).get(at("sheet", cast.union, sheet.pk)).status_code == 200
    assert sign_in(cast.chair).get(at("sheet-enter", cast.union, sheet.pk)).status_code == 403
    assert sign_in(cast.stranger).get(at("payers", cast.union)).status_code == 404


def test_a_member_sees_the_own_months(cast, sign_in):
    member(cast, cast.member.person, cast.group)
    client = sign_in(cast.member)
    assert "Chưa có tháng nào" in words(client.get(reverse("dues:own")))
    group(cast)
    sheet = filled(cast.accountant, cast.union, "2022-05-01")
    paid(cast.accountant, sheet, **{f"p{cast.member.person.pk}": (5_000_000, 30_000)})
    page = words(client.get(reverse("dues:own")))
    assert "30.000 đ" in page and "phải đóng 50.000 đ" in page and "24/05/2022" in page


def test_who_pays_on_a_day_and_who_is_free_until_when(cast, sign_in):
    mai = crew(cast, "Trần Thị Mai", "Nguyễn Văn Hải", unit=cast.union)["Trần Thị Mai"]
    Suspension.objects.create(
        membership=Membership.objects.get(person=mai), reason="unpaid_leave", valid_from=day("2022-01-01"), recorded_by=cast.chair.person, recorded_at=cast.chair.now
    )  # fmt: skip
    client = sign_in(cast.accountant)
    page = words(client.get(at("payers", cast.union)))
    assert "miễn từ 01/01/2022, tạm dừng sinh hoạt" in page and "phải đóng" in page
    assert "Nguyễn Văn Hải" not in words(client.get(at("payers", cast.union) + "?dong=mien")).split('id="danh-sach"')[1]
    assert "miễn từ" not in words(client.get(at("payers", cast.union) + "?ngay=31/12/2021"))


@pytest.mark.parametrize(
    "name", ["payers", "sheet-list", "sheet", "sheet-enter", "debt-list", "adjustment-list", "group", "sheet-recompute"]
)
def test_a_page_of_many_asks_ten_times_at_most(cast, sign_in, django_assert_max_num_queries, name):
    people = crew(cast, *(f"Nguyễn Văn {chr(65 + nth)}" for nth in range(12)))
    group(cast)
    sheet = filled(cast.accountant, cast.union, "2022-04-01")
    paid(cast.accountant, sheet, **{f"p{who.pk}": (5_000_000, 20_000) for who in people.values()})
    filled(cast.accountant, cast.union, "2022-05-01")
    client, pk = sign_in(cast.accountant), sheet.pk if name.startswith("sheet-") or name == "sheet" else None
    with django_assert_max_num_queries(10):
        assert client.get(at(name, cast.union, None if name == "sheet-list" else pk)).status_code == 200
