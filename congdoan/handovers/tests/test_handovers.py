"""Bàn giao chức vụ: offered when a post ends, drawn up from the records, ticked and signed by each side in turn, printed; what is refused."""

import dataclasses
import datetime
import io

import docx
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.models import Grant
from congdoan.access.roles import Role
from congdoan.finance.tests import factories as finance
from congdoan.handovers import drawing, policies
from congdoan.handovers.actions import handovers
from congdoan.handovers.models import PostHandover
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.models import Application
from congdoan.membership.tests.factories import member
from congdoan.organization.choices import Post
from congdoan.organization.models import Appointment
from tests.people import FOUNDED, NOW, TODAY, account, acting, person

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + datetime.timedelta(days=1)


def held(cast, who, post, since, until=None, unit=None):
    facts = {"recorded_by": cast.chair.person, "recorded_at": NOW}
    return Appointment.objects.create(unit=unit or cast.union, person=who, post=post, valid_from=since, valid_until=until, **facts)


@pytest.fixture
def post(cast):
    """The chair's post ends today; Mai, a member with a sign-in, holds it from tomorrow on: no right of hers has begun."""
    mai = member(cast, "Lê Thị Mai", unit=cast.group, sex="female").person
    cast.mai_user = account(mai, "mai")
    cast.next = held(cast, mai, Post.CHAIR, TOMORROW)
    grants.give(person=mai, role=Role.CHAIR, unit=cast.union, valid_from=TOMORROW, follows=cast.next.key)
    mine = held(cast, cast.chair.person, Post.CHAIR, FOUNDED, TOMORROW)
    Grant.objects.filter(person=cast.chair.person).update(follows=mine.key, valid_until=TOMORROW)
    return mine


def words(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:1500]
    return " ".join(BeautifulSoup(answer.content, "html.parser").main.get_text().split())


def said(row, **facts):
    """Every line ticked as ``facts`` say, the others as they stand."""
    return [{**{name: line[name] for name in ("given", "note", "taken", "remark")}, **facts} for line in row.lines]


