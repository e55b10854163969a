"""What a plan touches, unit by unit; where each member goes: by group, by list, one by one."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.finance.tests.factories import contribution, fund
from congdoan.kernel.errors import Refused
from congdoan.membership.models import Membership
from congdoan.reorganization import findings
from congdoan.reorganization.actions import carrying, people, plans
from congdoan.reorganization.tests.factories import DAY, approved, drafted, fresh, keeper, members, problems, second_officer, unit
from congdoan.reorganization.tests.test_screens import at, sent
from congdoan.workbooks.models import Batch
from tests.people import NOW, TODAY

pytestmark = pytest.mark.db
OPEN_END = {"deed": "dissolve", "fate": ""}


def words(answer):
    """What a page says, with its addresses, on one line."""
    page = BeautifulSoup(answer.content, "html.parser")
    return " ".join([*page.get_text(" ").replace("\u00a0", " ").split(), *(link["href"] for link in page.select("a[href]"))])


def touched(plan):
    return {one.key: (one.count, [tuple(pair) for pair in one.at]) for one in findings.read(fresh(plan).findings).touches}


def test_what_is_touched_is_told_unit_by_unit_and_opens(cast, sign_in, django_assert_max_num_queries):
    members(cast, cast.union, 2)
    members(cast, cast.group, 1)
    contribution(cast, fund(cast), amount=2_000_000)
    Batch.objects.create(unit=cast.union, file_name="so.xlsx", content=b"", sha256="0", made_by=cast.chair.person, made_at=NOW)
    plan = drafted(cast, {**OPEN_END, "unit": cast.union, "fate": "end"})
    found = touched(plan)
    own, group = cast.union.pk, cast.group.pk
    assert found["ended"] == (3, [(own, 2), (group, 1)]) and found["closed"][0] == 3 and found["followers"][0] == 2
    assert found["funds"] == found["books"] == (1, [(own, 1)]) and found["reports"] == (1, [(own, 1)])
    assert found["roles"][0] == found["signing"][0] == 4
    told = {one.key: one.becomes for one in findings.read(fresh(plan).findings).touches}
    assert "Còn 2.000.000" in told["funds"] and "31/05/2022" in told["reports"]
    client, address = sign_in(cast.officer), at("plan-touched", cast.district, plan)
    assert f"{address}?muc=funds" in words(client.get(at("plan", cast.district, plan)))
    with django_assert_max_num_queries(10):
        page = words(client.get(address + "?muc=funds"))
    assert cast.union.name in page and reverse("finance:fund-list", args=[own]) in page
    assert client.get(address + "?muc=khong").status_code == 404 and client.get(address + "?muc=ended&dang=xlsx").status_code == 200


class TestEachMember:
    @pytest.fixture
    def plan(self, cast):
        self.own, self.inside = members(cast, cast.union, 3), members(cast, cast.group, 2)
        return drafted(cast, {**OPEN_END, "unit": cast.union})

    def test_by_group_by_list_one_by_one_until_nobody_is_left(self, cast, plan, sign_in):
        client, n = sign_in(cast.officer), iter(range(1, 9))
        list_at, send_at = at("plan-people", cast.district, plan), at("plan-send", cast.district, plan)
        post = lambda **facts: client.post(send_at, sent(next(n), **facts))  # noqa: E731
        assert "5 người chưa có nơi đến" in words(client.get(list_at))
        assert post(group=cast.group.pk, fate="move", target_code="YT").status_code == 303  # a group
        one, two, three = (row.person for row in self.own)
        names = f"{one.full_name}\n{two.full_name.upper()}; 1980"
        assert post(names=names, fate="move", target_code="YT").status_code == 303  # a list
        left = words(client.get(list_at + "?chon=chua"))
        assert three.full_name in left and one.full_name not in left and "1 người chưa có nơi đến" in left
        with pytest.raises(Refused, match="Công đoàn khối dân Đảng còn 1 người"):
            plans.submit(by=cast.officer, plan=plan, version=fresh(plan).version)
        wrong = post(names="Không Có Ai", fate="end")
        assert wrong.status_code == 422 and "Không có, hoặc có nhiều người: Không Có Ai" in words(wrong)
        assert post(group="chua", fate="end").status_code == 303 and problems(plan) == []
        assert "Ai cũng có nơi đến" in words(client.get(list_at))
        assert post(names=two.full_name, fate="").status_code == 303 and len(problems(plan)) == 1  # as the rest again
        assert post(names=two.full_name, fate="move", target_code="YT").status_code == 303
        second = second_officer(cast)
        plan = approved(cast, second, plan)
        carrying.carry_out(by=second, plan=plan, version=plan.version)
        gone = {one.pk, two.pk, *(row.person_id for row in self.inside)}
        assert {row.person_id for row in Membership.objects.as_of(TODAY).filter(unit=cast.other)} == gone
        assert Membership.objects.get(person=three).valid_until == DAY

    def test_only_who_stands_there_and_only_in_a_draft(self, cast, plan):
        (strange,) = members(cast, cast.other, 1)
        with pytest.raises(Refused, match="Có người không ở đơn vị"):
            people.send(by=cast.officer, plan=plan, persons=[strange.person_id], fate="end")
        split = drafted(cast, {"deed": "split", "unit": cast.union, "target_code": "YT", "unit_parts": [(cast.group2, "")]}, number="2")
        with pytest.raises(Refused, match="chuyển đi hoặc ở lại"):
            people.send(by=cast.officer, plan=split, persons=[self.own[0].person_id], fate="end")
        people.send(by=cast.officer, plan=split, persons=[self.own[0].person_id], fate="move", target_code="YT")
        assert split.steps.get().parts.count() == 2
        people.send(by=cast.officer, plan=plan, persons=[row.person_id for row in (*self.own, *self.inside)], fate="end")
        plans.cancel(by=cast.officer, plan=split, version=fresh(split).version, reason="Thử")
        plans.submit(by=cast.officer, plan=plan, version=fresh(plan).version)
        with pytest.raises(Refused, match="không sửa được"):
            people.send(by=cast.officer, plan=plan, persons=[self.own[0].person_id], fate="end")

    def test_the_receiver_of_a_split_is_chosen_and_not_typed_again(self, cast, plan, sign_in):
        split = drafted(cast, {"deed": "split", "unit": cast.union, "target_code": "yt", "unit_parts": [(cast.group2, "")]}, number="2")
        client, send_at = sign_in(cast.officer), at("plan-send", cast.district, split)
        form = BeautifulSoup(client.get(send_at).content, "html.parser")
        chosen = form.select_one("select[name=place] option[selected]")
        assert (chosen["value"], chosen.text) == ("YT", "Công đoàn Trường Yên Trung (YT)")
        one, two = (row.person for row in self.own[:2])
        assert client.post(send_at, sent(1, names=one.full_name, fate="move", place="YT")).status_code == 303
        assert client.post(send_at, sent(2, names=two.full_name, fate="move", place="YT", target_code="KDD-T1")).status_code == 303
        codes = dict(split.steps.get().parts.filter(person__isnull=False).values_list("person", "target_code"))
        assert codes == {one.pk: "YT", two.pk: "KDD-T1"}, "a code that is typed counts more"
        assert client.post(send_at, sent(3, names=one.full_name, fate="move", place="KHONG")).status_code == 422
        assert not BeautifulSoup(client.get(at("plan-send", cast.district, plan)).content, "html.parser").select("[name=place]")

    def test_names_are_for_who_drafts_and_few_statements(self, cast, plan, sign_in, django_assert_max_num_queries):
        address = at("plan-people", cast.district, plan)
        assert sign_in(keeper(cast)).get(address).status_code == 403  # who keeps the system drafts plans, and sees no names
        assert sign_in(cast.chair).get(address).status_code in (403, 404) and sign_in(cast.member).get(address).status_code == 404
        members(cast, unit("KDD-T9", "Tổ chín", "union_group", cast.union), 60)
        plans.check(by=cast.officer, plan=plan)
        client = sign_in(cast.officer)
        with django_assert_max_num_queries(20):  # ten for the page, the rest for its line in the log
            page = words(client.get(address))
        assert "Trang sau" in page
