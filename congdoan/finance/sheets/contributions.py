"""Trang "Ủng hộ": one file row may name several donors, each gives the amount; "Tất cả" is every member on that day."""

import datetime

from congdoan.finance import policies, queries
from congdoan.finance.actions import contributions
from congdoan.finance.choices import GOODS_WITHOUT_VALUE, Permission
from congdoan.finance.columns import FUNDS_SHEET, DonorColumn, FundColumn, MoneyIfAny
from congdoan.finance.sheets import rows as of
from congdoan.workbooks.columns import Count, Date, Text, day
from congdoan.workbooks.sheets import Existing, Sheet


def _existing(*, by, unit):
    found = queries.contributions(by=by, unit=unit).order_by("given_on", "pk")
    return [Existing(row.pk, _cells(row), row.unit_id, row.version) for row in found]


def _cells(row):
    return {
        "given_on": day(row.given_on),
        "fund": row.fund_id,
        "donor": row.donor_id or row.donor_name,
        "amount": row.amount or None,
        "goods": row.goods or None,
        "quantity": row.quantity,
        "goods_value": row.goods_value or None,
    }


def _facts(cells, unit):
    donor = cells["donor"]
    return {
        "unit": unit,
        "fund_id": cells["fund"],
        "given_on": datetime.date.fromisoformat(cells["given_on"]),
        "donor_id": donor if isinstance(donor, int) else None,
        "donor_name": donor if isinstance(donor, str) else "",
        "amount": cells["amount"] or 0,
        "goods": cells["goods"] or "",
        "quantity": cells["quantity"],
        "goods_value": cells["goods_value"] or 0,
    }


def _facts_of(row):
    return _facts(of.cells_of_row(row), row.unit)


def _judge(row, run):
    policies.check_happened(on=row.day("given_on"), today=run.today, field="given_on")
    facts = _facts_of(row)
    policies.check_given(**{name: facts[name] for name in ("amount", "goods", "quantity", "goods_value")})
    if facts["goods"] and not facts["goods_value"]:
        of.warn_of_no_value(row, "goods_value", GOODS_WITHOUT_VALUE)


def _judge_all(rows, run):
    """Within the fund's days and reach; donors were members on the day."""
    closed = queries.closed({row["fund"] for row in rows})
    funds = queries.funds_by_id({row["fund"] for row in rows})
    donors = {row["donor"] for row in rows if isinstance(row["donor"], int)}
    spells, names = queries.member_spells(donors), queries.names_of(donors)
    for row in rows:
        fund, donor = funds[row["fund"]], row["donor"]
        with of.refusing(row):
            policies.check_reaches(fund=fund, unit=row.unit)
            policies.check_not_closed(fund.name if fund else "", closed.get(row["fund"]))
            policies.check_within_fund(fund=fund, on=row.day("given_on"), field="given_on")
            if isinstance(donor, int):
                policies.check_donor_is_member(
                    name=names.get(donor, ""), unit=row.unit, on=row.day("given_on"), spells=spells.get(donor, ())
                )


def _write(*, by, unit, new, changed, run):
    if new:
        made = contributions.record_all(by=by, unit=unit, rows=[_facts_of(row) for row in new])
        for row, contribution in zip(new, made, strict=True):
            row.pk = contribution.pk
    if changed:
        contributions.correct_all(by=by, unit=unit, rows={row.pk: _facts_of(row) for row in changed})


def _undo(*, by, unit, created, changed):
    if changed:
        found = queries.contributions(by=by, unit=unit).filter(pk__in=[pk for pk, _old in changed])
        contributions.correct_all(by=by, unit=unit, rows=of.restored(changed, found, _cells, _facts))
    if created:
        contributions.remove_all(by=by, unit=unit, pks=created)


CONTRIBUTIONS = Sheet(
    name="Ủng hộ",
    prefix="UH",
    permission=Permission.RECORD_CONTRIBUTION,
    seen_with=Permission.VIEW_CONTRIBUTIONS,
    needs=("Đoàn viên", FUNDS_SHEET),
    aliases=("Quyên góp", "Quyên góp, ủng hộ", "Danh sách ủng hộ", "Danh sách quyên góp", "Danh sách đóng góp", "Sổ ủng hộ"),
    each="donor",
    columns=(
        Date(
            "Ngày",
            "given_on",
            required=True,
            aliases=("Ngày ủng hộ", "Ngày đóng góp", "Ngày nộp", "Ngày, tháng", "Ngày tháng", "Ngày quyên góp", "Ngày thu"),
        ),
        FundColumn(
            "Quỹ (mã)",
            "fund",
            required=True,
            aliases=("Quỹ", "Mã quỹ", "Quỹ, đợt vận động", "Đợt vận động", "Tên quỹ", "Ủng hộ quỹ", "Cuộc vận động", "Đợt"),
        ),
        DonorColumn(
            "Người ủng hộ",
            "donor",
            required=True,
            day="given_on",
            aliases=(
                "Người đóng góp",
                "Họ và tên",
                "Họ tên",
                "Người quyên góp",
                "Đoàn viên",
                "Họ và tên người ủng hộ",
                "Họ tên người ủng hộ",
                "Tên đơn vị, cá nhân ủng hộ",
                "Cá nhân, đơn vị ủng hộ",
                "Đơn vị, cá nhân ủng hộ",
            ),
        ),
        MoneyIfAny(
            "Số tiền",
            "amount",
            aliases=("Số tiền (đ)", "Số tiền ủng hộ", "Mức ủng hộ", "Số tiền đóng góp", "Số tiền (đồng)", "Thành tiền", "Mức đóng góp"),
        ),
        Text("Hiện vật", "goods", aliases=("Tên hiện vật", "Hiện vật ủng hộ")),
        Count("Số lượng", "quantity"),
        MoneyIfAny("Trị giá", "goods_value", aliases=("Trị giá hiện vật", "Trị giá (đ)", "Giá trị hiện vật", "Quy ra tiền", "Giá trị")),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge=_judge,
    judge_all=_judge_all,
)
