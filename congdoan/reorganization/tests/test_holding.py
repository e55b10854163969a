"""A plan that waits holds its units: nobody changes or closes one by hand beside it."""

import datetime

import pytest

from congdoan.kernel.errors import Refused
from congdoan.organization.actions import changes, units
from congdoan.reorganization.actions import plans
from congdoan.reorganization.tests.factories import BEFORE, DAY, drafted, fresh, unit

pytestmark = pytest.mark.db


def submitted(cast, *steps):
    plan = drafted(cast, *steps, title="Kia")
    return plans.submit(by=cast.officer, plan=plan, version=fresh(plan).version)


def by_hand(cast, place):
    """Renames, takes back, closes, corrects, corrects by workbook."""
    place.refresh_from_db()
    facts = {"name": "Tên khác", "kind": place.kind, "parent": place.parent, "effective_on": DAY, "decision": "9/QĐ"}
    return [
        lambda: changes.change(by=cast.officer, unit=place, version=place.version, **facts),
        lambda: changes.take_back(by=cast.officer, unit=place, version=place.version),
        lambda: units.close(by=cast.officer, unit=place, last_day=BEFORE, decision="9/QĐ"),
        lambda: units.correct(
            by=cast.officer, unit=place, version=place.version, name="Tên ghi lại", kind=place.kind, founded_on=place.founded_on
        ),
        lambda: units.correct_all(by=cast.officer, unit=cast.district, rows={place.pk: written(place, name="Tên trong sổ")}),
    ]


def written(place, **facts):
    """The unit as its line in a workbook says it."""
    own = {"name": place.name, "kind": place.kind, "founded_on": place.founded_on, "closed_on": None}
    return own | {"employer": "", "sector": "", "decision": "", "signed_on": None, "issuer": ""} | facts


@pytest.mark.parametrize(
    ("step", "held"),
    [
        (lambda cast, small: {"deed": "dissolve", "unit": small, "fate": "end"}, "own"),
        (lambda cast, small: {"deed": "merge", "unit": cast.other, "target_code": "nho"}, "receiver"),
        (lambda cast, small: {"deed": "change", "unit": small, "name": "Tên mới"}, "changed"),
        (lambda cast, small: {"deed": "dissolve", "unit": small.parent, "fate": "end"}, "around"),
    ],
)  # fmt: skip
def test_what_a_waiting_plan_holds_is_left_alone(cast, step, held):
    above = unit("LON", "Công đoàn lớn", parent=cast.district) if held == "around" else cast.district
    small = unit("NHO", "Công đoàn nhỏ", "union_section" if held == "around" else "grassroots_union", above)
    plan = submitted(cast, step(cast, small))
    rename, _take_back, close, correct, by_workbook = by_hand(cast, small)
    for write in (rename, close, correct, by_workbook):
        with pytest.raises(Refused, match="Công đoàn nhỏ đang trong phương án “Kia” đã trình. Trả phương án ấy lại"):
            write()
    units.correct_all(by=cast.officer, unit=cast.district, rows={small.pk: written(small)})  # a line that changes nothing
    plans.send_back(by=cast.officer, plan=plan, version=fresh(plan).version, reason="Xem lại.")
    by_hand(cast, small)[0]()
    small.refresh_from_db()
    assert small.name == "Tên khác"


def test_a_change_is_not_taken_back_under_a_plan(cast):
    by_hand(cast, cast.other)[0]()
    later = DAY + datetime.timedelta(days=1)
    plan = drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"}, effective_on=later)
    plans.submit(by=cast.officer, plan=plan, version=fresh(plan).version)
    with pytest.raises(Refused, match="Tên khác đang trong phương án"):
        by_hand(cast, cast.other)[1]()


def test_a_neighbour_and_a_draft_hold_nothing(cast):
    drafted(cast, {"deed": "dissolve", "unit": cast.other, "fate": "end"})
    plan = drafted(cast, {"deed": "change", "unit": cast.union, "name": "Tên mới"}, number="2")
    plans.submit(by=cast.officer, plan=plan, version=fresh(plan).version)
    by_hand(cast, cast.other)[0]()
    cast.other.refresh_from_db()
    assert cast.other.name == "Tên khác"
