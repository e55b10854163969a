"""The frame, the gallery and the trial room in a real browser: accessible, narrow enough, usable by keyboard and without script."""

import pytest

from tests.browser import DESKTOP, PHONE, axe, sideways

pytestmark = [pytest.mark.browser, pytest.mark.urls("congdoan.ui.tests.trial")]
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360", "1280"])


@SIZES
def test_signed_out_pages_are_accessible(open_page, cast, size):
    page = open_page(size=size)
    for address in ("/tai-khoan/dang-nhap/", "/khong-co-trang-nay/"):
        page.goto(address)
        assert axe(page) == []
        assert sideways(page) == 0
    page.goto("/tai-khoan/dang-nhap/")
    page.click("main button")
    assert "Lỗi:" in page.title()
    assert axe(page) == []


PAGES = [
    "/giao-dien/", "/thu/{unit}/nguoi/", "/thu/{unit}/nguoi/?q=khong-ai", "/thu/{unit}/nguoi/?born=31/02", "/thu/{unit}/nguoi/?dang=in",
    "/thu/{unit}/trong/", "/thu/{unit}/mot-nguoi/", "/thu/{unit}/tham/", "/giao-dien/ghi-nhan/{unit}/", "/tai-khoan/doi-mat-khau/",
    "/tai-khoan/dang-xuat/", "/khong-co-trang-nay/",
]  # fmt: skip


@SIZES
def test_pages_are_accessible_and_never_scroll_sideways(open_page, cast, size):
    page = open_page(cast.chair, size)
    for address in PAGES:
        page.goto(address.format(unit=cast.union.pk))
        assert (axe(page), sideways(page)) == ([], 0), address


