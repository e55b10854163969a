"""The screens of applications: from the list through each step to the list of members; 404, 403, 422; statements that do not grow."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.membership import queries
from congdoan.membership.actions import applications
from congdoan.membership.models import Application, Membership
from congdoan.membership.tests.factories import day, member
from congdoan.membership.tests.test_joining import consider, decide, decided, receive
from congdoan.ui.forms import VERSION
from tests.pages import check_form_with_errors
from tests.people import TODAY

pytestmark = pytest.mark.django_db


def url(name, unit, *more):
    return reverse(f"membership:{name}", args=[unit.pk, *more])


def page(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def soup(answer, status=200):
    return BeautifulSoup(page(answer, status), "html.parser")


def test_the_whole_way_on_the_screens(cast, sign_in):
    client = sign_in(cast.chair)
    facts = {"how": "admitted", "full_name": "Trần Thị Mai", "sex": "female", "birth": "09/10/1996", "applied_on": "01/04/2022"}
    assert client.post(url("application-receive", cast.union), {**facts, "unit": cast.group.pk}).status_code == 303
    made = Application.objects.get()
    assert "Xét đơn (1)" in page(client.get(url("application-list", cast.union)))
    step = {"applications": [made.pk], "considered_on": "10/04/2022", "agreed": "1"}
    assert client.post(url("application-consider", cast.union), step).status_code == 303
    assert "Ghi quyết định (1)" in page(client.get(url("application-list", cast.union)))
    step = {"applications": [made.pk], "number": "12/QĐ-CĐCS", "signed_on": "15/04/2022"}
    assert client.post(url("application-decide", cast.union), step).status_code == 303
    step = {"applications": [made.pk], "joins_on": "01/05/2022", "ceremony_on": "02/05/2022"}
    assert client.post(url("application-induct", cast.union), step).status_code == 303
    told = page(client.get(url("application", cast.group, made.pk)))
    assert "Quyết định 12/QĐ-CĐCS ngày 15/04/2022" in told and "Lễ kết nạp" in told
    assert reverse("overview:member", args=[Membership.objects.get().person_id]) in told
    assert "<b>Mai</b>" in page(client.get(url("member-list", cast.union)))


def test_how_far_each_had_come_on_a_day(cast, sign_in):
    made = receive(cast)  # applied on 01/04/2022
    consider(cast, [made])  # 10/04
    decide(cast, [made])  # 15/04
    applications.induct(by=cast.chair, unit=cast.union, applications=[made], joins_on=day("2022-05-01"))
    other = receive(cast, full_name="Lê Văn Rút", applied_on=day("2022-04-02"))
    applications.withdraw(by=cast.chair, application=other, version=1, reason="Thôi không vào.")  # today
    told = {}
    for on in ("2022-03-31", "2022-04-01", "2022-04-10", "2022-04-15", "2022-05-01", str(TODAY)):
        told[on] = {row.full_name: row.state_then for row in queries.applications(by=cast.chair, unit=cast.union, on=day(on))}
    name = made.full_name
    assert [told[on].get(name) for on in told] == [None, "received", "agreed", "decided", "admitted", "admitted"]
    assert told["2022-05-01"]["Lê Văn Rút"] == "received" and told[str(TODAY)]["Lê Văn Rút"] == "withdrawn"
    client = sign_in(cast.chair)
    before = page(client.get(url("application-list", cast.union) + "?ngay=31/03/2022"))
    assert "Ngày 31/03/2022 không có đơn nào" in before and "Không có dòng nào khớp" not in before, "a day alone is no filter"
    then = page(client.get(url("application-list", cast.union) + "?ngay=10/04/2022&buoc=agreed"))
    assert "<b>Mai</b>" in then and "Đang xem sổ của ngày" in then and "<b>Rút</b>" not in then and "Xét đơn (" not in then


def test_a_list_pasted_from_excel(cast, sign_in):
    client = sign_in(cast.group_leader)
    rows = "1\tTrần Thị Mai\t09/10/1996\tNữ\n2\tNguyễn Văn Hải\t12/03/1990\tNam"
    assert client.post(url("application-receive-all", cast.group), {"applied_on": "01/04/2022", "rows": rows}).status_code == 303
    assert Application.objects.count() == 2
    answer = client.post(url("application-receive-all", cast.group), {"applied_on": "01/04/2022", "rows": "Lê Thị Bích\nVũ Lan; nữ; 1990"})
    told = page(answer, 422)
    assert "Dòng 1: chưa có ngày sinh" in told and "Lê Thị Bích\nVũ Lan" in told


def test_who_sees_what(cast, sign_in):
    made = receive(cast, national_id="035196000412", ethnic_group="Tày")
    told = page(sign_in(cast.chair).get(url("application", cast.group, made.pk)))
    assert "035 ··· ··· 412" in told and "Tày" in told
    told = page(sign_in(cast.group_leader).get(url("application", cast.group, made.pk)))
    assert "412" not in told and "Tày" not in told
    assert sign_in(cast.stranger).get(url("application", cast.group, made.pk)).status_code == 404
    assert sign_in(cast.accountant).get(url("application", cast.group, made.pk)).status_code == 403
    assert sign_in(cast.chair).get(url("application", cast.group2, made.pk)).status_code == 404
    assert sign_in(cast.group_leader).get(url("application-consider", cast.group)).status_code == 403


def test_mended_and_taken_back(cast, sign_in):
    made = receive(cast)
    client = sign_in(cast.chair)
    form = soup(client.get(url("application-correct", cast.group, made.pk)))
    assert form.select_one("[name=birth]")["value"] == "09/10/1996"
    check_form_with_errors(soup(client.post(url("application-withdraw", cast.group, made.pk), {}), 422))
    sent = {"reason": "Chuyển công tác", "ban_dang_xem": "1"}
    assert client.post(url("application-withdraw", cast.group, made.pk), sent).status_code == 303
    assert "Đã rút đơn" in page(client.get(url("application-list", cast.union)))


@pytest.mark.parametrize("query", ["?tim=mai", "?buoc=agreed", "?dang=in", "?dang=xlsx"])
def test_search_paper_and_workbook(cast, sign_in, query):
    consider(cast, [receive(cast)])
    receive(cast, "Nguyễn Văn Hải", sex="male")
    answer = sign_in(cast.chair).get(url("application-list", cast.union) + query)
    assert answer.status_code == 200
    if query in ("?tim=mai", "?buoc=agreed"):
        assert "<b>Mai</b>" in answer.content.decode() and "<b>Hải</b>" not in answer.content.decode()


def test_statements_do_not_grow(cast, sign_in):
    decide(cast, consider(cast, [receive(cast)]))
    client = sign_in(cast.chair)
    counted = []
    for more in (0, 12):
        for n in range(more):
            receive(cast, f"Trần Thị {chr(65 + n)}a")
        with CaptureQueriesContext(connection) as seen:
            client.get(url("application-list", cast.union))
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_who_may_not_see_a_field_finds_none_in_the_form_and_saving_keeps_it(cast, sign_in):
    known = {"national_id": "035196000412", "ethnic_group": "Tày", "member_number": "0123456789"}
    made, client = receive(cast, **known), sign_in(cast.group_leader)
    address = url("application-correct", cast.group, made.pk)
    form = soup(client.get(address))
    assert not form.select("[name=ethnic_group], [name=member_number], [name=national_id]") and "Tày" not in form.get_text()
    facts = {"how": "admitted", "full_name": "Trần Thị Mai", "sex": "female", "birth": "09/10/1996", "applied_on": "01/04/2022"}
    sent = {**facts, "job_title": "Văn thư", "ethnic_group": "Kinh", "ban_dang_xem": form.select_one("[name=ban_dang_xem]")["value"]}
    assert client.post(address, sent).status_code == 303
    made.refresh_from_db()
    assert made.job_title == "Văn thư" and {name: getattr(made, name) for name in known} == known
    applications.correct(
        by=cast.group_leader, application=made, version=made.version, full_name=made.full_name, sex=made.sex, birth=made.birth,
        applied_on=made.applied_on, how=made.how, ethnic_group="Kinh",
    )  # fmt: skip
    made.refresh_from_db()
    assert {name: getattr(made, name) for name in known} == known, "not by the action itself either"


def test_a_wrong_number_is_mended_after_the_decision(cast, sign_in, django_assert_max_num_queries):
    row = decided(cast, member_number="011722904415")
    member(cast, "Phạm Văn Bình", "male", member_number="011722904415")
    client, page = sign_in(cast.chair), reverse("membership:application", args=[row.unit_id, row.pk])
    mend = reverse("membership:application-number", args=[row.unit_id, row.pk])
    assert mend in client.get(page).content.decode()
    with django_assert_max_num_queries(10):
        assert "011722904415" in client.get(mend).content.decode()
    row.refresh_from_db()
    refused = client.post(mend, {"member_number": "011722904415", VERSION: row.version})
    assert refused.status_code == 422 and "là của Phạm Văn Bình" in refused.content.decode()
    done = client.post(mend, {"member_number": "011 722 904 499", VERSION: row.version}, follow=True).content.decode()
    assert "Đã sửa mã đoàn viên" in done and "011722904499" in done
    assert mend not in sign_in(cast.group_leader).get(page).content.decode()
