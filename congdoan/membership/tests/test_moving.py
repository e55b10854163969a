"""Transfers with both sides, pauses, deaths, returns: rules as tables, the deeds through the cast, the screens."""

import datetime
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.access.actors import actor_for
from congdoan.care.actions import notices
from congdoan.kernel.dates import read_approximate_date
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership import moving, queries, rules
from congdoan.membership.actions import lives, members, transfers
from congdoan.membership.choices import TRANSITIONS, TransferState
from congdoan.membership.models import Membership, Suspension, Transfer
from congdoan.membership.tests.factories import day, facts, member
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import appoint
from tests.people import NOW, TODAY, account

approx = read_approximate_date
MOVES = day("2022-05-02")
CARD = {"full_name": "trần thị mai", "birth": approx("09/10/1986"), "number": "011722904415"}


@pytest.mark.parametrize("start", list(TransferState))
@pytest.mark.parametrize("to", list(TransferState))
def test_a_request_is_answered_once(start, to):
    row = SimpleNamespace(state=start, get_state_display=lambda: start.label)
    if to in TRANSITIONS[start]:
        moving.check_step(row, to)
    else:
        with pytest.raises(Refused, match=str(start.label)):
            moving.check_step(row, to)


@pytest.mark.parametrize(
    ("reason", "until", "on", "free"),
    [
        ("unpaid_leave", "2022-03-01", "2022-02-01", True),
        ("unpaid_leave", None, "2022-02-01", True),
        ("unpaid_leave", "2022-01-20", "2022-01-10", False),  # less than a month
        ("unpaid_leave", "2022-03-01", "2022-03-01", False),
        ("unpaid_leave", "2022-03-01", "2021-12-31", False),
        ("contract", "2022-03-01", "2022-02-01", True),
        ("study", "2022-03-01", "2022-02-01", False),
    ],
)
@pytest.mark.db
def test_whose_pause_owes_no_dues(cast, mai, reason, until, on, free):
    pause = {"reason": reason, "valid_from": day("2022-01-01"), "valid_until": until and day(until)}
    Suspension.objects.create(membership=mai, recorded_by=cast.chair.person, recorded_at=NOW, **pause)
    assert queries.owing_dues(cast.union, day(on)).exists() is not free


@pytest.fixture
def mai(cast):
    """A member of the cast's group, with a card."""
    return member(cast, "Trần Thị Mai", unit=cast.group, national_id="035186000412", member_number="011722904415")


def ask(cast, by=None, unit=None, **more):
    return transfers.ask(by=by or cast.stranger, unit=unit or cast.other, **CARD | {"moves_on": MOVES} | more)


