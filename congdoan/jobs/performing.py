"""What the queue calls: one try of a run, by the person who asked for it, with the rights of today."""

from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.access.actors import actor_for
from congdoan.accounts import queries as accounts
from congdoan.jobs import telling
from congdoan.jobs.declaring import JOBS, PERIODIC
from congdoan.jobs.models import Run
from congdoan.kernel import jobs, progress
from congdoan.kernel.errors import NotAllowed, Refused


@jobs.queued
def perform(run):
    """One try of a run (its id): the person is who they are now, with the rights of today."""
    run = Run.objects.get(pk=run)
    if run.job not in JOBS:
        raise Refused(_("Phiên bản này không còn việc ấy. Làm lại từ trang của việc."))
    with progress.heard_by(telling.listener(run.pk)):
        if run.job in PERIODIC:
            JOBS[run.job].function(now=timezone.now())
        else:
            JOBS[run.job].function(by=_actor(run), **run.arguments)


def _actor(run):
    user = accounts.with_person(run.user_id)
    if not user.is_active:
        raise NotAllowed(_("Tài khoản của người giao việc đã đóng nên việc này không được làm."))
    return actor_for(user, timezone.now())
