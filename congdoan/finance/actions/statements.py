"""Khép đợt vận động: bảng kết thúc, mở lại."""

import datetime

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.finance import policies, queries
from congdoan.finance.actions import records
from congdoan.finance.choices import Permission
from congdoan.finance.models import Statement, StatementLine
from congdoan.kernel import text
from congdoan.kernel.db import insert_all
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out


@action(Permission.CLOSE_FUND, at="fund.unit")
def close(*, by, fund, version, closed_on, left_to=""):
    """Khép đợt vận động và lập bảng kết thúc.

    ``closed_on``: its last day; ``left_to``: where what is left goes, asked where something is left. Every figure is drawn from the books of now and stays as drawn.
    """
    found = records.current(fund)
    recorded.check_correctable(found, version)
    records.check_open([found.pk])
    policies.check_last_day(closed_on, today=by.today, opened_on=found.valid_from, last_on=queries.days_of_fund(found)["last_on"])
    [named] = queries.names_not_told(found, by.today, left_to)
    policies.check_left_unnamed(named)
    figures, lines = queries.drawn_up(found, closed_on)
    policies.check_left(figures["left"], left_to=left_to, gifts=figures["gifts"])
    made = Statement.objects.create(
        fund=found, closed_on=closed_on, was_until=found.valid_until, left_to=left_to if figures["left"] else "", recorded_by=by.person,
        recorded_at=by.now, **figures,
    )  # fmt: skip
    insert_all(StatementLine, [StatementLine(statement=made, number=number, **line) for number, line in enumerate(lines, start=1)])
    records.change(found, {"valid_until": closed_on + datetime.timedelta(days=1)})
    note(statement=made.pk)
    return found


@action(Permission.CLOSE_FUND, at="statement.fund.unit")
def reopen(*, by, statement, version, reason):
    """Mở lại đợt đã khép, vì bảng kết thúc sai. The statement stays in the record with its reason."""
    found = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    recorded.check_correctable(found, version)
    fund = records.current(found.fund)
    taking_out.one(found, by=by, reason=text.squeeze(reason))
    records.change(fund, {"valid_until": found.was_until})
    return found
