"""Trang "Quỹ và đợt vận động": a fund is known by its code within its unit."""

import datetime

from congdoan.finance import policies, queries
from congdoan.finance.actions import funds
from congdoan.finance.choices import FundKind, Permission
from congdoan.finance.columns import FUNDS_SHEET, BeneficiaryColumn, MoneyIfAny
from congdoan.finance.sheets import rows as of
from congdoan.workbooks import matching
from congdoan.workbooks.columns import Choice, Date, LastDay, Text, day, last_day
from congdoan.workbooks.sheets import Existing, Sheet

_ONE_DAY = datetime.timedelta(days=1)


def _existing(*, by, unit):
    return [Existing(fund.pk, _cells(fund), fund.unit_id, fund.version) for fund in queries.funds_below(by=by, unit=unit)]


def _cells(fund):
    return {
        "code": fund.code,
        "name": fund.name,
        "kind": fund.kind,
        "purpose": fund.purpose or None,
        "beneficiary": fund.beneficiary_id or fund.beneficiary_name or None,
        "valid_from": day(fund.valid_from),
        "valid_until": last_day(fund.valid_until),
        "target_amount": fund.target_amount,
    }


def _facts(cells, unit):
    helped, end = cells["beneficiary"], cells["valid_until"]
    return {
        "unit": unit,
        "code": cells["code"],
        "name": cells["name"],
        "kind": cells["kind"],
        "purpose": cells["purpose"] or "",
        "beneficiary_id": helped if isinstance(helped, int) else None,
        "beneficiary_name": helped if isinstance(helped, str) else "",
        "valid_from": datetime.date.fromisoformat(cells["valid_from"]),
        "valid_until": datetime.date.fromisoformat(end) + _ONE_DAY if end else None,
        "target_amount": cells["target_amount"],
    }


def _facts_of(row):
    return _facts(of.cells_of_row(row), row.unit)


def _judge(row, run):
    facts = _facts_of(row)
    policies.check_fund(
        beneficiary=facts["beneficiary_id"],
        **{name: facts[name] for name in ("kind", "beneficiary_name", "valid_from", "valid_until", "target_amount")},
    )


def _judge_all(rows, run):
    """Codes among themselves and beside the book's; who is helped is a member; new days still hold what was recorded."""
    changed = {row.pk: row for row in rows if row.match}
    taken = queries.codes_of_units({row.unit.pk for row in rows}, besides=changed)
    days = queries.days_of_funds(changed)
    helped = {row["beneficiary"] for row in rows if isinstance(row["beneficiary"], int)}
    spells, names = queries.member_spells(helped), queries.names_of(helped)
    for row in rows:
        facts, known = _facts_of(row), taken.setdefault(row.unit.pk, [])
        with of.refusing(row):
            policies.check_code_free(code=facts["code"], taken=known)
            known.append(facts["code"])
            if who := facts["beneficiary_id"]:
                policies.check_beneficiary_is_member(
                    name=names.get(who, ""), unit=row.unit, on=facts["valid_from"], spells=spells.get(who, ())
                )
            if row.match:
                policies.check_covers(valid_from=facts["valid_from"], valid_until=facts["valid_until"], **days[row.pk])


def _write(*, by, unit, new, changed, run):
    if new:
        made = funds.open_all(by=by, unit=unit, rows=[_facts_of(row) for row in new])
        for row, fund in zip(new, made, strict=True):
            row.pk = fund.pk
    if changed:
        funds.correct_all(by=by, unit=unit, rows={row.pk: _facts_of(row) for row in changed})


def _undo(*, by, unit, created, changed):
    if changed:
        funds.correct_all(by=by, unit=unit, rows=of.restored(changed, queries.funds_below(by=by, unit=unit), _cells, _facts))
    if created:
        funds.remove_all(by=by, unit=unit, pks=created)


FUNDS = Sheet(
    name=FUNDS_SHEET,
    prefix="QV",
    permission=Permission.OPEN_FUND,
    seen_with=Permission.VIEW_CONTRIBUTIONS,
    needs=("Đoàn viên",),
    aliases=("Quỹ", "Các quỹ"),
    columns=(
        Text("Mã", "code", required=True, max_length=40, aliases=("Mã quỹ", "Mã số", "Mã đợt")),
        Text(
            "Tên",
            "name",
            required=True,
            aliases=("Tên quỹ", "Tên đợt vận động", "Quỹ, đợt vận động", "Tên quỹ, đợt vận động", "Tên cuộc vận động"),
        ),
        Choice("Loại", "kind", FundKind, required=True, aliases=("Loại quỹ", "Phân loại")),
        Text("Mục đích", "purpose", max_length=300, aliases=("Mục đích vận động", "Nội dung vận động", "Mục đích sử dụng")),
        BeneficiaryColumn("Người thụ hưởng", "beneficiary", kind_in="kind"),
        Date("Từ ngày", "valid_from", required=True, aliases=("Ngày lập", "Ngày phát động", "Ngày thành lập", "Ngày bắt đầu", "Ngày mở")),
        LastDay("Đến ngày", "valid_until", aliases=("Ngày kết thúc", "Ngày đóng", "Ngày tất toán")),
        MoneyIfAny("Mục tiêu", "target_amount", aliases=("Số tiền dự kiến", "Chỉ tiêu vận động", "Mục tiêu (đ)", "Số tiền cần vận động")),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge=_judge,
    judge_all=_judge_all,
    match=matching.by(("code",)),
    known_by=("code",),
)
