"""What a step is called, and what becomes of its unit, in words."""

import io
from types import SimpleNamespace

import openpyxl
import pytest
from django.urls import reverse

from congdoan.reorganization import queries, told
from congdoan.reorganization.choices import Deed, Fate
from congdoan.reorganization.models import Step
from congdoan.reorganization.tests.factories import done, drafted, second_officer
from congdoan.units.queries import kind_levels

NAMES = {"YT": "Công đoàn Yên Trung"}


def step(**facts):
    return Step(**{"deed": Deed.CHANGE, **facts})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "facts", "words"),
    [
        ("union_group", {"kind": "union_section"}, "Nâng cấp"),
        ("union_section", {"kind": "grassroots_union", "name": "Công đoàn mới", "parent_code": "H"}, "Nâng cấp, đổi tên, chuyển cấp trên"),
        ("grassroots_union", {"kind": "union_section"}, "Hạ cấp"),
        ("grassroots_union", {"kind": "occupational_union"}, "Đổi loại"),
        ("grassroots_union", {"kind": "grassroots_union", "name": "Tên khác"}, "Đổi tên"),
        ("grassroots_union", {"parent_code": "H"}, "Chuyển cấp trên"),
        ("grassroots_union", {}, "Đổi tên, loại, cấp trên"),
        ("grassroots_union", {"deed": Deed.DISSOLVE}, "Giải thể"),
    ],
)
def test_a_change_is_called_by_what_it_changes(before, facts, words):
    assert told.deed(step(**facts), before, kind_levels()) == words


@pytest.mark.parametrize(
    ("facts", "becomes", "members"),
    [
        ({"deed": Deed.MERGE, "target_code": "yt"}, "về Công đoàn Yên Trung (yt)", "cùng về đó"),
        ({"deed": Deed.SPLIT, "target_code": "MOI", "apart": 2}, "về MOI, 2 phần đi riêng", ""),
        ({"deed": Deed.DISSOLVE, "fate": Fate.MOVE, "target_code": "YT"}, "", "về Công đoàn Yên Trung (YT)"),
        ({"deed": Deed.DISSOLVE, "fate": Fate.END}, "", "Thôi là đoàn viên"),
        ({"name": "Tên mới", "parent_code": "YT"}, "Tên mới, trực thuộc Công đoàn Yên Trung (YT)", ""),
    ],
)
def test_what_becomes_of_the_unit(facts, becomes, members):
    row = step(**{name: value for name, value in facts.items() if name != "apart"})
    row.apart = facts.get("apart", 0)
    assert (told.becomes(row, {}, NAMES), str(told.members(row, NAMES))) == (becomes, members)


@pytest.mark.db
def test_a_carried_out_plan_calls_its_units_as_they_were_called_before(cast, sign_in, django_assert_max_num_queries):
    second = second_officer(cast)
    old = cast.union.name
    raised = {"deed": "change", "unit": cast.union, "name": "Công đoàn tên mới"}
    plan = done(cast, second, raised, {"deed": "merge", "unit": cast.other, "target_code": cast.union.code})
    address = reverse("reorganization:plan-steps", kwargs={"unit_id": cast.district.pk, "pk": plan.pk})
    client = sign_in(cast.officer)
    with django_assert_max_num_queries(10):
        page = client.get(address).content.decode()
    assert old in page and "Công đoàn tên mới" in page and f"({cast.union.code})" in page
    book = openpyxl.load_workbook(io.BytesIO(client.get(address, {"dang": "xlsx"}).content))
    assert [[row[1].value, row[2].value] for row in book.active.iter_rows(min_row=2)] == [
        [old, "Đổi tên"],
        [cast.other.name, "Nhập vào đơn vị khác"],
    ]


@pytest.mark.db
def test_the_name_of_a_unit_founded_in_the_plan_is_known(cast):
    founding = {"deed": "found", "code": "MOI", "name": "Công đoàn Mới", "kind": "grassroots_union", "parent_code": cast.district.code}
    plan = drafted(cast, founding, {"deed": "merge", "unit": cast.other, "target_code": "MOI"})
    merging = SimpleNamespace(parent_code="", target_code="moi", unit_id=cast.other.pk)
    _kinds, before, names = queries.words_for([merging], plan)
    assert (names, before) == ({"MOI": "Công đoàn Mới"}, {cast.other.pk: (cast.other.name, cast.other.kind)})
