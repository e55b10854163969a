"""Rules as tables; no database."""

import datetime
from types import SimpleNamespace

import pytest

from congdoan.education import policies
from congdoan.kernel.errors import Refused
from tests.people import TODAY

DAY = datetime.timedelta(days=1)
UNION = SimpleNamespace(path="0000100002", name="Công đoàn khối dân Đảng")
GROUP = SimpleNamespace(path="000010000200003", name="Tổ Văn phòng")
OTHER = SimpleNamespace(path="0000100004", name="Công đoàn Trường Yên Trung")


def people(*names):
    """Persons with keys 1, 2, ..."""
    return [SimpleNamespace(pk=pk, full_name=name) for pk, name in enumerate(names, start=1)]


def spell(unit, valid_from=TODAY - 100 * DAY, valid_until=None):
    """A membership as policies read it."""
    last = valid_until or datetime.date.max
    return SimpleNamespace(unit=unit, holds_on=lambda day: valid_from <= day < last)


def test_no_day_to_come():
    policies.check_session_day(TODAY, today=TODAY)
    with pytest.raises(Refused, match="Ngày tổ chức ở sau hôm nay"):
        policies.check_session_day(TODAY + DAY, today=TODAY)


@pytest.mark.parametrize(
    ("spells", "allowed"),
    [
        ({1: [spell(GROUP)]}, True),
        ({1: [spell(UNION)]}, True),
        ({1: [spell(OTHER)]}, False),
        ({1: [spell(GROUP, valid_until=TODAY)]}, False),
        ({1: [spell(GROUP, valid_from=TODAY + DAY)]}, False),
        ({}, False),
    ],
)
def test_only_who_was_a_member_on_that_day(spells, allowed):
    given = {"unit": UNION, "on": TODAY, "spells": spells}
    if allowed:
        policies.check_participants(people("Trần Thị Mai"), **given)
    else:
        with pytest.raises(Refused, match="Không phải đoàn viên của Công đoàn khối dân Đảng vào ngày 24/05/2022: Trần Thị Mai"):
            policies.check_participants(people("Trần Thị Mai"), **given)


def test_a_session_has_somebody():
    with pytest.raises(Refused, match="Chưa đánh dấu ai tham gia"):
        policies.check_participants([], unit=UNION, on=TODAY, spells={})


def test_a_long_list_of_strangers_is_cut_short():
    with pytest.raises(Refused, match=r"An, Bình, Chi, Dung, Em và 2 người nữa\."):
        policies.check_participants(people("An", "Bình", "Chi", "Dung", "Em", "Giang", "Hà"), unit=UNION, on=TODAY, spells={})


def test_a_row_of_a_batch_lies_at_or_below_its_unit():
    policies.check_inside(GROUP, of=UNION)
    with pytest.raises(Refused, match="không thuộc"):
        policies.check_inside(OTHER, of=UNION)
