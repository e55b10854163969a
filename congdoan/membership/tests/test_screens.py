"""The screens of members: page, fragment, paper, workbook, 404, 403, 422, 409, and the number of statements."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import load_workbook

from congdoan.access.roles import Role, permissions_of
from congdoan.membership.choices import Permission
from congdoan.membership.models import Membership, Relative
from congdoan.membership.tests.factories import many, member
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import appoint
from congdoan.people.models import Person
from tests.people import TODAY

pytestmark = pytest.mark.django_db


def url(name, unit, **more):
    return reverse(f"membership:{name}", kwargs={"unit_id": unit.pk, **more})


@pytest.fixture
def book(cast):
    cast.mai = member(cast, "Trần Thị Mai", unit=cast.group, phone="0912345678", member_number="011722904415", party_joined_on="2014-02-03")
    cast.hai = member(cast, "Nguyễn Văn Hải", "male", cast.group2, born="12/03/1980", job_title="Phó ban")
    cast.old = member(cast, "Lê Thị Bích", unit=cast.group2, born="1970", valid_until="2018-01-01", why_left="retired")
    return cast


class TestMemberList:
    def page(self, sign_in, actor, unit, query="", **more):
        return sign_in(actor).get(url("member-list", unit) + query, **more)

    def text(self, sign_in, actor, unit, query=""):
        answer = self.page(sign_in, actor, unit, query)
        assert answer.status_code == 200
        return answer.content.decode()

    def test_members_by_given_name_with_posts_and_the_sentence_of_figures(self, book, sign_in):
        appoint(book, book.mai.person)
        page = self.text(sign_in, book.chair, book.union)
        assert page.index("<b>Hải</b>") < page.index("<b>Mai</b>")
        assert "UV BCH" in page and "Lê Thị" not in page
        assert "2\u00a0người" in page and "1\u00a0nữ" in page and "1\u00a0đảng\u00a0viên" in page

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?tim=tran+thi+mai", "Mai"),
            ("?tim=MAI", "Mai"),
            ("?tim=0912", "Mai"),
            ("?tim=0117+2290", "Mai"),
            ("?tim=van", "Hải"),
            ("?gioi=female", "Mai"),
            ("?gioi=male", "Hải"),
            ("?dang_vien=1", "Mai"),
        ],
    )
    def test_search_and_filters(self, book, sign_in, query, found):
        page = self.text(sign_in, book.chair, book.union, query)
        assert [name for name in ("Mai", "Hải", "Bích") if f"<b>{name}</b>" in page] == [found]

    def test_by_group(self, book, sign_in):
        page = self.text(sign_in, book.chair, book.union, f"?to={book.group2.pk}")
        assert "<b>Hải</b>" in page and "<b>Mai</b>" not in page

    def test_as_of_a_day(self, book, sign_in):
        page = self.text(sign_in, book.chair, book.union, "?ngay=31/12/2017")
        assert "<b>Bích</b>" in page and "3\u00a0người" in page and "cd-ngay-cu" in page
        page = self.text(sign_in, book.chair, book.union, "?ngay=01/01/2018")
        assert "<b>Bích</b>" not in page
        assert "Chưa đọc được ngày" in self.text(sign_in, book.chair, book.union, "?ngay=hôm+kia")

    def test_what_only_the_committee_sees(self, book, sign_in):
        page = self.text(sign_in, book.accountant, book.union, "?dang_vien=1")
        assert "đảng" not in page and "<b>Hải</b>" in page and "Kết nạp đoàn viên" not in page

    def test_a_group_leader_sees_the_own_group(self, book, sign_in):
        assert "<b>Mai</b>" in self.text(sign_in, book.group_leader, book.group)
        assert self.page(sign_in, book.group_leader, book.union).status_code == 403
        assert self.page(sign_in, book.group_leader, book.group2).status_code == 404

    def test_who_sees_no_names(self, book, sign_in):
        answer = self.page(sign_in, book.officer, book.union)
        assert answer.status_code == 403 and "chưa có quyền xem danh sách đoàn viên" in answer.content.decode()
        assert self.page(sign_in, book.stranger, book.union).status_code == 404
        assert self.page(sign_in, book.member, book.union).status_code == 404

    def test_the_fragment_stands_in_the_page(self, book, sign_in):
        whole = self.text(sign_in, book.chair, book.union, "?tim=mai")
        part = self.page(
            sign_in, book.chair, book.union, "?tim=mai", headers={"HX-Request": "true", "HX-Target": "danh-sach"}
        ).content.decode()
        row = part[part.index("<tbody") : part.index("</tbody>")]
        assert row in whole and "<html" not in part

    def test_an_empty_list_offers_the_first_step(self, cast, sign_in):
        page = self.text(sign_in, cast.chair, cast.union)
        assert "Chưa có đoàn viên nào" in page and url("member-admit", cast.union) in page

    def test_paper_has_numbers_and_the_official_head(self, book, sign_in):
        page = self.text(sign_in, book.chair, book.union, "?dang=in")
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page.upper() and ">TT<" in page and "Tính đến ngày 24/05/2022" in page

    def test_the_workbook(self, book, sign_in):
        answer = self.page(sign_in, book.chair, book.union, "?dang=xlsx")
        rows = load_workbook(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert rows[0] == ["Họ và tên", "Ngày sinh", "Giới", "Đơn vị, tổ", "Công việc", "Vào CĐ"]
        assert [row[0] for row in rows[1:]] == ["Nguyễn Văn Hải", "Trần Thị Mai"]

    @pytest.mark.parametrize("query", ["", "?ngay=31/12/2017", "?tim=a", "?sau=WyJoIiwwXQ"])
    def test_statements_do_not_grow_and_are_at_most_ten(self, book, sign_in, query):
        many(book, 60)
        client = sign_in(book.chair)
        counted = []
        for start in (100, 110):
            many(book, 10, start=start)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url("member-list", book.union) + query).status_code == 200
            counted.append(len([entry for entry in seen if "SAVEPOINT" not in entry["sql"]]))
        assert counted[0] == counted[1] <= 10

    def test_pages_by_key(self, book, sign_in):
        many(book, 60)
        first = self.text(sign_in, book.chair, book.union)
        assert "Trang sau: từ" in first and "Tên vần Đ" in first and "50 trên 62 người" in " ".join(first.split())


class TestAdmit:
    given = {
        "full_name": "trần  thị mây", "sex": "female", "birth": "1990", "union_joined": "01/09/2011", "how": "admitted", "phone": "+84 912 345 678",
    }  # fmt: skip

    def post(self, sign_in, actor, at, **changes):
        return sign_in(actor).post(url("member-admit", at), {"unit": at.pk, **self.given, **changes})

    def test_the_form_admits_and_leads_to_the_new_member(self, book, sign_in):
        answer = self.post(sign_in, book.chair, book.union, unit=book.group2.pk, national_id="035190000412")
        assert answer.status_code == 303
        made = Membership.objects.get(person__full_name="Trần Thị Mây")
        assert (made.unit, made.person.phone, made.person.birth_text) == (book.group2, "0912345678", "1990")
        assert answer["Location"] == reverse("overview:member", args=[made.person_id])

    def test_a_unit_without_groups_asks_for_none(self, book, sign_in):
        assert 'name="unit"' not in sign_in(book.chair).get(url("member-admit", book.group)).content.decode()
        assert self.post(sign_in, book.chair, book.group).status_code == 303

    def test_what_is_wrong_is_said_beside_the_field_and_kept(self, book, sign_in):
        answer = self.post(sign_in, book.chair, book.union, birth="2005", national_id="12")
        page = answer.content.decode()
        assert answer.status_code == 422 and "2 chữ số" in page and "<details open>" in page and 'value="trần  thị mây"' in page
        answer = self.post(sign_in, book.chair, book.union, birth="2005")
        assert answer.status_code == 422 and "chưa đủ 15 tuổi" in answer.content.decode()

    def test_doubts_are_asked_once(self, book, sign_in):
        answer = self.post(sign_in, book.chair, book.union, full_name="Trần Thị Mai", birth="1970", national_id="035086000412")
        page = answer.content.decode()
        assert answer.status_code == 422 and "giới tính khác" in page and "sinh 09/10/1986" in page
        again = {"full_name": "Trần Thị Mai", "birth": "1970", "national_id": "035086000412", "bo_qua": ["cccd", "trung-ten"]}
        assert self.post(sign_in, book.chair, book.union, **again).status_code == 303

    def test_who_may_not(self, book, sign_in):
        assert self.post(sign_in, book.accountant, book.union).status_code == 403
        assert self.post(sign_in, book.stranger, book.union).status_code == 404
        assert not Person.objects.filter(full_name="Trần Thị Mây").exists()

    def test_a_unit_of_others_cannot_be_smuggled_in(self, book, sign_in):
        assert self.post(sign_in, book.chair, book.union, unit=book.other.pk).status_code == 422


class TestCorrect:
    def test_what_stands_in_the_book_is_filled_in_and_can_be_put_right(self, book, sign_in):
        client, address = sign_in(book.chair), url("member-correct", book.group, membership_id=book.mai.pk)
        page = client.get(address).content.decode()
        assert 'value="09/10/1986"' in page and 'value="0912345678"' in page and 'value="03/02/2014"' in page
        sent = {
            "full_name": "Trần Thị Mây", "sex": "female", "birth": "09/10/1986", "union_joined": "01/06/2015", "how": "admitted",
            "valid_from": "01/06/2015", "phone": "0912345678", "ban_dang_xem": "1",
        }  # fmt: skip
        assert client.post(address, sent).status_code == 303
        assert Person.objects.get(pk=book.mai.person_id).full_name == "Trần Thị Mây"
        stale = client.post(address, sent | {"full_name": "Trần Thị Mơ"})
        page = stale.content.decode()
        assert stale.status_code == 409 and "Trần Thị Mây" in page and "Trần Thị Mơ" in page

    def test_who_may_not(self, book, sign_in):
        address = url("member-correct", book.group, membership_id=book.mai.pk)
        assert sign_in(book.group_leader).get(address).status_code == 403
        assert sign_in(book.stranger).get(address).status_code == 404
        assert sign_in(book.chair).get(url("member-correct", book.group2, membership_id=book.mai.pk)).status_code == 404

    def test_whoever_corrects_sees_all_that_the_form_shows(self):
        shown = {str(Permission.VIEW_PARTY), str(Permission.VIEW_IDENTITY)}
        for role in Role:
            if str(Permission.CORRECT_MEMBER) in permissions_of(role):
                assert shown <= permissions_of(role)


class TestEndMembership:
    def test_last_day_and_reason(self, book, sign_in):
        client, address = sign_in(book.chair), url("member-leave", book.group, membership_id=book.mai.pk)
        assert client.post(address, {"last_day": "30/04/2022", "why_left": ""}).status_code == 422
        assert client.post(address, {"last_day": "30/04/2022", "why_left": "retired", "ban_dang_xem": "1"}).status_code == 303
        row = Membership.objects.get(pk=book.mai.pk)
        assert (row.last_day, row.why_left) == (datetime.date(2022, 4, 30), "retired")
        assert "<b>Mai</b>" not in client.get(url("member-list", book.union)).content.decode()


class TestChildren:
    def test_a_leader_records_a_child_of_the_own_group(self, book, sign_in):
        client, address = sign_in(book.group_leader), url("relative-record", book.group)
        assert "Nguyễn Văn Hải" not in client.get(address).content.decode()
        assert (
            client.post(
                address, {"person": book.mai.person_id, "kind": "child", "name": "minh khôi", "birth": "2013", "sex": "male"}
            ).status_code
            == 303
        )
        assert str(Relative.objects.get()) == "Minh Khôi"
        late = client.post(address, {"person": book.mai.person_id, "kind": "child", "name": "Bé", "birth": str(TODAY.year + 1)})
        assert late.status_code == 422 and "khó đúng" in late.content.decode()
        assert client.post(address, {"person": "Nguyễn Văn Hải", "kind": "child", "name": "Bé", "birth": "2013"}).status_code == 422

    def test_who_may_not(self, book, sign_in):
        assert sign_in(book.accountant).get(url("relative-record", book.union)).status_code == 403


class TestAppoint:
    def test_a_post_is_recorded_and_ends_as_people_write_it(self, book, sign_in):
        sent = {
            "person": book.mai.person_id, "unit": book.union.pk, "post": "committee_member", "how": "elected", "valid_from": "24/03/2017",
            "valid_until": "31/12/2021", "term": "2017-2022", "duties": "nữ công",
        }  # fmt: skip
        answer = sign_in(book.chair).post(url("post-appoint", book.union), sent)
        assert answer.status_code == 303
        assert Appointment.objects.get().last_day == datetime.date(2021, 12, 31)

    def test_a_post_that_does_not_fit_and_a_person_from_elsewhere_in_the_union(self, book, sign_in):
        client, address = sign_in(book.chair), url("post-appoint", book.group)
        sent = {"person": book.hai.person_id, "post": "chair", "how": "elected", "valid_from": "24/03/2017"}
        answer = client.post(address, sent)
        assert answer.status_code == 422 and "chỉ có tổ trưởng, tổ phó" in answer.content.decode()
        assert client.post(address, sent | {"post": "group_leader"}).status_code == 303
        assert Appointment.objects.get().unit == book.group

    def test_who_may_not(self, book, sign_in):
        for who in (book.accountant, book.group_leader):
            assert sign_in(who).get(url("post-appoint", book.group)).status_code == 403
