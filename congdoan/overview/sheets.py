"""The sheet Số liệu công bố: figures declared, not counted."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.indicators import queries as figures
from congdoan.indicators.actions import declared
from congdoan.indicators.choices import Permission as Indicators
from congdoan.indicators.indicator import REGISTRY
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.periods import read_period
from congdoan.kernel.text import squeeze
from congdoan.reports.choices import Permission as Reports
from congdoan.units import queries as units
from congdoan.workbooks import matching, problems
from congdoan.workbooks.columns import Column, Count, Text, as_text
from congdoan.workbooks.sheets import Existing, Sheet

TERM = re.compile(r"(\d{4})\s*(?:-|–|—|đến)\s*(\d{4})")
KEY = ("period", "indicator")


def period_code(written):
    """The code of a period as people write it: "2012-2017" is the term 2012..2017. Raises Unreadable."""
    text = squeeze(written)
    term = TERM.fullmatch(text)
    return read_period(f"{term[1]}..{term[2]}" if term else text).code


@dataclass(eq=False)
class PeriodColumn(Column):
    """Kỳ: canonical as in commands ("2017..2022", "2016-H1", "2022"); a term may be written 2017-2022."""

    width: int = 14
    kind = _("Kỳ chưa đọc được")

    def parse(self, raw):
        if isinstance(raw, datetime.date):
            raise Unreadable(_("Excel đã đổi kỳ thành ngày. Định dạng ô là chữ rồi ghi lại, ví dụ 2022-05."))
        return period_code(as_text(raw))


@dataclass(eq=False)
class IndicatorColumn(Column):
    """Chỉ tiêu (mã): the key of an indicator that a room declares."""

    width: int = 32
    kind = problems.NOT_FOUND

    def parse(self, raw):
        key = squeeze(as_text(raw)).lower()
        if key not in REGISTRY:
            raise Unreadable(_("Không có chỉ tiêu mã “%(key)s”. Chọn mã trong danh sách của sổ mẫu.") % {"key": as_text(raw)[:60]})
        return key

    def options(self):
        return sorted(REGISTRY)


def _existing(*, by, unit):
    found = figures.declared(units.subtree(unit)).filter(by.scope(Reports.VIEW_REPORT).q("unit__path"))
    return [
        Existing(
            pk=row.pk,
            unit_id=row.unit_id,
            cells={"period": row.period, "indicator": row.indicator, "value": row.value, "source": row.source or None},
        )
        for row in found
    ]


def _judge_all(rows, run):
    """A figure is declared once for a unit and period."""
    seen = {}
    for row in rows:
        key = (row.unit.pk, row["period"], row["indicator"])
        first = seen.setdefault(key, row)
        if first is not row:
            row.refuse(
                "indicator", _("Chỉ tiêu này của kỳ này đã ghi ở dòng %s.") % first.number, _("Để lại một dòng."), kind=problems.TWICE
            )


def _write(*, by, unit, new, changed, run):
    if new:
        for row, made in zip(new, declared.record_all(by=by, unit=unit, rows=[_facts(row) for row in new]), strict=True):
            row.pk = made.pk
    if changed:
        declared.correct_all(by=by, unit=unit, rows={row.pk: _facts(row) for row in changed})


def _undo(*, by, unit, created, changed):
    if created:
        declared.remove_all(by=by, unit=unit, pks=created)
    if changed:
        declared.correct_all(by=by, unit=unit, rows={pk: _old(cells) for pk, cells in changed})


def _facts(row):
    return {
        "unit_id": row.unit.pk,
        "period": row["period"],
        "indicator": row["indicator"],
        "value": row["value"],
        "source": row["source"] or "",
    }


def _old(cells):
    """Fields of the record for the cells as they stood."""
    fields = {("unit_id" if name == "unit" else name): value for name, value in cells.items()}
    return fields | ({"source": fields["source"] or ""} if "source" in fields else {})


DECLARED = Sheet(
    name="Số liệu công bố",
    prefix="SL",
    permission=Indicators.DECLARE_FIGURE,
    seen_with=Reports.VIEW_REPORT,
    columns=(
        PeriodColumn("Kỳ", "period", required=True, aliases=("Kỳ báo cáo", "Năm", "Kỳ, năm", "Giai đoạn")),
        IndicatorColumn(
            "Chỉ tiêu (mã)", "indicator", required=True, aliases=("Chỉ tiêu", "Mã chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu")
        ),
        Count("Giá trị", "value", required=True, aliases=("Số liệu", "Kết quả", "Số công bố", "Số lượng")),
        Text("Nguồn", "source", max_length=300, aliases=("Nguồn số liệu", "Trích từ", "Văn bản công bố", "Theo văn bản")),
    ),
    match=matching.by(KEY),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge_all=_judge_all,
)
