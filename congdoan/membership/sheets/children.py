"""Trang tính Con đoàn viên."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names
from congdoan.membership import families, queries
from congdoan.membership.actions import relatives
from congdoan.membership.choices import Permission, RelativeKind
from congdoan.membership.columns import PersonColumn
from congdoan.people.choices import Sex
from congdoan.workbooks import matching, problems
from congdoan.workbooks.columns import Choice, Text, Year
from congdoan.workbooks.sheets import Existing, Mark, Sheet, Split


def _existing(*, by, unit):
    return [
        Existing(pk=child.pk, unit_id=child.unit_id, cells=_cells(child))
        for child in queries.children_below(by=by, unit=unit, as_were=True)
    ]


def _cells(child):
    return {"parent": child.person_id, "name": child.name, "birth_year": child.birth_year, "sex": child.sex or None}


def _prepare(rows, run):
    """Names as they are kept, so that capitals or a tone's place make no change."""
    for row in rows:
        if row["name"] and (name := names.clean_name(row["name"])) != row["name"]:
            row.warn("name", _("Đọc “%(text)s” là “%(name)s”.") % {"text": row["name"][:60], "name": name}, kind=problems.RESTORED)
            row.cells["name"] = name


@matching.takes_errors
def _match(rows, existing, run):
    """A child is who has this parent, name and year; the unit does not count, for parents move."""
    known = {(found.cells["parent"], names.match_key(found.cells["name"]), found.cells["birth_year"]): found for found in existing}
    for row in rows:
        found = known.pop((row["parent"], names.match_key(row["name"] or ""), row["birth_year"]), None)
        if found is not None:
            row.match = found
            found.unit_id = row.unit.pk  # a parent may have moved since


def _judge(row, run):
    if row["birth_year"] is not None:
        said = {"name": row["name"] or row.match.cells["name"], "birth_year": row["birth_year"], "kind": RelativeKind.CHILD, "sex": ""}
        families.check_relative(SimpleNamespace(**said, birth_on=None, died_on=None, known_as_id=None), today=run.today)


def _write(*, by, unit, new, changed, run):
    if new:
        rows = [{"person_id": row["parent"], "name": row["name"], "birth_year": row["birth_year"], "sex": row["sex"]} for row in new]
        for row, child in zip(new, relatives.record_all(by=by, unit=unit, rows=rows), strict=True):
            row.pk = child.pk
    if changed:
        relatives.correct_all(
            by=by, unit=unit, rows={row.pk: _facts({name: new for name, (_old, new) in row.changes.items()}) for row in changed}
        )


def _undo(*, by, unit, created, changed):
    if changed:
        relatives.correct_all(by=by, unit=unit, rows={pk: _facts(old) for pk, old in changed})
    if created:
        relatives.withdraw_all(by=by, unit=unit, pks=created)


def _facts(cells):
    """Canonical cells as the action takes them; the unit is that of the parent, not the child's."""
    return {{"parent": "person_id"}.get(name, name): value for name, value in cells.items() if name != "unit"}


CHILDREN = Sheet(
    name="Con đoàn viên",
    prefix="CDV",
    permission=Permission.RECORD_RELATIVE,
    seen_with=Permission.VIEW_FAMILIES,
    needs=("Đoàn viên",),
    columns=(
        PersonColumn(
            "Họ và tên đoàn viên",
            "parent",
            required=True,
            aliases=(
                "Đoàn viên",
                "Cha, mẹ",
                "Họ tên đoàn viên",
                "Cha/mẹ",
                "Cha (mẹ)",
                "Bố (mẹ)",
                "Bố/mẹ",
                "Bố, mẹ",
                "Họ tên cha (mẹ)",
                "Họ tên bố (mẹ)",
                "Phụ huynh",
                "Họ tên bố, mẹ",
                "Con đồng chí",
                "Họ và tên bố (mẹ)",
                "Họ và tên cha, mẹ",
                "Là con của",
                "Con ông (bà)",
            ),
        ),
        Text(
            "Tên con",
            "name",
            required=True,
            max_length=120,
            aliases=(
                "Họ và tên con",
                "Họ tên con",
                "Tên cháu",
                "Họ tên cháu",
                "Họ và tên cháu",
                "Họ và tên các cháu",
                "Họ tên các con",
                "Tên các cháu",
                "Cháu",
            ),
        ),
        Year("Năm sinh", "birth_year", required=True, aliases=("Năm sinh con", "Năm sinh của con", "Năm sinh cháu", "Sinh năm")),
        Choice("Giới tính", "sex", Sex, aliases=("Giới", "Nam/Nữ", "Trai/gái"), also={"Trai": Sex.MALE, "Gái": Sex.FEMALE}),
    ),
    split=(Split("birth_year", {"nam": {"sex": "Nam"}, "nữ": {"sex": "Nữ"}, "trai": {"sex": "Nam"}, "gái": {"sex": "Nữ"}}),),
    marks=(Mark("sex", {"nam": "Nam", "nữ": "Nữ", "trai": "Nam", "gái": "Nữ"}),),
    hints={"Ngày sinh": "birth_year", "Họ và tên": "name"},
    aliases=(
        "Danh sách con đoàn viên",
        "Danh sách con đoàn viên công đoàn",
        "Danh sách các cháu",
        "Con của đoàn viên",
        "Con CBCNVC",
        "Các cháu",
        "Con em đoàn viên",
    ),
    existing=_existing,
    prepare=_prepare,
    match=_match,
    judge=_judge,
    write=_write,
    undo=_undo,
    known_by=("name",),
    told_apart_by="birth_year",
)
