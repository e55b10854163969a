"""Screens of the care book: who gets in, what they show, what a refused submit keeps, how many statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.access import roles
from congdoan.care.choices import Permission, Reason
from congdoan.care.models import Notice, Visit
from congdoan.care.tests import factories
from congdoan.finance.choices import MoneySource
from congdoan.finance.tests.factories import fund as a_fund
from congdoan.ui import xlsx
from congdoan.workbooks.tests.factories import cells
from tests.people import TODAY

pytestmark = pytest.mark.django_db
NOTHING = {"visitors": [], "other_visitors": "", "voucher_number": "", "note": ""}


@pytest.fixture
def mai(cast):
    """Trần Thị Mai, a member of the group."""
    return factories.member(cast)


def sent(mai, **more):
    """What the form sends."""
    given = {
        "lan_gui": "k1",
        "person": mai.pk,
        "reason": "hospital",
        "visited_on": "24/05/2022",
        "amount": "500.000",
        "source": "union_budget",
        "visitors": ["Bùi Thị Hà"],
        "other_visitors": "anh Nam",
        "voucher_number": "PC 12",
        "note": "mổ",
    }
    return {**given, **more}


def url(name, unit, *args, **parameters):
    """An address of the room."""
    address = reverse(f"care:{name}", args=[unit.pk, *args])
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in parameters.items())}" if parameters else address


class TestWhoGetsIn:
    PAGES = {
        "visit-list": {"chair": 200, "group_leader": 403, "accountant": 200, "inspector": 200, "officer": 403, "stranger": 404, "member": 404},
        "visit-record": {"chair": 200, "group_leader": 403, "accountant": 403, "inspector": 403, "officer": 403, "stranger": 404, "member": 404},
        "waiting-list": {"chair": 200, "group_leader": 403, "accountant": 403, "inspector": 200, "officer": 403, "stranger": 404, "member": 404},
        "notice-report": {"chair": 200, "group_leader": 403, "accountant": 403, "inspector": 403, "officer": 403, "stranger": 404, "member": 404},
        "gift-list": {"chair": 200, "group_leader": 403, "accountant": 200, "inspector": 200, "officer": 403, "stranger": 404, "member": 404},
        "gift-give": {"chair": 200, "group_leader": 403, "accountant": 403, "inspector": 403, "officer": 403, "stranger": 404, "member": 404},
        "by-source": {"chair": 200, "group_leader": 403, "accountant": 200, "inspector": 200, "officer": 403, "stranger": 404, "member": 404},
    }  # fmt: skip

    @pytest.mark.parametrize("page", PAGES)
    def test_at_the_union(self, cast, sign_in, mai, page):
        got = {who: sign_in(getattr(cast, who)).get(url(page, cast.union)).status_code for who in self.PAGES[page]}
        assert got == self.PAGES[page]

    def test_a_group_leader_at_home_in_the_group(self, cast, sign_in, mai):
        client = sign_in(cast.group_leader)
        got = {page: client.get(url(page, cast.group)).status_code for page in self.PAGES}
        assert got == {**dict.fromkeys(self.PAGES, 200), "gift-give": 403}
        assert {page: client.get(url(page, cast.group2)).status_code for page in self.PAGES} == dict.fromkeys(self.PAGES, 404)

    def test_an_onlooker_is_told_why(self, cast, sign_in, mai):
        answer = sign_in(cast.inspector).get(url("visit-record", cast.union))
        assert "Anh/chị chưa có quyền ghi nhận thăm hỏi ở Công đoàn khối dân Đảng" in answer.content.decode()

    def test_one_visit(self, cast, sign_in, mai):
        visit = factories.visit(cast, mai)
        pages = ("visit-detail", "visit-correct", "visit-cancel")
        expected = {"chair": [200, 200, 200], "accountant": [200, 403, 403], "inspector": [200, 403, 403], "officer": [403, 404, 404]}
        for who, statuses in expected.items():
            client = sign_in(getattr(cast, who))
            assert [client.get(url(page, cast.group, visit.pk)).status_code for page in pages] == statuses, who
        client = sign_in(cast.stranger)
        assert [client.get(url(page, cast.group, visit.pk)).status_code for page in pages] == [404, 404, 404]
        assert sign_in(cast.chair).get(url("visit-detail", cast.union, visit.pk)).status_code == 404, "the unit of the address is the row's"


class TestTheReason:
    def test_it_is_shown_to_who_must_know_alone(self, cast, sign_in, mai):
        visit = factories.visit(cast, mai, note="mổ ruột thừa")
        for who, sees in (("chair", True), ("inspector", True), ("accountant", False)):
            client = sign_in(getattr(cast, who))
            for page in (
                url("visit-list", cast.union),
                url("visit-list", cast.union, dang="in"),
                url("visit-detail", cast.group, visit.pk),
            ):
                text = client.get(page).content.decode()
                assert ("Nằm viện" in text) is sees, (who, page)
                assert "Trần Thị" in text
                assert ("mổ ruột thừa" in text) is (sees and "/tham-hoi/" + str(visit.pk) in page)

    def test_nor_can_it_be_asked_for(self, cast, sign_in, mai):
        factories.visit(cast, mai)
        text = sign_in(cast.accountant).get(url("visit-list", cast.union, ly_do="funeral")).content.decode()
        assert "Trần Thị" in text
        assert "Trần Thị" not in sign_in(cast.chair).get(url("visit-list", cast.union, ly_do="funeral")).content.decode()

    def test_the_workbook_of_the_list_has_no_such_column(self, cast, sign_in, mai):
        factories.visit(cast, mai)
        answer = sign_in(cast.accountant).get(url("visit-list", cast.union, dang="xlsx"))
        assert answer["Content-Type"].startswith("application/vnd.openxml")


class TestRecording:
    def test_known_values_stand_there(self, cast, sign_in, mai):
        text = sign_in(cast.group_leader).get(url("visit-record", cast.group, doan_vien=mai.pk)).content.decode()
        assert 'value="24/05/2022"' in text
        assert f'value="{mai.pk}" selected' in text
        assert "Bùi Thị Hà (tôi)" in text

    def test_recorded_it_leads_to_the_visit(self, cast, sign_in, mai):
        answer = sign_in(cast.group_leader).post(url("visit-record", cast.group), sent(mai))
        visit = Visit.objects.get()
        assert (answer.status_code, answer["Location"]) == (303, url("visit-detail", cast.group, visit.pk))
        assert (visit.visitors, visit.source, visit.amount, visit.visited_on) == ("Bùi Thị Hà; anh Nam", "union_budget", 500_000, TODAY)

    def test_sent_twice_it_is_one_visit(self, cast, sign_in, mai):
        client = sign_in(cast.group_leader)
        first, second = (client.post(url("visit-record", cast.group), sent(mai)) for _time in range(2))
        assert (second.status_code, second["Location"]) == (303, first["Location"])
        assert Visit.objects.count() == 1

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"visited_on": "24/06/2022"}, "Ngày thăm ở sau hôm nay. Hãy ghi ngày đã đến thăm."),
            ({"amount": "5oo.000"}, "5oo.000"),
            ({"source": ""}, "Chọn nguồn chi."),
            ({"visited_on": "24/06/2022", "amount": "x"}, "Ngày thăm ở sau hôm nay. Hãy ghi ngày đã đến thăm."),
            ({"person": ""}, "Chọn một đoàn viên."),
            ({"reason": ""}, "lý do"),
        ],
    )
    def test_a_mistake_keeps_what_was_typed(self, cast, sign_in, mai, change, sentence):
        answer = sign_in(cast.group_leader).post(url("visit-record", cast.group), sent(mai, **change))
        text = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in text
        assert "Chưa ghi vào sổ" in text
        assert "anh Nam" in text
        assert not Visit.objects.exists()

    def test_a_visit_of_these_weeks_is_asked_about_once(self, cast, sign_in, mai):
        factories.visit(cast, mai)
        client = sign_in(cast.group_leader)
        fresh = client.get(url("visit-record", cast.group, doan_vien=mai.pk)).content.decode()
        assert "Chị Mai đã được thăm ngày 18/05/2022" in fresh
        assert "Chị Hà đã ghi 500.000\xa0đ, lý do nằm viện. Nếu đây là lần khác, anh/chị cứ ghi tiếp." in fresh
        asked = client.post(url("visit-record", cast.group), sent(mai))
        assert (asked.status_code, Visit.objects.count()) == (422, 1)
        [code] = [warning["code"] for warning in asked.context["form"].warnings]
        assert client.post(url("visit-record", cast.group), sent(mai, bo_qua=code)).status_code == 303
        assert Visit.objects.count() == 2

    def test_the_warning_keeps_another_groups_secrets(self, cast, sign_in, mai):
        factories.visit(cast, mai, unit=cast.union, recorded_by=cast.chair.person)
        text = sign_in(cast.group_leader).post(url("visit-record", cast.group), sent(mai)).content.decode()
        assert "Anh Bình đã ghi. Nếu đây là lần khác" in text

    def test_a_visit_five_weeks_ago_is_none_of_these_weeks(self, cast, sign_in, mai):
        factories.visit(cast, mai, visited_on="2022-04-19")
        assert sign_in(cast.group_leader).post(url("visit-record", cast.group), sent(mai)).status_code == 303

    def test_paid_from_a_fund(self, cast, sign_in, mai):
        social = a_fund(cast)
        sign_in(cast.group_leader).post(url("visit-record", cast.group), sent(mai, source=f"fund:{social.pk}"))
        assert (Visit.objects.get().source, Visit.objects.get().fund) == (MoneySource.FUND, social)


class TestCorrecting:
    def test_the_form_shows_the_row_and_writes_it_back(self, cast, sign_in, mai):
        visit = factories.visit(cast, mai, visitors="Phạm Văn Bình; anh Nam")
        client = sign_in(cast.chair)
        page = client.get(url("visit-correct", cast.group, visit.pk))
        text = page.content.decode()
        assert 'name="ban_dang_xem" value="1"' in text
        assert 'value="500.000"' in text
        answer = client.post(url("visit-correct", cast.group, visit.pk), sent(mai, ban_dang_xem="1", amount="700.000", visitors=[]))
        visit.refresh_from_db()
        assert (answer.status_code, visit.amount, visit.version) == (303, 700_000, 2)

    def test_a_stale_edit_shows_both_versions(self, cast, sign_in, mai):
        visit = factories.visit(cast, mai, amount=300_000, version=2)
        answer = sign_in(cast.chair).post(url("visit-correct", cast.group, visit.pk), sent(mai, ban_dang_xem="1", visitors=[]))
        text = answer.content.decode()
        assert answer.status_code == 409
        assert "300.000" in text
        assert "500.000" in text
        assert Visit.objects.get().amount == 300_000

    def test_cancelled_it_says_so_and_offers_nothing(self, cast, sign_in, mai):
        visit = factories.visit(cast, mai)
        client = sign_in(cast.group_leader)
        answer = client.post(url("visit-cancel", cast.group, visit.pk), {"lan_gui": "k", "ban_dang_xem": "1", "reason": "Ghi hai lần."})
        assert (answer.status_code, answer["Location"]) == (303, url("visit-detail", cast.group, visit.pk))
        text = client.get(answer["Location"]).content.decode()
        assert "Đã bỏ khỏi sổ ngày 24/05/2022" in text
        assert "Ghi hai lần." in text
        assert url("visit-correct", cast.group, visit.pk) not in text
        again = client.post(url("visit-cancel", cast.group, visit.pk), {"lan_gui": "k2", "ban_dang_xem": "2", "reason": "Ghi hai lần."})
        assert again.status_code == 422
        assert client.post(url("visit-cancel", cast.group, visit.pk), {"lan_gui": "k3", "ban_dang_xem": "2"}).status_code == 422


class TestNotices:
    def test_reported_it_waits_on_the_list_and_is_answered_from_there(self, cast, sign_in, mai):
        client = sign_in(cast.group_leader)
        answer = client.post(
            url("notice-report", cast.group),
            {"lan_gui": "k", "person": mai.pk, "reason": "hospital", "reported_on": "20/05/2022", "place": "Bệnh viện tỉnh"},
        )
        assert (answer.status_code, answer["Location"]) == (303, url("waiting-list", cast.group))
        text = client.get(answer["Location"]).content.decode()
        assert "Bệnh viện tỉnh" in text
        assert url("visit-record", cast.group, doan_vien=mai.pk) in text
        client.post(url("visit-record", cast.group), sent(mai))
        assert "Bệnh viện tỉnh" not in client.get(url("waiting-list", cast.group)).content.decode()

    def test_taken_out(self, cast, sign_in, mai):
        notice = factories.notice(cast, mai)
        assert sign_in(cast.inspector).get(url("notice-cancel", cast.group, notice.pk)).status_code == 403
        assert sign_in(cast.accountant).get(url("notice-cancel", cast.group, notice.pk)).status_code == 404
        client = sign_in(cast.chair)
        answer = client.post(url("notice-cancel", cast.group, notice.pk), {"lan_gui": "k", "ban_dang_xem": "1", "reason": "Đã ra viện."})
        assert (answer.status_code, Notice.objects.get().cancelled_on) == (303, TODAY)

    def test_an_inspector_sees_no_buttons(self, cast, sign_in, mai):
        factories.notice(cast, mai)
        assert "ghi-nhan" not in sign_in(cast.inspector).get(url("waiting-list", cast.union)).content.decode()


class TestBySource:
    def test_sums_and_their_rows(self, cast, sign_in, mai):
        social = a_fund(cast)
        factories.visit(cast, mai)
        factories.visit(cast, mai, "2021-03-01", source=MoneySource.FUND, fund=social, amount=300_000)
        factories.visit(cast, mai, "2022-02-01", Reason.FUNERAL, 200_000, source="")
        factories.gift(cast, to=mai, given_on="2022-01-25", amount=100_000)
        client = sign_in(cast.accountant)
        text = client.get(url("by-source", cast.union)).content.decode()
        assert "Cộng 1.100.000\xa0đ." in text  # 500 + 300 + 200 + 100 nghìn
        assert "Chưa ghi nguồn" in text
        year = client.get(url("by-source", cast.union, nam=2022))
        assert [(row["label"], row["visits"], row["amount"]) for row in year.context["rows"]] == [
            ("Ngân sách công đoàn", 1, 600_000), ("Chưa ghi nguồn", 1, 200_000),
        ]  # fmt: skip
        for row in client.get(url("by-source", cast.union)).context["rows"]:
            opened = client.get(row["visits_url"])
            assert opened.context["page"].total == row["visits"], row["label"]

    def test_on_paper_and_in_excel(self, cast, sign_in, mai):
        factories.visit(cast, mai)
        factories.visit(cast, mai, "2021-03-01", amount=300_000)
        client, address = sign_in(cast.accountant), url("by-source", cast.union, nam=2022)
        page = client.get(address).content.decode()
        assert "?nam=2022&amp;dang=in" in page and "?nam=2022&amp;dang=xlsx" in page
        paper = client.get(f"{address}&dang=in").content.decode()
        for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CHĂM LO THEO NGUỒN CHI", "Năm 2022", "Bằng chữ: Năm trăm nghìn đồng."):
            assert words in paper
        answer = client.get(f"{address}&dang=xlsx")
        assert answer["Content-Type"] == xlsx.MIME
        [rows] = cells(answer.content).values()
        assert rows[1:] == [["Ngân sách công đoàn", 1.0, 500_000.0, 0.0, 0.0, 500_000.0], ["Cộng", 1.0, 500_000.0, 0.0, 0.0, 500_000.0]]


class TestStatements:
    PAGES = ("visit-list", "waiting-list", "gift-list", "by-source")

    @pytest.mark.parametrize("page", PAGES)
    def test_ten_more_rows_ask_no_more(self, cast, sign_in, mai, page):
        def fill(times):
            for _time in range(times):
                child = factories.child(cast, mai, f"Minh {chr(65 + factories.Notice.objects.count())}")
                factories.visit(cast, mai, source=MoneySource.FUND, fund=social)
                factories.notice(cast, mai, reported_on="2022-05-23")
                factories.gift(cast, of=child)

        social = a_fund(cast)
        client = sign_in(cast.chair)
        fill(2)
        with CaptureQueriesContext(connection) as few:
            assert client.get(url(page, cast.union)).status_code == 200
        fill(10)
        with CaptureQueriesContext(connection) as many:
            assert client.get(url(page, cast.union)).status_code == 200
        asked = [query["sql"] for query in many if "SAVEPOINT" not in query["sql"]]
        assert len(many) == len(few)
        assert len(asked) <= 10, asked


def test_a_list_as_a_fragment_is_part_of_the_page(cast, sign_in, mai):
    factories.visit(cast, mai)
    client = sign_in(cast.chair)
    part = client.get(url("visit-list", cast.union, nam=2022), headers={"HX-Request": "true", "HX-Target": "danh-sach"}).content.decode()
    assert "<html" not in part
    assert "Trần Thị" in part


def test_who_reads_a_reason_is_said_alike_everywhere_and_is_what_the_rights_say(cast, sign_in, mai, monkeypatch):
    visit = factories.visit(cast, mai)
    pages = [
        url("visit-record", cast.group), reverse("care:visit-detail", args=[cast.group.pk, visit.pk]),
        reverse("care:visit-correct", args=[cast.group.pk, visit.pk]), url("notice-report", cast.group),
        reverse("overview:member", kwargs={"person_id": mai.pk}),
    ]  # fmt: skip
    said = "Lý do thăm chỉ ban chấp hành, ủy ban kiểm tra, tổ trưởng của đơn vị và chính người được thăm xem được."
    client = sign_in(cast.chair)
    assert [said in client.get(page).content.decode() for page in pages] == [True] * len(pages)
    assert roles.holders(Permission.VIEW_VISIT_REASON) == [*roles.COMMITTEE, roles.Role.INSPECTOR, roles.Role.GROUP_LEADER]
    monkeypatch.setattr(
        roles,
        "_held",
        {role: held - {str(Permission.VIEW_VISIT_REASON)} if role == roles.Role.INSPECTOR else held for role, held in roles._held.items()},
    )
    assert "chỉ ban chấp hành, tổ trưởng của đơn vị" in client.get(pages[1]).content.decode()


def test_a_wrong_filter_is_no_error(cast, sign_in, mai):
    factories.visit(cast, mai)
    for wrong in ({"nam": "2999"}, {"nguon": "x"}, {"sau": "x"}, {"nam": "x"}):
        assert sign_in(cast.chair).get(url("visit-list", cast.union, **wrong)).status_code == 200
    assert sign_in(cast.chair).get(url("by-source", cast.union, nam="x")).status_code == 200


def test_a_cancelled_visit_says_why_and_counts_no_correction(cast, sign_in, mai):
    visit = factories.visit(cast, mai)
    client, place = sign_in(cast.chair), [cast.group.pk, visit.pk]
    out = {"lan_gui": "k", "ban_dang_xem": "1", "reason": "ghi hai lần"}
    assert client.post(reverse("care:visit-cancel", args=place), out).status_code == 303
    page = client.get(reverse("care:visit-detail", args=place)).content.decode()
    assert "Đã bỏ khỏi sổ ngày 24/05/2022" in page and "Lý do bỏ: ghi hai lần" in page and "Đã sửa" not in page
