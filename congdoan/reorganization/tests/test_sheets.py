"""A plan from one sheet: 163 unions dissolved by one decision; the same file twice adds nothing; undone, no plan is left."""

import datetime
import io

import pytest
import xlsxwriter

from congdoan.kernel.errors import Refused
from congdoan.reorganization.actions import carrying, plans
from congdoan.reorganization.choices import PlanState
from congdoan.reorganization.models import Plan, Step
from congdoan.reorganization.tests.factories import members, second_officer, unit
from congdoan.units.models import Unit
from congdoan.workbooks.actions import batches
from tests import hashing

pytestmark = pytest.mark.db
SIGNED = ("20/04/2022", "LĐLĐ huyện", "01/05/2022")
HEAD = (
    "Số quyết định",
    "Ngày ký",
    "Nơi ban hành",
    "Ngày hiệu lực",
    "Việc",
    "Mã đơn vị",
    "Tên mới",
    "Loại mới",
    "Trực thuộc mới (mã)",
    "Nhập vào (mã)",
    "Đoàn viên",
)


def book(*rows, head=HEAD):
    buffer = io.BytesIO()
    file = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = file.add_worksheet("Sắp xếp tổ chức")
    for number, row in enumerate((head, *rows)):
        sheet.write_row(number, 0, row)
    file.close()
    return buffer.getvalue()


def bring(cast, *rows, head=HEAD):
    return batches.bring_in(by=cast.officer, unit=cast.district, file_name="sap-xep.xlsx", content=book(*rows, head=head))


def dissolving(codes):
    return [("214/QĐ", *SIGNED, "Giải thể", code, "", "", "", "", "Thôi") for code in codes]


def test_rows_of_one_decision_become_one_draft_that_is_carried_out(cast):
    codes = [f"U{number}" for number in range(20)]
    for code in codes:
        members(cast, unit(code, f"Công đoàn {code}", parent=cast.district), 2)
    bring(cast, *dissolving(codes), ("215/QĐ", *SIGNED, "Sáp nhập", "KDD", "", "", "", "YT", ""))
    first, other = Plan.objects.order_by("number")
    assert (first.title, first.steps.count(), other.steps.count()) == ("Sắp xếp theo quyết định 214/QĐ", 20, 1)
    second = second_officer(cast)
    plan = plans.submit(by=cast.officer, plan=first, version=first.version)
    plan = plans.approve(by=second, plan=plan, version=plan.version)
    assert carrying.carry_out(by=second, plan=plan, version=plan.version).state == PlanState.CARRIED_OUT
    assert Unit.objects.filter(closed_by=Plan.objects.get(pk=plan.pk).event).count() == 20


def test_the_same_file_twice_adds_nothing_and_undone_nothing_is_left(cast):
    by, before = cast.officer, hashing.rows()
    batch = bring(cast, *dissolving(["KDD", "YT"]))
    bring(cast, *dissolving(["KDD", "YT"]))
    assert Step.objects.count() == 2
    batches.undo(by=by, batch=batch)
    assert list(hashing.differing(before, hashing.rows())) == []


def test_a_unit_that_is_not_there_stays_out(cast):
    batch = bring(cast, *dissolving(["KDD", "KHONG"]))
    assert Step.objects.count() == 1 and batch.counts["error"] == 1


def test_all_deeds_but_a_split_come_from_a_sheet(cast):
    bring(
        cast,
        ("9", *SIGNED, "Thành lập", "MOI", "Công đoàn mới", "CĐCS", "BL", "", ""),
        ("9", *SIGNED, "Nhập", "YT", "", "", "", "MOI", ""),
        ("9", *SIGNED, "Đổi tên", "KDD", "Công đoàn cơ quan", "", "", "", ""),
        ("9", *SIGNED, "Chia, tách một phần", "KDD-T1", "", "", "", "MOI", ""),
    )
    assert sorted(Step.objects.values_list("deed", flat=True)) == ["change", "found", "merge"]
    assert Plan.objects.get().findings["found"][0]["kind"] != "must"


def test_a_unit_with_two_steps_is_said_in_the_preview(cast):
    row = ("214/QĐ", *SIGNED, "Sáp nhập", "kdd", "", "", "", "YT", "")
    batch = bring(cast, *dissolving(["KDD"]), row, *dissolving(["YT"]))
    assert batch.counts["error"] == 1 and sorted(Step.objects.values_list("unit__code", flat=True)) == ["KDD", "YT"]
    again = bring(cast, row, ("215/QĐ", *SIGNED, "Sáp nhập", "KDD-T1", "", "", "", "KDD-T2", ""))
    assert again.counts["error"] == 1 and Step.objects.filter(plan__number="215/QĐ").count() == 1


def test_rows_of_one_decision_say_one_day_and_one_issuer(cast):
    known = ("214/QĐ", *SIGNED)
    batch = bring(
        cast,
        (*known, "Giải thể", "KDD", "", "", "", "", "Thôi"),
        ("214/QĐ", "21/04/2022", *SIGNED[1:], "Giải thể", "YT", "", "", "", "", "Thôi"),
        ("215/QĐ", "01/06/2022", *SIGNED[1:], "Giải thể", "YT", "", "", "", "", "Thôi"),
        ("214/QĐ", "", "", SIGNED[2], "Giải thể", "KDD-T1", "", "", "", "", "Thôi"),
    )
    assert batch.counts["error"] == 2 and sorted(Step.objects.values_list("unit__code", flat=True)) == ["KDD", "KDD-T1"]
    plan = Plan.objects.get()
    assert (plan.signed_on, plan.issuer) == (datetime.date(2022, 4, 20), "LĐLĐ huyện")


def test_an_old_file_without_the_columns_makes_a_draft_that_cannot_be_submitted_yet(cast):
    old, row = (HEAD[0], *HEAD[3:]), ("214/QĐ", "01/05/2022", "Giải thể", "YT", "", "", "", "", "Thôi")
    bring(cast, row, head=old)
    again = bring(cast, row, head=old)
    plan = Plan.objects.get()
    assert again.counts["same"] == 1 and plan.signed_on is None
    with pytest.raises(Refused, match="Chưa có ngày ký, nơi ban hành"):
        plans.submit(by=cast.officer, plan=plan, version=plan.version)
    facts = {"title": plan.title, "effective_on": plan.effective_on, "number": plan.number}
    plan = plans.correct(
        by=cast.officer, plan=plan, version=plan.version, signed_on=datetime.date(2022, 4, 20), issuer="LĐLĐ huyện", **facts
    )
    assert plans.submit(by=cast.officer, plan=plan, version=plan.version).state == PlanState.SUBMITTED
