"""Đọc các lần nhập."""

from collections import Counter

from django.db.models import Count, Min, Q

from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.workbooks import problems
from congdoan.workbooks.answers import key_of
from congdoan.workbooks.choices import BatchState, Permission, RowStatus
from congdoan.workbooks.models import Batch, StagedRow
from congdoan.workbooks.problems import Problem

_RECENT = 20
NAME_SHOWN = 60
_ON_THE_WAY = (BatchState.WAITING, BatchState.UNREADABLE, BatchState.PREVIEWED, BatchState.WRITING)


@reads(Permission.IMPORT_WORKBOOK)
def batches(*, by):
    """Lần nhập of the units where ``by`` may import, newest first, without the files' contents."""
    return (
        Batch.objects.filter(by.scope(Permission.IMPORT_WORKBOOK).q("unit__path"))
        .select_related("unit", "made_by", "ended_by")
        .defer("content")
        .order_by("-made_at", "-pk")
    )


@reads(Permission.IMPORT_WORKBOOK)
def batch(*, by, pk):
    """One batch, or Batch.DoesNotExist if there is none that ``by`` may see."""
    return batches(by=by).get(pk=pk)


def held(*, pk):
    """A batch that a background job works on; the action that the job calls checks who may."""
    return Batch.objects.select_related("unit").defer("content").get(pk=pk)


@reads(Permission.IMPORT_WORKBOOK)
def unfinished(*, by, unit):
    """Lần nhập dở dang of a unit, newest first: on the way to the book and not decided, or committed with rows left out.

    What came before the last commit is settled: the corrected file has been imported since. Asks through ``gather``.
    """
    found = []
    for one in (yield batches(by=by).filter(unit=unit)[:_RECENT]):
        if one.state in _ON_THE_WAY or (one.state == BatchState.COMMITTED and one.counts.get("error")):
            found.append(one)
        if one.state == BatchState.COMMITTED:
            break
    return found


def rows(batch, *, sheet=None, status=None, after=-1):
    """Staged rows of a batch that was found through ``batch``, in order; ``after``: position to go on from (paging by key)."""
    found = StagedRow.objects.filter(batch=batch, position__gt=after)
    if sheet:
        found = found.filter(sheet=sheet)
    if status:
        found = found.filter(status=status)
    return found.order_by("position")


def sheets(batch):
    """[{"sheet", "columns": [(name, title, is number)], "counts": {status: n}, "rows": n, "same": n}] of a batch, in the order of the run.

    ``same``: rows that change nothing and of which nothing is to be said.
    """
    from congdoan.workbooks import registry

    seen = {}
    counted = StagedRow.objects.filter(batch=batch).values("sheet", "status")
    counted = counted.annotate(rows=Count("pk"), first=Min("position"), silent=Count("pk", filter=Q(problems=[])))
    silent = Counter()
    for found in counted.order_by("first"):
        seen.setdefault(found["sheet"], Counter())[found["status"]] = found["rows"]
        silent[found["sheet"]] += found["silent"] if found["status"] == RowStatus.SAME else 0
    result = []
    for name, counts in seen.items():
        sheet = registry.sheet_named(name)
        result.append(
            {
                "sheet": name,
                "columns": [(column.name, column.title, column.style == "number") for column in sheet.columns] if sheet else [],
                "counts": {str(status.value): counts[status.value] for status in RowStatus},
                "rows": sum(counts.values()),
                "same": silent[name],
            }
        )
    return result


def offers(batch, *, by, asked):
    """{(sheet, column): {text: [(value, label)]}}: what texts of a batch may be read as. ``asked``: {(sheet, column): [texts]}.

    At most two queries for each column that is asked about.
    """
    from congdoan.workbooks import registry
    from congdoan.workbooks.running import Run

    run, found = Run(by=by, unit=batch.unit, tables=[], batch=batch), {}
    for (sheet_name, column_name), texts in asked.items():
        sheet = registry.sheet_named(sheet_name)
        column = sheet.asked(column_name) if sheet else None
        found[sheet_name, column_name] = column.offers(texts, run) if column else {}
    return found


def problem_groups(batch, *, blocking=True):
    """[(kind, [Problem])] of a batch, grouped by the way they are repaired; ``blocking=False`` gives the warnings and remarks."""
    found = [
        Problem(**problem)
        for problems_of_row in StagedRow.objects.filter(batch=batch)
        .exclude(problems=[])
        .order_by("position")
        .values_list("problems", flat=True)
        for problem in problems_of_row
    ]
    found += [Problem(**remark) for remark in batch.remarks]
    return problems.by_kind([problem for problem in found if problem.blocks == blocking])


def units_asked(batch):
    """{key: {"text", "rows": how many, "places": {(sheet, column)}}} of what a batch calls units though there are none of that name."""
    said = StagedRow.objects.filter(batch=batch, status=RowStatus.ERROR).order_by("position").values_list("position", "sheet", "problems")
    return units_among((position, sheet, Problem(**facts)) for position, sheet, of_row in said for facts in of_row)


def units_among(said):
    """``units_asked`` of problems that are read already. ``said``: (position, sheet, Problem)."""
    found = {}
    for _position, sheet, problem in said:
        if problem.about and problem.blocks and problem.kind == str(problems.NO_UNIT):
            one = found.setdefault(key_of(problem.about), {"text": problem.about, "rows": 0, "places": set()})
            one["rows"] += 1
            one["places"].add((sheet, problem.name))
    return found


def called(batch, positions):
    """{position: what people call the row by} of staged rows; those that no column names are left out. Asks through ``gather``."""
    from congdoan.workbooks import registry

    found = {}
    rows = yield StagedRow.objects.filter(batch=batch, position__in=positions).order_by("position").values("position", "sheet", "cells")
    for row in rows:
        sheet = registry.sheet_named(row["sheet"])
        names = (
            (*sheet.known_by, *(column.name for column in sheet.columns if column.holds_names or (column.finds and column.name != "unit")))
            if sheet
            else ()
        )
        text = next((row["cells"][name] for name in names if row["cells"].get(name)), "")
        if text:
            found[row["position"]] = text[:NAME_SHOWN]
    return found


def on_the_way_at(unit_ids):
    """{unit id: how many} workbooks that are on the way to the book of these units and not decided; unscoped, for checks."""
    rows = Batch.objects.filter(unit__in=listed(unit_ids), state__in=_ON_THE_WAY)
    return dict(rows.order_by().values_list("unit_id").annotate(Count("pk")))


def on_the_way_rows():
    """Workbooks on the way to a book and not decided; unscoped, for counts."""
    return Batch.objects.filter(state__in=_ON_THE_WAY)
