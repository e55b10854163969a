"""All that may be wrong with a plan, each said in a sentence that names the rows; and a sound plan, of which nothing is said."""

import datetime

import pytest

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.care.models import Visit
from congdoan.kernel.errors import Refused
from congdoan.organization.actions import changes
from congdoan.organization.tests.factories import appoint
from congdoan.reorganization.actions import plans
from congdoan.reorganization.findings import GOOD
from congdoan.reorganization.tests.factories import BEFORE, DAY, done, drafted, fresh, members, problems, second_officer, unit
from congdoan.units.models import Decision, Unit
from tests.people import NOW, TODAY

pytestmark = pytest.mark.db
NEW = {"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "BL"}


def said(cast, *steps, **facts):
    """The one sentence that stands against a plan of these steps."""
    found = problems(drafted(cast, *steps, **facts))
    assert len(found) == 1, found
    return found[0]


def test_a_sound_plan_says_what_is_in_order(cast):
    plan = fresh(drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"}))
    assert problems(plan) == []
    assert {one["kind"] for one in plan.findings["found"]} == {GOOD} and plan.checked_at == NOW


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        (lambda cast: [], "Phương án chưa có việc nào"),
        (lambda cast: [{"deed": "merge", "unit": cast.union}], "Ghi mã đơn vị mà Công đoàn khối dân Đảng nhập vào"),
        (lambda cast: [{"deed": "split", "unit": cast.union, "target_code": "YT"}], "Chia Công đoàn khối dân Đảng thì chọn"),
        (lambda cast: [{"deed": "found", "code": "MOI", "name": "Mới", "kind": "", "parent_code": "BL"}], "Lập đơn vị thì ghi mã"),
        (lambda cast: [{"deed": "change", "unit": cast.group}], "Tổ Văn phòng: tên, loại, cấp trên đều như hiện nay"),
        (lambda cast: [NEW | {"code": "yt"}], "Mã yt đã có đơn vị khác"),
        (lambda cast: [NEW, NEW | {"name": "Hai"}], "Mã MOI dùng cho hai đơn vị mới"),
        (lambda cast: [{"deed": "change", "unit": cast.group, "parent_code": "KHONG"}], "Không có đơn vị mã “KHONG”"),
        (lambda cast: [{"deed": "change", "unit": cast.union, "parent_code": "KDD-T1"}], "không ở dưới"),
        (lambda cast: [{"deed": "change", "unit": cast.union, "kind": "commune_union"}], "không có loại"),
        (lambda cast: [NEW | {"kind": "union_group"}], "“Tổ công đoàn” không ở dưới"),
        (lambda cast: [{"deed": "merge", "unit": cast.union, "target_code": "KDD"}], "kết thúc ngay trong phương án này"),
        (lambda cast: [{"deed": "split", "unit": cast.union, "target_code": "kdd", "unit_parts": [(cast.group, "")]}], "chia ra rồi lại về"),
        (lambda cast: [{"deed": "change", "unit": cast.district, "name": "Tên mới"}], "LĐLĐ huyện Bình Lục không ở dưới"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_steps(cast, steps, sentence):
    found = problems(drafted(cast, *steps(cast)))
    assert any(sentence in one for one in found), found


def test_a_unit_that_goes_along_has_no_step_of_its_own(cast):
    steps = ({"deed": "split", "unit": cast.union, "target_code": "YT", "unit_parts": [(cast.group, "")]}, {"deed": "dissolve", "unit": cast.group, "fate": "end"})  # fmt: skip
    assert any("Tổ Văn phòng vừa có việc riêng vừa đi theo việc khác" in found for found in problems(drafted(cast, *steps)))


def test_a_circle(cast):
    one, other = unit("KDD-A", "Bộ phận A", "union_section", cast.union), unit("KDD-B", "Bộ phận B", "union_section", cast.union)
    steps = ({"deed": "change", "unit": one, "parent_code": "KDD-B"}, {"deed": "change", "unit": other, "parent_code": "KDD-A"})
    assert any(found.startswith("Vòng tròn. ") for found in problems(drafted(cast, *steps)))


def test_two_plans_on_one_unit(cast):
    first = drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"}, title="Giải thể")
    second = drafted(cast, {"deed": "merge", "unit": cast.union, "target_code": "BL"}, {"deed": "change", "unit": cast.other, "name": "Mới"}, number="215")  # fmt: skip
    assert not any("Phương án khác" in one for one in problems(second))
    assert any(one["kind"] == "mind" and "“Giải thể”" in one["text"] for one in fresh(second).findings["found"])
    plans.submit(by=cast.officer, plan=first, version=first.version)
    assert any("Công đoàn Trường Yên Trung (YT): có trong phương án “Giải thể”" in one for one in problems(second))
    with pytest.raises(Refused, match="Phương án khác cũng đụng đến"):
        plans.submit(by=cast.officer, plan=second, version=fresh(second).version)


def test_one_decision_number_twice(cast):
    step = {"deed": "dissolve", "unit": cast.other, "fate": "end"}
    drafted(cast, {"deed": "change", "unit": cast.union, "name": "Mới"}, title="Phương án một")
    assert "Phương án “Phương án một” cũng theo số này" in said(cast, step)
    done(cast, second_officer(cast), {"deed": "change", "unit": cast.group, "name": "Mới"}, number="300", issuer="A", title="Xong")
    again = said(cast, step, number="300", issuer="a")
    assert "Số quyết định 300 đã dùng. Phương án “Xong” cũng theo số này." in again
    assert problems(drafted(cast, step, number="300", issuer="Nơi khác")) == []
    facts = {"name": "Một", "kind": cast.union.kind, "parent": cast.union.parent, "effective_on": DAY, "decision": "400", "issuer": "A"}
    changes.change(by=cast.officer, unit=cast.union, version=1, **facts)
    assert "Trong sổ đã có thay đổi theo quyết định 400 của A" in said(cast, step, number="400", issuer="A")
    assert "Chưa có số quyết định" in said(cast, step, number="")


@pytest.mark.parametrize("written", ["201/qđ-lđlđ", "201/QD-LĐLĐ", "201/QĐ-LĐLĐ"])
def test_one_number_however_it_is_written(cast, written):
    step = {"deed": "dissolve", "unit": cast.other, "fate": "end"}
    drafted(cast, {"deed": "change", "unit": cast.union, "name": "Mới"}, title="Kia", number="201/QĐ-LĐLĐ")
    assert "Phương án “Kia” cũng theo số này" in said(cast, step, number=written, issuer="lđlđ huyện")
    assert problems(drafted(cast, step, number="2011/QĐ-LĐLĐ")) == problems(drafted(cast, step, number="20/QĐ-LĐLĐ")) == []


def test_a_decision_of_the_book_however_its_number_is_written(cast):
    facts = {"name": "Một", "kind": cast.union.kind, "parent": cast.union.parent, "effective_on": DAY, "issuer": "LĐLĐ huyện"}
    changes.change(by=cast.officer, unit=cast.union, version=1, decision="QĐ 40/LĐLĐ", signed_on=BEFORE, **facts)
    facts |= {"name": "Hai", "parent": cast.other.parent, "kind": cast.other.kind}
    changes.change(by=cast.officer, unit=cast.other, version=1, decision="qđ 40/lđlđ", signed_on=BEFORE, **facts)
    assert list(Decision.objects.filter(number__contains="40/").values_list("number", flat=True)) == ["QĐ 40/LĐLĐ"]
    step = {"deed": "change", "unit": cast.group, "name": "Tổ Mới"}
    assert "Trong sổ đã có thay đổi theo quyết định QĐ 40/LĐLĐ" in said(cast, step, number="qđ 40/lđlđ", issuer="LĐLĐ huyện")


def test_effective_before_a_unit_existed_or_after_it_ended(cast):
    young = unit("TRE", "Công đoàn trẻ", parent=cast.district, founded_on=DAY)
    assert "Công đoàn trẻ thành lập không trước ngày 01/05/2022" in said(cast, {"deed": "dissolve", "unit": young, "fate": "end"})
    found = problems(
        drafted(cast, {"deed": "merge", "unit": cast.other, "target_code": "TRE"}, effective_on=datetime.date(2022, 4, 1), number="2")
    )
    assert any("Ngày 01/04/2022 không có Công đoàn trẻ" in one for one in found)
    Unit.objects.filter(pk=cast.other.pk).update(closed_on=datetime.date(2021, 1, 1))
    assert "Công đoàn Trường Yên Trung đã kết thúc" in said(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"}, number="3")


def test_effective_before_the_last_change(cast):
    done(cast, second_officer(cast), {"deed": "change", "unit": cast.other, "name": "Mới"})
    step = {"deed": "dissolve", "unit": cast.other, "fate": "end"}
    assert "Mới đã đổi tên, loại, cấp trên hay cơ quan" in said(cast, step, number="215", effective_on=DAY)
    assert problems(drafted(cast, step, number="216", effective_on=DAY + datetime.timedelta(days=1))) == []


def test_closing_with_members_and_no_destination(cast):
    own = members(cast, cast.other, 3)
    step = {"deed": "dissolve", "unit": cast.other, "fate": ""}
    assert said(cast, step) == (
        "Còn 3 đoàn viên chưa có nơi đến. Công đoàn Trường Yên Trung còn 3 người. Chọn nơi đến, hoặc ghi thôi là đoàn viên."
    )
    partly = step | {"person_parts": [(own[0].person, "KDD"), (own[1].person, "")]}
    assert "Công đoàn Trường Yên Trung còn 1 người" in said(cast, partly, number="2")
    assert problems(drafted(cast, step | {"person_parts": [(row.person, "KDD") for row in own]}, number="3")) == []


def test_members_go_where_members_can_be(cast):
    members(cast, cast.other, 1)
    step = {"deed": "dissolve", "unit": cast.other, "fate": "move", "target_code": "BL"}
    assert "LĐLĐ huyện Bình Lục không nhận đoàn viên" in said(cast, step)


def test_one_person_in_two_unions_on_one_day(cast):
    (row,) = members(cast, cast.union, 1)
    step = {"deed": "split", "unit": cast.union, "target_code": "YT", "person_parts": [(row.person, "")]}
    other = {"deed": "split", "unit": cast.group, "target_code": "YT", "person_parts": [(row.person, "")]}
    found = problems(drafted(cast, step, other))
    assert any("sẽ ở hai công đoàn trong một ngày" in one for one in found)
    assert any("không là đoàn viên của Tổ Văn phòng" in one for one in found)


@pytest.mark.parametrize("around", [{"deed": "dissolve", "fate": "end"}, {"deed": "merge", "target_code": "YT"}])
def test_a_part_that_is_split_goes_where_its_union_goes(cast, around):
    (row,) = members(cast, cast.group, 1)
    split = {"deed": "split", "unit": cast.group, "target_code": "YT", "person_parts": [(row.person, "")]}
    done(cast, second_officer(cast), {**around, "unit": cast.union}, split)
    assert Unit.objects.get(pk=cast.union.pk).closed_on == DAY
    assert not Unit.objects.filter(closed_on=None, parent__closed_on__isnull=False).exists()


class TestInTheAir:
    STEP = {"deed": "dissolve", "fate": "end"}

    def test_a_member_who_came_later(self, cast):
        members(cast, cast.other, 2, since=DAY)
        assert "Công đoàn Trường Yên Trung 2 người: về từ ngày 01/05/2022 trở đi" in said(cast, self.STEP | {"unit": cast.other})

    def test_a_post_or_a_role_that_begins_later(self, cast):
        (row,) = members(cast, cast.union, 1)
        appoint(cast, row.person, post="accountant", unit=cast.union, since=TODAY)
        assert "Công đoàn khối dân Đảng: Kế toán" in said(cast, self.STEP | {"unit": cast.union})
        grants.give(person=cast.member.person, role=Role.INSPECTOR, unit=cast.other, valid_from=TODAY)
        assert "Công đoàn Trường Yên Trung: Ủy ban kiểm tra" in said(cast, self.STEP | {"unit": cast.other}, number="2")

    def test_a_fact_of_a_later_day(self, cast):
        (row,) = members(cast, cast.other, 1)
        facts = {"reason": "hospital", "amount": 500_000, "source": "union_budget", "recorded_by": cast.chair.person, "recorded_at": NOW}
        Visit.objects.create(unit=cast.other, person=row.person, visited_on=DAY, **facts)
        assert "Công đoàn Trường Yên Trung: 1 " in said(cast, self.STEP | {"unit": cast.other})


class TestTwoPlans:
    """Another plan that waits stands against this one where both touch a unit, however they name it."""

    @pytest.fixture
    def waiting(self, cast):
        def made(*steps, **facts):
            return plans.submit(
                by=cast.officer, plan=(plan := drafted(cast, *steps, number="99/QĐ", title="Kia", **facts)), version=fresh(plan).version
            )

        return made

    def test_one_ends_what_the_other_sends_members_to(self, cast, waiting):
        members(cast, cast.union, 1)
        waiting({"deed": "merge", "unit": cast.union, "target_code": cast.other.code})
        assert "có trong phương án “Kia”" in said(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"})

    def test_one_receives_at_what_the_other_ends(self, cast, waiting):
        waiting({"deed": "dissolve", "unit": cast.other, "fate": "end"})
        assert "có trong phương án “Kia”" in said(cast, {"deed": "merge", "unit": cast.union, "target_code": cast.other.code})

    def test_one_changes_what_ends_along_in_the_other(self, cast, waiting):
        waiting({"deed": "dissolve", "unit": cast.union, "fate": "end"})
        assert "có trong phương án “Kia”" in said(cast, {"deed": "change", "unit": cast.group, "name": "Tổ khác"})

    def test_neighbours_under_one_superior_do_not_meet(self, cast, waiting):
        waiting({"deed": "change", "unit": cast.union, "name": "Tên khác"})
        assert problems(drafted(cast, {"deed": "change", "unit": cast.other, "name": "Tên khác nữa"})) == []


def test_a_number_begins_anew_each_year(cast):
    second = second_officer(cast)
    done(cast, second, {"deed": "change", "unit": cast.union, "name": "Tên khác"})
    again = {"deed": "change", "unit": cast.other, "name": "Tên khác nữa"}
    later = datetime.date(2023, 5, 1)
    assert "cũng theo số này" in said(cast, again)
    assert problems(drafted(cast, again, effective_on=later, signed_on=datetime.date(2023, 4, 20))) == []


def test_a_union_does_not_end_along_with_its_superior(cast):
    town = unit("TX", "LĐLĐ thị xã", "district_federation", cast.district.parent or cast.district)
    unit("TX-1", "Công đoàn phường", "grassroots_union", town)
    found = problems(drafted(cast, {"deed": "dissolve", "unit": town, "fate": "end"}, unit=town.parent))
    assert any("Công đoàn phường không kết thúc theo cấp trên" in one for one in found), found


def test_before_and_after_are_told_as_the_day_finds_them(cast):
    members(cast, cast.other, 2)
    members(cast, cast.union, 3, since=DAY)
    unit("MUON", "Công đoàn muộn", parent=cast.district, founded_on=DAY)
    gone = unit("CU", "Công đoàn cũ", parent=cast.district)
    Unit.objects.filter(pk=gone.pk).update(closed_on=TODAY)
    there = (
        1
        + Unit.objects.filter(path__startswith=cast.district.path, closed_on=None, founded_on__lt=DAY).exclude(pk=cast.district.pk).count()
    )
    plan = drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"})
    assert fresh(plan).findings["sums"] == {"units": [there, there - 1], "members": [2, 0]}
