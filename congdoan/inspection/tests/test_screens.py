"""The screens of an inspection, from its plan to its minutes; who sees what; the role of inspector reads every screen of money and writes here alone."""

import datetime
import io

import docx
import pytest
from django.urls import get_resolver, reverse

from congdoan.access import roles
from congdoan.access.roles import Role
from congdoan.inspection import queries
from congdoan.inspection.choices import Permission
from congdoan.inspection.models import Finding, FindingStep, Inspection
from congdoan.inspection.tests.factories import checked, concluded, drawn, issued
from congdoan.ui.screens import ActionScreen
from tests.matrix import endpoints as declared

pytestmark = pytest.mark.django_db
MONEY = ("ledger", "finance", "dues", "budget", "care", "aid", "disclosure", "inspection")
"""Rooms that hold money, or tell of it."""
OWN = {"access.lend_rights", "handovers.record_handover", "membership.unmask_party"}
"""What the role holds besides: lending its own rights, handing over its own post, reading what is masked, which the log tells. None is of money."""


def at(name, unit, pk=None, *more):
    return reverse(f"inspection:{name}", args=[unit.pk, *([pk] if pk else []), *more])


def sent(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ")


def test_from_the_plan_to_the_minutes(cast, sign_in, django_assert_max_num_queries):
    union, client = cast.union, sign_in(cast.inspector)
    assert "Chưa có đợt kiểm tra nào" in words(client.get(at("list", union)))
    form = words(client.get(at("draw-up", union)))
    assert "Lương Văn Hùng" in form and "Phạm Văn Bình, chủ tịch" not in form
    plan = {
        "sort": "finance", "subject": "Kiểm tra tài chính năm 2021", "period_from": "01/01/2021", "period_until": "31/12/2021",
        "planned_on": "20/05/2022", "head": str(cast.inspector.person.pk),
    }  # fmt: skip
    wrong = client.post(at("draw-up", union), sent(1, **plan | {"period_until": "31/12/2022"}))
    assert wrong.status_code == 422 and "chưa xảy ra" in words(wrong) and "Kiểm tra tài chính năm 2021" in words(wrong)
    for _twice in range(2):
        assert client.post(at("draw-up", union), sent(2, **plan)).status_code == 303
    made = Inspection.objects.get()
    lines = list(queries.lines_of(made.checklist_id))
    with django_assert_max_num_queries(10):
        shown = words(client.get(at("inspection-check", union, made.pk)))
    assert "Chưa mở sổ nào." in shown and reverse("ledger:count-list", args=[union.pk]) in shown
    said = {f"result-{line.pk}": "met" for line in lines} | {f"result-{lines[4].pk}": "unmet"}
    bad = client.post(at("inspection-check", union, made.pk), sent(3, 1, **said | {f"note-{lines[0].pk}": "đã xem"}))
    assert bad.status_code == 422 and "Nội dung 5 không đạt" in words(bad) and 'value="đã xem"' in words(bad)
    assert (
        client.post(at("inspection-check", union, made.pk), sent(4, 1, **said | {f"note-{lines[4].pk}": "Chưa kiểm kê"})).status_code == 303
    )
    assert client.post(at("inspection-check", union, made.pk), sent(5, 1, **said | {f"note-{lines[4].pk}": "Khác"})).status_code == 409
    told = {"line": str(lines[4].pk), "found": "Không kiểm kê", "recommendation": "Kiểm kê hằng tháng", "due_on": "30/06/2022"}
    assert client.post(at("inspection-issue", union, made.pk), sent(6, 2, **told)).status_code == 303
    assert client.get(at("inspection-minutes", union, made.pk, "docx")).status_code == 404
    end = {"concluded_on": "24/05/2022", "conclusion": "Sổ sách rõ ràng, còn một tồn tại."}
    assert client.post(at("inspection-conclude", union, made.pk), sent(7, 3, **end)).status_code == 303
    with django_assert_max_num_queries(10):
        page = words(client.get(at("inspection", union, made.pk)))
    assert "13/13" in page and "Chưa kiểm kê" in page and "Biên bản Word" in page and "Sửa kế hoạch" not in page
    paper = docx.Document(io.BytesIO(client.get(at("inspection-minutes", union, made.pk, "docx")).content))
    text = " ".join(
        [one.text for one in paper.paragraphs] + [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    )
    assert all(
        one in text for one in ("Lương Văn Hùng, trưởng đoàn", "Kiểm kê hằng tháng", "30/06/2022", "còn một tồn tại", "Chưa kiểm kê")
    )
    assert client.get(at("inspection-minutes", union, made.pk, "pdf")).content[:4] == b"%PDF"


def test_an_evening_in_utc_is_the_next_day_here(cast, sign_in):
    made = drawn(cast)
    checked(cast, made)
    made.results.update(answered_at=datetime.datetime(2022, 5, 22, 18, tzinfo=datetime.UTC))
    assert "Lương Văn Hùng ghi ngày 23/05/2022" in words(sign_in(cast.chair).get(at("inspection", cast.union, made.pk)))


def test_a_finding_on_the_week_of_who_must_act(cast, sign_in, django_assert_max_num_queries):
    found, union = issued(cast, drawn(cast)), cast.union
    accountant = sign_in(cast.accountant)
    home = words(accountant.get("/"))
    assert "Trả lời 1 kiến nghị kiểm tra" in home and at("finding", union, found.pk) in home
    with django_assert_max_num_queries(10):
        assert "Trả lời" in words(accountant.get(at("finding", union, found.pk)))
    assert accountant.post(at("finding-answer", union, found.pk), sent(1, 1, kind="fixed", words="")).status_code == 422
    for _twice in range(2):
        assert accountant.post(at("finding-answer", union, found.pk), sent(2, 1, kind="fixed", words="Đã nộp bù")).status_code == 303
    assert FindingStep.objects.count() == 1 and "kiến nghị kiểm tra" not in words(accountant.get("/"))
    assert accountant.get(at("finding-follow", union, found.pk)).status_code == 403
    inspector = sign_in(cast.inspector)
    assert "Xem lại 1 kiến nghị kiểm tra" in words(inspector.get("/"))
    assert inspector.post(at("finding-follow", union, found.pk), sent(3, 1, kind="accepted", words="Đã xem")).status_code == 409
    for _twice in range(2):  # accepted, it allows no further step
        assert inspector.post(at("finding-follow", union, found.pk), sent(4, 2, kind="accepted", words="Đã xem")).status_code == 303
    shown = words(inspector.get(at("finding", union, found.pk)))
    assert "Đã nộp bù" in shown and "Đã khắc phục" in shown


def test_lists_as_of_a_day_and_who_sees_them(cast, sign_in, django_assert_max_num_queries):
    made, union = drawn(cast), cast.union
    for number in range(3):
        issued(cast, made, recommendation=f"Việc {number}")
    checked(cast, Inspection.objects.get())
    concluded(cast, made)
    chair = sign_in(cast.chair)
    for page in ("list", "findings"):
        with django_assert_max_num_queries(10):
            shown = words(chair.get(at(page, union)))
        assert "Kiểm tra tài chính năm 2021" in shown, (page, shown[shown.index("<main") :])
        assert "Kiểm tra tài chính năm 2021" not in words(chair.get(at(page, union) + "?ngay=23/05/2022")).partition("<main")[2]
        assert chair.get(at(page, union) + "?dang=xlsx").content[:2] == b"PK"
    assert "đã kết luận" in words(chair.get(at("list", union)))
    assert "Việc 0" in words(chair.get(at("findings", union) + "?o_dau=open")) and "Việc 0" not in words(
        chair.get(at("findings", union) + "?o_dau=overdue")
    )
    found = Finding.objects.first()
    for name, status in (
        ("accountant", 200),
        ("inspector", 200),
        ("group_leader", 403),
        ("officer", 403),
        ("stranger", 404),
        ("member", 404),
    ):
        client = sign_in(getattr(cast, name))
        assert [
            client.get(address).status_code
            for address in (at("list", union), at("inspection", union, made.pk), at("finding", union, found.pk))
        ] == [status] * 3
    assert sign_in(cast.stranger).get(at("finding", cast.other, found.pk)).status_code == 404


def test_the_role_of_inspector_reads_every_screen_of_money_and_writes_inspections_alone():
    held = roles.permissions_of(Role.INSPECTOR)
    assert {one for one in held if not roles.only_reads(one)} == OWN | {str(Permission.HOLD_INSPECTION)}
    closed, writes = [], []
    for endpoint in declared.endpoints(get_resolver().url_patterns):
        room = endpoint.name.partition(":")[0]
        if not endpoint.is_ours or endpoint.screen.personal or "unit_id" not in endpoint.takes:
            continue
        needed, is_form = set(endpoint.needs()), issubclass(endpoint.screen, ActionScreen)
        if is_form and needed <= held:
            writes.append(endpoint.name)
        if not is_form and room in MONEY and not needed <= held:
            closed.append(endpoint.name)
    assert closed == []
    assert {name.partition(":")[0] for name in writes} & set(MONEY) == {"inspection"}
