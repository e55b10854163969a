"""Sổ: export of a whole unit, and the uploaded workbook back with its mistakes marked."""

from congdoan.access.actions import action
from congdoan.audit import notes
from congdoan.workbooks import exporting, marking
from congdoan.workbooks.choices import Permission
from congdoan.workbooks.models import Batch


@action(Permission.EXPORT_WORKBOOK, at="unit")
def export(*, by, unit):
    """Xuất sổ của một đơn vị và mọi đơn vị bên dưới ra Excel.

    Returns the bytes of the .xlsx. Rows that ``by`` may not see are not in it.
    """
    notes.note(kind="xlsx")
    return exporting.exported(by=by, unit=unit)


@action(Permission.IMPORT_WORKBOOK, at="batch.unit")
def mark_errors(*, by, batch):
    """Tải về sổ đã đưa lên, có đánh dấu chỗ sai."""
    notes.note(batch=batch.pk)
    return marking.marked(Batch.objects.get(pk=batch.pk))
