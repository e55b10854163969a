"""Ghi tài khoản nhận tiền của đơn vị."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dues import policies, queries
from congdoan.dues.actions import dated
from congdoan.dues.choices import Permission
from congdoan.dues.models import BankAccount


@action(Permission.SET_ACCOUNT, at="unit")
def put(*, by, unit, bank, number, holder, valid_from):
    """Ghi tài khoản nhận đoàn phí, kinh phí của đơn vị.

    ``bank``: its number at NAPAS (banks.py). The account before it ends on that day; written again of the same day, it is corrected.
    """
    policies.check_account(number)
    last = queries.accounts(unit).first()
    policies.check_account_day(valid_from, last=last.valid_from if last else None)
    facts = {"bank": bank, "number": number, "holder": holder, "recorded_by": by.person, "recorded_at": by.now}
    note(day=valid_from.isoformat())
    policies.check_account_unused(last is not None and last.valid_from == valid_from and queries.has_statements(last))
    return dated.put(BankAccount, last, valid_from, facts, unit=unit)
