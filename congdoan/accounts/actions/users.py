"""Opening accounts."""

from congdoan.accounts.models import User


def open(*, person, username, password, now, phone=None, email=None):
    """Mở tài khoản cho một người. ``phone`` as national digits; raises IntegrityError if a name is taken."""
    user = User(username=username, person=person, phone=phone or None, email=email or None, created_at=now)
    user.set_password(password)
    user.save()
    return user
