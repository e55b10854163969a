"""Trang "Trao tặng": the value stands for the whole row."""

import datetime

from congdoan.finance import policies, queries
from congdoan.finance.actions import handovers
from congdoan.finance.choices import HANDED_WITHOUT_VALUE, Content, Permission
from congdoan.finance.columns import FUNDS_SHEET, FundColumn, MoneyIfAny
from congdoan.finance.sheets import rows as of
from congdoan.workbooks.columns import Choice, Count, Date, Text, day
from congdoan.workbooks.sheets import Existing, Sheet


def _existing(*, by, unit):
    found = queries.handovers(by=by, unit=unit).order_by("handed_on", "pk")
    return [Existing(row.pk, _cells(row), row.unit_id, row.version) for row in found]


def _cells(row):
    return {
        "handed_on": day(row.handed_on),
        "fund": row.fund_id,
        "recipient": row.recipient,
        "content": row.content,
        "quantity": row.quantity,
        "value": row.value or None,
    }


def _facts(cells, unit):
    return {
        "unit": unit,
        "fund_id": cells["fund"],
        "handed_on": datetime.date.fromisoformat(cells["handed_on"]),
        "recipient": cells["recipient"],
        "content": cells["content"],
        "quantity": cells["quantity"],
        "value": cells["value"] or 0,
    }


def _facts_of(row):
    return _facts(of.cells_of_row(row), row.unit)


def _judge(row, run):
    policies.check_happened(on=row.day("handed_on"), today=run.today, field="handed_on")
    facts = _facts_of(row)
    policies.check_handed(**{name: facts[name] for name in ("content", "quantity", "value", "recipient")})
    if facts["fund_id"] and not facts["value"]:
        of.warn_of_no_value(row, "value", HANDED_WITHOUT_VALUE)


def _judge_all(rows, run):
    """Within the fund's days and reach."""
    closed = queries.closed({row["fund"] for row in rows})
    funds = queries.funds_by_id({row["fund"] for row in rows if row["fund"]})
    for row in rows:
        with of.refusing(row):
            fund = funds.get(row["fund"])
            policies.check_reaches(fund=fund, unit=row.unit)
            policies.check_not_closed(fund.name if fund else "", closed.get(row["fund"]))
            policies.check_within_fund(fund=fund, on=row.day("handed_on"), field="handed_on")


def _write(*, by, unit, new, changed, run):
    if new:
        made = handovers.record_all(by=by, unit=unit, rows=[_facts_of(row) for row in new])
        for row, handover in zip(new, made, strict=True):
            row.pk = handover.pk
    if changed:
        handovers.correct_all(by=by, unit=unit, rows={row.pk: _facts_of(row) for row in changed})


def _undo(*, by, unit, created, changed):
    if changed:
        found = queries.handovers(by=by, unit=unit).filter(pk__in=[pk for pk, _old in changed])
        handovers.correct_all(by=by, unit=unit, rows=of.restored(changed, found, _cells, _facts))
    if created:
        handovers.remove_all(by=by, unit=unit, pks=created)


HANDOVERS = Sheet(
    name="Trao tặng",
    prefix="TT",
    permission=Permission.RECORD_HANDOVER,
    seen_with=Permission.VIEW_CONTRIBUTIONS,
    needs=(FUNDS_SHEET,),
    columns=(
        Date(
            "Ngày",
            "handed_on",
            required=True,
            aliases=("Ngày trao", "Ngày trao tặng", "Ngày bàn giao", "Ngày, tháng", "Ngày tháng", "Ngày chi"),
        ),
        FundColumn("Quỹ (mã)", "fund", aliases=("Quỹ", "Mã quỹ", "Chi từ quỹ", "Tên quỹ", "Nguồn quỹ", "Quỹ, đợt vận động")),
        Text(
            "Nơi nhận",
            "recipient",
            required=True,
            aliases=(
                "Người nhận",
                "Nơi nhận, người nhận",
                "Đơn vị nhận",
                "Địa chỉ nhận",
                "Người được hỗ trợ",
                "Hộ gia đình",
                "Địa điểm trao",
                "Hộ được hỗ trợ",
                "Người thụ hưởng",
            ),
        ),
        Choice(
            "Nội dung",
            "content",
            Content,
            required=True,
            aliases=("Nội dung trao tặng", "Nội dung hỗ trợ", "Hình thức hỗ trợ", "Loại hỗ trợ", "Quà tặng"),
        ),
        Count("Số lượng", "quantity", aliases=("SL", "Số suất", "Số phần quà", "Số suất quà")),
        MoneyIfAny(
            "Trị giá",
            "value",
            aliases=(
                "Trị giá (đ)",
                "Số tiền",
                "Giá trị",
                "Tổng trị giá",
                "Thành tiền",
                "Số tiền hỗ trợ",
                "Mức hỗ trợ",
                "Trị giá (đồng)",
                "Kinh phí",
            ),
        ),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge=_judge,
    judge_all=_judge_all,
)
