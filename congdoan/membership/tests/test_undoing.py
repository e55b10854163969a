"""A move made by mistake is taken back by both sides; what stands against it; the old unit has the member without a gap."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.audit.models import Entry
from congdoan.care.tests import factories as care
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership import queries, statistics
from congdoan.membership.actions import lives, members, misrecords, transfers, undoing
from congdoan.membership.models import Membership, Misrecord, Suspension, Transfer
from congdoan.membership.tests.factories import day, member
from congdoan.membership.tests.test_moving import CARD, MOVES
from congdoan.organization.actions import appointments
from congdoan.organization.choices import Post
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import appoint
from congdoan.ui.forms import VERSION
from tests.people import TODAY


@pytest.fixture
def mai(cast):
    """A member of the cast's group with a post and a pause."""
    row = member(cast, "Trần Thị Mai", unit=cast.group, national_id="035186000412", member_number="011722904415")
    appoint(cast, row.person)
    lives.suspend(by=cast.chair, membership=row, version=1, reason="study", valid_from=day("2022-03-01"))
    return row


def moved(cast, to=None, by=None):
    asked = transfers.ask(by=by or cast.stranger, unit=to or cast.other, **CARD, moves_on=MOVES)
    return transfers.confirm(by=cast.chair, transfer=asked, version=1)


def now(row):
    return type(row).objects.get(pk=row.pk)


def undo(side, by, row, reason="Chuyển nhầm người cùng tên."):
    row = now(row)
    return getattr(undoing, f"undo_{side}")(by=by, transfer=row, version=row.version, reason=reason)


def keep(side, by, row, reason=""):
    row = now(row)
    return getattr(undoing, f"keep_{side}")(by=by, transfer=row, version=row.version, reason=reason)


def told(cast):
    """Of both unions: who is there on three days, what moved in the year."""
    span = statistics.Span(day("2022-01-01"), TODAY)
    found = []
    for who, unit in ((cast.chair, cast.union), (cast.stranger, cast.other)):
        found.append(queries.movements(by=who, unit=unit, span=span))
        found += [[row.pk for row in queries.members(by=who, unit=unit, on=on)] for on in (day("2022-04-30"), MOVES, TODAY)]
    return found


