"""Closing a year: after its months, with cash counted; what goes over; opened again before any of its months."""

import io

import openpyxl
import pytest

from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.ledger import queries
from congdoan.ledger.actions import books, closings, counts, posting
from congdoan.ledger.choices import Span
from congdoan.ledger.models import Closing
from congdoan.ledger.tests.factories import book, day, paid, place, received, unguarded
from congdoan.ledger.tests.test_screens import sent, words

pytestmark = [pytest.mark.db, pytest.mark.django_db]
NOVEMBER, DECEMBER, JANUARY = day("2021-11-01"), day("2021-12-01"), day("2022-01-01")


@pytest.fixture
def kept(cast):
    """A book of two months of 2021: 1.000.000 at first, 300.000 came, 200.000 went."""
    made = book(cast, opened_on=NOVEMBER, bank=0)
    received(cast, made, 300_000, on="2021-11-10")
    paid(cast, made, 200_000, on="2021-12-10")
    return made


def months(cast, *found):
    for month in found or (NOVEMBER, DECEMBER):
        closings.close(by=cast.accountant, unit=cast.union, month=month)


def year(cast, number=2021, remark="Thủ quỹ ốm", by="accountant"):
    return closings.close_year(by=getattr(cast, by), unit=cast.union, year=number, remark=remark)


def test_what_a_year_waits_for(cast, kept):
    with pytest.raises(Refused, match="Chưa khóa sổ tháng 11, 12 năm 2021"):
        year(cast)
    months(cast)
    for wrong, why in ((2020, "Sổ mở từ ngày"), (2022, "Năm 2022 chưa hết")):
        with pytest.raises(Refused, match=why):
            year(cast, wrong)
    with pytest.raises(Refused, match="Chưa có biên bản kiểm kê quỹ ngày 31/12/2021 của sổ ngân sách công đoàn"):
        year(cast, remark="")
    with pytest.raises(NotAllowed):
        year(cast, by="chair")
    counts.count(by=cast.chair, place=place(kept), counted_on=day("2021-12-31"), notes={100_000: 11}, present="Ban chấp hành", reason="")
    made = year(cast, remark="")
    assert made.carried[str(place(kept).pk)] == 1_100_000 and made.remark == "" and made.label == "năm 2021"
    with pytest.raises(Refused, match="đã khóa rồi"):
        year(cast)
    assert list(queries.broken_chains()) == []


def test_a_year_stands_before_its_months_and_after_the_next_ones(cast, kept):
    months(cast)
    made = year(cast)
    december = Closing.objects.get(month=DECEMBER, kind=Span.MONTH)
    with pytest.raises(Refused, match="Sổ năm 2021 cũng đã khóa"):
        closings.ask_reopen(by=cast.accountant, closing=december, version=1, reason="Sót")
    months(cast, JANUARY)
    with pytest.raises(Refused, match="Sổ tháng 1 năm 2022 cũng đã khóa"):
        closings.ask_reopen(by=cast.accountant, closing=made, version=1, reason="Sót")
    for closing in (Closing.objects.get(month=JANUARY), made, december):
        asked = closings.ask_reopen(by=cast.accountant, closing=closing, version=1, reason="Sót")
        closings.reopen(by=cast.chair, closing=asked, version=2)
    received(cast, kept, 5_000, on="2021-12-20")
    with pytest.raises(Refused, match="Chưa khóa sổ tháng 12 năm 2021"):
        year(cast)
    months(cast, DECEMBER)
    assert year(cast).carried[str(place(kept).pk)] == 1_105_000 and list(queries.broken_chains()) == []


@pytest.mark.parametrize("changed", [{"carried": {"1": 5}}, {"remark": "Khác"}])
def test_what_was_carried_is_sealed(cast, kept, changed):
    months(cast)
    made = year(cast)
    unguarded("closing")
    Closing.objects.filter(pk=made.pk).update(**changed)
    assert any("đã bị sửa" in sentence for _unit, sentence in queries.broken_chains())


def test_a_year_is_closed_on_its_page_and_opens_its_rows(cast, sign_in, kept, django_assert_max_num_queries):
    months(cast)
    client, base = sign_in(cast.accountant), f"/so-ke-toan/{cast.union.pk}/khoa-so/"
    refused = client.post(base + "nam/", sent(1, year="2021"))
    assert refused.status_code == 422 and "Ghi biên bản trước" in words(refused)
    answer = client.post(base + "nam/", sent(2, year="2021", remark="Thủ quỹ ốm"))
    again = client.post(base + "nam/", sent(2, year="2021", remark="Thủ quỹ ốm"))
    assert (
        answer.status_code == again.status_code == 303
        and answer["Location"] == again["Location"] == f"{base}{Closing.objects.get(kind=Span.YEAR).pk}/"
    )
    with django_assert_max_num_queries(10):
        page = client.get(answer["Location"])
    shown = words(page)
    assert "Khóa sổ năm 2021" in shown and "Không kiểm kê ngày 31/12: Thủ quỹ ốm" in shown and "Đề nghị mở lại" in shown
    [row, *_others] = page.context["paper"]
    assert (row.opening, row.came, row.went, row.left) == (0, 1_300_000, 200_000, 1_100_000)
    listed = words(client.get(row.url))
    assert "PT 01/2021" in listed and "PC 01/2021" in listed
    assert "KHÓA SỔ KẾ TOÁN" in words(client.get(answer["Location"] + "?dang=in"))
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(answer["Location"] + "?dang=xlsx").content)).active
    assert 1_100_000 in [cell for found in sheet.iter_rows(values_only=True) for cell in found]
    december = words(client.get(base + f"{Closing.objects.get(month=DECEMBER, kind=Span.MONTH).pk}/"))
    assert "1.300.000" in december and "Đề nghị mở lại" not in december
    assert "Năm 2021" in words(client.get(base)) and client.get(base + "999/").status_code == 404