@pytest.mark.db
class TestTransfer:
    def test_asked_by_the_new_confirmed_by_the_old(self, cast, mai):
        appoint(cast, mai.person)
        asked = ask(cast, job_title="Giáo viên")
        mai.refresh_from_db()
        assert mai.valid_until is None and asked.state == "asked"
        done = transfers.confirm(by=cast.chair, transfer=asked, version=1)
        mai.refresh_from_db()
        made = done.made
        assert (mai.valid_until, mai.why_left, made.valid_from, made.valid_until) == (MOVES, "transferred", MOVES, None)
        assert (made.unit, made.how, made.member_number, made.union_joined_on, made.job_title) == (
            cast.other,
            "transferred",
            "011722904415",
            mai.union_joined_on,
            "Giáo viên",
        )
        assert [row.valid_until for row in Appointment.objects.filter(person=mai.person)] == [MOVES]

    def test_between_groups_of_one_union_posts_stay(self, cast, mai):
        appoint(cast, mai.person)
        transfers.confirm(by=cast.chair, transfer=ask(cast, by=cast.chair, unit=cast.group2), version=1)
        mai.refresh_from_db()
        assert mai.why_left == "moved_group" and Appointment.objects.get(person=mai.person).valid_until is None

    @pytest.mark.parametrize(
        "card", [{"full_name": "Trần Thị Mây"}, {"birth": approx("1987")}, {"number": "011722904416"}, {"number": "035186000413"}]
    )
    def test_a_card_that_is_not_wholly_right_tells_nothing(self, cast, mai, card):
        with pytest.raises(Refused) as refused:
            ask(cast, **card)
        assert "Tổ Văn phòng" not in str(refused.value) and str(refused.value).startswith("Không thấy đoàn viên nào khớp")
        assert not Transfer.objects.exists()

    def test_a_year_or_the_identity_number_will_do(self, cast, mai):
        assert ask(cast, birth=approx("1986"), number="035186000412").membership == mai

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"moves_on": TODAY + datetime.timedelta(days=1)}, "chưa đến"),
            ({"moves_on": day("2009-01-01")}, "thành lập ngày 01/01/2010"),
        ],
    )
    def test_days_that_cannot_be(self, cast, mai, more, sentence):
        with pytest.raises(Refused, match=sentence):
            ask(cast, **more)

    def test_the_day_at_the_old_unit_is_told_to_those_who_see_it(self, cast, mai):
        early = day("2015-06-01")
        with pytest.raises(Refused, match="về đơn vị cũ ngày 01/06/2015"):
            ask(cast, by=cast.chair, unit=cast.group2, moves_on=early)
        with pytest.raises(Refused, match="chưa về đó") as refused:
            ask(cast, moves_on=early)
        assert "2015" not in str(refused.value) and "Văn phòng" not in str(refused.value)
        asked = ask(cast)
        Membership.objects.filter(pk=mai.pk).update(valid_from=MOVES)
        with pytest.raises(Refused, match="Trần Thị Mai về đây ngày 02/05/2022"):
            transfers.confirm(by=cast.chair, transfer=asked, version=1)

    def test_whoever_left_does_not_move(self, cast, mai):
        members.leave(by=cast.chair, membership=mai, last_day=day("2022-04-30"), why_left="resigned", version=1)
        with pytest.raises(Refused, match="đã rời đơn vị cũ rồi") as refused:
            ask(cast)
        assert "Văn phòng" not in str(refused.value) and "2022" not in str(refused.value)
        with pytest.raises(Refused, match="Trần Thị Mai đã rời Tổ Văn phòng ngày 30/04/2022"):
            ask(cast, by=cast.chair, unit=cast.group2)
        with pytest.raises(Refused, match="Không thấy đoàn viên nào khớp"):
            ask(cast, number="035186000413")
        Membership.objects.filter(pk=mai.pk).update(why_left="died")
        with pytest.raises(Refused, match="Không thấy đoàn viên nào khớp"):
            ask(cast)

    def test_one_request_at_a_time_and_none_to_where_one_is(self, cast, mai):
        with pytest.raises(Refused, match="ở chính Tổ Văn phòng"):
            ask(cast, by=cast.chair, unit=cast.group)
        ask(cast)
        with pytest.raises(Refused, match="đang chờ đơn vị cũ"):
            ask(cast)

    def test_answered_no_with_a_reason_called_back_without(self, cast, mai):
        asked = ask(cast)
        with pytest.raises(Refused, match="Ghi lý do"):
            transfers.decline(by=cast.chair, transfer=asked, version=1, reason="")
        with pytest.raises(Conflict):
            transfers.decline(by=cast.chair, transfer=asked, version=4, reason="Chưa bàn giao.")
        assert transfers.decline(by=cast.chair, transfer=asked, version=1, reason="Chưa bàn giao.").state == "declined"
        again = ask(cast)
        assert transfers.call_back(by=cast.stranger, transfer=again, version=1).state == "called_back"
        with pytest.raises(Refused, match="đơn vị mới đã rút"):
            transfers.confirm(by=cast.chair, transfer=again, version=2)

    def test_whoever_left_meanwhile_does_not_move(self, cast, mai):
        asked = ask(cast)
        members.leave(by=cast.chair, membership=mai, last_day=day("2022-04-30"), why_left="retired", version=1)
        with pytest.raises(Refused, match="đã rời đơn vị ngày 30/04/2022"):
            transfers.confirm(by=cast.chair, transfer=asked, version=1)

    def test_who_may_ask_and_answer(self, cast, mai):
        for who in (cast.chair, cast.accountant, cast.officer):
            with pytest.raises(NotAllowed):
                ask(cast, by=who)
        asked = ask(cast)
        for who in (cast.stranger, cast.group_leader, cast.officer, cast.accountant):
            with pytest.raises(NotAllowed):
                transfers.confirm(by=who, transfer=asked, version=1)
            with pytest.raises(NotAllowed):
                transfers.decline(by=who, transfer=asked, version=1, reason="Không.")
        with pytest.raises(NotAllowed):
            transfers.call_back(by=cast.chair, transfer=asked, version=1)

    def test_both_sides_see_it_and_nobody_else(self, cast, mai):
        asked = ask(cast)
        assert (
            list(queries.transfers(by=cast.chair, unit=cast.union))
            == [asked]
            == list(queries.transfers_to_answer(by=cast.chair, unit=cast.union))
        )
        assert list(queries.transfers(by=cast.stranger, unit=cast.other)) == [asked]
        assert not queries.transfers_to_answer(by=cast.stranger, unit=cast.other).exists()
        for who in (cast.group_leader, cast.officer, cast.accountant):
            assert queries.transfer(by=who, pk=asked.pk) is None

    @pytest.mark.parametrize("facts", [{"state": "confirmed"}, {"state": "declined"}, {"state": "odd"}])
    def test_the_database_itself_refuses(self, cast, mai, facts):
        asked = ask(cast)
        with pytest.raises(IntegrityError), transaction.atomic():
            Transfer.objects.filter(pk=asked.pk).update(**facts)


