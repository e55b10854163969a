"""Mở khóa tài khoản từ máy chủ: for who keeps the server, where nobody is left who may help an officer that is locked out."""

from django.db import transaction
from django.utils.translation import gettext as _

from congdoan.accounts.actions import factors, users
from congdoan.audit.actions import entries
from congdoan.kernel.errors import Refused
from congdoan.membership import queries

KEY = "membership.unlocking.unlock"


@transaction.atomic
def unlock(*, account, reason, now, today, password=""):
    """Gỡ bước xác nhận thứ hai; with ``password`` also a new one to be changed at once, and a closed account opened again.

    Without @action: who runs the command holds the database anyway. It stands in the log of the first unit where the account leads, by nobody,
    with the reason; the person reads of it.
    """
    if not reason:
        raise Refused(_("Ghi vì sao mở khóa, ví dụ: quản trị hệ thống mất điện thoại, đã gặp mặt."), field="reason")
    places = sorted(queries.places_of(account.person, today), key=lambda unit: (len(unit.path), unit.path))
    if not places:
        raise Refused(_("%(name)s không còn ở đơn vị nào.") % {"name": account.person.full_name})
    factors.reset(user=account)
    if password:
        users.give_password(user=account, password=password)
        users.set_active(user=account, is_active=True)
    detail = {"reason": reason, "password": bool(password)}
    entries.append(unit=places[0], at=now, person=None, action=KEY, result=f"accounts.user:{account.pk}", detail=detail)
    return account
