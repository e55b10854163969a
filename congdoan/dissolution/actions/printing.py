"""Biên bản bàn giao lập ra để in, gửi; each stands in the log."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dissolution import minutes, policies, queries, told
from congdoan.dissolution.choices import Permission
from congdoan.reports.writers import WRITERS


@action(Permission.VIEW_FILES, at="unit", alone=False)
def take(*, by, unit, file, form, members=False):
    """Lập biên bản bàn giao của một đơn vị kết thúc.

    ``unit``: the side that asks, giving or receiving; ``form``: "pdf" or "docx"; ``members``: with everybody's name, birth and place, for who
    may send members. Returns the bytes.
    """
    lines, said = list(queries.lines([file.pk])), told.of([file], by.today)[file.pk]
    rows = list(queries.members(by=by, unit=unit, file=file)) if members else []
    note(file=file.pk, form=str(form), sensitive=bool(rows), persons=[row.person_id for row in rows])
    listed = minutes.member_rows(rows, told.ways_of([file])[file.pk], file.closes_on)
    return WRITERS[form].write(minutes.paper(file, lines, said, by.today, list(listed)))


@action(Permission.VIEW_FILES, at="unit", alone=False)
def take_all(*, by, unit, form, which="", plan=None):
    """Lập biên bản bàn giao của nhiều đơn vị kết thúc, một tệp.

    ``which``: as the list is filtered; ``plan``: id of the plan, None for all. Refused for none, and for more than one file carries.
    """
    rows = queries.filtered(queries.files(by=by, unit=unit), which, plan, by.today)
    policies.check_printed(rows.count())
    files = list(rows)
    said, lines = told.of(files, by.today), {}
    for line in queries.lines([one.pk for one in files]):
        lines.setdefault(line.file_id, []).append(line)
    note(files=[one.pk for one in files], form=str(form))
    return WRITERS[form].write_all([minutes.paper(one, lines.get(one.pk, []), said[one.pk], by.today) for one in files])


@action(Permission.VIEW_FILES, at="unit", alone=False)
def look(*, by, unit, file, persons):
    """Mở danh sách đoàn viên của đơn vị kết thúc; ``persons``: whose names stood on the page."""
    note(file=file.pk, persons=persons, sensitive=True)
