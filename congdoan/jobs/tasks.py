"""The room's own periodic work."""

from django.utils.translation import gettext_lazy as _

from congdoan.jobs.actions import runs
from congdoan.jobs.declaring import every


@every("jobs.prune", _("Dọn danh sách việc chạy nền"), minutes=24 * 60)
def prune(*, now):
    """Deletes what was done long ago."""
    runs.prune(now=now)
