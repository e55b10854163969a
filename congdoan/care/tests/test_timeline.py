"""What the union did with one person, as each of the cast may see it; the officers' names in the chips."""

import pytest

from congdoan.care import queries
from congdoan.care.tests import factories
from congdoan.kernel.db.gathering import gather
from congdoan.organization.models import Appointment
from tests import people

pytestmark = pytest.mark.db


@pytest.fixture
def mai(cast):
    """The member who also signs in, visited by the group, with a child that got a gift, and ill again."""
    factories.member(cast, who=cast.member.person)
    factories.visit(cast, cast.member.person, visitors="Bùi Thị Hà")
    factories.gift(cast, of=factories.child(cast, cast.member.person))
    factories.gift(cast, to=cast.member.person, given_on="2022-03-08", occasion="women_0803", amount=50_000)
    factories.notice(cast, cast.member.person, "2022-05-20")
    return cast.member.person


def texts(cast, who, person):
    """The sentences that one of the cast reads."""
    return [moment.text for moment in gather(queries.timeline(by=getattr(cast, who), person=person))[0]]


WAITS, VISIT, GIFT, CHILD = (
    "Báo nằm viện, Bệnh viện đa khoa tỉnh",
    "Thăm, nằm viện",
    "Quà Quốc tế Phụ nữ 8/3",
    "Quà Tết Trung thu cho cháu Minh Khôi",
)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("chair", [WAITS, VISIT, GIFT, CHILD]),
        ("member", [WAITS, VISIT, GIFT, CHILD]),
        ("group_leader", [WAITS, VISIT]),
        ("accountant", ["Thăm hỏi", GIFT, CHILD]),
        ("officer", []),
        ("stranger", []),
    ],
)
def test_each_sees_what_is_theirs_to_see(cast, mai, who, expected):
    assert texts(cast, who, mai) == expected


def test_a_moment_says_when_how_much_who_wrote_it_and_where(cast, mai):
    waits, visit, gift, _child = gather(queries.timeline(by=cast.chair, person=mai))[0]
    assert (visit.on, visit.amount, visit.recorded_by, visit.detail) == (
        factories.day("2022-05-18"),
        500_000,
        "Bùi Thị Hà",
        "Đoàn: Bùi Thị Hà",
    )
    assert visit.url.startswith(f"/cham-lo/{cast.group.pk}/tham-hoi/")
    assert waits.url.endswith(f"/tham-hoi/ghi-nhan/?doan_vien={mai.pk}")
    assert (gift.kind, gift.badge) == ("Chăm lo", "cham")
    own = gather(queries.timeline(by=cast.member, person=mai))[0]
    assert [moment.url for moment in own] == [""] * 4, "a member without a role has no page of the book to open"


def test_another_members_things_are_not_ones_own(cast, mai):
    other = factories.member(cast, "Vũ Thị Yến")
    factories.visit(cast, other)
    assert texts(cast, "member", other) == []


def test_likely_visitors_are_the_committee_and_the_leaders(cast):
    for who, post, unit in (
        (cast.chair, "chair", cast.union), (cast.group_leader, "group_leader", cast.group), (cast.accountant, "accountant", cast.union),
    ):  # fmt: skip
        Appointment.objects.create(
            person=who.person, unit=unit, post=post, valid_from=factories.SINCE, recorded_by=cast.chair.person, recorded_at=people.NOW
        )
    assert queries.likely_visitors(cast.union, people.TODAY, cast.inspector.person) == ["Lương Văn Hùng", "Phạm Văn Bình", "Bùi Thị Hà"]
    assert queries.likely_visitors(cast.group, people.TODAY, cast.group_leader.person) == ["Bùi Thị Hà", "Phạm Văn Bình"]


@pytest.mark.parametrize("written", ["", "x", "-1", "9" * 30, "0", "1 OR 1"])
def test_an_address_that_names_nobody(cast, written):
    assert queries.member_asked_for(cast.union, people.TODAY, written) is None
