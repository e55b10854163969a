"""The number of SQL statements does not grow with the rows: at most 60 for a sheet of 4,000."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congdoan import workbooks
from congdoan.workbooks.tests.club import Call
from congdoan.workbooks.tests.factories import book
from congdoan.workbooks.tests.test_importing import CALLS, PEOPLE, bring_in, counts

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]


def calls(number):
    """So many calls, each on another day."""
    start = datetime.date(2005, 1, 1)
    return [
        CALLS[0],
        *([start + datetime.timedelta(days=place), "Vũ Thị Dung", "Ốm đau", 500_000 + place, None] for place in range(number)),
    ]


def statements(work):
    """SQL statements of a piece of work, savepoints not counted."""
    with CaptureQueriesContext(
        connection,
    ) as seen:
        result = work()
    return [one["sql"] for one in seen if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))], result


def importing(cast, rows):
    """(statements of preview, of commit)."""
    content = book({"Thăm": rows})
    before, batch = statements(lambda: workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content))
    after, _batch = statements(lambda: workbooks.commit(by=cast.chair, batch=batch))
    return len(before), len(after)


@pytest.mark.slow
def test_four_thousand_rows(cast):
    bring_in(cast, {"Hội viên": PEOPLE})
    preview, commit = importing(cast, calls(4000))
    assert Call.objects.count() == 4000
    assert preview <= 60
    assert commit <= 60


def test_ten_rows_and_forty_take_the_same(cast):
    bring_in(cast, {"Hội viên": PEOPLE})
    ten = importing(cast, calls(10))
    workbooks.undo(by=cast.chair, batch=workbooks.queries.batches(by=cast.chair).first())
    assert importing(cast, calls(40)) == ten


def test_mistakes_and_changes_take_no_more(cast):
    bring_in(cast, {"Hội viên": PEOPLE, "Thăm": calls(50)})
    rows = [[*row[:4], "sửa"] if place % 2 else ["x", *row[1:]] for place, row in enumerate(calls(50)[1:])]
    seen, batch = statements(
        lambda: workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book({"Thăm": [CALLS[0], *rows]}))
    )
    assert batch.counts == counts(changed=25, error=25)
    assert len(seen) <= 60
