"""Trang "Đại hội": one row a congress, known by its unit and day."""

import datetime

from congdoan.congress import policies, queries
from congdoan.congress.actions import congresses
from congdoan.congress.choices import Form, Permission
from congdoan.kernel.errors import Refused
from congdoan.organization.columns import TermColumn
from congdoan.units import queries as units
from congdoan.workbooks import matching
from congdoan.workbooks.columns import Choice, Count, Date, Text, day
from congdoan.workbooks.sheets import Existing, Sheet


def _existing(*, by, unit):
    found = queries.congresses(by=by, unit=unit).order_by("held_on", "pk")
    return [Existing(pk=congress.pk, unit_id=congress.unit_id, cells=_cells(congress)) for congress in found]


def _cells(congress):
    return {
        "held_on": day(congress.held_on),
        "ordinal": congress.ordinal,
        "term": congress.term,
        "form": congress.form,
        "summoned": congress.summoned,
        "present": congress.present,
        "guests": congress.guests or None,
    }


def _facts(cells, unit):
    return {
        **cells,
        "unit": unit,
        "held_on": datetime.date.fromisoformat(cells["held_on"]),
        "guests": cells["guests"] or "",
    }


def _facts_of(row):
    return _facts({column.name: row[column.name] for column in row.sheet.columns if column.name != "unit"}, row.unit)


def _judge(row, run):
    policies.check_happened(on=row.day("held_on"), today=run.today)
    policies.check_attendance(summoned=row["summoned"], present=row["present"])


def _judge_all(rows, run):
    """One congress a day for each unit."""
    days = queries.days_of_congresses({row.unit.pk for row in rows}, besides=[row.pk for row in rows if row.match])
    for row in rows:
        known = days.setdefault(row.unit.pk, [])
        try:
            policies.check_new_congress(on=row.day("held_on"), others=known)
        except Refused as refused:
            row.refuse(refused.field, refused.sentence)
        known.append(row.day("held_on"))


def _write(*, by, unit, new, changed, run):
    if new:
        made = congresses.record_all(by=by, unit=unit, rows=[{**_facts_of(row), "agenda": "", "resolution": ""} for row in new])
        for row, congress in zip(new, made, strict=True):
            row.pk = congress.pk
    if changed:
        congresses.correct_all(by=by, unit=unit, rows={row.pk: _facts_of(row) for row in changed})


def _undo(*, by, unit, created, changed):
    if changed:
        standing = {congress.pk: congress for congress in queries.congresses(by=by, unit=unit)}
        places = units.units().in_bulk([old["unit"] for _pk, old in changed if old.get("unit")])
        rows = {
            pk: _facts(
                {**_cells(standing[pk]), **{n: v for n, v in old.items() if n != "unit"}}, places.get(old.get("unit"), standing[pk].unit)
            )
            for pk, old in changed
            if pk in standing
        }
        congresses.correct_all(by=by, unit=unit, rows=rows)
    if created:
        congresses.remove_all(by=by, unit=unit, pks=created)


CONGRESSES = Sheet(
    name="Đại hội",
    prefix="DH",
    permission=Permission.RECORD_CONGRESS,
    seen_with=Permission.VIEW_CONGRESSES,
    needs=("Đơn vị", "Đoàn viên", "Chức vụ công đoàn"),
    columns=(
        Date("Ngày", "held_on", required=True, aliases=("Ngày đại hội", "Ngày tổ chức", "Ngày tổ chức đại hội", "Ngày họp")),
        Count("Lần thứ", "ordinal", aliases=("Lần", "Đại hội lần thứ", "Lần đại hội")),
        TermColumn("Nhiệm kỳ", "term", required=True, aliases=("Khóa, nhiệm kỳ", "Nhiệm kỳ đại hội")),
        Choice(
            "Hình thức",
            "form",
            Form,
            required=True,
            aliases=("Hình thức đại hội", "Loại đại hội", "Hình thức tổ chức"),
            also={"đại hội toàn thể": Form.PLENARY, "đại hội đại biểu": Form.DELEGATE},
        ),
        Count("Số triệu tập", "summoned", aliases=("Triệu tập", "Số đại biểu triệu tập", "Đại biểu triệu tập", "Số đoàn viên triệu tập")),
        Count(
            "Số có mặt",
            "present",
            aliases=("Có mặt", "Số đại biểu có mặt", "Đại biểu có mặt", "Số dự", "Số đoàn viên có mặt", "Số đại biểu dự"),
        ),
        Text("Khách mời", "guests", max_length=2000, aliases=("Đại biểu khách mời", "Khách mời dự")),
    ),
    existing=_existing,
    write=_write,
    undo=_undo,
    judge=_judge,
    judge_all=_judge_all,
    match=matching.by(("held_on",)),
)
