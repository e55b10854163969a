"""Periodic work of the rooms that stand below the clock."""

from django.utils.translation import gettext_lazy as _

from congdoan.accounts.actions import sessions
from congdoan.jobs import every
from congdoan.kernel.dates import day_of


@every("accounts.prune", _("Xóa phiên đăng nhập đã quá hạn giữ"), minutes=24 * 60)
def prune_sign_ins(*, now):
    """Deletes sign-ins that were last used too long ago, and sessions that have run out."""
    sessions.prune(now=now, today=day_of(now))
