"""Lần chạy: asked for, taken, ended, put back, run again, forgotten.

All but ``rerun`` are the machinery's own steps: ``enqueue`` stands inside the action that wants the job, the others act for no person.
"""

import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congdoan.access.actions import action, label_of
from congdoan.audit import notes
from congdoan.jobs import policies, queries
from congdoan.jobs.choices import Permission, RunState
from congdoan.jobs.declaring import JOBS, PERIODIC
from congdoan.jobs.models import Run
from congdoan.jobs.performing import perform
from congdoan.kernel import jobs

KEPT = datetime.timedelta(days=90)


@transaction.atomic
def enqueue(key, *, by, unit, about=None, title="", **arguments):
    """Giao một việc cho máy chạy nền, cùng lúc với dữ liệu mà nó nói đến.

    ``key``: of a declared job; ``unit``: whose job it is; ``about``: the record, ``title``: its words; ``arguments``: ids alone.
    Returns the Run, taken only after the caller's transaction has been committed.
    """
    run = Run(job=JOBS[key].key, unit=unit, user=by.user, started_by=by.person, asked_at=by.now, due_at=by.now)
    run.arguments, run.about, run.title = arguments, label_of(about), title[:200]
    return _put(run)


@action(Permission.RERUN, at="run.unit")
def rerun(*, by, run):
    """Chạy lại một việc đã dừng hẳn; người giao việc vẫn là người cũ."""
    run = _locked(run.pk)
    policies.check_may_run_again(run=run)
    run.state, run.attempts, run.due_at, run.ended_at, run.said = RunState.WAITING, 0, by.now, None, ""
    notes.note(job=run.job, about=run.about)
    return _put(run)


@transaction.atomic
def take(worker, *, now):
    """Nhận một việc đến hạn: the Run, now RUNNING at the worker (its name); None if nothing waits."""
    delivery = jobs.take(worker, now=now)
    run = Run.objects.select_for_update(of=("self",)).filter(delivery=delivery).first() if delivery else None
    if run is None or run.state != RunState.WAITING:
        if delivery:
            jobs.finish(delivery)  # of a run that was forgotten
        return None
    run.state, run.worker, run.began_at, run.attempts = RunState.RUNNING, worker, now, run.attempts + 1
    run.save()
    return run


def done(run, *, now):
    """Ghi là đã xong."""
    _end(run, RunState.DONE, "", now)


def refuse(run, sentence, *, now):
    """Ghi là không được làm: trying again would change nothing."""
    _end(run, RunState.REFUSED, sentence, now)


def fail(run, sentence, error, *, now):
    """Ghi là chưa được: later again, at growing distances; after the last try it stays among the dead."""
    if run.attempts >= policies.MOST_ATTEMPTS:
        _end(run, RunState.DEAD, sentence, now, error)
    else:
        _again(run, sentence, now + policies.wait_before(run.attempts))


def put_back_lost(*, now):
    """Trả lại hàng đợi các việc mà máy đang làm đã chết; returns the runs."""
    alive = {worker.name for worker in queries.workers() if worker.lives(now)}
    lost = [run for run in queries.running() if run.worker not in alive]
    for run in lost:
        sentence = _("Máy chạy nền bị tắt giữa chừng. Chưa có gì được ghi dở; việc được làm lại từ đầu.")
        if run.attempts >= policies.MOST_ATTEMPTS:
            sentence = _("Máy chạy nền bị tắt giữa chừng đủ %s lần nên dừng hẳn. Chưa có gì được ghi dở.") % run.attempts
            _end(run, RunState.DEAD, sentence, now)
        else:  # once at once: most often the server was restarted
            _again(run, sentence, now if run.attempts == 1 else now + policies.wait_before(run.attempts - 1))
    return lost


def enqueue_periodic(*, now):
    """Giao các việc định kỳ đã đến hạn, mỗi lúc đến hạn một lần dù có bao nhiêu máy; returns the new runs."""
    moments = {key: periodic.moment(now) for key, periodic in PERIODIC.items()}
    asked = set(Run.objects.filter(moment__in=list(moments.values())).values_list("job", "moment"))
    found = []
    for key, moment in moments.items():
        if (key, moment) in asked:
            continue
        try:
            with transaction.atomic():
                found.append(_put(Run(job=key, asked_at=now, due_at=now, moment=moment)))
        except IntegrityError:  # another worker was first
            continue
    return found


def prune(*, now):
    """Xóa các lần chạy đã xong từ lâu; dead ones stay until they are run again."""
    Run.objects.filter(state__in=(RunState.DONE, RunState.REFUSED), ended_at__lt=now - KEPT).delete()
    jobs.forget(before=now - KEPT)


@transaction.atomic
def _put(run):
    run.save()
    run.delivery = jobs.put(perform, after=run.due_at, run=run.pk)
    run.save(update_fields=["delivery"])
    return run


@transaction.atomic
def _end(run, state, sentence, now, error=None):
    run = _still(run)
    if run is None:
        return
    run.state, run.said, run.ended_at, run.worker = state, sentence, now, ""
    run.save()
    if state == RunState.DEAD:
        jobs.give_up(run.delivery, error or RuntimeError("lost"))
    else:
        jobs.finish(run.delivery)


@transaction.atomic
def _again(run, sentence, due_at):
    run = _still(run)
    if run is None:
        return
    run.state, run.said, run.due_at, run.worker = RunState.WAITING, sentence, due_at, ""
    run.save()
    jobs.put_back(run.delivery, after=due_at)


def _still(run):
    """The run, held, if it is still being run where it was; None if somebody has put it back meanwhile."""
    now = _locked(run.pk)
    same = now.state == RunState.RUNNING and now.worker == run.worker and now.attempts == run.attempts
    return now if same else None


def _locked(pk):
    return Run.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
