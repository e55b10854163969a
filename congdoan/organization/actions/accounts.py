"""Tài khoản: the union opens sign-ins for its people."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.access.choices import Permission
from congdoan.accounts import queries as accounts
from congdoan.accounts.actions import users
from congdoan.kernel.errors import Refused


@action(Permission.GIVE_ROLE, at="unit")
def open_account(*, by, unit, person, username, password, phone=""):
    """Mở tài khoản cho một người của đơn vị.

    ``username`` must be free whatever its case; ``password`` at least ten characters; ``phone`` as national digits or empty.
    What the person may do follows from posts and grants, never from the account.
    """
    if accounts.accounts_of([person.pk]):
        raise Refused(_("%(name)s đã có tài khoản.") % {"name": person.full_name})
    if accounts.by_any_name(username):
        raise Refused(_("Tên đăng nhập “%(name)s” đã có người dùng. Chọn tên khác.") % {"name": username}, field="username")
    if phone and accounts.by_any_name(phone):
        raise Refused(_("Điện thoại này đã dùng để đăng nhập cho người khác."), field="phone")
    try:
        validate_password(password)
    except ValidationError as problem:
        raise Refused(" ".join(problem.messages), field="password") from problem
    return users.open(person=person, username=username, password=password, now=by.now, phone=phone)
