"""The frame says as whom one is here: of several roles the foremost."""

from types import SimpleNamespace

import pytest

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.ui.context import frame
from tests.people import FOUNDED, NOW

pytestmark = pytest.mark.db


def role_shown(user, unit):
    """What stands under the unit's name."""
    request = SimpleNamespace(path="/", actor=actor_for(user, NOW), unit_in_focus=unit)
    return frame(request)["frame"]["role"]


def test_a_chair_who_is_also_of_the_committee_is_the_chair(cast):
    grants.give(person=cast.chair.person, role=Role.COMMITTEE_MEMBER, unit=cast.union, valid_from=FOUNDED)
    assert role_shown(cast.chair.user, cast.union) == "Chủ tịch"


def test_the_nearest_role_counts(cast):
    grants.give(person=cast.chair.person, role=Role.GROUP_LEADER, unit=cast.group, valid_from=FOUNDED, reach=Reach.HERE)
    assert (role_shown(cast.chair.user, cast.group), role_shown(cast.chair.user, cast.union)) == ("Tổ trưởng", "Chủ tịch")
