"""Đồng ý, gửi cấp trên; cấp trên duyệt hoặc trả lại."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.budget import formulas, policies, queries
from congdoan.budget.actions.drawing import differs
from congdoan.budget.choices import Kind, Permission
from congdoan.budget.models import STANDING, Filing, FilingLine
from congdoan.kernel import text
from congdoan.kernel.db import update_all
from congdoan.people import policies as recorded


@action(Permission.AGREE_FILING, at="filing.unit")
def agree(*, by, filing, version):
    """Đồng ý dự toán, quyết toán trước khi gửi; another person than who has drawn it."""
    found = _current(filing, version)
    policies.check_agreeable(state=found.state, drawn_by_id=found.drawn_by_id, person_id=by.person.pk)
    _check_books(found, by.today)
    found.agreed_by, found.agreed_at = by.person, by.now
    return _saved(found)


@action(Permission.DRAW_FILING, at="filing.unit")
def send(*, by, filing, version):
    """Gửi dự toán, quyết toán lên cấp trên; from then on it keeps its figures and takes the place of what was sent before."""
    found = _current(filing, version)
    policies.check_sendable(state=found.state, has_superior=found.unit.parent_id is not None)
    _check_books(found, by.today)
    Filing.objects.filter(STANDING, unit=found.unit, kind=found.kind, year=found.year).update(superseded_at=by.now)
    found.sent_by, found.sent_at = by.person, by.now
    note(kind=str(found.kind), year=found.year, edition=found.edition)
    return _saved(found)


@action(Permission.ANSWER_FILING, at="filing.unit.decided_at")
def give_back(*, by, filing, version, remark):
    """Trả lại dự toán, quyết toán của cấp dưới, kèm lý do; what was approved before it counts again."""
    found = _answered(filing, version)
    policies.check_reason(text.squeeze(remark))
    found.returned_by, found.returned_at, found.remark = by.person, by.now, text.squeeze(remark)
    _saved(found)
    before = (
        Filing.objects.filter(unit=found.unit, kind=found.kind, year=found.year, approved_at__isnull=False).order_by("-edition").first()
    )
    if before is not None:
        Filing.objects.filter(pk=before.pk).update(superseded_at=None)
    return found


@action(Permission.ANSWER_FILING, at="filing.unit.decided_at")
def approve(*, by, filing, version, amounts, remark=""):
    """Duyệt dự toán, quyết toán của cấp dưới.

    ``amounts``: {key of the line: đồng approved}; a line that is not named is approved as sent.
    """
    found = _answered(filing, version)
    rows, lines = list(queries.lines_of([found])), list(found.form.lines.order_by("place"))
    policies.check_keys(amounts, [row.line for row in rows])
    for row in rows:
        row.approved = amounts.get(row.line.key, row.amount)
    if found.kind == Kind.ESTIMATE:
        policies.check_covered(lines, formulas.with_totals(lines, {row.line.key: row.approved for row in rows}))
    update_all(FilingLine, rows, ["approved"])
    note(changed={row.line.key: row.approved for row in rows if row.approved != row.amount})
    found.approved_by, found.approved_at, found.remark = by.person, by.now, text.squeeze(remark)
    return _saved(found)


def _answered(filing, version):
    found = _current(filing, version)
    superseded = found.superseded_at is not None
    policies.check_answerable(state=found.state, superseded=superseded, has_superior=found.unit.parent_id is not None)
    return found


def _check_books(found, today):
    if found.kind == Kind.SETTLEMENT:
        books = queries.books_of_year(found.unit, found.year)
        policies.check_settleable(year=found.year, today=today, books=books)
        policies.check_same_as_books(differs(found, books))


def _current(filing, version):
    """The filing as it stands, locked; Conflict where another version was read."""
    current = Filing.objects.select_for_update(of=("self",)).select_related("unit__parent", "form").get(pk=filing.pk)
    recorded.check_unchanged(current, version)
    return current


def _saved(found):
    found.version += 1
    found.save()
    return found
