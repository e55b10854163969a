"""The bench of settlements, on PostgreSQL: those of 11,000 unions added up for a province, beside one plain SQL query on the same rows.

Goal: at most 3 x. Also where a union has moved since the year's end, so that the tree of that day is walked.
"""

import datetime
import random
import statistics
import sys
import tempfile
from pathlib import Path

from tools.bench import province
from tools.bench.measuring import RUNS, prepare, timed
from tools.bench.rearranging import analysed

BRANCHES, EACH = 100, 110
YEAR = 2025
SENT = datetime.datetime(2026, 1, 20, 3, 0, tzinfo=datetime.timezone.utc)
GOAL = 3


def settled(unions, hands):
    """A settlement of each union with every line, sent; half of them approved. Returns how many lines."""
    from congdoan.budget import queries
    from congdoan.budget.choices import DRAWN, Kind
    from congdoan.budget.models import Filing, FilingLine
    from congdoan.kernel.db import insert_all

    first, second, draw = hands[0].person, hands[1].person, random.Random(7)
    lines = list(queries.layout(Kind.SETTLEMENT, YEAR))
    facts = {"kind": Kind.SETTLEMENT, "year": YEAR, "form": lines[0].form, "drawn_by": first, "drawn_at": SENT}
    made = insert_all(Filing, [Filing(unit=unit, agreed_by=second, agreed_at=SENT, **facts) for unit in unions])
    drawn, rows = [line for line in lines if line.sort in DRAWN], []
    for number, filing in enumerate(made):
        for line in drawn:
            amount = draw.randrange(0, 90_000_000, 1000)
            rows.append(FilingLine(filing=filing, line=line, amount=amount, assigned=amount, approved=amount if number % 2 else None))
    insert_all(FilingLine, rows)
    Filing.objects.update(sent_by=first, sent_at=SENT)
    Filing.objects.filter(pk__in=[one.pk for one in made[1::2]]).update(approved_by=second, approved_at=SENT)
    return len(rows)


def floor(unit):
    """{line: sum} by one plain query on the same rows."""
    from django.db import connection

    from congdoan.units.tree import AFTER

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.line_id, SUM(l.amount), SUM(l.assigned), SUM(l.approved) FROM budget_filingline l "
            "JOIN budget_filing f ON f.id = l.filing_id JOIN units_unit u ON u.id = f.unit_id "
            "WHERE f.kind = 'settlement' AND f.year = %s AND f.sent_at IS NOT NULL AND f.returned_at IS NULL AND f.superseded_at IS NULL "
            "AND u.path > %s AND u.path < %s GROUP BY l.line_id",
            [YEAR, unit.path, unit.path + AFTER],
        )
        return {line: int(amount) for line, amount, _given, _agreed in cursor.fetchall()}


def compare(title, by, unit):
    """Prints medians, ratio and statements; both take turns. Exits where the sums are not the same."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from congdoan.budget import queries
    from congdoan.budget.choices import Kind

    def ours():
        return queries.consolidated(by=by, unit=unit, kind=Kind.SETTLEMENT, year=YEAR)

    plain, mine = [], []
    for _run in range(RUNS):
        seconds, by_line = timed(floor, unit)
        plain.append(seconds)
        seconds, found = timed(ours)
        mine.append(seconds)
    if any(found.amounts[line.key] != by_line[line.pk] for line in found.lines if line.pk in by_line):
        sys.exit("the consolidation and the plain query say different sums")
    with CaptureQueriesContext(connection) as seen:
        ours()
    base, median = statistics.median(plain), statistics.median(mine)
    print(f"{title}, {found.filings} settlements: plain SQL median {base * 1000:.0f} ms")
    print(
        f"  consolidation median {median * 1000:.0f} ms, ratio {median / base:.1f} (goal: at most {GOAL}), {len(seen)} SQL statements",
        flush=True,
    )
    return median / base


def main():
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import test

    with test.postgresql() as address, tempfile.TemporaryDirectory() as folder:
        prepare(folder, address)
        from django.db import transaction

        from congdoan.organization.actions import changes

        top, *hands = province.officers()
        with transaction.atomic():
            here, there = province.units(top, "provincial_federation", ["T1", "T2"])
            branches = province.units(here, "industrial_zone_union", [f"B{number}" for number in range(BRANCHES)])
            unions = []
            for number, branch in enumerate(branches):
                unions += province.units(branch, "grassroots_union", [f"U{number}-{one}" for one in range(EACH)])
            (away,) = province.units(there, "grassroots_union", ["V0"])
            count = settled(unions, hands)
        analysed()
        print(f"{len(unions)} unions under {BRANCHES} branches, {count} lines")
        ratio = compare("tree of today", hands[0], here)
        facts = {"name": away.name, "kind": away.kind, "parent": branches[0], "effective_on": datetime.date(2026, 2, 1), "decision": "1/QĐ"}
        changes.change(by=hands[0], unit=away, version=away.version, **facts)
        ratio = max(ratio, compare("a union came since the year's end", hands[0], here))
    return ratio > GOAL
