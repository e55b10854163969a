"""Second factors taken away by somebody else, after a device was lost."""

from allauth.mfa.models import Authenticator

from congdoan.accounts.actions import sessions


def reset(*, user):
    """Gỡ mọi bước xác nhận thứ hai của một tài khoản, kết thúc mọi phiên: the password alone signs in until another is set up."""
    Authenticator.objects.filter(user=user).delete()
    sessions.end(user=user)
    return user
