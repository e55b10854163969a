"""The wizard in a real browser: on a phone without script, on a PC with it; nothing sideways, nothing that axe finds."""

import pytest
from django.urls import reverse

from congdoan.overview.tests.factories import SPOILED
from congdoan.workbooks.tests.club import Belonging, Call
from congdoan.workbooks.tests.factories import book
from tests.browser import axe, sideways

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("club_sheets")]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "so-cong-doan.xlsx"
    path.write_bytes(book(SPOILED))
    return path


def clean(page):
    """Nothing wrong with the page, whatever its size."""
    assert sideways(page) <= 0
    assert axe(page) == []


def test_a_workbook_comes_in_on_a_phone_without_script(phone, cast, file):
    page = phone(cast.chair, script=False)
    page.goto(reverse("overview:import-list", kwargs={"unit_id": cast.union.pk}))
    page.click("main a:has-text('Nhập sổ Excel')")
    page.set_input_files("input[type=file]", str(file))
    page.click("text=Đưa lên để xem trước")
    page.click("text=Xem trước từng dòng")
    assert page.inner_text("h1") == "Xem trước: chưa có gì được ghi"
    page.click("a:has-text('dòng 4, Vũ Thị Dung')")
    assert page.locator("tr:target").inner_text().startswith("4")
    page.click("text=Ghi 4 dòng vào sổ")
    assert page.inner_text("h1") == "Đã ghi 4 dòng vào sổ"
    assert Call.objects.count() == 2
    page.click("text=Hoàn tác cả lần nhập")
    page.click("button:has-text('Hoàn tác cả lần nhập')")
    assert page.inner_text("h1") == "Đã hoàn tác 4 dòng"
    assert Call.objects.count() == 0


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_every_step_is_readable_by_everyone(size, cast, file, phone, desktop):
    page = {"phone": phone, "desktop": desktop}[size](cast.chair)
    at = {"unit_id": cast.union.pk}
    for name in ("import-list", "export", "log"):
        page.goto(reverse(f"overview:{name}", kwargs=at))
        clean(page)
    page.goto(reverse("overview:search") + "?q=kdd")
    clean(page)
    page.goto(reverse("overview:import-new", kwargs=at))
    clean(page)
    page.click("text=Đưa lên để xem trước")
    assert page.title().startswith("Lỗi:")
    clean(page)
    page.set_input_files("input[type=file]", str(file))
    page.click("text=Đưa lên để xem trước")
    clean(page)
    page.click("text=Xem trước từng dòng")
    clean(page)
    preview = page.url
    page.goto(preview + "can-sua/")
    clean(page)
    page.goto(preview)
    page.click("text=Ghi 4 dòng vào sổ")
    clean(page)
    page.goto(preview + "hoan-tac/")
    clean(page)
    page.goto(reverse("overview:import-list", kwargs=at))
    clean(page)


def test_the_marked_file_comes_down(desktop, cast, file):
    page = desktop(cast.chair)
    page.goto(reverse("overview:import-new", kwargs={"unit_id": cast.union.pk}))
    page.set_input_files("input[type=file]", str(file))
    page.click("text=Đưa lên để xem trước")
    page.click("text=Xem trước từng dòng")
    with page.expect_download() as coming:
        page.click("text=Tải về tệp có đánh dấu chỗ sai")
    assert coming.value.suggested_filename == "so-cong-doan-danh-dau.xlsx"


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_one_decision_repairs_many_rows(size, cast, phone, desktop, tmp_path):
    path = tmp_path / "so.xlsx"
    head = ["Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị (mã)"]
    path.write_bytes(book({"Hội viên": [head, *([f"Trần Văn {name}", "1980", "Nam", "Tổ 1"] for name in "ABCDE")]}))
    page = {"phone": phone, "desktop": desktop}[size](cast.chair)
    page.goto(reverse("overview:import-new", kwargs={"unit_id": cast.union.pk}))
    page.set_input_files("input[type=file]", str(path))
    page.click("text=Đưa lên để xem trước")
    clean(page)
    page.focus("form.cd-hieu select")
    page.select_option("form.cd-hieu select", "KDD-T1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Ghi 5 dòng vào sổ")
    assert "“Tổ 1” đọc là “KDD-T1”" in page.inner_text("[aria-labelledby=da-hieu]")
    clean(page)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_wrong_column_is_put_right(size, cast, tmp_path, phone, desktop):
    path = tmp_path / "ds.xlsx"
    rows = [["TT", "Họ tên", "Ngày sinh", "Giới tính", "Số thẻ"], [1, "Vũ Thị Dung", "1980", "Nữ", "035180000412"]]
    path.write_bytes(book({"Sheet1": [["DANH SÁCH HỘI VIÊN"], *rows]}))
    page = {"phone": phone, "desktop": desktop}[size](cast.chair)
    page.goto(reverse("overview:import-new", kwargs={"unit_id": cast.union.pk}))
    page.set_input_files("input[type=file]", str(path))
    page.click("text=Đưa lên để xem trước")
    assert page.inner_text("h1") == "Đọc hiểu các cột"
    clean(page)
    page.get_by_label("Cột “Số thẻ” là").select_option("Họ và tên")
    page.click("text=Lưu, xem trước từng dòng")
    assert "Hai cột cùng chọn “Họ và tên”" in page.inner_text("[role=alert]")
    clean(page)
    page.get_by_label("Cột “Số thẻ” là").select_option("Số CCCD")
    page.click("text=Lưu, xem trước từng dòng")
    assert page.inner_text("h1") == "Xem trước: chưa có gì được ghi"
    page.click("text=Ghi 1 dòng vào sổ")
    assert page.inner_text("h1") == "Đã ghi 1 dòng vào sổ"
    assert Belonging.objects.get().person.national_id == "035180000412"
