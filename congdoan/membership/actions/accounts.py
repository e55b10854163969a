"""Tài khoản: the union gives its people sign-ins, new passwords, and takes sign-ins back."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.access.choices import Permission
from congdoan.accounts import queries as accounts
from congdoan.accounts.actions import users
from congdoan.audit import queries as log
from congdoan.kernel.errors import Refused
from congdoan.membership import policies, queries


@action(Permission.GIVE_ROLE, at="unit")
def open_account(*, by, unit, person, username, password, phone="", email="", must_change=True):
    """Mở tài khoản cho một người của đơn vị.

    ``username`` must be free whatever its case; ``password`` at least ten characters, to be changed at first sign-in if
    ``must_change``; ``phone`` as national digits or empty. What the person may do follows from posts and grants, never from the
    account. NotAllowed if the person belongs elsewhere too, where ``by`` may not give accounts.
    """
    _check(by, unit, person)
    policies.check_account_free(person=person, account=accounts.account_of(person.pk))
    policies.check_username(username=username, holder=accounts.by_any_name(username))
    if phone and accounts.by_any_name(phone):
        raise Refused(_("Điện thoại này đã dùng để đăng nhập cho người khác."), field="phone")
    if email and accounts.by_any_name(email):
        raise Refused(_("Thư điện tử này đã dùng để đăng nhập cho người khác."), field="email")
    try:
        validate_password(password)
    except ValidationError as problem:
        raise Refused(" ".join(problem.messages), field="password") from problem
    return users.open(person=person, username=username, password=password, now=by.now, phone=phone, email=email, must_change=must_change)


@action(Permission.GIVE_ROLE, at="unit")
def renew_password(*, by, unit, person, password):
    """Cấp lại mật khẩu cho một người của đơn vị; ai đang đăng nhập bằng mật khẩu cũ thì phải đăng nhập lại.

    Not by who took that account's second factor away within a day.
    """
    account = _known(by, unit, person, is_open=True)
    policies.check_not_both(log.last_by(by.person, "membership.helping.reset_factor", account), now=by.now)
    return users.give_password(user=account, password=password)


@action(Permission.GIVE_ROLE, at="unit")
def close_account(*, by, unit, person):
    """Đóng tài khoản của một người; người ấy không vào được nữa, việc đã ghi vẫn còn."""
    return users.set_active(user=_known(by, unit, person, is_open=True), is_active=False)


@action(Permission.GIVE_ROLE, at="unit")
def reopen_account(*, by, unit, person):
    """Mở lại tài khoản đã đóng."""
    return users.set_active(user=_known(by, unit, person, is_open=False), is_active=True)


def _check(by, unit, person):
    scope = by.scope(Permission.GIVE_ROLE)
    places = queries.places_of(person, by.today)
    policies.check_may_sign_in(person=person, unit=unit, places=places, reached=scope.contains)


def _known(by, unit, person, is_open):
    """The account, in the state in which this can be done to it by this actor."""
    _check(by, unit, person)
    policies.check_not_oneself(by=by, person=person)
    account = accounts.account_of(person.pk)
    policies.check_account_open(account=account, is_open=is_open)
    return account
