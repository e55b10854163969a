"""The frame, lists, forms and refusals, drawn for the trial room."""

import base64
import io
import json

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory

from congdoan.kernel.readonly import GetMayNotWrite
from congdoan.ui import errors
from tests.pages import check_form_with_errors

pytestmark = [pytest.mark.django_db, pytest.mark.urls("congdoan.ui.tests.trial")]
GOOD = {
    "reason": "hospital",
    "visited_on": "24/05/2022",
    "amount": "500.000",
    "source": "fund",
    "who": ["1"],
    "note": "",
    "ban_dang_xem": "1",
}


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def chair(sign_in, cast):
    """A client signed in as the chair."""
    client = sign_in(cast.chair)
    client.people, client.visit = f"/thu/{cast.union.pk}/nguoi/", f"/thu/{cast.union.pk}/tham/"
    client.nothing = f"/thu/{cast.union.pk}/trong/"
    return client


def test_a_page_that_writes_while_it_is_shown_is_stopped(chair, cast):
    with pytest.raises(GetMayNotWrite):
        chair.get(f"/thu/{cast.union.pk}/ghi-khi-xem/")


class TestFrame:
    def test_it_says_who_where_and_what_can_be_recorded(self, chair):
        page = soup(chair.get(chair.people))
        words = page.select_one(".cd-donvi").get_text("|", strip=True)
        assert words == "Công đoàn khối dân Đảng|CĐ khối dân Đảng|LĐLĐ huyện Bình Lục · Chủ tịch|Chủ tịch"
        assert page.title.get_text() == "Đoàn viên · Congdoan"
        assert page.select_one("a.cd-nhay")["href"] == "#" + page.main["id"]
        assert page.html["lang"] == "vi"

    def test_ghi_nhan_lists_only_what_the_person_may_record(self, chair, sign_in, cast):
        page = soup(chair.get(f"/giao-dien/ghi-nhan/{cast.union.pk}/"))
        assert page.h1.get_text() == "Ghi nhận"
        bare = soup(sign_in(cast.inspector).get(f"/giao-dien/ghi-nhan/{cast.union.pk}/"))
        assert "nhờ chủ tịch giao quyền" in bare.main.get_text()

    def test_no_inline_script_style_or_other_host(self, chair):
        for address in (chair.people, chair.visit, "/giao-dien/", "/tai-khoan/doi-mat-khau/"):
            page = soup(chair.get(address))
            assert [tag for tag in page.find_all("script") if not tag.get("src")] == []
            assert page.find_all(style=True) == []
            assert page.find_all("style") == []
            links = [tag.get("src") or tag.get("href") for tag in page.find_all(["script", "link", "img"])]
            assert [link for link in links if not link.startswith("/")] == []


