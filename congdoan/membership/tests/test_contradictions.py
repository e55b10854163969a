"""A leaving, a move or a death that a later post or pause contradicts is refused, on every way in."""

import datetime

import pytest
from django.urls import reverse

from congdoan.kernel.dates import read_approximate_date
from congdoan.kernel.errors import Refused
from congdoan.membership.actions import lives, members, transfers
from congdoan.membership.models import Membership
from congdoan.membership.sheets import MEMBERS
from congdoan.membership.tests.factories import day, member
from congdoan.membership.tests.test_sheets import MEMBER_HEAD, bring_in, problems, sheet
from congdoan.organization.actions import appointments
from congdoan.organization.tests.factories import appoint
from congdoan.ui.forms import VERSION
from congdoan.workbooks import registry
from tests.people import TODAY

pytestmark = pytest.mark.db
LATER = day("2022-05-20")
NAMES = "Ủy viên Ban Chấp hành, .* từ ngày 20/05/2022"


@pytest.fixture
def mai(cast):
    """A member whose post begins later."""
    row = member(cast, "Trần Thị Mai", unit=cast.group, national_id="035186000412")
    appoint(cast, row.person, since=LATER)
    return row


def left(cast, row, last_day="2022-05-10", why_left="retired"):
    return members.leave(by=cast.chair, membership=row, last_day=day(last_day), why_left=why_left, version=1)


def test_a_leaving_before_a_post_names_it(cast, mai, sign_in):
    with pytest.raises(Refused, match=NAMES):
        left(cast, mai)
    client = sign_in(cast.chair)
    page = reverse("membership:member-leave", args=[mai.unit_id, mai.pk])
    answer = client.post(page, {"last_day": "10/05/2022", "why_left": "retired", VERSION: "1"})
    assert (answer.status_code, "từ ngày 20/05/2022" in answer.content.decode()) == (422, True)
    left(cast, mai, "2022-05-21")


def test_not_where_another_membership_of_the_union_holds_the_person(cast, mai):
    Membership.objects.filter(pk=mai.pk).update(valid_until=day("2021-01-01"), why_left="other")
    again = {
        "valid_from": day("2022-01-01"),
        "union_joined_on": mai.union_joined_on,
        "recorded_by": cast.chair.person,
        "recorded_at": cast.chair.now,
    }
    Membership.objects.create(person=mai.person, unit=cast.union, **again)
    members.correct_all(by=cast.chair, unit=cast.union, rows={mai.pk: {"valid_until": day("2020-06-01"), "why_left": "retired"}})


def test_a_post_recorded_ahead_keeps_its_holder(cast):
    row = member(cast, "Trần Thị Mai")
    post = appoint(cast, row.person, since=TODAY + datetime.timedelta(days=60))
    with pytest.raises(Refused, match="còn giữ chức vụ"):
        left(cast, row)
    appointments.end_post(by=cast.chair, appointment=post, last_day=TODAY, version=1)
    left(cast, row)


def test_a_move_is_not_confirmed_against_a_later_post(cast, mai):
    card = {"full_name": "Trần Thị Mai", "birth": read_approximate_date("09/10/1986"), "number": "035186000412"}
    asked = transfers.ask(by=cast.stranger, unit=cast.other, moves_on=day("2022-05-02"), **card)
    with pytest.raises(Refused, match=NAMES):
        transfers.confirm(by=cast.chair, transfer=asked, version=1)


def test_a_death_names_both_days(cast, mai):
    with pytest.raises(Refused, match="qua đời ngày 10/05/2022 .*từ ngày 20/05/2022"):
        lives.record_death(by=cast.chair, membership=mai, version=1, died_on=day("2022-05-10"))


def test_a_pause_after_the_last_day(cast):
    row = member(cast, "Trần Thị Mai")
    lives.suspend(by=cast.chair, membership=row, version=1, reason="unpaid_leave", valid_from=LATER)
    with pytest.raises(Refused, match="đã ghi tạm dừng từ ngày 20/05/2022"):
        left(cast, row)


@pytest.mark.parametrize("pause", [False, True])
def test_a_row_of_a_workbook_stays_out_and_says_why(cast, pause):
    row = ["Trần Thị Mai", "09/10/1986", "Nữ", "035186000412", "KDD-T1", None, None, "01/06/2015", None, None]
    with registry.instead(MEMBERS):
        bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, [*row, None, None, None]))
        mai = Membership.objects.get()
        if pause:
            lives.suspend(by=cast.chair, membership=mai, version=1, reason="unpaid_leave", valid_from=LATER)
        else:
            appoint(cast, mai.person, since=LATER)
        batch = bring_in(cast, sheet("Đoàn viên", MEMBER_HEAD, [*row, day("2022-05-10"), "Nghỉ hưu", None]))
    assert [number for _sheet, number, said in problems(batch) if "20/05/2022" in said] == [2]
    mai.refresh_from_db()
    assert mai.valid_until is None


def test_a_first_day_that_moves_leaves_no_post_before_it(cast):
    row = member(cast, "Trần Thị Mai", unit=cast.group, national_id="035186000412")
    appoint(cast, row.person, since=day("2018-03-01"))
    given = lambda on: {row.pk: {"valid_from": day(on)}}  # noqa: E731
    with pytest.raises(Refused, match=r"giữ chức vụ trước ngày 01/04/2020 vừa ghi \(Ủy viên Ban Chấp hành, 01/03/2018\)"):
        members.correct_all(by=cast.chair, unit=cast.union, rows=given("2020-04-01"))
    members.correct_all(by=cast.chair, unit=cast.union, rows=given("2018-03-01"))
    before = {"union_joined_on": row.union_joined_on, "recorded_by": cast.chair.person, "recorded_at": cast.chair.now}
    Membership.objects.create(
        person=row.person, unit=cast.group2, valid_from=row.valid_from, valid_until=day("2020-04-01"), why_left="moved_group", **before
    )
    members.correct_all(by=cast.chair, unit=cast.union, rows=given("2020-04-01"))