@pytest.mark.db
class TestPause:
    def pause(self, cast, row, **more):
        given = {"reason": "unpaid_leave", "valid_from": day("2022-01-01"), "last_day": day("2022-03-31")} | more
        return lives.suspend(by=cast.chair, membership=row, version=row.version, **given)

    def test_still_counted_and_free_of_dues(self, cast, mai, monkeypatch):
        self.pause(cast, mai)
        on = day("2022-02-15")
        assert queries.counts(by=cast.chair, unit=cast.union, on=on).members == 1
        assert not queries.owing_dues(cast.union, on).exists()
        assert list(queries.owing_dues(cast.union, day("2022-04-01"))) == [mai]
        other = rules.SuspensionRule(rules.START, False, frozenset(), 30, "", False)
        monkeypatch.setattr(rules, "SUSPENSION_RULES", (other,))
        assert queries.counts(by=cast.chair, unit=cast.union, on=on).members == 0
        assert not queries.member_facts(on).exists() and queries.member_facts(day("2022-04-01")).exists()
        assert list(queries.owing_dues(cast.union, on)) == [mai]

    def test_open_until_one_comes_back(self, cast, mai):
        made = self.pause(cast, mai, last_day=None)
        with pytest.raises(Refused, match="Tạm dừng từ ngày 01/01/2022"):
            lives.resume(by=cast.chair, suspension=made, version=1, last_day=day("2021-12-31"))
        with pytest.raises(Conflict):
            lives.resume(by=cast.chair, suspension=made, version=2, last_day=day("2022-02-28"))
        again = lives.resume(by=cast.chair, suspension=made, version=1, last_day=day("2022-02-28"))
        assert again.valid_until == day("2022-03-01")
        with pytest.raises(Refused, match="đã ghi ngày cuối rồi"):
            lives.resume(by=cast.chair, suspension=made, version=2, last_day=day("2022-02-28"))

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"valid_from": day("2015-05-31")}, "Về đơn vị ngày 01/06/2015"),
            ({"last_day": day("2021-12-31")}, "Ngày cuối phải từ"),
            ({"valid_from": day("2022-03-31"), "last_day": None}, "Đã ghi tạm dừng từ ngày 01/01/2022 đến ngày 31/03/2022"),
        ],
    )
    def test_days_that_cannot_be(self, cast, mai, more, sentence):
        if more["valid_from" if "valid_from" in more else "last_day"] == day("2022-03-31"):
            self.pause(cast, mai)
        with pytest.raises(Refused, match=sentence):
            self.pause(cast, mai, **more)

    def test_leaving_ends_it_and_the_posts(self, cast, mai):
        self.pause(cast, mai, last_day=None)
        appoint(cast, mai.person)
        members.leave(by=cast.chair, membership=mai, last_day=day("2022-04-30"), why_left="retired", version=1)
        assert Suspension.objects.get().last_day == day("2022-04-30") == Appointment.objects.get(person=mai.person).last_day
        with pytest.raises(Refused, match="Đã rời đơn vị"):
            self.pause(cast, Membership.objects.get(pk=mai.pk), valid_from=day("2022-05-01"), last_day=None)

    def test_who_may(self, cast, mai):
        for who in (cast.group_leader, cast.accountant, cast.officer, cast.stranger):
            with pytest.raises(NotAllowed):
                lives.suspend(by=who, membership=mai, version=1, reason="study", valid_from=TODAY)


