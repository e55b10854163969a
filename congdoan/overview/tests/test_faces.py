"""What pages lead to: names and figures open for those who may, and are plain text for the others; the log in an officer's words."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.care.actions import visits
from congdoan.care.tests import factories as care
from congdoan.congress.tests import factories as congress
from congdoan.finance.choices import MoneySource
from congdoan.finance.tests import factories as finance
from congdoan.indicators import below
from congdoan.indicators.engine import Question
from congdoan.indicators.indicator import REGISTRY
from congdoan.kernel.periods import read_period
from congdoan.membership.tests import factories as members
from congdoan.organization.choices import Post
from congdoan.organization.tests import factories as organization
from congdoan.ui.opening import Doors
from congdoan.units.models import UnitSpell
from tests import people

pytestmark = pytest.mark.django_db
YEAR = {"kind": "year", "period": "2022"}


def page(answer):
    return BeautifulSoup(answer.content.decode(), "html.parser")


def links(answer):
    """{words: address} inside the page's own content."""
    return {" ".join(a.get_text(" ").split()): a["href"] for a in page(answer).select("main a[href]")}


def visit_mai(cast):
    """A visit recorded through its action, as an officer does it: so the log has it."""
    mai = care.member(cast)
    facts = {"reason": "hospital", "visited_on": people.TODAY, "amount": 500_000, "source": MoneySource.UNION_BUDGET, "fund": None}
    more = {"visitors": "Bùi Thị Hà", "voucher_number": "", "note": ""}
    return visits.record(by=cast.chair, unit=cast.group, person=mai, **facts, **more)


class TestDoors:
    """One way to ask where a record opens."""

    def test_a_person_opens_for_those_who_may_see_members_with_one_question_for_all(self, cast):
        crew = finance.crew(cast)
        for who, opened in ((cast.chair, 3), (cast.group_leader, 3), (cast.officer, 0), (cast.stranger, 0)):
            with CaptureQueriesContext(connection) as asked:
                doors = Doors(who).learn(crew)
                assert sum(bool(doors.url(person)) for person in crew) == opened
            assert len(asked) <= 1

    def test_a_unit_and_a_visit_open_within_the_right(self, cast):
        visit = care.visit(cast, care.member(cast))
        assert Doors(cast.chair).url(cast.union) and not Doors(cast.chair).url(cast.district) and not Doors(cast.chair).url(None)
        assert Doors(cast.chair).url(visit) and not Doors(cast.officer).url(visit)

    def test_what_nobody_declared_opens_nowhere(self, cast):
        assert Doors(cast.chair).url(cast.chair.user) == ""


class TestFigures:
    """A figure opens its rows, or totals by unit, or nothing."""

    def report(self, unit, name="report", **more):
        return reverse(f"overview:{name}", kwargs={"unit_id": unit.pk, **YEAR, **more})

    def test_the_officer_above_opens_totals_by_unit_without_a_name(self, cast, sign_in):
        care.visit(cast, care.member(cast))
        care.visit(cast, care.member(cast, "Lê Quốc Khánh", unit=cast.group2), unit=cast.group2, amount=300_000)
        client = sign_in(cast.officer)
        drawer = page(client.get(self.report(cast.union) + "?mo=care.visits")).select_one("#ngan-keo")
        said = " ".join(drawer.get_text(" ").split())
        assert (
            "Tổ Văn phòng" in said
            and "1 lượt, 500.000 đ" in said.replace("\xa0", " ")
            and "Mai" not in said
            and "chưa có quyền" not in said
        )
        totals = client.get(self.report(cast.district, "report-totals", key="care.visits"))
        assert totals.status_code == 200 and cast.union.name in totals.content.decode() and "Mai" not in totals.content.decode()
        deeper = self.report(cast.union, "report-totals", key="care.visits")
        assert deeper in links(totals).values() and client.get(deeper).status_code == 200

    def test_who_may_open_nothing_behind_a_figure_reads_plain_text(self, cast, sign_in):
        care.visit(cast, care.member(cast))
        grants.give(person=cast.officer.person, role=Role.SUPERIOR_OFFICER, unit=cast.group, valid_from=people.FOUNDED, reach=Reach.HERE)
        for unit, opens in ((cast.group, False), (cast.union, True)):
            answer = sign_in(cast.officer).get(self.report(unit))
            assert ("1 lượt" in answer.content.decode().replace("\xa0", " "), "mo=care.visits" in answer.content.decode()) == (True, opens)

    def test_totals_are_counted_anew_for_each_unit(self, cast):
        mai = care.member(cast)
        for _time in range(2):
            care.visit(cast, mai)
        care.visit(cast, care.member(cast, "Lê Quốc Khánh", unit=cast.union), unit=cast.union)
        question = Question(cast.union, read_period("2022"), people.TODAY)
        found = {unit.code: (made.value, made.people, made.amount) for unit, made in below.by_unit(REGISTRY["care.visits"], question)}
        assert found == {"KDD": (1, 1, 500_000), "KDD-T1": (2, 1, 1_000_000), "KDD-T2": (0, 0, 0)}

    @pytest.mark.parametrize("key", sorted(REGISTRY) or ["care.visits"])
    def test_every_indicator_can_be_split(self, cast, key):
        assert below.by_unit(REGISTRY[key], Question(cast.union, read_period("2022"), people.TODAY))

    def test_rows_of_a_figure_lead_to_the_record_and_the_person(self, cast, sign_in):
        visit = care.visit(cast, care.member(cast))
        found = links(sign_in(cast.chair).get(self.report(cast.union, "report-rows", key="care.visits")))
        assert found["18/05/2022"] == reverse("care:visit-detail", args=[cast.group.pk, visit.pk])
        assert found["Trần Thị Mai"] == reverse("overview:member", args=[visit.person_id])
        drawer = page(sign_in(cast.chair).get(self.report(cast.union) + "?mo=care.visits")).select_one("#ngan-keo")
        assert drawer.select_one("li a")["href"] == reverse("care:visit-detail", args=[cast.group.pk, visit.pk])


