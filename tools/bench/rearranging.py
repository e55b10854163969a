"""The bench of reorganisations, on PostgreSQL: each beside the same rows written in plain SQL, in turn, in one run.

dissolving: one plan that dissolves 163 unions with 7,172 members, 489 posts and their roles, checked and logged (goal: at most 5 x).
moving: a branch of 13,000 units and 300,000 members to another superior, as a plan and as a single change (goal: at most 2.5 x).
"""

import datetime
import json
import statistics
import sys
import tempfile
from pathlib import Path

from tools.bench import province
from tools.bench.measuring import RUNS, prepare, statements, taken_back

UNIONS, EACH = 163, 44
BRANCH, BRANCH_EACH = 13_000, 23
ON = datetime.date(2026, 10, 1)


def floor_dissolving(pks):
    """The rows of a dissolution, written in plain SQL: which units is known, nothing is checked, nothing logged."""
    from django.db import connection

    keys = json.dumps(pks)
    those = "(SELECT value::bigint FROM jsonb_array_elements_text(%s::jsonb))"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO units_event (effective_on, about, recorded_by_id, recorded_at) SELECT %s, '', min(id), now() FROM people_person RETURNING id",
            [ON],
        )
        (event,) = cursor.fetchone()
        for table in ("units_placement", "units_unitspell", "units_unitemployer"):
            cursor.execute(
                f"UPDATE {table} SET valid_until = %s, ended_by_id = %s WHERE unit_id IN {those} AND valid_until IS NULL", [ON, event, keys]
            )  # noqa: S608
        cursor.execute(
            f"UPDATE units_unit SET closed_on = %s, closed_by_id = %s, version = version + 1 WHERE id IN {those}", [ON, event, keys]
        )  # noqa: S608
        cursor.execute(
            f"UPDATE membership_membership SET valid_until = %s, ended_by_id = %s, why_left = 'unit_closed', version = version + 1 "  # noqa: S608
            f"WHERE unit_id IN {those} AND valid_until IS NULL",
            [ON, event, keys],
        )
        cursor.execute(
            f"UPDATE organization_appointment SET valid_until = %s, ended_by = %s, version = version + 1 WHERE unit_id IN {those} AND valid_until IS NULL",  # noqa: S608
            [ON, f"units.event:{event}", keys],
        )
        cursor.execute(
            f"UPDATE access_grant SET valid_until = %s, ended_by = %s WHERE unit_id IN {those} AND valid_until IS NULL",  # noqa: S608
            [ON, f"units.event:{event}", keys],
        )


def floor_moving(unit, parent):
    """The rows of a move, written in plain SQL: the unit's placement, its superior, the paths of the branch."""
    from django.db import connection

    from congdoan.units.tree import AFTER, path

    with connection.cursor() as cursor:
        cursor.execute("UPDATE units_placement SET valid_until = %s WHERE unit_id = %s AND valid_until IS NULL", [ON, unit.pk])
        cursor.execute("INSERT INTO units_placement (unit_id, parent_id, valid_from) VALUES (%s, %s, %s)", [unit.pk, parent.pk, ON])
        cursor.execute("UPDATE units_unit SET parent_id = %s, version = version + 1 WHERE id = %s", [parent.pk, unit.pk])
        cursor.execute(
            "UPDATE units_unit SET path = %s || substr(path, %s) WHERE path >= %s AND path < %s",
            [path(parent.path, unit.serial), len(unit.path) + 1, unit.path, unit.path + AFTER],
        )


def compare(title, floor, works, goal):
    """Prints medians and ratios; the floor and ours take turns, all of it undone each time."""
    seconds = {name: [] for name in ("", *works)}
    for _run in range(RUNS):
        seconds[""].append(taken_back(floor)[0])
        for name, work in works.items():
            seconds[name].append(taken_back(work)[0])
    base = statistics.median(seconds.pop(""))
    print(f"{title}: plain SQL median {base * 1000:.0f} ms")
    for name, work in works.items():
        ours = statistics.median(seconds[name])
        print(
            f"  {name:14} median {ours * 1000:.0f} ms, ratio {ours / base:.1f} (goal: at most {goal}), {statements(work)} SQL statements",
            flush=True,
        )


def plan_of(top, first, second, title, number, steps):
    """A plan, submitted by one and approved by the other."""
    from congdoan.reorganization.actions import plans

    plan = plans.draft(by=first, unit=top, title=title, effective_on=ON, number=number, signed_on=ON, issuer="TLĐ", steps=steps)
    plan = plans.submit(by=first, plan=plan, version=plan.version)
    return plans.approve(by=second, plan=plan, version=plan.version)


def dissolving(top, first, second):
    """163 unions by one decision."""
    from django.db import transaction

    from congdoan.reorganization.actions import carrying

    with transaction.atomic():
        (above,) = province.units(top, "provincial_federation", ["T1"])
        unions = province.units(above, "grassroots_union", [f"G{number}" for number in range(UNIONS)])
        persons = province.members(unions, EACH)
        province.chairs(unions, persons, EACH)
    analysed()
    plan = plan_of(top, first, second, "Giải thể", "214/QĐ", [{"deed": "dissolve", "unit": unit, "fate": "end"} for unit in unions])
    works = {"plan": lambda: carrying.carry_out(by=second, plan=plan, version=plan.version)}
    compare(f"dissolving {UNIONS} unions, {len(persons)} members", lambda: floor_dissolving([unit.pk for unit in unions]), works, 5)


def moving(top, first, second):
    """A branch to another superior."""
    from django.db import transaction

    from congdoan.organization.actions import changes
    from congdoan.reorganization.actions import carrying
    from congdoan.reorganization.choices import PlanState
    from congdoan.reorganization.models import Plan

    with transaction.atomic():
        here, there = province.units(top, "provincial_federation", ["T2", "T3"])
        (branch,) = province.units(here, "industrial_zone_union", ["KCN"])
        unions = province.units(branch, "grassroots_union", [f"K{number}" for number in range(BRANCH - 1)])
        persons = province.members(unions, BRANCH_EACH)
    analysed()
    plan = plan_of(top, first, second, "Chuyển", "215/QĐ", [{"deed": "change", "unit": branch, "parent_code": "T3"}])
    facts = {"name": branch.name, "kind": branch.kind, "parent": there, "effective_on": ON, "decision": "216/QĐ"}

    def by_hand():
        """Beside no plan: one that waits would hold the branch."""
        Plan.objects.filter(pk=plan.pk).update(state=PlanState.DRAFT)
        changes.change(by=second, unit=branch, version=branch.version, **facts)

    works = {"plan": lambda: carrying.carry_out(by=second, plan=plan, version=plan.version), "single change": by_hand}
    compare(f"moving {BRANCH} units, {len(persons)} members", lambda: floor_moving(branch, there), works, 2.5)
    print(f"  member rows written by the move: {taken_back(lambda: written_by(works['plan']))[1]}")


def written_by(work):
    """How many member rows a piece of work writes, as PostgreSQL counts them."""
    from django.db import connection

    question = "SELECT n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables WHERE relname = 'membership_membership'"
    with connection.cursor() as cursor:
        cursor.execute(question)
        (before,) = cursor.fetchone()
        work()
        cursor.execute(question)
        return cursor.fetchone()[0] - before


def analysed():
    """The planner knows the tables as it would after a night."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main():
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import test

    with test.postgresql() as address, tempfile.TemporaryDirectory() as folder:
        prepare(folder, address)
        hands = province.officers()
        dissolving(*hands)
        moving(*hands)
