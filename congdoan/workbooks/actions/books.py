"""Sổ: export of a whole unit, and the uploaded workbook back with its mistakes marked."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit import notes
from congdoan.kernel.errors import Refused
from congdoan.workbooks import exporting, marking, withheld
from congdoan.workbooks.choices import Permission
from congdoan.workbooks.models import Batch


@action(Permission.EXPORT_WORKBOOK, at="unit")
def export(*, by, unit, sensitive=False, reason=""):
    """Xuất sổ của một đơn vị và mọi đơn vị bên dưới ra Excel.

    Returns the bytes of the .xlsx. Rows that ``by`` may not see are not in it; what is guarded by a right of its own (identity numbers,
    Party, illness) only where ``sensitive`` is asked for with a ``reason``, which the log keeps and the members see.
    """
    if sensitive and not reason:
        raise Refused(_("Ghi vì sao cần cả thông tin nhạy cảm, ví dụ: nộp danh sách cho cấp trên."), field="reason")
    notes.note(kind="xlsx", sensitive=sensitive, **({"reason": reason} if sensitive else {}))
    return exporting.exported(by=by if sensitive else by.without(*withheld.guards()), unit=unit)


@action(Permission.IMPORT_WORKBOOK, at="batch.unit")
def mark_errors(*, by, batch):
    """Tải về sổ đã đưa lên, có đánh dấu chỗ sai."""
    notes.note(batch=batch.pk)
    return marking.marked(Batch.objects.get(pk=batch.pk))
