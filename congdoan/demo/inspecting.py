"""A partner with an offer; an inspection of the first union's finances under way, with a finding that waits for its answer, so that these screens are alive."""

from datetime import date, timedelta

from congdoan.benefits.actions import offers, partners
from congdoan.inspection import queries
from congdoan.inspection.actions import findings, inspections
from congdoan.inspection.choices import Result, Sort

SEEN = ("books", "vouchers", "counts", "closings", "norms")
"""The rest is not looked at yet."""
UNMET = {"counts": "Quý IV không kiểm kê quỹ.", "closings": "Chưa khóa sổ tháng nào của năm."}


def put_in(chair, inspector):
    """``chair`` of the first union, ``inspector`` of its inspection committee. Actors."""
    _offered(chair)
    unit, today = inspector.units[0], inspector.today
    year = today.year - 1
    made = inspections.draw_up(
        by=inspector, unit=unit, sort=Sort.FINANCE, subject=f"Kiểm tra tài chính năm {year}", plan="Kế hoạch số 02/KH-UBKT",
        period_from=date(year, 1, 1), period_until=date(year, 12, 31), planned_on=today, head=inspector.person.pk, members=[],
    )  # fmt: skip
    lines = list(queries.lines_of(made.checklist_id))
    said = {line.pk: (Result.UNMET, UNMET[line.help]) if line.help in UNMET else (Result.MET, "") for line in lines if line.help in SEEN}
    made = inspections.check(by=inspector, inspection=made, version=1, results=said)
    line = next(line for line in lines if line.help == "counts")
    findings.issue(
        by=inspector, inspection=made, version=made.version, line=line, found="Quý IV không có biên bản kiểm kê quỹ tiền mặt.",
        recommendation="Thủ quỹ cùng kế toán kiểm kê ngay và lập biên bản cuối mỗi tháng.", due_on=today + timedelta(days=15),
    )  # fmt: skip


def _offered(chair):
    since = date(chair.today.year, 1, 1)
    until = date(chair.today.year, 12, 31)
    days = {"valid_from": since, "last_day": until}
    clinic = partners.record(
        by=chair, unit=chair.units[0], name="Phòng khám đa khoa An Bình", trade="khám chữa bệnh", agreement=f"01/TT-CĐCS ngày 02/01/{since.year}", **days
    )  # fmt: skip
    offers.record(
        by=chair, partner=clinic, what="Giảm 10% gói khám sức khỏe", for_whom="Đoàn viên, vợ hoặc chồng, con", where="Thị trấn Bình Mỹ",
        how="Xuất trình thẻ đoàn viên", **days,
    )  # fmt: skip
