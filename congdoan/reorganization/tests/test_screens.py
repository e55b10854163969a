"""The screens: from the list to a plan carried out by two people, what each shows, who may open them, few statements."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.access.roles import holders
from congdoan.kernel.errors import Refused
from congdoan.reorganization.actions import plans
from congdoan.reorganization.choices import Permission, PlanState
from congdoan.reorganization.models import Plan
from congdoan.reorganization.tests.factories import approved, drafted, fresh, members, second_officer, unit
from congdoan.units.models import Unit
from congdoan.workbooks.choices import Permission as Workbooks


def at(name, place, plan=None):
    given = {"unit_id": place.pk} | ({"pk": plan.pk} if plan else {})
    return reverse(f"reorganization:{name}", kwargs=given)


def sent(nth, version=None, /, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def test_two_unions_are_merged_by_two_officers(cast, sign_in):
    members(cast, cast.union, 3)
    members(cast, cast.other, 2)
    second, client = second_officer(cast), sign_in(cast.officer)
    assert "Chưa có phương án nào" in client.get(at("plan-list", cast.district)).content.decode()
    facts = {"title": "Nhập hai công đoàn", "effective_on": "01/05/2022", "number": "12/QĐ", "signed_on": "20/04/2022", "issuer": "LĐLĐ"}
    answer = client.post(at("plan-draft", cast.district), sent(1, **facts))
    plan = Plan.objects.get()
    assert answer.status_code == 303 and answer["Location"] == at("plan", cast.district, plan)
    wrong = client.post(at("plan-merge", cast.district, plan), sent(2, units="KHONG", target_code="YT"))
    assert (
        wrong.status_code == 422 and "Không có mã KHONG ở dưới" in wrong.content.decode() and "KHONG</textarea>" in wrong.content.decode()
    )
    assert client.post(at("plan-merge", cast.district, plan), sent(3, units="kdd", target_code="YT")).status_code == 303
    page = client.get(at("plan", cast.district, plan)).content.decode()
    for words in ("Đoàn viên đổi nơi sinh hoạt", "Công đoàn Trường Yên Trung", "Mọi đoàn viên đều có nơi đến", "4 → 3", "Trình duyệt"):
        assert words in " ".join(page.split()), words
    assert client.post(at("plan-submit", cast.district, plan), sent(4, fresh(plan).version)).status_code == 303
    assert "không tự duyệt" in client.get(at("plan", cast.district, plan)).content.decode()
    other = sign_in(second)
    assert other.post(at("plan-approve", cast.district, plan), sent(5, fresh(plan).version)).status_code == 303
    assert other.post(at("plan-carry-out", cast.district, plan), sent(6, fresh(plan).version)).status_code == 303
    assert fresh(plan).state == PlanState.CARRIED_OUT and Unit.objects.get(pk=cast.union.pk).closed_on is not None
    whole = other.get(reverse("overview:unit", kwargs={"unit_id": cast.union.pk})).content.decode()
    assert (
        "Được kế tục bởi" in whole and "Kế tục" in other.get(reverse("overview:unit", kwargs={"unit_id": cast.other.pk})).content.decode()
    )
    assert "Hoàn tác được đến hết" in other.get(at("plan", cast.district, plan)).content.decode()
    back = sent(7, fresh(plan).version, reason="Ghi nhầm")
    assert other.post(at("plan-undo", cast.district, plan), back).status_code == 303
    assert Unit.objects.get(pk=cast.union.pk).closed_on is None


def test_whoever_drafts_plans_is_told_of_the_sheet_and_may_bring_it_in(cast, sign_in):
    assert set(holders(Permission.DRAFT_PLAN)) <= set(holders(Workbooks.IMPORT_WORKBOOK))
    for by, place in ((cast.chair, cast.union), (cast.officer, cast.district)):
        assert "trang tính" in sign_in(by).get(at("plan-draft", place)).content.decode()
        assert sign_in(by).get(reverse("overview:import-new", args=[place.pk])).status_code == 200


def test_each_deed_has_its_screen(cast, sign_in):
    own, client = members(cast, cast.union, 2), sign_in(cast.chair)
    unit("KDD-BP", "Bộ phận", "union_section", cast.union)
    plan = drafted(cast, by=cast.chair, unit=cast.union)
    post = lambda nth, screen, **facts: client.post(at(screen, cast.union, plan), sent(nth, **facts))  # noqa: E731
    assert post(1, "plan-found", code="KDD-T3", name="Tổ Ba", kind="union_group", parent_code="KDD").status_code == 303
    assert post(2, "plan-change", units="KDD-T1", name="Tổ Một").status_code == 303
    assert post(3, "plan-dissolve", units="KDD-T2", fate="").status_code == 303
    assert post(4, "plan-settle", fate="move", target_code="KDD-T3").status_code == 303
    both = post(5, "plan-change", units="KDD-T1 KDD-T2", name="Tổ Một")
    assert both.status_code == 422 and "chỉ ghi khi đổi một đơn vị" in both.content.decode()
    assert post(6, "plan-split", unit="KDD-BP", persons=own[0].person.full_name, target_code="KDD-T3").status_code == 422
    rows = client.get(at("plan-steps", cast.union, plan)).content.decode()
    for words in ("Lập mới", "Tổ Ba", "Đổi tên", "về Tổ Ba (KDD-T3)"):
        assert words in rows, words
    assert post(7, "plan-remove", steps="1-2").status_code == 303 and fresh(plan).steps.count() == 1
    assert "Ghi số thứ tự" in post(8, "plan-remove", steps="hai").content.decode()
    assert "Trình duyệt" in client.get(at("plan-submit", cast.union, plan)).content.decode()


def test_an_officer_above_names_no_members(cast, sign_in):
    own = members(cast, cast.union, 1)
    plan = drafted(cast)
    answer = sign_in(cast.officer).post(
        at("plan-split", cast.district, plan), sent(1, unit="KDD", persons=own[0].person.full_name, target_code="YT")
    )
    assert answer.status_code == 422 and "không xem tên đoàn viên" in answer.content.decode()
    assert "rồi chọn ở Nơi đến của từng người" in answer.content.decode()


def test_a_union_without_sections_is_split_by_an_officer_above(cast, sign_in):
    own, client = members(cast, cast.other, 2), sign_in(cast.officer)
    plan = drafted(cast)
    assert client.post(at("plan-split", cast.district, plan), sent(1, unit="YT", target_code="KDD")).status_code == 303
    with pytest.raises(Refused, match="chưa ai đi. Chia Công đoàn Trường Yên Trung thì chọn"):
        plans.submit(by=cast.officer, plan=plan, version=fresh(plan).version)
    shown = BeautifulSoup(client.get(at("plan-people", cast.district, plan)).content, "html.parser").get_text(" ")
    assert own[0].person.full_name in " ".join(shown.split())
    who = sent(2, names=own[0].person.full_name, fate="move", target_code="KDD")
    assert client.post(at("plan-send", cast.district, plan), who).status_code == 303
    assert plans.submit(by=cast.officer, plan=plan, version=fresh(plan).version).state == PlanState.SUBMITTED


@pytest.mark.parametrize("name", ["plan-list", "plan-draft", "plan", "plan-steps", "plan-merge", "plan-approve", "plan-undo"])
def test_who_may(cast, sign_in, name):
    plan = None if name in ("plan-list", "plan-draft") else drafted(cast)
    unseen = 403 if name in ("plan-list", "plan-draft", "plan", "plan-steps") else 404  # a plan that one may not see is not there
    for who, status in ((cast.officer, 200), (cast.chair, unseen), (cast.accountant, unseen), (cast.member, 404)):
        assert sign_in(who).get(at(name, cast.district, plan)).status_code == status


def test_a_plan_of_another_unit_is_not_there(cast, sign_in):
    plan = drafted(cast)
    assert sign_in(cast.officer).get(at("plan", cast.union, plan)).status_code == 404


@pytest.mark.parametrize("name", ["plan", "plan-steps", "plan-list"])
def test_few_statements_however_many_units(cast, sign_in, name, django_assert_max_num_queries):
    found = [unit(f"U{number}", f"Công đoàn {number}", parent=cast.district) for number in range(12)]
    plan = drafted(cast, *({"deed": "dissolve", "unit": each, "fate": "end"} for each in found))
    client = sign_in(cast.officer)
    with django_assert_max_num_queries(10):
        assert client.get(at(name, cast.district, None if name == "plan-list" else plan)).status_code == 200


def test_a_union_finds_its_plans_on_its_own_page_and_those_above_in_the_menu(cast, sign_in):
    page, own = reverse("overview:unit", args=[cast.union.pk]), at("plan-list", cast.union)
    above, below = (BeautifulSoup(sign_in(who).get(page).content, "html.parser") for who in (cast.officer, cast.chair))
    assert "Sắp xếp" in above.nav.get_text() and above.select(f'main a[href="{at("plan-list", cast.district)}"]')
    assert "Sắp xếp" not in below.nav.get_text() and below.select(f'main a[href="{own}"]')


def test_what_is_unlike_the_approval_is_read_before_it_is_done(cast, sign_in):
    members(cast, cast.union, 2)
    second = second_officer(cast)
    plan = approved(cast, second, drafted(cast, {"deed": "merge", "unit": cast.union, "target_code": "YT"}))
    client, place = sign_in(second), cast.district
    assert 'name="seen"' not in client.get(at("plan-carry-out", place, plan)).content.decode(), "nothing to read while all is alike"
    members(cast, cast.union, 3)
    answer = client.post(at("plan-carry-out", place, plan), sent(1, plan.version))
    page = answer.content.decode()
    assert answer.status_code == 422 and "lúc duyệt 2, nay 5" in page and 'name="seen"' in page
    client.post(at("plan-check", place, plan), sent(2))
    assert "Sổ đã khác lúc duyệt" in client.get(at("plan", place, plan)).content.decode()
    form = client.get(at("plan-carry-out", place, plan)).content.decode()
    assert 'name="seen"' in form and "lúc duyệt 2, nay 5" in form, "what is ticked as read can be read there"
    assert client.post(at("plan-carry-out", place, plan), sent(3, fresh(plan).version, seen="on")).status_code == 303
    assert fresh(plan).state == PlanState.CARRIED_OUT
