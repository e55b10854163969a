"""The masked number: looked at with a reason, logged, told to the member; who can see what of me today."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan import workbooks
from congdoan.access import queries as access
from congdoan.access.models import Grant
from congdoan.audit.models import Entry
from congdoan.care.actions import looking as visits
from congdoan.care.tests.factories import gift, visit
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.actions import looking
from congdoan.membership.models import PartyStanding
from congdoan.membership.tests.factories import member
from congdoan.organization.actions import deputies
from congdoan.workbooks.models import StagedRow
from congdoan.workbooks.tests.factories import cells, rewritten
from tests.people import NOW, TODAY, account, acting

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
    with pytest.raises(Refused, match="Ghi vì sao"):
        looking.unmask_party(by=cast.group_leader, membership=row, reason="")
    with pytest.raises(Refused, match="Ghi vì sao"):
        visits.unmask_reasons(by=cast.accountant, unit=cast.group, person=row.person, reason="")
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
    cards = {fold.summary.find(string=True): fold.ul.get_text() for fold in page.select("main details.cd-gap")}
    assert (
        "Bùi Thị Hà" in cards["Tên, ngày sinh, điện thoại, công việc"] and "Vũ Thị Dung" in cards["Tên, ngày sinh, điện thoại, công việc"]
    )
    assert "làm thay Phạm Văn Bình" in cards["Ngày vào Đảng, dân tộc"] and "Bùi Thị Hà" not in cards["Ngày vào Đảng, dân tộc"]
    assert [title for title, told in cards.items() if "Trịnh Văn Khánh" in told] == [next(title for title in cards if "trùng" in title)], (
        "the officer above reads names only where two pages may be one person's"
    )
    assert "Ngô Thị Lan" not in page.main.get_text()


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


def test_the_preview_of_an_import_shows_no_number_that_the_book_knows(cast, sign_in, row):
    content = workbooks.export(by=cast.chair, unit=cast.union)
    sheet = cells(content)["Đoàn viên"]
    content = rewritten(content, {("Đoàn viên", 1, sheet[0].index("Số CCCD")): "001186099999"})
    batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)
    shown = sign_in(cast.chair).get(reverse("overview:import", args=[cast.union.pk, batch.pk])).content.decode()
    assert MASKED in shown and "001186099999" in shown and NUMBER not in shown
    assert not StagedRow.objects.filter(old__icontains=NUMBER).exists()


@pytest.mark.parametrize(
    ("name", "who", "refused", "seen", "told"),
    [
        ("member-party", "group_leader", "accountant", ("01/05/2019", "Tày"), "xem ngày vào Đảng, dân tộc của anh/chị"),
        ("member-visit-reasons", "accountant", "officer", ("nằm viện",), "xem lý do các lần thăm anh/chị"),
    ],
)
def test_party_ethnic_group_and_illness_are_opened_with_a_reason_alone(cast, sign_in, row, name, who, refused, seen, told):
    row.person.ethnic_group = "Tày"
    row.person.save()
    PartyStanding.objects.create(person=row.person, joined_on=TODAY.replace(2019, 5, 1), recorded_by=cast.chair.person, recorded_at=NOW)
    gift(cast, row.person)
    address = reverse(f"overview:{name}", args=[row.unit_id, row.person_id])
    client, page = sign_in(getattr(cast, who)), reverse("overview:member", args=[row.person_id])
    if name == "member-visit-reasons":
        assert f'href="{address}"' not in client.get(page).content.decode(), "a gift hides no reason"
    visit(cast, row.person)
    shown = client.get(page).content.decode()
    assert f'href="{address}"' in shown and not any(fact in shown for fact in seen)
    refused_blank = client.post(address, {"reason": ""})
    assert refused_blank.status_code == 422 and not any(fact in refused_blank.content.decode() for fact in seen)
    answer = client.post(address, {"reason": "lập hồ sơ"})
    assert all(fact in words(answer) for fact in seen) and answer["Cache-Control"] == "no-store"
    assert sign_in(getattr(cast, refused)).post(address, {"reason": "xem"}).status_code in (403, 404)
    assert f'href="{address}"' not in sign_in(cast.chair).get(page).content.decode(), "who sees it anyway is not asked"
    hers = sign_in(acting(account(row.person, "mai")))
    assert told in words(hers.get(reverse("overview:who-sees-me")))


def test_what_was_lent_is_told_while_the_giver_has_it_and_from_above_too(cast, sign_in, row):
    days = {"valid_from": TODAY, "valid_until": TODAY.replace(month=6)}
    deputies.lend(
        by=cast.chair, unit=cast.union, deputy=cast.accountant.person, permissions=["membership.view_party"], reason="nghỉ", **days
    )
    who = reverse("overview:who", args=[cast.group.pk])
    assert "làm thay Phạm Văn Bình" in words(sign_in(cast.group_leader).get(who)), "lent above, told below"
    Grant.objects.filter(person=cast.chair.person, lent_from=None).update(valid_until=TODAY)
    assert "làm thay" not in words(sign_in(cast.group_leader).get(who))
    assert access.lent_at(cast.union, TODAY) == []
