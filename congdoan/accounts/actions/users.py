"""Opening accounts, giving new passwords, closing."""

from congdoan.accounts.actions import sessions
from congdoan.accounts.models import User


def open(*, person, username, password, now, phone=None, email=None, must_change=False):
    """Mở tài khoản cho một người. ``phone`` as national digits; raises IntegrityError if a name is taken.

    ``must_change``: the password was given on paper, so the person chooses another before doing anything else.
    """
    user = User(
        username=username, person=person, phone=phone or None, email=email or None, created_at=now, must_change_password=must_change
    )
    user.set_password(password)
    user.save()
    return user


def give_password(*, user, password):
    """Cấp mật khẩu mới: whoever is signed in with the old one is signed out, and the new one is to be changed at once."""
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    sessions.end(user=user)
    return user


def set_active(*, user, is_active):
    """Đóng hoặc mở lại tài khoản; a closed one is refused at its next request."""
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    if not is_active:
        sessions.end(user=user)
    return user


def choose_password(*, user, password):
    """Ghi mật khẩu người dùng tự đặt."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    return user
