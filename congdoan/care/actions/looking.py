"""Xem lý do thăm hỏi đang che: with a reason of one's own, in the log, and shown to the member."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.care import queries
from congdoan.care.choices import Permission
from congdoan.kernel.errors import Refused


@action(Permission.UNMASK_VISIT_REASON, at="unit", alone=False)
def unmask_reasons(*, by, unit, person, reason):
    """Xem lý do các lần thăm hỏi một đoàn viên ở đơn vị và cấp dưới.

    For whoever pays or books the visit. Returns the Person; the log names who looked, at whom, at which visits, when and why.
    """
    if not reason:
        raise Refused(_("Ghi vì sao cần xem, ví dụ: lập phiếu chi thăm hỏi."), field="reason")
    seen = list(queries.visits(by=by, unit=unit).filter(person=person).values_list("pk", flat=True))
    if not seen:
        raise Refused(_("Sổ chưa có lần thăm nào của người này."))
    note(field="visit_reason", reason=reason, rows=sorted(seen))
    return person
