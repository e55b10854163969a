"""Khóa sổ tháng, khóa sổ năm; đề nghị mở lại, rút đề nghị, đồng ý, không đồng ý."""

import datetime

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.periods import month_of
from congdoan.ledger import policies, queries, sealing
from congdoan.ledger.choices import Answer, Permission, Span
from congdoan.ledger.models import Closing, Reopening, Voucher
from congdoan.people import policies as recorded


@action(Permission.KEEP_BOOKS, at="unit")
def close(*, by, unit, month):
    """Khóa sổ một tháng.

    ``month``: its first day. All books of the unit; nothing more is posted in it.
    """
    policies.check_closable(month, today=by.today, opened_on=queries.first_opened(unit), closed=queries.closed_months(unit))
    sealed = list(queries.month_vouchers(unit, month, month_of(month).end))
    made = _chained(by, unit, sealed, kind=Span.MONTH, month=month)
    Voucher.objects.filter(pk__in=[one.pk for one in sealed]).update(closing=made)
    note(month=month.isoformat(), vouchers=len(sealed))
    return made


@action(Permission.KEEP_BOOKS, at="unit")
def close_year(*, by, unit, year, remark=""):
    """Khóa sổ năm: what is left goes over into the next year, no month of it is opened again by itself.

    ``remark``: why cash was not counted on the last day of the year, where it was not.
    """
    months, years = queries.closed_spans(unit)
    policies.check_year_closable(year, today=by.today, opened_on=queries.first_opened(unit), months=months, years=years)
    uncounted = queries.uncounted(unit, year)
    policies.check_counted(uncounted, remark=remark, year=year)
    facts = {"carried": queries.carried(unit, year), "remark": remark if uncounted else ""}
    note(year=year)
    return _chained(by, unit, [], kind=Span.YEAR, month=datetime.date(year, 12, 1), **facts)


@action(Permission.KEEP_BOOKS, at="closing.unit")
def ask_reopen(*, by, closing, version, reason):
    """Đề nghị mở lại sổ một tháng, một năm đã khóa."""
    found = _current(closing, version)
    policies.check_reopenable(found, later=queries.later_closed(found))
    policies.check_not_asked(found)
    Reopening.objects.create(closing=found, asked_by=by.person, asked_at=by.now, reason=reason)
    return _saved(found)


@action(Permission.KEEP_BOOKS, at="closing.unit")
def withdraw(*, by, closing, version):
    """Rút đề nghị mở lại; the request stays in the book as withdrawn."""
    found = _current(closing, version)
    policies.check_waiting(found)
    return _answered(by, found, Answer.WITHDRAWN)


@action(Permission.REOPEN_MONTH, at="closing.unit")
def decline(*, by, closing, version, why_not):
    """Không đồng ý mở lại, with a reason; another person than who asked."""
    found = _current(closing, version)
    policies.check_asked(found, person_id=by.person.pk)
    return _answered(by, found, Answer.DECLINED, why_not=why_not)


@action(Permission.REOPEN_MONTH, at="closing.unit")
def reopen(*, by, closing, version):
    """Đồng ý mở lại sổ một tháng, một năm đã khóa; another person than who asked."""
    found = _current(closing, version)
    policies.check_reopenable(found, later=queries.later_closed(found))
    policies.check_asked(found, person_id=by.person.pk)
    found.reopened_at = by.now
    return _answered(by, found, Answer.AGREED)


def _answered(by, found, answer, *, why_not=""):
    """The closing saved, and the request that waits answered."""
    asked = found.asked
    asked.answer, asked.answered_by, asked.answered_at, asked.why_not = answer, by.person, by.now, why_not
    asked.save(update_fields=["answer", "answered_by", "answered_at", "why_not"])
    return _saved(found, "reopened_at")


def _chained(by, unit, sealed, **facts):
    """The next closing of the unit, sealed and saved. ``sealed``: its vouchers."""
    last = queries.last_closing(unit)
    made = Closing(
        unit=unit, sequence=last.sequence + 1 if last else 1, vouchers_sealed=len(sealed), closed_by=by.person, closed_at=by.now,
        previous_hash=last.hash if last else "", **facts,
    )  # fmt: skip
    made.hash = sealing.seal(made, sealed)
    made.save()
    return made


def _current(closing, version):
    found = Closing.objects.select_for_update(of=("self",)).get(pk=closing.pk)
    recorded.check_unchanged(found, version)
    return found


def _saved(found, *fields):
    found.version += 1
    found.save(update_fields=[*fields, "version"])
    return found
