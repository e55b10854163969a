"""Forty people on one screen: Mid-Autumn gifts with the keyboard alone, the list signed on paper, the book that says the same."""

import datetime

import pytest

from congdoan.care.models import Gift
from congdoan.care.tests import factories
from tests.browser import axe, sideways

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LETTERS = "ABCDEFGHIKLMNOPQRSTU"
ADDRESS = "/cham-lo/{}/tang-qua/ghi-danh-sach/?dip=mid_autumn&ai=con&ngay=24/05/2022&tuoi=15"


@pytest.fixture
def children(cast):
    """Twenty members of two children each."""
    made = []
    for letter in LETTERS:
        parent = factories.member(cast, f"Nguyễn Văn {letter}")
        made += [
            factories.child(cast, parent, f"Minh {letter}{letter.lower()}", 2014),
            factories.child(cast, parent, f"Hải {letter}{letter.lower()}", 2016),
        ]
    return made


def address(page, cast):
    """The way there: the usual list, one touch."""
    page.goto(f"/cham-lo/{cast.union.pk}/tang-qua/")
    page.click("main a[href$='/ghi-danh-sach/']")
    page.click("main a:has-text('Tết Trung thu, con đoàn viên')")
    page.wait_for_load_state()


def bar(page):
    """What the bar at the foot says."""
    return " ".join(page.locator(".cd-dinh").inner_text().split())


def test_forty_children_with_the_keyboard(desktop, phone, cast, children):
    page = desktop(cast.chair)
    address(page, cast)
    assert "40 trên 40 người" in bar(page)
    assert (axe(page), sideways(page)) == ([], 0)
    page.focus("[name=each]")
    page.keyboard.type("100.000")
    assert "cộng 4.000.000 đ" in bar(page)

    boxes = page.locator("[data-tien]")
    boxes.first.focus()
    for _row in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.keyboard.type("150.000")
    page.keyboard.press("ArrowUp")
    assert "38 trên 40 người" in bar(page) and "cộng 3.850.000 đ" in bar(page)
    assert page.evaluate("Array.from(document.querySelectorAll('.cd-tick')).map(one => one.checked)").count(False) == 2

    with page.context.expect_page() as opened:
        page.click("button[name=viec]")
    paper = opened.value
    paper.wait_for_load_state()
    text = paper.locator("main").inner_text().replace("\u00a0", " ")
    assert "DANH SÁCH KÝ NHẬN" in text and "Cộng: 38 suất, 3.850.000 đ" in text
    assert paper.locator("main tbody tr").count() >= 38
    assert not Gift.objects.exists()

    page.click(".cd-dinh button.btn-primary")
    page.wait_for_load_state()
    assert "Đã ghi 38 suất quà vào sổ, cộng 3.850.000 đ." in page.locator("main").inner_text().replace("\u00a0", " ")
    given = list(Gift.objects.order_by("pk").values_list("amount", flat=True))
    assert (len(given), sum(given), given.count(150_000)) == (38, 3_850_000, 1)
    assert set(Gift.objects.values_list("given_on", flat=True)) == {datetime.date(2022, 5, 24)}
    page.click("main a[href*='ky-nhan']")
    page.wait_for_load_state()
    assert "Cộng: 38 suất, 3.850.000 đ" in page.locator("main").inner_text().replace("\u00a0", " ")

    small = phone(cast.chair)
    small.goto(ADDRESS.format(cast.union.pk))
    assert "2 trên 40 người" in bar(small)
    assert (axe(small), sideways(small)) == ([], 0)


def test_a_refusal_keeps_the_list_and_its_sum(desktop, cast, children):
    page = desktop(cast.chair)
    page.goto(ADDRESS.format(cast.union.pk))
    assert "(nếu có)" not in page.locator("label[for=id_each]").inner_text()
    page.locator("[data-tien]").nth(3).fill("ba trăm")
    page.click(".cd-dinh button.btn-primary")
    page.wait_for_load_state()
    assert page.locator("[data-tien][aria-invalid=true]").count() == 1
    page.locator("[data-tien]").nth(3).fill("300.000")
    page.fill("[name=each]", "100.000")
    assert "cộng 4.200.000 đ" in bar(page)


def test_without_script_the_list_is_given_all_the_same(phone, cast, children):
    page = phone(cast.chair, script=False)
    page.goto(ADDRESS.format(cast.union.pk))
    page.locator(".cd-tick").nth(5).uncheck()
    page.fill("[name=each]", "100.000")
    page.click(".cd-dinh button.btn-primary")
    page.wait_for_load_state()
    assert Gift.objects.count() == 39
