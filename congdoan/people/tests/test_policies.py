"""What is asked before a record of work is corrected or taken out, in every room."""

import datetime
from types import SimpleNamespace

import pytest

from congdoan.kernel.errors import Conflict, Refused
from congdoan.people import policies

STANDING = SimpleNamespace(is_cancelled=False, version=3)
GONE = SimpleNamespace(is_cancelled=True, cancelled_on=datetime.date(2022, 5, 1), version=3)


def test_as_it_was_last_seen():
    policies.check_correctable(STANDING, 3)


@pytest.mark.parametrize("version", [1, 2, 4, -1, None])
def test_a_stale_edit_and_one_that_does_not_say_what_it_saw_are_conflicts(version):
    with pytest.raises(Conflict) as conflict:
        policies.check_correctable(STANDING, version)
    assert conflict.value.current is STANDING


@pytest.mark.parametrize("version", [3, 2, None])
def test_what_was_taken_out_stays_as_it_is(version):
    with pytest.raises(Refused, match="đã bỏ khỏi sổ ngày 01/05/2022"):
        policies.check_correctable(GONE, version)
    with pytest.raises(Refused):
        policies.check_standing(GONE)


def test_taking_out_is_explained():
    policies.check_reason("Ghi hai lần.")
    with pytest.raises(Refused) as refused:
        policies.check_reason("")
    assert refused.value.field == "reason"