class TestHome:
    def test_a_plain_member_is_led_to_his_own_page_and_the_menu_holds_it(self, cast, sign_in):
        client = sign_in(cast.member)
        finance.member(cast, cast.member.person)
        assert client.get("/")["Location"] == reverse("overview:me")
        shown = page(client.get("/", follow=True))
        assert [item.get_text(" ", strip=True).split("  ")[0] for item in shown.select(".cd-nav a")][0].startswith("Công đoàn với tôi")
        assert "chưa được giao việc" not in shown.get_text()

    def test_an_officer_reaches_his_own_page_from_the_account_menu(self, cast, sign_in):
        client = sign_in(cast.chair)
        assert page(client.get("/")).select_one(f'.cd-tk a[href="{reverse("overview:me")}"]')
        answer = client.get(reverse("overview:me"))
        assert answer.status_code == 200 and "chưa ghi anh/chị là đoàn viên" in answer.content.decode()

    def test_what_was_recorded_says_who_what_how_much_and_opens(self, cast, sign_in):
        visit = visit_mai(cast)
        found = links(sign_in(cast.chair).get("/"))
        assert found["Thăm Trần Thị Mai, nằm viện: 500.000 đ"] == reverse("care:visit-detail", args=[cast.group.pk, visit.pk])

    def test_the_reason_of_a_visit_stays_with_those_who_may_see_it_and_no_hash_is_spoken_of(self, cast, sign_in):
        visit_mai(cast)
        grants.give(person=cast.officer.person, role=Role.ADMINISTRATOR, unit=cast.union, valid_from=people.FOUNDED)
        for who, name, reason in ((cast.chair, True, True), (cast.officer, False, False)):
            said = sign_in(who).get(reverse("overview:log", args=[cast.union.pk])).content.decode()
            assert ("Trần Thị Mai" in said, "nằm viện" in said, "băm" in said) == (name, reason, False)

    def test_a_group_leader_sees_the_figures_of_the_group_and_what_he_recorded(self, cast, sign_in):
        mai = care.member(cast)
        facts = {"reason": "hospital", "visited_on": people.TODAY, "amount": 0, "source": "", "fund": None}
        visits.record(by=cast.group_leader, unit=cast.group, person=mai, visitors="Hà", voucher_number="", note="", **facts)
        shown = page(sign_in(cast.group_leader).get("/")).main
        words = " ".join(shown.get_text(" ").split()).replace("\xa0", " ")
        assert "Từ đầu năm 2022" in words and "1 người" in words and "Thăm Trần Thị Mai" in words


class TestLog:
    def test_inner_steps_are_folded_into_the_work_they_belong_to(self, cast, sign_in):
        members.member(cast)  # through its action: one line
        client, address = sign_in(cast.chair), reverse("overview:log", args=[cast.union.pk])
        outer = len(page(client.get(address)).select("main tbody tr"))
        crew = congress.crew(cast, congress.NAMES[:2])
        congress.congress(cast)
        congress.election(cast, [(who, 30) for who in crew], seats=2, take_up=True)
        assert len(page(client.get(address)).select("main tbody tr")) == outer + 2
        assert len(page(client.get(address + "?buoc=on")).select("main tbody tr")) > outer + 2


