"""A province officer merges two communes' unions and undoes it; a member is admitted, transferred, leaves, returns, and is seen as of three days."""

import datetime

import pytest
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.roles import Role
from congdoan.membership.models import Membership
from congdoan.reorganization.models import Plan
from congdoan.reorganization.tests.factories import members
from congdoan.units.models import Unit
from tests.browser import axe, sideways
from tests.people import FOUNDED, NOW, account, found, person

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def press(page):
    """The main button of a form, and what came of it."""
    assert sideways(page) == 0
    page.click("main form button.btn-primary")
    page.wait_for_load_state()
    return text(page)


def text(page):
    """What the page says, on one line."""
    return " ".join(page.locator("main").inner_text().replace("\u00a0", " ").split())


def fill(page, **facts):
    for name, value in facts.items():
        page.fill(f"[name={name}]", value)


@pytest.fixture
def province(cast):
    """A province with the unions of two communes, and two of its officers."""
    cast.province = found("QT", "LĐLĐ tỉnh Quảng Trị", "provincial_federation")
    cast.first = found("QT-VL", "CĐCS xã Vĩnh Lâm", "grassroots_union", cast.province)
    cast.second = found("QT-VS", "CĐCS xã Vĩnh Sơn", "grassroots_union", cast.province)
    members(cast, cast.first, 3)
    members(cast, cast.second, 4)
    for key, name in (("drafter", "Hoàng Thị Cúc"), ("approver", "Đặng Văn Tú")):
        who = person(name)
        grants.give(person=who, role=Role.SUPERIOR_OFFICER, unit=cast.province, valid_from=FOUNDED)
        setattr(cast, key, actor_for(account(who, key), NOW))
    return cast


def test_two_communes_unions_become_one_and_are_two_again(phone, desktop, province):
    page = desktop(province.drafter)
    page.goto("/")
    page.click("nav >> text=Sắp xếp")
    page.click("main >> text=Lập phương án >> nth=0")
    fill(
        page,
        title="Nhập CĐCS hai xã Vĩnh Lâm, Vĩnh Sơn",
        effective_on="01/05/2022",
        number="214/QĐ-LĐLĐ",
        signed_on="20/04/2022",
        issuer="LĐLĐ tỉnh",
    )
    assert "Đã lập phương án" in press(page)
    page.click("main >> text='Lập mới'")
    fill(page, code="QT-VT", name="CĐCS xã Vĩnh Thủy", parent_code="QT")
    page.select_option("[name=kind]", "grassroots_union")
    press(page)
    page.click("main >> text='Nhập'")
    fill(page, units="QT-VL QT-VS", target_code="QT-VT")
    said = press(page)
    for words in ("Đoàn viên đổi nơi sinh hoạt 7", "CĐCS xã Vĩnh Thủy 7", "Mọi đoàn viên đều có nơi đến", "Đơn vị ở dưới 2 → 1"):
        assert words in said, words
    assert axe(page) == [] and sideways(page) == 0
    page.click("tr:has-text('Đoàn viên đổi nơi sinh hoạt') a")
    said = text(page)
    assert "CĐCS xã Vĩnh Lâm" in said and "CĐCS xã Vĩnh Sơn" in said
    page.go_back()
    page.click("main >> text='Trình duyệt'")
    assert "Đã trình" in press(page) and "không tự duyệt" in text(page)

    other, plan = phone(province.approver), Plan.objects.get()
    other.goto(reverse("reorganization:plan", args=[province.province.pk, plan.pk]))
    assert axe(other) == [] and sideways(other) == 0
    other.click("main >> text='Duyệt'")
    press(other)
    other.click("main >> text='Thi hành'")
    assert "Đã thi hành phương án. Hoàn tác được đến hết ngày 23/06/2022" in press(other)
    merged = Unit.objects.get(code="QT-VT")
    assert Membership.objects.filter(unit=merged, valid_until=None).count() == 7
    for unit, words in ((merged, "Kế tục CĐCS xã Vĩnh Lâm"), (province.first, "Được kế tục bởi CĐCS xã Vĩnh Thủy")):
        other.goto(reverse("overview:unit", args=[unit.pk]))
        assert words in text(other) and sideways(other) == 0
    other.goto(reverse("overview:unit", args=[province.first.pk]) + "?ngay=30/04/2022")
    assert "3" in text(other) and "Được kế tục bởi" in text(other)

    other.goto(reverse("reorganization:plan", args=[province.province.pk, plan.pk]))
    other.click("main >> text='Hoàn tác cả phương án'")
    fill(other, reason="Tỉnh đổi phương án")
    press(other)
    assert Unit.objects.filter(code="QT-VT").count() == 0
    assert [Membership.objects.filter(unit=unit, valid_until=None).count() for unit in (province.first, province.second)] == [3, 4]


def test_a_member_comes_moves_leaves_and_returns(phone, desktop, cast):
    chair, other = desktop(cast.chair), phone(cast.stranger)
    chair.goto(reverse("membership:member-admit", args=[cast.union.pk]))
    fill(chair, full_name="Lê Thị Nguyệt", birth="12/03/1990", union_joined="01/03/2018")
    chair.check("[name=sex][value=female]")
    chair.click("main details >> summary")
    fill(chair, national_id="034190001234")
    assert "Đã ghi Lê Thị Nguyệt" in press(chair)
    came = Membership.objects.get(person__full_name="Lê Thị Nguyệt")

    other.goto(reverse("membership:transfer-ask", args=[cast.other.pk]))
    fill(other, full_name="Lê Thị Nguyệt", birth="12/03/1990", number="034190001234", moves_on="01/02/2022")
    press(other)
    chair.goto(reverse("membership:transfer-list", args=[cast.union.pk]))
    chair.click("main >> text=Lê Thị Nguyệt")
    chair.click("main a[href$='/dong-y/']")
    press(chair)
    new = Membership.objects.get(person=came.person, unit=cast.other)
    came.refresh_from_db()
    assert came.valid_until == new.valid_from == datetime.date(2022, 2, 1)

    other.goto(reverse("membership:member-leave", args=[cast.other.pk, new.pk]))
    fill(other, last_day="31/03/2022")
    other.select_option("[name=why_left]", "left_employer")
    assert "Đã ghi rời đơn vị" in press(other)
    other.goto(reverse("membership:member-rejoin", args=[cast.other.pk, new.pk]))
    fill(other, valid_from="10/05/2022")
    assert "Đã ghi trở lại sinh hoạt" in press(other)

    page = reverse("overview:member", args=[came.person_id])
    seen = {
        "15/01/2020": (chair, "Công đoàn khối dân Đảng"),
        "15/02/2022": (other, "Công đoàn Trường Yên Trung"),
        "15/04/2022": (other, "Đã rời đơn vị ngày 31/03/2022"),
    }
    for day, (reader, words) in seen.items():
        reader.goto(f"{page}?ngay={day}")
        assert words in text(reader), day
        assert axe(reader) == [] and sideways(reader) == 0
