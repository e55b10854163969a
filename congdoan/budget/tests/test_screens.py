"""The screens: an estimate and a settlement from the first draft to the answer."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse

from congdoan.budget.actions import steps
from congdoan.budget.models import Filing
from congdoan.budget.tests.factories import (
    MONTHS,
    YEAR,
    closed,
    estimate,
    headed,
    kept_year,
    moved,
    reopened,
    sent,
    settlement,
    year_book,
)
from congdoan.budget.tests.test_summing import filed
from congdoan.dues.models import LevyLine

pytestmark = pytest.mark.django_db


def at(name, unit, **more):
    return reverse(f"budget:{name}", kwargs={"unit_id": unit.pk, **more})


def year_of(name, unit, year=YEAR):
    return at(name, unit, period=str(year))


def posted(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version is not None else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ")


def test_an_estimate_from_the_draft_to_the_answer(cast, sign_in, django_assert_max_num_queries):
    union, client = cast.union, sign_in(cast.accountant)
    listed = words(client.get(at("years", union)))
    assert "chưa lập" in listed and "Quyết toán 2021" in listed and "Quyết toán 2022" not in listed, "this year is not over"
    page, draw = year_of("estimate", union), year_of("estimate-draw", union)
    assert draw in words(client.get(page)) and client.get(draw).status_code == 200
    wrong = client.post(draw, posted(1, 0, d_22="6 triệu", d_31="bốn triệu gì đó"))
    assert wrong.status_code == 422 and "6 triệu" in words(wrong)
    over = client.post(draw, posted(2, 0, d_22="6 triệu", d_31="7 triệu"))
    assert over.status_code == 422 and "không thể âm" in words(over)
    for _twice in range(2):
        assert client.post(draw, posted(3, 0, d_22="6 triệu", d_31="4 triệu")).status_code == 303
    made = Filing.objects.get()
    assert client.post(draw, posted(4, 0, d_22="5 triệu")).status_code == 409
    assert 'value="6.000.000"' in words(client.get(draw))
    assert "Đang lập" not in words(sign_in(cast.officer).get(page)), "a draft is the unit's own affair"
    chair = sign_in(cast.chair)
    assert at("filing-agree", union, pk=made.pk) in words(chair.get(page))
    assert chair.post(at("filing-agree", union, pk=made.pk), posted(5, 1)).status_code == 303
    client = sign_in(cast.accountant)
    assert client.post(at("filing-send", union, pk=made.pk), posted(6, 2)).status_code == 303
    officer = sign_in(cast.officer)
    with django_assert_max_num_queries(10):
        shown = words(officer.get(page))
    assert f'href="{page}"' in (home := words(officer.get("/"))) and "Duyệt 1 dự toán, quyết toán của cấp dưới" in home
    assert at("filing-approve", union, pk=made.pk) in shown and at("filing-return", union, pk=made.pk) in shown
    empty = officer.post(at("filing-return", union, pk=made.pk), posted(7, 3, remark=" "))
    assert empty.status_code == 422
    assert officer.post(at("filing-return", union, pk=made.pk), posted(8, 3, remark="Thiếu mục 38")).status_code == 303
    assert "Thiếu mục 38" in words(officer.get(page)) and "Trả lại" in words(officer.get(page))
    client = sign_in(cast.accountant)
    assert client.post(draw, posted(9, 0, d_22="6 triệu", d_31="4 triệu", d_38="1 triệu")).status_code == 303
    second = sent(cast, Filing.objects.get(edition=2))
    officer = sign_in(cast.officer)
    given = {"d_22": "6.000.000", "d_31": "3.500.000", "d_38": "1.000.000", "remark": "Giảm chăm lo"}
    assert officer.post(at("filing-approve", union, pk=second.pk), posted(10, second.version, **given)).status_code == 303
    shown = words(officer.get(page))
    assert "3.500.000" in shown and "4.000.000" in shown and "Giảm chăm lo" in shown and "Lần 1, trả lại" in shown
    assert "Đây là lần gửi trước" in words(officer.get(page + "?lan=1"))
    sheet = openpyxl.load_workbook(io.BytesIO(officer.get(page + "?dang=xlsx").content)).active
    assert [row for row in sheet.iter_rows(values_only=True) if row[1] == "31"] == [
        ("1. Trực tiếp chăm lo, bảo vệ đoàn viên", "31", 4_000_000, 3_500_000)
    ]


def test_a_settlement_with_its_checklist_and_vouchers(cast, sign_in, django_assert_max_num_queries):
    union, client, page = cast.union, sign_in(cast.accountant), year_of("settlement", cast.union)
    assert "Chưa mở sổ kế toán" in words(client.get(page))
    book = kept_year(cast)
    before = words(client.get(page))
    assert "Đã khóa sổ đủ các tháng và khóa sổ năm" in before and "2.500.000" in before
    assert client.post(year_of("settlement-draw", union), posted(1, 0)).status_code == 303
    made = Filing.objects.get()
    with django_assert_max_num_queries(10):
        answer = client.get(page)
    assert "chưa có sổ đoàn phí" in words(answer)
    opened = {row["row"].line.key: row["row"].url for row in answer.context["rows"]}
    listed = words(client.get(opened["31"]))
    assert "2.500.000" in listed and "700.000" not in listed and "Mục 22, 23, 24, 28 cộng 8.000.000" in words(client.get(opened["20"]))
    told = {row["row"].line.key: row["row"].amount for row in answer.context["rows"]}
    left = client.get(opened["50"]).context["paper"]
    assert sum(row.left for row in left if row.account.book.kind == "union") == told["50"] == 4_300_000
    assert "1.000.000" in (listed := words(client.get(opened["10"]))) and "2.500.000" not in listed, "what was there before"
    ways = {fact["label"]: fact.get("url", "") for fact in answer.context["facts"]}
    assert (
        "4.300.000" in words(client.get(ways["Tiền mặt cuối năm"])) and ways["Tiền gửi cuối năm"] == "" == ways["Quỹ lương đóng đoàn phí"]
    )
    asked = year_of("settlement", union, 2022)
    assert {row["row"].line.key: row["row"].url for row in client.get(asked).context["rows"]}["10"] == page
    sent(cast, made)
    officer = sign_in(cast.officer)
    shown = words(officer.get(page))
    assert "4.300.000 đ" in shown and "chung-tu" not in shown and "Khép năm" not in shown
    reopened(cast)
    moved(cast, book, "31", 300_000, on="2021-12-30")
    client = sign_in(cast.accountant)
    changed = words(client.get(page))
    assert "Sổ kế toán nay khác số đã lập" in changed and "đã lập 2.500.000 đ, sổ nay 2.800.000 đ" in changed
    assert "Chưa khóa sổ tháng 12" in changed and "khác số" not in words(sign_in(cast.officer).get(page))
    closed(cast, months=MONTHS[11:])
    client = sign_in(cast.accountant)
    assert client.post(year_of("settlement-draw", union), posted(2, 0)).status_code == 303
    assert Filing.objects.count() == 2 and "Lần 1, đã gửi" in words(client.get(page))


def test_the_head_tells_workers_funds_and_officers_and_opens_them(cast, sign_in, django_assert_max_num_queries):
    kept_year(cast)
    client, page = sign_in(cast.accountant), year_of("settlement", cast.union)
    assert client.post(year_of("settlement-draw", cast.union), posted(1, 0)).status_code == 303
    unknown = {fact["label"]: (fact["text"], fact.get("url", "")) for fact in client.get(page).context["facts"]}
    assert (unknown["Số lao động"], unknown["Cán bộ chuyên trách ngày 31/12"]) == (("chưa kê", ""), ("chưa ghi", ""))
    assert words(client.get(page + "?dang=in")).count("………") >= 3, "left to be written by hand"
    headed(cast)
    assert client.post(year_of("settlement-draw", cast.union), posted(2, 1)).status_code == 303
    with django_assert_max_num_queries(10):
        known = {fact["label"]: fact for fact in client.get(page).context["facts"]}
    levy, officers = known["Quỹ lương đóng kinh phí"], known["Cán bộ chuyên trách ngày 31/12"]
    assert (known["Số lao động"]["text"], levy["text"].replace("\u00a0", " ")) == ("72", "710.000.000 đ, theo 2 tháng đã kê")
    assert known["Số lao động"]["url"] == levy["url"] and "710.000.000 đ" in words(client.get(levy["url"]))
    assert officers["text"] == "1" and "Lê Văn <b>Ái</b>" in words(client.get(officers["url"]))
    gone = sent(cast, Filing.objects.get())
    LevyLine.objects.update(workers=5)
    kept = {fact["label"]: fact["text"] for fact in sign_in(cast.officer).get(page).context["facts"]}
    assert kept["Số lao động"] == "72" and gone.officers == 1, "as it was sent"


def test_what_was_returned_is_to_be_done_again(cast, sign_in):
    kept_year(cast)
    gone, client, page = sent(cast, settlement(cast)), sign_in(cast.accountant), year_of("settlement", cast.union)
    left = [[step["done"] for step in client.get(page).context["checks"]]]
    steps.give_back(by=cast.officer, filing=gone, version=gone.version, remark="Sai mục 31")
    left.append([step["done"] for step in sign_in(cast.accountant).get(page).context["checks"]])
    assert left == [[True, False, True, True, True, False], [True, False, False, False, False, False]]


def test_an_evening_in_utc_is_the_next_day_here(cast, sign_in):
    made = estimate(cast)
    Filing.objects.update(drawn_at=datetime.datetime(2022, 5, 23, 18, tzinfo=datetime.UTC))
    for address in (at("filing-agree", cast.union, pk=made.pk), year_of("estimate", cast.union)):
        assert "24/05/2022" in words(sign_in(cast.chair).get(address)).partition("<main")[2]


def test_nothing_assigned_is_no_column(cast, sign_in):
    kept_year(cast)
    assert "Dự toán giao (đ)" not in words(sign_in(cast.accountant).get(year_of("settlement", cast.union)))


def test_what_last_year_left_is_proposed(cast, sign_in):
    kept_year(cast)
    sent(cast, settlement(cast))
    shown = sign_in(cast.accountant).get(year_of("estimate-draw", cast.union, 2022))
    initial = shown.context["form"].initial
    assert (initial["d_10"], initial["d_22"], initial["d_31"]) == (4_300_000, 5_000_000, 2_500_000)


def test_in_december_the_books_so_far_are_proposed(cast, sign_in, monkeypatch, django_assert_max_num_queries):
    kept = year_book(cast)
    filed(cast, cast.union, {"22": 4_000_000, "31": 1_000_000})
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: datetime.datetime(2022, 12, 20, 3, tzinfo=datetime.UTC))
    client, draw = sign_in(cast.accountant), year_of("estimate-draw", cast.union, 2023)
    shown = client.get(draw)
    assert shown.context["form"].initial["d_22"] == 4_000_000 and "lấy từ quyết toán năm 2021" in words(shown)
    moved(cast, kept, "22", 5_000_000, on="2022-02-10")
    moved(cast, kept, "31", 2_500_000, on="2022-04-10")
    with django_assert_max_num_queries(10):
        shown = client.get(draw)
    initial = shown.context["form"].initial
    assert (initial["d_10"], initial["d_22"], initial["d_31"]) == (3_500_000, 5_000_000, 2_500_000)
    assert "Năm 2022 chưa quyết toán: số ghi sẵn lấy từ sổ kế toán năm ấy đến nay" in words(shown)
    assert client.post(draw, posted(1, 0, d_22="6 triệu")).status_code == 303, "before 31/12, the day it is due"
    assert "lấy từ dự toán năm 2023 lập gần nhất" in words(client.get(draw))


def test_shares_are_pointed_out_once(cast, sign_in):
    client, draw = sign_in(cast.accountant), year_of("estimate-draw", cast.union, 2015)
    asked = {"d_22": "10 triệu", "d_27": "4 triệu", "d_31": "6 triệu"}
    warned = client.post(draw, posted(1, 0, **asked))
    assert warned.status_code == 422 and "không quá 30" in words(warned) and "cần đối chiếu" in words(warned)
    assert client.post(draw, posted(1, 0, **asked, bo_qua="ti-le-0")).status_code == 303
    assert "không quá 30" in words(client.get(year_of("estimate", cast.union, 2015)))


@pytest.mark.parametrize(("period", "status"), [("2021", 200), ("2005", 404), ("abc", 404), ("99999", 404), ("2101", 404)])
def test_years_of_the_address(cast, sign_in, period, status):
    assert sign_in(cast.accountant).get(at("estimate", cast.union, period=period)).status_code == status


@pytest.mark.parametrize(("name", "status"), [("group_leader", 403), ("stranger", 404), ("member", 404), ("inspector", 200)])
def test_who_opens_it(cast, sign_in, name, status):
    made = estimate(cast)
    client = sign_in(getattr(cast, name))
    assert client.get(year_of("estimate", cast.union)).status_code == status
    assert client.get(at("filing-send", cast.union, pk=made.pk)).status_code == (403 if status == 200 else status)
    assert client.get(at("filing-send", cast.union, pk=made.pk + 99)).status_code == 404
