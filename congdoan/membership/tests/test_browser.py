"""The screens of members and units in a browser: nothing that axe objects to, nothing wider than the page, at both widths."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from congdoan.membership.tests.factories import many, member
from congdoan.organization.tests.factories import appoint
from tests.browser import axe, sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PAGES = {
    "members": ("membership:member-list", ""),
    "members-then": ("membership:member-list", "?ngay=31/12/2019"),
    "admit": ("membership:member-admit", ""),
    "child": ("membership:relative-record", ""),
    "appoint": ("membership:post-appoint", ""),
    "tree": ("organization:unit-tree", ""),
    "tree-then": ("organization:unit-tree", "?ngay=31/12/2019"),
    "units": ("organization:unit-list", ""),
    "posts": ("organization:post-list", ""),
    "found": ("organization:unit-found", ""),
    "close": ("organization:unit-close", ""),
}


@pytest.fixture
def book(cast):
    """Sixty members, an officer each kind, one who has left."""
    many(cast, 60)
    mai = member(cast, "Trần Thị Mai", unit=cast.group, job_title="Chuyên viên Ban Tổ chức", party_joined_on="2014-02-03")
    member(cast, "Lê Thị Bích", unit=cast.group2, born="1970", valid_until="2020-01-01", why_left="retired")
    appoint(cast, mai.person, duties="nữ công", term="2017-2022")
    appoint(cast, mai.person, "women_board_head")
    cast.mai = mai
    return cast


def flaws(page, unit):
    """{page name: (what axe found, pixels too wide)} of every page that has any."""
    found = {}
    for name, (url_name, query) in PAGES.items():
        page.goto(reverse(url_name, kwargs={"unit_id": unit.pk}) + query)
        if (flaw := (axe(page), sideways(page))) != ([], 0):
            found[name] = flaw
    return found


def test_pages_on_a_phone(book, phone):
    assert flaws(phone(book.chair), book.union) == {}


def test_pages_on_a_pc(book, desktop):
    assert flaws(desktop(book.chair), book.union) == {}


def test_a_filter_swaps_the_list_alone_and_keeps_the_day(book, desktop):
    page = desktop(book.chair)
    page.goto(reverse("membership:member-list", kwargs={"unit_id": book.union.pk}) + "?ngay=31/12/2019")
    page.get_by_label("Tìm theo tên").fill("bich")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("tbody tr")).to_have_count(5)  # she, and four others called Bích
    expect(page).to_have_url(re.compile("ngay=31%2F12%2F2019"))


def test_admitting_on_a_phone_without_script(book, phone):
    page = phone(book.chair, script=False)
    page.goto(reverse("membership:member-admit", kwargs={"unit_id": book.union.pk}))
    page.get_by_label("Họ và tên").fill("Vũ Thị Thơm")
    page.get_by_text("Nữ", exact=True).click()
    page.get_by_label("Ngày sinh").fill("1990")
    page.get_by_label("Sinh hoạt ở").select_option(label="Tổ Ban Đảng")
    page.get_by_label("Ngày vào công đoàn").fill("01/09/2015")
    page.get_by_role("button", name="Ghi vào danh sách đoàn viên").click()
    page.get_by_text("Đã ghi Vũ Thị Thơm vào Tổ Ban Đảng.").wait_for()


def test_the_tree_opens_and_closes_without_script(book, phone):
    page = phone(book.officer, script=False)
    page.goto(reverse("organization:unit-tree", kwargs={"unit_id": book.district.pk}))
    page.get_by_label("Mở Công đoàn khối dân Đảng").click()
    page.get_by_text("Tổ Văn phòng").wait_for()
    page.get_by_label("Thu gọn Công đoàn khối dân Đảng").click()
    assert page.get_by_text("Tổ Văn phòng").count() == 0


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_an_account_is_opened_handed_over_and_closed(book, request, size):
    page, wrong = request.getfixturevalue(size)(book.chair), {}

    def look(name):
        if (flaw := (axe(page), sideways(page))) != ([], 0):
            wrong[name] = flaw

    page.goto(reverse("overview:member", kwargs={"person_id": book.mai.person_id}))
    page.get_by_role("link", name="Tài khoản", exact=True).click()
    look("account")
    page.get_by_role("link", name="Mở tài khoản").click()
    look("open")
    page.get_by_role("button", name="Mở tài khoản, lấy phiếu giao").click()
    expect(page.get_by_text("PHIẾU GIAO TÀI KHOẢN")).to_be_visible()
    expect(page.locator(".cd-mat-khau")).to_have_text(re.compile(r"^\w{4}-\w{4}-\w{4}$"))
    look("slip")
    page.get_by_role("link", name="Đã giao, về trang tài khoản").click()
    expect(page.locator(".cd-mat-khau")).to_have_count(0)
    look("account-open")
    page.get_by_role("link", name="Đóng tài khoản").click()
    look("close")
    page.get_by_role("button", name="Đóng tài khoản").click()
    expect(page.get_by_text("Đã đóng tài khoản của Trần Thị Mai.")).to_be_visible()
    look("account-closed")
    assert wrong == {}
