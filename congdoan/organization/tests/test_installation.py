"""The first unit and the first grant."""

import datetime

import pytest

from congdoan.access.roles import Role
from congdoan.audit import queries as log
from congdoan.kernel.errors import Refused
from congdoan.organization.actions import installation
from congdoan.units.models import Unit
from tests.people import NOW

pytestmark = pytest.mark.db
FIRST = {
    "code": "BL-KDD",
    "name": "Công đoàn khối dân Đảng",
    "kind": "grassroots_union",
    "founded_on": datetime.date(1997, 11, 10),
    "full_name": "phạm văn bình",
    "sex": "male",
    "username": "chutich",
    "password": "mat-khau-thu-nghiem",
    "now": NOW,
}


def test_an_empty_installation_gets_its_first_unit_and_chair_once(db):
    superiors = [
        ("HNA", "LĐLĐ tỉnh Hà Nam", "provincial_federation", FIRST["founded_on"]),
        ("BL", "LĐLĐ huyện Bình Lục", "district_federation", FIRST["founded_on"]),
    ]
    chair = installation.initialise(**FIRST, superiors=superiors)
    unit = Unit.objects.get(code="BL-KDD")
    assert (unit.parent.name, unit.parent.parent.code) == ("LĐLĐ huyện Bình Lục", "HNA")
    assert chair.person.full_name == "Phạm Văn Bình"
    assert chair.may("organization.found_unit", unit) and not chair.may("organization.found_unit", unit.parent)
    assert log.entries_of_unit(unit).get().action == "organization.installation.initialise"
    assert log.broken_chains() == []
    with pytest.raises(Refused, match="đã có đơn vị"):
        installation.initialise(**FIRST | {"code": "KHAC", "username": "khac"})


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"role": Role.ACCOUNTANT}, "chủ tịch hoặc quản trị"),
        ({"kind": "hội"}, "Không có loại"),
        ({"superiors": [("X", "Tổ", "union_group", FIRST["founded_on"])]}, "không ở dưới"),
    ],
)
def test_refused_and_nothing_left_behind(db, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        installation.initialise(**FIRST | facts)
    assert not Unit.objects.exists()
