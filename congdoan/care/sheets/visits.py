"""Trang "Thăm hỏi"."""

from congdoan.care import policies, queries
from congdoan.care.actions import visits
from congdoan.care.choices import REASONS_ALSO, Permission, Reason
from congdoan.care.sheets import rows as of
from congdoan.finance.columns import SourceColumn, source_cell, source_facts
from congdoan.membership.columns import PersonColumn
from congdoan.workbooks.columns import Choice, Date, Money, Text, day
from congdoan.workbooks.sheets import Existing, Join, Sheet

_FACTS = {
    "visited_on": lambda cell: {"visited_on": of.date(cell)},
    "person": lambda cell: {"person_id": cell},
    "reason": lambda cell: {"reason": cell},
    "amount": lambda cell: {"amount": cell},
    "source": source_facts,
    "visitors": lambda cell: {"visitors": cell or ""},
    "voucher_number": lambda cell: {"voucher_number": cell or ""},
    "note": lambda cell: {"note": cell or ""},
}


def _existing(*, by, unit):
    """Visits whose reason ``by`` may read: a row without its reason could not be read back."""
    seen = queries.visits(by=by, unit=unit).filter(by.scope(Permission.VIEW_VISIT_REASON).q("unit__path"))
    return [Existing(visit.pk, _cells(visit), visit.unit_id, visit.version) for visit in seen.order_by("visited_on", "pk")]


def _cells(visit):
    return {
        "visited_on": day(visit.visited_on),
        "person": visit.person_id,
        "reason": visit.reason,
        "amount": visit.amount,
        "source": source_cell(visit.source, visit.fund_id),
        "visitors": visit.visitors or None,
        "voucher_number": visit.voucher_number or None,
        "note": visit.note or None,
    }


def _write(*, by, unit, new, changed, run):
    if new:
        made = visits.record_all(by=by, unit=unit, rows=[{"unit": row.unit, **of.facts(_own(row), _FACTS)} for row in new])
        for row, visit in zip(new, made, strict=True):
            row.pk = visit.pk
    if changed:
        wanted = {row.pk: of.facts({name: now for name, (_old, now) in row.changes.items()}, _FACTS) for row in changed}
        visits.correct_all(by=by, unit=unit, rows=wanted)


def _undo(*, by, unit, created, changed):
    if changed:
        visits.correct_all(by=by, unit=unit, rows={pk: of.facts(old, _FACTS) for pk, old in changed})
    if created:
        visits.remove_all(by=by, unit=unit, pks=created)


def _own(row):
    return {name: row[name] for name in _FACTS}


def _judge(row, run):
    policies.check_visit_day(of.day(row, "visited_on"), today=run.today)


def _judge_all(rows, run):
    of.check_members(rows, "person", "visited_on")
    of.warn_of_missing_sources(rows)


VISITS = Sheet(
    name="Thăm hỏi",
    prefix="TH",
    permission=Permission.RECORD_VISIT,
    seen_with=Permission.VIEW_VISIT_REASON,
    sensitive=True,
    needs=("Đoàn viên", "Quỹ và đợt vận động"),
    aliases=(
        "Sổ thăm hỏi",
        "Thăm hỏi đoàn viên",
        "Theo dõi thăm hỏi",
        "Thăm hỏi ốm đau",
        "Thăm ốm",
        "Thăm hỏi ốm đau hiếu hỉ",
        "Thăm hỏi hiếu hỉ",
        "Theo dõi thăm hỏi ốm đau",
    ),
    hints={
        "Thời gian": "visited_on",
        "Đối tượng": "person",
        "Trường hợp": "reason",
        "Nội dung chi": "reason",
        "Diễn giải": "reason",
        "Kinh phí": "amount",
        "Trị giá": "amount",
        "Thành phần": "visitors",
        "Người thực hiện": "visitors",
        "Tháng": "visited_on",
    },
    joins=(Join("person", (("Họ và tên đệm", "Họ đệm", "Họ và đệm", "Họ", "Họ lót", "Họ và chữ đệm"), ("Tên",))),),
    columns=(
        Date(
            "Ngày",
            "visited_on",
            required=True,
            aliases=(
                "Ngày thăm",
                "Ngày thăm hỏi",
                "Ngày đi thăm",
                "Ngày chi",
                "Ngày, tháng",
                "Ngày tháng",
                "Ngày tháng năm",
                "Thời gian thăm",
            ),
        ),
        PersonColumn(
            "Đoàn viên",
            "person",
            required=True,
            aliases=(
                "Người được thăm",
                "Họ và tên",
                "Họ tên",
                "Họ tên đoàn viên",
                "Họ và tên đoàn viên",
                "Đoàn viên được thăm",
                "Tên đoàn viên",
                "Họ tên người được thăm",
                "Họ và tên người được thăm",
                "Đối tượng được thăm",
                "Người được thăm hỏi",
                "Đoàn viên được thăm hỏi",
                "Gia đình đoàn viên",
            ),
        ),
        Choice(
            "Lý do",
            "reason",
            Reason,
            required=True,
            aliases=(
                "Lý do thăm",
                "Lý do thăm hỏi",
                "Nội dung",
                "Nội dung thăm hỏi",
                "Nội dung thăm",
                "Hình thức thăm hỏi",
                "Loại thăm hỏi",
            ),
            also=REASONS_ALSO,
        ),
        Money(
            "Số tiền",
            "amount",
            required=True,
            aliases=(
                "Số tiền (đ)",
                "Số tiền (đồng)",
                "Mức chi",
                "Mức thăm",
                "Mức thăm hỏi",
                "Mức tiền",
                "Thành tiền",
                "Số tiền thăm",
                "Số tiền thăm hỏi",
                "Số tiền chi",
                "Mức chi (đồng)",
                "Số tiền (VNĐ)",
            ),
        ),
        SourceColumn("Nguồn chi", "source", aliases=("Nguồn", "Nguồn kinh phí", "Nguồn tiền", "Chi từ nguồn")),
        Text(
            "Người thăm",
            "visitors",
            max_length=300,
            aliases=("Người đi thăm", "Thành phần đi thăm", "Đoàn đi thăm", "Đại diện đi thăm", "Đại diện thăm"),
        ),
        Text(
            "Số chứng từ",
            "voucher_number",
            max_length=60,
            aliases=("Chứng từ", "Số phiếu chi", "Phiếu chi", "Số CT", "Số phiếu", "Phiếu chi số"),
        ),
        Text("Ghi chú", "note", max_length=500, width=40, aliases=("Ghi chú thêm", "Chú thích", "Diễn giải thêm")),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge=_judge,
    judge_all=_judge_all,
)
