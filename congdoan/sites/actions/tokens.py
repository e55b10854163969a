"""The provider's short-lived rows: codes, used once, kept by their hash alone; tokens of a site that die. Below @action, as sign-ins are."""

import datetime

from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Token

CODE_LIVES = datetime.timedelta(seconds=60)
_CODE = Token.Type.AUTHORIZATION_CODE


def keep_code(*, code, client, user, scopes, facts, now):
    """Giữ một mã đăng nhập một lần: its hash, whose, for which site, for a minute. ``facts``: what the exchange must match."""
    token = Token(type=_CODE, client=client, user=user, data=facts, created_at=now, expires_at=now + CODE_LIVES)
    token.hash = get_adapter().hash_token(code)
    token.set_scopes(scopes)
    token.save(force_insert=True)


def find_code(*, code, client_id):
    """The row of a code of this client, used up or not; None for what was never one."""
    return Token.objects.by_value(code).filter(type=_CODE, client=client_id).select_related("user__person").first()


def use_code(*, row, now):
    """True for the first who uses a code in time. One that comes again kills what it brought: somebody has stolen it."""
    first = Token.objects.filter(pk=row.pk, expires_at__gt=now).update(expires_at=now)
    if not first:
        Token.objects.filter(client=row.client_id, user=row.user_id).exclude(type=_CODE).delete()
    return bool(first)


def end_codes(site):
    """Codes on their way die: an address of return may have gone."""
    Token.objects.filter(client=site.client_id, type=_CODE).delete()


def end(site, user=None):
    """Every code and token of a site dies, or those of one person there."""
    found = Token.objects.filter(client=site.client_id)
    (found if user is None else found.filter(user=user)).delete()


def revoke(*, value, client_id):
    """The token of this very client dies; another's is not touched."""
    Token.objects.by_value(value).filter(client=client_id).exclude(type=_CODE).delete()


def prune(*, now):
    """Xóa mã, phiên của trang liên kết đã hết hạn từ một ngày trước; returns how many."""
    return Token.objects.filter(expires_at__lte=now - datetime.timedelta(days=1)).delete()[0]