class TestList:
    def test_rows_are_a_table_with_its_roles_and_labels(self, chair):
        page = soup(chair.get(chair.people))
        row = page.select("tbody tr")[0]
        assert row.th["scope"] == "row"
        assert row.th.b.get_text() == "Bình"
        assert {tag.get("role") for tag in page.select("table, thead, tbody, tr, th, td")} == {
            "table", "rowgroup", "row", "columnheader", "rowheader", "cell",
        }  # fmt: skip
        assert row.select_one("td.cd-nhan")["data-l"] == "Số tiền (đ)"

    def test_pages_follow_each_other_by_key_and_say_so(self, chair):
        first = soup(chair.get(chair.people))
        assert "Đang xem Bình đến Khánh, 5 trên 7 người" in first.select_one(".cd-trang").get_text()
        onward = first.select_one(".cd-trang a[rel=next]")
        assert onward.get_text() == "Trang sau: từ Lan"
        second = soup(chair.get(onward["href"]))
        assert "Đang xem Lan đến Mai, 2 trên 7 người" in second.select_one(".cd-trang").get_text()
        assert "Bình đến Khánh" in soup(chair.get(second.select_one("a[rel=prev]")["href"])).get_text()

    def test_a_letter_leads_to_its_names(self, chair):
        page = soup(chair.get(chair.people))
        letter = page.find("a", {"aria-label": "Tên vần K"})
        assert soup(chair.get(letter["href"])).select("tbody th b")[0].get_text() == "Khánh"

    def test_a_fragment_is_part_of_the_whole_page_and_brings_its_buttons(self, chair):
        address = f"{chair.people}?q=Mai"
        part = chair.get(address, headers={"HX-Request": "true", "HX-Target": "danh-sach"})
        assert part["Vary"].count("HX-Target") == 1
        assert "<html" not in part.content.decode()
        cells = [cell.get_text() for cell in soup(part).select("td, th")]
        assert cells == [cell.get_text() for cell in soup(chair.get(address)).select("td, th")]
        assert soup(part).select_one("#nut-danh-sach")["hx-swap-oob"] == "true"

    @pytest.mark.parametrize("values", [None, [5, 5], ["abc", "abc"], [None, {}], ["2022-13-45", "x"], [2**40, -1], []])
    def test_a_changed_cursor_shows_the_first_page(self, chair, values):
        cursor = base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=") if values is not None else "khong-phai"
        for way in ("sau", "truoc"):
            assert chair.get(f"{chair.people}?{way}={cursor}").status_code == 200

    def test_an_empty_list_says_what_it_is_for_and_a_filter_without_rows_how_to_undo_it(self, chair):
        assert "Ghi nhận lần đầu" in soup(chair.get(chair.nothing)).select_one(".cd-trong").get_text()
        assert "Bỏ lọc" in soup(chair.get(f"{chair.people}?q=khong-ai")).select_one(".cd-trong").get_text()

    def test_a_filter_that_cannot_be_read_says_so_beside_the_field(self, chair):
        page = soup(chair.get(f"{chair.people}?born=31/02/2022"))
        field = page.find(id="id_born")
        assert field["value"] == "31/02/2022"
        assert "Tháng 2 không có ngày 31" in page.find(id=field["aria-describedby"]).get_text()

    def test_paper_holds_all_rows_the_head_of_state_and_the_signatures(self, chair):
        page = soup(chair.get(f"{chair.people}?dang=in"))
        assert len(page.select("tbody tr:not(.cd-khong-ke)")) == 7
        words = page.select_one(".cd-to").get_text(" ", strip=True)
        for piece in (
            "LĐLĐ HUYỆN BÌNH LỤC",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "DANH SÁCH ĐOÀN VIÊN",
            "Tính đến ngày 24/05/2022",
            "CHỦ TỊCH",
        ):
            assert piece in words
        assert page.find(string="Tình trạng") is None

    def test_running_numbers_go_on_from_page_to_page_and_under_a_letter(self, chair):
        def numbers(page):
            return [int(cell.get_text()) for cell in page.select("tbody td.cd-an.cd-so")]

        first = soup(chair.get(chair.people))
        second = soup(chair.get(first.select_one(".cd-trang a[rel=next]")["href"]))
        assert (numbers(first), numbers(second)) == ([1, 2, 3, 4, 5], [6, 7])
        back = soup(chair.get(second.select_one("a[rel=prev]")["href"]))
        assert numbers(back) == [1, 2, 3, 4, 5]
        under_l = soup(chair.get(first.find("a", {"aria-label": "Tên vần L"})["href"]))
        assert (under_l.select("tbody th b")[0].get_text(), numbers(under_l)) == ("Lan", [6, 7])

    def test_a_paper_says_how_many_stand_on_it_and_one_that_is_cut_says_so(self, chair, monkeypatch):
        monkeypatch.setattr("congdoan.ui.paging.CEILING", 3)
        assert soup(chair.get(f"{chair.people}?dang=in")).select_one(".cd-tong-so").get_text() == "Cộng: 7 người."
        monkeypatch.setattr("congdoan.ui.screens.lists.PRINT_LIMIT", 4)
        page = soup(chair.get(f"{chair.people}?dang=in"))
        assert len(page.select("tbody tr:not(.cd-khong-ke)")) == 4
        said = "Ở đây chỉ có 4 người đầu trên 7 người. Lọc bớt để in đủ, hoặc tải về tệp Excel."
        assert page.select_one(".cd-tong-so").get_text() == said

    def test_a_workbook_that_is_cut_says_so_above_its_head(self, chair, monkeypatch):
        monkeypatch.setattr("congdoan.ui.screens.lists.SHEET_LIMIT", 6)
        sheet = openpyxl.load_workbook(io.BytesIO(chair.get(f"{chair.people}?dang=xlsx").content)).active
        assert sheet["A1"].value == "Ở đây chỉ có 6 người đầu trên 7 người. Lọc bớt để tải được đủ."
        assert (sheet["A2"].value, sheet.max_row) == ("Họ và tên", 8)

    def test_the_workbook_holds_real_numbers_and_dates(self, chair):
        answer = chair.get(f"{chair.people}?dang=xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert [cell.value for cell in sheet[1]] == ["Họ và tên", "Ngày sinh", "Giới", "Số tiền (đ)", "Số lần", "Tình trạng"]
        assert (sheet["D2"].value, sheet["B2"].value.year) == (1_500_000, 1980)


class TestForm:
    def test_an_empty_form_says_in_each_place_what_to_write(self, chair):
        page = soup(chair.post(chair.visit, {}))
        said = [line.get_text() for line in page.select(".cd-bao-son li")]
        assert said == [
            "Chọn lý do.", "Ghi ngày thăm, ví dụ 24/05/2022.", "Ghi số tiền bằng chữ số, ví dụ 500.000.", "Chọn nguồn chi.", "Chọn ai đã đi thăm.",
        ]  # fmt: skip
        check_form_with_errors(page)

    def test_what_was_typed_stays(self, chair):
        answer = chair.post(chair.visit, {**GOOD, "amount": "5oo.000", "note": "phòng <b>12</b>"})
        page = soup(answer)
        assert answer.status_code == 422
        check_form_with_errors(page)
        assert page.find(id="id_amount")["value"] == "5oo.000"
        assert page.find(id="id_note").get_text().strip() == "phòng <b>12</b>"
        assert page.find("input", {"name": "reason", "checked": True})["value"] == "hospital"
        assert page.find("input", {"name": "who", "checked": True})["value"] == "1"

    def test_the_request_key_stays_while_errors_are_mended_and_is_new_on_a_fresh_page(self, chair):
        fresh = [soup(chair.get(chair.visit)).find("input", {"name": "lan_gui"})["value"] for _ in range(2)]
        assert fresh[0] != fresh[1]
        kept = soup(chair.post(chair.visit, {**GOOD, "amount": "", "lan_gui": fresh[0]})).find("input", {"name": "lan_gui"})["value"]
        assert kept == fresh[0]

    def test_a_refusal_stands_beside_its_field_or_on_top(self, chair):
        page = soup(chair.post(chair.visit, {**GOOD, "amount": "1"}))
        assert page.find(id="id_amount_error").get_text(strip=True) == "Số tiền 1 đồng không mua được gì."
        page = soup(chair.post(chair.visit, {**GOOD, "amount": "2"}))
        assert page.select_one(".cd-bao-son li").get_text() == "Kỳ này đã chốt sổ."

    def test_a_warning_asks_once(self, chair):
        answer = chair.post(chair.visit, {**GOOD, "amount": "900000"})
        page = soup(answer)
        assert answer.status_code == 422
        assert page.title.get_text().startswith("Lưu ý: ")
        box = page.select_one(".cd-bao-nghe input")
        answer = chair.post(chair.visit, {**GOOD, "amount": "900000", box["name"]: box["value"]})
        assert answer.status_code == 303
        assert "Đã ghi lần thăm." in chair.get(answer["Location"]).content.decode()

    def test_a_conflict_shows_both_versions_and_goes_on_from_what_was_typed(self, chair):
        answer = chair.post(chair.visit, {**GOOD, "amount": "3"})
        page = soup(answer)
        assert answer.status_code == 409
        rows = {row.th.get_text(): [cell.get_text() for cell in row.find_all("td")] for row in page.select("tbody tr")}
        assert rows == {"Lý do": ["Ốm tại nhà", "Nằm viện"], "Số tiền": ["500.000", "3"]}
        assert page.find("input", {"name": "visited_on"})["value"] == "24/05/2022"
        assert page.find("input", {"name": "lan_gui"})["value"]

    def test_a_day_typed_with_number_keys_alone_is_read(self, chair):
        assert chair.post(chair.visit, {**GOOD, "visited_on": "24052022"}).status_code == 303


class TestRefusals:
    def test_an_onlooker_gets_403_with_a_sentence_and_a_stranger_404(self, sign_in, cast):
        answer = sign_in(cast.accountant).get(f"/thu/{cast.union.pk}/tham/")
        assert answer.status_code == 403
        assert "Việc này do chủ tịch" in soup(answer).main.get_text()
        assert sign_in(cast.stranger).get(f"/thu/{cast.union.pk}/tham/").status_code == 404

    def test_signed_out_one_is_led_to_the_sign_in_page_and_a_missing_page_is_drawn_without_the_frame(self, client):
        assert client.get("/giao-dien/")["Location"].startswith("/tai-khoan/dang-nhap/")
        answer = client.get("/khong-co-trang-nay/")
        assert answer.status_code == 404
        assert soup(answer).h1.get_text() == "Không có trang này"

    def test_every_refusal_can_be_drawn_without_a_person(self):
        request = RequestFactory().get("/")
        request.actor = None
        for status in errors.HEADINGS:
            assert str(errors.HEADINGS[status]) in errors.page(request, status, "Vì thế.").content.decode()
        assert errors.failed(request).status_code == 500

    def test_a_failing_page_is_drawn_without_asking_the_database(self, django_assert_num_queries):
        request = RequestFactory().get("/")
        with django_assert_num_queries(0):
            assert "Máy chủ gặp lỗi" in errors.failed(request).content.decode()

    def test_a_form_from_elsewhere_is_refused_in_our_words(self, cast):
        client = Client(enforce_csrf_checks=True)
        client.force_login(cast.chair.user, backend="congdoan.accounts.backends.AnyNameBackend")
        answer = client.post(f"/thu/{cast.union.pk}/tham/", GOOD)
        assert answer.status_code == 403
        assert "Tải lại trang rồi gửi lần nữa" in soup(answer).main.get_text()
