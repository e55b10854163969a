"""Thông tin thêm của một đoàn viên: ghi, tự ghi."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.extras import queries as extras
from congdoan.extras.actions import answers as written
from congdoan.extras.choices import Permission
from congdoan.membership import policies


@action(Permission.RECORD_ANSWER, at="membership.unit")
def record(*, by, membership, version, answers):
    """Ghi thông tin thêm của một đoàn viên.

    ``answers``: {field id: what ``extras.actions.answers.write`` takes}; fields that ``by`` does not see are left as they are. Conflict if
    ``version`` is not the one of ``extras.queries.version_of``. Refused: somebody who is a member here no more, a required one left empty.
    """
    policies.check_stays(membership=membership, today=by.today)
    return _write(by, membership, extras.seen(by, membership.unit, by.today), answers, version)


@action(None, at="membership.unit", own="membership.person")
def record_own(*, by, membership, version, answers):
    """Tự ghi thông tin thêm của mình. Arguments as ``record``; only what members may fill in themselves."""
    policies.check_stays(membership=membership, today=by.today)
    return _write(by, membership, extras.own_fields(membership.unit, by.today), answers, version)


def _write(by, membership, fields, answers, version):
    changed = written.write(by, membership.person, fields, answers, version)
    note(person=membership.person_id, fields=sorted(changed))
    return membership
