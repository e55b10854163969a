"""A file from its opening to both signatures: what the books say of it, what is refused with which sentence."""

import datetime

import pytest

from congdoan.dissolution import queries, told
from congdoan.dissolution.actions import files, lines, signing
from congdoan.dissolution.choices import FileState, Kind, LineState
from congdoan.dissolution.models import DissolutionFile
from congdoan.dissolution.tasks import files_due
from congdoan.dissolution.tests.factories import fresh, opened, planned, settle, settle_all
from congdoan.finance.tests import factories as finance
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.organization.tests.factories import appoint
from congdoan.reorganization.actions import carrying, people
from congdoan.reorganization.models import Plan
from congdoan.reorganization.tests.factories import DAY, approved, drafted, members, second_officer, unit
from tests.people import NOW, TODAY

pytestmark = pytest.mark.db
MERGE = {"deed": "merge", "target_code": "YT"}
END = {"deed": "dissolve", "fate": "end"}


@pytest.fixture
def second(cast):
    return second_officer(cast)


def line_of(file, kind):
    return file.lines.get(kind=kind)


def said(file, kind):
    return told.of([fresh(file)], TODAY)[file.pk][kind]


class TestFromAPlan:
    def test_each_unit_that_ends_has_its_file_and_follows_the_plan(self, cast, second):
        members(cast, cast.union, 3)
        new = {"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "BL"}
        plan = planned(cast, second, {**MERGE, "unit": cast.union, "target_code": "MOI"}, new)
        (file,) = DissolutionFile.objects.all()
        assert (file.unit, file.receiver, file.closes_on) == (cast.union, cast.district, DAY)  # the new union is not there yet
        assert said(file, Kind.MEMBERS).text == "3 đoàn viên: 3 về Công đoàn mới"
        settle(cast.officer, line_of(file, Kind.DEBTS), LineState.NONE)  # a matter written down is no receiver chosen
        carrying.carry_out(by=second, plan=plan, version=Plan.objects.get(pk=plan.pk).version)
        files_due(now=NOW)
        assert fresh(file).receiver.code == "MOI" and DissolutionFile.objects.count() == 1
        assert said(file, Kind.MEMBERS).text == "3 đoàn viên: 3 về Công đoàn mới"
        assert not files.wanting(Plan.objects.get(pk=plan.pk))

    def test_a_receiver_chosen_by_hand_stays(self, cast, second):
        new = {"deed": "found", "code": "MOI", "name": "Công đoàn mới", "kind": "grassroots_union", "parent_code": "BL"}
        plan = planned(cast, second, {**MERGE, "unit": cast.union, "target_code": "MOI"}, new)
        file = fresh(DissolutionFile.objects.get())
        files.correct(by=cast.officer, file=file, version=1, closes_on=DAY, receiver=cast.other)
        carrying.carry_out(by=second, plan=plan, version=Plan.objects.get(pk=plan.pk).version)
        files_due(now=NOW)
        assert fresh(file).receiver == cast.other

    def test_the_clock_opens_them_and_those_of_an_undone_plan_count_no_more(self, cast, second):
        plan = approved(cast, second, drafted(cast, {**END, "unit": cast.union}))
        files_due(now=NOW)
        file = DissolutionFile.objects.get()
        assert queries.late(by=cast.officer, unit=cast.district).count() == 1
        plan = carrying.carry_out(by=second, plan=plan, version=plan.version)
        carrying.undo(by=second, plan=plan, version=plan.version, reason="Ghi nhầm")
        assert queries.late(by=cast.officer, unit=cast.district).count() == 0
        files_due(now=NOW)
        assert DissolutionFile.objects.count() == 1
        planned(cast, second, {**MERGE, "unit": cast.union}, number="2")
        assert fresh(file).state == FileState.CANCELLED and DissolutionFile.objects.exclude(pk=file.pk).get().receiver == cast.other

    def test_a_plan_that_ends_nobody_or_is_a_draft_opens_none(self, cast, second):
        for plan in (
            drafted(cast, {**END, "unit": cast.union}),
            approved(cast, second, drafted(cast, {"deed": "change", "unit": cast.other, "name": "Tên mới"}, number="2")),
        ):
            with pytest.raises(Refused, match="không giải thể, không nhập đơn vị nào"):
                files.open_for_plan(by=cast.officer, plan=plan)

    def test_members_sent_one_by_one_and_those_nobody_sent(self, cast, second):
        one, two, _three = members(cast, cast.union, 3)
        plan = drafted(cast, {"deed": "dissolve", "unit": cast.union, "fate": ""})
        people.send(by=cast.officer, plan=plan, persons=[one.person_id, two.person_id], fate="move", target_code="YT")
        Plan.objects.filter(pk=plan.pk).update(state="submitted")  # as a check that lies would let it through
        files.open_for_plan(by=cast.officer, plan=Plan.objects.get(pk=plan.pk))
        found = said(DissolutionFile.objects.get(), Kind.MEMBERS)
        assert found.text == "3 đoàn viên: 2 về Công đoàn Trường Yên Trung; 1 chưa có nơi đến"
        assert "Còn 1 đoàn viên chưa có nơi đến" in found.stands_open


def test_what_the_books_say(cast):
    who, *_others = members(cast, cast.union, 2)
    members(cast, cast.group, 1)
    fund = finance.fund(cast, code="Q1", unit=cast.union)
    finance.contribution(cast, fund, amount=500_000, unit=cast.union)
    appoint(cast, who.person, post="accountant")
    file = opened(cast, cast.union)
    found = {str(kind): one.text.replace("\xa0", " ") for kind, one in told.of([file], TODAY)[file.pk].items()}
    assert found["funds"] == "1 quỹ, còn 500.000 đ" and found["records"] == "1 lần thu, trao trong sổ"
    assert found["members"] == "3 đoàn viên: 3 chưa có nơi đến" and found["posts"] == "1 chức vụ, thôi từ ngày 01/05/2022"
    assert found["reports"].startswith("Báo cáo 6 tháng đầu năm, hạn 31/05/2022") and found["seal"] == "Sổ không ghi con dấu"
    file = lines.settle_empty(by=cast.officer, file=file, version=file.version)
    assert set(file.lines.filter(state=LineState.NONE).values_list("kind", flat=True)) == {"seal", "documents", "waiting", "books"}
    with pytest.raises(Refused, match="Ghi từng mục"):
        lines.settle_empty(by=cast.officer, file=file, version=file.version)
    other = opened(cast, cast.other)
    assert {one.count for kind, one in told.of([other], TODAY)[other.pk].items() if kind not in (Kind.REPORTS, Kind.SIGN_INS)} == {0}


def test_refusals_of_lines(cast):
    members(cast, cast.union, 1)
    finance.contribution(cast, finance.fund(cast, code="Q1", unit=cast.union), amount=500_000, unit=cast.union)
    file = opened(cast, cast.union)
    table = [
        (Kind.FUNDS, LineState.NONE, {}, "Sổ còn ghi 1 quỹ"),
        (Kind.FUNDS, LineState.DONE, {}, "Ghi ai nhận"),
        (Kind.FUNDS, LineState.DONE, {"receiver": "Hoa"}, "Có tiền thì ghi số phiếu"),
        (Kind.FUNDS, LineState.DONE, {"amount": 5}, "Mục này lấy số từ sổ"),
        (Kind.MEMBERS, LineState.DONE, {}, "Còn 1 đoàn viên chưa có nơi đến"),
        (Kind.DEBTS, LineState.NONE, {"amount": 100}, "thì không phải là không có"),
        (Kind.DEBTS, LineState.DONE, {"amount": 100, "receiver": "Hoa"}, "Có tiền thì ghi số phiếu"),
        (Kind.SIGN_INS, LineState.DONE, {}, "quyền ở đơn vị đã kết thúc"),
    ]
    for kind, state, facts, sentence in table:
        with pytest.raises(Refused, match=sentence):
            settle(cast.officer, line_of(file, kind), state, **facts)
    line = settle(cast.officer, line_of(file, Kind.DEBTS), LineState.DONE, amount=100, receiver="Hoa", proof="PC 3")
    assert (line.ticked_by, line.amount) == (cast.officer.person, 100)
    with pytest.raises(Conflict):
        lines.settle(by=cast.officer, line=line, version=1, state=LineState.OPEN)
    line = settle(cast.officer, line, LineState.OPEN)
    assert line.ticked_by is None
    with pytest.raises(NotAllowed):
        settle(cast.stranger, line, LineState.OPEN)
    with pytest.raises(Refused, match="Mục này hồ sơ nào cũng có"):
        lines.remove(by=cast.officer, line=line, version=line.version)
    added = lines.add(by=cast.officer, file=fresh(file), version=fresh(file).version, title="Máy tính", amount=9_000_000)
    lines.remove(by=cast.officer, line=added, version=1)
    with pytest.raises(Refused, match="vừa được người khác bỏ"):
        lines.remove(by=cast.officer, line=added, version=1)


def test_refusals_of_files(cast):
    opened(cast, cast.union)
    later = datetime.date(2022, 6, 1)
    table = [
        ({"unit": cast.union, "closes_on": DAY}, "đã có hồ sơ bàn giao"),
        ({"unit": cast.other, "closes_on": DAY, "receiver": cast.other}, "Nơi nhận phải là đơn vị khác"),
        ({"unit": cast.other, "closes_on": datetime.date(2009, 1, 1)}, "thành lập ngày 01/01/2010"),
        ({"unit": cast.district, "closes_on": DAY}, "không có cấp trên"),
    ]
    for facts, sentence in table:
        with pytest.raises((Refused, NotAllowed), match=sentence):
            files.open_file(by=cast.officer, **facts)
    gone = unit("CU", "Công đoàn cũ", "grassroots_union", cast.district)
    gone.closed_on = later
    gone.save()
    with pytest.raises(Refused, match="không còn từ ngày 01/06/2022. Ghi đúng ngày ấy"):
        files.open_file(by=cast.officer, unit=gone, closes_on=DAY)
    with pytest.raises(Refused, match="không nhận được"):
        files.open_file(by=cast.officer, unit=cast.other, closes_on=DAY, receiver=gone)
    with pytest.raises(NotAllowed):
        files.open_file(by=cast.chair, unit=cast.union, closes_on=DAY)


def test_two_sides_sign(cast, second):
    members(cast, cast.union, 1)
    planned(cast, second, {**MERGE, "unit": cast.union}, carried_out=True)
    file = DissolutionFile.objects.get()
    facts = {"met_on": TODAY, "name": "Phạm Văn Bình", "post": "Chủ tịch", "place": "Bình Lục"}
    sign = lambda **more: signing.sign(by=cast.officer, file=fresh(file), version=fresh(file).version, **(facts | more))  # noqa: E731
    with pytest.raises(Refused, match="Còn 12 mục chưa xong: Quỹ, tiền"):
        sign()
    with pytest.raises(Refused, match="không làm việc này được nữa"):
        signing.receive(by=cast.stranger, file=fresh(file), version=1, name="A", post="B")
    settle_all(cast.officer, file)
    with pytest.raises(Refused, match="chưa đến"):
        sign(met_on=TODAY + datetime.timedelta(days=1))
    file = sign()
    assert line_of(file, Kind.MEMBERS).said == "1 đoàn viên: 1 về Công đoàn Trường Yên Trung"
    with pytest.raises(Refused, match="bên giao đã ký nên không ghi thêm được"):
        settle(cast.officer, line_of(file, Kind.DEBTS), LineState.OPEN)
    file = signing.take_back(by=cast.officer, file=file, version=file.version, reason="Thiếu tủ sách")
    assert line_of(file, Kind.MEMBERS).said == ""
    file = sign()
    with pytest.raises(Refused, match="Bên nhận do người khác ký"):
        signing.receive(by=cast.officer, file=file, version=file.version, name="A", post="B")
    file = signing.receive(by=cast.stranger, file=file, version=file.version, name="Ngô Thị Lan", post="Chủ tịch")
    assert file.state == FileState.DONE and queries.late(by=cast.officer, unit=cast.district).count() == 0


def test_what_was_settled_is_asked_again_when_it_is_signed(cast):
    file = opened(cast, cast.other)
    for grant in cast.stranger.grants:
        grant.valid_until = DAY
        grant.save()
    settle_all(cast.officer, file)
    members(cast, cast.other, 1)
    with pytest.raises(Refused, match="Còn 1 đoàn viên chưa có nơi đến"):
        signing.sign(by=cast.officer, file=fresh(file), version=fresh(file).version, met_on=TODAY, name="A", post="B")
