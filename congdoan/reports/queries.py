"""Hand-written parts of a report."""

from congdoan.access.actions import reads
from congdoan.reports.choices import Permission
from congdoan.reports.models import WrittenPart


@reads(Permission.VIEW_REPORT)
def written_parts(*, by, unit, kind, period):
    """{part key: WrittenPart} of a report."""
    scope = by.scope(Permission.VIEW_REPORT).q("unit__path")
    found = WrittenPart.objects.filter(scope, unit=unit, kind=kind, period=period).order_by("part")
    return {row.part: row for row in found}
