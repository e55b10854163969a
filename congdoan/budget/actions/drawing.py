"""Lập dự toán, lập quyết toán: a draft that is not sent is written anew, what was answered gets another edition."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.budget import formulas, policies, queries
from congdoan.budget.choices import DRAWN, TYPED, Kind, Permission, State
from congdoan.budget.models import Filing, FilingLine
from congdoan.kernel.db import insert_all
from congdoan.people import policies as recorded


@action(Permission.DRAW_FILING, at="unit")
def estimate(*, by, unit, year, version, amounts):
    """Lập dự toán năm.

    ``amounts``: {key of the line: đồng}; ``version``: of the draft that was read, 0 for none. Another draft than the chair agreed to waits anew.
    """
    policies.check_estimate_year(year, today=by.today)
    lines = _layout(Kind.ESTIMATE, year)
    policies.check_keys(amounts, lines)
    policies.check_some(amounts)
    policies.check_covered(lines, formulas.with_totals(lines, amounts))
    last = _last(unit, Kind.ESTIMATE, year)
    policies.check_answered(waiting=last is not None and last.state == State.SENT)
    filing = _draft(by, last, version, unit=unit, kind=Kind.ESTIMATE, year=year, form=lines[0].form)
    values = {line.pk: amounts.get(line.key, 0) for line in lines if line.sort in TYPED}
    return _write(filing, values, {})


@action(Permission.DRAW_FILING, at="unit")
def settlement(*, by, unit, year, version):
    """Lập quyết toán năm theo sổ kế toán.

    Every figure is drawn from the books; the year is closed, with all its months. ``version``: of the draft that was read, 0 for none.
    """
    lines, books = _layout(Kind.SETTLEMENT, year), queries.books_of_year(unit, year)
    policies.check_settleable(year=year, today=by.today, books=books, strange=books.strange(lines))
    last = _last(unit, Kind.SETTLEMENT, year)
    other = last is None or differs(last, books)
    policies.check_another(state=last.state if last else State.NONE, differs=other)
    filing = _draft(by, last, version, unit=unit, kind=Kind.SETTLEMENT, year=year, form=lines[0].form)
    for name, figure in queries.head_of(by, unit, year).items():
        setattr(filing, name, figure)
    filing.cash, filing.bank = books.cash, books.bank
    given = {row.line.key: row.granted for row in queries.assigned(unit, year)}
    assigned = {line.pk: given[line.key] for line in lines if line.sort in DRAWN and line.key in given}
    return _write(filing, books.values(lines), assigned)


def differs(filing, books):
    """True if the books say something else by now than the settlement."""
    rows = list(queries.lines_of([filing]))
    said = {row.line_id: row.amount for row in rows}
    return said != books.values([row.line for row in rows]) or (filing.cash, filing.bank) != (books.cash, books.bank)


def _layout(kind, year):
    lines = list(queries.layout(kind, year)) if year >= policies.FIRST_YEAR else []
    policies.check_form(lines[0].form if lines else None, year=year)
    return lines


def _last(unit, kind, year):
    """The last edition, locked, or None."""
    return Filing.objects.select_for_update(of=("self",)).filter(unit=unit, kind=kind, year=year).order_by("-edition").first()


def _draft(by, last, version, *, form, **of):
    """The draft to be written: the open one as it was last seen, or the next edition. ``last``: the last edition, or None."""
    is_open = last is not None and last.sent_at is None
    if is_open or version:
        recorded.check_unchanged(last if is_open else Filing(version=0), version)
    if not is_open:
        last = Filing(**of, edition=last.edition + 1 if last else 1, version=0)
    last.form, last.drawn_by, last.drawn_at, last.version = form, by.person, by.now, last.version + 1
    last.agreed_by = last.agreed_at = None
    return last


def _write(filing, values, assigned):
    filing.save()
    FilingLine.objects.filter(filing=filing).delete()
    insert_all(
        FilingLine,
        [FilingLine(filing=filing, line_id=line, amount=amount, assigned=assigned.get(line)) for line, amount in values.items()],
    )
    note(kind=str(filing.kind), year=filing.year, edition=filing.edition)
    return filing