@SIZES
def test_a_refusal_is_accessible(open_page, cast, size):
    page = open_page(cast.accountant, size)
    assert page.goto(f"/thu/{cast.union.pk}/tham/").status == 403
    assert axe(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_form_with_errors_puts_the_focus_on_the_summary_and_keeps_what_was_typed(phone, cast, script):
    page = phone(cast.chair, script)
    page.goto(f"/thu/{cast.union.pk}/tham/")
    page.fill("[name=visited_on]", "31/02/2022")
    page.fill("[name=amount]", "5oo.000")
    page.check("[name=who][value='2']")
    page.click("text=Ghi vào sổ")
    assert page.title().startswith("Lỗi: Ghi nhận thăm hỏi")
    page.wait_for_selector(".cd-bao-son:focus")
    assert page.input_value("[name=visited_on]") == "31/02/2022"
    assert page.is_checked("[name=who][value='2']")
    page.click(".cd-bao-son a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_visited_on"
    assert page.evaluate("location.hash") == "#id_visited_on"


@SIZES
def test_errors_warnings_and_a_conflict_are_accessible(open_page, cast, size):
    page = open_page(cast.chair, size)
    for amount, status in (("5oo.000", 422), ("900.000", 422), ("3", 409)):
        page.goto(f"/thu/{cast.union.pk}/tham/")
        page.check("[value=hospital]")
        page.check("[name=who][value='1']")
        page.fill("[name=amount]", amount)
        with page.expect_navigation() as arrived:
            page.click("text=Ghi vào sổ")
        assert arrived.value.status == status
        assert axe(page) == []
        assert sideways(page) == 0


def test_a_warning_is_ignored_by_one_tick(phone, cast):
    page = phone(cast.chair)
    page.goto(f"/thu/{cast.union.pk}/tham/")
    page.check("[value=hospital]")
    page.check("[name=who][value='1']")
    page.fill("[name=amount]", "900.000")
    page.click("text=Ghi vào sổ")
    page.wait_for_selector(".cd-bao-nghe:focus")
    page.check("[name=bo_qua]")
    page.click("text=Ghi vào sổ")
    assert page.locator(".cd-bao-la").inner_text() == "Đã ghi lần thăm."


def test_filtering_swaps_the_list_keeps_the_focus_and_changes_the_address(desktop, cast):
    page = desktop(cast.chair)
    page.goto(f"/thu/{cast.union.pk}/nguoi/")
    page.fill("main [name=q]", "Mai")
    page.press("main [name=q]", "Enter")
    page.wait_for_url("**q=Mai**")
    assert page.locator("tbody tr").count() == 1
    assert page.evaluate("document.activeElement.name") == "q"
    assert "q=Mai" in page.get_attribute("#nut-danh-sach a >> nth=0", "href")
    assert page.locator("#nut-danh-sach").count() == 1


def test_the_menus_open_without_script_and_close_with_escape(phone, cast):
    for script in (True, False):
        page = phone(cast.chair, script)
        page.goto(f"/thu/{cast.union.pk}/nguoi/")
        page.click(".cd-tk summary")
        assert page.is_visible("text=Đổi mật khẩu")
    page = phone(cast.chair)
    page.goto(f"/thu/{cast.union.pk}/nguoi/")
    page.click(".cd-tk summary")
    page.keyboard.press("Escape")
    assert not page.is_visible("text=Đổi mật khẩu")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_signing_in_and_out(phone, cast):
    page = phone()
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("[name=login]", "chutich")
    page.fill("[name=password]", "mat-khau-thu-nghiem")
    page.click("main button")
    page.goto(f"/thu/{cast.union.pk}/nguoi/")
    page.click(".cd-tk summary")
    page.click("text=Đăng xuất")
    assert page.url.endswith("/tai-khoan/dang-nhap/")


def test_a_page_at_320_pixels_and_with_wider_letters_does_not_scroll_sideways(open_page, cast):
    page = open_page(cast.chair, {"width": 320, "height": 640})
    for address in ("/giao-dien/", f"/thu/{cast.union.pk}/nguoi/", f"/thu/{cast.union.pk}/tham/"):
        page.goto(address)
        assert sideways(page) == 0
        page.evaluate(
            """() => { const sheet = new CSSStyleSheet();
            sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
            document.adoptedStyleSheets = [sheet]; }"""
        )
        assert sideways(page) == 0, address


def test_the_grid_moves_ticks_copies_and_counts(desktop, cast):
    page = desktop(cast.chair)
    page.goto("/giao-dien/")
    amounts = page.locator("[data-luoi] [data-tien]")
    amounts.nth(0).focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Trị giá quà của Hương Giang"
    page.keyboard.press("Space")
    assert page.locator("[data-luoi] [type=checkbox]").nth(1).is_checked()
    page.keyboard.type("50.000")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Trị giá quà của Minh Thư"
    assert page.locator("[data-dem]").all_inner_texts() == ["3", "3"]
    assert page.locator("[data-cong]").inner_text() == "250.000"
    page.fill("#moi-suat", "120.000")
    page.click("[data-chep]")
    assert page.locator("[data-cong]").inner_text() == "360.000"
    page.keyboard.press("ArrowUp")
    assert page.url.endswith("/giao-dien/")


def test_a_figure_opens_its_rows_in_place_and_gives_the_focus_back(desktop, cast):
    page = desktop(cast.chair)
    page.goto("/giao-dien/")
    figure = page.locator("[data-mo-ngan]")
    figure.click()
    page.wait_for_selector("#ngan-keo h2:focus")
    assert figure.get_attribute("aria-expanded") == "true"
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert page.locator("#ngan-keo dialog").count() == 0
    assert figure.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.hasAttribute('data-mo-ngan')")


def test_without_script_the_figure_leads_to_the_page_of_rows(phone, cast):
    page = phone(cast.chair, script=False)
    page.goto("/giao-dien/")
    page.click("[data-mo-ngan]")
    assert "ngan=1" in page.url
    assert page.is_visible("#ngan-keo table")
    assert not page.is_visible("[data-chep]")
