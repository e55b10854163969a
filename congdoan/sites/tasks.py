"""The room's own periodic work."""

from django.utils.translation import gettext_lazy as _

from congdoan.jobs.declaring import every
from congdoan.sites.actions import tokens


@every("sites.prune", _("Xóa mã đăng nhập của trang liên kết đã hết hạn"), minutes=24 * 60)
def prune(*, now):
    """Deletes codes and tokens that have run out."""
    tokens.prune(now=now)