def test_the_whole_way_on_the_screens(cast, post, sign_in, monkeypatch):
    fund = finance.fund(cast, code="TT", name="Quỹ tình thương")
    applicant = person("Trần Văn Nam", "male")
    facts = {name: getattr(applicant, name) for name in ("full_name", "match_key", "search_key", "sex", "birth_on")}
    Application.objects.create(unit=cast.group, applied_on=TODAY, recorded_by=cast.chair.person, recorded_at=NOW, **facts)
    client, unit = sign_in(cast.chair), cast.union.pk
    draw = reverse("handovers:post-hand-over", args=[unit, post.pk])
    for offered in ("/", reverse("handovers:awaited-list", args=[unit]), reverse("organization:post-list", args=[unit])):
        assert f'href="{draw}"' in client.get(offered).content.decode(), offered
    page = client.post(draw, {"receiver": cast.mai_user.person_id})["Location"]
    told = words(client.get(page))
    assert "Đơn gia nhập đang xét: 1 đơn" in told and "Quỹ tình thương: còn 0 đ" in told and "đã giao 0 trên" in told
    rows = client.get(page).content.decode()
    assert reverse("finance:fund", args=[unit, fund.pk]) in rows and reverse("membership:application-list", args=[unit]) in rows
    assert f'href="{page}"' in client.get("/").content.decode(), "begun, it stays among the week's work"
    row = PostHandover.objects.get()
    one = {
        name: reverse(f"handovers:handover-{name}", args=[unit, row.pk])
        for name in ("fill", "give", "take", "settle", "file", "cancel")
        if name != "file"
    }

    ticks = {f"given-{number}": "on" for number in range(len(row.lines))}
    assert client.post(one["fill"], {**ticks, "more": "Chìa khóa tủ", "ban_dang_xem": 1}).status_code == 303
    assert "Mục 5 chưa đánh dấu mà cũng chưa ghi vì sao" in words(client.post(one["give"], {"ban_dang_xem": 2}), 422)
    last = len(row.lines)
    assert client.post(one["fill"], {**ticks, f"note-{last}": "văn phòng giữ", "ban_dang_xem": 2}).status_code == 303
    assert client.post(one["give"], {"ban_dang_xem": 3}).status_code == 303
    assert "tự ký bên mình" in words(client.post(one["take"], {"ban_dang_xem": 4}), 403)

    mai = sign_in(acting(cast.mai_user))
    assert mai.get(page).status_code == 404, "the receiver's rights begin with the post, not with the handover"
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NOW + datetime.timedelta(days=1))
    assert sign_in(cast.chair).get(page).status_code == 404, "and the giver's have ended with it"
    mai = sign_in(acting(cast.mai_user))
    assert "Làm tiếp bàn giao chức vụ Chủ tịch" in words(mai.get("/"))
    takes = {f"taken-{number}": "on" for number in range(last)}
    assert "Chưa giao thì chưa nhận" in words(mai.post(one["fill"], {**takes, f"taken-{last}": "on", "ban_dang_xem": 4}), 422)
    assert mai.post(one["fill"], {**takes, f"remark-{last}": "chờ lấy", "given-0": "", "ban_dang_xem": 4}).status_code == 303
    assert mai.post(one["take"], {"ban_dang_xem": 5}).status_code == 303
    told = words(mai.get(page))
    assert "Còn 1 mục chưa giao nhận" in told and "Bên giao: văn phòng giữ" in told and PostHandover.objects.get().lines[0]["given"]
    assert "đã ký, còn 1 mục" in words(mai.get(reverse("handovers:handover-list", args=[unit])))

    answer = mai.get(reverse("handovers:handover-file", args=[unit, row.pk, "docx"]))
    paper = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for line in table.rows for cell in line.cells]
    text = "\n".join([*(line.text for line in paper.paragraphs), *cells])
    assert "Ông Phạm Văn Bình, giữ chức vụ Chủ tịch" in text and "Các mục chưa giao nhận xong gồm: Chìa khóa tủ" in text
    assert "BÊN GIAO" in text and "BÊN NHẬN" in text and "còn 0\xa0đ" in text
    assert "Hai bên đã ký nên" in words(mai.post(one["cancel"], {"ban_dang_xem": 6, "reason": "x"}), 422)
    assert "Đánh dấu ít nhất một mục" in words(mai.post(one["settle"], {"ban_dang_xem": 6}), 422)
    assert mai.post(one["settle"], {"ban_dang_xem": 6, "settled": [last]}).status_code == 303
    assert "đã ký, giao đủ" in words(mai.get(page))


def test_each_side_ticks_and_signs_for_itself_and_a_third_for_who_is_away(cast, post):
    mai = cast.mai_user.person
    with pytest.raises(Refused, match="người khác"):
        handovers.draw(by=cast.chair, appointment=post, receiver=cast.chair.person)
    with pytest.raises(Refused, match="chưa giữ chức vụ nào"):
        handovers.draw(by=cast.chair, appointment=post, receiver=cast.accountant.person)
    with pytest.raises(NotAllowed, match="do bên giao, bên nhận"):
        handovers.draw(by=cast.accountant, appointment=post, receiver=mai)
    row = handovers.draw(by=cast.chair, appointment=post, receiver=mai)
    with pytest.raises(Refused, match="chưa ký xong"):
        handovers.draw(by=cast.officer, appointment=post, receiver=mai)
    for who in (cast.inspector, cast.accountant):
        with pytest.raises(NotAllowed, match="Chỉ bên giao"):
            handovers.fill(by=who, handover=row, version=1, lines=said(row, given=True))
        with pytest.raises(NotAllowed, match="tự ký bên mình"):
            handovers.give(by=who, handover=row, version=1, why="vắng")
        with pytest.raises(NotAllowed, match="do bên nhận ghi"):
            handovers.settle(by=who, handover=row, version=1, settled=[0])
    row = handovers.fill(by=cast.chair, handover=row, version=1, lines=said(row, given=True, taken=True))
    assert {line["taken"] for line in row.lines} == {False}, "the giver ticks nothing for the receiver"
    with pytest.raises(Refused, match="Bên giao ký trước"):
        handovers.take(by=cast.officer, handover=row, version=2, why="vắng")
    with pytest.raises(Refused, match="vì sao ký thay"):
        handovers.give(by=cast.officer, handover=row, version=2)
    row = handovers.give(by=cast.officer, handover=row, version=2, why="đã nghỉ hưu, ký bản giấy")
    assert (row.given_by, row.giver) == (cast.officer.person, cast.chair.person)
    row = handovers.fill(by=cast.officer, handover=row, version=3, lines=said(row, given=False, note="sửa", taken=True))
    assert {(line["given"], line["note"], line["taken"]) for line in row.lines} == {(True, "", True)}, "what the giver signed stays"
    with pytest.raises(Refused, match="lý do bỏ"):
        handovers.cancel(by=cast.officer, handover=row, version=4, reason="")
    handovers.cancel(by=cast.officer, handover=row, version=4, reason="lập nhầm")
    with pytest.raises(Refused, match="đã bỏ"):
        handovers.take(by=cast.officer, handover=row, version=5, why="vắng")
    assert handovers.draw(by=cast.chair, appointment=post, receiver=mai).pk != row.pk


