"""Ủy quyền: an officer lets somebody else do some of his work for a time, and takes it back."""

from congdoan.access import grants, queries
from congdoan.access.actions import action
from congdoan.access.choices import Permission
from congdoan.accounts import queries as accounts
from congdoan.audit.notes import note
from congdoan.organization import deputising
from congdoan.people import policies as recorded


@action(Permission.LEND_RIGHTS, at="unit")
def lend(*, by, unit, deputy, permissions, valid_from, valid_until, reason):
    """Ủy quyền cho người khác làm thay.

    ``permissions``: values of rights that ``by`` holds at ``unit`` by roles of his own; ``valid_until`` exclusive, at most
    ``deputising.LONGEST`` after the first day. Raises Refused with the sentence.
    """
    deputising.check_deputy(by=by, deputy=deputy, account=accounts.account_of(deputy.pk))
    deputising.check_days(valid_from=valid_from, valid_until=valid_until, today=by.today)
    deputising.check_rights(by=by, unit=unit, permissions=permissions)
    held = queries.duties(unit, valid_from, valid_until, around=True).get((deputy.pk, deputy.full_name), set())
    deputising.check_apart(deputy=deputy, held=held, permissions=permissions)
    deputising.check_reason(reason)
    made = grants.lend(
        by=by, unit=unit, deputy=deputy, permissions=permissions, valid_from=valid_from, valid_until=valid_until, reason=reason
    )
    note(deputy=deputy.pk, permissions=made.permissions)
    return made


@action(Permission.LEND_RIGHTS, at="delegation.unit")
def call_back(*, by, delegation, version):
    """Thôi ủy quyền trước hạn; người được ủy quyền mất quyền ngay lần bấm sau."""
    delegation = queries.delegation_to_change(delegation.pk)
    recorded.check_unchanged(delegation, version)
    deputising.check_may_call_back(by=by, delegation=delegation)
    return grants.call_back(by=by, delegation=delegation)