def test_what_waits_is_told_before_a_year_is_closed(cast, sign_in, kept, monkeypatch):
    months(cast)
    monkeypatch.setattr(queries, "waiting_counts", lambda books, before=None: [(kept, None, 3, 9)] if before == JANUARY else [])
    client, base = sign_in(cast.accountant), f"/so-ke-toan/{cast.union.pk}/khoa-so/nam/"
    asked = client.post(base, sent(1, year="2021", remark="Ốm"))
    assert asked.status_code == 422 and "Còn 3 khoản đến hết năm 2021 chờ lập phiếu" in words(asked)
    assert client.post(base, sent(1, year="2021", remark="Ốm", bo_qua="con-cho-phieu")).status_code == 303


def test_what_is_made_after_a_year_was_closed_breaks_nothing(cast, kept):
    months(cast)
    year(cast)
    books.add_bank(by=cast.accountant, book=kept, name="Vietcombank")
    posting.fund_account(kept, "Quỹ mới")
    assert list(queries.broken_chains()) == []


@pytest.mark.parametrize("opened_on", ["2020-03-01", "2021-12-31"])
def test_a_book_begins_after_what_is_closed(cast, kept, opened_on):
    months(cast)
    with pytest.raises(Refused, match="Đơn vị đã khóa sổ đến hết tháng 12 năm 2021. Mở sổ này từ ngày 01/01/2022"):
        book(cast, kind="charity", opened_on=day(opened_on), cash=0, bank=0)
    year(cast)
    book(cast, kind="charity", opened_on=JANUARY, cash=0, bank=0)
    assert list(queries.broken_chains()) == []


def test_a_count_is_of_the_cash_that_goes_over(cast, kept):
    months(cast, NOVEMBER)
    found = {"by": cast.chair, "place": place(kept), "counted_on": day("2021-12-31"), "present": "Ban chấp hành"}
    early = counts.count(**found, notes={100_000: 11})
    received(cast, kept, 5_000, on="2021-12-31")
    months(cast, DECEMBER)
    with pytest.raises(Refused, match="ghi thêm sau khi kiểm kê thì kiểm kê lại"):
        year(cast, remark="")
    counts.cancel(by=cast.chair, count=early, version=1, reason="Đếm lại")
    again = counts.count(**found, notes={100_000: 11, 5_000: 1})
    assert year(cast, remark="").remark == ""
    with pytest.raises(Refused, match="Sổ năm 2021 đã khóa theo biên bản này"):
        counts.cancel(by=cast.chair, count=again, version=1, reason="Nhầm")


def test_a_year_that_was_opened_again_keeps_what_it_carried(cast, sign_in, kept):
    months(cast)
    made = year(cast)
    for closing in (made, Closing.objects.get(month=DECEMBER, kind=Span.MONTH)):
        closings.reopen(by=cast.chair, closing=closings.ask_reopen(by=cast.accountant, closing=closing, version=1, reason="Sót"), version=2)
    received(cast, kept, 5_000, on="2021-12-20")
    page = sign_in(cast.accountant).get(f"/so-ke-toan/{cast.union.pk}/khoa-so/{made.pk}/")
    [row] = page.context["paper"]
    assert (row.opening, row.came, row.left) == (0, 1_300_000, 1_100_000) and "Đã mở lại ngày" in words(page)
    months(cast, DECEMBER)
    again = Closing.objects.get(month=DECEMBER, kind=Span.MONTH, reopened_at=None)
    page = sign_in(cast.accountant).get(f"/so-ke-toan/{cast.union.pk}/khoa-so/{again.pk}/")
    [row] = page.context["paper"]
    assert (row.came, row.left) == (5_000, 1_105_000) and "2 chứng từ của tháng 12 năm 2021</a>, 1 ghi sau lần khóa trước" in words(page)
    listed = words(sign_in(cast.accountant).get(page.context["vouchers_url"]))
    assert "PC 01/2021" in listed and "PT 02/2021" in listed
    before = Closing.objects.get(month=DECEMBER, kind=Span.MONTH, reopened_at__isnull=False)
    page = sign_in(cast.accountant).get(f"/so-ke-toan/{cast.union.pk}/khoa-so/{before.pk}/")
    assert "PT 02/2021" not in words(sign_in(cast.accountant).get(page.context["vouchers_url"]))
    assert "1 chứng từ của tháng 12 năm 2021</a>." in words(page)


def test_a_request_that_a_later_closing_overtook_can_still_be_answered(cast, sign_in, kept):
    months(cast, NOVEMBER)
    first = Closing.objects.get()
    closings.ask_reopen(by=cast.accountant, closing=first, version=1, reason="Sót")
    months(cast, DECEMBER)
    address = f"/so-ke-toan/{cast.union.pk}/khoa-so/{first.pk}/"
    assert [one["label"] for one in sign_in(cast.accountant).get(address).context["actions"][2:]] == ["Rút đề nghị"]
    assert [one["label"] for one in sign_in(cast.chair).get(address).context["actions"][2:]] == ["Không đồng ý"]
    closings.decline(by=cast.chair, closing=first, version=2, why_not="Đã khóa tháng sau")
    assert len(sign_in(cast.accountant).get(address).context["actions"]) == 2
