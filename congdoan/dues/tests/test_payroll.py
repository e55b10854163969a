"""The employer's payroll file: whom a row means, what is unlike, shown first and written after."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congdoan.dues import payroll, queries
from congdoan.dues.actions import sheets
from congdoan.dues.models import DuesLine
from congdoan.dues.tests.factories import crew, day, filled, group, receipt
from congdoan.dues.tests.test_screens import at, sent, words
from congdoan.kernel.errors import Refused
from congdoan.ledger.tests.factories import book as ledger_book
from congdoan.membership.models import Membership
from congdoan.people.models import Person
from congdoan.workbooks.tests.factories import book

pytestmark = pytest.mark.django_db
HEAD = ["STT", "Mã NV", "Họ và tên", "Số CCCD", "Lương đóng BHXH", "Đoàn phí"]
NAMES = ("Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh", "Vũ Thị Oanh")


@pytest.fixture
def crewed(cast):
    """Five members, two of one name; the sheet of May."""
    cast.who = crew(cast, *NAMES)
    cast.twin = crew(cast, "Vũ Thị Oanh", unit=cast.group2)["Vũ Thị Oanh"]
    Person.objects.filter(pk=cast.who["Nguyễn Hải Đăng"].pk).update(national_id="001086000123")
    Membership.objects.filter(person=cast.who["Hoàng Thị Hạnh"]).update(member_number="011722904415")
    group(cast)
    cast.sheet = filled(cast.accountant, cast.union, "2022-05-01")
    return cast


def file_of(*rows, head=HEAD):
    return book({"Bảng lương": [["Công ty Yên Bình"], [], head, *rows]})


def compared(cast, *rows):
    lines = list(queries.lines_of(cast.sheet))
    numbers = {"011722904415": cast.who["Hoàng Thị Hạnh"].pk}
    return payroll.compared(
        payroll.read(file_of(*rows), "luong.xlsx"), lines, numbers=numbers, reckoner=queries.reckoner(cast.union), paid_on=day("2022-05-20")
    )


def told(found):
    return " | ".join(f"{who}: {what}" for who, what in found)


def test_people_are_found_by_number_identity_and_name(crewed):
    cast = crewed
    found = compared(
        cast,
        [1, None, "ĐỖ QUỐC CƯỜNG", None, 5_000_000, 50_000],
        [2, None, None, 1086000123, "7.000.000", "70.000 đ"],
        [3, "011722904415", "Hoàng Thị Hạnh", None, 6_000_000, 55_000],
        ["Cộng", None, "Tổng cộng", None, 18_000_000, 175_000],
    )
    assert {cast.who[name].pk: paid for name, paid in zip(NAMES, (50_000, 70_000, 55_000), strict=False)} == {
        key: row["paid"] for key, row in found.rows.items()
    }
    assert found.rows[cast.who["Nguyễn Hải Đăng"].pk] == {"wage": 7_000_000, "exempt": "", "paid": 70_000, "paid_on": day("2022-05-20")}
    assert not found.left_out and told(found.differing).replace("\u00a0", " ") == "Hoàng Thị Hạnh: trừ 55.000 đ, phải thu 60.000 đ."
    assert told(found.as_text) == "Dòng 5, 001086000123: 7.000.000 | Dòng 5, 001086000123: 70.000 đ"
    assert found.missing == ["Vũ Thị Oanh", "Vũ Thị Oanh"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([[1, None, "Người Lạ Hoắc", None, 5_000_000, 50_000]], "không có trong bảng"),
        ([[1, None, "Vũ Thị Oanh", None, 5_000_000, 50_000]], "có 2 người cùng tên"),
        ([[1, None, "Đỗ Quốc Cường", "001086000123", 5_000_000, 50_000]], "mã hoặc CCCD là của Nguyễn Hải Đăng"),
        ([[1, None, "Đỗ Quốc Cường", None, 5_000_000, -50_000]], "số âm"),
        ([[1, None, "Đỗ Quốc Cường", None, "năm triệu mấy", 50_000]], "Không đọc được số tiền"),
        (
            [[1, None, "Đỗ Quốc Cường", None, 5_000_000, 50_000], [2, None, "Đỗ Quốc Cường", None, 6_000_000, 60_000]],
            "có ở nhiều dòng: 4, 5",
        ),
    ],
    ids=["unknown", "two of one name", "another's number", "negative", "text", "doubled"],
)
def test_what_is_left_out(crewed, rows, said):
    found = compared(crewed, *rows)
    assert said in told(found.left_out) and not found.rows


def test_in_a_file_of_text_throughout_no_amount_is_pointed_out(crewed):
    lines = "Họ và tên,Lương đóng BHXH,Đoàn phí\nĐỗ Quốc Cường,5.000.000,50000\n".encode()
    assert [(entry.wage, entry.deduction, entry.as_text) for entry in payroll.read(lines, "luong.csv")] == [(5_000_000, 50_000, [])]


def test_no_head_and_no_workbook():
    with pytest.raises(Refused, match="Không thấy cột"):
        payroll.read(file_of([1, 2, 3], head=["Một", "Hai", "Ba"]), "luong.xlsx")
    with pytest.raises(Refused):
        payroll.read(b"%PDF-1.7 hong", "luong.xlsx")


def upload(content):
    return SimpleUploadedFile("luong.xlsx", content)


def test_shown_first_written_after_and_the_same_again_changes_nothing(crewed, sign_in):
    cast, client = crewed, sign_in(crewed.accountant)
    address = at("sheet-payroll", cast.union, cast.sheet.pk)
    content = file_of([1, None, "Đỗ Quốc Cường", None, "5.000.000", 50_000], [2, None, "Người Lạ", None, 1, 1])
    assert "Chọn tệp lương" in words(client.post(address, sent(1, 1, paid_on="20/05/2022")))
    shown = client.post(address, sent(2, 1, paid_on="20/05/2022", file=upload(content)))
    page = words(shown)
    assert (
        shown.status_code == 422
        and "1 người sẽ ghi vào bảng, 1 dòng để ngoài, 4 đoàn viên không có trong tệp" in page
        and "Người Lạ" in page
    )
    assert not DuesLine.objects.exclude(paid=0).exists()
    assert "Ghi vào bảng</button>" in page and "Đưa tệp lên, xem trước</button>" in words(client.get(address))
    seen = shown.context["form"].data["seen"]
    assert re.search(r'name="seen"', shown.content.decode())
    for nth in (3, 3):
        done = client.post(address, sent(nth, 1, paid_on="20/05/2022", seen=seen, bo_qua="xem-truoc"))
        assert done.status_code == 303
    line = DuesLine.objects.get(person=cast.who["Đỗ Quốc Cường"])
    assert (line.wage, line.due, line.paid, line.paid_on) == (5_000_000, 50_000, 50_000, day("2022-05-20"))
    again = client.post(
        address, sent(4, 2, paid_on="21/05/2022", file=upload(file_of([1, None, "Đỗ Quốc Cường", None, 5_000_000, 50_000])))
    )
    assert "Bảng đã đúng như tệp này" in words(again)
    for forged in ("[{}]", "{", '[{"row": "x"}]', '[{"row": 1, "wage": "9"}]', "[1]", '[{"row": 1, "wrong": 5}]'):
        assert client.post(address, sent(5, 2, paid_on="20/05/2022", seen=forged, bo_qua="xem-truoc")).status_code == 422
    assert sign_in(cast.chair).get(address).status_code == 403


def test_what_a_receipt_holds_stays_out(crewed):
    cast = crewed
    kept = ledger_book(cast)
    found = compared(cast, [1, None, "Đỗ Quốc Cường", None, 5_000_000, 50_000])
    sheets.save(by=cast.accountant, sheet=cast.sheet, version=1, rows=found.rows)
    receipt(cast, kept)
    assert not compared(cast, [1, None, "Đỗ Quốc Cường", None, 5_000_000, 50_000]).left_out
    assert "tiền đã vào PT 01/2022" in told(compared(cast, [1, None, "Đỗ Quốc Cường", None, 5_000_000, 40_000]).left_out)
