"""Máy chạy nền: comes, beats, goes; the dead are cleared away."""

import os

from congdoan.jobs import machine, queries
from congdoan.jobs.models import Worker


def beat(name, *, now):
    """Đập nhịp; the first beat is the coming."""
    process = os.getpid()
    facts = {"machine": machine.name(), "process": process, "process_start": machine.start_of(process), "beat_at": now}
    Worker.objects.update_or_create(name=name, defaults=facts, create_defaults={**facts, "started_at": now})


def leave(name):
    """Nghỉ: the worker takes nothing any more."""
    Worker.objects.filter(name=name).delete()


def clear_dead(*, now):
    """Dọn các máy đã chết, once their runs have been put back."""
    dead = [worker.pk for worker in queries.workers() if not worker.lives(now)]
    if dead:
        Worker.objects.filter(pk__in=dead).delete()
