"""The queue of background jobs (việc chạy nền): the only file that knows django-tasks. What a job is stands in the room jobs.

A delivery is one row of the queue: put there in the transaction of whatever it is about, taken by one worker, then finished, put
back for later, or given up. What the library lacks (workers that died, another try, periodic work) is done with it above.
"""

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

__all__ = ["anything_due", "call", "finish", "forget", "give_up", "put", "put_back", "queued", "take"]


def queued(function):
    """Marks a module-level function as something that the queue can call with plain arguments."""
    return task()(function)


def put(what, *, after, **arguments):
    """Puts a ``queued`` function into the queue, within the caller's transaction; returns the delivery's id.

    ``after``: aware datetime before which nobody takes it.
    """
    return what.using(run_after=after).enqueue(**arguments).id


@transaction.atomic
def take(worker, *, now):
    """Takes the first delivery that is due for the worker (its name); returns its id or None. Others that are being taken are passed over."""
    found = _due(now).get_locked()
    if found is None:
        return None
    found.claim(worker)
    return found.pk


def anything_due(*, now):
    """True if a delivery waits to be taken: a question that takes no lock."""
    return _due(now).exists()


def _due(now):
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after__lte=now)


def call(delivery):
    """Calls the function of a delivery."""
    result = DBTaskResult.objects.get(pk=delivery)
    return result.task.call(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])


def finish(delivery):
    """The delivery has been served."""
    DBTaskResult.objects.get(pk=delivery).set_successful(None)


def give_up(delivery, error):
    """The delivery is not tried any more; ``error``: the last exception."""
    DBTaskResult.objects.get(pk=delivery).set_failed(error)


def put_back(delivery, *, after):
    """The delivery is taken again, not before ``after``."""
    DBTaskResult.objects.filter(pk=delivery).update(status=TaskResultStatus.READY, run_after=after, finished_at=None)


def forget(*, before):
    """Deletes what was finished or given up before a moment; returns how many."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()[0]
