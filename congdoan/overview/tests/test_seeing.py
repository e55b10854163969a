"""The masked number: looked at with a reason, logged, told to the member; who can see what of me today."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan import workbooks
from congdoan.audit.models import Entry
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.actions import looking
from congdoan.membership.tests.factories import member
from congdoan.organization.actions import deputies
from tests.people import TODAY, account, acting

pytestmark = pytest.mark.django_db
NUMBER, MASKED = "001186012345", "001 ··· ··· 345"


@pytest.fixture
def row(cast):
    """A member of the group with an identity number."""
    return member(cast, "Lê Thị Mai", unit=cast.group, national_id=NUMBER)


def words(answer):
    assert answer.status_code == 200, answer.status_code
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text().split())


def address(row):
    return reverse("overview:member-identity", kwargs={"unit_id": row.unit_id, "person_id": row.person_id})


def test_the_number_is_masked_until_a_reason_is_given_and_the_member_is_told(cast, sign_in, row):
    client = sign_in(cast.chair)
    page = reverse("overview:member", args=[row.person_id])
    assert (
        MASKED in words(client.get(page))
        and NUMBER not in words(client.get(page))
        and f'href="{address(row)}"' in str(client.get(page).content)
    )
    assert NUMBER not in client.get(address(row)).content.decode()
    refused = client.post(address(row), {"reason": ""})
    assert refused.status_code == 422 and NUMBER not in refused.content.decode()
    answer = client.post(address(row), {"reason": "làm thẻ đoàn viên"})
    assert NUMBER in words(answer) and answer["Cache-Control"] == "no-store"
    entry = Entry.objects.get(action="membership.looking.unmask")
    assert (entry.by, entry.result, entry.detail) == (
        cast.chair.person,
        f"people.person:{row.person_id}",
        {"field": "national_id", "reason": "làm thẻ đoàn viên"},
    )

    hers = sign_in(acting(account(row.person, "mai")))
    me = hers.get("/cua-toi/").content.decode()
    assert reverse("overview:who-sees-me") in me and NUMBER not in me
    told = words(hers.get(reverse("overview:who-sees-me")))
    assert "Phạm Văn Bình xem đủ số CCCD của anh/chị" in told and "Lý do: làm thẻ đoàn viên" in told


def test_who_may_not_look(cast, sign_in, row):
    for who, status in ((cast.group_leader, 403), (cast.accountant, 403), (cast.officer, 404), (cast.stranger, 404)):
        assert sign_in(who).post(address(row), {"reason": "xem"}).status_code == status
    with pytest.raises(NotAllowed):
        looking.unmask(by=cast.group_leader, membership=row, reason="xem")
    with pytest.raises(Refused, match="Ghi vì sao"):
        looking.unmask(by=cast.chair, membership=row, reason="")
    with pytest.raises(Refused, match="chưa có số CCCD"):
        looking.unmask(by=cast.chair, membership=member(cast, "Tạ Thị Hương"), reason="xem")


def test_each_member_reads_who_sees_what_of_him_today(cast, sign_in, row, django_assert_max_num_queries):
    days = {"valid_from": TODAY, "valid_until": TODAY.replace(month=6)}
    deputies.lend(
        by=cast.chair, unit=cast.union, deputy=cast.accountant.person, permissions=["membership.view_party"], reason="nghỉ phép", **days
    )
    hers = sign_in(acting(account(row.person, "mai")))
    with django_assert_max_num_queries(10):
        page = BeautifulSoup(hers.get(reverse("overview:who-sees-me")).content, "html.parser")
    cards = {card.h2.get_text(): card.ul.get_text() for card in page.select("main section.card") if card.ul}
    assert (
        "Bùi Thị Hà" in cards["Tên, ngày sinh, điện thoại, công việc"] and "Vũ Thị Dung" in cards["Tên, ngày sinh, điện thoại, công việc"]
    )
    assert "làm thay Phạm Văn Bình" in cards["Ngày vào Đảng, dân tộc"] and "Bùi Thị Hà" not in cards["Ngày vào Đảng, dân tộc"]
    assert "Trịnh Văn Khánh" not in page.main.get_text() and "Ngô Thị Lan" not in page.main.get_text()


def test_a_book_taken_away_with_numbers_is_told_to_its_members_and_a_masked_one_is_not(cast, sign_in, row):
    hers = acting(account(row.person, "mai"))
    workbooks.export(by=cast.chair, unit=cast.union, sensitive=False)
    assert "Chưa ai xem đủ" in words(sign_in(hers).get(reverse("overview:who-sees-me")))
    workbooks.export(by=cast.chair, unit=cast.union, reason="nộp danh sách")
    assert "Phạm Văn Bình tải sổ Excel" in words(sign_in(hers).get(reverse("overview:who-sees-me")))


def test_the_form_that_corrects_shows_the_number_masked_and_keeps_it(cast, sign_in, row):
    client, form = sign_in(cast.chair), reverse("membership:member-correct", kwargs={"unit_id": row.unit_id, "membership_id": row.pk})
    page = BeautifulSoup(client.get(form).content, "html.parser")
    assert page.select_one("[name=national_id]")["value"] == MASKED and NUMBER not in page.get_text()
    sent = {
        field["name"]: field.get("value", "")
        for field in page.select("main form input[name]")
        if field.get("type") not in ("radio", "checkbox")
    }
    sent |= {field["name"]: field["value"] for field in page.select("main form input[type=radio][checked]")}
    assert client.post(form, sent | {"job_title": "Văn thư"}).status_code == 303
    row.person.refresh_from_db()
    row.refresh_from_db()
    assert (row.person.national_id, row.job_title) == (NUMBER, "Văn thư")
