"""Đọc các lần chạy và các máy chạy nền."""

from django.db.models import Q

from congdoan.access.actions import reads
from congdoan.jobs.choices import UNENDED, Permission, RunState
from congdoan.jobs.models import Run, Worker


@reads(Permission.VIEW_RUNS)
def runs(*, by):
    """Lần chạy that ``by`` may see, newest first: one's own, and with the right to it everybody's at the units and the periodic ones."""
    everyone = by.scope(Permission.VIEW_ALL_RUNS)
    seen = by.scope(Permission.VIEW_RUNS).q("unit__path") & Q(started_by=by.person)
    seen |= everyone.q("unit__path")
    if not everyone.is_empty:
        seen |= Q(unit__isnull=True)
    return Run.objects.filter(seen).select_related("unit", "started_by").order_by("-asked_at", "-pk")


@reads(Permission.VIEW_RUNS)
def run(*, by, pk):
    """One run, or Run.DoesNotExist if there is none that ``by`` may see."""
    return runs(by=by).get(pk=pk)


def last_about(about):
    """The newest run about a record ("workbooks.batch:12"), or None; rights are checked by who shows the record."""
    return Run.objects.filter(about=about).order_by("-pk").first()


def state_of(abouts):
    """{"app.model:pk": state of the newest run about it}."""
    return dict(Run.objects.filter(about__in=list(abouts)).order_by("pk").values_list("about", "state"))


def workers():
    """Máy chạy nền that have not said goodbye, by name; dead ones among them until they are cleared away."""
    return Worker.objects.order_by("name")


def any_worker_lives(*, now):
    """True if a job that is asked for now will be taken."""
    return any(worker.lives(now) for worker in workers())


def oldest_waiting(*, now):
    """The run that has been due the longest without being taken, or None."""
    return Run.objects.filter(state=RunState.WAITING, due_at__lte=now).order_by("due_at", "pk").first()


def running():
    """Runs that a worker has taken, oldest first."""
    return Run.objects.filter(state=RunState.RUNNING).order_by("pk")


def unended_about(about):
    """True if a run about the record waits or runs."""
    return Run.objects.filter(about=about, state__in=UNENDED).exists()