def test_what_is_in_a_fund_stands_there_only_for_who_may_know_it(cast, post):
    fund = finance.fund(cast, code="TT", name="Quỹ tình thương")
    women = member(cast, "Đỗ Thị Hoa", unit=cast.group).person
    held(cast, women, Post.WOMEN_BOARD_HEAD, FOUNDED)  # a post that brings no rights
    row = handovers.draw(by=cast.chair, appointment=post, receiver=women)
    line = next(line for line in row.lines if line["kind"] == "fund")
    assert line["what"] == fund.name and line["open"] == ""
    handovers.cancel(by=cast.chair, handover=row, version=1, reason="sai người nhận")
    row = handovers.draw(by=cast.chair, appointment=post, receiver=cast.mai_user.person)

    def reads(by):
        return next((line["open"], bool(line["url"])) for line in drawing.shown(by=by, handover=row) if line["kind"] == "fund")

    assert reads(cast.accountant) == reads(cast.officer) == ("còn 0\xa0đ", True)
    administrator = person("Nguyễn Quản Trị")
    grants.give(person=administrator, role=Role.ADMINISTRATOR, unit=cast.union, valid_from=FOUNDED)
    assert reads(acting(account(administrator, "quantri"))) == ("", False)


def test_whoever_names_himself_receiver_reads_no_more_than_his_right_until_the_giver_has_signed(cast, post):
    finance.fund(cast, code="TT", name="Quỹ tình thương")
    women = member(cast, "Đỗ Thị Hoa", unit=cast.group).person
    held(cast, women, Post.WOMEN_BOARD_HEAD, FOUNDED)
    row, reader = handovers.draw(by=cast.chair, appointment=post, receiver=women), acting(account(women, "dohoa"))

    def reads(by):
        return [line["what"] for line in drawing.shown(by=by, handover=row) if line["kind"] == "fund"]

    assert reads(reader) != ["Quỹ tình thương"] == reads(cast.chair)
    ticked = [{**line, "taken": True} for line in row.lines]
    with pytest.raises(Refused, match="chưa đánh dấu đã giao mục 1") as refused:
        policies.check_none_taken_before_given(ticked)
    assert "tình thương" not in str(refused.value)
    row.given_at = NOW
    assert reads(reader) == ["Quỹ tình thương"]


def test_lists_of_a_day_that_is_gone(cast, post, sign_in):
    early = dataclasses.replace(cast.chair, now=NOW - datetime.timedelta(days=3))
    row = handovers.draw(by=early, appointment=post, receiver=cast.next.person)
    waits, drawn = (reverse(f"handovers:{name}", args=[cast.union.pk]) for name in ("awaited-list", "handover-list"))
    client = sign_in(cast.chair)

    def page(address, days):
        return client.get(address, {"ngay": f"{TODAY - datetime.timedelta(days=days):%d/%m/%Y}"}).content.decode()

    assert cast.chair.person.full_name in page(waits, 4) and "không có người nào" in page(waits, 3)
    assert "không có lần nào" in page(drawn, 4) and "đang bàn giao" in page(drawn, 3)
    PostHandover.objects.filter(pk=row.pk).update(given_at=NOW - datetime.timedelta(days=1), given_by=cast.chair.person)
    assert "đang bàn giao" in page(drawn, 2) and "chờ bên nhận ký" in page(drawn, 1)
