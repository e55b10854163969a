"""Đoạn viết tay của báo cáo."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel.errors import Conflict
from congdoan.reports.choices import Permission
from congdoan.reports.models import WrittenPart


@action(Permission.WRITE_REPORT, at="unit")
def write(*, by, unit, kind, period, part, text, version):
    """Viết một mục của báo cáo.

    ``version``: the version that was read, 0 for a part not yet written; raises Conflict if somebody wrote meanwhile.
    """
    note(kind=kind, period=period, part=part)
    known = WrittenPart.objects.filter(unit=unit, kind=kind, period=period, part=part).first()
    if (known.version if known else 0) != (version or 0):
        raise Conflict(_("Mục này vừa được người khác viết. Xem lại bản mới rồi ghi tiếp."), current=known)
    facts = {"text": text, "recorded_by": by.person, "recorded_at": by.now}
    if known is None:
        return WrittenPart.objects.create(unit=unit, kind=kind, period=period, part=part, **facts)
    WrittenPart.objects.filter(pk=known.pk, version=known.version).update(version=known.version + 1, **facts)
    known.refresh_from_db()
    return known
