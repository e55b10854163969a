"""Một lần nhập in words, for the command line: what was found, what was written, what stayed out."""

from django.utils.translation import gettext as _

from congdoan.workbooks import queries
from congdoan.workbooks.choices import BatchState

EVERYTHING, NOTHING, SOME_LEFT_OUT = 0, 1, 3


def exit_status(batch):
    """0 everything went in (or stood there already), 3 some rows were left out, 1 nothing went in."""
    counts = batch.counts
    if not any(counts.values()) or counts["error"] == sum(counts.values()):
        return NOTHING
    return SOME_LEFT_OUT if counts["error"] or any(remark["blocks"] for remark in batch.remarks) else EVERYTHING


def text(batch):
    """Lines for people: counts by sheet, then the problems by kind of repair."""
    lines = [
        _("%(file)s vào %(unit)s: %(state)s") % {"file": batch.file_name, "unit": batch.unit.name, "state": BatchState(batch.state).label}
    ]
    for sheet in queries.sheets(batch):
        counts = sheet["counts"]
        lines.append(
            _("  %(sheet)s: %(new)s mới, %(changed)s thay đổi, %(same)s giống hệt, %(error)s lỗi") % {"sheet": sheet["sheet"], **counts}
        )
    for sheet in batch.old_text:
        lines.append(_("  %(title)s: chữ bảng mã cũ (%(tables)s), đọc lại %(cells)s ô:") % {**sheet, "tables": ", ".join(sheet["tables"])})
        lines += [f"    {typed} -> {read}" for typed, read in sheet["samples"]]
    for heading, blocking in ((_("Cần sửa"), True), (_("Cần biết"), False)):
        groups = queries.problem_groups(batch, blocking=blocking)
        if groups:
            lines.append(f"{heading}:")
        for kind, found in groups:
            lines.append(_("  %(kind)s: %(count)s") % {"kind": kind, "count": len(found)})
            lines += [f"    {line(problem)}" for problem in found]
    return "\n".join(lines)


def line(problem):
    """ "Thăm hỏi, dòng 14, cột Ngày: “31/02/2019”. Tháng 2 không có ngày 31." """
    place = [problem.sheet]
    if problem.row:
        place.append(_("dòng %(row)s") % {"row": problem.row})
    if problem.column:
        place.append(_("cột %(column)s") % {"column": problem.column.rstrip(" *")})
    value = f" “{problem.value}”." if problem.value else ""
    return f"{', '.join(place)}:{value} {problem.text}"
