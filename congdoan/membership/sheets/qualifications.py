"""Trang tính Trình độ, chứng chỉ."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dates import day_after
from congdoan.membership import levels, queries, standards
from congdoan.membership.actions import qualifications
from congdoan.membership.choices import Permission, QualificationKind
from congdoan.membership.columns import PersonColumn
from congdoan.workbooks.columns import Choice, Date, LastDay, Text, day, last_day
from congdoan.workbooks.sheets import Existing, Sheet

_TEXTS = ("certificate", "issuer")


def _existing(*, by, unit):
    return [Existing(pk=row.pk, unit_id=row.unit_id, cells=_cells(row)) for row in queries.qualifications_below(by=by, unit=unit)]


def _cells(row):
    return {
        "person": row.person_id,
        "kind": row.kind,
        "level": row.level_text,
        "valid_from": day(row.valid_from),
        "valid_until": last_day(row.valid_until),
        "certificate": row.certificate or None,
        "issuer": row.issuer or None,
    }


def _prepare(rows, run):
    """A level in any wording becomes the word of its kind."""
    for row in rows:
        found = levels.read_level(row["kind"], row["level"]) if row["kind"] and row["level"] else None
        if found is not None:
            row.cells["level"] = levels.label_of(row["kind"], found)
        elif row["kind"] and row["level"]:
            known = ", ".join(levels.labels(row["kind"]))
            row.refuse(
                "level", _("Loại này không có bậc “%(text)s”.") % {"text": row["level"][:40]}, _("Ghi một trong: %(all)s.") % {"all": known}
            )


def _facts(cells):
    """Canonical cells as the actions take them; the level by its kind."""
    said = {name: value for name, value in cells.items() if name != "unit"}
    if "person" in said:
        said["person_id"] = said.pop("person")
    if "valid_from" in said:
        said["valid_from"] = Date("", "").write(said["valid_from"])
    if "valid_until" in said:
        said["valid_until"] = day_after(Date("", "").write(said["valid_until"])) if said["valid_until"] else None
    return said | {name: said[name] or "" for name in _TEXTS if name in said}


def _whole(row):
    cells = {column: row[column] for column in ("person", "kind", "level", "valid_from", "valid_until", *_TEXTS)}
    facts = _facts(cells)
    return facts | {"level": levels.read_level(facts["kind"], facts["level"])}


def _judge(row, run):
    standards.check_qualification(SimpleNamespace(**_whole(row)), today=run.today)


def _write(*, by, unit, new, changed, run):
    if new:
        for row, made in zip(new, qualifications.record_all(by=by, unit=unit, rows=[_whole(row) for row in new]), strict=True):
            row.pk = made.pk
    if changed:
        qualifications.correct_all(by=by, unit=unit, rows={row.pk: _whole(row) for row in changed})


def _undo(*, by, unit, created, changed):
    if changed:
        rows = {pk: _facts(old) for pk, old in changed}
        for pk, kind in queries.qualification_kinds(rows).items():
            if "level" in rows[pk]:
                rows[pk]["level"] = levels.read_level(rows[pk].get("kind", kind), rows[pk]["level"])
        qualifications.correct_all(by=by, unit=unit, rows=rows)
    if created:
        qualifications.withdraw_all(by=by, unit=unit, pks=created)


QUALIFICATIONS = Sheet(
    name="Trình độ, chứng chỉ",
    prefix="TD",
    permission=Permission.RECORD_QUALIFICATION,
    seen_with=Permission.VIEW_QUALIFICATIONS,
    needs=("Đoàn viên",),
    columns=(
        PersonColumn("Họ và tên", "person", required=True, aliases=("Đoàn viên", "Họ tên", "Họ và tên đoàn viên")),
        Choice(
            "Loại trình độ",
            "kind",
            QualificationKind,
            required=True,
            also={"Học vấn": QualificationKind.GENERAL, "Lý luận": QualificationKind.POLITICAL, "Chính trị": QualificationKind.POLITICAL},
        ),
        Text("Bậc", "level", required=True, max_length=60, aliases=("Trình độ",)),
        Date("Ngày cấp", "valid_from", required=True),
        LastDay("Ngày hết hạn", "valid_until"),
        Text("Văn bằng, chứng chỉ", "certificate", max_length=120),
        Text("Nơi cấp", "issuer", max_length=160),
    ),
    existing=_existing,
    prepare=_prepare,
    judge=_judge,
    write=_write,
    undo=_undo,
)
