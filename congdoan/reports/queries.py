"""Hand-written parts of a report."""

from congdoan.access.actions import reads
from congdoan.reports.choices import Permission
from congdoan.reports.models import WrittenPart


@reads(Permission.VIEW_REPORT)
def written_parts(*, by, unit, kind, period):
    """The hand-written parts of a report."""
    scope = by.scope(Permission.VIEW_REPORT).q("unit__path")
    return WrittenPart.objects.filter(scope, unit=unit, kind=kind, period=period).order_by("part")
