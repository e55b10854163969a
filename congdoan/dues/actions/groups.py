"""Ghi nhóm đóng đoàn phí của đơn vị."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dues import policies, queries
from congdoan.dues.actions import dated
from congdoan.dues.choices import Permission
from congdoan.dues.models import PayerGroup


@action(Permission.SET_GROUP, at="unit")
def put(*, by, unit, group, valid_from, source):
    """Ghi nhóm đóng đoàn phí của đơn vị.

    ``valid_from``: first day of the first month; the group before it ends there. Written again of the same month, it is corrected. Months already
    worked out stay as they are until they are worked out again.
    """
    policies.check_keeper(unit)
    last = next(iter(queries.groups_of(unit)), None)
    policies.check_group_month(valid_from, last=last.valid_from if last else None)
    facts = {"group": group, "source": source, "recorded_by": by.person, "recorded_at": by.now}
    note(group=group, month=valid_from.isoformat())
    return dated.put(PayerGroup, last, valid_from, facts, unit=unit)