@pytest.mark.db
class TestDeathAndReturn:
    def died(self, cast, row, **more):
        return lives.record_death(by=cast.chair, membership=row, version=row.version, **{"died_on": day("2022-05-01")} | more)

    def test_everything_ends_and_no_list_of_care_names_the_dead(self, cast, mai):
        user = account(mai.person, "maitt")
        appoint(cast, mai.person)
        notices.report(by=cast.chair, unit=cast.group, person=mai.person, reason="hospital", reported_on=day("2022-04-20"))
        asked = ask(cast, moves_on=day("2022-04-25"))
        self.died(cast, mai)
        mai.refresh_from_db()
        user.refresh_from_db()
        asked.refresh_from_db()
        assert (mai.why_left, mai.last_day, user.is_active, asked.state) == ("died", day("2022-05-01"), False, "called_back")
        assert Appointment.objects.get(person=mai.person).last_day == day("2022-05-01")
        from congdoan.care import queries as care

        assert not care.waiting(by=cast.chair, unit=cast.union).exists()
        assert not queries.members_on(cast.union, TODAY).exists()
        assert gather(queries.birthdays(by=cast.chair, unit=cast.union, days=[day("2022-10-09")])) == [[]]

    def test_somebody_who_died_today_has_no_birthday_greeting(self, cast, mai):
        self.died(cast, mai, died_on=TODAY)
        assert gather(queries.birthdays(by=cast.chair, unit=cast.union, days=[day("2022-10-09")])) == [[]]

    def test_no_book_admits_the_dead_again(self, cast, mai):
        self.died(cast, mai)
        row = facts(cast.group, "Trần Thị Mai", national_id="035186000412", valid_from="2022-05-10", how="transferred")
        with pytest.raises(Refused, match="đã qua đời ngày 01/05/2022"):
            members.admit_all(by=cast.chair, unit=cast.union, rows=[row])
        with pytest.raises(Refused, match="đã qua đời"):
            lives.rejoin(by=cast.chair, unit=cast.group, membership=mai, valid_from=day("2022-05-10"))

    @pytest.mark.parametrize("died_on", [TODAY + datetime.timedelta(days=1), day("2015-05-31")])
    def test_days_that_cannot_be(self, cast, mai, died_on):
        with pytest.raises(Refused):
            self.died(cast, mai, died_on=died_on)

    def test_a_mistake_is_taken_back_with_the_posts(self, cast, mai):
        appoint(cast, mai.person)
        gone = self.died(cast, mai)
        back = lives.take_back_leaving(by=cast.chair, membership=gone, version=gone.version)
        assert (back.valid_until, back.why_left) == (None, "") and Appointment.objects.get(person=mai.person).valid_until is None
        with pytest.raises(Refused, match="chưa rời"):
            lives.take_back_leaving(by=cast.chair, membership=back, version=back.version)

    def test_coming_back_keeps_number_and_day(self, cast, mai):
        gone = members.leave(by=cast.chair, membership=mai, last_day=day("2020-12-31"), why_left="left_employer", version=1)
        for wrong, sentence in ((day("2020-12-31"), "ngày trở lại phải sau đó"), (day("2022-06-01"), "không thể ở tương lai")):
            with pytest.raises(Refused, match=sentence):
                lives.rejoin(by=cast.chair, unit=cast.group, membership=gone, valid_from=wrong)
        back = lives.rejoin(by=cast.chair, unit=cast.group2, membership=gone, valid_from=day("2022-01-01"))
        assert (back.member_number, back.union_joined_on, back.how) == (mai.member_number, mai.union_joined_on, "returned")
        with pytest.raises(Refused, match="đang là đoàn viên"):
            lives.rejoin(by=cast.chair, unit=cast.group, membership=gone, valid_from=day("2022-02-01"))
        with pytest.raises(Refused, match="đã về đơn vị khác"):
            lives.take_back_leaving(by=cast.chair, membership=gone, version=gone.version)

    def test_a_former_union_records_no_death_of_somebody_who_left_it(self, cast, mai):
        gone = members.leave(by=cast.chair, membership=mai, last_day=day("2020-12-31"), why_left="transferred", version=1)
        with pytest.raises(Refused, match="Đã ghi rời đơn vị ngày 31/12/2020"):
            self.died(cast, gone)
        assert Membership.objects.get(pk=mai.pk).why_left == "transferred"

    def test_a_leaving_written_ahead_gives_way_to_a_death(self, cast, mai):
        ahead = TODAY + datetime.timedelta(days=30)
        gone = members.leave(by=cast.chair, membership=mai, last_day=ahead, why_left="retired", version=1)
        with pytest.raises(Refused):  # the day that is written stands until it has come
            self.died(cast, gone, died_on=TODAY + datetime.timedelta(days=1))

    def test_a_former_union_is_told_nothing_of_the_one_after_it(self, cast, mai):
        gone = members.leave(by=cast.chair, membership=mai, last_day=day("2020-12-31"), why_left="transferred", version=1)
        facts_there = {"union_joined_on": gone.union_joined_on, "valid_from": day("2021-01-01"), "valid_until": day("2021-06-01")}
        written = {"recorded_by": cast.stranger.person, "recorded_at": gone.recorded_at}
        Membership.objects.create(person=mai.person, unit=cast.other, why_left="expelled", **facts_there, **written)
        with pytest.raises(Refused, match="không còn thuộc sổ của đơn vị"):
            lives.rejoin(by=cast.chair, unit=cast.group, membership=gone, valid_from=day("2022-01-01"))

    def test_a_pause_with_a_day_ahead_ends_with_the_membership(self, cast, mai):
        facts_of_pause = {"reason": "study", "valid_from": day("2022-01-01"), "last_day": day("2022-12-31")}
        lives.suspend(by=cast.chair, membership=mai, version=1, **facts_of_pause)
        members.leave(by=cast.chair, membership=mai, last_day=day("2022-04-30"), why_left="retired", version=1)
        assert Suspension.objects.get().last_day == day("2022-04-30")

    def test_who_was_expelled_applies_anew(self, cast, mai):
        gone = members.leave(by=cast.chair, membership=mai, last_day=day("2020-12-31"), why_left="expelled", version=1)
        with pytest.raises(Refused, match="khai trừ"):
            lives.rejoin(by=cast.chair, unit=cast.group, membership=gone, valid_from=day("2022-01-01"))

    def test_who_may(self, cast, mai):
        for who in (cast.group_leader, cast.accountant, cast.officer, cast.stranger):
            with pytest.raises(NotAllowed):
                lives.record_death(by=who, membership=mai, version=1, died_on=TODAY)


