"""Điều kiện của một lần chạy."""

import datetime

from django.utils.translation import gettext as _

from congdoan.jobs.choices import TRANSITIONS, RunState
from congdoan.jobs.declaring import JOBS
from congdoan.kernel.errors import Refused

MOST_ATTEMPTS = 5
FIRST_WAIT = datetime.timedelta(seconds=30)


def wait_before(attempt):
    """How long to wait after the ``attempt``-th try: 30 s, 2 min, 8 min, 32 min."""
    return FIRST_WAIT * 4 ** (attempt - 1)


def check_may_run_again(*, run):
    """Only what stopped for good, and is still known to this version, is run again."""
    if RunState.WAITING not in TRANSITIONS[RunState(run.state)] or run.state == RunState.RUNNING:
        raise Refused(_("Việc này %(state)s nên không chạy lại được.") % {"state": RunState(run.state).label})
    if run.job not in JOBS:
        raise Refused(_("Phiên bản này không còn việc ấy. Làm lại từ trang của việc."))
