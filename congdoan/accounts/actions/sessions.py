"""Sign-ins: kept when somebody signs in, touched as they are used, ended from elsewhere."""

import datetime
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session

from congdoan.accounts.devices import device_of
from congdoan.accounts.models import SignIn
from congdoan.accounts.retention import keeping_rule_on

MARK = "phien"
"""Where the session carries [id of its sign-in, its own key, when it was last written down]: no statement on most requests."""
EVERY = datetime.timedelta(minutes=10)


def begin(*, user, session, user_agent, now):
    """Ghi một lần đăng nhập."""
    if not session.session_key:
        session.save()
    made, _new = SignIn.objects.update_or_create(
        session_key=session.session_key, defaults={"user": user, "device": device_of(user_agent)[:80], "began_at": now, "used_at": now}
    )
    session[MARK] = [made.pk, session.session_key, now.isoformat()]
    return made


def touch(*, session, now):
    """Ghi lần dùng cuối: at most every ten minutes, and when a change of password gave the session another key."""
    mark = session.get(MARK)
    if not mark:
        return
    pk, key, written = mark
    if key == session.session_key and now - datetime.datetime.fromisoformat(written) < EVERY:
        return
    SignIn.objects.filter(pk=pk).update(session_key=session.session_key, used_at=now)
    session[MARK] = [pk, session.session_key, now.isoformat()]


def end(*, user, pk=None, but=None):
    """Kết thúc một phiên (``pk``) hoặc mọi phiên, trừ phiên ``but`` (its key): the next request there is led to the sign-in."""
    found = SignIn.objects.filter(user=user).exclude(session_key=but or "")
    found = found if pk is None else found.filter(pk=pk)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    keys = list(found.values_list("session_key", flat=True))
    for key in keys:
        store(key).delete()
    found.delete()
    return len(keys)


def prune(*, now, today):
    """Xóa phiên đăng nhập đã quá hạn giữ; returns how many. A session that still stands keeps its row."""
    Session.objects.filter(expire_date__lte=now).delete()
    since = now - datetime.timedelta(days=keeping_rule_on(today).days)
    standing = Session.objects.values("session_key")
    return SignIn.objects.filter(used_at__lt=since).exclude(session_key__in=standing).delete()[0]