@pytest.mark.django_db
class TestScreens:
    def url(self, name, unit, *more):
        return reverse(f"membership:{name}", args=[unit.pk, *more])

    def test_asked_here_answered_there(self, cast, mai, sign_in):
        card = {"full_name": "Trần Thị Mai", "birth": "09/10/1986", "number": "0117 2290 4415", "moves_on": "02/05/2022"}
        assert sign_in(cast.stranger).post(self.url("transfer-ask", cast.other), card).status_code == 303
        asked = Transfer.objects.get()
        page = sign_in(cast.stranger).get(self.url("transfer-list", cast.other)).content.decode()
        assert "Tổ Văn phòng" not in page and "Chờ đơn vị cũ" in page
        page = sign_in(cast.stranger).get(self.url("transfer", cast.other, asked.pk)).content.decode()
        assert "Tổ Văn phòng" not in page and "Rút đề nghị" in page and "Đồng ý chuyển" not in page
        client = sign_in(cast.chair)
        page = client.get(self.url("transfer", cast.group, asked.pk)).content.decode()
        assert "Công đoàn Trường Yên Trung" in page and "Đồng ý chuyển" in page and "Rút đề nghị" not in page
        assert client.post(self.url("transfer-confirm", cast.group, asked.pk), {"ban_dang_xem": "1"}).status_code == 303
        page = sign_in(cast.stranger).get(self.url("transfer", cast.other, asked.pk)).content.decode()
        assert "Tổ Văn phòng" in page and "Đã chuyển" in page
        assert sign_in(cast.chair).get(self.url("transfer", cast.group2, asked.pk)).status_code == 404
        assert sign_in(cast.group_leader).get(self.url("transfer", cast.group, asked.pk)).status_code == 403

    def test_the_old_unit_finds_it_on_its_first_page(self, cast, mai, sign_in):
        asked = ask(cast)
        assert self.url("transfer", cast.group, asked.pk) in sign_in(cast.chair).get("/").content.decode()

    def test_a_late_answer_is_marked(self, cast, mai, sign_in):
        ask(cast)
        Transfer.objects.update(asked_on=day("2022-05-01"))
        assert "quá hạn" in sign_in(cast.chair).get(self.url("transfer-list", cast.union)).content.decode()

    def test_every_change_from_its_form(self, cast, mai, sign_in):
        client, version = sign_in(cast.chair), {"ban_dang_xem": "1"}
        page = client.get(self.url("member-changes", cast.group, mai.pk)).content.decode()
        assert self.url("member-suspend", cast.group, mai.pk) in page and "Trở lại sinh hoạt" not in page
        sent = version | {"reason": "study", "valid_from": "01/01/2022"}
        assert client.post(self.url("member-suspend", cast.group, mai.pk), sent).status_code == 303
        resume = self.url("member-resume", cast.group, mai.pk, Suspension.objects.get().pk)
        assert resume in client.get(self.url("member-changes", cast.group, mai.pk)).content.decode()
        assert client.post(resume, version | {"last_day": "31/03/2022"}).status_code == 303
        assert client.post(self.url("member-death", cast.group, mai.pk), version | {"died_on": ""}).status_code == 422
        assert client.post(self.url("member-death", cast.group, mai.pk), version | {"died_on": "01/05/2022"}).status_code == 303
        back = {"ban_dang_xem": str(Membership.objects.get(pk=mai.pk).version)}
        assert client.post(self.url("member-take-back", cast.group, mai.pk), back).status_code == 303
        sent = {"ban_dang_xem": str(Membership.objects.get(pk=mai.pk).version), "last_day": "01/05/2022", "why_left": "retired"}
        assert client.post(self.url("member-leave", cast.group, mai.pk), sent).status_code == 303
        assert client.post(self.url("member-rejoin", cast.group, mai.pk), {"valid_from": "10/05/2022"}).status_code == 303
        assert Membership.objects.filter(person=mai.person).count() == 2
        assert actor_for(cast.chair.user, NOW).today == TODAY
