"""Giúp người khác đăng nhập: a lost second factor taken away, and a look as that person to help; both with a reason, both told to the person."""

import datetime

from django.utils.translation import gettext as _

from congdoan.access import guarding
from congdoan.access import queries as access
from congdoan.access.actions import action
from congdoan.access.choices import Permission
from congdoan.access.roles import Role
from congdoan.accounts import queries as accounts
from congdoan.accounts.actions import factors
from congdoan.audit import queries as log
from congdoan.audit.notes import STEP_OF, note
from congdoan.kernel.errors import Refused
from congdoan.membership import policies, queries

LONGEST = 60
"""Minutes that one look lasts at most."""


@action(Permission.RESET_FACTOR, at="unit", alone=False)
def reset_factor(*, by, unit, person, reason):
    """Gỡ bước xác nhận thứ hai của một người mất máy, mất khóa.

    By somebody who holds the right wherever that account leads, and who gave no new password there within a day; the person is signed out
    everywhere and reads who did it and why.
    """
    account = _account(by, unit, person, reason, by.scope(Permission.RESET_FACTOR).contains)
    policies.check_not_both(log.last_by(by.person, "membership.accounts.renew_password", account), now=by.now)
    if not accounts.keeps_any(account):
        raise Refused(_("%(name)s chưa đặt bước xác nhận thứ hai.") % {"name": person.full_name})
    note(reason=reason)
    return factors.reset(user=account)


@action(Permission.GIVE_SUPPORT, at="unit", alone=False)
def begin_support(*, by, unit, person, reason, minutes):
    """Vào xem hộ như một người khác.

    Reads only, for ``minutes``; by an officer of a level above every place where that account leads, or by who keeps the system there.
    Returns the SupportVisit.
    """
    policies.check_not_oneself(by=by, person=person)
    policies.check_stands_above(above=may_support(by, person), person=person)
    _account(by, unit, person, reason, by.scope(Permission.GIVE_SUPPORT).contains)
    if not 1 <= minutes <= LONGEST:
        raise Refused(_("Xem hộ mỗi lần nhiều nhất %s phút.") % LONGEST, field="minutes")
    note(person=person.pk, reason=reason, minutes=minutes)
    until = by.now + datetime.timedelta(minutes=minutes)
    return guarding.begin_support(by=by, person=person, unit=unit, reason=reason, until_at=until)


@action(Permission.GIVE_SUPPORT, at="support.unit", alone=False)
def look(*, by, support, page):
    """Mở một trang khi đang xem hộ.

    ``by``: who looks, not the one whom he looks as; ``page``: its address. A step of the visit, so that it fills no list of what was recorded.
    """
    note(**{STEP_OF: begin_support.key}, person=support.helped_id, page=page)
    return support


def may_support(by, person):
    """True while ``by`` stands above the person, wherever that account leads: asked at each page, so a right taken away ends the look.

    An officer above stands above what lies below his own unit, never above what is at it; who keeps the system helps there too, but nobody
    who may help there himself.
    """
    given = [grant for grant in by.grants if str(Permission.GIVE_SUPPORT) in grant.permissions]
    equals = {grant.unit_id for grant in access.grants_of(person, by.today) if str(Permission.GIVE_SUPPORT) in grant.permissions}

    def below(place):
        return any(
            grant.reaches(place) and (place.pk != grant.unit_id or (grant.role == Role.ADMINISTRATOR and place.pk not in equals))
            for grant in given
        )

    return all(map(below, queries.places_of(person, by.today)))


def _account(by, unit, person, reason, reached):
    policies.check_may_sign_in(person=person, unit=unit, places=queries.places_of(person, by.today), reached=reached)
    policies.check_not_oneself(by=by, person=person)
    if not reason:
        raise Refused(_("Ghi vì sao, ví dụ: anh ấy mất điện thoại, gọi nhờ."), field="reason")
    account = accounts.account_of(person.pk)
    policies.check_account_open(account=account, is_open=True)
    return account
