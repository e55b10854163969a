"""Somebody whom another union has already, without a number: pointed out before he or she is written, and the choice kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.audit.models import Entry
from congdoan.kernel.dates import read_approximate_date
from congdoan.membership import doubling, queries
from congdoan.membership.actions import members
from congdoan.membership.models import Application, Membership
from congdoan.membership.tests.factories import facts, member
from congdoan.membership.tests.test_duplicates import hai, preview
from congdoan.membership.tests.test_joining import consider, decide, receive
from congdoan.overview import log
from congdoan.workbooks import queries as workbooks

pytestmark = pytest.mark.db
approx = read_approximate_date
HIDDEN = "Đã có người cùng tên, ngày sinh ở đơn vị khác"
CARD = {"full_name": "trần thị mai", "sex": "female", "birth": "09/10/1986"}


@pytest.fixture
def away(cast):
    """Mai, a member of a union whose members the chair does not see."""
    return members.admit_all(by=cast.stranger, unit=cast.other, rows=[facts(cast.other, "Trần Thị Mai")])[0]


def found(cast, by=None, path=None, **more):
    one = queries.Wanted(**{"full_name": "TRẦN THỊ MAI", "birth": approx("09/10/1986")} | more)
    return queries.elsewhere(by=by or cast.chair, wanted=[one], path=path or cast.union.path)


class TestWhoMayBeOne:
    def test_told_without_name_of_the_unit_to_those_who_do_not_see_it(self, cast, away):
        [row] = found(cast).values()
        assert row is None
        sentence = doubling.sentence(found(cast))
        assert HIDDEN in sentence and "vẫn tiếp tục" in sentence and cast.other.name not in sentence

    def test_named_to_those_who_see_it(self, cast, away):
        [row] = found(cast, by=cast.stranger, path=cast.union.path).values()
        assert row == away
        assert f"Trần Thị Mai (09/10/1986) ở {cast.other.name}" in doubling.sentence(found(cast, by=cast.stranger))

    @pytest.mark.parametrize(
        "more", [{"full_name": "Trần Thị Mây"}, {"birth": approx("10/10/1986")}, {"birth": approx("1986")}, {"birth": None}]
    )
    def test_others_are_not(self, cast, away, more):
        assert found(cast, **more) == {}

    @pytest.mark.parametrize(("known", "said", "doubted"), [
        ("", "035186000412", True), ("035186000412", "", True), ("035186000413", "035186000412", False),
        ("035186000412", "035186000412", False), ("168000412", "035186000412", True),
    ])  # fmt: skip
    def test_two_numbers_are_two_persons(self, cast, away, known, said, doubted):
        type(away.person).objects.filter(pk=away.person_id).update(national_id=known or None)
        assert bool(found(cast, national_id=said)) is doubted

    def test_whoever_the_book_knows_is_found_there_and_not_doubted(self, cast, away):
        Membership.objects.filter(pk=away.pk).update(valid_until="2020-01-01")
        members.admit_all(
            by=cast.chair, unit=cast.union, rows=[facts(cast.union, "Trần Thị Mai", valid_from="2021-01-01", person=away.person)]
        )
        assert found(cast) == {}

    def test_one_statement_for_a_whole_list(self, cast, away, django_assert_num_queries):
        many = [queries.Wanted(f"Người {n}", approx("09/10/1986")) for n in range(300)]
        with django_assert_num_queries(1):
            assert (
                len(queries.elsewhere(by=cast.chair, wanted=[*many, queries.Wanted("Trần Thị Mai", approx("09/10/1986"))], path="x")) == 1
            )


class TestScreens:
    def sent(self, client, name, at, **more):
        return client.post(reverse(f"membership:{name}", args=[at.pk]), more)

    def test_an_application(self, cast, away, sign_in):
        client = sign_in(cast.chair)
        given = CARD | {"how": "admitted", "applied_on": "01/04/2022", "unit": cast.group.pk}
        asked = self.sent(client, "application-receive", cast.union, **given)
        assert asked.status_code == 422 and HIDDEN in asked.content.decode() and not Application.objects.exists()
        assert self.sent(client, "application-receive", cast.union, **given, bo_qua="noi-khac").status_code == 303
        entry = Entry.objects.get(action="membership.applications.receive")
        assert entry.detail["gone_on"] == ["noi-khac"] and "vẫn ghi" in log.how_much(entry)

    def test_a_list(self, cast, away, sign_in):
        client = sign_in(cast.chair)
        given = {"applied_on": "01/04/2022", "rows": "Trần Thị Mai; 09/10/1986; nữ\nLê Thị Bích; 01/02/1990; nữ"}
        asked = self.sent(client, "application-receive-all", cast.union, **given).content.decode()
        assert HIDDEN + ": Trần Thị Mai (09/10/1986)." in asked
        assert self.sent(client, "application-receive-all", cast.union, **given, bo_qua="noi-khac").status_code == 303

    def test_the_admission_of_those_decided(self, cast, away, sign_in):
        [row] = decide(cast, consider(cast, [receive(cast, birth=approx("09/10/1986"))]))
        client, given = sign_in(cast.chair), {"applications": [row.pk], "joins_on": "01/05/2022"}
        assert HIDDEN in self.sent(client, "application-induct", cast.union, **given).content.decode()
        assert self.sent(client, "application-induct", cast.union, **given, bo_qua="noi-khac").status_code == 303

    def test_by_hand_and_all_that_was_ticked_stays_ticked(self, cast, away, sign_in):
        member(cast, "Trần Thị Mai", born="01/01/1970")
        client = sign_in(cast.chair)
        given = CARD | {"union_joined": "2015", "how": "admitted", "unit": cast.group.pk}
        asked = self.sent(client, "member-admit", cast.union, **given).content.decode()
        assert HIDDEN in asked and "sinh 01/01/1970" in asked
        one = self.sent(client, "member-admit", cast.union, **given, bo_qua="trung-ten").content.decode()
        assert one.count(" checked>") >= 1 and HIDDEN in one and "sinh 01/01/1970" in one
        assert self.sent(client, "member-admit", cast.union, **given, bo_qua=["trung-ten", "noi-khac"]).status_code == 303
        assert set(Entry.objects.get(action="membership.members.admit").detail["gone_on"]) == {"trung-ten", "noi-khac"}

    def test_correcting_something_else_asks_nothing_again(self, cast, away, sign_in):
        row = receive(cast, birth=approx("09/10/1986"))
        given = CARD | {
            "full_name": "Trần Thị Mai",
            "how": "admitted",
            "applied_on": "01/04/2022",
            "phone": "0912345678",
            "ban_dang_xem": row.version,
        }
        client, url = sign_in(cast.chair), reverse("membership:application-correct", args=[row.unit_id, row.pk])
        assert client.post(url, given).status_code == 303


class TestFiles:
    def test_beside_the_row_in_the_preview(self, cast, away):
        batch = preview(cast, hai("09/10/1986", None, "Trần Thị Mai"), hai())
        [(row, problem)] = [(row.row_no, problem) for row in workbooks.rows(batch) for problem in row.problems]
        assert (row, problem["kind"], batch.counts["new"], batch.counts["error"]) == (2, "Nên xem lại", 2, 0)
        assert HIDDEN in problem["sentence"] and not problem["blocks"]

    def test_one_statement_for_the_file(self, cast, away):
        counted = []
        for rows in (5, 25):
            with CaptureQueriesContext(connection) as seen:
                preview(cast, *(hai(name=f"Nguyễn Văn {chr(65 + n)}a") for n in range(rows)))
            counted.append(sum("born" in query["sql"] for query in seen))
        assert counted == [1, 1]