class TestUnitPage:
    def test_names_and_kind_are_those_of_the_day_and_above_is_plain_where_it_may_not_be_opened(self, cast, sign_in):
        UnitSpell.objects.filter(unit=cast.group).update(valid_until=datetime.date(2020, 1, 1), name="Tổ cũ")
        UnitSpell.objects.create(unit=cast.group, name="Tổ Văn phòng", kind="union_group", valid_from=datetime.date(2020, 1, 1))
        client, address = sign_in(cast.chair), reverse("overview:unit", args=[cast.union.pk])
        assert "Tổ Văn phòng" in links(client.get(address)) and "Tổ cũ" in links(client.get(address + "?ngay=01/06/2015"))
        group = page(client.get(reverse("overview:unit", args=[cast.group.pk]) + "?ngay=01/06/2015"))
        assert group.h1.get_text() == "Tổ cũ"
        above = page(client.get(address)).select_one(".cd-tren")
        assert cast.district.name in above.get_text() and not above.select("a")

    def test_an_officer_stands_once_with_all_posts_and_opens(self, cast, sign_in):
        mai = care.member(cast)
        for post in (Post.CHAIR, Post.COMMITTEE_MEMBER):
            organization.appoint(cast, mai, post)
        card = page(sign_in(cast.chair).get(reverse("overview:unit", args=[cast.union.pk]))).find(id="cb").find_parent("section")
        assert len(card.select("li")) == 1 and len(card.select("li p.cd-nho")) == 2
        assert card.select_one("a")["href"] == reverse("overview:member", args=[mai.pk])

    def test_a_unit_without_members_of_its_own_shows_no_nought(self, cast, sign_in):
        card = page(sign_in(cast.chair).get(reverse("overview:unit", args=[cast.union.pk]))).find(id="duoi").find_parent("section")
        assert [item.get_text(strip=True) for item in card.select("li")] == ["Tổ Văn phòng", "Tổ Ban Đảng"]


class TestMemberPage:
    def test_past_years_are_folded(self, cast, sign_in):
        mai = care.member(cast)
        for year in (2016, 2018, 2021, 2022):
            care.visit(cast, mai, visited_on=f"{year}-03-01")
        shown = page(sign_in(cast.chair).get(reverse("overview:member", args=[mai.pk])))
        assert [one.get_text(strip=True) for one in shown.select(".cd-moc")] == ["Năm 2022", "Năm 2021"]
        assert "Năm 2018: 1 việc" in [one.get_text(strip=True) for one in shown.select("details summary")]

    def test_after_an_admission_one_stands_on_the_new_members_page(self, cast, sign_in):
        client = sign_in(cast.chair)
        sent = {
            "full_name": "Lê Thị Mới", "sex": "female", "birth": "1990", "union_joined": "05/2022", "how": "admitted",
            "valid_from": "20/05/2022", "unit": cast.group.pk, "lan_gui": "k",
        }  # fmt: skip
        answer = client.post(reverse("membership:member-admit", args=[cast.union.pk]), sent, follow=True)
        assert page(answer).h1.get_text() == "Lê Thị Mới"


class TestStatements:
    """The whole pages ask no more when there are more rows."""

    PAGES = {
        "home": ("overview:home", (), 10),
        "unit": ("overview:unit", ("union",), 10),
        "tree": ("organization:unit-tree", ("union",), 8),
    }

    def asked(self, client, address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len([one for one in captured if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    @pytest.mark.parametrize("name", PAGES)
    def test_they_do_not_grow(self, cast, sign_in, name):
        address, places, most = self.PAGES[name]
        client, url = sign_in(cast.chair), reverse(address, args=[getattr(cast, place).pk for place in places])
        care.visit(cast, care.member(cast))
        organization.appoint(cast, care.member(cast, "Lê Quốc Khánh"))
        visits_before = self.asked(client, url)
        for number in range(5):
            who = care.member(cast, f"Trần Văn {'ABCDE'[number]}")
            care.visit(cast, who)
            organization.appoint(cast, who)
            people.found(f"KDD-X{number}", f"Tổ {number}", "union_group", cast.union)
        assert self.asked(client, url) <= visits_before + 1 and visits_before <= most

    def test_the_page_of_a_member_does_not_grow(self, cast, sign_in):
        mai = care.member(cast)
        client, url = sign_in(cast.chair), reverse("overview:member", args=[mai.pk])
        care.visit(cast, mai)
        before = self.asked(client, url)
        for year in range(2012, 2022):
            care.visit(cast, mai, visited_on=f"{year}-03-01")
        assert self.asked(client, url) <= before <= 6
