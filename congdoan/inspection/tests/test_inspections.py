"""Rules of an inspection: who may, what is frozen, how a finding goes on, what the books say beside a line."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.dues.tests import factories as dues
from congdoan.inspection import helps, policies, queries
from congdoan.inspection.actions import findings, inspections
from congdoan.inspection.choices import Result, State, StepKind
from congdoan.inspection.models import Finding, FindingStep, Inspection, LineResult, TeamMember
from congdoan.inspection.tests.factories import DUE, checked, concluded, drawn, issued
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.ledger.tests.factories import book, paid
from tests import people

pytestmark = pytest.mark.django_db
LATER = datetime.date(2022, 7, 31)


def answer(cast, finding, kind=StepKind.FIXED, by=None, words="Đã nộp bù"):
    row = queries.finding_to_change(finding.pk)
    return findings.answer(by=by or cast.accountant, finding=row, version=row.version, kind=kind, words=words)


def follow(cast, finding, kind, by=None, words="Đã xem chứng từ", due_on=None):
    row = queries.finding_to_change(finding.pk)
    return findings.follow(by=by or cast.inspector, finding=row, version=row.version, kind=kind, words=words, due_on=due_on)


def stands(finding):
    """By its steps; the lists say the same."""
    now = policies.state(queries.finding_to_change(finding.pk).steps.all())
    assert queries.of_inspection(finding.inspection, people.TODAY).get(pk=finding.pk).stands == now
    return now


@pytest.fixture
def upper(cast):
    """An inspector of the level above."""
    who = people.person("Hoàng Thị Kiểm")
    grants.give(person=who, role=Role.INSPECTOR, unit=cast.district, valid_from=people.FOUNDED)
    return people.acting(people.account(who, "kiemtra2"))


@pytest.mark.parametrize(("facts", "refused"), [
    ({"subject": ""}, "Ghi nội dung"), ({"period_until": datetime.date(2020, 12, 31)}, "phải sau ngày đầu"),
    ({"period_until": datetime.date(2022, 12, 31)}, "chưa xảy ra"), ({"planned_on": datetime.date(2005, 5, 1), "period_from": datetime.date(2004, 1, 1), "period_until": datetime.date(2004, 12, 31)}, "danh mục"),
    ({"head": -1}, "trưởng đoàn"),
])  # fmt: skip
def test_which_plan_is_refused(cast, facts, refused):
    with pytest.raises(Refused, match=refused):
        drawn(cast, **facts)


@pytest.mark.parametrize("name", ["chair", "accountant", "group_leader", "officer", "stranger", "member"])
def test_who_does_not_inspect(cast, name):
    with pytest.raises(NotAllowed):
        drawn(cast, by=getattr(cast, name))


def test_who_keeps_the_money_is_in_no_team_and_writes_in_no_inspection(cast):
    with pytest.raises(Refused, match="Phạm Văn Bình giữ sổ"):
        drawn(cast, members=[cast.chair.person.pk])
    proxy = people.person("Ngô Thị Phó")
    grants.give(person=proxy, role=Role.VICE_CHAIR, unit=cast.union, valid_from=people.FOUNDED)
    with pytest.raises(Refused, match="Ngô Thị Phó giữ sổ"):
        drawn(cast, members=[proxy.pk])
    grants.give(person=cast.inspector.person, role=Role.ACCOUNTANT, unit=cast.union, valid_from=people.FOUNDED)
    with pytest.raises(NotAllowed, match="giữ sổ"):
        drawn(cast, by=people.acting(cast.inspector.user))


@pytest.mark.db
def test_an_inspection_is_of_its_own_committee(cast, upper):
    mine, theirs = drawn(cast), drawn(cast, by=upper, head=upper.person.pk)
    assert (mine.committee, theirs.committee) == (cast.union, cast.district)
    with pytest.raises(NotAllowed, match="ủy ban kiểm tra khác"):
        inspections.check(by=cast.inspector, inspection=theirs, version=1, results={})
    found = issued(cast, theirs, by=upper)
    with pytest.raises(NotAllowed, match="ủy ban kiểm tra khác"):
        follow(cast, found, StepKind.WITHDRAWN)
    assert set(queries.inspections(by=cast.inspector, unit=cast.union)) == {mine, theirs}
    with pytest.raises(NotAllowed):
        issued(cast, mine, by=cast.accountant)


@pytest.mark.db
def test_results_are_written_bit_by_bit_and_kept_with_what_the_books_said(cast):
    kept = book(cast, cash=900_000)
    paid(cast, kept, 100_000)
    made = drawn(cast)
    first, second = queries.lines_of(made.checklist_id)[:2]
    with pytest.raises(Refused, match="Nội dung 2 không đạt"):
        inspections.check(by=cast.inspector, inspection=made, version=1, results={second.pk: (Result.UNMET, "")})
    inspections.check(by=cast.inspector, inspection=made, version=1, results={first.pk: (Result.MET, "")})
    with pytest.raises(Conflict):
        inspections.check(by=cast.inspector, inspection=made, version=1, results={})
    row = LineResult.objects.get()
    assert row.fact == "Đã mở sổ: ngân sách công đoàn."
    inspections.check(by=cast.inspector, inspection=made, version=2, results={first.pk: ("", ""), second.pk: (Result.NONE, "chưa có")})
    assert [(one.line_id, one.result) for one in LineResult.objects.all()] == [(second.pk, Result.NONE)]


def test_what_the_books_say_beside_a_line(cast):
    made = drawn(cast)
    empty = gather(helps.facts(by=cast.inspector, inspection=made))[0]
    assert empty["books"] == "Chưa mở sổ nào." and empty["counts"] == "Chưa kiểm kê lần nào." and empty["waiting"].startswith("Không có")
    assert (
        empty["closings"] == "12 tháng trong kỳ chưa khóa sổ, sớm nhất 01/2021." and empty["dues"] == "Sổ chưa có tháng nào đóng đoàn phí."
    )
    assert gather(helps.facts(by=cast.stranger, inspection=made))[0] == {}


def test_who_paid_too_much_hides_nobody_who_owes(cast, monkeypatch):
    monkeypatch.setattr(helps, "MOST", 1)
    crew = dues.crew(cast, "Đỗ An", "Lê Bình", "Vũ Cường", "Vũ Dũng", unit=cast.union)
    sheet = dues.filled(cast.accountant, cast.union, "2021-12-01")
    sheet.lines.update(wage=5_000_000, due=50_000)
    sheet.lines.filter(person__in=[crew["Đỗ An"], crew["Lê Bình"]]).update(paid=60_000, paid_on=datetime.date(2021, 12, 20))
    made = drawn(cast)
    assert gather(helps.facts(by=cast.inspector, inspection=made))[0]["dues"] == "hơn 1 người còn nợ đến 31/12/2021."
    sheet.lines.filter(person=crew["Vũ Cường"]).update(paid=50_000, paid_on=datetime.date(2021, 12, 20))
    assert gather(helps.facts(by=cast.inspector, inspection=made))[0]["dues"] == "1 người còn nợ đến 31/12/2021."


@pytest.mark.db
def test_what_is_concluded_and_what_was_issued_stays(cast):
    made = drawn(cast)
    found = issued(cast, made)
    with pytest.raises(Refused, match="chưa ghi kết quả"):
        concluded(cast, made)
    checked(cast, made)
    for on, words, refused in (
        (people.TODAY.replace(day=19), "x", "trước ngày"),
        (people.TODAY.replace(day=25), "x", "tương lai"),
        (people.TODAY, "", "kết luận"),
    ):
        with pytest.raises(Refused, match=refused):
            concluded(cast, made, on, words)
    concluded(cast, made)
    with pytest.raises(Refused, match="đã kết luận"):
        issued(cast, made)
    answer(cast, found)
    for rows, wrong in (
        (Finding.objects.all(), {"recommendation": "Khác"}), (Finding.objects.all(), {"due_on": LATER}),
        (FindingStep.objects.all(), {"words": "Khác"}), (Inspection.objects.all(), {"conclusion": "Khác"}),
        (Inspection.objects.all(), {"concluded_on": None, "concluded_by": None, "conclusion": ""}),
        (LineResult.objects.all(), {"result": "none"}), (TeamMember.objects.all(), {"person": cast.chair.person}),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
        with pytest.raises(IntegrityError, match="issued or concluded stays"), transaction.atomic():
            rows._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamMember.objects.create(inspection=made, person=cast.chair.person)


@pytest.mark.db
def test_a_finding_from_the_first_answer_to_the_end(cast):
    found = issued(cast, drawn(cast))
    assert stands(found) == State.OPEN
    with pytest.raises(Refused, match="không ghi việc ấy"):
        follow(cast, found, StepKind.REOPENED, due_on=LATER)
    answer(cast, found, StepKind.ANSWERED, by=cast.chair, words="Chờ đối chiếu")
    assert stands(found) == State.ANSWERED
    follow(cast, found, StepKind.EXTENDED, due_on=LATER)
    assert stands(found) == State.ANSWERED and [one.due for one in queries.findings(by=cast.chair, unit=cast.union)] == [LATER]
    answer(cast, found)
    assert [one.pk for one in queries.to_follow(by=cast.inspector, unit=cast.union)] == [found.pk]
    follow(cast, found, StepKind.REOPENED, due_on=LATER.replace(month=8))
    assert [one.pk for one in queries.to_answer(by=cast.accountant, unit=cast.union)] == [found.pk]
    answer(cast, found)
    follow(cast, found, StepKind.ACCEPTED)
    assert stands(found) == State.ACCEPTED and not queries.to_follow(by=cast.inspector, unit=cast.union)
    with pytest.raises(Refused, match="đã kết thúc"):
        answer(cast, found)
    then = queries.findings(by=cast.chair, unit=cast.union, on=people.TODAY.replace(day=23))
    assert list(then) == []


@pytest.mark.parametrize(("kind", "words", "due_on", "refused"), [
    (StepKind.ANSWERED, "x", None, "không ghi việc ấy"), (StepKind.ACCEPTED, "", None, "Ghi rõ"), (StepKind.ACCEPTED, "x", LATER, "Để trống"),
    (StepKind.EXTENDED, "x", None, "Ghi hạn"), (StepKind.EXTENDED, "x", DUE, "sau hạn cũ"), (StepKind.EXTENDED, "x", people.TODAY, "sau hôm nay"),
])  # fmt: skip
def test_which_step_is_refused(cast, kind, words, due_on, refused):
    with pytest.raises(Refused, match=refused):
        policies.check_follow(kind=kind, words=words, due_on=due_on, finding=Finding(due_on=DUE), steps=[], today=people.TODAY)


def test_a_finding_that_is_late_is_told_to_both(cast):
    found = issued(cast, drawn(cast), due_on=people.TODAY + datetime.timedelta(days=1))
    after = people.NOW + datetime.timedelta(days=2)
    late = {name: people.actor_for(getattr(cast, name).user, after) for name in ("chair", "inspector")}
    assert [one.late for one in queries.findings(by=late["chair"], unit=cast.union)] == [True]
    assert not queries.to_follow(by=cast.inspector, unit=cast.union) and list(queries.to_follow(by=late["inspector"], unit=cast.union)) == [
        found
    ]
    assert [(row.left, row.late) for row in queries.inspections(by=late["chair"], unit=cast.union)] == [(1, 1)]
    answer(cast, found)
    assert [one.late for one in queries.findings(by=late["chair"], unit=cast.union)] == [False]


def test_the_inspected_alone_answer(cast):
    found = issued(cast, drawn(cast))
    for name in ("inspector", "group_leader", "officer", "stranger"):
        with pytest.raises(NotAllowed):
            answer(cast, found, by=getattr(cast, name))
    grants.give(person=cast.inspector.person, role=Role.VICE_CHAIR, unit=cast.union, valid_from=people.FOUNDED)
    with pytest.raises(NotAllowed, match="không trả lời thay"):
        answer(cast, found, by=people.acting(cast.inspector.user))
    row = queries.finding_to_change(found.pk)
    answer(cast, found)
    with pytest.raises(Conflict):
        findings.answer(by=cast.chair, finding=row, version=row.version, kind=StepKind.FIXED, words="x")


def test_an_inspection_drawn_up_by_mistake_goes_while_it_has_no_finding(cast):
    made = drawn(cast)
    changed = inspections.change(
        by=cast.inspector,
        inspection=made,
        version=1,
        head=cast.inspector.person.pk,
        members=[],
        **{**{k: getattr(made, k) for k in inspections.PLAN}, "subject": "Kiểm tra quỹ"},
    )
    assert changed.version == 2 and queries.inspection(by=cast.chair, pk=made.pk).subject == "Kiểm tra quỹ"
    issued(cast, made)
    with pytest.raises(Refused, match="Rút từng kiến nghị"):
        inspections.cancel(by=cast.inspector, inspection=made, version=3, reason="nhầm")
    other = drawn(cast)
    inspections.cancel(by=cast.inspector, inspection=other, version=1, reason="nhầm")
    assert list(queries.inspections(by=cast.chair, unit=cast.union)) == [made]
