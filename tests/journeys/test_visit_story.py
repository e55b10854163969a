"""A visit, from the group leader's phone to the report: recorded once, seen by whoever may, changed by nobody unseen."""

import re

import pytest

from congdoan.audit import queries as log
from congdoan.care.models import Visit
from congdoan.membership.tests.factories import member
from tests.browser import axe, sideways

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def mai(cast):
    """Trần Thị Mai of the office group, who is in hospital; her chair is a member too."""
    return member(cast, "Trần Thị Mai", unit=cast.group).person


def record(page, cast, mai):
    """The group leader records the visit: the button "Ghi nhận", the form, the visit. Returns how many screens it took."""
    screens = 1
    page.goto("/")
    page.click(".cd-nav .cd-ghi a")
    screens += 1
    page.wait_for_load_state()
    if page.locator("h1").inner_text() == "Ghi nhận":
        page.locator("main a[href$='/tham-hoi/ghi-nhan/']").first.click()
        page.wait_for_load_state()
        screens += 1
    assert page.locator("h1").inner_text() == "Ghi nhận thăm hỏi"
    page.select_option("[name=person]", str(mai.pk))
    page.check("[name=reason][value=hospital]")
    page.fill("[name=visited_on]", "23/05/2022")
    page.fill("[name=amount]", "500.000")
    assert axe(page) == []
    assert sideways(page) == 0
    page.click("main form button.btn-primary")
    page.wait_for_load_state()
    return screens


def test_the_whole_story(phone, desktop, cast, mai):
    page = phone(cast.group_leader)
    assert record(page, cast, mai) <= 3
    assert "Đã ghi lượt thăm chị Mai ngày 23/05/2022 vào sổ." in page.locator("main").inner_text()
    visit = Visit.objects.get()
    assert (visit.person, visit.unit, visit.amount, visit.recorded_by) == (mai, cast.group, 500_000, cast.group_leader.person)

    chair = desktop(cast.chair)
    chair.goto(f"/cham-lo/{cast.union.pk}/tham-hoi/")
    assert "Trần Thị Mai" in chair.locator("main").inner_text()
    chair.goto(f"/bao-cao/{cast.union.pk}/year/2022/?mo=care.visits")
    assert "1 đoàn viên với số tiền 500.000 đ" in chair.locator("article").inner_text().replace("\u00a0", " ")
    assert "Trần Thị Mai" in chair.locator("#ngan-keo").inner_text()
    assert axe(chair) == []

    accountant = desktop(cast.accountant)
    accountant.goto(f"/cham-lo/{cast.union.pk}/theo-nguon/")
    assert "500.000" in accountant.locator("main").inner_text()

    stranger = desktop(cast.stranger)
    assert stranger.goto(f"/cham-lo/{cast.union.pk}/tham-hoi/").status == 404
    assert stranger.goto(f"/cham-lo/{cast.union.pk}/tham-hoi/{visit.pk}/").status == 404

    onlooker = desktop(cast.inspector)
    assert onlooker.goto(f"/cham-lo/{cast.union.pk}/tham-hoi/").status == 200
    assert onlooker.goto(f"/cham-lo/{cast.union.pk}/tham-hoi/ghi-nhan/").status == 403
    assert "chưa có quyền ghi nhận thăm hỏi" in onlooker.locator("main").inner_text()

    entry = log.entries_about([f"care.visit:{visit.pk}"]).get()
    assert (entry.by, entry.action) == (cast.group_leader.person, "care.visits.record")
    chair.goto(f"/nhat-ky/{cast.union.pk}/")
    assert re.search("Bùi Thị Hà", chair.locator("main").inner_text())


def test_a_stale_edit_shows_both_versions(desktop, cast, mai):
    page = desktop(cast.group_leader)
    record(page, cast, mai)
    visit = Visit.objects.get()
    address = f"/cham-lo/{cast.group.pk}/tham-hoi/{visit.pk}/sua/"
    first, second = desktop(cast.chair), desktop(cast.group_leader)
    first.goto(address)
    second.goto(address)
    first.fill("[name=amount]", "700.000")
    first.click("main form button.btn-primary")
    second.fill("[name=amount]", "300.000")
    second.click("main form button.btn-primary")
    second.wait_for_load_state()
    text = second.locator("main").inner_text()
    assert "300.000" in text and "700.000" in text
    visit.refresh_from_db()
    assert visit.amount == 700_000
    assert axe(second) == []


def test_the_same_submit_twice_records_one_visit(phone, cast, mai):
    page = phone(cast.group_leader, script=False)
    page.goto(f"/cham-lo/{cast.group.pk}/tham-hoi/ghi-nhan/")
    page.select_option("[name=person]", str(mai.pk))
    page.check("[name=reason][value=hospital]")
    page.fill("[name=visited_on]", "23/05/2022")
    page.fill("[name=amount]", "500.000")
    page.click("main form button.btn-primary")
    page.wait_for_load_state()
    page.go_back()
    page.click("main form button.btn-primary")
    page.wait_for_load_state()
    assert Visit.objects.count() == 1