@pytest.mark.db
class TestBothSides:
    @pytest.mark.parametrize(("first", "second"), [("from", "to"), ("to", "from")])
    def test_one_asks_the_other_agrees_and_nobody_has_moved(self, cast, mai, first, second):
        before, held = told(cast), Membership.objects.filter(pk=mai.pk).values().get()
        row = moved(cast)
        made = row.made
        after = told(cast)
        who = {"from": cast.chair, "to": cast.stranger}
        asked = undo(first, who[first], row)
        assert asked.state == "confirmed" and told(cast) == after, "nothing happens until the other side agrees"
        with pytest.raises(Refused, match="đang chờ bên kia"):
            undo(first, who[first], row)
        done = undo(second, who[second], row, reason="")
        assert (done.state, done.made, done.undo_reason) == ("undone", None, "Chuyển nhầm người cùng tên.")
        assert told(cast) == before and not Membership.objects.filter(pk=made.pk).exists()
        assert Membership.objects.filter(pk=mai.pk).values().get() | {"version": held["version"]} == held
        assert Appointment.objects.get(person=mai.person).valid_until is None is Suspension.objects.get().valid_until
        with pytest.raises(Refused, match="Không có đề nghị bỏ"):
            undoing.keep_from(by=cast.chair, transfer=done, version=done.version)
        kept = Misrecord.objects.get()
        assert (kept.unit, kept.cancel_reason) == (cast.other, "Chuyển nhầm người cùng tên.")
        with pytest.raises(Refused, match="bỏ cùng lần chuyển"):
            misrecords.restore(by=cast.stranger, misrecord=kept, version=kept.version)
        assert Entry.objects.filter(action=f"membership.undoing.undo_{second}").exists()
        assert moved(cast).state == "confirmed", "and may move again"

    def test_between_groups_the_chair_does_it_at_once(self, cast, mai):
        before = told(cast)
        row = moved(cast, to=cast.group2, by=cast.chair)
        assert undo("to", cast.chair, row).state == "undone" and told(cast) == before

    def test_kept_by_either(self, cast, mai):
        row = moved(cast)
        with pytest.raises(Refused, match="Không có đề nghị bỏ"):
            undoing.keep_to(by=cast.stranger, transfer=row, version=row.version)
        undo("from", cast.chair, row)
        with pytest.raises(Refused, match="vì sao giữ nguyên"):
            undoing.keep_to(by=cast.stranger, transfer=now(row), version=now(row).version)
        row = keep("to", cast.stranger, row, "Đúng người ấy.")
        assert (row.undo_unit, row.undo_reason, row.state) == (cast.group, "Chuyển nhầm người cùng tên.", "confirmed")
        assert (row.kept_by, row.kept_on, row.kept_reason, row.undo_waits) == (cast.other, TODAY, "Đúng người ấy.", False)
        with pytest.raises(Refused, match="Không có đề nghị bỏ"):
            keep("to", cast.stranger, row, "Nữa.")
        with pytest.raises(Refused):
            undo("from", cast.chair, row, reason="")
        row = undo("from", cast.chair, row, "Xem lại lần nữa.")
        assert (row.undo_reason, row.kept_on, row.kept_reason, row.undo_waits) == ("Xem lại lần nữa.", None, "", True)
        row = keep("from", cast.chair, row)
        assert (row.undo_unit, row.undo_reason, row.kept_on) == (None, "", None), "who draws the own request back gives no reason"

    def test_whoever_was_answered_is_told_while_it_is_news(self, cast, mai):
        row = moved(cast)
        undo("from", cast.chair, row)
        keep("to", cast.stranger, row, "Đúng người ấy.")
        told = lambda by, unit: [one.pk for one in queries.undoings_kept(by=by, unit=unit)]  # noqa: E731
        assert (told(cast.chair, cast.union), told(cast.stranger, cast.other), told(cast.officer, cast.union)) == ([row.pk], [], [])
        assert not queries.undoings_to_answer(by=cast.stranger, unit=cast.other)
        Transfer.objects.filter(pk=row.pk).update(kept_on=TODAY - datetime.timedelta(days=14))
        assert told(cast.chair, cast.union) == []

    def test_the_other_side_may_then_agree_to_nothing_but_ask_itself(self, cast, mai):
        row = moved(cast)
        undo("from", cast.chair, row)
        keep("to", cast.stranger, row, "Đúng người ấy.")
        row = undo("to", cast.stranger, row, "Chính chúng tôi nhầm.")
        assert (row.state, row.undo_unit, row.kept_on) == ("confirmed", cast.other, None)
        assert undo("from", cast.chair, row, reason="").state == "undone"

    def test_who_may(self, cast, mai):
        row = moved(cast)
        for side, ones in (("from", (cast.stranger, cast.group_leader, cast.officer)), ("to", (cast.chair, cast.accountant, cast.officer))):
            for who in ones:
                with pytest.raises(NotAllowed):
                    undo(side, who, row)
                with pytest.raises(NotAllowed):
                    getattr(undoing, f"keep_{side}")(by=who, transfer=row, version=row.version)

    def test_a_reason_and_the_version_read_are_asked(self, cast, mai):
        row = moved(cast)
        with pytest.raises(Refused):
            undo("from", cast.chair, row, reason="")
        with pytest.raises(Conflict):
            undoing.undo_from(by=cast.chair, transfer=row, version=9, reason="x")

    def test_the_database_itself_refuses(self, cast, mai):
        row = moved(cast)
        for facts in ({"undo_unit": cast.union}, {"undo_asked_on": TODAY}, {"membership": None}, {"kept_on": TODAY, "kept_reason": "x"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Transfer.objects.filter(pk=row.pk).update(**facts)


@pytest.mark.db
class TestWhatStandsAgainst:
    def test_not_before_it_is_done_nor_twice(self, cast, mai):
        asked = transfers.ask(by=cast.stranger, unit=cast.other, **CARD, moves_on=MOVES)
        with pytest.raises(Refused, match="chờ đơn vị cũ"):
            undo("from", cast.chair, asked)

    def test_what_was_written_at_the_new_unit_is_named_there_and_counted_elsewhere(self, cast, mai):
        row = moved(cast)
        for on in ("2022-05-10", "2022-05-11", "2022-05-12", "2022-05-13"):
            care.visit(cast, mai.person, unit=cast.other, visited_on=on)
        with pytest.raises(Refused, match="thăm hỏi"):
            undo("to", cast.stranger, row)
        with pytest.raises(Refused, match=f"vì {cast.other.name} đã ghi 4 việc") as refused:
            undo("from", cast.chair, row)
        assert "thăm hỏi" not in str(refused.value)

    def test_what_the_reopened_membership_holds_is_no_hindrance(self, cast, mai):
        row = moved(cast, to=cast.group2, by=cast.chair)
        care.visit(cast, mai.person, unit=cast.union, visited_on="2022-05-10")
        assert undo("to", cast.chair, row).state == "undone"

    def test_a_post_there_is_named_once_and_taken_out(self, cast, mai):
        row = moved(cast)
        post = appointments.appoint(by=cast.stranger, unit=cast.other, person=mai.person, post=Post.VICE_CHAIR, valid_from=MOVES)
        with pytest.raises(Refused, match="chức vụ .*bấm Bỏ") as refused:
            undo("to", cast.stranger, row)
        assert "vai trò" not in str(refused.value), "the role that came with the post is told by the post"
        appointments.take_out(by=cast.stranger, appointment=post, reason="Chuyển nhầm người.", version=post.version)
        undo("to", cast.stranger, row)
        assert undo("from", cast.chair, row, reason="").state == "undone"

    def test_whoever_left_the_new_unit(self, cast, mai):
        row = moved(cast)
        members.leave(by=cast.stranger, membership=row.made, last_day=day("2022-05-20"), why_left="retired", version=1)
        with pytest.raises(Refused, match="đã rời .* ngày 20/05/2022"):
            undo("from", cast.chair, row)

    def test_whoever_is_asked_for_elsewhere(self, cast, mai):
        row = moved(cast)
        transfers.ask(by=cast.chair, unit=cast.group2, **CARD, moves_on=day("2022-05-20"))
        with pytest.raises(Refused, match="chuyển tiếp"):
            undo("from", cast.chair, row)

    def test_an_old_end_that_was_mended(self, cast, mai):
        row = moved(cast)
        Membership.objects.filter(pk=mai.pk).update(valid_until=day("2022-04-01"))
        with pytest.raises(Refused, match="đã sửa sau khi chuyển"):
            undo("from", cast.chair, row)

    def test_an_old_unit_that_is_no_more(self, cast, mai):
        row = moved(cast)
        type(cast.group).objects.filter(pk=cast.group.pk).update(closed_on=TODAY)
        with pytest.raises(Refused, match="đã kết thúc hoạt động"):
            undo("from", cast.chair, row)


@pytest.mark.db
def test_how_far_it_had_come_on_a_day(cast, mai):
    row = moved(cast, to=cast.group2, by=cast.chair)
    Transfer.objects.filter(pk=row.pk).update(asked_on=day("2022-05-03"), answered_on=day("2022-05-05"))
    undo("to", cast.chair, row)
    state = lambda on: [one.state_then for one in queries.transfers(by=cast.chair, unit=cast.union, on=day(on))]  # noqa: E731
    told = [state(on) for on in ("2022-05-02", "2022-05-03", "2022-05-05", "2022-05-23", str(TODAY))]
    assert told == [[], ["asked"], ["confirmed"], ["confirmed"], ["undone"]]


class TestScreens:
    def page(self, name, unit, row):
        return reverse(f"membership:{name}", args=[unit.pk, row.pk])

    def test_asked_there_agreed_here(self, cast, mai, sign_in, django_assert_max_num_queries):
        row = moved(cast)
        new = sign_in(cast.stranger)
        page = new.get(self.page("transfer", cast.other, row)).content.decode()
        assert self.page("transfer-undo-to", cast.other, row) in page and "Đồng ý bỏ" not in page
        empty = new.post(self.page("transfer-undo-to", cast.other, row), {"reason": "", VERSION: row.version})
        assert empty.status_code == 422
        sent = {"reason": "Nhầm người cùng tên", VERSION: row.version}
        done = new.post(self.page("transfer-undo-to", cast.other, row), sent, follow=True).content.decode()
        assert "Đã đề nghị bỏ lần chuyển" in done and "Rút đề nghị bỏ" in done
        assert "có đề nghị bỏ" in new.get(reverse("membership:transfer-list", args=[cast.other.pk])).content.decode()
        old = sign_in(cast.chair)
        assert self.page("transfer", cast.group, row) in old.get("/").content.decode(), "the other side finds it in its week"
        page = old.get(self.page("transfer", cast.group, row)).content.decode()
        assert "Nhầm người cùng tên" in page and "Giữ nguyên lần chuyển" in page
        with django_assert_max_num_queries(10):
            form = old.get(self.page("transfer-undo-from", cast.group, row)).content.decode()
        assert 'name="reason"' not in form and "đề nghị: “Nhầm người cùng tên”" in form
        done = old.post(self.page("transfer-undo-from", cast.group, row), {VERSION: now(row).version}, follow=True).content.decode()
        assert "như chưa chuyển" in done and now(row).state == "undone"

    def test_kept(self, cast, mai, sign_in):
        row = moved(cast)
        undo("from", cast.chair, row)
        client = sign_in(cast.stranger)
        assert self.page("transfer", cast.other, row) in client.get("/").content.decode()
        keeping = self.page("transfer-keep-to", cast.other, row)
        assert "đề nghị bỏ: “Chuyển nhầm người cùng tên.”" in client.get(keeping).content.decode()
        assert client.post(keeping, {VERSION: now(row).version, "reason": ""}).status_code == 422
        done = client.post(keeping, {VERSION: now(row).version, "reason": "Đúng người ấy."}, follow=True).content.decode()
        assert "thấy lý do ở trang đầu" in done and "Vì sao giữ nguyên" in done and "Đúng người ấy." in done
        old = sign_in(cast.chair)
        home = old.get("/").content.decode()
        assert "giữ nguyên lần chuyển" in home and "Đúng người ấy." in home and self.page("transfer", cast.group, row) in home
        page = old.get(self.page("transfer", cast.group, row)).content.decode()
        assert "Đúng người ấy." in page and self.page("transfer-undo-from", cast.group, row) in page, "it may be asked again"
        assert "Đúng người ấy." in old.get(reverse("membership:transfer-list", args=[cast.union.pk])).content.decode()

    def test_drawn_back(self, cast, mai, sign_in):
        row = moved(cast)
        undo("from", cast.chair, row)
        client, drawing = sign_in(cast.chair), self.page("transfer-keep-from", cast.group, row)
        page = client.get(drawing).content.decode()
        assert "Rút đề nghị bỏ" in page and 'name="reason"' not in page
        assert "Đã rút đề nghị" in client.post(drawing, {VERSION: now(row).version}, follow=True).content.decode()
        assert now(row).undo_unit is None

    def test_what_stands_against_is_said_before_the_form(self, cast, mai, sign_in):
        row = moved(cast)
        care.visit(cast, mai.person, unit=cast.other, visited_on="2022-05-10")
        page = sign_in(cast.chair).get(self.page("transfer-undo-from", cast.group, row)).content.decode()
        assert "đã ghi 1 việc" in page and "thăm hỏi" not in page and 'name="reason"' not in page

    def test_what_went_with_a_move_is_not_offered_to_be_written_back(self, cast, mai, sign_in):
        row = moved(cast)
        undo("from", cast.chair, row)
        undo("to", cast.stranger, row, reason="")
        page = sign_in(cast.stranger).get(reverse("membership:misrecord-list", args=[cast.other.pk])).content.decode()
        back = reverse("membership:misrecord-restore", args=[cast.other.pk, Misrecord.objects.get().pk])
        assert "bỏ cùng lần chuyển" in page and back not in page

    def test_others(self, cast, mai, sign_in):
        row = moved(cast)
        assert sign_in(cast.group_leader).get(self.page("transfer-undo-from", cast.group, row)).status_code in (403, 404)
        assert sign_in(cast.officer).get(self.page("transfer-undo-to", cast.other, row)).status_code in (403, 404)
